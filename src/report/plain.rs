//! Small plain texts: where each address came from, and the statements that were sent.

use std::fmt::Write as _;

use super::words;
use crate::{
    config::Target,
    output::clean,
    run::{Run, Unreached, redis_lookups},
};

/// The targets of a scan, secrets masked, with the place that named each.
#[must_use]
pub fn addresses(target: &Target) -> String {
    let found = target.addresses();
    let shown: Vec<String> = found.iter().map(|(_, f)| clean::line(&f.address.masked())).collect();
    let width = words::column(shown.iter().map(String::as_str));
    // That of the usual kinds, so that two scans of one app look alike.
    let kinds = found.iter().map(|(kind, _)| kind.len()).max().unwrap_or(0).max(9);
    let mut text = format!("{} ({})", clean::line(&target.name), clean::line(&target.environment));
    for ((kind, f), address) in found.into_iter().zip(&shown) {
        let _ = write!(text, "\n  {kind:kinds$} {address:width$}  {} ({})", f.key, f.source.words());
        if kind == "postgres" && !target.databases.is_empty() {
            let _ = write!(text, "\n  {:kinds$} and the databases {} beside it", "", clean::line(&target.databases.join(", ")));
        }
    }
    for (kind, found) in [("log", &target.log), ("manifests", &target.manifests)] {
        let Some(found) = found else { continue };
        let _ = write!(text, "\n  {kind:kinds$} {:width$}  {} ({})", clean::line(&found.shown()), found.key, found.source.words());
    }
    text
}

/// Targets that were named and could not be reached: what happened, and the next step.
#[must_use]
pub fn unreached(targets: &[Unreached]) -> String {
    let all = clean::cleaned(&targets.to_vec());
    let told = all.iter().map(|target| {
        let url = target.url.as_deref().map(|url| format!(" {url}")).unwrap_or_default();
        let cure = target.cure.as_deref().map(|cure| format!("\nhelp: {cure}")).unwrap_or_default();
        let what = if target.is_behind_sign_in() {
            format!("nobody could sign in ({}), so what lies behind it was not seen", target.key)
        } else {
            format!("{}{url} ({}) could not be reached", target.kind, target.key)
        };
        format!("error: {what}: {}{cure}", target.reason)
    });
    told.collect::<Vec<_>>().join("\n")
}

/// The waivers that do not do what their author thinks: what is wrong, and the next step.
#[must_use]
pub fn waiver_faults(run: &Run) -> String {
    let all = clean::cleaned(&run.waiver_faults);
    all.iter().map(|fault| format!("warning: {}\nhelp: {}", fault.reason, fault.cure)).collect::<Vec<_>>().join("\n")
}

/// Every distinct statement that a run sent to its targets, by probe.
#[must_use]
pub fn sent(run: &Run) -> String {
    let mut text = String::new();
    let mut probe = "";
    let all = clean::cleaned(&run.sent);
    for sent in &all {
        if sent.probe != probe {
            probe = &sent.probe;
            let _ = writeln!(text, "{probe}");
        }
        let _ = writeln!(text, "  {:5} {:>5} ×  {}", sent.kind, sent.times, sent.statement.replace('\n', "\n                "));
    }
    match redis_lookups(&run.sent) {
        0 => {}
        lookups => {
            let _ = write!(
                text,
                "\n{lookups} of the commands to Redis looked up a key: they count in its own keyspace_hits and keyspace_misses."
            );
        }
    }
    text.trim_end().to_owned()
}
