//! Tables of Postgres in which jobs wait, and how many do. The statistics of the server tell it where a library deletes what is
//! done: no row is read. Where it keeps that, rows are counted by their state.

use crate::{
    client::postgres::{SimpleQueryRow, not_read, put_strangers_into, refusing},
    load::watch::postgres::{Postgres, pairs},
    snapshot::{Absence, Kind},
};

/// Rows beyond these are not counted: so many would hide whether more come.
const MOST_ROWS: u32 = 100_000;
/// A count that takes longer, milliseconds, has no index to go by, and would be a load of its own.
const LONGEST_COUNT_MS: f64 = 200.0;

/// Tables of known queues; each with a column that tells it from another table of that name, what is true of a row that nobody
/// works on yet (none: of every row), and the columns that this reads. A partitioned table has no statistics of its own, so it is only counted.
const QUEUE_TABLES: &str = "with /* plimsoll */ recursive keeper (tool, schema, names, mark, waiting, columns) as (values
  ('delayed_job', null, 'delayed_jobs', 'locked_by', null, null), ('Solid Queue', null, 'solid_queue_ready_executions', 'job_id', null, null),
  ('queue_classic', null, 'queue_classic_jobs', 'q_name', null, null), ('gue', null, 'gue_jobs', 'job_type', null, null),
  ('Graphile Worker', 'graphile_worker', '_private_jobs|jobs', 'run_at', null, null), ('Django Q', null, 'django_q_ormq', 'payload', null, null),
  ('background_task', null, 'background_task', 'task_name', null, null), ('Laravel', null, 'jobs', 'reserved_at', null, null),
  ('Symfony Messenger', null, 'messenger_messages', 'delivered_at', null, null), ('PGMQ', 'pgmq', 'q_.*', 'vt', null, null),
  ('que', null, 'que_jobs', 'finished_at', 'finished_at is null and expired_at is null and run_at <= now()', 'finished_at, expired_at, run_at'),
  ('good_job', null, 'good_jobs', 'finished_at', 'finished_at is null and performed_at is null and coalesce(scheduled_at, created_at) <= now()',
   'finished_at, performed_at, scheduled_at, created_at'),
  ('Oban', null, 'oban_jobs', 'attempted_at', 'state = ''available''', 'state'),
  ('River', null, 'river_job', 'finalized_at', 'state = ''available''', 'state'),
  ('pg-boss', 'pgboss', 'job', 'start_after', 'state < ''active'' and start_after <= now()', 'state, start_after'),
  ('Procrastinate', null, 'procrastinate_jobs', 'queueing_lock', 'status = ''todo'' and coalesce(scheduled_at, now()) <= now()', 'status, scheduled_at')
),
found as materialized (
  select c.oid, q.tool || ' ' || n.nspname || '.' || c.relname as name, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as quoted,
         q.waiting, q.columns,
         not row_security_active(c.oid) and has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select') as may_read
  from keeper q
  join pg_catalog.pg_class c on (c.relkind = 'r' or c.relkind = 'p' and q.waiting is not null) and c.relname ~ ('^(' || q.names || ')$')
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace and n.nspname = coalesce(q.schema, n.nspname)
  where exists (select 1 from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attname = q.mark)
  order by 2 limit 20
),
wanted (relid) as (select oid from found where waiting is not null),
{strangers}
select f.oid, f.name, f.quoted, f.waiting, f.columns, f.may_read,
       (select min(s.what) || ' is not built in' from stranger s where s.root = f.oid)
from found f
order by f.name";

/// The time of the server, milliseconds.
const CLOCK: &str = "select /* plimsoll */ extract(epoch from clock_timestamp()) * 1000";

/// Rows of tables by the statistics of the server, which are at most about a second old.
const LIVE_ROWS: &str = "select /* plimsoll */ t, pg_catalog.pg_stat_get_live_tuples(t) from unnest(array[{ids}]::oid[]) t";

/// A table in which jobs wait.
pub(crate) struct QueueTable {
    id: String,
    /// Library and table.
    pub(crate) name: String,
    /// How to count the rows that nobody works on yet; none: every row is such a one.
    count: Option<Count>,
}

struct Count {
    quoted: String,
    waiting: String,
    columns: String,
    may_read: bool,
    /// What in it is not built in, and would run where it is counted.
    stranger: Option<String>,
}

impl QueueTable {
    /// True where its rows must be counted.
    pub(crate) fn is_counted(&self) -> bool {
        self.count.is_some()
    }
}

impl Postgres {
    /// The tables in which jobs wait.
    pub(crate) async fn queue_tables(&mut self) -> Result<Vec<QueueTable>, Absence> {
        let rows = self.ask_as_it_is(&put_strangers_into(QUEUE_TABLES)).await?;
        let table = |row: &SimpleQueryRow| {
            let text = |n| row.get(n).map(str::to_owned);
            let may_read = row.get(5) == Some("t");
            let count = |waiting| Some(Count { quoted: text(2)?, waiting, columns: text(4)?, may_read, stranger: text(6) });
            Some(QueueTable { id: text(0)?, name: text(1)?, count: text(3).and_then(count) })
        };
        Ok(rows.iter().filter_map(table).collect())
    }

    /// How many rows each of those tables holds now that need not be counted, by its name.
    pub(crate) async fn live_rows(&mut self, tables: &[QueueTable]) -> Result<Vec<(String, i64)>, Absence> {
        let tables: Vec<&QueueTable> = tables.iter().filter(|t| !t.is_counted()).collect();
        let ids: Vec<&str> = tables.iter().map(|t| t.id.as_str()).collect();
        let rows: Vec<(String, String)> = pairs(&self.ask_of(LIVE_ROWS, &ids).await?).collect();
        let rows_of = |id: &str| rows.iter().find(|(of, _)| of == id).and_then(|(_, rows)| rows.parse().ok());
        Ok(tables.iter().filter_map(|t| Some((t.name.clone(), rows_of(&t.id)?))).collect())
    }

    /// How many rows of `table` nobody works on yet, counted.
    pub(crate) async fn count_waiting(&mut self, table: &QueueTable) -> Result<i64, Absence> {
        let Some(Count { quoted, waiting, columns, may_read, stranger }) = &table.count else { return Ok(0) };
        if let Some(stranger) = stranger {
            return Err(Absence::new(Kind::Unsupported, not_read(quoted, stranger)));
        }
        if !may_read {
            let role = self.role();
            return Err(Absence::new(Kind::Denied, format!("{role} may not read which jobs wait in {quoted}"))
                .cured_by(format!("grant select ({columns}) on {quoted} to {role};")));
        }
        let count = format!("select /* plimsoll */ count(*) from (select from {quoted} where {waiting} limit {MOST_ROWS}) w");
        // Whether it is built in is looked up each time, which is no part of how long the count takes.
        let rows = self.ask_as_it_is(&format!("{};\n{CLOCK};\n{count};\n{CLOCK}", refusing(&table.id))).await?;
        let number = |n: usize| rows.get(n).and_then(|row| row.get(0)?.parse::<f64>().ok());
        let ms = number(2).zip(number(0)).map_or(0.0, |(end, begin)| end - begin);
        if ms > LONGEST_COUNT_MS {
            return Err(Absence::new(
                Kind::TimedOut,
                format!("to count the jobs that wait in {quoted} takes {ms:.0} ms, so it was done once"),
            )
            .cured_by(format!("create an index on {quoted} of the rows where {waiting}, or delete those that are done")));
        }
        let waiting: Option<i64> = rows.get(1).and_then(|row| row.get(0)?.parse().ok());
        match waiting {
            Some(waiting) if waiting >= i64::from(MOST_ROWS) => Err(Absence::new(
                Kind::Failed,
                format!("{waiting} jobs and more wait in {quoted}: whether they grow in number was not counted"),
            )),
            Some(waiting) => Ok(waiting),
            None => Err(Absence::new(Kind::Failed, "a count was no number")),
        }
    }
}
