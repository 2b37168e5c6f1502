//! Servers that never stop answering, or answer with what no memory holds: the scan ends by itself, takes little memory, and
//! says of every table why it was not seen.

use std::{
    fs,
    io::{self, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::support::{
    command::{plimsoll, run},
    shop::written,
};

/// The most memory of a scan, whatever its targets send.
const MOST_KB: u64 = 150_000;

/// The most that all connections of one scan together take from a server: each answer ends at its cap.
const MOST_PUSHED: u64 = 900 << 20;

/// Far above what an end takes, far below what a hang would.
const HANG: Duration = Duration::from_secs(240);

/// A connection whose bytes are counted.
struct Line {
    stream: TcpStream,
    /// Questions so far.
    asked: u32,
    pushed: Arc<AtomicU64>,
}

impl Line {
    fn push(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)?;
        self.pushed.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    fn forever(&mut self, bytes: &[u8]) -> io::Result<()> {
        loop {
            self.push(bytes)?;
        }
    }

    fn take(&mut self, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn number(&mut self) -> io::Result<u32> {
        Ok(u32::from_be_bytes(self.take(4)?.try_into().unwrap()))
    }
}

/// What a server does with a question.
type Answer = fn(&mut Line) -> io::Result<()>;

struct Server {
    port: u16,
    pushed: Arc<AtomicU64>,
}

impl Server {
    fn start(serve: impl Fn(Line, Answer) -> io::Result<()> + Copy + Send + 'static, answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let pushed = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&pushed);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let line = Line { stream, asked: 0, pushed: Arc::clone(&counter) };
                // An error is the scan that hung up.
                thread::spawn(move || drop(serve(line, answer)));
            }
        });
        Self { port, pushed }
    }

    fn pushed(&self) -> u64 {
        self.pushed.load(Ordering::Relaxed)
    }
}

fn message(letter: u8, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 4).unwrap().to_be_bytes();
    [&[letter][..], &length, body].concat()
}

fn columns(count: u16) -> Vec<u8> {
    let column =
        |n: u16| [format!("c{n}\0").as_bytes(), &[0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0]].concat();
    message(b'T', &[count.to_be_bytes().to_vec(), (0..count).flat_map(column).collect()].concat())
}

fn row(text: &[u8]) -> Vec<u8> {
    let length = u32::try_from(text.len()).unwrap().to_be_bytes();
    message(b'D', &[&1_u16.to_be_bytes()[..], &length, text].concat())
}

fn failure(text: &str) -> Vec<u8> {
    message(b'E', format!("SERROR\0VERROR\0C42P01\0M{text}\0\0").as_bytes())
}

/// Postgres, as far as a login without a password; each question gets the `answer`.
fn postgres(mut line: Line, answer: Answer) -> io::Result<()> {
    const TLS: u32 = 80_877_103;
    loop {
        let length = line.number()? as usize;
        let code = u32::from_be_bytes(line.take(length - 4)?[..4].try_into().unwrap());
        if code != TLS {
            break;
        }
        line.push(b"N")?;
    }
    let ready = message(b'Z', b"I");
    line.push(&[message(b'R', &[0; 4]), message(b'S', b"server_version\x0015.4\0"), message(b'K', &[0; 8]), ready].concat())?;
    loop {
        let letter = line.take(1)?[0];
        let length = line.number()? as usize;
        line.take(length - 4)?;
        match letter {
            b'X' => return Ok(()),
            _ => {
                line.asked += 1;
                answer(&mut line)?;
            }
        }
    }
}

/// Redis: INFO gets the `answer`, all else OK.
fn redis(mut line: Line, answer: Answer) -> io::Result<()> {
    let mut asked = [0; 4096];
    loop {
        let length = line.stream.read(&mut asked)?;
        if length == 0 {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&asked[..length]).to_uppercase();
        // As many answers as there are commands in it.
        for command in text.split('*').skip(1) {
            if command.contains("INFO") { answer(&mut line)? } else { line.push(b"+OK\r\n")? }
        }
    }
}

/// A scan of one target under way.
struct Scan {
    child: Child,
    folder: tempfile::TempDir,
    most_kb: u64,
}

impl Scan {
    fn start(flag: &str, address: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let is_asked = |kind: &str| flag.ends_with(kind) || (flag == "--pooler" && kind == "postgres");
        let kinds = ["app", "postgres", "redis"].into_iter().filter(|kind| !is_asked(kind));
        let without: Vec<String> = kinds.map(|kind| format!("{kind:?}")).collect();
        fs::write(folder.path().join("plimsoll.toml"), format!("without = [{}]", without.join(", "))).unwrap();
        // A pooler alone is no target.
        let more: &[&str] = if flag == "--pooler" { &["--postgres", address] } else { &[] };
        let mut command = plimsoll(folder.path());
        command.args(["scan", "--no-load", flag, address]).args(more).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().unwrap();
        Self { child, folder, most_kb: 0 }
    }

    fn has_ended(&mut self) -> bool {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        // For a moment before it has its name the memory is still that of these tests, which share it until then.
        let is_itself = status.starts_with("Name:\tplimsoll\n");
        let peak = status.lines().filter(|_| is_itself).find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        self.most_kb = self.most_kb.max(peak.unwrap_or(0));
        self.child.try_wait().unwrap().is_some()
    }

    /// Waits for its end. It gives up on a silent server by itself, at the latest after the longest that a probe may take.
    fn end(&mut self) -> Value {
        let start = Instant::now();
        while !self.has_ended() {
            assert!(start.elapsed() < HANG, "the scan does not end");
            thread::sleep(Duration::from_millis(10));
        }
        serde_json::from_str(&fs::read_to_string(written(&self.folder, ".run.json")).unwrap()).unwrap()
    }
}

/// What was said of the tables of a probe.
fn reasons(run: &Value, probe: &str) -> Vec<String> {
    let gaps = run["absences"].as_array().unwrap().iter().filter(|gap| gap["probe"] == probe);
    gaps.map(|gap| gap["reason"].as_str().unwrap().to_owned()).collect()
}

/// Scans it and holds what must hold; every table of the probe is absent for a reason with these `words`, or, on a slow
/// machine, since no answer came to its end in time.
fn hold(flag: &str, scheme: &str, server: &Server, words: &str) {
    let mut scan = Scan::start(flag, &format!("{scheme}://p@127.0.0.1:{}", server.port));
    let run = scan.end();
    let said = reasons(&run, flag.trim_start_matches('-'));
    let odd: Vec<&String> = said.iter().filter(|reason| !reason.contains(words) && !reason.contains(" within ")).collect();
    assert!(!said.is_empty() && odd.is_empty(), "{words}: {odd:?}");
    assert!(said.iter().all(|reason| reason.len() < 5_000), "{words}: long reasons");
    assert!(scan.most_kb > 0 && scan.most_kb < MOST_KB, "{words}: {} kB", scan.most_kb);
    assert!(server.pushed() < MOST_PUSHED, "{words}: {} bytes were taken", server.pushed());
    let passed = run["outcomes"].as_array().unwrap().iter().filter(|o| o["verdict"]["state"] == "pass");
    let of_it: Vec<&Value> = passed.filter(|o| ["database", "caching", "jobs"].contains(&o["item"].as_str().unwrap())).collect();
    assert!(of_it.is_empty(), "{words}: {of_it:?} pass");
}

fn hold_postgres(answer: Answer, words: &str) {
    hold("--postgres", "postgres", &Server::start(postgres, answer), words);
}

fn hold_redis(answer: Answer, words: &str) {
    hold("--redis", "redis", &Server::start(redis, answer), words);
}

#[test]
fn postgres_rows_without_end() {
    let rows: Answer = |line| {
        line.push(&columns(1))?;
        line.forever(&row(&[b'x'; 100]).repeat(500))
    };
    hold_postgres(rows, "the answer was larger than 16 MB");
    let tiny: Answer = |line| {
        line.push(&columns(1))?;
        line.forever(&row(b"").repeat(5_000))
    };
    hold_postgres(tiny, "the answer was larger than 16 MB");
    let wide: Answer = |line| {
        line.push(&columns(30_000))?;
        line.forever(&message(b'D', &[30_000_u16.to_be_bytes().to_vec(), vec![0xFF; 120_000]].concat()))
    };
    hold_postgres(wide, "the answer was larger than 16 MB");
}

#[test]
fn a_postgres_whose_catalog_has_no_end() {
    // It says what it is, as a true one does, and only then never ends.
    let catalog: Answer = |line| {
        if line.asked == 1 {
            let version = message(b'T', b"\0\x01version_num\0\0\0\0\0\0\0\0\0\0\x19\xFF\xFF\xFF\xFF\xFF\xFF\0\0");
            return line.push(&[version, row(b"150004"), message(b'Z', b"I")].concat());
        }
        line.push(&columns(1))?;
        line.forever(&row(&[b'x'; 100]).repeat(500))
    };
    let server = Server::start(postgres, catalog);
    let mut scan = Scan::start("--postgres", &format!("postgres://p@127.0.0.1:{}", server.port));
    let said = reasons(&scan.end(), "postgres");
    // The first table is too large, and with it ends the connection.
    assert!(said.iter().any(|reason| reason.contains("the answer was larger than 32 MB")), "{said:?}");
    assert!(scan.most_kb < MOST_KB, "{} kB", scan.most_kb);
}

#[test]
fn a_postgres_row_of_two_gigabytes_and_an_error_of_five_megabytes() {
    let row: Answer = |line| {
        line.push(&columns(1))?;
        line.push(&[b'D', 0x7F, 0xFF, 0xFF, 0xFF, 0, 1, 0x7F, 0xFF, 0xFF, 0xF5])?;
        line.forever(&[b'x'; 65_536])
    };
    hold_postgres(row, "a single row or message was larger than 8 MB");
    let error: Answer = |line| line.push(&[failure(&"word ".repeat(1 << 20)), message(b'Z', b"I")].concat());
    hold_postgres(error, "word word");
}

#[test]
fn postgres_messages_that_answer_nothing() {
    let notices: Answer = |line| line.forever(&message(b'N', b"SNOTICE\0C00000\0Mhello\0\0").repeat(500));
    hold_postgres(notices, "the answer was larger than 96 MB");
    let parameters: Answer = |line| {
        for n in 0_u64.. {
            let some: Vec<u8> = (0..500).flat_map(|m| message(b'S', format!("p{}\0\0", 500 * n + m).as_bytes())).collect();
            line.push(&some)?;
        }
        Ok(())
    };
    hold_postgres(parameters, "the answer was larger than 96 MB");
}

#[test]
fn a_console_of_a_pooler_and_a_shared_history_without_end() {
    let row: Answer = |line| line.forever(&[b'D', 0x7F, 0xFF, 0xFF, 0xFF, 0, 1, 0x7F, 0xFF, 0xFF, 0xF5]);
    let server = Server::start(postgres, row);
    hold("--pooler", "postgres", &server, "a single row or message was larger than 8 MB");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plimsoll.toml"), format!("history = \"postgres://p@127.0.0.1:{}/h\"", server.port)).unwrap();
    let ended = run(folder.path(), &["history"]);
    assert!(ended.err.contains("a single row or message was larger than 8 MB"), "{}{}", ended.out, ended.err);
}

#[test]
fn redis_texts_without_end() {
    let bulk: Answer = |line| {
        line.push(b"$2147483647\r\n")?;
        line.forever(&[b'x'; 65_536])
    };
    hold_redis(bulk, "the answer was larger than 16 MB");
    let error: Answer = |line| {
        line.push(b"-ERR ")?;
        line.forever(&[b'x'; 65_536])
    };
    hold_redis(error, "the answer was larger than 16 MB");
}

#[test]
fn redis_values_without_end() {
    let array: Answer = |line| {
        line.push(b"*2147483647\r\n")?;
        line.forever(&b":1\r\n".repeat(10_000))
    };
    hold_redis(array, "the answer was larger than 16 MB");
    let push: Answer = |line| {
        line.push(b">2147483647\r\n+message\r\n")?;
        line.forever(&b"$1\r\nx\r\n".repeat(10_000))
    };
    hold_redis(push, "the answer was larger than 16 MB");
    let nested: Answer = |line| line.push(&b"*1\r\n".repeat(1_000_000));
    hold_redis(nested, "INFO");
    // Something else than a Redis.
    hold_redis(|line| line.push(b"+OK\r\n"), "INFO told no version");
}

#[test]
fn a_stop_in_the_middle_of_an_answer_without_end_is_obeyed() {
    let drip: Answer = |line| {
        line.push(&columns(1))?;
        loop {
            line.push(&row(b"x"))?;
            thread::sleep(Duration::from_millis(50));
        }
    };
    let server = Server::start(postgres, drip);
    let mut scan = Scan::start("--postgres", &format!("postgres://p@127.0.0.1:{}", server.port));
    let start = Instant::now();
    // The greeting has less.
    while server.pushed() < 300 {
        assert!(start.elapsed() < HANG && !scan.has_ended(), "the scan never asked");
        thread::sleep(Duration::from_millis(5));
    }
    assert!(Command::new("kill").args(["-TERM", &scan.child.id().to_string()]).status().unwrap().success());
    let run = scan.end();
    // A single answer has 20 s, and the probe 90: whoever waits for that says so.
    assert!(reasons(&run, "postgres").iter().all(|reason| reason.contains("stopped")));
}
