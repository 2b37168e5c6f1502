//! The rows of an original and of its copy, table by table: estimates of all, exact numbers of a bounded sample, and the
//! newest row by its time.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use crate::{
    client::postgres::{SimpleQueryRow, literal},
    probe::{
        backup::{Difference, DifferenceKind},
        postgres::{Side, text},
    },
    snapshot::Unseen,
};

/// The largest table whose rows are counted.
const LARGEST_BYTES: u64 = 64 << 20;
/// The most tables whose rows are counted.
const MOST_TABLES: usize = 60;
/// After this no further table is counted.
const LONGEST: Duration = Duration::from_secs(60);

/// What was found in all tables together.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) tables: u64,
    pub(super) counted: u64,
    pub(super) estimated: f64,
    pub(super) restored_estimated: Option<f64>,
    pub(super) newest_at: Option<String>,
    pub(super) restored_newest_at: Option<String>,
    pub(super) differences: Vec<Difference>,
    pub(super) gaps: Vec<String>,
}

/// A table as one side describes it.
struct Table {
    id: String,
    title: String,
    quoted: String,
    bytes: u64,
    rows: Option<f64>,
    marker: Option<String>,
    is_fixed: bool,
    is_indexed: bool,
    is_zoned: bool,
    is_readable: bool,
    /// Why nothing is evaluated in it.
    stranger: Option<String>,
}

impl Table {
    fn of(row: &SimpleQueryRow) -> Option<Self> {
        let is = |name: &str| text(row, name).as_deref() == Some("t");
        Some(Self {
            id: text(row, "id")?,
            title: text(row, "title")?,
            quoted: text(row, "quoted")?,
            bytes: text(row, "bytes")?.parse().ok()?,
            // The counters know more of a table that was just loaded than the planner does.
            rows: [text(row, "rows"), text(row, "rows_counted")]
                .into_iter()
                .flatten()
                .filter_map(|n| n.parse::<f64>().ok())
                .reduce(f64::max),
            marker: text(row, "marker"),
            is_fixed: is("is_fixed"),
            is_indexed: is("is_indexed"),
            is_zoned: is("is_zoned"),
            is_readable: is("is_readable"),
            stranger: text(row, "stranger"),
        })
    }

    fn is_small(&self) -> bool {
        self.bytes <= LARGEST_BYTES
    }

    /// The newest time as text that can be compared, and cast back.
    fn newest(&self) -> String {
        let Some(marker) = &self.marker else { return "null".to_owned() };
        let shape = r#"'YYYY-MM-DD"T"HH24:MI:SS.US'"#;
        if self.is_zoned {
            format!("to_char(max({marker}) at time zone 'UTC', {shape}) || 'Z'")
        } else {
            format!("to_char(max({marker}), {shape})")
        }
    }
}

/// Compares the rows of both sides.
pub(super) async fn compare(original: &mut Side, restored: &mut Side) -> Result<Rows, Unseen> {
    let begun = Instant::now();
    let read = |rows: Vec<SimpleQueryRow>| rows.iter().filter_map(Table::of).collect::<Vec<_>>();
    let (here, there) = (read(original.countable().await?), read(restored.countable().await?));
    let mut found = Rows { tables: here.len() as u64, ..Rows::default() };
    found.estimated = here.iter().filter_map(|t| t.rows).sum();
    found.restored_estimated = there.iter().filter_map(|t| t.rows).reduce(|a, b| a + b);
    let copies: BTreeMap<&str, &Table> = there.iter().map(|t| (t.title.as_str(), t)).collect();
    let (mut denied, mut left) = (Vec::new(), 0_u64);
    for table in &here {
        // A table that the copy lacks is a difference of the schema.
        let Some(copy) = copies.get(table.title.as_str()) else { continue };
        if let Some(stranger) = table.stranger.as_ref().or(copy.stranger.as_ref()) {
            found.gaps.push(format!("{}: it is not read, for {stranger}", table.title));
        } else if !table.is_readable || !copy.is_readable {
            denied.push(table.quoted.clone());
        } else if begun.elapsed() > LONGEST || found.counted >= MOST_TABLES as u64 {
            left += 1;
        } else if table.is_small() && copy.is_small() {
            match count(table, copy, original, restored, &mut found).await {
                Ok(()) => found.counted += 1,
                Err(why) => found.gaps.push(format!("{}: {}", table.title, why.reason)),
            }
        } else if let Err(why) = glance(table, copy, original, restored, &mut found).await {
            found.gaps.push(format!("{}: {}", table.title, why.reason));
        }
    }
    if let Some(first) = denied.first() {
        let role = &original.identity.role;
        found.gaps.push(format!("{} tables may not be read on both sides: grant select on {first} to {role}; and so on", denied.len()));
    }
    if left > 0 {
        found.gaps.push(format!("{left} further tables were not counted: the sample is {MOST_TABLES} tables or {} s", LONGEST.as_secs()));
    }
    Ok(found)
}

/// Exact numbers. Where rows carry the time of their creation, only those are compared that the copy could have.
async fn count(table: &Table, copy: &Table, original: &mut Side, restored: &mut Side, found: &mut Rows) -> Result<(), Unseen> {
    let (quoted, newest) = (&table.quoted, table.newest());
    let sql = format!("select /* plimsoll */ count(*) as rows, {newest} as newest from {quoted}");
    let answer = restored.ask_of_table(&copy.id, &sql).await?;
    let cell = |rows: &[SimpleQueryRow], name: &str| rows.first().and_then(|row| text(row, name));
    let (copied, until) = (number(cell(&answer, "rows")), cell(&answer, "newest"));
    let since = table.marker.as_ref().filter(|_| table.is_fixed).zip(until.as_ref());
    let filter = since.map_or_else(String::new, |(marker, until)| {
        let kind = if table.is_zoned { "timestamptz" } else { "timestamp" };
        // The copy's server says when: whatever it answers, it stays one value.
        format!(" filter (where {marker} <= {}::{kind} or {marker} is null)", literal(until))
    });
    let sql = format!("select /* plimsoll */ count(*) as rows, count(*){filter} as expected, {newest} as newest from {quoted}");
    let all = original.ask_of_table(&table.id, &sql).await?;
    let (rows, expected) = (number(cell(&all, "rows")), number(cell(&all, "expected")));
    latest(&mut found.newest_at, cell(&all, "newest"));
    latest(&mut found.restored_newest_at, until.clone());
    let kind = if copied == expected {
        return Ok(());
    } else if copied > expected {
        DifferenceKind::RowsExtra
    } else if since.is_some() || copied == 0 {
        DifferenceKind::RowsLost
    } else {
        DifferenceKind::RowsBehind
    };
    found.differences.push(Difference {
        subject: table.title.clone(),
        kind,
        original: Some(if expected == rows {
            format!("{rows} rows")
        } else {
            format!("{expected} rows as old as the copy, {rows} in all")
        }),
        restored: Some(format!("{copied} rows")),
        lacking_pct: (copied < expected).then(|| lacking_pct(copied, expected)),
    });
    Ok(())
}

/// A table too large to count: is the copy empty, and how new is its newest row, where an index tells?
async fn glance(table: &Table, copy: &Table, original: &mut Side, restored: &mut Side, found: &mut Rows) -> Result<(), Unseen> {
    let quoted = &table.quoted;
    let some = restored.ask_of_table(&copy.id, &format!("select /* plimsoll */ exists (select from {quoted}) as some")).await?;
    if some.first().and_then(|row| text(row, "some")).as_deref() == Some("f") && table.rows.is_some_and(|rows| rows > 0.0) {
        found.differences.push(Difference {
            subject: table.title.clone(),
            kind: DifferenceKind::RowsLost,
            original: table.rows.map(|rows| format!("about {rows:.0} rows")),
            restored: Some("0 rows".to_owned()),
            lacking_pct: Some(100.0),
        });
    }
    if table.is_indexed && copy.is_indexed {
        let sql = format!("select /* plimsoll */ {} as newest from {quoted}", table.newest());
        for (side, of, place) in [(original, table, &mut found.newest_at), (restored, copy, &mut found.restored_newest_at)] {
            let rows = side.ask_of_table(&of.id, &sql).await?;
            latest(place, rows.first().and_then(|row| text(row, "newest")));
        }
    }
    Ok(())
}

/// Keeps the later of two times. All are of one shape; the letter behind those with a zone decides nothing before it.
fn latest(place: &mut Option<String>, new: Option<String>) {
    *place = place.take().max(new);
}

fn number(text: Option<String>) -> u64 {
    text.and_then(|t| t.parse().ok()).unwrap_or_default()
}

/// The share of `expected` that is not there.
fn lacking_pct(copied: u64, expected: u64) -> f64 {
    100.0 * (expected - copied) as f64 / expected as f64
}
