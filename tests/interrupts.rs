//! Ctrl-C and SIGTERM at any time: the scan ends while its servers still keep it waiting, the report is written, the snapshot can be judged again,
//! and what was cut short never passes.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    gates::assert_each_closes_on_a_part,
    support::{
        command::{Ended, ended, plimsoll, run},
        shop::{Shop, passes, written},
    },
};

/// Far above what anything here takes on a busy machine: only what hangs meets it.
const HANG: Duration = Duration::from_secs(240);

/// A server that counts its connections, and answers those whose first bytes `answers` knows an answer to.
struct Server {
    address: String,
    connections: Arc<AtomicUsize>,
    silent: Arc<AtomicUsize>,
}

impl Server {
    fn start(answers: fn(&str) -> Option<&'static str>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (connections, silent) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let (seen, mute) = (Arc::clone(&connections), Arc::clone(&silent));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                seen.fetch_add(1, Ordering::SeqCst);
                let mute = Arc::clone(&mute);
                thread::spawn(move || serve(stream, answers, &mute));
            }
        });
        Self { address, connections, silent }
    }
}

fn serve(mut stream: TcpStream, answers: fn(&str) -> Option<&'static str>, mute: &AtomicUsize) {
    let mut bytes = [0; 4096];
    let length = stream.read(&mut bytes).unwrap_or(0);
    match answers(&String::from_utf8_lossy(&bytes[..length])) {
        Some(body) => {
            let head = format!("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
            let _ = stream.write_all(format!("{head}{body}").as_bytes());
        }
        None => {
            mute.fetch_add(1, Ordering::SeqCst);
            // Kept open until the other side goes: nothing that waits for it ends by itself.
            while stream.read(&mut bytes).is_ok_and(|length| length > 0) {}
        }
    }
}

/// Starts a scan in a folder with one scenario that asks for `/load`, sends `signal` once `is_time`, and holds the rest.
fn interrupt(signal: &str, targets: &[String], is_time: &dyn Fn(&tempfile::TempDir) -> bool) -> serde_json::Value {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("scenarios")).unwrap();
    let scenario =
        "why = \"w\"\npause = \"1s..1s\"\n[[step]]\nname = \"it\"\nget = \"/load\"\n[[step]]\nname = \"other\"\nget = \"/load?other\"\n";
    fs::write(folder.path().join("scenarios/a.toml"), scenario).unwrap();
    let arguments = ["scan", "--load-host=127.0.0.1", "--load-seconds=600"];
    let mut command = plimsoll(folder.path());
    let scan = command.args(arguments).args(targets).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let start = Instant::now();
    while !is_time(&folder) {
        assert!(start.elapsed() < HANG, "the time to interrupt did not come");
        thread::sleep(Duration::from_millis(5));
    }
    assert!(Command::new("kill").args([signal, &scan.id().to_string()]).status().unwrap().success());
    let ended = end(scan);
    assert_eq!(ended.code, 15, "{}", ended.err);
    assert!(ended.err.contains("was stopped after"), "{}", ended.err);
    assert!(ended.out.contains("wrote ") && fs::metadata(written(&folder, ".report.html")).unwrap().len() > 1_000, "{}", ended.out);
    let recheck = run(folder.path(), &["recheck", "latest", "--format", "json", "--fail-unproven"]);
    assert_eq!(recheck.code, 15, "{}", recheck.err);
    assert!(recheck.err.contains("--fail-unproven: "), "what was cut short is unproven: {}", recheck.err);
    let again: serde_json::Value = serde_json::from_str(&recheck.out).unwrap();
    let kept: serde_json::Value = serde_json::from_str(&fs::read_to_string(written(&folder, ".run.json")).unwrap()).unwrap();
    assert_eq!(passes(&again), passes(&kept));
    if signal == "-TERM" {
        assert_each_closes_on_a_part(folder.path());
    }
    kept
}

/// What it came to; one that hangs is killed.
fn end(scan: Child) -> Ended {
    let (id, (told, output)) = (scan.id(), mpsc::channel());
    thread::spawn(move || told.send(scan.wait_with_output().unwrap()));
    output.recv_timeout(HANG).map(ended).unwrap_or_else(|_| {
        let _ = Command::new("kill").args(["-KILL", &id.to_string()]).status();
        panic!("it was asked to stop, and goes on");
    })
}

fn targets(app: &str, postgres: &str, redis: &str) -> Vec<String> {
    vec![format!("--app={app}"), format!("--postgres={postgres}"), format!("--redis={redis}")]
}

/// No check that reads one of these tables passes.
fn assert_unseen(run: &serde_json::Value, prefix: &str) {
    let (checks, _) = plimsoll::check::load("/nonexistent".as_ref());
    for name in passes(run) {
        let check = checks.iter().find(|c| c.name() == name).unwrap();
        assert!(check.tables.iter().all(|t| !t.starts_with(prefix)), "{name} passes without {prefix}*");
    }
}

#[test]
fn while_it_probes_servers_that_never_speak() {
    for signal in ["-INT", "-TERM"] {
        let (app, postgres, redis) = (Server::start(|_| None), Server::start(|_| None), Server::start(|_| None));
        let targets = targets(
            &format!("http://{}", app.address),
            &format!("postgres://a:b@{}/c", postgres.address),
            &format!("redis://{}", redis.address),
        );
        let all = || [&app, &postgres, &redis].iter().all(|s| s.connections.load(Ordering::SeqCst) > 0);
        let run = interrupt(signal, &targets, &|_| all());
        assert!(passes(&run).is_empty(), "{:?}", passes(&run));
        assert!(run["absences"].to_string().contains("the scan was stopped before it looked"));
    }
}

#[test]
fn at_the_first_moment() {
    let shop = Shop::shared();
    for signal in ["-INT", "-TERM"] {
        let has_begun = |folder: &tempfile::TempDir| {
            let runs = fs::read_dir(folder.path().join(".plimsoll/runs"));
            runs.into_iter().flatten().flatten().any(|e| e.path().to_string_lossy().ends_with(".db-shm"))
        };
        let run = interrupt(signal, &targets(&shop.app, &shop.postgres, &shop.redis), &has_begun);
        assert!(passes(&run).is_subset(&passes(&Shop::healthy().run)));
    }
}

#[test]
fn while_the_load_waits_for_a_postgres_that_never_speaks() {
    let shop = Shop::shared();
    for signal in ["-INT", "-TERM"] {
        let postgres = Server::start(|_| None);
        let targets = targets(&shop.app, &format!("postgres://a:b@{}/c", postgres.address), &shop.redis);
        // The first connection is the probe's, the second the load's.
        let run = interrupt(signal, &targets, &|_| postgres.connections.load(Ordering::SeqCst) > 1);
        assert_unseen(&run, "db_");
        assert_unseen(&run, "load_");
    }
}

#[test]
fn while_the_load_waits_for_an_app_that_never_answers() {
    let shop = Shop::shared();
    for signal in ["-INT", "-TERM"] {
        let app = Server::start(|asked| (!asked.contains("/load")).then_some("<html>here</html>"));
        let targets = targets(&format!("http://{}", app.address), &shop.postgres, &shop.redis);
        let run = interrupt(signal, &targets, &|_| app.silent.load(Ordering::SeqCst) > 0);
        assert_unseen(&run, "load_");
    }
}

#[test]
fn while_the_ramp_climbs() {
    let shop = Shop::shared();
    for signal in ["-INT", "-TERM"] {
        let app = Server::start(|_| Some("<html>here</html>"));
        let targets = targets(&format!("http://{}", app.address), &shop.postgres, &shop.redis);
        // Far more than the probe and the request costs send together.
        let run = interrupt(signal, &targets, &|_| app.connections.load(Ordering::SeqCst) > 500);
        assert!(run["load"]["line"]["ended"].as_str().is_none_or(|words| words == "it was stopped"), "{}", run["load"]["line"]);
        assert_unseen(&run, "load_request_nothing");
        let unseen: Vec<&str> = run["absences"].as_array().unwrap().iter().filter_map(|a| a["table"].as_str()).collect();
        assert!(
            !unseen.contains(&"db_statement") && !unseen.contains(&"db_statement_record"),
            "what the load showed is looked at: {unseen:?}"
        );
    }
}
