//! Values of the command line, from text.

use std::time::Duration;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use url::Url;

use crate::{config::Shape, import::Kind, report::Format};

/// `1h30m` → 5,400 s.
pub(super) fn parse_time(text: &str) -> Result<Duration, String> {
    let wrong = || "expected a time such as 25m, 1h30m or 90s".to_owned();
    let (mut total, mut digits) = (0_u64, String::new());
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        let unit = [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)].into_iter().find(|(u, _)| *u == c).ok_or_else(wrong)?.1;
        let part = digits.parse::<u64>().ok().and_then(|n| n.checked_mul(unit)).ok_or_else(wrong)?;
        total = total.checked_add(part).ok_or_else(wrong)?;
        digits.clear();
    }
    if digits.is_empty() && total > 0 { Ok(Duration::from_secs(total)) } else { Err(wrong()) }
}

/// The formats in which something can be shown, by name.
pub(super) fn formats(all: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    let names = all.iter().map(|f| PossibleValue::new(f.name()));
    PossibleValuesParser::new(names).map(|name| name.parse().expect("it is one of the names"))
}

/// The shapes that a load has, by name.
pub(super) fn shapes() -> impl TypedValueParser<Value = Shape> {
    let names = Shape::ALL.iter().map(|s| PossibleValue::new(s.word()));
    PossibleValuesParser::new(names).map(|name| Shape::ALL.into_iter().find(|s| s.word() == name).expect("it is one of the names"))
}

/// At least one request in a thousand seconds.
pub(super) fn parse_rate(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|rate: &f64| rate.is_finite() && *rate >= 0.001).ok_or_else(|| "expected requests per second".to_owned())
}

/// The kinds of file that `import` knows, by name.
pub(super) fn kinds() -> impl TypedValueParser<Value = Kind> {
    let names = Kind::ALL.iter().map(|k| PossibleValue::new(k.name()));
    PossibleValuesParser::new(names).map(|name| name.parse().expect("it is one of the names"))
}

/// A number of scenarios: each is driven alone too, so that more would take all of a scan's time.
pub(super) fn parse_most(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|most| (1..=200).contains(most)).ok_or_else(|| "expected a number from 1 to 200".to_owned())
}

/// An address of the web.
pub(super) fn parse_app(text: &str) -> Result<Url, String> {
    let is_web = |url: &Url| matches!(url.scheme(), "http" | "https");
    Url::parse(text).ok().filter(is_web).ok_or_else(|| "expected an address such as https://shop.example".to_owned())
}

/// `ready:1000` → 1000.
pub(super) fn parse_stage(text: &str) -> Result<u32, String> {
    let users = text.strip_prefix("ready:").unwrap_or(text);
    match users.parse() {
        Ok(stage @ (100 | 1_000 | 10_000)) => Ok(stage),
        _ => Err("expected ready:100, ready:1000 or ready:10000".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_to_require_is_one_of_three() {
        assert_eq!(parse_stage("ready:1000"), Ok(1_000));
        assert!(parse_stage("ready:500").is_err());
    }

    #[test]
    fn a_time_is_made_of_days_hours_minutes_and_seconds() {
        assert_eq!(parse_time("25m"), Ok(Duration::from_secs(1_500)));
        assert_eq!(parse_time("1h 30m"), Ok(Duration::from_secs(5_400)));
        for wrong in ["", "25", "m", "1w", "0s", "99999999999999999999d"] {
            assert!(parse_time(wrong).is_err(), "{wrong}");
        }
    }
}
