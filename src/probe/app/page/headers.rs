//! Response headers, parsed into numbers and truths.

use std::collections::BTreeSet;

use reqwest::header::HeaderMap;

use crate::probe::app::visit::answer::Answer;

/// What an answer varies by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Vary {
    pub(crate) by_all: bool,
    pub(crate) by_cookie: bool,
    pub(crate) by_agent: bool,
    pub(crate) by_authorization: bool,
    /// A field of it that hardly two visitors send alike.
    pub(crate) by_each: Option<String>,
}

/// Fields with nearly as many values as there are visitors, or more: addresses, ids and times of a request, where somebody came from, and
/// what a browser measures. How many others there are does not matter: a cache keeps as many copies as come, and of `Accept-Encoding`,
/// `Origin`, languages, or what Next.js, Inertia and htmx send with their own requests few come.
const OF_EACH: &[&str] = &[
    "referer",
    "x-forwarded-for",
    "x-real-ip",
    "forwarded",
    "true-client-ip",
    "cf-connecting-ip",
    "fastly-client-ip",
    "cf-ray",
    "x-request-id",
    "x-correlation-id",
    "x-amzn-trace-id",
    "traceparent",
    "date",
    "if-modified-since",
    "if-none-match",
    "viewport-width",
    "sec-ch-viewport-width",
    "width",
    "sec-ch-width",
    "rtt",
    "downlink",
    "sec-ch-ua-full-version-list",
];

impl Vary {
    pub(crate) fn of(answer: &Answer) -> Self {
        let header = answer.header("vary").unwrap_or_default().to_ascii_lowercase();
        let fields: BTreeSet<&str> = header.split(',').map(str::trim).filter(|f| !f.is_empty()).collect();
        Self {
            by_all: fields.contains("*"),
            by_cookie: fields.contains("cookie"),
            by_agent: fields.contains("user-agent"),
            by_authorization: fields.contains("authorization"),
            by_each: fields.iter().find(|field| OF_EACH.contains(field)).map(|field| (*field).to_owned()),
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

/// What an error is made of, as a client that asked for data has to read it.
pub(crate) fn form_of(answer: &Answer) -> &'static str {
    let is_problem = answer.header("content-type").is_some_and(|kind| kind.contains("problem+"));
    match media(answer) {
        _ if (300..400).contains(&answer.status) => "redirect",
        _ if answer.body.is_empty() => "empty",
        _ if is_problem => "problem",
        "json" => "json",
        "html" => "page",
        "text" => "text",
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
    fn what_splits_a_cache_is_told_from_what_a_few_send() {
        let vary = |field: &str| Vary::of(&answer(&[("vary", field)]));
        let seen = Vary::of(&answer(&[("vary", "Accept-Encoding, Cookie"), ("vary", "cookie, User-Agent")]));
        assert_eq!(seen, Vary { by_cookie: true, by_agent: true, ..Vary::default() });
        for few in [
            "RSC, Next-Router-State-Tree, Next-Router-Prefetch, Next-Url, Accept-Encoding, HX-Request",
            "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Accept-Encoding, Accept-Language, X-Locale, X-Brand",
        ] {
            assert_eq!(vary(few), Vary::default(), "{few}");
        }
        assert_eq!(vary("Accept-Encoding, X-Forwarded-For").by_each.as_deref(), Some("x-forwarded-for"));
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
