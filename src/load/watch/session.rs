//! Sessions of Postgres ten times a second during the ramp: what they wait for, and in which statement. Oracle calls it the
//! active session history; the mean number of sessions in a statement is its time per second (Little's law).

use std::{collections::BTreeMap, sync::mpsc::Sender, time::Duration};

use crate::{
    config::Shape,
    load::{
        generator::engine::Engine,
        record::write::int,
        watch::{
            backlog::Backlog,
            postgres::{Postgres, Sessions},
            replica::Replica,
            sampler::{Sampled, TableRows, next, write},
            size::Size,
            statements::Statements,
            wal::Wal,
        },
    },
    snapshot::{Facts, Row, Unseen, row},
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
pub(crate) struct History {
    seconds: BTreeMap<u32, Second>,
    connections_max: i64,
    beside: Beside,
    unseen: Option<Unseen>,
}

/// What is read once a second on the same session.
struct Beside {
    wal: Sampled<Wal>,
    replica: Sampled<Replica>,
    size: Sampled<Size>,
    backlog: Sampled<Backlog>,
}

impl Beside {
    fn of(shape: Shape) -> Self {
        Self {
            wal: Sampled::of(Wal::default()),
            replica: Sampled::of(Replica::default()),
            size: Sampled::of(Size::of(shape)),
            backlog: Sampled::of(Backlog::of(shape)),
        }
    }

    async fn look(&mut self, second: u32, source: &mut Postgres) {
        self.wal.look(second, source).await;
        self.replica.look(second, source).await;
        self.size.look(second, source).await;
        self.backlog.look(second, source).await;
    }

    fn take(&mut self) -> [TableRows; 4] {
        [self.wal.take(), self.replica.take(), self.size.take(), self.backlog.take()]
    }

    /// Where the session itself was lost, `why`.
    fn write(mut self, why: Option<&Unseen>, facts: &mut Facts) {
        if let Some(why) = why {
            self.wal.lose(why);
            self.replica.lose(why);
            self.size.lose(why);
            self.backlog.lose(why);
        }
        self.wal.write(facts);
        self.replica.write(facts);
        self.size.write(facts);
        self.backlog.write(facts);
    }
}

/// Samples sessions of a load of this `shape` until `end`, and has `statements` counted at the turn from one step to the next.
/// Seconds that are over go to the journal.
pub(crate) async fn sample(
    engine: &Engine,
    source: &mut Result<Postgres, Unseen>,
    statements: &mut Statements,
    shape: Shape,
    end: &Stop,
    outbox: Sender<TableRows>,
) -> History {
    let mut sampled = History::of(shape);
    let source = match source {
        Ok(source) => source,
        Err(unseen) => return History { unseen: Some(unseen.clone()), ..sampled },
    };
    sampled.connections_max = source.connections_max;
    while let Some(at) = next(engine, EVERY, Duration::ZERO, end).await {
        let (step, second) = (engine.recorder.step(), u32::try_from(at.as_secs()).unwrap_or(u32::MAX));
        let is_new = !sampled.seconds.contains_key(&second);
        if is_new {
            if let Some(before) = sampled.seconds.values().next_back() {
                engine.abort_rules.see_connections(before.open / before.samples, source.connections_max);
            }
            // Whoever reads them outlives this.
            sampled.take().into_iter().chain(sampled.beside.take()).for_each(|rows| _ = outbox.send(rows));
        }
        let asked = tokio::select! {
            () = end.requested() => break,
            asked = async {
                statements.turn(step, source).await;
                if is_new {
                    sampled.beside.look(second, source).await;
                    sampled.beside.replica.sampler.behind_bytes.take().into_iter().for_each(|behind| engine.abort_rules.see_replica(behind));
                }
                look(source).await
            } => asked,
        };
        match asked {
            Ok((seen, holders)) => {
                sampled.seconds.entry(second).or_default().add(at, seen, holders);
            }
            Err(unseen) => return History { unseen: Some(unseen), ..sampled },
        }
    }
    sampled
}

/// The sessions now, and how many transactions they wait for; those are only counted where it may be more than one.
async fn look(source: &mut Postgres) -> Result<(Vec<Sessions>, i64), Unseen> {
    let seen = source.sessions().await?;
    let waiting = count(&seen, |s| is_for_row(s) && s.wait.1 == "transactionid");
    let holders = if waiting > 1 { source.holders().await? } else { waiting };
    Ok((seen, holders))
}

/// True where a session waits until another has ended its change of a row: for its transaction, or for its turn to do so.
fn is_for_row(seen: &Sessions) -> bool {
    seen.is_own && seen.wait.0 == "Lock" && ["transactionid", "tuple"].contains(&seen.wait.1.as_str())
}

fn count(seen: &[Sessions], which: impl Fn(&Sessions) -> bool) -> i64 {
    seen.iter().filter(|s| which(s)).map(|s| s.count).sum()
}

fn is_active(seen: &Sessions) -> bool {
    seen.is_own && seen.state == "active"
}

fn is_idle_in_transaction(seen: &Sessions) -> bool {
    seen.is_own && seen.state.starts_with("idle in transaction")
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

impl History {
    fn of(shape: Shape) -> Self {
        Self { seconds: BTreeMap::new(), connections_max: 0, beside: Beside::of(shape), unseen: None }
    }

    /// Takes out what was seen of the sessions so far.
    fn take(&mut self) -> [TableRows; 3] {
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
        [("load_postgres_second", moments), ("load_postgres_sample", samples), ("load_postgres_session", doing)]
    }

    /// Writes what the journal did not take; without a single sample there is only the reason.
    pub(crate) fn write(mut self, facts: &mut Facts) {
        let rows = self.take();
        rows.into_iter().for_each(|rows| write(rows, self.unseen.as_ref(), facts));
        self.beside.write(self.unseen.as_ref(), facts);
    }
}

fn moment(second: u32, seen: &[Sessions], connections_max: i64) -> Row {
    row! {
        "second" => int(second),
        "connections" => count(seen, |_| true),
        "active" => count(seen, is_active),
        "running" => count(seen, |s| s.state == "active" && s.wait.0.is_empty()),
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
        Sessions { state: "active".to_owned(), wait: ("Lock".to_owned(), event.to_owned()), queryid: Some(queryid), is_own: true, count }
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
    fn what_another_database_waits_for_is_none_of_ours() {
        let mut second = Second::default();
        let of_another = Sessions { is_own: false, ..waiting("tuple", 1, 7) };
        second.add(Duration::from_millis(600), vec![of_another, waiting("relation", 2, 1)], 0);
        assert_eq!((second.row_waits, second.doing.len(), second.open), (0, 1, 8), "connections are the server's");
        let row = moment(1, second.middle.as_deref().unwrap_or_default(), 97);
        assert!(row.contains(&("connections", 8.into())) && row.contains(&("active", 1.into())), "{row:?}");
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
        let mut sampled = History::of(Shape::Line);
        for at in [3_600, 3_700, 4_600] {
            let at = Duration::from_millis(at);
            sampled.seconds.entry(u32::try_from(at.as_secs()).expect("a second")).or_default().add(at, vec![waiting("tuple", 1, 2)], 0);
        }
        let rows = |taken: [TableRows; 3]| taken.map(|(_, rows)| rows.len());
        assert_eq!(rows(sampled.take()), [2; 3]);
        assert_eq!(rows(sampled.take()), [0; 3]);
    }

    #[test]
    fn what_idle_sessions_did_last_is_not_kept() {
        let mut second = Second::default();
        second.add(Duration::from_millis(600), vec![Sessions { state: "idle".to_owned(), count: 40, ..Sessions::default() }], 0);
        assert!(second.doing.is_empty());
        let row = moment(1, second.middle.as_deref().unwrap_or_default(), 97);
        assert!(row.contains(&("running", 0.into())) && row.contains(&("active", 0.into())), "{row:?}");
        assert_eq!(count(second.middle.as_deref().unwrap_or_default(), |_| true), 40);
    }
}
