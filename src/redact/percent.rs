//! Parts of an address as they are meant.

/// `p%40ss` → `p@ss`: what a part of an address means.
#[must_use]
pub fn percent_decode(text: &str) -> String {
    let pair = format!("x={}", text.replace('+', "%2B"));
    url::form_urlencoded::parse(pair.as_bytes()).next().map_or_else(String::new, |(_, v)| v.into_owned())
}
