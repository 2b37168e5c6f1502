//! The bytes of one file on their way to messages: a window of fixed size, in which the format is made out first.

use super::{counts::Counts, csv, entry::Entry, json, prefix::Prefix, statements::earlier, stderr::Stderr, tally::Tally};

/// The size of the window: no message that is longer is kept whole.
pub(super) const WINDOW: usize = 4 << 20;
/// So much of the start is looked at to make out the format.
const SAMPLE: usize = 256 << 10;
/// So many lines of it.
const SAMPLE_LINES: usize = 400;

/// The format of a log.
enum Format {
    Stderr(Stderr),
    Csv,
    Json,
}

/// What one file came to.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) format: Option<&'static str>,
    pub(super) prefix: Option<String>,
    pub(super) is_prefix_guessed: bool,
    pub(super) problem: Option<String>,
    pub(super) bytes: u64,
    pub(super) entries: u64,
    pub(super) unknown_lines: u64,
    /// Time, process, user, database.
    pub(super) has: [bool; 4],
    pub(super) first_ms: Option<i64>,
    pub(super) last_ms: Option<i64>,
}

/// Takes the bytes of one file.
pub(super) struct Feed<'t> {
    window: &'t mut Vec<u8>,
    length: usize,
    own_prefix: Option<&'t str>,
    format: Option<Format>,
    counts: Counts,
    told: Told,
    tally: &'t mut Tally,
    /// True until the end of the first line, where the file is not read from its start.
    is_inside: bool,
    is_hopeless: bool,
}

impl<'t> Feed<'t> {
    /// `window` is memory that is used again for each file; `is_inside` where reading starts in the middle of a file.
    pub(super) fn new(window: &'t mut Vec<u8>, own_prefix: Option<&'t str>, is_inside: bool, tally: &'t mut Tally) -> Self {
        window.resize(WINDOW, 0);
        let (counts, told) = (Counts::default(), Told::default());
        Self { window, length: 0, own_prefix, format: None, counts, told, tally, is_inside, is_hopeless: false }
    }

    /// Free memory to read into; never empty.
    pub(super) fn space(&mut self) -> &mut [u8] {
        &mut self.window[self.length..]
    }

    /// Says that `count` bytes were put there. False where it makes no sense to go on.
    pub(super) fn filled(&mut self, count: usize) -> bool {
        self.length += count;
        self.told.bytes += count as u64;
        if self.length == self.window.len() {
            self.work(false);
        }
        !self.is_hopeless
    }

    /// The same for bytes that lie elsewhere.
    pub(super) fn push(&mut self, mut bytes: &[u8]) -> bool {
        while !bytes.is_empty() && !self.is_hopeless {
            let space = self.space();
            let count = bytes.len().min(space.len());
            space[..count].copy_from_slice(&bytes[..count]);
            bytes = &bytes[count..];
            self.filled(count);
        }
        !self.is_hopeless
    }

    /// The end of the file.
    pub(super) fn end(mut self) -> Told {
        if !self.is_hopeless {
            self.work(true);
        }
        if self.told.entries == 0 && self.told.bytes > 0 {
            self.told.problem.get_or_insert_with(|| NO_LOG.to_owned());
        }
        self.told.unknown_lines = self.counts.unknown_lines;
        self.told
    }

    fn work(&mut self, is_end: bool) {
        if self.is_inside {
            let Some(end) = memchr::memchr(b'\n', &self.window[..self.length]) else {
                self.length = 0;
                return;
            };
            self.is_inside = false;
            self.give_up(end + 1);
        }
        if self.format.is_none() && !self.make_out() {
            return;
        }
        let used = self.each(is_end);
        if used == 0 && self.length == self.window.len() {
            // A message that does not fit: what there is of it counts, and its rest passes by.
            self.each(true);
            self.counts.is_cut = true;
            self.length = 0;
        } else {
            self.give_up(used);
        }
    }

    /// Forgets the first `count` bytes.
    fn give_up(&mut self, count: usize) {
        self.window.copy_within(count..self.length, 0);
        self.length -= count;
    }

    fn each(&mut self, is_end: bool) -> usize {
        let Self { window, length, format, counts, told, tally, .. } = self;
        let text = &window[..*length];
        let mut see = |entry: &Entry<'_>| {
            told.entries += 1;
            told.first_ms = earlier(told.first_ms, entry.stamps.at_ms);
            told.last_ms = told.last_ms.max(entry.stamps.at_ms);
            tally.see(entry);
        };
        match format {
            Some(Format::Stderr(reader)) => reader.each(text, is_end, counts, &mut see),
            Some(Format::Csv) => csv::each(text, is_end, counts, &mut see),
            Some(Format::Json) => json::each(text, is_end, counts, &mut see),
            None => text.len(),
        }
    }

    /// Makes out the format from what there is; false where it is no log of Postgres.
    fn make_out(&mut self) -> bool {
        let text = &self.window[..self.length];
        let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
        let sample = &text[..text.len().min(SAMPLE)];
        let lines: Vec<&[u8]> =
            sample.split(|c| *c == b'\n').filter(|line| !line.trim_ascii().is_empty() && line[0] != b'\t').take(SAMPLE_LINES).collect();
        let (name, format) = if lines.iter().any(|line| json::is_record(line)) {
            ("jsonlog", Format::Json)
        } else if lines.iter().any(|line| csv::is_record(line)) {
            ("csvlog", Format::Csv)
        } else if let Some(prefix) = Prefix::guess(self.own_prefix, &lines) {
            self.told.prefix.clone_from(&prefix.text);
            self.told.is_prefix_guessed = prefix.is_guessed;
            self.told.has = [b"mtns".as_slice(), b"pc", b"u", b"d"].map(|letters| prefix.has(letters));
            ("stderr", Format::Stderr(Stderr { prefix }))
        } else {
            self.is_hopeless = true;
            let problem = match (text.is_empty(), sample.contains(&0)) {
                (true, _) => None,
                (_, true) => Some("it is no text"),
                _ => Some(NO_LOG),
            };
            self.told.problem = problem.map(str::to_owned);
            return false;
        };
        if name != "stderr" {
            self.told.has = [true; 4];
        }
        self.told.format = Some(name);
        self.format = Some(format);
        true
    }
}

/// What is said of a text that is something else.
const NO_LOG: &str = "it is no log of Postgres: none of its lines begins as one does";
