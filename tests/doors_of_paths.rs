//! Doors behind a start page that is open: limits, paths that are hidden, files that lie elsewhere; and what only looks like a door.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use plimsoll::{check, config::Given, run};

use crate::{
    app::Looked,
    doors::{FORM, Judged, KNOWN, TEXT, at, below, judge, page, plain},
    support::{Asked, Reply, Web},
};

#[test]
fn assets_on_another_host_are_not_the_apps_until_it_is_named() {
    let files = Web::start(plain);
    let place = files.url();
    let app = {
        let place = place.clone();
        Web::start(move |asked| match asked.path.as_str() {
            "/" => Reply::html(&format!(
                "<link rel=stylesheet href={place}/assets/app.css><script src={place}/assets/app.js></script><a href=/about>About</a>{}",
                TEXT.repeat(80)
            )),
            "/about" => Reply::html(&format!("<p>{}</p>", TEXT.repeat(80))),
            _ => Reply::not_found(),
        })
    };
    let looked = judge(Looked::at(&app.url()));
    for check in [
        "cdn/asset-missing",
        "cdn/asset-uncompressed",
        "cdn/asset-without-cache-control",
        "cdn/page-too-heavy",
        "monitoring/error-tracking-missing",
    ] {
        assert_eq!(looked.state(check), "unproven", "{check}: {:?}", looked.verdicts[check]);
    }
    assert!(looked.looked.unseen("http_response").2.contains("--edge http://127.0.0.1"), "{:?}", looked.looked.unseen("http_response"));
    let given = Given { app: Some(app.url()), edge: Some(place), ..Given::default() };
    let named = judge(Looked::given(given, ""));
    assert_eq!(named.state("cdn/asset-without-cache-control"), "fail");
    assert_eq!(named.state("cdn/asset-missing"), "pass");
}

/// An app that answers 429 after `n` requests.
fn limited(n: usize, after: &'static str) -> (impl Fn(&Asked) -> Reply + Send + Sync + 'static, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let answer = move |asked: &Asked| {
        let before = counted.fetch_add(1, Ordering::SeqCst);
        match asked.path.as_str() {
            "/.env" if before < n => Reply::of("text/plain", "DB_PASSWORD=hunter2hunter2\n"),
            _ if before < n => plain(asked),
            _ => Reply::of("text/plain", "slow down").status(429).with("retry-after", after),
        }
    };
    (answer, count)
}

#[test]
fn what_came_after_a_limit_was_not_seen_and_what_came_before_is_bad() {
    let (answer, count) = limited(20, "30");
    let start = Instant::now();
    at(answer).assert_closed(
        "the app answered 429 after",
        "let the scan through",
        &[("monitoring/start-page-failing", "pass"), ("environments/private-file-public", "fail"), ("restraint/gateway-hops-many", "pass")],
    );
    assert!(start.elapsed() < Duration::from_secs(10), "it does not wait for so long");
    assert!(count.load(Ordering::SeqCst) < 40, "it ends soon: {}", count.load(Ordering::SeqCst));
    let (answer, _) = limited(2, "30");
    let early = at(answer);
    KNOWN.iter().for_each(|check| assert_eq!(early.state(check), "unproven", "{check}"));
}

#[test]
fn what_is_refused_with_nothing_left_is_limited_whatever_its_status() {
    let count = AtomicUsize::new(0);
    let seen = at(move |asked: &Asked| match count.fetch_add(1, Ordering::SeqCst) {
        0..12 => plain(asked),
        _ => Reply::json("{\"message\":\"API rate limit exceeded\"}").status(403).with("x-ratelimit-remaining", "0"),
    });
    KNOWN.iter().for_each(|check| assert_eq!(seen.state(check), "unproven", "{check}"));
    assert_eq!(seen.looked.unseen("http_exposure").0, "limit");
}

#[test]
fn a_short_wait_is_honoured_and_all_is_seen() {
    let limited_once = {
        let (count, since) = (AtomicUsize::new(0), std::sync::Mutex::new(None::<Instant>));
        move |asked: &Asked| {
            let mut since = since.lock().unwrap();
            if count.fetch_add(1, Ordering::SeqCst) == 30 {
                *since = Some(Instant::now());
            }
            match *since {
                Some(shut) if shut.elapsed() < Duration::from_millis(900) => {
                    Reply::of("text/plain", "").status(503).with("retry-after", "1")
                }
                _ => plain(asked),
            }
        }
    };
    let seen = at(limited_once);
    assert_eq!(seen.looked.all("select table_name from reach where kind = 'limit'"), Vec::<String>::new());
    assert_eq!(seen.state("monitoring/health-endpoint-missing"), "pass");
    assert_eq!(seen.state("environments/private-file-public"), "pass");
}

#[test]
fn an_api_that_asks_who_it_is_before_it_routes_tells_nothing_of_its_paths() {
    let guarded = |asked: &Asked| match asked.path.as_str() {
        "/" | "/items" | "/about" => plain(asked),
        path if path.starts_with("/assets") => plain(asked),
        _ => Reply::json("{\"error\":\"unauthorized\"}").status(401),
    };
    let seen = at(guarded);
    for check in KNOWN.iter().copied().chain([
        "api/answer-uncompressed",
        "api/list-unpaged",
        "api/error-not-json",
        "api/answer-without-cache-control",
    ]) {
        assert_eq!(seen.state(check), "unproven", "{check}: {:?}", seen.verdicts[check]);
    }
    // One that is ill and says when to come again is ill.
    let ill = at(|asked| match asked.path.as_str() {
        "/healthz" => Reply::json("{\"database\":\"down\"}").status(503).with("retry-after", "30"),
        _ => plain(asked),
    });
    assert_eq!(ill.state("monitoring/health-endpoint-failing"), "fail");
    // One that is shut where other paths are not there is there.
    let shut = at(|asked| match asked.path.as_str() {
        "/healthz" | "/metrics" => Reply::json("{}").status(401),
        "/health" => Reply::not_found(),
        _ => plain(asked),
    });
    assert_eq!(shut.state("monitoring/health-endpoint-missing"), "pass");
    assert_eq!(shut.state("monitoring/metrics-endpoint-missing"), "pass");
}

#[test]
fn words_packed_in_a_way_that_nobody_asked_for_were_not_read() {
    let packed = |asked: &Asked| match asked.path.as_str() {
        "/" | "/metrics" | "/.env" => Reply::of("text/html", vec![0x8b, 0x02, 0x80, 0x61, 0x62, 0x63, 0x03]).with("content-encoding", "br"),
        "/health" => plain(asked),
        _ => Reply::not_found(),
    };
    let seen = at(packed);
    for check in [
        "monitoring/metrics-endpoint-missing",
        "environments/private-file-public",
        "cdn/page-too-heavy",
        "statelessness/local-address-in-answer",
    ] {
        assert_eq!(seen.state(check), "unproven", "{check}: {:?}", seen.verdicts[check]);
    }
    assert!(seen.looked.unseen("http_response").1.contains("packed by br"));
    assert_eq!(seen.state("monitoring/health-endpoint-missing"), "pass");
}

#[test]
fn an_asset_that_is_refused_or_fails_has_no_weight_and_is_not_there_for_sure() {
    for (status, missing) in [(403, "unproven"), (401, "unproven"), (500, "fail"), (404, "fail")] {
        let seen = at(move |asked| if asked.path == "/assets/app.js" { Reply::html("").status(status) } else { plain(asked) });
        assert_eq!(seen.state("cdn/asset-missing"), missing, "{status}");
        assert_eq!(seen.state("cdn/page-too-heavy"), if status == 404 { "pass" } else { "unproven" }, "{status}");
    }
}

#[test]
fn the_paths_asked_are_those_below_the_address_of_the_app() {
    let shop = |asked: &Asked| match asked.path.as_str() {
        "/shop" => Reply::html("").status(301).with("location", "/shop/"),
        "/shop/" => Reply::html(&format!("<a href=/shop/items>Items</a>{}", TEXT.repeat(80))),
        "/shop/items" => Reply::html(&TEXT.repeat(80)),
        "/shop/health" => Reply::of("text/plain", "ok"),
        "/shop/.env" => Reply::of("text/plain", "DB_PASSWORD=hunter2hunter2\nSECRET_KEY=abcdefabcdef\n"),
        _ => Reply::not_found(),
    };
    for path in ["/shop/", "/shop"] {
        let seen = below(path, shop);
        assert_eq!(seen.looked.all("select path from http_health"), ["/shop/health"], "{path}");
        assert_eq!(seen.looked.all("select path from http_exposure"), ["/shop/.env"], "{path}");
        assert_eq!(seen.state("environments/private-file-public"), "fail");
        assert_eq!(seen.looked.one::<i64>("select count(*) from sent where statement not like 'GET /shop%'"), 0);
    }
}

type App = fn(&Asked) -> Reply;

#[test]
fn what_looks_like_a_door_and_is_none_is_judged() {
    let look_alikes: [(&str, App); 5] = [
        ("a landing page with a link to the sign-in", |asked| match asked.path.as_str() {
            "/" => page("<h1>Welcome</h1><a href=/login>Sign in</a> <a href=/about>About</a>"),
            "/login" => page(FORM),
            _ => plain(asked),
        }),
        ("a shop with a sign-in in its header", |asked| match asked.path.as_str() {
            "/" => page(&format!("{FORM}<a href=/items>Items</a>")),
            _ => plain(asked),
        }),
        ("a home page in a language, with a sign-in in its header", |asked| match asked.path.as_str() {
            "/" => Reply::html("").status(302).with("location", "/en/"),
            "/en/" => page(&format!("{FORM}<a href=/items>Items</a>")),
            _ => plain(asked),
        }),
        ("an API alone", |asked| match asked.path.as_str() {
            "/openapi.json" => Reply::json("{\"openapi\":\"3.0.0\",\"paths\":{\"/api/items\":{\"get\":{}}}}"),
            "/api/items" | "/health" => plain(asked),
            _ => Reply::not_found(),
        }),
        ("a small page with links", |asked| match asked.path.as_str() {
            "/" => page("<h1>Maintenance of bicycles</h1><a href=/items>Items</a>"),
            _ => plain(asked),
        }),
    ];
    for (name, answer) in look_alikes {
        let seen = at(answer);
        assert_eq!(seen.looked.all("select table_name from reach where kind in ('door', 'limit')"), Vec::<String>::new(), "{name}");
        assert_eq!(seen.state("monitoring/health-endpoint-missing"), "pass", "{name}");
        assert_eq!(seen.state("monitoring/metrics-endpoint-missing"), "fail", "{name}");
    }
}

#[test]
fn a_debug_page_at_the_door_is_one_whatever_lies_behind() {
    let page = "<title>DisallowedHost at /</title><header id=summary></header><footer id=explanation><p>You’re seeing this error because you \
        have <code>DEBUG = True</code> in your Django settings file.</p></footer>";
    let seen = at(move |_| Reply::html(page).status(400));
    assert_eq!(seen.state("environments/debug-page-shown"), "fail");
    assert_eq!(seen.state("environments/private-file-public"), "unproven");
    assert!(seen.looked.unseen("http_exposure").1.contains("does not answer to the host name"));
}

#[test]
fn a_door_raises_neither_the_score_nor_the_coverage() {
    let weighed = |seen: &Judged| {
        let (checks, _) = check::load(std::path::Path::new("/nonexistent"));
        let score = run::assemble(&seen.looked.snapshot, &checks, &plimsoll::config::Config::default()).unwrap().score;
        (score.proven, score.coverage_pct)
    };
    let open = weighed(&at(plain));
    let doors: [(&str, App); 4] = [
        ("a sign-in", |_| page(FORM)),
        ("a refusal", |_| Reply::html("").status(403)),
        ("maintenance", |_| Reply::html("").status(503).with("retry-after", "60")),
        ("a limit", |_| Reply::html("").status(429)),
    ];
    for (name, answer) in doors {
        let closed = weighed(&at(answer));
        assert!(closed.0 <= open.0 && closed.1 < open.1, "{name}: {closed:?}, open {open:?}");
    }
}
