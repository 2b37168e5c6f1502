//! Endpoints that answer with a list: how long it is, how to get more, and how much may be asked for at once.

use std::{cmp::Reverse, sync::Arc};

use serde_json::Value;
use url::Url;

use crate::{
    config::Crawl,
    probe::app::{
        known::addresses::count,
        visit::{
            answer::{Answer, shown_path},
            outline::Outline,
            visitor::{Ask, Visitor},
        },
    },
    snapshot::{Kind, Row, Unseen, row},
};

/// Of the endpoints that may be looked at, this share of lists is asked again with parameters: each takes some requests.
const OF_ENDPOINTS: usize = 2;

/// Parameters that say how many, the commonest first.
const LIMITS: &[&str] = &["limit", "per_page", "page_size", "pageSize", "size", "first"];

/// More than any client should get at once.
const LARGE: u64 = 100_000;

/// A list inside an answer.
#[derive(Debug, PartialEq, Eq)]
struct List {
    items: usize,
    has_next: bool,
    /// The answer repeats the large number that was asked for.
    is_echoed: bool,
}

/// The list of an answer: an array at the top, or the first of the usual members that is one.
fn list_in(answer: &Answer) -> Option<List> {
    let body = answer.is_success().then(|| Outline::of(&answer.body)).flatten()?;
    let linked = answer.header("link").is_some_and(|l| l.contains("rel=\"next\"") || l.contains("rel=next"));
    let length = |of: &Outline| if let Outline::List { items, .. } = of { Some(*items) } else { None };
    if let Some(items) = length(&body) {
        return Some(List { items, has_next: linked, is_echoed: false });
    }
    let members = ["items", "data", "results", "records", "rows", "entries", "content", "edges", "hydra:member"];
    let only_list = || {
        let of_objects = |of: &Outline| if let Outline::List { items, are_objects: true } = of { Some(*items) } else { None };
        let mut lists = body.members()?.values().filter_map(of_objects);
        lists.next().filter(|_| lists.next().is_none())
    };
    let items = members.iter().find_map(|m| length(body.get(m)?)).or_else(only_list)?;
    let places: Vec<&Outline> = std::iter::once(&body)
        .chain(["meta", "pagination", "page", "links", "_links", "paging", "pageInfo"].iter().filter_map(|m| body.get(m)))
        .collect();
    let has_next = linked || places.iter().any(|place| tells_more(place, items));
    let is_large = |value: &Value| value.as_u64() == Some(LARGE) || value.as_str() == Some("100000");
    let is_echoed = places.iter().any(|place| LIMITS.iter().any(|l| place.get(l).is_some_and(|v| is_large(v.plain()))));
    Some(List { items, has_next, is_echoed })
}

/// A member that leads to more: a next page or cursor that is not empty, or a total above what is here.
fn tells_more(place: &Outline, items: usize) -> bool {
    let filled = |v: &Outline| match v {
        Outline::Plain(Value::Null | Value::Bool(false)) => false,
        Outline::Plain(Value::String(text)) => !text.is_empty(),
        _ => true,
    };
    let next = [
        "next",
        "next_page",
        "nextPage",
        "next_cursor",
        "nextCursor",
        "next_page_token",
        "nextPageToken",
        "has_more",
        "hasMore",
        "has_next",
        "hasNext",
        "hasNextPage",
    ];
    let totals = ["total", "total_count", "totalCount", "count", "totalElements", "total_items"];
    next.iter().any(|n| place.get(n).is_some_and(filled))
        || totals
            .iter()
            .any(|t| place.get(t).and_then(|v| v.plain().as_u64()).is_some_and(|n| n > u64::try_from(items).unwrap_or(u64::MAX)))
}

/// The rows of `http_list`: each list among the answers, a few of them asked again for one item, then for far too many. A list
/// of which that could not be told is left out, with why.
pub(crate) async fn rows(visitor: &Arc<Visitor>, endpoints: Vec<&Answer>) -> (Vec<Row>, Option<Unseen>) {
    let (mut rows, mut gap) = (Vec::new(), None);
    let mut lists: Vec<(&Answer, List)> = endpoints.into_iter().filter_map(|answer| Some((answer, list_in(answer)?))).collect();
    // The longest matter most.
    lists.sort_by_key(|(_, list)| Reverse(list.items));
    let (most, all) = (visitor.crawl.endpoints.div_ceil(OF_ENDPOINTS), lists.len());
    for (n, (answer, list)) in lists.into_iter().enumerate() {
        if n >= most && list.items > 1 {
            gap.get_or_insert_with(|| sample(most, all));
            continue;
        }
        match row_of(visitor, answer, &list).await {
            Ok(row) => rows.push(row),
            Err(why) => gap = Some(why),
        }
    }
    (rows, gap)
}

/// How long a page of the others may get was not asked.
fn sample(seen: usize, all: usize) -> Unseen {
    let reason = format!("{seen} of at least {all} lists were asked how long a page of them may get");
    Unseen::new(Kind::Sample, reason).cured_by(Crawl::cure("endpoints", all * OF_ENDPOINTS))
}

async fn row_of(visitor: &Arc<Visitor>, answer: &Answer, list: &List) -> Result<Row, Unseen> {
    let parameter = if list.items > 1 { limit_parameter(visitor, answer).await? } else { None };
    let large = match parameter {
        Some(name) => Some(visitor.get(&ask(answer, name, &LARGE.to_string())).await?),
        None => None,
    };
    let on_large = large.as_ref().and_then(list_in);
    Ok(row! {
        "path" => shown_path(&answer.url),
        "items" => count(list.items),
        "body_bytes" => count(answer.body.len()),
        "has_next" => list.has_next,
        "limit_parameter" => parameter.map(str::to_owned),
        "large_page_items" => on_large.as_ref().map(|l| count(l.items)),
        "is_large_page_echoed" => on_large.as_ref().map(|l| l.is_echoed),
        "is_large_page_refused" => large.as_ref().map(|a| (400..500).contains(&a.status)),
        "has_next_on_large_page" => on_large.as_ref().map(|l| l.has_next),
    })
}

/// The parameter that makes the list one item long.
async fn limit_parameter(visitor: &Arc<Visitor>, list: &Answer) -> Result<Option<&'static str>, Unseen> {
    for name in LIMITS {
        let answer = visitor.get(&ask(list, name, "1")).await?;
        if list_in(&answer).is_some_and(|l| l.items == 1) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// The same address with one parameter set.
fn ask(list: &Answer, name: &str, value: &str) -> Ask {
    let url = with(&list.url, name, value);
    Ask::again(list).at(url).with("accept", "application/json")
}

fn with(url: &Url, name: &str, value: &str) -> Url {
    let mut url = url.clone();
    let others: Vec<(String, String)> = url.query_pairs().into_owned().filter(|(k, _)| k != name).collect();
    url.query_pairs_mut().clear().extend_pairs(others).append_pair(name, value);
    url
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderMap;

    use super::*;

    fn list(body: &str) -> Option<List> {
        let url = Url::parse("http://h/").expect("a URL");
        list_in(&Answer {
            url,
            status: 200,
            headers: HeaderMap::new(),
            body: body.as_bytes().to_vec(),
            wire_bytes: 0,
            is_cut: false,
            shown: std::sync::Arc::default(),
        })
    }

    #[test]
    fn lists_are_found_with_what_leads_to_more() {
        let found = |items, has_next| Some(List { items, has_next, is_echoed: false });
        assert_eq!(list("[1,2,3]"), found(3, false));
        assert_eq!(list("{\"items\":[{}],\"next\":null,\"total\":1}"), found(1, false));
        assert_eq!(list("{\"items\":[{}],\"total\":7}"), found(1, true));
        assert_eq!(list("{\"products\":[{},{}],\"meta\":{\"next_cursor\":\"x\"}}"), found(2, true));
        assert_eq!(list("{\"data\":[{}],\"has_more\":false}"), found(1, false));
        assert_eq!(list("{\"data\":[{}],\"limit\":100000}"), Some(List { items: 1, has_next: false, is_echoed: true }));
    }

    #[test]
    fn an_object_is_no_list() {
        assert_eq!(list("{\"name\":\"x\",\"tags\":[\"a\"]}"), None);
        assert_eq!(list("{\"a\":[{}],\"b\":[{}]}"), None);
        assert_eq!(list("<html>"), None);
    }

    #[test]
    fn a_parameter_is_replaced_and_the_others_stay() {
        let url = Url::parse("http://h/x?limit=5&page=2").expect("a URL");
        assert_eq!(with(&url, "limit", "1").as_str(), "http://h/x?page=2&limit=1");
    }
}
