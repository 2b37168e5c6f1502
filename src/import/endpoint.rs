//! What addresses of one endpoint have in common: the fixed parts of the path, and the keys of the query.

use std::collections::BTreeSet;

use url::{Url, form_urlencoded};

use super::private;
use crate::{
    redact::{is_secret_name, percent_decode},
    scenario::Values,
};

/// A part of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Segment {
    /// The same in every address.
    Plain(String),
    /// Digits.
    Number,
    /// A UUID, a hash or another long key.
    Code,
    /// One of many words at this place.
    Word,
}

/// Addresses of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Pattern {
    pub(super) parts: Vec<Segment>,
    /// Keys of the query, sorted.
    pub(super) keys: Vec<String>,
}

/// One address of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Asked {
    /// Decoded.
    pub(super) segments: Vec<String>,
    /// Values of the query in the order of the pattern's keys, decoded.
    pub(super) values: Vec<String>,
}

/// Keys that say where a visitor came from, or only defeat a cache.
const FOREIGN_KEYS: &[&str] = &["gclid", "fbclid", "msclkid", "mc_cid", "mc_eid", "_", "_ga", "_gl", "ref"];

/// Shorter letters and digits are a word.
const SHORTEST_HEX: usize = 8;
const SHORTEST_CODE: usize = 20;

/// The most parts and keys of an address that is worth a scenario.
const MOST_PARTS: usize = 24;

/// Takes an address apart; none where it is no path, or of no use.
pub(super) fn of(target: &str) -> Option<(Pattern, Asked)> {
    let (path, query) = split(target)?;
    let segments: Vec<String> = path.split('/').skip(1).map(percent_decode).collect();
    let mut pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
        .map(|(k, v)| (k.into_owned(), v.into_owned()))
        .filter(|(key, _)| !key.is_empty() && !key.starts_with("utm_") && !FOREIGN_KEYS.contains(&key.as_str()))
        .collect();
    pairs.sort_by(|a, b| a.0.cmp(&b.0));
    if segments.len() + pairs.len() > MOST_PARTS {
        return None;
    }
    let parts = segments.iter().map(|s| kind_of(s)).collect();
    let (keys, values) = pairs.into_iter().unzip();
    Some((Pattern { parts, keys }, Asked { segments, values }))
}

/// Path and query of a path or an address.
fn split(target: &str) -> Option<(String, String)> {
    let target = if target.starts_with('/') {
        target.to_owned()
    } else {
        Url::parse(target).ok().map(|u| u[url::Position::BeforePath..].to_owned())?
    };
    let target = target.split('#').next().unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    path.starts_with('/').then(|| (path.to_owned(), query.to_owned()))
}

fn kind_of(segment: &str) -> Segment {
    let is_digits = !segment.is_empty() && segment.len() <= 18 && segment.bytes().all(|b| b.is_ascii_digit());
    if is_digits {
        Segment::Number
    } else if is_code(segment) {
        Segment::Code
    } else {
        Segment::Plain(segment.to_owned())
    }
}

/// A UUID, hexadecimal digits, or so many letters and digits without a sign between them that nobody typed them.
pub(super) fn is_code(text: &str) -> bool {
    let has_digit = text.bytes().any(|b| b.is_ascii_digit());
    let is_uuid = text.len() == 36
        && text.bytes().enumerate().all(|(at, b)| if [8, 13, 18, 23].contains(&at) { b == b'-' } else { b.is_ascii_hexdigit() });
    let is_hex = has_digit && text.len() >= SHORTEST_HEX && text.bytes().all(|b| b.is_ascii_hexdigit());
    let is_long = has_digit && text.len() >= SHORTEST_CODE && text.bytes().all(|b| b.is_ascii_alphanumeric());
    is_uuid || is_hex || is_long
}

/// Names for variables, each once in a step.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// A name after `wish`: letters, digits and `_`. A word that would make its values secrets becomes `id`.
    pub(super) fn give(&mut self, wish: &str) -> String {
        let mut plain = String::new();
        let mut before = ' ';
        for c in wish.chars() {
            // `productId` is `product_id`.
            if c.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit()) {
                plain.push('_');
            }
            plain.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
            before = c;
        }
        let plain = plain.trim_matches('_');
        let wish = if plain.is_empty() || is_secret_name(plain) { "id" } else { plain };
        let name = std::iter::once(wish.to_owned()).chain((2..).map(|n| format!("{wish}_{n}"))).find(|n| !self.0.contains(n));
        let name = name.expect("numbers do not end");
        self.0.insert(name.clone());
        name
    }
}

/// `products` → `product`, `categories` → `category`: one of them.
pub(super) fn singular(word: &str) -> String {
    match word {
        _ if word.ends_with("ies") && word.len() > 4 => format!("{}y", &word[..word.len() - 3]),
        _ if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && word.len() > 2 => word[..word.len() - 1].to_owned(),
        _ => word.to_owned(),
    }
}

/// What a variable is drawn from: a range where at least half of its numbers were seen, else what was seen.
pub(super) fn values(seen: &BTreeSet<&str>) -> Values {
    // `007` is another address than `7`.
    let number = |word: &&str| word.parse::<i64>().ok().filter(|n| n.to_string() == **word);
    let numbers: Option<BTreeSet<i64>> = seen.iter().map(number).collect();
    if let Some((low, high)) = numbers.as_ref().and_then(|n| Some((*n.first()?, *n.last()?))) {
        let span = high.saturating_sub(low).saturating_add(1);
        if i64::try_from(seen.len()).is_ok_and(|n| n > 1 && n.saturating_mul(2) >= span) {
            return Values::Range(low, high);
        }
    }
    Values::OneOf(seen.iter().map(|s| (*s).to_owned()).collect())
}

/// Endings of what a server sends from its disk.
const ASSETS: &[&str] = &[
    "css",
    "js",
    "mjs",
    "map",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "svg",
    "webp",
    "avif",
    "ico",
    "bmp",
    "woff",
    "woff2",
    "ttf",
    "otf",
    "eot",
    "mp4",
    "webm",
    "mp3",
    "ogg",
    "wasm",
    "webmanifest",
    "zip",
    "gz",
    "pdf",
];

/// True for a path of a static file.
pub(super) fn is_asset(path: &str) -> bool {
    let file = path.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    file == "robots.txt"
        || file.starts_with("sitemap") && file.ends_with(".xml")
        || file.rsplit_once('.').is_some_and(|(_, e)| ASSETS.contains(&e))
}

const HEALTH: &[&str] = &[
    "health",
    "healthz",
    "healthcheck",
    "health-check",
    "health_check",
    "_health",
    "livez",
    "readyz",
    "liveness",
    "readiness",
    "ping",
    "heartbeat",
    "metrics",
    "nginx_status",
    "stub_status",
    "server-status",
];

/// True for a path that machines ask to see whether the app lives.
pub(super) fn is_health_check(segments: &[String]) -> bool {
    let is_rails = matches!(segments, [up] if up == "up");
    is_rails || segments.iter().rev().take(2).any(|s| HEALTH.contains(&s.to_ascii_lowercase().as_str()))
}

const BOTS: &[&str] = &[
    "bot",
    "crawl",
    "spider",
    "slurp",
    "scrap",
    "uptime",
    "pingdom",
    "statuscake",
    "monitor",
    "kube-probe",
    "healthcheck",
    "googlehc",
    "prometheus",
    "blackbox",
    "headlesschrome",
    "lighthouse",
    "facebookexternalhit",
    "plimsoll/",
];

/// True for a client that calls itself a machine that no user sent.
pub(super) fn is_bot(agent: &str) -> bool {
    let agent = agent.to_ascii_lowercase();
    BOTS.iter().any(|b| agent.contains(b))
}

/// True for an address that no load may ask for.
pub(super) fn is_private(pattern: &Pattern, asked: &Asked) -> bool {
    private::is_path(asked.segments.iter().map(String::as_str)) || has_private_key(pattern)
}

/// True where the query is `?secret`, without a name for it.
pub(super) fn has_private_key(pattern: &Pattern) -> bool {
    pattern.keys.iter().any(|key| private::is_value(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_keys_vary_and_words_stay() {
        let plain = |word: &str| Segment::Plain(word.to_owned());
        let (pattern, asked) =
            of("/api/orders/17/items/6f2c41d7-0b6e-4d0e-9d0c-3f1b7a5e8c21?sort=up&page=2&utm_source=x").expect("a pattern");
        assert_eq!(pattern.parts, [plain("api"), plain("orders"), Segment::Number, plain("items"), Segment::Code]);
        assert_eq!(
            (pattern.keys.as_slice(), asked.values.as_slice()),
            (&["page".to_owned(), "sort".to_owned()][..], &["2".to_owned(), "up".to_owned()][..])
        );
        assert_eq!(of("https://shop.example/a/b?c=1").expect("a pattern").0, of("/a/b?c=1").expect("a pattern").0);
        assert_eq!(of("/facade/red-shoes-2024").expect("a pattern").0.parts, [plain("facade"), plain("red-shoes-2024")]);
        assert_eq!(of("*"), None);
    }

    #[test]
    fn a_range_is_written_only_where_its_numbers_were_seen() {
        assert_eq!(values(&["1", "2", "3", "5"].into()), Values::Range(1, 5));
        assert_eq!(values(&["1", "900"].into()), Values::OneOf(vec!["1".to_owned(), "900".to_owned()]));
        assert_eq!(values(&["01", "02"].into()), Values::OneOf(vec!["01".to_owned(), "02".to_owned()]));
    }

    #[test]
    fn files_health_checks_and_bots_are_known() {
        assert!(is_asset("/static/app.9f2c.js?v=2") && is_asset("/robots.txt") && !is_asset("/api/items.json") && !is_asset("/a.b/c"));
        assert!(is_health_check(&["api".to_owned(), "healthz".to_owned()]) && is_health_check(&["up".to_owned()]));
        assert!(!is_health_check(&["products".to_owned(), "up".to_owned()]));
        assert!(is_bot("Mozilla/5.0 (compatible; Googlebot/2.1)") && is_bot("kube-probe/1.30") && !is_bot("Mozilla/5.0 Firefox/140.0"));
    }

    #[test]
    fn a_variable_has_a_name_of_its_own() {
        let mut names = Names::default();
        assert_eq!(
            ["product", "product", "Sort-By", "author", "é", "orderID"].map(|w| names.give(w)),
            ["product", "product_2", "sort_by", "id", "id_2", "order_id"]
        );
        assert_eq!(["products", "categories", "status", "address"].map(singular), ["product", "category", "status", "address"]);
    }
}
