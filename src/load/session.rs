//! Sessions of Postgres ten times a second during the ramp: what they wait for, and in which statement. Oracle calls it the
//! active session history; the mean number of sessions in a statement is its time per second (Little's law).

use std::{collections::BTreeMap, sync::mpsc::Sender, time::Duration};

use super::{
    backlog::Backlog,
    engine::Engine,
    postgres::{Postgres, Sessions},
    replica::Replica,
    sample::{Samples, Sheet, next},
    size::Size,
    statements::Statements,
    wal::Wal,
    write::int,
};
use crate::{
    config::Shape,
    snapshot::{Absence, Facts, Row, row},
    stop::Stop,
};

/// Between two samples. One takes 0.5 ms of the server's processor time, with 80 active sessions 0.64 ms (Postgres 15, measured
/// on a busy machine): less than a hundredth of one processor.
const EVERY: Duration = Duration::from_millis(100);
/// Different kinds of waiting that are kept of a second; what comes later is kept without its statement.
const MOST: usize = 100;

/// What a session does: state, class and name of the event it waits for, statement.
type Doing = (String, (String, String), Option<i64>);

/// The samples of one second.
#[derive(Default)]
struct Second {
    samples: i64,
    /// Samples in which somebody waited for a row.
    row_waits: i64,
    /// Of them, those in which more than one transaction was waited for.
    row_waits_of_many: i64,
    doing: BTreeMap<Doing, i64>,
    /// Sessions, over all samples.
    open: i64,
    /// The sample in its middle, or the first after it.
    middle: Option<Vec<Sessions>>,
}

/// All samples of the ramp.
#[derive(Default)]
pub(super) struct Sampled {
    seconds: BTreeMap<u32, Second>,
    connections_max: i64,
    wal: Wal,
    replica: Replica,
    size: Size,
    backlog: Backlog,
    absence: Option<Absence>,
}

/// Samples sessions of a load of this `shape` until `end`, and has `statements` counted at the turn from one step to the next.
/// Seconds that are over go to the journal.
pub(super) async fn sample(
    engine: &Engine,
    source: &mut Result<Postgres, Absence>,
    statements: &mut Statements,
    shape: Shape,
    end: &Stop,
    outbox: Sender<Sheet>,
) -> Sampled {
    let mut sampled = Sampled { size: Size::of(shape), backlog: Backlog::of(shape), ..Sampled::default() };
    let source = match source {
        Ok(source) => source,
        Err(absence) => return Sampled { absence: Some(absence.clone()), ..sampled },
    };
    sampled.connections_max = source.connections_max;
    while let Some(at) = next(engine, EVERY, Duration::ZERO, end).await {
        let (step, second) = (engine.recorder.step(), u32::try_from(at.as_secs()).unwrap_or(u32::MAX));
        let is_new = !sampled.seconds.contains_key(&second);
        if is_new {
            if let Some(before) = sampled.seconds.values().next_back() {
                engine.alarm.hear_connections(before.open / before.samples, source.connections_max);
            }
            // Whoever reads them outlives this.
            sampled.sheets().into_iter().for_each(|sheet| _ = outbox.send(sheet));
        }
        let asked = tokio::select! {
            () = end.requested() => break,
            asked = async {
                statements.turn(step, source).await;
                if is_new {
                    sampled.wal.read(second, source).await;
                    sampled.replica.read(second, source).await.into_iter().for_each(|behind| engine.alarm.hear_replica(behind));
                    sampled.size.read(second, source).await;
                    sampled.backlog.read(second, source).await;
                }
                look(source).await
            } => asked,
        };
        match asked {
            Ok((seen, holders)) => {
                sampled.seconds.entry(second).or_default().add(at, seen, holders);
            }
            Err(absence) => return Sampled { absence: Some(absence), ..sampled },
        }
    }
    sampled
}

/// The sessions now, and how many transactions they wait for; those are only counted where it may be more than one.
async fn look(source: &mut Postgres) -> Result<(Vec<Sessions>, i64), Absence> {
    let seen = source.sessions().await?;
    let waiting = count(&seen, |s| is_for_row(s) && s.wait.1 == "transactionid");
    let holders = if waiting > 1 { source.holders().await? } else { waiting };
    Ok((seen, holders))
}

/// True where a session waits until another has ended its change of a row: for its transaction, or for its turn to do so.
fn is_for_row(seen: &Sessions) -> bool {
    seen.wait.0 == "Lock" && ["transactionid", "tuple"].contains(&seen.wait.1.as_str())
}

fn count(seen: &[Sessions], which: impl Fn(&Sessions) -> bool) -> i64 {
    seen.iter().filter(|s| which(s)).map(|s| s.count).sum()
}

fn is_active(seen: &Sessions) -> bool {
    seen.state == "active"
}

fn is_idle_in_transaction(seen: &Sessions) -> bool {
    seen.state.starts_with("idle in transaction")
}

impl Second {
    fn add(&mut self, at: Duration, seen: Vec<Sessions>, holders: i64) {
        self.samples += 1;
        self.open += count(&seen, |_| true);
        self.row_waits += i64::from(seen.iter().any(is_for_row));
        self.row_waits_of_many += i64::from(holders > 1);
        for s in seen.iter().filter(|s| is_active(s) || is_idle_in_transaction(s)) {
            let doing = (s.state.clone(), s.wait.clone(), s.queryid);
            let is_kept = self.doing.len() < MOST || self.doing.contains_key(&doing);
            *self.doing.entry(if is_kept { doing } else { (doing.0, doing.1, None) }).or_default() += s.count;
        }
        if self.middle.is_none() && at.subsec_millis() >= 500 {
            self.middle = Some(seen);
        }
    }
}

impl Sampled {
    /// Takes out what was seen so far: of the write-ahead log and the replicas, of the database's size and its queues, and of the sessions.
    fn sheets(&mut self) -> [Sheet; 7] {
        let (mut moments, mut samples, mut doing) = (Vec::new(), Vec::new(), Vec::new());
        for (second, seen) in std::mem::take(&mut self.seconds) {
            moments.extend(seen.middle.as_ref().map(|middle| moment(second, middle, self.connections_max)));
            samples.push(row! {
                "second" => int(second),
                "samples" => seen.samples,
                "row_waits" => seen.row_waits,
                "row_waits_of_many" => seen.row_waits_of_many,
            });
            doing.extend(seen.doing.iter().map(|(doing, sessions)| session(second, doing, *sessions)));
        }
        [
            ("load_wal_second", std::mem::take(&mut self.wal.rows)),
            ("load_replica_second", std::mem::take(&mut self.replica.rows)),
            ("load_size_second", std::mem::take(&mut self.size.rows)),
            ("load_queue_second", std::mem::take(&mut self.backlog.rows)),
            ("load_postgres_second", moments),
            ("load_postgres_sample", samples),
            ("load_postgres_session", doing),
        ]
    }

    /// Writes what the journal did not take; without a single sample there is only the reason.
    pub(super) fn write(mut self, facts: &mut Facts) {
        let sheets = self.sheets();
        let own = [self.wal.absence, self.replica.absence, self.size.absence, self.backlog.absence, None, None, None];
        for ((table, rows), own) in sheets.into_iter().zip(own) {
            Samples { table, rows, absence: own.or_else(|| self.absence.clone()) }.write(facts);
        }
    }
}

fn moment(second: u32, seen: &[Sessions], connections_max: i64) -> Row {
    row! {
        "second" => int(second),
        "connections" => count(seen, |_| true),
        "active" => count(seen, is_active),
        "running" => count(seen, |s| is_active(s) && s.wait.0.is_empty()),
        "lock_waiting" => count(seen, |s| is_active(s) && s.wait.0 == "Lock"),
        "idle_in_transaction" => count(seen, is_idle_in_transaction),
        "connections_max" => connections_max,
    }
}

fn session(second: u32, (state, wait, queryid): &Doing, sessions: i64) -> Row {
    row! {
        "second" => int(second),
        "state" => state.clone(),
        "wait_class" => wait.0.clone(),
        "wait_event" => wait.1.clone(),
        "queryid" => *queryid,
        "sessions" => sessions,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(event: &str, queryid: i64, count: i64) -> Sessions {
        Sessions { state: "active".to_owned(), wait: ("Lock".to_owned(), event.to_owned()), queryid: Some(queryid), count }
    }

    #[test]
    fn waits_for_one_row_are_told_from_waits_for_many_and_for_a_table() {
        let mut second = Second::default();
        second.add(Duration::from_millis(0), vec![waiting("transactionid", 1, 3), waiting("tuple", 1, 7)], 1);
        second.add(Duration::from_millis(100), vec![waiting("transactionid", 1, 3)], 3);
        second.add(Duration::from_millis(200), vec![waiting("relation", 1, 3)], 0);
        assert_eq!((second.samples, second.row_waits, second.row_waits_of_many), (3, 2, 1));
    }

    #[test]
    fn a_second_of_endless_statements_is_kept_small() {
        let mut second = Second::default();
        for n in 0..10_000 {
            second.add(Duration::ZERO, vec![waiting("tuple", n, 2)], 0);
        }
        assert_eq!(second.doing.len(), MOST + 1);
        assert_eq!(second.doing.values().sum::<i64>(), 20_000);
    }

    #[test]
    fn what_was_handed_to_the_journal_is_not_written_again() {
        let mut sampled = Sampled::default();
        for at in [3_600, 3_700, 4_600] {
            let at = Duration::from_millis(at);
            sampled.seconds.entry(u32::try_from(at.as_secs()).expect("a second")).or_default().add(at, vec![waiting("tuple", 1, 2)], 0);
        }
        let rows = |sheets: [Sheet; 7]| sheets.map(|(_, rows)| rows.len());
        assert_eq!(rows(sampled.sheets()), [0, 0, 0, 0, 2, 2, 2]);
        assert_eq!(rows(sampled.sheets()), [0; 7]);
    }

    #[test]
    fn what_idle_sessions_did_last_is_not_kept() {
        let mut second = Second::default();
        second.add(Duration::from_millis(600), vec![Sessions { state: "idle".to_owned(), count: 40, ..Sessions::default() }], 0);
        assert!(second.doing.is_empty());
        assert_eq!(count(second.middle.as_deref().unwrap_or_default(), |_| true), 40);
    }
}
