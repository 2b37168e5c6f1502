//! How a request gets to the app and its answer back: HTTP/1.1, in clear or over TLS, behind one call. Cookies, redirects and
//! packed bodies are the visitor's.

mod answer;
mod connection;
#[cfg(test)]
mod tests;

use std::{
    hash::{DefaultHasher, Hasher},
    io::Write as _,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use http::{
    HeaderMap, Method, StatusCode,
    header::{AUTHORIZATION, HOST, HeaderName, HeaderValue},
};
use url::Url;

use crate::{
    client::tls,
    config::Config,
    load::record::{answer::Class, part::Times},
    redact::{Address, percent_decode},
};
use connection::{Connection, Way};

/// Larger bodies are read to their end, but not kept for `save`.
const LARGEST_KEPT: usize = 1 << 20;
/// Kept of all bodies under way at once, at most.
const MOST_KEPT: usize = 32 << 20;

/// A request to the app.
pub(crate) struct Request {
    pub(crate) method: Method,
    /// With its query, as a URL has it: nothing is left to escape.
    pub(crate) path: String,
    /// Besides those that every request has; they stand in the place of these.
    pub(crate) headers: HeaderMap,
    /// Empty: none.
    pub(crate) body: String,
}

/// What is shown to be let in, kept out of what is printed; what no header can hold is left out.
pub(crate) fn secret_headers(shown: impl IntoIterator<Item = (String, String)>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in shown {
        if let (Ok(name), Ok(mut value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            value.set_sensitive(true);
            headers.insert(name, value);
        }
    }
    headers
}

/// How an answer begins.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) status: StatusCode,
    /// Cookies, encoding and location; all of them where the body is kept.
    pub(crate) headers: HeaderMap,
}

/// The body of an answer, as far as it came.
#[derive(Default)]
pub(crate) struct Body {
    /// As sent.
    pub(crate) bytes: u64,
    /// None where nobody compares bodies.
    hasher: Option<DefaultHasher>,
    /// Where it is wanted.
    pub(crate) kept: Option<Kept>,
    /// A longer one is not read to its end; none: any is.
    longest: Option<u64>,
}

/// What is kept of a body, while it is.
pub(crate) struct Kept {
    pub(crate) bytes: Vec<u8>,
    /// True where it is too long to be kept, or too many others are.
    pub(crate) is_cut: bool,
    /// What all of them take.
    of_all: Arc<AtomicUsize>,
}

impl Kept {
    fn take(&mut self, chunk: &[u8]) {
        self.is_cut |= self.bytes.len() + chunk.len() > LARGEST_KEPT || self.of_all.load(Ordering::Relaxed) > MOST_KEPT;
        if !self.is_cut {
            self.of_all.fetch_add(chunk.len(), Ordering::Relaxed);
            self.bytes.extend_from_slice(chunk);
        }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.of_all.fetch_sub(self.bytes.len(), Ordering::Relaxed);
    }
}

impl Body {
    /// Nothing so far; kept where it is wanted, hashed where it is compared. All that are `kept` are counted together.
    fn new(is_wanted: bool, is_compared: bool, kept: &Arc<AtomicUsize>) -> Self {
        let kept = is_wanted.then(|| Kept { bytes: Vec::new(), is_cut: false, of_all: Arc::clone(kept) });
        Self { bytes: 0, hasher: is_compared.then(DefaultHasher::new), kept, longest: None }
    }

    /// True where no more of it is to be read.
    pub(crate) fn is_too_long(&self) -> bool {
        self.longest.is_some_and(|longest| self.bytes > longest)
    }

    fn take(&mut self, chunk: &[u8]) {
        self.bytes += u64::try_from(chunk.len()).unwrap_or_default();
        if let Some(hasher) = &mut self.hasher {
            hasher.write(chunk);
        }
        if let Some(kept) = &mut self.kept {
            kept.take(chunk);
        }
    }

    /// Tells equal bodies; 0 where nobody compares them.
    pub(crate) fn hash(&self) -> u64 {
        self.hasher.as_ref().map_or(0, Hasher::finish)
    }
}

/// Why there is no whole answer.
#[derive(Debug)]
pub(crate) enum Broken {
    /// No connection; why, in the system's words.
    NoConnection(String),
    /// The connection ended before the answer's head.
    NoAnswer,
    /// It ended within the body.
    InBody,
}

impl Broken {
    pub(crate) fn class(&self) -> Class {
        match self {
            Self::NoConnection(_) | Self::NoAnswer => Class::Connect,
            Self::InBody => Class::Body,
        }
    }

    pub(crate) fn words(self) -> String {
        match self {
            Self::NoConnection(why) => why,
            Self::NoAnswer | Self::InBody => "the connection ended before the answer".to_owned(),
        }
    }
}

/// The way to the app.
pub(crate) struct Transport {
    way: Way,
    /// That every request has, where it does not say otherwise.
    common: HeaderMap,
    /// The same as lines.
    lines: Vec<u8>,
    /// Connections between two requests; the last one used goes on first. Visitors share them, so that there are as many as
    /// requests were ever under way at once. One a visit would measure handshakes and run out of ports; one a user of the
    /// engine would keep hundreds open at a low rate, each holding a thread of a server that has one a connection.
    idle: Mutex<Vec<Connection>>,
    /// What bodies take that are kept just now.
    kept: Arc<AtomicUsize>,
}

impl Transport {
    /// To the app at `base`, which has no query and lies where `address` says. Every request has the `headers`.
    pub(crate) fn new(base: &Url, address: Option<&Address>, config: &Config, mut headers: HeaderMap) -> Result<Self, String> {
        let tls = tls::client(config.ca_file.as_deref()).map_err(|e| e.to_string())?;
        let host = base.host_str().unwrap_or_default();
        let authority = base.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        headers.insert(HOST, authority.try_into().map_err(|_| "the host is no name".to_owned())?);
        if let (false, Some(who)) = (headers.contains_key(AUTHORIZATION), authorization(base)) {
            headers.insert(AUTHORIZATION, who);
        }
        let mut lines = Vec::new();
        write_headers(&mut lines, &headers, &HeaderMap::new());
        Ok(Self { way: Way::new(base, address, tls)?, common: headers, lines, idle: Mutex::default(), kept: Arc::default() })
    }

    /// A body to be read: kept where it is wanted, hashed where it is compared.
    pub(crate) fn body(&self, is_wanted: bool, is_compared: bool) -> Body {
        Body::new(is_wanted, is_compared, &self.kept)
    }

    /// Sends `request` and reads the whole answer, over an idle connection, or a new one where there is none. Each request is
    /// one request: no redirect is followed, and nothing that reached the app is sent again.
    pub(crate) async fn exchange(&self, request: &Request, body: &mut Body, times: &mut Times) -> Result<Head, Broken> {
        let mut connection = match self.idle_one() {
            Some(connection) => connection,
            None => {
                let begun = Instant::now();
                let connection = self.way.connect().await.map_err(|e| Broken::NoConnection(e.to_string()))?;
                times.connect = Some(begun.elapsed());
                connection
            }
        };
        self.write(request, &mut connection.output);
        let (head, is_kept) = connection.exchange(&request.method, body, times).await?;
        // Some servers send a body with the answer to HEAD, which would be read as the answer to what comes next.
        if is_kept && request.method != Method::HEAD {
            self.idle().push(connection);
        }
        Ok(head)
    }

    /// The same over a connection of its own, which is closed then: another process of the app may take it. A body that is longer than
    /// what is kept is not read to its end.
    pub(crate) async fn exchange_alone(&self, request: &Request) -> (Result<Head, Broken>, Body) {
        let mut body = Body { longest: u64::try_from(LARGEST_KEPT).ok(), ..self.body(true, false) };
        let mut connection = match self.way.connect().await {
            Ok(connection) => connection,
            Err(why) => return (Err(Broken::NoConnection(why.to_string())), body),
        };
        self.write(request, &mut connection.output);
        let head = connection.exchange(&request.method, &mut body, &mut Times::default()).await;
        (head.map(|(head, _)| head), body)
    }

    /// One that the app has closed since its last answer is no fault of this request.
    fn idle_one(&self) -> Option<Connection> {
        let mut connection = self.idle().pop()?;
        connection.is_open().then_some(connection)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, request: &Request, output: &mut Vec<u8>) {
        output.clear();
        for part in [request.method.as_str(), " ", &request.path, " HTTP/1.1\r\n"] {
            output.extend_from_slice(part.as_bytes());
        }
        if request.headers.is_empty() {
            output.extend_from_slice(&self.lines);
        } else {
            write_headers(output, &self.common, &request.headers);
            write_headers(output, &request.headers, &HeaderMap::new());
        }
        if !request.body.is_empty() {
            write!(output, "content-length: {}\r\n", request.body.len()).expect("memory takes it");
        }
        output.extend_from_slice(b"\r\n");
        output.extend_from_slice(request.body.as_bytes());
    }
}

/// As lines, but for those that `but` has.
fn write_headers(output: &mut Vec<u8>, headers: &HeaderMap, but: &HeaderMap) {
    for (name, value) in headers.iter().filter(|(name, _)| !but.contains_key(*name)) {
        for part in [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"] {
            output.extend_from_slice(part);
        }
    }
}

/// The name and password that the address holds, as browsers send them; none: it holds none.
fn authorization(base: &Url) -> Option<HeaderValue> {
    let (name, word) = (percent_decode(base.username()), base.password().map(percent_decode).unwrap_or_default());
    let held = !name.is_empty() || !word.is_empty();
    let mut value = HeaderValue::try_from(format!("Basic {}", BASE64_STANDARD.encode(format!("{name}:{word}")))).ok()?;
    value.set_sensitive(true);
    held.then_some(value)
}

/// For the fuzzer: `bytes` as an answer whose body comes in two parts.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn fuzz(bytes: &[u8]) {
    for is_head in [false, true] {
        let wanted = answer::Wanted { is_head, has_all_headers: is_head };
        let Ok(Some(answer::Beginning { bytes: used, mut rest, .. })) = answer::begin(bytes, wanted) else { continue };
        let mut body = Body::new(true, true, &Arc::default());
        let (first, second) = bytes[used..].split_at(bytes[used..].len() / 2);
        for part in [first, second] {
            if rest.is_over() || rest.take(part, &mut body).is_err() {
                break;
            }
        }
    }
}
