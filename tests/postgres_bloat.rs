//! Tables that are mostly holes: found only where `pgstattuple_approx` measured it, unproven where it may not.

use std::path::Path;

use plimsoll::check::{self, Verdict};

use crate::{
    postgres::{Seen, name_of, role, scan},
    postgres_safety::session,
    support::{Postgres, block_on},
};

/// 130 MB each. `holed` was emptied but for one row in ten. `narrow` is full, and its widths make it look 40 % empty: a
/// `bool` beside a `bigint` takes 8 bytes. `spaced` keeps half of each page free on purpose.
const TABLES: &str = "
    create table holed (id int, filler text) with (autovacuum_enabled = off);
    create table spaced (id int, filler text) with (autovacuum_enabled = off, fillfactor = 50);
    insert into holed select n, repeat('x', 950) from generate_series(1, 130000) n;
    insert into spaced select n, repeat('x', 950) from generate_series(1, 65000) n;
    delete from holed where id % 10 > 0;
    create table narrow (a bool, b bigint, c bool, d bigint, e bool, f bigint, g bool, h bigint) with (autovacuum_enabled = off);
    insert into narrow select true, n, true, n, true, n, true, n from generate_series(1, 1350000) n;
    vacuum (analyze) holed, spaced, narrow;";

fn made(tables: &str) -> String {
    let url = Postgres::shared().database();
    for statement in tables.split_inclusive(';') {
        Postgres::shared().execute(name_of(&url), statement);
    }
    url
}

/// Which suspects are mostly holes.
const WASTED: &str =
    "select t.name, b.dead_bytes + b.free_bytes > 0.5 * b.bytes from db_table_bloat b join db_table t on t.id = b.table_id order by 1";

fn subjects(seen: &Seen) -> Vec<String> {
    let Verdict::Fail { findings, .. } = verdict(seen) else { panic!("{:?}", verdict(seen)) };
    findings.into_iter().map(|f| f.subject).collect()
}

fn verdict(seen: &Seen) -> Verdict {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    checks.iter().find(|c| c.name() == "database/table-bloated").unwrap().judge(&seen.db)
}

#[test]
fn a_table_is_bloated_when_it_was_measured_and_not_when_it_only_looks_so() {
    let url = made(TABLES);
    let seen = scan(&url);
    let unseen = seen.unseen("db_table_bloat");
    assert!(unseen.starts_with("unsupported ") && unseen.ends_with("create extension pgstattuple;"), "{unseen}");
    assert!(matches!(verdict(&seen), Verdict::Unproven { .. }));

    Postgres::shared().execute(name_of(&url), "create schema tools; create extension pgstattuple schema tools");
    let seen = scan(&url);
    assert_eq!(seen.unseen("db_table_bloat"), "");
    assert_eq!(seen.text(WASTED), "holed 1; narrow 0");
    assert_eq!(subjects(&seen), ["holed"]);

    // One that is locked is not waited for, and does not hide the others.
    let locking = session(&url);
    block_on(locking.batch_execute("begin; lock table narrow")).unwrap();
    let seen = scan(&url);
    assert_eq!(seen.text(WASTED), "holed 1; narrow -");
    assert_eq!(subjects(&seen), ["holed"]);
    block_on(locking.batch_execute("rollback; begin; lock table holed")).unwrap();
    let seen = scan(&url);
    let Verdict::Unproven { gaps } = verdict(&seen) else { panic!("{:?}", verdict(&seen)) };
    assert!(gaps[0].kind == "undecided" && gaps[0].reason.contains("a lock is in the way"), "{gaps:?}");
    block_on(locking.batch_execute("rollback")).unwrap();

    // To a role that sees no widths each large table is a suspect; what it may not measure is unproven, with the grant.
    let monitor = role(&url, "meter");
    let seen = scan(&monitor);
    assert!(seen.unseen("db_table_bloat").starts_with("denied "), "{}", seen.unseen("db_table_bloat"));
    Postgres::shared()
        .execute(name_of(&url), &seen.text("select cure from reach where kind is not null and table_name = 'db_table_bloat'"));
    let seen = scan(&monitor);
    assert_eq!(seen.text(WASTED), "holed 1; narrow 0; spaced 0");
    assert_eq!(subjects(&seen), ["holed"]);
}

#[test]
fn without_a_suspect_nothing_need_be_installed() {
    let url = made("create table small (id int); insert into small select generate_series(1, 100); delete from small; analyze small;");
    let seen = scan(&url);
    assert_eq!((seen.unseen("db_table_bloat").as_str(), seen.number("select count(*) from db_table_bloat")), ("", 0));
    assert!(matches!(verdict(&seen), Verdict::NotApplicable));
}

/// 140 MB each: of `holed_key` one entry in ten is left, `full_key` has all of them.
const INDEXES: &str = "
    create table keyed (id int, word text) with (autovacuum_enabled = off); alter table keyed alter word set storage external;
    create table whole (id int, word text) with (autovacuum_enabled = off); alter table whole alter word set storage external;
    insert into keyed select n, n || repeat('x', 950) from generate_series(100000, 230000) n;
    insert into whole select * from keyed;
    create index holed_key on keyed (word);
    create index full_key on whole (word);
    delete from keyed where id % 10 > 0;
    vacuum (analyze) keyed, whole;
    create extension pgstattuple;";

#[test]
fn an_index_is_bloated_when_it_was_measured_and_its_fix_shrinks_it() {
    let url = made(INDEXES);
    let judged = |seen: &Seen| {
        let (checks, _) = check::load(Path::new("/nonexistent"));
        checks.iter().find(|c| c.name() == "database/index-bloated").unwrap().judge(&seen.db)
    };
    let seen = scan(&url);
    assert_eq!(seen.text("select i.name, b.filled_pct < 60 from db_index_bloat b join db_index i on i.id = b.index_id"), "holed_key 1");
    let Verdict::Fail { findings, .. } = judged(&seen) else { panic!("{:?}", judged(&seen)) };
    assert_eq!(findings.len(), 1);

    // A role that sees no widths suspects both, and measures.
    let monitor = role(&url, "index_meter");
    Postgres::shared().execute(name_of(&url), &format!("grant pg_monitor to index_meter_{}", name_of(&url)));
    let measured =
        scan(&monitor).text("select i.name, b.filled_pct < 60 from db_index_bloat b join db_index i on i.id = b.index_id order by 1");
    assert_eq!(measured, "full_key 0; holed_key 1");

    Postgres::shared().execute(name_of(&url), findings[0].fix.as_ref().unwrap());
    assert!(!matches!(judged(&scan(&url)), Verdict::Fail { .. }));
}
