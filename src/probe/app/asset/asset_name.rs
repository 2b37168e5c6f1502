//! Does a file's name hold a fingerprint of its content? Then its bytes never change under that name.

use std::sync::LazyLock;

use regex::Regex;
use url::Url;

/// Folders whose every file is named by its content, by the habit of a framework.
const FOLDERS: &[&str] =
    &["/_next/static/chunks/", "/_next/static/css/", "/_next/static/media/", "/_nuxt/", "/_app/immutable/", "/_astro/", "/packs/"];

/// The name holds a fingerprint: a run of hex, or the eight characters that today's bundlers put before the ending.
pub(crate) fn is_hashed(path: &str) -> bool {
    if FOLDERS.iter().any(|f| path.contains(f)) {
        return true;
    }
    let file = path.rsplit('/').next().unwrap_or("");
    let stem = file.split_once('.').map_or(file, |_| file.rsplit_once('.').map_or(file, |(s, _)| s));
    let stem = stem.trim_end_matches(".min").trim_end_matches(".bundle").trim_end_matches(".chunk");
    stem.split(['.', '-', '_']).any(is_hex_fingerprint) || tail(stem).is_some_and(is_mixed_fingerprint)
}

/// The last eight characters where a dot or hyphen stands before them. They may hold hyphens of their own.
fn tail(stem: &str) -> Option<&str> {
    let (rest, tail) = stem.split_at_checked(stem.len().checked_sub(8)?)?;
    rest.ends_with(['.', '-']).then_some(tail)
}

/// Hex with a digit and a letter, or too long to be a date.
fn is_hex_fingerprint(token: &str) -> bool {
    let is_hex = (7..=64).contains(&token.len()) && token.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    let (digits, letters) = (token.bytes().any(|b| b.is_ascii_digit()), token.bytes().any(|b| b.is_ascii_lowercase()));
    is_hex && digits && (letters || token.len() >= 16)
}

/// Eight characters of base64url or base32 that are no words, no size and no number.
fn is_mixed_fingerprint(tail: &str) -> bool {
    if !tail.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') || WORDS.is_match(tail) {
        return false;
    }
    let has = |test: fn(&u8) -> bool| tail.as_bytes().iter().any(test);
    let (lower, upper, digit) = (has(u8::is_ascii_lowercase), has(u8::is_ascii_uppercase), has(u8::is_ascii_digit));
    match (lower, upper, digit) {
        (true, true, _) | (false, true, true) => true,
        // `chapter1`, `web3auth`: a name. Digits that come and go, as in `4k2m9x1a`: a fingerprint.
        (true, false, true) => changes(tail) >= 4,
        _ => false,
    }
}

/// How often letters and digits take turns.
fn changes(text: &str) -> usize {
    text.as_bytes().windows(2).filter(|w| w[0].is_ascii_digit() != w[1].is_ascii_digit()).count()
}

/// Word chains in any case (`main-menu`, `HomePage`, `homePage`), with a number behind (`Chapter2`); sizes; capitals alone.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[A-Za-z]?[a-z]+(?:[-_]?[A-Z]?[a-z]+)*[-_]?\d*|(?:[A-Z][a-z]+)+\d*|[A-Z]+[-_]?\d{0,4}|.*\d+x\d+.*)$")
        .expect("a constant")
});

/// The address changes with a version, though not with the content: `/v1.2.3/`, `@4.17.1`, `?v=abc`.
pub(crate) fn is_versioned(url: &Url) -> bool {
    VERSION.is_match(url.path())
        || url.query_pairs().any(|(k, v)| ["v", "ver", "version", "h", "hash", "t"].contains(&k.as_ref()) && !v.is_empty())
}

static VERSION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:/v?\d+(?:\.\d+)+/|@v?\d+(?:\.\d+)*|[-.]v?\d+\.\d+\.\d+)").expect("a constant"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_todays_bundlers_are_known() {
        for name in [
            "/assets/index-KnfwkoSR.js",
            "/assets/style-DkdK0_1s.css",
            "/assets/logo-BtMP7Zkx.svg",
            "/assets/a-B-x_9Qz1.js",
            "/m2-2NL3JCQM.js",
            "/static/app.c4ca4238a0b9.js",
            "/static/main.8a2f3bcd.chunk.js",
            "/static/css/main.e6c13ad2.css",
            "/assets/application-0a1b2c3d4e5f60718293a4b5c6d7e8f9.css",
            "/fonts/inter.d41d8cd98f00b204e9800998ecf8427e.woff2",
            "/_next/static/chunks/pages/index.js",
            "/_astro/hoisted.js",
            "/build/app.1234567890123456.js",
        ] {
            assert!(is_hashed(name), "{name}");
        }
    }

    #[test]
    fn names_that_only_look_so_are_not_taken() {
        for name in [
            "/icon-512x512.png",
            "/android-chrome-192x192.png",
            "/facade.js",
            "/hero-1920x1080.jpg",
            "/photo-20241122.jpg",
            "/apple-touch-icon.png",
            "/jquery-3.7.1.min.js",
            "/bootstrap.bundle.min.js",
            "/page-HomePage.js",
            "/app-homePage.js",
            "/book-Chapter2.html",
            "/lib-web3auth.js",
            "/part-section2.js",
            "/main-menu.css",
            "/docs-DOCUMENT.pdf",
            "/js/app.js",
            "/favicon.ico",
            "/decade.js",
            "/logo-1234567.png",
            "/service-worker.js",
            "/site-manifest.json",
            "/vendor/react-dom.production.min.js",
            "/img/cafe-interior-big.jpg",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn a_version_in_the_address_is_known() {
        let versioned = |text: &str| is_versioned(&Url::parse("http://h").expect("a URL").join(text).expect("a URL"));
        for yes in ["/v1.2.3/app.js", "/lib@4.17.1/x.js", "/app.js?v=abc", "/jquery-3.7.1.min.js"] {
            assert!(versioned(yes), "{yes}");
        }
        for no in ["/app.js", "/v/app.js", "/app.js?v=", "/2024/app.js"] {
            assert!(!versioned(no), "{no}");
        }
    }
}
