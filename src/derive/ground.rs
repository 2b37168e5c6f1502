//! What the load line stands on: which endpoints were driven, and how much of what the database does in use they make it do.

use rusqlite::Connection;

use super::statements::lost;
use crate::snapshot::{Row, row};

/// So many calls before the load tell what is used.
const ENOUGH_CALLS: i64 = 1_000;

/// What the scenarios ran: an endpoint that reads was driven alone, so that its statements are known to be its own. What writes was
/// not; where there is such, all that ran during the ramp counts.
const GROUND: &str = "
with measured as (
  select count(*) as endpoints,
         (select count(*) from load_request_postgres) as watched_postgres, (select count(*) from load_request_postgres where statements > 0) as of_postgres,
         (select max(elsewhere) from load_request_postgres) as elsewhere,
         (select count(*) from load_request_redis) as watched_redis, (select count(*) from load_request_redis where commands > 0) as of_redis,
         (select count(*) from load_endpoint where request not like 'GET %') as writes
  from load_request_cost
), reached as (
  select queryid from load_request_statement where calls > 0
  union select queryid from load_statement where calls > 0 and (select writes from measured) > 0
), used as (
  select u.id, u.used_calls as calls, u.used_ms as ms, e.queryid is not null as is_reached
  from db_statement_use u left join reached e on e.queryid = u.id where u.used_calls > 0
),
heaviest as (select * from used order by ms desc, id limit 40),
told as (
  select sum(calls) as calls, sum(calls * is_reached) as reached_calls, sum(ms) as ms, sum(ms * is_reached) as reached_ms,
         (select count(*) from heaviest) as heaviest, (select sum(is_reached) from heaviest) as heaviest_reached
  from used
)
select endpoints, writes, iif(watched_postgres > 0, of_postgres, null), iif(watched_redis > 0, of_redis, null),
       watched_postgres > 0 and writes = 0 and of_postgres = 0 and elsewhere is null and of_redis = 0,
       watched_redis > 0 or exists (select 1 from reach where table_name = 'load_request_redis' and kind = 'declared-none'),
       calls, iif(calls >= ?1, heaviest, null), iif(calls >= ?1, heaviest_reached, null),
       iif(calls >= ?1, 100.0 * reached_calls / calls, null), iif(calls >= ?1 and ms > 0, 100.0 * reached_ms / ms, null), elsewhere
from measured, told where endpoints > 0";

pub(super) fn ground(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    // What is left of counters that began anew is the load's.
    let enough = if lost(db)?.is_some() { None } else { Some(ENOUGH_CALLS) };
    let mut asked = db.prepare(GROUND)?;
    let rows = asked.query_map([enough], |r| {
        Ok(row! {
            "endpoints" => r.get::<_, i64>(0)?,
            "writes" => r.get::<_, i64>(1)?,
            "of_postgres" => r.get::<_, Option<i64>>(2)?,
            "of_redis" => r.get::<_, Option<i64>>(3)?,
            "is_dataless" => r.get::<_, bool>(4)?,
            "is_redis_known" => r.get::<_, bool>(5)?,
            "calls" => r.get::<_, Option<i64>>(6)?,
            "heaviest" => r.get::<_, Option<i64>>(7)?,
            "heaviest_reached" => r.get::<_, Option<i64>>(8)?,
            "reached_calls_pct" => r.get::<_, Option<f64>>(9)?,
            "reached_time_pct" => r.get::<_, Option<f64>>(10)?,
            "elsewhere" => r.get::<_, Option<String>>(11)?,
        })
    })?;
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::Value;

    /// Of these facts.
    fn told(facts: &str) -> Vec<Value> {
        let db = Connection::open_in_memory().expect("a database");
        db.execute_batch(
            "create table load_run (seed); insert into load_run values (1);
             create table load_request_cost (endpoint); create table load_request_postgres (statements, elsewhere); create table load_request_redis (commands);
             create table load_endpoint (request); create table load_request_statement (queryid, calls, exec_ms);
             create table load_statement (queryid, calls, exec_ms); create table db_statement_use (id, used_calls, used_ms); create table reach (table_name, kind);
             create table db_statement (id, calls); create table db_statement_before (id, calls);
             create table db_statement_record (evictions, age_days); create table db_statement_record_before (evictions, age_days)",
        )
        .expect("tables");
        db.execute_batch(facts).expect("facts");
        let row = ground(&db).expect("arithmetic").into_iter().next().unwrap_or_default();
        row.into_iter().map(|(_, value)| value).collect()
    }

    #[test]
    fn what_was_used_before_the_load_is_shared_out() {
        let facts = "insert into load_request_cost values (1); insert into load_request_postgres values (2, null);
             insert into load_endpoint values ('GET /feed'); insert into load_request_statement values (7, 40, 400.0);
             insert into load_statement values (7, 960, 600.0), (9, 3, 1.0);
             insert into db_statement_use values (7, 500, 500.0), (8, 1400, 9000.0), (9, 100, 0.0), (10, 0, 0.0)";
        let Value::Real(calls_pct) = told(facts)[9] else { panic!("{:?}", told(facts)) };
        assert!((calls_pct - 25.0).abs() < 1e-9, "500 of 2000 calls: statement 9 ran during the ramp, and nothing says by whom");
        let Value::Real(time_pct) = told(facts)[10] else { panic!("{:?}", told(facts)) };
        assert!((time_pct - 5.263).abs() < 0.01, "{time_pct}");
        assert_eq!(told(facts)[6..9], [Value::Integer(2000), Value::Integer(3), Value::Integer(1)]);
        // What writes is not driven alone: then all that ran is taken for it.
        let written = format!("{facts}; insert into load_endpoint values ('POST /orders')");
        assert_eq!(told(&written)[8], Value::Integer(2));
    }

    #[test]
    fn a_fresh_server_tells_of_no_use() {
        let facts = "insert into load_request_cost values (1); insert into load_request_postgres values (2, null);
             insert into load_statement values (7, 960, 600.0); insert into db_statement_use values (7, 999, 900.0)";
        assert_eq!(told(facts)[6..11], [Value::Integer(999), Value::Null, Value::Null, Value::Null, Value::Null]);
        let anew = "; insert into db_statement_record values (0, 0.1); insert into db_statement_record_before values (0, 9.0)";
        let told_anew = told(&(facts.replace("999", "1000") + anew));
        assert_eq!(told_anew[6..8], [Value::Integer(1000), Value::Null], "what is left of counters that began anew is the load's");
        assert!(told("insert into db_statement_use values (7, 999, 900.0)").is_empty(), "nothing was driven");
    }

    #[test]
    fn nobody_was_asked_for_data_and_that_is_known_of_redis_only_where_it_was_watched() {
        let all = |facts: &str| told(&format!("insert into load_request_cost values (1); {facts}"));
        let nobody = "insert into load_request_postgres values (0, null)";
        let (yes, no) = (Value::Integer(1), Value::Integer(0));
        assert_eq!(all(nobody)[4..6], [yes.clone(), no.clone()], "nobody watched Redis");
        assert_eq!(all(&format!("{nobody}; insert into load_request_redis values (0)"))[4..6], [yes.clone(), yes.clone()]);
        for (kind, is_known) in [("declared-none", yes), ("denied", no.clone()), ("not-configured", no)] {
            let facts = format!("{nobody}; insert into reach values ('load_request_redis', '{kind}')");
            assert_eq!(all(&facts)[5], is_known, "{kind}");
        }
        for other in [
            "",
            "insert into load_request_redis values (0)",
            "insert into load_request_postgres values (1, null)",
            "insert into load_request_postgres values (0, 'another')",
            "insert into load_request_postgres values (0, null); insert into load_request_redis values (3)",
            "insert into load_request_postgres values (0, null); insert into load_endpoint values ('POST /orders')",
        ] {
            assert_eq!(all(other)[4], Value::Integer(0), "{other}");
        }
    }
}
