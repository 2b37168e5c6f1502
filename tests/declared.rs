//! What the user vouches for counts half, is told apart from what was seen, and ends after ninety days.

use std::fs;

use plimsoll::check;
use serde_json::Value;

use crate::{
    own_files::{change, copied},
    support::command::run,
};

/// A healthy shop behind whose pages nobody watches: two guesses, and an Alertmanager that nobody has named.
const UNWATCHED: &str = "
    delete from http_sdk;
    delete from reach where table_name in ('alert_path', 'alertmanager_receiver');
    insert into reach (table_name, probe, extent, kind, reason, cure)
        select value, 'alertmanager', 'none', 'not-configured', 'nobody named one', 'name it' from json_each('[\"alert_path\", \"alertmanager_receiver\"]');
    pragma user_version = 0";

fn declared(on: &str) -> String {
    let one = |what: &str, by: &str| {
        format!("[[declare]]\nwhat = \"{what}\"\nby = \"{by}\"\nproof = \"https://{what}.example/shop\"\non = {on}\n")
    };
    one("errors", "Sentry") + &one("alerts", "Datadog")
}

fn outcome<'a>(run: &'a Value, id: &str) -> &'a Value {
    run["outcomes"].as_array().unwrap().iter().find(|outcome| outcome["id"] == id).unwrap()
}

#[test]
fn what_the_user_vouches_for_counts_half_until_it_is_old() {
    let (folder, path) = copied();
    change(&path, UNWATCHED);
    let look = |config: &str| -> Value {
        fs::write(folder.path().join("plimsoll.toml"), config).unwrap();
        let ended = run(folder.path(), &["recheck", "latest", "--format", "json"]);
        assert_eq!(ended.code, 0, "{}", ended.err);
        serde_json::from_str(&ended.out).unwrap()
    };
    let plain = look("");
    assert_eq!(outcome(&plain, "error-tracking-missing")["verdict"]["state"], "fail");
    assert_eq!(outcome(&plain, "alert-goes-nowhere")["verdict"]["state"], "unproven");
    let taken_at = plain["taken_at"].as_str().unwrap()[..10].to_owned();
    let (fresh, old) = (look(&declared(&taken_at)), look(&declared("2020-01-01")));
    for id in ["error-tracking-missing", "alert-goes-nowhere"] {
        let told = outcome(&fresh, id);
        assert_eq!((&told["verdict"]["state"], &told["declared"]["holds"]), (&"unproven".into(), &true.into()), "{told}");
    }
    let number = |run: &Value, name: &str| run["score"][name].as_i64().unwrap();
    for name in ["proven", "coverage_pct"] {
        assert!(number(&fresh, name) > number(&plain, name), "{name}: {} {}", fresh["score"], plain["score"]);
        assert_eq!(number(&old, name), number(&plain, name), "{name}");
    }
    assert_eq!(outcome(&old, "error-tracking-missing")["verdict"]["state"], "fail");

    let shown = |config: &str, format: &[&str]| {
        fs::write(folder.path().join("plimsoll.toml"), config).unwrap();
        run(folder.path(), &[&["recheck", "latest"], format].concat()).out
    };
    for format in [&[][..], &["--format", "markdown"]] {
        let told = shown(&declared(&taken_at), format).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("Done by others, as plimsoll.toml says") && told.contains("errors: Sentry"), "{told}");
        assert!(!told.contains("decides monitoring/alert"), "nobody need name what another does: {told}");
        let told = shown(&declared("2020-01-01"), format).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("errors: Sentry counts no more") && told.contains("look again"), "{told}");
    }
}

/// A failure that was seen stays one, whoever is said to do better.
#[test]
fn what_was_seen_to_be_wrong_is_not_explained_away() {
    let (folder, path) = copied();
    change(
        &path,
        "insert into prometheus_rule values (901, 'shop', 'Broken', 'alerting', 'a + b', 'inactive', 'many-to-many matching', 0, 0);
         update reach set extent = 'whole', seen = null, kind = null, reason = null, cure = null where table_name = 'prometheus_rule';
         pragma user_version = 0",
    );
    let day = chrono::Utc::now().date_naive().to_string();
    fs::write(folder.path().join("plimsoll.toml"), declared(&day)).unwrap();
    let ended = run(folder.path(), &["recheck", "latest", "--format", "json"]);
    let run: Value = serde_json::from_str(&ended.out).unwrap();
    let told = outcome(&run, "alert-rule-failing");
    assert_eq!(told["verdict"]["state"], "fail", "{told}");
}

#[test]
fn what_can_be_declared_is_what_only_a_vendor_knows() {
    let (checks, _) = check::load("/nonexistent".as_ref());
    for what in plimsoll::config::DECLARABLE {
        assert!(checks.iter().any(|check| check.header.declared_as.as_deref() == Some(what)), "nothing asks for {what}");
    }
    let odd: Vec<String> =
        checks.iter().filter(|c| c.header.declared_as.is_some() && c.item != "monitoring").map(check::Check::name).collect();
    assert!(odd.is_empty(), "{odd:?}");
}
