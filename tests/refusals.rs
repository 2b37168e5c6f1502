//! What an app refuses is not what it carries: a step that was never served, and a limiter of its own.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{Router, http::StatusCode};

use crate::{
    load::{drive, here, most_frequent_error, only},
    support::serve,
};

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
