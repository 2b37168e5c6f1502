//! `plimsoll restore-check`: a restored copy against its original, and the record of it for later scans.

use std::path::Path;

use super::{Answer, Exit, Failure, runtime, targets};
use crate::{
    cli::{RestoreArgs, TargetArgs},
    config::{BadTarget, Source},
    probe::backup::{RECORD, keep},
    redact::Address,
    report, restore,
};

/// Compares, keeps the record, and says what it proves. Exit 10 where the copy lacks something, 14 where no row could
/// be compared.
pub(super) fn run(args: &RestoreArgs, folder: &Path) -> Result<Answer, Failure> {
    let target = targets::find(&TargetArgs { postgres: args.postgres.clone(), ..TargetArgs::default() }, folder)?;
    let original = target.postgres.as_ref().ok_or(Failure::NoTarget)?;
    let restored = Address::parse(&args.restored).map_err(|why| bad_address(&why.to_string()))?;
    if !["postgres", "postgresql"].contains(&restored.expose().scheme()) {
        return Err(bad_address("it does not start with `postgres://`"));
    }
    target.redactor.learn(&restored);
    let compared = restore::compare(&original.address, &restored, target.config.ca_file.as_deref(), args.took);
    let comparison = runtime()?.block_on(compared)?;
    let failed = |source| Failure::Write { path: folder.join(RECORD).display().to_string(), source };
    keep(&comparison, folder).map_err(failed)?;
    let exit = if !comparison.is_equal {
        Exit::Findings
    } else if comparison.tables_counted == 0 && comparison.tables > 0 {
        Exit::Unproven
    } else {
        Exit::Fine
    };
    let text = if args.sent { report::sent_to_both(&comparison) } else { report::restored(&comparison, args.format) };
    let text = target.redactor.redact(&text);
    Ok(Answer { text, exit })
}

fn bad_address(why: &str) -> Failure {
    let (key, place) = ("--restored".to_owned(), Source::Flag.words());
    Failure::Target(BadTarget::Address { kind: "restored", key, place, why: why.to_owned() })
}
