//! The routes, and what every answer passes through: the failure's page, compression, headers, the request's id.

use std::{io::Write, time::Instant};

use axum::{
    Json, Router,
    body::{Body, to_bytes},
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use flate2::{Compression, write::GzEncoder};
use serde_json::json;

use crate::{
    api, assets,
    failure::Failure,
    feed,
    harbour::{App, Harbour},
    operations, pages, session, uploads,
};

/// Requests of one address within a minute; far above what a person does.
const RATE_LIMIT: u32 = 600_000;
/// Below this many bytes a body is sent as it is: it fits one packet anyway.
const WORTH_PACKING_BYTES: usize = 1_400;

/// Every route of the app.
pub(crate) fn router(app: &App) -> Router {
    let mut router = Router::new()
        .route("/", get(pages::start))
        .route("/sign-in", get(pages::sign_in).post(session::sign_in))
        .route("/account", get(pages::account))
        .route("/assets/{name}", get(assets::serve))
        .nest(app.api, api_routes(app));
    if !app.leaks("health-missing") {
        router = router.route("/health", get(operations::health)).route("/health/ready", get(operations::ready));
    }
    if !app.leaks("metrics-missing") {
        router = router.route("/metrics", get(operations::metrics));
    }
    if app.leaks("private-file") {
        router = router.route("/.env", get(operations::private_file));
    }
    if app.leaks("development-server") {
        router = router.route("/@vite/client", get(operations::development_client));
    }
    router
        .fallback(unknown)
        .layer(middleware::from_fn_with_state(app.clone(), pack))
        .layer(middleware::from_fn_with_state(app.clone(), explain))
        .layer(middleware::from_fn_with_state(app.clone(), observe))
        .with_state(app.clone())
}

fn api_routes(app: &App) -> Router<App> {
    Router::new()
        .route("/feed", get(feed::feed))
        .route("/search", get(feed::search))
        .route("/products", get(api::products))
        .route("/products/{id}", get(api::product))
        .route("/popular", get(api::popular))
        .route("/reports/sales", get(api::report))
        .route("/reports", post(api::ask_for_report))
        .route("/uploads", get(uploads::list).post(uploads::upload))
        .route("/me", get(api::me))
        .fallback(unknown)
        .layer(DefaultBodyLimit::max(uploads::LARGEST_BYTES))
        .layer(middleware::from_fn_with_state(app.clone(), dress_answer))
}

/// Whatever no route knows.
async fn unknown() -> Failure {
    Failure::not_found()
}

/// Headers of every API answer: how long it may be kept, and how much more may be asked.
async fn dress_answer(State(app): State<App>, request: Request, next: Next) -> Result<Response, Failure> {
    let mut left = None;
    if !app.leaks("rate-limit-missing") {
        left = Some(RATE_LIMIT.saturating_sub(asked_this_minute(&app, request.headers()).await?));
        if left == Some(0) {
            return Ok((StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "60")]).into_response());
        }
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if !app.leaks("answer-without-cache-control") {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    }
    if let Some(left) = left {
        headers.insert(HeaderName::from_static("ratelimit-limit"), RATE_LIMIT.into());
        headers.insert(HeaderName::from_static("ratelimit-remaining"), left.into());
        headers.insert(HeaderName::from_static("ratelimit-reset"), HeaderValue::from_static("60"));
    }
    Ok(response)
}

/// Counts in Redis, so that every instance counts the same. Behind a proxy the visitor is the last address it names.
async fn asked_this_minute(app: &Harbour, headers: &HeaderMap) -> Result<u32, Failure> {
    let visitor =
        headers.get("x-forwarded-for").and_then(|v| v.to_str().ok()).and_then(|v| v.rsplit(',').next()).unwrap_or("direct").trim();
    let (count,): (u32,) = redis::pipe()
        .incr(format!("limit:{visitor}"), 1)
        .cmd("EXPIRE")
        .arg(format!("limit:{visitor}"))
        .arg(60)
        .arg("NX")
        .ignore()
        .query_async(&mut app.redis.clone())
        .await?;
    Ok(count)
}

/// Gives the answer an id, counts it, and tells of the proxies on the way.
async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("unknown", MatchedPath::as_str).to_owned();
    let given = request.headers().get("x-request-id").cloned();
    let mut response = next.run(request).await;
    if !app.leaks("request-id-missing") {
        let made = || HeaderValue::from_str(&format!("{:032x}", rand::random::<u128>())).expect("letters and digits");
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), given.unwrap_or_else(made));
    }
    if app.leaks("gateway-hops") {
        let hops = "1.1 kong/3.4.2, 1.1 linkerd, 1.1 varnish (Varnish/7.1), 1.1 envoy";
        response.headers_mut().insert(header::VIA, HeaderValue::from_static(hops));
        response.headers_mut().insert(HeaderName::from_static("x-kong-proxy-latency"), HeaderValue::from_static("2"));
        response.headers_mut().insert(HeaderName::from_static("x-envoy-upstream-service-time"), HeaderValue::from_static("3"));
    }
    app.meters.note(&route, response.status().as_u16(), started.elapsed());
    response
}

/// Turns a failure into what the visitor can read.
async fn explain(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let Some(failure) = response.extensions().get::<Failure>().cloned() else { return response };
    let headers = response.headers().clone();
    let wants_json = path.starts_with("/api") && !app.leaks("error-not-json");
    let mut explained = if wants_json {
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        let title = failure.status.canonical_reason();
        (
            failure.status,
            kind,
            Json(json!({ "status": failure.status.as_u16(), "title": title, "detail": failure.message })).into_response().into_body(),
        )
            .into_response()
    } else if app.leaks("debug-page") {
        (failure.status, Html(debug_page(&path, &failure))).into_response()
    } else {
        (failure.status, Html(format!("<!doctype html><title>Harbour</title><p>{}</p>", failure.message))).into_response()
    };
    for (name, value) in headers.iter().filter(|(n, _)| !["content-length", "content-type"].contains(&n.as_str())) {
        explained.headers_mut().append(name, value.clone());
    }
    explained
}

/// The page that is a help at the desk, and a map for an attacker in production.
fn debug_page(path: &str, failure: &Failure) -> String {
    let stack = std::backtrace::Backtrace::force_capture().to_string();
    format!(
        "<!doctype html><title>{} at {path}</title><h1>{}</h1><pre>error: {}\nstack backtrace:\n{stack}</pre>",
        failure.status, failure.status, failure.message
    )
}

/// Sends text packed where the visitor can unpack it and it is worth it.
async fn pack(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let is_wanted = request.headers().get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("gzip"));
    let is_proxied = request.headers().contains_key(header::VIA);
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
    let is_text = ["text/", "application/json", "application/problem+json", "image/svg"].iter().any(|k| kind.starts_with(k));
    let leaks = (path.starts_with("/assets/") && app.leaks("asset-uncompressed"))
        || (path.starts_with("/api") && app.leaks("answer-uncompressed"))
        || (is_proxied && app.leaks("compression-lost-behind-proxy"));
    if !is_text || leaks {
        return response;
    }
    let (mut head, body) = response.into_parts();
    // Also the unpacked answer says that it depends on what the visitor can unpack.
    head.headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    if !is_wanted || bytes.len() < WORTH_PACKING_BYTES {
        return Response::from_parts(head, Body::from(bytes));
    }
    let mut packed = GzEncoder::new(Vec::new(), Compression::new(4));
    packed.write_all(&bytes).expect("memory takes it");
    head.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    head.headers.remove(header::CONTENT_LENGTH);
    if let Some(tag) = head.headers.get(header::ETAG).and_then(|t| t.to_str().ok()).filter(|t| t.starts_with('"')) {
        // Not the same bytes: the tag is a weak one.
        let weak = HeaderValue::from_str(&format!("W/{tag}")).expect("a valid tag with a prefix");
        head.headers.insert(header::ETAG, weak);
    }
    Response::from_parts(head, Body::from(packed.finish().expect("memory takes it")))
}
