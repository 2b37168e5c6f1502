//! `plimsoll doctor`: what may be seen, fact by fact, before anything depends on it.

use std::path::Path;

use chrono::Utc;

use super::{Answer, Exit, Failure, sign_in, targets};
use crate::{
    cli::TargetArgs,
    probe::{self, PROBES},
    report, run,
    snapshot::Snapshot,
    stop::Stop,
};

/// Looks at everything once, keeps nothing, and says what was granted. Exit 14 where something was not.
pub(super) fn run(args: &TargetArgs, folder: &Path) -> Result<Answer, Failure> {
    let mut target = targets::find(args, folder)?;
    let (stop, scenario) = (Stop::on_signal(), sign_in::scenario(&target, folder)?);
    let snapshot = super::runtime()?.block_on(async {
        sign_in::by(scenario.as_ref(), &mut target, &stop).await;
        let snapshot = Snapshot::scratch(&target, Utc::now())?;
        probe::collect(PROBES, &target, &snapshot, &stop, &|_| ()).await?;
        Ok::<_, Failure>(snapshot)
    })?;
    let mut looked = run::looked(&snapshot)?;
    // What nobody configured is no news here, and drowns the rest. But every Postgres has a log: how to give it is said
    // once, and is no fault.
    let tells_of_log = |fact: &run::Looked| fact.table == "log_source" && target.postgres.is_some();
    looked.retain(|fact| match fact.gap.as_ref().map(|gap| gap.kind.as_str()) {
        Some("not-configured") => tells_of_log(fact),
        Some("declared-none") => false,
        _ => true,
    });
    let lacks = |probe: &str| looked.iter().any(|fact| fact.probe == probe && fact.gap.is_some());
    let mut roles: Vec<(&str, &str)> =
        PROBES.iter().filter(|p| lacks(p.name())).filter_map(|p| p.role().map(|role| (p.name(), role))).collect();
    // Two probes may need the same.
    roles.dedup_by_key(|(_, role)| *role);
    let is_fault = |fact: &run::Looked| fact.gap.as_ref().is_some_and(|gap| gap.kind != "not-configured");
    let exit = if looked.iter().any(is_fault) { Exit::Unproven } else { Exit::Fine };
    Ok(Answer { text: report::doctor::render(&looked, &roles), exit })
}
