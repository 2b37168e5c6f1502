//! The lean transport: plain HTTP/1.1, written and read by the sender's own task. No pool to ask, no task to wake, no head
//! built that nobody looks at: a fraction of the processor time of the full one, so that the generator is not the limit.

use std::{
    io::{self, Write as _},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use http::{HeaderMap, Method, header::HOST};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use url::Url;

use super::{
    super::part::Times,
    Body, Broken, Head, Request,
    answer::{self, Beginning},
};

/// Of a connection, to begin with: most answers fit.
const BUFFER_BYTES: usize = 8 << 10;
/// A longer head is noise.
const LONGEST_HEAD_BYTES: usize = 256 << 10;

pub(in crate::load) struct Lean {
    host: String,
    port: u16,
    /// That every request has, where it does not say otherwise.
    common: HeaderMap,
    /// The same as lines.
    lines: Vec<u8>,
    /// Connections between two requests; the last one used goes on first. Visitors share them, so that there are as many as
    /// requests were ever under way at once. One a visit would measure handshakes and run out of ports; one a user of the
    /// engine would keep hundreds open at a low rate, each holding a thread of a server that has one a connection.
    idle: Mutex<Vec<Connection>>,
}

/// A connection to the app. Dropped in the middle of an answer, it is closed.
struct Connection {
    stream: TcpStream,
    /// What is sent, and what comes.
    output: Vec<u8>,
    input: Vec<u8>,
}

impl Lean {
    /// None where the address needs more than this: TLS, or a name and a password.
    pub(super) fn new(base: &Url, common: &HeaderMap) -> Option<Self> {
        let is_enough = base.scheme() == "http" && base.username().is_empty() && base.password().is_none();
        let host = base.host_str().filter(|_| is_enough)?;
        let authority = base.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        let mut common = common.clone();
        common.insert(HOST, authority.try_into().ok()?);
        let mut lines = Vec::new();
        write_headers(&mut lines, &common, &HeaderMap::new());
        let host = host.trim_matches(['[', ']']).to_owned();
        Some(Self { host, port: base.port_or_known_default()?, common, lines, idle: Mutex::default() })
    }

    /// Over an idle connection, or a new one where there is none.
    pub(super) async fn exchange(&self, request: &Request, body: &mut Body, times: &mut Times) -> Result<Head, Broken> {
        let idle = self.idle().pop();
        // One that the app has closed since its last answer is no fault of this request.
        let mut connection = match idle.filter(Connection::is_open) {
            Some(connection) => connection,
            None => {
                let begun = Instant::now();
                let connection = self.connect().await.map_err(|e| Broken::NoConnection(e.to_string()))?;
                times.connect = Some(begun.elapsed());
                connection
            }
        };
        self.write(request, &mut connection.output);
        let (head, is_kept) = connection.exchange(request.method == Method::HEAD, body, times).await?;
        if is_kept {
            self.idle().push(connection);
        }
        Ok(head)
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

    async fn connect(&self) -> io::Result<Connection> {
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await?;
        stream.set_nodelay(true)?;
        Ok(Connection { stream, output: Vec::new(), input: vec![0; BUFFER_BYTES] })
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

impl Connection {
    /// False where the app has closed it, or sent what nobody asked for. Asks the system only where something came.
    fn is_open(&self) -> bool {
        self.stream.try_read(&mut [0]).is_err_and(|e| e.kind() == io::ErrorKind::WouldBlock)
    }

    /// Sends what was written and reads the answer; true where another request may follow.
    async fn exchange(&mut self, asks_for_head: bool, body: &mut Body, times: &mut Times) -> Result<(Head, bool), Broken> {
        let sent = Instant::now();
        // An app may answer before it has read all, and close: then the answer counts.
        let _ = self.stream.write_all(&self.output).await;
        let (Beginning { head, bytes, mut rest, is_kept }, filled) = self.begin(asks_for_head).await?;
        let begun = Instant::now();
        times.head = Some(begun - sent);
        let in_body = |_| Broken::InBody;
        let mut is_clean = rest.take(&self.input[bytes..filled], body).map_err(in_body)? == filled - bytes;
        while !rest.is_over() {
            match self.stream.read(&mut self.input).await {
                Ok(0) if rest == answer::Rest::Close => break,
                Ok(0) | Err(_) => return Err(Broken::InBody),
                Ok(count) => is_clean = rest.take(&self.input[..count], body).map_err(in_body)? == count,
            }
        }
        times.body = Some(begun.elapsed());
        Ok((head, is_kept && is_clean))
    }

    /// Reads until the head is whole; tells how many bytes have come.
    async fn begin(&mut self, asks_for_head: bool) -> Result<(Beginning, usize), Broken> {
        let mut filled = 0;
        loop {
            if filled == self.input.len() {
                if filled >= LONGEST_HEAD_BYTES {
                    return Err(Broken::NoAnswer);
                }
                self.input.resize(2 * filled, 0);
            }
            filled += match self.stream.read(&mut self.input[filled..]).await {
                Ok(0) | Err(_) => return Err(Broken::NoAnswer),
                Ok(count) => count,
            };
            if let Some(begun) = answer::begin(&self.input[..filled], asks_for_head).map_err(|_| Broken::NoAnswer)? {
                return Ok((begun, filled));
            }
        }
    }
}
