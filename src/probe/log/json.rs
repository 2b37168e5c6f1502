//! The format jsonlog, since Postgres 15: an object a line. It is scanned, not parsed: most of it is not wanted.

use std::borrow::Cow;

use super::{
    counts::Counts,
    entry::{Entry, Section, Stamps, number, section, time},
};

/// True where `line` is a message of this format.
pub(super) fn is_record(line: &[u8]) -> bool {
    line.starts_with(b"{") && memchr::memmem::find(line, b"\"error_severity\":").is_some()
}

/// Hands every whole line of `text` to `see`; how much of it was used up.
pub(super) fn each<'a>(text: &'a [u8], is_end: bool, counts: &mut Counts, see: &mut impl FnMut(&Entry<'a>)) -> usize {
    let mut at = 0;
    while at < text.len() {
        let (end, is_whole) = match memchr::memchr(b'\n', &text[at..]) {
            Some(n) => (at + n, true),
            None if is_end => (text.len(), false),
            None => break,
        };
        match entry(&text[at..end]) {
            Some(entry) => {
                counts.is_cut = false;
                see(&entry);
            }
            None => counts.unknown_lines += u64::from(is_whole && !counts.is_cut && !text[at..end].trim_ascii().is_empty()),
        }
        counts.is_cut &= !is_whole;
        at = (end + 1).min(text.len());
    }
    at
}

fn entry(line: &[u8]) -> Option<Entry<'_>> {
    let mut rest = line.trim_ascii().strip_prefix(b"{")?;
    let (mut entry, mut has_severity) = (Entry::default(), false);
    loop {
        let (key, behind) = string(rest.trim_ascii_start())?;
        rest = behind.trim_ascii_start().strip_prefix(b":")?.trim_ascii_start();
        let (value, behind) =
            if rest.first() == Some(&b'"') { string(rest)? } else { rest.split_at(rest.iter().position(|c| *c == b',' || *c == b'}')?) };
        has_severity |= key == b"error_severity";
        keep(key, value, &mut entry);
        rest = behind.trim_ascii_start();
        match rest.split_first()? {
            (b',', more) => rest = more,
            (b'}', _) => return has_severity.then_some(entry),
            _ => return None,
        }
    }
}

fn keep<'a>(key: &[u8], value: &'a [u8], entry: &mut Entry<'a>) {
    let stamps: &mut Stamps<'a> = &mut entry.stamps;
    match key {
        b"timestamp" => stamps.at_ms = time(value).map(|(ms, _)| ms),
        b"user" => stamps.user = value,
        b"dbname" => stamps.database = value,
        b"pid" => stamps.process = number(value),
        b"error_severity" => {
            if let Section::Main(level) = section(value) {
                entry.level = level;
            }
        }
        b"state_code" => stamps.sqlstate = value,
        b"application_name" => stamps.application = value,
        b"query_id" => stamps.query_id = std::str::from_utf8(value).ok().and_then(|id| id.trim().parse().ok()).unwrap_or(0),
        b"message" => entry.message = unescaped(value),
        b"detail" => entry.detail = unescaped(value),
        b"statement" => entry.statement = unescaped(value),
        _ => {}
    }
}

/// The inside of the string at the start of `text`, and what follows it.
fn string(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let inside = text.strip_prefix(b"\"")?;
    let mut at = 0;
    loop {
        at += memchr::memchr2(b'"', b'\\', inside.get(at..)?)?;
        if inside[at] == b'"' {
            return Some((&inside[..at], &inside[at + 1..]));
        }
        at += 2;
    }
}

/// The inside of a string as it is meant.
pub(super) fn unescaped(text: &[u8]) -> Cow<'_, [u8]> {
    let Some(first) = memchr::memchr(b'\\', text) else { return Cow::Borrowed(text) };
    let mut clean = Vec::with_capacity(text.len());
    clean.extend_from_slice(&text[..first]);
    let mut rest = &text[first..];
    while let [b'\\', sign, behind @ ..] = rest {
        rest = behind;
        match sign {
            b'n' => clean.push(b'\n'),
            b't' => clean.push(b'\t'),
            b'r' => clean.push(b'\r'),
            b'b' | b'f' => clean.push(b' '),
            b'u' => rest = unicode(rest, &mut clean),
            other => clean.push(*other),
        }
        let next = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
        clean.extend_from_slice(&rest[..next]);
        rest = &rest[next..];
    }
    Cow::Owned(clean)
}

/// `XXXX` behind `\u`, or a pair of them; what follows.
fn unicode<'a>(text: &'a [u8], clean: &mut Vec<u8>) -> &'a [u8] {
    let unit = |at: usize| {
        let digits = std::str::from_utf8(text.get(at..at + 4)?).ok()?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(0);
    let second = if text.get(4..6) == Some(b"\\u") { unit(6) } else { None };
    let (units, length) = match (first, second) {
        (Some(high @ 0xD800..=0xDBFF), Some(low)) => (vec![high, low], 10),
        (Some(one), _) => (vec![one], 4),
        (None, _) => (Vec::new(), 0),
    };
    clean.extend_from_slice(String::from_utf16_lossy(&units).as_bytes());
    &text[length..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, is_end: bool) -> (Vec<String>, usize, u64) {
        let (mut seen, mut counts) = (Vec::new(), Counts::default());
        let used = each(text.as_bytes(), is_end, &mut counts, &mut |e: &Entry<'_>| {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            seen.push(format!("{:?} {} {} {}|{}", e.level, e.stamps.process, text(e.stamps.user), e.stamps.query_id, text(&e.message)));
        });
        (seen, used, counts.unknown_lines)
    }

    const LINE: &str = r#"{"timestamp":"2026-11-25 04:17:09.123 UTC","user":"app","pid":77,"error_severity":"LOG","message":"a \"b\"\n\u00e4\ud83d\ude00","query_id":-42}"#;

    #[test]
    fn an_object_a_line_is_read() {
        let (seen, used, unknown) = read(&format!("{LINE}\n{LINE}\r\n"), false);
        assert_eq!(seen, ["Log 77 app -42|a \"b\"\nä😀", "Log 77 app -42|a \"b\"\nä😀"]);
        assert_eq!((used, unknown), (LINE.len() * 2 + 3, 0));
        assert!(is_record(LINE.as_bytes()));
    }

    #[test]
    fn no_cut_of_a_line_breaks_the_reader() {
        for length in 0..LINE.len() {
            let Some(half) = LINE.get(..length) else { continue };
            assert_eq!(read(half, false), (vec![], 0, 0));
            assert_eq!(read(half, true), (vec![], length, 0));
            assert_eq!(read(&format!("{half}\n{LINE}\n"), true).0.len(), 1, "{half}");
        }
    }
}
