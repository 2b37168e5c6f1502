//! `plimsoll checks`: list, explain, test, schema.

use std::path::Path;

use super::{Answer, Exit, Failure, runs};
use crate::{
    check::{self, Check},
    cli::ChecksCommand,
    report, snapshot,
};

/// Runs the subcommand with own checks of `folder`.
pub(super) fn run(command: &ChecksCommand, folder: &Path) -> Result<Answer, Failure> {
    match command {
        ChecksCommand::List => {
            let (checks, bad) = check::load(folder);
            if bad.is_empty() { Ok(Answer::fine(report::checks::list(&checks))) } else { Err(Failure::Checks(bad)) }
        }
        ChecksCommand::Explain { check } => explain(check, folder),
        ChecksCommand::Test { run } => test(run.as_deref(), folder),
        ChecksCommand::Schema => Ok(Answer::fine(report::checks::schema(&snapshot::tables()))),
    }
}

fn explain(name: &str, folder: &Path) -> Result<Answer, Failure> {
    let (checks, _) = check::load(folder);
    // One id may stand in two items: whoever gives no item gets both.
    let meant: Vec<String> = checks.iter().filter(|c| c.name() == name || c.id == name).map(report::checks::explain).collect();
    match meant.is_empty() {
        true => Err(Failure::NoCheck { name: name.to_owned(), near: check::nearest(&checks, name) }),
        false => Ok(Answer::fine(meant.join("\n\n"))),
    }
}

/// Prepares every check against the schema and, where there is a run, judges it.
fn test(run: Option<&str>, folder: &Path) -> Result<Answer, Failure> {
    let (checks, bad) = check::load(folder);
    if !bad.is_empty() {
        return Err(Failure::Checks(bad));
    }
    let snapshot = match run {
        Some(name) => Some(runs::open(folder, name)?),
        None => runs::open(folder, "latest").ok(),
    };
    let own: Vec<&Check> = checks.iter().filter(|c| c.is_own).collect();
    let judged = own.iter().map(|c| (*c, snapshot.as_ref().map(|s| c.judge(s.db())))).collect::<Vec<_>>();
    Ok(Answer { text: report::checks::tested(checks.len(), &judged), exit: Exit::Fine })
}
