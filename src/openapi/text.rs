//! The text of a description, JSON or YAML, within bounds.

use serde_json::Value;

use crate::config::{BadYaml, Tree, from_yaml, json_tree, without_mark};

/// How much of a text is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// Values of JSON; what is behind them is passed over.
    pub(crate) values: usize,
    /// A longer text of YAML is not read: its parser holds it a hundred times over.
    pub(crate) yaml_bytes: usize,
}

/// Why a text is not read as a description. What it holds is not repeated: it may be a secret.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoDescription {
    /// Not even text.
    #[error("it is not UTF-8")]
    NotUtf8,
    /// No JSON, nested deeper than is read, or at an end before its own.
    #[error("line {}, column {} is not as it should be", .0.line(), .0.column())]
    Json(#[from] serde_json::Error),
    /// No YAML, or beyond its bounds.
    #[error(transparent)]
    Yaml(#[from] BadYaml),
    /// Something else.
    #[error("it names no version of OpenAPI")]
    NoVersion,
}

impl NoDescription {
    /// True where it may be a description all the same, and only a part of it could be read.
    pub(crate) fn is_of_a_part(&self) -> bool {
        match self {
            // The parser has no kind of its own for what is nested too deep.
            Self::Json(why) => why.is_eof() || why.to_string().starts_with("recursion limit"),
            Self::Yaml(why) => matches!(why, BadYaml::Bounds),
            Self::NotUtf8 | Self::NoVersion => false,
        }
    }
}

/// True where a text looks like a description, before it is read.
pub(crate) fn is_likely(text: &str) -> bool {
    let text = without_mark(text).trim_start();
    let is_key = |key: &str, text: &str| text.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let has_key = |key: &str| text.match_indices(key).any(|(at, _)| is_key(key, &text[at..]));
    text.lines().any(|line| ["openapi", "swagger"].iter().any(|key| is_key(key, line)))
        || text.starts_with('{') && (has_key("\"openapi\"") || has_key("\"swagger\""))
}

/// The document of a text.
pub(super) fn read(bytes: &[u8], bounds: Bounds) -> Result<Tree, NoDescription> {
    let text = without_mark(str::from_utf8(bytes).map_err(|_| NoDescription::NotUtf8)?);
    if text.trim_start().starts_with('{') {
        return Ok(json_tree(text.as_bytes(), bounds.values)?);
    }
    if text.len() > bounds.yaml_bytes {
        return Err(BadYaml::Bounds.into());
    }
    Ok(Tree { root: from_yaml::<Value>(text)?, is_cut: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_known_before_it_is_read() {
        for text in ["{ \"info\": {}, \"openapi\" : \"3.0.3\",", "\u{feff}# ours\n---\nopenapi: 3.0.3\ninfo:", "swagger: '2.0'\n"] {
            assert!(is_likely(text), "{text}");
        }
        for text in ["{\"paths\":{}}", "<p>\"openapi\": 3</p>", "see openapi: there", "(() => { let openapi = 3 })()", ""] {
            assert!(!is_likely(text), "{text}");
        }
    }
}
