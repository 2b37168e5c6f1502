//! Every check against its examples in `tests/checks/ITEM/ID.sql`: bad facts fail, look-alike good facts pass with a
//! population, and with any one of its tables absent the check is unproven.

use std::{fs, path::Path};

use plimsoll::{
    check::{self, Check, Verdict},
    snapshot,
};
use rusqlite::Connection;

/// What an example says that the verdict must be.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Expected {
    Bad,
    Good,
    Undecided,
    NotApplicable,
}

struct Example<'a> {
    expected: Expected,
    title: &'a str,
    facts: &'a str,
}

#[test]
fn bad_facts_fail_good_ones_pass_and_without_its_probe_a_check_is_unproven() {
    let (checks, bad) = check::load(Path::new("/nonexistent"));
    let db = usual();
    let mut faults: Vec<String> = bad.iter().map(ToString::to_string).collect();
    for check in &checks {
        let path = format!("tests/checks/{}.sql", check.name());
        let Ok(text) = fs::read_to_string(&path) else {
            faults.push(format!("{path} does not exist"));
            continue;
        };
        let examples = examples(&text);
        for wanted in [Expected::Bad, Expected::Good] {
            if !examples.iter().any(|e| e.expected == wanted) {
                faults.push(format!("{path} has no {wanted:?} example"));
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
    for item in fs::read_dir("tests/checks").into_iter().flatten().flatten() {
        for file in fs::read_dir(item.path()).unwrap().flatten() {
            let name = format!("{}/{}", item.file_name().display(), file.path().file_stem().unwrap().display());
            if !checks.iter().any(|c| c.name() == name) {
                strays.push(name);
            }
        }
    }
    assert!(strays.is_empty(), "no such checks: {strays:?}");
}

/// `-- bad: title`, then statements up to the next such line; also `good`, `undecided` and `not applicable`.
fn examples(text: &str) -> Vec<Example<'_>> {
    let kinds = [
        ("-- bad:", Expected::Bad),
        ("-- good:", Expected::Good),
        ("-- undecided:", Expected::Undecided),
        ("-- not applicable:", Expected::NotApplicable),
    ];
    let starts: Vec<(usize, &str, Expected)> = text
        .match_indices("-- ")
        .filter(|(at, _)| *at == 0 || text.as_bytes()[at - 1] == b'\n')
        .filter_map(|(at, _)| kinds.iter().find(|(mark, _)| text[at..].starts_with(mark)).map(|(mark, kind)| (at, *mark, *kind)))
        .collect();
    let ends = starts.iter().skip(1).map(|(at, _, _)| *at).chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|((start, mark, expected), end)| {
            let part = &text[start + mark.len()..end];
            let (title, facts) = part.split_once('\n').unwrap_or((part, ""));
            Example { expected: *expected, title: title.trim(), facts }
        })
        .collect()
}

/// What is wrong with an example; `db` is left as it was.
fn fault(check: &Check, example: &Example<'_>, db: &Connection) -> Option<String> {
    db.execute_batch("begin").unwrap();
    let found = match db.execute_batch(example.facts) {
        Ok(()) => fault_with_facts(check, example, db),
        Err(e) => Some(format!("its facts do not fit the schema: {e}")),
    };
    db.execute_batch("rollback").unwrap();
    found
}

fn fault_with_facts(check: &Check, example: &Example<'_>, db: &Connection) -> Option<String> {
    let verdict = check.judge(db);
    let is_right = match (&verdict, example.expected) {
        (Verdict::Fail { .. }, Expected::Bad) | (Verdict::NotApplicable, Expected::NotApplicable) => true,
        (Verdict::Pass { of }, Expected::Good) => *of > 0,
        (Verdict::Unproven { gaps }, Expected::Undecided) => gaps.iter().all(|g| g.kind == "undecided"),
        _ => false,
    };
    if !is_right {
        return Some(format!("expected {:?}, got {verdict:?}", example.expected));
    }
    check.tables.iter().filter(|t| !frame().contains(&t.as_str())).find_map(|table| {
        let sql = "insert into absence values (?1, 'example', 'denied', 'no grant', 'grant it') on conflict do update set kind = 'denied'";
        db.execute(sql, [table]).unwrap();
        let verdict = check.judge(db);
        db.execute("delete from absence where table_name = ?1", [table]).unwrap();
        (!matches!(verdict, Verdict::Unproven { .. })).then(|| format!("with `{table}` absent it is not unproven: {verdict:?}"))
    })
}

/// Tables that every run has.
fn frame() -> &'static [&'static str] {
    &["run", "address", "stage_rate", "objective", "plan", "probe", "fills", "absence", "sent", "json_each", "json_tree"]
}

/// The schema with the frame of a usual run, every table looked at.
fn usual() -> Connection {
    let db = check::empty_schema();
    db.execute_batch(
        "insert into run values ('r', '2026-11-22T10:00:00Z', '0.1.0', 'shop', 'staging', 1000, 2, 1000);
         insert into stage_rate values (100, 0.18), (1000, 1.8), (10000, 18.0);
         insert into objective values (300.0, 1.0);
         insert into plan default values;
         insert into probe values ('example', 1, 1);",
    )
    .unwrap();
    for table in snapshot::tables() {
        db.execute("insert or ignore into fills values (?1, 'example')", [table.name]).unwrap();
    }
    db
}
