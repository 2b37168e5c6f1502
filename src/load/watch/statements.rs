//! Statements over the ramp and in each of its steps: the counters of `pg_stat_statements` before and after, and what lies between.

use crate::{
    load::{
        record::write::int,
        watch::{
            counter::{Counter, Counters, Source as _},
            postgres::{HIDDEN, Postgres, SESSIONS},
        },
    },
    snapshot::{Absence, Facts, row},
};

const TABLES: [&str; 2] = ["load_statement", "load_statement_step"];
/// Statements that are kept, those with the most time first.
const MOST: usize = 500;

/// Statements that are kept of one step, those with the most time first.
const MOST_OF_A_STEP: usize = 50;

/// What ran, by id.
type Ran = Vec<(String, Counter)>;

/// The counters at the start of the ramp and at each turn from one step to the next.
pub(crate) struct Statements {
    start: Result<Counters, Absence>,
    turn: Counters,
    /// The step that began at the last turn; 0: none did.
    step: u32,
    steps: Result<Vec<(u32, Ran)>, Absence>,
}

impl Statements {
    /// Reads the counters before the ramp; texts are not read.
    pub(crate) async fn start(source: &mut Result<Postgres, Absence>) -> Self {
        let start = async {
            let source = source.as_mut().map_err(|why| why.clone())?;
            match source.no_statements() {
                Some(why) => Err(why),
                None => source.counters().await,
            }
        };
        let start = start.await;
        Self { turn: start.clone().unwrap_or_default(), steps: start.as_ref().map(|_| Vec::new()).map_err(Clone::clone), start, step: 0 }
    }

    /// Where `step` has begun, what ran since the turn before belongs to the step before.
    pub(crate) async fn turn(&mut self, step: u32, source: &mut Postgres) {
        if step == self.step || self.steps.is_err() {
            return;
        }
        match source.counters().await {
            Ok(now) => self.close(now, step),
            Err(why) => self.steps = Err(why),
        }
    }

    fn close(&mut self, now: Counters, next: u32) {
        if let (Ok(steps), true) = (&mut self.steps, self.step > 0) {
            let mut ran = ran(&self.turn, &now);
            ran.truncate(MOST_OF_A_STEP);
            steps.push((self.step, ran));
        }
        (self.turn, self.step) = (now, next);
    }

    /// Reads the counters after the ramp, and writes what ran in it and in each step.
    pub(crate) async fn write(mut self, facts: &mut Facts, source: &mut Result<Postgres, Absence>) {
        match self.end(source).await {
            Err(why) => TABLES.iter().for_each(|table| facts.absent(table, &why)),
            Ok(found) => {
                let is_text_read = |id: &str| found.iter().any(|(found, ..)| found.to_string() == id);
                match &self.steps {
                    Err(why) => facts.absent(TABLES[1], why),
                    Ok(steps) => facts.write(
                        TABLES[1],
                        steps.iter().flat_map(|(step, ran)| {
                            ran.iter().filter(|(id, _)| is_text_read(id)).map(|(id, counter)| {
                                row! {
                                    "step" => int(*step),
                                    "queryid" => id.parse::<i64>().unwrap_or_default(),
                                    "calls" => whole(counter.calls),
                                    "row_count" => whole(counter.rows),
                                    "exec_ms" => counter.ms.max(0.0),
                                }
                            })
                        }),
                    ),
                }
                facts.write(
                    TABLES[0],
                    found.into_iter().map(|(id, text, counter)| {
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
    async fn end(&mut self, source: &mut Result<Postgres, Absence>) -> Result<Vec<(i64, String, Counter)>, Absence> {
        let start = self.start.clone()?;
        let source = source.as_mut().map_err(|why| why.clone())?;
        let end = source.counters().await?;
        if end.get(HIDDEN).is_some_and(|now| start.get(HIDDEN).is_none_or(|then| now.calls > then.calls)) {
            return Err(source.hidden());
        }
        let mut ran = ran(&start, &end);
        ran.truncate(MOST);
        self.close(end, 0);
        let ids: Vec<&str> = ran.iter().map(|(id, _)| id.as_str()).collect();
        let mut texts = source.queries(&ids).await?;
        Ok(ran.into_iter().filter_map(|(id, counter)| Some((id.parse().ok()?, texts.remove(&id)?, counter))).collect())
    }
}

/// What ran between two readings, the one with the most time first.
fn ran(then: &Counters, now: &Counters) -> Ran {
    let mut ran: Ran = now
        .iter()
        .filter(|(id, _)| *id != SESSIONS && *id != HIDDEN)
        .filter_map(|(id, now)| Some((id.clone(), since(then.get(id), *now)?)))
        .collect();
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
        let counters = |calls: f64| Counters::from([("1".to_owned(), Counter { calls, rows: calls, ms: calls })]);
        let mut statements = Statements { start: Ok(counters(5.0)), turn: counters(5.0), step: 0, steps: Ok(Vec::new()) };
        for (calls, next) in [(7.0, 1), (17.0, 2), (37.0, 0)] {
            statements.close(counters(calls), next);
        }
        let steps = statements.steps.expect("they were counted");
        let ran: Vec<(u32, f64)> = steps.iter().flat_map(|(step, ran)| ran.iter().map(|(_, ran)| (*step, ran.calls))).collect();
        assert_eq!(ran, [(1, 10.0), (2, 20.0)], "what ran before the first step is none's");
    }

    #[test]
    fn what_was_evicted_meanwhile_is_counted_from_its_new_start() {
        let counter = |calls: f64| Counter { calls, rows: calls, ms: calls };
        assert_eq!(since(Some(&counter(5.0)), counter(8.0)), Some(counter(3.0)));
        assert_eq!(since(Some(&counter(50.0)), counter(8.0)), Some(counter(8.0)));
        assert_eq!((since(None, counter(2.0)), since(Some(&counter(2.0)), counter(2.0))), (Some(counter(2.0)), None));
    }
}
