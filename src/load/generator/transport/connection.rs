//! One connection to the app: HTTP/1.1, written and read by the task that asks. No pool's task to wake, no head built that
//! nobody looks at: a fraction of the processor time of a general client, so that the generator is not the limit.

use std::{
    io,
    net::IpAddr,
    path::PathBuf,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll, Waker},
    time::Instant,
};

use http::Method;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadBuf},
    net::{TcpStream, UnixStream},
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, pki_types::ServerName},
};
use url::Url;

use super::{
    Body, Broken, Head,
    answer::{self, Beginning, Wanted},
};
use crate::{load::record::part::Times, redact::Address};

/// Of a connection, to begin with: most answers fit.
const BUFFER_BYTES: usize = 8 << 10;
/// A longer head is noise.
const LONGEST_HEAD_BYTES: usize = 256 << 10;
/// What long heads of all connections may take at once.
const MOST_OF_HEADS_BYTES: usize = 16 << 20;

/// Where connections go.
pub(crate) struct Way {
    place: Place,
    /// None: in clear.
    tls: Option<(TlsConnector, ServerName<'static>)>,
    /// What long heads take just now.
    of_heads: Arc<AtomicUsize>,
}

impl Way {
    /// To the place of `address`, or of `base` where there is none, by the name of `base`; with `tls` where its scheme is https.
    pub(crate) fn new(base: &Url, address: Option<&Address>, mut tls: ClientConfig) -> Result<Self, String> {
        let host = |url: &Url| url.host_str().map(|host| host.trim_matches(['[', ']']).to_owned()).ok_or("the address has no host");
        let shown = host(base)?;
        // A server that speaks HTTP/2 as well must not choose it: one connection would then carry all visitors.
        tls.alpn_protocols = vec![b"http/1.1".to_vec()];
        let name = || match shown.parse::<IpAddr>() {
            Ok(address) => Ok(ServerName::from(address)),
            Err(_) => ServerName::try_from(shown.clone()).map_err(|e| e.to_string()),
        };
        let tls = if base.scheme() == "https" { Some((TlsConnector::from(Arc::new(tls)), name()?)) } else { None };
        let place = match address.and_then(Address::socket) {
            Some(path) => Place::Socket(path.to_owned()),
            None => {
                Place::Port(host(address.map_or(base, Address::expose))?, base.port_or_known_default().ok_or("the address has no port")?)
            }
        };
        Ok(Self { place, tls, of_heads: Arc::default() })
    }

    pub(crate) async fn connect(&self) -> io::Result<Connection> {
        let stream = match &self.place {
            Place::Port(host, port) => {
                let stream = TcpStream::connect((host.as_str(), *port)).await?;
                stream.set_nodelay(true)?;
                self.inside(stream).await?
            }
            // Where its queue is full this fails at once, as it does for the proxy before it.
            Place::Socket(path) => self.inside(UnixStream::connect(path).await?).await?,
        };
        Ok(Connection { stream, output: Vec::new(), input: vec![0; BUFFER_BYTES], of_heads: Arc::clone(&self.of_heads) })
    }

    /// The stream, encrypted where that is asked for.
    async fn inside<S: Stream + 'static>(&self, stream: S) -> io::Result<Box<dyn Stream>> {
        match &self.tls {
            None => Ok(Box::new(stream)),
            Some((connector, name)) => Ok(Box::new(connector.connect(name.clone(), stream).await?)),
        }
    }
}

/// Where an app listens.
enum Place {
    Port(String, u16),
    Socket(PathBuf),
}

/// Bytes both ways, in clear or not.
trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// A connection to the app. Dropped in the middle of an answer, it is closed.
pub(crate) struct Connection {
    stream: Box<dyn Stream>,
    /// What is sent, and what comes.
    pub(crate) output: Vec<u8>,
    input: Vec<u8>,
    of_heads: Arc<AtomicUsize>,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.shrink();
    }
}

impl Connection {
    /// False where the app has closed it, or sent what nobody asked for. Asks the system only where something came.
    pub(crate) fn is_open(&mut self) -> bool {
        let (mut byte, mut nobody) = ([0], Context::from_waker(Waker::noop()));
        matches!(Pin::new(&mut self.stream).poll_read(&mut nobody, &mut ReadBuf::new(&mut byte)), Poll::Pending)
    }

    /// Sends what was written and reads the answer to this `method`; true where another request may follow.
    pub(crate) async fn exchange(&mut self, method: &Method, body: &mut Body, times: &mut Times) -> Result<(Head, bool), Broken> {
        let wanted = Wanted { is_head: *method == Method::HEAD, has_all_headers: body.kept.is_some() };
        let sent = Instant::now();
        // An app may answer before it has read all, and close: then the answer counts.
        let _ = async { (self.stream.write_all(&self.output).await, self.stream.flush().await) }.await;
        let (Beginning { head, bytes, mut rest, is_kept }, filled) = self.begin(wanted).await?;
        let begun = Instant::now();
        times.head = Some(begun - sent);
        let in_body = |_| Broken::InBody;
        let mut is_clean = rest.take(&self.input[bytes..filled], body).map_err(in_body)? == filled - bytes;
        while !rest.is_over() {
            if body.is_too_long() {
                return Err(Broken::InBody);
            }
            match self.stream.read(&mut self.input).await {
                Ok(0) if rest == answer::Rest::Close => break,
                Ok(0) | Err(_) => return Err(Broken::InBody),
                Ok(count) => is_clean = rest.take(&self.input[..count], body).map_err(in_body)? == count,
            }
        }
        times.body = Some(begun.elapsed());
        self.shrink();
        Ok((head, is_kept && is_clean))
    }

    /// Makes room for a longer head, where there is some.
    fn grow(&mut self) -> Result<(), Broken> {
        let more = self.input.len();
        if more >= LONGEST_HEAD_BYTES || self.of_heads.load(Ordering::Relaxed) > MOST_OF_HEADS_BYTES {
            return Err(Broken::NoAnswer);
        }
        self.of_heads.fetch_add(more, Ordering::Relaxed);
        self.input.resize(2 * more, 0);
        Ok(())
    }

    /// Gives back what a long head took.
    fn shrink(&mut self) {
        let more = self.input.len() - BUFFER_BYTES;
        if more > 0 {
            self.of_heads.fetch_sub(more, Ordering::Relaxed);
            self.input = vec![0; BUFFER_BYTES];
        }
    }

    /// Reads until the head is whole; tells how many bytes have come.
    async fn begin(&mut self, wanted: Wanted) -> Result<(Beginning, usize), Broken> {
        let mut filled = 0;
        loop {
            if filled == self.input.len() {
                self.grow()?;
            }
            filled += match self.stream.read(&mut self.input[filled..]).await {
                Ok(0) | Err(_) => return Err(Broken::NoAnswer),
                Ok(count) => count,
            };
            if let Some(begun) = answer::begin(&self.input[..filled], wanted).map_err(|_| Broken::NoAnswer)? {
                return Ok((begun, filled));
            }
        }
    }
}
