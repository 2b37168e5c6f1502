//! What scenarios ask for is looked at and judged like what a walk finds, although no page names it.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Json, Router,
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use plimsoll::config::Given;
use serde_json::json;

use crate::{
    app::Looked,
    doors::{Judged, judge},
    support::{command, serve},
};

/// A list of 1.3 MB.
async fn feed(headers: HeaderMap) -> Response {
    let is_known = |value: &header::HeaderValue| value == "Bearer c4nary-token";
    if !headers.get(header::AUTHORIZATION).is_some_and(is_known) {
        return (StatusCode::UNAUTHORIZED, Json(json!({ "error": "no token" }))).into_response();
    }
    let item = |n: i64| json!({ "id": n, "text": "words and more words of somebody who has something to say about nothing in particular" });
    Json((1..=12_000).map(item).collect::<Vec<_>>()).into_response()
}

fn app(orders: &Arc<AtomicUsize>) -> Router {
    let made = Arc::clone(orders);
    let make = move || async move {
        let id = made.fetch_add(1, Ordering::Relaxed) + 41;
        (StatusCode::CREATED, Json(json!({ "id": id })))
    };
    let one = |Path(id): Path<i64>| async move { Json(json!({ "id": id, "state": "open" })) };
    Router::new()
        .route(
            "/",
            get(|| async { Html("<title>shop</title><div id=root>Welcome to the shop of many things <a href=/help>help</a></div>") }),
        )
        .route("/api/v1/feed", get(feed))
        .route("/api/v1/token", post(|| async { Json(json!({ "token": "c4nary-token" })) }))
        .route("/api/v1/orders", post(make))
        .route("/api/v1/orders/{id}", get(one))
        .route("/report.csv", get(|| async { ([(header::CONTENT_TYPE, "text/csv")], "a,b\n1,2\n") }))
        .route("/app.css", get(|| async { ([(header::CONTENT_TYPE, "text/css")], "p { color: black }") }))
        .route("/help", get(|| async { Html("<p>Help is on its way to everybody who asks</p>") }))
        .route("/broken", get(|| async { StatusCode::INTERNAL_SERVER_ERROR }))
}

const VISIT: &str = r#"
why = "somebody reads and orders"
[[step]]
name = "token"
once = true
post = "/api/v1/token"
json = { user = "ann" }
save = { token = "/token" }
[[step]]
name = "feed"
get = "/api/v1/feed?day={day}"
with = { day = "1..7" }
headers = { Authorization = "Bearer {token}" }
[[step]]
name = "order"
post = "/api/v1/orders"
json = { sku = "x" }
save = { order = "/id" }
[[step]]
name = "see"
get = "/api/v1/orders/{order}"
[[step]]
name = "export"
get = "/report.csv"
[[step]]
name = "style"
get = "/app.css"
[[step]]
name = "help"
get = "/help"
"#;

fn seen(visit: &str, may_write: bool) -> (Judged, usize) {
    let orders = Arc::default();
    let given = Given { app: Some(serve(app(&orders))), ..Given::default() };
    let judged = judge(Looked::visiting(given, "", &[("scenarios/visit.toml", visit)], may_write));
    (judged, orders.load(Ordering::Relaxed))
}

#[test]
fn each_get_of_a_scenario_is_looked_at_and_what_it_answers_is_judged() {
    let (seen, orders) = seen(VISIT, true);
    let looked = &seen.looked;
    let endpoints = ["/api/v1/feed?day=1", "/api/v1/orders/41", "/report.csv"];
    assert_eq!(looked.all("select path from http_endpoint where status = 200 and method = 'GET' order by path"), endpoints);
    let written = "select method || ' ' || path || ' ' || status from http_endpoint where method <> 'GET' order by path";
    assert_eq!(looked.all(written), ["POST /api/v1/orders 201", "POST /api/v1/token 200"]);
    assert_eq!(looked.all("select path from http_response where kind = 'page' order by path"), ["/", "/help"]);
    assert_eq!(orders, 1, "what writes is sent once");
    let subjects = |check: &str| seen.findings(check).iter().map(|f| f.subject.clone()).collect::<Vec<_>>();
    assert_eq!(subjects("api/list-unpaged"), ["/api/v1/feed?day=1"]);
    assert_eq!(subjects("api/answer-uncompressed"), ["/api/v1/feed?day=1"]);
    assert_eq!(
        looked.all("select distinct reason from reach where table_name in ('http_endpoint', 'http_list') and kind is not null"),
        [""; 0]
    );
    looked.keeps_none(&["c4nary"]);
}

#[test]
fn without_a_load_nothing_is_written_and_what_comes_after_it_is_unproven() {
    let (seen, orders) = seen(VISIT, false);
    assert_eq!(orders, 0);
    let (kind, reason, cure) = seen.looked.unseen("http_endpoint");
    assert_eq!((kind.as_str(), cure.contains("--sign-in")), ("not-run", true), "{cure}");
    assert!(reason.contains("step `feed` of scenario `visit` and 4 more come after one that writes"), "{reason}");
    assert_eq!(seen.state("api/list-unpaged"), "unproven");
    assert_eq!(seen.looked.all("select path from http_endpoint where method <> 'GET'"), [""; 0]);
}

#[test]
fn a_step_that_changes_something_by_its_address_is_said_to_be_left_to_the_load() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("scenarios")).unwrap();
    let visit = "why = \"w\"\n[[step]]\nname = \"pay\"\nget = \"/checkout\"\n[[step]]\nname = \"help\"\nget = \"/help\"\n";
    std::fs::write(folder.path().join("scenarios/buy.toml"), visit).unwrap();
    let ended = command::run(folder.path(), &["scan", "--no-load", &format!("--app={}", serve(app(&Arc::default())))]);
    assert!(ended.err.contains("step `pay` of scenario `buy` was not looked at: by its address it changes something"), "{}", ended.err);
    assert!(!ended.err.contains("step `help`"), "{}", ended.err);
}

#[test]
fn a_step_that_fails_is_named_and_what_came_before_it_is_judged() {
    let visit = "why = \"w\"\n[[step]]\nname = \"export\"\nget = \"/report.csv\"\n[[step]]\nname = \"broken\"\nget = \"/broken\"\n";
    let (seen, _) = seen(visit, true);
    assert_eq!(seen.looked.all("select path from http_endpoint"), ["/report.csv"]);
    let (_, reason, _) = seen.looked.unseen("http_endpoint");
    assert_eq!(reason, "scenario `visit`, step `broken`: /broken answered 500: the app failed there, whoever asks");
}

#[test]
fn an_app_that_is_not_there_is_told_once_and_its_scenarios_are_not_to_blame() {
    let given = Given { app: Some(format!("http://127.0.0.1:{}", crate::support::closed_port())), ..Given::default() };
    let looked = Looked::visiting(given, "", &[("scenarios/visit.toml", VISIT)], true);
    assert_eq!(looked.absence_of_all().0, "unreachable");
}

/// A shell whose script, as a bundler leaves it, asks an API below a base of its own; each page is the shell again.
fn shell() -> Router {
    let script = "const ka=Z.create({baseURL:`/backend`});async function m(){await ka.get(`/orders`)}\
                  document.onclick=()=>import(`./lazy-CEHu30tq.js`);";
    let script = move || async move { ([(header::CONTENT_TYPE, "text/javascript")], script) };
    let part = || async { ([(header::CONTENT_TYPE, "text/javascript")], "export default()=>fetch(`/backend/report`)") };
    let page = || async {
        Html(
            "<title>shop</title><div id=root>The shop</div><a href=/admin>a</a><script type=module src=/assets/index-C7VSRcxf.js></script>",
        )
    };
    Router::new()
        .route("/assets/index-C7VSRcxf.js", get(script))
        .route("/assets/lazy-CEHu30tq.js", get(part))
        .route("/backend/orders", get(|| async { Json(json!({ "items": [{ "id": 1 }] })) }))
        .route("/backend/report", get(|| async { Json(json!({ "sum": 7 })) }))
        .route("/backend/auth/login", post(|| async { StatusCode::UNAUTHORIZED }))
        .fallback(page)
}

#[test]
fn a_first_scenario_of_a_single_page_app_asks_its_api_and_no_shell() {
    let folder = tempfile::tempdir().unwrap();
    let ended = command::run(folder.path(), &["init", "--app", &serve(shell())]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let scenario = std::fs::read_to_string(folder.path().join("scenarios/visit.toml")).unwrap();
    for path in ["/backend/orders", "/backend/report"] {
        assert!(scenario.contains(&format!("get    = \"{path}\"")), "{path}: {scenario}");
    }
    assert!(!scenario.contains("/admin"), "the shell once more: {scenario}");
    let folder = tempfile::tempdir().unwrap();
    let page = Router::new().fallback(|| async { Html("<p>Words of a page that asks for nothing</p>") });
    let ended = command::run(folder.path(), &["init", "--app", &serve(page)]);
    assert!(ended.out.contains("No endpoint was found") && ended.out.contains("plimsoll import"), "{}", ended.out);
    assert!(ended.out.contains("Not found at a usual path: an OpenAPI description, a sitemap, a GraphQL endpoint."), "{}", ended.out);
}

#[test]
fn a_draft_of_a_sign_in_names_the_address_that_gives_a_token() {
    let script = || async { ([(header::CONTENT_TYPE, "text/javascript")], "a.post('/api/token/refresh/');a.post('/api/token/')") };
    let page = || async { Html("<p>An API and its shell</p><script src=/app.js></script>") };
    let app = Router::new().route("/", get(page)).route("/app.js", get(script));
    let folder = tempfile::tempdir().unwrap();
    let ended = command::run(folder.path(), &["init", "--sign-in", "--app", &serve(app)]);
    assert!(ended.code == 0 && ended.out.contains("names /api/token/, which most likely gives a token"), "{}{}", ended.out, ended.err);
    let steps = std::fs::read_to_string(folder.path().join("scenarios/sign-in.toml")).unwrap();
    let draft = plimsoll::scenario::Scenario::parse("scenarios/sign-in.toml", &steps).unwrap();
    assert_eq!(draft.steps[0].path.text(), "/api/token/");
    assert!(steps.contains("username = ") && steps.contains("save = { token = \"/access\" }"), "{steps}");
}
