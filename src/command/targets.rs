//! From arguments to targets.

use std::path::Path;

use super::Failure;
use crate::{
    cli::TargetArgs,
    target::{self, Given, Target},
};

/// The targets of a command; none at all is a failure.
pub(super) fn find(args: &TargetArgs, folder: &Path) -> Result<Target, Failure> {
    let given = Given {
        app: args.app.clone(),
        postgres: args.postgres.clone(),
        redis: args.redis.clone(),
        instance: args.instance.clone(),
        edge: args.edge.clone(),
        name: args.name.clone(),
        environment: args.environment.clone(),
        ..Given::default()
    };
    let mut target = target::discover(&given.with_environment(), folder)?;
    if target.app.is_none() && target.postgres.is_none() && target.redis.is_none() {
        return Err(Failure::NoTarget);
    }
    match args.stage {
        None => {}
        Some(stage @ (100 | 1_000 | 10_000)) => target.config.plan.stage = stage,
        Some(odd) => return Err(Failure::Stage(odd)),
    }
    Ok(target)
}
