//! Numbers by which the app names its things to everyone: `/users/7` in a link, `"id": 7` in an answer.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use url::Url;

use crate::{
    config::{Tree, json_tree},
    probe::app::{
        api::once::AskedOnce,
        known::addresses::count,
        page::{names, survey::Survey},
        visit::answer::{Answer, shown_path},
    },
    snapshot::{Row, row},
};

/// Behind these a number is a place in a list, a version or a date, and no thing.
const NO_THINGS: &[&str] = &[
    "api", "rest", "version", "versions", "page", "pages", "p", "step", "offset", "limit", "size", "width", "height", "top", "last",
    "year", "years", "month", "week", "day", "date", "archive", "archives", "calendar", "status", "error", "errors",
];

/// Members that hold the list of an answer without saying of what.
const LISTS: &[&str] = &["items", "data", "results", "result", "records", "rows", "entries", "content", "edges", "hydra:member", "list"];

/// Of one answer: the ids of the first few thousand things are enough.
const MOST_VALUES: usize = 50_000;

/// Of a field of GraphQL: what a mutation made is a field of its answer, and a list may be one of that.
const DEPTH: u8 = 3;

/// A number of this range behind a name may be a year, `/blog/2026`.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;

/// What was seen of the things of one name.
#[derive(Debug, Default, PartialEq, Eq)]
struct Things {
    numbers: BTreeSet<i64>,
    /// Those of the numbers that are no year.
    sure: BTreeSet<i64>,
    uuids: BTreeSet<String>,
    seen_in: String,
}

/// By their name for many, lower case: `/user/7` and `/users/7` are one.
type ThingsByName = BTreeMap<String, Things>;

/// The rows of `http_resource_id`.
pub(crate) fn rows(survey: &Survey) -> Vec<Row> {
    let mut found = ThingsByName::new();
    let once = survey.once.iter().map(|one| &one.answer);
    let asked = survey.pages.values().chain(survey.endpoints.values()).chain(once).map(|answer| &answer.url);
    survey.links.iter().chain(asked).for_each(|url| note_address(url, &mut found));
    survey.endpoints.values().filter(|a| a.is_success()).for_each(|answer| note_answer(answer, &mut found));
    survey.once.iter().for_each(|one| note_once(one, &mut found));
    found.into_iter().flat_map(|(name, things)| things_rows(&name, &things)).collect()
}

fn things_rows(name: &str, things: &Things) -> Vec<Row> {
    let (singular, plural) = forms(name);
    let row = |is_integer: bool, ids: usize, highest: Option<i64>| {
        row! {
            "resource" => name.to_owned(),
            "is_integer" => is_integer,
            "singular" => singular.clone(),
            "plural" => plural.clone(),
            "seen_in" => things.seen_in.clone(),
            "ids" => count(ids),
            "highest_id" => highest,
        }
    };
    // Nothing but years is an archive.
    let numbers = (!things.sure.is_empty()).then(|| row(true, things.numbers.len(), things.numbers.last().copied()));
    let uuids = (!things.uuids.is_empty()).then(|| row(false, things.uuids.len(), None));
    numbers.into_iter().chain(uuids).collect()
}

/// Each `name/number` of a path.
fn note_address(url: &Url, found: &mut ThingsByName) {
    let segments: Vec<&str> = url.path().split('/').filter(|s| !s.is_empty()).collect();
    for pair in segments.windows(2) {
        let Some(name) = thing(pair[0]) else { continue };
        if let Some(number) = number(pair[1]) {
            let things = found.entry(forms(&name).1).or_default();
            things.numbers.insert(number);
            if !YEARS.contains(&number) {
                things.sure.insert(number);
                things.seen(|| format!("/{}/{number}", pair[0]));
            }
        } else if is_uuid(pair[1]) {
            let things = found.entry(forms(&name).1).or_default();
            things.uuids.insert(pair[1].to_ascii_lowercase());
            things.seen(|| format!("/{}", pair[0]));
        }
    }
}

/// The `id` of each object of an answer: of the list or the object that the address names, and of lists that name themselves.
fn note_answer(answer: &Answer, found: &mut ThingsByName) {
    let Ok(Tree { root: body, .. }) = json_tree(&answer.body, MOST_VALUES) else { return };
    let path = shown_path(&answer.url);
    let of_path = answer.url.path().rsplit('/').find_map(thing);
    match &body {
        Value::Array(items) => note_items(of_path.as_deref(), items, &path, found),
        Value::Object(members) => {
            note_items(of_path.as_deref(), std::slice::from_ref(&body), &path, found);
            for (key, value) in members {
                let Value::Array(items) = value else { continue };
                let name = if LISTS.contains(&key.as_str()) { of_path.clone() } else { thing(key) };
                note_items(name.as_deref(), items, &path, found);
            }
        }
        _ => {}
    }
}

/// The same of an endpoint that was asked once; an answer by GraphQL names its things itself.
fn note_once(one: &AskedOnce, found: &mut ThingsByName) {
    if one.operation.is_empty() {
        return note_answer(&one.answer, found);
    }
    let Ok(Tree { root, .. }) = json_tree(&one.answer.body, MOST_VALUES) else { return };
    for (name, value) in root.get("data").and_then(Value::as_object).into_iter().flatten() {
        note_field(name, value, &one.name(), DEPTH, found);
    }
}

/// What the field `name` holds: a list, one thing, or what leads to either: `orders`, `nodes`, `edges` with a `node` each.
fn note_field(name: &str, value: &Value, path: &str, depth: u8, found: &mut ThingsByName) {
    let of = thing(&snake_case(name));
    match value {
        Value::Array(items) => {
            note_items(of.as_deref(), items, path, found);
            let nodes: Vec<Value> = items.iter().filter_map(|item| item.get("node")).cloned().collect();
            note_items(of.as_deref(), &nodes, path, found);
        }
        Value::Object(members) if depth > 0 => {
            note_items(of.as_deref(), std::slice::from_ref(value), path, found);
            for (key, inner) in members {
                let name = if key == "nodes" || LISTS.contains(&key.as_str()) { name } else { key };
                note_field(name, inner, path, depth - 1, found);
            }
        }
        _ => {}
    }
}

/// `order_items` of `orderItems`, as a table would be called.
fn snake_case(name: &str) -> String {
    let letter = |c: char| if c.is_ascii_uppercase() { format!("_{}", c.to_ascii_lowercase()) } else { c.to_string() };
    name.chars().map(letter).collect()
}

fn note_items(name: Option<&str>, items: &[Value], path: &str, found: &mut ThingsByName) {
    let Some(name) = name else { return };
    for id in items.iter().filter_map(|item| item.get("id")) {
        let (number, uuid) = match id {
            Value::Number(n) => (n.as_i64().filter(|n| *n >= 0), None),
            Value::String(text) => (number(text), is_uuid(text).then(|| text.to_ascii_lowercase())),
            _ => (None, None),
        };
        if number.is_none() && uuid.is_none() {
            continue;
        }
        let things = found.entry(forms(name).1).or_default();
        things.numbers.extend(number);
        things.sure.extend(number);
        things.uuids.extend(uuid);
        things.seen(|| path.to_owned());
    }
}

impl Things {
    fn seen(&mut self, place: impl FnOnce() -> String) {
        if self.seen_in.is_empty() {
            self.seen_in = place();
        }
    }
}

/// A segment that can name things, as a table would spell it.
fn thing(segment: &str) -> Option<String> {
    let name = segment.to_ascii_lowercase().replace('-', "_");
    let is_word = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    (is_word && name.len() <= 40 && !NO_THINGS.contains(&name.as_str()) && !names::has_version(&name)).then_some(name)
}

/// Digits alone: `7-red-shoes` is a slug.
fn number(segment: &str) -> Option<i64> {
    let is_plain = segment.bytes().all(|b| b.is_ascii_digit()) && (segment == "0" || !segment.starts_with('0'));
    is_plain.then(|| segment.parse().ok()).flatten()
}

fn is_uuid(segment: &str) -> bool {
    let parts: Vec<usize> = segment.split('-').map(str::len).collect();
    parts == [8, 4, 4, 4, 12] && segment.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// The name for one and for many: tables are named by either.
fn forms(name: &str) -> (String, String) {
    let irregular = [("person", "people"), ("child", "children"), ("man", "men"), ("woman", "women"), ("movie", "movies")];
    if let Some((one, many)) = irregular.iter().find(|(one, many)| [*one, *many].contains(&name)) {
        return ((*one).to_owned(), (*many).to_owned());
    }
    let cut = |n: usize| name[..name.len() - n].to_owned();
    if name.ends_with("ies") && name.len() > 4 {
        return (format!("{}y", cut(3)), name.to_owned());
    }
    if ["sses", "xes", "ches", "shes", "tuses"].iter().any(|e| name.ends_with(e)) {
        return (cut(2), name.to_owned());
    }
    if name.ends_with('s') && !name.ends_with("ss") && !name.ends_with("us") {
        return (cut(1), name.to_owned());
    }
    let many = if name.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|e| name.ends_with(e)) {
        format!("{}ies", cut(1))
    } else if ["s", "x", "ch", "sh"].iter().any(|e| name.ends_with(e)) {
        format!("{name}es")
    } else {
        format!("{name}s")
    };
    (name.to_owned(), many)
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderMap;

    use super::*;

    fn addresses(paths: &[&str]) -> Vec<String> {
        let mut found = ThingsByName::new();
        for path in paths {
            note_address(&Url::parse("http://h/").expect("a URL").join(path).expect("a URL"), &mut found);
        }
        let shown = |(name, t): (String, Things)| (!t.sure.is_empty()).then(|| format!("{name} {:?} {}", t.numbers, t.seen_in));
        found.into_iter().filter_map(shown).collect()
    }

    fn answers(path: &str, body: &str) -> Vec<String> {
        let url = Url::parse("http://h/").expect("a URL").join(path).expect("a URL");
        let mut found = ThingsByName::new();
        note_answer(
            &Answer {
                url,
                status: 200,
                headers: HeaderMap::new(),
                body: body.as_bytes().to_vec(),
                wire_bytes: 0,
                is_cut: false,
                shown: std::sync::Arc::default(),
            },
            &mut found,
        );
        found.into_iter().map(|(name, t)| format!("{name} {:?} {}", t.numbers, t.uuids.len())).collect()
    }

    #[test]
    fn a_number_behind_a_name_is_an_id() {
        assert_eq!(
            addresses(&["/users/7", "/api/v1/users/12/order-items/57?x=1"]),
            ["order_items {57} /order-items/57", "users {7, 12} /users/7"]
        );
    }

    #[test]
    fn pages_versions_years_slugs_and_codes_are_none() {
        let others = [
            "/page/2",
            "/v1/3",
            "/api/2/x",
            "/blog/2024",
            "/blog/2025/05/a-day",
            "/archive/12",
            "/posts/7-red-shoes",
            "/users/007",
            "/users/99999999999999999999",
            "/a1/5",
            "/5/6",
        ];
        assert_eq!(addresses(&others), Vec::<String>::new());
        // A year stays one only where nothing else is seen.
        assert_eq!(addresses(&["/events/2024", "/events/57"]), ["events {57, 2024} /events/57"]);
    }

    #[test]
    fn an_answer_shows_the_ids_of_what_its_address_or_its_member_names() {
        assert_eq!(answers("/api/users", "[{\"id\":1},{\"id\":\"2\"},{\"id\":null},{}]"), ["users {1, 2} 0"]);
        assert_eq!(answers("/api/orders?limit=2", "{\"data\":[{\"id\":5}],\"next\":6}"), ["orders {5} 0"]);
        assert_eq!(answers("/api/feed", "{\"posts\":[{\"id\":5}],\"items\":[{\"id\":-1}]}"), ["posts {5} 0"]);
        assert_eq!(answers("/api/users/7", "{\"id\":7,\"name\":\"x\"}"), ["users {7} 0"]);
        assert_eq!(answers("/api/users", "[{\"id\":\"0197a2b4-0000-7000-8000-000000000001\"}]"), ["users {} 1"]);
        assert_eq!(answers("/api/users", "[1,2]"), Vec::<String>::new());
        assert_eq!(answers("/api/v1", "<html>"), Vec::<String>::new());
    }

    #[test]
    fn an_answer_by_graphql_names_its_things_itself() {
        let ids = |body: &str| {
            let answer = Answer::of(200, "application/json", body);
            let mut found = ThingsByName::new();
            let (path, operation) = ("/graphql".to_owned(), "Orders".to_owned());
            note_once(&AskedOnce { method: "POST".to_owned(), path, operation, limit: None, answer }, &mut found);
            found.into_iter().map(|(name, t)| format!("{name} {:?} {}", t.numbers, t.seen_in)).collect::<Vec<_>>()
        };
        assert_eq!(
            ids(r#"{"data":{"orders":[{"id":1}],"orderItems":{"edges":[{"node":{"id":"7"}}]}}}"#),
            ["order_items {7} POST /graphql Orders", "orders {1} POST /graphql Orders"]
        );
        assert_eq!(
            ids(r#"{"data":{"addNote":{"note":{"id":5}},"feed":{"nodes":[{"id":2}]}}}"#),
            ["feeds {2} POST /graphql Orders", "notes {5} POST /graphql Orders"]
        );
        assert_eq!(ids(r#"{"orders":[{"id":1}]}"#), [""; 0]);
    }

    #[test]
    fn a_name_has_a_form_for_one_and_for_many() {
        for (name, one, many) in [
            ("users", "user", "users"),
            ("user", "user", "users"),
            ("categories", "category", "categories"),
            ("category", "category", "categories"),
            ("addresses", "address", "addresses"),
            ("address", "address", "addresses"),
            ("houses", "house", "houses"),
            ("boxes", "box", "boxes"),
            ("keys", "key", "keys"),
            ("people", "person", "people"),
            ("status", "status", "statuses"),
        ] {
            assert_eq!(forms(name), (one.to_owned(), many.to_owned()), "{name}");
        }
    }
}
