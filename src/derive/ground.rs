//! What the load line stands on: which endpoints were driven, and how much of what the database does in use they make it do.

use rusqlite::Connection;

use super::all;
use crate::snapshot::{Row, row};

/// What the scenarios ran: an endpoint that reads was driven alone, so that its statements are known to be its own. What writes was
/// not; where there is such, all that ran during the ramp counts.
const GROUND: &str = "
with measured as (
  select count(*) as endpoints,
         (select count(*) from load_request_postgres) as watched_postgres, (select count(*) from load_request_postgres where statements > 0) as of_postgres,
         (select count(*) from load_request_redis) as watched_redis, (select count(*) from load_request_redis where commands > 0) as of_redis,
         (select count(*) from load_endpoint where request not like 'GET %') as writes
  from load_request_cost
), ran as (
  select queryid, sum(calls) as calls, sum(exec_ms) as ms
  from (select queryid, calls, exec_ms from load_request_statement union all select queryid, calls, exec_ms from load_statement)
  group by queryid
), reached as (
  select queryid from load_request_statement where calls > 0
  union select queryid from load_statement where calls > 0 and (select writes from measured) > 0
), before as (
  select s.id, max(s.calls - coalesce(r.calls, 0), 0) as calls, max(s.total_ms - coalesce(r.ms, 0), 0.0) as ms, e.queryid is not null as is_reached
  from db_statement s left join ran r on r.queryid = s.id left join reached e on e.queryid = s.id
), used as (select * from before where calls > 0),
heaviest as (select * from used order by ms desc, id limit 40),
told as (
  select sum(calls) as calls, sum(calls * is_reached) as reached_calls, sum(ms) as ms, sum(ms * is_reached) as reached_ms,
         (select count(*) from heaviest) as heaviest, (select sum(is_reached) from heaviest) as heaviest_reached
  from used
)
select endpoints, writes, iif(watched_postgres > 0, of_postgres, null), iif(watched_redis > 0, of_redis, null),
       watched_postgres > 0 and writes = 0 and of_postgres = 0 and of_redis = 0,
       calls, iif(calls >= 1000, heaviest, null), iif(calls >= 1000, heaviest_reached, null),
       iif(calls >= 1000, 100.0 * reached_calls / calls, null), iif(calls >= 1000 and ms > 0, 100.0 * reached_ms / ms, null)
from measured, told where endpoints > 0";

pub(super) fn ground(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    all(db, GROUND, |r| {
        Ok(row! {
            "endpoints" => r.get::<_, i64>(0)?,
            "writes" => r.get::<_, i64>(1)?,
            "of_postgres" => r.get::<_, Option<i64>>(2)?,
            "of_redis" => r.get::<_, Option<i64>>(3)?,
            "is_static" => r.get::<_, bool>(4)?,
            "calls" => r.get::<_, Option<i64>>(5)?,
            "heaviest" => r.get::<_, Option<i64>>(6)?,
            "heaviest_reached" => r.get::<_, Option<i64>>(7)?,
            "reached_calls_pct" => r.get::<_, Option<f64>>(8)?,
            "reached_time_pct" => r.get::<_, Option<f64>>(9)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::Value;

    /// Of these facts.
    fn told(facts: &str) -> Vec<Value> {
        let db = Connection::open_in_memory().expect("a database");
        db.execute_batch(
            "create table load_request_cost (endpoint); create table load_request_postgres (statements); create table load_request_redis (commands);
             create table load_endpoint (request); create table load_request_statement (queryid, calls, exec_ms);
             create table load_statement (queryid, calls, exec_ms); create table db_statement (id, calls, total_ms)",
        )
        .expect("tables");
        db.execute_batch(facts).expect("facts");
        let row = ground(&db).expect("arithmetic").into_iter().next().unwrap_or_default();
        row.into_iter().map(|(_, value)| value).collect()
    }

    #[test]
    fn what_the_load_itself_ran_is_no_use_and_the_rest_is_shared_out() {
        let facts = "insert into load_request_cost values (1); insert into load_request_postgres values (2);
             insert into load_endpoint values ('GET /feed'); insert into load_request_statement values (7, 40, 400.0);
             insert into load_statement values (7, 960, 600.0), (9, 3, 1.0);
             insert into db_statement values (7, 1500, 1500.0), (8, 1400, 9000.0), (9, 103, 1.0)";
        let Value::Real(calls_pct) = told(facts)[8] else { panic!("{:?}", told(facts)) };
        assert!((calls_pct - 25.0).abs() < 1e-9, "500 of 2000 calls: statement 9 ran during the ramp, and nothing says by whom");
        let Value::Real(time_pct) = told(facts)[9] else { panic!("{:?}", told(facts)) };
        assert!((time_pct - 5.263).abs() < 0.01, "{time_pct}");
        assert_eq!(told(facts)[5..8], [Value::Integer(2000), Value::Integer(3), Value::Integer(1)]);
        // What writes is not driven alone: then all that ran is taken for it.
        let written = format!("{facts}; insert into load_endpoint values ('POST /orders')");
        assert_eq!(told(&written)[7], Value::Integer(2));
    }

    #[test]
    fn a_fresh_server_tells_of_no_use() {
        let facts = "insert into load_request_cost values (1); insert into load_request_postgres values (2);
             insert into load_statement values (7, 960, 600.0); insert into db_statement values (7, 1959, 1500.0)";
        assert_eq!(told(facts)[5..], [Value::Integer(999), Value::Null, Value::Null, Value::Null, Value::Null]);
        assert!(told("insert into db_statement values (7, 1959, 1500.0)").is_empty(), "nothing was driven");
    }

    #[test]
    fn a_static_page_is_one_of_which_it_is_known_that_nobody_was_asked() {
        let of = |facts: &str| told(&format!("insert into load_request_cost values (1); {facts}"))[4].clone();
        assert_eq!(of("insert into load_request_postgres values (0)"), Value::Integer(1));
        assert_eq!(of("insert into load_request_postgres values (0); insert into load_request_redis values (0)"), Value::Integer(1));
        for other in [
            "",
            "insert into load_request_redis values (0)",
            "insert into load_request_postgres values (1)",
            "insert into load_request_postgres values (0); insert into load_request_redis values (3)",
            "insert into load_request_postgres values (0); insert into load_endpoint values ('POST /orders')",
        ] {
            assert_eq!(of(other), Value::Integer(0), "{other}");
        }
    }
}
