//! What an app refuses is not what it carries: a step that was never served, and a limiter of its own.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{Router, http::StatusCode, response::IntoResponse};

use crate::{
    load::{Loaded, drive, here, only},
    support::serve,
};

/// The class of most answers that failed. What was under way when plimsoll ended the load was never answered.
fn most_frequent_error(loaded: &Loaded) -> String {
    loaded.one("select class from load_error where class <> 'unfinished' group by class order by sum(requests) desc limit 1")
}

#[test]
fn a_step_that_never_got_what_it_asked_for_voids_the_load() {
    let broken = Router::new().fallback(|| async { StatusCode::INTERNAL_SERVER_ERROR });
    let loaded = drive(&serve(broken), &only("/broken"), &here("max_seconds = 40\n"));
    assert_eq!(loaded.one::<String>("select ended from load_run"), "nothing was measured: every answer of test/it was 500");
    assert_eq!(loaded.one::<String>("select group_concat(distinct verdict) from load_step"), "void");
    assert!(loaded.one::<Option<i64>>("select coalesce(proven_step, failed_step) from load_run").is_none(), "no line");
    let away = only("/sent-away");
    let router = Router::new().fallback(|| async { axum::response::Redirect::to("/login?next=%2Fsent-away") });
    let loaded = drive(&serve(router), &away, &here("max_seconds = 40\n"));
    assert_eq!(loaded.one::<String>("select ended from load_run"), "nothing was measured: every answer of test/it was 303 to /login");
    assert_eq!(most_frequent_error(&loaded), "turned away");
}

#[test]
fn a_limiter_of_the_app_is_a_rule_and_no_capacity() {
    let hits = Arc::new(AtomicUsize::new(0));
    let router = Router::new().fallback(move || {
        let is_let = hits.fetch_add(1, Ordering::Relaxed) < 40;
        async move { if is_let { StatusCode::OK } else { StatusCode::TOO_MANY_REQUESTS } }
    });
    let loaded = drive(&serve(router), &only("/"), &here("max_seconds = 40\n"));
    let ended: String = loaded.one("select ended from load_run");
    assert!(ended.starts_with("a limiter of the app answered ") && ended.contains("exempt the address"), "{ended}");
    assert!(loaded.one::<Option<i64>>("select failed_step from load_run").is_none(), "it is not said to give way there");
    assert_eq!(most_frequent_error(&loaded), "limited");
}

#[test]
fn a_redirect_within_the_site_is_good_once_it_ends_well() {
    let app = |ends: StatusCode| {
        serve(Router::new().fallback(move |uri: axum::http::Uri, headers: axum::http::HeaderMap| {
            let shown = headers.get("cookie").and_then(|c| c.to_str().ok()).unwrap_or_default().to_owned();
            let answer = match uri.path() {
                "/old" => (StatusCode::FOUND, [("set-cookie", "seen=1; Path=/"), ("location", "/new")]).into_response(),
                "/new" if shown.contains("seen=1") => ends.into_response(),
                "/round" => axum::response::Redirect::to("/round").into_response(),
                _ => StatusCode::IM_A_TEAPOT.into_response(),
            };
            async move { answer }
        }))
    };
    let limits = here("max_seconds = 6\nmax_rate = 20\n");
    let loaded = drive(&app(StatusCode::OK), &only("/old"), &limits);
    assert_eq!(loaded.one::<i64>("select count(*) from load_error"), 0, "its cookie is shown where it leads");
    let sent = |line: &str| loaded.one::<i64>(&format!("select sum(times) from sent where statement = '{line}'"));
    assert!(sent("GET (redirect of GET /old)") > 20, "each request is listed");
    let loaded = drive(&app(StatusCode::NOT_FOUND), &only("/old"), &limits);
    assert_eq!(loaded.one::<String>("select ended from load_run"), "nothing was measured: every answer of test/it was 404");
    assert_eq!(most_frequent_error(&drive(&app(StatusCode::OK), &only("/round"), &limits)), "expectation");
}
