//! Secrets that are known by their form, wherever they stand: in an address, a header, a statement, a line of a log. What only
//! looks like one stays: the hash in a file's name, a UUID, a date, a version.

use std::sync::LazyLock;

use regex::{Captures, Regex, RegexSet, RegexSetBuilder};

/// What the automaton of all forms may take. With the library's own limit it is not made at all, and a text takes 13 µs in
/// place of 0.1: a large catalog has a million of them.
const STATES_BYTES: usize = 16 << 20;

/// True where a value of this name is a secret: a header, a field, a parameter.
#[must_use]
pub fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let parts = ["password", "passwd", "passphrase", "pwd", "secret", "token", "key", "auth", "credential", "signature", "cookie"];
    parts.iter().any(|part| name.contains(part))
        || ["sig", "sign", "sid", "code", "jwt", "otp", "pin", "pass", "session"].contains(&name.as_str())
}

/// Replaces the part `s` of each form that is found in `text`.
pub(super) fn mask(mut text: String, mask: impl Fn(&str) -> String) -> String {
    // One pass over the text says which forms are there; for nearly every text that is none.
    for at in FORMS.any.matches(&text) {
        let (form, is_secret) = &FORMS.each[at];
        let (mut rest, mut from) = (0, 0);
        let mut masked = String::with_capacity(text.len());
        while let Some(found) = form.captures_at(&text, from) {
            let Some(secret) = found.name("s") else { break };
            // What ends one secret may begin the next.
            from = secret.end();
            if is_secret(&found) {
                masked.push_str(&text[rest..secret.start()]);
                masked.push_str(&mask(secret.as_str()));
                rest = secret.end();
            }
        }
        masked.push_str(&text[rest..]);
        text = masked;
    }
    text
}

/// Whether what has the form is a secret.
type Filter = fn(&Captures<'_>) -> bool;

/// Forms of secrets: all in one, to see whether any is there, and each; its part `s` is the secret.
struct Forms {
    any: RegexSet,
    each: Vec<(Regex, Filter)>,
}

/// Secrets known by their form. Names of indexes and keys must not look like one.
static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let named = r"[a-z0-9_.-]*(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|secret[_-]?key)(?:[._](?:key|base|hash|[a-z0-9_]*\.[a-z0-9_.]+)|\.[a-z0-9_.]+)*";
    let always = [
        // user:password@ of any URL
        r"(?i)\b[a-z][a-z0-9+.-]*://[^\s:/@]*:(?P<s>[^\s/@]+)@".to_owned(),
        // token@ of a URL, but for Postgres, where that is a user
        r"(?i)\b(?:https?|rediss?|valkeys?|amqps?)://(?P<s>[^\s:/@?#]+)@".to_owned(),
        // libpq's key=value, query strings, assignments and objects; a star alone is a pattern of keys
        format!(r#"(?i)\b{named}["']?\s*(?:=>|[=:]|%3d)\s*["']?(?P<s>[^\s"'&,;)*][^\s"'&,;)]*)"#),
        // the same as SQL has it
        format!(r"(?i)\b(?:{named}\s+to|password|identified\s+by)\s+e?'(?P<s>(?:[^']|'')+)'"),
        // signed addresses
        r#"(?i)[?&;](?:amp;)?(?:[a-z0-9]+[_.-])*(?:signature|credential|policy|key-pair-id|hmac)=(?P<s>[^&\s"'<>]+)"#.to_owned(),
        r#"(?i)[?&](?:amp;)?(?:key|code|auth|sid|sig|sign|pass|pin|otp|ticket|jwt|session|hdnts|hdnea|ticket)=(?P<s>[^&\s"'<>]+)"#.to_owned(),
        // HTTP credentials
        r"(?i)\b(?:bearer|basic)\s+(?P<s>[a-z0-9._~+/=-]{8,})".to_owned(),
        r#"(?i)\bauthorization["']?\s*[=:]\s*["']?(?P<s>[^"'\s,]+(?: [^"'\s,]+)?)"#.to_owned(),
        r#"(?i)\bcookie["']?\s*[=:]\s*["']?[^\s=;"']+=(?P<s>[^"'\r\n]+)"#.to_owned(),
        // JSON web tokens
        r"\b(?P<s>eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*)".to_owned(),
        // Password hashes of Postgres
        r"(?i)SCRAM-SHA-256\$(?P<s>[^\s']+)".to_owned(),
        // Provider keys with a public prefix
        r"\b(?P<s>[srp]k_(?:live|test)_[A-Za-z0-9]{8,}|sk-[A-Za-z0-9_-]{20,}|gh[opsur]_[A-Za-z0-9]{16,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeprs]-[A-Za-z0-9-]{10,}|AKIA[A-Z0-9]{12,}|AIza[\w-]{30,})".to_owned(),
    ];
    let at_times: [(&str, Filter); 5] = [
        // a token for a query
        (r#"[?&](?:amp;)?(?P<s>[A-Za-z0-9_.~%+-]{16,})=?(?:[&\s"'`<>#)\]]|$)"#, is_bare_token),
        // a token for a part of a path, behind a word that says so, and anywhere
        (
            r#"(?i)/(?:reset|invite|invitation|confirm|confirmation|verify|verification|activate|activation|unsubscribe|magic|token|password|login|auth|share)[a-z_-]*/(?P<s>[a-z0-9_~-]{16,})(?:[/?&\s"'`<>#),;]|$)"#,
            has_letters_and_digits,
        ),
        (r#"/(?P<s>[A-Za-z0-9_~-]{16,})(?P<rest>/[^\s?&"'`<>#]*)?(?:[?&\s"'`<>#),;]|$)"#, is_token_of_a_path),
        // mail addresses in paths and query strings
        (r"(?i)(?:[?&=;]|(?:^|[^/:])/)(?P<s>[a-z0-9._%+-]{1,64}(?:@|%40)(?:[a-z0-9-]+\.)+(?P<end>[a-z]{2,24}))\b", is_mail),
        // what Postgres is started with, in an address and as libpq has it
        (r#"(?i)\boptions(?:=|%3d)\s*'?(?P<s>(?:%20|\+|\s)*(?:-|%2d)[^&"'<>`]*)"#, |_| true),
    ];
    let forms: Vec<(&str, Filter)> = always.iter().map(|form| (form.as_str(), (|_| true) as Filter)).chain(at_times).collect();
    let all = forms.iter().map(|(form, _)| form);
    Forms {
        any: RegexSetBuilder::new(all).dfa_size_limit(STATES_BYTES).build().expect("the forms are constants"),
        each: forms.into_iter().map(|(form, filter)| (Regex::new(form).expect("the forms are constants"), filter)).collect(),
    }
});

/// Without a name and a value: a token is long, and mixes letters and digits in one piece or all along. A UUID, a date, a version
/// and words joined by dashes do not.
fn is_bare_token(found: &Captures<'_>) -> bool {
    let text = &found["s"];
    let is_one_piece = |word: &str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        word.len() >= 16 && digits >= 2 && word.len() - digits >= 3
    };
    !is_uuid(text) && (text.split(|c: char| !c.is_ascii_alphanumeric()).any(is_one_piece) || is_mixed(text))
}

/// A UUID as well: behind such a word it is no name.
fn has_letters_and_digits(found: &Captures<'_>) -> bool {
    let text = &found["s"];
    text.bytes().any(|b| b.is_ascii_alphabetic()) && text.bytes().filter(u8::is_ascii_digit).count() >= 2
}

/// A part of a path that mixes small and large letters with digits all along. The folder of a build's files has such names too.
fn is_token_of_a_path(found: &Captures<'_>) -> bool {
    let is_file = found.name("rest").and_then(|rest| rest.as_str().rsplit('/').next()).is_some_and(|name| name.contains('.'));
    let text = &found["s"];
    let has = |is: fn(&u8) -> bool| text.bytes().any(|b| is(&b));
    let has_all = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    !is_file && !is_uuid(text) && has_all && is_mixed(text)
}

/// True where the kind of character changes within words at least once in four.
fn is_mixed(text: &str) -> bool {
    let kind = |b: u8| match b {
        b'0'..=b'9' => Some(0),
        b'a'..=b'z' => Some(1),
        b'A'..=b'Z' => Some(2),
        _ => None,
    };
    let bytes = text.as_bytes();
    let changes = bytes.windows(2).filter(|w| kind(w[0]).zip(kind(w[1])).is_some_and(|(a, b)| a != b)).count();
    changes * 4 >= bytes.len()
}

fn is_uuid(text: &str) -> bool {
    text.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && text.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
}

/// `logo@2x.png` and `vue@3.min.js` are files.
fn is_mail(found: &Captures<'_>) -> bool {
    let files = [
        "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "js", "mjs", "cjs", "ts", "css", "map", "json", "html", "woff", "woff2",
        "ttf",
    ];
    !files.contains(&found["end"].to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{is_secret_name, mask};

    fn masked(text: &str) -> String {
        mask(text.to_owned(), |_| "***".to_owned())
    }

    #[test]
    fn tokens_without_a_name_are_masked() {
        for (text, clean) in [
            ("GET /a?abcdef0123456789abcdef0123456789", "GET /a?***"),
            ("/a?page=2&C4n4ryBare9xQ7vK2m", "/a?page=2&***"),
            ("/a?C4n4ryOne9xQ7vK2m&C4n4ryTwo9xQ7vK2m#x", "/a?***&***#x"),
            ("http://h/?C4n4ryBare9xQ7vK2m=", "http://h/?***="),
            ("/reset/0b9a7f3e-5c1d-4e8a-9b2f-7d6c5b4a3f2e", "/reset/***"),
            ("/password-reset/c4n4ry9xq7vk2m00?x=1", "/password-reset/***?x=1"),
            ("/d/C4n4ryPath9xQ7vK2m/view", "/d/***/view"),
            ("/d/Canary1ofwhat2no/view", "/d/***/view"),
            ("/d/C4n4ryPath9xQ7vK2m/C4n4ryMore9xQ7vK2m", "/d/***/***"),
            ("/t/eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl/x", "/t/***/x"),
            ("/u/jane.roe+x@shop.example/cart", "/u/***/cart"),
            ("/u?mail=jane%40shop.example&x=1", "/u?mail=***&x=1"),
            ("postgres://h/d?options=-c%20app.token%3Dc4nary&x=1", "postgres://h/d?options=***&x=1"),
            ("host=h options='-c app.token=c4nary' port=1", "host=h options='***' port=1"),
        ] {
            assert_eq!(masked(text), clean);
            assert_eq!(masked(clean), clean, "once is enough");
        }
    }

    #[test]
    fn a_header_or_a_parameter_is_secret_by_its_name() {
        let secret = ["X-Api-Key", "Proxy-Authorization", "Set-Cookie", "client_secret", "sid", "JWT", "otp", "session", "pass", "code"];
        assert!(secret.into_iter().all(is_secret_name));
        assert!(!["page", "sort", "inside", "session_count", "passenger", "encoding"].into_iter().any(is_secret_name));
    }

    #[test]
    fn names_that_only_look_like_tokens_stay() {
        for text in [
            "/app-8579a2cff75b.css",
            "/assets/index-DiwrgTda.js?v=8579a2cff75b",
            "/_next/static/Vq8XkZP1s_0aXkqkqWZ5g/_buildManifest.js",
            "/orders/0b9a7f3e-5c1d-4e8a-9b2f-7d6c5b4a3f2e",
            "/orders/0b9a7f3e-5c1d-4e8a-9b2f-7d6c5b4a3f2e?0b9a7f3e-5c1d-4e8a-9b2f-7d6c5b4a3f2e",
            "/items/507f1f77bcf86cd799439011",
            "/posts/2026-11-28-how-we-scaled-postgres-18-to-10000-users",
            "/posts/How-We-Scaled-Postgres-18-To-10000-Users",
            "/a?utm-campaign-2026-summer",
            "/a?20261128T221500Z",
            "/a.css?1732832100",
            "/v1.2.3-beta.20261128/a.js",
            "/img/logo@2x.png?x=/npm/vue@3.4.21/dist/vue.js",
            "/npm/@popperjs/core@2.11.8/dist/umd/popper.min.js",
            "postgres://app@db.example/shop",
            "/shop?options=red&size=1",
            "/password/reset-instructions-for-everyone",
        ] {
            assert_eq!(masked(text), text);
        }
    }
}
