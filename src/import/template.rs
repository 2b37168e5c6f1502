//! Text as the templates of a scenario have it.

use std::fmt::Write as _;

/// Plain text as a template has it.
pub(super) fn escaped(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// A part of a path or query as it is sent, and as a template has it: everything that a URL gives a meaning is encoded.
pub(super) fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~!$'()*,:@".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}
