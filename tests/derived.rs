//! What is computed of a load, number by number: from facts that were written here, where each is known by hand.

use std::time::Duration;

use chrono::Utc;
use hdrhistogram::{
    Histogram,
    serialization::{Serializer, V2DeflateSerializer},
};
use plimsoll::{
    config::{Given, discover},
    derive, load,
    snapshot::{Snapshot, filled_by},
};
use rusqlite::types::FromSql;

/// Ten seconds of 36 req/s that met the objective, each holding 3 connections for 83.3 ms, then ten of 54 req/s that did not. The
/// first and the last second of a step are odd, as they are.
const LOAD: &str = "
    insert into load_run values (7, 'a test', 1, 'line', 1, 2);
    insert into load_scenario values ('look', 1, 1000.0, 300.0, 1.0), ('buy', 3, 9000.0, 300.0, 1.0);
    insert into load_endpoint values (1, 'look', 'a', 'GET /', 1, 0), (2, 'buy', 'b', 'GET /b', 1, 0), (3, 'buy', 'c', 'GET /c', 1, 0);
    insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because)
        values (1, 36.0, 10.0, 360, 100, 0, 9, 0, 0, 'pass', ''), (2, 54.0, 10.0, 540, 400, 0, 90, 0, 0, 'fail', '');
    with recursive n (s) as (select 0 union all select s + 1 from n where s < 19)
    insert into load_second select s, 1 + s / 10, iif(s < 10, 36, 54), case s when 0 then 3 when 9 then 99 else iif(s < 10, 36, 40) end,
        0, iif(s < 10, 3, 40) from n;
    insert into load_postgres_second select second, iif(step = 1, 10, 97), iif(step = 1, 2, 19), 1, 0, 1, 97 from load_second;";

/// A snapshot with all that is computed of [`LOAD`] and of `more`, planned as `plan` says.
fn derived(plan: &str, more: &str) -> (Snapshot, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plimsoll.toml"), format!("environment = \"test\"\n[plan]\n{plan}")).unwrap();
    let target = discover(&Given::default(), folder.path()).unwrap();
    let snapshot = Snapshot::scratch(&target, Utc::now()).unwrap();
    let of_postgres = &["db_table", "db_index", "db_server", "db_statement_before", "db_statement_record_before"][..];
    for (probe, tables) in [("load", filled_by(load::NAME)), ("postgres", of_postgres), ("statements", filled_by("statements"))] {
        let mut facts = snapshot.facts(probe, tables).unwrap();
        // Looked at, whatever is there.
        tables.iter().for_each(|table| facts.write(table, []));
        facts.finish(None, Duration::ZERO).unwrap();
    }
    snapshot.db().execute_batch(&format!("{LOAD}\n{more}")).unwrap();
    let sql = "insert into load_histogram
               select second, 1 + second % 2, step, iif(step = 1, ?1, ?2), iif(second = 0, 2, 0), 10 from load_second";
    snapshot.db().execute(sql, [200_000, 900_000].map(latencies)).unwrap();
    derive::fill(&snapshot).unwrap();
    (snapshot, folder)
}

/// A hundred answers that took so long.
fn latencies(us: u64) -> Vec<u8> {
    let mut latencies = Histogram::<u64>::new_with_bounds(1, 60_000_000, 3).unwrap();
    latencies.record_n(us, 100).unwrap();
    let mut blob = Vec::new();
    V2DeflateSerializer::new().serialize(&latencies, &mut blob).unwrap();
    blob
}

fn one<T: FromSql>((snapshot, _): &(Snapshot, tempfile::TempDir), sql: &str) -> T {
    snapshot.db().query_row(sql, [], |row| row.get(0)).unwrap_or_else(|e| panic!("{sql}: {e}"))
}

fn is(of: &(Snapshot, tempfile::TempDir), sql: &str, expected: f64) {
    let value: f64 = one(of, sql);
    assert!((value / expected - 1.0).abs() < 1e-3, "{sql}: {value} is not {expected}");
}

/// What the endpoints cost alone: 10 ms in Postgres, less than any session was held.
const COSTS: &str = "
    insert into load_request_cost values (1, 20, 0, 50.0, 60.0, 1, 0), (2, 20, 0, 50.0, 60.0, 1, 0);
    insert into load_request_postgres values (1, 20, 200.0, 0, null), (2, 20, 200.0, 0, null);";

#[test]
fn a_pool_is_sized_by_the_longer_hold_at_the_rate_that_was_fine() {
    let all = derived("instances = 4\n", COSTS);
    let of_line = |column: &str| format!("select {column} from load_pool_size where rate = 'load line'");
    is(&all, &of_line("hold_ms"), 3_000.0 / 36.0);
    assert_eq!(one::<String>(&all, &of_line("hold_source")), "sessions");
    is(&all, &of_line("connections_busy"), 3.0);
    // Half again as many as 3, over 4 copies: at least 2 for each.
    assert_eq!([one::<i64>(&all, &of_line("connections_per_instance")), one(&all, &of_line("connections"))], [2, 8]);
    assert_eq!(one::<i64>(&all, &of_line("is_lower_bound")), 1);
    let dear = derived("", &COSTS.replace("200.0", "4000.0"));
    is(&dear, &of_line("hold_ms"), 200.0);
    let pooler = "insert into load_pooler_second select second, 0, 0.0, 3, 1800.0 from load_second where step = 1;";
    let pooled = derived("", &format!("{COSTS}{pooler}"));
    // 18 s over all that was answered in the step.
    is(&pooled, &of_line("hold_ms"), 18_000.0 / (8.0 * 36.0 + 102.0));
    assert_eq!((one::<String>(&pooled, &of_line("hold_source")), one::<i64>(&pooled, &of_line("is_lower_bound"))), ("pooler".into(), 0));
}

#[test]
fn the_part_seconds_of_a_step_tell_no_throughput_and_failures_have_their_interval() {
    let all = derived("", "");
    is(&all, "select served_per_s from load_step_served where step = 1", 36.0);
    is(&all, "select served_per_s from load_step_served where step = 2", 40.0);
    // Clopper and Pearson, two-sided, of 2 in 500: 0.0485 % to 1.4376 %.
    let of = |column: &str| format!("select {column} from load_endpoint_step where step = 1 and endpoint = 1");
    is(&all, &of("error_pct"), 0.4);
    is(&all, &of("error_low_pct"), 0.048_5);
    is(&all, &of("error_high_pct"), 1.437_6);
}

#[test]
fn users_pause_by_the_mix_and_what_gave_way_is_told_of_the_rate_that_failed() {
    let all = derived("", "");
    // One step of a scenario of weight 1 and two of one of weight 3: (1 + 6 x 9) / 7 s, and 200 ms for the answer.
    is(&all, "select proven_users from load_line", 36.0 * (55.0 / 7.0 + 0.2));
    assert_eq!(one::<String>(&all, "select gave_way_first from load_line"), "Postgres' connections: 97 of 97 were open");
}

/// Postgres has hardly anything to do while requests pile up.
const CALM: &str = "
    update load_postgres_second set connections = 10, active = 1, running = 0, idle_in_transaction = 0;
    insert into address values ('app', 'http://127.0.0.1:3000/', 'a test', '--app');";
/// A metrics page in each second: what it told of the process in both steps.
const APP: &str =
    "insert into load_app_second select second, second + 0.5, second + 0.51, 'Node', 7.0, second * iif(step = 1, 0.5, {rate}) +
    iif(step = 1, 0.0, 10.0), null, 240.0, 12.0, iif(second = 0, 10.0, 11.0) from load_second;";

#[test]
fn the_app_is_named_by_what_its_own_page_told_of_the_step_that_failed() {
    let gave_way = |more: &str| one::<String>(&derived("", more), "select gave_way_first from load_line");
    let calm = gave_way(CALM);
    assert!(calm.starts_with("the app itself, or a service that it asks (by elimination"), "{calm}");
    let told = |rate: &str| gave_way(&format!("{CALM}{}", APP.replace("{rate}", rate)));
    assert!(
        told("0.98").starts_with("the app's process: it used at least 0.98 of the one processor that Node runs on"),
        "{}",
        told("0.98")
    );
    assert!(told("0.98").contains("its event loop was 240 ms late; processors of this machine: "), "{}", told("0.98"));
    assert_eq!(told("0.1"), calm, "it had nearly all of it left");
    let late = gave_way(&format!("{CALM}{}", APP.replace("{rate}", "0.7").replace("12.0, iif", "iif(step = 1, 12.0, 200.0), iif")));
    assert!(
        late.starts_with("the app's event loop: it was free at most 5 % of the time"),
        "the shortest turn is of the whole load: {late}"
    );
    // It was so in the step that was fine, and nobody could read the page in the one that failed.
    let before = APP
        .replace("{rate}", "1.0")
        .replace("iif(step = 1, 0.5,", "iif(step = 1, 0.98,")
        .replace("load_second;", "load_second where step = 1;");
    assert_eq!(gave_way(&format!("{CALM}{before}")), calm);
    // Postgres was seen at its limit.
    assert_eq!(gave_way(&APP.replace("{rate}", "0.98")), "Postgres' connections: 97 of 97 were open");
}

#[test]
fn a_pool_of_the_app_is_named_where_it_was_full_and_requests_waited() {
    let gave_way = |of: &str, waiting: &str| {
        let pool = format!(
            "insert into load_app_pool_second select second, 'threads (Puma)', '', iif(step = 1, 1.0, {of}), 5.0, {waiting} from load_second;"
        );
        one::<String>(&derived("", &format!("{CALM}{pool}")), "select gave_way_first from load_line")
    };
    let full = "the app's threads (Puma): 5.0 of 5 were in use on average, and requests waited for one (as its metrics page told)";
    assert_eq!(gave_way("5.0", "9.0, null"), full);
    assert_eq!(gave_way("5.0", "null, 100.0 * second"), full, "a count of those that had to wait");
    for (of, waiting) in [("4.0", "9.0, null"), ("5.0", "0.0, null"), ("5.0", "null, 7.0"), ("5.0", "null, null")] {
        let text = gave_way(of, waiting);
        assert!(text.contains("by elimination"), "{of} {waiting}: {text}");
    }
}

#[test]
fn a_wall_is_named_only_of_a_whole_mix_and_with_how_far_it_may_be_off() {
    let pool = "select count(*) from load_wall where resource = 'the app''s pool of connections'";
    assert_eq!(one::<i64>(&derived("pool_size = 10\n", COSTS), pool), 1);
    let half = COSTS.replace(", (2, 20, 0, 50.0, 60.0, 1, 0)", "").replace(", (2, 20, 200.0, 0)", "");
    assert_eq!(one::<i64>(&derived("pool_size = 10\n", &half), pool), 0, "the other half may cost more");

    let looks = "
        insert into load_postgres_sample select second, 10, iif(step = 2, 9, 0), iif(step = 2, {several}, 0) from load_second;
        insert into load_postgres_session select second, 'active', '', '', 5, 5 from load_second;";
    let busy = derived("database_cores = 4\n", &looks.replace("{several}", "0"));
    // 100 sessions in looks that come ten times a second, over all answers; a count of 100 is sure to 10 % and twice that.
    let ms = 1_000.0 * 100.0 / 10.0 / (8.0 * 36.0 + 102.0 + 400.0);
    is(&busy, "select demand_ms from load_wall where resource = 'the processors of Postgres'", ms);
    is(&busy, "select demand_most_ms from load_wall where resource = 'the processors of Postgres'", 1.196 * ms);
    is(&busy, "select demand_ms from load_wall where demand_source = 'waits'", 0.9 * 1_000.0 / 40.0);
    let many = derived("database_cores = 4\n", &looks.replace("{several}", "9"));
    assert_eq!(one::<i64>(&many, "select count(*) from load_wall where demand_source = 'waits'"), 0, "more than one row");
}

#[test]
fn a_statement_moved_only_where_it_ran_often_in_both_steps() {
    let ran = "
        insert into load_statement values (1, 'select 1', 900, 900, 900.0), (2, 'select 2', 103, 103, 900.0);
        insert into load_statement_step values (1, 1, 400, 400, 400.0), (2, 1, 500, 500, 5000.0), (1, 2, 3, 3, 3.0), (2, 2, 100, 100, 5000.0);";
    let all = derived("", ran);
    assert_eq!(one::<String>(&all, "select group_concat(statement) from load_statement_change"), "select 1");
    is(&all, "select before_ms from load_statement_change", 1.0);
    is(&all, "select after_ms from load_statement_change", 10.0);
}

/// The two ends of a line lie so close that a call in one takes hardly longer than in the other.
#[test]
fn what_moved_is_told_beside_the_highest_rate_well_below_the_limit() {
    let ran = "
        insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because)
            values (3, 17.0, 10.0, 170, 170, 0, 2, 0, 0, 'undecided', ''), (4, 10.0, 10.0, 100, 100, 0, 2, 0, 0, 'undecided', ''),
                   (5, 17.5, 10.0, 175, 175, 0, 2, 0, 0, 'void', '');
        insert into load_second select second + 20, 3, 17, 17, 0, 2 from load_second where step = 1;
        insert into load_statement values (1, 'select 1', 900, 900, 900.0);
        insert into load_statement_step select step, 1, 100, 100, 100.0 * ms from (select 1 as step, 8 as ms union values (2, 10), (3, 2), (4, 1), (5, 1));";
    let all = derived("", ran);
    is(&all, "select offered_per_s from load_statement_change join load_step on step = step_before", 17.0);
    is(&all, "select before_ms from load_statement_change", 2.0);
    is(&all, "select after_ms from load_statement_change", 10.0);
}

#[test]
fn a_void_step_scales_nothing_and_a_quiet_second_weighs_little() {
    let void = "
        insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because)
            values (3, 72.0, 10.0, 720, 700, 0, 9, 0, 0, 'void', '');
        insert into load_redis_second (second, commands, hits, misses) values (0, 1000, 900, 100), (1, 10, 0, 10);";
    let more = format!("{void} insert into load_second select second + 20, 3, 72, 70, 0, 9 from load_second where step = 1;");
    let all = derived("", &more);
    assert_eq!(one::<i64>(&all, "select loads from load_scaling"), 2);
    is(&all, "select hit_pct from load_cache_use", 100.0 * 900.0 / 1_010.0);
}

#[test]
fn a_table_grows_by_what_came_less_what_went_and_a_replica_does_not_tell() {
    let table = |is_replica: u8| {
        format!(
            "insert into db_server (version_num, version, database, is_replica, stats_age_days) values (150020, '15.20', 'shop', {is_replica}, 10.0);
             insert into db_table values (1, null, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 1000000, 0,
                 0, 0, 0, 5000, 0, 0, 0, 3000, 0, 0, 0, 0, 0);"
        )
    };
    let all = derived("", &table(0));
    is(&all, "select rows_net_a_day from db_growth", 200.0);
    is(&all, "select bytes_a_day from db_growth", 40_000.0);
    assert_eq!(one::<i64>(&derived("", &table(1)), "select count(*) from db_growth"), 0);
}

#[test]
fn of_counters_that_began_anew_during_the_scan_the_use_is_a_part() {
    let use_of = |age_days: f64| {
        let facts = format!(
            "insert into db_statement values (7, 'select 1', 'select', 50, 1.0, 1.0, 1.0, 1.0, 1, 1, 1, 1.0, 1, 0, 0, 0);
             insert into db_statement_record values (1, 5000, 0, {age_days}); insert into db_statement_record_before values (0, 30.0);"
        );
        one::<String>(
            &derived("", &facts),
            "select extent || coalesce(': ' || reason, '') from reach where table_name = 'db_statement_use'",
        )
    };
    assert_eq!(use_of(30.1), "whole");
    let why = use_of(0.01);
    assert!(why.starts_with("part: the counters of pg_stat_statements were reset while plimsoll looked"), "{why}");
}
