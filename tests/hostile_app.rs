//! Apps that send more than anybody could hold, or never come to an end: a scan stays small, ends, obeys a stop, and takes
//! nothing for seen that it did not read.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crate::support::{
    command::{plimsoll, run},
    shop::passes,
};

/// The most that a scan may take, whatever it is sent.
const MOST_KIB: u64 = 150 * 1024;
/// Far above what an end takes, far below what a hang would.
const HANG: Duration = Duration::from_secs(240);

/// What a hostile app sends for a path; none: its start page, which names a few others.
type Send = fn(&mut TcpStream) -> std::io::Result<()>;

/// Which of an app's paths are hostile.
#[derive(Clone, Copy, PartialEq)]
enum Where {
    Everywhere,
    BehindTheStartPage,
    /// Where the scenario goes.
    AtOneEndpoint,
}
use Where::{AtOneEndpoint, BehindTheStartPage, Everywhere};

struct Hostile {
    address: String,
    /// Requests of hostile paths.
    asked: Arc<AtomicUsize>,
}

const PAGE: &str = "<html><a href=/page>p</a><script src=/app.js></script><script>fetch('/api/v1/items')</script></html>";

impl Hostile {
    fn start(send: Send, place: Where) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let count = Arc::clone(&count);
                thread::spawn(move || serve(stream, send, place, &count));
            }
        });
        Self { address, asked }
    }
}

fn serve(mut stream: TcpStream, send: Send, place: Where, count: &AtomicUsize) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    if place == AtOneEndpoint && !first.contains(" / ") && !first.contains(" /api/v1/items") {
        return write!(stream, "HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
    }
    if first.contains(" / ") && place != Everywhere {
        return write!(
            stream,
            "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{PAGE}",
            PAGE.len()
        );
    }
    count.fetch_add(1, Ordering::SeqCst);
    send(&mut stream)
}

fn head(stream: &mut TcpStream, more: &str) -> std::io::Result<()> {
    write!(stream, "HTTP/1.1 200 OK\r\nconnection: close\r\n{more}\r\n")
}

/// The same bytes until the other side goes.
fn for_ever(stream: &mut TcpStream, bytes: &[u8]) -> std::io::Result<()> {
    let many = bytes.repeat(1 + 65_536 / bytes.len());
    loop {
        stream.write_all(&many)?;
    }
}

fn body(stream: &mut TcpStream, kind: &str, unit: &str) -> std::io::Result<()> {
    head(stream, &format!("content-type: {kind}\r\n"))?;
    for_ever(stream, unit.as_bytes())
}

/// Ten gigabytes in ten megabytes.
fn bomb(stream: &mut TcpStream) -> std::io::Result<()> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(9));
    packer.write_all(&vec![b'a'; 16 << 20])?;
    let member = packer.finish()?;
    head(stream, "content-type: text/html\r\ncontent-encoding: gzip\r\n")?;
    (0..640).try_for_each(|_| stream.write_all(&member))
}

fn wide_json(stream: &mut TcpStream) -> std::io::Result<()> {
    let text = format!("{{\"openapi\":\"3.1.0\",\"paths\":{{}},\"items\":[{}0]}}", "{\"\":1},".repeat(900_000));
    head(stream, &format!("content-type: application/json\r\ncontent-length: {}\r\n", text.len()))?;
    stream.write_all(text.as_bytes())
}

fn deep_page(stream: &mut TcpStream) -> std::io::Result<()> {
    let text = "<div><p><b><table>".repeat(100_000) + &"<a href=/x>".repeat(100_000);
    head(stream, &format!("content-type: text/html\r\ncontent-length: {}\r\n", text.len()))?;
    stream.write_all(text.as_bytes())
}

fn yaml(stream: &mut TcpStream) -> std::io::Result<()> {
    let text = format!("openapi: 3.1.0\npaths: {}", "[".repeat(200_000));
    head(stream, &format!("content-type: application/yaml\r\ncontent-length: {}\r\n", text.len()))?;
    stream.write_all(text.as_bytes())
}

fn cookies(stream: &mut TcpStream) -> std::io::Result<()> {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let set: String =
        (0..900).map(|_| NUMBER.fetch_add(1, Ordering::Relaxed)).map(|n| format!("set-cookie: c{n}=value-of-it-{n}\r\n")).collect();
    head(stream, &format!("content-type: text/html\r\n{set}content-length: 13\r\n"))?;
    stream.write_all(b"<html></html>")
}

fn silence(stream: &mut TcpStream) -> std::io::Result<()> {
    let mut nobody = Vec::new();
    std::io::Read::read_to_end(stream, &mut nobody).map(|_| ())
}

/// A byte now and then.
fn drip(stream: &mut TcpStream) -> std::io::Result<()> {
    head(stream, "content-type: text/html\r\n")?;
    loop {
        stream.write_all(b"<")?;
        thread::sleep(Duration::from_millis(200));
    }
}

/// A scan under way, and the most memory that it took.
struct Running {
    scan: Child,
    folder: tempfile::TempDir,
    peak_kib: u64,
}

impl Running {
    fn start(app: &str, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("scenarios")).unwrap();
        let scenario = "why = \"w\"\n[[step]]\nname = \"it\"\nget = \"/api/v1/items\"\nsave = { first = \"/items/0/id\" }\n";
        fs::write(folder.path().join("scenarios/a.toml"), scenario).unwrap();
        fs::write(folder.path().join("plimsoll.toml"), "environment = \"test\"\nwithout = [\"postgres\", \"redis\", \"pooler\"]\n")
            .unwrap();
        let mut command = plimsoll(folder.path());
        let scan = command.arg("scan").arg(format!("--app={app}")).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Self { scan: scan.unwrap(), folder, peak_kib: 0 }
    }

    /// Looks at its memory; false once it has ended.
    fn is_running(&mut self) -> bool {
        let status = fs::read_to_string(format!("/proc/{}/status", self.scan.id())).unwrap_or_default();
        // For a moment before it has its name the memory is still that of these tests, which share it until then.
        let is_itself = status.starts_with("Name:\tplimsoll\n");
        let peak =
            status.lines().filter(|_| is_itself).find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok());
        self.peak_kib = self.peak_kib.max(peak.unwrap_or(0));
        self.scan.try_wait().unwrap().is_none()
    }

    /// Waits for its end, and gives what it came to.
    fn end(&mut self, of: &str) -> serde_json::Value {
        let start = Instant::now();
        while self.is_running() {
            assert!(start.elapsed() < HANG, "{of}: it goes on");
            thread::sleep(Duration::from_millis(20));
        }
        eprintln!("{of}: {} MiB", self.peak_kib >> 10);
        assert!(self.peak_kib > 0 && self.peak_kib < MOST_KIB, "{of}: it took {} MiB", self.peak_kib >> 10);
        let again = run(self.folder.path(), &["recheck", "latest", "--format", "json"]);
        serde_json::from_str(&again.out).unwrap_or_else(|e| panic!("{of}: {e}: {}", again.err))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.scan.kill();
        let _ = self.scan.wait();
    }
}

/// Why a table has no facts, or not all.
fn unseen(run: &serde_json::Value, table: &str) -> String {
    let absences = run["absences"].as_array().unwrap();
    absences.iter().find(|a| a["table"] == table).map(|a| a["reason"].as_str().unwrap().to_owned()).unwrap_or_default()
}

#[test]
fn a_scan_stays_small_whatever_the_app_sends() {
    let kinds: [(&str, Send, Where); 10] = [
        ("a page without end", |s| body(s, "text/html", "<p>lorem ipsum <a href=/x>"), BehindTheStartPage),
        ("a page without end to begin with", |s| body(s, "text/html", "<div><a href=http://10.0.0.1/x>"), Everywhere),
        ("a script without end", |s| body(s, "text/javascript", "fetch('/api/v1/x1');"), BehindTheStartPage),
        ("a list without end", |s| body(s, "application/json", "[[{\"id\":1},"), BehindTheStartPage),
        ("a picture without end", |s| body(s, "image/png", "\u{1}"), BehindTheStartPage),
        ("a packed page", bomb, BehindTheStartPage),
        ("a wide document", wide_json, BehindTheStartPage),
        ("a deep page", deep_page, BehindTheStartPage),
        ("a deep document", yaml, BehindTheStartPage),
        ("cookies", cookies, BehindTheStartPage),
    ];
    let scans: Vec<(&str, Hostile, Running)> = kinds
        .into_iter()
        .map(|(name, send, place)| {
            let app = Hostile::start(send, place);
            let running = Running::start(&app.address, &["--no-load"]);
            (name, app, running)
        })
        .collect();
    thread::scope(|scope| {
        for (name, app, mut running) in scans {
            scope.spawn(move || {
                let run = running.end(name);
                assert!(app.asked.load(Ordering::SeqCst) > 3, "{name}");
                if name.ends_with("without end") && !name.contains("picture") || name.contains("packed") {
                    assert_ne!(unseen(&run, "http_response"), "", "{name}: it was not read whole");
                }
            });
        }
    });
}

#[test]
fn heads_without_end_are_no_answers() {
    let kinds: [(&str, Send); 3] = [
        ("headers", |s| {
            write!(s, "HTTP/1.1 200 OK\r\n")?;
            for_ever(s, b"x-another: one\r\n")
        }),
        ("one header", |s| {
            write!(s, "HTTP/1.1 200 OK\r\nx: ")?;
            for_ever(s, b"a")
        }),
        ("no answer at all", |s| for_ever(s, b"a")),
    ];
    for (name, send) in kinds {
        let app = Hostile::start(send, Everywhere);
        let run = Running::start(&app.address, &["--no-load"]).end(name);
        assert_ne!(unseen(&run, "http_response"), "", "{name}");
        assert!(!passes(&run).iter().any(|check| check.starts_with("cdn/")), "{name}: {:?}", passes(&run));
    }
}

#[test]
fn a_load_stays_small_whatever_the_app_sends() {
    let kinds: [(&str, Send); 7] = [
        ("interim answers", |s| for_ever(s, b"HTTP/1.1 103 Early Hints\r\n\r\n")),
        ("headers", |s| {
            write!(s, "HTTP/1.1 200 OK\r\n")?;
            for_ever(s, b"x-another: one\r\n")
        }),
        ("chunk extensions", |s| {
            head(s, "transfer-encoding: chunked\r\n")?;
            for_ever(s, b"1;a=b")
        }),
        ("trailers", |s| {
            head(s, "transfer-encoding: chunked\r\n")?;
            write!(s, "1\r\na\r\n0\r\n")?;
            for_ever(s, b"trailer: x\r\n")
        }),
        ("a list without end", |s| body(s, "application/json", "[[{\"id\":1},")),
        ("a packed page", bomb),
        ("cookies", cookies),
    ];
    thread::scope(|scope| {
        for (name, send) in kinds {
            scope.spawn(move || {
                let app = Hostile::start(send, AtOneEndpoint);
                let arguments = ["--load-host=127.0.0.1", "--load-seconds=6"];
                Running::start(&app.address, &arguments).end(name);
                assert!(app.asked.load(Ordering::SeqCst) > 5, "{name}");
            });
        }
    });
}

/// Requests of a scan that are under way at once.
const AT_ONCE: usize = 4;

#[test]
fn a_stop_is_obeyed_while_the_app_sends_without_end() {
    let kinds: [(&str, Send); 5] = [
        ("silence", silence),
        ("a drip", drip),
        ("a page without end", |s| body(s, "text/html", "<p>lorem ipsum <a href=/x>")),
        ("interim answers", |s| for_ever(s, b"HTTP/1.1 103 Early Hints\r\n\r\n")),
        ("chunk extensions", |s| {
            head(s, "transfer-encoding: chunked\r\n")?;
            for_ever(s, b"1;a=b")
        }),
    ];
    for (name, send) in kinds {
        let app = Hostile::start(send, Everywhere);
        let mut running = Running::start(&app.address, &["--no-load"]);
        let start = Instant::now();
        while app.asked.load(Ordering::SeqCst) == 0 {
            assert!(start.elapsed() < HANG, "{name}: nobody asked");
            thread::sleep(Duration::from_millis(5));
        }
        let before = app.asked.load(Ordering::SeqCst);
        assert!(Command::new("kill").args(["-TERM", &running.scan.id().to_string()]).status().unwrap().success());
        let run = running.end(name);
        // Whoever waits for the answer under way, up to 15 s of patience, then asks for the next address.
        let asked = app.asked.load(Ordering::SeqCst) - before;
        assert!(asked <= AT_ONCE, "{name}: it asked {asked} times more");
        assert!(passes(&run).iter().all(|check| !check.starts_with("cdn/")), "{name}: {:?}", passes(&run));
    }
}
