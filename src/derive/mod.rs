//! Pure arithmetic from tables to tables, before the snapshot is sealed: percentiles, shares, costs per request, the
//! load line. It judges nothing. What is missing in a source is missing in what is made of it, for the same reason.

mod alert_path;
mod cost;
mod environment;
mod ground;
mod growth;
mod at_limit;
mod latency;
mod line;
mod log;
mod meaning;
mod pool;
mod saturation;
mod sessions;
mod spans;
mod statements;
mod trend;
mod unsealed;
mod scaling;
mod wait;
mod wall;

use std::{cell::OnceCell, collections::BTreeMap, time::Instant};

use rusqlite::{Connection, OptionalExtension, Row as Read};
pub use unsealed::complete;

use self::{
    Arithmetic::{Both, Cells, Tables},
    latency::Cell,
};
use crate::{
    load::generator::away::Away,
    snapshot::{Facts, Kind, Row, Snapshot, SnapshotError, Unseen, filled_by},
};

/// How a table is made: its name, the tables that it is made of, and the arithmetic.
type Recipe = (&'static str, &'static [&'static str], Arithmetic);

/// What rows are computed of.
enum Arithmetic {
    /// Tables alone.
    Tables(fn(&Connection) -> rusqlite::Result<Vec<Row>>),
    /// The latencies of the load.
    Cells(fn(&[Cell]) -> Vec<Row>),
    /// Both.
    Both(fn(&Connection, &[Cell]) -> rusqlite::Result<Vec<Row>>),
}

/// What recipes read, each part at most once.
struct Source<'a> {
    db: &'a Connection,
    cells: OnceCell<Vec<Cell>>,
}

impl Source<'_> {
    /// Unpacking them takes most of all that is computed here, and seven tables are made of them.
    fn cells(&self) -> rusqlite::Result<&[Cell]> {
        if self.cells.get().is_none() {
            let _ = self.cells.set(latency::cells(self.db)?);
        }
        Ok(self.cells.get().map_or(&[], Vec::as_slice))
    }

    fn rows(&self, arithmetic: &Arithmetic) -> rusqlite::Result<Vec<Row>> {
        match arithmetic {
            Tables(compute) => compute(self.db),
            Cells(compute) => Ok(compute(self.cells()?)),
            Both(compute) => compute(self.db, self.cells()?),
        }
    }
}

/// Every derived table, each after those that it is made of.
const RECIPES: &[Recipe] = &[
    ("load_step_latency", &["load_step", "load_histogram"], Cells(latency::steps)),
    ("load_step_served", &["load_step", "load_second"], Tables(latency::served)),
    ("load_second_latency", &["load_histogram"], Cells(latency::seconds)),
    ("load_endpoint_step", &["load_endpoint", "load_histogram"], Cells(latency::endpoint_steps)),
    ("load_endpoint_total", &["load_endpoint", "load_histogram"], Cells(latency::endpoint_totals)),
    ("load_span", &["load_endpoint", "load_histogram"], Cells(spans::endpoints)),
    ("load_heat", &["load_histogram"], Cells(spans::heat)),
    ("load_part", &["load_endpoint", "load_endpoint_part"], Tables(latency::parts)),
    ("load_query", &["load_request_cost", "load_request_statement"], Tables(cost::queries)),
    ("load_query_cost", &["load_request_cost", "load_request_postgres"], Tables(cost::query_costs)),
    ("load_cache_cost", &["load_request_cost", "load_request_redis"], Tables(cost::cache_costs)),
    ("load_cache_use", &["load_redis_second"], Tables(cost::cache_use)),
    ("load_line", &["load_run", "load_step", "load_scenario", "load_endpoint", "load_step_latency"], Tables(line::line)),
    ("load_statement_cost", &["load_statement", "load_second"], Tables(pool::statements)),
    (
        "load_statement_change",
        &["load_run", "load_step", "load_second", "load_statement", "load_statement_step"],
        Tables(at_limit::statements),
    ),
    ("load_pool_step", &["load_step_served", "load_second", "load_postgres_second"], Tables(pool::steps)),
    (
        "load_pool_size",
        &["load_run", "load_step", "load_line", "load_step_latency", "load_pool_step", "load_endpoint_total"],
        Tables(pool::sizes),
    ),
    ("load_trend", &["load_run", "load_second", "load_second_latency"], Tables(trend::trends)),
    ("load_wait_class", &["load_postgres_sample", "load_second"], Tables(wait::classes)),
    ("load_wait", &["load_postgres_sample", "load_second"], Tables(wait::waits)),
    ("load_wall", &["load_run", "load_endpoint_total", "load_second"], Tables(wall::walls)),
    ("load_scaling", &["load_step", "load_step_served", "load_histogram"], Both(scaling::scaling)),
    ("db_statement_use", &["db_statement", "db_statement_before", "db_statement_record"], Tables(statements::used)),
    ("load_ground", &["load_endpoint", "load_request_cost"], Tables(ground::ground)),
    ("load_meaning", &["load_line"], Tables(meaning::meaning)),
    ("load_environment", &["load_run"], Tables(environment::parts)),
    ("log_share", &["log_statement"], Tables(log::shares)),
    (
        "alert_path",
        &["prometheus_rule", "prometheus_rule_label", "alertmanager_receiver", "alertmanager_route", "alertmanager_matcher"],
        Tables(alert_path::paths),
    ),
    ("db_growth", &["db_table", "db_index", "db_server"], Tables(growth::tables)),
];

/// Its name in the snapshot, as that of a probe: the schema says which tables it fills.
pub const NAME: &str = "derive";

/// Fills every derived table of a snapshot that is not sealed yet.
///
/// # Errors
/// When the snapshot cannot be read or written.
pub fn fill(snapshot: &Snapshot) -> Result<(), SnapshotError> {
    let start = Instant::now();
    let mut facts = snapshot.facts(NAME, filled_by(NAME))?;
    let failed = |source| SnapshotError::Sqlite { path: snapshot.path().display().to_string(), source };
    let away = away(snapshot.db()).map_err(failed)?;
    let mut partial = BTreeMap::new();
    let source = Source { db: snapshot.db(), cells: OnceCell::new() };
    for recipe in RECIPES {
        make(&source, &mut facts, recipe, away.as_ref(), &mut partial).map_err(failed)?;
    }
    statements::note_lost(source.db, &mut facts).map_err(failed)?;
    sessions::fill(source.db, &mut facts).map_err(failed)?;
    facts.finish(None, start.elapsed())
}

/// Why the facts of a load are no more than a part; none: the app was there to its end.
fn away(db: &Connection) -> rusqlite::Result<Option<Unseen>> {
    let read = |r: &Read<'_>| Ok(Away { at_s: Some(r.get(0)?), waited_s: r.get(1)? }.unseen());
    db.query_row("select at_s, waited_s from load_away", [], read).optional()
}

/// What is made of tables that hold only a part of the facts is made, and said to be no more than that: so is what is made of it.
fn make(
    from: &Source<'_>,
    facts: &mut Facts,
    (table, sources, arithmetic): &Recipe,
    away: Option<&Unseen>,
    partial: &mut BTreeMap<&'static str, Unseen>,
) -> rusqlite::Result<()> {
    let mut part = None;
    for source in *sources {
        if let Some(why) = partial.get(source) {
            part = Some(why.clone());
        } else if let Some(why) = unseen(from.db, source)? {
            // What was seen until it went away is there.
            if away.is_some_and(|away| away.reason == why.reason) {
                part = Some(why);
                continue;
            }
            facts.unseen(table, &why);
            return Ok(());
        } else if is_of_dead_probe(from.db, source)? {
            part = Some(Unseen::new(Kind::Failed, format!("the scan died before it had filled `{source}`")).cured_by("scan again"));
        }
    }
    let made = facts.write_computed(table, from.rows(arithmetic)?);
    if let Some(why) = part.or(made.err()) {
        facts.unseen(table, &why);
        partial.insert(table, why);
    }
    Ok(())
}

/// True where the probe that fills the table has begun and did not end.
fn is_of_dead_probe(db: &Connection, table: &str) -> rusqlite::Result<bool> {
    let sql = "select 1 from fills left join probe on probe.name = fills.probe
               where fills.table_name = ?1 and fills.probe <> 'derive' and probe.name is null";
    db.prepare(sql)?.exists([table])
}

/// A table of which the probe that fills it has said nothing, and has come to its end.
const UNTOLD: &str = "select 1 from fills join probe on probe.name = fills.probe
                      where fills.table_name = ?1 and not exists (select 1 from reach where reach.table_name = fills.table_name)";

/// Why a source has no facts; none where it was looked at.
fn unseen(db: &Connection, table: &str) -> rusqlite::Result<Option<Unseen>> {
    let found = db
        .query_row("select kind, reason, cure from reach where kind is not null and table_name = ?1", [table], |r| {
            Ok(Unseen { kind: kind(&r.get::<_, String>(0)?), reason: r.get(1)?, cure: r.get(2)? })
        })
        .optional()?;
    let is_there = |sql: &str| db.prepare(sql)?.exists([table]);
    Ok(if found.is_some() {
        found
    } else if !is_there("select 1 from fills where table_name = ?1")? {
        Some(Unseen::new(Kind::NotRun, format!("nothing looked at `{table}`")))
    } else if is_there(UNTOLD)? {
        Some(Unseen::new(Kind::NotRun, format!("nothing says how much of `{table}` was seen")))
    } else {
        None
    })
}

fn kind(word: &str) -> Kind {
    Kind::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or(Kind::Failed)
}

/// Every row of a query, as `read` makes them.
fn all<T>(db: &Connection, sql: &str, read: impl FnMut(&Read<'_>) -> rusqlite::Result<T>) -> rusqlite::Result<Vec<T>> {
    db.prepare(sql)?.query_map([], read)?.collect()
}
