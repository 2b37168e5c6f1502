//! What the app says of how much one client may still ask. One scan must not use that up: the app has other clients behind the same
//! address.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::probe::app::visit::answer::Answer;

/// This share of a quota is left to others, and one request at least.
const LEFT_TO_OTHERS: f64 = 0.1;
/// Below this share of it requests go one by one, spread over the time that is left.
const SHRINKS: f64 = 0.5;
/// Numbers above it are a time and no number of seconds: 2001 in seconds since 1970.
const A_TIME: u64 = 1_000_000_000;

/// What one answer says, in whichever of the usual headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quota {
    /// Requests that a client may send in all; as many as are left, where that is all that is said.
    pub(crate) all: u64,
    pub(crate) left: u64,
    /// When it is full again; none: not said.
    pub(crate) until: Option<Instant>,
}

impl Quota {
    /// Of an answer: `RateLimit` as drafts 8 and later and as drafts before them have it, `RateLimit-*`, and what was there before all.
    pub(crate) fn of(answer: &Answer) -> Option<Self> {
        let number = |names: &[&str]| names.iter().find_map(|name| first_number(&answer.header(name)?));
        let combined = answer.header("ratelimit").unwrap_or_default();
        let left = member(&combined, &["remaining", "r"])
            .or_else(|| number(&["ratelimit-remaining", "x-ratelimit-remaining", "x-rate-limit-remaining"]))?;
        let policy = answer.header("ratelimit-policy").unwrap_or_default();
        let all = member(&combined, &["limit"])
            .or_else(|| member(&policy, &["q"]))
            .or_else(|| number(&["ratelimit-limit", "x-ratelimit-limit", "x-rate-limit-limit"]))
            .unwrap_or(left);
        let reset = member(&combined, &["reset", "t"])
            .or_else(|| number(&["ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset", "x-ratelimit-reset-after"]));
        Some(Self { all: all.max(left), left, until: reset.map(|reset| Instant::now() + from_now(reset)) })
    }

    /// Requests that are left to others.
    fn kept(&self) -> u64 {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a small number"
        )]
        let share = (self.all as f64 * LEFT_TO_OTHERS).ceil() as u64;
        share.max(1)
    }

    /// True where no more may be asked until it is full again.
    pub(crate) fn is_used_up(&self) -> bool {
        self.left <= self.kept()
    }

    /// The pause before the next request; none: there is plenty.
    pub(crate) fn pause(&self) -> Option<Duration> {
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        let shrinks = (self.left as f64) < self.all as f64 * SHRINKS;
        let spread = || self.until.map_or(Duration::ZERO, |until| until.saturating_duration_since(Instant::now()));
        let requests = u32::try_from(self.left.saturating_sub(self.kept()).max(1)).unwrap_or(u32::MAX);
        shrinks.then(|| spread() / requests)
    }
}

/// A number of seconds, or a time in seconds or milliseconds since 1970.
fn from_now(reset: u64) -> Duration {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    match reset {
        _ if reset > A_TIME * 1_000 => Duration::from_millis(reset).saturating_sub(now),
        _ if reset > A_TIME => Duration::from_secs(reset).saturating_sub(now),
        seconds => Duration::from_secs(seconds),
    }
}

/// `100, 100;w=60` is 100.
fn first_number(text: &str) -> Option<u64> {
    let word = text.split([',', ';']).next()?.trim();
    word.parse().ok().or_else(|| {
        word.parse::<f64>().ok().filter(|n| *n >= 0.0 && *n < 1e15).map(|n| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in bounds")]
            let whole = n as u64;
            whole
        })
    })
}

/// The value of the first of `names` in `limit=100, remaining=50` or `"default";r=50;t=30`.
fn member(text: &str, names: &[&str]) -> Option<u64> {
    let pairs = || text.split([',', ';']).filter_map(|pair| pair.split_once('='));
    names.iter().find_map(|name| pairs().find(|(key, _)| key.trim().eq_ignore_ascii_case(name)).and_then(|(_, value)| first_number(value)))
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderMap;
    use url::Url;

    use super::*;

    fn quota(headers: &[(&'static str, &str)]) -> Option<(u64, u64, Option<u64>)> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a header value"));
        }
        let url = Url::parse("http://h/").expect("a URL");
        let answer = Answer { url, status: 200, headers: map, body: Vec::new(), wire_bytes: 0, is_cut: false };
        let rounded = |until: Instant| until.saturating_duration_since(Instant::now()).as_millis().div_ceil(1_000);
        Quota::of(&answer).map(|q| (q.all, q.left, q.until.map(|until| u64::try_from(rounded(until)).unwrap_or(0))))
    }

    #[test]
    fn each_way_to_say_what_is_left_is_read() {
        assert_eq!(
            quota(&[("ratelimit", "\"default\";r=50;t=30"), ("ratelimit-policy", "\"default\";q=100;w=60")]),
            Some((100, 50, Some(30)))
        );
        assert_eq!(quota(&[("ratelimit", "limit=100, remaining=7, reset=9")]), Some((100, 7, Some(9))));
        let three = [("ratelimit-limit", "100, 100;w=60"), ("ratelimit-remaining", "12"), ("ratelimit-reset", "5")];
        assert_eq!(quota(&three), Some((100, 12, Some(5))));
        assert_eq!(quota(&[("x-ratelimit-limit", "60"), ("x-ratelimit-remaining", "0")]), Some((60, 0, None)));
        let soon = (SystemTime::now() + Duration::from_secs(40)).duration_since(UNIX_EPOCH).expect("a time").as_secs();
        let (_, _, until) = quota(&[("x-ratelimit-remaining", "4"), ("x-ratelimit-reset", &soon.to_string())]).expect("a quota");
        assert!(until.is_some_and(|s| (38..=40).contains(&s)), "{until:?}");
        assert_eq!(quota(&[("x-ratelimit-limit", "60")]), None);
        assert_eq!(quota(&[("ratelimit-remaining", "many")]), None);
    }

    #[test]
    fn it_goes_slower_as_it_shrinks_and_leaves_some_to_others() {
        let of = |all: u64, left: u64| Quota { all, left, until: Some(Instant::now() + Duration::from_secs(60)) };
        assert!(of(100, 50).pause().is_none() && of(100, 49).pause().is_some_and(|p| p > Duration::from_secs(1)));
        assert!(of(100, 20).pause() > of(100, 40).pause(), "the less is left, the slower");
        assert!(!of(100, 11).is_used_up() && of(100, 10).is_used_up());
        assert!(!of(4, 2).is_used_up() && of(4, 1).is_used_up(), "one at least stays");
        assert_eq!(Quota { all: 100, left: 20, until: None }.pause(), Some(Duration::ZERO), "one by one");
    }
}
