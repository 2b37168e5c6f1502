//! The words that a visitor reads on a page.

use html5gum::Token;

use crate::scenario::tokens;

/// A page is read so far.
const LONGEST: usize = 256 * 1024;
/// Elements whose text nobody sees; what stands in `noscript` is for others.
const HIDDEN: &[&[u8]] = &[b"script", b"style", b"template", b"noscript", b"title"];

/// The text outside of tags, scripts and styles, as far as it is looked at.
pub(crate) fn visible(text: &str) -> String {
    let (mut seen, mut hidden) = (String::new(), None::<Vec<u8>>);
    for token in tokens(&text[..text.floor_char_boundary(LONGEST)]) {
        match token {
            Token::StartTag(tag) => {
                seen.push(' ');
                if hidden.is_none() && HIDDEN.contains(&tag.name.as_slice()) && !tag.self_closing {
                    hidden = Some(tag.name.to_vec());
                }
            }
            Token::EndTag(tag) => {
                seen.push(' ');
                hidden = hidden.filter(|name| name.as_slice() != tag.name.as_slice());
            }
            Token::String(words) if hidden.is_none() => seen.push_str(&String::from_utf8_lossy(words.as_slice())),
            _ => {}
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_that_a_visitor_reads() {
        let page = "<title>Shop</title><style>p{}</style><p>We are<b>open</b></p><script>let a = 'b';</script><noscript>js</noscript><!-- no -->&amp;";
        assert_eq!(visible(page).split_whitespace().collect::<Vec<_>>(), ["We", "are", "open", "&"]);
        assert_eq!(visible("<script>never ended").trim(), "");
    }
}
