//! What a list in an answer looks like: how long it is, and how the answer tells of more.

use std::{collections::BTreeMap, sync::LazyLock};

use regex::Regex;
use serde_json::Value;

use crate::probe::app::{
    api::graphql,
    visit::{answer::Answer, outline::Outline},
};

/// Parameters that say how many, the commonest first: as REST APIs, Prisma (`take`), JSON:API (`page[size]`), json-server (`_limit`), OData
/// (`$top`), Relay (`first`) and Google (`max_results`) have them.
pub(crate) const LIMITS: &[&str] = &[
    "limit",
    "per_page",
    "page_size",
    "pageSize",
    "size",
    "first",
    "take",
    "page[size]",
    "_limit",
    "$top",
    "perPage",
    "max_results",
    "maxResults",
    "count",
];

/// More than any client should get at once.
pub(crate) const LARGE: u64 = 100_000;

/// How deep an answer is looked into: its pages may be told of in `meta.pagination`.
const DEPTH: u8 = 3;
/// Keys of a map from which on it is a list of things by their ids.
const MANY_KEYS: usize = 20;
/// Of the first items.
const BEGINNING: usize = 8 * 1024;

/// Members that hold the items: usual ones, OData (`value`), Hydra, Tastypie, Elasticsearch and Solr.
const ITEMS: &[&str] = &[
    "items",
    "data",
    "results",
    "records",
    "rows",
    "entries",
    "content",
    "nodes",
    "edges",
    "value",
    "hydra:member",
    "member",
    "objects",
    "docs",
    "hits",
];
/// Members in which the list lies one level deeper: HAL (`_embedded`), and envelopes.
const ENVELOPES: &[&str] = &["_embedded", "data", "result", "response", "payload", "hits", "body"];
/// Members beside the items that tell of pages.
const PLACES: &[&str] =
    &["meta", "pagination", "page", "links", "_links", "paging", "pageInfo", "page_info", "hydra:view", "view", "cursor"];
/// Members that lead to more where they are not empty.
const NEXT: &[&str] = &[
    "next",
    "next_page",
    "nextPage",
    "next_cursor",
    "nextCursor",
    "next_page_token",
    "nextPageToken",
    "next_url",
    "nextLink",
    "@odata.nextLink",
    "odata.nextLink",
    "hydra:next",
    "has_more",
    "hasMore",
    "has_next",
    "hasNext",
    "hasNextPage",
    "continuationToken",
];
/// Members that say how many there are.
const TOTALS: &[&str] = &[
    "total",
    "total_count",
    "totalCount",
    "count",
    "totalElements",
    "total_items",
    "totalItems",
    "totalResults",
    "@odata.count",
    "hydra:totalItems",
    "numFound",
];
/// The same as headers.
const TOTAL_HEADERS: &[&str] = &["x-total-count", "x-total", "total-count", "pagination-count", "x-pagination-total-count"];

/// Members of an item that say when it was made, or by which number or UUID the app knows it: a list of these grows, one of countries by
/// their codes does not.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    let names = r#""(?:created|inserted|placed|ordered|published|sent|added|registered|occurred|updated)(?:_?at|_?on|_?date|_?time|At|On|Date|Time)?""#;
    Regex::new(&format!(r#"{names}\s*:|"(?:date|timestamp|time)"\s*:|"(?:_?id|uuid)"\s*:\s*(?:\d|"[0-9a-fA-F\-]{{20,}}")"#))
        .expect("a constant")
});

/// A list inside an answer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct List {
    pub(crate) items: usize,
    pub(crate) has_next: bool,
    /// The answer repeats the large number that was asked for.
    pub(crate) is_echoed: bool,
    /// Its items say when they were made, or are known by a number or a UUID.
    pub(crate) is_dated: bool,
}

/// The list of an answer.
pub(crate) fn list_in(answer: &Answer) -> Option<List> {
    let body = answer.is_success().then(|| Outline::to(&answer.body, DEPTH)).flatten()?;
    let mut list = list_of(&body)?;
    list.has_next |= is_linked(answer) || is_more_in_headers(answer, list.items);
    list.is_dated = is_dated(&answer.body);
    Some(list)
}

/// The longest of what an answer by GraphQL holds.
pub(crate) fn list_in_data(answer: &Answer) -> Option<List> {
    let data = graphql::data(&answer.body)?;
    let list = data.members()?.values().filter_map(list_of).max_by_key(|list| list.items)?;
    Some(List { is_dated: is_dated(&answer.body), ..list })
}

fn is_dated(body: &[u8]) -> bool {
    DATED.is_match(&String::from_utf8_lossy(&body[..body.len().min(BEGINNING)]))
}

fn is_linked(answer: &Answer) -> bool {
    answer.header("link").is_some_and(|link| link.contains("rel=\"next\"") || link.contains("rel=next"))
}

/// `Content-Range: items 0-24/319` (RFC 9110), or the number of all.
fn is_more_in_headers(answer: &Answer, items: usize) -> bool {
    let in_range =
        answer.header("content-range").and_then(|range| range.rsplit_once('/').and_then(|(_, all)| all.trim().parse::<usize>().ok()));
    let all = TOTAL_HEADERS.iter().find_map(|name| answer.header(name)?.parse::<usize>().ok());
    in_range.or(all).is_some_and(|all| all > items)
}

fn length(of: &Outline) -> Option<usize> {
    if let Outline::List { items, .. } = of { Some(*items) } else { None }
}

/// An array at the top, the first of the usual members that is one, in an envelope too; or a map of things by their ids.
fn list_of(body: &Outline) -> Option<List> {
    if let Some(items) = length(body) {
        return Some(List { items, has_next: false, is_echoed: false, is_dated: false });
    }
    let enveloped =
        || ENVELOPES.iter().filter_map(|name| body.get(name)).find_map(|inner| in_members(inner).map(|items| (items, Some(inner))));
    let keyed = || by_ids(body).or_else(|| only(body.members()?.values().filter_map(by_ids)));
    let (items, inner) = in_members(body).map(|items| (items, None)).or_else(enveloped).or_else(|| keyed().map(|items| (items, None)))?;
    let tops = || std::iter::once(body).chain(inner);
    let places: Vec<&Outline> = tops().chain(tops().flat_map(|top| PLACES.iter().filter_map(|name| top.get(name)))).collect();
    let deeper = places.iter().flat_map(|place| PLACES.iter().filter_map(|name| place.get(name)));
    let all: Vec<&Outline> = places.iter().copied().chain(deeper).collect();
    let is_large = |value: &Value| value.as_u64() == Some(LARGE) || value.as_str() == Some("100000");
    let is_echoed = all.iter().any(|place| LIMITS.iter().any(|name| place.get(name).is_some_and(|v| is_large(v.plain()))));
    let has_next = all.iter().any(|place| tells_more(place, items));
    Some(List { items, has_next, is_echoed, is_dated: false })
}

/// The first of the usual members that is a list, or the only list of objects.
fn in_members(body: &Outline) -> Option<usize> {
    let of_objects = |of: &Outline| if let Outline::List { items, are_objects: true } = of { Some(*items) } else { None };
    ITEMS.iter().find_map(|name| length(body.get(name)?)).or_else(|| only(body.members()?.values().filter_map(of_objects)))
}

fn only(mut of: impl Iterator<Item = usize>) -> Option<usize> {
    of.next().filter(|_| of.next().is_none())
}

/// How many things a map names by their ids.
fn by_ids(of: &Outline) -> Option<usize> {
    let members = of.members()?;
    let is_map = members.len() >= MANY_KEYS && are_ids(members) && members.values().all(|member| member.members().is_some());
    is_map.then_some(members.len())
}

fn are_ids(members: &BTreeMap<String, Outline>) -> bool {
    let is_id = |key: &String| {
        key.bytes().any(|b| b.is_ascii_digit())
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            && key.len() <= 64
    };
    members.keys().all(is_id)
}

/// A member that leads to more: a next page or cursor that is not empty, or a total above what is here.
fn tells_more(place: &Outline, items: usize) -> bool {
    let filled = |v: &Outline| match v {
        Outline::Plain(Value::Null | Value::Bool(false)) => false,
        Outline::Plain(Value::String(text)) => !text.is_empty(),
        _ => true,
    };
    let number = |v: &Outline| v.plain().as_u64().and_then(|n| usize::try_from(n).ok());
    NEXT.iter().any(|name| place.get(name).is_some_and(filled))
        || TOTALS.iter().any(|name| place.get(name).and_then(number).is_some_and(|all| all > items))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(body: &str) -> Option<(usize, bool)> {
        list_in(&Answer::of(200, "application/json", body)).map(|list| (list.items, list.has_next))
    }

    #[test]
    fn lists_are_found_with_what_leads_to_more() {
        for (body, found) in [
            ("[1,2,3]", (3, false)),
            ("{\"items\":[{}],\"next\":null,\"total\":1}", (1, false)),
            ("{\"items\":[{}],\"total\":7}", (1, true)),
            ("{\"products\":[{},{}],\"meta\":{\"next_cursor\":\"x\"}}", (2, true)),
            ("{\"data\":[{}],\"has_more\":false}", (1, false)),
            ("{\"data\":[{}],\"meta\":{\"pagination\":{\"total\":9}}}", (1, true)),
            ("{\"_embedded\":{\"orders\":[{},{}]},\"_links\":{\"self\":{},\"next\":{\"href\":\"/o?page=2\"}}}", (2, true)),
            ("{\"data\":[{}],\"links\":{\"self\":\"/a\",\"next\":\"/a?page[number]=2\"},\"jsonapi\":{}}", (1, true)),
            ("{\"@odata.context\":\"x\",\"value\":[{},{}],\"@odata.nextLink\":\"/o?$skip=2\"}", (2, true)),
            ("{\"value\":[{},{}],\"@odata.count\":2}", (2, false)),
            ("{\"hydra:member\":[{}],\"hydra:view\":{\"hydra:next\":\"/o?page=2\"}}", (1, true)),
            ("{\"result\":{\"items\":[{},{}],\"total\":2}}", (2, false)),
            ("{\"hits\":{\"hits\":[{}],\"total\":12}}", (1, true)),
        ] {
            assert_eq!(list(body), Some(found), "{body}");
        }
        let echoed = list_in(&Answer::of(200, "application/json", "{\"data\":[{}],\"limit\":100000}")).expect("a list");
        assert!(echoed.is_echoed && !echoed.has_next);
    }

    #[test]
    fn headers_tell_of_more_as_well() {
        let with = |name: &'static str, value: &str| {
            let mut answer = Answer::of(200, "application/json", "[{},{}]");
            answer.headers.insert(name, value.parse().expect("a header value"));
            list_in(&answer).is_some_and(|list| list.has_next)
        };
        assert!(with("link", "</a?page=2>; rel=\"next\"") && with("content-range", "items 0-1/319") && with("x-total-count", "3"));
        assert!(!with("link", "</a?page=1>; rel=\"prev\"") && !with("content-range", "items 0-1/2") && !with("x-total-count", "2"));
        assert!(!with("content-range", "items 0-1/*"));
    }

    #[test]
    fn a_map_of_things_by_their_ids_is_a_list() {
        let map = |keys: usize, of: &str| format!("{{{}}}", (0..keys).map(|n| format!("\"u{n}\":{of}")).collect::<Vec<_>>().join(","));
        assert_eq!(list(&map(30, "{\"a\":1}")), Some((30, false)));
        assert_eq!(list(&format!("{{\"users\":{}}}", map(30, "{}"))), Some((30, false)));
        assert_eq!(list(&map(19, "{}")), None, "an object may have as many members");
        assert_eq!(list(&map(30, "1")), None, "numbers are no things");
    }

    #[test]
    fn an_object_is_no_list() {
        for body in ["{\"name\":\"x\",\"tags\":[\"a\"]}", "{\"a\":[{}],\"b\":[{}]}", "<html>", "{\"data\":{\"id\":1}}"] {
            assert_eq!(list(body), None, "{body}");
        }
    }

    #[test]
    fn a_list_of_what_was_made_at_a_time_grows() {
        let is_dated = |body: &str| list_in(&Answer::of(200, "application/json", body)).is_some_and(|list| list.is_dated);
        assert!(
            is_dated("[{\"id\":1,\"created_at\":\"2026-01-01\"}]") && is_dated("[{\"createdAt\":1}]") && is_dated("[{\"date\": \"x\"}]")
        );
        assert!(is_dated("[{\"id\":7}]") && !is_dated("[{\"id\":\"DE\"}]"));
        assert!(!is_dated("[{\"code\":\"DE\",\"name\":\"Germany\"}]") && !is_dated("[{\"validated\":true,\"candidate\":\"x\"}]"));
    }

    #[test]
    fn the_longest_list_of_an_answer_by_graphql_is_found_with_what_leads_to_more() {
        let found = |body: &str| list_in_data(&Answer::of(200, "application/json", body)).map(|list| (list.items, list.has_next));
        assert_eq!(found(r#"{"data":{"orders":[{},{}],"me":{"id":1}}}"#), Some((2, false)));
        assert_eq!(found(r#"{"data":{"a":[{}],"orders":{"edges":[{},{}],"pageInfo":{"hasNextPage":true}}}}"#), Some((2, true)));
        assert_eq!(found(r#"{"data":{"feed":{"nodes":[{},{},{}],"pageInfo":{"hasNextPage":false},"totalCount":9}}}"#), Some((3, true)));
        assert_eq!(found(r#"{"data":{"me":{"id":1}}}"#), None);
        assert_eq!(found(r#"{"data":null,"errors":[{}]}"#), None);
    }
}
