//! A connection to Redis or Valkey, and what a refusal means in words. The load part uses it too.

use std::{collections::BTreeMap, io, net::IpAddr, path::Path, sync::Arc, time::Duration};

use redis::{
    AsyncConnectionConfig, Cmd, FromRedisValue, Pipeline, RedisConnectionInfo, RedisError, ToRedisArgs, Value, aio::MultiplexedConnection,
    make_extension_error,
};
use rustls::pki_types::ServerName;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpStream, UnixStream, lookup_host},
    time::timeout,
};
use tokio_rustls::TlsConnector;

use super::replies::Replies;
use crate::{
    client::{
        bound::{Allowance, Bounded},
        no_way, tls,
    },
    redact::{Address, percent_decode},
    snapshot::{Facts, Kind, Unseen},
};

/// The longest wait for a connection, and for one answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The longest wait for a TLS greeting. A Redis without TLS waits silently for the end of what it takes for a command.
const GREETING: Duration = Duration::from_secs(4);

/// The most bytes of one answer: a list of 40,000 connections.
const MOST: u64 = 16 << 20;

/// Our own code for an answer that was larger.
const TOO_LARGE: &str = "TOOLARGE";

/// The name under which the server lists us.
pub const CLIENT_NAME: &str = "plimsoll";

/// A connection that only asks. It counts what it sent.
pub struct Session {
    connection: MultiplexedConnection,
    allowance: Arc<Allowance>,
    sent: BTreeMap<&'static str, u64>,
    has_credentials: bool,
    database: i64,
}

impl Session {
    /// Connects, logs in as the address says, and chooses its database. `ca_file` is trusted besides the public authorities.
    ///
    /// # Errors
    /// In words, with the next step.
    pub async fn open(address: &Address, ca_file: Option<&Path>) -> Result<Self, Unseen> {
        let mut session = Self::reach(address, ca_file).await?;
        // The address of a socket has no host before which they could stand.
        let said = |names: [&str; 2]| {
            let mut pairs = address.expose().query_pairs().filter(|_| is_socket(address));
            pairs.find(|(name, _)| names.contains(&&**name)).map(|(_, value)| value.into_owned()).unwrap_or_default()
        };
        let secret = address.expose().password().map_or_else(|| said(["password", "pass"]), percent_decode);
        if !secret.is_empty() {
            session.has_credentials = true;
            let user = Some(percent_decode(address.expose().username())).filter(|user| !user.is_empty());
            let user = user.unwrap_or_else(|| said(["username", "user"]));
            let words: Vec<&str> = if user.is_empty() { vec![&secret] } else { vec![&user, &secret] };
            match session.ask::<Value>("AUTH <user> <password>", Cmd::new().arg("AUTH").arg(words)).await {
                // The server wants no password at all, and says so; the address still works for the app.
                Err(error) if error.detail().is_some_and(|d| d.contains("without any password configured")) => {
                    session.has_credentials = false;
                }
                Err(error) => return Err(turned_away(address, &error, "AUTH").await),
                Ok(_) => {}
            }
        }
        // Older servers and narrow users may refuse the one or the other; only silence and a missing login count.
        for command in ["CLIENT SETNAME plimsoll", "PING"] {
            match session.ask_plain::<Value>(command).await {
                Err(error) if error.code().is_none_or(|code| matches!(code, "NOAUTH" | "LOADING" | "DENIED")) => {
                    return Err(turned_away(address, &error, "PING").await);
                }
                _ => {}
            }
        }
        if let Some(number) = database(address).filter(|n| *n != 0) {
            session.select(number).await.map_err(|e| refusal(&e, "SELECT"))?;
        }
        Ok(session)
    }

    /// Whether the server asks a stranger for a password. `None`: it did not say.
    pub async fn asks_for_password(&mut self, address: &Address, ca_file: Option<&Path>) -> Option<bool> {
        if !self.has_credentials {
            return Some(false);
        }
        let mut stranger = Self::reach(address, ca_file).await.ok()?;
        let answer = stranger.ask::<Value>("PING", Cmd::new().arg("PING")).await;
        self.note("PING", 1);
        match answer {
            Ok(_) => Some(false),
            Err(error) if error.code() == Some("NOAUTH") => Some(true),
            Err(_) => None,
        }
    }

    /// Sends one command, listed as `shown`.
    ///
    /// # Errors
    /// When the server refuses it or does not answer.
    pub async fn ask<T: FromRedisValue>(&mut self, shown: &'static str, command: &Cmd) -> Result<T, RedisError> {
        self.note(shown, 1);
        self.allowance.renew();
        let answer = command.query_async(&mut self.connection).await;
        self.bounded(answer)
    }

    /// Sends one command without keys, listed as it stands.
    ///
    /// # Errors
    /// When the server refuses it or does not answer.
    pub async fn ask_plain<T: FromRedisValue>(&mut self, command: &'static str) -> Result<T, RedisError> {
        let words: Vec<&str> = command.split(' ').collect();
        self.ask(command, redis::cmd(words[0]).arg(&words[1..])).await
    }

    /// Sends `head key tail` for each key at once; an answer that is an error stays one. Listed as `shown`.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn ask_each<K: ToRedisArgs>(
        &mut self,
        shown: &'static str,
        head: &[&str],
        keys: &[K],
        tail: &[&str],
    ) -> Result<Vec<Value>, RedisError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let mut pipeline = Pipeline::with_capacity(keys.len());
        for key in keys {
            pipeline.cmd(head[0]).arg(&head[1..]).arg(key).arg(tail);
        }
        self.note(shown, u64::try_from(keys.len()).unwrap_or(u64::MAX));
        self.pipe(&mut pipeline).await
    }

    /// Sends one command without arguments many times at once.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn ask_times(&mut self, command: &'static str, times: usize) -> Result<Vec<Value>, RedisError> {
        let mut pipeline = Pipeline::with_capacity(times);
        for _ in 0..times {
            pipeline.cmd(command);
        }
        self.note(command, u64::try_from(times).unwrap_or(u64::MAX));
        self.pipe(&mut pipeline).await
    }

    async fn pipe(&mut self, pipeline: &mut Pipeline) -> Result<Vec<Value>, RedisError> {
        self.allowance.renew();
        let answer = pipeline.ignore_errors().query_async(&mut self.connection).await;
        self.bounded(answer)
    }

    /// The answer; where it was not read to its end, the client only knows that the line is dead.
    fn bounded<T>(&self, answer: Result<T, RedisError>) -> Result<T, RedisError> {
        let cut = |error| self.allowance.over().map_or(error, |why| make_extension_error(TOO_LARGE.to_owned(), Some(why.to_owned())));
        answer.map_err(cut)
    }

    /// Changes to another of the server's numbered databases. Some services know one only, and no word for another.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn select(&mut self, number: i64) -> Result<(), RedisError> {
        if number != self.database {
            self.ask::<()>("SELECT <database>", Cmd::new().arg("SELECT").arg(number)).await?;
            self.database = number;
        }
        Ok(())
    }

    /// The numbered database that commands go to.
    #[must_use]
    pub fn database(&self) -> i64 {
        self.database
    }

    /// Lists what was sent so far.
    pub fn write_sent(&mut self, facts: &mut Facts) {
        for (statement, times) in std::mem::take(&mut self.sent) {
            facts.sent_times("redis", statement, times);
        }
    }

    fn note(&mut self, shown: &'static str, times: u64) {
        *self.sent.entry(shown).or_default() += times;
    }

    async fn reach(address: &Address, ca_file: Option<&Path>) -> Result<Self, Unseen> {
        let url = address.expose();
        let work = async {
            if is_socket(address) {
                let path = &percent_decode(url.path());
                let stream = UnixStream::connect(path)
                    .await
                    .map_err(|e| no_way::through_socket(path, &e).unwrap_or_else(|| unreachable_at(path, &e)))?;
                return Self::adopt(stream).await;
            }
            let (host, port) = (address.host().trim_matches(['[', ']']), url.port().unwrap_or(6379));
            let stream = dial(host, port).await?;
            if is_tls(address) {
                return Self::adopt(encrypt(stream, host, ca_file).await?).await;
            }
            Self::adopt(stream).await
        };
        let late = || Unseen::new(Kind::TimedOut, format!("{} did not answer within {} s", place(address), PATIENCE.as_secs()));
        match timeout(PATIENCE, work).await {
            Ok(answer) => answer,
            Err(_) => {
                Err(late().cured_by("open the port in the firewall or security group for this machine, or scan from where the app runs"))
            }
        }
    }

    async fn adopt<C: Unpin + AsyncRead + AsyncWrite + Send + 'static>(stream: C) -> Result<Self, Unseen> {
        let config = AsyncConnectionConfig::new().set_response_timeout(Some(PATIENCE)).set_connection_timeout(None);
        let info = RedisConnectionInfo::default().set_skip_set_lib_name();
        let allowance = Allowance::of(MOST);
        let bounded = Bounded::new(stream, Replies, Arc::clone(&allowance));
        let (connection, driver) =
            MultiplexedConnection::new_with_config(&info, bounded, config).await.map_err(|e| refusal(&e, "the greeting"))?;
        // Ends by itself when the connection is dropped.
        tokio::spawn(driver);
        Ok(Self { connection, allowance, sent: BTreeMap::new(), has_credentials: false, database: 0 })
    }
}

/// True where the address asks for TLS.
#[must_use]
pub(crate) fn is_tls(address: &Address) -> bool {
    matches!(address.expose().scheme(), "rediss" | "valkeys")
}

/// True where the server is asked at a Unix socket.
fn is_socket(address: &Address) -> bool {
    address.expose().scheme().ends_with("unix")
}

/// True where the server runs on this very machine, so that the way to it cannot be listened to.
#[must_use]
pub(crate) fn is_loopback(address: &Address) -> bool {
    let host = address.host().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback()) || is_socket(address)
}

/// What an error that the server sent means: kind, words and the next step.
#[must_use]
pub fn refusal(error: &RedisError, what: &str) -> Unseen {
    match error.code() {
        Some(code) => complaint(code, error.detail().unwrap_or_default(), what),
        None if error.is_timeout() => Unseen::new(Kind::TimedOut, format!("no answer to {what} within {} s", PATIENCE.as_secs()))
            .cured_by("check that this is the Redis port, and that no command blocks the server (SLOWLOG GET)"),
        None => Unseen::new(Kind::Failed, format!("what listens there is not a Redis: {what} got no answer in its protocol"))
            .cured_by("check host and port; for a server with TLS write rediss:// instead of redis://"),
    }
}

/// The same at the door: a full or closed server says why before it is asked, and hangs up. The client that sent its
/// first command meanwhile only hears that the line is dead, so the door is opened once more, to listen.
async fn turned_away(address: &Address, error: &RedisError, what: &str) -> Unseen {
    let is_plain = !is_tls(address) && !is_socket(address);
    if error.code().is_none() && !error.is_timeout() && is_plain {
        let said = timeout(GREETING, listen(address)).await.ok().flatten().unwrap_or_default();
        if let Some((code, detail)) = said.strip_prefix('-').and_then(|line| line.trim_end().split_once(' ')) {
            return complaint(code, detail, what);
        }
    }
    refusal(error, what)
}

/// What a server says by itself.
async fn listen(address: &Address) -> Option<String> {
    let stream = dial(address.host().trim_matches(['[', ']']), address.expose().port().unwrap_or(6379)).await.ok()?;
    stream.readable().await.ok()?;
    let mut said = [0; 256];
    let length = stream.try_read(&mut said).ok()?;
    Some(String::from_utf8_lossy(&said[..length]).into_owned())
}

/// What an error code of the server means.
fn complaint(code: &str, detail: &str, what: &str) -> Unseen {
    let says = |kind, reason: String, cure: &str| Unseen::new(kind, reason).cured_by(cure);
    match code {
        TOO_LARGE => Unseen::new(Kind::Failed, format!("{what}: {detail}")),
        "NOAUTH" => says(
            Kind::Denied,
            "the server asks for a password, and the address has none".to_owned(),
            "give the address that the app uses, with its password before the host name (in REDIS_URL or --redis)",
        ),
        "WRONGPASS" => says(
            Kind::Denied,
            "the server refuses this user or password".to_owned(),
            "take the address that the app uses; percent-encode special characters of the password",
        ),
        "NOPERM" => says(
            Kind::Denied,
            format!("this user may not send {what}"),
            "grant it: `plimsoll doctor` prints the least-privilege ACL SETUSER line for this server",
        ),
        "LOADING" => says(Kind::Unreachable, "the server still loads its data from disk".to_owned(), "scan again when it has finished"),
        "DENIED" => says(
            Kind::Denied,
            "the server is in protected mode and takes connections only from its own machine".to_owned(),
            "scan from that machine, or set a password (requirepass) and connect with it",
        ),
        "ERR" if detail.contains("max number of clients") => says(
            Kind::Unreachable,
            "the server has reached its limit of connections (maxclients) and turned us away, as it does your app".to_owned(),
            "close idle connections or raise it: CONFIG SET maxclients 10000",
        ),
        "ERR" if (detail.contains("unknown") || detail.contains("disabled")) => Unseen::new(
            Kind::Unsupported,
            format!("the server does not know {what}: it is renamed away, or this version or service lacks it"),
        ),
        _ => Unseen::new(Kind::Failed, format!("{what} was answered with: {code} {detail}")),
    }
}

async fn dial(host: &str, port: u16) -> Result<TcpStream, Unseen> {
    let found = lookup_host((host, port)).await;
    let places: Vec<_> = found.map(Iterator::collect).unwrap_or_default();
    if places.is_empty() {
        return Err(Unseen::new(Kind::Unreachable, format!("the host name {host} is not known here"))
            .cured_by("check the spelling; a name of a container network (`redis`) works only inside it: use the published port"));
    }
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for place in places {
        match TcpStream::connect(place).await {
            Ok(stream) => {
                let _ = stream.set_nodelay(true);
                return Ok(stream);
            }
            Err(error) => last = error,
        }
    }
    Err(unreachable_at(&format!("{host}:{port}"), &last))
}

fn unreachable_at(place: &str, error: &io::Error) -> Unseen {
    if let Some(unseen) = no_way::over_ipv6(place, error) {
        return unseen;
    }
    let (reason, cure) = match error.kind() {
        io::ErrorKind::ConnectionRefused => {
            (format!("nothing listens at {place}: the connection was refused"), "start the server, or correct host and port of the address")
        }
        _ => (format!("{place} could not be reached: {error}"), "check the network between this machine and the server"),
    };
    Unseen::new(Kind::Unreachable, reason).cured_by(cure)
}

async fn encrypt(stream: TcpStream, host: &str, ca_file: Option<&Path>) -> Result<tokio_rustls::client::TlsStream<TcpStream>, Unseen> {
    let config = tls::client(ca_file)
        .map_err(|e| Unseen::new(Kind::Failed, e.to_string()).cured_by("name a PEM file of certificates in `ca_file` of plimsoll.toml"))?;
    let name = ServerName::try_from(host.to_owned())
        .map_err(|_| Unseen::new(Kind::Failed, format!("{host} cannot be the name of a TLS server")))?;
    let plain = |why: &str| {
        Unseen::new(Kind::Unreachable, format!("{host} does not speak TLS there: {why}"))
            .cured_by("for a server without TLS write redis:// instead of rediss://")
    };
    match timeout(GREETING, TlsConnector::from(Arc::new(config)).connect(name, stream)).await {
        Ok(Ok(stream)) => Ok(stream),
        Ok(Err(error)) if error.to_string().contains("certificate") => {
            Err(Unseen::new(Kind::Unreachable, format!("the TLS certificate of {host} is not to be trusted: {error}"))
                .cured_by("name the authority that signed it: `ca_file = \"ca.pem\"` in plimsoll.toml; check host name and expiry"))
        }
        Ok(Err(error)) => Err(plain(&error.to_string())),
        Err(_) => Err(plain(&format!("no greeting within {} s", GREETING.as_secs()))),
    }
}

/// The number behind the last slash, or of `?db=`.
fn database(address: &Address) -> Option<i64> {
    let url = address.expose();
    let named = url.query_pairs().find(|(k, _)| k == "db").map(|(_, v)| v.into_owned());
    named.unwrap_or_else(|| if is_socket(address) { String::new() } else { url.path().trim_matches('/').to_owned() }).parse().ok()
}

fn place(address: &Address) -> String {
    if is_socket(address) {
        return percent_decode(address.expose().path());
    }
    format!("{}:{}", address.host(), address.expose().port().unwrap_or(6379))
}
