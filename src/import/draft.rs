//! A scenario that is being made, and its file: TOML that `scenario` reads, with the reasons as comments.

use std::fmt::Write as _;

use serde_json::Value;

use super::body::Sent;
use crate::scenario::Values;

/// A scenario before it is a file.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The file's stem.
    pub name: String,
    /// Lines above everything: where it comes from, and what is to be filled in.
    pub(super) notes: Vec<String>,
    pub(super) why: String,
    /// 1 to 1000; none: as often as the others.
    pub(super) weight: Option<u32>,
    /// Shortest and longest time between two steps, milliseconds.
    pub(super) pause_ms: Option<(u64, u64)>,
    pub(super) steps: Vec<DraftStep>,
}

/// One request of it.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftStep {
    pub(super) name: String,
    /// `get`, `post`, `put`, `patch` or `delete`.
    pub(super) method: &'static str,
    /// A template.
    pub(super) path: String,
    /// Lines above the step.
    pub(super) notes: Vec<String>,
    pub(super) with: Vec<(String, Values)>,
    /// Variable and JSON pointer.
    pub(super) save: Vec<(String, String)>,
    pub(super) status: Option<u16>,
    pub(super) headers: Vec<(String, String)>,
    /// Its texts are templates.
    pub(super) body: Option<Sent>,
}

impl Draft {
    pub(super) fn new(name: &str, why: String) -> Self {
        Self { name: stem(name), notes: Vec::new(), why, weight: None, pause_ms: None, steps: Vec::new() }
    }

    /// Adds a step; a name that is there already gets a number.
    pub(super) fn push(&mut self, mut step: DraftStep) {
        step.name = unused(&step.name, " ", |name| self.steps.iter().any(|s| s.name == name));
        self.steps.push(step);
    }

    /// How many requests a visit makes.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps.len()
    }

    /// The file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = comments(&self.notes);
        let _ = writeln!(text, "why    = {}", quoted(&self.why));
        if let Some(weight) = self.weight {
            let _ = writeln!(text, "weight = {weight}");
        }
        if let Some((low, high)) = self.pause_ms {
            let _ = writeln!(text, "pause  = \"{low}ms..{high}ms\"");
        }
        for step in &self.steps {
            let _ = write!(text, "\n{}", step.text());
        }
        text
    }
}

impl DraftStep {
    fn text(&self) -> String {
        let mut text = comments(&self.notes);
        let _ = writeln!(text, "[[step]]\nname   = {}\n{:<6} = {}", quoted(&self.name), self.method, quoted(&self.path));
        let tables = [
            ("with", self.with.iter().map(|(n, v)| (n, drawn(v))).collect::<Vec<_>>()),
            ("save", self.save.iter().map(|(n, p)| (n, quoted(p))).collect()),
            ("headers", self.headers.iter().map(|(n, v)| (n, quoted(v))).collect()),
        ];
        for (key, entries) in tables.into_iter().filter(|(_, entries)| !entries.is_empty()) {
            let entries: Vec<String> = entries.iter().map(|(name, value)| format!("{} = {value}", key_of(name))).collect();
            let _ = writeln!(text, "{key:<6} = {{ {} }}", entries.join(", "));
        }
        if let Some(body) = &self.body {
            let _ = writeln!(text, "{}   = {}", if body.is_form { "form" } else { "json" }, inline(&body.value));
        }
        if let Some(status) = self.status {
            let _ = writeln!(text, "expect = {{ status = {status} }}");
        }
        text
    }
}

fn comments(lines: &[String]) -> String {
    lines.iter().fold(String::new(), |text, line| {
        // No sign of a line may end the comment.
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        text + "# " + line.trim_end() + "\n"
    })
}

fn drawn(values: &Values) -> String {
    match values {
        Values::Range(low, high) => quoted(&format!("{low}..{high}")),
        Values::OneOf(words) => format!("[{}]", words.iter().map(|w| quoted(w)).collect::<Vec<_>>().join(", ")),
    }
}

/// A TOML value on one line; a null is not asked for.
fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Object(map) if map.is_empty() => "{}".to_owned(),
        Value::Object(map) => {
            let entries: Vec<String> = map.iter().map(|(key, value)| format!("{} = {}", key_of(key), inline(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        plain => plain.to_string(),
    }
}

/// A TOML string on one line.
fn quoted(text: &str) -> String {
    // The writer would spread a text with line ends over several lines; JSON's escapes are TOML's too, but for DEL.
    Value::String(text.to_owned()).to_string().replace('\u{7f}', "\\u007f")
}

fn key_of(name: &str) -> String {
    let is_bare = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    if is_bare { name.to_owned() } else { quoted(name) }
}

/// Longer names of files are cut.
const LONGEST_STEM: usize = 60;

/// Lower case, digits and `-`: a name of a file anywhere.
pub(super) fn stem(name: &str) -> String {
    let dashed: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let mut stem = dashed.split_whitespace().collect::<Vec<_>>().join("-");
    stem.truncate(LONGEST_STEM);
    if stem.is_empty() { "imported".to_owned() } else { stem.trim_end_matches('-').to_owned() }
}

/// `name`, or with the first number that makes it one of its own.
pub(super) fn unused(name: &str, between: &str, is_used: impl Fn(&str) -> bool) -> String {
    let mut tried = name.to_owned();
    for number in 2.. {
        if !is_used(&tried) {
            break;
        }
        tried = format!("{name}{between}{number}");
    }
    tried
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::template::{encoded, escaped};
    use crate::scenario::{Body, Scenario};

    proptest! {
        #[test]
        fn whatever_the_words_the_file_can_be_read_back(words in "\\PC{0,20}", other in any::<String>(), number in 0_i64..99) {
            let mut draft = Draft::new(&words, other.clone());
            draft.notes.push(other.clone());
            let body = serde_json::json!({ words.clone(): [escaped(&other), number, 0.5, 1e300, true, {}], "{": { "a.b": [[]] } });
            (draft.weight, draft.pause_ms) = (Some(7), Some((0, 1_500)));
            for name in [&words, &words, &other] {
                draft.push(DraftStep {
                    name: name.clone(),
                    method: "post",
                    path: format!("/{}/{{v}}?x={}", encoded(&words), escaped(&other)),
                    notes: vec![other.clone()],
                    with: vec![("v".to_owned(), Values::OneOf(vec![words.clone(), number.to_string(), other.clone()]))],
                    save: vec![("s".to_owned(), format!("/{other}"))],
                    status: Some(200),
                    body: Some(Sent { value: body.clone(), is_form: false }),
                    ..DraftStep::default()
                });
            }
            let scenario = Scenario::parse("x.toml", &draft.text()).map_err(|e| TestCaseError::fail(e.to_string()))?;
            for step in &scenario.steps {
                prop_assert!(matches!(&step.body, Some(Body::Json(sent)) if *sent == body), "{:?}", step.body);
            }
            prop_assert_eq!((scenario.why, scenario.weight, scenario.steps.len()), (other.clone(), 7, 3));
            prop_assert_eq!(&scenario.steps[0].with[0].1, &Values::OneOf(vec![words, number.to_string(), other]));
        }
    }
}
