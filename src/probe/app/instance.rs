//! A second instance of the app: does it answer the same, and does it know a visitor of the first?

use std::{collections::BTreeSet, net::SocketAddr, sync::Arc};

use url::Url;

use crate::{
    config::Target,
    probe::app::{
        asset::asset_name,
        page::{
            cookies,
            headers::{SetCookie, media, set_cookies},
            places,
            survey::Survey,
        },
        visit::{
            answer::{Answer, shown_path},
            visitor::{Ask, Visitor},
        },
    },
    snapshot::{Facts, Kind, Row, Unseen, row},
};

/// How to get a second instance.
const START_ONE: &str = "start a second copy of the app on the same database, and give its address: --instance http://127.0.0.1:8001";

/// Fills `http_instance` and `http_handoff`.
pub(crate) async fn write(visitor: &Arc<Visitor>, target: &Target, start: &Answer, survey: &Survey, facts: &mut Facts) {
    let other = match other(target).await {
        Ok(other) => other,
        Err(why) => {
            facts.unseen("http_instance", &why);
            return facts.unseen("http_handoff", &why);
        }
    };
    let (rows, gap) = compare(visitor, start, survey, &other).await;
    facts.write("http_instance", rows);
    // Files that the walk did not come to were not compared either.
    let sample = survey.unread.values().find(|why| why.is_sample());
    gap.as_ref().or(sample).into_iter().for_each(|why| facts.unseen("http_instance", why));
    match hand_over(visitor, &start.url, &other).await {
        Ok(rows) => facts.write("http_handoff", rows),
        Err(why) => facts.unseen("http_handoff", &why),
    }
}

/// The address of the second instance; or why there is none.
async fn other(target: &Target) -> Result<Url, Unseen> {
    if target.declared_none("instance") {
        return Err(Unseen::new(Kind::DeclaredNone, "plimsoll.toml says that there is no second instance"));
    }
    let Some(other) = &target.instance else {
        return Err(Unseen::new(Kind::NotConfigured, "no second instance of the app was named").cured_by(START_ONE));
    };
    let other = other.address.expose();
    let Some(app) = target.app.as_ref().map(|app| app.address.expose()) else { return Ok(target.by_its_name(other)) };
    if places::is_twin(app, other) || is_one_place(app, other).await {
        let reason = "--instance leads to the very app that --app names, so there was nothing to compare it with";
        return Err(Unseen::new(Kind::NotConfigured, reason).cured_by(START_ONE));
    }
    Ok(target.by_its_name(other))
}

/// True where two names lead to one address and port.
async fn is_one_place(app: &Url, other: &Url) -> bool {
    let [of_app, of_other] = [resolved(app).await, resolved(other).await];
    !of_app.is_disjoint(&of_other)
}

async fn resolved(url: &Url) -> BTreeSet<SocketAddr> {
    let Some(host) = url.host_str() else { return BTreeSet::new() };
    let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
    let found = tokio::net::lookup_host((host, url.port_or_known_default().unwrap_or(80))).await;
    found.map(Iterator::collect).unwrap_or_default()
}

/// The same path on the other instance.
fn moved(url: &Url, other: &Url) -> Url {
    let mut moved = other.clone();
    moved.set_path(url.path());
    moved.set_query(url.query());
    moved
}

/// What was compared, and why some of it was not.
async fn compare(visitor: &Arc<Visitor>, start: &Answer, survey: &Survey, other: &Url) -> (Vec<Row>, Option<Unseen>) {
    let (mut rows, mut gap) = (Vec::new(), None);
    // Files of an edge are none of the instances'.
    let assets = survey.assets.values().filter(|asset| asset.url.origin() == start.url.origin());
    for (here, is_asset) in std::iter::once((start, false)).chain(assets.map(|asset| (asset, true))) {
        match compared(visitor, here, is_asset, other).await {
            Ok(row) => rows.extend(row),
            Err(why) => _ = gap.get_or_insert(why),
        }
    }
    (rows, gap)
}

/// One address on both; none: it changes from request to request, so nothing can be told.
async fn compared(visitor: &Arc<Visitor>, here: &Answer, is_asset: bool, other: &Url) -> Result<Option<Row>, Unseen> {
    let there = visitor.get(&Ask::new(&moved(&here.url, other))).await?;
    if (502..=504).contains(&there.status) {
        let reason = format!("the second instance answered {} ({})", there.status, shown_path(&here.url));
        return Err(Unseen::new(Kind::Failed, reason).cured_by("wait until it has started, and scan again"));
    }
    let etag = |answer: &Answer| answer.header("etag");
    let is_same = |answer: &Answer| answer.body == there.body && etag(answer) == etag(&there);
    if is_asset && here.status == there.status && !is_same(here) {
        let again = visitor.get(&Ask::new(&here.url)).await?;
        if again.body != here.body || etag(&again) != etag(here) {
            return Ok(None);
        }
    }
    Ok(Some(row! {
        "path" => shown_path(&here.url),
        "name" => if is_asset { asset_name::alike(&here.url) } else { None },
        "is_asset" => is_asset,
        "media" => media(here).to_owned(),
        "status" => i64::from(here.status),
        "other_status" => i64::from(there.status),
        "is_same_body" => here.body == there.body,
        "is_same_etag" => etag(here) == etag(&there),
    }))
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
