//! The backup command ends with all that it started: when it ends itself, when the scan is stopped, and when plimsoll is killed.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    backups::{look, text, unseen},
    support::command::plimsoll,
};

/// Far above what an end takes, far below how long the sleeper sleeps.
const HANG: Duration = Duration::from_secs(60);

/// A command that starts a sleeper, which holds its pipes, writes down the sleeper's number, and then does `rest`.
fn with_a_sleeper(rest: &str) -> String {
    format!("[backup]\ncommand = [\"sh\", \"-c\", \"sleep 600 & echo $! > number.part; mv number.part number; {rest}\"]\n")
}

/// The number that the command wrote down.
fn sleeper(folder: &Path) -> u32 {
    let mut number = None;
    until("the command did not start", || {
        number = fs::read_to_string(folder.join("number")).ok().and_then(|text| text.trim().parse().ok());
        number.is_some()
    });
    number.unwrap()
}

fn until(complaint: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < HANG, "{complaint}");
        thread::sleep(Duration::from_millis(10));
    }
}

/// True once the process is gone, or dead and only not yet fetched by its parent.
fn is_gone(number: u32) -> bool {
    let Ok(state) = fs::read_to_string(format!("/proc/{number}/stat")) else { return true };
    state.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with(['Z', 'X']))
}

fn scan(folder: &Path) -> Child {
    fs::write(folder.join("plimsoll.toml"), with_a_sleeper("wait")).unwrap();
    let mut command = plimsoll(folder);
    let arguments = ["scan", "--no-load", "--app", "http://127.0.0.1:1"];
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn signal(name: &str, child: &Child) {
    assert!(Command::new("sh").args(["-c", &format!("kill -s {name} {}", child.id())]).status().unwrap().success());
}

#[test]
fn what_a_command_left_behind_ends_with_it_and_its_answer_counts() {
    let folder = tempfile::tempdir().unwrap();
    let db = look("backup", folder.path(), &with_a_sleeper("echo '[]'"), None);
    assert_eq!(text(&db, "select tool from backup_source"), "none", "{}", unseen(&db, "backup_source"));
    let number = sleeper(folder.path());
    until("the sleeper lives", || is_gone(number));
}

#[test]
fn a_stop_ends_the_command_with_all_that_it_started() {
    let folder = tempfile::tempdir().unwrap();
    let mut scan = scan(folder.path());
    let number = sleeper(folder.path());
    assert!(!is_gone(number));
    signal("TERM", &scan);
    until("the scan does not end", || scan.try_wait().unwrap().is_some());
    until("the sleeper lives", || is_gone(number));
}

#[test]
fn a_killed_plimsoll_takes_the_command_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut scan = scan(folder.path());
    let number = sleeper(folder.path());
    signal("KILL", &scan);
    scan.wait().unwrap();
    until("the sleeper lives", || is_gone(number));
}

#[test]
fn a_command_without_an_end_is_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let db = look("backup", folder.path(), "[backup]\ncommand = [\"yes\"]\n", None);
    let why = unseen(&db, "backup");
    assert!(why.starts_with("failed `yes` printed more than 8 MB"), "{why}");
}
