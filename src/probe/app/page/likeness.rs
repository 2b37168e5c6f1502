//! Soft 404s: many apps answer 200 with the same page for every path. An answer only counts as a page of its own when it
//! is unlike the one for a path that nobody made.

use std::{collections::HashSet, sync::Arc};

use crate::probe::app::{page::headers::media, visit::answer::Answer};

/// A path that no app has. Always the same, so that two runs send the same requests.
pub(crate) const NOWHERE: &str = "plimsoll-9f2c41d7-nowhere";

/// Bodies are compared up to here.
const COMPARED: usize = 64 * 1024;

/// Words shared by two bodies that count as one page: a shell page may name its path or a nonce, and little else.
const LIKE: f64 = 0.9;

/// Further paths that no app has: deeper, hidden, and the first once more. What differs between their answers is noise: a nonce, a token
/// against forged forms, a time.
pub(crate) const ELSEWHERE: &[&str] = &[NOWHERE, "plimsoll-9f2c41d7/nowhere/of-no-app", ".plimsoll-9f2c41d7"];

/// Words more than those of noise that a page of any path may have: a random one now and then looks like a word.
const SPARE: usize = 1;
/// Times the noise of the answers that were seen, and so many words: a token falls into more or fewer words by chance.
const OF_NOISE: usize = 2;
const SPARE_OF_NOISE: usize = 3;

/// What the app answers to paths that nobody made.
pub(crate) struct Nowhere(Vec<Answer>);

impl Nowhere {
    /// By the answer at [`NOWHERE`], and those of further paths.
    pub(crate) fn of(first: Answer, others: impl IntoIterator<Item = Answer>) -> Self {
        Self(std::iter::once(first).chain(others.into_iter().map(|answer| beginning(&answer))).collect())
    }

    /// The same with what paths of one folder answered that nobody made there.
    pub(crate) fn with(&self, others: impl IntoIterator<Item = Answer>) -> Self {
        Self(self.0.iter().map(beginning).chain(others.into_iter().map(|answer| beginning(&answer))).collect())
    }

    /// The answer at [`NOWHERE`].
    pub(crate) fn first(&self) -> &Answer {
        &self.0[0]
    }

    /// True where one of them is a text for which this holds.
    pub(crate) fn says(&self, is: impl Fn(&str) -> bool) -> bool {
        self.0.iter().any(|answer| is(&answer.text()))
    }

    /// True where `answer` is what the app says to any path.
    pub(crate) fn is_like(&self, answer: &Answer) -> bool {
        self.0.iter().any(|nowhere| is_like(answer, nowhere)) || self.is_of_their_form(answer)
    }

    /// True where it has the words that all of those have which are of its kind, and besides no more than noise.
    fn is_of_their_form(&self, answer: &Answer) -> bool {
        let is_of_kind = |nowhere: &&Answer| nowhere.status == answer.status && media(nowhere) == media(answer);
        let texts: Vec<String> = self.0.iter().filter(is_of_kind).map(said).collect();
        let [first, others @ ..] = &*texts.iter().map(|text| words(text)).collect::<Vec<_>>() else { return false };
        let all = others.iter().fold(first.clone(), |all, other| all.intersection(other).copied().collect());
        let noise = |of: &HashSet<&str>| (of.difference(&all).count(), of.difference(&all).filter(|word| is_plain(word)).count());
        let (most, most_plain) = others.iter().chain([first]).map(noise).fold((0, 0), |a, b| (a.0.max(b.0), a.1.max(b.1)));
        let text = said(answer);
        let own = words(&text);
        let (more, more_plain) = noise(&own);
        let kept = all.intersection(&own).count();
        // Without noise the share of words decides.
        most > 0 && kept * 10 >= all.len() * 9 && more <= OF_NOISE * most + SPARE_OF_NOISE && more_plain <= most_plain + SPARE
    }
}

/// What is compared of an answer: no more of it is kept.
fn beginning(answer: &Answer) -> Answer {
    Answer {
        url: answer.url.clone(),
        status: answer.status,
        headers: answer.headers.clone(),
        body: answer.body[..answer.body.len().min(COMPARED)].to_vec(),
        wire_bytes: answer.wire_bytes,
        is_cut: answer.is_cut,
        shown: Arc::clone(&answer.shown),
    }
}

/// True for what people write: letters of one case. A token has digits, or capitals within.
fn is_plain(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.chars().skip(1).all(char::is_lowercase)
}

/// True where two answers are one page.
pub(crate) fn is_like(answer: &Answer, nowhere: &Answer) -> bool {
    answer.status == nowhere.status && media(answer) == media(nowhere) && share(&said(answer), &said(nowhere)) >= LIKE
}

/// The text without the words of its own path: a page that repeats what was asked for says nothing with it, be it in another case or
/// in one word.
fn said(answer: &Answer) -> String {
    let asked = answer.url.path().to_lowercase();
    let joined: String = split(&asked).collect();
    let path: HashSet<&str> = split(&asked).chain([joined.as_str()]).collect();
    let text = answer.text();
    let end = text.floor_char_boundary(COMPARED);
    split(&text[..end]).filter(|w| !path.contains(w.to_lowercase().as_str())).collect::<Vec<_>>().join(" ")
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
    use url::Url;

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

    fn answer(path: &str, kind: &str, body: &str) -> Answer {
        Answer { url: Url::parse("http://h/").expect("a URL").join(path).expect("a URL"), ..Answer::of(200, kind, body) }
    }

    /// Answers of an app that says `body` to any path, and to those of `asked`.
    fn alike(kind: &str, body: impl Fn(&str, usize) -> String, asked: &[&str]) -> Vec<bool> {
        let at = |path: &str, n: usize| answer(path, kind, &body(path, n));
        let nowhere = Nowhere::of(at(NOWHERE, 0), ELSEWHERE.iter().enumerate().map(|(n, path)| at(path, n + 1)));
        asked.iter().enumerate().map(|(n, path)| nowhere.is_like(&at(path, n + 10))).collect()
    }

    /// Sixteen letters and digits that are others each time.
    fn token(n: usize) -> String {
        format!("{:016x}", 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(n as u64 + 1))
    }

    #[test]
    fn an_answer_to_any_path_is_known_in_all_its_forms() {
        let asked = ["healthz", "api/ping", ".git/config", "debug/vars", "backup.sql"];
        let all = vec![true; asked.len()];
        let shell = |path: &str, n: usize| {
            let (csrf, nonce) = (token(n), token(n + 100));
            format!("<html><meta name=csrf content={csrf}><script nonce={nonce}>boot('/{path}')</script><div id=root></div></html>")
        };
        assert_eq!(alike("text/html", shell, &asked), all, "a shell with a token and a nonce");
        let uuid = |n: usize| format!("{}-{}-4{}", &token(n)[..8], &token(n)[8..12], &token(n)[12..15]);
        let json = |path: &str, n: usize| format!("{{\"ok\":true,\"path\":\"/{path}\",\"id\":\"{}\",\"at\":17000{n}}}", uuid(n));
        assert_eq!(alike("application/json", json, &asked), all, "data with an id and a time");
        assert_eq!(alike("text/plain", |path, _| format!("you asked for {}", path.to_uppercase()), &asked), all, "an echo in capitals");
        assert_eq!(alike("text/plain", |_, n| token(n), &asked), all, "nothing but a token");
        assert_eq!(alike("text/plain", |_, _| String::new(), &asked), all, "nothing");
    }

    #[test]
    fn an_answer_of_its_own_is_none_of_any_path() {
        let json = |path: &str, n: usize| format!("{{\"ok\":true,\"path\":\"/{path}\",\"id\":\"{}\"}}", token(n));
        let at = |path: &str, n: usize| answer(path, "application/json", &json(path, n));
        let nowhere = Nowhere::of(at(NOWHERE, 0), ELSEWHERE.iter().enumerate().map(|(n, path)| at(path, n + 1)));
        for body in ["{\"status\":\"ok\"}", "{\"ok\":true,\"id\":\"x\",\"database\":\"up\",\"queue\":\"up\"}", "{}"] {
            assert!(!nowhere.is_like(&answer("healthz", "application/json", body)), "{body}");
        }
        assert!(!nowhere.is_like(&answer("healthz", "text/plain", "ok")), "of another kind");
        let token_alone = Nowhere::of(answer(NOWHERE, "text/plain", &token(1)), [answer(NOWHERE, "text/plain", &token(2))]);
        assert!(!token_alone.is_like(&answer(".env", "text/plain", "SECRET_KEY=abc\nDEBUG=1\nDATABASE_URL=postgres://u:p@h/d")));
    }

    #[test]
    fn a_word_is_not_a_page() {
        assert!(share("ok", "not found") < LIKE);
        assert!(share("{\"status\":\"ok\"}", "<html>Shop</html>") < LIKE);
        assert!(share("", "") >= LIKE);
    }
}
