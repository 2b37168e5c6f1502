//! The app probe on real servers: what it fills, what it says when it cannot, and that it keeps no secret.

use std::{io::Write as _, path::Path};

use plimsoll::{
    config::{Given, Target, discover},
    probe::{
        Probe,
        app::{AppProbe, visit},
    },
    scenario::Scenario,
    snapshot::Snapshot,
};
use rusqlite::types::FromSql;

use crate::support::{self, Asked, Reply, Web, block_on};

/// A snapshot of the app probe alone.
pub(crate) struct Looked {
    pub(crate) snapshot: Snapshot,
    folder: tempfile::TempDir,
}

impl Looked {
    /// Looks at the app behind `url`.
    pub(crate) fn at(url: &str) -> Self {
        Self::given(Given { app: Some(url.to_owned()), ..Given::default() }, "")
    }

    /// The same with further addresses and a `plimsoll.toml`.
    pub(crate) fn given(given: Given, config: &str) -> Self {
        Self::visiting(given, config, &[], false)
    }

    /// The same where these scenarios, by file and text, are gone through first, with what they write or without.
    pub(crate) fn visiting(given: Given, config: &str, scenarios: &[(&str, &str)], may_write: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("plimsoll.toml"), config).unwrap();
        let mut target: Target = discover(&Given { name: Some("shop".to_owned()), ..given }, folder.path()).unwrap();
        support::sign_in(&mut target);
        let scenarios: Vec<Scenario> = scenarios.iter().map(|(path, text)| Scenario::parse(path, text).unwrap()).collect();
        block_on(visit(&mut target, &scenarios, may_write, &|_| {}));
        let snapshot = Snapshot::create(folder.path(), &target, chrono::Utc::now()).unwrap();
        let mut facts = snapshot.facts("app", AppProbe.tables()).unwrap();
        let ended = block_on(AppProbe.collect(&target, &mut facts));
        facts.finish(ended.as_ref().err(), std::time::Duration::ZERO).unwrap();
        Self { snapshot, folder }
    }

    /// Fails where one of these words stands anywhere in the snapshot.
    pub(crate) fn keeps_none(&self, words: &[&str]) {
        let bytes = std::fs::read(self.snapshot.path()).unwrap();
        for word in words {
            assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word} was kept");
        }
    }

    /// The first value of a query.
    pub(crate) fn one<T: FromSql>(&self, sql: &str) -> T {
        self.snapshot.db().query_row(sql, [], |r| r.get(0)).unwrap_or_else(|e| panic!("{sql}: {e}"))
    }

    /// The first column of a query.
    pub(crate) fn all(&self, sql: &str) -> Vec<String> {
        let mut query = self.snapshot.db().prepare(sql).unwrap();
        query.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    }

    /// Kind, reason and cure of what a table lacks.
    pub(crate) fn unseen(&self, table: &str) -> (String, String, String) {
        let row =
            self.snapshot.db().query_row("select kind, reason, cure from reach where kind is not null and table_name = ?1", [table], |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?))
            });
        row.unwrap_or_else(|e| {
            panic!(
                "nothing is unseen of {table}: {e}; {:?}",
                self.all("select table_name || ' ' || reason from reach where kind is not null")
            )
        })
    }

    /// Every table is absent, all for one reason.
    pub(crate) fn absence_of_all(&self) -> (String, String, String) {
        let tables: i64 = self.one("select count(*) from reach where kind is not null");
        assert_eq!(usize::try_from(tables).unwrap(), AppProbe.tables().len());
        self.unseen("http_site")
    }

    /// Every byte that was written.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.folder.path()).unwrap().flatten();
        files.flat_map(|f| std::fs::read(f.path()).unwrap_or_default()).collect()
    }
}

/// A long text that packs well.
fn long(unit: &str) -> String {
    unit.repeat(1 + 20_000 / unit.len())
}

fn gzip(text: &str) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    packer.write_all(text.as_bytes()).unwrap();
    packer.finish().unwrap()
}

const SHELL: &str = r#"<html><head><link rel="stylesheet" href="/assets/index-DkdK0_1s.css"><script src="/assets/index-KnfwkoSR.js"></script></head>
    <body><a href="/about">About</a><img src="/logo.svg"></body></html>"#;

/// An app as it comes out of the box: most of what can be done wrong is.
fn leaky(asked: &Asked) -> Reply {
    match asked.path.as_str() {
        "/" => Reply::html(SHELL).with("set-cookie", "connect.sid=s%3Acanary0001.Qx7; Path=/; HttpOnly").with("vary", "Cookie, User-Agent"),
        "/about" => Reply::html("<html>About <a href='http://localhost:3000/x'>us</a></html>"),
        "/assets/index-DkdK0_1s.css" => Reply::of("text/css", long(".button { color: red }\n")).with("cache-control", "public, max-age=0"),
        "/assets/index-KnfwkoSR.js" => {
            let code = format!("{}fetch('/api/v1/items');x={{__SENTRY__:1,dsn:''}};", long("let a = 1;\n"));
            Reply::of("text/javascript", code).with("set-cookie", "connect.sid=s%3Acanary0002.Qx7; Path=/")
        }
        "/logo.svg" => Reply::of("image/svg+xml", "<svg/>").with("etag", "\"1\"").with("cache-control", "max-age=31536000"),
        path if path.starts_with("/api/v1/items") => {
            let count = if path.contains("limit=1") && !path.contains("100000") { 1 } else { 1500 };
            let items: Vec<String> = (0..count).map(|n| format!("{{\"id\":{n},\"name\":\"a thing of some length\"}}")).collect();
            Reply::json(&format!("{{\"items\":[{}]}}", items.join(",")))
        }
        "/.env" => Reply::of("text/plain", "SECRET_KEY=canary0003\nDEBUG=1\n"),
        _ => Reply::html("<html><pre>Error: Not Found<br> &nbsp; &nbsp;at next (/app/node_modules/express/index.js:3:1)</pre></html>")
            .status(404),
    }
}

#[test]
fn pages_assets_and_endpoints_become_facts() {
    let web = Web::start(leaky);
    let looked = Looked::at(&web.url());
    let paths = looked.all("select kind || ' ' || path from http_response order by kind, path");
    assert_eq!(paths, ["asset /assets/index-DkdK0_1s.css", "asset /assets/index-KnfwkoSR.js", "asset /logo.svg", "page /", "page /about"]);
    assert_eq!(looked.all("select path from http_endpoint"), ["/api/v1/items"]);
    let style = "from http_response where path = '/assets/index-DkdK0_1s.css'";
    assert_eq!(looked.one::<i64>(&format!("select max_age_s {style}")), 0);
    assert!(looked.one::<i64>(&format!("select gzip_saving_bytes {style}")) > 15_000);
    assert!(looked.one::<bool>(&format!("select is_hashed_name and not is_compressed and is_revalidated is null {style}")));
    assert!(
        looked
            .one::<bool>("select has_validator and not is_revalidated and not is_hashed_name from http_response where path = '/logo.svg'")
    );
    assert!(looked.one::<bool>("select varies_by_cookie and varies_by_agent and vary_each is null from http_response where path = '/'"));
    assert_eq!(looked.one::<i64>("select requests from http_page where path = '/'"), 4);
    assert_eq!(looked.all("select kind || ' ' || default_store from http_cookie order by kind"), ["asset memory", "page memory"]);
    assert_eq!(looked.all("select path || ' ' || address from http_local_address"), ["/about http://localhost:3000"]);
    assert_eq!(looked.all("select name from http_sdk where is_configured = 0"), ["sentry"]);
    assert_eq!(looked.one::<i64>("select scripts from http_site"), 1);
}

#[test]
fn lists_errors_and_exposures_become_facts() {
    let web = Web::start(leaky);
    let looked = Looked::at(&web.url());
    let list = "select items || ' ' || limit_parameter || ' ' || large_page_items || ' ' || is_large_page_refused from http_list";
    assert_eq!(looked.all(list), ["1500 limit 1500 0"]);
    let errors = "select area || ' ' || status || ' ' || is_json || ' ' || path from http_error order by area";
    assert_eq!(looked.all(errors), ["api 404 0 /api/v1/plimsoll-9f2c41d7-nowhere", "site 404 0 /plimsoll-9f2c41d7-nowhere"]);
    let exposures = looked.all("select distinct kind || ' ' || name from http_exposure order by 1");
    assert_eq!(exposures, ["debug-page node stack trace", "private-file environment file"]);
    let sent: i64 = looked.one("select sum(times) from sent where kind = 'http'");
    assert!((60..=320).contains(&sent), "{sent}");
}

#[test]
fn no_cookie_and_no_private_file_is_kept() {
    let web = Web::start(leaky);
    let url = web.url().replace("http://", "http://shop:canary0004@");
    let looked = Looked::at(&url);
    let bytes = looked.bytes();
    assert!(looked.one::<i64>("select count(*) from http_cookie") > 0);
    for canary in ["canary0001", "canary0002", "canary0003", "canary0004"] {
        assert!(!bytes.windows(canary.len()).any(|w| w == canary.as_bytes()), "{canary} was kept");
    }
}

/// An app without a fault that a scan from outside can see.
fn tidy(asked: &Asked) -> Reply {
    let data = |body: &str| Reply::json(body).with("cache-control", "no-store").with("x-request-id", "7").with("x-ratelimit-limit", "100");
    let packed = |kind: &str, body: &str| match asked.header("accept-encoding").contains("gzip") {
        true => Reply::of(kind, gzip(body)).with("content-encoding", "gzip"),
        false => Reply::of(kind, body),
    };
    match asked.path.as_str() {
        "/" => Reply::html(SHELL).with("x-request-id", "7"),
        "/about" => Reply::html("<html>About us</html>"),
        path if path.starts_with("/assets/") => {
            let kind = if path.ends_with("css") { "text/css" } else { "text/javascript" };
            let reply = packed(kind, &long("fetch(\"/api/v1/items?limit=20\");"));
            let reply = if asked.header("if-none-match") == "\"abc\"" { Reply::of(kind, "").status(304) } else { reply };
            reply.with("etag", "\"abc\"").with("vary", "accept-encoding").with("cache-control", "public, max-age=31536000, immutable")
        }
        "/healthz" => Reply::of("text/plain", "ok"),
        "/metrics" => Reply::of("text/plain", "# TYPE http_request_duration_seconds histogram\nhttp_request_duration_seconds_count 1\n"),
        "/api/v1/items?limit=20" => data("{\"items\":[{},{}],\"next\":\"x\"}"),
        "/api/v1/items?limit=1" => data("{\"items\":[{}],\"next\":\"y\"}"),
        "/api/v1/items?limit=100000" => data("{\"error\":\"at most 100\"}").status(422),
        path if path.starts_with("/api/") => Reply::json("{\"error\":\"not found\"}").status(404),
        _ => Reply::not_found(),
    }
}

#[test]
fn a_tidy_app_shows_what_it_does_right() {
    let web = Web::start(tidy);
    let looked = Looked::at(&web.url());
    let asset = "from http_response where path = '/assets/index-KnfwkoSR.js'";
    let flags = "is_compressed and is_compressed_behind_proxy and is_revalidated and is_immutable and max_age_s = 31536000 and gzip_saving_bytes = 0";
    assert!(looked.one::<bool>(&format!("select {flags} {asset}")));
    assert!(looked.one::<bool>(&format!("select body_bytes > 10 * wire_bytes {asset}")));
    assert_eq!(looked.all("select path || ' ' || status from http_health"), ["/healthz 200"]);
    assert_eq!(looked.all("select path || ' ' || families || ' ' || has_latency from http_metrics"), ["/metrics 1 1"]);
    assert!(looked.one::<bool>("select is_versioned and has_request_id and has_rate_limit and is_no_store from http_endpoint"));
    assert!(looked.one::<bool>("select has_next and limit_parameter = 'limit' and is_large_page_refused from http_list"));
    assert!(looked.one::<bool>("select is_json from http_error where area = 'api'"));
    assert_eq!(looked.one::<i64>("select count(*) from http_exposure"), 0);
    assert_eq!(looked.unseen("http_edge").0, "unsupported");
    assert!(looked.unseen("http_edge").2.contains("--edge"));
    assert_eq!(looked.unseen("http_instance").0, "not-configured");
}

#[test]
fn a_catch_all_route_is_no_health_page_and_no_private_file() {
    let web = Web::start(|asked| match asked.path.as_str() {
        "/assets/index-KnfwkoSR.js" => Reply::of("text/javascript", "let a = 1;"),
        path => Reply::html(&format!("<html data-path='{path}'>{SHELL}</html>")),
    });
    let looked = Looked::at(&web.url());
    for table in ["http_health", "http_metrics", "http_exposure", "http_list"] {
        assert_eq!(looked.one::<i64>(&format!("select count(*) from {table}")), 0, "{table}");
    }
    assert_eq!(looked.one::<i64>("select status from http_error where area = 'site'"), 200);
    assert_eq!(looked.all("select path from http_response where kind = 'asset'"), ["/assets/index-KnfwkoSR.js"]);
}

#[test]
fn assets_that_are_not_there_are_told_from_those_that_are() {
    let web = Web::start(|asked| match asked.path.as_str() {
        "/" => Reply::html(
            "<link rel=stylesheet href=/static/built.css><script src=/static/gone.js></script><script src=/static/page.js></script>",
        ),
        "/static/built.css" => Reply::of("text/css", "body { color: red }"),
        "/static/page.js" => Reply::html("<html>Welcome</html>"),
        _ => Reply::not_found(),
    });
    let looked = Looked::at(&web.url());
    let missing = "select path || ' ' || status || ' ' || page from http_asset_missing order by path";
    assert_eq!(looked.all(missing), ["/static/gone.js 404 /", "/static/page.js 200 /"]);
    assert_eq!(looked.all("select path from http_response where kind = 'asset'"), ["/static/built.css"]);
}

#[test]
fn a_health_page_behind_a_slash_is_found() {
    let web = Web::start(|asked| match asked.path.as_str() {
        "/healthcheck/" => Reply::of("text/plain", ""),
        path if !path.ends_with('/') => Reply::html("").status(301).with("location", &format!("{path}/")),
        "/" => Reply::html("<html>Welcome</html>"),
        _ => Reply::not_found(),
    });
    assert_eq!(Looked::at(&web.url()).all("select path || ' ' || status from http_health"), ["/healthcheck/ 200"]);
}

#[test]
fn a_start_page_that_fails_leaves_its_tables_absent_and_the_others_filled() {
    let web = Web::start(|asked| match asked.path.as_str() {
        "/healthz" => Reply::of("text/plain", "ok"),
        _ => Reply::html("<html>Internal error</html>").status(500),
    });
    let looked = Looked::at(&web.url());
    assert_eq!(looked.one::<i64>("select status from http_site"), 500);
    assert_eq!(looked.one::<i64>("select count(*) from http_health"), 1);
    for table in ["http_response", "http_endpoint", "http_page", "http_cookie", "http_list", "http_sdk"] {
        let (kind, reason, _) = looked.unseen(table);
        assert_eq!((kind.as_str(), reason.as_str()), ("failed", "the start page answered 500"), "{table}");
    }
}

#[test]
fn a_redirect_in_a_loop_and_a_stranger_are_told() {
    let web = Web::start(|asked| {
        let next = if asked.path == "/" { "/login" } else { "/" };
        Reply::html("").status(302).with("location", next)
    });
    let (kind, reason, cure) = Looked::at(&web.url()).absence_of_all();
    assert_eq!(kind, "failed");
    assert!(reason.contains("redirects in a loop") && cure.contains("browser"), "{reason} {cure}");
    let stranger = Web::start(|_| Reply::html("<html>sign in</html>"));
    let there = stranger.url().replace("127.0.0.1", "localhost");
    let leads = format!("the start page leads to {there}/, which was not named and was not asked");
    let gate = Web::start(move |_| Reply::html("").status(302).with("location", &there));
    let (kind, reason, _) = Looked::at(&gate.url()).absence_of_all();
    assert_eq!((kind.as_str(), reason), ("door", leads));
}

#[test]
fn an_app_that_is_not_there_is_told_with_the_next_step() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (kind, reason, cure) = Looked::at(&format!("http://127.0.0.1:{free}/")).absence_of_all();
    assert_eq!((kind.as_str(), reason), ("unreachable", format!("nothing listens on 127.0.0.1:{free}")));
    assert!(cure.contains("start the app"), "{cure}");
    let (kind, reason, _) = Looked::at("http://no-such-host.invalid/").absence_of_all();
    assert_eq!((kind.as_str(), reason.as_str()), ("unreachable", "the host `no-such-host.invalid` is not known"));
    let (kind, _, cure) = Looked::given(Given::default(), "").absence_of_all();
    assert_eq!(kind, "not-configured");
    assert!(cure.contains("--app"), "{cure}");
    let looked = Looked::given(Given { app: Some("http://127.0.0.1".to_owned()), ..Given::default() }, "ca_file = \"/no/such/file.pem\"");
    let (kind, reason, _) = looked.absence_of_all();
    assert!(kind == "failed" && reason.contains("/no/such/file.pem"), "{reason}");
    assert!(!Path::new("/no/such/file.pem").exists());
}

#[test]
fn a_body_without_end_is_read_only_so_far() {
    let web = Web::start(|asked| match asked.path.as_str() {
        "/" => Reply::html("<html><img src='/big.bin'></html>"),
        "/big.bin" => Reply::of("image/x-raw", vec![7; 24 * 1024 * 1024]),
        _ => Reply::not_found(),
    });
    let looked = Looked::at(&web.url());
    let wire: i64 = looked.one("select wire_bytes from http_response where path = '/big.bin'");
    assert_eq!(wire, 24 * 1024 * 1024, "its length was announced");
}
