//! Text of a target inside HTML.

use minijinja::Value;

/// `text` with everything escaped that HTML reads as its own, inside an element or a quoted attribute.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A filter of the page: what stands between backticks as code, all else as it is; escaped.
pub(super) fn words(text: &str) -> Value {
    let parts: Vec<String> = text.split('`').map(escape).collect();
    if parts.len().is_multiple_of(2) {
        return Value::from_safe_string(escape(text));
    }
    let part = |(n, part): (usize, &String)| if n % 2 == 0 { part.clone() } else { format!("<code>{part}</code>") };
    Value::from_safe_string(parts.iter().enumerate().map(part).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_marked_and_everything_is_escaped() {
        assert_eq!(words("key `a<b` & \"c\"").to_string(), "key <code>a&lt;b</code> &amp; &quot;c&quot;");
        assert_eq!(words("one ` tick").to_string(), "one ` tick");
    }
}
