//! The elements of a page in their order, as a step takes from them. No tree is built: a hostile page could make one deep.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// An element.
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// The text that stands directly behind its start.
    pub(super) text: String,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What a page is made of.
pub(super) enum Piece {
    Start(Element),
    /// The end of an element of this name.
    End(String),
}

/// What a page is made of, as a browser tells it apart: what stands in scripts and styles are no tags.
pub(crate) fn tokens(html: &str) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).flatten()
}

/// All of them; nothing inside of scripts, styles and comments.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut found = Vec::new();
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter().map(|(name, value)| (text(name.as_slice()), text(value.as_slice()))).collect();
                found.push(Piece::Start(Element { name: text(tag.name.as_slice()), attributes, text: String::new() }));
            }
            Token::EndTag(tag) => found.push(Piece::End(text(tag.name.as_slice()))),
            Token::String(words) => {
                if let Some(Piece::Start(element)) = found.last_mut() {
                    element.text.push_str(&text(words.as_slice()));
                }
            }
            _ => {}
        }
    }
    found
}

/// A selector of one element: `input`, `#id`, `.class`, `[name=csrf]` and any of them together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selector {
    name: Option<String>,
    /// An attribute, and how its value is; none: however.
    attributes: Vec<(String, Option<(Match, String)>)>,
}

/// How an attribute's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Match {
    /// `=`.
    Is,
    /// `~=`, and a class: one of its words.
    Word,
    /// `^=`.
    Begins,
    /// `$=`.
    Ends,
    /// `*=`.
    Holds,
}

impl Selector {
    /// Reads one; none: it is none of these, such as one of several elements.
    pub(super) fn parse(css: &str) -> Option<Self> {
        let is_sign = |c: char| c.is_ascii_alphanumeric() || "-_:".contains(c);
        let (mut selector, mut rest) = (Self::default(), css.trim());
        let take = |text: &str| text.find(|c: char| !is_sign(c)).unwrap_or(text.len());
        let name = take(rest);
        if name > 0 {
            selector.name = Some(rest[..name].to_ascii_lowercase());
        }
        rest = rest[name..].strip_prefix('*').filter(|_| name == 0).unwrap_or(&rest[name..]);
        while let Some(sign) = rest.chars().next() {
            rest = &rest[sign.len_utf8()..];
            if sign == '[' {
                let (inner, behind) = rest.split_once(']')?;
                selector.attributes.push(attribute(inner, take)?);
                rest = behind;
                continue;
            }
            let end = take(rest);
            let (word, behind) = rest.split_at(end);
            let (name, how) = match sign {
                '#' => ("id", Match::Is),
                '.' => ("class", Match::Word),
                _ => return None,
            };
            (!word.is_empty()).then(|| selector.attributes.push((name.to_owned(), Some((how, word.to_owned())))))?;
            rest = behind;
        }
        (selector != Self::default() || css.trim() == "*").then_some(selector)
    }

    /// True where it names `element`.
    pub(super) fn names(&self, element: &Element) -> bool {
        let has = |(name, how): &(String, Option<(Match, String)>)| {
            element.attribute(name).is_some_and(|value| {
                how.as_ref().is_none_or(|(how, wanted)| match how {
                    Match::Is => value == wanted,
                    Match::Word => value.split_whitespace().any(|word| word == wanted),
                    Match::Begins => value.starts_with(wanted.as_str()),
                    Match::Ends => value.ends_with(wanted.as_str()),
                    Match::Holds => value.contains(wanted.as_str()),
                })
            })
        };
        self.name.as_ref().is_none_or(|name| *name == element.name) && self.attributes.iter().all(has)
    }
}

/// What stands in square brackets.
fn attribute(inner: &str, take: impl Fn(&str) -> usize) -> Option<(String, Option<(Match, String)>)> {
    let (name, behind) = inner.trim().split_at(take(inner.trim()));
    let value = |text: &str| {
        let text = text.trim();
        let quoted = ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
        quoted.or_else(|| (!text.is_empty() && !text.contains(['"', '\''])).then_some(text)).map(str::to_owned)
    };
    let signs = [("=", Match::Is), ("~=", Match::Word), ("^=", Match::Begins), ("$=", Match::Ends), ("*=", Match::Holds)];
    let how = match behind.trim() {
        "" => None,
        behind => Some(signs.iter().find_map(|(sign, how)| Some((*how, value(behind.strip_prefix(sign)?)?)))?),
    };
    (!name.is_empty()).then(|| (name.to_ascii_lowercase(), how))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selector_names_one_element_by_all_that_it_says() {
        let page = r#"<p class="a b" id=x data-n=7 title="one two"><input name="user[mail]" value=v>"#;
        for (css, is) in [
            ("p", true),
            ("P#x.a.b[data-n]", true),
            ("*", true),
            ("#x", true),
            (".c", false),
            ("[data-n=7]", true),
            ("[data-n=8]", false),
            ("[title~=two]", true),
            ("[title^='one']", true),
            ("[title$=\"two\"]", true),
            ("[title*='e t']", true),
            ("input[name='user[mail", false),
            ("i", false),
        ] {
            let found = Selector::parse(css).is_some_and(|selector| {
                pieces(page).iter().any(|piece| matches!(piece, Piece::Start(element) if element.name == "p" && selector.names(element)))
            });
            assert_eq!(found, is, "{css}");
        }
        for none in ["", "form input", "a > b", "[", "[]", "#", "a:hover(", "a,b", "[x=]", "[x='y]"] {
            assert_eq!(Selector::parse(none), None, "{none}");
        }
    }
}
