//! What members of an answer would trouble the program that reads it: times without a zone, numbers that JavaScript rounds, and an error
//! that is called a success. Names of members are kept, and no value.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use crate::{
    config::json_tree,
    probe::app::{page::headers::media, visit::answer::Answer},
};

/// Values of one answer that are looked at: those of the first page of a list.
const MOST_VALUES: usize = 5_000;
/// `Number.MAX_SAFE_INTEGER` of JavaScript: 2⁵³ − 1.
const LARGEST_SAFE: u64 = 9_007_199_254_740_991;
/// Characters of a member's name that are kept.
const LONGEST_NAME: usize = 60;

/// A date and a time of day, and nothing that says where.
static NAIVE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$").expect("a constant"));
/// Members that are a moment; when something opens may well be meant in the time of its place.
static MOMENT: LazyLock<Regex> = LazyLock::new(|| {
    let begins =
        "created|inserted|updated|modified|deleted|published|placed|sent|paid|received|registered|expires|last_?(seen|login)|timestamp";
    Regex::new(&format!("(?i)^({begins})")).expect("a constant")
});
/// Members that say how it went, where an answer has one.
const ERRORS: &[&str] = &["error", "errors", "Error", "errorMessage", "error_message"];
const OUTCOMES: &[&str] = &["success", "ok", "succeeded"];

/// Names of members.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Members {
    /// A moment without a zone.
    pub(crate) naive_time: Option<String>,
    /// A whole number that JavaScript cannot hold.
    pub(crate) long_number: Option<String>,
    /// An error in an answer with a status of success.
    pub(crate) error: Option<String>,
}

impl Members {
    /// Those of `answer`; none of what is no JSON or no success.
    pub(crate) fn of(answer: &Answer) -> Self {
        if media(answer) != "json" || !answer.is_success() {
            return Self::default();
        }
        json_tree(&answer.body, MOST_VALUES).map(|tree| Self::in_document(&tree.root)).unwrap_or_default()
    }

    fn in_document(root: &Value) -> Self {
        let mut found = Self { error: root.as_object().and_then(error), ..Self::default() };
        found.walk("", root);
        found
    }

    fn walk(&mut self, name: &str, value: &Value) {
        match value {
            Value::Object(members) => {
                let has_zone =
                    members.keys().any(|name| ["zone", "tz", "offset"].iter().any(|word| name.to_ascii_lowercase().contains(word)));
                for (name, value) in members {
                    if let Value::String(text) = value {
                        self.take_time(name, text, has_zone);
                    }
                    self.walk(name, value);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.walk(name, item)),
            Value::Number(number) => {
                let size = number.as_u64().or_else(|| number.as_i64().map(i64::unsigned_abs));
                if self.long_number.is_none() && size.is_some_and(|size| size > LARGEST_SAFE) {
                    self.long_number = Some(kept(name));
                }
            }
            _ => {}
        }
    }

    fn take_time(&mut self, name: &str, text: &str, has_zone: bool) {
        if self.naive_time.is_none() && !has_zone && MOMENT.is_match(name) && NAIVE.is_match(text) {
            self.naive_time = Some(kept(name));
        }
    }
}

/// The member that says that it went wrong. GraphQL and JSON-RPC answer so by their own rules, and data beside an error is an answer.
fn error(members: &Map<String, Value>) -> Option<String> {
    let is_there = |name: &str| members.get(name).is_some_and(|value| !value.is_null());
    if is_there("jsonrpc") || is_there("data") {
        return None;
    }
    let is_said = |value: &Value| match value {
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        Value::Bool(is_error) => *is_error,
        _ => false,
    };
    let named = ERRORS.iter().find(|name| members.get(**name).is_some_and(is_said));
    let denied = OUTCOMES.iter().find(|name| members.get(**name) == Some(&Value::Bool(false)));
    named.or(denied).map(|name| (*name).to_owned())
}

fn kept(name: &str) -> String {
    name.chars().take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(value: &Value) -> (Option<String>, Option<String>, Option<String>) {
        let Members { naive_time, long_number, error } = Members::in_document(value);
        (naive_time, long_number, error)
    }

    #[test]
    fn a_moment_has_a_zone() {
        for (value, naive) in [
            (json!([{"created_at": "2026-11-22T10:00:00"}]), true),
            (json!({"data": {"updatedAt": "2026-11-22 10:00:00.123"}}), true),
            (json!({"created_at": "2026-11-22T10:00:00Z", "updated_at": "2026-11-22T10:00:00+01:00", "sent": "2026-11-22"}), false),
            (json!({"opens_at": "2026-11-22T10:00:00", "title": "2026-11-22T10:00:00"}), false),
            (json!({"created": "2026-11-22T10:00:00", "timeZone": "Europe/Berlin"}), false),
            (json!({"created_at": 1_795_000_000}), false),
        ] {
            assert_eq!(of(&value).0.is_some(), naive, "{value}");
        }
    }

    #[test]
    fn a_number_that_javascript_rounds_is_named_and_one_in_quotes_is_none() {
        assert_eq!(of(&json!({"items": [{"id": 9_007_199_254_740_992_u64}]})).1.as_deref(), Some("id"));
        assert_eq!(of(&json!({"of": -9_007_199_254_740_993_i64})).1.as_deref(), Some("of"));
        assert_eq!(of(&json!({"id": "9007199254740992", "n": 9_007_199_254_740_991_u64, "x": 1e300})).1, None);
    }

    #[test]
    fn an_error_that_is_called_a_success_is_seen() {
        for (value, is_error) in [
            (json!({"error": "no such item"}), true),
            (json!({"errors": [{"field": "name"}]}), true),
            (json!({"success": false, "message": "no"}), true),
            (json!({"error": null, "items": []}), false),
            (json!({"errors": [], "success": true}), false),
            (json!({"data": {"a": 1}, "errors": [{"message": "b"}]}), false),
            (json!({"jsonrpc": "2.0", "error": {"code": 1}}), false),
            (json!([{"error": "in a list of logs"}]), false),
            (json!({"item": {"error": "of a job"}}), false),
        ] {
            assert_eq!(of(&value).2.is_some(), is_error, "{value}");
        }
    }
}
