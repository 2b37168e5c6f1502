//! What a scan and its load add to the counters of statements is no use by anybody: told apart by two looks.

use rusqlite::{Connection, OptionalExtension};

use super::all;
use crate::snapshot::{Facts, Kind, Row, Unseen, Value, tables};

const TABLE: &str = "db_statement_use";

/// The columns of the table, by name. The examples of checks run it as well.
const USE: &str = include_str!("db_statement_use.sql");

const FULL: &str = "pg_stat_statements was full, and threw out statements that were in use";
const RESET: &str = "the counters of pg_stat_statements were reset";
/// Before Postgres 14 nothing tells which of the two it was.
const GONE: &str = "pg_stat_statements lost statements that were in use: it was full, or reset";

/// Between the look before a load and that after it an age grows, and so does each counter. Without a load the two come in any order.
/// A record that is always full loses nothing as long as each statement of before is still in it.
const LOST: &str = "
with gone as (
  select exists (select 1 from db_statement_before b left join db_statement s using (id) where s.id is null or s.calls < b.calls) as is_lost
)
select case when now.age_days < before.age_days then ?2
            when not is_lost then null
            when now.evictions > before.evictions then ?1
            when now.evictions is null then ?3
            else ?2 end
from gone left join db_statement_record now on true left join db_statement_record_before before on true
where exists (select 1 from load_run)";

/// A row for every statement, whether a load ran or not.
pub(super) fn used(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let columns: Vec<&str> = tables().into_iter().filter(|table| table.name == TABLE).flat_map(|t| t.columns).map(|c| c.name).collect();
    all(db, USE, |r| columns.iter().map(|name| Ok((*name, r.get::<_, Value>(*name)?))).collect())
}

/// Says that what was in use may be gone from the counters.
pub(super) fn note_lost(db: &Connection, facts: &mut Facts) -> rusqlite::Result<()> {
    if let Some(what) = lost(db)? {
        let cure = match what.as_str() {
            RESET => "reset nothing during a scan",
            FULL => "raise pg_stat_statements.max, which takes a restart",
            _ => "raise pg_stat_statements.max, which takes a restart, and reset nothing during a scan",
        };
        let why = Unseen::new(Kind::Failed, format!("{what} while plimsoll looked: what was in use may be gone from them"));
        facts.unseen(TABLE, &why.cured_by(format!("{cure}, and scan again once people have used it for a day")));
    }
    Ok(())
}

/// What happened to the counters between the two looks, in words; none: they went on.
pub(super) fn lost(db: &Connection) -> rusqlite::Result<Option<String>> {
    Ok(db.query_row(LOST, [FULL, RESET, GONE], |r| r.get(0)).optional()?.flatten())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::SCHEMA;

    /// An empty snapshot with two statements, 7 and 8, and these facts.
    fn seen(facts: &str) -> Connection {
        let db = Connection::open_in_memory().expect("a database");
        SCHEMA.iter().for_each(|part| db.execute_batch(part).expect("a schema"));
        db.execute_batch(
            "insert into db_statement values (7, '', 'select', 5000, 450000.0, 90.0, 400.0, 80.0, 0, 0, 0, 9.0, 0, 0, 0, 0),
                                             (8, '', 'select', 300, 300.0, 1.0, 2.0, 0.5, 0, 0, 0, 0.0, 0, 0, 0, 0)",
        )
        .expect("statements");
        db.execute_batch(facts).expect("facts");
        db
    }

    /// What these columns are of statement 7, shown.
    fn of(columns: &str, facts: &str) -> String {
        let rows = used(&seen(facts)).expect("arithmetic");
        assert_eq!(rows.len(), 2, "a row for each statement");
        let shown = |name: &str| {
            rows[0].iter().find(|(column, _)| *column == name).map(|(_, value)| match value {
                Value::Integer(n) => n.to_string(),
                Value::Real(x) => x.to_string(),
                Value::Text(text) => text.clone(),
                _ => "-".to_owned(),
            })
        };
        columns.split(' ').map(|name| shown(name).expect("a column")).collect::<Vec<_>>().join(" ")
    }

    const LOAD: &str = "insert into load_run values (7, 'a test', 1, 'line', 1, 2);";
    const TEN_DAYS: &str = "insert into db_statement_record values (2, 5000, 0, 10.0);";

    fn before(calls: i64, ms: f64) -> String {
        format!(
            "{LOAD}{TEN_DAYS}insert into db_statement_before values (7, {calls}, {ms}, 40.0, 2.0, 3.0), (8, 300, 300.0, 2.0, 0.5, 0.0);"
        )
    }

    const ALONE: &str = "insert into load_request_cost values (1, 20, 0, 1.0, 1.0, 1, 0), (2, 5, 0, 1.0, 1.0, 1, 0);
        insert into load_request_statement values (1, 7, '', 20, 20, 300.0), (2, 8, '', 5, 5, 25.0);";

    #[test]
    fn without_a_load_all_that_was_counted_is_use() {
        let told = of(
            "load_calls used_calls used_ms used_max_ms used_deviation_ms used_planning_ms mean_ms counted_days calls_a_day time_of",
            TEN_DAYS,
        );
        assert_eq!(told, "0 5000 450000 400 80 9 90 10 500 use");
        assert_eq!(of("calls_a_day counted_days busy_pct", ""), "5000 - -", "since when is not known");
    }

    #[test]
    fn a_load_is_no_use_and_what_its_users_wait_for_is_told_by_them() {
        let told = of("load_calls used_calls used_ms used_max_ms used_deviation_ms used_planning_ms mean_ms", &before(1000, 12_000.0));
        assert_eq!(told, "4000 1000 12000 40 2 3 12");
        assert_eq!(of("calls_a_day", &before(1000, 12_000.0)), "4000", "the load ran it more often than a day of use");
        assert_eq!(of("busy_pct", &before(1000, 864_000.0)), "0.1");
    }

    #[test]
    fn how_long_a_call_takes_the_load_never_tells() {
        let mean = |calls: i64, more: &str| of("mean_ms", &(before(calls, 1_900.0) + more));
        assert_eq!(mean(20, ALONE), "95");
        assert_eq!(mean(19, ALONE), "15", "of one visitor alone");
        assert_eq!(mean(19, ""), "100", "the few of use");
        assert_eq!(mean(0, ""), "-", "the load alone ran it");
    }

    #[test]
    fn the_databases_time_is_that_of_use_where_there_is_some() {
        let share = |facts: &str| of("time_pct time_of", facts);
        assert_eq!(share(&(before(700, 900.0) + ALONE)), "75 use", "of 1000 calls");
        assert_eq!(share(&(before(699, 900.0) + ALONE)), "75 one visitor", "15 of 20 ms for each endpoint");
        assert_eq!(share(LOAD), "99.93337774816789 all");
    }

    #[test]
    fn counters_that_began_anew_hold_no_use() {
        assert_eq!(of("load_calls used_calls mean_ms", &before(6000, 60_000.0)), "5000 6000 10");
        let lost = |facts: &str| lost(&seen(facts)).expect("arithmetic");
        let record = |evictions: i64, age: &str| format!("insert into db_statement_record_before values ({evictions}, {age});");
        let (reset, full, gone) = (Some(RESET), Some(FULL), Some(GONE));
        for (facts, why) in [
            (before(1000, 1.0) + &record(0, "9.9"), None),
            (before(1000, 1.0) + &record(0, "10.1"), reset),
            (before(5001, 1.0) + &record(0, "9.9"), reset),
            (before(5001, 1.0) + &record(-1, "9.9"), full),
            (before(1000, 1.0) + &record(3, "9.9"), None),
            (before(1000, 1.0) + &record(-1, "9.9"), None),
            (before(1000, 1.0) + &record(-1, "9.9") + "delete from db_statement where id = 8", full),
            (before(1000, 1.0) + &record(0, "9.9") + "delete from db_statement where id = 8", reset),
            (before(1000, 1.0) + "update db_statement_record set evictions = null; delete from db_statement where id = 8", gone),
            (before(1000, 1.0).replace(LOAD, "") + &record(0, "10.1"), None),
            (String::new(), None),
        ] {
            assert_eq!(lost(&facts).as_deref(), why, "{facts}");
        }
        // A reset does not make what was used before it use of the hours since.
        let old = "insert into db_statement_record values (2, 5000, 0, 0.01); insert into db_statement_record_before values (0, 100.0);";
        let facts = format!("{LOAD}{old}insert into db_statement_before values (7, 9000, 9000.0, 9.0, 1.0, 0.0);");
        assert_eq!(of("counted_days used_calls", &facts), "100 9000");
    }
}
