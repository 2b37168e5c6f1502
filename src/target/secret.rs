//! Secrets: they are carried, used, and never shown. [`Redactor`] is the one choke point that every
//! text passes before it reaches the snapshot, a report, a log line or an error.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use url::Url;

use super::{literal, shape};

/// What stands where a secret stood.
pub const MASK: &str = "***";

/// Shorter values are not masked as plain words: replacing every `app` in a report would hide facts, not secrets.
const SHORTEST_WORD: usize = 6;

/// A user without a password is a token, and no name, from this length on.
const SHORTEST_TOKEN: usize = 12;

/// No shape is shorter than this and without a sign that names do not have: a provider's key of five signs and ten.
const SHORTEST_SHAPE: usize = 15;

/// Kinds of address, ours and those that are taken for ours. An error may name them.
const KINDS: &[&str] = &[
    "http",
    "https",
    "postgres",
    "postgresql",
    "redis",
    "rediss",
    "valkey",
    "valkeys",
    "unix",
    "mysql",
    "mariadb",
    "mongodb",
    "amqp",
    "amqps",
];

/// A connection address. Its credentials never print: `Display` and `Debug` show it masked.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// Parses `text`; the error names no part of it, since a mistyped address may be all secret.
    ///
    /// # Errors
    /// When `text` is not a URL with a host, or a sign in its password may have cut it in two.
    pub fn parse(text: &str) -> Result<Self, BadAddress> {
        let text = text.trim();
        let mut url = Url::parse(text)?;
        if !KINDS.contains(&url.scheme().split('+').next().unwrap_or_default()) {
            return Err(BadAddress::Kind);
        }
        if url.host_str().is_none_or(str::is_empty) && url.scheme() != "unix" && url.query().is_none() {
            return Err(url::ParseError::EmptyHost.into());
        }
        ambiguous_sign(text, matches!(url.scheme(), "http" | "https")).map_or(Ok(()), |sign| Err(BadAddress::Sign(sign)))?;
        // No server ever sees it.
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// The address as a client needs it, credentials and all.
    #[must_use]
    pub fn expose(&self) -> &Url {
        &self.0
    }

    /// The address of another database of the same cluster.
    #[must_use]
    pub fn of_database(&self, name: &str) -> Self {
        let mut url = self.0.clone();
        // A slash in the name would begin a new part of the path.
        url.set_path(&name.replace('%', "%25").replace('/', "%2F"));
        let rest: Vec<(String, String)> =
            self.0.query_pairs().filter(|(key, _)| key != "dbname").map(|(k, v)| (k.into(), v.into())).collect();
        url.set_query(None);
        if !rest.is_empty() {
            url.query_pairs_mut().extend_pairs(rest);
        }
        Self(url)
    }

    /// The host, or `localhost` where the address names none (a Unix socket).
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().filter(|h| !h.is_empty()).unwrap_or("localhost")
    }

    /// The address with its user kept, and its password and secret query values masked. A user alone is a token, but
    /// for Postgres, where the password may stand elsewhere.
    #[must_use]
    pub fn masked(&self) -> String {
        let mut url = self.0.clone();
        if url.password().is_some() {
            let _ = url.set_password(Some(MASK));
        } else if self.is_user_secret() {
            let _ = url.set_username(MASK);
        }
        let pairs: Vec<(String, String)> = url
            .query_pairs()
            .map(|(k, v)| {
                let is_secret = is_secret_name(&k) || is_server_options(&k, &v);
                (k.into_owned(), if is_secret { MASK.to_owned() } else { v.into_owned() })
            })
            .collect();
        if !pairs.is_empty() {
            let text: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
            url.set_query(Some(&text.join("&")));
        }
        shape::mask(url.to_string(), |_| MASK.to_owned())
    }

    fn is_user_secret(&self) -> bool {
        !self.0.username().is_empty() && self.0.password().is_none_or(str::is_empty) && !self.0.scheme().starts_with("postgres")
    }

    /// Every secret that the address holds, both as written and percent-decoded. A password that is also the name of
    /// the user, the database or the kind of server would hide that name in every fact, and is left to the shapes.
    fn secrets(&self) -> Vec<String> {
        let mut found: Vec<String> = self.0.password().map(str::to_owned).into_iter().collect();
        let names = [self.0.username(), self.0.path().trim_start_matches('/'), self.0.scheme(), "default"];
        found.retain(|secret| !names.contains(&secret.as_str()));
        if self.is_user_secret() && self.0.username().len() >= SHORTEST_TOKEN {
            found.push(self.0.username().to_owned());
        }
        for (key, value) in self.0.query_pairs() {
            if is_secret_name(&key) {
                found.push(value.into_owned());
            } else if is_server_options(&key, &value) {
                let settings = value.split_whitespace().filter_map(|word| word.trim_start_matches("-c").split_once('='));
                found.extend(settings.filter(|(name, _)| is_secret_name(name)).map(|(_, secret)| secret.to_owned()));
            }
        }
        let decoded: Vec<String> = found.iter().map(|s| percent_decode(s)).collect();
        found.extend(decoded);
        found
    }
}

/// What Postgres is started with, such as `-c app.token=…`.
fn is_server_options(key: &str, value: &str) -> bool {
    key == "options" && value.trim_start().starts_with('-')
}

/// The sign that may belong to a password and be read as the end of it: then a part of the password would be taken for the host
/// or the database, looked up and shown. Paths of the web may hold an `@`.
fn ambiguous_sign(text: &str, is_web: bool) -> Option<char> {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let after = &rest[authority.len()..];
    let (place, fragment) = after.split_once('#').map_or((after, None), |(place, fragment)| (place, Some(fragment)));
    let (path, query) = place.split_once('?').unwrap_or((place, ""));
    let is_query_cut = query.split('&').any(|pair| pair.contains('@') && !pair.contains('='));
    if fragment.is_some_and(|f| !is_web || f.contains('@')) {
        Some('#')
    } else if authority.matches('@').count() > 1 {
        Some('@')
    } else if is_web {
        authority.contains('\\').then_some('\\')
    } else if path.contains('@') {
        Some('/')
    } else {
        is_query_cut.then_some('?')
    }
}

/// A text that is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// It is no URL.
    #[error(transparent)]
    Url(#[from] url::ParseError),
    /// What stands before the first colon is no kind of address: it may be a user, or a password.
    #[error("it does not start with a kind of address such as `postgres://`, `redis://` or `https://`")]
    Kind,
    /// A sign stands in it that may be one of its password.
    #[error("it holds a `{0}` that may belong to the password; in a password write it as `%{code:02X}`", code = u32::from(*.0))]
    Sign(char),
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
    /// The longest first, so that a secret which contains another one leaves no tail.
    known: Arc<Mutex<Vec<String>>>,
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
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            if !known.iter().any(|word| word == secret) {
                known.push(secret.to_owned());
                known.sort_by_key(|word| std::cmp::Reverse(word.len()));
            }
        }
    }

    /// `text` with every known secret, and everything shaped like one, masked.
    #[must_use]
    pub fn redact(&self, text: &str) -> String {
        let mut clean = text.to_owned();
        for word in self.known.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            if clean.contains(word.as_str()) {
                clean = clean.replace(word.as_str(), MASK);
            }
        }
        // Most texts of a large catalog are short plain names, and no shape fits into one.
        let is_sign = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        if clean.len() < SHORTEST_SHAPE && clean.bytes().all(is_sign) {
            return clean;
        }
        shape::mask(clean, |_| MASK.to_owned())
    }

    /// A statement of ours as it is listed. One of the app's that stands in it, to be planned, keeps no comment: libraries
    /// write there who asked, and for whom.
    #[must_use]
    pub fn redact_sent(&self, statement: &str) -> String {
        let lower = statement.to_ascii_lowercase();
        let begins = |at: &usize| statement[..*at].trim_end().chars().next_back().is_none_or(|before| before == ';');
        let foreign = ["explain ", "prepare "].into_iter().flat_map(|word| lower.match_indices(word).map(|(at, _)| at)).filter(begins);
        foreign.min().map_or_else(
            || self.redact(statement),
            |at| self.redact(&format!("{}{}", &statement[..at], literal::without_comments(&statement[at..]))),
        )
    }

    /// The text of a statement that somebody else sent, its string literals and comments masked besides: a server that strips
    /// constants leaves those of utility commands such as `SET` and `CREATE USER` in place.
    #[must_use]
    pub fn redact_statement(&self, text: &str) -> String {
        self.redact(&literal::masked(text))
    }
}

/// A file of the user's as it is shown in an error: what is shaped like a secret is covered, and every place stays.
#[must_use]
pub fn covered(source: &str) -> String {
    shape::mask(source.to_owned(), |secret| "*".repeat(secret.len()))
}

/// True where a value of this name is a secret: a header, a field, a parameter.
#[must_use]
pub fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let parts = ["password", "passwd", "passphrase", "pwd", "secret", "token", "key", "auth", "credential", "signature", "cookie"];
    parts.iter().any(|part| name.contains(part))
        || ["sig", "sign", "sid", "code", "jwt", "otp", "pin", "pass", "session"].contains(&name.as_str())
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
    fn secrets_of_addresses_headers_and_statements_are_known_by_shape() {
        let redactor = Redactor::default();
        let kept = [
            ("GET /a?access_token=c4nary&page=2", "GET /a?access_token=***&page=2"),
            ("/i.png?X-Amz-Credential=AK%2Fc4nary&X-Amz-Signature=c4nary", "/i.png?X-Amz-Credential=***&X-Amz-Signature=***"),
            ("/i.png?w=300&sig=c4nary", "/i.png?w=300&sig=***"),
            ("/in?next=%2Fa%3Ftoken%3Dc4nary", "/in?next=%2Fa%3Ftoken%3D***"),
            ("https://c4nary@shop.example/x", "https://***@shop.example/x"),
            ("set app.jwt_secret = 'c4nary'", "set app.jwt_secret = '***'"),
            ("set secret.x = 'c4nary'", "set secret.x = '***'"),
            ("create user x password 'c4''nary'", "create user x password '***'"),
            ("AWS_SECRET_ACCESS_KEY=c4nary", "AWS_SECRET_ACCESS_KEY=***"),
            ("Authorization: Token c4nary", "Authorization: ***"),
            ("Cookie = \"sid=c4nary; b=c4nary\"", "Cookie = \"sid=***\""),
            ("sk_live_c4naryc4nary", "***"),
        ];
        for (text, clean) in kept {
            assert_eq!(redactor.redact(text), clean);
            assert_eq!(redactor.redact(clean), clean, "once is enough");
            let covered = covered(text);
            assert!(covered.len() == text.len() && !covered.contains("nary"), "{covered}");
        }
    }

    #[test]
    fn of_what_is_sent_only_a_statement_of_the_apps_loses_its_comments() {
        let redactor = Redactor::default();
        for (sent, listed) in [
            ("explain select a /* c4nary */ from t", "explain select a /* *** */  from t"),
            ("begin;\nset local x = 1;\nprepare p as select a -- c4nary", "begin;\nset local x = 1;\nprepare p as select a /* *** */ "),
            ("explain /* plimsoll */ (costs) select a from t", "explain /* plimsoll */ (costs) select a from t"),
            (
                "select /* plimsoll */ a -- what we explain to readers\nfrom t",
                "select /* plimsoll */ a -- what we explain to readers\nfrom t",
            ),
        ] {
            assert_eq!(redactor.redact_sent(sent), listed);
        }
    }

    #[test]
    fn names_and_patterns_are_no_secrets() {
        let redactor = Redactor::default();
        for text in [
            "pk_customer_addresses_and_more",
            "reset_token:*",
            "postgres://app@db/shop",
            "sorted by sort_key=price in session:*",
            "users.password is a text",
        ] {
            assert_eq!(redactor.redact(text), text);
        }
        // A password that is a name hides nothing but itself.
        redactor.learn(&Address::parse("postgres://postgres:postgres@db/shop").expect("a URL"));
        assert_eq!(redactor.redact("postgres://postgres:postgres@db/shop"), "postgres://postgres:***@db/shop");
    }

    #[test]
    fn plain_text_is_left_alone() {
        let text = "index orders_user_id on public.orders (user_id) is not used; 12 % of 3:4";
        assert_eq!(Redactor::default().redact(text), text);
    }
}
