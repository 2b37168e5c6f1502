//! A sample of keys: names, types, expiry and size, never values. RANDOMKEY draws evenly where SCAN would not (a cluster
//! is scanned slot by slot), and none of these commands makes a key look recently used.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use redis::{RedisError, Value};

use super::{
    connect::{Session, refusal},
    info::{Info, Keyspace},
    interval::wilson,
    pattern,
    signature::{self, Role},
};
use crate::{
    probe::{Absence, Facts},
    row,
    snapshot::Row,
};

/// The most keys that are looked at, over all databases. A share is then known to about 2 points.
const MOST: i64 = 2_000;

/// At least so many of each database.
const LEAST: i64 = 100;

/// So many at once; the server is left alone for [`PAUSE`] in between.
const BATCH: usize = 100;

/// A breath between two batches.
const PAUSE: Duration = Duration::from_millis(4);

/// A key that was looked at.
#[derive(Clone, Debug)]
pub(super) struct Key {
    /// Its whole name. It is never stored.
    pub(super) name: Vec<u8>,
    kind: String,
    expires: bool,
    bytes: Option<i64>,
}

impl Key {
    /// Its name as text, for comparing.
    pub(super) fn text(&self) -> String {
        text(&self.name)
    }
}

fn text(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// What was looked at in one database.
pub(super) struct Sample {
    /// The database.
    pub(super) number: i64,
    /// The keys, in order of name.
    pub(super) keys: Vec<Key>,
    is_census: bool,
}

/// Looks at keys of each database.
pub(super) async fn take(session: &mut Session, info: &Info) -> Result<Vec<Sample>, Absence> {
    let mut samples = Vec::new();
    for (space, budget) in budgets(info) {
        samples.push(one(session, space, budget).await?);
    }
    Ok(samples)
}

/// Their names alone, database by database.
pub(super) async fn names(session: &mut Session, info: &Info) -> Result<Vec<(i64, BTreeSet<String>)>, Absence> {
    let mut all = Vec::new();
    for (space, budget) in budgets(info) {
        let (names, _) = names_in(session, space, budget).await?;
        all.push((space.number, names.iter().map(|name| text(name)).collect()));
    }
    Ok(all)
}

/// How many keys are looked at in each database.
fn budgets(info: &Info) -> Vec<(Keyspace, i64)> {
    let spaces = info.keyspaces();
    let all: i64 = spaces.iter().map(|k| k.keys).sum();
    spaces.into_iter().map(|space| (space, (MOST * space.keys / all.max(1)).clamp(LEAST, MOST))).collect()
}

/// Names of keys of one database, and whether they are all.
async fn names_in(session: &mut Session, space: Keyspace, budget: i64) -> Result<(BTreeSet<Vec<u8>>, bool), Absence> {
    session.select(space.number).await.map_err(|e| refusal(&e, "SELECT"))?;
    Ok(if space.keys <= budget {
        (census(session).await.map_err(|e| refusal(&e, "SCAN"))?, true)
    } else {
        (draw(session, budget).await.map_err(|e| refusal(&e, "RANDOMKEY"))?, false)
    })
}

async fn one(session: &mut Session, space: Keyspace, budget: i64) -> Result<Sample, Absence> {
    let (names, is_census) = names_in(session, space, budget).await?;
    let names: Vec<Vec<u8>> = names.into_iter().collect();
    let mut keys = Vec::with_capacity(names.len());
    for batch in names.chunks(BATCH) {
        keys.extend(describe(session, batch).await?);
        tokio::time::sleep(PAUSE).await;
    }
    Ok(Sample { number: space.number, keys, is_census })
}

/// Every key, in small steps.
async fn census(session: &mut Session) -> Result<BTreeSet<Vec<u8>>, RedisError> {
    let (mut cursor, mut names) = (0_u64, BTreeSet::new());
    loop {
        let command = redis::cmd("SCAN").arg(cursor).arg("COUNT").arg(200).to_owned();
        let (next, some): (u64, Vec<Vec<u8>>) = session.ask("SCAN <cursor> COUNT 200", &command).await?;
        names.extend(some);
        if next == 0 {
            return Ok(names);
        }
        cursor = next;
        tokio::time::sleep(PAUSE).await;
    }
}

/// `times` keys by lot; one that comes twice counts once.
async fn draw(session: &mut Session, times: i64) -> Result<BTreeSet<Vec<u8>>, RedisError> {
    let mut names = BTreeSet::new();
    for _ in 0..usize::try_from(times).unwrap_or(0).div_ceil(BATCH) {
        for answer in session.ask_times("RANDOMKEY", BATCH).await? {
            match answer {
                Value::BulkString(name) => drop(names.insert(name)),
                Value::ServerError(error) => return Err(error.into()),
                _ => {}
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
    Ok(names)
}

/// Type, expiry and size of each. One that has gone meanwhile is left out.
async fn describe(session: &mut Session, names: &[Vec<u8>]) -> Result<Vec<Key>, Absence> {
    let kinds = session.ask_each("TYPE <key>", &["TYPE"], names, &[]).await.map_err(|e| refusal(&e, "TYPE"))?;
    let expiries = session.ask_each("PTTL <key>", &["PTTL"], names, &[]).await.map_err(|e| refusal(&e, "PTTL"))?;
    // Its default of five samples takes microseconds; `SAMPLES 0` would walk the whole value and stop the server meanwhile.
    let sizes = session.ask_each("MEMORY USAGE <key>", &["MEMORY", "USAGE"], names, &[]).await.map_err(|e| refusal(&e, "MEMORY USAGE"))?;
    let mut keys = Vec::with_capacity(names.len());
    for (((name, kind), expiry), size) in names.iter().zip(kinds).zip(expiries).zip(sizes) {
        let (kind, expiry) = match (kind, expiry) {
            (Value::SimpleString(kind), Value::Int(ms)) => (kind, ms),
            (Value::ServerError(error), _) => return Err(refusal(&error.into(), "TYPE")),
            (_, Value::ServerError(error)) => return Err(refusal(&error.into(), "PTTL")),
            _ => continue,
        };
        if kind != "none" && expiry != -2 {
            let bytes = if let Value::Int(bytes) = size { Some(bytes) } else { None };
            keys.push(Key { name: name.clone(), kind, expires: expiry >= 0, bytes });
        }
    }
    Ok(keys)
}

/// Keys of one pattern.
#[derive(Default)]
struct Pile<'a> {
    role: Option<Role>,
    keys: Vec<&'a Key>,
}

/// Writes the patterns of all samples.
pub(super) fn write(samples: &[Sample], facts: &mut Facts) {
    let mut rows = Vec::new();
    for sample in samples {
        let names: Vec<String> = sample.keys.iter().map(Key::text).collect();
        let mut piles: BTreeMap<String, Pile<'_>> = BTreeMap::new();
        for (key, (label, role)) in sample.keys.iter().zip(pattern::group(&names)) {
            let pile = piles.entry(label).or_default();
            pile.role = pile.role.or(role);
            pile.keys.push(key);
        }
        rows.extend(piles.iter().map(|(label, pile)| fact(sample, label, pile)));
    }
    facts.write("redis_key_pattern", rows);
}

fn fact(sample: &Sample, label: &str, pile: &Pile<'_>) -> Row {
    let (count, all) = (pile.keys.len(), sample.keys.len());
    let unexpiring = pile.keys.iter().filter(|k| !k.expires).count();
    let kind = most_common(pile.keys.iter().map(|k| k.kind.as_str()));
    let role = pile.role.unwrap_or_else(|| signature::guessed(label, kind, unexpiring * 2 < count));
    let share =
        |n: usize, of: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX)) / f64::from(u32::try_from(of.max(1)).unwrap_or(u32::MAX));
    let (low, high) = if sample.is_census { (share(unexpiring, count), share(unexpiring, count)) } else { wilson(unexpiring, count) };
    let sizes: Vec<i64> = pile.keys.iter().filter_map(|k| k.bytes).collect();
    let whole = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    row! {
        "number" => sample.number,
        "pattern" => label.to_owned(),
        "role" => role.word().to_owned(),
        "environment" => signature::environment(label).map(str::to_owned),
        "kind" => kind.to_owned(),
        "sampled" => whole(count),
        "of_sampled" => whole(all),
        "is_census" => sample.is_census,
        "share_pct" => 100.0 * share(count, all),
        "unexpiring" => whole(unexpiring),
        "unexpiring_low_pct" => 100.0 * low,
        "unexpiring_high_pct" => 100.0 * high,
        "mean_bytes" => (!sizes.is_empty()).then(|| sizes.iter().sum::<i64>() / whole(sizes.len())),
        "largest_bytes" => sizes.iter().max().copied(),
    }
}

/// The most common; of two equally common the first by name.
fn most_common<'a>(words: impl Iterator<Item = &'a str>) -> &'a str {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words {
        *times.entry(word).or_default() += 1;
    }
    times.into_iter().rev().max_by_key(|(_, count)| *count).map_or("none", |(word, _)| word)
}
