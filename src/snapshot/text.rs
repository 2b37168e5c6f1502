//! Texts of targets on their way into the snapshot: none is kept that nobody would read to its end.

use std::borrow::Cow;

/// The longest text that is kept, in bytes: a statement of a few hundred lines.
const LONGEST_TEXT: usize = 64 << 10;

/// The longest reason why a fact is not there.
pub const LONGEST_REASON: usize = 4 << 10;

/// More than any secret has. Where a text is cut before it is masked, half a secret may stand at its end.
const MARGIN: usize = 4 << 10;

/// `text`, where it is longer than `most` bytes cut to there, with a sign that it was.
pub fn cut<'a>(text: impl Into<Cow<'a, str>>, most: usize) -> String {
    let text = text.into();
    if text.len() <= most { text.into_owned() } else { format!("{}…", &text[..text.floor_char_boundary(most)]) }
}

/// `text` as `mask` leaves it, cut to the longest that is kept.
pub(super) fn clean(text: &str, mask: impl Fn(&str) -> String) -> String {
    let longest = LONGEST_TEXT + MARGIN;
    if text.len() <= longest {
        return cut(mask(text), LONGEST_TEXT);
    }
    let masked = mask(&text[..text.floor_char_boundary(longest)]);
    cut(format!("{}…", &masked[..masked.floor_char_boundary(masked.len().saturating_sub(MARGIN))]), LONGEST_TEXT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_signs_and_says_so() {
        assert_eq!(cut("short", 5), "short");
        assert_eq!(cut("Zürich", 2), "Z…");
        assert_eq!(cut("€".repeat(10), 4), "€…");
    }

    #[test]
    fn a_secret_at_the_cut_leaves_no_half() {
        let mask = |text: &str| text.replace("c4nary-c4nary", "***");
        for before in (LONGEST_TEXT - 20..LONGEST_TEXT + MARGIN + 20).step_by(7) {
            let text = format!("{}c4nary-c4nary{}", "x".repeat(before), "y".repeat(1 << 20));
            let clean = clean(&text, mask);
            assert!(!clean.contains("c4") && clean.len() <= LONGEST_TEXT + 2 * '…'.len_utf8(), "{before}");
        }
        assert!(!clean(&"c4nary-c4nary ".repeat(10_000), mask).contains("c4"));
    }
}
