//! Sign-in and sessions: in Redis with an expiry, or (leaky) in this process.

use axum::{
    Form,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use redis::AsyncCommands;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{
    failure::Failure,
    harbour::{App, Harbour},
};

/// How long a session lives without a visit, seconds.
pub(crate) const SESSION_S: u64 = 86_400;

/// The form of the sign-in page.
#[derive(Deserialize)]
pub(crate) struct SignIn {
    email: String,
    password: String,
}

/// The cookie's name tells an observer which store it is.
pub(crate) fn cookie_name(app: &Harbour) -> &'static str {
    app.switches.pick("session-in-memory", "connect.sid", "harbour_session")
}

/// `POST /sign-in`.
pub(crate) async fn sign_in(State(app): State<App>, Form(form): Form<SignIn>) -> Result<Response, Failure> {
    let row = app.database().await?.query_opt("select password_digest from app_user where email = $1", &[&form.email]).await?;
    if row.is_none_or(|r| r.get::<_, String>(0) != digest(&form.password)) {
        return Err(Failure::new(StatusCode::UNAUTHORIZED, "no such user, or a wrong password"));
    }
    let cookie = open(&app, &form.email).await?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/account")).into_response())
}

/// Opens a session and returns the `Set-Cookie` line.
pub(crate) async fn open(app: &Harbour, email: &str) -> Result<String, Failure> {
    let id = format!("{:032x}", rand::random::<u128>());
    if app.leaks("session-in-memory") {
        app.sessions.lock().expect("no holder panics").insert(id.clone(), email.to_owned());
    } else {
        let mut redis = app.redis.clone();
        redis.set::<_, _, ()>(format!("sess:{id}"), email).await?;
        if !app.leaks("session-without-expiry") {
            redis.expire::<_, ()>(format!("sess:{id}"), i64::try_from(SESSION_S).unwrap_or(i64::MAX)).await?;
        }
    }
    Ok(format!("{}={id}; Path=/; HttpOnly; SameSite=Lax", cookie_name(app)))
}

/// Who is signed in.
pub(crate) async fn email(app: &Harbour, headers: &HeaderMap) -> Result<Option<String>, Failure> {
    let Some(id) = id_of(app, headers) else { return Ok(None) };
    if app.leaks("session-in-memory") {
        return Ok(app.sessions.lock().expect("no holder panics").get(&id).cloned());
    }
    Ok(app.redis.clone().get(format!("sess:{id}")).await?)
}

/// The session's id in the request's cookies.
pub(crate) fn id_of(app: &Harbour, headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|v| v.to_str().ok());
    cookies.flat_map(|line| line.split(';')).find_map(|c| {
        let (name, value) = c.trim().split_once('=')?;
        (name == cookie_name(app)).then(|| value.to_owned())
    })
}

/// The digest that `app_user` holds. A real app uses a slow one; here it would hide the database's time.
pub(crate) fn digest(password: &str) -> String {
    Sha256::digest(format!("harbour:{password}")).iter().map(|b| format!("{b:02x}")).collect()
}
