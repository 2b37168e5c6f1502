//! Keys into patterns: `user:4711:cart` and `user:4712:cart` become `user:*:cart`. What tells one key from the next is
//! masked, since it can be a name, an address or a token; what many keys share stays. The same keys always give the
//! same patterns, whatever their order.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use regex::Regex;

use super::signature::{self, Role};

/// So many different values at one place are ids and not kinds.
const MANY: usize = 12;

/// So many different values at one place are ids, however often each of them comes.
const VERY_MANY: usize = 60;

/// The most patterns that are told apart; the rest share one name.
const MOST: usize = 500;

/// The name of what lies beyond [`MOST`].
const OTHER: &str = "(other)";

/// What stands between the words of a key.
pub(super) const HARD: &[char] = &[':', '/', '|', '.', ',', ';', '#', '?', '&', '=', '{', '}', ' '];

/// Words after which the next word names somebody or is a secret.
const OWNERS: &[&str] = &[
    "user",
    "users",
    "u",
    "uid",
    "account",
    "accounts",
    "member",
    "members",
    "customer",
    "customers",
    "email",
    "emails",
    "mail",
    "phone",
    "login",
    "name",
    "username",
    "tenant",
    "org",
    "team",
    "ip",
    "sess",
    "session",
    "sessions",
    "token",
    "tokens",
    "auth",
    "otp",
    "reset",
    "verify",
    "invite",
    "apikey",
    "jwt",
    "refresh",
];

/// Ids known by their shape wherever they stand; each becomes one star.
static SHAPES: LazyLock<Regex> = LazyLock::new(|| {
    let shapes = [
        r"[^\s:/|,;]+@[^\s:/|,;]+\.[A-Za-z]{2,}",                                           // e-mail
        r"\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b", // UUID
        r"\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*",                             // JSON web token
        r"\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?\b",                     // date and time
        r"\b\d{1,3}(?:\.\d{1,3}){3}\b",                                                     // IPv4
        r"\b[0-9A-HJKMNP-TV-Z]{26}\b",                                                      // ULID
        r"\b[0-9a-fA-F]{32,128}\b",                                                         // digests
        r"\+?\b\d[\d ]{6,}\d\b",                                                            // telephone numbers
    ];
    Regex::new(&shapes.join("|")).expect("the shapes are constants")
});

/// A key in words, and what parts them.
#[derive(Clone, Debug)]
struct Parts {
    words: Vec<String>,
    delimiters: String,
}

/// The pattern of each key, and its role where a library is known by it. `keys` may stand in any order.
pub(super) fn group(keys: &[String]) -> Vec<(String, Option<Role>)> {
    let known: Vec<Option<(String, Role)>> = keys.iter().map(|key| signature::known(key)).collect();
    let mut parts: Vec<Parts> = keys.iter().map(|key| split(key)).collect();
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, part) in parts.iter().enumerate().filter(|(n, _)| known[*n].is_none()) {
        alike.entry(part.delimiters.clone()).or_default().push(n);
    }
    for members in alike.values() {
        generalize(&mut parts, members, 0);
    }
    let mut labels: Vec<String> = parts.iter().map(Parts::label).collect();
    collapse(&mut labels, &known);
    let mut all: Vec<(String, Option<Role>)> =
        known.into_iter().zip(labels).map(|(known, label)| known.map_or((label, None), |(label, role)| (label, Some(role)))).collect();
    cap(&mut all);
    all
}

/// The pattern of one key alone, for which nothing can be counted: its first word stays where `known` has it.
pub(super) fn of_stranger(key: &str, known: &BTreeSet<String>) -> String {
    if let Some((pattern, _)) = signature::known(key) {
        return pattern;
    }
    let parts = split(key);
    match parts.delimiters.chars().next() {
        Some(delimiter) if known.contains(&parts.words[0]) => format!("{}{delimiter}*", parts.words[0]),
        _ => "*".to_owned(),
    }
}

/// What a pattern begins with, up to its first delimiter.
pub(super) fn first_word(pattern: &str) -> Option<String> {
    pattern.split_once(HARD).map(|(word, _)| word.to_owned()).filter(|word| !word.is_empty())
}

/// Text that is no key, such as the name of a queue or a connection, with everything shaped like an id masked.
pub(super) fn mask(text: &str) -> String {
    split(text).label()
}

fn split(key: &str) -> Parts {
    let shaped = SHAPES.replace_all(key, "*");
    let mut parts = Parts { words: vec![String::new()], delimiters: String::new() };
    for c in shaped.chars() {
        if HARD.contains(&c) {
            parts.delimiters.push(c);
            parts.words.push(String::new());
        } else if let Some(word) = parts.words.last_mut() {
            word.push(if c.is_control() { '?' } else { c });
        }
    }
    let mut after_owner = false;
    for word in &mut parts.words {
        let is_owner = OWNERS.contains(&word.to_ascii_lowercase().as_str());
        *word = if after_owner && !word.is_empty() { "*".to_owned() } else { mask_word(word) };
        // An empty word between two delimiters, as in `user::4711`, does not shield the next.
        after_owner = is_owner || (after_owner && word.is_empty());
    }
    parts
}

/// One word between hard delimiters: random runs become a star, so do the numbers in it.
fn mask_word(word: &str) -> String {
    if !word.is_ascii() {
        return "*".to_owned();
    }
    if word.len() >= 20 && looks_random(word) {
        let stem = [40, 32, 24, 22, 20].into_iter().filter(|tail| word.len() > *tail).map(|tail| word.split_at(word.len() - tail));
        let mut named =
            stem.filter(|(stem, tail)| stem.len() >= 4 && stem.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && looks_random(tail));
        return named.next().map_or_else(|| "*".to_owned(), |(stem, _)| format!("{stem}*"));
    }
    let (mut masked, mut soft) = (String::new(), String::new());
    for c in word.chars().chain(['\0']) {
        if c.is_ascii_alphanumeric() || c == '*' {
            soft.push(c);
            continue;
        }
        masked.push_str(&mask_soft(&soft));
        soft.clear();
        if c != '\0' {
            masked.push(c);
        }
    }
    masked
}

/// A word without any delimiter: versions and plain words stay.
fn mask_soft(word: &str) -> String {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_version = word.len() <= 4 && word.strip_prefix(['v', 'V']).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    if digits == 0 || is_version {
        return word.to_owned();
    }
    let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_stem = stem.bytes().all(|b| b.is_ascii_alphabetic()) && !stem.is_empty();
    match (is_stem, digits) {
        (true, 1) => word.to_owned(),
        (true, _) if stem.len() >= 2 => format!("{stem}*"),
        _ => "*".to_owned(),
    }
}

/// Letters and digits so mixed that no word explains them.
pub(super) fn looks_random(text: &str) -> bool {
    let class = |b: u8| match b {
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        b'0'..=b'9' => 3,
        _ => 0,
    };
    let classes: Vec<u8> = text.bytes().map(class).filter(|c| *c > 0).collect();
    let distinct = (1..=3).filter(|c| classes.contains(c)).count();
    let switches = classes.windows(2).filter(|pair| pair[0] != pair[1]).count();
    distinct >= 2 && switches * 100 >= classes.len() * 15
}

/// From left to right: where the members differ in many values, these are ids.
fn generalize(parts: &mut [Parts], members: &[usize], place: usize) {
    if members.is_empty() || place >= parts[members[0]].words.len() {
        return;
    }
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for n in members {
        *times.entry(parts[*n].words[place].clone()).or_default() += 1;
    }
    let is_rare = |count: usize| count < 3 || (times.len() >= VERY_MANY && count * 50 < members.len());
    let rare: Vec<&str> = times.iter().filter(|(word, count)| *word != "*" && is_rare(**count)).map(|(word, _)| word.as_str()).collect();
    if rare.len() >= MANY {
        let masked = name_many(&rare);
        for n in members {
            if let Some(star) = masked.get(parts[*n].words[place].as_str()) {
                parts[*n].words[place].clone_from(star);
            }
        }
    }
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for n in members {
        same.entry(parts[*n].words[place].clone()).or_default().push(*n);
    }
    for inner in same.values() {
        generalize(parts, inner, place + 1);
    }
}

/// A star for each of many words, behind what at least [`MANY`] of them begin with: `cache_user_alice` is `cache_user_*`.
fn name_many<'a>(words: &[&'a str]) -> BTreeMap<&'a str, String> {
    let starts = |word: &str| -> Vec<String> { word.match_indices(['_', '-']).map(|(at, _)| word[..=at].to_owned()).rev().collect() };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for start in words.iter().flat_map(|w| starts(w)) {
        *times.entry(start).or_default() += 1;
    }
    let name = |word: &str| starts(word).into_iter().find(|s| times[s] >= MANY).unwrap_or_default() + "*";
    words.iter().map(|word| (*word, name(word))).collect()
}

/// Many patterns of one or two keys that begin alike are one pattern.
fn collapse(labels: &mut [String], known: &[Option<(String, Role)>]) {
    let depth = labels.iter().map(|l| l.matches(HARD).count()).max().unwrap_or(0);
    for level in (0..=depth).rev() {
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for (label, _) in labels.iter().zip(known).filter(|(_, known)| known.is_none()) {
            *times.entry(label).or_default() += 1;
        }
        let mut starts: BTreeMap<String, usize> = BTreeMap::new();
        for (label, _) in times.iter().filter(|(_, count)| **count <= 2) {
            if let Some(start) = start_of(label, level) {
                *starts.entry(start.to_owned()).or_default() += 1;
            }
        }
        let few: Vec<bool> = labels.iter().map(|l| times.get(l.as_str()).is_some_and(|count| *count <= 2)).collect();
        for (label, _) in labels.iter_mut().zip(few).filter(|(_, few)| *few) {
            if let Some(start) = start_of(label, level).filter(|s| starts.get(*s).is_some_and(|count| *count >= MANY)) {
                *label = format!("{start}*");
            }
        }
    }
}

/// The label up to and with its `level`-th delimiter.
fn start_of(label: &str, level: usize) -> Option<&str> {
    match level {
        0 => Some(""),
        _ => label.match_indices(HARD).nth(level - 1).map(|(at, _)| &label[..=at]),
    }
}

fn cap(all: &mut [(String, Option<Role>)]) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for (label, _) in all.iter() {
        *times.entry(label.clone()).or_default() += 1;
    }
    let mut order: Vec<(usize, String)> = times.into_iter().map(|(label, count)| (count, label)).collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let rest: Vec<&String> = order.iter().skip(MOST).map(|(_, label)| label).collect();
    for (label, role) in all.iter_mut() {
        if rest.contains(&&*label) {
            (*label, *role) = (OTHER.to_owned(), None);
        }
    }
}

impl Parts {
    fn label(&self) -> String {
        let mut label = String::new();
        for (n, word) in self.words.iter().enumerate() {
            label.push_str(word);
            label.extend(self.delimiters.chars().nth(n));
        }
        // `*-*_*` is one id.
        static RUNS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\*(?:[-_.]?\*)+").expect("a constant"));
        RUNS.replace_all(&label, "*").into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(n: usize) -> char {
        "abcdefghijklmnopqrstuvwxyz".chars().nth(n % 26).expect("there are 26")
    }

    fn patterns(keys: impl IntoIterator<Item = String>) -> Vec<String> {
        let keys: Vec<String> = keys.into_iter().collect();
        group(&keys).into_iter().map(|(pattern, _)| pattern).collect::<BTreeSet<_>>().into_iter().collect()
    }

    #[test]
    fn numbers_and_ids_are_masked_and_words_stay() {
        for (key, pattern) in [
            ("order:4711:items", "order:*:items"),
            ("api:v1:products:12", "api:v1:products:*"),
            ("doc:6c1a5b1e-11aa-4b5e-8d6c-0123456789ab", "doc:*"),
            ("report:2026-11-22", "report:*"),
            ("seen:10.0.12.255:count", "seen:*:count"),
            ("mail:bob.smith@example.com", "mail:*"),
            ("user:alice:profile", "user:*:profile"),
            ("reset::Zm9vYmFy", "reset::*"),
            ("doc:01ARZ3NDEKTSV4RRFFQ69G5FAV", "doc:*"),
            ("blob:dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "blob:*"),
            ("page_cachekq3x8v0m2w7c9z1b4n6l5j8h", "page_cache*"),
            ("i18n:de:home", "*:de:home"),
            ("a:héllo", "a:*"),
            ("cart-12-34", "cart-*"),
        ] {
            assert_eq!(patterns([key.to_owned()]), [pattern], "{key}");
        }
    }

    #[test]
    fn slugs_and_names_without_digits_are_ids_where_there_are_many() {
        let name = |n: usize| -> String { [n, n / 26, n * 7, n + 3].map(letter).into_iter().collect() };
        let slugs = (0..200).map(|n| format!("post:{}-{}:likes", name(n), name(n + 31)));
        assert_eq!(patterns(slugs), ["post:*:likes"]);
        let soft = (0..80).map(|n| format!("cache_feed_{}", name(n)));
        assert_eq!(patterns(soft), ["cache_feed_*"]);
        let often = (0..400).map(|n| format!("cart:{}x:{}", name(n % 80), ["items", "total", "coupon", "note", "seen"][n / 80]));
        assert_eq!(patterns(often), ["cart:*:coupon", "cart:*:items", "cart:*:note", "cart:*:seen", "cart:*:total"]);
    }

    #[test]
    fn kinds_stay_apart_from_each_other() {
        let kinds = ["feed", "profile", "search", "price", "stock"];
        let keys = (0..500).map(|n| format!("cache:{}:{n}", kinds[n % 5]));
        assert_eq!(patterns(keys).len(), 5);
        // Fifteen prefixes of thirty keys each are fifteen patterns, not one star.
        let words = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen", "ibis", "jay", "kiwi", "lynx", "mole", "newt", "owl"];
        let keys = (0..450).map(|n| format!("{}:{n}", words[n % 15]));
        assert_eq!(patterns(keys).len(), 15);
    }

    #[test]
    fn patterns_of_single_keys_collapse_behind_their_prefix() {
        let word = |n: usize| "abcdefghijklmnopqrst".chars().cycle().skip(n).step_by(3).take(4).collect::<String>();
        let keys = (0..20).map(|n| format!("flag:{}{}", word(n), ":x".repeat(n % 4 + 1)));
        assert!(patterns(keys).len() <= 5);
    }

    #[test]
    fn the_order_of_keys_does_not_matter_and_their_number_is_capped() {
        let keys: Vec<String> = (0..3_000).map(|n| format!("k{}:{}:{}", n % 700, ["a", "b"][n % 2], n)).collect();
        let mut reversed = keys.clone();
        reversed.reverse();
        let (there, mut back) = (group(&keys), group(&reversed));
        back.reverse();
        assert_eq!(there, back);
        let letters = |n: usize| [letter(n / 26), letter(n)].into_iter().collect::<String>();
        let many = (0..600).flat_map(|n| (0..3).map(move |k| format!("{}:{}", letters(n), ["x", "y", "z"][k])));
        assert!(patterns(many).len() <= MOST + 1);
    }

    #[test]
    fn of_one_key_alone_only_a_first_word_that_others_share_stays() {
        let known = BTreeSet::from(["feed".to_owned()]);
        for (key, pattern) in
            [("feed:alice", "feed:*"), ("alice:cart", "*"), ("bob@example.com:cart", "*"), ("bull:emails:77", "bull:*:*"), ("alice", "*")]
        {
            assert_eq!(of_stranger(key, &known), pattern);
        }
    }
}
