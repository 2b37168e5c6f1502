//! YAML that others wrote, within bounds: a file of a few hundred kilobytes can be nested so deep, or repeat itself so often,
//! that a reader is busy for minutes.

use serde::de::DeserializeOwned;
use serde_saphyr::{Error, alias_limits, budget, options, options::DuplicateKeyPolicy};

/// Levels of nesting: an honest description has some twenty, and each takes its part of a thread's stack.
const DEEPEST: usize = 48;

/// Values of a document: those of the largest API descriptions, and some more.
const MOST_VALUES: usize = 2_000_000;

/// Values that are told again by their name: a text of a kilobyte can ask for more of them than any memory holds.
const MOST_REPEATED: usize = 100_000;

/// A document that cannot be used. What it holds is not repeated: it may be a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadYaml {
    /// No YAML, or not of this form.
    #[error("line {line}, column {column} is not as it should be")]
    Form {
        /// From 1.
        line: u64,
        /// From 1.
        column: u64,
    },
    /// Too large for any honest document.
    #[error("it is nested deeper than {DEEPEST} levels, or holds more than {MOST_VALUES} values or {MOST_REPEATED} repeated ones")]
    Bounds,
}

/// Reads one document.
///
/// # Errors
/// When it is none, or beyond the bounds.
pub fn from_yaml<T: DeserializeOwned>(text: &str) -> Result<T, BadYaml> {
    let options = options! {
        budget: budget! {
            max_depth: DEEPEST,
            max_nodes: MOST_VALUES,
            max_events: 2 * MOST_VALUES,
        },
        alias_limits: alias_limits! { max_total_replayed_events: MOST_REPEATED },
        // As other readers have it: the last one counts.
        duplicate_keys: DuplicateKeyPolicy::LastWins,
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options(text, options).map_err(|e| match &e {
        Error::Budget { .. } | Error::AliasReplayLimitExceeded { .. } | Error::AliasExpansionLimitExceeded { .. } => BadYaml::Bounds,
        // The parser below has a limit of its own, and no kind for it.
        _ if e.to_string().contains("recursion limit") => BadYaml::Bounds,
        _ => e.location().map_or(BadYaml::Form { line: 1, column: 1 }, |at| BadYaml::Form { line: at.line(), column: at.column() }),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn what_descriptions_and_compose_files_hold_is_read() {
        let text = "\u{feff}# ours\n---\nversion: '3'\nx: &x {a: 1}\nports: [6379:6379, \"80:80\"]\nresponses:\n  200: {ok: yes}\n  404:\n\
                    on: 2026-01-02\nsame: 1\nsame: 2\nmerged:\n  <<: *x\n  b: ~\ntext: |\n  a\n  b\n";
        let read: Value = from_yaml(text).expect("a document");
        let wanted = json!({
            "version": "3", "x": { "a": 1 }, "ports": ["6379:6379", "80:80"], "responses": { "200": { "ok": read["responses"]["200"]["ok"] }, "404": null },
            "on": "2026-01-02", "same": 2, "merged": { "a": 1, "b": null }, "text": "a\nb\n"
        });
        assert_eq!(read, wanted);
    }

    #[test]
    fn what_is_nested_without_end_or_repeats_itself_is_refused_at_once() {
        let deep = 200_000;
        let mut laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for n in 1..12 {
            let again = vec![format!("*a{}", n - 1); 9].join(",");
            laughs += &format!("a{n}: &a{n} [{again}]\n");
        }
        for text in [
            "[".repeat(deep),
            format!("openapi: 3.0.3\na: {}", "[".repeat(deep)),
            "{a: ".repeat(deep),
            "- ".repeat(deep),
            "? ".repeat(deep),
            (0..1_000).map(|n| format!("{}a:\n", " ".repeat(n))).collect(),
            laughs,
        ] {
            assert!(from_yaml::<Value>(&text).is_err(), "{}", &text[..40]);
        }
    }
}
