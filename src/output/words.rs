//! Numbers, times and evidence as text: one place, so that they look alike everywhere.

use chrono::{DateTime, Utc};

use crate::{
    check::{Evidence, Finding, Gap},
    run::{Older, Sampled},
};

/// `1 finding`, `2 findings`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", whole(i64::try_from(number).unwrap_or(i64::MAX)), if number == 1 { "" } else { "s" })
}

/// `2026-11-12 10:00 UTC: the restore of the database shop`.
pub(crate) fn older(evidence: &Older) -> String {
    format!("{}: {}", time(&evidence.at), evidence.what)
}

/// `30`, or `the 30 seen` where there may be more.
pub(crate) fn population(of: i64, gaps: &[Gap]) -> String {
    if gaps.is_empty() { whole(of) } else { format!("the {} seen", whole(of)) }
}

/// `of the 30 seen: 1,900 of 20,005 keys were looked at`.
pub(crate) fn sampled(Sampled { of, gaps, .. }: &Sampled<'_>) -> String {
    let reasons: Vec<String> = gaps.iter().map(|gap| line(&gap.reason)).collect();
    format!("of {}: {}", population(*of, gaps), reasons.join("; "))
}

/// True for an address that may stand as a link.
pub(crate) fn is_web(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// `1,204,331`.
pub(crate) fn whole(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Three digits that matter: `0.042`, `4.25`, `48.3`, `1,840`.
pub(crate) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "not known".to_owned();
    }
    let decimals = match value.abs() {
        x if x >= 100.0 || x == 0.0 => 0,
        x if x >= 10.0 => 1,
        x if x >= 0.1 => 2,
        _ => 3,
    };
    let text = format!("{value:.decimals$}");
    let (digits, rest) = text.split_once('.').unwrap_or((&text, ""));
    let rest = rest.trim_end_matches('0');
    let head = digits.parse().map_or_else(|_| digits.to_owned(), whole);
    let sign = if digits == "-0" { "-" } else { "" };
    if rest.is_empty() { head } else { format!("{sign}{head}.{rest}") }
}

/// Milliseconds, or seconds from ten of them on.
pub(crate) fn ms(value: f64) -> String {
    if value.is_finite() && value >= 10_000.0 { format!("{} s", number(value / 1_000.0)) } else { format!("{} ms", number(value)) }
}

/// `384 MiB`.
pub(crate) fn bytes(value: f64) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let (mut value, mut unit) = (value, 0);
    while value.abs() >= 1_024.0 && unit + 1 < units.len() {
        value /= 1_024.0;
        unit += 1;
    }
    format!("{} {}", number(value), units[unit])
}

/// `2026-11-22 10:51 UTC`; what is no time stays as it is.
pub(crate) fn time(text: &str) -> String {
    DateTime::parse_from_rfc3339(text)
        .map_or_else(|_| text.to_owned(), |at| at.with_timezone(&Utc).format("%Y-%m-%d %H:%M UTC").to_string())
}

/// Shows a number in its unit.
type Show = fn(f64) -> String;

/// A column of evidence as (label, value), its unit read from the end of its name.
pub(crate) fn evidence(name: &str, value: &Evidence) -> (String, String) {
    let units: [(&str, Show); 6] = [
        ("_ms", ms),
        ("_bytes", bytes),
        ("_pct", |x| format!("{} %", number(x))),
        ("_per_s", |x| format!("{}/s", number(x))),
        ("_s", |x| format!("{} s", number(x))),
        ("_x", |x| format!("{} ×", number(x))),
    ];
    let unit = units.iter().find_map(|(suffix, show)| name.strip_suffix(suffix).filter(|l| !l.is_empty()).map(|label| (label, *show)));
    let label = |text: &str| text.replace('_', " ");
    #[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
    let real = |n: i64| n as f64;
    match (value, unit) {
        (Evidence::Integer(n), Some((name, show))) => (label(name), show(real(*n))),
        (Evidence::Real(x), Some((name, show))) => (label(name), show(*x)),
        (Evidence::Null, Some((name, _))) => (label(name), "not known".to_owned()),
        (Evidence::Text(text), _) => match name.strip_suffix("_at") {
            Some(name) => (label(name), time(text)),
            None => (label(name), text.clone()),
        },
        (Evidence::Integer(n @ (0 | 1)), None) if name.starts_with("is_") || name.starts_with("has_") => {
            (label(name), if *n == 1 { "yes" } else { "no" }.to_owned())
        }
        (Evidence::Integer(n), None) => (label(name), whole(*n)),
        (Evidence::Real(x), None) => (label(name), number(*x)),
        (Evidence::Null, None) => (label(name), "not known".to_owned()),
    }
}

/// All evidence of a finding on one line: `rows 1,204,331, table 384 MiB`; empty where there is none.
pub(crate) fn evidence_line(finding: &Finding) -> String {
    let shown = finding.evidence.iter().map(|(name, value)| evidence(name, value)).map(|(label, value)| format!("{label} {value}"));
    line(&shown.collect::<Vec<_>>().join(", "))
}

/// On one line, runs of white space as one space.
pub(crate) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The widest column that aligns what stands behind it. A target may be named by an address of any length, and a width that
/// does not fit into 16 bits ends the program.
const WIDEST_COLUMN: usize = 80;

/// The width of a column of `texts`; a longer one pushes its own line to the right.
pub(crate) fn column<'a>(texts: impl IntoIterator<Item = &'a str>) -> usize {
    texts.into_iter().map(|text| text.chars().count()).max().unwrap_or(0).min(WIDEST_COLUMN)
}

/// `text` cut to `most` characters, with a sign that it was cut.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_digits_that_matter() {
        let shown: Vec<String> = [0.0, 0.0421, 0.5, 4.25, 48.25, 100.4, 1_840.2, 1_204_331.0, -0.5, -12.0, f64::NAN].map(number).to_vec();
        assert_eq!(shown, ["0", "0.042", "0.5", "4.25", "48.2", "100", "1,840", "1,204,331", "-0.5", "-12", "not known"]);
    }

    #[test]
    fn evidence_is_shown_by_its_unit() {
        let shown = |name: &str, value: Evidence| {
            let (label, value) = evidence(name, &value);
            format!("{label}: {value}")
        };
        assert_eq!(shown("mean_ms", Evidence::Real(212.4)), "mean: 212 ms");
        assert_eq!(shown("open_ms", Evidence::Integer(95_000)), "open: 95 s");
        assert_eq!(shown("table_bytes", Evidence::Integer(402_653_184)), "table: 384 MiB");
        assert_eq!(shown("used_pct", Evidence::Real(94.0)), "used: 94 %");
        assert_eq!(shown("sampled_at", Evidence::Text("2026-11-22T10:51:58+02:00".into())), "sampled: 2026-11-22 08:51 UTC");
        assert_eq!(shown("is_unique", Evidence::Integer(1)), "is unique: yes");
        assert_eq!(shown("rows", Evidence::Integer(1_204_331)), "rows: 1,204,331");
        assert_eq!(shown("wire_bytes", Evidence::Null), "wire: not known");
        assert_eq!(shown("note", Evidence::Text("as it is".into())), "note: as it is");
    }
}
