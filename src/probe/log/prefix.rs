//! `log_line_prefix`: compiled from the server's own setting, or guessed from those that are well known.

use super::{
    entry::{Opened, Section, Stamps, number, section, time},
    loose,
};

/// Prefixes of distributions, providers and tools, the commonest first.
const WELL_KNOWN: &[&str] = &[
    "%m [%p] ",
    "%m [%p] %q%u@%d ",
    "%t:%r:%u@%d:[%p]:",
    "%m:%r:%u@%d:[%p]:%l:%e:%s:%v:%x:%c:%q%a:",
    "%t-%c-",
    "%m-%c-",
    "%m [%p]: [%l-1] db=%d,user=%u ",
    "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
    "%t [%p]: user=%u,db=%d,app=%a,client=%h ",
    "%t [%p]: [%l-1] db=%d,user=%u,app=%a,client=%h ",
    "%t [%p]: [%l-1] user=%u,db=%d ",
    "%m [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
    "%m [%p] %q[user=%u,db=%d,app=%a,qid=%Q] ",
    "%m [%p] %q[user=%u,db=%d,app=%a] ",
    "%m [%p] %q%u@%d/%a ",
    "%m [%p] %q%u@%d %a ",
    "%m [%p] %u@%d ",
    "%m [%p] %q%a %u@%d ",
    "%h %m [%p] %q%u@%d ",
    "%m %u@%d [%p] ",
    "%t [%p] %q%u@%d ",
    "%t [%p] %u@%d ",
    "%t [%p] ",
    "%t [%p-%l] %q%u@%d ",
    "%m [%p-%l] %q%u@%d ",
    "%m [%p] [%e] %q%u@%d ",
    "%m %q%u@%d ",
    "%t %u %d ",
    "< %m > ",
    "< %m >",
    "<%m>",
    "%m ",
    "%t ",
    "%p ",
    "[%p] ",
    "",
];

/// What stands in a prefix.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(Vec<u8>),
    /// An escape, with the width that it is padded to: below 0 on the right.
    Escape(u8, i32),
    /// Background processes stop here.
    Sessions,
}

/// A prefix, ready to read lines by.
#[derive(Clone, Debug)]
pub(super) struct Prefix {
    /// As the setting has it; none: each line is searched for what it has.
    pub(super) text: Option<String>,
    /// True where it is not the server's own word.
    pub(super) is_guessed: bool,
    pieces: Vec<Piece>,
    /// What stands before `%q`, for the lines of background processes.
    background: Option<usize>,
}

impl Prefix {
    /// Compiles a value of `log_line_prefix`.
    pub(super) fn compile(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut pieces, mut plain, mut at) = (Vec::new(), Vec::new(), 0);
        while at < bytes.len() {
            if bytes[at] != b'%' || at + 1 == bytes.len() {
                plain.push(bytes[at]);
                at += 1;
                continue;
            }
            let from = at + 1;
            let width_end = from + bytes[from..].iter().take_while(|c| c.is_ascii_digit() || **c == b'-').count();
            let width = text[from..width_end].parse().unwrap_or(0);
            let Some(letter) = bytes.get(width_end) else { break };
            at = width_end + 1;
            if *letter == b'%' {
                plain.push(b'%');
                continue;
            }
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain)));
            }
            pieces.push(if *letter == b'q' { Piece::Sessions } else { Piece::Escape(*letter, width) });
        }
        if !plain.is_empty() {
            pieces.push(Piece::Text(plain));
        }
        let background = pieces.iter().position(|piece| *piece == Piece::Sessions);
        Self { text: Some(text.to_owned()), is_guessed: false, pieces, background }
    }

    /// The prefix that fits most of `lines`: the server's `own`, a well-known one, or none of these, where each line is
    /// searched. None where even that finds hardly a message.
    pub(super) fn guess(own: Option<&str>, lines: &[&[u8]]) -> Option<Self> {
        let fits = |prefix: &Self| lines.iter().filter(|line| prefix.read(line).is_some()).count();
        let (own, mut of_own) = (own.map(Self::compile), None);
        let known = WELL_KNOWN.iter().map(|text| Self { is_guessed: true, ..Self::compile(text) });
        let searched = Self { text: None, is_guessed: true, pieces: Vec::new(), background: None };
        let mut best: Option<(usize, Self)> = None;
        for prefix in own.into_iter().chain(known).chain([searched]) {
            let count = fits(&prefix);
            if !prefix.is_guessed {
                of_own = Some((count, prefix.clone()));
            }
            if best.as_ref().is_none_or(|(most, _)| count > *most) {
                best = Some((count, prefix));
            }
        }
        // Lines from before the setting was changed do not speak against it.
        let best = best.map(|(most, prefix)| of_own.filter(|(count, _)| count * 2 > most).unwrap_or((most, prefix)));
        best.filter(|(count, _)| *count > 0 && count * 5 >= lines.len()).map(|(_, prefix)| prefix)
    }

    /// True where it has one of these escapes; one that is searched for may have any.
    pub(super) fn has(&self, letters: &[u8]) -> bool {
        self.text.is_none() || self.pieces.iter().any(|piece| matches!(piece, Piece::Escape(letter, _) if letters.contains(letter)))
    }

    /// Reads one line; `None` where it opens no message.
    pub(super) fn read<'a>(&self, line: &'a [u8]) -> Option<Opened<'a>> {
        if self.text.is_none() {
            return loose::read(line);
        }
        let (mut stamps, mut tries) = (Stamps::default(), MOST_TRIES);
        if let Some((section, at)) = fit(&self.pieces, line, 0, &mut stamps, &mut tries) {
            return Some((stamps, section, at));
        }
        let mut stamps = Stamps::default();
        fit(&self.pieces[..self.background?], line, 0, &mut stamps, &mut tries).map(|(section, at)| (stamps, section, at))
    }
}

/// Ends of names that are tried for one line: a prefix of many names after one another could otherwise take seconds for a line of
/// commas. Those of the tools that are well known take a handful.
const MOST_TRIES: u32 = 1_000;

/// Fits `pieces` and the severity behind them to `line` from `at` on, while there are tries.
fn fit<'a>(pieces: &[Piece], line: &'a [u8], at: usize, stamps: &mut Stamps<'a>, tries: &mut u32) -> Option<(Section, usize)> {
    let Some((piece, rest)) = pieces.split_first() else { return severity(line, at) };
    match piece {
        Piece::Sessions => fit(rest, line, at, stamps, tries),
        Piece::Text(text) => line[at..].starts_with(text).then(|| fit(rest, line, at + text.len(), stamps, tries))?,
        Piece::Escape(letter, width) => {
            let least = usize::try_from(width.unsigned_abs()).unwrap_or(0);
            let start = if *width > 0 { at + line[at..].iter().take(least).take_while(|c| **c == b' ').count() } else { at };
            let padded = |end: usize| {
                if *width < 0 {
                    end + line[end..].iter().take((at + least).saturating_sub(end)).take_while(|c| **c == b' ').count()
                } else {
                    end
                }
            };
            match strict(*letter, &line[start..], stamps) {
                Some(length) => fit(rest, line, padded(start + length?), stamps, tries),
                None => fit_free(*letter, rest, line, (start, at + least), stamps, tries),
            }
        }
    }
}

/// A name may hold anything: it ends where what follows it fits.
fn fit_free<'a>(
    letter: u8,
    rest: &[Piece],
    line: &'a [u8],
    (start, least): (usize, usize),
    stamps: &mut Stamps<'a>,
    tries: &mut u32,
) -> Option<(Section, usize)> {
    let mut end = start.max(least.min(line.len()));
    for _ in 0..8 {
        if let Some(Piece::Text(text)) = rest.iter().find(|piece| **piece != Piece::Sessions) {
            end += memchr::memmem::find(line.get(end..)?, text)?;
        }
        *tries = tries.checked_sub(1)?;
        let mut tried = *stamps;
        keep(letter, line[start..end].trim_ascii(), &mut tried);
        if let Some(found) = fit(rest, line, end, &mut tried, tries) {
            *stamps = tried;
            return Some(found);
        }
        end += 1;
        if end >= line.len() {
            return None;
        }
    }
    None
}

/// The length of an escape whose form is known, and what it says; `None`: it is a name of any form; `Some(None)`: it does not fit.
fn strict<'a>(letter: u8, text: &'a [u8], stamps: &mut Stamps<'a>) -> Option<Option<usize>> {
    if let b'm' | b't' | b's' = letter {
        let found = time(text);
        if letter != b's' {
            stamps.at_ms = found.map(|(ms, _)| ms);
        }
        return Some(found.map(|(_, length)| length));
    }
    let length = length(letter, text)?;
    if let Some(length) = length {
        keep(letter, &text[..length], stamps);
    }
    Some(length)
}

fn length(letter: u8, text: &[u8]) -> Option<Option<usize>> {
    let count = |ok: fn(u8) -> bool| text.iter().take_while(|c| ok(**c)).count();
    let some = |length: usize| (length > 0).then_some(length);
    Some(match letter {
        b'r' => Some(remote(text)),
        b'n' => some(count(|c| c.is_ascii_digit() || c == b'.')),
        b'p' | b'l' | b'x' => some(count(|c| c.is_ascii_digit())),
        b'P' => Some(count(|c| c.is_ascii_digit())),
        b'Q' => some(count(|c| c.is_ascii_digit() || c == b'-')),
        b'v' => Some(count(|c| c.is_ascii_digit() || c == b'/' || c == b'-')),
        b'c' => some(count(|c| c.is_ascii_hexdigit() || c == b'.')),
        b'e' => (text.len() >= 5 && text[..5].iter().all(u8::is_ascii_alphanumeric)).then_some(5),
        _ => return None,
    })
}

/// The length of `10.0.0.1(5000)`, `::1(5000)` or `[local]`; background processes have none.
fn remote(text: &[u8]) -> usize {
    let host = text.iter().take_while(|c| c.is_ascii_alphanumeric() || b".:_-%[]".contains(c)).count();
    let port = text.get(host + 1..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).count();
    match (text.get(host), text.get(host + 1 + port)) {
        (Some(b'('), Some(b')')) if port > 0 => host + port + 2,
        _ if text.starts_with(b"[local]") => 7,
        _ => 0,
    }
}

fn keep<'a>(letter: u8, text: &'a [u8], stamps: &mut Stamps<'a>) {
    let known = || if text == b"[unknown]" { &b""[..] } else { text };
    match letter {
        b'n' => stamps.at_ms = std::str::from_utf8(text).ok().and_then(|t| t.replace('.', "").parse().ok()),
        b'p' => stamps.process = number(text),
        // The second half of a session's id is its process.
        b'c' if stamps.process == 0 => stamps.process = text.rsplit(|c| *c == b'.').next().map_or(0, hex),
        b'u' => stamps.user = known(),
        b'd' => stamps.database = known(),
        b'a' => stamps.application = known(),
        b'e' => stamps.sqlstate = text,
        b'Q' => stamps.query_id = std::str::from_utf8(text).ok().and_then(|t| t.parse().ok()).unwrap_or(0),
        _ => {}
    }
}

fn hex(text: &[u8]) -> u64 {
    std::str::from_utf8(text).ok().and_then(|t| u64::from_str_radix(t, 16).ok()).unwrap_or(0)
}

/// `WORD:  `: what it opens, and where the message begins.
fn severity(line: &[u8], at: usize) -> Option<(Section, usize)> {
    let rest = line.get(at..)?;
    let colon = memchr::memchr(b':', &rest[..rest.len().min(40)])?;
    let word = &rest[..colon];
    // Letters of any language, and the digit of DEBUG1.
    let is_word = colon > 1 && !word[0].is_ascii_lowercase() && word.iter().all(|c| c.is_ascii_alphanumeric() || *c >= 0x80);
    (is_word && rest[colon + 1..].starts_with(b"  ")).then(|| (section(word), at + colon + 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(prefix: &str, line: &str) -> Option<String> {
        let prefix = Prefix::compile(prefix);
        let (stamps, section, at) = prefix.read(line.as_bytes())?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Some(format!(
            "{}|{}|{}|{}|{}|{}|{}|{section:?}|{}",
            stamps.at_ms.is_some(),
            stamps.process,
            text(stamps.user),
            text(stamps.database),
            text(stamps.application),
            text(stamps.sqlstate),
            stamps.query_id,
            &line[at..]
        ))
    }

    /// Found by the fuzzer: eight ends of each of ten names, one within the other, are a thousand million.
    #[test]
    fn a_prefix_of_many_names_gives_up_on_a_line_that_fits_none() {
        let prefix = Prefix::compile("%u,%d,%a,%r,%h,%i,%u,%d,%a,%r,%h,%i,");
        let line = [b"2026-11-28,".as_slice(), &b",".repeat(500)].concat();
        let mut tries = MOST_TRIES;
        assert_eq!(fit(&prefix.pieces, &line, 0, &mut Stamps::default(), &mut tries), None);
        assert_eq!(tries, 0);
    }

    #[test]
    fn lines_are_read_by_their_prefix() {
        for (prefix, line, expected) in [
            ("%m [%p] ", "2026-11-25 04:17:09.123 UTC [77] LOG:  hello: you", "true|77|||||0|Main(Log)|hello: you"),
            ("%m [%p] %q%u@%d ", "2026-11-25 04:17:09.123 UTC [77] app@shop ERROR:  x", "true|77|app|shop|||0|Main(Error)|x"),
            ("%m [%p] %q%u@%d ", "2026-11-25 04:17:09.123 UTC [77] LOG:  x", "true|77|||||0|Main(Log)|x"),
            ("%t:%r:%u@%d:[%p]:", "2026-11-25 04:17:09 UTC:10.0.0.1(5000):app@shop:[77]:LOG:  x", "true|77|app|shop|||0|Main(Log)|x"),
            ("%t:%r:%u@%d:[%p]:", "2026-11-25 04:17:09 UTC:::1(5000):app@shop:[77]:LOG:  x", "true|77|app|shop|||0|Main(Log)|x"),
            ("%t:%r:%u@%d:[%p]:", "2026-11-25 04:17:09 UTC::@:[77]:LOG:  x", "true|77|||||0|Main(Log)|x"),
            ("%t-%c-", "2026-11-25 04:17:09 UTC-6743c7a5.4d-LOG:  x", "true|77|||||0|Main(Log)|x"),
            (
                "%n %-10p|%10u|%d %a %e %Q ",
                "1764044229.123 77        |       app|shop my app 00000 -42 STATEMENT:  x",
                "true|77|app|shop|my app|00000|-42|Statement|x",
            ),
            ("%s %v %x %l %i %% ", "2026-11-25 04:17:09 UTC 3/12 0 5 SELECT % LOG:  x", "false|0|||||0|Main(Log)|x"),
            ("[%b] %P %L %h %m ", "[client backend]  ::1 10.0.0.1 2026-11-25 04:17:09.123 UTC LOG:  x", "true|0|||||0|Main(Log)|x"),
            ("%m [%p] ", "2026-11-25 04:17:09.123 UTC [77] FEHLER:  x", "true|77|||||0|Main(Foreign)|x"),
            ("%%", "%DETAIL:  x", "false|0|||||0|Detail|x"),
            ("%m [%p] %z ", "2026-11-25 04:17:09.123 UTC [77] ? HINT:  x", "true|77|||||0|More|x"),
        ] {
            assert_eq!(read(prefix, line).as_deref(), Some(expected), "{prefix}");
        }
        for line in ["something else", "", "LOG:  x", "2026-11-25 04:17:09.123 UTC [77] LOG: x", "2026-11-25 04:17:09.123 UTC [77] log:  x"]
        {
            assert_eq!(read("%m [%p] ", line), None, "{line}");
        }
        assert!(Prefix::compile("100%").read(b"100%LOG:  x").is_some(), "a sign without a letter is a sign");
    }

    #[test]
    fn a_well_known_prefix_is_guessed_and_any_other_is_searched() {
        for (line, expected) in [
            ("2026-11-25 04:17:09.123 UTC [77] LOG:  x", Some("%m [%p] ")),
            ("2026-11-25 04:17:09.123 UTC [77] app@shop LOG:  x", Some("%m [%p] %q%u@%d ")),
            ("2026-11-25 04:17:09 UTC:10.0.0.1(5000):app@shop:[77]:LOG:  x", Some("%t:%r:%u@%d:[%p]:")),
            ("2026-11-25 04:17:09 UTC-6743c7a5.4d-LOG:  x", Some("%t-%c-")),
            ("2026-11-25 04:17:09 UTC [77]: user=app,db=shop,app=web,client=::1 LOG:  x", Some("%t [%p]: user=%u,db=%d,app=%a,client=%h ")),
            ("web7 | 2026-11-25 04:17:09 UTC (77) db=shop LOG:  x", None),
        ] {
            let guess = Prefix::guess(None, &[line.as_bytes()]).map(|prefix| (prefix.text, prefix.is_guessed));
            assert_eq!(guess, Some((expected.map(str::to_owned), true)), "{line}");
        }
        let own = Prefix::guess(Some("%m <%p> "), &[b"2026-11-25 04:17:09.123 UTC <77> LOG:  x"]);
        assert_eq!(own.map(|p| (p.text, p.is_guessed)), Some((Some("%m <%p> ".to_owned()), false)));
        assert!(Prefix::guess(None, &[b"nothing of the kind"]).is_none());
    }
}
