//! The binary on the leaky app, the whole way: reports, gates, what works offline, and no secret anywhere.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::support::{
    command::{ended, plimsoll, run},
    leaky::Leaky,
    postgres::PASSWORD,
};

/// Every file below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()) {
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn holds(bytes: &[u8], secret: &str) -> bool {
    bytes.windows(secret.len()).any(|w| w == secret.as_bytes())
}

#[test]
fn a_scan_goes_the_whole_way_and_everything_after_works_offline() {
    let leaky = Leaky::start(&[]);
    let folder = leaky.folder().to_owned();
    let scan = run(&folder, &["scan", "--no-load", "--format", "json"]);
    assert_eq!(scan.code, 0, "{}", scan.err);
    let json: serde_json::Value = serde_json::from_str(&scan.out).expect("nothing but the run on standard output");
    assert_eq!(json["format"], "plimsoll.run/1");
    assert!(scan.err.contains("targets.postgres (plimsoll.toml)"), "{}", scan.err);

    // No secret, in whatever file or stream.
    for path in files(&folder.join(".plimsoll")) {
        assert!(!holds(&fs::read(&path).unwrap(), PASSWORD), "the password is in {}", path.display());
    }
    assert!(!holds(scan.out.as_bytes(), PASSWORD) && !holds(scan.err.as_bytes(), PASSWORD));

    // The targets may be gone: the rest needs only the file.
    let kept = tempfile::tempdir().unwrap();
    assert!(Command::new("cp").arg("-a").arg(folder.join(".plimsoll")).arg(kept.path()).status().unwrap().success());
    drop(leaky);
    let folder = kept.path().to_owned();
    let recheck = run(&folder, &["recheck", "latest", "--format", "json"]);
    let again: serde_json::Value = serde_json::from_str(&recheck.out).unwrap();
    assert_eq!((&again["score"], &again["outcomes"]), (&json["score"], &json["outcomes"]));
    for format in ["terminal", "html", "json", "markdown", "sarif", "junit", "github"] {
        let shown = run(&folder, &["report", "latest", "--format", format]);
        assert!(shown.code == 0 && shown.out.len() > 500, "{format}: {}", shown.err);
    }
    let sent = run(&folder, &["report", "--sent"]);
    assert!(sent.out.contains("pg_catalog.pg_class") && sent.out.contains("GET"), "{}", sent.out);
    let written = run(&folder, &["report", "--format", "html", "-o", "r.html"]);
    assert!(written.code == 0 && folder.join("r.html").exists(), "{}", written.err);
    let history = run(&folder, &["history"]);
    assert!(history.out.contains("harbour") || history.out.contains("2026"), "{}", history.out);
    let same = run(&folder, &["compare", "latest", "latest"]);
    assert_eq!(same.code, 0, "{}", same.err);

    let gates: [(&[&str], i32); 7] = [
        (&["--fail-on", "critical"], 10),
        (&["--fail-under", "100"], 11),
        (&["--require", "ready:1000"], 12),
        (&["--baseline", "latest"], 0),
        (&["--fail-unproven"], 14),
        (&["--fail-on", "new"], 0),
        (&["--fail-under", "0"], 0),
    ];
    for (gate, code) in gates {
        let mut arguments = vec!["recheck", "latest"];
        arguments.extend(gate);
        let ended = run(&folder, &arguments);
        assert_eq!(ended.code, code, "{gate:?}: {}", ended.err);
        assert!(code == 0 || ended.err.contains(gate[0]), "the gate is named: {}", ended.err);
    }
}

#[test]
fn an_interrupt_ends_the_scan_and_the_report_is_still_written() {
    let leaky = Leaky::start(&[]);
    let folder = leaky.folder().to_owned();
    let scan = plimsoll(&folder).args(["scan"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let runs = folder.join(".plimsoll/runs");
    let start = Instant::now();
    while !files(&runs).iter().any(|f| f.extension().is_some_and(|e| e == "db")) {
        assert!(start.elapsed() < Duration::from_secs(60), "no snapshot was begun");
        thread::sleep(Duration::from_millis(5));
    }
    assert!(Command::new("kill").args(["-INT", &scan.id().to_string()]).status().unwrap().success());
    let ended = ended(scan.wait_with_output().unwrap());
    assert_eq!(ended.code, 15, "{}", ended.err);
    assert!(ended.out.contains("wrote ") && files(&runs).iter().any(|f| f.to_string_lossy().ends_with(".report.html")));
    let recheck = run(&folder, &["recheck", "latest", "--fail-unproven"]);
    assert_eq!(recheck.code, 15, "{}", recheck.err);
    assert!(recheck.err.contains("--fail-unproven: "), "what was cut short is unproven: {}", recheck.err);
}
