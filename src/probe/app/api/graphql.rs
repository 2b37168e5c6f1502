//! GraphQL over POST: one address, many operations. What an answer holds, and whether it holds anything.

use serde_json::Value;

use crate::{
    probe::app::visit::outline::Outline,
    scenario::{Body, Step},
};

/// Data, its lists and what they say of more: `data`, `orders`, `pageInfo`, `hasNextPage`.
const DEPTH: u8 = 4;

/// Stands for the document where a server knows it already, as clients of Apollo, Relay and Facebook send it.
const KNOWN_DOCUMENTS: &[&str] = &["extensions", "id", "documentId", "doc_id", "queryId"];

/// A member of each answer that has any.
const ERRORS: &[u8] = b"\"errors\"";

/// What a body asks for by GraphQL.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Operation {
    /// Empty: it has none.
    pub(crate) name: String,
    /// The document without what stands in quotes and comments; empty: the server knows it.
    pub(crate) document: String,
}

impl Operation {
    /// That of a JSON body; of several that are sent at once all names. None: it is no GraphQL.
    pub(crate) fn of(body: &str) -> Option<Self> {
        Self::of_value(&serde_json::from_str(body).ok()?)
    }

    fn of_value(sent: &Value) -> Option<Self> {
        let Value::Array(all) = sent else { return Self::of_one(sent) };
        let all: Vec<Self> = all.iter().map(Self::of_one).collect::<Option<_>>()?;
        let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).filter(|name| !name.is_empty()).collect();
        let document = all.iter().map(|one| one.document.as_str()).collect();
        (!all.is_empty()).then(|| Self { name: names.join("+"), document })
    }

    fn of_one(sent: &Value) -> Option<Self> {
        let said = sent.get("operationName").and_then(Value::as_str).filter(|name| is_name(name));
        let Some(document) = sent.get("query").and_then(Value::as_str) else {
            let is_known = KNOWN_DOCUMENTS.iter().any(|name| sent.get(*name).is_some());
            return said.filter(|_| is_known).map(|name| Self { name: name.to_owned(), document: String::new() });
        };
        let document = without_texts(document);
        let name = said.map(str::to_owned).or_else(|| first_name(&document)).unwrap_or_default();
        is_document(&document).then_some(Self { name, document })
    }
}

/// True for a step that asks by GraphQL.
pub(crate) fn is_asked_by(step: &Step) -> bool {
    matches!(&step.body, Some(Body::Json(sent)) if Operation::of_value(sent).is_some())
}

/// True where an answer tells of errors and of nothing else: a status of 200 all the same.
pub(crate) fn has_errors_alone(body: &[u8]) -> bool {
    // A load asks it of each answer.
    let is_likely = body.windows(ERRORS.len()).any(|part| part == ERRORS);
    let Some(answer) = is_likely.then(|| Outline::to(body, DEPTH)).flatten() else { return false };
    let is_null = |of: &Outline| matches!(of, Outline::Plain(Value::Null));
    let has_errors = matches!(answer.get("errors"), Some(Outline::List { items: 1.., .. }));
    has_errors && answer.get("data").is_none_or(|data| is_null(data) || data.members().is_some_and(|all| all.values().all(is_null)))
}

/// What an answer holds, by the name of each field that was asked for; none: it is no answer with data.
pub(crate) fn data(body: &[u8]) -> Option<Outline> {
    Outline::to(body, DEPTH)?.take("data")
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// Begins as a document does, and selects something: a search may be sent as `query` too.
fn is_document(document: &str) -> bool {
    let document = document.trim_start_matches([' ', '\t', '\r', '\n', ',']);
    let begins =
        |word: &&str| document.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'));
    let is_begun = document.starts_with('{') || ["query", "mutation", "subscription", "fragment"].iter().any(begins);
    is_begun && document.contains('{') && document.trim_end().ends_with('}')
}

/// The name of the first operation: outside all braces `query Name`.
fn first_name(document: &str) -> Option<String> {
    let mut depth = 0_u32;
    let outside = document.chars().map(|c| match c {
        '{' | '(' => {
            depth += 1;
            ' '
        }
        '}' | ')' => {
            depth = depth.saturating_sub(1);
            ' '
        }
        c if depth == 0 => c,
        _ => ' ',
    });
    let outside: String = outside.collect();
    let mut words = outside.split_whitespace().skip_while(|word| !["query", "mutation", "subscription"].contains(word));
    words.nth(1).filter(|name| is_name(name)).map(str::to_owned)
}

/// A document without its strings and comments: braces in them are none of its own.
fn without_texts(document: &str) -> String {
    let (mut kept, mut rest) = (String::new(), document);
    while let Some(at) = rest.find(['"', '#']) {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if rest.starts_with('#') { rest.find('\n') } else { text_length(rest) };
        rest = length.map_or("", |length| &rest[length..]);
    }
    kept + rest
}

/// Of the string at the start of `rest`, with its quotes; none: it has no end.
fn text_length(rest: &str) -> Option<usize> {
    let quotes = if rest.starts_with("\"\"\"") { "\"\"\"" } else { "\"" };
    let mut at = quotes.len();
    loop {
        let next = at + rest[at..].find(['"', '\\'])?;
        if rest[next..].starts_with(quotes) {
            return Some(next + quotes.len());
        }
        let is_escape = rest[next..].starts_with('\\');
        at = next + 1 + if is_escape { rest[next + 1..].chars().next()?.len_utf8() } else { 0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(body: &str) -> Option<String> {
        Operation::of(body).map(|operation| operation.name)
    }

    #[test]
    fn an_operation_is_known_by_its_name() {
        for (body, is) in [
            (r#"{"query":"query Orders($n: Int) { orders(first: $n) { id } }","variables":{"n":20}}"#, "Orders"),
            (r#"{"query":"{ orders { id } }"}"#, ""),
            (r#"{"query":"query { orders { id } }"}"#, ""),
            (r#"{"operationName":"B","query":"query A { a } query B { b }"}"#, "B"),
            (r#"{"query":"fragment f on X { a } mutation Pay { pay { ...f } }"}"#, "Pay"),
            (r##"{"query":"# query No { x }\nquery Yes($a: S = \"query Also {\") { x }"}"##, "Yes"),
            (r#"{"query":"query Text { find(text: \"\"\"a \" } b\"\"\") }"}"#, "Text"),
            (r#"{"operationName":"Feed","extensions":{"persistedQuery":{"version":1}}}"#, "Feed"),
            (r#"[{"query":"query A { a }"},{"query":"query B { b }"}]"#, "A+B"),
        ] {
            assert_eq!(name(body).as_deref(), Some(is), "{body}");
        }
    }

    #[test]
    fn a_search_a_form_and_a_list_of_things_are_no_graphql() {
        for other in [
            r#"{"query":"red shoes"}"#,
            r#"{"query":"query about {shoes} today"}"#,
            r#"{"query":"queries { a }"}"#,
            r#"{"query":"query \"{"}"#,
            r#"{"operationName":"Feed"}"#,
            r#"{"name":"x"}"#,
            "[]",
            "[1]",
            "q=shoes",
        ] {
            assert_eq!(Operation::of(other), None, "{other}");
        }
    }

    #[test]
    fn errors_without_data_are_no_answer_and_with_some_they_are() {
        for (body, is) in [
            (r#"{"errors":[{"message":"no"}]}"#, true),
            (r#"{"errors":[{}],"data":null}"#, true),
            (r#"{"errors":[{}],"data":{"orders":null}}"#, true),
            (r#"{"errors":[{}],"data":{"orders":null,"me":{"id":1}}}"#, false),
            (r#"{"errors":[],"data":null}"#, false),
            (r#"{"data":{"orders":null}}"#, false),
            ("<html>", false),
        ] {
            assert_eq!(has_errors_alone(body.as_bytes()), is, "{body}");
        }
    }
}
