//! Scenarios as a command uses them: the values of the environment put in, their secrets masked, and one of them signed in by.

use std::path::Path;

use super::Failure;
use crate::{
    config::Target,
    probe,
    report::{self, progress::Progress},
    run::Unreached,
    scenario::{self, BadScenario, Scenario},
    stop::Stop,
};

/// Those of the load.
pub(super) fn scenarios(target: &Target, folder: &Path) -> Result<Vec<Scenario>, Failure> {
    let all = scenario::load(folder, target.config.sign_in.as_deref()).map_err(|e| bad(target, &e))?;
    all.into_iter().map(|scenario| resolved(target, scenario)).collect()
}

/// That which signs in; none: none was named.
pub(super) fn scenario(target: &Target, folder: &Path) -> Result<Option<Scenario>, Failure> {
    let Some(path) = &target.config.sign_in else { return Ok(None) };
    let scenario = scenario::read(&folder.join(path)).map_err(|e| bad(target, &e))?;
    resolved(target, scenario).map(Some)
}

/// Signs in before anything is looked at: what the visitor shows then is that of every request. Where that fails, a guest looks.
pub(super) async fn by(scenario: Option<&Scenario>, target: &mut Target, stop: &Stop) {
    let Some(scenario) = scenario else { return };
    tokio::select! {
        biased;
        () = stop.requested() => return,
        () = probe::app::sign_in(target, scenario) => {}
    }
    if let Some(why) = &target.identity.fault {
        report::print_error(&report::unreached(&[Unreached::behind_sign_in(why)]));
    }
}

/// Goes through the scenarios of the load once, as who has signed in: what they ask for is looked at as well. What writes is sent
/// where a load is to send it.
pub(super) async fn visit(scenarios: &[Scenario], target: &mut Target, has_load: bool, stop: &Stop) {
    let may_write = has_load && target.loadable();
    let progress = Progress::on_stderr();
    let tell = |scenario: &str| progress.visit(scenario);
    tokio::select! {
        biased;
        () = stop.requested() => {}
        () = probe::app::visit(target, scenarios, may_write, &tell) => {}
    }
    drop(progress);
    for step in &target.visits.kept_off {
        let note =
            format!("{step} was not looked at: by its address it changes something, or `keep_off` names it; a load does it all the same");
        report::print_error(&target.redactor.redact(&note));
    }
}

/// What lets in is masked from now on.
fn resolved(target: &Target, mut scenario: Scenario) -> Result<Scenario, Failure> {
    let values = scenario.resolve(&target.variables).map_err(|e| bad(target, &e))?;
    values.into_iter().chain(scenario.secrets()).for_each(|secret| target.redactor.learn_word(&secret));
    Ok(scenario)
}

fn bad(target: &Target, fault: &BadScenario) -> Failure {
    Failure::BadFile(target.redactor.redact(&fault.to_string()))
}
