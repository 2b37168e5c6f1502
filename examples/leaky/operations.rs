//! What operators ask for, and what should not be asked for at all.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{failure::Failure, harbour::App};

/// `GET /health`: the process answers.
pub(crate) async fn health() -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(json!({ "status": "ok" }))).into_response()
}

/// `GET /health/ready`: the servers behind it answer as well.
pub(crate) async fn ready(State(app): State<App>) -> Result<Response, Failure> {
    let down = |cause: String| Failure::new(StatusCode::SERVICE_UNAVAILABLE, cause);
    app.database().await?.query_one("select 1", &[]).await.map_err(|e| down(e.to_string()))?;
    redis::cmd("PING").query_async::<String>(&mut app.redis.clone()).await.map_err(|e| down(e.to_string()))?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(json!({ "status": "ready" }))).into_response())
}

/// `GET /metrics`.
pub(crate) async fn metrics(State(app): State<App>) -> Response {
    let text = app.meters.text(!app.leaks("metrics-without-latency"), app.pool.status().available);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], text).into_response()
}

/// `GET /.env`: the folder of the app, served by accident. The values are made up.
pub(crate) async fn private_file() -> Response {
    let text =
        "APP_ENV=production\nDATABASE_URL=postgres://harbour:not-a-real-password@db.harbour.example/harbour\nSECRET_KEY=not-a-real-key\n";
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// `GET /@vite/client`: the development server's script, where it runs in front of visitors.
pub(crate) async fn development_client() -> Response {
    let script = "console.debug(\"[vite] connecting...\");\nconst socket = new WebSocket(`ws://${location.host}/`, \"vite-hmr\");\n\
                  socket.addEventListener(\"message\", () => location.reload());\n";
    ([(header::CONTENT_TYPE, "text/javascript"), (header::CACHE_CONTROL, "no-cache")], script).into_response()
}
