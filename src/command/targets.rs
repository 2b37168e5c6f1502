//! From arguments to targets.

use std::path::Path;

use super::Failure;
use crate::{
    cli::{TargetArgs, Typed},
    config::{self, BadConfig, BadTarget, Config, Given, Target},
    scenario,
};

/// `plimsoll.toml` of `folder`; a fault in it is shown with its place.
pub(super) fn read_config(folder: &Path) -> Result<Config, Failure> {
    Config::read(folder).map_err(|e| shown(BadTarget::Config(e)))
}

fn shown(bad: BadTarget) -> Failure {
    match bad {
        BadTarget::Config(BadConfig::Invalid { path, text, message, at }) => {
            let title = format!("`{path}` is not valid: {message}");
            let help = "every key that plimsoll.toml may hold stands in the README";
            Failure::BadFile(scenario::carets(&title, &path, &text, &at, help))
        }
        other => Failure::Target(other),
    }
}

/// The targets of a command; none at all is a failure.
pub(super) fn find(args: &TargetArgs, folder: &Path) -> Result<Target, Failure> {
    let given = Given {
        app: args.app.clone(),
        postgres: args.postgres.clone(),
        databases: args.database.clone(),
        redis: args.redis.clone(),
        instance: args.instance.clone(),
        edge: args.edge.clone(),
        twin: args.twin.clone(),
        backup_report: args.backup_report.clone(),
        pooler: args.pooler.clone(),
        prometheus: args.prometheus.clone(),
        alertmanager: args.alertmanager.clone(),
        log: args.log.clone(),
        manifests: args.manifests.clone(),
        sign_in: args.sign_in.clone(),
        name: args.name.clone(),
        environment: args.environment.clone(),
        ..Given::default()
    };
    let mut target = config::discover(&given.with_environment(), folder).map_err(shown)?;
    // A name, a path or a word may have been given in the place of an address, and the other way round.
    Typed::of_process().passwords().iter().for_each(|password| target.redactor.learn_word(password));
    (target.name, target.environment) = (target.redactor.redact(&target.name), target.redactor.redact(&target.environment));
    if target.app.is_none() && target.postgres.is_none() && target.redis.is_none() && target.log.is_none() && target.manifests.is_none() {
        return Err(Failure::NoTarget);
    }
    match args.stage {
        None => {}
        Some(stage @ (100 | 1_000 | 10_000)) => target.config.plan.stage = stage,
        Some(odd) => return Err(Failure::Stage(odd)),
    }
    Ok(target)
}
