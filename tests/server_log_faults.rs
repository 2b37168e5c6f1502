//! Logs that are no logs, or not whole: each is said, and none of them stops the scan or fills the memory.

use std::{
    fs,
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};
use plimsoll::check::{self, Gap, Verdict};

use crate::{
    server_log::{ALL, live, logged, scan, wait_until},
    support::{
        Postgres,
        command::{ended, plimsoll, run},
    },
};

/// In a hundred years: a log of before tells nothing of now.
const LINE: &str = "2126-11-25 04:17:09.123 UTC [77] app@shop LOG:  duration: 1234.500 ms  statement: select * from t where id = 7\n";
const ERROR: &str = "2126-11-25 04:18:09.123 UTC [77] app@shop ERROR:  duplicate key value violates unique constraint \"k\"
2126-11-25 04:18:09.123 UTC [77] app@shop DETAIL:  Key (a)=(c4nary) already exists.
2126-11-25 04:18:09.123 UTC [77] app@shop STATEMENT:  insert into t
\tvalues ('c4nary')
";

struct Place(tempfile::TempDir);

impl Place {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(text).unwrap();
    packer.finish().unwrap()
}

/// What the probe says of one file that holds `bytes`.
fn said(bytes: &[u8]) -> String {
    let place = Place::new(&[("a.log", bytes)]);
    scan(None, &[&place.path("a.log")], "").unseen()
}

#[test]
fn what_is_no_log_is_an_absence_that_names_the_file_and_what_to_do() {
    let random: Vec<u8> = (0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for (bytes, reason) in [
        (&b""[..], "a.log`: nothing was logged there yet"),
        (b"\n\n", "is no log of Postgres"),
        (b"hello\nworld\n", "`a.log`: it is no log of Postgres"),
        (b"{\"a\": 1}\n", "`a.log`: it is no log of Postgres"),
        (b"a,b,c\n1,2,3\n", "`a.log`: it is no log of Postgres"),
        (&random, "`a.log`: it is no text"),
        (&b"x".repeat(9 << 20), "`a.log`: it is no log of Postgres"),
        (&packed(b"hello\n"), "`a.log`: it is no log of Postgres"),
        (&[0x1F, 0x8B, 8, 0, 1], "`a.log`: it ends in the middle"),
        (b"\x28\xB5\x2F\xFDxyz", "`a.log`: it is packed with zstd"),
    ] {
        let said = said(bytes);
        assert!(said.starts_with("failed ") && said.contains(reason) && said.contains("--log"), "{reason}: {said}");
    }
}

#[test]
fn a_path_that_leads_nowhere_says_so() {
    let place = Place::new(&[("closed.log", LINE.as_bytes())]);
    let none = scan(None, &[&place.path("none.log")], "").unseen();
    assert!(none.starts_with("unreachable the log") && none.contains("none.log` does not exist"), "{none}");
    let empty = scan(None, &[&place.path("*.nothing")], "").unseen();
    assert!(empty.contains("there is no log of Postgres"), "{empty}");
    let device = scan(None, &[Path::new("/dev/null")], "").unseen();
    assert!(device.contains("neither a file nor a folder"), "{device}");
    fs::set_permissions(place.path("closed.log"), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(place.path("closed.log")).is_err() {
        let closed = scan(None, &[&place.path("closed.log")], "").unseen();
        assert!(closed.starts_with("denied the log") && closed.contains("setfacl"), "{closed}");
    }
}

#[test]
fn a_log_with_faults_is_read_as_far_as_it_goes() {
    let cases: &[(&str, Vec<u8>, &str)] = &[
        ("half a last line", format!("{LINE}{LINE}{}", &LINE[..40]).into_bytes(), "select * from t where id = $1 2"),
        ("half a first line", format!("{}{LINE}", &LINE[60..]).into_bytes(), "select * from t where id = $1 1"),
        ("no last line end", LINE.trim_end().as_bytes().to_vec(), "select * from t where id = $1 1"),
        ("CRLF", format!("{LINE}{ERROR}").replace('\n', "\r\n").into_bytes(), "select * from t where id = $1 1"),
        ("a byte order mark", format!("\u{feff}{LINE}{LINE}").into_bytes(), "select * from t where id = $1 1"),
        ("blank lines", format!("\n\n{LINE}\n{LINE}").into_bytes(), "select * from t where id = $1 2"),
        (
            "no UTF-8",
            [LINE.as_bytes(), b"\xff\xfe\x80\n", LINE.replace("from t", "from caf\u{e9}").as_bytes(), LINE.as_bytes()].concat(),
            "select * from t where id = $1 2",
        ),
        ("zeros", [LINE.as_bytes(), &[0; 5_000], b"\n", LINE.as_bytes()].concat(), "select * from t where id = $1 2"),
    ];
    for (what, bytes, expected) in cases {
        let place = Place::new(&[("a.log", bytes)]);
        let seen = scan(None, &[&place.path("a.log")], "");
        assert_eq!(seen.unseen(), "", "{what}");
        assert_eq!(seen.text("select text, calls from log_statement where text like '% t %' order by text"), *expected, "{what}");
    }
}

#[test]
fn a_message_of_a_hundred_megabytes_passes_by_in_bounded_memory() {
    let place = Place::new(&[]);
    let mut file = fs::File::create(place.path("a.log")).unwrap();
    file.write_all(LINE.as_bytes()).unwrap();
    file.write_all(LINE.trim_end().as_bytes()).unwrap();
    let block = "'c4nary', ".repeat(100_000);
    for _ in 0..100 {
        file.write_all(block.as_bytes()).unwrap();
    }
    file.write_all(b"\n\tmore of it\n").unwrap();
    file.write_all(LINE.as_bytes()).unwrap();
    drop(file);
    let seen = scan(None, &[&place.path("a.log")], "");
    assert_eq!(seen.unseen(), "");
    assert_eq!(
        seen.text("select text, calls from log_statement where text = 'select * from t where id = $1'"),
        "select * from t where id = $1 2"
    );
    assert_eq!(seen.text("select sum(calls), max(unknown_lines) from log_statement, log_source"), "3 0");
}

#[test]
fn rotated_and_packed_files_of_a_folder_are_read_together_and_a_broken_one_is_a_finding() {
    let old = LINE.replace("2126-11-25", "2126-11-24");
    let whole = packed(old.repeat(2_000).as_bytes());
    let files: &[(&str, &[u8])] = &[
        ("postgresql.log", LINE.as_bytes()),
        ("postgresql.log.1", ERROR.as_bytes()),
        ("postgresql-2126-11-24.log.gz", &whole),
        ("torn.log.gz", &whole[..whole.len() - 40]),
        ("notes.txt", b"no log at all"),
        ("current_logfiles", b"stderr log/postgresql.log\n"),
        (".hidden.log", LINE.as_bytes()),
        ("empty.log", b""),
    ];
    let place = Place::new(files);
    let seen = scan(None, &[place.0.path()], "");
    assert_eq!(seen.unseen(), "");
    assert_eq!(
        seen.text("select name, entries > 0, problem from log_source order by name"),
        "empty.log 0 -; postgresql-2126-11-24.log.gz 1 -; postgresql.log 1 -; postgresql.log.1 1 -; torn.log.gz 1 it ends in the middle: the packed file is not whole"
    );
    assert_eq!(
        seen.text("select first_at, last_at, calls >= 2001 from log_statement"),
        "2126-11-24T04:17:09.123Z 2126-11-25T04:17:09.123Z 1"
    );
    assert_eq!(seen.text("select statement, object from log_event"), "insert into t values ($1) k");
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let check = checks.iter().find(|check| check.name() == "monitoring/log-lines-incomplete").unwrap();
    let verdict = format!("{:?}", check.judge(seen.snapshot.db()));
    assert!(verdict.starts_with("Fail") && verdict.contains("torn.log.gz was not, or not wholly, read"), "{verdict}");
    let by_pattern = scan(None, &[&place.path("postgresql*.log*")], "");
    assert_eq!(by_pattern.text("select count(*) from log_source"), "3");
    let by_hand = scan(None, &[&place.path("postgresql.log"), &place.path("notes.txt")], "");
    assert!(by_hand.text("select problem from log_source where name = 'notes.txt'").contains("no log of Postgres"));
}

#[test]
fn a_log_in_another_language_is_unproven() {
    let german = "2126-11-25 04:17:09.123 CET [77] app@shop LOG:  Dauer: 1234.500 ms  Anweisung: select 1
2126-11-25 04:17:10.123 CET [77] app@shop FEHLER:  doppelter Schlüsselwert verletzt Unique-Constraint »k«
2126-11-25 04:17:10.123 CET [77] app@shop ANWEISUNG:  insert into t values (1)
";
    let place = Place::new(&[("a.log", german.as_bytes())]);
    let seen = scan(None, &[&place.path("a.log")], "");
    assert_eq!(seen.text("select format from log_source"), "stderr");
    let said = seen.unseen();
    assert!(said.starts_with("unsupported 3 of 3 messages") && said.contains("lc_messages"), "{said}");
    let (checks, _) = check::load(Path::new("/nonexistent"));
    for check in checks.iter().filter(|check| check.tables.contains("log_total") || check.tables.contains("log_event")) {
        let verdict = format!("{:?}", check.judge(seen.snapshot.db()));
        assert!(verdict.starts_with("Unproven"), "{}: {verdict}", check.name());
    }
}

#[test]
fn the_command_takes_a_log_alone_and_the_doctor_shows_it() {
    let place = Place::new(&[("a.log", LINE.repeat(9).as_bytes())]);
    let folder = tempfile::tempdir().unwrap();
    let scanned = run(folder.path(), &["scan", "--no-load", "--log", &place.path("a.log").display().to_string()]);
    assert_eq!(scanned.code, 0, "{}", scanned.err);
    assert!(scanned.out.contains("database/statement-slow-in-log") && scanned.err.contains("a.log"), "{}", scanned.out);
    let doctor = ended(plimsoll(folder.path()).arg("doctor").env("PLIMSOLL_LOG", place.path("a.log")).output().unwrap());
    let line = doctor.out.lines().find(|line| line.contains("log_statement ")).unwrap_or_default();
    assert!(line.contains("✓ granted") && line.contains("1 rows"), "{}", doctor.out);
    let denied = run(folder.path(), &["doctor", "--log", "none.log"]);
    assert!(denied.code == 14 && denied.out.contains("none.log` does not exist"), "{}", denied.out);
}

/// The real log of a server, as if it had ended so many days ago.
fn aged(log: &str, days: i64) -> String {
    let now = chrono::Utc::now();
    let day = |back: i64| (now - chrono::Duration::days(back)).format("%Y-%m-%d").to_string();
    log.replace(&day(0), &day(days)).replace(&day(1), &day(days + 1))
}

#[test]
fn a_log_that_ended_weeks_ago_is_no_proof_of_now_and_what_was_bad_in_it_says_when() {
    let server = Postgres::start(&format!("{ALL}log_line_prefix = '%m [%p] %q%u@%d/%a '\nlog_timezone = 'UTC'\n"));
    let url = server.database();
    live(&url, server.folder(), "server.log");
    wait_until("the log did not come to its end", || logged(server.folder(), "server.log", "deadlock detected"));
    let log = fs::read(server.folder().join("data/log/server.log")).unwrap();
    let log = String::from_utf8_lossy(&log);
    let place = tempfile::tempdir().unwrap();
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let of_log = || checks.iter().filter(|check| check.tables.iter().any(|table| ["log_total", "log_event"].contains(&table.as_str())));
    let file = place.path().join("server.log");
    let seen = |days: i64| {
        // Once is no trouble, and thirty times are.
        fs::write(&file, aged(&log, days).repeat(30)).unwrap();
        scan(Some(url.clone()), &[&file], "")
    };
    let now = seen(6);
    assert_eq!(now.unseen(), "");
    assert!(of_log().any(|check| matches!(check.judge(now.snapshot.db()), Verdict::Pass { .. })));
    let old = seen(8);
    let why = old.unseen();
    assert!(why.starts_with("old the last message of the log is of 20") && why.contains("8 days ago") && why.contains("--log"), "{why}");
    assert!(!why.contains("; old"), "once: {why}");
    let mut failed = 0;
    for check in of_log() {
        let is_told = |gaps: &[Gap]| gaps.iter().any(|gap| gap.kind == "old");
        match check.judge(old.snapshot.db()) {
            Verdict::Fail { gaps, .. } if is_told(&gaps) => failed += 1,
            Verdict::Unproven { gaps } if is_told(&gaps) => {}
            verdict => panic!("{}: {verdict:?}", check.name()),
        }
    }
    assert!(failed > 0, "what is bad in it is shown");
}
