//! Things that the app shows by number, `/orders/57`: what they are called, and how many different numbers were met.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::{known::count, survey::Survey, visitor::shown_path};
use crate::snapshot::{Row, row};

/// Words before a number that is no id.
const NO_THINGS: &[&str] = &[
    "page", "pages", "p", "year", "years", "archive", "archives", "date", "step", "chapter", "level", "size", "width", "height", "top",
    "last",
];

/// A row for every kind of thing.
pub(super) fn rows(survey: &Survey) -> Vec<Row> {
    let met = survey.links.iter().chain(survey.pages.values().map(|a| &a.url)).chain(survey.endpoints.values().map(|a| &a.url));
    let mut things: BTreeMap<String, (BTreeSet<u64>, String)> = BTreeMap::new();
    for url in met {
        for (name, id) in things_in(url) {
            things.entry(name).or_insert_with(|| (BTreeSet::new(), shown_path(url))).0.insert(id);
        }
    }
    let row = |(name, (ids, path)): (String, (BTreeSet<u64>, String))| {
        row! { "name" => name.clone(), "singular" => singular(&name), "ids" => count(ids.len()), "path" => path }
    };
    things.into_iter().map(row).collect()
}

/// `/shops/3/orders/57` speaks of shop 3 and of order 57. `/blog/2026/11` speaks of a month.
fn things_in(url: &Url) -> Vec<(String, u64)> {
    let segments: Vec<&str> = url.path().split('/').filter(|s| !s.is_empty()).collect();
    let number = |segment: &str| segment.parse::<u64>().ok().filter(|_| segment.len() <= 18 && !segment.starts_with('0'));
    let mut found = Vec::new();
    for pair in segments.windows(2).enumerate() {
        let (place, [word, id]) = (pair.0, pair.1) else { continue };
        let is_word = word.chars().all(|c| c.is_ascii_alphabetic() || c == '_' || c == '-');
        let is_dated = segments.get(place + 2).is_some_and(|next| next.parse::<u64>().is_ok());
        let name = word.to_lowercase().replace('-', "_");
        if let Some(id) = number(id).filter(|_| is_word && !is_dated && !NO_THINGS.contains(&name.as_str())) {
            found.push((name, id));
        }
    }
    found
}

/// As a table of one row a thing is often called.
fn singular(name: &str) -> String {
    let cut = |end: &str, new: &str| name.strip_suffix(end).map(|stem| format!("{stem}{new}"));
    cut("ies", "y").or_else(|| cut("sses", "ss")).or_else(|| cut("xes", "x")).or_else(|| cut("s", "")).unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_behind_a_word_is_a_thing_and_a_date_or_page_is_none() {
        let things = |path: &str| things_in(&Url::parse(&format!("http://shop.example{path}")).expect("a constant"));
        assert_eq!(things("/shops/3/order-items/57"), [("shops".to_owned(), 3), ("order_items".to_owned(), 57)]);
        for path in
            ["/blog/2026/11", "/page/2", "/v1/users", "/2026/11/title", "/users/007", "/users/9b1c4f", "/items/2-red-shoes", "/users/me"]
        {
            assert_eq!(things(path), [], "{path}");
        }
    }

    #[test]
    fn a_name_of_many_has_one_of_one() {
        assert_eq!(["orders", "categories", "addresses", "boxes", "user"].map(singular), ["order", "category", "address", "box", "user"]);
    }
}
