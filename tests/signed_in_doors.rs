//! What stays shut to who has signed in, and what opens it.

use plimsoll::config::Given;

use crate::{
    app::Looked,
    doors::{KNOWN, TEXT, judge, plain},
    support::{Asked, Reply, Web},
};

/// An API whose every path but the files wants a token first, also a path that is not there.
fn by_token(asked: &Asked) -> Reply {
    match (asked.path.as_str(), asked.header("authorization")) {
        ("/" | "/about", _) | (_, "Bearer c4nary-token") => match asked.path.as_str() {
            "/metrics" => Reply::of("text/plain; version=0.0.4", "# TYPE up gauge\nup 1\n"),
            _ => plain(asked),
        },
        _ => Reply::json("{\"error\":\"unauthorized\"}").status(401),
    }
}

#[test]
fn health_and_metrics_behind_a_token_are_looked_for_by_who_shows_it() {
    let web = Web::start(by_token);
    let given = || Given { app: Some(web.url()), ..Given::default() };
    let outside = judge(Looked::given(given(), ""));
    for table in ["http_health", "http_metrics"] {
        let (kind, reason, cure) = outside.looked.unseen(table);
        assert!(kind == "door" && reason.contains("401") && cure.contains("`authorization` below [app.headers]"), "{reason} {cure}");
    }
    assert_eq!(KNOWN[..2].iter().map(|check| outside.state(check)).collect::<Vec<_>>(), ["unproven", "unproven"]);
    let inside = judge(Looked::given(given(), "[app]\nheaders = { authorization = \"Bearer c4nary-token\" }\n"));
    assert_eq!(inside.looked.all("select path from http_health"), ["/health"]);
    assert_eq!(inside.looked.all("select path || is_readable from http_metrics"), ["/metrics0"], "who has not signed in may not read it");
    assert_eq!(KNOWN[..2].iter().map(|check| inside.state(check)).collect::<Vec<_>>(), ["pass", "pass"]);
    assert_eq!(inside.state("monitoring/metrics-public"), "not applicable", "none is open to everybody");
    // Who shows it finds none: then there is none.
    let bare = Web::start(|asked| match asked.path.as_str() {
        "/health" | "/metrics" if asked.header("authorization") == "Bearer c4nary-token" => Reply::not_found(),
        _ => by_token(asked),
    });
    let given = Given { app: Some(bare.url()), ..Given::default() };
    let inside = judge(Looked::given(given, "[app]\nheaders = { authorization = \"Bearer c4nary-token\" }\n"));
    assert_eq!(KNOWN[..2].iter().map(|check| inside.state(check)).collect::<Vec<_>>(), ["fail", "fail"]);
}

#[test]
fn a_page_that_the_test_user_may_not_see_leaves_pages_unproven_until_nobody_is_to_look_at_it() {
    let web = Web::start(|asked| match asked.path.as_str() {
        "/" => Reply::html(&format!("<a href=/about>About</a> <a href=/admin>Admin</a><p>{}</p>", TEXT.repeat(80))),
        "/admin" => Reply::html("<h1>For admins</h1>").status(403),
        _ => plain(asked),
    });
    let seen = |more: &str| {
        let config = format!("[app]\ncookies = {{ sid = \"c4nary-session\" }}\n{more}");
        judge(Looked::given(Given { app: Some(web.url()), ..Given::default() }, &config))
    };
    let checks = ["cdn/page-too-heavy", "cdn/vary-fragmentation", "statelessness/local-address-in-answer"];
    let shut = seen("");
    let (kind, reason, cure) = shut.looked.unseen("http_page");
    assert!(kind == "door" && reason.contains("/admin answered 403") && cure.contains("keep_off under [app]"), "{reason} {cure}");
    checks.iter().for_each(|check| assert_eq!(shut.state(check), "unproven", "{check}"));
    let cured = seen("keep_off = [\"/admin\"]\n");
    checks.iter().for_each(|check| assert_eq!(cured.state(check), "pass", "{check}: {:?}", cured.verdicts[*check]));
}
