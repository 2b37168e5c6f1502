//! The transport against an app by hand, in clear and over TLS.

use std::{
    io::{BufRead as _, BufReader, Read, Write},
    net::TcpListener,
    path::Path,
    sync::{
        Arc,
        mpsc::{Receiver, Sender as Channel, channel},
    },
    thread,
    time::Duration,
};

use rustls::{ServerConfig, ServerConnection, StreamOwned, pki_types::PrivateKeyDer};

use super::{
    super::{sender::Sender, visit::Visit},
    *,
};
use crate::{
    config::Target,
    scenario::{Scenario, Step},
};

/// An app by hand, so that it can break off where it wants; it tells when it has closed a connection, and what was asked.
struct App {
    /// In clear, and over TLS.
    ports: [u16; 2],
    asked: Receiver<Vec<String>>,
    closed: Receiver<()>,
    /// With its certificate.
    folder: tempfile::TempDir,
}

impl App {
    fn start() -> Self {
        let ((ask, asked), (close, closed)) = (channel(), channel());
        let folder = tempfile::tempdir().expect("a folder");
        let tls = certify(folder.path());
        let ports = [None, Some(tls)].map(|tls| listen(tls, ask.clone(), close.clone()));
        Self { ports, asked, closed, folder }
    }

    /// All ways to it: in clear, with a name and a password, and over TLS.
    fn ways(&self, patience: Duration) -> [Sender; 3] {
        let [clear, tls] = self.ports;
        let config = Config { ca_file: Some(self.folder.path().join("ca.pem")), ..Config::default() };
        [format!("http://127.0.0.1:{clear}/"), format!("http://me:wo%20rd@127.0.0.1:{clear}/"), format!("https://localhost:{tls}/")]
            .map(|address| way(&address, &config, patience))
    }
}

/// Makes a certificate of `localhost` and writes it to `folder`.
fn certify(folder: &Path) -> Arc<ServerConfig> {
    tls::install();
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    std::fs::write(folder.join("ca.pem"), made.cert.pem()).expect("a place for it");
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).expect("a key");
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key);
    let mut config = config.expect("they fit");
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Arc::new(config)
}

fn listen(tls: Option<Arc<ServerConfig>>, ask: Channel<Vec<String>>, close: Channel<()>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (ask, close, tls) = (ask.clone(), close.clone(), tls.clone());
            thread::spawn(move || {
                // Each way ends with the stream: who hears of the close finds it closed.
                if let Some(tls) = tls {
                    let mut stream = StreamOwned::new(ServerConnection::new(tls).expect("a session"), stream);
                    serve(&mut stream, &ask);
                    stream.conn.send_close_notify();
                    let _ = stream.flush();
                } else {
                    let mut stream = stream;
                    serve(&mut stream, &ask);
                }
                let _ = close.send(());
            });
        }
    });
    port
}

fn way(address: &str, config: &Config, patience: Duration) -> Sender {
    let target = Target { config: config.clone(), ..Target::default() };
    Sender::new(&Url::parse(address).expect("a URL"), &target, patience).expect("a sender")
}

/// Answers what is asked for until it closes the connection, or the other side does.
fn serve(stream: &mut (impl Read + Write), ask: &Channel<Vec<String>>) {
    let mut reader = BufReader::new(stream);
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
            "/moved" => "HTTP/1.1 301 Moved Permanently\r\nlocation: length\r\ncontent-length: 0\r\n\r\n",
            "/round" => "HTTP/1.1 302 Found\r\nlocation: /round\r\ncontent-length: 0\r\n\r\n",
            "/cut" => "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort",
            "/cut-chunks" => "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nsho",
            "/noise" => "this is no answer\r\n\r\n",
            "/errors" => "HTTP/1.1 200 OK\r\ncontent-length: 27\r\n\r\n{\"errors\":[{}],\"data\":null}",
            "/partial" => "HTTP/1.1 200 OK\r\ncontent-length: 30\r\n\r\n{\"errors\":[{}],\"data\":{\"a\":1}}",
            "/silent" => continue,
            _ => return,
        };
        reader.get_mut().write_all(answer.as_bytes()).expect("a reader");
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

#[tokio::test]
async fn each_way_has_the_same_answers_and_classes() {
    let app = App::start();
    let cases = [
        ("/length", None, 10),
        ("/chunks", None, 7),
        ("/early", None, 2),
        ("/none", None, 0),
        ("/old", None, 2),
        ("/open", None, 15),
        ("/gone", Some(Class::Status), 2),
        ("/away", Some(Class::Status), 2),
        ("/moved", None, 10),
        ("/round", Some(Class::Expectation), 0),
        ("/cut", Some(Class::Body), 5),
        ("/cut-chunks", Some(Class::Body), 3),
        ("/noise", Some(Class::Connect), 0),
        ("/drop", Some(Class::Connect), 0),
    ];
    for (path, failure, bytes) in cases {
        let (step, mut hashes) = (get(path), Vec::new());
        for sender in app.ways(LONG) {
            let answer = sender.send(&step, &mut Visit::default().comparing()).await;
            assert_eq!((answer.failure, answer.bytes), (failure, bytes), "{path}");
            assert!(answer.times.connect.is_some(), "{path}");
            assert_eq!(answer.times.head.is_some(), failure != Some(Class::Connect), "{path}");
            assert_eq!(answer.times.body.is_some(), !matches!(failure, Some(Class::Body | Class::Connect)), "{path}");
            hashes.push(answer.hash);
        }
        hashes.dedup();
        assert_eq!(hashes.len(), 1, "{path}");
    }
    for sender in app.ways(Duration::from_millis(50)) {
        assert_eq!(sender.send(&get("/silent"), &mut Visit::default()).await.failure, Some(Class::Timeout));
    }
    let refused = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address");
    for scheme in ["http", "https"] {
        let sender = way(&format!("{scheme}://{refused}/"), &Config::default(), LONG);
        assert_eq!(sender.send(&get("/"), &mut Visit::default()).await.failure, Some(Class::Connect));
        assert!(sender.reach().await.is_err_and(|why| why.contains("refused")));
    }
}

#[tokio::test]
async fn each_way_sends_the_same_requests_over_one_connection() {
    let app = App::start();
    let steps = steps(
        "[[step]]\nname = \"a\"\nget = \"/length\"\nsave = { id = \"/id\" }\n[[step]]\nname = \"bare\"\npost = \"/length\"\n[[step]]\nname = \"b\"\npost = \"/length?é={id}\"\njson = { a = 1 }\nheaders = { X-Who = \"me\", Accept = \"text/html\" }\n",
    );
    let (mut heads, mut who) = (Vec::new(), Vec::new());
    let ways = app.ways(LONG);
    for sender in &ways {
        let mut visit = Visit::default();
        let first = sender.send(&steps[0], &mut visit).await;
        assert!(first.failure.is_none() && first.times.connect.is_some(), "{first:?}");
        assert_eq!(sender.send(&steps[1], &mut visit).await.failure, None);
        // The body is not read by this app: what follows it would be taken for the next request.
        let _ = sender.send(&steps[2], &mut visit).await;
        let mut asked: Vec<Vec<String>> = app.asked.try_iter().take(3).collect();
        let is_known = |lines: &Vec<String>| lines.iter().any(|l| l.eq_ignore_ascii_case("authorization: Basic bWU6d28gcmQ="));
        who.push(asked.iter().filter(|lines| is_known(lines)).count());
        for lines in &mut asked {
            lines.retain(|l| !l.to_lowercase().starts_with("authorization") && !l.to_lowercase().starts_with("host"));
            lines.iter_mut().skip(1).for_each(|l| l.make_ascii_lowercase());
            lines[1..].sort();
        }
        heads.push(asked);
        assert!(app.closed.try_recv().is_err(), "a second connection was opened, or the first one closed");
    }
    assert_eq!((&heads[0], &heads[0], who), (&heads[1], &heads[2], vec![0, 3, 0]));
    let last = heads[0][2].join("\n");
    for part in ["POST /length?%C3%A9=7 HTTP/1.1", "cookie: a=b", "x-who: me", "content-type: application/json", "accept-encoding: gzip"] {
        assert!(last.contains(part), "{part} is missing in {last}");
    }
}

#[tokio::test]
async fn errors_of_graphql_without_data_are_no_good_answer() {
    let app = App::start();
    let (graphql, search) = ("json = { query = \"{{ a }}\" }\n", "json = { query = \"shoes\" }\n");
    for (path, body, failure) in [
        ("/errors", graphql, Some(Class::Expectation)),
        ("/errors", search, None),
        ("/partial", graphql, None),
        ("/length", graphql, None),
        ("/none", graphql, None),
    ] {
        let step = steps(&format!("[[step]]\nname = \"it\"\npost = \"{path}\"\n{body}")).remove(0);
        let [sender, ..] = app.ways(LONG);
        assert_eq!(sender.send(&step, &mut Visit::default()).await.failure, failure, "{path} {body}");
        assert_eq!(sender.refusals.of(&step).as_deref(), failure.map(|_| "200 without data"), "{path} {body}");
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

#[tokio::test]
async fn a_certificate_that_nobody_trusts_is_no_connection() {
    let app = App::start();
    let sender = way(&format!("https://localhost:{}/", app.ports[1]), &Config::default(), LONG);
    assert!(sender.reach().await.is_err_and(|why| why.contains("certificate")));
    assert_eq!(sender.send(&get("/length"), &mut Visit::default()).await.failure, Some(Class::Connect));
}
