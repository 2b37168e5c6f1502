//! Waivers of plimsoll.toml that do not do what their author thinks, or that nobody can judge: said aloud, for whoever believes that
//! something is accepted looks no more.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    check::{self, Check},
    config::Waiver,
};

/// What is wrong with a waiver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaiverFault {
    /// The check, as it stands in plimsoll.toml.
    pub check: String,
    /// What is wrong, in words.
    pub reason: String,
    /// The next step.
    pub cure: String,
}

/// The faults of all waivers in the order of the file, for a run of that day.
pub(super) fn faults(checks: &[Check], waivers: &[Waiver], day: NaiveDate) -> Vec<WaiverFault> {
    waivers.iter().flat_map(|waiver| faults_of(checks, waiver, day)).collect()
}

fn faults_of(checks: &[Check], waiver: &Waiver, day: NaiveDate) -> Vec<WaiverFault> {
    let name = &waiver.check;
    let what = waiver.subject.as_ref().map_or_else(|| name.clone(), |subject| format!("{name} for {subject}"));
    let is_known = checks.iter().any(|check| check.name() == *name);
    let unknown = || (format!("the waiver of {what} accepts nothing: there is no such check"), meant(checks, name));
    let over = || {
        let cure = "mend what it accepted and take it out of plimsoll.toml, or accept it anew with a later `until`";
        (format!("the waiver of {what} accepts nothing any more: {} was its last day", waiver.until), cure.to_owned())
    };
    let blank = || {
        let cure = "write into its `why` in plimsoll.toml what was weighed, or take it out";
        (format!("the waiver of {what} gives no reason, so nobody can tell whether it still holds"), cure.to_owned())
    };
    let found = [
        (!is_known).then(unknown),
        (is_known && waiver.until < day).then(over),
        // One that has no effect needs none.
        (is_known && waiver.until >= day && waiver.why.trim().is_empty()).then(blank),
    ];
    found.into_iter().flatten().map(|(reason, cure)| WaiverFault { check: name.clone(), reason, cure }).collect()
}

/// What may have been meant by a name that is none.
fn meant(checks: &[Check], name: &str) -> String {
    match check::nearest(checks, name).first() {
        Some(near) => format!("write check = \"{near}\" if you mean that one; `plimsoll checks list` lists all"),
        None => "`plimsoll checks list` lists all checks: name one of them as ITEM/ID, or take the waiver out".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a waiver of `check` until `until`, in a run of the 2nd of January.
    fn said(check: &str, until: &str, why: &str) -> Vec<String> {
        let until = until.parse().expect("a day");
        let waiver = Waiver { check: check.to_owned(), subject: None, until, by: "ada".to_owned(), why: why.to_owned() };
        let (checks, _) = check::load("/nonexistent".as_ref());
        let day = "2026-01-02".parse().expect("a day");
        faults(&checks, &[waiver], day).into_iter().map(|fault| format!("{}; {}", fault.reason, fault.cure)).collect()
    }

    #[test]
    fn a_waiver_that_holds_is_not_remarked_upon() {
        assert_eq!(said("database/autovacuum-off", "2026-01-02", "an import runs"), Vec::<String>::new());
    }

    #[test]
    fn what_is_wrong_is_said_with_the_next_step() {
        for (check, until, why, wanted) in [
            ("database/autovacum-off", "2026-01-02", "x", "there is no such check; write check = \"database/autovacuum-off\""),
            ("database/autovacum-off", "2025-01-02", "", "there is no such check; write check = \"database/autovacuum-off\""),
            ("qqqq", "2026-01-02", "x", "there is no such check; `plimsoll checks list`"),
            ("database/autovacuum-off", "2026-01-01", "x", "nothing any more: 2026-01-01 was its last day; mend what"),
            (
                "database/autovacuum-off",
                "2026-01-02",
                " ",
                "gives no reason, so nobody can tell whether it still holds; write into its `why`",
            ),
        ] {
            let said = said(check, until, why);
            assert!(said.len() == 1 && said[0].contains(wanted), "{check}: {said:?}");
        }
    }
}
