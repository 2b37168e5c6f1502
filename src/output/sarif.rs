//! SARIF 2.1.0, as code scanning takes it: each result has a line of the user's files, for GitHub refuses a file in which one
//! has none. A live system has no lines; so a result points to the line of plimsoll.toml, the compose file or the scenario that
//! names what was looked at, and its subject stands beside it as the logical location. Where no file names it, that is the first
//! line of plimsoll.toml, be it there or not: there it would be named, and `plimsoll init` writes it.

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest, Sha256};
use url::Url;

use super::{json, words};
use crate::{
    check::{Finding, Severity, Verdict},
    run::{Outcome, Place, Run, WaiverFault},
};

/// Results that GitHub takes of one run.
const MOST_RESULTS: usize = 25_000;
/// Bytes of all of them. GitHub takes 10 MB packed, and what a target says may be of a kind that cannot be packed.
const MOST_BYTES: usize = 8 << 20;
/// Characters that GitHub takes of a description.
const LONGEST_DESCRIPTION: usize = 1_024;
/// Characters of a message, and of a fix.
const LONGEST: usize = 4_000;

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    version: &'a str,
    runs: [SarifRun<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRun<'a> {
    tool: Tool<'a>,
    invocations: [Invocation<'a>; 1],
    automation_details: Id,
    results: Vec<SarifResult<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
struct Driver<'a> {
    name: &'a str,
    version: &'a str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    short_description: Text,
    full_description: Text,
    help: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_configuration_notifications: Vec<Notification>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: String,
    rule_index: usize,
    kind: &'static str,
    level: &'static str,
    message: Text,
    locations: [Location<'a>; 1],
    partial_fingerprints: Fingerprint,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: Physical,
    logical_locations: [Logical<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
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
    /// What GitHub knows a result by. Left out, it is made of the line, and all findings of a check would be one.
    #[serde(rename = "primaryLocationLineHash")]
    line: String,
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
    let all = run.outcomes.iter().enumerate().flat_map(|(n, outcome)| results(run, n, outcome)).collect();
    let (results, left_out) = within(all);
    let warning = |text: &str| Notification { level: "warning", message: Text { text: words::cut(text, LONGEST) } };
    let cut = format!("{} left out, the mildest: run.json has them all", words::count(left_out, "result"));
    let of_waiver = |fault: &WaiverFault| warning(&format!("{}; {}", fault.reason, fault.cure));
    let invocation = Invocation {
        execution_successful: true,
        start_time_utc: &run.taken_at,
        tool_configuration_notifications: run.waiver_faults.iter().map(of_waiver).collect(),
        tool_execution_notifications: (left_out > 0).then(|| warning(&cut)).into_iter().collect(),
    };
    json::render(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [SarifRun {
            tool: Tool { driver: Driver { name: "plimsoll", version: &run.version, rules: run.outcomes.iter().map(rule).collect() } },
            invocations: [invocation],
            automation_details: Id { id: format!("plimsoll/{}/{}", words::line(&run.target), run.id) },
            results,
        }],
    })
}

/// As many as GitHub takes, and how many are left out: where they are too many, the gravest are kept.
fn within(mut all: Vec<SarifResult<'_>>) -> (Vec<SarifResult<'_>>, usize) {
    let number = all.len();
    let bytes = |found: &SarifResult<'_>| serde_json::to_vec(found).map_or(MOST_BYTES, |json| json.len());
    if number > MOST_RESULTS || all.iter().map(bytes).sum::<usize>() > MOST_BYTES {
        all.sort_by_key(|found| LEVELS.iter().position(|level| *level == found.level));
        let mut total = 0;
        let fits = all.iter().take(MOST_RESULTS).take_while(|found| {
            total += bytes(found);
            total <= MOST_BYTES
        });
        let most = fits.count();
        all.truncate(most);
    }
    let kept = all.len();
    (all, number - kept)
}

fn rule(outcome: &Outcome) -> Rule {
    Rule {
        id: outcome.name(),
        short_description: Text { text: words::cut(&outcome.title, LONGEST_DESCRIPTION) },
        full_description: Text { text: words::cut(&outcome.why, LONGEST_DESCRIPTION) },
        help: Text { text: words::cut(&outcome.fix, LONGEST) },
        help_uri: outcome.docs.iter().filter(|d| words::is_web(d)).find_map(|d| Url::parse(d).ok()).map(String::from),
        default_configuration: Level { level: level(outcome.severity) },
    }
}

fn results<'a>(run: &'a Run, rule_index: usize, outcome: &'a Outcome) -> Vec<SarifResult<'a>> {
    let found = |finding: &'a Finding, because: Option<&'a str>| SarifResult {
        rule_id: outcome.name(),
        rule_index,
        kind: "fail",
        level: level(outcome.severity_of(finding)),
        message: Text { text: message(finding) },
        locations: [location(run, outcome, &finding.subject)],
        partial_fingerprints: fingerprint(&outcome.name(), &finding.subject),
        suppressions: because.map(|justification| Suppression { kind: "external", justification }).into_iter().collect(),
    };
    match &outcome.verdict {
        Verdict::Fail { findings, .. } => findings.iter().map(|f| found(f, None)).collect(),
        Verdict::Waived { findings, because, .. } => findings.iter().map(|f| found(f, Some(because))).collect(),
        Verdict::Unproven { gaps } => {
            let reasons = gaps.iter().map(|g| g.reason.as_str()).collect::<Vec<_>>().join("; ");
            vec![SarifResult {
                rule_id: outcome.name(),
                rule_index,
                kind: "open",
                level: "none",
                message: Text { text: words::cut(&format!("unproven: {reasons}"), LONGEST) },
                locations: [location(run, outcome, &outcome.id)],
                partial_fingerprints: fingerprint(&outcome.name(), ""),
                suppressions: Vec::new(),
            }]
        }
        Verdict::Pass { .. } | Verdict::NotApplicable => Vec::new(),
    }
}

fn message(finding: &Finding) -> String {
    let message = words::cut(&finding.told(), LONGEST);
    match &finding.fix {
        Some(fix) => format!("{message}\n\nFix:\n{}", words::cut(fix, LONGEST)),
        None => message,
    }
}

fn location<'a>(run: &Run, outcome: &Outcome, subject: &'a str) -> Location<'a> {
    let fully_qualified_name = format!("{}/{subject}", words::line(&run.target));
    Location {
        physical_location: physical(outcome.places.of(subject)),
        logical_locations: [Logical { name: subject, fully_qualified_name, kind: "resource" }],
    }
}

fn physical(place: &Place) -> Physical {
    let artifact_location = Artifact { uri: uri(&place.file), uri_base_id: "%SRCROOT%" };
    Physical { artifact_location, region: Region { start_line: place.line } }
}

/// A path as a reference that does not leave the repository: RFC 3986 lets few signs stand for themselves, and a colon would make
/// its start a scheme.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    let below = path.split('/').filter(|part| !["", ".", ".."].contains(part)).collect::<Vec<_>>().join("/");
    for byte in below.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            byte => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

fn fingerprint(check: &str, subject: &str) -> Fingerprint {
    let identity = identity(check, subject);
    Fingerprint { line: format!("{}:1", &identity[..16]), identity }
}

/// Check and subject: the same finding in every run, whatever its message says.
fn identity(check: &str, subject: &str) -> String {
    let mut text = String::new();
    for byte in &Sha256::digest(format!("{check}\0{subject}"))[..16] {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The gravest first.
const LEVELS: [&str; 4] = ["error", "warning", "note", "none"];

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    }
}
