//! Apps with the metrics that the libraries of their languages give each process: what gave way is told by them, and where two processes
//! answer in turn nothing is.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    time::{Duration, Instant},
};

use rusqlite::{Connection, OptionalExtension};

use super::{App, all};
use crate::support::command;

/// The shortest time of many in which the app answers one request alone: what one of its processes carries at most follows.
fn shortest(port: u16) -> Duration {
    let ask = || {
        let begun = Instant::now();
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap();
        begun.elapsed()
    };
    (0..40).map(|_| ask()).min().unwrap()
}

/// What a scan came to under a rate that is more than the app carries.
struct Told {
    gave_way: String,
    /// The least and the mean of processors that the process used while that was measured, by the first and the last look at it; none: it
    /// answered too late for two.
    used: Option<(f64, f64)>,
    /// All of it, for who wants to know why.
    said: String,
}

/// Offers `factor` times what one process that works alone carries at most on this machine.
fn overload(name: &str, variables: &[(&str, &str)], factor: f64) -> Told {
    let app = App::start_with(name, variables);
    let per_s = factor / shortest(app.port).as_secs_f64();
    let folder = tempfile::tempdir().unwrap();
    let load = format!("[load]\nhosts = [\"127.0.0.1\"]\nshape = \"soak\"\nrate = {per_s:.1}\nmax_seconds = 14\n");
    fs::write(folder.path().join("plimsoll.toml"), format!("{load}[objective]\np95_ms = 1000.0\n")).unwrap();
    fs::create_dir(folder.path().join("scenarios")).unwrap();
    let scenario = "why = \"a test\"\n[[step]]\nname = \"it\"\nget = \"/\"\n";
    fs::write(folder.path().join("scenarios/visit.toml"), scenario).unwrap();
    let ended = command::run(folder.path(), &["scan", "--app", &format!("http://127.0.0.1:{}/", app.port), "--format", "markdown"]);
    let runs = fs::read_dir(folder.path().join(".plimsoll/runs")).unwrap().map(|entry| entry.unwrap().path());
    let db = Connection::open(runs.into_iter().find(|path| path.extension().is_some_and(|end| end == "db")).unwrap()).unwrap();
    let steps = all(&db, "select step || ' ' || offered_per_s || ' ' || verdict || ': ' || because from load_step");
    // What these libraries tell by themselves is none of the product's own.
    assert_eq!(all(&db, "select name from http_metric where layer <> 'runtime'"), [""; 0]);
    assert!(all(&db, "select name from http_metric").len() > 5, "{}", ended.err);
    let looks = "select * from load_app_second where second in (select second from load_histogram where step = 1)";
    let told = "asked_s || ' ' || answered_s || ' ' || cpu_s || ' ' || started_at || ' ' || coalesce(loop_turn_ms, '-')";
    let seen = all(&db, &format!("select {told} from ({looks})"));
    let said = format!("{}\n{steps:#?}\n{seen:#?}", ended.err);
    assert!(steps[0].contains(" fail: "), "{said}");
    let used =
        "max(cpu_s) - min(cpu_s) as used_s, max(answered_s) - min(asked_s) as most_s, max(answered_s) - min(answered_s) as between_s";
    let used = format!("select used_s / most_s, used_s / between_s from (select {used} from ({looks})) where between_s > 0.0");
    let used = db.query_row(&used, [], |row| Ok((row.get(0)?, row.get(1)?))).optional().unwrap();
    Told { gave_way: all(&db, "select coalesce(gave_way_first, 'nothing') from load_line").concat(), used, said }
}

impl Told {
    /// True where nobody else took much of the processor while it was measured: what is true of it must then be told. On a machine that
    /// is busy with other work a process gets less, and there may be nothing to tell.
    fn used_a_whole_processor(&self) -> bool {
        self.used.is_some_and(|(least, mean)| least >= 0.8 && mean >= 0.95)
    }
}

#[test]
#[ignore = "needs prom-client: make test-frameworks"]
fn one_process_of_node_on_a_machine_with_more() {
    let told = overload("metrics-node", &[], 1.2);
    let Told { gave_way, used, said } = &told;
    // Where others take the processor from it, its event loop tells; where they take much, nothing does.
    let of_one = ["the app's process: it used at least ", "the app's event loop: it was free at most "];
    let is_told = of_one.iter().any(|begins| gave_way.starts_with(begins)) && gave_way.contains("of the one processor that Node runs on");
    assert!(is_told || (gave_way == "nothing" && !told.used_a_whole_processor()), "{gave_way}, {used:?}\n{said}");
}

#[test]
#[ignore = "needs prom-client: make test-frameworks"]
fn two_processes_of_node_behind_one_port() {
    let Told { gave_way, said, .. } = overload("metrics-node", &[("WORKERS", "2")], 2.4);
    assert_eq!(gave_way, "nothing", "{said}");
}

#[test]
#[ignore = "needs prometheus_client: make test-frameworks"]
fn threads_of_python_share_one_processor() {
    let told = overload("metrics-python", &[], 1.3);
    let Told { gave_way, used, said } = &told;
    let is_told = gave_way.contains("of the one processor that Python runs on");
    assert!(is_told || (gave_way == "nothing" && !told.used_a_whole_processor()), "{gave_way}, {used:?}\n{said}");
}
