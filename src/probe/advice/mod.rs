//! Advice on indexes: the plans of the heaviest statements say what they look for, and the planner says what an index for
//! it would save. HypoPG lets it imagine the index; without it a rule of thumb guesses, and says so. Nothing is made.

mod candidate;
mod catalog;
mod choose;
mod expression;
mod guard;
mod inverted;
mod plan;
mod price;
mod rule;
mod session;
mod standin;
mod text;
mod token;
mod unpriced;
mod workload;

use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

use self::{
    candidate::{Candidate, suggested, united},
    choose::Budget,
    price::Pricer,
    session::Session,
    workload::{Statement, Workload},
};
use super::{Facts, Kind, Probe, Unseen, Work};
use crate::{
    client::postgres::{SimpleQueryRow, connect, not_named},
    config::Target,
    row,
    snapshot::Row,
};

/// Asks the target's Postgres what indexes would save.
pub struct AdviceProbe;

/// What it needs beyond the role of the Postgres probe: a choice of its own, for it opens the tables to the role.
const ROLE_SQL: &str = "\
-- advice on indexes: EXPLAIN asks for the right to read the tables, though it reads none of their rows
grant pg_monitor to plimsoll;
grant usage on schema public to plimsoll;
grant select on all tables in schema public to plimsoll;
create extension if not exists hypopg; -- from the package postgresql-NN-hypopg; without it, indexes are guessed by rule
";

/// All the time that asking may take; the explaining of statements comes first.
const LONGEST: Duration = Duration::from_millis(7_500);

/// What putting the choice into an order may take after that.
const LAST: Duration = Duration::from_millis(1_500);

/// The largest number of indexes that are recommended.
const MOST_INDEXES: usize = 10;

/// Their bytes together: as much, or a fifth of a large database.
const BYTES: f64 = 100.0 * 1_048_576.0;
const BYTES_SHARE: f64 = 0.2;

/// A table read whole is large from here on, and wasteful where less than this share of it is kept.
const LARGE_ROWS: f64 = 10_000.0;
const SMALL_SHARE: f64 = 0.05;

impl Probe for AdviceProbe {
    fn name(&self) -> &'static str {
        "advice"
    }

    fn is_after_load(&self) -> bool {
        true
    }

    fn role(&self) -> Option<&'static str> {
        Some(ROLE_SQL)
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(async move {
            if target.declared_none("postgres") {
                return Err(Unseen::new(Kind::DeclaredNone, "plimsoll.toml says that there is no postgres"));
            }
            let found = target.postgres.as_ref().ok_or_else(not_named)?;
            let session = Session::open(connect(&found.address, target.config.ca_file.as_deref()).await?).await?;
            let advised = advise(&session, facts).await;
            for (sql, times) in session.take_sent() {
                facts.sent_times("sql", &sql, times);
            }
            advised
        })
    }
}

async fn advise(session: &Session, facts: &mut Facts) -> Result<(), Unseen> {
    let deadline = Instant::now() + LONGEST;
    let workload = Workload::read(session, deadline).await?;
    let denied = Denied::read(session, &workload).await?;
    if let Some(unseen) = denied.unseen(session, &workload) {
        return Err(unseen);
    }
    let mut pricer = Pricer::new(session, &workload, candidates(&workload), deadline);
    let budget = Budget { indexes: MOST_INDEXES, bytes: BYTES.max(BYTES_SHARE * session.bytes) };
    let chosen = choose::best(&mut pricer, budget).await;
    pricer.extend(deadline + LAST);
    let chosen = in_order(&mut pricer, chosen).await;
    let mut uses: Vec<Row> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for (number, candidate) in (1_i64..).zip(&chosen) {
        rows.push(priced_row(session, &workload, &mut pricer, &chosen[..rows.len() + 1], number).await);
        let users = workload.statements.iter().enumerate().filter(|(place, _)| pricer.used(*place, &chosen).contains(candidate));
        uses.extend(users.map(|(_, s)| row! { "advice_id" => number, "statement_id" => s.id }));
    }
    for (number, inverted) in (rows.len() as i64 + 1..).zip(inverted::inverted(&workload)) {
        uses.extend(inverted.statements.iter().map(|s| row! { "advice_id" => number, "statement_id" => workload.statements[*s].id }));
        rows.push(unpriced_row(session, &workload, &inverted, number));
    }
    let statements: Vec<Row> = workload
        .statements
        .iter()
        .enumerate()
        .map(|(place, s)| statement_row(&workload, s, pricer.statement_cost(place, &chosen), denied.cure(session, s)))
        .collect();
    let unpriced = unpriced::unseen(session, &workload, |statement| denied.cure(session, statement));
    facts.write("db_advice_statement", statements);
    facts.write("db_advice", rows);
    if let Some(why) = unpriced {
        facts.unseen("db_advice", &why);
    }
    facts.write("db_advice_use", uses);
    Ok(())
}

/// Every candidate with the statements that suggest it.
fn candidates(workload: &Workload) -> BTreeMap<Candidate, BTreeSet<usize>> {
    let mut all: BTreeMap<Candidate, BTreeSet<usize>> = BTreeMap::new();
    for (number, statement) in workload.statements.iter().enumerate() {
        for access in statement.plan.accesses.values() {
            let Some(place) = workload.place(&access.relation) else { continue };
            for candidate in suggested(place, &workload.tables[place], access) {
                all.entry(candidate).or_default().insert(number);
            }
        }
    }
    let united = united(&all).into_iter().filter(|(candidate, _)| candidate.is_safe(&workload.tables[candidate.table]));
    for (candidate, statements) in united.collect::<Vec<_>>() {
        all.entry(candidate).or_default().extend(statements);
    }
    all
}

/// The most saving first, each given those before it.
async fn in_order(pricer: &mut Pricer<'_>, mut left: Vec<usize>) -> Vec<usize> {
    let mut ordered: Vec<usize> = Vec::new();
    while !left.is_empty() {
        let mut best = (f64::MIN, 0);
        for (place, candidate) in left.iter().enumerate() {
            let gain = pricer.gain(&ordered, *candidate).await;
            if gain > best.0 {
                best = (gain, place);
            }
        }
        ordered.push(left.remove(best.1));
    }
    ordered
}

#[expect(clippy::cast_possible_truncation, reason = "bytes of an index fit")]
async fn priced_row(session: &Session, workload: &Workload, pricer: &mut Pricer<'_>, set: &[usize], number: i64) -> Row {
    let (last, before) = set.split_last().map(|(last, before)| (*last, before)).unwrap_or_default();
    let (cost_before, cost_after) = (pricer.total(before).await, pricer.total(set).await);
    let candidate = &pricer.candidates[last];
    let table = &workload.tables[candidate.table];
    row! {
        "id" => number,
        "table_id" => table.id,
        "table_title" => table.title.clone(),
        "columns" => candidate.columns(table),
        "ddl" => format!("{};", candidate.ddl(table, "concurrently ")),
        "limits" => candidate.limits(table),
        "priced" => (if session.hypopg.is_some() { "hypopg" } else { "rule" }).to_owned(),
        "bytes" => pricer.bytes[last] as i64,
        "cost_before" => cost_before,
        "cost_after" => cost_after,
        "write_cost" => pricer.write_cost(last),
    }
}

fn unpriced_row(session: &Session, workload: &Workload, inverted: &inverted::Inverted, number: i64) -> Row {
    let table = &workload.tables[inverted.table];
    let needs = (inverted.is_trigram && !session.has_trigrams).then(|| "create extension pg_trgm;".to_owned());
    row! {
        "id" => number,
        "table_id" => table.id,
        "table_title" => table.title.clone(),
        "columns" => inverted.columns.clone(),
        "ddl" => format!("create index concurrently on {} using gin {};", table.quoted, inverted.columns),
        "needs" => needs,
        "priced" => "unpriced".to_owned(),
    }
}

fn statement_row(workload: &Workload, statement: &Statement, cost_advised: f64, cure: Option<String>) -> Row {
    let is_wasteful = |access: &&plan::Access| {
        let rows = workload.place(&access.relation).map_or(0.0, |place| workload.tables[place].rows);
        access.is_sequential && access.is_filtered && rows >= LARGE_ROWS && access.rows < SMALL_SHARE * rows
    };
    let is_explained = statement.why_not.is_none();
    row! {
        "id" => statement.id,
        "cost" => is_explained.then_some(statement.plan.cost),
        "cost_advised" => is_explained.then_some(cost_advised),
        "wasteful_scans" => statement.plan.accesses.values().filter(is_wasteful).count() as i64,
        "why_not" => statement.why_not.clone(),
        "cure" => cure,
    }
}

/// Tables that the role may not read.
struct Denied(Vec<(String, String, String, bool)>);

impl Denied {
    async fn read(session: &Session, workload: &Workload) -> Result<Self, Unseen> {
        if !workload.statements.iter().any(|s| s.why_not.is_some()) {
            return Ok(Self(Vec::new()));
        }
        let rows = session.ask(include_str!("denied.sql"), session::Rights::Given).await?;
        let text = |row: &SimpleQueryRow, name: &str| row.try_get(name).ok().flatten().unwrap_or_default().to_owned();
        Ok(Self(rows.iter().map(|r| (text(r, "quoted"), text(r, "schema"), text(r, "name"), text(r, "sees_schema") == "t")).collect()))
    }

    /// The grants without which these names cannot be explained.
    fn grants(&self, session: &Session, names: &[String]) -> Option<String> {
        let wanted: Vec<_> = self.0.iter().filter(|(_, _, name, _)| names.contains(name)).collect();
        let schemas: BTreeSet<&String> = wanted.iter().filter(|(_, _, _, sees)| !sees).map(|(_, schema, _, _)| schema).collect();
        let mut grants: Vec<String> = schemas.into_iter().map(|s| format!("grant usage on schema {s} to {};", session.role)).collect();
        if !wanted.is_empty() {
            let tables: Vec<&str> = wanted.iter().map(|(quoted, ..)| quoted.as_str()).collect();
            grants.push(format!("grant select on {} to {};", tables.join(", "), session.role));
        }
        (!grants.is_empty()).then(|| grants.join("\n"))
    }

    fn cure(&self, session: &Session, statement: &Statement) -> Option<String> {
        statement.why_not.as_ref().and_then(|_| self.grants(session, &statement.names()))
    }

    /// Where nothing could be explained for want of rights there is no advice, and that is no good news.
    fn unseen(&self, session: &Session, workload: &Workload) -> Option<Unseen> {
        let all = &workload.statements;
        let names: Vec<String> = all.iter().filter(|s| s.why_not.is_some()).flat_map(Statement::names).collect();
        let is_blind = all.iter().all(|s| s.why_not.is_some() || s.plan.accesses.is_empty());
        let cure = self.grants(session, &names).filter(|_| is_blind)?;
        let reason = format!("{} may not read the tables of any statement, and EXPLAIN asks for that right", session.role);
        Some(Unseen::new(Kind::Denied, reason).cured_by(cure))
    }
}

/// For the fuzzer: `text` as a statement and as an expression of a plan.
#[cfg(any(test, feature = "fuzzing"))]
pub fn fuzz(text: &str) {
    if let Ok(template) = text::Template::of(text) {
        template.render(&std::collections::BTreeMap::new());
        template.slots().count();
    }
    let _ = (text::names(text), text::written(text));
    let _ = (expression::conditions(text), expression::columns(text), expression::key_column(text));
    super::log::normal_text(text.as_bytes());
}
