//! Tables of Postgres in which jobs wait, and how many do. The statistics of the server tell it where a library deletes what is
//! done: no row is read. Where it keeps that, rows are counted by their state.

use crate::{
    client::postgres::{SimpleQueryRow, not_read, put_strangers_into, refusing},
    load::watch::postgres::{Postgres, pairs},
    snapshot::{Kind, Unseen},
};

/// Rows beyond these are not counted: so many would hide whether more come.
const MOST_ROWS: u32 = 100_000;
/// A count that takes longer, milliseconds, has no index to go by, and would be a load of its own.
const LONGEST_COUNT_MS: f64 = 200.0;

const QUEUE_TABLES: &str = include_str!("queue_tables.sql");
const CLOCK: &str = include_str!("clock.sql");
const LIVE_ROWS: &str = include_str!("live_rows.sql");

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
    pub(crate) async fn queue_tables(&mut self) -> Result<Vec<QueueTable>, Unseen> {
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
    pub(crate) async fn live_rows(&mut self, tables: &[QueueTable]) -> Result<Vec<(String, i64)>, Unseen> {
        let tables: Vec<&QueueTable> = tables.iter().filter(|t| !t.is_counted()).collect();
        let ids: Vec<&str> = tables.iter().map(|t| t.id.as_str()).collect();
        let rows: Vec<(String, String)> = pairs(&self.ask_of(LIVE_ROWS, &ids).await?).collect();
        let rows_of = |id: &str| rows.iter().find(|(of, _)| of == id).and_then(|(_, rows)| rows.parse().ok());
        Ok(tables.iter().filter_map(|t| Some((t.name.clone(), rows_of(&t.id)?))).collect())
    }

    /// How many rows of `table` nobody works on yet, counted.
    pub(crate) async fn count_waiting(&mut self, table: &QueueTable) -> Result<i64, Unseen> {
        let Some(Count { quoted, waiting, columns, may_read, stranger }) = &table.count else { return Ok(0) };
        if let Some(stranger) = stranger {
            return Err(Unseen::new(Kind::Unsupported, not_read(quoted, stranger)));
        }
        if !may_read {
            let role = self.role();
            return Err(Unseen::new(Kind::Denied, format!("{role} may not read which jobs wait in {quoted}"))
                .cured_by(format!("grant select ({columns}) on {quoted} to {role};")));
        }
        let count = format!("select /* plimsoll */ count(*) from (select from {quoted} where {waiting} limit {MOST_ROWS}) w");
        // Whether it is built in is looked up each time, which is no part of how long the count takes.
        let clock = CLOCK.trim();
        let rows = self.ask_as_it_is(&format!("{};\n{clock};\n{count};\n{clock}", refusing(&table.id))).await?;
        let number = |n: usize| rows.get(n).and_then(|row| row.get(0)?.parse::<f64>().ok());
        let ms = number(2).zip(number(0)).map_or(0.0, |(end, begin)| end - begin);
        if ms > LONGEST_COUNT_MS {
            return Err(Unseen::new(
                Kind::TimedOut,
                format!("to count the jobs that wait in {quoted} takes {ms:.0} ms, so it was done once"),
            )
            .cured_by(format!("create an index on {quoted} of the rows where {waiting}, or delete those that are done")));
        }
        let waiting: Option<i64> = rows.get(1).and_then(|row| row.get(0)?.parse().ok());
        match waiting {
            Some(waiting) if waiting >= i64::from(MOST_ROWS) => Err(Unseen::new(
                Kind::Failed,
                format!("{waiting} jobs and more wait in {quoted}: whether they grow in number was not counted"),
            )),
            Some(waiting) => Ok(waiting),
            None => Err(Unseen::new(Kind::Failed, "a count was no number")),
        }
    }
}
