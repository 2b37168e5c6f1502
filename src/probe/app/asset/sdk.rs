//! Tools known by a text that survives minification: measured on bundles of each, and unlike any of the others.

use std::{collections::BTreeMap, sync::LazyLock};

use regex::Regex;

/// A tool with the texts of which any one is its own.
struct Sdk {
    name: &'static str,
    purpose: &'static str,
    marks: &'static [&'static str],
    /// The shape of its key; without one anywhere it sends nothing.
    key: Option<&'static LazyLock<Regex>>,
}

static DSN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"https?://[0-9a-f]{16,32}(?::[0-9a-f]+)?@[A-Za-z0-9.\-]+(?::\d+)?(?:/[\w\-]+)*/\d+|js\.sentry-cdn\.com/[0-9a-f]{16,}")
        .expect("a constant")
});
static POSTHOG_KEY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bphc_[A-Za-z0-9]{20,}").expect("a constant"));
static HEX_KEY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"["'`][0-9a-f]{32}["'`]"#).expect("a constant"));
static DATADOG_KEY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"["'`]pub[0-9a-f]{32}["'`]"#).expect("a constant"));
static GOOGLE_KEY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b(?:G|AW|GTM|UA)-[A-Z0-9][A-Z0-9\-]{4,}").expect("a constant"));

const fn sdk(name: &'static str, purpose: &'static str, marks: &'static [&'static str], key: Option<&'static LazyLock<Regex>>) -> Sdk {
    Sdk { name, purpose, marks, key }
}

static SDKS: &[Sdk] = &[
    sdk(
        "sentry",
        "errors",
        &["__SENTRY__", "sentry.javascript.", "js.sentry-cdn.com", "browser.sentry-cdn.com", "name=\"sentry-trace\""],
        Some(&DSN),
    ),
    sdk("bugsnag", "errors", &["notify.bugsnag.com"], Some(&HEX_KEY)),
    sdk("rollbar", "errors", &["api.rollbar.com", "_rollbarConfig"], Some(&HEX_KEY)),
    sdk("honeybadger", "errors", &["api.honeybadger.io"], None),
    sdk("datadog rum", "errors", &["DD_RUM", "_dd_s"], Some(&DATADOG_KEY)),
    sdk("elastic apm", "errors", &["elasticApm"], None),
    sdk("logrocket", "errors", &["lgrckt"], None),
    sdk("grafana faro", "errors", &["com.grafana.faro"], None),
    sdk("trackjs", "errors", &["capture.trackjs.com"], None),
    sdk("airbrake", "errors", &["api.airbrake.io"], None),
    sdk("appsignal", "errors", &["appsignal-endpoint.net"], None),
    sdk("application insights", "errors", &["InstrumentationKey"], None),
    sdk("new relic", "errors", &["NREUM"], None),
    sdk("raygun", "errors", &["api.raygun."], None),
    sdk("highlight", "errors", &["pub.highlight."], None),
    sdk("posthog", "analytics", &["i.posthog.com"], Some(&POSTHOG_KEY)),
    sdk("mixpanel", "analytics", &["api-js.mixpanel.com", "$mp_"], None),
    sdk("segment", "analytics", &["cdn.segment.com"], None),
    sdk("vercel analytics", "analytics", &["/_vercel/insights"], None),
    sdk("plausible", "analytics", &["plausible.io", "plausible_ignore"], None),
    sdk("rudderstack", "analytics", &["rl_anonymous_id"], None),
    sdk(
        "google analytics",
        "analytics",
        &["googletagmanager.com/gtag", "googletagmanager.com/gtm.js", "google-analytics.com/analytics.js"],
        Some(&GOOGLE_KEY),
    ),
    sdk("matomo", "analytics", &["matomo.js", "_paq.push"], None),
    sdk("umami", "analytics", &["data-website-id"], None),
    sdk("fathom", "analytics", &["cdn.usefathom.com"], None),
    sdk("simple analytics", "analytics", &["scripts.simpleanalyticscdn.com"], None),
    sdk("cloudflare analytics", "analytics", &["static.cloudflareinsights.com"], None),
    sdk("clarity", "analytics", &["clarity.ms/tag"], None),
];

/// Tools seen so far.
#[derive(Default)]
pub(crate) struct Tools {
    /// Name → where it was seen first.
    seen: BTreeMap<&'static str, String>,
    /// Name → its key was seen.
    keyed: BTreeMap<&'static str, bool>,
}

/// A tool that was found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) purpose: &'static str,
    pub(crate) path: String,
    /// None: its key has no known shape.
    pub(crate) is_configured: Option<bool>,
}

impl Tools {
    /// Looks through one page or script.
    pub(crate) fn look(&mut self, path: &str, text: &str) {
        for sdk in SDKS {
            if !self.seen.contains_key(sdk.name) && sdk.marks.iter().any(|m| text.contains(m)) {
                self.seen.insert(sdk.name, path.to_owned());
            }
            if let Some(key) = sdk.key {
                let known = self.keyed.entry(sdk.name).or_default();
                *known = *known || key.is_match(text);
            }
        }
    }

    /// Looks at a content security policy: where a page may send to, its tool was set up for. The key may then come
    /// with a configuration that is loaded later.
    pub(crate) fn look_at_policy(&mut self, policy: &str) {
        if policy.contains("sentry") {
            self.keyed.insert("sentry", true);
        }
    }

    /// All that was found.
    pub(crate) fn found(self) -> Vec<Tool> {
        let tool = |sdk: &Sdk| {
            let path = self.seen.get(sdk.name)?.clone();
            let is_configured = sdk.key.map(|_| self.keyed.get(sdk.name).copied().unwrap_or_default());
            Some(Tool { name: sdk.name, purpose: sdk.purpose, path, is_configured })
        };
        SDKS.iter().filter_map(tool).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[&str]) -> Vec<(&'static str, Option<bool>)> {
        let mut tools = Tools::default();
        texts.iter().for_each(|t| tools.look("/app.js", t));
        tools.found().into_iter().map(|t| (t.name, t.is_configured)).collect()
    }

    #[test]
    fn a_tool_without_its_key_is_not_configured() {
        assert_eq!(found(&["globalThis.__SENTRY__={};init({dsn:\"\"})"]), [("sentry", Some(false))]);
        let dsn = "init({dsn:\"https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/42\"})";
        assert_eq!(found(&["globalThis.__SENTRY__={}", dsn]), [("sentry", Some(true))]);
        assert_eq!(found(&["x=\"api.honeybadger.io\""]), [("honeybadger", None)]);
    }

    #[test]
    fn a_policy_that_lets_it_send_counts_as_its_key() {
        let mut tools = Tools::default();
        tools.look("/", "__SENTRY__");
        tools.look_at_policy("connect-src 'self' https://o1.ingest.sentry.io");
        assert_eq!(tools.found()[0].is_configured, Some(true));
    }

    #[test]
    fn libraries_that_only_mention_a_tool_are_none() {
        let texts = [
            "sentry_key=",
            "Bugsnag",
            "@opentelemetry/api",
            "largest-contentful-paint",
            "nr-data.net",
            "browser-intake-",
            "api.segment.io",
        ];
        assert_eq!(found(&texts), []);
    }
}
