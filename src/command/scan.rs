//! `plimsoll scan`: the whole way, from the targets to the exit code.

use std::{fs, path::Path, time::Instant};

use chrono::Utc;

use super::{
    Answer, Exit, Failure,
    judged::{self, Held, Judged},
    runs::RUNS,
    runtime, sign_in, targets,
};
use crate::{
    check,
    cli::ScanArgs,
    config::{Config, Target},
    derive, load,
    probe::{self, Kind, PROBES, Unseen},
    report::{self, Format, Look, progress::Progress},
    run::{self, Run},
    scenario::{Scenario, Step},
    snapshot::Snapshot,
    stop::Stop,
};

/// `--deep`: the longest load, seconds.
const DEEP_S: u64 = 900;
/// What is written beside the snapshot, whatever is printed.
const REPORTS: &[(&str, Format)] = &[("report.html", Format::Html), ("run.json", Format::Json)];

/// Looks, loads, judges, reports.
pub(super) fn run(args: &ScanArgs, folder: &Path) -> Result<Answer, Failure> {
    let mut target = targets::find(&args.targets, folder)?;
    allow_load(&mut target, args);
    let scenarios = sign_in::scenarios(&target, folder)?;
    let sign_in = sign_in::scenario(&target, folder)?;
    report::print_error(&target.redactor.redact(&report::addresses(&target)));
    // Before anything is sent: whoever is to mend a check need not wait for the end of the load.
    judged::tell_faults(check::load(folder).1);
    let stop = Stop::on_signal();
    let (Judged { run, bad, decided }, files) = runtime()?.block_on(async {
        sign_in::by(sign_in.as_ref(), &mut target, &stop).await;
        sign_in::visit(&scenarios, &mut target, !args.no_load, &stop).await;
        let snapshot = look(&target, &scenarios, args, folder, &stop).await?;
        tell_seen(&snapshot)?;
        let judged = judged::judge(&snapshot, folder, &target.config).await?;
        let files = write_reports(&snapshot, &judged.run)?;
        Ok::<_, Failure>((judged, files))
    })?;
    judged::tell_waiver_faults(&run);
    let mut text = report::render(&run, args.format, Look::of_stdout());
    if args.format == Format::Terminal {
        text.push_str(&files);
    } else {
        report::print_error(files.trim());
    }
    // What was seen is kept, but without the user's own checks a gate that holds proves less than was asked.
    let held = Held { folder, config: &target.config, decided: &decided, is_scan: true };
    let exit = match judged::gate(&args.gate, &run, &held)? {
        // Nothing of the run is missing; but whoever stopped it takes no gate for held.
        Exit::Fine if stop.is_requested() => {
            report::print_error("the scan was stopped while it was judged; its snapshot is whole");
            Exit::Cut
        }
        Exit::Fine if !bad.is_empty() => Exit::Usage,
        exit => exit,
    };
    Ok(Answer { text, exit })
}

/// The command line widens what plimsoll.toml allows; it is typed for this one run.
fn allow_load(target: &mut Target, args: &ScanArgs) {
    let limits = &mut target.config.load;
    limits.hosts.extend(args.load_host.iter().cloned());
    limits.allow_production |= args.allow_production;
    let deep = args.deep.then_some(DEEP_S);
    limits.max_seconds = args.load_seconds.or(deep).unwrap_or(limits.max_seconds);
    limits.shape = args.load_shape.unwrap_or(limits.shape);
    limits.rate = args.load_rate.or(limits.rate);
}

/// From the targets to a sealed snapshot. A stop cuts each part short; the snapshot keeps what was seen.
async fn look(target: &Target, scenarios: &[Scenario], args: &ScanArgs, folder: &Path, stop: &Stop) -> Result<Snapshot, Failure> {
    let start = Instant::now();
    let snapshot = Snapshot::create(&folder.join(RUNS), target, Utc::now())?;
    for scenario in scenarios.iter().filter(|scenario| !scenario.is_built_in) {
        let kept = |step: &Step| snapshot.keep_step(&format!("{}/{}", scenario.name, step.name), &target.place(&scenario.path, step.line));
        scenario.steps.iter().try_for_each(kept)?;
    }
    if !args.no_load {
        tokio::select! {
            biased;
            // A history that does not answer must not hold up the stop.
            () = stop.requested() => {}
            kept = judged::remember(&snapshot, folder, &target.config) => kept?,
        }
    }
    let progress = Progress::on_stderr();
    let (first, later) = if args.no_load { (PROBES.to_vec(), Vec::new()) } else { probe::around_load(PROBES) };
    probe::collect(&first, target, &snapshot, stop, &|event| progress.probe(event)).await?;
    if args.no_load {
        load::skip(&snapshot, &Unseen::new(Kind::NotRun, "the scan was asked to send no load").cured_by("scan without --no-load"))?;
    } else {
        load::drive(target, scenarios, &snapshot, stop, &|event| progress.load(event)).await?;
    }
    probe::collect(&later, target, &snapshot, stop, &|event| progress.probe(event)).await?;
    drop(progress);
    derive::fill(&snapshot)?;
    if stop.is_requested() {
        snapshot.stopped(start.elapsed())?;
    }
    snapshot.seal(start.elapsed())?;
    Ok(snapshot)
}

/// Says where the sealed snapshot lies and which targets were not reached, before anything is judged: whatever comes after,
/// nothing of that is lost.
fn tell_seen(snapshot: &Snapshot) -> Result<(), Failure> {
    report::print_error(&format!("sealed {}", snapshot.path().display()));
    let mut run = run::assemble(snapshot, &[], &Config::default())?;
    // That nobody could sign in was said before anything was looked at.
    run.unreached.retain(|target| !target.is_behind_sign_in());
    judged::tell_unreached(&run);
    Ok(())
}

/// Writes `ID.report.html` and `ID.run.json` beside the snapshot, and says where all three lie.
fn write_reports(snapshot: &Snapshot, run: &Run) -> Result<String, Failure> {
    let mut lines = String::from("\n");
    for (ending, format) in REPORTS {
        let path = snapshot.path().with_extension(ending);
        let failed = |source| Failure::Write { path: path.display().to_string(), source };
        fs::write(&path, report::render(run, *format, Look::of_stdout())).map_err(failed)?;
        lines.push_str(&format!("wrote {}\n", path.display()));
    }
    lines.push_str(&format!("wrote {}\n", snapshot.path().display()));
    Ok(lines)
}
