//! The twin: a second environment beside the one that is scanned.

use plimsoll::check::Verdict;

use crate::{
    backups::{look, text, unseen, verdict},
    support::{Postgres, execute},
};

const MIGRATED: &str = "
create table django_migrations (id serial primary key, app text, name text);
create table \"__EFMigrationsHistory\" (\"MigrationId\" text primary key);
create table schema_migrations (version bigint primary key, dirty boolean not null);
create table items (id bigint primary key);
insert into django_migrations (app, name) values ('shop', '0001_initial'), ('shop', '0002_more');
insert into \"__EFMigrationsHistory\" values ('20260101_a');
insert into schema_migrations values (7, false);";

fn compared(here: &str, there: &str) -> rusqlite::Connection {
    look("twin", "/tmp".as_ref(), &format!("[targets]\ntwin = \"{there}\"\n"), Some(here))
}

#[test]
fn two_servers_with_the_same_migrations_pass_until_one_goes_its_own_way() {
    let other = Postgres::start("");
    let here = Postgres::shared().database();
    execute(&here, "drop extension pg_stat_statements");
    execute(&other.url("postgres"), "create database shop_staging");
    let there = other.url("shop_staging");
    execute(&here, MIGRATED);
    execute(&there, MIGRATED);
    let db = compared(&here, &there);
    assert_eq!(text(&db, "select * from reach where kind is not null and probe = 'twin'"), "");
    assert_eq!(text(&db, "select database, environment, is_same_identifier, is_same_start from twin_server"), "shop_staging staging 0 0");
    assert_eq!(
        text(&db, "select table_title, version, is_here, is_there from twin_migration order by 1, 2"),
        "__EFMigrationsHistory 20260101_a 1 1; django_migrations shop.0001_initial 1 1; django_migrations shop.0002_more 1 1; schema_migrations 7 1 1"
    );
    for name in ["environments/cluster-shared", "schema/migrations-diverge", "schema/schema-drifted"] {
        assert!(matches!(verdict(&db, name), Verdict::Pass { .. }), "{name}: {:?}", verdict(&db, name));
    }
    assert!(text(&db, "select statement from sent where probe = 'twin'").contains("begin read only"));

    execute(&here, "create index by_hand on items (id)");
    let Verdict::Fail { findings, .. } = verdict(&compared(&here, &there), "schema/schema-drifted") else { panic!("an index by hand") };
    assert_eq!(findings[0].message, "index items.by_hand is in production only");

    execute(&here, "insert into django_migrations (app, name) values ('shop', '0003_mine')");
    execute(&there, "insert into django_migrations (app, name) values ('shop', '0003_theirs')");
    let db = compared(&here, &there);
    let Verdict::Fail { findings, .. } = verdict(&db, "schema/migrations-diverge") else { panic!("each has one of its own") };
    assert_eq!(
        findings[0].message,
        "1 migrations ran only in production (up to shop.0003_mine), 1 only in staging (up to shop.0003_theirs)"
    );
    assert!(matches!(verdict(&db, "schema/schema-drifted"), Verdict::Pass { .. }));
}

const PARTITIONED: &str = "
create table event (id bigint not null, at date not null, primary key (id, at)) partition by range (at);
create index event_at on event (at);
create table note (id bigint primary key, event_id bigint, event_at date, foreign key (event_id, event_at) references event (id, at));
create table event_2026_01 partition of event for values from ('2026-01-01') to ('2026-02-01');";

#[test]
fn partitions_of_another_time_are_no_drift_and_one_that_is_made_otherwise_is() {
    let other = Postgres::start("");
    let here = Postgres::shared().database();
    execute(&here, "drop extension pg_stat_statements");
    execute(&other.url("postgres"), "create database shop_staging");
    let there = other.url("shop_staging");
    for side in [&here, &there] {
        execute(side, &format!("{MIGRATED}{PARTITIONED}"));
    }
    // Production keeps more months, and staging has one to come; one month is divided further.
    execute(
        &here,
        "create table event_2025_12 partition of event for values from ('2025-12-01') to ('2026-01-01');
         create table event_2025_11 partition of event for values from ('2025-11-01') to ('2025-12-01') partition by range (at);
         create table event_2025_11_a partition of event_2025_11 for values from ('2025-11-01') to ('2025-11-15')",
    );
    execute(&there, "create table event_2026_02 partition of event for values from ('2026-02-01') to ('2026-03-01')");
    let drifted = || match verdict(&compared(&here, &there), "schema/schema-drifted") {
        Verdict::Fail { findings, .. } => findings.into_iter().map(|finding| finding.subject).collect(),
        Verdict::Pass { .. } => Vec::new(),
        verdict => panic!("{verdict:?}"),
    };
    assert_eq!(drifted(), Vec::<String>::new());
    // By hand.
    execute(&here, "create index on event_2025_12 (id)");
    assert_eq!(drifted(), ["table event_2025_12"]);
    execute(&here, "create table archive (id bigint)");
    assert_eq!(drifted(), ["table archive", "table event_2025_12"]);
    // What is a partition no more is a table.
    execute(&here, "drop table archive; alter table event detach partition event_2025_12");
    assert_eq!(drifted(), ["table event_2025_12"]);
}

#[test]
fn a_second_database_of_the_same_server_is_shared() {
    let (here, there) = (Postgres::shared().database(), Postgres::shared().database());
    let Verdict::Fail { findings, .. } = verdict(&compared(&here, &there), "environments/cluster-shared") else { panic!("one server") };
    assert!(findings[0].message.contains("lies on the very server"), "{}", findings[0].message);
}

#[test]
fn no_twin_and_a_silent_one_are_absences() {
    let here = Postgres::shared().database();
    let none = look("twin", "/tmp".as_ref(), "", Some(&here));
    assert!(unseen(&none, "twin_server").contains("targets.twin"));
    let silent = compared(&here, &format!("postgres://u:p@127.0.0.1:{}/x", crate::support::closed_port()));
    assert!(
        unseen(&silent, "twin_migration").starts_with("unreachable the twin: nothing listens"),
        "{}",
        unseen(&silent, "twin_migration")
    );
}
