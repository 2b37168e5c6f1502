//! Redirects: whatever an app leads to, nothing is sent to an address that the user did not name.

use std::{
    io::Read as _,
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
};

use axum::{Router, http::StatusCode, http::header::LOCATION, routing::get};
use plimsoll::{config::Given, load::Pace, scenario::Scenario};

use crate::{
    app::Looked,
    support::{self, Reply, Web, serve},
};

/// Listens, and notes every connection and every byte.
struct Witness {
    place: String,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Witness {
    /// On a free port of `host`.
    fn at(host: &str) -> Self {
        let listener = TcpListener::bind(format!("{host}:0")).unwrap();
        let (port, heard) = (listener.local_addr().unwrap().port(), Arc::new(Mutex::new(Vec::<u8>::new())));
        let notes = Arc::clone(&heard);
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                notes.lock().unwrap().extend(b"(a connection)");
                let mut bytes = Vec::new();
                let _ = (&mut stream).take(100).read_to_end(&mut bytes);
                notes.lock().unwrap().extend(bytes);
            }
        });
        Self { place: format!("{host}:{port}"), heard }
    }

    fn assert_untouched(&self) {
        let heard = self.heard.lock().unwrap();
        assert!(heard.is_empty(), "{} heard: {}", self.place, String::from_utf8_lossy(&heard));
    }
}

/// An app whose every answer is a redirect to `there`; it notes the hosts by which it was asked.
fn gate(there: &str) -> (Web, Arc<Mutex<Vec<String>>>) {
    let (there, hosts) = (there.to_owned(), Arc::new(Mutex::new(Vec::new())));
    let noted = Arc::clone(&hosts);
    let web = Web::start(move |asked| {
        noted.lock().unwrap().push(asked.header("host").to_owned());
        Reply::html("<html>moved</html>").status(302).with("location", &there)
    });
    (web, hosts)
}

#[test]
fn a_start_page_that_leads_elsewhere_is_a_door_and_nobody_goes_through_it() {
    let (by_address, by_name, by_v6) = (Witness::at("127.0.0.1"), Witness::at("localhost"), Witness::at("[::1]"));
    let leads = [
        (format!("http://{}/latest/", by_address.place), format!("http://{}/", by_address.place)),
        (format!("//{}/", by_address.place), format!("http://{}/", by_address.place)),
        (format!("https://{}/", by_address.place), format!("https://{}/", by_address.place)),
        (format!("http://{}/?token=canary", by_name.place), format!("http://{}/", by_name.place)),
        (format!("http://{}/", by_v6.place), format!("http://{}/", by_v6.place)),
        ("http://169.254.169.254/latest/meta-data/".to_owned(), "http://169.254.169.254/".to_owned()),
        ("https://www.shop.example/".to_owned(), "https://www.shop.example/".to_owned()),
    ];
    for (location, place) in leads {
        let (web, hosts) = gate(&location);
        let looked = Looked::at(&web.url().replace("http://", "http://me:a-password@"));
        let (kind, reason, cure) = looked.absence_of_all();
        assert_eq!((kind.as_str(), reason), ("door", format!("the start page leads to {place}, which was not named and was not asked")));
        assert!(cure.starts_with("give it as --app if it is yours"), "{cure}");
        assert_eq!(looked.all("select times || ' ' || statement from sent"), ["1 GET /"], "{location}");
        assert_eq!(hosts.lock().unwrap().len(), 1);
    }
    [by_address, by_name, by_v6].iter().for_each(Witness::assert_untouched);
}

#[test]
fn the_same_host_by_another_name_is_another_host() {
    let (sent, hosts) = (Arc::new(Mutex::new(String::new())), Arc::new(Mutex::new(Vec::new())));
    let (there, noted) = (Arc::clone(&sent), Arc::clone(&hosts));
    let web = Web::start(move |asked| {
        noted.lock().unwrap().push(asked.header("host").to_owned());
        Reply::html("").status(302).with("location", &there.lock().unwrap())
    });
    *sent.lock().unwrap() = web.url().replace("127.0.0.1", "localhost");
    assert!(Looked::at(&web.url()).absence_of_all().1.contains("leads to http://localhost:"));
    assert!(hosts.lock().unwrap().iter().all(|host| host.starts_with("127.0.0.1:")), "{hosts:?}");
}

#[test]
fn nothing_behind_the_start_page_leads_away_either() {
    let witness = Witness::at("127.0.0.1");
    let elsewhere = format!("http://{}", witness.place);
    let instance = {
        let elsewhere = elsewhere.clone();
        Web::start(move |asked| Reply::html("").status(307).with("location", &format!("{elsewhere}{}", asked.path)))
    };
    let page = format!(
        "<html><base href='/'><link rel=stylesheet href='{elsewhere}/a.css'><script src=/app.js></script><img src='//{0}/i.png'>
         <a href='/go'>go</a><a href='{elsewhere}/page'>away</a>fetch('/api/v1/items') <form action='{elsewhere}/f'></form></html>",
        witness.place
    );
    let web = Web::start(move |asked| match asked.path.as_str() {
        "/" => Reply::html(&page),
        path => Reply::html("<html>moved</html>").status(302).with("location", &format!("{elsewhere}{path}")),
    });
    let given = Given { app: Some(web.url()), instance: Some(instance.url()), ..Given::default() };
    let looked = Looked::given(given, "");
    assert!(looked.one::<i64>("select sum(times) from sent") > 50, "it was looked at");
    assert_eq!(looked.all("select path from http_response where kind = 'page'"), ["/"], "a redirect away is no page");
    witness.assert_untouched();
}

#[test]
fn a_load_and_its_health_page_follow_nothing() {
    let witness = Witness::at("127.0.0.1");
    let there = format!("http://{}/", witness.place);
    let moved = move || {
        let there = there.clone();
        async move { (StatusCode::FOUND, [(LOCATION, there)]) }
    };
    let app = serve(Router::new().route("/", get(moved)).route("/healthz", get(|| async { "ok" })));
    let scenario = "why = \"a test\"\n[[step]]\nname = \"it\"\nget = \"/\"\n";
    let given = Given { app: Some(app), ..Given::default() };
    let config = "without = [\"postgres\", \"redis\", \"pooler\"]\n[load]\nhosts = [\"127.0.0.1\"]\nmax_rate = 20.0\nmax_seconds = 6\n";
    let pace = Pace { lag_limit_ms: 2_000.0, seed: Some(7), ..support::pace() };
    let (snapshot, _folder) = support::scan(&given, config, Scenario::parse("scenarios/test.toml", scenario).unwrap(), pace);
    let sent: i64 = snapshot.db().query_row("select sum(times) from sent where probe = 'load'", [], |r| r.get(0)).unwrap();
    assert!(sent > 20, "{sent}");
    witness.assert_untouched();
}

#[test]
fn a_password_goes_to_the_address_that_it_was_given_for() {
    let shown: Arc<Mutex<Vec<(String, String)>>> = Arc::default();
    let start = |name: &'static str| {
        let shown = Arc::clone(&shown);
        Web::start(move |asked| {
            shown.lock().unwrap().push((name.to_owned(), asked.header("authorization").to_owned()));
            if asked.path == "/" { Reply::html("<html>here</html>") } else { Reply::not_found() }
        })
    };
    let (app, instance) = (start("app"), start("instance"));
    let given =
        Given { app: Some(app.url().replace("http://", "http://me:a-password@")), instance: Some(instance.url()), ..Given::default() };
    drop(Looked::given(given, ""));
    let shown = shown.lock().unwrap();
    for (name, has) in [("app", true), ("instance", false)] {
        let of: Vec<&str> = shown.iter().filter(|(n, _)| n == name).map(|(_, word)| word.as_str()).collect();
        assert!(!of.is_empty() && of.iter().all(|word| word.is_empty() != has), "{name}: {of:?}");
    }
}

/// An app that sets a cookie on each redirect from its start page, and says at `/shop` what `said` has for the cookie shown.
fn led_to_shop(said: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Web {
    Web::start(move |asked| match asked.path.as_str() {
        "/" => Reply::html("").status(302).with("set-cookie", "seen=1; Path=/").with("location", "/shop"),
        "/shop" | "/about" => said(asked.header("cookie")),
        _ => Reply::not_found(),
    })
}

#[test]
fn an_app_that_shows_its_page_to_who_kept_its_cookie_is_seen_as_a_browser_sees_it() {
    let web = led_to_shop(|cookie| {
        let shop = "<html><a href=/about>About</a> our fine shop of many things</html>";
        if cookie.contains("seen=1") { Reply::html(shop) } else { Reply::html("<html>Please allow cookies</html>").status(403) }
    });
    let looked = Looked::at(&web.url());
    assert_eq!(looked.all("select path from http_response order by path"), ["/about", "/shop"]);
    assert_eq!(looked.all("select cast(status as text) from http_response"), ["200", "200"]);
    assert_eq!(looked.all("select name from http_cookie"), ["seen"], "that everybody is handed it is told");
}

#[test]
fn a_cookie_that_opens_nothing_is_shown_to_nobody() {
    let (shown, web) = {
        let shown = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&shown);
        let web = led_to_shop(move |cookie| {
            noted.lock().unwrap().push(cookie.to_owned());
            let page = Reply::html("<html><a href=/about>About</a> our fine shop of many things</html>");
            if cookie.is_empty() { page.with("set-cookie", "sid=a1b2c3d4e5; Path=/") } else { page }
        });
        (shown, web)
    };
    let looked = Looked::at(&web.url());
    assert_eq!(looked.all("select distinct name from http_cookie"), ["sid"], "what a stranger is handed is seen");
    let shown = shown.lock().unwrap();
    assert_eq!(shown.iter().filter(|cookie| !cookie.is_empty()).count(), 1, "it was tried once: {shown:?}");
}

#[test]
fn a_page_that_is_never_twice_the_same_takes_no_cookie_for_the_cause() {
    let number = std::sync::atomic::AtomicUsize::new(0);
    let web = led_to_shop(move |cookie| {
        let next = number.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let page = Reply::html(&format!("<html>offer{next} today{next} only{next}</html>"));
        if cookie.is_empty() { page.with("set-cookie", "sid=a1b2c3d4e5; Path=/") } else { page }
    });
    assert_eq!(Looked::at(&web.url()).all("select distinct name from http_cookie"), ["sid"]);
}

#[test]
fn an_app_that_goes_round_until_it_sees_its_cookie_is_shown_it() {
    let web = Web::start(|asked| {
        if !asked.header("cookie").contains("seen=1") {
            return Reply::html("").status(302).with("set-cookie", "seen=1; Path=/").with("location", &asked.path);
        }
        match asked.path.as_str() {
            "/" => Reply::html("<html><a href=/about>About</a></html>"),
            "/about" => Reply::html("<html>About us</html>"),
            "/healthz" => Reply::of("text/plain", "ok"),
            _ => Reply::not_found(),
        }
    });
    let looked = Looked::at(&web.url());
    assert_eq!(looked.all("select path from http_response order by path"), ["/", "/about"]);
    assert_eq!(looked.all("select path from http_health"), ["/healthz"]);
    assert_eq!(looked.one::<i64>("select times from sent where statement = 'GET /healthz (cookie)'"), 1);
}
