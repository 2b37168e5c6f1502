//! What the answers of a visit gave, and where: an id in a later address is taken from there.

use std::collections::HashMap;

use serde_json::Value;

use super::endpoint::{self, Names};

/// Where a value stands in one answer.
enum Place {
    /// A JSON pointer.
    One(String),
    /// Nobody can tell which of them was meant.
    Many,
}

/// The values of all answers so far.
#[derive(Default)]
pub(super) struct Answers {
    /// By the step that was answered.
    steps: Vec<HashMap<String, Place>>,
    /// The variables that hold a value already.
    variables: HashMap<String, String>,
    names: Names,
}

/// A variable that a step must save.
pub(super) struct Save {
    pub(super) step: usize,
    pub(super) name: String,
    pub(super) pointer: String,
}

/// Keys that name one thing among others, whatever they look like.
const IDS: &[&str] = &["id", "ids", "pk", "uuid", "slug", "handle", "sku", "cursor"];

impl Answers {
    /// Takes in the answer of the next step.
    pub(super) fn add(&mut self, answer: Option<&Value>) {
        let mut places = HashMap::new();
        if let Some(answer) = answer {
            collect(answer, String::new(), &mut places);
        }
        self.steps.push(places);
    }

    /// The variable that holds `value`, where an answer gave it at exactly one place: named after `wish`, with the step that
    /// saves it where none did so yet. The latest answer counts, for that is what the visitor saw.
    pub(super) fn variable(&mut self, value: &str, wish: &str) -> Option<(String, Option<Save>)> {
        if let Some(name) = self.variables.get(value) {
            return Some((name.clone(), None));
        }
        let is_id = |place: &Place| matches!(place, Place::One(pointer) if names_one(value, pointer));
        let (step, pointer) = self.steps.iter().enumerate().rev().find_map(|(step, places)| match places.get(value) {
            Some(place @ Place::One(pointer)) if is_id(place) => Some((step, pointer.clone())),
            _ => None,
        })?;
        let name = self.names.give(wish);
        self.variables.insert(value.to_owned(), name.clone());
        Some((name.clone(), Some(Save { step, name, pointer })))
    }
}

/// A short number stands in an answer by chance too, as a total, a price or a year: only a key that says so makes it an id.
fn names_one(value: &str, pointer: &str) -> bool {
    if !value.contains(|c: char| c.is_ascii_digit() || c == '-') {
        return false;
    }
    let is_index = |key: &&str| key.bytes().all(|b| b.is_ascii_digit());
    let key = pointer.rsplit('/').find(|key| !is_index(key)).unwrap_or_default();
    let lower = key.to_ascii_lowercase();
    let is_last_word = |id: &str| lower.strip_suffix(id).is_some_and(|before| before.is_empty() || before.ends_with(['_', '-']));
    let is_camel = ["Id", "Ids", "ID", "IDs", "Slug", "Uuid", "Cursor"].iter().any(|id| key.ends_with(id));
    endpoint::is_code(value) || is_camel || IDS.iter().any(|id| is_last_word(id))
}

fn collect(value: &Value, pointer: String, places: &mut HashMap<String, Place>) {
    let text = match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| collect(item, format!("{pointer}/{at}"), places));
            return;
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, v)| collect(v, format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), places));
            return;
        }
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) => return,
    };
    places.entry(text).and_modify(|place| *place = Place::Many).or_insert(Place::One(pointer));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(answers: &mut Answers, value: &str) -> Option<(String, Option<(usize, String)>)> {
        answers.variable(value, "item").map(|(name, save)| (name, save.map(|s| (s.step, s.pointer))))
    }

    #[test]
    fn an_id_is_taken_from_the_one_place_that_gave_it() {
        let mut answers = Answers::default();
        answers.add(Some(&json!({ "items": [{ "id": 7, "total": 12 }, { "id": 8, "twinId": 9 }], "a/b": { "slug": "red-shoes-2" } })));
        answers.add(None);
        answers.add(Some(&json!([{ "product_id": 8 }, { "id": 5, "parent_id": 5 }])));
        assert_eq!(found(&mut answers, "7"), Some(("item".to_owned(), Some((0, "/items/0/id".to_owned())))));
        assert_eq!(found(&mut answers, "7"), Some(("item".to_owned(), None)), "it is known already");
        assert_eq!(found(&mut answers, "8"), Some(("item_2".to_owned(), Some((2, "/0/product_id".to_owned())))), "the latest");
        assert_eq!(found(&mut answers, "red-shoes-2"), Some(("item_3".to_owned(), Some((0, "/a~1b/slug".to_owned())))));
        assert_eq!(found(&mut answers, "9"), Some(("item_4".to_owned(), Some((0, "/items/1/twinId".to_owned())))));
        for unknown in ["12", "5", "4711", "items"] {
            assert_eq!(found(&mut answers, unknown), None, "{unknown}");
        }
    }
}
