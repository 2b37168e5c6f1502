//! The pooler probe: what the console of a PgBouncer tells of its pools, limits and queues. Where no console is named,
//! it finds out whether the address of Postgres leads through a PgBouncer, and asks that one.

mod console;
mod rows;

use std::time::{Duration, Instant};

pub(crate) use console::{Console, statement};

use super::{
    Absence, Facts, Kind, Probe, Work,
    postgres::{ask, connect, wrapped},
};
use crate::{
    snapshot::Row,
    target::{Address, Found, Target},
};
use console::Shown;

/// Readings of the pools, and the time between two: who waits shows only while it waits.
const READINGS: u32 = 5;
const BETWEEN: Duration = Duration::from_millis(200);

/// Whether the way to Postgres leads through something: the port that its server listens on, whether we came to it by a
/// socket, and how long its session has been there.
const WAY: &str = "select /* plimsoll */ coalesce(inet_server_port(), 0) as port,
       extract(epoch from clock_timestamp() - a.backend_start) as age_s
from pg_catalog.pg_stat_activity a where a.pid = pg_backend_pid()";

/// Observes the PgBouncer between the app and its Postgres.
pub struct PoolerProbe;

impl Probe for PoolerProbe {
    fn name(&self) -> &'static str {
        "pooler"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["pooler_server", "pooler_setting", "pooler_database", "pooler_user", "pooler_pool", "pooler_stat"]
    }

    fn role(&self) -> Option<&'static str> {
        Some(
            "; pgbouncer.ini, under [pgbouncer]; then RELOAD on the console\nstats_users = plimsoll\n; auth_file\n\"plimsoll\" \"choose-a-long-one\"\n",
        )
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(async move {
            let reached = reach(target, facts).await?;
            look(&reached, facts).await
        })
    }
}

/// A console that answers.
pub(crate) struct Reached {
    pub(crate) console: Console,
    /// True where the address of Postgres leads through this very pooler.
    pub(crate) is_front: bool,
}

/// Opens the console that is named, or that of the pooler which the address of Postgres turns out to be.
pub(crate) async fn reach(target: &Target, facts: &mut Facts) -> Result<Reached, Absence> {
    let ca_file = target.config.ca_file.as_deref();
    if target.declared_none("pooler") {
        return Err(Absence::new(Kind::DeclaredNone, "plimsoll.toml says that there is no pooler"));
    }
    let postgres = target.postgres.as_ref().map(|found| &found.address);
    if let Some(Found { address, .. }) = &target.pooler {
        let is_front = postgres.is_some_and(|p| place(p) == place(address));
        return Ok(Reached { console: Console::open(address, ca_file).await?, is_front });
    }
    let none = || Absence::new(Kind::DeclaredNone, "no pooler was named, and the address of Postgres leads to Postgres itself");
    let Some(address) = postgres else { return Err(none()) };
    if !leads_through_something(address, target, facts).await.unwrap_or(false) {
        return Err(none());
    }
    match Console::open(&console::with_database(address, true), ca_file).await {
        Ok(console) => Ok(Reached { console, is_front: true }),
        Err(why) if console::is_of_pooler(&why) => {
            let reason = format!("the address of Postgres leads through a PgBouncer: {}", why.reason);
            Err(Absence { reason, ..why })
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

/// A table, the word behind SHOW that fills it, and how a row of the answer is read.
type Asked = (&'static str, &'static str, fn(&Shown) -> Option<Row>);

async fn look(reached: &Reached, facts: &mut Facts) -> Result<(), Absence> {
    let no_console = "end the address with /pgbouncer, the database that is the console";
    let shown = show(reached, "version", facts).await.map_err(|why| why.cured_by(no_console))?;
    let version = rows::version(shown.first())
        .ok_or_else(|| Absence::new(Kind::Failed, "what answers there is not the console of a PgBouncer").cured_by(no_console))?;
    let lists = show(reached, "lists", facts).await.unwrap_or_default();
    facts.write("pooler_server", [rows::server(&version, reached.is_front, &lists)]);
    let asked: [Asked; 4] = [
        ("pooler_setting", "config", rows::setting),
        ("pooler_database", "databases", rows::database),
        ("pooler_user", "users", rows::user),
        ("pooler_stat", "stats", rows::stat),
    ];
    for (table, what, row) in asked {
        match show(reached, what, facts).await {
            Ok(shown) => facts.write(table, shown.iter().filter_map(row)),
            Err(why) => facts.absent(table, &why),
        }
    }
    let mut pools = rows::Pools::default();
    for reading in 0..READINGS {
        if reading > 0 {
            tokio::time::sleep(BETWEEN).await;
        }
        pools.see(&show(reached, "pools", facts).await?);
    }
    facts.write("pooler_pool", pools.rows());
    Ok(())
}

async fn show(reached: &Reached, what: &str, facts: &mut Facts) -> Result<Vec<Shown>, Absence> {
    facts.sent("sql", &statement(what));
    reached.console.show(what).await
}
