//! Whatever a target puts into any text of a run: no report lets through what could harm, and no letter is lost.

use plimsoll::{
    check::{Gap, Verdict},
    compare::{Diff, compare},
    history::Entry,
    import::{self, Wanted},
    probe::backup::Comparison,
    report::{self, Format, Look},
    run::{Looked, Place, Run},
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::support::runs::{rich, small};

const WIDE: Look = Look { width: 100, is_coloured: false };

/// Characters that Unicode calls control or format, fillers that look like nothing, and those that no XML may hold.
fn harmful() -> Vec<char> {
    let ranges = [
        (0x00, 0x08),
        (0x0b, 0x1f),
        (0x7f, 0x9f),
        (0xad, 0xad),
        (0x34f, 0x34f),
        (0x61c, 0x61c),
        (0x115f, 0x1160),
        (0x180e, 0x180e),
        (0x200b, 0x200f),
        (0x2028, 0x202e),
        (0x2060, 0x206f),
        (0x3164, 0x3164),
        (0xfeff, 0xfeff),
        (0xffa0, 0xffa0),
        (0xfff9, 0xfffb),
        (0xfffe, 0xffff),
        (0x1d173, 0x1d17a),
        (0xe0001, 0xe007f),
    ];
    // In order, so that they are found fast.
    ranges.iter().flat_map(|(from, to)| (*from..=*to).filter_map(char::from_u32)).collect()
}

/// Words of ours that a type knows: no target chooses them.
const OURS: &[&str] = &[
    "critical",
    "high",
    "medium",
    "low",
    "pass",
    "fail",
    "unproven",
    "not-applicable",
    "waived",
    "ready",
    "not-ready",
    "not-proven",
    "higher",
    "lower",
    "cannot-tell",
    "missing",
    "whole",
    "breach",
    "loss",
    "outage",
    "slow",
    "blind",
    "cost",
    "hint",
    "likely",
    "sure",
    "sql",
    "redis",
    "nginx",
    "conf",
    "code",
    CHECKED_AT,
];

/// A time that is read as one.
const CHECKED_AT: &str = "2026-11-22T10:51:57.123Z";

/// `value` with `evil` around every text in it that a target could choose.
fn poisoned(value: Value, evil: &str) -> Value {
    match value {
        Value::String(text) if !OURS.contains(&text.as_str()) => Value::String(format!("{evil}{text}{evil}")),
        Value::Array(items) => items.into_iter().map(|item| poisoned(item, evil)).collect(),
        Value::Object(map) => map.into_iter().map(|(key, value)| (key, poisoned(value, evil))).collect(),
        plain => plain,
    }
}

/// Every text of `value`, in order.
fn gather(value: Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(items) => items.into_iter().for_each(|item| gather(item, texts)),
        Value::Object(map) => map.into_iter().for_each(|(_, value)| gather(value, texts)),
        _ => {}
    }
}

fn with<T: Serialize + DeserializeOwned>(report: &T, evil: &str) -> T {
    serde_json::from_value(poisoned(serde_json::to_value(report).unwrap(), evil)).unwrap()
}

/// What of a text could harm: a character, or a command to a build server that is none of ours.
fn harm(text: &str, harmful: &[char]) -> Option<String> {
    let is_ours = |line: &str| ["::error title=", "::warning title=", "::notice title="].iter().any(|start| line.starts_with(start));
    let is_harmful = |c: &char| !(' '..='~').contains(c) && *c != '\n' && harmful.binary_search(c).is_ok();
    if let Some(c) = text.chars().find(is_harmful) {
        return Some(format!("U+{:04X}", u32::from(c)));
    }
    let command = text.lines().find(|line| line.contains("##[") || (line.trim_start().starts_with("::") && !is_ours(line)));
    command.map(str::to_owned)
}

/// Every output that shows a run or a difference, by name.
fn outputs(run: &Run, diff: &Diff) -> Vec<(String, String)> {
    let mut run = run.clone();
    // What lies in the folder is named by whoever commits to it.
    for outcome in &mut run.outcomes {
        outcome.places.target = Place { file: run.target.clone(), line: 3 };
        outcome.places.steps = outcome.findings().iter().map(|f| (f.subject.clone(), Place { file: f.message.clone(), line: 7 })).collect();
    }
    let run = &run;
    let mut all: Vec<(String, String)> = Format::ALL.iter().map(|f| (f.to_string(), report::render(run, *f, WIDE))).collect();
    all.push(("--sent".to_owned(), report::sent(run)));
    all.push(("history".to_owned(), report::list(&[Entry::of(run)], WIDE)));
    for format in [Format::Terminal, Format::Markdown, Format::Json] {
        all.push((format!("compare as {format}"), report::render_diff(diff, format, WIDE).unwrap()));
    }
    all
}

/// What `doctor`, `restore-check`, `import` and `history` answer.
fn other_answers(evil: &str) -> Vec<(&'static str, String)> {
    let gap = Gap {
        table: "db_table".into(),
        probe: "postgres".into(),
        kind: "denied".into(),
        reason: "r".into(),
        cure: Some("c".into()),
        part: None,
    };
    let looked = [None, Some(gap)].map(|gap| Looked { probe: "postgres".into(), table: "db_table".into(), rows: 3, gap });
    let restored = with(&comparison(), evil);
    vec![
        ("doctor", report::doctor::render(&with(&looked.to_vec(), evil), &[])),
        ("restore-check", report::restored(&restored, Format::Terminal)),
        ("restore-check as json", report::restored(&restored, Format::Json)),
        ("import", imported(evil)),
        ("history", report::list(&with(&vec![Entry::of(&rich())], evil), WIDE)),
    ]
}

fn comparison() -> Comparison {
    let difference = serde_json::json!({ "subject": "orders", "kind": "missing", "original": "a", "restored": "b" });
    serde_json::from_value(serde_json::json!({
        "checked_at": CHECKED_AT, "database": "shop", "system_identifier": "7", "restored": "copy", "is_physical": false,
        "is_equal": false, "tables": 2, "tables_counted": 1, "rows_estimated": 9.0, "restored_rows_estimated": 8.0, "newest_at": "then",
        "restored_newest_at": "before", "recovery_point_s": 3.0, "recovery_time_s": null, "is_replay_only": false,
        "differences": [difference], "gaps": ["the table `x`"],
    }))
    .unwrap()
}

/// Of a description whose every name is hostile, and whose files would be.
fn imported(evil: &str) -> String {
    let operation = |id: &str| serde_json::json!({ "operationId": format!("{evil}{id}{evil}"), "summary": evil, "responses": { "200": { "description": evil } } });
    let description = serde_json::json!({
        "openapi": "3.0.3",
        "info": { "title": evil, "version": evil },
        "paths": { "/a": { "get": operation("a"), "post": operation("b") }, format!("/{evil}"): { "get": operation("c") } },
    });
    let wanted = Wanted { stem: Some(evil.to_owned()), ..Wanted::default() };
    let imported = import::read(description.to_string().as_bytes(), &wanted).unwrap();
    let files: Vec<String> = imported.drafts.iter().map(|draft| format!("scenarios/{}{evil}.toml", draft.name)).collect();
    report::import::render(&imported, &files)
}

fn assert_harmless(evil: &str, harmful: &[char]) {
    let run = with(&rich(), evil);
    let diff = with(&compare(&small(), &rich()), evil);
    for (name, text) in outputs(&run, &diff) {
        assert_eq!(harm(&text, harmful), None, "{name} of {evil:?}");
    }
    let json = report::render(&run, Format::Json, WIDE);
    let texts = |value: Value| {
        let mut all = Vec::new();
        gather(value, &mut all);
        // Where a finding is shown is not a part of it.
        all.retain(|text| !text.contains("plimsoll.toml"));
        all
    };
    let (shown, known) = (texts(serde_json::from_str(&json).unwrap()), texts(serde_json::to_value(&run).unwrap()));
    assert!(shown[0] == "plimsoll.run/1" && shown[1..] == known, "run.json is the run as it is");
    for (name, text) in other_answers(evil) {
        assert_eq!(harm(&text, harmful), None, "{name} of {evil:?}");
    }
    quick_junit::Report::deserialize_from_str(&report::render(&run, Format::Junit, WIDE)).unwrap();
}

#[test]
fn no_harmful_character_of_any_text_reaches_any_output() {
    let harmful = harmful();
    assert_harmless(&harmful.iter().collect::<String>(), &harmful);
    for evil in
        ["#\u{200b}#[error]", "##\u{202e}[group]", "\n\u{feff}::add-mask::x\n", "\r\n :\u{ad}:set-output::", "\u{1b}[2J\u{9b}31m\u{7}"]
    {
        assert_harmless(evil, &harmful);
    }
}

#[test]
fn letters_of_every_script_are_shown() {
    let name = "Straße заказы 注文 الطلبات הזמנות ออเดอร์ 👍🏽";
    let run = with(&rich(), name);
    for (output, text) in outputs(&run, &with(&compare(&small(), &rich()), name)) {
        assert!(text.contains("заказы") && text.contains("注文") && text.contains("الطلبات"), "{output}: {text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]
    #[test]
    fn no_mixture_of_them_does(picks in proptest::collection::vec((0..6_usize, any::<prop::sample::Index>()), 1..24)) {
        let harmful = harmful();
        let words = ["##", "[", "::", "\n", "add-mask::", "|`<"];
        let evil: String = picks.iter().map(|(word, at)| format!("{}{}", words[*word], at.get(&harmful))).collect();
        assert_harmless(&evil, &harmful);
    }
}

#[test]
fn a_text_of_megabytes_is_cut_in_every_output_but_json() {
    let evil = "a word and ".repeat(500_000);
    let mut run = small();
    for gap in
        run.outcomes.iter_mut().filter_map(|o| if let Verdict::Unproven { gaps } = &mut o.verdict { Some(gaps) } else { None }).flatten()
    {
        gap.reason.clone_from(&evil);
    }
    run.sent.push(plimsoll::run::Sent { probe: "app".to_owned(), kind: "http".to_owned(), statement: evil.replace(' ', ""), times: 1 });
    run.target.clone_from(&evil);
    let diff = compare(&rich(), &run);
    for (name, text) in outputs(&run, &diff).iter().filter(|(name, _)| !name.ends_with("json")) {
        assert!(text.len() < 400_000, "{name}: {} bytes", text.len());
    }
    assert!(report::sent(&run).contains("more bytes)"));
}
