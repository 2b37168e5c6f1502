//! Visitors who sign in once, each with an account of its own, at a fixed rate and as closed users.

use std::{
    collections::BTreeSet,
    fs,
    sync::{Arc, Mutex},
};

use axum::{
    Form, Router,
    extract::State,
    http::{HeaderMap, StatusCode, header::SET_COOKIE},
    routing::{get, post},
};
use plimsoll::scenario::Scenario;
use serde::Deserialize;

use crate::{
    load::{drive, here},
    support::serve,
};

#[derive(Clone, Default)]
struct App {
    /// Each sign-in: mail and password.
    signed_in: Arc<Mutex<Vec<(String, String)>>>,
    /// The mail of each visit's cookie.
    visits: Arc<Mutex<Vec<String>>>,
}

#[derive(Deserialize)]
struct Account {
    mail: String,
    password: String,
}

async fn sign_in(State(app): State<App>, Form(account): Form<Account>) -> ([(axum::http::HeaderName, String); 1], &'static str) {
    let cookie = format!("session={}; Path=/", account.mail);
    app.signed_in.lock().unwrap().push((account.mail, account.password));
    ([(SET_COOKIE, cookie)], "welcome")
}

async fn orders(State(app): State<App>, headers: HeaderMap) -> StatusCode {
    let cookie = headers.get("cookie").and_then(|c| c.to_str().ok()?.strip_prefix("session=").map(str::to_owned));
    let Some(mail) = cookie else { return StatusCode::UNAUTHORIZED };
    app.visits.lock().unwrap().push(mail);
    StatusCode::OK
}

/// The app's address, and the scenario: two accounts.
fn shop(app: &App) -> (String, Scenario) {
    let router = Router::new().route("/login", post(sign_in)).route("/orders", get(orders)).with_state(app.clone());
    let url = serve(router);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("accounts.csv"), "mail,password\nann,\"one, two\"\nbob,three\n").unwrap();
    let text = "why = \"a test\"\npause = \"20ms\"\ndata = \"accounts.csv\"\n\
                [[step]]\nname = \"sign in\"\nonce = true\npost = \"/login\"\nform = { mail = \"{mail}\", password = \"{password}\" }\n\
                [[step]]\nname = \"orders\"\nget = \"/orders\"\n";
    (url, Scenario::parse(&folder.path().join("shop.toml").display().to_string(), text).unwrap())
}

fn check(app: &App) {
    let (signed_in, visits) = (app.signed_in.lock().unwrap(), app.visits.lock().unwrap());
    let accounts = [("ann", "one, two"), ("bob", "three")].map(|(mail, password)| (mail.to_owned(), password.to_owned()));
    // Each visitor has the next row; two who come at once may be heard in either order, and the last may be cut off.
    assert!(signed_in.iter().all(|account| accounts.contains(account)), "{signed_in:?}");
    let [ann, bob] = accounts.map(|account| signed_in.iter().filter(|s| **s == account).count());
    assert!(bob > 0 && ann.abs_diff(bob) <= 2, "{signed_in:?}");
    assert!(visits.len() > 4 * signed_in.len(), "{} visits of {} who signed in", visits.len(), signed_in.len());
}

#[test]
fn a_visitor_signs_in_once_and_keeps_its_session() {
    let app = App::default();
    let (url, scenario) = shop(&app);
    let loaded = drive(&url, &scenario, &here("max_seconds = 4\nmax_rate = 60.0\n"));
    assert_eq!(loaded.one::<i64>("select sum(failed) from load_step"), 0);
    check(&app);
    // Which session a visitor gets then is known by its name.
    assert!(loaded.one::<bool>("select is_session and framework = 'flask or alike' from load_cookie where name = 'session'"));
    assert_eq!(loaded.one::<i64>("select count(*) from load_cookie"), 1);
}

#[test]
fn closed_users_sign_in_once_each() {
    let app = App::default();
    let (url, scenario) = shop(&app);
    let loaded = drive(&url, &scenario, &here("users = 2\nmax_seconds = 4\n"));
    assert_eq!(loaded.one::<i64>("select sum(failed) from load_step"), 0);
    check(&app);
    // One signed in for what each request costs, and then each user.
    assert_eq!(app.signed_in.lock().unwrap().len(), 3);
    let mails: BTreeSet<String> = app.visits.lock().unwrap().iter().cloned().collect();
    assert_eq!(mails.into_iter().collect::<Vec<_>>(), ["ann", "bob"]);
}
