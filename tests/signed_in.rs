//! A scan that signs in sees what a user sees; one that cannot says why; and what is one visitor's alone is told from what all share.

use std::{
    collections::BTreeMap,
    fs,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
    routing::get,
};
use plimsoll::{check::Severity, config::Given};
use serde_json::json;

use crate::{
    app::Looked,
    doors::{Judged, judge},
    support::{command, serve},
};

/// What the app was asked for, signed in or not.
#[derive(Clone, Default)]
struct App {
    /// Who has signed in: session to form token.
    sessions: Arc<Mutex<Vec<String>>>,
    tokens: Arc<AtomicUsize>,
    /// Paths that a visitor with a session asked for.
    asked: Arc<Mutex<Vec<String>>>,
    /// A cache in front that does not look at cookies.
    cache: Arc<Mutex<BTreeMap<String, String>>>,
    is_cached: bool,
    /// It has 28 pages more, and what Ann ordered may be kept by anybody.
    is_large: bool,
}

impl App {
    fn knows(&self, headers: &HeaderMap, path: &str) -> bool {
        let cookie = headers.get(header::COOKIE).and_then(|c| c.to_str().ok()).unwrap_or("");
        let is_known = self.sessions.lock().unwrap().iter().any(|session| cookie.split("; ").any(|pair| pair == format!("sid={session}")));
        if is_known {
            self.asked.lock().unwrap().push(path.to_owned());
        }
        is_known
    }
}

async fn form(State(app): State<App>) -> Html<String> {
    let token = app.tokens.fetch_add(1, Ordering::Relaxed);
    Html(format!(
        "<form method=post action='/login?x=1'><input type=hidden name=csrf value='token-{token}'><input name=user>
         <input type=password name=word></form>"
    ))
}

async fn sign_in(State(app): State<App>, Form(fields): Form<BTreeMap<String, String>>) -> Response {
    let is_token = fields.get("csrf").is_some_and(|token| token.starts_with("token-"));
    if fields.get("word").map(String::as_str) != Some("c4nary-word") || !is_token {
        return form(State(app)).await.into_response();
    }
    let session = format!("c4nary-session-{}", app.sessions.lock().unwrap().len());
    app.sessions.lock().unwrap().push(session.clone());
    ([(header::SET_COOKIE, format!("sid={session}; Path=/; HttpOnly"))], Redirect::to("/")).into_response()
}

const LINKS: &str = "<a href=/account>account</a> <a href=/logout>bye</a> <a href=/orders/7/delete>x</a> <a href=/secret/x>s</a>
    <a href=/help>help</a> <a href=/news>news</a> <a href=/status>status</a> <a rel=nofollow data-method=delete href=/orders/8>cancel order</a> <a href=/checkout>pay</a>";

async fn page(State(app): State<App>, uri: axum::http::Uri, headers: HeaderMap) -> Response {
    let path = uri.path().to_owned();
    if app.is_cached
        && uri.query().is_none()
        && let Some(page) = app.cache.lock().unwrap().get(&path)
    {
        return Html(page.clone()).into_response();
    }
    match (path.as_str(), app.knows(&headers, &path)) {
        ("/robots.txt", _) => "User-agent: *\nDisallow: /secret/\n".into_response(),
        ("/help", _) => Html("<p>The same help for everybody</p>").into_response(),
        // A hiccup, just as the guest asks.
        ("/news", _) if uri.query().is_some_and(|query| query.contains("guest=1")) => StatusCode::BAD_GATEWAY.into_response(),
        ("/news", _) => ([(header::CACHE_CONTROL, "public, max-age=60")], Html("<p>The same news for everybody</p>")).into_response(),
        // What it does not know it refuses, whoever asks.
        ("/status", _) if uri.query().is_some() => StatusCode::BAD_REQUEST.into_response(),
        ("/status", _) => ([(header::CACHE_CONTROL, "public, max-age=60")], Html("<p>All is well</p>")).into_response(),
        ("/nothing", _) | (_, _) if path.starts_with("/plimsoll") || path.starts_with("/.") => StatusCode::NOT_FOUND.into_response(),
        (_, false) => Redirect::to("/login").into_response(),
        ("/", true) if app.is_large => {
            let links: String = (0..28).map(|n| format!("<a href=/album/{n}>{n}</a> ")).collect();
            Html(format!("<h1>Welcome Ann</h1>{links}<script>fetch('/api/orders')</script>")).into_response()
        }
        (_, true) if path.starts_with("/album/") => Html(format!("<p>Ann's album {path}</p>")).into_response(),
        ("/", true) => Html(format!("<h1>Welcome Ann</h1>{LINKS}<script>fetch('/api/orders')</script>")).into_response(),
        ("/account", true) => {
            let page = "<p>Ann's account</p>".to_owned();
            if app.is_cached {
                app.cache.lock().unwrap().insert(path, page.clone());
            }
            ([(header::CACHE_CONTROL, "public, max-age=60")], Html(page)).into_response()
        }
        ("/logout", true) => {
            app.sessions.lock().unwrap().clear();
            Redirect::to("/login").into_response()
        }
        ("/api/orders", true) => {
            let orders: Vec<_> = (0..400).map(|n| json!({ "id": n, "note": "an order of Ann with some words in it" })).collect();
            let kept = if app.is_large { "public, max-age=60" } else { "private" };
            ([(header::CACHE_CONTROL, kept)], Json(orders)).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn router(app: &App) -> Router {
    Router::new().route("/login", get(form).post(sign_in)).fallback(page).with_state(app.clone())
}

const STEPS: &str =
    "why = \"Ann signs in\"\n[[step]]\nname = \"sign in\"\nform_of = \"/login\"\nform = { user = \"ann\", word = \"$ANNS_WORD\" }\n";

/// The app as it is seen by who signs in with this word.
fn seen(app: &App, word: &str, config: &str) -> Judged {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sign-in.toml");
    fs::write(&path, STEPS).unwrap();
    let variables = BTreeMap::from([("ANNS_WORD".to_owned(), word.to_owned())]);
    let given = Given { app: Some(serve(router(app))), sign_in: Some(path), variables, ..Given::default() };
    judge(Looked::given(given, config))
}

#[test]
fn a_scan_that_signs_in_sees_what_a_user_sees() {
    let app = App::default();
    let seen = seen(&app, "c4nary-word", "[app]\nignore_robots = true\n");
    let looked = &seen.looked;
    assert_eq!(
        looked.all("select path from http_response where kind = 'page' order by path"),
        ["/", "/account", "/help", "/news", "/status"]
    );
    assert_eq!(seen.state("api/list-unpaged"), "fail", "the list behind the sign-in");
    assert!(looked.one::<bool>("select is_signed_in from http_sign_in"));
    for table in ["http_response", "http_page", "http_list"] {
        assert_eq!(looked.one::<i64>(&format!("select count(*) from reach where table_name = '{table}' and kind = 'door'")), 0, "{table}");
    }
    let for_one = "select path from http_guest_answer where is_for_one = 1 order by path";
    assert_eq!(looked.all(for_one), ["/", "/account", "/api/orders"]);
    assert_eq!(looked.all("select path from http_guest_answer where is_for_one = 0"), ["/help"]);
    assert_eq!(
        looked.all("select path from http_guest_answer where is_for_one is null order by path"),
        ["/news", "/status"],
        "for all that is known"
    );
    let findings = seen.findings("cdn/private-answer-shared");
    assert_eq!(findings.iter().map(|f| (f.subject.as_str(), f.severity)).collect::<Vec<_>>(), [("/account", Some(Severity::High))]);
    // What was sent can be listed, and no secret of it is kept.
    let sent = looked.all("select statement from sent where kind = 'http'");
    assert!(sent.iter().any(|line| line == "POST /login?x=1"), "{sent:?}");
    looked.keeps_none(&["c4nary"]);
}

#[test]
fn a_walk_that_has_signed_in_neither_signs_out_nor_deletes_nor_pays_nor_goes_where_robots_may_not() {
    let app = App::default();
    let seen = seen(&app, "c4nary-word", "");
    let asked = app.asked.lock().unwrap().clone();
    for path in ["/logout", "/orders/7/delete", "/orders/8", "/checkout", "/secret/x"] {
        assert!(!asked.iter().any(|a| a == path), "{path} was asked for: {asked:?}");
    }
    assert!(asked.iter().any(|a| a == "/account"), "{asked:?}");
    drop(seen);
    let app = App::default();
    drop(self::seen(&app, "c4nary-word", "[app]\nignore_robots = true\nkeep_off = [\"/account\"]\n"));
    let asked = app.asked.lock().unwrap().clone();
    assert!(asked.iter().any(|a| a == "/secret/x") && !asked.iter().any(|a| a == "/account"), "{asked:?}");
}

#[test]
fn what_signs_out_or_deletes_is_not_asked_for_although_a_scenario_does() {
    let app = App::default();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sign-in.toml");
    fs::write(&path, STEPS).unwrap();
    let variables = BTreeMap::from([("ANNS_WORD".to_owned(), "c4nary-word".to_owned())]);
    let given = Given { app: Some(serve(router(&app))), sign_in: Some(path), variables, ..Given::default() };
    let steps: String = ["/logout", "/orders/7/delete", "/help", "/account"]
        .map(|path| format!("[[step]]\nname = \"{path}\"\nget = \"{path}\"\n"))
        .concat();
    let visit = format!("why = \"w\"\n{steps}");
    for may_write in [true, false] {
        let looked = Looked::visiting(given.clone(), "[app]\nkeep_off = [\"/account\"]\n", &[("scenarios/visit.toml", &visit)], may_write);
        assert!(looked.all("select path from http_response").contains(&"/help".to_owned()));
        let asked = app.asked.lock().unwrap().clone();
        for path in ["/logout", "/orders/7/delete", "/account"] {
            assert!(!asked.iter().any(|a| a == path), "{path} was asked for: {asked:?}");
        }
    }
}

#[test]
fn a_sign_in_that_failed_says_why_and_leaves_what_lies_behind_unproven() {
    let seen = seen(&App::default(), "wrong", "");
    let fault = seen.looked.one::<String>("select fault from http_sign_in");
    assert!(fault.contains("step `sign in`: /login?x=1 answered 200 with the form again"), "{fault}");
    for check in ["api/list-unpaged", "cdn/private-answer-shared", "cdn/page-too-heavy"] {
        assert_eq!(seen.state(check), "unproven", "{check}");
    }
    let run = plimsoll::run::assemble(&seen.looked.snapshot, &[], &plimsoll::config::Config::default()).unwrap();
    assert_eq!(
        run.unreached.iter().map(|target| (target.kind.as_str(), target.key.as_str())).collect::<Vec<_>>(),
        [("session", "sign_in")]
    );
    let (kind, reason, cure) = seen.looked.unseen("http_guest_answer");
    assert!(kind == "door" && reason.contains("the sign-in failed") && cure.contains("sign_in"), "{kind}: {reason}: {cure}");
}

#[test]
fn a_sign_in_that_lets_nobody_in_is_told_once_with_the_next_step() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("sign-in.toml"), STEPS).unwrap();
    fs::write(folder.path().join("plimsoll.toml"), "sign_in = \"sign-in.toml\"\n").unwrap();
    fs::write(folder.path().join(".env"), "ANNS_WORD=wrong\n").unwrap();
    let ended = command::run(folder.path(), &["scan", "--no-load", "--app", &serve(router(&App::default()))]);
    let why = "step `sign in`: /login?x=1 answered 200 with the form again";
    assert_eq!((ended.code, ended.err.matches(why).count()), (3, 1), "{}", ended.err);
    let said = format!("error: nobody could sign in (sign_in), so what lies behind it was not seen: {why}");
    let at = ended.err.find(&said).unwrap_or_else(|| panic!("{}", ended.err));
    assert!(ended.err[at..].lines().nth(1).is_some_and(|line| line.starts_with("help: try its steps by hand")), "{}", ended.err);
    assert!(ended.err.contains("named and not reached: what lies behind the sign-in."), "{}", ended.err);
    let again = command::run(folder.path(), &["recheck", "latest", "--fail-on", "critical"]);
    assert!(again.err.contains(&said), "{}", again.err);
}

#[test]
fn what_a_cache_in_front_gives_a_guest_is_found() {
    let app = App { is_cached: true, ..App::default() };
    let seen = seen(&app, "c4nary-word", "");
    let findings = seen.findings("cdn/private-answer-shared");
    assert_eq!(findings.iter().map(|f| (f.subject.as_str(), f.severity)).collect::<Vec<_>>(), [("/account", Some(Severity::Critical))]);
}

#[test]
fn data_is_asked_for_by_two_visitors_however_many_pages_there_are() {
    let seen = seen(&App { is_large: true, ..App::default() }, "c4nary-word", "");
    let subjects: Vec<String> = seen.findings("cdn/private-answer-shared").iter().map(|found| found.subject.clone()).collect();
    assert_eq!(subjects, ["/api/orders"]);
    assert_eq!(seen.looked.one::<i64>("select count(*) from http_guest_answer"), 30, "28 albums, the start page, and the orders");
    assert_eq!(seen.looked.all("select extent from reach where table_name = 'http_guest_answer'"), ["whole"]);
}

#[test]
fn a_load_shows_the_session_with_each_request() {
    let app = App::default();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("scenarios")).unwrap();
    fs::write(folder.path().join("scenarios/sign-in.toml"), STEPS).unwrap();
    fs::write(
        folder.path().join("scenarios/look.toml"),
        "why = \"w\"\n[[step]]\nname = \"account\"\nget = \"/account\"\nexpect = { status = 200 }\n",
    )
    .unwrap();
    fs::write(folder.path().join("plimsoll.toml"), "sign_in = \"scenarios/sign-in.toml\"\n[load]\nhosts = [\"127.0.0.1\"]\n").unwrap();
    fs::write(folder.path().join(".env"), "ANNS_WORD=c4nary-word\n").unwrap();
    let url = serve(router(&app));
    let ended = command::run(folder.path(), &["scan", "--app", &url, "--load-shape", "smoke", "--format", "markdown"]);
    assert!(ended.out.contains("account"), "{}{}", ended.out, ended.err);
    let asked = app.asked.lock().unwrap().clone();
    assert!(asked.iter().filter(|path| *path == "/account").count() >= 2, "by the walk, and by the scenario: {asked:?}");
    assert_eq!(app.sessions.lock().unwrap().len(), 1, "the sign-in is no scenario of the load");
    assert!(!format!("{}{}", ended.out, ended.err).contains("c4nary"));
}

/// A token API: a password grant, and an API that takes nothing else.
#[test]
fn a_token_is_shown_as_the_file_says() {
    async fn grant(Query(query): Query<BTreeMap<String, String>>, Json(body): Json<serde_json::Value>) -> Response {
        match (query.get("grant_type").map(String::as_str), body["password"].as_str()) {
            (Some("password"), Some("c4nary-word")) => Json(json!({ "access_token": "c4nary-token", "expires_in": 3600 })).into_response(),
            _ => (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response(),
        }
    }
    async fn items(headers: HeaderMap) -> Response {
        match headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()) {
            Some("Bearer c4nary-token") => Json(json!({ "items": [{ "id": 1 }] })).into_response(),
            _ => (StatusCode::UNAUTHORIZED, Json(json!({ "error": "no token" }))).into_response(),
        }
    }
    let router = Router::new()
        .route("/", get(|| async { Html("<p>An API</p><script>fetch('/api/v1/items')</script>") }))
        .route("/auth/v1/token", axum::routing::post(grant))
        .route("/api/v1/items", get(items));
    let url = serve(router);
    let look = |password: &str| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token.toml");
        let text = format!(
            "why = \"a grant\"\nsession = {{ headers = {{ Authorization = \"Bearer {{token}}\" }} }}\n[[step]]\nname = \"token\"\n\
             post = \"/auth/v1/token?grant_type=password\"\njson = {{ email = \"ann@example.com\", password = \"{password}\" }}\n\
             save = {{ token = \"/access_token\" }}\n"
        );
        fs::write(&path, text).unwrap();
        Looked::given(Given { app: Some(url.clone()), sign_in: Some(path), ..Given::default() }, "")
    };
    let looked = look("c4nary-word");
    assert_eq!(looked.all("select path || ' ' || status from http_endpoint"), ["/api/v1/items 200"]);
    looked.keeps_none(&["c4nary"]);
    let fault = look("wrong").one::<String>("select fault from http_sign_in");
    assert!(fault.contains("answered 400"), "{fault}");
}

#[test]
fn a_sign_in_is_led_to_no_host_that_was_not_named() {
    async fn token(Form(fields): Form<BTreeMap<String, String>>) -> Json<serde_json::Value> {
        Json(json!({ "token": format!("c4nary-{}", fields["code"]) }))
    }
    let asked = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&asked);
    let provider = Router::new().route(
        "/authorize",
        get(move |Query(query): Query<BTreeMap<String, String>>, headers: HeaderMap| {
            seen.fetch_add(1, Ordering::Relaxed);
            assert!(!headers.contains_key(header::AUTHORIZATION), "what lets in to the app is shown to nobody else");
            async move { Redirect::to(&format!("{}?code=4711", query["back"])) }
        }),
    );
    let provider = serve(provider);
    let leads = provider.clone();
    let app = Router::new()
        .route("/", get(|| async { Html("<p>home</p>") }))
        .route(
            "/login",
            get(move |headers: HeaderMap| {
                let back = format!("http://{}/back", headers["host"].to_str().unwrap());
                async move { Redirect::to(&format!("{leads}/authorize?back={back}")) }
            }),
        )
        .route("/back", get(|| async { ([(header::SET_COOKIE, "sid=c4nary-session; Path=/")], Html("<p>welcome</p>")) }))
        .route("/token", axum::routing::post(token));
    let url = serve(app);
    let fault = |hosts: &str, more: &str| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sign-in.toml");
        fs::write(&path, format!("why = \"w\"\n[session]\n{hosts}\n[[step]]\nname = \"in\"\nget = \"/login\"\n{more}")).unwrap();
        let given = Given { app: Some(url.clone()), sign_in: Some(path), ..Given::default() };
        Looked::given(given, "[app]\nbasic = \"me:c4nary-basic\"\n").one::<Option<String>>("select fault from http_sign_in")
    };
    let why = fault("", "").unwrap();
    assert!(why.contains(&format!("leads to {provider}, which was not named")) && why.contains("[session] hosts"), "{why}");
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    assert_eq!(fault(&format!("hosts = [\"{provider}\"]"), ""), None);
    assert_eq!(asked.load(Ordering::Relaxed), 1);
    // A step that takes something out of the address it is led to is not led there.
    let more = "save = { code = { header = \"Location\", pattern = \"back=([^&]+)\" } }\n[[step]]\nname = \"token\"\npost = \"/token\"\n\
                form = { code = \"{code}\" }\nsave = { token = \"/token\" }\n";
    assert_eq!(
        fault("headers = { authorization = \"Bearer {token}\" }", more),
        None,
        "with [session] before the steps, the token is known"
    );
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}
