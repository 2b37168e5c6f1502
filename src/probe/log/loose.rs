//! Lines of a log whose prefix nobody knows: found are the severity, and before it a time, a process and names.

use super::entry::{Level, Opened, Section, Stamps, number, section, time};

/// The longest prefix that is searched.
const LONGEST: usize = 400;

/// Reads one line; `None` where no known severity stands in it behind a time or a process.
pub(super) fn read(line: &[u8]) -> Option<Opened<'_>> {
    let head = &line[..line.len().min(LONGEST)];
    let (word_at, section, message_at) = memchr::memmem::find_iter(head, b":  ").find_map(|colon| severity(head, colon))?;
    let before = &head[..word_at];
    let mut stamps = Stamps { at_ms: moment(before), process: process(before), ..Stamps::default() };
    if stamps.at_ms.is_none() && stamps.process == 0 {
        return None;
    }
    stamps.user = named(before, &[b"user=", b"usr="]);
    stamps.database = named(before, &[b"db=", b"database=", b"dbname="]);
    stamps.application = named(before, &[b"app=", b"application=", b"appname="]);
    if stamps.user.is_empty()
        && let Some((user, database)) = pair(before)
    {
        (stamps.user, stamps.database) = (user, database);
    }
    Some((stamps, section, message_at))
}

/// The known word that ends at `colon`.
fn severity(head: &[u8], colon: usize) -> Option<(usize, Section, usize)> {
    let length = head[..colon].iter().rev().take_while(|c| c.is_ascii_alphanumeric()).count();
    let opened = section(&head[colon - length..colon]);
    (opened != Section::Main(Level::Foreign)).then_some((colon - length, opened, colon + 3))
}

fn moment(before: &[u8]) -> Option<i64> {
    let starts = (0..before.len()).filter(|at| before[*at].is_ascii_digit() && (*at == 0 || !before[at - 1].is_ascii_digit()));
    starts.filter_map(|at| time(&before[at..])).map(|(ms, _)| ms).next()
}

/// The number in the first brackets.
fn process(before: &[u8]) -> u64 {
    let digits = |at: usize| before[at + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
    let found = memchr::memchr2_iter(b'[', b'(', before)
        .map(|at| (at, digits(at)))
        .find(|(at, n)| *n > 0 && before.get(at + 1 + n).is_some_and(|c| b"])-".contains(c)) && (*at == 0 || !is_name(before[at - 1])));
    found.map_or(0, |(at, n)| number(&before[at + 1..at + 1 + n]))
}

fn named<'a>(before: &'a [u8], keys: &[&[u8]]) -> &'a [u8] {
    let found = keys.iter().find_map(|key| memchr::memmem::find(before, key).map(|at| at + key.len()));
    found.map_or(&[], |at| &before[at..at + before[at..].iter().take_while(|c| is_name(**c)).count()])
}

/// `user@database`.
fn pair(before: &[u8]) -> Option<(&[u8], &[u8])> {
    let sign = memchr::memchr(b'@', before)?;
    let user = before[..sign].iter().rev().take_while(|c| is_name(**c)).count();
    let database = before[sign + 1..].iter().take_while(|c| is_name(**c)).count();
    (user > 0 && database > 0).then(|| (&before[sign - user..sign], &before[sign + 1..sign + 1 + database]))
}

fn is_name(c: u8) -> bool {
    c.is_ascii_alphanumeric() || b"_-.$".contains(&c) || c >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_line_has_is_found_wherever_it_stands() {
        for (line, expected) in [
            ("web7 | 2026-11-25 04:17:09 UTC (77) db=shop LOG:  x", Some((true, 77, "", "shop", "x"))),
            ("<app@shop|2026-11-25 04:17:09.123 CET|[77-1]> ERROR:  x", Some((true, 77, "app", "shop", "x"))),
            (
                "[77] user=app,db=shop,app=web LOG:  duration: 1 ms  statement: x",
                Some((false, 77, "app", "shop", "duration: 1 ms  statement: x")),
            ),
            ("a text that says LOG:  x", None),
            ("2026-11-25 04:17:09 UTC nothing", None),
            ("", None),
        ] {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let found = read(line.as_bytes())
                .map(|(s, _, at)| (s.at_ms.is_some(), s.process, text(s.user), text(s.database), line[at..].to_owned()));
            assert_eq!(found, expected.map(|(a, b, c, d, e)| (a, b, c.to_owned(), d.to_owned(), e.to_owned())), "{line}");
        }
    }
}
