//! What a scan and its load add to the counters of statements is no use by anybody: told apart by two looks.

use rusqlite::Connection;

use crate::snapshot::{Row, row};

/// So many calls of its users tell how long a statement takes.
const ENOUGH_CALLS: i64 = 20;

/// How long a call takes while a load looks for what the app no longer carries says nothing of other days: its users' calls do, and
/// where these are few, those of one visitor at a time.
const LOADED: &str = "
with alone as (
  select queryid as id, sum(exec_ms) / sum(calls) as mean_ms from load_request_statement where calls > 0 group by queryid
), moved as (
  select s.id, s.calls, s.mean_ms, s.calls - coalesce(b.calls, 0) as load_calls, b.calls as used_calls, b.total_ms, b.max_ms, b.deviation_ms, a.mean_ms as alone_ms
  from db_statement s left join db_statement_before b on b.id = s.id left join alone a on a.id = s.id
  where s.calls > coalesce(b.calls, 0)
)
select id, load_calls, coalesce(used_calls, 0), coalesce(total_ms, 0.0), max_ms, deviation_ms,
       case when used_calls >= ?1 then total_ms / used_calls else coalesce(alone_ms, mean_ms) end,
       iif(r.age_days >= 1, max(coalesce(used_calls, 0) / r.age_days, load_calls), 1.0 * calls)
from moved join db_statement_record r order by id";

pub(super) fn loaded(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let mut asked = db.prepare(LOADED)?;
    let rows = asked.query_map([ENOUGH_CALLS], |r| {
        Ok(row! {
            "id" => r.get::<_, i64>(0)?,
            "load_calls" => r.get::<_, i64>(1)?,
            "used_calls" => r.get::<_, i64>(2)?,
            "used_ms" => r.get::<_, f64>(3)?,
            "used_max_ms" => r.get::<_, Option<f64>>(4)?,
            "used_deviation_ms" => r.get::<_, Option<f64>>(5)?,
            "mean_ms" => r.get::<_, f64>(6)?,
            "calls_a_day" => r.get::<_, f64>(7)?,
        })
    })?;
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::Value;

    /// Of statement 7, with what is told of it and of the counters' age.
    fn told(before: &str, alone: &str, age_days: &str) -> Vec<Value> {
        let db = Connection::open_in_memory().expect("a database");
        db.execute_batch(&format!(
            "create table db_statement (id, calls, mean_ms); create table db_statement_before (id, calls, total_ms, max_ms, deviation_ms);
             create table load_request_statement (queryid, calls, exec_ms); create table db_statement_record (age_days);
             insert into db_statement values (7, 5000, 90.0), (8, 300, 1.0); insert into db_statement_before values (8, 300, 300.0, 2.0, 0.5) {before};
             insert into load_request_statement select 7, 1, 1.0 where false {alone}; insert into db_statement_record values ({age_days})"
        ))
        .expect("facts");
        let rows = loaded(&db).expect("arithmetic");
        assert_eq!(rows.len(), 1, "statement 8 did not run");
        rows.into_iter().flatten().map(|(_, value)| value).collect()
    }

    #[test]
    fn a_load_is_no_use_and_what_its_users_wait_for_is_told_by_them() {
        let of_users = told(", (7, 1000, 12000.0, 40.0, 2.0)", "", "10.0");
        let whole = [7, 4000, 1000].map(Value::Integer);
        assert_eq!(of_users[..3], whole);
        assert_eq!(of_users[3..], [12_000.0, 40.0, 2.0, 12.0, 4_000.0].map(Value::Real), "the load ran it more often than a day of use");
        let mean_and_day = |told: Vec<Value>| (told[6].clone(), told[7].clone());
        let real = |mean: f64, day: f64| (Value::Real(mean), Value::Real(day));
        assert_eq!(mean_and_day(told(", (7, 19, 12000.0, 40.0, 2.0)", "union all select 7, 20, 300.0", "10.0")), real(15.0, 4_981.0));
        assert_eq!(mean_and_day(told("", "union all select 7, 20, 300.0", "0.1")), real(15.0, 5_000.0), "all so far, within a day");
        assert_eq!(mean_and_day(told("", "", "null")), real(90.0, 5_000.0), "nobody measured it alone");
    }
}
