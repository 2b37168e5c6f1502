//! The start tags of a page, and what stands in them.

use html5gum::{StartTag, Token};

use crate::scenario::tokens;

/// The start tags of a page, in order; none inside of scripts, styles and comments.
pub(crate) fn tags(text: &str) -> impl Iterator<Item = StartTag<()>> {
    tokens(text).filter_map(|token| match token {
        Token::StartTag(tag) => Some(tag),
        _ => None,
    })
}

pub(crate) fn is(tag: &StartTag<()>, name: &str) -> bool {
    tag.name.as_slice() == name.as_bytes()
}

/// An attribute's value.
pub(crate) fn value(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|v| String::from_utf8_lossy(v.as_slice()).into_owned())
}

/// True where it has the attribute, with whatever value.
pub(crate) fn has(tag: &StartTag<()>, name: &str) -> bool {
    tag.attributes.contains_key(name.as_bytes())
}
