//! Files of settings, `NAME=value` on every line: known by that form, and graded by what they hold. No value leaves this file.

use std::sync::LazyLock;

use regex::Regex;

use crate::redact::is_secret_name;

/// Names of variables that bundlers write into the pages in any case.
const PUBLIC: &[&str] =
    &["VITE_", "NEXT_PUBLIC_", "REACT_APP_", "NUXT_PUBLIC_", "PUBLIC_", "GATSBY_", "EXPO_PUBLIC_", "VUE_APP_", "STORYBOOK_"];
/// Names that tell nobody anything.
const HARMLESS: &[&str] = &["NODE_ENV", "PORT", "APP_ENV", "APP_NAME", "TZ", "LANG", "GENERATE_SOURCEMAP"];
/// Beginnings of values that are still to be filled in, as templates of such files have them.
const PLACEHOLDERS: &[&str] = &["null", "none", "changeme", "change_me", "change-me", "your", "xxx", "<", "${", "{{", "..."];
/// Lines that are looked at.
const MOST_LINES: usize = 10_000;

/// What such a file holds; none: the text is none.
pub(crate) fn environment_file(text: &str) -> Option<&'static str> {
    let entries = entries(text)?;
    let is_public = |name: &str| PUBLIC.iter().any(|begin| name.starts_with(begin)) || HARMLESS.contains(&name);
    match () {
        // Any line of data has `a=b`: a variable is written in capitals, a property with dots.
        () if !entries.iter().any(|(name, _)| is_variable(name) || name.contains('.') || is_secret_name(name)) => None,
        () if entries.iter().all(|(name, _)| is_public(name)) => Some("environment file of public settings"),
        () if entries.iter().any(|(name, value)| !is_public(name) && is_secret(name, value)) => Some("environment file"),
        () => Some("environment file without a secret"),
    }
}

fn is_variable(name: &str) -> bool {
    name.len() > 1 && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

/// A user and a password before a host.
static CREDENTIALS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[a-z][a-z0-9+.\-]*://[^\s/@:]*:[^\s/@]+@").expect("a constant"));

fn is_secret(name: &str, value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let is_filled = !value.is_empty() && !PLACEHOLDERS.iter().any(|begin| lower.starts_with(begin));
    let is_named = is_secret_name(name) || name.to_ascii_lowercase().ends_with("_pass");
    is_filled && (is_named || CREDENTIALS.is_match(value) || value.contains("PRIVATE KEY-----"))
}

/// The names of a text with the first line of each value; none where any line is no setting. A quoted value, and a block of PEM, may
/// go over several lines.
fn entries(text: &str) -> Option<Vec<(&str, &str)>> {
    let (mut lines, mut found) = (text.trim_start_matches('\u{feff}').lines().take(MOST_LINES).map(str::trim), Vec::new());
    while let Some(line) = lines.next() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, value) = line.strip_prefix("export ").unwrap_or(line).split_once('=')?;
        let (name, value) = (name.trim(), value.trim());
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b));
        if !is_name {
            return None;
        }
        let quote = value.chars().next().filter(|c| "\"'`".contains(*c));
        let rest = quote.map_or(value, |quote| value.trim_start_matches(quote));
        if let Some(quote) = quote.filter(|quote| value.len() > 1 && !value[1..].contains(*quote)) {
            lines.by_ref().find(|line| line.contains(quote))?;
        } else if value.starts_with("-----BEGIN ") && !value.contains("-----END ") {
            lines.by_ref().find(|line| line.starts_with("-----END "))?;
        }
        found.push((name, rest.trim_end_matches(['"', '\'', '`'])));
    }
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_environment_file_is_known_by_its_lines_and_graded_by_what_it_holds() {
        for text in [
            "# local\nexport A1=1\nDATABASE_URL=postgres://u:p@x/d\n",
            "\u{feff}APP_KEY=base64:x\r\nDB_PASS=y\r\n",
            "spring.datasource.url=jdbc:x\nspring.datasource.password=y\n",
            "jwt_secret=y",
            "NAME=shop\nCERT=\"-----BEGIN RSA PRIVATE KEY-----\nMIIB+/a==\n-----END RSA PRIVATE KEY-----\"\nDEBUG=1\n",
            "NAME=shop\nCERT=-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n",
        ] {
            assert_eq!(environment_file(text), Some("environment file"), "{text}");
        }
        for text in ["LOG_LEVEL=debug\nDATABASE_URL=postgres://h/d\n", "API_KEY=\nSECRET=changeme\nTOKEN='<token>'\nPASSWORD=your-password"]
        {
            assert_eq!(environment_file(text), Some("environment file without a secret"), "{text}");
        }
        let public = "VITE_API_URL=https://api.example\nNODE_ENV=production\nVITE_MAP_KEY=abc\n";
        assert_eq!(environment_file(public), Some("environment file of public settings"));
    }

    #[test]
    fn what_only_has_some_lines_of_that_form_is_none() {
        for text in [
            "",
            "# nothing but a remark",
            "<html>a=b</html>",
            "not found",
            "see NAME=value in the docs\nand more",
            "path=/x\nok=1",
            "KEY=\"never ended\nA=1",
            "CERT=-----BEGIN PRIVATE KEY-----\nMIIB\n",
            "GET /x?KEY=1 HTTP/1.1",
            "{\"KEY\":\"a=b\"}",
        ] {
            assert_eq!(environment_file(text), None, "{text}");
        }
    }
}
