//! Endpoints that answer with a list: how long it is, how to get more, and how much may be asked for at once.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use serde_json::Value;
use url::Url;

use crate::{
    config::Crawl,
    probe::app::{
        api::{
            graphql::Operation,
            list_form::{LARGE, LIMITS, List, list_in, list_in_data},
            once::AskedOnce,
        },
        known::addresses::count,
        visit::{
            answer::{Answer, shown_path},
            visitor::{Ask, Visitor},
        },
    },
    snapshot::{Kind, Row, Unseen, row},
};

/// Of the endpoints that may be looked at, this share of lists is asked again with parameters: each takes some requests.
const OF_ENDPOINTS: usize = 2;

/// Asked for one by one before the others are asked for together.
const ALONE: usize = 1;
/// Of an app that refuses parameters which it does not know: as many as were asked of each.
const MOST_ALONE: usize = 6;

/// The rows of `http_list`: each list among the answers, a few of them asked again for one item, then for far too many. A list
/// of which that could not be told is left out, with why.
pub(crate) async fn rows(
    visitor: &Arc<Visitor>,
    endpoints: Vec<&Answer>,
    declared: &BTreeMap<String, String>,
) -> (Vec<Row>, Option<Unseen>) {
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
        match row_of(visitor, answer, &list, declared).await {
            Ok(row) => rows.push(row),
            Err(why) => gap = Some(why),
        }
    }
    (rows, gap)
}

/// The rows of those that were asked once: for how many, what was sent says.
pub(crate) fn rows_of_once(once: &[AskedOnce]) -> impl Iterator<Item = Row> {
    once.iter().filter_map(|one| {
        let list = if one.operation.is_empty() { list_in(&one.answer) } else { list_in_data(&one.answer) }?;
        Some(one.named(row! {
            "items" => count(list.items),
            "body_bytes" => count(one.answer.body.len()),
            "has_next" => list.has_next,
            "limit_parameter" => one.limit.clone(),
            "is_asked_again" => false,
            "is_dated" => list.is_dated,
        }))
    })
}

/// The parameter by which a request says how many it wants, in its address, its body, or the document of its GraphQL.
pub(crate) fn limit_sent(url: &Url, body: Option<&str>, operation: Option<&Operation>) -> Option<String> {
    let is_count = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let in_pairs = |pairs: url::form_urlencoded::Parse<'_>| {
        pairs.into_iter().find(|(name, value)| LIMITS.contains(&name.as_ref()) && is_count(value)).map(|(name, _)| name.into_owned())
    };
    let json = body.and_then(|body| serde_json::from_str::<Value>(body).ok());
    let in_document = |operation: &Operation| {
        let parts: Vec<&str> = operation.document.split(|c: char| !(c.is_ascii_alphanumeric() || "_:".contains(c))).collect();
        let names = LIMITS.iter().chain(&["last", "take"]);
        names.copied().find(|name| parts.iter().any(|part| part.strip_prefix(name).is_some_and(|rest| rest.starts_with(':'))))
    };
    in_pairs(url.query_pairs())
        .or_else(|| json.as_ref().and_then(limit_in))
        .or_else(|| operation.and_then(in_document).map(str::to_owned))
        .or_else(|| body.filter(|_| json.is_none()).and_then(|body| in_pairs(url::form_urlencoded::parse(body.as_bytes()))))
}

/// The first member of that name that is a number.
fn limit_in(sent: &Value) -> Option<String> {
    match sent {
        Value::Object(members) => {
            let own = members.iter().find(|(name, value)| LIMITS.contains(&name.as_str()) && value.is_u64());
            own.map(|(name, _)| name.clone()).or_else(|| members.values().find_map(limit_in))
        }
        Value::Array(items) => items.iter().find_map(limit_in),
        _ => None,
    }
}

/// How long a page of the others may get was not asked.
fn sample(seen: usize, all: usize) -> Unseen {
    let reason = format!("{seen} of at least {all} lists were asked how long a page of them may get");
    Unseen::new(Kind::Sample, reason).cured_by(Crawl::cure("endpoints", all * OF_ENDPOINTS))
}

async fn row_of(visitor: &Arc<Visitor>, answer: &Answer, list: &List, declared: &BTreeMap<String, String>) -> Result<Row, Unseen> {
    let parameter = match declared.get(answer.url.path()) {
        Some(name) => Some(name.as_str()),
        None if list.items > 1 => limit_parameter(visitor, answer).await?,
        None => None,
    };
    let large = match parameter {
        Some(name) => Some(visitor.get(&ask(answer, &[name], &LARGE.to_string())).await?),
        None => None,
    };
    let on_large = large.as_ref().and_then(list_in);
    Ok(row! {
        "path" => shown_path(&answer.url),
        "items" => count(list.items),
        "body_bytes" => count(answer.body.len()),
        "has_next" => list.has_next,
        "limit_parameter" => parameter.map(str::to_owned),
        "is_asked_again" => true,
        "large_page_items" => on_large.as_ref().map(|l| count(l.items)),
        "is_large_page_echoed" => on_large.as_ref().map(|l| l.is_echoed),
        "is_large_page_refused" => large.as_ref().map(|a| (400..500).contains(&a.status)),
        "has_next_on_large_page" => on_large.as_ref().map(|l| l.has_next),
        "is_dated" => list.is_dated,
    })
}

/// The parameter that makes the list one item long. Most lists have the commonest or none, so the others are asked for together, and
/// by halves where one of them does it; an app that refuses what it does not know is asked for each.
async fn limit_parameter(visitor: &Arc<Visitor>, list: &Answer) -> Result<Option<&'static str>, Unseen> {
    let (alone, mut names) = LIMITS.split_at(ALONE);
    for name in alone {
        if is_one(&visitor.get(&ask(list, &[name], "1")).await?) {
            return Ok(Some(name));
        }
    }
    let together = visitor.get(&ask(list, names, "1")).await?;
    if !together.is_success() {
        return one_by_one(visitor, list, names).await;
    }
    if !is_one(&together) {
        return Ok(None);
    }
    while let [_, _, ..] = names {
        let (first, second) = names.split_at(names.len() / 2);
        names = if is_one(&visitor.get(&ask(list, first, "1")).await?) { first } else { second };
    }
    Ok(names.first().copied())
}

async fn one_by_one(visitor: &Arc<Visitor>, list: &Answer, names: &[&'static str]) -> Result<Option<&'static str>, Unseen> {
    for name in names.iter().take(MOST_ALONE) {
        if is_one(&visitor.get(&ask(list, &[name], "1")).await?) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

fn is_one(answer: &Answer) -> bool {
    list_in(answer).is_some_and(|list| list.items == 1)
}

/// The same address with parameters set.
fn ask(list: &Answer, names: &[&str], value: &str) -> Ask {
    let url = names.iter().fold(list.url.clone(), |url, name| with(&url, name, value));
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
    use super::*;

    #[test]
    fn a_parameter_is_replaced_and_the_others_stay() {
        let url = Url::parse("http://h/x?limit=5&page=2").expect("a URL");
        assert_eq!(with(&url, "limit", "1").as_str(), "http://h/x?page=2&limit=1");
    }

    #[test]
    fn a_request_says_how_many_it_wants_by_its_address_its_body_or_its_document() {
        let limit = |query: &str, body: &str| {
            let url = Url::parse(&format!("http://h/search{query}")).expect("a URL");
            limit_sent(&url, Some(body), Operation::of(body).as_ref())
        };
        assert_eq!(limit("?limit=20", "{}").as_deref(), Some("limit"));
        assert_eq!(limit("", r#"{"q":"x","page":{"size":20}}"#).as_deref(), Some("size"));
        assert_eq!(limit("", "q=x&per_page=20").as_deref(), Some("per_page"));
        assert_eq!(
            limit("", r#"{"query":"query O($n: Int) { orders(first: $n) { id } }","variables":{"n":20}}"#).as_deref(),
            Some("first")
        );
        assert_eq!(limit("", r#"{"query":"{ orders { id } }","variables":{"limit":20}}"#).as_deref(), Some("limit"));
        for (query, body) in
            [("?limit=all", "{}"), ("", r#"{"size":"M"}"#), ("", "size=M"), ("", r#"{"query":"{ orders { first name } }"}"#)]
        {
            assert_eq!(limit(query, body), None, "{query} {body}");
        }
    }
}
