//! What happened where the app gave way, in words.

use super::words;
use crate::run::{Load, Waited};

/// Characters of a statement within a sentence.
const LONGEST: usize = 80;

/// What the sessions of Postgres did where the objective was missed, else at the hardest step; none where they were not seen.
pub(super) fn waits(load: &Load) -> Option<String> {
    let step = load.waits_at_limit()?;
    let (rate, active) = (words::number(step.offered_per_s), words::number(step.active()));
    let Some(most) = step.busiest() else {
        return Some(format!("at {rate} req/s Postgres was hardly busy: {active} active sessions on average"));
    };
    let often = if most.is_most() { "mostly" } else { "most often" };
    let (what, share) = (doing(most), words::number(most.sessions_pct));
    Some(format!("at {rate} req/s the sessions of Postgres {often} {what} ({share} % of {active} active)"))
}

/// ``waited for Lock/tuple in `update …` ``.
pub(super) fn doing(waited: &Waited) -> String {
    let what = match (waited.class.as_str(), waited.event.as_str()) {
        ("CPU", _) => "ran on a processor".to_owned(),
        (class, event) => format!("waited for {class}/{event}"),
    };
    match &waited.statement {
        Some(text) => format!("{what} in {}", statement(text)),
        None => what,
    }
}

/// What moved from a calm step to the one that missed the objective; none where that was not counted.
pub(super) fn moved(load: &Load) -> Option<String> {
    let at_limit = load.at_limit.as_ref()?;
    let grown = at_limit.grown().map_or_else(
        || "no statement took much longer: the time went elsewhere".to_owned(),
        |s| format!("a call of {} went from {} to {}", statement(&s.statement), words::ms(s.before_ms), words::ms(s.after_ms)),
    );
    Some(format!("from {} to {} req/s {grown}", words::number(at_limit.before_per_s), words::number(at_limit.after_per_s)))
}

/// A statement within a sentence.
pub(super) fn statement(text: &str) -> String {
    format!("`{}`", words::cut(&words::line(text).replace('`', "'"), LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sessions_did_is_one_phrase() {
        let waited = |class: &str, event: &str, statement: Option<&str>| {
            let statement = statement.map(str::to_owned);
            doing(&Waited { class: class.to_owned(), event: event.to_owned(), statement, sessions: 1.0, sessions_pct: 60.0 })
        };
        assert_eq!(waited("Lock", "tuple", Some("update a\n  set n = $1")), "waited for Lock/tuple in `update a set n = $1`");
        assert_eq!(waited("CPU", "", Some("select \"`\"")), "ran on a processor in `select \"'\"`");
        assert_eq!(waited("IO", "DataFileRead", None), "waited for IO/DataFileRead");
    }
}
