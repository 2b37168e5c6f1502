//! Sessions that end while they are used: somebody signs in again, and nothing of that is the app's failure.

use std::{
    collections::BTreeMap,
    fs,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use plimsoll::{config::Given, scenario::Scenario};
use serde_json::json;

use crate::{
    app::Looked,
    load::{drive, here},
    support::serve,
};

/// An app whose sessions let in so many times. They are as short as no session is, so that no test needs to wait.
#[derive(Clone)]
struct App {
    sessions: Arc<Mutex<BTreeMap<String, u32>>>,
    lasts: u32,
    /// Sessions that it gives at most.
    most: usize,
}

impl App {
    fn new(lasts: u32, most: usize) -> Self {
        Self { sessions: Arc::default(), lasts, most }
    }

    fn begin(&self) -> Option<String> {
        let mut all = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let name = format!("c4nary-{}", all.len());
        (all.len() < self.most).then(|| {
            all.insert(name.clone(), self.lasts);
            name
        })
    }

    fn begun(&self) -> usize {
        self.sessions.lock().unwrap().len()
    }

    fn lets_in(&self, shown: Option<&str>) -> bool {
        let mut all = self.sessions.lock().unwrap();
        let Some(left) = shown.and_then(|name| all.get_mut(name)) else { return false };
        *left = left.saturating_sub(1);
        *left > 0
    }
}

async fn token(State(app): State<App>) -> Response {
    match app.begin() {
        Some(token) => Json(json!({ "token": token })).into_response(),
        None => StatusCode::TOO_MANY_REQUESTS.into_response(),
    }
}

fn shown<'h>(headers: &'h HeaderMap, name: header::HeaderName, begin: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()?.strip_prefix(begin)
}

async fn item(State(app): State<App>, Path(id): Path<i64>, headers: HeaderMap) -> Response {
    if app.lets_in(shown(&headers, header::AUTHORIZATION, "Bearer ")) {
        return Json(json!({ "id": id, "text": "an item" })).into_response();
    }
    StatusCode::UNAUTHORIZED.into_response()
}

async fn sign_in(State(app): State<App>) -> Response {
    let session = app.begin().unwrap_or_default();
    ([(header::SET_COOKIE, format!("sid={session}; Path=/; HttpOnly"))], Redirect::to("/welcome")).into_response()
}

async fn account(State(app): State<App>, headers: HeaderMap) -> Response {
    if app.lets_in(shown(&headers, header::COOKIE, "sid=")) {
        return Html("<p>Ann's account</p>").into_response();
    }
    // What it sets then is nobody's session.
    ([(header::SET_COOKIE, "sid=nobody; Path=/")], Redirect::to("/login?next=/account")).into_response()
}

fn serve_it(app: &App) -> String {
    let links: String = (1..=12).map(|n| format!("fetch('/api/items/{n}');")).collect();
    let router = Router::new()
        .route("/", get(move || async move { Html(format!("<p>An API of items</p><script>{links}</script>")) }))
        .route("/token", post(token))
        .route("/api/items/{id}", get(item))
        .route("/login", post(sign_in))
        .route("/welcome", get(|| async { Html("<p>welcome</p>") }))
        .route("/account", get(account))
        .with_state(app.clone());
    serve(router)
}

const TOKEN: &str = "why = \"a token\"\nsession = { headers = { authorization = \"Bearer {token}\" } }\n[[step]]\nname = \"token\"\n\
                     post = \"/token\"\njson = { user = \"ann\" }\nsave = { token = \"/token\" }\n";
const FORM: &str = "why = \"a form\"\n[[step]]\nname = \"in\"\npost = \"/login\"\nform = { user = \"ann\" }\n";

/// A folder with the sign-in, and the line of plimsoll.toml that names it.
fn signing_in(steps: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sign-in.toml");
    fs::write(&path, steps).unwrap();
    (folder, format!("sign_in = {path:?}\n"))
}

fn only(get: &str) -> Scenario {
    Scenario::parse("scenarios/test.toml", &format!("why = \"w\"\n[[step]]\nname = \"it\"\nget = \"{get}\"\nexpect = {{ status = 200 }}\n"))
        .unwrap()
}

#[test]
fn a_walk_signs_in_again_where_its_session_ended() {
    // Twice as often as requests are under way at once: one that is asked again finds room.
    let app = App::new(9, 100);
    let (_folder, line) = signing_in(TOKEN);
    let looked = Looked::given(Given { app: Some(serve_it(&app)), ..Given::default() }, &line);
    assert_eq!(looked.one::<i64>("select count(*) from http_endpoint where status = 200"), 12);
    assert!(app.begun() > 3, "{}", app.begun());
    assert!(looked.one::<i64>("select times from sent where statement = 'POST /token'") > 3);
    looked.keeps_none(&["c4nary"]);
}

#[test]
fn a_load_signs_in_again_where_its_session_ended_and_that_fails_nobody() {
    for (steps, path) in [(TOKEN, "/api/items/1"), (FORM, "/account")] {
        // A machine that stands still for a second lets fewer requests pile up than a session lets in.
        let app = App::new(150, 100_000);
        let (_folder, line) = signing_in(steps);
        let loaded = drive(&serve_it(&app), &only(path), &format!("{line}{}", here("max_seconds = 12\nmax_rate = 100\n")));
        assert_eq!(loaded.one::<i64>("select count(*) from load_error"), 0, "{path}");
        eprintln!("{path}: {} sessions", app.begun());
        assert!(app.begun() > 2, "{path}: {}", app.begun());
        assert!(loaded.one::<i64>("select sum(times) from sent where statement glob 'POST /*'") > 1, "{path}");
    }
}

#[test]
fn a_visitor_whose_own_token_ended_asks_for_another() {
    let app = App::new(20, 100_000);
    let steps = "why = \"w\"\n[[step]]\nname = \"token\"\nonce = true\npost = \"/token\"\nsave = { token = \"/token\" }\n[[step]]\n\
                 name = \"it\"\nget = \"/api/items/1\"\nheaders = { Authorization = \"Bearer {token}\" }\n";
    let scenario = Scenario::parse("scenarios/test.toml", steps).unwrap();
    let loaded = drive(&serve_it(&app), &scenario, &here("max_seconds = 12\nmax_rate = 60\n"));
    assert_eq!(loaded.one::<i64>("select count(*) from load_error"), 0);
    assert!(app.begun() > 3, "{}", app.begun());
}

#[test]
fn a_session_that_nobody_can_begin_anew_voids_the_load_and_says_perhaps() {
    let app = App::new(60, 1);
    let (_folder, line) = signing_in(TOKEN);
    let loaded = drive(&serve_it(&app), &only("/api/items/1"), &format!("{line}{}", here("max_seconds = 20\nmax_rate = 60\n")));
    let ended: String = loaded.one("select ended from load_run");
    assert!(ended.contains("turned") && ended.contains("perhaps the session ended") && ended.contains("it: 401"), "{ended}");
    assert!(app.begun() == 1);
}

/// Sign-ins under way, and the most that ever were.
#[derive(Clone, Default)]
struct Rush {
    now: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
}

async fn slowly(State(rush): State<Rush>) -> Response {
    let now = rush.now.fetch_add(1, Ordering::SeqCst) + 1;
    rush.most.fetch_max(now, Ordering::SeqCst);
    // As a password is hashed.
    tokio::time::sleep(Duration::from_millis(120)).await;
    rush.now.fetch_sub(1, Ordering::SeqCst);
    Json(json!({ "token": "c4nary" })).into_response()
}

#[test]
fn visitors_sign_in_one_after_the_other_before_the_search_begins() {
    let rush = Rush::default();
    let item = || async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        "an item"
    };
    let router = Router::new().route("/token", post(slowly)).route("/item", get(item)).with_state(rush.clone());
    let steps = "why = \"w\"\n[[step]]\nname = \"token\"\nonce = true\npost = \"/token\"\nsave = { token = \"/token\" }\n[[step]]\n\
                 name = \"it\"\nget = \"/item\"\n";
    let scenario = Scenario::parse("scenarios/test.toml", steps).unwrap();
    let loaded = drive(&serve(router), &scenario, &here("max_seconds = 30\nmax_rate = 20\n"));
    // Whom a machine that stands still keeps waiting for too long is followed by the next; a rush is all of them.
    assert!(rush.most.load(Ordering::SeqCst) <= 2, "they came all at once");
    assert!(loaded.one::<i64>("select sum(times) from sent where statement = 'POST /token'") >= 10);
}
