//! What caches may do with an answer: RFC 9111, and what the two caches that stand before most apps make of it.

use std::time::{Duration, SystemTime};

use crate::probe::app::{
    page::headers::{Vary, set_cookies},
    visit::answer::Answer,
};

/// What is said of keeping an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Caching {
    /// Anything that tells a cache whether or how long: `public` alone tells neither.
    pub(crate) is_said: bool,
    /// How long a browser keeps it, seconds; none: not said.
    pub(crate) max_age_s: Option<i64>,
    /// How long a shared cache keeps it, where that differs.
    pub(crate) shared_max_age_s: Option<i64>,
    /// The same in the words of `CDN-Cache-Control` (RFC 9213) or `Surrogate-Control`, which only an edge reads; 0: it may not keep it.
    pub(crate) edge_max_age_s: Option<i64>,
    pub(crate) is_immutable: bool,
    pub(crate) is_no_store: bool,
    pub(crate) is_no_cache: bool,
    pub(crate) is_private: bool,
    pub(crate) is_public: bool,
    pub(crate) is_must_revalidate: bool,
    /// Only who knows what its status means may keep it (RFC 9111, 5.2.2.3).
    pub(crate) is_must_understand: bool,
    /// How old it was when it came: a cache on the way kept it so long.
    pub(crate) age_s: i64,
    /// Where nothing is said, how long a cache may take it for fresh: a tenth of the time since it was changed (RFC 9111, 4.2.2).
    pub(crate) guessed_s: Option<i64>,
}

/// More seconds than this count as this many (RFC 9111, 1.2.2).
const LONGEST_S: i64 = 2_147_483_648;
/// What a cache may take for fresh though nothing is said (RFC 9110, 15.1).
const GUESSED: &[u16] = &[200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501];
/// What caches know the meaning of: those, and the others that RFC 9110 defines with a body of their own.
const UNDERSTOOD: &[u16] = &[200, 203, 204, 300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 410, 414, 500, 501, 502, 503, 504];
const EDGE_FIELDS: &[&str] = &["cdn-cache-control", "surrogate-control"];

impl Caching {
    /// Of an answer: `Cache-Control`, `Expires` where that has no `max-age`, and what edges alone are told.
    pub(crate) fn of(answer: &Answer) -> Self {
        let mut caching = answer.header("cache-control").map_or_else(Self::default, |field| parse(&field));
        let now = answer.header("date").and_then(|date| instant(&date)).unwrap_or_else(SystemTime::now);
        if let Some(expires) = answer.header("expires") {
            // An `Expires` that is no date means: already stale (RFC 9111, 5.3).
            let left = instant(&expires).and_then(|at| at.duration_since(now).ok()).unwrap_or_default();
            caching.is_said = true;
            caching.max_age_s = caching.max_age_s.or(Some(seconds(left)));
        }
        caching.edge_max_age_s = EDGE_FIELDS.iter().find_map(|name| answer.header(name)).and_then(|field| edge(parse(&field)));
        // Of several ages the first holds (RFC 9111, 5.1); what is no number says nothing.
        caching.age_s = answer.header("age").and_then(|field| whole(field.split(',').next()?.trim())).unwrap_or(0);
        let may_guess = !caching.is_said && GUESSED.contains(&answer.status);
        let changed = answer.header("last-modified").and_then(|date| instant(&date)).filter(|_| may_guess);
        caching.guessed_s = changed.map(|at| seconds(now.duration_since(at).unwrap_or_default()) / 10);
        caching
    }

    /// A shared cache may keep it without asking back.
    pub(crate) fn is_shareable(&self) -> bool {
        self.shared_s().is_some_and(|seconds| seconds > 0)
    }

    /// For how long a shared cache may: what it was told less the age; none: it may not, or nothing is said.
    pub(crate) fn shared_s(&self) -> Option<i64> {
        let is_kept = !(self.is_no_store || self.is_no_cache || self.is_private);
        self.shared_max_age_s.or(self.max_age_s).filter(|_| is_kept).map(|seconds| (seconds - self.age_s).max(0))
    }

    /// For how long an edge that is told so in a field of its own may keep it, else any shared cache.
    pub(crate) fn edge_s(&self) -> Option<i64> {
        self.edge_max_age_s.map(|seconds| (seconds - self.age_s).max(0)).or_else(|| self.shared_s())
    }

    /// It is meant for shared caches by what it says, and not only because nothing forbids it.
    pub(crate) fn is_for_all(&self) -> bool {
        self.is_public || self.shared_max_age_s.is_some() || self.edge_max_age_s.is_some_and(|seconds| seconds > 0)
    }

    /// What was asked for with `Authorization` a shared cache keeps only where it is told so (RFC 9111, 3.5).
    fn may_be_kept_of(&self, answer: &Answer) -> bool {
        let is_authorized = answer.shown.iter().any(|(name, _)| name.eq_ignore_ascii_case("authorization"));
        let is_told = self.is_public || self.is_must_revalidate || self.shared_max_age_s.is_some();
        (is_told || !is_authorized) && (!self.is_must_understand || UNDERSTOOD.contains(&answer.status))
    }

    fn browser_s(&self) -> i64 {
        let is_asked_for = self.is_no_store || self.is_no_cache;
        let left = self.max_age_s.map(|seconds| (seconds - self.age_s).max(0)).or(self.guessed_s);
        left.filter(|_| !is_asked_for).unwrap_or(0)
    }
}

/// Who keeps answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keeper {
    Browser,
    /// Any shared cache, as RFC 9111 lets it.
    Shared,
    /// `proxy_cache` of nginx, which takes no time of its own unless `proxy_cache_valid` gives it one.
    Nginx,
    /// Varnish with the rules it comes with (`builtin.vcl`).
    Varnish,
}

/// What Varnish takes where nothing is said: its parameter `default_ttl`.
const VARNISH_DEFAULT_S: i64 = 120;
/// What Varnish and RFC 9111 (by RFC 9110, 15.1) keep without being told, and nginx only if it is told.
const KEPT_WITHOUT_WORD: &[u16] = &[200, 203, 204, 300, 301, 404, 410, 414];

impl Keeper {
    /// Each, with the name that facts have for it.
    pub(crate) const ALL: [(Self, &'static str); 4] =
        [(Self::Browser, "browser"), (Self::Shared, "shared cache"), (Self::Nginx, "nginx"), (Self::Varnish, "varnish")];

    /// For how many seconds it answers with `answer` itself without asking the app; 0: it does not.
    pub(crate) fn keeps_s(self, answer: &Answer) -> i64 {
        let (caching, by_all) = (Caching::of(answer), Vary::of(answer).by_all);
        let sets_cookie = !set_cookies(&answer.headers).is_empty();
        match self {
            Self::Browser => {
                if by_all {
                    0
                } else {
                    caching.browser_s()
                }
            }
            _ if by_all => 0,
            Self::Shared if !caching.may_be_kept_of(answer) => 0,
            Self::Shared => caching.shared_s().unwrap_or(0),
            Self::Nginx => {
                if sets_cookie {
                    0
                } else {
                    nginx_s(answer, &caching)
                }
            }
            Self::Varnish => {
                if sets_cookie {
                    0
                } else {
                    varnish_s(answer, &caching)
                }
            }
        }
    }
}

/// nginx knows no age, reads `Cache-Control` by its letters, and keeps what says nothing not at all. What forbids it comes first: up to
/// version 1.22 a time in a later field, its own `X-Accel-Expires` too, does not bring back what an earlier one forbade.
fn nginx_s(answer: &Answer, caching: &Caching) -> i64 {
    let is_expired = answer.header("expires").is_some_and(|date| instant(&date).is_none_or(|at| at <= SystemTime::now()));
    if caching.is_no_store || caching.is_no_cache || caching.is_private || is_expired {
        return 0;
    }
    if let Some(own) = answer.header("x-accel-expires") {
        return whole(own.trim()).unwrap_or(0);
    }
    let field = answer.header("cache-control").unwrap_or_default().to_ascii_lowercase();
    let after = |name: &str| field.find(name).map(|at| &field[at + name.len()..]);
    match after("s-maxage=").or_else(|| after("max-age=")) {
        Some(rest) => rest.split([',', ';', ' ']).next().and_then(whole).unwrap_or(0),
        None => Caching { age_s: 0, ..*caching }.shared_s().unwrap_or(0),
    }
}

/// Varnish reads of `Surrogate-Control` only that nothing may be kept; where that field is there, it does not look for such words in
/// `Cache-Control`, whose times it takes all the same. Of two times the first holds, one that is no number is 0, and an `Expires` that is
/// no date is none.
fn varnish_s(answer: &Answer, caching: &Caching) -> i64 {
    let surrogate = answer.header("surrogate-control").map(|field| field.to_ascii_lowercase());
    let is_forbidden = match &surrogate {
        Some(field) => field.contains("no-store"),
        None => caching.is_no_store || caching.is_no_cache || caching.is_private,
    };
    if is_forbidden {
        return 0;
    }
    let field = answer.header("cache-control").unwrap_or_default().to_ascii_lowercase();
    let first = |name: &str| split(&field).find_map(|directive| directive.trim().strip_prefix(name)?.trim_start().strip_prefix('='));
    let told = first("s-maxage").or_else(|| first("max-age")).map(|value| time(value).unwrap_or(0));
    let dated = || answer.header("expires").and_then(|date| instant(&date)).map(|_| caching.max_age_s.unwrap_or(0));
    let unsaid = || if KEPT_WITHOUT_WORD.contains(&answer.status) { VARNISH_DEFAULT_S } else { 0 };
    (told.or_else(dated).unwrap_or_else(unsaid) - caching.age_s).max(0)
}

/// Names count without case, a value may be quoted, and of two times the shorter holds.
fn parse(field: &str) -> Caching {
    let mut caching = Caching::default();
    let shorter = |old: Option<i64>, value: &str| {
        let seconds = time(value);
        old.map_or(seconds, |old| Some(seconds.map_or(old, |seconds| old.min(seconds))))
    };
    for directive in split(field) {
        let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
        match name.trim().to_ascii_lowercase().as_str() {
            "max-age" => caching.max_age_s = shorter(caching.max_age_s, value),
            "s-maxage" => caching.shared_max_age_s = shorter(caching.shared_max_age_s, value),
            "immutable" => caching.is_immutable = true,
            "no-store" => caching.is_no_store = true,
            "no-cache" => caching.is_no_cache = true,
            "private" => caching.is_private = true,
            "public" => caching.is_public = true,
            "must-revalidate" => caching.is_must_revalidate = true,
            "must-understand" => caching.is_must_understand = true,
            _ => {}
        }
    }
    let has_time = caching.max_age_s.or(caching.shared_max_age_s).is_some();
    caching.is_said = has_time || caching.is_no_store || caching.is_no_cache || caching.is_private;
    caching
}

/// Commas inside of quotes part nothing: `no-cache="set-cookie, x", max-age=60`.
fn split(field: &str) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    field.split(move |c| {
        is_quoted ^= c == '"';
        c == ',' && !is_quoted
    })
}

/// What is told to edges alone, as a time; none: nothing.
fn edge(told: Caching) -> Option<i64> {
    let is_kept = !(told.is_no_store || told.is_no_cache || told.is_private);
    if is_kept { told.shared_max_age_s.or(told.max_age_s) } else { Some(0) }
}

/// A time that is less than nothing is stale; what is no number says nothing. `3600+600` of an edge is 3600 and some more while it asks.
fn time(value: &str) -> Option<i64> {
    let digits = value.trim().trim_matches('"').split('+').next()?;
    digits.strip_prefix('-').map_or_else(|| whole(digits), |rest| whole(rest).map(|_| 0))
}

fn whole(digits: &str) -> Option<i64> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(LONGEST_S).min(LONGEST_S))
}

fn instant(date: &str) -> Option<SystemTime> {
    httpdate::parse_http_date(date).ok()
}

fn seconds(time: Duration) -> i64 {
    i64::try_from(time.as_secs()).unwrap_or(LONGEST_S).min(LONGEST_S)
}

#[cfg(test)]
mod cases;

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderMap;
    use url::Url;

    use super::*;

    fn answer(headers: &[(&'static str, &str)]) -> Answer {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a header value"));
        }
        let url = Url::parse("http://h/").expect("a URL");
        Answer { url, status: 200, headers: map, body: Vec::new(), wire_bytes: 0, is_cut: false, shown: std::sync::Arc::default() }
    }

    fn said(field: &str) -> Caching {
        Caching::of(&answer(&[("cache-control", field)]))
    }

    #[test]
    fn cache_control_is_read_without_regard_to_case() {
        let caching = said("Public, Max-Age=\"600\", max-age=60, Immutable");
        assert_eq!((caching.max_age_s, caching.is_immutable, caching.is_shareable()), (Some(60), true, true));
        let caching = Caching::of(&answer(&[("cache-control", "No-Cache"), ("cache-control", "private")]));
        assert!(caching.is_no_cache && caching.is_private && !caching.is_shareable());
        let quoted = said("no-cache=\"set-cookie, private\", max-age=60");
        assert!(quoted.is_no_cache && !quoted.is_private && quoted.max_age_s == Some(60), "a comma inside of quotes");
    }

    #[test]
    fn a_time_may_be_too_long_too_short_or_no_time() {
        assert_eq!(said("max-age=99999999999999999999").max_age_s, Some(LONGEST_S));
        assert_eq!(said("max-age=4294967296").max_age_s, Some(LONGEST_S));
        let negative = said("max-age=-1");
        assert_eq!((negative.max_age_s, negative.is_said), (Some(0), true), "stale");
        for nothing in ["", "public", "max-age", "max-age=", "max-age=an hour", "maxage=60", "public; max-age=60", "must-revalidate", "60"]
        {
            let caching = said(nothing);
            assert_eq!((caching.is_said, caching.max_age_s, caching.is_shareable()), (false, None, false), "{nothing}");
        }
        assert!(said("private").is_said && said("s-maxage=5").is_said && said("no-store").is_said);
    }

    #[test]
    fn expires_counts_from_the_date_of_the_answer_and_nonsense_is_stale() {
        let date = ("date", "Sun, 22 Nov 2026 10:00:00 GMT");
        let age = |headers: &[(&'static str, &str)]| Caching::of(&answer(headers)).max_age_s;
        assert_eq!(age(&[date, ("expires", "Sun, 22 Nov 2026 11:00:00 GMT")]), Some(3600));
        assert_eq!(age(&[date, ("expires", "0")]), Some(0));
        for no_date in [
            "Sun,  22  Nov  2026  11:00:00  GMT",
            "Sun, 22 Nov 2026 1:00:00 GMT",
            "Sun, 22 Nov 26 11:00:00 GMT",
            "Sun, 22 Nov 2026 11:00:00 AEST",
            "Sun, 22 Nov 2026 11:00:00 UTC",
            "Sun, 22-Nov-2026 11:00:00 GMT",
            "Sun 22 Nov 2026 11:00:00 GMT",
            "Sun, 22 Nov 2026 11.00.00 GMT",
        ] {
            assert_eq!(age(&[date, ("expires", no_date)]), Some(0), "{no_date}");
        }
        assert_eq!(age(&[("expires", "0"), ("cache-control", "max-age=5")]), Some(5));
        assert!(!Caching::of(&answer(&[date])).is_said);
    }

    #[test]
    fn the_age_of_an_answer_is_taken_off() {
        let aged = |age: &str| Caching::of(&answer(&[("cache-control", "max-age=600"), ("age", age)])).shared_s();
        assert_eq!([aged("100"), aged("700"), aged("7a"), aged("-5"), aged("")], [500, 0, 600, 600, 600].map(Some));
        assert_eq!([aged("700, 0"), aged("0, 700"), aged("7.5"), aged("2147483649")], [0, 600, 600, 0].map(Some), "the first of several");
        assert_eq!(said("private, max-age=600").shared_s(), None);
    }

    #[test]
    fn of_who_showed_who_he_is_and_of_what_nobody_knows_a_shared_cache_keeps_nothing_untold() {
        let told = |field: &str, status| {
            let shown = [("Authorization".to_owned(), "Bearer x".to_owned())].into();
            let asked = Answer { status, shown, ..answer(&[("cache-control", field)]) };
            [Keeper::Shared, Keeper::Browser].map(|keeper| keeper.keeps_s(&asked))
        };
        assert_eq!(told("max-age=60", 200), [0, 60]);
        for field in ["max-age=60, public", "max-age=60, must-revalidate", "max-age=60, s-maxage=60"] {
            assert_eq!(told(field, 200), [60, 60], "{field}");
        }
        let strange = |status| Keeper::Shared.keeps_s(&Answer { status, ..answer(&[("cache-control", "max-age=60, must-understand")]) });
        assert_eq!([200, 404, 599].map(strange), [60, 60, 0]);
    }

    #[test]
    fn edges_are_told_in_a_field_of_their_own() {
        let told = |headers: &[(&'static str, &str)]| Caching::of(&answer(headers));
        let vercel = told(&[("cache-control", "public, max-age=0, must-revalidate"), ("cdn-cache-control", "max-age=31536000")]);
        assert_eq!((vercel.edge_s(), vercel.shared_s(), vercel.is_for_all()), (Some(31_536_000), Some(0), true));
        let fastly = told(&[("cache-control", "private, no-cache"), ("surrogate-control", "max-age=60")]);
        assert_eq!((fastly.edge_s(), fastly.shared_s()), (Some(60), None));
        let kept_off = told(&[("cache-control", "max-age=60"), ("cdn-cache-control", "no-store")]);
        assert_eq!((kept_off.edge_s(), kept_off.is_for_all()), (Some(0), false));
        assert_eq!(told(&[("surrogate-control", "max-age=3600+600, content=\"ESI/1.0\"")]).edge_s(), Some(3_600));
        assert_eq!(told(&[("cache-control", "max-age=60"), ("cdn-cache-control", "")]).edge_s(), Some(60), "an empty field says nothing");
    }

    #[test]
    fn where_nothing_is_said_a_browser_takes_a_tenth_of_the_age() {
        let headers = [("date", "Sun, 22 Nov 2026 10:00:00 GMT"), ("last-modified", "Thu, 12 Nov 2026 10:00:00 GMT")];
        let day = Keeper::Browser.keeps_s(&answer(&headers));
        assert_eq!(day, 86_400);
        let made = Answer { status: 201, ..answer(&headers) };
        assert_eq!(Keeper::Browser.keeps_s(&made), 0, "what was made, failed or was refused is asked for again");
        let told = [headers[0], headers[1], ("cache-control", "no-cache")];
        assert_eq!(Keeper::Browser.keeps_s(&answer(&told)), 0);
        assert_eq!(Keeper::Shared.keeps_s(&answer(&headers)), 0, "of others nothing is promised");
    }
}
