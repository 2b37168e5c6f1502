//! The client of Postgres on a socket that is bounded. Rows come one by one; whoever keeps them says what that takes.

use std::{error::Error as _, future::Future, io, pin::Pin, sync::Arc, time::Duration};

use futures_util::{StreamExt as _, TryFutureExt as _};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpStream, UnixStream},
};
use tokio_postgres::{
    Config, Error, SimpleQueryMessage, SimpleQueryRow,
    config::{Host, SslMode},
    error::DbError,
    tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream},
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::messages::Messages;
use crate::client::bound::{Allowance, Bounded, too_large};

/// The most bytes of one answer.
const MOST: u64 = 96 << 20;

/// Work whose kind is not told further: the compiler cannot follow it through the library's streams.
type Sending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A session whose answers are bounded.
pub struct Client {
    inner: tokio_postgres::Client,
    allowance: Arc<Allowance>,
}

/// Why there is no connection.
pub(crate) enum NoConnection {
    /// The way to the server.
    Network(io::Error),
    /// What stood at its end.
    Server(Error),
    /// A backslash in a text would end it elsewhere than we think: whoever owns a database may give it that setting.
    OddStrings,
}

/// Why there is no answer.
pub(crate) enum Trouble {
    /// The server refused, or the connection broke.
    Said(Error),
    /// It was more than is read; in words.
    TooLarge(String),
    /// It took longer than the patience.
    Late,
}

impl Client {
    /// Connects to the first host of `config` that answers. The connection is driven by a task of its own and ends when
    /// the client is dropped.
    pub(crate) async fn open(config: &Config, tls: MakeRustlsConnect) -> Result<Self, NoConnection> {
        let (inner, allowance) = connect(config, tls).await?;
        Ok(Self { inner, allowance })
    }

    /// Sends `script` by the simple protocol. `keep` gets each row of the answer and tells how many bytes are kept so
    /// far; more than `most` are not.
    pub(crate) async fn each(
        &self,
        script: &str,
        patience: Duration,
        most: usize,
        keep: &mut (dyn FnMut(SimpleQueryRow) -> usize + Send),
    ) -> Result<(), Trouble> {
        self.allowance.renew();
        let work: Sending<'_, Result<(), Error>> = Box::pin(async move {
            let mut answer = std::pin::pin!(self.inner.simple_query_raw(script).await?);
            while let Some(message) = answer.next().await {
                if let SimpleQueryMessage::Row(row) = message?
                    && keep(row) > most
                {
                    self.allowance.end(too_large(most as u64));
                    break;
                }
            }
            Ok(())
        });
        let ended = tokio::time::timeout(patience, work).await;
        match (ended, self.allowance.over()) {
            // What the client says where the socket ended is only that it did.
            (Ok(_), Some(why)) => Err(Trouble::TooLarge(why.to_owned())),
            (Ok(answer), None) => answer.map_err(Trouble::Said),
            (Err(_), _) => Err(Trouble::Late),
        }
    }

    /// The rows of an answer that is not large: of `most` bytes.
    pub(crate) async fn rows(&self, script: &str, patience: Duration, most: usize) -> Result<Vec<SimpleQueryRow>, Trouble> {
        let (mut rows, mut kept) = (Vec::new(), 0);
        let mut keep = |row: SimpleQueryRow| {
            kept += weight(&row);
            rows.push(row);
            kept
        };
        self.each(script, patience, most, &mut keep).await?;
        Ok(rows)
    }

    /// Gives the connection up: whatever still comes is not read.
    pub(crate) fn give_up(&self, why: &str) {
        self.allowance.end(why);
    }
}

/// What a row takes in memory: its texts, and for each of them where it lies.
fn weight(row: &SimpleQueryRow) -> usize {
    const ROW: usize = size_of::<SimpleQueryRow>() + 32;
    const CELL: usize = size_of::<Option<std::ops::Range<usize>>>() + 4;
    let texts: usize = (0..row.len()).map(|n| row.try_get(n).ok().flatten().map_or(0, str::len)).sum();
    ROW + CELL * row.len() + texts
}

impl NoConnection {
    /// What the server said.
    pub(crate) fn said(&self) -> Option<&DbError> {
        match self {
            Self::Network(_) | Self::OddStrings => None,
            Self::Server(error) => error.as_db_error(),
        }
    }

    /// The message with those of its causes: the library names only the step that failed.
    pub(crate) fn chain(&self) -> String {
        match self {
            Self::Network(error) => format!("error connecting to server: {error}"),
            Self::OddStrings => "`standard_conforming_strings` is off".to_owned(),
            Self::Server(error) => {
                let (mut text, mut cause) = (error.to_string(), error.source());
                while let Some(inner) = cause {
                    let words = inner.to_string();
                    if !text.contains(&words) {
                        text = format!("{text}: {words}");
                    }
                    cause = inner.source();
                }
                text
            }
        }
    }
}

/// A client of the library's own, with what bounds its answers: each question of its asker has to renew that.
pub(crate) fn connect(config: &Config, tls: MakeRustlsConnect) -> Sending<'_, Connected> {
    Box::pin(connect_bounded(config, tls))
}

type Connected = Result<(tokio_postgres::Client, Arc<Allowance>), NoConnection>;

async fn connect_bounded(config: &Config, tls: MakeRustlsConnect) -> Connected {
    let mut last = io::Error::new(io::ErrorKind::InvalidInput, "the address names no host");
    for (at, host) in config.get_hosts().iter().cloned().enumerate() {
        let ports = config.get_ports();
        let port = ports.get(at).or(ports.first()).copied().unwrap_or(5432);
        let failed = match host {
            Host::Tcp(name) => match TcpStream::connect((name.as_str(), port)).await {
                Ok(stream) => {
                    let _ = stream.set_nodelay(true);
                    return greet(config, tls, stream, &name).await;
                }
                Err(error) => error,
            },
            Host::Unix(folder) => match UnixStream::connect(folder.join(format!(".s.PGSQL.{port}"))).await {
                Ok(stream) => return greet(config, tls, stream, "").await,
                Err(error) => error,
            },
        };
        last = failed;
    }
    Err(NoConnection::Network(last))
}

/// Logs in on an open connection to `host`.
async fn greet<S>(config: &Config, mut tls: MakeRustlsConnect, stream: S, host: &str) -> Connected
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let allowance = Allowance::of(MOST);
    let is_asked = config.get_ssl_mode() != SslMode::Disable;
    let bounded = Bounded::new(stream, Messages::outside(is_asked), Arc::clone(&allowance));
    let Ok(inside) = MakeTlsConnect::<Bounded<S, Messages>>::make_tls_connect(&mut tls, host);
    let inside = Inside { tls: inside, allowance: Arc::clone(&allowance) };
    let (client, connection) = config.connect_raw(bounded, inside).await.map_err(NoConnection::Server)?;
    if connection.parameter("standard_conforming_strings") == Some("off") {
        return Err(NoConnection::OddStrings);
    }
    tokio::spawn(connection);
    Ok((client, allowance))
}

/// TLS whose inside is bounded as well: only there the messages can be told apart.
struct Inside<T> {
    tls: T,
    allowance: Arc<Allowance>,
}

impl<S, T> TlsConnect<S> for Inside<T>
where
    T: TlsConnect<S>,
    T::Future: Send + 'static,
    T::Stream: 'static,
{
    type Stream = Bounded<T::Stream, Messages>;
    type Error = T::Error;
    type Future = Sending<'static, Result<Self::Stream, T::Error>>;

    fn connect(self, stream: S) -> Self::Future {
        let Self { tls, allowance } = self;
        Box::pin(tls.connect(stream).map_ok(|stream| Bounded::new(stream, Messages::inside(), allowance)))
    }
}

impl<S: TlsStream + Unpin> TlsStream for Bounded<S, Messages> {
    fn channel_binding(&self) -> ChannelBinding {
        self.inner().channel_binding()
    }
}
