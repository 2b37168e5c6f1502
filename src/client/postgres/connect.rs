//! A connection to Postgres as its address describes it, and in plain words why there is none.

use std::{path::Path, time::Duration};

use tokio_postgres::{
    Config,
    config::{ChannelBinding, SslMode},
    error::SqlState,
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::client::{Client, NoConnection};
use crate::{
    client::{
        no_way,
        tls::{self, Trust},
    },
    redact::{Address, percent_decode},
    snapshot::{Kind, Unseen},
};

/// Shown in `pg_stat_activity`, and how our own sessions are told from the app's.
pub const APPLICATION_NAME: &str = "plimsoll";

/// The longest that a connection may take.
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// Connects to `address`; `ca_file` holds certificate authorities to trust besides the public ones. The connection is
/// driven by a task of its own and ends when the client is dropped.
///
/// # Errors
/// What the tables of whoever wanted the connection lack: what is wrong, and the next step.
pub async fn connect(address: &Address, ca_file: Option<&Path>) -> Result<Client, Unseen> {
    let parts = Parts::of(address)?;
    let own = parts.root_certificate.as_deref().map(Path::new).or(ca_file);
    let client = tls::client_trusting(parts.trust(own), own)
        .map_err(|e| Unseen::new(Kind::Failed, e.to_string()).cured_by("name a PEM file in `ca_file` of plimsoll.toml"))?;
    match tokio::time::timeout(CONNECT_LIMIT, Client::open(&parts.config, MakeRustlsConnect::new(client))).await {
        Ok(Ok(client)) => Ok(client),
        Ok(Err(NoConnection::OddStrings)) => Err(odd_strings(&parts)),
        Ok(Err(error)) => Err(refusal(&error, &parts)),
        Err(_) => Err(silence(&parts)),
    }
}

/// What an address says, in the terms of the client library. Parameters that other libraries understand are passed over.
struct Parts {
    config: Config,
    mode: String,
    place: String,
    user: String,
    database: String,
    root_certificate: Option<String>,
}

impl Parts {
    fn of(address: &Address) -> Result<Self, Unseen> {
        let url = address.expose();
        let query =
            |name: &str| url.query_pairs().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.into_owned());
        let host = query("host").unwrap_or_else(|| percent_decode(address.host()).trim_matches(['[', ']']).to_owned());
        let port = url.port().or_else(|| query("port")?.parse().ok()).unwrap_or(5432);
        let user = query("user").unwrap_or_else(|| percent_decode(url.username()));
        let user = if user.is_empty() { "postgres".to_owned() } else { user };
        let path = percent_decode(url.path().trim_start_matches('/'));
        let database = query("dbname").unwrap_or(if path.is_empty() { user.clone() } else { path });
        let is_socket = host.starts_with('/');
        let mode = query("sslmode").unwrap_or_else(|| "prefer".to_owned());
        let mut config = Config::new();
        config.host(&host).port(port).user(&user).dbname(&database).application_name(APPLICATION_NAME).connect_timeout(CONNECT_LIMIT);
        if let Some(password) = url.password().map(percent_decode).or_else(|| query("password")) {
            config.password(password);
        }
        if let Some(options) = query("options") {
            config.options(options);
        }
        if query("channel_binding").is_some_and(|wanted| wanted == "require") {
            config.channel_binding(ChannelBinding::Require);
        }
        config.ssl_mode(match mode.as_str() {
            _ if is_socket => SslMode::Disable,
            "disable" => SslMode::Disable,
            "allow" | "prefer" => SslMode::Prefer,
            "require" | "verify-ca" | "verify-full" => SslMode::Require,
            odd => {
                let reason = format!("`sslmode={odd}` is not known");
                return Err(Unseen::new(Kind::Failed, reason).cured_by("use disable, prefer, require, verify-ca or verify-full"));
            }
        });
        let place = match host.as_str() {
            _ if is_socket => format!("the socket in {host}"),
            ip if ip.contains(':') => format!("[{ip}]:{port}"),
            name => format!("{name}:{port}"),
        };
        Ok(Self { config, mode, place, user, database, root_certificate: query("sslrootcert").filter(|file| file != "system") })
    }

    /// `require` with an authority of one's own verifies it, as libpq does.
    fn trust(&self, own: Option<&Path>) -> Trust {
        match self.mode.as_str() {
            "verify-full" => Trust::AuthorityAndName,
            "verify-ca" => Trust::Authority,
            "require" if own.is_some() => Trust::Authority,
            _ => Trust::Anyone,
        }
    }
}

/// A backslash in a text would end it elsewhere than we think, and who owns a database may give it this setting.
fn odd_strings(parts: &Parts) -> Unseen {
    let reason = format!(
        "`standard_conforming_strings` is off for `{}` in the database `{}`: texts in statements mean something else",
        parts.user, parts.database
    );
    Unseen::new(Kind::Unsupported, reason).cured_by("set it on where ALTER DATABASE, ALTER ROLE or postgresql.conf turned it off")
}

fn silence(parts: &Parts) -> Unseen {
    let reason = format!("Postgres at {} did not answer within {} s", parts.place, CONNECT_LIMIT.as_secs());
    Unseen::new(Kind::TimedOut, reason).cured_by("check the host, the port and the firewall between this machine and it")
}

/// The server's or the network's refusal. The library's own words never hold the password; they are shown where no
/// better ones are known.
fn refusal(error: &NoConnection, parts: &Parts) -> Unseen {
    if let Some(said) = error.said() {
        return refused_by_server(said, parts);
    }
    if let NoConnection::Network(error) = error
        && let Some(unseen) = no_way::over_ipv6(&parts.place, error)
    {
        return unseen;
    }
    let chain = error.chain();
    let has = |words: &[&str]| words.iter().any(|word| chain.contains(word));
    let place = &parts.place;
    if has(&["does not support TLS"]) {
        let reason = format!("the address asks for TLS (sslmode={}), and Postgres at {place} has none", parts.mode);
        Unseen::new(Kind::Unreachable, reason)
            .cured_by("set `ssl = on` and a certificate on the server, or `sslmode=prefer` in the address")
    } else if has(&["certificate"]) {
        let reason = format!("the TLS certificate of Postgres at {place} is not accepted: {chain}");
        let cure =
            "name the authority's PEM file in `ca_file` of plimsoll.toml; if the name is wrong, use the host that the certificate names";
        Unseen::new(Kind::Unreachable, reason).cured_by(cure)
    } else if has(&["lookup", "Name or service not known", "No such host"]) {
        Unseen::new(Kind::Unreachable, format!("no host of that name: {place}")).cured_by("check the host in the address, and DNS")
    } else if has(&["refused", "No such file or directory"]) {
        Unseen::new(Kind::Unreachable, format!("nothing listens at {place}"))
            .cured_by("start Postgres, or correct the host and the port in the address")
    } else if has(&["Permission denied"]) {
        Unseen::new(Kind::Unreachable, format!("this user may not open {place}"))
            .cured_by("run as a user of the socket's group (unix_socket_group)")
    } else if has(&["timed out", "timeout"]) {
        silence(parts)
    } else if has(&["password missing"]) {
        Unseen::new(Kind::Denied, format!("Postgres at {place} wants a password for `{}`, and the address has none", parts.user))
            .cured_by("put the password into the address: postgres://user:password@host/database")
    } else {
        Unseen::new(Kind::Unreachable, format!("no connection to Postgres at {place}: {chain}"))
            .cured_by("check that a Postgres listens there, and not something else")
    }
}

fn refused_by_server(said: &tokio_postgres::error::DbError, parts: &Parts) -> Unseen {
    let Parts { place, user, database, .. } = parts;
    let (kind, reason, cure) = match *said.code() {
        SqlState::INVALID_PASSWORD => (
            Kind::Denied,
            format!("Postgres at {place} does not accept this password for `{user}`"),
            "correct the user or the password in the address",
        ),
        SqlState::INVALID_AUTHORIZATION_SPECIFICATION => (
            Kind::Denied,
            format!("Postgres at {place} does not let `{user}` in: {}", said.message()),
            "check the user's name and pg_hba.conf; `plimsoll doctor` prints a role to create",
        ),
        SqlState::INVALID_CATALOG_NAME => (
            Kind::Unreachable,
            format!("Postgres at {place} has no database `{database}`"),
            "correct the database at the end of the address; `psql -l` lists them",
        ),
        SqlState::INSUFFICIENT_PRIVILEGE => {
            (Kind::Denied, format!("`{user}` may not connect to the database `{database}`"), "grant connect on that database to the role")
        }
        SqlState::TOO_MANY_CONNECTIONS => (
            Kind::Unreachable,
            format!("Postgres at {place} has no connection left: {}", said.message()),
            "close some, or lower the app's pool; then scan again",
        ),
        SqlState::CANNOT_CONNECT_NOW => (
            Kind::Unreachable,
            format!("Postgres at {place} is starting or stopping: {}", said.message()),
            "wait until it accepts connections, then scan again",
        ),
        _ => (Kind::Unreachable, format!("Postgres at {place} refused: {}", said.message()), "see the server's log"),
    };
    Unseen::new(kind, reason).cured_by(cure)
}

#[cfg(test)]
mod tests {
    use tokio_postgres::config::Host;

    use super::*;

    fn parts(text: &str) -> Parts {
        Parts::of(&Address::parse(text).expect("an address")).unwrap_or_else(|a| panic!("{}", a.reason))
    }

    #[test]
    fn an_address_means_what_libpq_takes_it_for() {
        let p = parts("postgresql://app:p%40ss+word@db.example:5433/my%20shop?sslmode=verify-full&pgbouncer=true&schema=x");
        assert_eq!(p.config.get_password(), Some("p@ss+word".as_bytes()));
        assert_eq!((p.config.get_dbname(), p.config.get_ports()), (Some("my shop"), &[5433][..]));
        assert_eq!((p.config.get_ssl_mode(), p.trust(None)), (SslMode::Require, Trust::AuthorityAndName));
        assert_eq!(p.config.get_application_name(), Some("plimsoll"));
    }

    #[test]
    fn without_a_mode_tls_is_preferred_and_the_database_has_the_name_of_the_user() {
        let p = parts("postgres://app@[::1]");
        assert_eq!((p.config.get_ssl_mode(), p.config.get_dbname()), (SslMode::Prefer, Some("app")));
        assert_eq!(p.config.get_hosts(), [Host::Tcp("::1".to_owned())]);
    }

    #[test]
    fn a_folder_is_a_unix_socket_and_needs_no_tls() {
        let p = parts("postgres://app@localhost/shop?host=/var/run/postgresql");
        assert_eq!(p.config.get_hosts(), [Host::Unix("/var/run/postgresql".into())]);
        assert_eq!(p.config.get_ssl_mode(), SslMode::Disable);
    }

    #[test]
    fn require_verifies_only_an_authority_that_was_named() {
        let p = parts("postgres://app@db/shop?sslmode=require");
        assert_eq!(p.trust(None), Trust::Anyone);
        assert_eq!(p.trust(Some(Path::new("ca.pem"))), Trust::Authority);
    }

    #[test]
    fn an_unknown_mode_is_refused_with_those_that_exist() {
        let why = Parts::of(&Address::parse("postgres://db/x?sslmode=yes").expect("an address")).err().expect("refused");
        assert!(why.reason.contains("sslmode=yes") && why.cure.is_some_and(|c| c.contains("verify-full")));
    }
}
