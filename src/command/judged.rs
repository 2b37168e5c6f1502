//! From a sealed snapshot to a run: checks, waivers and history together.

use std::{collections::BTreeMap, path::Path};

use super::{Exit, Failure, gate, runs};
use crate::{
    check::{self, BadCheck, Check, Verdict},
    cli::{FailOn, GateArgs},
    compare::{self, Diff},
    history::History,
    report, run,
    run::Run,
    snapshot::Snapshot,
    target::{Address, Config},
};

/// Judges `snapshot` and keeps the run in the history. A history that cannot be used is a warning: the run stands.
/// So it does without own checks that are at fault, which come back beside it.
pub(super) async fn judge(snapshot: &Snapshot, folder: &Path, config: &Config) -> Result<(Run, Vec<BadCheck>), Failure> {
    let (checks, bad) = check::load(folder);
    let address = config.history.as_deref().map(Address::parse).transpose();
    let opened = match &address {
        Ok(shared) => History::open(folder, shared.as_ref(), config.ca_file.as_deref()).await.map_err(|e| e.to_string()),
        Err(why) => Err(format!("`history` in plimsoll.toml is not an address: {why}")),
    };
    match opened {
        Ok(mut history) => {
            let decided = last_decided(snapshot, &checks, config, &history).await?;
            let run = run::assemble(snapshot, &checks, &config.waive, &|name| decided.get(name).cloned())?;
            if let Err(why) = history.append(&run).await {
                warn(snapshot, &why.to_string());
            }
            Ok((run, bad))
        }
        Err(why) => {
            warn(snapshot, &why);
            Ok((run::assemble(snapshot, &checks, &config.waive, &|_| None)?, bad))
        }
    }
}

fn warn(snapshot: &Snapshot, why: &str) {
    report::print_error(&snapshot.redactor().redact(&format!("warning: the history was not kept: {why}")));
}

/// What the history last decided of this target, for checks that cannot decide now.
async fn last_decided(
    snapshot: &Snapshot,
    checks: &[Check],
    config: &Config,
    history: &History,
) -> Result<BTreeMap<String, Verdict>, Failure> {
    let bare = run::assemble(snapshot, &checks[..0], &config.waive, &|_| None)?;
    Ok(history.decided(&bare.target, &bare.environment, &bare.taken_at).await.unwrap_or_default())
}

/// Judges the run of a file with the checks of today; nothing is kept.
pub(super) fn rejudge(folder: &Path, name: &str, config: &Config) -> Result<(Run, Vec<BadCheck>), Failure> {
    let snapshot = runs::open(folder, name)?;
    let (checks, bad) = check::load(folder);
    Ok((run::assemble(&snapshot, &checks, &config.waive, &|_| None)?, bad))
}

/// The gate's exit code, its reasons printed; compares with the run before and with the baseline where asked for.
pub(super) fn gate(args: &GateArgs, run: &Run, folder: &Path, config: &Config) -> Result<Exit, Failure> {
    let since_last = match args.fail_on {
        Some(FailOn::New) => since_last(run, folder, config),
        _ => None,
    };
    let since_base = match &args.baseline {
        Some(name) => Some(compare::compare(&rejudge(folder, name, config)?.0, run)),
        None => None,
    };
    let (exit, reasons) = gate::judge(args, run, since_last.as_ref(), since_base.as_ref());
    for reason in reasons {
        report::print_error(&reason);
    }
    Ok(exit)
}

/// Says which own checks are at fault, where the command goes on without them.
pub(super) fn tell_faults(bad: Vec<BadCheck>) {
    if !bad.is_empty() {
        report::print_error(&Failure::Checks(bad).shown());
    }
}

/// Compares with the last run of the same target here. None: everything is new, and nothing can be called so.
fn since_last(run: &Run, folder: &Path, config: &Config) -> Option<Diff> {
    let earlier = runs::list(folder).into_iter().rev().skip_while(|id| *id >= run.id);
    let mut judged = earlier.filter_map(|id| match rejudge(folder, &id, config) {
        Ok((run, _)) => Some(run),
        Err(why) => {
            report::print_error(&format!("--fail-on new: run {id} is passed over\n{}", why.shown()));
            None
        }
    });
    let last = judged.find(|r| r.target == run.target && r.environment == run.environment);
    if last.is_none() {
        report::print_error(&format!("--fail-on new: there is no earlier run of `{}` here to compare with", run.target));
    }
    last.map(|before| compare::compare(&before, run))
}
