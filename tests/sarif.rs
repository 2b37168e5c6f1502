//! SARIF as its schema and GitHub's code scanning want it: <https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning>.

use std::{collections::BTreeSet, fs, io::Write as _, path::Path, time::Duration};

use chrono::Utc;
use flate2::{Compression, write::GzEncoder};
use plimsoll::{
    check::{self, Finding, Severity},
    config::{Given, discover},
    output,
    run::{self, Place, Run},
    snapshot::{self, Snapshot},
};
use serde_json::Value;
use url::Url;

use crate::support::{
    Reply, Web, command,
    runs::{empty, fail, finding, healthy, hostile, outcome, rich, small, weighed, without_load},
    schema,
};

fn sarif(run: &Run) -> Value {
    serde_json::from_str(&output::sarif(run)).unwrap()
}

fn all(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// `plimsoll.toml:4` of a result.
fn place(result: &Value) -> String {
    let physical = &result["locations"][0]["physicalLocation"];
    format!("{}:{}", text(physical, "/artifactLocation/uri"), physical["region"]["startLine"])
}

/// What GitHub would refuse, or show wrongly.
fn refused(log: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut hold = |is_held: bool, what: &str, of: &Value| {
        if !is_held {
            wrong.push(format!("{what}: {of:.400}"));
        }
    };
    hold(log["version"] == "2.1.0" && all(&log["runs"]).len() == 1, "one run of version 2.1.0", &Value::Null);
    let run = &log["runs"][0];
    let (rules, results) = (all(&run["tool"]["driver"]["rules"]), all(&run["results"]));
    for rule in rules {
        let described =
            ["/shortDescription/text", "/fullDescription/text"].iter().all(|at| (1..=1_024).contains(&text(rule, at).chars().count()));
        hold(described && !text(rule, "/help/text").is_empty() && !text(rule, "/id").is_empty(), "what a rule needs", rule);
        hold(rule.pointer("/properties/security-severity").is_none(), "no claim that it is a hole", rule);
    }
    let names: BTreeSet<&str> = rules.iter().map(|rule| text(rule, "/id")).collect();
    hold(names.len() == rules.len() && results.len() <= 25_000, "each rule once, and not too many results", &Value::Null);
    let mut known = BTreeSet::new();
    for result in results {
        hold(!text(result, "/message/text").is_empty(), "a message", result);
        let rule = result["ruleIndex"].as_u64().and_then(|n| rules.get(usize::try_from(n).ok()?));
        hold(rule.is_some_and(|rule| rule["id"] == result["ruleId"]), "its rule", result);
        hold(["error", "warning", "note", "none"].contains(&text(result, "/level")), "a level", result);
        hold((result["kind"] == "fail") == (result["level"] != "none"), "a level only of what failed", result);
        let uri = text(result, "/locations/0/physicalLocation/artifactLocation/uri");
        let root = Url::parse("file:///repository/").unwrap();
        let joined = root.join(uri).map(|url| url.path().to_owned()).unwrap_or_default();
        hold(joined == format!("/repository/{uri}") && !uri.is_empty(), "a path below the root of the repository", result);
        let line = result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64();
        hold(line.is_some_and(|line| line >= 1), "a line", result);
        hold(
            all(&result["locations"]).len() == 1 && !text(result, "/locations/0/logicalLocations/0/name").is_empty(),
            "its subject",
            result,
        );
        let print = text(result, "/partialFingerprints/primaryLocationLineHash").to_owned();
        hold(!print.is_empty() && known.insert((text(result, "/ruleId"), print)), "a fingerprint of its own", result);
    }
    wrong
}

#[track_caller]
fn assert_taken(log: &Value) {
    let schema: Value = serde_json::from_str(include_str!("sarif/sarif-schema-2.1.0.json")).unwrap();
    let faults = schema::faults(&jsonschema::validator_for(&schema).unwrap(), log);
    assert!(faults.is_empty(), "{faults:#?}");
    let refused = refused(log);
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn every_run_fits_the_schema_and_what_github_asks_for() {
    for run in [empty(), small(), healthy(), rich(), without_load(), hostile()] {
        assert_taken(&sarif(&run));
    }
}

#[test]
fn what_github_would_refuse_is_seen() {
    let good = sarif(&rich());
    for pointer in [
        "/runs/0/results/3/locations",
        "/runs/0/results/3/message",
        "/runs/0/results/3/partialFingerprints",
        "/runs/0/tool/driver/rules/0/help",
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = Value::Null;
        assert!(!refused(&bad).is_empty(), "{pointer}");
    }
    for (pointer, value) in [("artifactLocation/uri", "/etc/passwd"), ("artifactLocation/uri", "C:/x"), ("artifactLocation/uri", "../x")] {
        let mut bad = good.clone();
        *bad.pointer_mut(&format!("/runs/0/results/3/locations/0/physicalLocation/{pointer}")).unwrap() = value.into();
        assert!(!refused(&bad).is_empty(), "{value}");
    }
}

#[test]
fn a_file_of_any_name_is_a_path_below_the_root() {
    let mut run = small();
    for file in ["a b/plimsoll.toml", "c:/%41#?.toml", "/ü/\\x.toml", "javascript:alert(1)", "a//b\u{202e}.toml", "../../etc/./passwd"] {
        for outcome in &mut run.outcomes {
            outcome.places.target = Place { file: file.to_owned(), line: 9 };
        }
        assert_taken(&sarif(&run));
    }
}

#[test]
fn of_too_many_results_the_gravest_are_kept_and_the_file_is_small_enough() {
    let noise = |n: usize| format!("{:x}", 0x9e37_79b9_7f4a_7c15_u128.wrapping_mul(n as u128 + 1)).repeat(40);
    let findings = |most: usize, message: &dyn Fn(usize) -> String| -> Vec<Finding> {
        (0..most).map(|n| finding(&format!("subject {n}"), &message(n), None, vec![])).collect()
    };
    let mut run = empty();
    run.outcomes = vec![
        outcome("api/list-unpaged", Severity::Low, 100, fail(30_000, findings(30_000, &|_| "m".to_owned()))),
        outcome("database/statement-slow", Severity::High, 100, fail(9, findings(9, &|n| noise(n)))),
    ];
    for (number, kept) in [(9, 25_000), (60_000, 25_000)] {
        run.outcomes[1].verdict = fail(9, findings(number, &noise));
        let (run, grave) = (weighed(run.clone()), if number == 9 { 9 } else { kept });
        let text = output::sarif(&run);
        let log: Value = serde_json::from_str(&text).unwrap();
        assert_taken(&log);
        let results = all(&log["runs"][0]["results"]);
        let errors = results.iter().filter(|result| result["level"] == "error").count();
        assert!(results.len() <= kept && errors == grave.min(results.len()), "{} {errors}", results.len());
        let said = text_of_notification(&log);
        assert!(said.ends_with("results left out, the mildest: run.json has them all"), "{said}");
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(text.as_bytes()).unwrap();
        assert!(packed.finish().unwrap().len() < 10_000_000);
    }
}

fn text_of_notification(log: &Value) -> String {
    text(log, "/runs/0/invocations/0/toolExecutionNotifications/0/message/text").to_owned()
}

#[test]
fn the_facts_of_every_table_are_those_of_a_target() {
    let kinds =
        ["app", "postgres", "redis", "instance", "edge", "twin", "pooler", "prometheus", "alertmanager", "log", "manifests", "backup"];
    for table in snapshot::tables().iter().filter(|table| table.filler != "scan") {
        let kind = run::kind_of(table.name);
        assert!(kind.is_some_and(|kind| kinds.contains(&kind)), "{} belongs to {kind:?}", table.name);
    }
}

const SCENARIO: &str =
    "why = \"w\"\npause = \"1ms..2ms\"\n\n[[step]]\nname = \"start\"\nget = \"/\"\n\n[[step]]\nget = \"/gone\"\nname = \"what is gone\"\n";

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn a_result_points_to_the_line_that_names_its_target_or_step_also_when_it_is_shown_later() {
    let web = Web::start(|asked| if asked.path == "/" { Reply::html("<html>start</html>") } else { Reply::not_found() });
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("services/my shop");
    fs::create_dir_all(root.path().join(".git")).unwrap();
    let closed = crate::support::closed_port();
    let toml = format!(
        "# ours\n[targets]\napp = \"{}\"\n\npostgres = \"postgres://u@127.0.0.1:{closed}/d\"\n[load]\nhosts = [\"127.0.0.1\"]\nshape = \"smoke\"\n",
        web.url()
    );
    write(&folder.join("plimsoll.toml"), &toml);
    write(&folder.join("scenarios/visit.toml"), SCENARIO);
    command::run(&folder, &["scan", "--format", "sarif"]);
    fs::remove_file(folder.join("plimsoll.toml")).unwrap();
    fs::remove_dir_all(folder.join("scenarios")).unwrap();
    let shown = command::run(&folder, &["report", "latest", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&shown.out).unwrap();
    assert_taken(&log);
    let of = |rule: &str| -> BTreeSet<String> {
        all(&log["runs"][0]["results"]).iter().filter(|result| text(result, "/ruleId").starts_with(rule)).map(place).collect()
    };
    let toml = |line: u32| BTreeSet::from([format!("services/my%20shop/plimsoll.toml:{line}")]);
    assert_eq!(of("monitoring/scenario-failing"), BTreeSet::from(["services/my%20shop/scenarios/visit.toml:10".to_owned()]));
    assert_eq!(of("database/foreign-key-without-index"), toml(5));
    assert_eq!(of("monitoring/health-endpoint-missing"), toml(3));
    assert_eq!(of("caching/keys-without-expiry"), toml(2), "Redis has no key: the table in which it would stand");
}

#[test]
fn without_a_file_a_result_points_to_the_one_that_would_name_its_target() {
    let web = Web::start(|_| Reply::html("<html>start</html>"));
    let folder = tempfile::tempdir().unwrap();
    command::run(folder.path(), &["scan", "--no-load", "--app", &web.url()]);
    let log: Value = serde_json::from_str(&command::run(folder.path(), &["report", "--format", "sarif"]).out).unwrap();
    assert_taken(&log);
    let places: BTreeSet<String> = all(&log["runs"][0]["results"]).iter().map(place).collect();
    assert_eq!(places, BTreeSet::from(["plimsoll.toml:1".to_owned()]));
}

#[test]
fn a_run_that_an_older_plimsoll_scanned_is_shown_as_well() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plimsoll.toml"), "[targets]\n\napp = \"http://a\"\n").unwrap();
    let target = discover(&Given::default(), folder.path()).unwrap();
    let places = |is_older: bool| {
        let made = Snapshot::create(&folder.path().join("runs"), &target, Utc::now()).unwrap();
        if is_older {
            made.db().execute_batch("drop table place").unwrap();
        }
        made.seal(Duration::ZERO).unwrap();
        let (checks, _) = check::load(folder.path());
        let run = run::assemble(&Snapshot::open(made.path()).unwrap(), &checks, &plimsoll::config::Config::default()).unwrap();
        assert_taken(&sarif(&run));
        let site = run.outcomes.iter().find(|outcome| outcome.name() == "monitoring/health-endpoint-missing").unwrap();
        site.places.target.line
    };
    assert_eq!([places(false), places(true)], [3, 1]);
}
