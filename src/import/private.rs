//! What must not go into a file that is committed: what lets somebody in, and who somebody is.

use crate::redact::{Redactor, is_secret_name};

/// Stands where a value was, for the user to fill in.
pub(super) const PLACEHOLDER: &str = "FILL-IN";

/// Names of values that tell of a person.
const PERSONAL: &[&str] = &[
    "mail",
    "phone",
    "mobile",
    "username",
    "first_name",
    "firstname",
    "last_name",
    "lastname",
    "full_name",
    "fullname",
    "birth",
    "iban",
    "ssn",
    "card",
    "street",
    "address",
    "postcode",
    "postal",
    "cvc",
    "cvv",
];

/// Parts of paths that sign in.
const SIGN_IN: &[&str] = &["login", "signin", "log-in", "sign-in", "log_in", "sign_in"];

/// Parts of paths that sign out, or work once: not for a load.
const ONCE: &[&str] = &[
    "logout",
    "signout",
    "log-out",
    "sign-out",
    "log_out",
    "sign_out",
    "unsubscribe",
    "confirm",
    "confirmation",
    "verify",
    "activate",
    "activation",
    "reset",
    "reset-password",
    "reset_password",
    "password",
    "invite",
    "invitation",
    "magic",
    "magic-link",
    "oauth",
    "oauth2",
    "sso",
    "saml",
    "callback",
];

/// Above this length letters and digits in a row are taken for a key.
const LONGEST_CODE: usize = 40;

/// True where a value of this name stays out of a file.
pub(super) fn is_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    is_secret_name(name) || PERSONAL.iter().any(|part| lower.contains(part))
}

/// True where the value itself looks like a secret or an address of mail.
pub(super) fn is_value(value: &str) -> bool {
    let is_mail = value.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    is_mail || is_key(value) || Redactor::default().redact(value) != value
}

/// Letters and digits in a row that nobody typed; with the signs of Base64 only where upper and lower case are mixed, for a
/// long name of a page has signs too.
fn is_key(value: &str) -> bool {
    let has = |is_so: fn(&u8) -> bool| value.bytes().any(|b| is_so(&b));
    let is_long = value.len() > LONGEST_CODE && has(u8::is_ascii_digit);
    let is_mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && !value.starts_with('/');
    let is_of = |signs: &[u8]| value.bytes().all(|b| b.is_ascii_alphanumeric() || signs.contains(&b));
    is_long && (is_of(b"") || is_mixed && is_of(b"-_+/=.$~%"))
}

/// True for a path that signs somebody in or out, works once, or holds a secret or a person.
pub(super) fn is_path<'a>(segments: impl IntoIterator<Item = &'a str>) -> bool {
    segments.into_iter().any(|s| is_one_of(SIGN_IN, s) || is_one_of(ONCE, s) || is_value(s))
}

/// True for a path that signs somebody in, and does nothing else that a load must not do.
pub(super) fn is_sign_in<'a>(segments: impl IntoIterator<Item = &'a str> + Clone) -> bool {
    let others = segments.clone().into_iter().filter(|s| !is_one_of(SIGN_IN, s));
    segments.into_iter().any(|s| is_one_of(SIGN_IN, s)) && !is_path(others)
}

fn is_one_of(words: &[&str], segment: &str) -> bool {
    words.contains(&segment.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lets_somebody_in_or_names_a_person_is_private() {
        for name in ["password", "X-Api-Key", "csrf_token", "customerEmail", "phoneNumber", "session"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["page", "sort", "product_id", "q"] {
            assert!(!is_name(name), "{name}");
        }
        for value in ["ada@shop.example", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", &"a1".repeat(32), &"aB1_-x".repeat(9)] {
            assert!(is_value(value), "{value}");
        }
        for value in ["how-to-build-a-house-with-3-rooms-and-a-garden", "/Images/Of/A/Long/Way/Down/To/Number/Seven-7.png", "red shoes"] {
            assert!(!is_value(value), "{value}");
        }
        assert!(is_path(["account", "reset-password", "x"]) && is_path(["Logout"]) && !is_path(["products", "17", "red-shoes"]));
        assert!(is_path(["sign-in"]) && is_sign_in(["api", "Sign-In"]) && !is_sign_in(["login", "callback"]) && !is_sign_in(["a"]));
        assert!(!is_path(["6f2c41d7-0b6e-4d0e-9d0c-3f1b7a5e8c21"]));
    }
}
