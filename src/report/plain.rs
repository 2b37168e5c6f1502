//! Small plain texts: where each address came from, and the statements that were sent.

use std::fmt::Write as _;

use crate::{
    run::{Run, redis_lookups},
    target::Target,
};

/// The targets of a scan, secrets masked, with the place that named each.
#[must_use]
pub fn addresses(target: &Target) -> String {
    let found = target.addresses();
    let width = found.iter().map(|(_, f)| f.address.masked().len()).max().unwrap_or(0);
    let mut text = format!("{} ({})", target.name, target.environment);
    for (kind, f) in found {
        let _ = write!(text, "\n  {kind:9} {:width$}  {} ({})", f.address.masked(), f.key, f.source.words());
        if kind == "postgres" && !target.databases.is_empty() {
            let _ = write!(text, "\n  {:9} and the databases {} beside it", "", target.databases.join(", "));
        }
    }
    if let Some(log) = &target.log {
        let paths = log.paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
        let _ = write!(text, "\n  {:9} {paths:width$}  {} ({})", "log", log.key, log.source.words());
    }
    text
}

/// Every distinct statement that a run sent to its targets, by probe.
#[must_use]
pub fn sent(run: &Run) -> String {
    let mut text = String::new();
    let mut probe = "";
    for sent in &run.sent {
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
