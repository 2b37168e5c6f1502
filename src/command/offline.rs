//! `recheck`, `report`, `compare` and `history`: everything that works from files, without a target.

use std::{fs, path::Path};

use super::{Answer, Failure, judged, runtime, targets::read_config};
use crate::{
    cli::{CompareArgs, HistoryArgs, RecheckArgs, ReportArgs},
    compare,
    history::History,
    report::{self, Look},
    target::{Address, BadTarget},
};

/// Judges an old snapshot with the checks of today.
pub(super) fn recheck(args: &RecheckArgs, folder: &Path) -> Result<Answer, Failure> {
    let config = read_config(folder)?;
    let (run, bad) = judged::rejudge(folder, &args.run, &config)?;
    if !bad.is_empty() {
        return Err(Failure::Checks(bad));
    }
    let exit = judged::gate(&args.gate, &run, folder, &config)?;
    Ok(Answer { text: report::render(&run, args.format, Look::of_stdout()), exit })
}

/// Shows a run in another format, or the statements that it sent.
pub(super) fn report(args: &ReportArgs, folder: &Path) -> Result<Answer, Failure> {
    let (run, bad) = judged::rejudge(folder, &args.run, &read_config(folder)?)?;
    judged::tell_faults(bad);
    let text = if args.sent { report::sent(&run) } else { report::render(&run, args.format, Look::of_stdout()) };
    match &args.output {
        None => Ok(Answer::fine(text)),
        Some(path) => {
            let path = folder.join(path);
            let failed = |source| Failure::Write { path: path.display().to_string(), source };
            fs::write(&path, text).map_err(failed)?;
            Ok(Answer::fine(format!("wrote {}", path.display())))
        }
    }
}

/// Sets two runs side by side.
pub(super) fn compare(args: &CompareArgs, folder: &Path) -> Result<Answer, Failure> {
    let config = read_config(folder)?;
    let (base, _) = judged::rejudge(folder, &args.base, &config)?;
    let (head, bad) = judged::rejudge(folder, &args.head, &config)?;
    judged::tell_faults(bad);
    let shown = report::render_diff(&compare::compare(&base, &head), args.format, Look::of_stdout());
    shown.map(Answer::fine).map_err(Failure::Form)
}

/// Lists the runs.
pub(super) fn history(args: &HistoryArgs, folder: &Path) -> Result<Answer, Failure> {
    let config = read_config(folder)?;
    let bad = |why| Failure::Target(BadTarget::Address { kind: "history", key: "history".to_owned(), place: "plimsoll.toml", why });
    let shared = config.history.as_deref().map(Address::parse).transpose().map_err(|e| bad(e.to_string()))?;
    let entries = runtime()?.block_on(async {
        let history = History::open(folder, shared.as_ref(), config.ca_file.as_deref()).await?;
        history.list(args.target.as_deref(), args.most).await
    });
    Ok(Answer::fine(report::list(&entries?, Look::of_stdout())))
}
