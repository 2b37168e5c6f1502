//! One message of the log, whatever its format, and the stamps in it.

use std::borrow::Cow;

/// How grave a message is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Level {
    /// News.
    #[default]
    Log,
    /// A statement failed.
    Error,
    /// A session ended, or the server.
    Fatal,
    /// Warnings, notices, and what is below them.
    Other,
    /// A word in a language that we do not read.
    Foreign,
}

/// What a line of the log opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// A message of its own.
    Main(Level),
    /// `DETAIL` of the message before.
    Detail,
    /// `STATEMENT` of the message before.
    Statement,
    /// Another line of the message before: a hint, a context.
    More,
}

/// One message. Fields that the format or the prefix does not have are empty.
#[derive(Debug, Default)]
pub(super) struct Entry<'a> {
    pub(super) level: Level,
    pub(super) stamps: Stamps<'a>,
    pub(super) message: Cow<'a, [u8]>,
    pub(super) detail: Cow<'a, [u8]>,
    pub(super) statement: Cow<'a, [u8]>,
}

/// What stands beside a message.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stamps<'a> {
    /// Milliseconds since 1970.
    pub(super) at_ms: Option<i64>,
    pub(super) process: u64,
    pub(super) user: &'a [u8],
    pub(super) database: &'a [u8],
    pub(super) application: &'a [u8],
    pub(super) sqlstate: &'a [u8],
    /// 0: none.
    pub(super) query_id: i64,
}

/// A line with its prefix read: the stamps, what it opens, and where its message begins.
pub(super) type Opened<'a> = (Stamps<'a>, Section, usize);

/// The section that a severity's word opens.
pub(super) fn section(word: &[u8]) -> Section {
    match word {
        b"LOG" => Section::Main(Level::Log),
        b"ERROR" => Section::Main(Level::Error),
        b"FATAL" | b"PANIC" => Section::Main(Level::Fatal),
        b"WARNING" | b"NOTICE" | b"INFO" | b"DEBUG" | b"DEBUG1" | b"DEBUG2" | b"DEBUG3" | b"DEBUG4" | b"DEBUG5" => {
            Section::Main(Level::Other)
        }
        b"DETAIL" => Section::Detail,
        b"STATEMENT" => Section::Statement,
        b"HINT" | b"CONTEXT" | b"QUERY" | b"LOCATION" | b"BACKTRACE" => Section::More,
        _ => Section::Main(Level::Foreign),
    }
}

/// `2026-11-25 04:17:09.123 UTC` at the start of `text`: the moment, and how long it is. The fraction and the zone may
/// be missing; a zone whose name we do not know counts as UTC.
pub(super) fn time(text: &[u8]) -> Option<(i64, usize)> {
    let digits = |from: usize, to: usize| {
        text.get(from..to)?.iter().try_fold(0_i64, |n, c| c.is_ascii_digit().then(|| n * 10 + i64::from(c - b'0')))
    };
    let is = |at: usize, c: u8| text.get(at) == Some(&c);
    if !(is(4, b'-') && is(7, b'-') && (is(10, b' ') || is(10, b'T')) && is(13, b':') && is(16, b':')) {
        return None;
    }
    let day = days(digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
    let seconds = day * 86_400 + digits(11, 13)? * 3_600 + digits(14, 16)? * 60 + digits(17, 19)?;
    let (mut ms, mut end) = (0, 19);
    if is(19, b'.') {
        ms = digits(20, 23)?;
        end = 23;
    }
    let mut offset_s = 0;
    if is(end, b' ') {
        let zone = &text[end + 1..];
        let length = zone.iter().take_while(|c| c.is_ascii_alphanumeric() || **c == b'+' || **c == b'-').count();
        // Azure's prefix is `%t-%c-`: the session's number is no part of the zone.
        let length = zone[..length].iter().skip(1).position(|c| *c == b'-').map_or(length, |n| n + 1);
        if length > 0 && (zone[0].is_ascii_uppercase() || b"+-".contains(&zone[0])) {
            offset_s = zone_s(&zone[..length]);
            end += 1 + length;
        }
    }
    Some(((seconds - offset_s) * 1_000 + ms, end))
}

/// Days from 1970-01-01 in the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let era = y.div_euclid(400);
    let of_era = y - era * 400;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * m + 2) / 5 + day - 1 - 719_468
}

fn zone_s(zone: &[u8]) -> i64 {
    let hours = match zone {
        b"UTC" | b"GMT" | b"WET" => 0,
        b"CET" | b"BST" | b"WEST" => 1,
        b"CEST" | b"EET" | b"SAST" => 2,
        b"EEST" | b"MSK" => 3,
        b"IST" => return 19_800,
        b"SGT" | b"HKT" | b"AWST" => 8,
        b"JST" | b"KST" => 9,
        b"AEST" => 10,
        b"AEDT" => 11,
        b"EDT" => -4,
        b"EST" | b"CDT" => -5,
        b"CST" | b"MDT" => -6,
        b"MST" | b"PDT" => -7,
        b"PST" => -8,
        [sign @ (b'+' | b'-'), digits @ ..] => {
            let number: i64 = std::str::from_utf8(digits).ok().filter(|d| d.len() <= 4).and_then(|d| d.parse().ok()).unwrap_or(0);
            let seconds = if digits.len() > 2 { number / 100 * 3_600 + number % 100 * 60 } else { number * 3_600 };
            return if *sign == b'-' { -seconds } else { seconds };
        }
        _ => 0,
    };
    hours * 3_600
}

/// A moment as RFC 3339.
pub(super) fn rfc3339(at_ms: i64) -> Option<String> {
    Some(chrono::DateTime::from_timestamp_millis(at_ms)?.to_rfc3339_opts(chrono::SecondsFormat::Millis, true))
}

/// The digits in `text` as a number.
pub(super) fn number(text: &[u8]) -> u64 {
    text.iter().filter(|c| c.is_ascii_digit()).fold(0, |n: u64, c| n.wrapping_mul(10).wrapping_add(u64::from(c - b'0')))
}

/// `123.456 …`: the number at the start, and how long it is.
pub(super) fn decimal(text: &[u8]) -> Option<(f64, usize)> {
    let (mut whole, mut scale, mut at, mut has_point) = (0_u64, 1.0, 0, false);
    while at < text.len() {
        match text[at] {
            c if c.is_ascii_digit() && at < 18 => {
                whole = whole * 10 + u64::from(c - b'0');
                scale *= if has_point { 10.0 } else { 1.0 };
            }
            b'.' if !has_point => has_point = true,
            _ => break,
        }
        at += 1;
    }
    (at > usize::from(has_point)).then_some((whole as f64 / scale, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_moments() {
        let shown = |text: &str| time(text.as_bytes()).map(|(ms, end)| (rfc3339(ms).unwrap_or_default(), end));
        let moment = |text: &str, end| Some((text.to_owned(), end));
        assert_eq!(shown("2026-11-25 04:17:09.123 UTC [7]"), moment("2026-11-25T04:17:09.123Z", 27));
        assert_eq!(shown("2026-11-25 04:17:09 CET:"), moment("2026-11-25T03:17:09.000Z", 23));
        assert_eq!(shown("2026-03-01 00:00:00.000 -0330 x"), moment("2026-03-01T03:30:00.000Z", 29));
        assert_eq!(shown("2026-11-25 04:17:09 UTC-6743c7a5.1b2-LOG"), moment("2026-11-25T04:17:09.000Z", 23));
        assert_eq!(shown("2026-11-25 04:17:09.1"), None);
        assert_eq!(shown("not a time at all, surely"), None);
    }

    #[test]
    fn numbers_are_read_up_to_their_end() {
        assert_eq!(decimal(b"12.345 ms"), Some((12.345, 6)));
        assert_eq!(decimal(b"7 ms"), Some((7.0, 1)));
        assert_eq!(decimal(b"99999999999999999999999999 ms").map(|(_, n)| n), Some(18));
        assert_eq!(decimal(b".x"), None);
        assert_eq!(decimal(b"ms"), None);
    }
}
