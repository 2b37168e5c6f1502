//! Two load lines side by side.

use super::LineChange;
use crate::run::{EnvironmentPart, LoadLine, Run};

/// Where what was driven stands, among what the scan came by.
const ENDPOINTS: &str = "load_endpoint";

/// Higher or lower only where the intervals [proven, failed] lie wholly apart; one run's point value moves by itself.
pub(super) fn compare(before: &Run, now: &Run) -> (LineChange, String) {
    let cannot = |why: String| (LineChange::CannotTell, why);
    let (Some(a), Some(b)) = (&before.load, &now.load) else {
        let missing = match (&before.load, &now.load) {
            (None, None) => "no load was run in either",
            (None, _) => "no load was run before",
            _ => "no load was run now",
        };
        return cannot(missing.to_owned());
    };
    if (&before.target, &before.environment) != (&now.target, &now.environment) {
        return cannot("the two runs looked at different systems".to_owned());
    }
    if !(a.is_valid && b.is_valid) {
        return cannot("a user of the load generator died in one of the runs".to_owned());
    }
    if before.generator_cores != now.generator_cores {
        let (old, new) = (before.generator_cores, now.generator_cores);
        return cannot(format!("the scanning machine had {old} processors before and has {new} now"));
    }
    let (machine, other) = changed_parts(&a.environment, &b.environment);
    if !machine.is_empty() {
        return cannot(format!("it ran on another machine: {}", machine.join(", ")));
    }
    let meanwhile = if other.is_empty() { String::new() } else { format!("; meanwhile changed: {}", other.join(", ")) };
    if (a.objective_p95_ms, a.objective_error_pct) != (b.objective_p95_ms, b.objective_error_pct) {
        return cannot("the service objective is another one".to_owned());
    }
    if a.scenarios != b.scenarios {
        return cannot("the scenarios are others".to_owned());
    }
    if before.visited.get(ENDPOINTS) != now.visited.get(ENDPOINTS) {
        return cannot("the scenarios drive other requests".to_owned());
    }
    let (lower, upper) = (|l: &LoadLine| l.proven_per_s.unwrap_or(0.0), |l: &LoadLine| l.failed_per_s.unwrap_or(f64::INFINITY));
    if lower(&b.line) > upper(&a.line) {
        (LineChange::Higher, format!("the whole interval lies above the earlier one{meanwhile}"))
    } else if upper(&b.line) < lower(&a.line) {
        (LineChange::Lower, format!("the whole interval lies below the earlier one{meanwhile}"))
    } else {
        cannot(format!("the two intervals meet: no change can be shown{meanwhile}"))
    }
}

/// What differs between the two, in words: of the machines, and else. What only one of them saw did not change.
fn changed_parts(before: &[EnvironmentPart], now: &[EnvironmentPart]) -> (Vec<String>, Vec<String>) {
    let pairs = now.iter().filter_map(|new| Some((before.iter().find(|old| old.part == new.part)?, new)));
    let (machine, other): (Vec<_>, Vec<_>) = pairs.filter(|(old, new)| old.value != new.value).partition(|(_, new)| new.kind == "machine");
    let words = |changed: Vec<(&EnvironmentPart, &EnvironmentPart)>| {
        changed.iter().map(|(old, new)| format!("{} from {} to {}", new.part, old.value, new.value)).collect()
    };
    (words(machine), words(other))
}
