//! The HTML pages.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{Html, IntoResponse, Redirect, Response},
};

use crate::{
    failure::Failure,
    harbour::{App, Harbour},
    session,
};

fn fill(app: &Harbour, page: &str) -> String {
    let analytics = "\n<script defer data-domain=\"harbour.example\" src=\"https://plausible.io/js/script.js\"></script>";
    let development = "\n<script type=\"module\" src=\"/@vite/client\"></script>";
    page.replace("{style}", &app.assets.style.name)
        .replace("{theme}", &app.assets.theme.name)
        .replace("{script}", &app.assets.script.name)
        .replace("{logo}", &app.assets.logo.name)
        .replace("{photo}", &app.assets.photo.name)
        .replace("{analytics}", app.switches.pick("analytics-missing", "", analytics))
        .replace("{development}", app.switches.pick("development-server", development, ""))
        .replace("{api}", app.api)
}

/// `GET /`.
pub(crate) async fn start(State(app): State<App>, headers: HeaderMap) -> Result<Response, Failure> {
    let mut answer = HeaderMap::new();
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let is_new = session::id_of(&app, &headers).is_none() || session::email(&app, &headers).await?.is_none();
    // The leaky app opens a session for everybody who comes by, as Express does out of the box.
    if app.leaks("session-in-memory") && is_new {
        let cookie = session::open(&app, "").await?;
        answer.append(header::SET_COOKIE, HeaderValue::from_str(&cookie).expect("letters and digits"));
    }
    if app.leaks("sticky-cookie") {
        answer.append(header::SET_COOKIE, HeaderValue::from_static("SERVERID=web-1; Path=/"));
    }
    Ok((answer, Html(fill(&app, include_str!("page/start.html")))).into_response())
}

/// `GET /sign-in`.
pub(crate) async fn sign_in(State(app): State<App>) -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-cache")], Html(fill(&app, include_str!("page/sign-in.html"))))
}

/// `GET /account`: for those who are signed in.
pub(crate) async fn account(State(app): State<App>, headers: HeaderMap) -> Result<Response, Failure> {
    Ok(match session::email(&app, &headers).await?.filter(|e| !e.is_empty()) {
        Some(email) => {
            ([(header::CACHE_CONTROL, "private, no-store")], Html(format!("<!doctype html><title>Account</title><p>{email}</p>")))
                .into_response()
        }
        None => Redirect::to("/sign-in").into_response(),
    })
}
