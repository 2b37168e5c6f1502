//! Apps that are open in part, that say how much may be asked, or that are larger than a walk goes: what was seen is told as a part,
//! with how much of how many, and what would cure it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
    time::Instant,
};

use plimsoll::{
    check::{self, Verdict},
    compare::{CheckFinding, compare},
    config::Given,
    derive, run,
};

use crate::{
    app::Looked,
    doors::{Judged, TEXT, at, judge, page, plain},
    support::{Asked, Reply, Web},
};

const WALKED: &[&str] =
    &["cdn/page-too-heavy", "cdn/vary-fragmentation", "cdn/cookie-on-asset", "statelessness/local-address-in-answer", "cdn/asset-missing"];

/// `n` pages, each with a link to the next and to all others.
fn pages(n: usize) -> impl Fn(&Asked) -> Reply + Send + Sync + 'static {
    move |asked| {
        let links: String = (1..n).map(|n| format!("<a href=/p/{n}x>{n}</a>")).collect();
        match asked.path.as_str() {
            "/" => page(&links),
            path if path.starts_with("/p/") => page(&links),
            _ => plain(asked),
        }
    }
}

fn with(config: &str, answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Judged {
    let web = Web::start(answer);
    judge(Looked::given(Given { app: Some(web.url()), ..Given::default() }, config))
}

#[test]
fn a_budget_that_ended_the_walk_makes_a_sample_and_the_setting_that_is_named_cures_it() {
    let seen = with("[crawl]\npages = 4\n", pages(7));
    let (kind, reason, cure) = seen.looked.unseen("http_page");
    assert_eq!((kind.as_str(), reason.as_str()), ("sample", "4 of at least 7 pages were looked at"));
    assert!(cure.contains("`pages = 10` below [crawl]"), "{cure}");
    assert_eq!(seen.looked.one::<i64>("select seen from reach where table_name = 'http_page'"), 4);
    WALKED.iter().for_each(|check| assert_eq!(seen.state(check), "unproven", "{check}: {:?}", seen.verdicts[*check]));
    // What is bad is bad, and what is asked at usual paths was asked.
    assert_eq!(seen.state("cdn/asset-without-cache-control"), "fail");
    assert_eq!(seen.state("environments/private-file-public"), "pass");
    assert_eq!(seen.state("monitoring/health-endpoint-missing"), "pass");
    let cured = with("[crawl]\npages = 10\n", pages(7));
    assert_eq!(cured.looked.all("select table_name from reach where kind in ('sample', 'limit')"), Vec::<String>::new());
    WALKED.iter().for_each(|check| assert_eq!(cured.state(check), "pass", "{check}: {:?}", cured.verdicts[*check]));
}

#[test]
fn files_endpoints_and_lists_beyond_a_budget_are_a_sample_too() {
    let files = |asked: &Asked| match asked.path.as_str() {
        "/" => page(&(0..9).map(|n| format!("<img src=/i/{n}.svg>")).collect::<String>()),
        path if path.starts_with("/i/") => Reply::of("image/svg+xml", "<svg/>"),
        _ => plain(asked),
    };
    let seen = with("[crawl]\nassets = 5\n", files);
    for table in ["http_response", "http_page", "http_asset_missing"] {
        let (kind, reason, cure) = seen.looked.unseen(table);
        assert_eq!(kind, "sample", "{table}");
        assert!(reason.starts_with("5 of at least 11 assets were looked at") && cure.contains("`assets = 20`"), "{table}: {reason} {cure}");
    }
    let code = "select count(*) from http_response where media in ('script', 'css')";
    assert_eq!(seen.looked.one::<i64>(code), 2, "what every browser waits for goes first");
    let endpoints = |asked: &Asked| match asked.path.as_str() {
        "/" => page(&(0..6).map(|n| format!("<a href=/api/v1/l{n}>x</a>")).collect::<String>()),
        path if path.starts_with("/api/v1/l") => Reply::json("[{\"id\":1},{\"id\":2}]").with("cache-control", "no-store"),
        _ => plain(asked),
    };
    let seen = with("[crawl]\nendpoints = 4\n", endpoints);
    let (kind, reason, _) = seen.looked.unseen("http_list");
    assert_eq!((kind.as_str(), reason.as_str()), ("sample", "4 of at least 7 endpoints were looked at"));
    let sample = "select table_name from reach where kind = 'sample' and table_name in ('http_endpoint', 'http_response', 'http_page')";
    assert_eq!(seen.looked.all(sample), ["http_endpoint"], "pages and files were seen whole");
    assert_eq!(seen.looked.one::<i64>("select count(*) from http_list"), 2, "a list that was not asked for its limit is left out");
    let seen = with("[crawl]\nendpoints = 8\n", endpoints);
    assert_eq!(seen.looked.unseen("http_list").1, "4 of at least 7 lists were asked how long a page of them may get");
    assert_eq!(seen.looked.all("select table_name from reach where kind = 'sample'"), ["http_list"]);
}

#[test]
fn endpoints_and_pages_that_want_a_sign_in_beside_open_ones_are_a_door() {
    let shut: [fn() -> Reply; 3] = [
        || Reply::json("{}").status(401),
        || Reply::html("<html>Forbidden</html>").status(403),
        || Reply::html("").status(302).with("location", "/login"),
    ];
    for (n, refuse) in shut.into_iter().enumerate() {
        let seen = at(move |asked| match asked.path.as_str() {
            "/" => page(&format!("<a href=/items>Items</a><p>{}</p><script>fetch('/api/orders')</script>", TEXT.repeat(80))),
            "/api/orders" => refuse(),
            "/login" => page("<form><input type=password></form>"),
            _ => plain(asked),
        });
        let (kind, reason, cure) = seen.looked.unseen("http_list");
        assert_eq!(kind, "door", "{n}");
        assert!(reason.contains("1 of at least 2 endpoints answered a visitor who has not signed in (/api/orders"), "{reason}");
        assert!(cure.contains("a scenario that signs in"), "{cure}");
        for check in ["api/list-unpaged", "api/answer-uncompressed", "api/rate-limit-missing", "statelessness/sticky-cookie"] {
            assert_eq!(seen.state(check), "unproven", "{n} {check}: {:?}", seen.verdicts[check]);
        }
        // Pages and files were seen whole.
        let open: Vec<String> = seen.looked.all("select table_name from reach where kind = 'door' order by 1");
        let behind = ["http_endpoint", "http_endpoint_cookie", "http_list", "http_local_address", "http_resource_id"];
        assert_eq!(open, behind, "{n}");
        // What two visitors get needs one who has signed in.
        let needs_more = |check: &str| check.starts_with("cdn/edge") || check == "cdn/private-answer-shared";
        for (check, verdict) in seen.verdicts.iter().filter(|(check, _)| check.starts_with("cdn/") && !needs_more(check)) {
            assert!(!matches!(verdict, Verdict::Unproven { .. }), "{n} {check}: {verdict:?}");
        }
        let Verdict::Unproven { gaps } = &seen.verdicts["api/answer-uncompressed"] else { panic!("{n}: it is decided") };
        assert!(gaps[0].table == "http_endpoint" && gaps[0].cure.as_ref().is_some_and(|cure| cure.contains("a scenario that signs in")));
        assert_eq!(seen.state("api/answer-without-cache-control"), "fail", "{n}: what is bad of those seen is bad");
        let page_shut = at(move |asked| match asked.path.as_str() {
            "/" => page(&format!("<a href=/account>Mine</a><a href=/orders>Orders</a><p>{}</p>", TEXT.repeat(80))),
            "/account" | "/orders" => refuse(),
            "/login" => page("<form><input type=password></form>"),
            _ => plain(asked),
        });
        let (kind, reason, _) = page_shut.looked.unseen("http_page");
        assert!(kind == "door" && reason.starts_with("1 of at least 3 pages answered a visitor"), "{n} {kind} {reason}");
        assert_eq!(page_shut.state("cdn/page-too-heavy"), "unproven", "{n}");
        assert!(page_shut.looked.one::<bool>("select has_sign_in from http_site"), "{n}");
        // What lies behind a door differs in kind, be it one page.
        let open = at(move |asked| match asked.path.as_str() {
            "/" => page(&format!("<a href=/account>Mine</a><a href=/about>About</a><p>{}</p>", TEXT.repeat(80))),
            "/account" => refuse(),
            "/login" => page("<form><input type=password></form>"),
            _ => plain(asked),
        });
        let (kind, reason, _) = open.looked.unseen("http_page");
        assert!(kind == "door" && reason.contains("pages answered a visitor who has not signed in (/account"), "{n}: {reason}");
        assert_eq!(open.state("cdn/page-too-heavy"), "unproven", "{n}: {:?}", open.verdicts["cdn/page-too-heavy"]);
        assert!(open.looked.one::<bool>("select has_sign_in from http_site"), "{n}");
    }
    assert!(!at(plain).looked.one::<bool>("select has_sign_in from http_site"));
}

#[test]
fn an_endpoint_that_leads_to_another_host_or_shows_a_sign_in_for_data_wants_one() {
    let shut: [fn() -> Reply; 2] = [
        || Reply::html("").status(302).with("location", "https://id.example/realms/shop"),
        || page("<form method=post><input type=password></form>"),
    ];
    for (n, refuse) in shut.into_iter().enumerate() {
        let seen = at(move |asked| if asked.path == "/api/orders" { refuse() } else { with_orders(asked) });
        let (kind, reason, _) = seen.looked.unseen("http_list");
        assert!(kind == "door" && reason.contains("1 of at least 2 endpoints"), "{n}: {kind} {reason}");
    }
    let open = at(|asked| if asked.path == "/api/orders" { Reply::json("[]") } else { with_orders(asked) });
    assert_eq!(open.looked.all("select table_name from reach where kind = 'door'"), Vec::<String>::new());
}

/// An app whose start page names one more endpoint.
fn with_orders(asked: &Asked) -> Reply {
    match asked.path.as_str() {
        "/" => page(&format!("<a href=/items>Items</a><p>{}</p><script>fetch('/api/orders')</script>", TEXT.repeat(80))),
        _ => plain(asked),
    }
}

#[test]
fn a_door_outweighs_a_budget() {
    let seen = with("[crawl]\npages = 4\n", |asked| match asked.path.as_str() {
        "/" => page("<a href=/account>Mine</a><a href=/b>b</a><a href=/c>c</a><a href=/d>d</a>"),
        "/account" | "/b" | "/c" => Reply::html("").status(403),
        _ => plain(asked),
    });
    assert_eq!(seen.looked.unseen("http_page").0, "door");
}

#[test]
fn a_path_that_is_refused_is_there_unless_any_path_beside_it_is_refused() {
    let shut = at(|asked| match asked.path.as_str() {
        "/healthz" => Reply::html("<html><h1>403 Forbidden</h1></html>").status(403),
        "/health" => Reply::not_found(),
        "/metrics" => Reply::html("").status(302).with("location", "/login?next=/metrics"),
        _ => plain(asked),
    });
    assert_eq!(shut.looked.all("select path || ' ' || status from http_health"), ["/healthz 403"]);
    assert_eq!(shut.state("monitoring/health-endpoint-missing"), "pass");
    assert_eq!(shut.state("monitoring/metrics-endpoint-missing"), "pass");
    // The API asks who it is before it looks for a path: whether there are metrics below it nobody knows.
    let guarded = at(|asked| match asked.path.as_str() {
        "/health" => Reply::not_found(),
        path if path.starts_with("/api/") => Reply::json("{\"error\":\"unauthorized\"}").status(401),
        _ => plain(asked),
    });
    for check in ["monitoring/health-endpoint-missing", "monitoring/metrics-endpoint-missing"] {
        assert_eq!(guarded.state(check), "unproven", "{check}: {:?}", guarded.verdicts[check]);
    }
    let (kind, reason, _) = guarded.looked.unseen("http_metrics");
    assert!(kind == "door" && reason.contains("a path below /api that does not exist answered 401"), "{reason}");
}

/// An app that counts: it says what is left in `header`, and answers 429 once nothing is.
fn counting(all: i64, header: &'static str) -> (impl Fn(&Asked) -> Reply + Send + Sync + 'static, Arc<AtomicI64>, Arc<AtomicUsize>) {
    let (left, refused) = (Arc::new(AtomicI64::new(all)), Arc::new(AtomicUsize::new(0)));
    let (counted, turned_away) = (Arc::clone(&left), Arc::clone(&refused));
    let answer = move |asked: &Asked| {
        let left = counted.fetch_sub(1, Ordering::SeqCst) - 1;
        if left < 0 {
            turned_away.fetch_add(1, Ordering::SeqCst);
            return Reply::of("text/plain", "slow down").status(429).with("retry-after", "60");
        }
        match header {
            "ratelimit" => {
                plain(asked).with("ratelimit", &format!("\"day\";r={left};t=60")).with("ratelimit-policy", &format!("\"day\";q={all};w=60"))
            }
            _ => plain(asked).with(&format!("{header}-remaining"), &left.to_string()).with(&format!("{header}-limit"), &all.to_string()),
        }
    };
    (answer, left, refused)
}

#[test]
fn one_scan_does_not_use_up_the_quota_that_the_app_tells_of() {
    for header in ["x-ratelimit", "ratelimit", "RateLimit"] {
        let all = 300;
        let (answer, left, refused) = counting(all, header);
        let seen = at(answer);
        let left = left.load(Ordering::SeqCst);
        assert!((all - 30..all - 20).contains(&left), "{header}: {left} of {all} are left");
        assert_eq!(refused.load(Ordering::SeqCst), 0, "{header}");
        let (kind, reason, cure) = seen.looked.unseen("http_metrics");
        assert_eq!(kind, "limit", "{header}");
        assert!(
            reason.contains("lets one client ask 300 times, and 2")
                && reason.contains("of them are left: a scan leaves nine tenths to others")
                && cure.contains("let the scan through"),
            "{header}: {reason} {cure}"
        );
        for check in ["monitoring/metrics-endpoint-missing", "cdn/page-too-heavy", "environments/debug-page-shown"] {
            assert_eq!(seen.state(check), "unproven", "{header} {check}: {:?}", seen.verdicts[check]);
        }
    }
}

#[test]
fn a_quota_with_room_slows_nothing_down() {
    let (answer, _, _) = counting(100_000, "x-ratelimit");
    let start = Instant::now();
    let seen = at(answer);
    assert_eq!(seen.looked.all("select table_name from reach where kind in ('sample', 'limit')"), Vec::<String>::new());
    assert_eq!(seen.state("monitoring/health-endpoint-missing"), "pass", "{:?}", start.elapsed());
}

#[test]
fn a_file_that_is_refused_or_busy_is_not_missing_and_has_no_weight() {
    for status in [401, 403, 429, 502, 503, 504] {
        let seen = at(move |asked| match asked.path.as_str() {
            "/assets/app.js" | "/assets/app.css" => Reply::html("").status(status),
            _ => plain(asked),
        });
        assert_ne!(seen.state("cdn/asset-missing"), "fail", "{status}: {:?}", seen.verdicts["cdn/asset-missing"]);
        assert_eq!(seen.state("cdn/asset-missing"), "unproven", "{status}");
        assert_eq!(seen.state("cdn/page-too-heavy"), "unproven", "{status}");
        if status != 429 {
            let (_, reason, _) = seen.looked.unseen("http_page");
            assert!(reason.contains(&format!("answered {status}, and 1 more could not be read")), "{reason}");
        }
    }
    // One that moved within the site is there.
    let moved = at(|asked| match asked.path.as_str() {
        "/assets/app.js" => Reply::html("").status(302).with("location", "/build/app.js"),
        "/build/app.js" => Reply::of("text/javascript", "let a = 1;"),
        _ => plain(asked),
    });
    assert_eq!(moved.state("cdn/asset-missing"), "pass", "{:?}", moved.verdicts["cdn/asset-missing"]);
}

#[test]
fn a_script_on_ten_pages_is_one_script() {
    let seen = at(pages(10));
    assert_eq!(seen.looked.one::<i64>("select scripts from http_site"), 1);
}

#[test]
fn a_second_instance_that_is_the_app_itself_proves_nothing() {
    let web = Web::start(|asked| plain(asked).with("set-cookie", "connect.sid=s%3Acanary0001.Qx7; Path=/"));
    for twin in [web.url(), format!("{}/", web.url()), web.url().replace("127.0.0.1", "localhost")] {
        let given = Given { app: Some(web.url()), instance: Some(twin.clone()), ..Given::default() };
        let seen = judge(Looked::given(given, ""));
        let (_, reason, cure) = seen.looked.unseen("http_instance");
        assert!(reason.contains("leads to the very app that --app names") && cure.contains("second copy"), "{twin}: {reason}");
        for check in ["statelessness/instances-differ", "statelessness/session-lost-between-instances"] {
            assert_eq!(seen.state(check), "unproven", "{twin} {check}");
        }
    }
}

#[test]
fn a_session_that_begins_at_the_sign_in_was_not_seen_before_it() {
    let session = |answer: fn(&Asked) -> Reply| {
        let web = Web::start(answer);
        let looked = Looked::at(&web.url());
        derive::fill(&looked.snapshot).unwrap();
        looked
    };
    let gap = |looked: &Looked| {
        looked.all("select kind || ': ' || reason || '; ' || cure from reach where table_name = 'http_session' and kind is not null")
    };
    // Nobody is asked to sign in: there are none.
    assert_eq!(gap(&session(plain)), Vec::<String>::new());
    let asks: fn(&Asked) -> Reply = |asked| match asked.path.as_str() {
        "/" => page(&format!("<a href=/login>Sign in</a><a href=/items>Items</a>{}", TEXT.repeat(80))),
        "/login" => page("<form method=post><input type=password></form><a href=/items>Items</a>"),
        _ => plain(asked),
    };
    let hidden = gap(&session(asks));
    assert!(
        hidden[0].starts_with("door: the app asks visitors to sign in") && hidden[0].contains("a scenario that signs in"),
        "{hidden:?}"
    );
    let begun: fn(&Asked) -> Reply = |asked| match asked.path.as_str() {
        "/login" => page("<form method=post><input type=password></form>").with("set-cookie", "connect.sid=s%3Acanary0001.Qx7; Path=/"),
        "/" => page("<a href=/login>Sign in</a><a href=/items>Items</a>"),
        _ => plain(asked),
    };
    let seen = session(begun);
    assert_eq!(seen.all("select name || ' ' || default_store || ' ' || seen_in from http_session"), ["connect.sid memory /login"]);
    assert_eq!(gap(&seen), Vec::<String>::new());
}

#[test]
fn a_hiccup_of_the_start_page_is_no_outage() {
    let asked_before = AtomicUsize::new(0);
    let seen = at(move |asked| match asked.path.as_str() {
        "/" if asked_before.fetch_add(1, Ordering::SeqCst) == 0 => Reply::html("<h1>Bad gateway</h1>").status(502),
        _ => plain(asked),
    });
    assert_eq!(seen.state("monitoring/start-page-failing"), "pass");
    assert_eq!(seen.state("cdn/asset-missing"), "pass");
}

#[test]
fn a_file_keeps_its_name_from_build_to_build() {
    let build = |script: &'static str| {
        let web = Web::start(move |asked| match asked.path.as_str() {
            "/" => Reply::html(&format!("<script src={script}></script><p>{}</p>", TEXT.repeat(80))),
            path if path == script => Reply::of("text/javascript", "let a = 1;\n".repeat(3_000)).with("cache-control", "max-age=60"),
            _ => Reply::not_found(),
        });
        let looked = Looked::at(&web.url());
        let (checks, _) = check::load(std::path::Path::new("/nonexistent"));
        run::assemble(&looked.snapshot, &checks, &plimsoll::config::Config::default()).unwrap()
    };
    let diff = compare(&build("/assets/app.3f2a9b1c.js"), &build("/assets/app.91bc04de.js"));
    let subjects = |list: &[CheckFinding]| -> Vec<String> { list.iter().map(|f| format!("{} {}", f.check, f.finding.subject)).collect() };
    let remaining = subjects(&diff.remaining);
    for check in ["cdn/hashed-asset-short-lived", "cdn/asset-uncompressed"] {
        assert!(remaining.contains(&format!("{check} /assets/app.*.js")), "{check}: {remaining:?}");
    }
    let others: Vec<String> = [&diff.new, &diff.newly_seen, &diff.fixed].into_iter().flat_map(|list| subjects(list)).collect();
    assert!(others.is_empty() && diff.lost.is_empty(), "{others:?} {:?}", diff.lost);
}
