//! The app probe before real servers: nginx as proxy and with TLS, an app that hangs, two instances of one app.

use std::{
    io::{Read as _, Write as _},
    net::TcpListener,
    path::Path,
    thread,
};

use plimsoll::{
    check::{self, Verdict},
    config::Given,
};

use crate::{
    app::Looked,
    support::{Nginx, Reply, Web, parted},
};

/// What a check comes to.
fn verdict(looked: &Looked, name: &str) -> Verdict {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    checks.iter().find(|c| c.name() == name).expect("the check is there").judge(looked.snapshot.db())
}

const PAGE: &str =
    r#"<html><link rel="stylesheet" href="/static/app.0a1b2c3d4e.css"><script src="/static/app.js"></script><a href="/data">d</a></html>"#;

/// Static files by nginx with its own defaults but `settings`, all else by the app behind it.
fn behind_nginx(settings: &str) -> Looked {
    let app = Web::start(|asked| match asked.path.as_str() {
        "/" => Reply::html(PAGE),
        _ => Reply::not_found(),
    });
    let (http, inside) = parted(settings);
    let server =
        format!("listen 127.0.0.1:{{port}}; {inside} root $DIR/files; location /static/ {{ }} location / {{ proxy_pass {}; }}", app.url());
    let (style, script) = (".button { color: red }\n".repeat(900), "let answer = 42;\n".repeat(900));
    let nginx = Nginx::start_in(
        &format!("# beside it\n{http}"),
        &server,
        &[("files/static/app.0a1b2c3d4e.css", &style), ("files/static/app.js", &script)],
    );
    Looked::at(&nginx.url("http", "127.0.0.1"))
}

#[test]
fn gzip_in_nginx_packs_pages_only_and_nothing_for_a_proxy_unless_told() {
    let looked = behind_nginx("gzip on;");
    let plain = "select path from http_response where kind = 'asset' and not is_compressed and gzip_saving_bytes > 10000 order by path";
    assert_eq!(looked.all(plain), ["/static/app.0a1b2c3d4e.css", "/static/app.js"]);
    assert!(matches!(verdict(&looked, "cdn/asset-uncompressed"), Verdict::Fail { .. }));
    let looked = behind_nginx("gzip on; gzip_types text/css text/javascript;");
    assert!(matches!(verdict(&looked, "cdn/asset-uncompressed"), Verdict::Pass { of: 2, .. }));
    let Verdict::Fail { findings, .. } = verdict(&looked, "cdn/compression-lost-behind-proxy") else {
        panic!("nginx keeps gzip from proxies")
    };
    let fix = findings[0].fix.clone().expect("a fix");
    let looked = behind_nginx(&fix);
    assert!(matches!(verdict(&looked, "cdn/compression-lost-behind-proxy"), Verdict::Pass { .. }));
    let weak = "select is_compressed and is_revalidated and wire_bytes < body_bytes from http_response where path = '/static/app.js'";
    assert!(looked.one::<bool>(weak), "a weak ETag is answered with 304");
    assert_eq!(looked.all("select name from http_hop"), ["nginx"]);
}

#[test]
fn the_fix_for_a_short_lived_asset_is_one_that_nginx_takes() {
    let looked = behind_nginx("");
    let Verdict::Fail { findings, .. } = verdict(&looked, "cdn/hashed-asset-short-lived") else { panic!("nothing was said") };
    let fix = findings[0].fix.clone().expect("a fix");
    let looked = behind_nginx(&fix);
    assert!(matches!(verdict(&looked, "cdn/hashed-asset-short-lived"), Verdict::Pass { of: 1, .. }), "{fix}");
}

#[test]
fn a_certificate_that_nobody_signed_is_told_and_trusted_once_it_is_named() {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let (certificate, key) = (made.cert.pem(), made.signing_key.serialize_pem());
    let server = "listen 127.0.0.1:{port} ssl; ssl_certificate $DIR/c.pem; ssl_certificate_key $DIR/k.pem; root $DIR/files;";
    let nginx = Nginx::start(server, &[("c.pem", &certificate), ("k.pem", &key), ("files/index.html", "<html>Shop</html>")]);
    let url = nginx.url("https", "localhost");
    let (kind, reason, cure) = Looked::at(&url).absence_of_all();
    assert_eq!(kind, "unreachable");
    assert!(reason.contains("TLS certificate that is not trusted") && cure.contains("`ca_file` in plimsoll.toml"), "{reason} {cure}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.pem");
    std::fs::write(&file, certificate).unwrap();
    let looked = Looked::given(Given { app: Some(url), ..Given::default() }, &format!("ca_file = {:?}", file.display().to_string()));
    assert_eq!(looked.one::<i64>("select status from http_site"), 200);
    let plain = nginx.url("http", "127.0.0.1");
    assert_eq!(Looked::at(&plain).unseen("http_response").1, "the start page answered 400");
}

#[test]
fn an_app_that_hangs_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    // Takes the request, says nothing, and goes when the client gives up.
    let server = thread::spawn(move || listener.accept().unwrap().0.read_to_end(&mut Vec::new()));
    let (kind, reason, cure) = Looked::at(&format!("http://{address}/")).absence_of_all();
    assert_eq!((kind.as_str(), reason), ("timed-out", format!("{address} does not answer within 15 s (/)")));
    assert!(cure.contains("hangs"), "{cure}");
    let _ = server.join();
}

/// An instance that knows its own visitors, and those of `others`; `is_rolling` hands out a new cookie each time.
fn instance(name: &'static str, others: &'static [&'static str], is_rolling: bool) -> Web {
    Web::start(move |asked| {
        let cookie = asked.header("cookie").to_owned();
        let is_known = cookie.contains(name) || others.iter().any(|o| cookie.contains(o));
        let page = Reply::html("<html><script src='/app.js'></script></html>");
        match asked.path.as_str() {
            "/" if is_known && !is_rolling => page,
            "/" => page.with("set-cookie", &format!("connect.sid={name}; HttpOnly")),
            "/app.js" => Reply::of("text/javascript", "let a = 1;").with("etag", &format!("\"{name}\"")),
            _ => Reply::not_found(),
        }
    })
}

#[test]
fn a_session_that_stays_in_one_instance_is_lost_in_the_other() {
    let look = |a: &Web, b: &Web| Looked::given(Given { app: Some(a.url()), instance: Some(b.url()), ..Given::default() }, "");
    let looked = look(&instance("canary-A1b2", &[], false), &instance("canary-C3d4", &[], false));
    assert_eq!(looked.all("select name || ' ' || is_lost from http_handoff"), ["connect.sid 1"]);
    assert!(matches!(verdict(&looked, "statelessness/session-lost-between-instances"), Verdict::Fail { .. }));
    assert_eq!(looked.all("select path from http_instance where is_same_body and not is_same_etag"), ["/app.js"]);
    assert!(!looked.bytes().windows(6).any(|w| w == b"canary"));
    let looked = look(&instance("canary-A1b2", &[], false), &instance("canary-C3d4", &["canary-A1b2"], false));
    assert_eq!(looked.all("select name || ' ' || is_lost from http_handoff"), ["connect.sid 0"]);
    let looked = look(&instance("canary-A1b2", &[], true), &instance("canary-C3d4", &[], true));
    assert_eq!(looked.all("select name from http_handoff"), Vec::<String>::new(), "a rolling session tells nothing");
    assert!(matches!(verdict(&looked, "statelessness/session-lost-between-instances"), Verdict::Unproven { .. }));
}

#[test]
fn answers_without_end_are_given_up_and_no_table_is_empty_for_it() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    thread::spawn(move || {
        for socket in listener.incoming().flatten() {
            thread::spawn(move || {
                let mut socket = socket;
                let _ = socket.read(&mut [0; 4096]);
                let _ = socket.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/plain\r\n\r\n");
                while socket.write_all(&[b'a'; 65_536]).is_ok() {}
            });
        }
    });
    let looked = Looked::at(&url);
    let together = "the answers of the app are longer than 40 MiB together";
    let alone = "/ is longer than is read: 8192 KiB of it were looked at";
    for (table, why) in [("http_health", together), ("http_exposure", together), ("http_response", alone)] {
        let (kind, reason, _) = looked.unseen(table);
        assert_eq!((kind.as_str(), reason.as_str()), ("limit", why), "{table}");
    }
}

#[test]
fn an_api_alone_and_a_closed_door_are_told_apart() {
    let api = |asked: &crate::support::Asked| match asked.path.as_str() {
        "/openapi.json" => Reply::json(r#"{"openapi":"3.0.0","paths":{"/v2/orders":{"get":{"responses":{"429":{}}}}}}"#),
        "/v2/orders" => Reply::json("[{}]"),
        _ => Reply::json("{\"error\":\"not found\"}").status(404),
    };
    let web = Web::start(api);
    let looked = Looked::at(&web.url());
    assert_eq!(looked.all("select path from http_endpoint"), ["/v2/orders"]);
    assert_eq!(looked.all("select path from http_error where is_json and area = 'api'"), ["/v2/plimsoll-9f2c41d7-nowhere"]);
    assert!(matches!(verdict(&looked, "api/rate-limit-missing"), Verdict::Pass { .. }), "its document promises 429");
    assert!(matches!(verdict(&looked, "monitoring/error-tracking-missing"), Verdict::NotApplicable));
    let door = Web::start(move |asked| match asked.header("authorization") {
        "Basic c2hvcDpvcGVuLXNlc2FtZQ==" => api(asked),
        _ => Reply::html("").status(401),
    });
    let (kind, reason, cure) = Looked::at(&door.url()).unseen("http_response");
    assert_eq!((kind.as_str(), reason.as_str()), ("door", "the start page answered 401"));
    assert!(cure.contains("user and password"), "{cure}");
    let looked = Looked::at(&door.url().replace("http://", "http://shop:open-sesame@"));
    assert_eq!(looked.one::<i64>("select count(*) from http_endpoint"), 1, "the credentials open it");
    assert!(!looked.bytes().windows(11).any(|w| w == b"open-sesame"));
}
