//! Does an address change with a version, though its name need not change with the content?

use std::sync::LazyLock;

use regex::Regex;
use url::Url;

use super::fingerprint;

/// `/v1.2.3/`, `@4.17.1`, `/version1732550000/` (Magento), `?v=abc`, `?3f2a9b1c`. So is one whose file has a long number:
/// `app.1732550000.js` is of a time, `site.20241122.css` of a day, and of a hundred fingerprints of eight hexadecimal digits two are
/// without a letter.
pub(crate) fn is_versioned(url: &Url) -> bool {
    VERSION.is_match(url.path()) || url.query_pairs().any(|(key, value)| is_version(&key, &value))
}

static VERSION: LazyLock<Regex> = LazyLock::new(|| {
    let folders = r"/v?\d+(?:\.\d+)+/|/(?:version|ver|build|rev|release|cache)[-_=]?\d+(?:\.\d+)*/|/\d{8,14}/";
    Regex::new(&format!(r"(?:{folders}|@v?\d+(?:\.\d+)*|[-.]v?\d+\.\d+\.\d+|[-._]\d{{8,15}}(?:[-._][^/]*)?\.[^./]+$)")).expect("a constant")
});

/// Keys by which tools mark the version of a file, and who does.
const KEYS: &[&str] = &[
    "v",           // by hand, Ghost, Wagtail, ASP.NET's asp-append-version
    "ver",         // WordPress
    "version",     // by hand
    "_v",          // by hand
    "h",           // Zola
    "hash",        // HtmlWebpackPlugin
    "digest",      // by hand
    "sha",         // by hand
    "commit",      // by hand
    "t",           // by hand
    "ts",          // by hand
    "timestamp",   // by hand
    "time",        // by hand
    "mtime",       // nginx, PHP by hand
    "m",           // by hand
    "rev",         // Moodle, by hand
    "revision",    // by hand
    "r",           // by hand
    "build",       // by hand
    "release",     // by hand
    "cb",          // Matomo
    "cachebust",   // by hand
    "cachebuster", // Matomo
    "bust",        // RequireJS
    "dpl",         // Next.js on Vercel
    "vsn",         // Phoenix
    "_",           // jQuery
    "id",          // Laravel Mix
];

/// A key with a value, or a fingerprint or time that stands alone: `?3f2a9b1c`, `?1732550000`, Drupal's `?t0f2yn`. An id is one only where
/// it is a fingerprint.
pub(crate) fn is_version(key: &str, value: &str) -> bool {
    let key = key.to_ascii_lowercase();
    let is_mark = |text: &str| text.len() >= 7 && text.bytes().all(|b| b.is_ascii_hexdigit()) && text.bytes().any(|b| b.is_ascii_digit());
    if !value.is_empty() {
        return KEYS.contains(&key.as_str()) && (key != "id" || is_mark(value));
    }
    is_mark(&key) || key.len() == 6 && fingerprint::is_drawn(&key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_in_the_address_is_known() {
        let versioned = |text: &str| is_versioned(&Url::parse("http://h").expect("a URL").join(text).expect("a URL"));
        for yes in
            ["/v1.2.3/app.js", "/lib@4.17.1/x.js", "/app.js?v=abc", "/jquery-3.7.1.min.js", "/version123/app.js", "/1732550000/app.js"]
        {
            assert!(versioned(yes), "{yes}");
        }
        for yes in [
            "/app.js?id=3f2a9b1c44",
            "/app.js?1732550000",
            "/app.css?m=1732550000",
            "/misc/drupal.js?t0f2yn",
            "/misc/drupal.js?tqxgkz",
            "/a.js?ver=6.4",
            "/a.js?dpl=dpl_4Gk2",
        ] {
            assert!(versioned(yes), "{yes}");
        }
        for yes in ["/site-6035938822.js", "/main.12345678.css", "/app_1732550000.min.js", "/app-123456789012345-en.js"] {
            assert!(versioned(yes), "{yes}");
        }
        for no in ["/app-1234567.js", "/12345678.js", "/app12345678.js", "/a-12345678/app.js", "/a-12345678x.js", "/app.12345678"] {
            assert!(!versioned(no), "{no}");
        }
        for no in [
            "/app.js",
            "/v/app.js",
            "/app.js?v=",
            "/2024/app.js",
            "/app.js?id=theme",
            "/app.js?dark",
            "/image?w=640",
            "/version/app.js",
            "/a.js?module",
            "/a.js?worker",
            "/a.js?inline",
        ] {
            assert!(!versioned(no), "{no}");
        }
    }
}
