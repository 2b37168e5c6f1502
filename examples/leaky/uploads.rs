//! Uploads: small files, kept in the database so that every instance has them.

use axum::{
    Json,
    extract::{Multipart, Query, State},
    http::{HeaderMap, StatusCode},
};
use serde_json::{Value, json};

use crate::{failure::Failure, feed::Page, harbour::App, session};

/// The largest file, bytes.
pub(crate) const LARGEST_BYTES: usize = 1024 * 1024;

/// `POST /uploads`: keeps each file of the form.
pub(crate) async fn upload(State(app): State<App>, headers: HeaderMap, mut form: Multipart) -> Result<(StatusCode, Json<Value>), Failure> {
    let email = session::email(&app, &headers).await?.ok_or_else(|| Failure::new(StatusCode::UNAUTHORIZED, "sign in first"))?;
    let database = app.database().await?;
    let mut kept = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|e| Failure::bad(e.body_text()))? {
        let name = field.file_name().unwrap_or("unnamed").to_owned();
        let bytes = field.bytes().await.map_err(|e| Failure::bad(e.body_text()))?;
        let row = database
            .query_one(
                "insert into upload (owner_id, name, content) select id, $2, $3 from app_user where email = $1 returning id",
                &[&email, &name, &bytes.as_ref()],
            )
            .await?;
        kept.push(row.get::<_, i64>(0));
    }
    Ok((StatusCode::CREATED, Json(json!({ "uploads": kept }))))
}

/// `GET /uploads`: the newest files by name. The leaky app gives as many as are asked for.
pub(crate) async fn list(State(app): State<App>, Query(page): Query<Page>) -> Result<Json<Value>, Failure> {
    let (limit, offset) = page.window(app.switches.pick("page-size", i64::MAX, 100));
    let database = app.database().await?;
    let rows = database.query("select id, name from upload order by id desc limit $1 offset $2", &[&limit, &offset]).await?;
    let items: Vec<Value> = rows.iter().map(|r| json!({ "id": r.get::<_, i64>(0), "name": r.get::<_, String>(1) })).collect();
    Ok(Json(json!({ "items": items, "next": format!("{}/uploads?page={}&limit={limit}", app.api, page.next()) })))
}
