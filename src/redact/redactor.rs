//! The one choke point that every text passes before it reaches the snapshot, a report, a log line or an error.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use super::{Address, MASK, form, literal};

/// Shorter values are not masked as plain words: replacing every `app` in a report would hide facts, not secrets.
const SHORTEST_WORD: usize = 6;

/// No form is shorter than this and without a sign that names do not have: a provider's key of five signs and ten.
const SHORTEST_FORM: usize = 15;

impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Redactor")
    }
}

/// Masks secrets in any text: those it was told of, and those it knows by their form.
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

    /// Learns one secret value: a password, a token, a cookie's value. Short ones are left to the forms.
    pub fn learn_word(&self, secret: &str) {
        if secret.len() >= SHORTEST_WORD {
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            if !known.iter().any(|word| word == secret) {
                known.push(secret.to_owned());
                known.sort_by_key(|word| std::cmp::Reverse(word.len()));
            }
        }
    }

    /// `text` with every known secret, and everything that has the form of one, masked.
    #[must_use]
    pub fn redact(&self, text: &str) -> String {
        let mut clean = text.to_owned();
        for word in self.known.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            if clean.contains(word.as_str()) {
                clean = clean.replace(word.as_str(), MASK);
            }
        }
        // Most texts of a large catalog are short plain names, and no form fits into one.
        let is_sign = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        if clean.len() < SHORTEST_FORM && clean.bytes().all(is_sign) {
            return clean;
        }
        form::mask(clean, |_| MASK.to_owned())
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

/// A file of the user's as it is shown in an error: what has the form of a secret is covered, and every place stays.
#[must_use]
pub fn covered(source: &str) -> String {
    form::mask(source.to_owned(), |secret| "*".repeat(secret.len()))
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
    fn secrets_are_known_by_form() {
        let redactor = Redactor::default();
        for text in
            ["postgres://u:hunter2@h/db", "password=hunter2 host=x", "Authorization: Bearer abcdefghijkl", "token: \"hunter2hunter2\""]
        {
            let clean = redactor.redact(text);
            assert!(clean.contains(MASK) && !clean.contains("hunter2") && !clean.contains("abcdefghijkl"), "{clean}");
        }
    }

    #[test]
    fn secrets_of_addresses_headers_and_statements_are_known_by_form() {
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
    fn each_shape_of_a_secret_is_known() {
        let redactor = Redactor::default();
        for (text, clean) in [
            ("used sk-c4narYc4naryc4nary12 twice", "used *** twice"),
            ("used ghp_c4naryc4nary0123 twice", "used *** twice"),
            ("used github_pat_c4nary_c4nary_c4nary0 twice", "used *** twice"),
            ("used glpat-c4nary-c4nary-c4na twice", "used *** twice"),
            ("used xoxb-c4nary-c4nary twice", "used *** twice"),
            ("used AKIAC4NARYC4NARY1 twice", "used *** twice"),
            ("used AIzaC4naryC4naryC4naryC4naryC4nary twice", "used *** twice"),
            ("SCRAM-SHA-256$4096:c4nary==$c4nary:c4nary", "SCRAM-SHA-256$***"),
            ("sent Basic c4naryc4nary", "sent Basic ***"),
            ("create user x identified by 'c4nary'", "create user x identified by '***'"),
            ("redis://c4nary@cache/0", "redis://***@cache/0"),
            ("amqps://c4nary@bus/0", "amqps://***@bus/0"),
            ("passphrase=c4nary", "passphrase=***"),
            ("pwd=c4nary", "pwd=***"),
            ("private_key: c4nary", "private_key: ***"),
            ("/a?hmac=c4nary&x=1", "/a?hmac=***&x=1"),
            ("/a?Policy=c4nary&Key-Pair-Id=c4nary", "/a?Policy=***&Key-Pair-Id=***"),
            ("/a?jwt=c4nary&session=c4nary", "/a?jwt=***&session=***"),
            ("/a?otp=c4nary&pass=c4nary&pin=c4nary", "/a?otp=***&pass=***&pin=***"),
            ("/a?code=c4nary&ticket=c4nary", "/a?code=***&ticket=***"),
            ("href='/a?w=3&amp;sig=c4nary'", "href='/a?w=3&amp;sig=***'"),
            ("/magic/c4n4ry9xq7vk2m00", "/magic/***"),
            ("/unsubscribe/c4n4ry9xq7vk2m00?x=1", "/unsubscribe/***?x=1"),
        ] {
            assert_eq!(redactor.redact(text), clean);
            assert_eq!(redactor.redact(clean), clean, "once is enough");
        }
    }

    #[test]
    fn of_two_secrets_the_longer_leaves_no_tail_and_six_signs_are_enough() {
        let redactor = Redactor::default();
        ["c4nary", "c4nary-and-more", "c4nar"].into_iter().for_each(|secret| redactor.learn_word(secret));
        assert_eq!(redactor.redact("c4nary-and-more, then c4nary, and c4nar is a word"), "***, then ***, and c4nar is a word");
    }

    #[test]
    fn whatever_lets_in_by_an_address_is_learned() {
        for (address, secret) in [
            ("https://c4nary-of-a-user@shop.example", "c4nary-of-a-user"),
            ("postgres://app@db/shop?sslpassword=c4nary-of-a-key", "c4nary-of-a-key"),
            ("postgres://app@db/shop?options=-c%20app.token%3Dc4nary-of-options", "c4nary-of-options"),
            ("mongodb://c4nary-of-a-user@store/shop", "c4nary-of-a-user"),
        ] {
            let (redactor, address) = (Redactor::default(), Address::parse(address).expect("an address"));
            assert!(!address.to_string().contains("c4nary"), "{address}");
            redactor.learn(&address);
            assert_eq!(redactor.redact(&format!("{secret} was refused")), "*** was refused");
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
