//! Secrets: they are carried, used, and never shown. [`Redactor`] is the one choke point that every
//! text passes before it reaches the snapshot, a report, a log line or an error.

use std::{
    collections::BTreeSet,
    fmt,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use regex::{Regex, RegexSet};
use url::Url;

/// What stands where a secret stood.
pub const MASK: &str = "***";

/// Shorter values are not masked as plain words: replacing every `app` in a report would hide facts, not secrets.
const SHORTEST_WORD: usize = 6;

/// No shape is shorter than this and without a sign that names do not have: a provider's key of two letters and sixteen.
const SHORTEST_SHAPE: usize = 18;

/// A connection address. Its credentials never print: `Display` and `Debug` show it masked.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// Parses `text`; the error names no part of it, since a mistyped address may be all secret.
    ///
    /// # Errors
    /// When `text` is not a URL with a host.
    pub fn parse(text: &str) -> Result<Self, url::ParseError> {
        let url = Url::parse(text.trim())?;
        if url.host_str().is_none_or(str::is_empty) && url.scheme() != "unix" && url.query().is_none() {
            return Err(url::ParseError::EmptyHost);
        }
        Ok(Self(url))
    }

    /// The address as a client needs it, credentials and all.
    #[must_use]
    pub fn expose(&self) -> &Url {
        &self.0
    }

    /// The host, or `localhost` where the address names none (a Unix socket).
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().filter(|h| !h.is_empty()).unwrap_or("localhost")
    }

    /// The address with its user kept, and its password and secret query values masked.
    #[must_use]
    pub fn masked(&self) -> String {
        let mut url = self.0.clone();
        if url.password().is_some() {
            let _ = url.set_password(Some(MASK));
        }
        let pairs: Vec<(String, String)> = url
            .query_pairs()
            .map(|(k, v)| {
                let shown = if is_secret_name(&k) { MASK.to_owned() } else { v.into_owned() };
                (k.into_owned(), shown)
            })
            .collect();
        if !pairs.is_empty() {
            let text: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
            url.set_query(Some(&text.join("&")));
        }
        url.to_string()
    }

    /// Every secret that the address holds, both as written and percent-decoded.
    fn secrets(&self) -> Vec<String> {
        let mut found: Vec<String> = self.0.password().map(str::to_owned).into_iter().collect();
        found.extend(self.0.query_pairs().filter(|(k, _)| is_secret_name(k)).map(|(_, v)| v.into_owned()));
        let decoded: Vec<String> = found.iter().map(|s| percent_decode(s)).collect();
        found.extend(decoded);
        found
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({})", self.masked())
    }
}

impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Redactor")
    }
}

/// Masks secrets in any text: those it was told of, and those it knows by their shape.
#[derive(Clone, Default)]
pub struct Redactor {
    known: Arc<Mutex<BTreeSet<String>>>,
}

impl Redactor {
    /// Learns the credentials of `address`.
    pub fn learn(&self, address: &Address) {
        for secret in address.secrets() {
            self.learn_word(&secret);
        }
    }

    /// Learns one secret value: a password, a token, a cookie's value. Short ones are left to the shapes.
    pub fn learn_word(&self, secret: &str) {
        if secret.len() >= SHORTEST_WORD {
            self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(secret.to_owned());
        }
    }

    /// `text` with every known secret, and everything shaped like one, masked.
    #[must_use]
    pub fn redact(&self, text: &str) -> String {
        let mut clean = text.to_owned();
        // Longest first, so that a secret which contains another one leaves no tail.
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut words: Vec<&String> = known.iter().collect();
        words.sort_by_key(|w| std::cmp::Reverse(w.len()));
        for word in words {
            if clean.contains(word.as_str()) {
                clean = clean.replace(word.as_str(), MASK);
            }
        }
        // Most texts of a large catalog are short plain names, and no shape fits into one.
        let is_sign = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        if clean.len() < SHORTEST_SHAPE && clean.bytes().all(is_sign) {
            return clean;
        }
        // One pass over the text says which shapes are there; for nearly every text that is none.
        for at in SHAPES.any.matches(&clean) {
            let (shape, replacement) = &SHAPES.each[at];
            clean = shape.replace_all(&clean, *replacement).into_owned();
        }
        clean
    }
}

/// Shapes of secrets: all in one, to see whether any is there, and each with what takes its place.
struct Shapes {
    any: RegexSet,
    each: Vec<(Regex, &'static str)>,
}

/// Secrets known by their shape, wherever they stand.
static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    let shapes = [
        // user:password@ of any URL
        (r"(?i)\b([a-z][a-z0-9+.-]*://[^\s:/@]*):[^\s/@]+@", "${1}:***@"),
        // libpq's key=value, query strings and assignments
        (
            r#"(?i)\b(password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|sslpassword)(["']?\s*[=:]\s*["']?)[^\s"'&,;)]+"#,
            "${1}${2}***",
        ),
        // HTTP credentials
        (r"(?i)\b(bearer|basic)\s+[a-z0-9._~+/=-]{8,}", "${1} ***"),
        // JSON web tokens
        (r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*", "***"),
        // Password hashes of Postgres
        (r"(?i)SCRAM-SHA-256\$[^\s']+", "SCRAM-SHA-256$$***"),
        // Provider keys with a public prefix
        (r"\b(sk|rk|pk|ghp|gho|xox[abp]|AKIA)[_-]?[A-Za-z0-9_-]{16,}", "***"),
    ];
    Shapes {
        any: RegexSet::new(shapes.map(|(pattern, _)| pattern)).expect("the shapes are constants"),
        each: shapes.iter().map(|(p, r)| (Regex::new(p).expect("the shapes are constants"), *r)).collect(),
    }
});

fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["password", "passwd", "pwd", "secret", "token", "key", "auth", "sslpassword"].iter().any(|s| name.contains(s))
}

/// `p%40ss` → `p@ss`: what a part of an address means.
#[must_use]
pub fn percent_decode(text: &str) -> String {
    let pair = format!("x={}", text.replace('+', "%2B"));
    url::form_urlencoded::parse(pair.as_bytes()).next().map_or_else(String::new, |(_, v)| v.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_prints() {
        let address = Address::parse("postgres://app:s3cr3t-w0rd@db/shop?sslpassword=othersecret&x=1").expect("a URL");
        for shown in [address.to_string(), format!("{address:?}")] {
            assert!(!shown.contains("s3cr3t") && !shown.contains("othersecret"), "{shown}");
            assert!(shown.contains("app") && shown.contains("db/shop") && shown.contains("x=1"), "{shown}");
        }
    }

    #[test]
    fn a_learned_secret_is_masked_encoded_and_plain() {
        let redactor = Redactor::default();
        redactor.learn(&Address::parse("redis://:p%40ssw0rd!@cache").expect("a URL"));
        assert_eq!(redactor.redact("auth p@ssw0rd! and p%40ssw0rd! failed"), "auth *** and *** failed");
    }

    #[test]
    fn secrets_are_known_by_shape() {
        let redactor = Redactor::default();
        for text in
            ["postgres://u:hunter2@h/db", "password=hunter2 host=x", "Authorization: Bearer abcdefghijkl", "token: \"hunter2hunter2\""]
        {
            let clean = redactor.redact(text);
            assert!(clean.contains(MASK) && !clean.contains("hunter2") && !clean.contains("abcdefghijkl"), "{clean}");
        }
    }

    #[test]
    fn plain_text_is_left_alone() {
        let text = "index orders_user_id on public.orders (user_id) is not used; 12 % of 3:4";
        assert_eq!(Redactor::default().redact(text), text);
    }
}
