//! Hiding raises nothing, over snapshots of real scans: with rows, tables or reach taken away no check passes or stops to apply that
//! did not before, nothing new is found, and no point and no coverage is won. Rows that are gone from a table that stays whole are
//! another system, and no hiding.

use std::{
    collections::BTreeSet,
    fmt::{self, Debug, Formatter},
    fs,
    path::Path,
    sync::LazyLock,
};

use plimsoll::{
    check::{self, Check, Enough, Verdict},
    derive,
    run::{self, Run},
    score::Readiness,
    snapshot::Snapshot,
};
use rusqlite::{Connection, params};

use crate::{
    leaky::{Loaded, Twin},
    support::shop::Shop,
};

static CHECKS: LazyLock<Vec<Check>> = LazyLock::new(|| check::load(Path::new("/nonexistent")).0);

/// So often something is hidden of each scan, from one table to [`MOST`].
const DRAWN: usize = 12;
const MOST: usize = 10;
/// Words for why something was not seen. Where a check decides on a share, the first two do not hinder it.
const KINDS: [&str; 5] = ["sample", "limit", "door", "denied", "old"];

/// How something of a table is taken away.
#[derive(Clone, Copy, Debug)]
enum How {
    /// Its rows stay, and are a part.
    Part,
    /// Of ten rows so many go, and the others are a part.
    Fewer(i64),
    /// It was not seen.
    Nothing,
    /// Nothing says how much of it was seen; its rows stay.
    Unsaid,
    /// Nobody looked at it: an older plimsoll did not know it.
    Unasked,
    /// The probe that fills it died, and left some of its rows.
    Died,
}

const HOW: [How; 7] = [How::Part, How::Fewer(3), How::Fewer(7), How::Nothing, How::Unsaid, How::Unasked, How::Died];

/// One table alone is hidden in each of these ways.
const ALONE: [(How, &str); 5] =
    [(How::Part, "sample"), (How::Fewer(3), "door"), (How::Fewer(7), "door"), (How::Nothing, "denied"), (How::Unsaid, "door")];

/// Numbers that look like chance, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }
}

/// One thing that is taken away.
#[derive(Clone)]
struct Hidden {
    table: String,
    how: How,
    kind: &'static str,
    /// Which rows go.
    salt: i64,
}

impl Debug for Hidden {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?} ({}, {})", self.table, self.how, self.kind, self.salt)
    }
}

impl Hidden {
    fn drawn(chance: &mut Chance, table: &str) -> Self {
        let (how, kind) = (HOW[chance.below(HOW.len())], KINDS[chance.below(KINDS.len())]);
        Self { table: table.to_owned(), how, kind, salt: i64::try_from(chance.below(1_000)).unwrap() }
    }

    fn take_from(&self, db: &Connection) -> rusqlite::Result<()> {
        let table = self.table.as_str();
        let fewer = |tenths: i64| {
            let sql = format!("delete from {table} where (rowid * 7919 + rowid / 10 + ?1) % 10 < ?2");
            db.execute(&sql, params![self.salt, tenths]).map(|_| ())
        };
        match self.how {
            How::Part => self.reach(db),
            How::Fewer(tenths) => fewer(tenths).and_then(|()| self.reach(db)),
            How::Nothing => db.execute_batch(&format!("delete from {table}")).and_then(|()| self.reach(db)),
            How::Unsaid => db.execute("delete from reach where table_name = ?1", [table]).map(|_| ()),
            How::Unasked => {
                db.execute_batch(&format!("delete from {table}"))?;
                db.execute("delete from reach where table_name = ?1", [table])?;
                db.execute("delete from fills where table_name = ?1", [table]).map(|_| ())
            }
            How::Died => {
                fewer(5)?;
                let probe = "(select probe from fills where table_name = ?1)";
                db.execute(&format!("delete from probe where name = {probe}"), [table])?;
                db.execute(&format!("delete from reach where kind is null and probe = {probe}"), [table]).map(|_| ())
            }
        }
    }

    /// As a probe would have said it: what hides more than a sample stays, and where no row is, nothing was seen.
    fn reach(&self, db: &Connection) -> rusqlite::Result<()> {
        let table = &self.table;
        let sql = format!(
            "update reach set extent = iif(extent <> 'none' and exists (select 1 from {table}), 'part', 'none'),
                    seen = (select count(*) from {table}), reason = coalesce(reason, 'it was hidden'),
                    kind = iif(coalesce(kind, 'declared-none') in ('declared-none', 'sample', 'limit'), ?2, kind)
             where table_name = ?1"
        );
        db.execute(&sql, params![table, self.kind]).map(|_| ())
    }
}

/// A real scan, from before it was sealed.
struct Scanned {
    name: &'static str,
    folder: tempfile::TempDir,
    before: Run,
    /// What its probes and its load fill.
    tables: Vec<String>,
}

impl Scanned {
    fn of(name: &'static str, sealed: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("whole.db");
        fs::copy(sealed, &path).unwrap();
        let db = Connection::open(&path).unwrap();
        db.execute_batch("update run set duration_ms = null; delete from seal").unwrap();
        let filled = "select table_name from fills where probe <> 'derive' order by table_name";
        let tables = db.prepare(filled).unwrap().query_map([], |r| r.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        Self { name, before: judged(&path), folder, tables }
    }

    /// The run where all of that is hidden.
    fn without(&self, hidden: &[Hidden]) -> Run {
        let path = self.folder.path().join("less.db");
        fs::copy(self.folder.path().join("whole.db"), &path).unwrap();
        let db = Connection::open(&path).unwrap();
        db.execute_batch("begin").unwrap();
        hidden.iter().for_each(|hidden| hidden.take_from(&db).unwrap());
        db.execute_batch("commit").unwrap();
        drop(db);
        judged(&path)
    }

    /// What a check wins where one of the tables that it reads is hidden, whatever else there is.
    fn won_by_one(&self) -> Vec<String> {
        let snapshot = derive::complete(Snapshot::open(&self.folder.path().join("whole.db")).unwrap()).unwrap();
        let db = snapshot.db();
        let filled = "select table_name from fills";
        let filled: BTreeSet<String> = db.prepare(filled).unwrap().query_map([], |r| r.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        let mut won = Vec::new();
        for check in &*CHECKS {
            let before = check.judge(db);
            for table in check.tables.intersection(&filled) {
                for (how, kind) in ALONE {
                    let hidden = Hidden { table: table.clone(), how, kind, salt: 0 };
                    db.execute_batch("savepoint less").unwrap();
                    hidden.take_from(db).unwrap();
                    won.extend(
                        raised(&check.name(), &before, &check.judge(db)).map(|what| format!("{}: {what}, by {hidden:?}", self.name)),
                    );
                    db.execute_batch("rollback to less; release less").unwrap();
                }
            }
        }
        won
    }

    /// What was won by hiding.
    fn won(&self, hidden: &[Hidden]) -> Vec<String> {
        let mut after = self.without(hidden);
        let mut won = Vec::new();
        for (n, (check, before)) in CHECKS.iter().zip(&self.before.outcomes).enumerate() {
            if is_decided_by_a_sample(check, &after) {
                after.outcomes[n] = before.clone();
            } else {
                won.extend(raised(&before.name(), &before.verdict, &after.outcomes[n].verdict));
            }
        }
        after.reweigh();
        won.extend(points(&self.before, &after));
        won.into_iter().map(|what| format!("{}: {what}, by {hidden:?}", self.name)).collect()
    }
}

fn judged(path: &Path) -> Run {
    let snapshot = derive::complete(Snapshot::open(path).unwrap()).unwrap();
    run::assemble(&snapshot, &CHECKS, &plimsoll::config::Config::default()).unwrap()
}

/// True for a check on a share, where all that it reads was seen at least by a sample: others of many may have other shares.
fn is_decided_by_a_sample(check: &Check, after: &Run) -> bool {
    let mut gaps = after.absences.iter().filter(|gap| check.tables.contains(&gap.table)).peekable();
    check.header.enough == Enough::Sample && gaps.peek().is_some() && gaps.all(|gap| check.does_with(gap))
}

fn state(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Pass { .. } => "passes",
        Verdict::Fail { .. } | Verdict::Waived { .. } => "fails",
        Verdict::Unproven { .. } => "is unproven",
        Verdict::NotApplicable => "does not apply",
    }
}

/// What a check says after something was hidden that it did not say before.
fn raised(name: &str, before: &Verdict, after: &Verdict) -> Option<String> {
    if let Verdict::Unproven { gaps } = after {
        return gaps.iter().any(|gap| gap.kind == "broken").then(|| format!("{name} is broken: {gaps:?}"));
    }
    let (was, is) = (state(before), state(after));
    if is != was {
        return Some(format!("{name} {is} and {was} before"));
    }
    let (old, found) = (subjects(before), subjects(after));
    let new: Vec<&&str> = found.difference(&old).collect();
    (!new.is_empty()).then(|| format!("{name} finds {new:?}"))
}

fn subjects(verdict: &Verdict) -> BTreeSet<&str> {
    match verdict {
        Verdict::Fail { findings, .. } => findings.iter().map(|finding| finding.subject.as_str()).collect(),
        _ => BTreeSet::new(),
    }
}

/// Points, coverage and verdicts that were won.
fn points(before: &Run, after: &Run) -> Vec<String> {
    let (was, is) = (&before.score, &after.score);
    let mut numbers = vec![("points", was.proven, is.proven), ("coverage", was.coverage_pct, is.coverage_pct)];
    numbers.extend(was.items.iter().zip(&is.items).map(|(was, is)| (was.name.as_str(), was.proven_pct, is.proven_pct)));
    let rose = numbers.into_iter().filter(|(_, was, is)| is > was).map(|(what, was, is)| format!("{what} rise from {was} to {is}"));
    let rungs = was.ladder.iter().zip(&is.ladder).filter(|(was, is)| is.readiness == Readiness::Ready && was.readiness != is.readiness);
    rose.chain(rungs.map(|(_, is)| format!("{} users become ready", is.users))).collect()
}

fn assert_hiding_wins_nothing(scanned: &Scanned, seed: u64) {
    let mut chance = Chance(seed);
    // Where the sign-in is hidden, that visitors get no session before it is no proof.
    let site = Hidden { table: "http_site".to_owned(), how: How::Nothing, kind: "denied", salt: 0 };
    let mut won = [scanned.won(&[site]), scanned.won_by_one()].concat();
    for _ in 0..DRAWN {
        let count = 1 + chance.below(MOST);
        let hidden: Vec<Hidden> = (0..count)
            .map(|_| {
                let at = chance.below(scanned.tables.len());
                Hidden::drawn(&mut chance, &scanned.tables[at])
            })
            .collect();
        won.extend(scanned.won(&hidden));
    }
    assert!(won.is_empty(), "{}", won.join("\n"));
}

#[test]
fn of_a_healthy_shop_hiding_wins_nothing() {
    assert_hiding_wins_nothing(&Scanned::of("shop", &Shop::healthy().snapshot()), 1);
}

#[test]
fn of_the_leaky_app_hiding_wins_nothing() {
    assert_hiding_wins_nothing(&Scanned::of("leaky", &Twin::leaky().snapshot()), 2);
}

#[test]
fn of_a_scan_with_load_hiding_wins_nothing() {
    assert_hiding_wins_nothing(&Scanned::of("loaded", &Loaded::leaky().snapshot()), 4);
}

#[test]
fn of_its_mended_twin_hiding_wins_nothing() {
    assert_hiding_wins_nothing(&Scanned::of("mended", &Twin::mended().snapshot()), 3);
}
