//! What the app says of how much one client may still ask. One scan must not use that up: the app has other clients behind the same
//! address.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use reqwest::header::HeaderMap;

use crate::probe::app::visit::answer::header;

/// This share of a quota is the scan's, and one request at least: the rest is others'.
const SHARE: f64 = 0.1;
/// Below this part of its share requests go one by one, spread over the time that is left.
const SHRINKS: f64 = 0.5;
/// The last few of its share are asked one by one in any case: some may be under way at once before an answer tells of it.
const FEW: u64 = 8;
/// Numbers above it are a time and no number of seconds: 2001 in seconds since 1970.
const A_TIME: u64 = 1_000_000_000;

/// Ways to begin the names of headers, and the windows that some of them (Kong's) are told for, with their seconds.
const BEGIN: &[&str] = &["ratelimit", "x-ratelimit", "x-rate-limit"];
const WINDOWS: &[(&str, Option<u64>)] =
    &[("", None), ("-second", Some(1)), ("-minute", Some(60)), ("-hour", Some(3_600)), ("-day", Some(86_400))];

/// What one answer says, in whichever of the usual headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quota {
    /// Requests that a client may send in all; none: not said.
    pub(crate) all: Option<u64>,
    /// The most that were ever left: the whole, where that is not said.
    pub(crate) most: u64,
    pub(crate) left: u64,
    /// What was left before the first answer that told of it: whatever is gone since counts as the scan's.
    began: u64,
    /// When it is full again; none: not said.
    pub(crate) until: Option<Instant>,
}

impl Quota {
    /// Of an answer, the tightest of those that it tells of: `RateLimit` as drafts 8 and later and as drafts before them have it,
    /// `RateLimit-*`, and what was there before all.
    pub(crate) fn of(headers: &HeaderMap) -> Option<Self> {
        let combined = header(headers, "ratelimit").unwrap_or_default();
        let policies = header(headers, "ratelimit-policy").unwrap_or_default();
        let named = combined.split(',').filter_map(|item| Self::named(item, &policies));
        let single = member(&combined, "remaining").map(|left| Self::with(member(&combined, "limit"), left, member(&combined, "reset")));
        let number = |name: String| first_number(&header(headers, &name)?);
        let apart = BEGIN.iter().flat_map(|begin| WINDOWS.iter().map(move |window| (*begin, *window)));
        let apart = apart.filter_map(|(begin, (window, seconds))| {
            let left = number(format!("{begin}-remaining{window}"))?;
            let reset = number(format!("{begin}-reset{window}")).or_else(|| number(format!("{begin}-reset-after"))).or(seconds);
            Some(Self::with(number(format!("{begin}-limit{window}")), left, reset))
        });
        named.chain(single).chain(apart).min_by_key(|quota| quota.left)
    }

    fn with(all: Option<u64>, left: u64, reset: Option<u64>) -> Self {
        let until = reset.and_then(|reset| Instant::now().checked_add(from_now(reset)));
        let most = all.unwrap_or(left).max(left);
        Self { all, most, left, began: most.min(left.saturating_add(1)), until }
    }

    /// `"burst";r=50;t=30`, and what `"burst";q=100;w=60` says of it.
    fn named(item: &str, policies: &str) -> Option<Self> {
        let name = |text: &str| text.split(';').next().map(|name| name.trim().to_owned());
        let policy = policies.split(',').find(|policy| name(policy) == name(item)).unwrap_or_default();
        Some(Self::with(member(policy, "q"), member(item, "r")?, member(item, "t")))
    }

    /// The same told again: until it is full again the lowest holds, for answers come out of order.
    pub(crate) fn told_again(&mut self, told: Self) {
        // Where nobody says when, more is left than answers that overtook each other tell.
        let is_full_again = self.until.map_or(told.left > self.left.saturating_add(FEW), |until| until <= Instant::now());
        if is_full_again || told.left <= self.left {
            let began = if is_full_again { told.began } else { self.began };
            *self = Self { most: self.most.max(told.most), began, ..told };
        }
    }

    /// Requests that were taken from it, whoever took them.
    fn taken(&self) -> u64 {
        self.began.saturating_sub(self.left)
    }

    /// Requests that are the scan's.
    fn own(&self) -> u64 {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a small number"
        )]
        let share = (self.most as f64 * SHARE).floor() as u64;
        share.max(1)
    }

    /// Those that it may still ask; the last is left to others in any case.
    fn own_left(&self) -> u64 {
        self.own().saturating_sub(self.taken()).min(self.left.saturating_sub(1))
    }

    /// True where no more may be asked until it is full again.
    pub(crate) fn is_used_up(&self) -> bool {
        self.own_left() == 0
    }

    /// The pause before the next request; none: there is plenty.
    pub(crate) fn pause(&self) -> Option<Duration> {
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        let shrinks = (self.own_left() as f64) < self.own() as f64 * SHRINKS || self.own_left() <= FEW;
        let spread = || self.until.map_or(Duration::ZERO, |until| until.saturating_duration_since(Instant::now()));
        let requests = u32::try_from(self.own_left().max(1)).unwrap_or(u32::MAX);
        shrinks.then(|| spread() / requests)
    }
}

/// True where an answer with these headers says that nothing is left: what it refuses it refuses for that.
pub(crate) fn is_used_up(headers: &HeaderMap) -> bool {
    Quota::of(headers).is_some_and(|quota| quota.left == 0)
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

/// The value of `name` in `limit=100, remaining=50` or `"default";r=50;t=30`.
fn member(text: &str, name: &str) -> Option<u64> {
    let mut pairs = text.split([',', ';']).filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| key.trim().eq_ignore_ascii_case(name)).and_then(|(_, value)| first_number(value))
}

#[cfg(test)]
mod tests {

    use super::*;

    fn quota(headers: &[(&'static str, &str)]) -> Option<(Option<u64>, u64, Option<u64>)> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a header value"));
        }
        let rounded = |until: Instant| until.saturating_duration_since(Instant::now()).as_millis().div_ceil(1_000);
        Quota::of(&map).map(|q| (q.all, q.left, q.until.map(|until| u64::try_from(rounded(until)).unwrap_or(0))))
    }

    #[test]
    fn each_way_to_say_what_is_left_is_read() {
        assert_eq!(
            quota(&[("ratelimit", "\"default\";r=50;t=30"), ("ratelimit-policy", "\"default\";q=100;w=60")]),
            Some((Some(100), 50, Some(30)))
        );
        assert_eq!(quota(&[("ratelimit", "limit=100, remaining=7, reset=9")]), Some((Some(100), 7, Some(9))));
        let three = [("ratelimit-limit", "100, 100;w=60"), ("ratelimit-remaining", "12"), ("ratelimit-reset", "5")];
        assert_eq!(quota(&three), Some((Some(100), 12, Some(5))));
        assert_eq!(quota(&[("x-ratelimit-limit", "60"), ("x-ratelimit-remaining", "0")]), Some((Some(60), 0, None)));
        let soon = (SystemTime::now() + Duration::from_secs(40)).duration_since(UNIX_EPOCH).expect("a time").as_secs();
        let (_, _, until) = quota(&[("x-ratelimit-remaining", "4"), ("x-ratelimit-reset", &soon.to_string())]).expect("a quota");
        assert!(until.is_some_and(|s| (38..=40).contains(&s)), "{until:?}");
        let two =
            [("ratelimit", "\"burst\";r=5;t=1, \"day\";r=4;t=3600"), ("ratelimit-policy", "\"burst\";q=10;w=1, \"day\";q=90;w=86400")];
        assert_eq!(quota(&two), Some((Some(90), 4, Some(3_600))), "the tightest holds");
        let of_kong = [("x-ratelimit-limit-minute", "20"), ("x-ratelimit-remaining-minute", "18"), ("x-ratelimit-remaining-hour", "500")];
        assert_eq!(quota(&of_kong), Some((Some(20), 18, Some(60))));
        assert_eq!(quota(&[("x-ratelimit-limit", "60")]), None);
        assert_eq!(quota(&[("ratelimit-remaining", "many")]), None);
    }

    #[test]
    fn it_goes_slower_as_it_shrinks_and_leaves_some_to_others() {
        // The first answer tells of one less than the whole.
        let of = |all: u64, left: u64, reset: Option<u64>| {
            let mut quota = Quota::with(Some(all), all - 1, reset);
            quota.told_again(Quota::with(Some(all), left, reset));
            quota
        };
        assert!(of(1_000, 950, Some(60)).pause().is_none() && of(1_000, 949, Some(60)).pause().is_some_and(|p| p > Duration::from_secs(1)));
        assert!(of(1_000, 905, Some(60)).pause() > of(1_000, 940, Some(60)).pause(), "the less is left, the slower");
        assert!(of(80, 79, Some(60)).pause().is_some(), "a small one is used slowly from the start");
        assert!(!of(100, 91, Some(60)).is_used_up() && of(100, 90, Some(60)).is_used_up(), "a tenth, and no more");
        assert!(of(9, 8, Some(60)).is_used_up(), "one request of a small one");
        assert_eq!(of(100, 95, None).pause(), Some(Duration::ZERO), "one by one");
        let mut of_others = Quota::with(Some(100), 1, Some(60));
        assert!(of_others.is_used_up(), "the last is left to others");
        of_others.told_again(Quota::with(Some(100), 0, Some(60)));
        assert_eq!(of_others.taken(), 2);
        let mut unsaid = Quota::with(None, 100, None);
        unsaid.told_again(Quota::with(None, 90, None));
        assert!((unsaid.most, unsaid.left) == (100, 90) && unsaid.is_used_up(), "the most that were left stand for the whole");
        let mut late = Quota::with(Some(100), 20, Some(60));
        late.told_again(Quota::with(Some(100), 21, Some(60)));
        assert_eq!(late.left, 20, "an answer that comes late tells of before");
    }
}
