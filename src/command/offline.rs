//! `recheck`, `report`, `compare` and `history`: everything that works from files, without a target.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::{
    Answer, Failure,
    earlier::Earlier,
    judged::{self, Held},
    runs, runtime,
    targets::read_config,
};
use crate::{
    cli::{CompareArgs, HistoryArgs, RecheckArgs, ReportArgs},
    config::{BadTarget, Config},
    history::{Entry, History, LONGEST_LIST},
    redact::Address,
    report::{self, Look},
};

/// Judges an old snapshot with the checks of today.
pub(super) fn recheck(args: &RecheckArgs, folder: &Path) -> Result<Answer, Failure> {
    let config = read_config(folder)?;
    let (run, bad) = judged::rejudge(folder, &args.run, &config)?;
    if !bad.is_empty() {
        return Err(Failure::Checks(bad));
    }
    judged::tell_waiver_faults(&run);
    if args.gate.is_any() {
        judged::tell_unreached(&run);
    }
    let held = Held { folder, config: &config, decided: &BTreeMap::new(), is_scan: false };
    let exit = judged::gate(&args.gate, &run, &held)?;
    Ok(Answer { text: report::render(&run, args.format, Look::of_stdout()), exit })
}

/// Shows a run in another format, or the statements that it sent.
pub(super) fn report(args: &ReportArgs, folder: &Path) -> Result<Answer, Failure> {
    let (run, bad) = judged::rejudge(folder, &args.run, &read_config(folder)?)?;
    judged::tell_faults(bad);
    judged::tell_waiver_faults(&run);
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
    let diff = Earlier::new(folder, &config, &BTreeMap::new()).base(base, &head, "compare").diff(&head);
    let shown = report::render_diff(&diff, args.format, Look::of_stdout());
    shown.map(Answer::fine).map_err(Failure::Form)
}

/// Lists the runs: those of the history, and those of this folder that never came into it, such as one that died.
pub(super) fn history(args: &HistoryArgs, folder: &Path) -> Result<Answer, Failure> {
    let config = read_config(folder)?;
    let bad = |why| Failure::Target(BadTarget::Address { kind: "history", key: "history".to_owned(), place: "plimsoll.toml", why });
    let shared = config.history.as_deref().map(Address::parse).transpose().map_err(|e| bad(e.to_string()))?;
    let entries = runtime()?.block_on(async {
        let history = History::open(folder, shared.as_ref(), config.ca_file.as_deref()).await?;
        history.list(args.target.as_deref(), args.most).await
    });
    let mut entries = entries?;
    let is_whole = entries.len() < args.most.min(LONGEST_LIST);
    let oldest = entries.last().filter(|_| !is_whole).map(|entry| entry.ordered_at().to_owned());
    let unknown = unlisted(folder, &entries, &config).filter(|entry| args.target.as_ref().is_none_or(|target| *target == entry.target));
    let unknown: Vec<Entry> =
        unknown.take_while(|entry| oldest.as_deref().is_none_or(|oldest| entry.ordered_at() > oldest)).take(args.most).collect();
    entries.extend(unknown);
    entries.sort_by(|a, b| b.ordered_at().cmp(a.ordered_at()).then_with(|| b.id.cmp(&a.id)));
    entries.truncate(args.most);
    Ok(Answer::fine(report::list(&entries, Look::of_stdout())))
}

/// The runs of this folder that the history does not list, the latest first, judged with the checks of today.
fn unlisted<'a>(folder: &'a Path, listed: &[Entry], config: &'a Config) -> impl Iterator<Item = Entry> + 'a {
    let listed: BTreeSet<String> = listed.iter().map(|entry| entry.id.clone()).collect();
    let ids = runs::list(folder).into_iter().rev().filter(move |id| !listed.contains(id));
    ids.filter_map(move |id| match judged::rejudge(folder, &id, config) {
        Ok((run, _)) => Some(Entry::of(&run)),
        Err(why) => {
            report::print_error(&format!("run {id} is not listed\n{}", why.shown()));
            None
        }
    })
}
