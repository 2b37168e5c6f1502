//! What an answer says of the edge (CDN) that it came through: whose it is, and whether it came from its memory.

use crate::probe::app::visit::answer::Answer;

/// A header that one CDN sends: its name, what its value has somewhere (nothing: it is there), and where that is told.
type Mark = (&'static str, &'static str, &'static str, &'static str);

/// `Server: nginx`, `X-Cache-Status` of one's own nginx, `Via` of a platform's router and `X-Forwarded-*` are of no CDN.
const MARKS: &[Mark] = &[
    // Kinsta stands on Cloudflare, and says so.
    ("kinsta", "x-kinsta-cache", "", "https://kinsta.com/docs/wordpress-hosting/caching/"),
    ("kinsta", "ki-edge", "", "https://kinsta.com/docs/wordpress-hosting/caching/edge-caching/"),
    ("cloudflare", "cf-ray", "", "https://developers.cloudflare.com/fundamentals/reference/cloudflare-ray-id/"),
    ("cloudflare", "cf-cache-status", "", "https://developers.cloudflare.com/cache/concepts/cache-responses/"),
    ("cloudfront", "x-amz-cf-pop", "", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/"),
    ("cloudfront", "x-cache", "cloudfront", "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/"),
    ("fastly", "x-served-by", "cache-", "https://www.fastly.com/documentation/reference/http/http-headers/X-Served-By/"),
    ("fastly", "x-fastly-request-id", "", "https://www.fastly.com/documentation/reference/http/http-headers/"),
    ("vercel", "x-vercel-cache", "", "https://vercel.com/docs/headers/response-headers"),
    ("vercel", "x-vercel-id", "", "https://vercel.com/docs/headers/response-headers"),
    ("netlify", "x-nf-request-id", "", "https://docs.netlify.com/build/caching/caching-overview/"),
    ("netlify", "cache-status", "netlify", "https://docs.netlify.com/build/caching/caching-overview/"),
    ("akamai", "akamai-grn", "", "https://techdocs.akamai.com/edge-diagnostics/docs/"),
    ("akamai", "x-akamai-", "", "https://techdocs.akamai.com/property-mgr/docs/"),
    ("akamai", "x-check-cacheable", "", "https://techdocs.akamai.com/edge-diagnostics/docs/pragma-headers"),
    ("akamai", "server", "akamai", "https://techdocs.akamai.com/property-mgr/docs/"),
    ("akamai", "server-timing", "cdn-cache", "https://support.speedcurve.com/docs/collecting-custom-data-from-your-cdn"),
    ("azure", "x-azure-ref", "", "https://learn.microsoft.com/azure/frontdoor/front-door-http-headers-protocol"),
    ("imperva", "x-iinfo", "", "https://docs.imperva.com/bundle/cloud-application-security/page/settings/caching.htm"),
    ("imperva", "x-cdn", "imperva", "https://http.dev/x-cdn"),
    ("imperva", "x-cdn", "incapsula", "https://http.dev/x-cdn"),
    ("sucuri", "x-sucuri-id", "", "https://docs.sucuri.net/website-firewall/"),
    ("sucuri", "x-sucuri-cache", "", "https://docs.sucuri.net/website-firewall/performance/"),
    ("tencent", "eo-cache-status", "", "https://www.tencentcloud.com/document/product/1145/54212"),
    ("tencent", "eo-log-uuid", "", "https://www.tencentcloud.com/document/product/1145/54212"),
    ("tencent", "x-nws-log-uuid", "", "https://www.tencentcloud.com/document/product/228"),
    ("bunny", "cdn-pullzone", "", "https://docs.bunny.net/docs/cdn"),
    ("bunny", "cdn-cache", "", "https://docs.bunny.net/docs/cdn"),
    ("cdn77", "x-77-cache", "", "https://client.cdn77.com/support/knowledgebase"),
    ("keycdn", "x-edge-location", "", "https://www.keycdn.com/support/http-headers"),
    ("quic.cloud", "x-qc-cache", "", "https://docs.quic.cloud/"),
    ("quic.cloud", "x-qc-pop", "", "https://docs.quic.cloud/"),
];

/// The CDN by a header of its own.
pub(super) fn vendor(answer: &Answer) -> Option<&'static str> {
    let has = |name: &str| answer.headers.contains_key(name);
    let is_there = |(_, name, says, _): &&Mark| match (name.ends_with('-'), says.is_empty()) {
        (true, _) => answer.headers.keys().any(|header| header.as_str().starts_with(name)),
        (false, true) => has(name),
        (false, false) => says_somewhere(answer, name, says),
    };
    let by_two = || match () {
        () if has("x-id") && has("cache") => Some("gcore"),
        // Google's load balancer says so as well, and keeps nothing: its CDN has an age.
        () if says_somewhere(answer, "via", "1.1 google") && has("age") => Some("google"),
        () => None,
    };
    MARKS.iter().find(is_there).map(|(vendor, ..)| *vendor).or_else(by_two)
}

fn says_somewhere(answer: &Answer, name: &str, word: &str) -> bool {
    answer.header(name).is_some_and(|value| value.to_ascii_lowercase().contains(word))
}

/// Headers that say hit or miss: of a list, one entry a hop, the last is the nearest.
const STATUS: &[&str] = &[
    "x-cache",
    "cdn-cache",
    "x-77-cache",
    "x-qc-cache",
    "x-kinsta-cache",
    "x-sucuri-cache",
    "eo-cache-status",
    "x-cache-lookup",
    "x-cache-status",
    "cache",
];
const KEPT: &[&str] = &["hit", "revalidated", "updating", "stale"];

/// The later of two answers came from memory: by what the edge says, else by an age that grows.
pub(super) fn is_hit(answer: &Answer, before: &Answer) -> bool {
    let lower = |name: &str| answer.header(name).map(|value| value.to_ascii_lowercase());
    if let Some(status) = lower("cache-status") {
        return status.split(',').any(|member| member.split(';').skip(1).any(|p| p.trim() == "hit"));
    }
    if let Some(status) = lower("cf-cache-status") {
        return KEPT.contains(&status.as_str());
    }
    if let Some(status) = lower("x-vercel-cache") {
        return ["hit", "stale", "prerender"].contains(&status.as_str());
    }
    let says_hit = |hop: &str| KEPT.iter().any(|word| hop.contains(word)) && !hop.contains("miss");
    for name in STATUS {
        if let Some(status) = lower(name) {
            // Fastly's shield, behind the point that was asked, is its memory too.
            let is_of_shield = vendor(answer) == Some("fastly") && status.split(',').any(says_hit);
            return is_of_shield || status.rsplit(',').next().is_some_and(says_hit);
        }
    }
    if let Some(status) = lower("server-timing").filter(|status| status.contains("cdn-cache")) {
        return status.split(',').any(|metric| metric.contains("cdn-cache") && says_hit(metric));
    }
    // Imperva: `9-49176764-0 0CNN RT(…)`; C: from the cache, V: asked of the app, and still the same.
    if let Some(status) = lower("x-iinfo") {
        return status.split_whitespace().nth(1).is_some_and(|code| matches!(code.as_bytes().get(1), Some(b'c' | b'v')));
    }
    let age = |a: &Answer| a.header("age").and_then(|value| value.parse::<i64>().ok()).unwrap_or(0);
    age(answer) > 0 && age(answer) >= age(before)
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderMap;
    use url::Url;

    use super::*;

    type Headers = &'static [(&'static str, &'static str)];

    fn answer(headers: Headers) -> Answer {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().expect("a header value"));
        }
        let url = Url::parse("http://h/").expect("a URL");
        Answer { url, status: 200, headers: map, body: Vec::new(), wire_bytes: 0, is_cut: false, shown: std::sync::Arc::default() }
    }

    /// Each CDN with an answer from its memory and one that is not.
    const EXAMPLES: &[(&str, Headers, Headers)] = &[
        ("cloudflare", &[("cf-ray", "8a-FRA"), ("cf-cache-status", "HIT")], &[("cf-cache-status", "DYNAMIC"), ("age", "5")]),
        (
            "cloudfront",
            &[("x-cache", "RefreshHit from cloudfront")],
            &[("x-cache", "Miss from cloudfront"), ("via", "1.1 x.cloudfront.net")],
        ),
        (
            "fastly",
            &[("x-served-by", "cache-iad-1, cache-fra-2"), ("x-cache", "HIT, MISS")],
            &[("x-served-by", "cache-fra-1"), ("x-cache", "MISS, MISS")],
        ),
        ("vercel", &[("x-vercel-cache", "PRERENDER")], &[("x-vercel-id", "fra1::x"), ("x-vercel-cache", "MISS")]),
        (
            "netlify",
            &[("cache-status", "\"Netlify Edge\"; hit")],
            &[("cache-status", "\"Netlify Edge\"; fwd=miss"), ("x-nf-request-id", "01")],
        ),
        (
            "akamai",
            &[("akamai-grn", "0.1e"), ("x-cache", "TCP_MEM_HIT from a1 (AkamaiGHost/11)")],
            &[("x-akamai-request-id", "2256a92"), ("x-cache", "TCP_MISS from a1")],
        ),
        ("akamai", &[("server-timing", "cdn-cache; desc=HIT, edge; dur=1")], &[("server-timing", "cdn-cache; desc=MISS, origin; dur=80")]),
        ("azure", &[("x-azure-ref", "0x"), ("x-cache", "TCP_REMOTE_HIT")], &[("x-azure-ref", "0x"), ("x-cache", "CONFIG_NOCACHE")]),
        (
            "imperva",
            &[("x-iinfo", "9-49176764-0 0CNN RT(1426425483129 667) q(0 -1 -1 -1) r(0 -1)")],
            &[("x-cdn", "Imperva"), ("x-iinfo", "4-152072-152074 PNNN RT(1 2)")],
        ),
        ("sucuri", &[("x-sucuri-id", "11"), ("x-sucuri-cache", "HIT")], &[("x-sucuri-id", "11"), ("x-sucuri-cache", "BYPASS")]),
        ("tencent", &[("eo-cache-status", "RefreshHit")], &[("eo-log-uuid", "41"), ("eo-cache-status", "MISS")]),
        (
            "tencent",
            &[("x-nws-log-uuid", "1"), ("x-cache-lookup", "Cache Hit")],
            &[("x-nws-log-uuid", "1"), ("x-cache-lookup", "Cache Miss")],
        ),
        ("kinsta", &[("x-kinsta-cache", "HIT")], &[("ki-edge", "v=20"), ("cf-ray", "8a-FRA"), ("x-kinsta-cache", "BYPASS")]),
        ("bunny", &[("cdn-cache", "HIT")], &[("cdn-pullzone", "1"), ("cdn-cache", "BYPASS")]),
        ("gcore", &[("x-id", "fr5"), ("cache", "HIT")], &[("x-id", "fr5"), ("cache", "MISS")]),
        ("cdn77", &[("x-77-cache", "HIT")], &[("x-77-cache", "MISS")]),
        ("keycdn", &[("x-edge-location", "defr"), ("x-cache", "HIT")], &[("x-edge-location", "defr"), ("x-cache", "MISS")]),
        ("google", &[("via", "1.1 google"), ("age", "7")], &[("via", "1.1 google"), ("age", "0")]),
        ("quic.cloud", &[("x-qc-cache", "hit")], &[("x-qc-pop", "EU-1"), ("x-qc-cache", "miss")]),
    ];

    #[test]
    fn a_cdn_and_a_hit_are_known_by_a_header_of_its_own() {
        let first = answer(&[("age", "1")]);
        for (name, hit, miss) in EXAMPLES {
            let (hit, miss) = (answer(hit), answer(miss));
            assert_eq!([vendor(&hit), vendor(&miss)], [Some(*name); 2], "{name}");
            assert_eq!([is_hit(&hit, &first), is_hit(&miss, &first)], [true, false], "{name}");
        }
    }

    #[test]
    fn each_mark_has_two_examples_of_its_cdn_and_a_source() {
        for (name, _, _, source) in MARKS {
            assert!(source.starts_with("https://") && EXAMPLES.iter().any(|(of, ..)| of == name), "{name}");
        }
    }

    #[test]
    fn a_proxy_of_the_app_or_of_its_platform_is_no_cdn() {
        let others: &[Headers] = &[
            &[("server", "nginx")],
            &[("via", "1.1 vegur")],
            &[("x-forwarded-for", "1.2.3.4")],
            &[("via", "1.1 varnish (Varnish/7.1)")],
            &[("via", "1.1 google"), ("server", "Google Frontend")],
            &[("x-cache-status", "HIT")],
            &[("x-cache", "HIT from squid.local")],
            &[("server-timing", "db; dur=3")],
            &[("x-cdn", "1")],
        ];
        for none in others {
            assert_eq!(vendor(&answer(none)), None, "{none:?}");
        }
    }

    #[test]
    fn whoever_says_hit_or_has_an_age_that_grows_had_it_in_memory() {
        let first = answer(&[("age", "1")]);
        let hit = |headers| is_hit(&answer(headers), &first);
        assert!(hit(&[("x-cache", "MISS, HIT")]) && hit(&[("age", "2")]));
        assert!(hit(&[("x-cache-status", "HIT")]) && hit(&[("x-cache-status", "STALE")]) && hit(&[("x-cache-status", "REVALIDATED")]));
        assert!(!hit(&[("x-cache-status", "EXPIRED")]) && !hit(&[("x-cache-status", "MISS")]));
        // Of others than Fastly the first is whoever stands before the app, which may be its own proxy.
        assert!(!hit(&[("x-cache", "HIT, MISS")]) && !hit(&[("age", "0")]) && !hit(&[]));
        assert!(!hit(&[("cache-status", "Souin; fwd=uri-miss; stored")]));
    }
}
