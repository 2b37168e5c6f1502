//! A second instance of the app: does it answer the same, and does it know a visitor of the first?

use std::sync::Arc;

use url::Url;

use crate::{
    config::Target,
    probe::app::{
        page::{
            cookies,
            headers::{SetCookie, set_cookies},
        },
        visit::{
            answer::{Answer, shown_path},
            visitor::{Ask, Visitor},
        },
    },
    snapshot::{Facts, Kind, Row, Unseen, row},
};

/// Assets compared besides the start page.
const MOST_ASSETS: usize = 10;

/// Fills `http_instance` and `http_handoff`.
pub(crate) async fn write(visitor: &Arc<Visitor>, target: &Target, start: &Url, assets: &[Url], facts: &mut Facts) {
    let Some(other) = &target.instance else {
        let why = Unseen::new(Kind::NotConfigured, "no second instance of the app was named")
            .cured_by("start a second copy of the app on the same database, and give its address: --instance http://127.0.0.1:8001");
        facts.unseen("http_instance", &why);
        return facts.unseen("http_handoff", &why);
    };
    let other = other.address.expose();
    match compare(visitor, start, assets, other).await {
        Ok(rows) => facts.write("http_instance", rows),
        Err(why) => facts.unseen("http_instance", &why),
    }
    match hand_over(visitor, start, other).await {
        Ok(rows) => facts.write("http_handoff", rows),
        Err(why) => facts.unseen("http_handoff", &why),
    }
}

/// The same path on the other instance.
fn moved(url: &Url, other: &Url) -> Url {
    let mut moved = other.clone();
    moved.set_path(url.path());
    moved.set_query(url.query());
    moved
}

async fn compare(visitor: &Arc<Visitor>, start: &Url, assets: &[Url], other: &Url) -> Result<Vec<Row>, Unseen> {
    let mut rows = Vec::new();
    let urls = std::iter::once((start, false)).chain(assets.iter().take(MOST_ASSETS).map(|a| (a, true)));
    for (url, is_asset) in urls {
        let here = visitor.get(&Ask::new(url)).await?;
        let there = visitor.get(&Ask::new(&moved(url, other))).await?;
        rows.push(row! {
            "path" => shown_path(url),
            "is_asset" => is_asset,
            "status" => i64::from(here.status),
            "other_status" => i64::from(there.status),
            "is_same_body" => here.body == there.body,
            "is_same_etag" => here.header("etag") == there.header("etag"),
        });
    }
    Ok(rows)
}

/// Shows the session cookies of the first instance to itself and to the second. Where the first hands out a new one
/// although it was shown its own (a rolling session), nothing can be told.
async fn hand_over(visitor: &Arc<Visitor>, start: &Url, other: &Url) -> Result<Vec<Row>, Unseen> {
    let first = visitor.get(&Ask::new(start)).await?;
    let sessions: Vec<SetCookie> = set_cookies(&first.headers).into_iter().filter(|c| cookies::session(&c.name).is_some()).collect();
    if sessions.is_empty() {
        return Ok(Vec::new());
    }
    let jar: Vec<String> = set_cookies(&first.headers).iter().map(SetCookie::pair).collect();
    let again = visitor.get(&Ask::new(start).with("cookie", jar.join("; "))).await?;
    let there = visitor.get(&Ask::new(&moved(start, other)).with("cookie", jar.join("; "))).await?;
    let sets = |answer: &Answer, name: &str| set_cookies(&answer.headers).iter().any(|c| c.name == name);
    let told: Vec<&SetCookie> = sessions.iter().filter(|c| !sets(&again, &c.name)).collect();
    if told.is_empty() {
        let reason = "the app hands out a new session for each answer, also to whoever shows the last one";
        return Err(Unseen::new(Kind::Unsupported, reason).cured_by("let a session be set once, and not anew with each answer"));
    }
    Ok(told.into_iter().map(|c| row! { "name" => c.name.clone(), "is_lost" => sets(&there, &c.name) }).collect())
}
