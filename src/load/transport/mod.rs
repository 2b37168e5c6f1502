//! How a request gets to the app and its answer back, behind one call.

mod answer;
mod full;
mod lean;

use std::hash::{DefaultHasher, Hasher};

use http::{HeaderMap, Method, StatusCode};
use url::Url;

use super::{answer::Class, part::Times};
use crate::target::Config;
use full::Full;
use lean::Lean;

/// Larger bodies are read to their end, but not kept for `save`.
const LARGEST_KEPT: usize = 1 << 20;

/// A request to the app.
pub(super) struct Request {
    pub(super) method: Method,
    /// With its query, as a URL has it: nothing is left to escape.
    pub(super) path: String,
    /// Besides those that every request has; they stand in the place of these.
    pub(super) headers: HeaderMap,
    /// Empty: none.
    pub(super) body: String,
}

/// How an answer begins.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) status: StatusCode,
    /// Of which only cookies and the encoding are looked at.
    pub(super) headers: HeaderMap,
}

/// The body of an answer, as far as it came.
#[derive(Default)]
pub(super) struct Body {
    /// As sent.
    pub(super) bytes: u64,
    /// None where nobody compares bodies.
    hasher: Option<DefaultHasher>,
    /// Its beginning, where it is wanted.
    pub(super) kept: Option<Vec<u8>>,
}

impl Body {
    /// Nothing so far; kept where it is wanted, hashed where it is compared.
    pub(super) fn new(is_wanted: bool, is_compared: bool) -> Self {
        Self { bytes: 0, hasher: is_compared.then(DefaultHasher::new), kept: is_wanted.then(Vec::new) }
    }

    fn take(&mut self, chunk: &[u8]) {
        self.bytes += u64::try_from(chunk.len()).unwrap_or_default();
        if let Some(hasher) = &mut self.hasher {
            hasher.write(chunk);
        }
        if let Some(kept) = self.kept.as_mut().filter(|k| k.len() + chunk.len() <= LARGEST_KEPT) {
            kept.extend_from_slice(chunk);
        }
    }

    /// Tells equal bodies; 0 where nobody compares them.
    pub(super) fn hash(&self) -> u64 {
        self.hasher.as_ref().map_or(0, Hasher::finish)
    }
}

/// Why there is no whole answer.
#[derive(Debug)]
pub(super) enum Broken {
    /// No connection; why, in the system's words.
    NoConnection(String),
    /// The connection ended before the answer's head.
    NoAnswer,
    /// It ended within the body.
    InBody,
    /// The values that were filled in make no request.
    Unfit,
}

impl Broken {
    pub(super) fn class(&self) -> Class {
        match self {
            Self::NoConnection(_) | Self::NoAnswer => Class::Connect,
            Self::InBody => Class::Body,
            Self::Unfit => Class::Expectation,
        }
    }
}

/// A way to the app.
pub(super) enum Transport {
    /// The common case, at half of the cost.
    Lean(Lean),
    /// What the lean one cannot do.
    Full(Full),
}

impl Transport {
    /// To the app at `base`, which has no query. Every request has the `headers`.
    pub(super) fn new(base: &Url, config: &Config, headers: HeaderMap) -> Result<Self, String> {
        Ok(match Lean::new(base, &headers) {
            Some(lean) => Self::Lean(lean),
            None => Self::Full(Full::new(base, config, headers)?),
        })
    }

    /// Sends `request` and reads the whole answer. Each request is one request: no redirect is followed, and nothing that
    /// reached the app is sent again.
    pub(super) async fn exchange(&self, request: &Request, body: &mut Body, times: &mut Times) -> Result<Head, Broken> {
        match self {
            Self::Lean(lean) => lean.exchange(request, body, times).await,
            Self::Full(full) => full.exchange(request, body, times).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{BufRead as _, BufReader, Read as _, Write as _},
        net::{TcpListener, TcpStream},
        sync::mpsc::{Receiver, Sender as Channel, channel},
        thread,
        time::Duration,
    };

    use super::{
        super::visit::{Sender, Visit},
        *,
    };
    use crate::scenario::{Scenario, Step};

    /// An app by hand, so that it can break off where it wants; it tells when it has closed a connection, and what was asked.
    struct App {
        port: u16,
        asked: Receiver<Vec<String>>,
        closed: Receiver<()>,
    }

    impl App {
        fn start() -> Self {
            let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
            let port = listener.local_addr().expect("an address").port();
            let ((ask, asked), (close, closed)) = (channel(), channel());
            thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    let (ask, close) = (ask.clone(), close.clone());
                    thread::spawn(move || {
                        serve(stream, &ask);
                        let _ = close.send(());
                    });
                }
            });
            Self { port, asked, closed }
        }

        /// Both ways to it. A name in the address is more than the lean one does.
        fn ways(&self, patience: Duration) -> [Sender; 2] {
            ["", "me:word@"].map(|who| way(&format!("http://{who}127.0.0.1:{}/", self.port), patience))
        }
    }

    fn way(address: &str, patience: Duration) -> Sender {
        Sender::new(&Url::parse(address).expect("a URL"), &Config::default(), patience).expect("a sender")
    }

    /// Answers what is asked for until it closes the connection, or the other side does.
    fn serve(stream: TcpStream, ask: &Channel<Vec<String>>) {
        let mut reader = BufReader::new(&stream);
        loop {
            let lines: Vec<String> = reader.by_ref().lines().map_while(Result::ok).take_while(|l| !l.is_empty()).collect();
            let Some(path) = lines.first().and_then(|l| l.split(' ').nth(1)).map(str::to_owned) else { return };
            let _ = ask.send(lines);
            let answer = match path.split('?').next().unwrap_or_default() {
                "/length" | "/leave" => "HTTP/1.1 200 OK\r\nset-cookie: a=b\r\ncontent-length: 10\r\n\r\n{\"id\":\"7\"}",
                "/early" => "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi",
                "/none" => "HTTP/1.1 204 No Content\r\n\r\n",
                "/old" => "HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nhi",
                "/chunks" => "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\none\r\n4\r\nmore\r\n0\r\n\r\n",
                "/open" => "HTTP/1.1 200 OK\r\n\r\nuntil it closes",
                "/gone" => "HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\nno",
                "/away" => "HTTP/1.1 302 Found\r\nlocation: /gone\r\ncontent-length: 0\r\n\r\n",
                "/cut" => "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort",
                "/cut-chunks" => "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nsho",
                "/noise" => "this is no answer\r\n\r\n",
                "/silent" => continue,
                _ => return,
            };
            (&stream).write_all(answer.as_bytes()).expect("a reader");
            if ["/leave", "/open", "/cut", "/cut-chunks", "/noise"].contains(&path.as_str()) {
                return;
            }
        }
    }

    fn steps(text: &str) -> Vec<Step> {
        Scenario::parse("a.toml", &format!("why = \"w\"\n{text}")).expect("a scenario").steps
    }

    fn get(path: &str) -> Step {
        steps(&format!("[[step]]\nname = \"it\"\nget = \"{path}\"\n")).remove(0)
    }

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn the_lean_one_is_taken_where_it_is_enough() {
        for (address, is_lean) in
            [("http://a", true), ("http://[::1]:80/below", true), ("https://a", false), ("http://me@a", false), ("http://me:word@a", false)]
        {
            let transport =
                Transport::new(&Url::parse(address).expect("a URL"), &Config::default(), HeaderMap::new()).expect("a transport");
            assert_eq!(matches!(transport, Transport::Lean(_)), is_lean, "{address}");
        }
    }

    #[tokio::test]
    async fn both_transports_have_the_same_answers_and_classes() {
        let app = App::start();
        let cases = [
            ("/length", None, 10),
            ("/chunks", None, 7),
            ("/early", None, 2),
            ("/none", None, 0),
            ("/old", None, 2),
            ("/open", None, 15),
            ("/gone", Some(Class::Status), 2),
            ("/away", None, 0),
            ("/cut", Some(Class::Body), 5),
            ("/cut-chunks", Some(Class::Body), 3),
            ("/noise", Some(Class::Connect), 0),
            ("/drop", Some(Class::Connect), 0),
        ];
        for (path, failure, bytes) in cases {
            let [lean, full] = app.ways(LONG);
            let step = get(path);
            let (lean, full) =
                (lean.send(&step, &mut Visit::default().comparing()).await, full.send(&step, &mut Visit::default().comparing()).await);
            assert_eq!((lean.failure, lean.bytes), (failure, bytes), "{path}");
            assert_eq!((full.failure, full.bytes, full.hash), (failure, bytes, lean.hash), "{path}");
            let reached = |times: Times| (times.connect.is_some(), times.head.is_some(), times.body.is_some());
            assert_eq!(reached(full.times), reached(lean.times), "{path}");
            assert_eq!(lean.times.body.is_some(), !matches!(failure, Some(Class::Body | Class::Connect)), "{path}");
        }
        for sender in app.ways(Duration::from_millis(50)) {
            assert_eq!(sender.send(&get("/silent"), &mut Visit::default()).await.failure, Some(Class::Timeout));
        }
        let refused = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address");
        for who in ["", "me:word@"] {
            let sender = way(&format!("http://{who}{refused}/"), LONG);
            assert_eq!(sender.send(&get("/"), &mut Visit::default()).await.failure, Some(Class::Connect));
            assert!(sender.reach().await.is_err_and(|why| why.contains("refused")));
        }
    }

    #[tokio::test]
    async fn both_transports_send_the_same_requests_over_one_connection() {
        let app = App::start();
        let steps = steps(
            "[[step]]\nname = \"a\"\nget = \"/length\"\nsave = { id = \"/id\" }\n[[step]]\nname = \"bare\"\npost = \"/length\"\n[[step]]\nname = \"b\"\npost = \"/length?é={id}\"\njson = { a = 1 }\nheaders = { X-Who = \"me\", Accept = \"text/html\" }\n",
        );
        let mut heads = Vec::new();
        let ways = app.ways(LONG);
        for sender in &ways {
            let mut visit = Visit::default();
            let first = sender.send(&steps[0], &mut visit).await;
            assert!(first.failure.is_none() && first.times.connect.is_some(), "{first:?}");
            assert_eq!(sender.send(&steps[1], &mut visit).await.failure, None);
            // The body is not read by this app: what follows it would be taken for the next request.
            let _ = sender.send(&steps[2], &mut visit).await;
            let mut asked: Vec<Vec<String>> = app.asked.try_iter().take(3).collect();
            let is_known = |lines: &Vec<String>| lines.iter().any(|l| l.eq_ignore_ascii_case("authorization: Basic bWU6d29yZA=="));
            assert_eq!(asked.iter().all(is_known), matches!(sender.transport, Transport::Full(_)), "{asked:?}");
            for lines in &mut asked {
                lines.retain(|l| !l.to_lowercase().starts_with("authorization"));
                lines.iter_mut().skip(1).for_each(|l| l.make_ascii_lowercase());
                lines[1..].sort();
            }
            heads.push(asked);
            assert!(app.closed.try_recv().is_err(), "a second connection was opened, or the first one closed");
        }
        assert_eq!(heads[0], heads[1]);
        let last = heads[0][2].join("\n");
        for part in
            ["POST /length?%C3%A9=7 HTTP/1.1", "cookie: a=b", "x-who: me", "content-type: application/json", "accept-encoding: gzip"]
        {
            assert!(last.contains(part), "{part} is missing in {last}");
        }
    }

    #[tokio::test]
    async fn a_connection_that_the_app_has_closed_since_is_no_failure() {
        let app = App::start();
        for sender in app.ways(LONG) {
            for _ in 0..3 {
                assert_eq!(sender.send(&get("/leave"), &mut Visit::default()).await.failure, None);
                app.closed.recv().expect("the app closes");
                // The runtime looks at its sockets before it comes back.
                for _ in 0..3 {
                    tokio::task::yield_now().await;
                }
            }
        }
    }

    #[tokio::test]
    async fn a_request_that_is_dropped_closes_its_connection() {
        let app = App::start();
        for sender in app.ways(LONG) {
            let (step, mut visit) = (get("/silent"), Visit::default());
            tokio::select! {
                biased;
                _ = sender.send(&step, &mut visit) => panic!("nobody answers"),
                () = async { while app.asked.try_recv().is_err() { tokio::task::yield_now().await } } => {}
            }
            for _ in 0..3 {
                tokio::task::yield_now().await;
            }
            app.closed.recv_timeout(LONG).expect("the app sees it");
        }
    }
}
