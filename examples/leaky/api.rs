//! Products, popular things, reports, and who is signed in.

use std::time::{SystemTime, UNIX_EPOCH};

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
};
use redis::AsyncCommands;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    failure::Failure,
    feed::Page,
    harbour::{App, Harbour},
    jobs, session,
};

/// How long a cached answer lives, seconds.
const CACHED_S: u64 = 300;
/// Rounds of hashing that stand for drawing a report: about 25 ms of one core in a release build, half a second in a debug build.
const REPORT_ROUNDS: u32 = 150_000;

/// `GET /products`: the catalogue, page by page.
pub(crate) async fn products(State(app): State<App>, Query(page): Query<Page>) -> Result<Json<Value>, Failure> {
    let database = app.database().await?;
    let columns = "select id, slug, name, category, price_cents from product order by id";
    if app.leaks("list-unpaged") {
        let rows = database.query(columns, &[]).await?;
        return Ok(Json(rows.iter().map(product_line).collect()));
    }
    let (limit, offset) = page.window(100);
    let rows = database.query(&format!("{columns} limit $1 offset $2"), &[&limit, &offset]).await?;
    let items: Vec<Value> = rows.iter().map(product_line).collect();
    Ok(Json(json!({ "items": items, "next": format!("{}/products?page={}&limit={limit}", app.api, page.next()) })))
}

fn product_line(row: &tokio_postgres::Row) -> Value {
    json!({ "id": row.get::<_, i64>(0), "slug": row.get::<_, String>(1), "name": row.get::<_, String>(2),
            "category": row.get::<_, String>(3), "price_cents": row.get::<_, i32>(4) })
}

/// `GET /products/{id}`: one product, through the cache.
pub(crate) async fn product(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, Failure> {
    let id: i64 = id.parse().map_err(|_| Failure::bad("a product is asked for by its number"))?;
    // The leaky key carries the time, so that no second visitor ever finds it.
    let key = if app.leaks("cache-never-hit") {
        format!("cache:product:{id}:{}", SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos())
    } else {
        format!("cache:product:{id}")
    };
    cached(&app, &key, async || {
        let row = app
            .database()
            .await?
            .query_opt("select id, slug, name, category, price_cents, description from product where id = $1", &[&id])
            .await?
            .ok_or_else(Failure::not_found)?;
        let mut value = product_line(&row);
        value["description"] = row.get::<_, String>(5).into();
        if app.leaks("local-address") {
            value["picture"] = format!("http://10.0.3.17:9000/pictures/{id}.png").into();
        }
        Ok(value)
    })
    .await
    .map(Json)
}

/// `GET /popular`: what sells, by category. Computed each time where the fault is planted.
pub(crate) async fn popular(State(app): State<App>) -> Result<Json<Value>, Failure> {
    let compute = async || {
        let rows = app
            .database()
            .await?
            .query(
                "select category, count(*), avg(price_cents)::bigint from product p join sale s on s.product_id = p.id
                 group by category order by count(*) desc, category",
                &[],
            )
            .await?;
        let line = |r: &tokio_postgres::Row| json!({ "category": r.get::<_, String>(0), "sold": r.get::<_, i64>(1), "mean_cents": r.get::<_, i64>(2) });
        Ok(json!({ "items": rows.iter().map(line).collect::<Vec<_>>() }))
    };
    let value = if app.leaks("popular-computed-every-time") { compute().await? } else { cached(&app, "cache:popular", compute).await? };
    Ok(Json(value))
}

/// The cached value of `key`, or a new one that is then kept.
async fn cached(app: &Harbour, key: &str, compute: impl AsyncFnOnce() -> Result<Value, Failure>) -> Result<Value, Failure> {
    let mut redis =
        if app.leaks("connections-not-pooled") { app.redis_client.get_multiplexed_async_connection().await? } else { app.redis.clone() };
    if let Some(text) = redis.get::<_, Option<String>>(key).await? {
        return serde_json::from_str(&text).map_err(Failure::inner);
    }
    let value = compute().await?;
    if app.leaks("keys-without-expiry") {
        redis.set::<_, _, ()>(key, value.to_string()).await?;
    } else {
        redis.set_ex::<_, _, ()>(key, value.to_string(), CACHED_S).await?;
    }
    Ok(value)
}

/// `GET /reports/sales`: the newest report. The leaky app draws it while the visitor waits.
pub(crate) async fn report(State(app): State<App>) -> Result<Json<Value>, Failure> {
    if app.leaks("report-in-request") {
        return Ok(Json(json!({ "report": draw("sales") })));
    }
    let newest: Option<String> = app.redis.clone().get(jobs::NEWEST_REPORT).await?;
    Ok(Json(json!({ "report": newest })))
}

/// `POST /reports`: asks for a new report; a worker draws it.
pub(crate) async fn ask_for_report(State(app): State<App>) -> Result<(StatusCode, Json<Value>), Failure> {
    if app.leaks("report-in-request") {
        return Ok((StatusCode::OK, Json(json!({ "report": draw("sales") }))));
    }
    let id = jobs::add(&app, "draw-report").await?;
    Ok((StatusCode::ACCEPTED, Json(json!({ "job": id }))))
}

/// Stands for drawing a report: honest work for a core, the same result each time.
pub(crate) fn draw(name: &str) -> String {
    let mut digest = Sha256::digest(name);
    for _ in 0..REPORT_ROUNDS {
        digest = Sha256::digest(digest);
    }
    digest.iter().map(|b| format!("{b:02x}")).collect()
}

/// `GET /me`: who is signed in.
pub(crate) async fn me(State(app): State<App>, headers: HeaderMap) -> Result<Json<Value>, Failure> {
    let email = session::email(&app, &headers).await?.ok_or_else(|| Failure::new(StatusCode::UNAUTHORIZED, "sign in first"))?;
    Ok(Json(json!({ "email": email })))
}
