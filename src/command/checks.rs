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
    let check = checks.iter().find(|c| c.name() == name || c.id == name);
    check
        .map(|c| Answer::fine(report::checks::explain(c)))
        .ok_or_else(|| Failure::NoCheck { name: name.to_owned(), near: nearest(&checks, name) })
}

/// Up to three checks that may have been meant: the more of the given words they share, the nearer.
fn nearest(checks: &[Check], given: &str) -> Vec<String> {
    let mut near: Vec<(usize, String)> = checks.iter().map(|c| (shared_words(&c.name(), given), c.name())).collect();
    near.retain(|(shared, _)| *shared > 0);
    near.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// How many words of `given` begin like a word of `name`: `keys` and `key` are the same word here.
fn shared_words(name: &str, given: &str) -> usize {
    let words = |text: &str| -> Vec<String> { text.split(['-', '/', '_', ' ']).filter(|w| w.len() >= 3).map(str::to_lowercase).collect() };
    let names = words(name);
    words(given).iter().filter(|g| names.iter().any(|n| n.starts_with(g.as_str()) || g.starts_with(n.as_str()))).count()
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
