//! The format csvlog: 23 columns before Postgres 13, 24 in 13, 26 since 14; columns that a newer version appends are
//! passed over.

use std::borrow::Cow;

use super::{
    counts::Counts,
    entry::{Entry, Section, Stamps, number, section, time},
};

/// The least columns of any version that is still about.
const LEAST: usize = 22;
/// The most that are looked at.
const MOST: usize = 26;

/// Where a field lies, and whether it has quotes in it.
#[derive(Clone, Copy, Default)]
struct Field {
    from: usize,
    to: usize,
    has_quotes: bool,
}

/// What begins at the start of a text.
enum Record {
    /// A record, and how long it is with its line end.
    Whole(usize),
    /// The text ends before the record does.
    Short,
    /// No record.
    Bad,
}

/// True where `line` begins as a record does.
pub(super) fn is_record(line: &[u8]) -> bool {
    let mut fields = [Field::default(); MOST];
    // The first line of a record of several says all that is asked here.
    time(line).is_some() && !matches!(record(line, true, &mut fields), Record::Bad) && {
        let plain = |n: usize| &line[fields[n].from..fields[n].to];
        let is_number = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
        is_number(plain(3)) && plain(5).contains(&b'.') && !plain(11).is_empty()
    }
}

/// Hands every whole record of `text` to `see`; how much of it was used up.
pub(super) fn each<'a>(text: &'a [u8], is_end: bool, counts: &mut Counts, see: &mut impl FnMut(&Entry<'a>)) -> usize {
    let (mut at, mut fields) = (0, [Field::default(); MOST]);
    while at < text.len() {
        let rest = &text[at..];
        let found = if time(rest).is_some() { record(rest, is_end, &mut fields) } else { Record::Bad };
        match found {
            Record::Whole(length) => {
                counts.is_cut = false;
                see(&entry(rest, &fields));
                at += length;
            }
            Record::Short if is_end => return text.len(),
            Record::Short => break,
            Record::Bad => {
                let Some(end) = memchr::memchr(b'\n', rest) else {
                    at = if is_end || rest.len() > 64 { text.len() } else { at };
                    break;
                };
                counts.unknown_lines += u64::from(!counts.is_cut && !rest[..end].trim_ascii().is_empty());
                at += end + 1;
            }
        }
    }
    at
}

fn record(text: &[u8], is_end: bool, fields: &mut [Field; MOST]) -> Record {
    let (mut at, mut count) = (0, 0);
    *fields = [Field::default(); MOST];
    loop {
        let mut field = Field { from: at, to: at, has_quotes: false };
        if text.get(at) == Some(&b'"') {
            field.from = at + 1;
            at += 1;
            loop {
                let Some(quote) = memchr::memchr(b'"', &text[at.min(text.len())..]) else { return Record::Short };
                at += quote + 1;
                if text.get(at) != Some(&b'"') {
                    break;
                }
                field.has_quotes = true;
                at += 1;
            }
            field.to = at - 1;
        } else {
            let Some(length) = text.get(at..).and_then(|rest| memchr::memchr2(b',', b'\n', rest)) else { return Record::Short };
            at += length;
            field.to = at - usize::from(text[..at].ends_with(b"\r") && text[at] == b'\n');
        }
        if let Some(place) = fields.get_mut(count) {
            *place = field;
        }
        count += 1;
        let is_line_end = match &text[at.min(text.len())..] {
            [b',', ..] => false,
            [b'\n', ..] => true,
            [b'\r', b'\n', ..] => {
                at += 1;
                true
            }
            [] if !is_end || count < LEAST => return Record::Short,
            [] => true,
            _ => return Record::Bad,
        };
        at = (at + 1).min(text.len());
        if is_line_end {
            return if count >= LEAST { Record::Whole(at) } else { Record::Bad };
        }
    }
}

fn entry<'a>(text: &'a [u8], fields: &[Field; MOST]) -> Entry<'a> {
    let plain = |n: usize| &text[fields[n].from..fields[n].to];
    let unquoted = |n: usize| {
        if !fields[n].has_quotes {
            return Cow::Borrowed(plain(n));
        }
        let mut clean = Vec::with_capacity(plain(n).len());
        let mut rest = plain(n);
        while let Some(quote) = memchr::memchr(b'"', rest) {
            clean.extend_from_slice(&rest[..=quote]);
            rest = rest.get(quote + 2..).unwrap_or_default();
        }
        clean.extend_from_slice(rest);
        Cow::Owned(clean)
    };
    let Section::Main(level) = section(plain(11)) else { return Entry::default() };
    let query_id = std::str::from_utf8(plain(25)).ok().and_then(|id| id.parse().ok()).unwrap_or(0);
    let stamps = Stamps {
        at_ms: time(plain(0)).map(|(ms, _)| ms),
        process: number(plain(3)),
        user: plain(1),
        database: plain(2),
        application: plain(22),
        sqlstate: plain(12),
        query_id,
    };
    Entry { level, stamps, message: unquoted(13), detail: unquoted(14), statement: unquoted(19) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, is_end: bool) -> (Vec<String>, usize, u64) {
        let (mut seen, mut counts) = (Vec::new(), Counts::default());
        let used = each(text.as_bytes(), is_end, &mut counts, &mut |e: &Entry<'_>| {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            seen.push(format!(
                "{:?} {} {} {} {} {} {}|{}|{}",
                e.level,
                e.stamps.process,
                text(e.stamps.user),
                text(e.stamps.database),
                text(e.stamps.sqlstate),
                text(e.stamps.application),
                e.stamps.query_id,
                text(&e.message),
                text(&e.statement)
            ));
        });
        (seen, used, counts.unknown_lines)
    }

    const OF_15: &str = "2026-11-25 04:17:09.123 UTC,\"app\",\"shop\",77,\"[local]\",6743c7a5.4d,3,\"SELECT\",2026-11-25 04:17:09 UTC,3/12,0,LOG,00000,\"duration: 7.5 ms  statement: select \"\"A\"\",\n'x'\",,,,,,,,,\"web\",\"client backend\",,-42\n";
    const OF_13: &str = "2026-11-25 04:17:09.123 UTC,,,78,,6743c7a5.4e,1,,2026-11-25 04:17:09 UTC,,0,ERROR,23505,\"no\",\"Key (a)=(1)\",,,,,\"insert, it\",,,\"\",\"x\"\n";

    #[test]
    fn records_of_every_version_are_read_over_several_lines() {
        let both = format!("{OF_15}{OF_13}");
        let (seen, used, unknown) = read(&both, false);
        assert_eq!(
            seen,
            ["Log 77 app shop 00000 web -42|duration: 7.5 ms  statement: select \"A\",\n'x'|", "Error 78   23505  0|no|insert, it"]
        );
        assert_eq!((used, unknown), (both.len(), 0));
        let (seen, used, unknown) = read(&both.replace('\n', "\r\n"), true);
        assert_eq!((seen.len(), used, unknown), (2, both.len() + 3, 0));
        assert!(is_record(OF_15.lines().next().unwrap_or("").as_bytes()) && is_record(OF_13.as_bytes()));
        assert!(!is_record(b"2026-11-25 04:17:09.123 UTC [77] LOG:  a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p"));
    }

    #[test]
    fn a_record_that_is_cut_waits_and_one_that_is_broken_is_passed_over() {
        for length in 1..OF_15.len() {
            let (seen, used, _) = read(&OF_15[..length], false);
            assert!(seen.is_empty() && used <= length, "{length}");
        }
        let torn = format!("{}{OF_13}half\n{OF_13}", &OF_15[OF_15.len() - 30..]);
        let (seen, _, unknown) = read(&torn, true);
        assert_eq!((seen.len(), unknown), (2, 2));
    }
}
