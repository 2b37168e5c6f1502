//! `make mutants`: replays the examples of every check on mutants of that check, and prints those that no example notices. Fails
//! where there are more of them than `survivors.toml` says, which may only fall.

#![expect(clippy::print_stdout, reason = "the survivors are what it is for")]

use std::{
    error::Error,
    fs,
    path::Path,
    process::ExitCode,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Instant,
};

use plimsoll::check::{self, Check};
use rusqlite::Connection;

mod conditions;
#[path = "../support/examples.rs"]
mod examples;
mod mutate;
mod ratchet;
mod tokens;

use examples::{Usual, forget};
use mutate::{Change, Mutant, mutants};
use ratchet::{Ratchet, plural};

/// A mutant that every example takes for the check.
pub(crate) struct Survivor {
    check: String,
    change: Change,
    what: String,
}

/// What came of the mutants of one or more checks.
#[derive(Default)]
struct Outcome {
    made: [usize; 3],
    /// Of them, those that SQLite refuses: they say nothing of the examples.
    refused: usize,
    survivors: Vec<Survivor>,
    /// Examples that the check itself does not fulfil: they can tell nothing of its mutants.
    wrong: Vec<String>,
}

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> Result<ExitCode, Failure> {
    let started = Instant::now();
    let (checks, bad) = check::load(Path::new("/nonexistent"));
    if let Some(bad) = bad.first() {
        return Err(bad.to_string().into());
    }
    let only = std::env::args().nth(1).unwrap_or_default();
    let checks: Vec<Check> = checks.into_iter().filter(|check| check.name().contains(&only)).collect();
    let outcome = replay(&checks)?;
    let ratchet = Ratchet::read()?;
    let is_held = report(&outcome, &ratchet, only.is_empty());
    println!("{} checks, {:.0} s", checks.len(), started.elapsed().as_secs_f64());
    Ok(if is_held { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Shares the checks among as many threads as there are processors.
fn replay(checks: &[Check]) -> Result<Outcome, Failure> {
    let next = AtomicUsize::new(0);
    let work = || -> Result<Outcome, Failure> {
        let (usual, mut schema) = (Usual::read()?, check::empty_schema());
        let db = usual.frame()?;
        let mut outcome = Outcome::default();
        while let Some(check) = checks.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mutants = mutants(check, &mut schema);
            let judged = survivors(check, mutants, &usual, &db, &mut outcome.wrong)?;
            outcome.add(check, judged);
        }
        Ok(outcome)
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut whole = Outcome::default();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            whole.join(worker.join().map_err(|_| "a thread ended by a panic")??);
            Ok(())
        })
    })
    .map(|()| {
        whole.survivors.sort_by(|a, b| (&a.check, a.change, &a.what).cmp(&(&b.check, b.change, &b.what)));
        whole
    })
}

/// The mutants with whether they live.
fn survivors(
    check: &Check,
    mutants: Vec<Mutant>,
    usual: &Usual,
    db: &Connection,
    wrong: &mut Vec<String>,
) -> Result<Vec<(Mutant, bool)>, Failure> {
    let path = format!("tests/checks/{}.sql", check.name());
    let text = fs::read_to_string(&path)?;
    let mut judged: Vec<(Mutant, bool)> = mutants.into_iter().map(|mutant| (mutant, true)).collect();
    for example in usual.examples(&text) {
        let fault = example.tell(db).map_or_else(|error| Some(error.to_string()), |()| example.fault(check, db));
        wrong.extend(fault.iter().map(|fault| format!("{path}, `{}`: {fault}", example.title)));
        for (mutant, lives) in judged.iter_mut().filter(|(_, lives)| fault.is_none() && *lives) {
            *lives = mutant.check.as_ref().is_some_and(|mutated| example.fault(mutated, db).is_none());
        }
        forget(db)?;
    }
    Ok(judged)
}

impl Outcome {
    fn add(&mut self, check: &Check, judged: Vec<(Mutant, bool)>) {
        for (mutant, lives) in judged {
            self.made[mutant.change as usize] += 1;
            self.refused += usize::from(mutant.check.is_none());
            if lives {
                self.survivors.push(Survivor { check: check.name(), change: mutant.change, what: mutant.what });
            }
        }
    }

    fn join(&mut self, other: Self) {
        self.made.iter_mut().zip(other.made).for_each(|(sum, n)| *sum += n);
        self.refused += other.refused;
        self.survivors.extend(other.survivors);
        self.wrong.extend(other.wrong);
    }
}

/// Prints the survivors by check, and how their number stands to what is held; true where it holds.
fn report(outcome: &Outcome, ratchet: &Ratchet, is_whole: bool) -> bool {
    let mut last = "";
    for survivor in outcome.survivors.iter().filter(|survivor| !ratchet.is_equivalent(survivor)) {
        if survivor.check != last {
            println!("{}", survivor.check);
            last = &survivor.check;
        }
        println!("    {}", survivor.what);
    }
    outcome.wrong.iter().for_each(|wrong| println!("error: {wrong}"));
    if !is_whole || !outcome.wrong.is_empty() {
        return outcome.wrong.is_empty();
    }
    let counts = Change::ALL.map(|change| outcome.survivors.iter().filter(|survivor| survivor.change == change).count());
    for change in Change::ALL {
        println!("{} of {} {} survive", counts[change as usize], outcome.made[change as usize], plural(change));
    }
    println!("{} mutants are no SQL", outcome.refused);
    let faults = ratchet.faults(&outcome.survivors, counts);
    faults.iter().for_each(|fault| println!("error: {fault}"));
    ratchet.advice(counts).iter().for_each(|advice| println!("{advice}"));
    faults.is_empty()
}
