//! Is a part of a name a fingerprint, or did somebody write it? Whichever tells it in fewer bits: so many letters of an alphabet, drawn by
//! lot, or words, numbers and marks in a row. No bundler is named here, only the alphabets and the lengths in which digests are written.
//! Bits are counted in tenths.

/// How sure a name leaves one that it holds a fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Told {
    /// Somebody wrote it.
    Plain,
    /// Either may be.
    Doubt,
    /// More likely a fingerprint than words.
    Likely,
    /// It is one.
    Sure,
}

impl Told {
    /// By how many bits more the words would take. Of the names that people gave none is sure by this, and of those that bundlers made
    /// one in a hundred is not even likely (`tests/names/judged.txt`).
    fn by(bits: i32) -> Self {
        match bits {
            60.. => Self::Sure,
            -30.. => Self::Likely,
            -55.. => Self::Doubt,
            _ => Self::Plain,
        }
    }
}

/// An alphabet of digests.
struct Alphabet {
    /// Of each letter.
    bits: i32,
    /// Digests are cut at these.
    lengths: &'static [usize],
    /// What another length costs.
    odd: i32,
    has: fn(&u8) -> bool,
}

const ALPHABETS: &[Alphabet] = &[
    // hex: webpack, rspack, Parcel, Rails, Django and most others
    Alphabet {
        bits: 40,
        lengths: &[8, 10, 12, 16, 20, 24, 32, 40, 48, 56, 64, 96, 128],
        odd: 50,
        has: |b| matches!(b, b'0'..=b'9' | b'a'..=b'f'),
    },
    Alphabet { bits: 40, lengths: &[32, 40, 64], odd: 200, has: |b| matches!(b, b'0'..=b'9' | b'A'..=b'F') },
    // base32: esbuild, Angular
    Alphabet { bits: 50, lengths: &[8], odd: 140, has: |b| matches!(b, b'A'..=b'Z' | b'2'..=b'7') },
    // base36: Bun has 8, ASP.NET 10
    Alphabet { bits: 52, lengths: &[8, 10], odd: 140, has: |b| matches!(b, b'0'..=b'9' | b'a'..=b'z') },
    // base62 and base64url: Vite and Rollup have 8, Symfony 7, webpack by its settings, Drupal 43
    Alphabet { bits: 60, lengths: &[7, 8, 10, 12, 16, 20, 21, 22], odd: 140, has: u8::is_ascii_alphanumeric },
    Alphabet { bits: 60, lengths: &[7, 8, 10, 12, 16, 20, 21, 22, 27, 43], odd: 140, has: |b| b.is_ascii_alphanumeric() || is_mark(*b) },
];

const BASE62: usize = 4;
const BASE64: usize = 5;

/// Hex of five or six digits is a color or a code point as well, and is never taken for a fingerprint by itself.
const SHORTEST: usize = 7;
const LONGEST_NAME: usize = 255;
/// SHA-512 in hex; and SHA-256 in base64url, with some to spare.
const LONGEST: usize = 128;
const LONGEST_MARKED: usize = 48;

/// Terms in which letters and digits stand together, or cases change, as people write them.
const TERMS: &[&str] = &[
    "2d", "3d", "4k", "a11y", "ajax", "b2b", "b2c", "base64", "css3", "cyrl", "d3", "ec2", "epsg", "es5", "es6", "geojson", "github",
    "graphql", "h264", "h265", "hans", "hant", "html5", "i18n", "ios", "ipad", "iphone", "ipv4", "ipv6", "json", "k8s", "l10n", "latn",
    "macos", "md5", "mp3", "mp4", "mpeg4", "oauth2", "p2p", "qrcode", "react", "s3", "sha1", "sha256", "tlsv1", "ucs2", "uikit", "uint8",
    "utf8", "vml", "web2", "web3", "webgl", "webgl2", "win32", "win64", "x64", "x86", "youtube",
];

/// A part of a text that may be a fingerprint: from its first byte to behind its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) from: usize,
    pub(crate) to: usize,
    bits: i32,
}

impl Part {
    pub(crate) fn told(self) -> Told {
        Told::by(self.bits)
    }

    /// The whole of a text, as folders are named. What has no digit is a name, and 24 letters of hex are an id of MongoDB.
    pub(crate) fn whole(text: &str) -> Option<Self> {
        let is_name = is_uuid(text.as_bytes()) || text.len() == 24 || !text.bytes().any(|b| b.is_ascii_digit());
        (!is_name && (SHORTEST..=LONGEST).contains(&text.len())).then(|| Self { from: 0, to: text.len(), bits: shorter(text.as_bytes()) })
    }

    /// What is most likely one in the name of a file without its ending.
    pub(crate) fn of(stem: &str) -> Option<Self> {
        if is_uuid(stem.as_bytes()) {
            return None;
        }
        parts(stem)
            .map(|(from, to)| Self { from, to, bits: shorter(&stem.as_bytes()[from..to]) - place(stem, from, to) })
            .max_by_key(|part| part.bits)
    }
}

/// What stands between two marks, with marks inside or without. No file system has longer names than `LONGEST_NAME`.
pub(crate) fn parts(stem: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = if stem.len() > LONGEST_NAME { &[] } else { stem.as_bytes() };
    let is_end = |at: usize| bytes.get(at).is_none_or(|b| is_mark(*b) || is_stop(*b));
    let starts = (0..bytes.len()).filter(move |at| at.checked_sub(1).is_none_or(&is_end));
    starts.flat_map(move |from| {
        let run = |is_in: fn(&u8) -> bool| bytes[from..].iter().take_while(|b| is_in(b)).count();
        let (whole, marked) = (run(u8::is_ascii_alphanumeric), run(|b| b.is_ascii_alphanumeric() || is_mark(*b)));
        let last = from + marked.min(LONGEST_MARKED).max(whole.min(LONGEST));
        (from + SHORTEST..=last).filter(move |to| is_end(*to)).map(move |to| (from, to))
    })
}

const fn is_mark(byte: u8) -> bool {
    matches!(byte, b'-' | b'_')
}

const fn is_stop(byte: u8) -> bool {
    matches!(byte, b'.' | b'~')
}

/// What a place costs where bundlers seldom put a fingerprint: all of a name, behind an underline, before a word.
fn place(stem: &str, from: usize, to: usize) -> i32 {
    // `_keyInObj` is all of its name.
    let is_first = stem.as_bytes()[..from].iter().all(|b| is_mark(*b) || is_stop(*b));
    let before = from.checked_sub(1).filter(|_| !is_first).map(|at| stem.as_bytes()[at]);
    let behind = stem.as_bytes().get(to).copied();
    let of_start = match before {
        None => 80,
        Some(b'_') => 30,
        Some(_) => 0,
    };
    of_start + if behind.is_some_and(is_mark) { 30 } else { 0 }
}

/// What small letters alone cost: so has one digest in twenty, and nearly every word.
const SMALL_LETTERS: i32 = 43;

/// By how much an alphabet tells the part in fewer bits than words do.
fn shorter(part: &[u8]) -> i32 {
    let has = |test: fn(&u8) -> bool| part.iter().any(test);
    let is_usable = |n: &usize| match *n {
        // A number is one unless it is too long, and a word of the letters up to f is a word.
        0 | 1 => has(u8::is_ascii_digit) && (part.len() >= 16 || has(u8::is_ascii_alphabetic)),
        BASE64 => has(u8::is_ascii_uppercase),
        _ => has(u8::is_ascii_alphabetic),
    };
    let written = written(part) - if part.iter().all(u8::is_ascii_lowercase) { SMALL_LETTERS } else { 0 };
    let by = |n: usize| Some(written - drawn(part, &ALPHABETS[n])?);
    (0..ALPHABETS.len()).filter(is_usable).filter_map(by).max().unwrap_or(i32::MIN / 2)
}

/// Bits to tell it letter by letter; none: it is not of this alphabet.
fn drawn(part: &[u8], alphabet: &Alphabet) -> Option<i32> {
    let odd = if alphabet.lengths.contains(&part.len()) { 0 } else { alphabet.odd };
    part.iter().all(alphabet.has).then(|| times(part.len(), alphabet.bits) + odd)
}

/// The smallest alphabet of which all of them are, by its number. That a few have no mark does not show that none has.
pub(crate) fn alphabet_of<'a>(parts: impl Iterator<Item = &'a str> + Clone) -> Option<usize> {
    let smallest = (0..ALPHABETS.len()).find(|n| parts.clone().all(|part| part.bytes().all(|b| (ALPHABETS[*n].has)(&b))))?;
    Some(if smallest == BASE62 { BASE64 } else { smallest })
}

/// It may be of that alphabet, where others at its place are: no date, and no words that take far fewer bits.
pub(crate) fn may_be_of(part: &str, alphabet: usize) -> bool {
    let part = part.as_bytes();
    part.iter().all(ALPHABETS[alphabet].has) && written(part) - times(part.len(), ALPHABETS[alphabet].bits) >= -65
}

/// Letters and digits by lot, of whatever length.
pub(crate) fn is_drawn(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase()) && written(text.as_bytes()) >= times(text.len(), 52)
}

fn times(count: usize, bits: i32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 1000) * bits
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    Mark,
    Word,
    Number,
}

/// Bits to write it as words, numbers and what stands between them.
fn written(part: &[u8]) -> i32 {
    let (mut bits, mut rest, mut before, mut mark) = (0, part, Kind::Start, None);
    while let Some(first) = rest.first() {
        let (length, kind, cost) = piece(rest);
        let is_last = length == rest.len();
        let turn = match (before, kind) {
            // Nobody begins or ends with a mark, or has marks of two sorts.
            (_, Kind::Mark) if before == Kind::Start || is_last || mark.is_some_and(|mark| mark != *first) => 60,
            // `a-`, `3_`
            (Kind::Mark, _) if length == 1 => 25,
            (Kind::Start | Kind::Mark, _) | (_, Kind::Mark) => 0,
            // `chapter12`
            (Kind::Word, Kind::Number) if is_last && length < 4 => 15,
            // `mainMenu`
            (Kind::Word, Kind::Word) => 35,
            _ => 40,
        };
        if kind == Kind::Mark {
            mark = Some(*first);
        }
        (bits, before, rest) = (bits + cost + turn, kind, &rest[length..]);
    }
    bits
}

/// The first word, number or mark: its length and its bits.
fn piece(rest: &[u8]) -> (usize, Kind, i32) {
    let run = |test: fn(&u8) -> bool| rest.iter().take_while(|b| test(b)).count();
    if let Some(length) = term(rest) {
        return (length, Kind::Word, 90);
    }
    if let Some(length) = size(rest) {
        return (length, Kind::Number, 140);
    }
    let (digits, small, capitals) = (run(u8::is_ascii_digit), run(u8::is_ascii_lowercase), run(u8::is_ascii_uppercase));
    let small_behind = rest[capitals..].iter().take_while(|b| b.is_ascii_lowercase()).count();
    match () {
        () if digits > 0 => (digits, Kind::Number, number(&rest[..digits])),
        () if small > 0 => (small, Kind::Word, word(&rest[..small])),
        () if capitals == 1 && small_behind == 0 => (1, Kind::Word, 47),
        () if capitals == 1 => (1 + small_behind, Kind::Word, word(&rest[..=small_behind]) + 10),
        // `XMLHttp`: the last capital begins a word.
        () if capitals > 1 => {
            let length = capitals - usize::from(small_behind > 0);
            (length, Kind::Word, acronym(&rest[..length]))
        }
        () => (1, Kind::Mark, 30),
    }
}

/// One of the terms, and no number goes on behind it.
fn term(rest: &[u8]) -> Option<usize> {
    let begins = |term: &&&str| rest.get(..term.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(term.as_bytes()));
    let longest = TERMS.iter().filter(begins).map(|term| term.len()).max()?;
    let is_cut = rest[longest - 1].is_ascii_digit() && rest.get(longest).is_some_and(u8::is_ascii_digit);
    let is_mixed = rest[0].is_ascii_digit() && rest.get(longest).is_some_and(u8::is_ascii_alphanumeric);
    (!is_cut && !is_mixed).then_some(longest)
}

/// `1920x1080`
fn size(rest: &[u8]) -> Option<usize> {
    let digits = |text: &[u8]| text.iter().take_while(|b| b.is_ascii_digit()).count();
    let wide = digits(rest);
    let high = digits(rest.get(wide + 1..)?);
    (wide > 1 && high > 1 && rest[wide] == b'x').then_some(wide + 1 + high)
}

/// Years and dates are usual; of other numbers long ones are rare.
fn number(digits: &[u8]) -> i32 {
    let bits = times(digits.len(), 33);
    let begins = |years: &[&[u8]]| years.iter().any(|year| digits.starts_with(year));
    let is_date = matches!(digits.len(), 4 | 6 | 8 | 12 | 14) && begins(&[b"198", b"199", b"200", b"201", b"202", b"203"]);
    if is_date { bits - 60 } else { bits + times(digits.len().saturating_sub(4), 10) }
}

/// Up to four capitals stand for anything: `DSC`, `ISO`. Longer, they are words.
fn acronym(capitals: &[u8]) -> i32 {
    let as_word = word(capitals);
    10 + if capitals.len() <= 4 { as_word.min(times(capitals.len(), 47)) } else { as_word }
}

/// Bits of each letter behind the one before it, and of the end of a word behind each, in halves: counted in the names and summaries of
/// 500,000 packages of npm and PyPI. The first line is of letters that begin a word; the last of each line is the end.
const PAIRS: &[u8] = include_bytes!("letters.txt");
const LINE: usize = 28;

fn word(letters: &[u8]) -> i32 {
    let places = letters.iter().map(|b| usize::from(b.to_ascii_lowercase() - b'a'));
    let lines = std::iter::once(0).chain(places.clone().map(|place| place + 1));
    lines.zip(places.chain([26])).map(|(line, place)| halves(PAIRS[line * LINE + place]) * 5).sum()
}

fn halves(digit: u8) -> i32 {
    char::from(digit).to_digit(36).and_then(|halves| i32::try_from(halves).ok()).unwrap_or(0)
}

/// An id of something, such as an upload.
fn is_uuid(text: &[u8]) -> bool {
    let is_at = |(n, b): (usize, &u8)| if matches!(n, 8 | 13 | 18 | 23) { *b == b'-' } else { b.is_ascii_hexdigit() };
    text.windows(36).any(|window| window.iter().enumerate().all(is_at))
}
