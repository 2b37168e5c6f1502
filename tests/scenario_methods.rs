//! Steps of all methods are endpoints: what a load sends anyway is answered once, and that answer is judged by what applies to its method.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    sync::{Arc, Mutex},
};

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use plimsoll::{check, config::Given};
use serde_json::{Value, json};

use crate::{
    app::Looked,
    doors::{Judged, judge},
    support::{command, serve},
};

/// What the app holds, and what it was asked for.
#[derive(Clone, Default)]
struct App {
    asked: Arc<Mutex<Vec<String>>>,
    /// There is one, until it is deleted.
    has_cart: Arc<Mutex<bool>>,
}

impl App {
    fn times(&self, request: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|asked| *asked == request).count()
    }
}

const NOTE: &str = "words and more words of somebody who has something to say about nothing in particular";

fn things(n: i64) -> Vec<Value> {
    (1..=n).map(|id| json!({ "id": id, "text": NOTE, "created_at": "2026-11-01T10:00:00Z" })).collect()
}

/// A shop with a token, whose answers show no id of the request.
async fn shop(State(app): State<App>, method: Method, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let (path, ok) = (uri.path().to_owned(), |value: Value| Json(value).into_response());
    app.asked.lock().unwrap().push(format!("{method} {path}"));
    if path == "/" {
        return Html("<title>shop</title><p>The shop of many things for everybody who comes by</p><a href=/help>help</a>").into_response();
    }
    if path == "/help" {
        return Html("<p>Help is on its way to everybody who asks</p>").into_response();
    }
    if path == "/api/v1/token" && method == Method::POST {
        return ok(json!({ "token": "c4nary-token" }));
    }
    if ["plimsoll", "openapi", "schema"].iter().any(|word| path.contains(word)) {
        return (StatusCode::NOT_FOUND, Json(json!({ "error": "no such path" }))).into_response();
    }
    let is_known = headers.get(header::AUTHORIZATION).is_some_and(|value| value == "Bearer c4nary-token");
    if path.starts_with("/api/") && !is_known {
        return (StatusCode::UNAUTHORIZED, Json(json!({ "error": "no token" }))).into_response();
    }
    let sent: Value = serde_json::from_slice(&body).unwrap_or_default();
    let made = |value: Value| (StatusCode::CREATED, Json(value)).into_response();
    match (method.as_str(), path.as_str()) {
        ("GET", "/api/v1/me") | ("PATCH", "/api/v1/me") | ("PUT", "/api/v1/me/settings") => ok(json!({ "name": "Ann" })),
        ("GET", "/api/v1/products") => {
            let number = if uri.query() == Some("limit=1") { 1 } else { 120 };
            ok(json!({ "items": things(number), "next": "p2" }))
        }
        ("GET", "/api/v1/products/7") => ok(json!({ "id": 7, "text": NOTE })),
        ("POST", "/api/v1/search") => ok(json!({ "items": things(300) })),
        ("POST", "/api/v1/carts") => {
            *app.has_cart.lock().unwrap() = true;
            made(json!({ "id": 41 }))
        }
        ("GET", "/api/v1/carts/41") if *app.has_cart.lock().unwrap() => ok(json!({ "id": 41, "items": things(3) })),
        ("POST", "/api/v1/carts/41/items") => made(json!({ "id": 9 })),
        ("PUT", "/api/v1/carts/41/items/9") | ("PATCH", "/api/v1/carts/41") => ok(json!({ "id": 41 })),
        ("DELETE", "/api/v1/carts/41") => {
            *app.has_cart.lock().unwrap() = false;
            StatusCode::NO_CONTENT.into_response()
        }
        ("POST", "/api/v1/orders") => made(json!({ "id": 71 })),
        ("GET", "/api/v1/orders") => ok(json!(things(3))),
        ("GET", "/api/v1/orders/71") => ok(json!({ "id": 71 })),
        ("POST", "/graphql") => graphql(&sent),
        ("POST", "/api/v1/logout") => StatusCode::NO_CONTENT.into_response(),
        ("POST", "/login") => Redirect::to("/").into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn graphql(sent: &Value) -> Response {
    let document = sent["query"].as_str().unwrap_or_default();
    let answer = if document.contains("broken") {
        json!({ "errors": [{ "message": "Cannot query field" }], "data": null })
    } else if document.contains("feed") {
        json!({ "data": { "feed": { "nodes": things(150), "pageInfo": { "hasNextPage": false } } } })
    } else if document.contains("orders") {
        json!({ "data": { "orders": { "edges": things(20), "pageInfo": { "hasNextPage": true } } } })
    } else {
        json!({ "data": { "addNote": { "note": { "id": 5 } } } })
    };
    Json(answer).into_response()
}

/// Requests of a user, each a method, a path, and more lines.
fn scenario(steps: &[(&str, &str, &str)]) -> String {
    let own = "headers = { Authorization = \"Bearer {token}\" }\n";
    let step = |(n, (method, path, more)): (usize, &(&str, &str, &str))| {
        let own = if path.starts_with("/api/") { own } else { "" };
        format!("[[step]]\nname = \"s{n}\"\n{method} = \"{path}\"\n{own}{more}\n")
    };
    let token =
        "[[step]]\nname = \"token\"\nonce = true\npost = \"/api/v1/token\"\njson = { user = \"ann\" }\nsave = { token = \"/token\" }\n";
    format!("why = \"somebody buys\"\n{token}{}", steps.iter().enumerate().map(step).collect::<String>())
}

const STEPS: &[(&str, &str, &str)] = &[
    ("get", "/api/v1/me", ""),
    ("patch", "/api/v1/me", "json = { name = \"Ann\" }"),
    ("put", "/api/v1/me/settings", "json = { tone = \"dark\" }"),
    ("get", "/api/v1/products?limit=120", ""),
    ("get", "/api/v1/products/7", ""),
    ("post", "/api/v1/search", "json = { query = \"red shoes\" }"),
    ("post", "/api/v1/carts", "save = { cart = \"/id\" }"),
    ("get", "/api/v1/carts/{cart}", ""),
    ("post", "/api/v1/carts/{cart}/items", "json = { product = 7 }\nsave = { item = \"/id\" }"),
    ("put", "/api/v1/carts/{cart}/items/{item}", "json = { number = 2 }"),
    ("patch", "/api/v1/carts/{cart}", "json = { gift = true }"),
    ("post", "/api/v1/orders", "json = { cart = \"{cart}\" }\nsave = { order = \"/id\" }"),
    ("get", "/api/v1/orders", ""),
    ("get", "/api/v1/orders/{order}", ""),
    ("delete", "/api/v1/carts/{cart}", ""),
    ("post", "/graphql", "json = { query = \"query Orders {{ orders(first: 20) {{ edges {{ id }} }} }}\" }"),
    ("post", "/graphql", "json = { query = \"query Feed {{ feed {{ nodes {{ id text }} }} }}\" }"),
    ("post", "/graphql", "json = { query = \"mutation {{ addNote {{ note {{ id }} }} }}\" }"),
    ("post", "/graphql", "json = { query = \"query Orders {{ orders {{ edges {{ id }} }} }}\" }"),
    ("post", "/api/v1/logout", ""),
];

fn seen(app: &App, steps: &[(&str, &str, &str)], may_write: bool) -> Judged {
    let given = Given { app: Some(serve(Router::new().fallback(shop).with_state(app.clone()))), ..Given::default() };
    judge(Looked::visiting(given, "", &[("scenarios/buy.toml", &scenario(steps))], may_write))
}

fn subjects(seen: &Judged, check: &str) -> Vec<String> {
    seen.findings(check).iter().map(|finding| finding.subject.clone()).collect()
}

/// Which of the scenario's endpoints a check applies to, as whoever wrote the app knows.
struct Applies {
    check: &'static str,
    to: fn(&str) -> bool,
    /// Of the others, why not.
    but: &'static str,
}

fn is_get(name: &str) -> bool {
    name.starts_with('/')
}

const APPLIES: &[Applies] = &[
    Applies { check: "api/version-missing", to: |name| !name.contains("graphql"), but: "GraphQL has no versions" },
    Applies { check: "api/answer-without-cache-control", to: is_get, but: "no cache keeps the answer to what writes" },
    Applies { check: "api/answer-not-revalidated", to: |name| name.contains("/products?"), but: "no GET, or shorter than 10 kB" },
    Applies { check: "api/answer-uncompressed", to: |name| !name.starts_with("DELETE"), but: "204 has no body" },
    Applies {
        check: "api/list-unpaged",
        to: |name| {
            ["/products?limit=120", "/search", "/carts/41", "/orders", " Orders", " Feed"].iter().any(|end| name.ends_with(end))
                && name != "POST /api/v1/orders"
        },
        but: "they answer no list",
    },
    Applies {
        check: "api/page-size-uncapped",
        to: |name| name.contains("/products?"),
        but: "what writes is not asked again; others take no limit",
    },
    Applies { check: "api/rate-limit-missing", to: |_| true, but: "" },
    Applies {
        check: "api/error-with-success-status",
        to: |name| !name.contains("graphql") && !name.starts_with("DELETE"),
        but: "GraphQL has rules of its own, and 204 no body",
    },
    Applies { check: "api/time-without-zone", to: |name| !name.starts_with("DELETE"), but: "204 has no body" },
    Applies { check: "api/number-too-long", to: |name| !name.starts_with("DELETE"), but: "204 has no body" },
];

#[test]
fn of_the_endpoints_of_scenarios_nearly_all_are_judged_by_every_check_that_applies() {
    let app = App::default();
    let seen = seen(&app, STEPS, true);
    let mut all: BTreeSet<String> = STEPS
        .iter()
        .filter(|(_, path, _)| *path != "/graphql")
        .map(|(method, path, _)| match *method {
            "get" => path.replace("{cart}", "41").replace("{order}", "71"),
            method => format!("{} {path}", method.to_uppercase()),
        })
        .collect();
    all.extend(["POST /graphql Orders", "POST /graphql Feed", "POST /graphql s17", "POST /api/v1/token"].map(str::to_owned));
    assert_eq!(all.len(), 20, "{all:?}");
    let checks: BTreeMap<String, check::Check> =
        check::load(std::path::Path::new("/nonexistent")).0.into_iter().map(|check| (check.name(), check)).collect();
    // Of the whole API: one row each. By the thing, not by the endpoint: see below. By what Postgres counted.
    let others = ["api/error-not-json", "api/id-guessable", "api/get-writes", "api/graphql-depth-unlimited", "api/graphql-types-told"];
    let named: BTreeSet<&str> = APPLIES.iter().map(|one| one.check).chain(others).collect();
    assert_eq!(named, checks.keys().map(String::as_str).filter(|name| name.starts_with("api/")).collect());
    let mut missed: BTreeMap<&String, Vec<&str>> = BTreeMap::new();
    for Applies { check, to, but } in APPLIES {
        let applies = &checks[*check].header.applies;
        let (table, filter) = applies.split_once(" where ").unwrap_or((applies, "true"));
        let judged = seen.looked.all(&format!("select request_name(method, path, operation) from {table} where {filter}"));
        let (of, others): (BTreeSet<&String>, BTreeSet<&String>) = all.iter().partition(|name| to(name));
        let left: Vec<&String> = of.iter().copied().filter(|name| !judged.contains(name)).collect();
        eprintln!("{check}: {} of {} judged, not {left:?}; {} others: {but}", of.len() - left.len(), of.len(), others.len());
        left.into_iter().for_each(|name| missed.entry(name).or_default().push(check));
        assert_eq!(others.iter().filter(|name| judged.contains(**name)).count(), 0, "{check} does not apply: {judged:?}");
    }
    let whole = all.len() - missed.len();
    eprintln!("judged by every check of api/ that applies: {whole} of {} endpoints", all.len());
    assert!(whole * 100 >= all.len() * 95, "{missed:?}");
    assert_eq!(missed.keys().collect::<Vec<_>>(), [&"POST /api/v1/logout"], "whoever signs out has nothing left to look at");
    let things = seen.looked.all("select resource from http_resource_id where is_integer order by resource");
    assert_eq!(things, ["carts", "feeds", "items", "notes", "orders", "products", "searches"]);
    assert_eq!(seen.state("api/error-not-json"), "pass");
    seen.looked.keeps_none(&["c4nary"]);
}

#[test]
fn findings_call_an_endpoint_by_its_method_and_its_operation() {
    let app = App::default();
    let seen = seen(&app, STEPS, true);
    assert_eq!(subjects(&seen, "api/list-unpaged"), ["POST /api/v1/search", "POST /graphql Feed"]);
    let plain = subjects(&seen, "api/answer-uncompressed");
    assert_eq!(plain, ["POST /api/v1/search", "POST /graphql Feed", "/api/v1/products?limit=120", "POST /graphql Orders"]);
    assert!(subjects(&seen, "api/answer-without-cache-control").iter().all(|subject| is_get(subject)));
    assert_eq!(seen.findings("monitoring/request-id-missing").len(), 1);
    let limits = "select request_name(method, path, operation) || ' ' || limit_parameter from http_list where limit_parameter is not null order by 1";
    assert_eq!(seen.looked.all(limits), ["/api/v1/products?limit=120 limit", "POST /graphql Orders first"]);
}

#[test]
fn what_writes_is_sent_once_and_only_where_a_load_sends_it_and_a_sign_out_is_the_loads_alone() {
    let app = App::default();
    let seen = self::seen(&app, STEPS, true);
    for request in ["POST /api/v1/search", "POST /api/v1/orders", "DELETE /api/v1/carts/41", "PATCH /api/v1/me"] {
        assert_eq!(app.times(request), 1, "{request}");
    }
    assert_eq!((app.times("POST /graphql"), app.times("POST /api/v1/logout")), (4, 0));
    assert_eq!(seen.looked.all("select scenario || ' ' || step from http_step_left"), ["buy s19"]);
    let app = App::default();
    let seen = self::seen(&app, &[("post", "/graphql", "json = { query = \"{{ feed {{ nodes }} }}\" }")], false);
    assert_eq!(app.asked.lock().unwrap().iter().filter(|asked| asked.starts_with("POST")).count(), 0);
    let (kind, reason, cure) = seen.looked.unseen("http_endpoint");
    assert_eq!((kind.as_str(), cure.as_str()), ("not-run", "scan with load"), "{reason}");
    assert!(reason.contains("step `token` of scenario `buy` and 1 more write, and a scan without load sends none"), "{reason}");
    assert_eq!(seen.looked.all("select extent from reach where table_name = 'http_response'"), ["whole"], "no page comes after it");
}

#[test]
fn what_keep_off_names_is_not_written_to_either() {
    let app = App::default();
    let given = Given { app: Some(serve(Router::new().fallback(shop).with_state(app.clone()))), ..Given::default() };
    let visit = scenario(&[("post", "/graphql", "json = { query = \"{{ feed {{ nodes }} }}\" }"), ("delete", "/session", "")]);
    let looked = Looked::visiting(given, "[app]\nkeep_off = [\"/graphql\"]\n", &[("scenarios/buy.toml", &visit)], true);
    assert_eq!((app.times("POST /graphql"), app.times("DELETE /session")), (0, 0));
    assert_eq!(looked.all("select step from http_step_left order by step"), ["s0", "s1"]);
}

#[test]
fn errors_without_data_are_no_good_answer_of_graphql() {
    let app = App::default();
    let seen = seen(&app, &[("post", "/graphql", "json = { query = \"query Broken {{ broken }}\" }")], true);
    assert_eq!(seen.looked.all("select path from http_endpoint where operation <> ''"), [""; 0]);
    let (_, reason, _) = seen.looked.unseen("http_endpoint");
    assert_eq!(reason, "scenario `buy`, step `s0`: /graphql answered 200 with errors and without data");
}

#[test]
fn a_form_that_leads_to_a_page_is_no_endpoint() {
    let app = App::default();
    let seen = seen(&app, &[("post", "/login", "form = { user = \"ann\" }")], true);
    assert_eq!(seen.looked.all("select request_name(method, path, operation) from http_endpoint"), ["POST /api/v1/token"]);
}

#[test]
fn every_report_calls_an_endpoint_by_its_method_and_names_steps_that_were_left() {
    let app = App::default();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("scenarios")).unwrap();
    fs::write(folder.path().join("scenarios/buy.toml"), scenario(STEPS)).unwrap();
    fs::write(folder.path().join("plimsoll.toml"), "[load]\nhosts = [\"127.0.0.1\"]\n").unwrap();
    let url = serve(Router::new().fallback(shop).with_state(app.clone()));
    let ended = command::run(folder.path(), &["scan", "--app", &url, "--load-shape", "smoke", "--format", "json"]);
    let run: Value = serde_json::from_str(&ended.out).unwrap_or_else(|_| panic!("{}", ended.err));
    assert_eq!(run["left_steps"], json!([{ "scenario": "buy", "step": "s19" }]));
    for format in ["terminal", "markdown", "html", "sarif", "junit"] {
        let ended = command::run(folder.path(), &["report", "latest", "--format", format]);
        assert!(ended.out.contains("POST /api/v1/search"), "{format}: {}{}", ended.out, ended.err);
        let is_for_people = ["terminal", "markdown", "html"].contains(&format);
        let words = ended.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words.contains("s19") && words.contains("left to the load alone"), is_for_people, "{format}: {}", ended.out);
    }
}

#[test]
fn a_cookie_of_a_sign_in_is_named_once() {
    let cookie = || [(header::SET_COOKIE, "sid=c4nary-session; Path=/")];
    let app = Router::new()
        .route("/", get(|| async { Html("<p>home</p>") }))
        .route("/sign-in", get(move || async move { (cookie(), Html("<p>who are you</p>")) }))
        .route("/enter", post(move || async move { (cookie(), Json(json!({ "ok": true }))) }))
        .route("/welcome", get(move || async move { (cookie(), Html("<p>welcome</p>")) }));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sign-in.toml");
    let steps = "why = \"w\"\n[[step]]\nname = \"a\"\nget = \"/sign-in\"\n[[step]]\nname = \"b\"\npost = \"/enter\"\nform = { user = \"ann\" }\n\
                 [[step]]\nname = \"c\"\nget = \"/welcome\"\n";
    fs::write(&path, steps).unwrap();
    let looked = Looked::given(Given { app: Some(serve(app)), sign_in: Some(path), ..Given::default() }, "");
    assert_eq!(looked.all("select path || ' ' || name || ' ' || is_first from http_cookie where kind = 'sign-in'"), ["/sign-in sid 1"]);
}
