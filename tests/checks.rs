//! Every check against its examples in `tests/checks/ITEM/ID.sql`: bad facts fail with the subjects that they name, look-alike
//! good facts pass with a population, and with any one of its tables absent the check is unproven. `make mutants` says how much
//! of a check its examples hold.

use std::{collections::BTreeSet, fs, path::Path};

use plimsoll::{
    check::{self, Check, Enough, Verdict},
    snapshot,
};
use rusqlite::Connection;

use crate::support::examples::{Example, Expected, Usual, forget};

/// Checks of what has no usual row: that it is there at all is the fault, or a second row mends it.
const OF_ANY_ROW: &[&str] = &[
    "backups/backup-single-repository",
    "database/settings-file-faulty",
    "database/statements-not-recorded",
    "environments/debug-page-shown",
    "monitoring/analytics-missing",
    "schema/schema-drifted",
    "statelessness/local-address-in-answer",
];

#[test]
fn bad_facts_fail_good_ones_pass_and_without_its_probe_a_check_is_unproven() {
    let (checks, bad) = check::load(Path::new("/nonexistent"));
    let usual = Usual::read().unwrap();
    let db = usual.frame().unwrap();
    let mut faults: Vec<String> = bad.iter().map(ToString::to_string).collect();
    for check in &checks {
        let path = format!("tests/checks/{}.sql", check.name());
        let Ok(text) = fs::read_to_string(&path) else {
            faults.push(format!("{path} does not exist"));
            continue;
        };
        let examples = usual.examples(&text);
        for wanted in [Expected::Bad, Expected::Good] {
            if !examples.iter().any(|e| e.expected == wanted) {
                faults.push(format!("{path} has no {wanted:?} example"));
            }
        }
        for (n, example) in examples.iter().enumerate() {
            if examples[..n].iter().any(|e| e.title == example.title && e.expected == example.expected) {
                faults.push(format!("{path} has two examples `{}`", example.title));
            }
        }
        faults.extend(examples.iter().filter_map(|e| fault(check, e, &db).map(|f| format!("{path}, `{}`: {f}", e.title))));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_example_belongs_to_a_check() {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let mut strays = Vec::new();
    for item in fs::read_dir("tests/checks").into_iter().flatten().flatten().filter(|entry| entry.path().is_dir()) {
        for file in fs::read_dir(item.path()).unwrap().flatten() {
            let name = format!("{}/{}", item.file_name().display(), file.path().file_stem().unwrap().display());
            if !checks.iter().any(|c| c.name() == name) {
                strays.push(name);
            }
        }
    }
    assert!(strays.is_empty(), "no such checks: {strays:?}");
}

#[test]
fn every_table_has_a_usual_row_and_no_check_finds_fault_with_it() {
    let usual = Usual::read().unwrap();
    let missing: Vec<&str> =
        snapshot::tables().iter().map(|t| t.name).filter(|name| !usual.0.contains_key(*name) && !is_kept_by_the_run(name)).collect();
    assert!(missing.is_empty(), "no usual row: {missing:?}");
    let db = usual.frame().unwrap();
    let rows: String = usual.0.keys().map(|table| format!("{table}:\n")).collect();
    let example = usual.examples(&format!("-- good: all of them\n{rows}")).remove(0);
    example.tell(&db).unwrap();
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let found: Vec<String> = checks.iter().filter(|c| matches!(c.judge(&db), Verdict::Fail { .. })).map(Check::name).collect();
    assert_eq!(found, OF_ANY_ROW);
}

/// Written by the snapshot itself, and by no line of an example; or a table that SQLite makes of a text.
fn is_kept_by_the_run(table: &str) -> bool {
    snapshot::filled_by("scan").contains(&table) || table.starts_with("json_")
}

/// What is wrong with an example; `db` is left as it was.
fn fault(check: &Check, example: &Example, db: &Connection) -> Option<String> {
    let found = match example.tell(db) {
        Ok(()) => example.fault(check, db).or_else(|| fault_of_reach(check, db)).or_else(|| fault_of_presence(check, db)),
        Err(e) => Some(format!("its facts do not fit the schema: {e}")),
    };
    forget(db).unwrap();
    found
}

/// A table that was not seen proves nothing. Of one that was seen in part what is bad is bad, and nothing is fine or missing; but a
/// sample is enough for a check on a share.
fn fault_of_reach(check: &Check, db: &Connection) -> Option<String> {
    let whole = check.judge(db);
    // The profile of use is a source as well: no check goes on without it.
    check.tables.iter().filter(|t| !is_kept_by_the_run(t) || *t == "usage").find_map(|table| {
        [("none", "denied"), ("none", "sample"), ("part", "door"), ("part", "sample")].into_iter().find_map(|(extent, kind)| {
            let sql = "insert or replace into reach values (?1, 'example', ?2, ?3, null, 'no grant', 'grant it')";
            db.execute(sql, [table, extent, kind]).unwrap();
            let verdict = check.judge(db);
            db.execute("insert or replace into reach (table_name, probe, extent) values (?1, 'example', 'whole')", [table]).unwrap();
            let is_enough = check.header.enough == Enough::Sample && (extent, kind) == ("part", "sample");
            let is_bad = matches!(whole, Verdict::Fail { .. });
            let stays_bad = is_bad && (is_enough || extent == "part" && check.by_presence.contains(table));
            let stays_good = is_enough && matches!(whole, Verdict::Pass { .. });
            let is_right = match &verdict {
                Verdict::Unproven { .. } => !(stays_bad || stays_good),
                Verdict::Fail { gaps, .. } => stays_bad && gaps.len() == 1,
                Verdict::Pass { gaps, .. } => stays_good && gaps.len() == 1,
                _ => false,
            };
            (!is_right).then(|| format!("with {extent} of `{table}` seen ({kind}) it is {verdict:?}"))
        })
    })
}

/// With a row less of a table that is read by presence nothing is found that was not found before.
fn fault_of_presence(check: &Check, db: &Connection) -> Option<String> {
    let subjects = |verdict: Verdict| match verdict {
        Verdict::Fail { findings, .. } => findings.into_iter().map(|f| f.subject).collect(),
        _ => BTreeSet::new(),
    };
    let all = subjects(check.judge(db));
    check.by_presence.iter().filter(|table| !is_kept_by_the_run(table)).find_map(|table| {
        let rows: Vec<i64> = db
            .prepare(&format!("select rowid from {table} limit 12"))
            .unwrap()
            .query_map([], |r| r.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        rows.into_iter().find_map(|row| {
            db.execute_batch(&format!("savepoint less; delete from {table} where rowid = {row}")).unwrap();
            let less = subjects(check.judge(db));
            db.execute_batch("rollback to less; release less").unwrap();
            let more: Vec<&String> = less.difference(&all).collect();
            (!more.is_empty()).then(|| format!("with a row of `{table}` less it finds more: {more:?}"))
        })
    })
}
