//! What must not go into a file that is committed: what lets somebody in, and who somebody is.

use crate::target::{Redactor, is_secret_name};

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

/// Above this length a segment of letters and digits alone is taken for a key.
const LONGEST_CODE: usize = 40;

/// True where a value of this name stays out of a file.
pub(super) fn is_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    is_secret_name(name) || PERSONAL.iter().any(|part| lower.contains(part))
}

/// True where the value itself looks like a secret or an address of mail.
pub(super) fn is_value(value: &str) -> bool {
    let is_mail = value.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    let is_code =
        value.len() > LONGEST_CODE && value.bytes().all(|b| b.is_ascii_alphanumeric()) && value.bytes().any(|b| b.is_ascii_digit());
    is_mail || is_code || Redactor::default().redact(value) != value
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
        for value in ["ada@shop.example", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", &"a1".repeat(32)] {
            assert!(is_value(value), "{value}");
        }
        assert!(is_path(["account", "reset-password", "x"]) && is_path(["Logout"]) && !is_path(["products", "17", "red-shoes"]));
        assert!(is_path(["sign-in"]) && is_sign_in(["api", "Sign-In"]) && !is_sign_in(["login", "callback"]) && !is_sign_in(["a"]));
        assert!(!is_path(["6f2c41d7-0b6e-4d0e-9d0c-3f1b7a5e8c21"]));
    }
}
