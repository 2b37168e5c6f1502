//! Statements over the ramp and in each of its steps: the counters of `pg_stat_statements` before and after, and what lies between.

use crate::{
    load::{
        record::write::int,
        watch::{
            counter::{Counter, Counters, Source as _},
            postgres::{HIDDEN, Postgres, is_statement},
        },
    },
    snapshot::{Facts, Unseen, row},
};

const TABLES: [&str; 2] = ["load_statement", "load_statement_step"];
/// Statements that are kept, those with the most time first.
const MOST: usize = 500;

/// Statements that are kept of one step, those with the most time first.
const MOST_OF_A_STEP: usize = 50;

/// What ran, by id.
type Ran = Vec<(String, Counter)>;

/// A reading, and how many transactions of ours there were before it: their commits are counted with the app's.
#[derive(Clone, Default)]
struct Reading {
    counters: Counters,
    commits: u64,
}

impl Reading {
    async fn take(source: &mut Postgres) -> Result<Self, Unseen> {
        let commits = source.commits();
        Ok(Self { counters: source.counters().await?, commits })
    }
}

/// What ran in a step.
struct StepRan {
    step: u32,
    ran: Ran,
    /// Commits among it that are ours.
    own_commits: u64,
}

/// The counters at the start of the ramp and at each turn from one step to the next.
pub(crate) struct Statements {
    start: Result<Reading, Unseen>,
    turn: Reading,
    /// Commits of the whole ramp that are ours.
    own_commits: u64,
    /// The step that began at the last turn; 0: none did.
    step: u32,
    steps: Result<Vec<StepRan>, Unseen>,
}

impl Statements {
    /// Reads the counters before the ramp; texts are not read.
    pub(crate) async fn start(source: &mut Result<Postgres, Unseen>) -> Self {
        let start = async {
            let source = source.as_mut().map_err(|why| why.clone())?;
            match source.no_statements() {
                Some(why) => Err(why),
                None => Reading::take(source).await,
            }
        };
        let start = start.await;
        Self {
            own_commits: 0,
            turn: start.clone().unwrap_or_default(),
            steps: start.as_ref().map(|_| Vec::new()).map_err(Clone::clone),
            start,
            step: 0,
        }
    }

    /// Where `step` has begun, what ran since the turn before belongs to the step before.
    pub(crate) async fn turn(&mut self, step: u32, source: &mut Postgres) {
        if step == self.step || self.steps.is_err() {
            return;
        }
        match Reading::take(source).await {
            Ok(now) => self.close(now, step),
            Err(why) => self.steps = Err(why),
        }
    }

    fn close(&mut self, now: Reading, next: u32) {
        if let (Ok(steps), true) = (&mut self.steps, self.step > 0) {
            let mut ran = ran(&self.turn.counters, &now.counters);
            ran.truncate(MOST_OF_A_STEP);
            steps.push(StepRan { step: self.step, ran, own_commits: now.commits - self.turn.commits });
        }
        (self.turn, self.step) = (now, next);
    }

    /// Reads the counters after the ramp, and writes what ran in it and in each step.
    pub(crate) async fn write(mut self, facts: &mut Facts, source: &mut Result<Postgres, Unseen>) {
        match self.end(source).await {
            Err(why) => TABLES.iter().for_each(|table| facts.unseen(table, &why)),
            Ok(found) => {
                let is_text_read = |id: &str| found.iter().any(|(found, ..)| found.to_string() == id);
                let commit = commit(&found);
                match &self.steps {
                    Err(why) => facts.unseen(TABLES[1], why),
                    Ok(steps) => facts.write(
                        TABLES[1],
                        steps.iter().flat_map(|StepRan { step, ran, own_commits }| {
                            let read = ran.iter().filter(|(id, _)| is_text_read(id));
                            let known = read.map(|(id, counter)| (id.parse::<i64>().unwrap_or_default(), *counter));
                            let of_app = known.filter_map(|(id, counter)| {
                                of_app(counter, if Some(id) == commit { *own_commits } else { 0 }).map(|c| (id, c))
                            });
                            of_app.map(|(id, counter)| {
                                row! {
                                    "step" => int(*step),
                                    "queryid" => id,
                                    "calls" => whole(counter.calls),
                                    "row_count" => whole(counter.rows),
                                    "exec_ms" => counter.ms.max(0.0),
                                }
                            })
                        }),
                    ),
                }
                let own = self.own_commits;
                let of_app = found.into_iter().filter_map(|(id, text, counter)| {
                    let own = if Some(id) == commit { own } else { 0 };
                    of_app(counter, own).map(|counter| (id, text, counter))
                });
                facts.write(
                    TABLES[0],
                    of_app.map(|(id, text, counter)| {
                        row! {
                            "queryid" => id,
                            "statement" => text,
                            "calls" => whole(counter.calls),
                            "row_count" => whole(counter.rows),
                            "exec_ms" => counter.ms.max(0.0),
                        }
                    }),
                );
            }
        }
    }

    /// Closes the last step; gives what ran in all of them, with the texts.
    async fn end(&mut self, source: &mut Result<Postgres, Unseen>) -> Result<Vec<(i64, String, Counter)>, Unseen> {
        let start = self.start.clone()?;
        let source = source.as_mut().map_err(|why| why.clone())?;
        let end = Reading::take(source).await?;
        let hidden = |reading: &Reading| reading.counters.get(HIDDEN).map(|counter| counter.calls);
        if hidden(&end).is_some_and(|now| hidden(&start).is_none_or(|then| now > then)) {
            return Err(source.hidden());
        }
        let mut ran = ran(&start.counters, &end.counters);
        self.own_commits = end.commits - start.commits;
        ran.truncate(MOST);
        self.close(end, 0);
        let ids: Vec<&str> = ran.iter().map(|(id, _)| id.as_str()).collect();
        let mut texts = source.queries(&ids).await?;
        Ok(ran.into_iter().filter_map(|(id, counter)| Some((id.parse().ok()?, texts.remove(&id)?, counter))).collect())
    }
}

/// The statement that our commits are counted with: the same text, else, from version 16 on, that of any spelling.
fn commit(found: &[(i64, String, Counter)]) -> Option<i64> {
    let bare = |text: &str| text.trim().trim_end_matches(';').trim_end().to_lowercase();
    let same = found.iter().find(|(_, text, _)| text == "commit");
    same.or_else(|| found.iter().find(|(_, text, _)| ["commit", "end"].contains(&bare(text).as_str()))).map(|(id, ..)| *id)
}

/// What is left of a counter without calls of ours; none: it was ours alone.
fn of_app(counter: Counter, own: u64) -> Option<Counter> {
    #[expect(clippy::cast_precision_loss, reason = "counts of a minute")]
    let calls = counter.calls - own as f64;
    (calls >= 0.5).then_some(Counter { calls, ..counter })
}

/// What ran between two readings, the one with the most time first.
fn ran(then: &Counters, now: &Counters) -> Ran {
    let mut ran: Ran =
        now.iter().filter(|(id, _)| is_statement(id)).filter_map(|(id, now)| Some((id.clone(), since(then.get(id), *now)?))).collect();
    ran.sort_by(|a, b| b.1.ms.total_cmp(&a.1.ms));
    ran
}

/// The difference; none where it did not run. A counter that went down was evicted: what is left is a lower bound.
fn since(then: Option<&Counter>, now: Counter) -> Option<Counter> {
    let then = then.copied().filter(|then| then.calls <= now.calls).unwrap_or_default();
    let more = Counter { calls: now.calls - then.calls, rows: now.rows - then.rows, ms: now.ms - then.ms };
    (more.calls >= 0.5).then_some(more)
}

#[expect(clippy::cast_possible_truncation, reason = "counts of a minute")]
fn whole(count: f64) -> i64 {
    int(count.round().max(0.0) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ran_since_a_turn_belongs_to_the_step_before_it() {
        let reading = |calls: f64, commits: u64| Reading {
            counters: Counters::from([("1".to_owned(), Counter { calls, rows: calls, ms: calls })]),
            commits,
        };
        let (start, turn) = (Ok(reading(5.0, 2)), reading(5.0, 2));
        let mut statements = Statements { start, turn, own_commits: 0, step: 0, steps: Ok(Vec::new()) };
        for (calls, commits, next) in [(7.0, 3, 1), (17.0, 7, 2), (37.0, 8, 0)] {
            statements.close(reading(calls, commits), next);
        }
        let steps = statements.steps.expect("they were counted");
        let ran: Vec<(u32, f64, u64)> = steps.iter().map(|s| (s.step, s.ran[0].1.calls, s.own_commits)).collect();
        assert_eq!(ran, [(1, 10.0, 4), (2, 20.0, 1)], "what ran before the first step is none's");
    }

    #[test]
    fn commits_of_ours_are_no_statement_of_the_app() {
        let counter = Counter { calls: 12.0, rows: 0.0, ms: 1.0 };
        let found = |texts: &[&str]| -> Vec<(i64, String, Counter)> {
            (1..).zip(texts).map(|(id, text)| (id, (*text).to_owned(), counter)).collect()
        };
        assert_eq!(commit(&found(&["select 1", "COMMIT", "commit"])), Some(3), "the same text, where texts are told apart");
        assert_eq!(commit(&found(&["select 1", " COMMIT ;"])), Some(2), "any spelling, where they are not");
        assert_eq!(commit(&found(&["select 'commit'", "commit prepared $1"])), None);
        assert_eq!(of_app(counter, 5).map(|counter| counter.calls.round()), Some(7.0));
        assert_eq!(of_app(counter, 12), None, "there was none but ours");
    }

    #[test]
    fn what_was_evicted_meanwhile_is_counted_from_its_new_start() {
        let counter = |calls: f64| Counter { calls, rows: calls, ms: calls };
        assert_eq!(since(Some(&counter(5.0)), counter(8.0)), Some(counter(3.0)));
        assert_eq!(since(Some(&counter(50.0)), counter(8.0)), Some(counter(8.0)));
        assert_eq!((since(None, counter(2.0)), since(Some(&counter(2.0)), counter(2.0))), (Some(counter(2.0)), None));
    }
}
