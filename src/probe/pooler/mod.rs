//! The pooler probe: what the console of a PgBouncer tells of its pools, limits and queues. Where no console is named,
//! it finds out whether the address of Postgres leads through a PgBouncer, and asks that one.

mod rows;

use std::time::Duration;

use super::{Facts, Kind, Probe, Unseen, Work};
use crate::{
    client::pooler::{Reached, Shown, reach, statement},
    config::Target,
    snapshot::Row,
};

/// Readings of the pools, and the time between two: who waits shows only while it waits.
const READINGS: u32 = 5;
const BETWEEN: Duration = Duration::from_millis(200);

/// Observes the PgBouncer between the app and its Postgres.
pub struct PoolerProbe;

impl Probe for PoolerProbe {
    fn name(&self) -> &'static str {
        "pooler"
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

/// A table, the word behind SHOW that fills it, and how a row of the answer is read.
type Asked = (&'static str, &'static str, fn(&Shown) -> Option<Row>);

async fn look(reached: &Reached, facts: &mut Facts) -> Result<(), Unseen> {
    let no_console = "end the address with /pgbouncer, the database that is the console";
    let shown = show(reached, "version", facts).await.map_err(|why| why.cured_by(no_console))?;
    let version = rows::version(shown.first())
        .ok_or_else(|| Unseen::new(Kind::Failed, "what answers there is not the console of a PgBouncer").cured_by(no_console))?;
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
            Err(why) => facts.unseen(table, &why),
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

async fn show(reached: &Reached, what: &str, facts: &mut Facts) -> Result<Vec<Shown>, Unseen> {
    facts.sent("sql", &statement(what));
    reached.console.show(what).await
}
