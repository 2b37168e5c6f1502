//! Soft 404s: many apps answer 200 with the same page for every path. An answer only counts as a page of its own when it
//! is unlike the one for a path that nobody made.

use std::collections::HashSet;

use crate::probe::app::{page::headers::media, visit::answer::Answer};

/// A path that no app has. Always the same, so that two runs send the same requests.
pub(crate) const NOWHERE: &str = "plimsoll-9f2c41d7-nowhere";

/// Bodies are compared up to here.
const COMPARED: usize = 64 * 1024;

/// Words shared by two bodies that count as one page: a shell page may name its path or a nonce, and little else.
const LIKE: f64 = 0.9;

/// True where `answer` is what the app says to any path.
pub(crate) fn is_like(answer: &Answer, nowhere: &Answer) -> bool {
    answer.status == nowhere.status && media(answer) == media(nowhere) && share(&said(answer), &said(nowhere)) >= LIKE
}

/// The text without the words of its own path: a page that repeats what was asked for says nothing with it.
fn said(answer: &Answer) -> String {
    let path: HashSet<&str> = split(answer.url.path()).collect();
    let text = answer.text();
    let end = text.floor_char_boundary(COMPARED);
    split(&text[..end]).filter(|w| !path.contains(w)).collect::<Vec<_>>().join(" ")
}

/// The share of words that two texts have in common, 0 to 1.
fn share(a: &str, b: &str) -> f64 {
    let (a, b) = (words(a), words(b));
    let all = a.union(&b).count();
    if all == 0 {
        return 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a page has far fewer words than 2^53")]
    let share = a.intersection(&b).count() as f64 / all as f64;
    share
}

fn words(text: &str) -> HashSet<&str> {
    split(text).collect()
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_page_that_names_its_path_is_alike() {
        let shell = |path: &str| {
            format!(
                "<html><title>Shop</title><body data-path='{path}'><div id=root></div><script src=/assets/index-KnfwkoSR.js></script><noscript>You need to enable JavaScript to run this app, please do so now.</noscript></body></html>"
            )
        };
        assert!(share(&shell("healthz"), &shell("nowhere")) >= LIKE);
    }

    #[test]
    fn a_word_is_not_a_page() {
        assert!(share("ok", "not found") < LIKE);
        assert!(share("{\"status\":\"ok\"}", "<html>Shop</html>") < LIKE);
        assert!(share("", "") >= LIKE);
    }
}
