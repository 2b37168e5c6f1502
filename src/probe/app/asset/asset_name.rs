//! Does a file's name hold a fingerprint of its content? Then its bytes never change under that name.

use std::sync::LazyLock;

use regex::Regex;
use url::Url;

use crate::probe::app::visit::answer::shown_path;

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

/// The address changes with a version, though not with the content: `/v1.2.3/`, `@4.17.1`, `?v=abc`, `?3f2a9b1c`. So does one whose
/// file has a long number: `app.1732550000.js` is of a time, `site.20241122.css` of a day, and of a hundred fingerprints of eight
/// hexadecimal digits two are without a letter.
pub(crate) fn is_versioned(url: &Url) -> bool {
    VERSION.is_match(url.path()) || url.query_pairs().any(|(key, value)| is_version(&key, &value))
}

static VERSION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:/v?\d+(?:\.\d+)+/|@v?\d+(?:\.\d+)*|[-.]v?\d+\.\d+\.\d+|[-._]\d{8,15}(?:[-._][^/]*)?\.[^./]+$)").expect("a constant")
});

/// Keys by which tools mark the version of a file: Rails and WordPress, Laravel Mix, jQuery, hand-made ones.
const VERSION_KEYS: &[&str] = &["v", "ver", "version", "h", "hash", "t", "ts", "rev", "build", "cb", "m", "_", "id"];

/// `v=abc`, or a fingerprint or time that stands alone: `?3f2a9b1c`, `?1732550000`. An id is one only where it is a fingerprint.
fn is_version(key: &str, value: &str) -> bool {
    let is_mark = |text: &str| text.len() >= 7 && text.bytes().all(|b| b.is_ascii_hexdigit()) && text.bytes().any(|b| b.is_ascii_digit());
    let is_named = VERSION_KEYS.contains(&key) && !value.is_empty() && (key != "id" || is_mark(value));
    is_named || value.is_empty() && is_mark(key)
}

/// The same, where a build puts something into it; none: its path and query are its name.
pub(crate) fn alike(url: &Url) -> Option<String> {
    let name = lasting(url);
    (name != shown_path(url)).then_some(name)
}

/// The address of a file without what a build puts into it: two builds have it alike, `/assets/app.*.js?v=*`.
pub(crate) fn lasting(url: &Url) -> String {
    let is_of_a_framework = FOLDERS.iter().any(|f| url.path().contains(f)) || url.path().contains("/_next/static/");
    let segments: Vec<&str> = url.path().split('/').collect();
    let last = segments.len().saturating_sub(1);
    let kept = segments.iter().enumerate().map(|(n, segment)| {
        let is_build = n < last && segments.get(n.wrapping_sub(1)).is_some_and(|s| *s == "static") && is_of_a_framework;
        match () {
            () if n == last => without_fingerprint(segment, is_of_a_framework),
            // Next.js names a folder after each build.
            () if is_build && !["chunks", "css", "media"].contains(segment) => "*".to_owned(),
            () => (*segment).to_owned(),
        }
    });
    let path = kept.collect::<Vec<_>>().join("/");
    let Some(query) = url.query() else { return path };
    let pairs = query.split('&').map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if is_version(key, value) { if value.is_empty() { "*".to_owned() } else { format!("{key}=*") } } else { pair.to_owned() }
    });
    format!("{path}?{}", pairs.collect::<Vec<_>>().join("&"))
}

/// What a file is, by its ending.
pub(crate) fn media_of(url: &Url) -> &'static str {
    let file = url.path().rsplit('/').next().unwrap_or("").to_ascii_lowercase();
    match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "js" | "mjs" | "cjs" => "script",
        "css" => "css",
        "woff" | "woff2" | "ttf" | "otf" | "eot" => "font",
        "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "avif" | "ico" | "bmp" => "image",
        _ => "other",
    }
}

/// `app.*.js` of `app.3f2a9b1c.js`.
fn without_fingerprint(file: &str, is_of_a_framework: bool) -> String {
    let (stem, ending) = file.split_once('.').and_then(|_| file.rsplit_once('.')).unwrap_or((file, ""));
    let ending = if ending.is_empty() { String::new() } else { format!(".{ending}") };
    let plain = stem.trim_end_matches(".min").trim_end_matches(".bundle").trim_end_matches(".chunk");
    let behind = &stem[plain.len()..];
    let is_mark = |token: &str| is_hex_fingerprint(token) || is_of_a_framework && token.len() >= 6 && is_hexadecimal(token);
    let mut tokens: Vec<&str> = plain.split_inclusive(['.', '-', '_']).collect();
    let is_marked = tokens.iter().any(|token| is_mark(token.trim_end_matches(['.', '-', '_'])));
    if is_marked {
        let marked: String = tokens
            .drain(..)
            .map(|token| {
                let word = token.trim_end_matches(['.', '-', '_']);
                if is_mark(word) { format!("*{}", &token[word.len()..]) } else { token.to_owned() }
            })
            .collect();
        return format!("{marked}{behind}{ending}");
    }
    if is_of_a_framework && plain.len() == 8 && is_mixed_fingerprint(plain) {
        return format!("*{behind}{ending}");
    }
    match tail(plain).filter(|tail| is_mixed_fingerprint(tail)) {
        Some(tail) => format!("{}*{behind}{ending}", &plain[..plain.len() - tail.len()]),
        None => file.to_owned(),
    }
}

fn is_hexadecimal(token: &str) -> bool {
    token.bytes().all(|b| b.is_ascii_hexdigit()) && token.bytes().any(|b| b.is_ascii_digit())
}

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
        for yes in ["/app.js?id=3f2a9b1c44", "/app.js?1732550000", "/app.css?m=1732550000"] {
            assert!(versioned(yes), "{yes}");
        }
        for yes in ["/site-6035938822.js", "/main.12345678.css", "/app_1732550000.min.js", "/app-123456789012345-en.js"] {
            assert!(versioned(yes), "{yes}");
        }
        for no in ["/app-1234567.js", "/12345678.js", "/app12345678.js", "/a-12345678/app.js", "/a-12345678x.js", "/app.12345678"] {
            assert!(!versioned(no), "{no}");
        }
        for no in ["/app.js", "/v/app.js", "/app.js?v=", "/2024/app.js", "/app.js?id=theme", "/app.js?dark", "/image?w=640"] {
            assert!(!versioned(no), "{no}");
        }
    }

    #[test]
    fn a_file_of_two_builds_has_one_name() {
        let name = |text: &str| lasting(&Url::parse("http://h").expect("a URL").join(text).expect("a URL"));
        for (first, second, both) in [
            ("/app.3f2a9b1c.js", "/app.91bc04de.js", "/app.*.js"),
            ("/assets/index-KnfwkoSR.js", "/assets/index-DkdK0_1s.js", "/assets/index-*.js"),
            ("/static/main.8a2f3bcd.chunk.js", "/static/main.0b1c2d3e.chunk.js", "/static/main.*.chunk.js"),
            ("/app.js?v=abc&w=2", "/app.js?v=def&w=2", "/app.js?v=*&w=2"),
            ("/_next/static/Kx3f9Zq2/_buildManifest.js", "/_next/static/Ab0c1De3/_buildManifest.js", "/_next/static/*/_buildManifest.js"),
            ("/_next/static/chunks/4bd1b696-1a2b3c4d.js", "/_next/static/chunks/4bd1b696-9a2b3c4d.js", "/_next/static/chunks/*-*.js"),
            ("/_app/immutable/chunks/BqDLx9aK.js", "/_app/immutable/chunks/Zx0Lq1bK.js", "/_app/immutable/chunks/*.js"),
            ("/a-0a1b2c3d4e5f60718293a4b5c6d7e8f9.min.css", "/a-1a1b2c3d4e5f60718293a4b5c6d7e8f9.min.css", "/a-*.min.css"),
        ] {
            assert_eq!([name(first), name(second)], [both, both]);
        }
        for plain in ["/js/app.js", "/img/hero-1920x1080.jpg", "/lib@4.17.1/x.js", "/", "/image?w=640", "/_next/static/media/logo.png"] {
            assert_eq!(name(plain), plain);
        }
    }
}
