//! The plain format: lines with a prefix; those of one message follow one another.

use std::borrow::Cow;

use super::{
    counts::Counts,
    entry::{Entry, Level, Section, Stamps},
    prefix::Prefix,
};

/// Reads messages by their prefix.
pub(super) struct Stderr {
    pub(super) prefix: Prefix,
}

/// A message under way: where its parts lie in the text.
#[derive(Clone, Copy)]
struct Draft<'a> {
    start: usize,
    level: Level,
    stamps: Stamps<'a>,
    message: (usize, usize),
    detail: (usize, usize),
    statement: (usize, usize),
    last: Last,
}

#[derive(Clone, Copy)]
enum Last {
    Message,
    Detail,
    Statement,
    More,
}

impl<'a> Draft<'a> {
    fn new(start: usize, level: Level, stamps: Stamps<'a>, message: (usize, usize)) -> Self {
        Self { start, level, stamps, message, detail: (0, 0), statement: (0, 0), last: Last::Message }
    }

    /// Opens a further section.
    fn open(&mut self, section: Section, range: (usize, usize)) {
        self.last = match section {
            Section::Detail => Last::Detail,
            Section::Statement => Last::Statement,
            _ => Last::More,
        };
        match self.last {
            Last::Detail => self.detail = range,
            Last::Statement => self.statement = range,
            _ => {}
        }
    }

    /// Another line of the section that is open.
    fn extend(&mut self, end: usize) {
        match self.last {
            Last::Message => self.message.1 = end,
            Last::Detail => self.detail.1 = end,
            Last::Statement => self.statement.1 = end,
            Last::More => {}
        }
    }

    fn entry(&self, text: &'a [u8]) -> Entry<'a> {
        let piece = |(from, to): (usize, usize)| Cow::Borrowed(text[from..to].trim_ascii_end());
        Entry {
            level: self.level,
            stamps: self.stamps,
            message: piece(self.message),
            detail: piece(self.detail),
            statement: piece(self.statement),
        }
    }
}

impl Stderr {
    /// Hands every whole message of `text` to `see`; how much of it was used up. A message is whole when another one
    /// begins, or at the end.
    pub(super) fn each<'a>(&self, text: &'a [u8], is_end: bool, counts: &mut Counts, see: &mut impl FnMut(&Entry<'a>)) -> usize {
        let (mut at, mut draft): (usize, Option<Draft<'a>>) = (0, None);
        while at < text.len() {
            let end = match memchr::memchr(b'\n', &text[at..]) {
                Some(n) => at + n,
                None if is_end => text.len(),
                None => break,
            };
            let line = &text[at..end];
            let opened = if line.first() == Some(&b'\t') { None } else { self.prefix.read(line) };
            match (opened, &mut draft) {
                (Some((stamps, Section::Main(level), message)), _) => {
                    if let Some(draft) = &draft {
                        see(&draft.entry(text));
                    }
                    counts.is_cut = false;
                    draft = Some(Draft::new(at, level, stamps, (at + message, end)));
                }
                (Some((_, section, message)), Some(draft)) => draft.open(section, (at + message, end)),
                (None, Some(draft)) if line.first() == Some(&b'\t') => draft.extend(end),
                // Postgres puts a tab before each further line of a message: this is somebody else's, or half a line.
                _ => counts.unknown_lines += u64::from(!counts.is_cut && end < text.len() && !line.trim_ascii().is_empty()),
            }
            at = (end + 1).min(text.len());
        }
        match draft {
            Some(draft) if is_end => {
                see(&draft.entry(text));
                text.len()
            }
            Some(draft) => draft.start,
            None => at,
        }
    }
}
