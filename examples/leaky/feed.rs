//! The feed and the search: what visitors read most.

use axum::{
    Json,
    extract::{Query, State},
};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio_postgres::{NoTls, Row};

use crate::{failure::Failure, harbour::App};

/// Which page of a list.
#[derive(Deserialize)]
pub(crate) struct Page {
    page: Option<i64>,
    limit: Option<i64>,
}

impl Page {
    /// (limit, offset); `cap` is the most that a page may hold.
    pub(crate) fn window(&self, cap: i64) -> (i64, i64) {
        let limit = self.limit.unwrap_or(20).clamp(1, cap);
        (limit, (self.page.unwrap_or(1).max(1) - 1).saturating_mul(limit))
    }

    /// The number of the page after this one.
    pub(crate) fn next(&self) -> i64 {
        self.page.unwrap_or(1).max(1) + 1
    }
}

/// What to look for.
#[derive(Deserialize)]
pub(crate) struct Search {
    q: Option<String>,
}

/// `GET /feed`: the newest posts with author and number of comments.
pub(crate) async fn feed(State(app): State<App>, Query(page): Query<Page>) -> Result<Json<Value>, Failure> {
    let (limit, offset) = page.window(100);
    let items = if app.leaks("feed-query-per-row") {
        feed_row_by_row(&app, limit, offset).await?
    } else {
        feed_at_once(&app, limit, offset).await?
    };
    Ok(Json(json!({ "items": items, "next": format!("{}/feed?page={}&limit={limit}", app.api, page.next()) })))
}

async fn feed_at_once(app: &App, limit: i64, offset: i64) -> Result<Vec<Value>, Failure> {
    let rows = app
        .database()
        .await?
        .query(
            "select p.id, p.title, p.created_at::text, u.name, (select count(*) from comment c where c.post_id = p.id) as comments
             from (select * from post order by created_at desc, id desc limit $1 offset $2) p
             join app_user u on u.id = p.author_id order by p.created_at desc, p.id desc",
            &[&limit, &offset],
        )
        .await?;
    Ok(rows.iter().map(|row| entry(row, &row.get::<_, String>(3), row.get(4))).collect())
}

/// One query for the posts, then two for each of them.
async fn feed_row_by_row(app: &App, limit: i64, offset: i64) -> Result<Vec<Value>, Failure> {
    let database = app.database().await?;
    let posts = database
        .query(
            "select id, title, created_at::text, author_id from post order by created_at desc, id desc limit $1 offset $2",
            &[&limit, &offset],
        )
        .await?;
    let mut items = Vec::new();
    for post in &posts {
        let author = database.query_one("select name from app_user where id = $1", &[&post.get::<_, i64>(3)]).await?;
        let comments = database.query_one("select count(*) from comment where post_id = $1", &[&post.get::<_, i64>(0)]).await?;
        items.push(entry(post, &author.get::<_, String>(0), comments.get(0)));
    }
    Ok(items)
}

fn entry(post: &Row, author: &str, comments: i64) -> Value {
    json!({ "id": post.get::<_, i64>(0), "title": post.get::<_, String>(1), "at": post.get::<_, String>(2), "author": author, "comments": comments })
}

/// `GET /search?q=`: posts that hold the words.
pub(crate) async fn search(State(app): State<App>, Query(search): Query<Search>) -> Result<Json<Value>, Failure> {
    let words = search.q.unwrap_or_default();
    let sql = if app.leaks("search-reads-table") {
        "select id, title from post where body ilike '%' || $1 || '%' order by id limit 20"
    } else {
        "select id, title from post where to_tsvector('english', body) @@ plainto_tsquery('english', $1) order by id limit 20"
    };
    let rows = if app.leaks("connection-per-request") {
        let (client, connection) = app.postgres.connect(NoTls).await?;
        tokio::spawn(connection);
        client.query(sql, &[&words]).await?
    } else {
        app.database().await?.query(sql, &[&words]).await?
    };
    let items: Vec<Value> = rows.iter().map(|r| json!({ "id": r.get::<_, i64>(0), "title": r.get::<_, String>(1) })).collect();
    Ok(Json(json!({ "items": items })))
}
