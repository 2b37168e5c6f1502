//! Targets that were named and of which nothing was seen: a gate over such a run would hold on nothing.

use rusqlite::{Connection, Row as Read};
use serde::{Deserialize, Serialize};

use super::all;

/// The kind of what lies behind a sign-in.
const SESSION: &str = "session";

/// A target that was named, and could not be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreached {
    /// app, session (what lies behind a sign-in), postgres, redis, instance, edge, twin, pooler, prometheus, alertmanager, database, log, manifests or backup.
    pub kind: String,
    /// Its address, secrets masked; none: it has no address.
    pub url: Option<String>,
    /// The flag, variable or key that named it.
    pub key: String,
    /// What happened, in words.
    pub reason: String,
    /// The next step.
    pub cure: Option<String>,
}

/// A kind of target, the table that anything seen of it fills, and what the reason begins with where it must. An app that lets
/// nobody in was not seen either, unless a scenario found a way in; one whose start page fails was, and a check says so. A
/// further database has no address of its own. A pooler without a console is there. A file or command of backups has none at all.
const UNREACHED: &str = "
    with witness (number, target, kind, table_name, begins) as (values
             (1, 'app', 'app', 'http_site', ''), (2, 'app', 'app', 'http_response', ''), (3, 'postgres', 'postgres', 'db_server', ''),
             (4, 'redis', 'redis', 'redis_server', ''), (5, 'pooler', 'pooler', 'pooler_server', ''),
             (6, 'instance', 'instance', 'http_instance', ''), (7, 'edge', 'edge', 'http_edge', ''), (8, 'twin', 'twin', 'twin_server', ''),
             (9, 'postgres', 'database', 'db_table', 'database '), (10, 'log', 'log', 'log_source', 'the log '),
             (11, null, 'backup', 'backup_source', ''), (12, 'prometheus', 'prometheus', 'prometheus_server', ''),
             (13, 'alertmanager', 'alertmanager', 'alertmanager_server', ''),
             (14, 'manifests', 'manifests', 'manifest_workload', '')),
         seen (table_name) as (
             select 'http_response' where exists (select 1 from http_response) or exists (select 1 from http_endpoint)
                or exists (select 1 from load_endpoint_total where error_pct < 100))
    select w.kind, a.url, coalesce(a.key, '[backup]'), x.reason, x.cure
    from witness w left join address a on a.kind = w.target join reach x on x.table_name = w.table_name
    where (a.kind is not null or w.target is null)
      and (x.kind in ('unreachable', 'denied', 'timed-out', 'failed', 'door', 'limit') or (x.kind = 'unsupported' and w.kind not in ('edge', 'pooler')))
      and not (x.kind in ('failed', 'unsupported') and w.kind in ('log', 'backup'))
      and (w.table_name <> 'http_response' or x.kind in ('denied', 'door')) and (w.kind not in ('app', 'instance', 'edge') or x.extent = 'none')
      and substr(x.reason, 1, length(w.begins)) = w.begins
      and not exists (select 1 from seen s where s.table_name = w.table_name)
    order by w.number";

/// A way in that was named and let nobody in.
const NOBODY_IN: &str = "select fault from http_sign_in where fault is not null";

impl Unreached {
    /// What lies behind a sign-in that let nobody in, and why it did not.
    #[must_use]
    pub fn behind_sign_in(fault: &str) -> Self {
        Self {
            kind: SESSION.to_owned(),
            url: None,
            key: "sign_in".to_owned(),
            reason: fault.to_owned(),
            cure: Some("try its steps by hand, mend the scenario that `sign_in` names, and scan again".to_owned()),
        }
    }

    /// True where it is what lies behind a sign-in.
    #[must_use]
    pub fn is_behind_sign_in(&self) -> bool {
        self.kind == SESSION
    }
}

/// Those of a run. What was not seen for the very reason of another, as an edge before an app that is down, is not said twice.
pub(super) fn read(db: &Connection) -> rusqlite::Result<Vec<Unreached>> {
    let read = |r: &Read<'_>| Ok(Unreached { kind: r.get(0)?, url: r.get(1)?, key: r.get(2)?, reason: r.get(3)?, cure: r.get(4)? });
    let rows = all(db, UNREACHED, read)?;
    let nobody_in = all(db, NOBODY_IN, |r| Ok(Unreached::behind_sign_in(&r.get::<_, String>(0)?)))?;
    // Nobody gets into an app that is not there.
    let is_app_there = rows.iter().all(|row| row.kind != "app");
    let mut told: Vec<Unreached> = Vec::new();
    for row in rows.into_iter().chain(nobody_in.into_iter().filter(|_| is_app_there)) {
        if told.iter().all(|other| other.kind != row.kind && other.reason != row.reason) {
            told.push(row);
        }
    }
    Ok(told)
}
