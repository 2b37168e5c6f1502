//! What is said is said well: a message carries the fault and is no order, and no sentence says a thing twice.

use std::{collections::BTreeSet, fs, path::Path};

use plimsoll::{
    check::{self, Check, Finding, Verdict},
    report::{self, Format, Look},
    run::Run,
};

use crate::support::{
    examples::{Usual, forget},
    runs::{empty, healthy, rich, small, without_load},
};

/// What an order begins with.
const ORDERS: &[&str] = &[
    "Add", "Allow", "Ask", "Build", "Change", "Check", "Create", "Drop", "Enable", "Disable", "Ensure", "Give", "Grant", "Install", "Let",
    "Look", "Lower", "Make", "Measure", "Mend", "Move", "Name", "Put", "Raise", "Read", "Remove", "Rename", "Replace", "Restart", "Run",
    "Scan", "See", "Send", "Set", "Start", "Stop", "Switch", "Take", "Tell", "Try", "Turn", "Update", "Upgrade", "Use", "Wait", "Write",
];

/// What numbers are of that may well be equal.
const UNITS: &[&str] = &["ms", "s", "h", "min", "MB", "GB", "KiB", "MiB", "GiB", "kB", "bytes", "req", "requests", "of", "and", "to", "at"];

/// What is wrong with a text.
fn faults(text: &str) -> Vec<String> {
    text.split(['\n', ';', ':', '.', '!', '?'])
        .flat_map(|sentence| [doubled(sentence), listed(sentence), counted(sentence)])
        .flatten()
        .collect()
}

/// A word that stands twice in a row.
fn doubled(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split(' ').collect();
    let is_word = |word: &str| word.chars().all(char::is_alphabetic) && !word.is_empty();
    let pair = words.windows(2).find(|pair| is_word(pair[0]) && pair[0].eq_ignore_ascii_case(pair[1]))?;
    Some(format!("`{} {}`", pair[0], pair[1]))
}

/// One of a list that stands in it twice.
fn listed(sentence: &str) -> Option<String> {
    let list = sentence.replace(" and ", ", ").replace(" or ", ", ").replace(",,", ",");
    let items: Vec<&str> = list.split(", ").map(str::trim).filter(|item| !item.is_empty()).collect();
    items.windows(2).find_map(|pair| {
        // What stands before a list stands before its first, what follows it behind its last.
        let is_same = pair[0] == pair[1]
            || pair[0].strip_suffix(pair[1]).is_some_and(|before| before.ends_with([' ', '(']))
            || pair[1].strip_prefix(pair[0]).is_some_and(|behind| behind.starts_with([' ', ')']))
            || pair[0].split(' ').next_back().filter(|last| last.starts_with('`')) == pair[1].split(' ').next();
        let is_name = pair.iter().all(|item| item.starts_with(|c: char| !c.is_ascii_digit()));
        (is_same && is_name).then(|| format!("`{}` beside `{}`", pair[0], pair[1]))
    })
}

/// A number with its noun that stands there twice.
fn counted(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split_whitespace().map(|word| word.trim_matches(|c| ",()`".contains(c))).collect();
    let mut seen = BTreeSet::new();
    let mut counts = words.windows(2).filter(|pair| {
        let is_number = pair[0].starts_with(|c: char| c.is_ascii_digit()) && pair[0].chars().all(|c| c.is_ascii_digit() || c == ',');
        is_number && pair[1].chars().all(char::is_alphabetic) && !UNITS.contains(&pair[1])
    });
    counts.find(|pair| !seen.insert((pair[0], pair[1]))).map(|pair| format!("`{} {}` twice", pair[0], pair[1]))
}

/// A message that says itself that it is a guess: whoever shows it says so.
fn guessed(message: &str) -> Option<String> {
    message.starts_with("likely").then(|| "that it is a guess is told twice".to_owned())
}

/// A message that is an order.
fn order(message: &str) -> Option<String> {
    let first = message.split_whitespace().next().unwrap_or_default();
    ORDERS.contains(&first).then(|| "it is an order".to_owned())
}

/// What is wrong with what is said of `findings`, with each the text.
fn faults_of<'a>(of: &str, findings: impl IntoIterator<Item = &'a Finding>) -> Vec<String> {
    let mut subjects = BTreeSet::new();
    let told = |finding: &'a Finding| {
        let again = (!subjects.insert(&finding.subject)).then(|| format!("`{}` is found twice", finding.subject));
        let said = faults(&finding.message).into_iter().chain(order(&finding.message)).chain(guessed(&finding.message)).chain(again);
        said.map(|fault| format!("{of}: {fault}: {}", finding.message)).collect::<Vec<_>>()
    };
    findings.into_iter().flat_map(told).collect()
}

/// What is wrong with what `check` says of the facts in `db`.
fn faults_of_check(of: &str, check: &Check, db: &rusqlite::Connection) -> Vec<String> {
    let (verdict, hints) = check.judge_with_hints(db);
    let mut found = faults_of(of, &hints);
    match &verdict {
        Verdict::Fail { findings, .. } => found.extend(faults_of(of, findings)),
        Verdict::Unproven { gaps } => {
            let said = gaps.iter().flat_map(|gap| [Some(&gap.reason), gap.cure.as_ref()]).flatten();
            found.extend(said.flat_map(|text| faults(text).into_iter().map(move |fault| format!("{of}: {fault}: {text}"))));
            found.extend(gaps.iter().filter_map(|gap| order(&gap.reason)).map(|fault| format!("{of}: {fault}")));
        }
        _ => {}
    }
    found
}

#[test]
fn no_message_of_a_check_says_a_thing_twice_or_is_an_order() {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let usual = Usual::read().unwrap();
    let db = usual.frame().unwrap();
    let mut found = Vec::new();
    for check in &checks {
        let name = check.name();
        let header = &check.header;
        for text in [&header.title, &header.why, &header.fix] {
            found.extend(doubled(&text.split_whitespace().collect::<Vec<_>>().join(" ")).map(|fault| format!("{name}: {fault}")));
        }
        let text = fs::read_to_string(format!("tests/checks/{name}.sql")).unwrap();
        for example in usual.examples(&text) {
            example.tell(&db).unwrap();
            found.extend(faults_of_check(&format!("{name}, `{}`", example.title), check, &db));
            forget(&db).unwrap();
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_report_says_a_thing_twice() {
    let runs: [(&str, Run); 5] =
        [("empty", empty()), ("small", small()), ("healthy", healthy()), ("rich", rich()), ("without_load", without_load())];
    let mut found = Vec::new();
    for (name, run) in &runs {
        for outcome in &run.outcomes {
            found.extend(faults_of(name, outcome.findings()));
        }
        // Each thing stands on a line of its own.
        for line in report::render(run, Format::Markdown, Look { width: 100, is_coloured: false }).lines() {
            found.extend(doubled(line).or_else(|| listed(line)).map(|fault| format!("{name}: {fault}: {line}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_is_said_twice_is_seen() {
    for text in [
        "the the app",
        "It is of Of it",
        "keys of app, app and app",
        "keys of the role app, the role app",
        "it reads `a` and `a` at once",
        "3 indexes on orders, of 3 indexes",
    ] {
        assert!(!faults(text).is_empty(), "{text}");
    }
    for text in [
        "it began at 0 MB, and ended at 0 MB",
        "the app and the database",
        "app, web and apps",
        "2 of 2 requests",
        "That it holds; it holds for now",
    ] {
        assert_eq!(faults(text), Vec::<String>::new(), "{text}");
    }
    assert!(order("Switch it on again").is_some() && order("Settings are off").is_none());
}
