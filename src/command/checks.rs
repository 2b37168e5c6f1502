//! `plimsoll checks`: list, explain, test, schema.

use std::path::Path;

use super::{Answer, Exit, Failure, runs};
use crate::{
    check::{self, Check},
    cli::ChecksCommand,
    report,
    snapshot::{self, Snapshot},
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
    let check = checks.iter().find(|c| c.name() == name || c.id == name);
    check.map(|c| Answer::fine(report::checks::explain(c))).ok_or_else(|| {
        let near = checks.iter().map(Check::name).filter(|n| is_near(n, name)).take(3).collect();
        Failure::NoCheck { name: name.to_owned(), near }
    })
}

/// True where they share a word of at least four letters.
fn is_near(name: &str, given: &str) -> bool {
    given.split(['-', '/', '_', ' ']).filter(|word| word.len() >= 4).any(|word| name.contains(word))
}

/// Prepares every check against the schema and, where there is a run, judges it.
fn test(run: Option<&str>, folder: &Path) -> Result<Answer, Failure> {
    let (checks, bad) = check::load(folder);
    if !bad.is_empty() {
        return Err(Failure::Checks(bad));
    }
    let snapshot = match run {
        Some(name) => Some(Snapshot::open(&runs::find(folder, name)?)?),
        None => runs::find(folder, "latest").ok().and_then(|path| Snapshot::open(&path).ok()),
    };
    let own: Vec<&Check> = checks.iter().filter(|c| c.is_own).collect();
    let judged = own.iter().map(|c| (*c, snapshot.as_ref().map(|s| c.judge(s.db())))).collect::<Vec<_>>();
    Ok(Answer { text: report::checks::tested(checks.len(), &judged), exit: Exit::Fine })
}
