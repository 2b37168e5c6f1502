//! From a sealed snapshot to a run: checks, waivers and history together.

use std::{collections::BTreeMap, path::Path};

use super::{
    Exit, Failure,
    earlier::Earlier,
    gate::{self, Before},
    runs::{self, LATEST},
};
use crate::{
    check::{self, BadCheck, Check, Verdict},
    cli::{FailOn, GateArgs},
    compare::Base,
    config::Config,
    history::{Asked, History},
    redact::Address,
    report, run,
    run::Run,
    snapshot::Snapshot,
};

/// A run, judged.
pub(super) struct Judged {
    pub(super) run: Run,
    /// Own checks that are at fault: the run stands without them.
    pub(super) bad: Vec<BadCheck>,
    /// What the history decided last of the same target, before this run.
    pub(super) decided: BTreeMap<String, Verdict>,
}

/// Judges `snapshot` and keeps the run in the history. A history that cannot be used is a warning: the run stands.
pub(super) async fn judge(snapshot: &Snapshot, folder: &Path, config: &Config) -> Result<Judged, Failure> {
    let (checks, bad) = check::load(folder);
    match open(folder, config).await {
        Ok(mut history) => {
            let run = run::assemble(snapshot, &checks, config)?;
            // The gate is held against it: what nobody has decided before is new.
            let decided = history.decided(&run.target, &run.environment, &run.ordered_at).await.unwrap_or_default();
            if let Err(why) = history.append(&run).await {
                warn(snapshot, &why.to_string());
            }
            Ok(Judged { run, bad, decided })
        }
        Err(why) => {
            warn(snapshot, &why);
            let run = run::assemble(snapshot, &checks, config)?;
            Ok(Judged { run, bad, decided: BTreeMap::new() })
        }
    }
}

fn warn(snapshot: &Snapshot, why: &str) {
    report::print_error(&snapshot.redactor().redact(&format!("warning: the history was not kept: {why}")));
}

/// The history, or in words why it cannot be used.
async fn open(folder: &Path, config: &Config) -> Result<History, String> {
    let address = config.history.as_deref().map(Address::parse).transpose();
    let shared = address.map_err(|why| format!("`history` in plimsoll.toml is not an address: {why}"))?;
    History::open(folder, shared.as_ref(), config.ca_file.as_deref()).await.map_err(|e| e.to_string())
}

/// Keeps in a snapshot that was just begun what the history last decided of checks on load: whoever judges the file, now or later, then
/// knows the same. A history that cannot be used has nothing to say; that it was not kept is said at the end.
pub(super) async fn remember(snapshot: &Snapshot, folder: &Path, config: &Config) -> Result<(), Failure> {
    let (checks, _) = check::load(folder);
    let checks: Vec<String> = checks.iter().filter(|check| check.is_on_load()).map(Check::name).collect();
    let run = run::assemble(snapshot, &[], config)?;
    let Ok(history) = open(folder, config).await else { return Ok(()) };
    let since = run::kept_since(&run.ordered_at);
    let asked = Asked { target: &run.target, environment: &run.environment, before: &run.ordered_at, since: &since, checks: &checks };
    for kept in history.earlier(asked).await.unwrap_or_default() {
        snapshot.keep_verdict(&kept)?;
    }
    Ok(())
}

/// Judges the run of a file with the checks of today; nothing is kept.
pub(super) fn rejudge(folder: &Path, name: &str, config: &Config) -> Result<(Run, Vec<BadCheck>), Failure> {
    let snapshot = runs::open(folder, name)?;
    let (checks, bad) = check::load(folder);
    Ok((run::assemble(&snapshot, &checks, config)?, bad))
}

/// What the gate is held against: the runs of `folder` and what the history `decided`.
pub(super) struct Held<'a> {
    pub(super) folder: &'a Path,
    pub(super) config: &'a Config,
    pub(super) decided: &'a BTreeMap<String, Verdict>,
    /// A scan heeds what was cut short or not reached without a gate too.
    pub(super) is_scan: bool,
}

/// The gate's exit code, its reasons printed; compares with the run before and with the baseline where asked for.
pub(super) fn gate(args: &GateArgs, run: &Run, held: &Held<'_>) -> Result<Exit, Failure> {
    let earlier = || Earlier::new(held.folder, held.config, held.decided);
    let mut before = Before::default();
    if args.fail_on == Some(FailOn::New) {
        let asked = "--fail-on new";
        before.last = earlier().last(run, asked).map(|base| told(base, asked).diff(run));
    }
    if let Some(name) = &args.baseline {
        let asked = format!("--baseline {name}");
        let base = match name.as_str() {
            // In a scan the latest of all is the run itself.
            LATEST => earlier().last(run, &asked),
            name => Some(earlier().base(rejudge(held.folder, name, held.config)?.0, run, &asked)),
        };
        before.base = base.map(|base| told(base, &asked).diff(run));
    }
    let (exit, reasons) = gate::judge(args, run, held.is_scan, &before);
    for line in gate::unspoken(args, run).into_iter().chain(reasons) {
        report::print_error(&line);
    }
    Ok(exit)
}

/// Says which runs beside the base it is made of.
fn told(base: Base, asked: &str) -> Base {
    base.notes().iter().for_each(|note| report::print_error(&format!("{asked}: {note}")));
    base
}

/// Says of each target that was named and could not be reached what happened, and the next step.
pub(super) fn tell_unreached(run: &Run) {
    if !run.unreached.is_empty() {
        report::print_error(&report::unreached(&run.unreached));
    }
}

/// Says which waivers do not do what their author thinks.
pub(super) fn tell_waiver_faults(run: &Run) {
    if !run.waiver_faults.is_empty() {
        report::print_error(&report::waiver_faults(run));
    }
}

/// Says which own checks are at fault, where the command goes on without them.
pub(super) fn tell_faults(bad: Vec<BadCheck>) {
    if !bad.is_empty() {
        report::print_error(&Failure::Checks(bad).shown());
    }
}
