//! Text with `{variable}` in it.

use std::{collections::BTreeMap, ops::Range};

/// What the variables of a visit hold.
pub type Variables = BTreeMap<String, String>;

/// A text that is known but for its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    text: String,
    parts: Vec<Fragment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fragment {
    Text(String),
    Variable(String),
    /// A whole path: nothing in it is escaped.
    Raw(String),
}

/// Why a text is no template, and where in it.
pub(super) type Fault = (String, Range<usize>);

impl Template {
    /// Reads `text`; `{{` and `}}` stand for plain braces.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let (mut parts, mut plain, mut rest) = (Vec::new(), String::new(), text);
        while let Some(at) = rest.find(['{', '}']) {
            plain.push_str(&rest[..at]);
            let start = text.len() - rest.len() + at;
            let tail = &rest[at..];
            if tail.starts_with("{{") || tail.starts_with("}}") {
                plain.push_str(&tail[..1]);
                rest = &tail[2..];
                continue;
            }
            let end = tail.find('}').filter(|_| tail.starts_with('{'));
            let end = end.ok_or_else(|| ("a lone brace; write `{{` or `}}` for a plain one".to_owned(), start..start + 1))?;
            let name = &tail[1..end];
            if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
                return Err((format!("`{name}` is no name of a variable (letters, digits and `_`)"), start..start + end + 1));
            }
            parts.extend([Fragment::Text(std::mem::take(&mut plain)), Fragment::Variable(name.to_owned())]);
            rest = &tail[end + 1..];
        }
        plain.push_str(rest);
        parts.push(Fragment::Text(plain));
        parts.retain(|p| *p != Fragment::Text(String::new()));
        Ok(Self { text: text.to_owned(), parts })
    }

    /// A text as it stands.
    pub(super) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), parts: vec![Fragment::Text(text.to_owned())] }
    }

    /// All of it is what a variable holds.
    pub(super) fn raw(name: &str) -> Self {
        Self { text: format!("{{{name}}}"), parts: vec![Fragment::Raw(name.to_owned())] }
    }

    /// True where all of it is what a variable holds, such as the address that a form is sent to.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        matches!(self.parts.as_slice(), [Fragment::Raw(_)])
    }

    /// As written in the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The names of its variables.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Fragment::Variable(name) | Fragment::Raw(name) => Some(name.as_str()),
            Fragment::Text(_) => None,
        })
    }

    /// The text with its variables filled in by `value`; none where one of them is not known.
    #[must_use]
    pub fn fill(&self, variables: &Variables, escape: fn(&str) -> String) -> Option<String> {
        self.parts.iter().try_fold(String::new(), |mut filled, part| {
            match part {
                Fragment::Text(text) => filled.push_str(text),
                Fragment::Variable(name) => filled.push_str(&escape(variables.get(name)?)),
                Fragment::Raw(name) => filled.push_str(variables.get(name)?),
            }
            Some(filled)
        })
    }
}

/// A variable's value inside a path or query: it must not change what is asked for.
#[must_use]
pub fn escape(value: &str) -> String {
    value.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str) -> Option<String> {
        let variables = Variables::from([("page".to_owned(), "7".to_owned())]);
        Template::parse(text).expect("a template").fill(&variables, str::to_owned)
    }

    #[test]
    fn variables_are_filled_and_doubled_braces_stay_single() {
        assert_eq!(filled("/items?page={page}&q={{x}}").as_deref(), Some("/items?page=7&q={x}"));
        assert_eq!(filled("/items/{id}"), None);
    }

    #[test]
    fn a_lone_brace_is_refused_with_its_place() {
        assert_eq!(Template::parse("/a}b").expect_err("a lone brace").1, 2..3);
        assert_eq!(Template::parse("/{a b}").expect_err("no name").1, 1..6);
    }
}
