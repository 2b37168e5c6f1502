//! Response headers, parsed into numbers and truths.

use std::collections::BTreeSet;

use reqwest::header::HeaderMap;

use crate::probe::app::visit::answer::Answer;

/// What caches may do with an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Caching {
    /// `Cache-Control` or `Expires` is there at all.
    pub(crate) is_said: bool,
    /// How long a browser keeps it, seconds; none: not said.
    pub(crate) max_age_s: Option<i64>,
    /// How long a shared cache keeps it, where that differs.
    pub(crate) shared_max_age_s: Option<i64>,
    pub(crate) is_immutable: bool,
    pub(crate) is_no_store: bool,
    pub(crate) is_no_cache: bool,
    pub(crate) is_private: bool,
    pub(crate) is_public: bool,
}

impl Caching {
    /// Of an answer: `Cache-Control`, and `Expires` where that has no `max-age`.
    pub(crate) fn of(answer: &Answer) -> Self {
        let mut caching = answer.header("cache-control").map_or_else(Self::default, |h| parse_cache_control(&h));
        if let Some(expires) = answer.header("expires") {
            caching.is_said = true;
            let now = answer.header("date").and_then(|d| httpdate::parse_http_date(&d).ok()).unwrap_or_else(std::time::SystemTime::now);
            // An `Expires` that is no date means: already stale (RFC 9111, 5.3).
            let left = httpdate::parse_http_date(&expires).ok().and_then(|e| e.duration_since(now).ok()).unwrap_or_default();
            let seconds = i64::try_from(left.as_secs()).unwrap_or(i64::MAX);
            caching.max_age_s = caching.max_age_s.or(Some(seconds));
        }
        caching
    }

    /// A shared cache may keep it without asking back.
    pub(crate) fn is_shareable(self) -> bool {
        !(self.is_no_store || self.is_no_cache || self.is_private) && self.shared_max_age_s.or(self.max_age_s).is_some_and(|s| s > 0)
    }
}

/// Names count without case, a value may be quoted, of two `max-age` the shorter holds, one that is no number is 0.
fn parse_cache_control(header: &str) -> Caching {
    let mut caching = Caching { is_said: true, ..Caching::default() };
    let shorter = |old: Option<i64>, value: &str| {
        let seconds = value.trim().trim_matches('"').parse::<i64>().unwrap_or(0).max(0);
        Some(old.map_or(seconds, |o| o.min(seconds)))
    };
    for directive in header.split(',') {
        let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
        match name.trim().to_ascii_lowercase().as_str() {
            "max-age" => caching.max_age_s = shorter(caching.max_age_s, value),
            "s-maxage" => caching.shared_max_age_s = shorter(caching.shared_max_age_s, value),
            "immutable" => caching.is_immutable = true,
            "no-store" => caching.is_no_store = true,
            "no-cache" => caching.is_no_cache = true,
            "private" => caching.is_private = true,
            "public" => caching.is_public = true,
            _ => {}
        }
    }
    caching
}

/// What an answer varies by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Vary {
    pub(crate) by_all: bool,
    pub(crate) by_cookie: bool,
    pub(crate) by_agent: bool,
    pub(crate) by_authorization: bool,
    /// Different fields by which usual visits of one page differ.
    pub(crate) fields: i64,
}

/// Fields that browsers send alike when they visit a page, or only with requests that code makes: a cache keeps one copy for all of
/// them. Next.js, Inertia, htmx, Turbo and Unpoly name theirs with each page.
const ALIKE: &[&str] = &[
    "accept-encoding",
    "accept",
    "origin",
    "rsc",
    "next-url",
    "next-router-state-tree",
    "next-router-prefetch",
    "next-router-segment-prefetch",
    "x-inertia",
    "x-requested-with",
    "x-csrf-token",
    "turbo-frame",
    "sec-fetch-dest",
    "sec-fetch-mode",
    "sec-fetch-site",
    "access-control-request-method",
    "access-control-request-headers",
    "x-forwarded-proto",
    "host",
];
const ALIKE_BEGIN: &[&str] = &["hx-", "x-up-"];

impl Vary {
    pub(crate) fn of(answer: &Answer) -> Self {
        let header = answer.header("vary").unwrap_or_default().to_ascii_lowercase();
        let fields: BTreeSet<&str> = header.split(',').map(str::trim).filter(|f| !f.is_empty()).collect();
        let is_alike = |field: &str| ALIKE.contains(&field) || ALIKE_BEGIN.iter().any(|begin| field.starts_with(begin));
        Self {
            by_all: fields.contains("*"),
            by_cookie: fields.contains("cookie"),
            by_agent: fields.contains("user-agent"),
            by_authorization: fields.contains("authorization"),
            fields: i64::try_from(fields.iter().filter(|field| !is_alike(field)).count()).unwrap_or(i64::MAX),
        }
    }
}

/// One `Set-Cookie`. The value never leaves this module but as a secret to be masked, or in a replay.
#[derive(Clone)]
pub(crate) struct SetCookie {
    pub(crate) name: String,
    value: String,
}

impl SetCookie {
    /// The values to mask. A short one, or a plain word such as `default`, would mask words of the report, and is left.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let whole = std::iter::once(self.value.clone());
        let decoded =
            url::form_urlencoded::parse(format!("x={}", self.value.replace('+', "%2B")).as_bytes()).next().map(|(_, v)| v.into_owned());
        let plain = |s: &String| s.len() < 8 || s.chars().all(|c| c.is_ascii_lowercase());
        whole.chain(decoded).filter(|s| !plain(s)).collect()
    }

    /// `name=value`, for a `Cookie` header.
    pub(crate) fn pair(&self) -> String {
        format!("{}={}", self.name, self.value)
    }
}

/// Browsers keep no more of one site, and no longer names.
const MOST_COOKIES: usize = 180;
const LONGEST_NAME: usize = 256;
/// Hops that an answer names itself.
const MOST_HOPS: usize = 20;

/// Every cookie that an answer sets; one that it takes away (empty value) is none.
pub(crate) fn set_cookies(headers: &HeaderMap) -> Vec<SetCookie> {
    headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|h| {
            let text = String::from_utf8_lossy(h.as_bytes()).into_owned();
            let (name, value) = text.split(';').next()?.split_once('=')?;
            let cookie = SetCookie { name: name.trim().to_owned(), value: value.trim().to_owned() };
            (!cookie.name.is_empty() && cookie.name.len() <= LONGEST_NAME && !cookie.value.is_empty()).then_some(cookie)
        })
        .take(MOST_COOKIES)
        .collect()
}

/// The kinds of body that checks tell apart.
pub(crate) fn media(answer: &Answer) -> &'static str {
    let kind = answer.header("content-type").unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or("").trim();
    match kind {
        "text/html" | "application/xhtml+xml" => "html",
        "text/css" => "css",
        k if k.ends_with("/json") || k.ends_with("+json") => "json",
        k if k.contains("javascript") || k.contains("ecmascript") => "script",
        k if k.starts_with("font/") || k.contains("font") => "font",
        k if k.starts_with("image/") => "image",
        k if k.starts_with("video/") || k.starts_with("audio/") => "media",
        k if k.starts_with("text/") || k.ends_with("/xml") || k.ends_with("+xml") => "text",
        _ => "other",
    }
}

/// A proxy, mesh or gateway that an answer passed, by its mark. Each entry of `Via` is one of its own.
pub(crate) fn hops(answer: &Answer) -> Vec<String> {
    let via = answer.header("via").unwrap_or_default();
    let named = via
        .split(',')
        .map(|entry| entry.split_whitespace().nth(1).unwrap_or("").to_ascii_lowercase())
        .filter(|e| !e.is_empty() && e.len() <= LONGEST_NAME);
    let mut hops: Vec<String> = named.take(MOST_HOPS).collect();
    // A CDN that passes a request on within itself names itself twice.
    hops.dedup();
    let has = |name: &str| answer.headers.contains_key(name);
    let server = answer.header("server").unwrap_or_default().to_ascii_lowercase();
    let marks = [
        ("envoy", has("x-envoy-upstream-service-time") || has("x-envoy-decorator-operation") || server.contains("envoy")),
        ("linkerd", answer.headers.keys().any(|k| k.as_str().starts_with("l5d-"))),
        ("kong", has("x-kong-proxy-latency") || has("x-kong-upstream-latency")),
        ("aws api gateway", has("x-amz-apigw-id")),
        ("varnish", has("x-varnish")),
        ("traefik", server.contains("traefik")),
        ("nginx", server.contains("nginx") || server.contains("openresty")),
        ("haproxy", server.contains("haproxy")),
        ("apache", server.contains("apache")),
        ("caddy", server.contains("caddy")),
    ];
    for (name, is_there) in marks {
        // Kong and Varnish also stand in `Via`: once is enough.
        if is_there && !hops.iter().any(|h| h.contains(name)) {
            hops.push(name.to_owned());
        }
    }
    hops
}

/// An id by which one request can be found again in the logs.
pub(crate) fn has_request_id(answer: &Answer) -> bool {
    const NAMES: &[&str] = &[
        "x-request-id",
        "request-id",
        "x-correlation-id",
        "x-trace-id",
        "traceresponse",
        "traceparent",
        "x-amzn-trace-id",
        "x-amzn-requestid",
        "x-cloud-trace-context",
        "x-datadog-trace-id",
        "x-b3-traceid",
        "cf-ray",
        "x-vercel-id",
        "x-nf-request-id",
        "fly-request-id",
        "x-railway-request-id",
        "x-render-request-id",
        "rndr-id",
        "x-amz-cf-id",
        "x-azure-ref",
        "x-ms-request-id",
        "x-github-request-id",
        "apigw-requestid",
    ];
    NAMES.iter().any(|n| answer.headers.contains_key(*n)) || answer.header("server-timing").is_some_and(|t| t.contains("traceparent"))
}

/// Headers that tell a client how much it may still ask.
pub(crate) fn has_rate_limit(answer: &Answer) -> bool {
    let starts = ["ratelimit", "x-ratelimit", "x-rate-limit"];
    answer.status == 429 || answer.headers.keys().any(|k| starts.iter().any(|s| k.as_str().starts_with(s)))
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    fn answer(headers: &[(&'static str, &str)]) -> Answer {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a header value"));
        }
        Answer {
            url: Url::parse("http://h/").expect("a URL"),
            status: 200,
            headers: map,
            body: Vec::new(),
            wire_bytes: 0,
            is_cut: false,
            shown: std::sync::Arc::default(),
        }
    }

    #[test]
    fn cache_control_is_read_without_regard_to_case() {
        let caching = Caching::of(&answer(&[("cache-control", "Public, Max-Age=\"600\", max-age=60, Immutable")]));
        assert_eq!((caching.max_age_s, caching.is_immutable, caching.is_shareable()), (Some(60), true, true));
        let caching = Caching::of(&answer(&[("cache-control", "No-Cache"), ("cache-control", "private")]));
        assert!(caching.is_no_cache && caching.is_private && !caching.is_shareable());
    }

    #[test]
    fn expires_counts_from_the_date_of_the_answer_and_nonsense_is_stale() {
        let date = ("date", "Sun, 22 Nov 2026 10:00:00 GMT");
        assert_eq!(Caching::of(&answer(&[date, ("expires", "Sun, 22 Nov 2026 11:00:00 GMT")])).max_age_s, Some(3600));
        assert_eq!(Caching::of(&answer(&[date, ("expires", "0")])).max_age_s, Some(0));
        assert_eq!(Caching::of(&answer(&[("expires", "0"), ("cache-control", "max-age=5")])).max_age_s, Some(5));
        assert!(!Caching::of(&answer(&[date])).is_said);
    }

    #[test]
    fn vary_counts_each_field_once() {
        let vary = Vary::of(&answer(&[("vary", "Accept-Encoding, Cookie"), ("vary", "cookie, User-Agent")]));
        assert_eq!(vary, Vary { by_cookie: true, by_agent: true, fields: 2, ..Vary::default() });
        let next =
            Vary::of(&answer(&[("vary", "RSC, Next-Router-State-Tree, Next-Router-Prefetch, Next-Url, Accept-Encoding, HX-Request")]));
        assert_eq!(next, Vary::default(), "a browser sends none of them when it visits a page");
    }

    #[test]
    fn a_cookie_that_is_taken_away_is_none_and_a_plain_word_is_no_secret() {
        let cookies = set_cookies(&answer(&[("set-cookie", "sid=; Max-Age=0"), ("set-cookie", "theme=darkmodeon; Path=/")]).headers);
        assert_eq!(cookies.len(), 1);
        assert!(cookies[0].secrets().is_empty());
        let cookies = set_cookies(&answer(&[("set-cookie", "connect.sid=s%3AaBc123.def%2B; HttpOnly")]).headers);
        assert_eq!(cookies[0].secrets(), ["s%3AaBc123.def%2B", "s:aBc123.def+"]);
    }

    #[test]
    fn each_gateway_is_counted_once() {
        let seen = hops(&answer(&[("via", "1.1 varnish (Varnish/7.1), 1.1 kong/3.4"), ("x-varnish", "3"), ("server", "istio-envoy")]));
        assert_eq!(seen, ["varnish", "kong/3.4", "envoy"]);
    }
}
