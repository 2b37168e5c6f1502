//! The console of the PgBouncer before Postgres, named or found: what probe and load share.

mod console;
mod trace;

use std::time::Instant;

pub(crate) use console::{Console, Shown, statement};

use super::postgres::{ask, connect, not_named, wrapped};
use crate::{
    config::{FoundAddress, Target},
    redact::Address,
    snapshot::{Facts, Kind, Unseen},
};

/// Whether the way to Postgres leads through something: the port that its server listens on, whether we came to it by a
/// socket, and how long its session has been there.
const WAY: &str = "select /* plimsoll */ coalesce(inet_server_port(), 0) as port,
       extract(epoch from clock_timestamp() - a.backend_start) as age_s
from pg_catalog.pg_stat_activity a where a.pid = pg_backend_pid()";

/// What would show a pooler of which nothing is known yet, or that there is none.
const NAME_IT: &str = "name the console of a PgBouncer: --pooler postgres://stats@HOST:6432/pgbouncer; where there is no pooler put \
                       without = [\"pooler\"] into plimsoll.toml; a hosted one has no console: look at its pool size, its limit of \
                       clients and its waiting clients in the provider's dashboard, and waive what you saw";

/// A console that answers.
pub(crate) struct Reached {
    pub(crate) console: Console,
    /// True where the address of Postgres leads through this very pooler.
    pub(crate) is_front: bool,
}

/// Opens the console that is named, or that of the pooler which the address of Postgres turns out to be.
pub(crate) async fn reach(target: &Target, facts: &mut Facts) -> Result<Reached, Unseen> {
    let ca_file = target.config.ca_file.as_deref();
    if target.declared_none("pooler") {
        return Err(Unseen::new(Kind::DeclaredNone, "plimsoll.toml says that there is no pooler"));
    }
    let postgres = target.postgres.as_ref().map(|found| &found.address);
    if let Some(FoundAddress { address, .. }) = &target.pooler {
        let is_front = postgres.is_some_and(|p| place(p) == place(address));
        return Ok(Reached { console: Console::open(address, ca_file).await?, is_front });
    }
    if target.declared_none("postgres") {
        return Err(Unseen::new(Kind::DeclaredNone, "plimsoll.toml says that there is no postgres"));
    }
    let address = postgres.ok_or_else(not_named)?;
    let way = way(address, target, facts).await?;
    let hint = trace::hint(address);
    if matches!(way, Way::Direct) && hint.is_none() {
        return Err(unnamed());
    }
    match Console::open(&console::with_database(address, true), ca_file).await {
        Ok(console) => Ok(Reached { console, is_front: true }),
        Err(why) if console::is_of_pooler(&why) => {
            let reason = format!("the address of Postgres leads through a PgBouncer: {}", why.reason);
            Err(Unseen { reason, ..why })
        }
        // A published port of a container, or a tunnel: Postgres itself says that it has no such database.
        Err(why) if hint.is_none() && !matches!(way, Way::Kept) && console::is_of_postgres(&why) => Err(unnamed()),
        Err(_) => Err(without_console(&way, hint)),
    }
}

/// Nobody named a pooler, and nothing points to one. Our way is not that of the app, which may well go through one.
fn unnamed() -> Unseen {
    let reason = "no pooler was named, and that our address of Postgres leads to Postgres itself does not tell which way the app goes";
    Unseen::new(Kind::NotConfigured, reason).cured_by(NAME_IT)
}

/// How our session came to be.
enum Way {
    /// The server listens where the address says, and began our session when we came.
    Direct,
    /// The server listens on another port: a pooler does that, and so does the published port of a container.
    OtherPort,
    /// Our session is older than our connection: somebody kept it.
    Kept,
}

/// Something is there, or may be, and nothing is seen of it.
fn without_console(way: &Way, hint: Option<String>) -> Unseen {
    let what = match (way, hint) {
        (Way::Kept, _) => "the address of Postgres leads through a pooler (its session is older than our connection)".to_owned(),
        (_, Some(hint)) => format!("the address of Postgres may lead through a pooler: {hint}"),
        (_, None) => "the address of Postgres may lead through a pooler: the server listens on another port".to_owned(),
    };
    Unseen::new(Kind::Unsupported, format!("{what}; no console of it answers, so nothing is known of its pools")).cured_by(NAME_IT)
}

/// Host and port: two addresses of one listener are equal.
fn place(address: &Address) -> (String, u16) {
    let url = address.expose();
    let query = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let host = query("host").unwrap_or_else(|| address.host().to_owned());
    (host, url.port().or_else(|| query("port")?.parse().ok()).unwrap_or(5432))
}

/// How `address` leads to its server.
async fn way(address: &Address, target: &Target, facts: &mut Facts) -> Result<Way, Unseen> {
    let unknown = |why: Unseen| Unseen {
        kind: Kind::NotConfigured,
        reason: format!("no pooler was named, and whether one stands before Postgres could not be seen: {}", why.reason),
        cure: why.cure,
    };
    let start = Instant::now();
    let client = connect(address, target.config.ca_file.as_deref()).await.map_err(unknown)?;
    facts.sent("sql", &wrapped(WAY));
    let rows = ask(&client, WAY, "the role").await.map_err(unknown)?;
    let number = |n: usize| rows.first()?.get(n)?.parse::<f64>().ok();
    let (host, port) = place(address);
    Ok(match (number(0), number(1)) {
        (_, Some(age)) if age > start.elapsed().as_secs_f64() + 1.0 => Way::Kept,
        (Some(listens), _) if !host.starts_with('/') && listens != f64::from(port) => Way::OtherPort,
        _ => Way::Direct,
    })
}
