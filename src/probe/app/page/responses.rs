//! The rows of `http_response` and `http_endpoint`: one answer as numbers and truths, with the few further requests that they need.

use std::{cmp::Reverse, collections::BTreeMap, io::Write as _, sync::Arc};

use flate2::{Compression, write::GzEncoder};
use url::Url;

use crate::{
    probe::app::{
        api::{members::Members, version},
        asset::{Neighbours, Told, asset_name},
        known::addresses::count,
        page::{
            caching::{Caching, Keeper},
            cookies,
            headers::{Vary, has_rate_limit, has_request_id, media, set_cookies},
        },
        visit::{
            answer::{Answer, shown_path},
            visitor::{Ask, Visitor},
        },
    },
    snapshot::{Row, Unseen, Value, row},
};

/// Below this no compression is worth a request: what browsers' own audits ignore.
const WORTH_BYTES: usize = 1_400;
/// Answers that are asked again as through a proxy: the first few of a kind tell for all.
const MOST_BEHIND_PROXY: usize = 4;

/// Answers of one kind.
pub(crate) struct Answers<'a> {
    pub(crate) kind: &'static str,
    pub(crate) of: Vec<&'a Answer>,
    /// A description says that all of them are.
    pub(crate) is_versioned: bool,
}

/// The rows for answers of one kind, and why some of what belongs to them was not seen. `start` is the start page.
pub(crate) async fn rows(visitor: &Arc<Visitor>, answers: &Answers<'_>, start: &Url) -> (Vec<(String, Row)>, Option<Unseen>) {
    let Answers { kind, is_versioned, .. } = *answers;
    let neighbours = Neighbours::of(answers.of.iter().map(|answer| answer.url.path()));
    let (mut rows, mut asked_behind_proxy, mut gap) = (Vec::new(), 0, None);
    for answer in &answers.of {
        let (mut saving, mut other) = (gzip_saving(answer), None);
        if saving > WORTH_BYTES {
            match with_other_packing(visitor, answer).await {
                Ok(found) => other = found,
                // Whether it ever comes packed is not known: nothing is said of what that would save.
                Err(why) => {
                    gap.get_or_insert(why);
                    saving = 0;
                }
            }
        }
        let sent = other.as_ref().unwrap_or(answer);
        let is_asked = sent.is_compressed() && asked_behind_proxy < MOST_BEHIND_PROXY;
        asked_behind_proxy += usize::from(is_asked);
        let mut seen = |answer: Result<Option<bool>, Unseen>| {
            answer.unwrap_or_else(|why| {
                gap.get_or_insert(why);
                None
            })
        };
        let behind_proxy = if is_asked { seen(visitor.get(&behind_proxy(sent)).await.map(|a| Some(a.is_compressed()))) } else { None };
        let is_revalidated = seen(is_revalidated(visitor, answer).await);
        let is_versioned = is_versioned || has_version(kind, answer);
        let is_start = kind == "page" && answer.url == *start;
        let more = More { saving, behind_proxy, is_revalidated, is_versioned, is_start, told: neighbours.told(answer.url.path()) };
        rows.push((shown_path(&answer.url), row_of(kind, answer, sent, &more)));
    }
    (rows, gap)
}

/// What further requests told, and what was computed.
pub(crate) struct More {
    pub(crate) saving: usize,
    pub(crate) behind_proxy: Option<bool>,
    pub(crate) is_revalidated: Option<bool>,
    pub(crate) is_versioned: bool,
    pub(crate) is_start: bool,
    /// Whether its name holds a fingerprint.
    pub(crate) told: Told,
}

/// Who keeps a file for as long knows of its name that it changes.
const YEAR_S: i64 = 31_536_000;

/// Whether its name holds a fingerprint; none: that is left in doubt, by its server too.
fn is_hashed(told: Told, caching: &Caching) -> Option<bool> {
    let is_kept = || caching.is_immutable || caching.max_age_s.is_some_and(|seconds| seconds >= YEAR_S);
    match told {
        Told::Plain => Some(false),
        Told::Doubt => is_kept().then_some(true),
        Told::Likely | Told::Sure => Some(true),
    }
}

pub(crate) fn row_of(kind: &'static str, answer: &Answer, sent: &Answer, more: &More) -> Row {
    let caching = Caching::of(answer);
    let mut row = row! {
        "path" => shown_path(&answer.url),
        "status" => i64::from(answer.status),
        "media" => media(answer).to_owned(),
        "body_bytes" => count(answer.body.len().max(if answer.is_compressed() { 0 } else { answer.wire_bytes })),
        "gzip_saving_bytes" => if sent.is_compressed() { 0 } else { count(more.saving) },
        "is_compressed" => sent.is_compressed(),
        "is_compressed_behind_proxy" => more.behind_proxy,
        "has_cache_control" => caching.is_said,
        "is_no_store" => caching.is_no_store,
        "has_validator" => validator(answer).is_some(),
        "is_revalidated" => more.is_revalidated,
        "is_versioned" => more.is_versioned,
        "has_request_id" => has_request_id(answer),
    };
    row.extend(if kind == "api" { of_endpoint(answer) } else { of_file(kind, answer, sent, &caching, more) });
    row
}

/// What only matters of an endpoint.
fn of_endpoint(answer: &Answer) -> Row {
    let members = Members::of(answer);
    row! {
        "begins_session" => set_cookies(&answer.headers).iter().any(|cookie| cookies::session(&cookie.name).is_some()),
        "has_rate_limit" => has_rate_limit(answer),
        "naive_time" => members.naive_time,
        "long_number" => members.long_number,
        "error_member" => members.error,
    }
}

/// What only matters of a page or a file.
fn of_file(kind: &'static str, answer: &Answer, sent: &Answer, caching: &Caching, more: &More) -> Row {
    let vary = Vary::of(answer);
    row! {
        "name" => if kind == "asset" { asset_name::alike(&answer.url) } else { None },
        "folder" => folder_of(&asset_name::lasting(&answer.url)),
        "is_start" => more.is_start,
        "kind" => kind.to_owned(),
        "wire_bytes" => count(sent.wire_bytes),
        "max_age_s" => caching.max_age_s,
        "is_immutable" => caching.is_immutable,
        "is_no_cache" => caching.is_no_cache,
        "is_private" => caching.is_private,
        "varies_by_all" => vary.by_all,
        "varies_by_cookie" => vary.by_cookie,
        "varies_by_agent" => vary.by_agent,
        "vary_each" => vary.by_each,
        "is_hashed_name" => is_hashed(more.told, caching),
        "is_hash_sure" => more.told == Told::Sure,
        "is_for_all" => caching.is_for_all(),
        "edge_s" => caching.edge_s(),
    }
}

/// The rows of `http_kept` for one page or file.
pub(crate) fn kept(answer: &Answer) -> Vec<Row> {
    let is_said = Caching::of(answer).is_said;
    let row = |(keeper, name): (Keeper, &'static str)| {
        row! {
            "path" => shown_path(&answer.url),
            "keeper" => name.to_owned(),
            "seconds" => keeper.keeps_s(answer),
            "is_said" => is_said,
        }
    };
    Keeper::ALL.map(row).into()
}

/// Where two files of a build have one name, the second and later ones get a number, the largest first: a build keeps their order.
pub(crate) fn with_own_names(mut rows: Vec<Row>) -> Vec<Row> {
    let value = |row: &Row, column: &str| row.iter().find(|(name, _)| *name == column).map(|(_, value)| value.clone());
    let text = |row: &Row, column: &str| if let Some(Value::Text(text)) = value(row, column) { text } else { String::new() };
    let bytes = |row: &Row| if let Some(Value::Integer(bytes)) = value(row, "wire_bytes") { bytes } else { 0 };
    rows.sort_by_cached_key(|row| (Reverse(bytes(row)), text(row, "path")));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for row in &mut rows {
        let name = text(row, "name");
        if name.is_empty() {
            continue;
        }
        let number = seen.entry(name.clone()).or_insert(0);
        *number += 1;
        if *number > 1
            && let Some((_, value)) = row.iter_mut().find(|(column, _)| *column == "name")
        {
            *value = Value::Text(format!("{name} ({number})"));
        }
    }
    rows.sort_by_cached_key(|row| text(row, "path"));
    rows
}

/// `/assets/` of `/assets/app.js?v=1`.
pub(crate) fn folder_of(path: &str) -> String {
    let path = path.split('?').next().unwrap_or("");
    path.rsplit_once('/').map_or_else(|| "/".to_owned(), |(folder, _)| format!("{folder}/"))
}

pub(crate) fn has_version(kind: &str, answer: &Answer) -> bool {
    if kind == "api" { version::is_named(answer) } else { asset_name::is_versioned(&answer.url) }
}

/// What gzip -6 would save; 0 where it came compressed, or is of a kind that is compressed in itself.
pub(crate) fn gzip_saving(answer: &Answer) -> usize {
    let kind = answer.header("content-type").unwrap_or_default().to_ascii_lowercase();
    let is_plain = ["html", "css", "script", "json", "text"].contains(&media(answer))
        || kind.contains("svg")
        || kind.contains("wasm")
        || kind.contains("ttf");
    if answer.is_compressed() || !is_plain {
        return 0;
    }
    answer.body.len().saturating_sub(packed_size(&answer.body))
}

fn packed_size(body: &[u8]) -> usize {
    let mut packer = GzEncoder::new(Vec::new(), Compression::new(6));
    packer.write_all(body).and_then(|()| packer.finish()).map_or(body.len(), |packed| packed.len())
}

/// Some servers only speak brotli or zstd. A browser takes these over https, so they count.
async fn with_other_packing(visitor: &Arc<Visitor>, answer: &Answer) -> Result<Option<Answer>, Unseen> {
    let ask = Ask::again(answer).with("accept", accept(answer)).with("accept-encoding", "br, zstd");
    let other = visitor.get(&ask).await?;
    Ok((other.is_compressed() && other.is_success()).then_some(other))
}

fn behind_proxy(answer: &Answer) -> Ask {
    let packing = answer.header("content-encoding").unwrap_or_default();
    Ask::again(answer).with("accept", accept(answer)).with("accept-encoding", packing).with("via", "1.1 plimsoll")
}

fn accept(answer: &Answer) -> &'static str {
    if media(answer) == "json" { "application/json" } else { "*/*" }
}

/// Header to send and its value. The ETag goes first: a date has whole seconds.
fn validator(answer: &Answer) -> Option<(&'static str, String)> {
    let etag = answer.header("etag").map(|e| ("if-none-match", e));
    etag.or_else(|| answer.header("last-modified").map(|d| ("if-modified-since", d)))
}

/// Asks again with the validator and with nothing else: some servers answer 200 to `Cache-Control: no-cache` beside it.
async fn is_revalidated(visitor: &Arc<Visitor>, answer: &Answer) -> Result<Option<bool>, Unseen> {
    let Some((name, value)) = validator(answer).filter(|_| answer.is_success()) else { return Ok(None) };
    let ask = Ask::again(answer).with("accept", accept(answer)).with(name, value);
    let again = visitor.get(&ask).await?;
    Ok(match again.status {
        304 => Some(true),
        // The content may have changed meanwhile; then 200 is right.
        200 if again.body == answer.body => Some(false),
        // Whatever else it says is no answer to the question.
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_name_in_doubt_its_server_decides_and_of_others_the_name() {
        let kept = |max_age_s, is_immutable| Caching { max_age_s, is_immutable, ..Caching::default() };
        let (year, immutable, month) = (kept(Some(YEAR_S), false), kept(Some(60), true), kept(Some(YEAR_S - 1), false));
        let all = |told| [&year, &immutable, &month].map(|caching| is_hashed(told, caching));
        assert_eq!(all(Told::Doubt), [Some(true), Some(true), None]);
        assert_eq!([Told::Likely, Told::Sure].map(all), [[Some(true); 3]; 2]);
        assert_eq!(all(Told::Plain), [Some(false); 3], "that a plain name is kept for a year is the fault that is looked for");
    }
}
