//! SARIF 2.1.0. A live system has no files, so a finding's place is a logical location: its subject.

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{json, words};
use crate::{
    check::{Finding, Severity, Verdict},
    run::{Outcome, Run},
};

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    version: &'a str,
    runs: [Part<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Part<'a> {
    tool: Tool<'a>,
    invocations: [Invocation<'a>; 1],
    automation_details: Id,
    results: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
struct Driver<'a> {
    name: &'a str,
    version: &'a str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: String,
    short_description: Text,
    full_description: Text,
    help: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<&'a str>,
    default_configuration: Level,
}

#[derive(Serialize)]
struct Level {
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Id {
    id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    start_time_utc: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'a> {
    rule_id: String,
    rule_index: usize,
    kind: &'static str,
    level: &'static str,
    message: Text,
    locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial_fingerprints: Option<Fingerprint>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    logical_locations: [Logical<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical<'a> {
    name: &'a str,
    fully_qualified_name: String,
    kind: &'static str,
}

#[derive(Serialize)]
struct Fingerprint {
    #[serde(rename = "plimsollIdentity/v1")]
    identity: String,
}

#[derive(Serialize)]
struct Suppression<'a> {
    kind: &'static str,
    justification: &'a str,
}

/// The whole run: a rule a check; a result a finding, and one a check that is unproven (`open`).
pub(super) fn run(run: &Run) -> String {
    let rules = run.outcomes.iter().map(rule).collect();
    let results = run.outcomes.iter().enumerate().flat_map(|(n, outcome)| results(run, n, outcome)).collect();
    json::render(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Part {
            tool: Tool { driver: Driver { name: "plimsoll", version: &run.version, rules } },
            invocations: [Invocation { execution_successful: true, start_time_utc: &run.taken_at }],
            automation_details: Id { id: format!("plimsoll/{}/{}", words::line(&run.target), run.id) },
            results,
        }],
    })
}

fn rule(outcome: &Outcome) -> Rule<'_> {
    Rule {
        id: outcome.name(),
        short_description: Text { text: outcome.title.clone() },
        full_description: Text { text: outcome.why.clone() },
        help: Text { text: outcome.fix.clone() },
        help_uri: outcome.docs.iter().map(String::as_str).find(|d| words::is_web(d)),
        default_configuration: Level { level: level(outcome.severity) },
    }
}

fn results<'a>(run: &'a Run, rule_index: usize, outcome: &'a Outcome) -> Vec<Found<'a>> {
    let found = |finding: &'a Finding, because: Option<&'a str>| Found {
        rule_id: outcome.name(),
        rule_index,
        kind: "fail",
        level: level(outcome.severity),
        message: Text { text: message(finding) },
        locations: vec![location(run, &finding.subject)],
        partial_fingerprints: Some(Fingerprint { identity: identity(&outcome.name(), &finding.subject) }),
        suppressions: because.map(|justification| Suppression { kind: "external", justification }).into_iter().collect(),
    };
    match &outcome.verdict {
        Verdict::Fail { findings, .. } => findings.iter().map(|f| found(f, None)).collect(),
        Verdict::Waived { findings, because, .. } => findings.iter().map(|f| found(f, Some(because))).collect(),
        Verdict::Unproven { gaps } => vec![Found {
            rule_id: outcome.name(),
            rule_index,
            kind: "open",
            level: "none",
            message: Text { text: format!("unproven: {}", gaps.iter().map(|g| g.reason.as_str()).collect::<Vec<_>>().join("; ")) },
            locations: Vec::new(),
            partial_fingerprints: None,
            suppressions: Vec::new(),
        }],
        Verdict::Pass { .. } | Verdict::NotApplicable => Vec::new(),
    }
}

fn message(finding: &Finding) -> String {
    match &finding.fix {
        Some(fix) => format!("{}\n\nFix:\n{fix}", finding.message),
        None => finding.message.clone(),
    }
}

fn location<'a>(run: &Run, subject: &'a str) -> Location<'a> {
    let name = format!("{}/{subject}", words::line(&run.target));
    Location { logical_locations: [Logical { name: subject, fully_qualified_name: name, kind: "resource" }] }
}

/// Check and subject: the same finding in every run, whatever its message says.
fn identity(check: &str, subject: &str) -> String {
    let mut text = String::new();
    for byte in &Sha256::digest(format!("{check}\0{subject}"))[..16] {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    }
}
