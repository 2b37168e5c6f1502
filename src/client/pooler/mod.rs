//! The console of the PgBouncer before Postgres, named or found: what probe and load share.

mod console;

use std::time::Instant;

pub(crate) use console::{Console, Shown, statement};

use super::postgres::{ask, connect, wrapped};
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
    let none = || Unseen::new(Kind::DeclaredNone, "no pooler was named, and the address of Postgres leads to Postgres itself");
    let Some(address) = postgres else { return Err(none()) };
    if !leads_through_something(address, target, facts).await.unwrap_or(false) {
        return Err(none());
    }
    match Console::open(&console::with_database(address, true), ca_file).await {
        Ok(console) => Ok(Reached { console, is_front: true }),
        Err(why) if console::is_of_pooler(&why) => {
            let reason = format!("the address of Postgres leads through a PgBouncer: {}", why.reason);
            Err(Unseen { reason, ..why })
        }
        // A published port of a container, a tunnel, or a pooler without such a console.
        Err(_) => Err(none()),
    }
}

/// Host and port: two addresses of one listener are equal.
fn place(address: &Address) -> (String, u16) {
    let url = address.expose();
    let query = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let host = query("host").unwrap_or_else(|| address.host().to_owned());
    (host, url.port().or_else(|| query("port")?.parse().ok()).unwrap_or(5432))
}

/// True where the server behind `address` listens on another port than the address names, or its session is older than
/// our connection. Both are hints only: the port of a container is published as another one, too.
async fn leads_through_something(address: &Address, target: &Target, facts: &mut Facts) -> Option<bool> {
    let start = Instant::now();
    let client = connect(address, target.config.ca_file.as_deref()).await.ok()?;
    facts.sent("sql", &wrapped(WAY));
    let rows = ask(&client, WAY, "the role").await.ok()?;
    let number = |n: usize| rows.first()?.get(n)?.parse::<f64>().ok();
    let is_older = number(1)? > start.elapsed().as_secs_f64() + 1.0;
    let (host, port) = place(address);
    Some(is_older || (!host.starts_with('/') && number(0)? != f64::from(port)))
}
