//! `log_line_prefix`: compiled from the server's own setting, or guessed from those that are well known.

use std::borrow::Cow;

use super::entry::{Stamps, time};

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
    pub(super) text: String,
    pieces: Vec<Piece>,
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
        Self { text: text.to_owned(), pieces }
    }

    /// The well-known one, or one of `own`, that fits most of `lines`; none where none fits half of them.
    pub(super) fn guess(own: Option<&str>, lines: &[&[u8]]) -> Option<(Self, bool)> {
        let candidates = own.into_iter().map(|text| (text, false)).chain(WELL_KNOWN.iter().map(|text| (*text, true)));
        let mut best: Option<(usize, Self, bool)> = None;
        for (text, is_guess) in candidates {
            let prefix = Self::compile(text);
            let fits = lines.iter().filter(|line| prefix.read(line).is_some()).count();
            if best.as_ref().is_none_or(|(most, _, _)| fits > *most) {
                best = Some((fits, prefix, is_guess));
            }
        }
        best.filter(|(fits, _, _)| *fits > 0 && fits * 2 >= lines.len()).map(|(_, prefix, is_guess)| (prefix, is_guess))
    }

    /// True where it has one of these escapes.
    pub(super) fn has(&self, letters: &[u8]) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Escape(letter, _) if letters.contains(letter)))
    }

    /// The stamps of a line, the word of its severity, and where its message begins.
    pub(super) fn read<'a>(&self, line: &'a [u8]) -> Option<(Stamps<'a>, &'a [u8], usize)> {
        let line = &line[..memchr::memchr(b'\n', line).unwrap_or(line.len())];
        let mut stamps = Stamps::default();
        if let Some((word, at)) = fit(&self.pieces, line, 0, &mut stamps) {
            return Some((stamps, word, at));
        }
        let cut = self.pieces.iter().position(|piece| *piece == Piece::Sessions)?;
        let mut stamps = Stamps::default();
        fit(&self.pieces[..cut], line, 0, &mut stamps).map(|(word, at)| (stamps, word, at))
    }
}

/// Fits `pieces` and the severity behind them to `line` from `at` on.
fn fit<'a>(pieces: &[Piece], line: &'a [u8], at: usize, stamps: &mut Stamps<'a>) -> Option<(&'a [u8], usize)> {
    let Some((piece, rest)) = pieces.split_first() else { return severity(line, at) };
    match piece {
        Piece::Sessions => fit(rest, line, at, stamps),
        Piece::Text(text) => line[at..].starts_with(text).then(|| fit(rest, line, at + text.len(), stamps))?,
        Piece::Escape(letter, width) => {
            let least = usize::try_from(width.unsigned_abs()).unwrap_or(0);
            let start = if *width > 0 { at + line[at..].iter().take(least).take_while(|c| **c == b' ').count() } else { at };
            let padded = |end: usize| if *width < 0 { end + line[end..].iter().take((at + least).saturating_sub(end)).take_while(|c| **c == b' ').count() } else { end };
            match strict(*letter, &line[start..]) {
                Some(length) => {
                    let end = start + length?;
                    keep(*letter, &line[start..end], stamps);
                    fit(rest, line, padded(end), stamps)
                }
                None => fit_free(*letter, rest, line, (start, at + least), stamps),
            }
        }
    }
}

/// A name may hold anything: it ends where what follows it fits.
fn fit_free<'a>(letter: u8, rest: &[Piece], line: &'a [u8], (start, least): (usize, usize), stamps: &mut Stamps<'a>) -> Option<(&'a [u8], usize)> {
    let mut end = start.max(least.min(line.len()));
    for _ in 0..8 {
        if let Some(Piece::Text(text)) = rest.iter().find(|piece| **piece != Piece::Sessions) {
            end += memchr::memmem::find(line.get(end..)?, text)?;
        }
        let mut tried = stamps.clone();
        keep(letter, line[start..end].trim_ascii(), &mut tried);
        if let Some(found) = fit(rest, line, end, &mut tried) {
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

/// The length of an escape whose form is known; `None`: it is a name of any form; `Some(None)`: it does not fit.
fn strict(letter: u8, text: &[u8]) -> Option<Option<usize>> {
    let count = |ok: fn(u8) -> bool| text.iter().take_while(|c| ok(**c)).count();
    let some = |length: usize| (length > 0).then_some(length);
    Some(match letter {
        b'm' | b't' | b's' => time(text).map(|(_, length)| length),
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

fn keep<'a>(letter: u8, text: &'a [u8], stamps: &mut Stamps<'a>) {
    let known = || if text == b"[unknown]" { Cow::Borrowed(&b""[..]) } else { Cow::Borrowed(text) };
    match letter {
        b'm' | b't' => stamps.at_ms = time(text).map(|(ms, _)| ms),
        b'n' => stamps.at_ms = std::str::from_utf8(text).ok().and_then(|t| t.replace('.', "").parse().ok()),
        b'p' => stamps.process = number(text),
        // The second half of a session's id is its process.
        b'c' if stamps.process == 0 => stamps.process = text.rsplit(|c| *c == b'.').next().map_or(0, hex),
        b'u' => stamps.user = known(),
        b'd' => stamps.database = known(),
        b'a' => stamps.application = known(),
        b'e' => stamps.sqlstate = Cow::Borrowed(text),
        b'Q' => stamps.query_id = std::str::from_utf8(text).ok().and_then(|t| t.parse().ok()).unwrap_or(0),
        _ => {}
    }
}

pub(super) fn number(text: &[u8]) -> u64 {
    text.iter().filter(|c| c.is_ascii_digit()).fold(0, |n: u64, c| n.wrapping_mul(10).wrapping_add(u64::from(c - b'0')))
}

fn hex(text: &[u8]) -> u64 {
    std::str::from_utf8(text).ok().and_then(|t| u64::from_str_radix(t, 16).ok()).unwrap_or(0)
}

/// `WORD:  `: the word, and where the message begins.
fn severity(line: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let rest = line.get(at..)?;
    let colon = memchr::memchr(b':', &rest[..rest.len().min(40)])?;
    let is_word = colon > 0 && !rest[..colon].iter().any(|c| *c == b' ' || *c == b'\t' || *c == b'=' || *c == b'@');
    (is_word && rest[colon + 1..].starts_with(b"  ")).then(|| (&rest[..colon], at + colon + 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(prefix: &str, line: &str) -> Option<String> {
        let prefix = Prefix::compile(prefix);
        let (stamps, word, at) = prefix.read(line.as_bytes())?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Some(format!(
            "{}|{}|{}|{}|{}|{}|{}|{}|{}",
            stamps.at_ms.is_some(),
            stamps.process,
            text(&stamps.user),
            text(&stamps.database),
            text(&stamps.application),
            text(&stamps.sqlstate),
            stamps.query_id,
            text(word),
            &line[at..]
        ))
    }

    #[test]
    fn lines_are_read_by_their_prefix() {
        for (prefix, line, expected) in [
            ("%m [%p] ", "2026-11-25 04:17:09.123 UTC [77] LOG:  hello: you", "true|77||||||0|LOG|hello: you"),
            ("%m [%p] %q%u@%d ", "2026-11-25 04:17:09.123 UTC [77] app@shop ERROR:  x", "true|77|app|shop||||0|ERROR|x"),
            ("%m [%p] %q%u@%d ", "2026-11-25 04:17:09.123 UTC [77] LOG:  x", "true|77||||||0|LOG|x"),
            ("%t:%r:%u@%d:[%p]:", "2026-11-25 04:17:09 UTC:10.0.0.1(5000):app@shop:[77]:LOG:  x", "true|77|app|shop||||0|LOG|x"),
            ("%t-%c-", "2026-11-25 04:17:09 UTC-6743c7a5.4d-LOG:  x", "true|77||||||0|LOG|x"),
            ("%n %-10p|%10u|%d %a %e %Q ", "1764044229.123 77        |       app|shop my app 00000 -42 LOG:  x", "true|77|app|shop|my app|00000|-42|LOG|x"),
            ("%s %v %x %l %i %% ", "2026-11-25 04:17:09 UTC 3/12 0 5 SELECT % LOG:  x", "false|0||||||0|LOG|x"),
        ] {
            let expected = expected.replace("||||||0", "|||||0").replace("||||0", "|||0");
            assert_eq!(read(prefix, line).as_deref(), Some(expected.as_str()), "{prefix}");
        }
        assert_eq!(read("%m [%p] ", "something else"), None);
    }

    #[test]
    fn a_well_known_prefix_is_guessed() {
        for (line, expected) in [
            ("2026-11-25 04:17:09.123 UTC [77] LOG:  x", "%m [%p] "),
            ("2026-11-25 04:17:09.123 UTC [77] app@shop LOG:  x", "%m [%p] %q%u@%d "),
            ("2026-11-25 04:17:09 UTC:10.0.0.1(5000):app@shop:[77]:LOG:  x", "%t:%r:%u@%d:[%p]:"),
            ("2026-11-25 04:17:09 UTC-6743c7a5.4d-LOG:  x", "%t-%c-"),
            ("2026-11-25 04:17:09 UTC [77]: user=app,db=shop,app=web,client=::1 LOG:  x", "%t [%p]: user=%u,db=%d,app=%a,client=%h "),
        ] {
            let guess = Prefix::guess(None, &[line.as_bytes()]).map(|(prefix, is_guess)| (prefix.text, is_guess));
            assert_eq!(guess, Some((expected.to_owned(), true)), "{line}");
        }
        assert!(Prefix::guess(None, &[b"nothing of the kind"]).is_none());
    }
}
