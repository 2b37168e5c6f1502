//! A walk past the names of all keys of a database: how many there are of each shape, and a fair few of each. What a sample draws seldom,
//! one queue among a million cached answers, is met for sure. Only names are read: that raises no counter, and makes no key look used.

use std::{
    collections::{BTreeSet, HashMap},
    time::{Duration, Instant},
};

use rand::{RngExt, SeedableRng, rngs::SmallRng};
use redis::RedisError;

use super::{
    key::text,
    pattern::{HARD, looks_random},
};
use crate::client::redis::Session;

/// So many places of the server's table at once: it answers nobody else meanwhile, for a third of a millisecond.
const STEP: usize = 250;
/// After so long others are let in for [`PAUSE`].
const TURN: Duration = Duration::from_millis(10);
const PAUSE: Duration = Duration::from_millis(2);
/// All databases together may take so long.
pub(super) const LONGEST: Duration = Duration::from_secs(20);
/// While there are so many shapes, so many names of each are kept: those of which there are most are met first.
const KEPT: [(usize, usize); 3] = [(10, 2_000), (100, 200), (1_000, 40)];
/// And so many of the others.
const FEW: usize = 3;
/// So many shapes are told apart; what comes after them by its first word alone, of which there may be as many again.
const MOST: usize = 20_000;
/// A longer name is only counted: a server that sends such cannot fill the memory.
const LONGEST_NAME: usize = 512;
/// A longer word is no word.
const LONGEST_WORD: usize = 24;

/// Keys of one shape.
#[derive(Default)]
struct Shape {
    keys: u32,
    names: Vec<Vec<u8>>,
}

/// What was met.
pub(super) struct Walk {
    shapes: HashMap<Vec<u8>, Shape>,
    by_first_word: HashMap<Vec<u8>, Shape>,
    /// All that was told apart by nothing.
    rest: Shape,
    /// The same names are kept whenever the same are met.
    random: SmallRng,
    /// True where it came to the end, and told all kinds of names apart.
    pub(super) is_whole: bool,
}

/// A name, and for how many keys of the database it stands.
pub(super) struct Met {
    pub(super) name: Vec<u8>,
    pub(super) stands_for: f64,
}

impl Walk {
    /// Through the database that is chosen, until `end`.
    pub(super) async fn through(session: &mut Session, end: Instant) -> Result<Self, RedisError> {
        let mut walk = Self::new();
        let (mut cursor, mut turn) = (0_u64, Instant::now());
        while Instant::now() < end {
            let command = redis::cmd("SCAN").arg(cursor).arg("COUNT").arg(STEP).to_owned();
            let (next, names): (u64, Vec<Vec<u8>>) = session.ask("SCAN <cursor> COUNT 250", &command).await?;
            names.into_iter().for_each(|name| walk.meet(name));
            if next == 0 {
                walk.is_whole = walk.rest.keys == 0;
                break;
            }
            cursor = next;
            if turn.elapsed() > TURN {
                tokio::time::sleep(PAUSE).await;
                turn = Instant::now();
            }
        }
        Ok(walk)
    }

    fn new() -> Self {
        let (shapes, by_first_word) = (HashMap::new(), HashMap::new());
        Self { shapes, by_first_word, rest: Shape::default(), random: SmallRng::seed_from_u64(1), is_whole: false }
    }

    fn meet(&mut self, name: Vec<u8>) {
        if name.len() > LONGEST_NAME {
            self.rest.keys = self.rest.keys.saturating_add(1);
            return;
        }
        let shape = shape_of(&name);
        let count = self.shapes.len();
        if count < MOST || self.shapes.contains_key(&shape) {
            let met = self.shapes.entry(shape).or_default();
            let most = KEPT.iter().find(|(shapes, _)| count <= *shapes).map_or(FEW, |(_, most)| *most);
            return met.add(name, most, &mut self.random);
        }
        let first = first_word(shape);
        if self.by_first_word.len() < MOST || self.by_first_word.contains_key(&first) {
            return self.by_first_word.entry(first).or_default().add(name, FEW, &mut self.random);
        }
        self.rest.add(name, KEPT[0].1, &mut self.random);
    }

    /// How many keys were met; of a table that grows meanwhile some twice.
    pub(super) fn keys(&self) -> u64 {
        self.all().map(|shape| u64::from(shape.keys)).sum()
    }

    /// So many of the names that were kept, and one of each shape at least; of each one before a second of any.
    pub(super) fn some(&self, count: usize) -> Vec<Met> {
        let mut all: Vec<&Shape> = self.all().filter(|shape| shape.keys > 0).collect();
        all.sort_by(|a, b| a.names.cmp(&b.names));
        let (mut of_each, mut left) = (vec![0_usize; all.len()], count.max(all.len()));
        for round in 0..KEPT[0].1 {
            for (taken, _) in of_each.iter_mut().zip(&all).filter(|(_, shape)| shape.names.len() > round) {
                if left > 0 {
                    (*taken, left) = (*taken + 1, left - 1);
                }
            }
        }
        let met = |(shape, taken): (&&Shape, usize)| {
            let stands_for = f64::from(shape.keys) / f64::from(u32::try_from(taken.max(1)).unwrap_or(u32::MAX));
            let names = shape.names[..taken].to_vec();
            names.into_iter().map(move |name| Met { name, stands_for })
        };
        all.iter().zip(of_each).flat_map(met).collect()
    }

    /// All the names that were kept.
    pub(super) fn names(&self) -> BTreeSet<String> {
        self.all().flat_map(|shape| &shape.names).map(|name| text(name)).collect()
    }

    fn all(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.values().chain(self.by_first_word.values()).chain([&self.rest])
    }
}

impl Shape {
    /// Each name has the same chance to be kept (Vitter, "Random Sampling with a Reservoir", 1985).
    fn add(&mut self, name: Vec<u8>, most: usize, random: &mut SmallRng) {
        self.keys = self.keys.saturating_add(1);
        if self.names.len() < most {
            self.names.push(name);
            return;
        }
        let place = random.random_range(0..self.keys as usize);
        if place < self.names.len() {
            self.names[place] = name;
        }
    }
}

/// What parts the words of a key, and the words; a star for each that is a number, an id or no word.
fn shape_of(name: &[u8]) -> Vec<u8> {
    let mut shape = Vec::with_capacity(name.len());
    let is_part = |byte: u8| byte.is_ascii() && (HARD.contains(&char::from(byte)) || matches!(byte, b'_' | b'-'));
    for (n, word) in name.split_inclusive(|byte| is_part(*byte)).enumerate() {
        let (word, part) = match word.split_last() {
            Some((last, rest)) if is_part(*last) => (rest, Some(*last)),
            _ => (word, None),
        };
        let is_id = !word.is_ascii() || word.len() > LONGEST_WORD || is_number(word) || (n > 0 && is_mixed(word));
        if is_id {
            shape.push(b'*')
        } else {
            shape.extend_from_slice(word)
        }
        shape.extend(part);
    }
    shape
}

fn is_number(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_hexdigit()) && word.iter().any(u8::is_ascii_digit)
}

/// Letters and digits as no word has them: two digits, or such a mixture as ids are.
fn is_mixed(word: &[u8]) -> bool {
    let digits = word.iter().filter(|byte| byte.is_ascii_digit()).count();
    digits > 1 || (word.len() >= 10 && std::str::from_utf8(word).is_ok_and(looks_random))
}

/// A shape up to its first part, and what else parts it.
fn first_word(shape: Vec<u8>) -> Vec<u8> {
    let at = shape.iter().position(|byte| HARD.contains(&char::from(*byte))).map_or(shape.len(), |at| at + 1);
    let parts = shape[at..].iter().filter(|byte| HARD.contains(&char::from(**byte))).copied().collect::<Vec<u8>>();
    [&shape[..at], &parts].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walked(names: impl IntoIterator<Item = String>) -> Walk {
        let mut walk = Walk::new();
        names.into_iter().for_each(|name| walk.meet(name.into_bytes()));
        walk
    }

    fn shape(name: &str) -> String {
        String::from_utf8(shape_of(name.as_bytes())).expect("it is ASCII")
    }

    #[test]
    fn words_stay_in_a_shape_and_ids_do_not() {
        for (name, expected) in [
            ("cache:page:4711", "cache:page:*"),
            ("bull:emails:wait", "bull:emails:wait"),
            ("sess:kQ3x8V0m2W7c9Z1b4N6l5J8h", "sess:*"),
            ("doc:6c1a5b1e-11aa-4b5e-8d6c-0123456789ab", "doc:*-*-*-*-*"),
            ("celery", "celery"),
            ("a:h\u{e9}llo:x", "a:*:x"),
            ("4711", "*"),
            ("", ""),
        ] {
            assert_eq!(shape(name), expected, "{name}");
        }
    }

    #[test]
    fn what_is_rare_is_met_and_each_name_stands_for_its_share() {
        let cached = (0..200_000).map(|n| format!("cache:page:{n}"));
        let walk = walked(cached.chain(["bull:emails:wait".to_owned(), "bull:emails:meta".to_owned()]));
        let some = walk.some(1_000);
        assert_eq!((walk.keys(), some.len()), (200_002, 1_000));
        let standing = |start: &[u8]| some.iter().filter(|met| met.name.starts_with(start)).map(|met| met.stands_for).sum::<f64>();
        assert!((standing(b"cache:") - 200_000.0).abs() < 0.1 && (standing(b"bull:") - 2.0).abs() < 0.1);
        assert!(walk.names().contains("bull:emails:wait"));
        let few = walk.some(0);
        assert_eq!(few.len(), 3, "one of each shape at least");
        assert!((few.iter().map(|met| met.stands_for).sum::<f64>() - 200_002.0).abs() < 0.1);
    }

    #[test]
    fn many_slugs_hide_nothing_that_comes_after_them() {
        let word = |n: usize| (0..4).map(|k| char::from(b'a' + u8::try_from((n >> (4 * k)) & 15).unwrap_or(0))).collect::<String>();
        let slugs = (0..60_000).map(|n| format!("post:{}:likes", word(n)));
        let walk = walked(slugs.chain(["rq:queue:mail".to_owned(), "jobs".to_owned()]));
        assert!(walk.names().contains("rq:queue:mail") && walk.names().contains("jobs") && walk.rest.keys == 0);
        assert!(walk.shapes.len() == MOST && walk.by_first_word.len() == 3, "{}", walk.by_first_word.len());
        let bare = walked((0..60_000).map(word));
        assert!(bare.rest.keys > 10_000, "of names without any part nothing is told apart in the end, and that is known");
    }

    #[test]
    fn a_name_without_end_is_not_kept_and_the_walk_is_not_whole() {
        let walk = walked(["a:1".to_owned(), "b:".repeat(300)]);
        assert_eq!((walk.keys(), walk.rest.keys, walk.names().len(), walk.some(9).len()), (2, 1, 1, 1));
    }

    #[test]
    fn the_same_names_are_kept_each_time() {
        let walk = || walked((0..5_000).map(|n| format!("a:{n}"))).names();
        assert_eq!(walk(), walk());
    }
}
