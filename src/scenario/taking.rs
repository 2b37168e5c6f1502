//! What a step takes from an answer for later steps: a value of its JSON, its page, its cookies, its headers or its text.

use http::{HeaderMap, header::SET_COOKIE};
use regex::Regex;
use serde::Deserialize;
use toml::Value;
use url::Url;

use super::{
    form,
    page::{Element, Piece, Selector, pieces},
    pointer,
};
use crate::redact::percent_decode;

/// A page is read so far: what lies behind is text, or nobody's.
const LONGEST_PAGE: usize = 1 << 20;
/// A longer value is no token: it would be sent with each request.
const LONGEST_VALUE: usize = 16 << 10;

/// An answer as a step takes from it.
pub struct Reply<'a> {
    /// The address that gave it, behind all redirects.
    pub url: &'a Url,
    /// Its headers.
    pub headers: &'a HeaderMap,
    /// Its body, unpacked.
    pub body: &'a [u8],
}

/// Where a value stands in an answer.
#[derive(Clone, Debug)]
pub enum Taking {
    /// At a JSON pointer (RFC 6901).
    Pointer(String),
    /// In an element of the page: that attribute; none: its `value`, its `content`, else its text.
    Css(Selector, Option<String>),
    /// In a cookie that this answer sets, as scripts read it.
    Cookie(String),
    /// In a header: the first group of the pattern, or what all of it matches; none: the whole header.
    Header(String, Option<Regex>),
    /// In the text: the first group of the pattern, or what all of it matches.
    Pattern(Regex),
    /// Where the form that has these fields is sent to: the whole address.
    FormAction(Vec<String>),
    /// The other fields of that form as they stand in it, urlencoded.
    FormFields(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    pointer: Option<String>,
    css: Option<String>,
    attribute: Option<String>,
    cookie: Option<String>,
    header: Option<String>,
    pattern: Option<String>,
}

/// What a value of `save` may be.
const KINDS: &str = "`save` takes JSON pointers such as `/items/0/id`, and tables: { css = \"input[name=csrf]\", attribute = \"value\" }, { cookie = \"csrftoken\" }, { header = \"location\", pattern = \"code=([^&]+)\" }, { pattern = \"nonce: '([^']+)'\" }";

impl Taking {
    /// Reads one value of `save`; or what is wrong with it.
    pub(super) fn parse(value: &Value) -> Result<Self, String> {
        let key = match value {
            Value::String(text) => return Self::pointer(text),
            Value::Table(_) => value.clone().try_into::<Key>().map_err(|e| format!("{}: {KINDS}", e.message()))?,
            _ => return Err(KINDS.to_owned()),
        };
        let pattern = key.pattern.as_deref().map(regex).transpose()?;
        match (key.pointer, key.css, key.cookie, key.header, pattern) {
            (Some(text), None, None, None, None) if key.attribute.is_none() => Self::pointer(&text),
            (None, Some(css), None, None, None) => {
                let selector = Selector::parse(&css)
                    .ok_or_else(|| format!("`{css}` is no selector of one element, such as `input[name=csrf]`, `#id` or `meta.token`"))?;
                Ok(Self::Css(selector, key.attribute))
            }
            (None, None, Some(name), None, None) if key.attribute.is_none() => Ok(Self::Cookie(name)),
            (None, None, None, Some(name), pattern) if key.attribute.is_none() => Ok(Self::Header(name, pattern)),
            (None, None, None, None, Some(pattern)) if key.attribute.is_none() => Ok(Self::Pattern(pattern)),
            _ => Err(KINDS.to_owned()),
        }
    }

    fn pointer(text: &str) -> Result<Self, String> {
        (text.is_empty() || text.starts_with('/')).then(|| Self::Pointer(text.to_owned())).ok_or_else(|| KINDS.to_owned())
    }

    /// The value; none: the answer does not have it.
    #[must_use]
    pub fn take(&self, reply: &Reply<'_>) -> Option<String> {
        let found = match self {
            Self::Pointer(pointer) => pointer::find(reply.body, pointer),
            Self::Css(selector, attribute) => pieces(&text(reply)).iter().find_map(|piece| match piece {
                Piece::Start(element) if selector.names(element) => of_element(element, attribute.as_deref()),
                _ => None,
            }),
            Self::Cookie(name) => cookie(reply.headers, name),
            Self::Header(name, pattern) => {
                let mut values = reply.headers.get_all(name.as_str()).iter().filter_map(|value| value.to_str().ok());
                values.find_map(|value| pattern.as_ref().map_or_else(|| Some(value.to_owned()), |pattern| matched(pattern, value)))
            }
            Self::Pattern(pattern) => matched(pattern, &text(reply)),
            Self::FormAction(fields) => form::find(&text(reply), reply.url, fields).map(|form| form.action),
            Self::FormFields(fields) => form::find(&text(reply), reply.url, fields).map(|form| form.fields),
        };
        found.filter(|value| value.len() <= LONGEST_VALUE)
    }
}

fn regex(pattern: &str) -> Result<Regex, String> {
    Regex::new(pattern).map_err(|e| format!("`{pattern}` is no regular expression: {e}"))
}

fn matched(pattern: &Regex, text: &str) -> Option<String> {
    let captures = pattern.captures(text)?;
    captures.get(1).or_else(|| captures.get(0)).map(|found| found.as_str().to_owned())
}

fn text<'a>(reply: &Reply<'a>) -> std::borrow::Cow<'a, str> {
    String::from_utf8_lossy(&reply.body[..reply.body.len().min(LONGEST_PAGE)])
}

fn of_element(element: &Element, attribute: Option<&str>) -> Option<String> {
    let get = |name: &str| element.attribute(name).map(str::to_owned);
    match attribute {
        Some(name) => get(name),
        None => get("value").or_else(|| get("content")).or_else(|| Some(element.text.trim().to_owned())),
    }
}

/// Scripts show a cookie's value with its escapes taken back, and that is what headers such as `X-XSRF-TOKEN` want.
fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut pairs = headers.get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok()?.split(';').next()?.split_once('='));
    pairs.find(|(known, _)| known.trim() == name).map(|(_, value)| percent_decode(value.trim().trim_matches('"')))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<meta name="csrf-token" content="m3ta"><form><input type=hidden name=csrf value="1np&amp;ut"></form>
        <p id=code> 42 </p><script>window.nonce = 'abc';</script>"#;

    fn taken(save: &str, headers: &[(&'static str, &'static str)], body: &str) -> Option<String> {
        let table: toml::Table = toml::from_str(&format!("x = {save}")).expect("TOML");
        let url = Url::parse("http://shop.example/login").expect("a URL");
        let mut all = HeaderMap::new();
        headers.iter().for_each(|(name, value)| _ = all.append(*name, value.parse().expect("a value")));
        Taking::parse(&table["x"]).expect("a way to take").take(&Reply { url: &url, headers: &all, body: body.as_bytes() })
    }

    #[test]
    fn a_value_is_taken_from_any_part_of_an_answer() {
        let headers = [("set-cookie", "csrftoken=a%3Db; Path=/"), ("location", "/callback?code=c0de&state=x")];
        for (save, value) in [
            ("{ css = \"input[name=csrf]\" }", "1np&ut"),
            ("{ css = \"input[name=csrf]\", attribute = \"type\" }", "hidden"),
            ("{ css = \"meta[name=csrf-token]\" }", "m3ta"),
            ("{ css = \"#code\" }", "42"),
            ("{ cookie = \"csrftoken\" }", "a=b"),
            ("{ header = \"Location\", pattern = \"code=([^&]+)\" }", "c0de"),
            ("{ header = \"location\" }", "/callback?code=c0de&state=x"),
            ("{ pattern = \"nonce = '([^']+)'\" }", "abc"),
            ("{ pattern = \"nonce\" }", "nonce"),
        ] {
            assert_eq!(taken(save, &headers, PAGE).as_deref(), Some(value), "{save}");
        }
        assert_eq!(taken("\"/a/0\"", &[], "{\"a\":[7]}").as_deref(), Some("7"));
        assert_eq!(taken("{ pointer = \"/a\" }", &[], "{\"a\":true}").as_deref(), Some("true"));
    }

    #[test]
    fn what_is_not_there_is_not_taken() {
        for save in
            ["{ css = \"#none\" }", "{ css = \"#code\", attribute = \"value\" }", "{ cookie = \"x\" }", "{ header = \"x\" }", "\"/x\""]
        {
            assert_eq!(taken(save, &[], PAGE), None, "{save}");
        }
        assert_eq!(taken("{ pattern = \"a+\" }", &[], &"a".repeat(LONGEST_VALUE + 1)), None, "longer than any token");
    }

    #[test]
    fn what_names_no_part_of_an_answer_is_refused() {
        for save in [
            "\"items\"",
            "7",
            "{}",
            "{ css = \"[\" }",
            "{ pattern = \"(\" }",
            "{ cookie = \"a\", header = \"b\" }",
            "{ cookie = \"a\", attribute = \"b\" }",
            "{ jsonpath = \"$\" }",
        ] {
            let table: toml::Table = toml::from_str(&format!("x = {save}")).expect("TOML");
            assert!(Taking::parse(&table["x"]).is_err(), "{save}");
        }
    }
}
