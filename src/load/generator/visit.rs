//! One visitor's way through a scenario: variables, cookies, and where it stands.

use http::{HeaderMap, header::HeaderValue};
use rand::{RngExt, rngs::SmallRng};
use reqwest::cookie::{CookieStore, Jar};
use url::Url;

use crate::scenario::{Step, Values, Variables};

/// Cookies of one answer that are kept, and the longest: browsers keep no more.
pub(crate) const MOST_COOKIES: usize = 50;
const LONGEST_COOKIE: usize = 4_096;
/// What a jar may take, and what keeping a cookie takes besides its text: an app can set a new one with each answer.
const LARGEST_JAR: usize = 96 << 10;
const OF_EACH_COOKIE: usize = 400;
/// A longer header is refused by servers.
const LONGEST_COOKIES: usize = 8 << 10;

/// A visitor.
#[derive(Default)]
pub(crate) struct Visit {
    /// The step that comes next.
    pub(crate) next: usize,
    /// What earlier answers gave.
    pub(crate) variables: Variables,
    jar: Jar,
    /// What was put into it.
    jar_bytes: usize,
    pub(crate) has_cookies: bool,
    /// The session that its cookies belong to.
    pub(crate) session: u64,
    /// True once it was served behind its own sign-in.
    pub(crate) is_let_in: bool,
    /// True where equal bodies are to be told from others, which costs a hash of each.
    pub(crate) compares_bodies: bool,
}

impl Visit {
    /// A visitor who knows `variables`.
    pub(crate) fn of(variables: Variables) -> Self {
        Self { variables, ..Self::default() }
    }

    /// The same, whose answers are compared.
    pub(crate) fn comparing(self) -> Self {
        Self { compares_bodies: true, ..self }
    }

    /// Cookies that earlier answers set for `url`; none: none did.
    pub(crate) fn cookies(&self, url: &Url) -> Option<HeaderValue> {
        self.jar.cookies(url).filter(|_| self.has_cookies)
    }

    /// Keeps the cookies of an answer from `url`. A jar that was filled is made anew from what it would send there.
    pub(crate) fn keep_cookies(&mut self, headers: &HeaderMap, url: &Url) {
        let kept: Vec<&HeaderValue> =
            headers.get_all(http::header::SET_COOKIE).iter().filter(|c| c.len() <= LONGEST_COOKIE).take(MOST_COOKIES).collect();
        self.jar_bytes += kept.iter().map(|cookie| cookie.len() + OF_EACH_COOKIE).sum::<usize>();
        self.jar.set_cookies(&mut kept.into_iter(), url);
        self.has_cookies = true;
        if self.jar_bytes > LARGEST_JAR {
            let sent = self.jar.cookies(url).filter(|c| c.len() <= LONGEST_COOKIES);
            (self.jar, self.jar_bytes) = (Jar::default(), 0);
            for pair in sent.iter().filter_map(|c| c.to_str().ok()).flat_map(|c| c.split("; ")) {
                self.jar.add_cookie_str(&format!("{pair}; Path=/"), url);
            }
        }
    }

    /// Cookies of a session that ended let nobody in.
    pub(crate) fn belong_to(&mut self, session: u64) {
        if self.session != session {
            (self.jar, self.jar_bytes, self.has_cookies) = (Jar::default(), 0, false);
            self.session = session;
        }
    }

    /// Draws the variables of `step` anew.
    pub(crate) fn draw(&mut self, step: &Step, random: &mut SmallRng) {
        for (name, values) in &step.with {
            let value = match values {
                Values::Range(low, high) => random.random_range(*low..=*high).to_string(),
                Values::OneOf(words) => words[random.random_range(0..words.len())].clone(),
            };
            self.variables.insert(name.clone(), value);
        }
    }
}
