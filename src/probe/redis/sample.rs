//! A sample of keys: names, types, expiry and size, never values. Of a large database the names of all keys are met first, and the sample
//! has some of each kind; where time is too short for that, RANDOMKEY draws it, evenly, as the part that SCAN came to would not be.
//! None of these commands makes a key look recently used. But TYPE and PTTL count among the server's own hits and misses, which
//! somebody may watch: they are asked of few keys, of more only on a busy server.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use redis::{RedisError, Value};

use super::{
    key::{Key, Sample, text},
    pattern,
    pile::{self, Pile},
    space::Spaces,
    walk::{self, Met, Walk},
};
use crate::{
    client::redis::{Info, Keyspace, Session, refusal},
    probe::{Facts, Unseen},
};

/// Of so many lookups of the server's one may be ours, in each scan.
const ONE_IN: i64 = 1_000;

/// Of so many keys the expiry is asked where the server had few lookups yet: a share is then known to about 8 points.
const LEAST_EXPIRIES: i64 = 150;

/// Of so many it is asked at most.
const MOST_EXPIRIES: i64 = 2_000;

/// Of so many of a pattern, where nothing is made of the share that expires.
const FEW: usize = 12;

/// Of so many of a pattern the type: its keys have one, as nearly always.
const TYPES: usize = 3;

/// So many at once; the server is left alone for [`PAUSE`] in between.
const BATCH: usize = 100;

/// A breath between two batches.
const PAUSE: Duration = Duration::from_millis(4);

/// Looks at keys of each database.
pub(super) async fn take(session: &mut Session, info: &Info, spaces: &Spaces) -> Result<Vec<Sample>, Unseen> {
    let mut samples = Vec::new();
    let budgets = spaces.budgets();
    let all: i64 = budgets.iter().map(|(_, budget)| budget).sum();
    let lookups = info.integer("keyspace_hits").unwrap_or(0).saturating_add(info.integer("keyspace_misses").unwrap_or(0));
    let expiries = (lookups / ONE_IN).clamp(LEAST_EXPIRIES, MOST_EXPIRIES);
    // Others than these count otherwise, or not at all.
    let is_counted = spaces.is_told() && matches!(info.product().0, "redis" | "valkey");
    let end = Instant::now() + walk::LONGEST;
    for (space, budget) in budgets {
        let mut sample = one(session, space, budget, end).await?;
        sample.unexpiring = is_counted.then(|| share(space.keys - space.expiring, space.keys));
        ask_types(session, &mut sample).await?;
        ask_expiries(session, &mut sample, usize::try_from(expiries * budget / all.max(1)).unwrap_or(0)).await?;
        samples.push(sample);
    }
    Ok(samples)
}

#[expect(clippy::cast_precision_loss, reason = "numbers of keys are far below 2^53")]
fn share(of: i64, all: i64) -> f64 {
    (of as f64 / all.max(1) as f64).clamp(0.0, 1.0)
}

/// Their names alone, database by database, and why they are not all.
pub(super) async fn names(session: &mut Session, spaces: &Spaces) -> Result<(Vec<(i64, BTreeSet<String>)>, Option<Unseen>), Unseen> {
    let (mut all, mut seen, mut are_all) = (Vec::new(), 0, true);
    let end = Instant::now() + walk::LONGEST;
    for (space, budget) in spaces.budgets() {
        let names = names_in(session, space, budget, end).await?;
        seen += names.seen;
        are_all &= names.is_census || names.is_named;
        all.push((space.number, names.chosen.iter().map(|met| text(&met.name)).chain(names.others).collect()));
    }
    Ok((all, spaces.unseen_beside(seen, are_all)))
}

/// Names of keys of one database.
struct Names {
    /// Those whose keys are looked at.
    chosen: Vec<Met>,
    others: BTreeSet<String>,
    /// How many were met.
    seen: i64,
    is_census: bool,
    is_named: bool,
}

impl Names {
    fn all_alike(names: BTreeSet<Vec<u8>>, is_census: bool) -> Self {
        let seen = i64::try_from(names.len()).unwrap_or(i64::MAX);
        let chosen = names.into_iter().map(|name| Met { name, stands_for: 1.0 }).collect();
        Self { chosen, others: BTreeSet::new(), seen, is_census, is_named: is_census }
    }
}

/// All of a small database, some of each kind of a large one; of one that is too large to be walked through a draw, beside what was met.
async fn names_in(session: &mut Session, space: Keyspace, budget: i64, end: Instant) -> Result<Names, Unseen> {
    session.select(space.number).await.map_err(|e| refusal(&e, "SELECT"))?;
    if space.keys <= budget {
        // Some may have come since they were counted, and a hostile server never ends.
        let most = usize::try_from(budget).unwrap_or(0).saturating_mul(2);
        let (names, is_census) = census(session, most).await.map_err(|e| refusal(&e, "SCAN"))?;
        return Ok(Names::all_alike(names, is_census));
    }
    let walk = Walk::through(session, end).await.map_err(|e| refusal(&e, "SCAN"))?;
    if walk.is_whole {
        let seen = i64::try_from(walk.keys()).unwrap_or(i64::MAX);
        return Ok(Names {
            chosen: walk.some(usize::try_from(budget).unwrap_or(0)),
            others: walk.names(),
            seen,
            is_census: false,
            is_named: true,
        });
    }
    let drawn = draw(session, budget).await.map_err(|e| refusal(&e, "RANDOMKEY"))?;
    Ok(Names { others: walk.names(), ..Names::all_alike(drawn, false) })
}

async fn one(session: &mut Session, space: Keyspace, budget: i64, end: Instant) -> Result<Sample, Unseen> {
    let Names { chosen, others, is_census, is_named, seen: _ } = names_in(session, space, budget, end).await?;
    let mut keys = Vec::with_capacity(chosen.len());
    for batch in chosen.chunks(BATCH) {
        keys.extend(measure(session, batch).await?);
        tokio::time::sleep(PAUSE).await;
    }
    let patterns = pattern::group(&keys.iter().map(Key::text).collect::<Vec<_>>());
    Ok(Sample { number: space.number, keys, patterns, is_census, is_named, others, unexpiring: None })
}

/// Every key, in small steps, and whether it came to their end.
async fn census(session: &mut Session, most: usize) -> Result<(BTreeSet<Vec<u8>>, bool), RedisError> {
    let (mut cursor, mut names) = (0_u64, BTreeSet::new());
    loop {
        let command = redis::cmd("SCAN").arg(cursor).arg("COUNT").arg(200).to_owned();
        let (next, some): (u64, Vec<Vec<u8>>) = session.ask("SCAN <cursor> COUNT 200", &command).await?;
        names.extend(some);
        if next == 0 || names.len() > most {
            return Ok((names, next == 0));
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

/// The size of each. One that has gone meanwhile is left out.
async fn measure(session: &mut Session, chosen: &[Met]) -> Result<Vec<Key>, Unseen> {
    // Its default of five samples takes microseconds; `SAMPLES 0` would walk the whole value and stop the server meanwhile.
    let names: Vec<&[u8]> = chosen.iter().map(|met| met.name.as_slice()).collect();
    let sizes = session.ask_each("MEMORY USAGE <key>", &["MEMORY", "USAGE"], &names, &[]).await.map_err(|e| refusal(&e, "MEMORY USAGE"))?;
    let key = |(met, size): (&Met, Value)| {
        let bytes = if let Value::Int(bytes) = size { Some(bytes) } else { None };
        (size != Value::Nil).then(|| Key { name: met.name.clone(), kind: None, expires: None, bytes, stands_for: met.stands_for })
    };
    Ok(chosen.iter().zip(sizes).filter_map(key).collect())
}

/// The type of a few keys of each pattern.
async fn ask_types(session: &mut Session, sample: &mut Sample) -> Result<(), Unseen> {
    let chosen: Vec<usize> = pile::piles(sample).values().flat_map(|pile| spread(&pile.keys, TYPES)).collect();
    let answers = ask_chosen(session, sample, &chosen, "TYPE <key>", "TYPE").await?;
    for (n, answer) in chosen.into_iter().zip(answers) {
        match answer {
            Value::SimpleString(kind) if kind != "none" => sample.keys[n].kind = Some(kind),
            Value::ServerError(error) => return Err(refusal(&error.into(), "TYPE")),
            _ => {}
        }
    }
    Ok(())
}

/// Whether keys expire: of so many in all, a fair part of each pattern. Where all do, or none, the server has said so.
async fn ask_expiries(session: &mut Session, sample: &mut Sample, most: usize) -> Result<(), Unseen> {
    if let Some(all_alike) = sample.unexpiring.filter(|share| *share <= 0.0 || *share >= 1.0) {
        sample.keys.iter_mut().for_each(|key| key.expires = Some(all_alike <= 0.0));
        return Ok(());
    }
    let piles = pile::piles(sample);
    if piles.len() == 1 && sample.unexpiring.is_some() {
        return Ok(());
    }
    let wanted = |pile: &Pile| if pile.is_judged_by_expiry() { pile.keys.len() } else { pile.keys.len().min(FEW) };
    let mut piles: Vec<&Pile> = piles.values().collect();
    piles.sort_by_key(|pile| wanted(pile));
    let (mut left, mut chosen) = (most, Vec::new());
    for (n, pile) in piles.iter().enumerate() {
        let some = spread(&pile.keys, wanted(pile).min((left / (piles.len() - n)).max(1)));
        left = left.saturating_sub(some.len());
        chosen.extend(some);
    }
    let answers = ask_chosen(session, sample, &chosen, "PTTL <key>", "PTTL").await?;
    for (n, answer) in chosen.into_iter().zip(answers) {
        match answer {
            Value::Int(ms) if ms != -2 => sample.keys[n].expires = Some(ms >= 0),
            Value::ServerError(error) => return Err(refusal(&error.into(), "PTTL")),
            _ => {}
        }
    }
    Ok(())
}

/// Asks `command` of the `chosen` keys.
async fn ask_chosen(
    session: &mut Session,
    sample: &Sample,
    chosen: &[usize],
    shown: &'static str,
    command: &'static str,
) -> Result<Vec<Value>, Unseen> {
    let mut answers = Vec::with_capacity(chosen.len());
    for batch in chosen.chunks(BATCH) {
        let names: Vec<&[u8]> = batch.iter().map(|n| sample.keys[*n].name.as_slice()).collect();
        answers.extend(session.ask_each(shown, &[command], &names, &[]).await.map_err(|e| refusal(&e, command))?);
        tokio::time::sleep(PAUSE).await;
    }
    Ok(answers)
}

/// `most` of them, from everywhere.
fn spread(all: &[usize], most: usize) -> Vec<usize> {
    let count = most.min(all.len());
    (0..count).map(|n| all[n * all.len() / count]).collect()
}

/// Writes the patterns of all samples.
pub(super) fn write(samples: &[Sample], facts: &mut Facts) {
    let rows: Vec<_> = samples
        .iter()
        .flat_map(|sample| {
            let piles = pile::piles(sample);
            let is_alone = piles.len() == 1;
            piles.into_iter().map(move |(label, pile)| pile.fact(sample, &label, is_alone)).collect::<Vec<_>>()
        })
        .collect();
    facts.write("redis_key_pattern", rows);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_of_many_come_from_everywhere() {
        let all: Vec<usize> = (0..10).collect();
        assert_eq!(spread(&all, 3), [0, 3, 6]);
        assert_eq!(spread(&all, 20), all);
        assert_eq!(spread(&[], 3), Vec::<usize>::new());
    }
}
