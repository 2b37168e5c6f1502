//! JUnit XML: a suite an item, a case a check. What is unproven is skipped, with the cure: never a success. A waiver that does not do
//! what its author thinks is an error: nothing was tested, and somebody has to look.

use chrono::DateTime;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::words;
use crate::{
    check::{Finding, Verdict},
    run::{Outcome, Run, WaiverFault, sampled},
};

/// Findings listed of one check.
const MOST: usize = 100;

/// The whole run.
pub(super) fn run(run: &Run) -> String {
    let mut report = Report::new("plimsoll");
    if let Ok(at) = DateTime::parse_from_rfc3339(&run.taken_at) {
        report.set_timestamp(at);
    }
    for item in &run.score.items {
        let mut suite = TestSuite::new(item.name.as_str());
        for outcome in run.outcomes.iter().filter(|o| o.item == item.name) {
            suite.add_test_case(case(run, outcome));
        }
        if !suite.test_cases.is_empty() {
            report.add_test_suite(suite);
        }
    }
    if !run.waiver_faults.is_empty() {
        let mut suite = TestSuite::new("waivers");
        suite.add_test_cases(run.waiver_faults.iter().map(waiver_case));
        report.add_test_suite(suite);
    }
    report.to_string().expect("text is always written")
}

fn case(run: &Run, outcome: &Outcome) -> TestCase {
    let status = match &outcome.verdict {
        Verdict::Pass { .. } => TestCaseStatus::success(),
        Verdict::Fail { findings, of, gaps } => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            let lines: Vec<String> = findings.iter().take(MOST).map(told).collect();
            let more = findings.len().saturating_sub(MOST);
            let more = if more > 0 { format!("\n… and {more} more") } else { String::new() };
            status
                .set_type(outcome.severity.word())
                .set_message(format!("{}: {}", words::count(findings.len(), "finding"), words::line(&findings[0].told())))
                .set_description(format!("{}{more}\npopulation: {}\nfix: {}", lines.join("\n"), words::population(*of, gaps), outcome.fix));
            status
        }
        Verdict::Unproven { gaps } => {
            let lines = gaps.iter().map(|g| match &g.cure {
                Some(cure) => format!("{}; cure: {cure}", g.reason),
                None => g.reason.clone(),
            });
            skipped(&format!("unproven: {}", lines.collect::<Vec<_>>().join("; ")))
        }
        Verdict::NotApplicable => skipped("nothing to judge"),
        Verdict::Waived { because, .. } => skipped(&format!("accepted {because}")),
    };
    let mut case = TestCase::new(outcome.id.as_str(), status);
    case.set_classname(outcome.item.as_str());
    let name = outcome.name();
    let older = run.older.iter().filter(|evidence| evidence.checks.contains(&name)).map(words::older);
    let told: Vec<String> = sampled(outcome).as_ref().map(words::sampled).into_iter().chain(older).collect();
    if !told.is_empty() {
        case.set_system_out(told.join("\n"));
    }
    case
}

fn waiver_case(fault: &WaiverFault) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_type("waiver").set_message(words::line(&fault.reason)).set_description(fault.cure.as_str());
    let mut case = TestCase::new(fault.check.as_str(), status);
    case.set_classname("waivers");
    case
}

fn told(finding: &Finding) -> String {
    let evidence = words::evidence_line(finding);
    let evidence = if evidence.is_empty() { evidence } else { format!(" ({evidence})") };
    format!("{}: {}{evidence}", words::line(&finding.subject), words::line(&finding.told()))
}

fn skipped(why: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::skipped();
    status.set_message(words::line(why));
    status
}
