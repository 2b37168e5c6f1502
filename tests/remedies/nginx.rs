//! The fixes of kind nginx, merged into a server that proxies: nginx takes the configuration, every address answers with the
//! same status and the same bytes as before, and the check is silent.

use std::{collections::BTreeMap, io::Read as _};

use plimsoll::check::{Finding, FixKind};
use serde_json::Value;

use super::{check, findings};
use crate::{
    app::Looked,
    support::{Asked, Nginx, Reply, Web, block_on, parted},
};

/// What the app answers, and what of it each check finds.
const PAGE: &str = r#"<html><head><link rel="stylesheet" href="/assets/index-DkdK0_1s.css"><link rel="stylesheet" href="/theme.css">
    <script src="/static/app.c4ca4238a0b9.js"></script><script src="/app.js"></script><script src="/lib/jquery-3.7.1.min.js"></script>
    <script src="/page-Section2.js"></script><script>fetch('/api/v1/items')</script></head>
    <body><a href="/about">About</a><img src="/logo.svg"><img src="/me-8a2f3bcd01.png"></body></html>"#;

fn long(unit: &str) -> String {
    unit.repeat(1 + 20_000 / unit.len())
}

fn answer(asked: &Asked) -> Reply {
    match asked.path.as_str() {
        "/" => Reply::html(PAGE),
        "/about" => Reply::html("<html>About us</html>").with("content-language", "de").with("vary", "Accept-Language"),
        "/assets/index-DkdK0_1s.css" => Reply::of("text/css", long(".button { color: red }\n")).with("cache-control", "no-cache"),
        "/theme.css" => Reply::of("text/css", long("body { color: blue }\n")).with("cache-control", "public, max-age=604800"),
        "/static/app.c4ca4238a0b9.js" => Reply::of("text/javascript", long("let a = 1;\n")).with("cache-control", "max-age=60"),
        "/app.js" => Reply::of("text/javascript", "let b = 2;").with("etag", "\"b\""),
        "/lib/jquery-3.7.1.min.js" => {
            Reply::of("text/javascript", "let j = 3;").with("cache-control", "max-age=604800").with("etag", "\"j\"")
        }
        "/page-Section2.js" => Reply::of("text/javascript", "let s = 4;").with("cache-control", "max-age=300").with("etag", "\"s\""),
        "/logo.svg" => Reply::of("image/svg+xml", "<svg/>").with("etag", "\"1\""),
        "/me-8a2f3bcd01.png" => Reply::of("image/png", "me").with("cache-control", "private, max-age=60").with("etag", "\"2\""),
        "/healthz" => Reply::json("{\"status\":\"ok\"}").with("cache-control", "public, max-age=60"),
        "/metrics" => Reply::of("text/plain; version=0.0.4", "# HELP a b\n# TYPE a counter\na 1\n# TYPE b counter\nb 1\n"),
        "/.env" => Reply::of("text/plain", "SECRET_KEY=canary0003\nDEBUG=1\n"),
        "/.git/HEAD" => Reply::of("text/plain", "ref: refs/heads/main\n"),
        // A page for one visitor under a name that looks like a file.
        "/account/app-8a2f3bcd01.css" => {
            Reply::html("<html>my account</html>").with("set-cookie", "sid=1").with("cache-control", "no-store")
        }
        path if path.starts_with("/api/v1/items") => {
            let items: Vec<String> = (0..900).map(|n| format!("{{\"id\":{n},\"name\":\"a thing\"}}")).collect();
            Reply::json(&format!("{{\"items\":[{}]}}", items.join(",")))
        }
        _ => Reply::not_found(),
    }
}

/// Addresses that are looked at before and after.
const ADDRESSES: &[&str] = &[
    "/",
    "/about",
    "/assets/index-DkdK0_1s.css",
    "/theme.css",
    "/static/app.c4ca4238a0b9.js",
    "/app.js",
    "/lib/jquery-3.7.1.min.js",
    "/page-Section2.js",
    "/logo.svg",
    "/me-8a2f3bcd01.png",
    "/healthz",
    "/metrics",
    "/account/app-8a2f3bcd01.css",
    "/api/v1/items",
    "/assets/missing-DkdK0_1s.css",
    "/nowhere",
];

/// Each with a finding on this app, and the addresses that it closes on purpose.
pub(super) const CASES: &[(&str, &[&str])] = &[
    ("api/answer-uncompressed", &[]),
    ("api/answer-without-cache-control", &[]),
    ("api/rate-limit-missing", &[]),
    ("cdn/asset-uncompressed", &[]),
    ("cdn/asset-without-cache-control", &[]),
    ("cdn/compression-lost-behind-proxy", &[]),
    ("cdn/hashed-asset-short-lived", &[]),
    ("cdn/unhashed-asset-long-lived", &[]),
    ("environments/private-file-public", &["/.env", "/.git/HEAD"]),
    ("monitoring/health-answer-shareable", &[]),
    ("monitoring/metrics-public", &[]),
    ("monitoring/request-id-missing", &[]),
];

/// As Debian delivers it and people write it: compression on in `http`, and a location that proxies with lines of its own.
pub(super) fn nginx(app: &Web, snippets: &[&str]) -> Nginx {
    let (mut http, mut server) = ("# beside the server\n".to_owned(), String::new());
    for snippet in snippets {
        let (of_http, of_server) = parted(snippet);
        http.push_str(&of_http);
        server.push_str(&of_server);
    }
    let gzip = if snippets.iter().any(|s| s.contains("gzip on")) { "" } else { "gzip on; gzip_types text/css;" };
    let base = "listen 127.0.0.1:{port}; set_real_ip_from 127.0.0.1; real_ip_header X-Real-IP;";
    let location = format!("location / {{ proxy_pass {}; proxy_set_header Host $http_host; proxy_http_version 1.1; }}", app.url());
    Nginx::start_in(&http, &format!("{base} {gzip} {server} {location}"), &[])
}

/// What one address answers.
pub(super) struct Answer {
    pub(super) status: u16,
    /// Unpacked.
    body: Vec<u8>,
    /// How long it may be kept.
    pub(super) kept: String,
    /// By which headers of a visitor it differs.
    vary: String,
}

pub(super) fn asked(url: &str, path: &str, from: &str) -> Answer {
    block_on(async {
        let client = reqwest::Client::builder().build().unwrap();
        let answer = client.get(format!("{url}{path}")).header("accept-encoding", "gzip").header("x-real-ip", from).send().await.unwrap();
        let header = |name: &str| {
            let all: Vec<&str> = answer.headers().get_all(name).iter().map(|v| v.to_str().unwrap()).collect();
            all.join(", ")
        };
        let (status, kept, vary, packed) = (answer.status().as_u16(), header("cache-control"), header("vary"), header("content-encoding"));
        let bytes = answer.bytes().await.unwrap().to_vec();
        let mut body = Vec::new();
        match packed.as_str() {
            "gzip" => drop(flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut body).unwrap()),
            _ => body = bytes,
        }
        Answer { status, body, kept, vary }
    })
}

fn all(url: &str, from: &str) -> BTreeMap<&'static str, Answer> {
    ADDRESSES.iter().map(|path| (*path, asked(url, path, from))).collect()
}

fn found(url: &str, name: &str) -> Vec<Finding> {
    let looked = Looked::at(url);
    // To a test every address is on this machine.
    looked.snapshot.db().execute("update http_site set is_public = 1", []).unwrap();
    findings(&check(name), looked.snapshot.db())
}

fn snippets(name: &str, findings: &[Finding]) -> Vec<String> {
    let mut snippets: Vec<String> = Vec::new();
    for finding in findings.iter().filter(|f| f.fix.is_some()) {
        assert_eq!(finding.fix_kind, Some(FixKind::Nginx), "{name}: {finding:?}");
        let fix = finding.fix.clone().unwrap();
        if !snippets.contains(&fix) {
            snippets.push(fix);
        }
    }
    assert!(!snippets.is_empty(), "{name} is not found: {findings:#?}");
    snippets
}

/// Nothing but what is meant to change has changed.
fn assert_unchanged(name: &str, before: &str, after: &str, closed: &[&str]) {
    for from in ["127.0.0.1", "203.0.113.7"] {
        let (old, new) = (all(before, from), all(after, from));
        for (path, was) in &old {
            if name.contains("metrics-public") && *path == "/metrics" && from != "127.0.0.1" {
                assert_eq!(new[path].status, 404, "{name}");
                continue;
            }
            assert_eq!((new[path].status, &new[path].body), (was.status, &was.body), "{name} changes {path} for {from}");
            assert!(new[path].vary.contains(&was.vary), "{name} hides of {path} that it varies by {}", was.vary);
        }
        let kept = |path: &str| new[path].kept.clone();
        assert_eq!(kept("/me-8a2f3bcd01.png"), "private, max-age=60", "{name}");
        assert_eq!(kept("/account/app-8a2f3bcd01.css"), "no-store", "{name}");
        assert_eq!(kept("/lib/jquery-3.7.1.min.js"), "max-age=604800", "{name}");
        assert_eq!(kept("/page-Section2.js"), "max-age=300", "{name}");
        assert_eq!(kept("/assets/missing-DkdK0_1s.css"), "", "{name}");
        assert!(closed.iter().all(|path| asked(after, path, from).status == 404), "{name}");
    }
}

/// Each fix for itself, and all of them in one server.
#[test]
fn nginx_takes_each_fix_and_every_address_stays_as_it_was() {
    let app = Web::start(answer);
    let before = nginx(&app, &[]);
    let url = before.url("http", "127.0.0.1");
    let mut together: Vec<String> = Vec::new();
    for (name, closed) in CASES {
        let fixes = snippets(name, &found(&url, name));
        assert!(fixes.iter().all(|fix| !fix.contains("proxy_pass") && !fix.contains("8a2f3bcd") && !fix.contains("DkdK0")), "{fixes:?}");
        let after = nginx(&app, &fixes.iter().map(String::as_str).collect::<Vec<_>>());
        let mended = after.url("http", "127.0.0.1");
        assert_unchanged(name, &url, &mended, closed);
        // Whoever scans from inside may read the metrics.
        if *name != "monitoring/metrics-public" {
            let left = found(&mended, name);
            let left: Vec<_> = left.iter().filter(|f| f.fix.is_some()).collect();
            assert!(left.is_empty(), "{name}: {left:#?}");
        }
        together.extend(fixes.into_iter().filter(|fix| !together.contains(fix)).collect::<Vec<_>>());
    }
    let after = nginx(&app, &together.iter().map(String::as_str).collect::<Vec<_>>());
    assert_unchanged("all of them in monitoring/metrics-public", &url, &after.url("http", "127.0.0.1"), &["/.env", "/.git/HEAD"]);
}

/// What a limit does to one client in a loop, and that others and other pages are not touched.
#[test]
fn a_limit_holds_one_client_of_the_api_back_and_nobody_else() {
    let app = Web::start(answer);
    let before = nginx(&app, &[]);
    let fixes = snippets("api/rate-limit-missing", &found(&before.url("http", "127.0.0.1"), "api/rate-limit-missing"));
    let after = nginx(&app, &[&fixes[0]]);
    let url = after.url("http", "127.0.0.1");
    let statuses = |path: &str, from: &str| -> Vec<u16> {
        block_on(async {
            let client = reqwest::Client::new();
            let mut statuses = Vec::new();
            for _ in 0..30 {
                let asks = (0..10).map(|_| client.get(format!("{url}{path}")).header("x-real-ip", from).send());
                let all = futures_util::future::join_all(asks).await;
                statuses.extend(all.into_iter().map(|answer| answer.unwrap().status().as_u16()));
            }
            statuses
        })
    };
    assert!(statuses("/app.js", "203.0.113.7").iter().all(|status| *status == 200));
    assert!(statuses("/api/v1/items", "203.0.113.8").contains(&429));
    assert_eq!(asked(&url, "/api/v1/items", "203.0.113.9").status, 200);
}

#[test]
fn what_nginx_must_not_say_for_the_app_is_left_to_the_app() {
    let none: Value = serde_json::json!(["cdn/vary-fragmentation", "cdn/cookie-on-asset", "cdn/asset-not-revalidated"]);
    for name in none.as_array().unwrap() {
        let check = check(name.as_str().unwrap());
        assert!(!check.query().contains("as fix"), "{name}");
    }
}
