//! Statements for which no index is priced: that none is missing for them is not said.

use std::path::Path;

use plimsoll::{
    check::{self, Verdict},
    probe::{
        Probe,
        advice::AdviceProbe,
        postgres::{PostgresProbe, StatementsProbe},
    },
};

use crate::{
    advice::hypopg,
    postgres::{Seen, look},
    support::{Postgres, execute},
};

static BOTH: &[&dyn Probe] = &[&PostgresProbe, &StatementsProbe, &AdviceProbe];

const TABLES: &str = "
create table event (id int, at date, kind int) partition by range (at);
create table event_1 partition of event for values from ('2026-01-01') to ('2026-07-01');
create table event_2 partition of event for values from ('2026-07-01') to ('2027-01-01');
create table visit (id int, who int) partition by hash (id);
create table visit_0 partition of visit for values with (modulus 2, remainder 0);
create table visit_1 partition of visit for values with (modulus 2, remainder 1);
create table parent (id int, code int);
create table child () inherits (parent);
create table post (id int primary key, made_at timestamptz, words text);
insert into event select n, date '2026-01-01' + n % 360, n % 900 from generate_series(1, 20000) n;
insert into visit select n, n % 900 from generate_series(1, 20000) n;
insert into child select n, n % 900 from generate_series(1, 20000) n;
insert into post select n, now() - n * interval '1 minute', repeat('word ', 20) from generate_series(1, 20000) n;
create materialized view best as select * from post;
analyze;
select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), 0);
";

fn ran(extensions: &str, statement: &str) -> Seen {
    let url = Postgres::shared().database();
    execute(&url, extensions);
    execute(&url, TABLES);
    execute(&url, &format!("{statement};").repeat(20));
    look(BOTH, &url, &[], None)
}

fn verdict(seen: &Seen) -> Verdict {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    checks.iter().find(|c| c.name() == "database/index-missing").unwrap().judge(&seen.db)
}

/// Nothing is advised, and that says nothing.
fn is_unproven(seen: &Seen, words: &str) {
    let unseen = seen.unseen("db_advice");
    assert!(
        unseen.starts_with("limit 1 of ") && unseen.contains(" statements could not be priced: ") && unseen.contains(words),
        "{unseen}"
    );
    let Verdict::Unproven { gaps } = verdict(seen) else { panic!("{:?}", verdict(seen)) };
    assert!(gaps.iter().any(|gap| gap.table == "db_advice" && gap.cure.is_some()), "{gaps:?}");
}

#[test]
fn a_partitioned_table_is_not_priced() {
    for statement in ["select * from event where kind = 7", "select * from visit where who = 7"] {
        is_unproven(&ran(hypopg(), statement), "it reads a partitioned table from end to end");
    }
}

#[test]
fn a_materialized_view_is_not_priced() {
    is_unproven(&ran(hypopg(), "select id from best where made_at > now() - interval '1 hour'"), "a materialized view or a foreign table");
}

#[test]
fn a_table_that_inherits_is_a_table() {
    let seen = ran(hypopg(), "select * from parent where code = 7");
    assert_eq!(seen.unseen("db_advice"), "");
    assert!(matches!(verdict(&seen), Verdict::Fail { .. }), "{:?}", verdict(&seen));
}

#[test]
fn an_order_is_priced_by_the_planner_alone() {
    let newest = "select id from post order by made_at desc limit 10";
    let seen = ran("", newest);
    is_unproven(&seen, "without HypoPG nobody can say");
    assert!(seen.unseen("db_advice").contains("create extension hypopg"));
    if !hypopg().is_empty() {
        let seen = ran(hypopg(), newest);
        assert_eq!(seen.unseen("db_advice"), "");
        assert!(matches!(verdict(&seen), Verdict::Fail { .. }), "{:?}", verdict(&seen));
    }
}

#[test]
fn a_text_that_was_cut_is_not_priced() {
    let long = format!("select id from post where words = 'x' and id not in ({})", "1,".repeat(9_000) + "1");
    let seen = ran(hypopg(), &format!("{long} and id > (select count(/* {} */ *) from child)", "x".repeat(25_000)));
    is_unproven(&seen, "more than 20,000 characters");
}

#[test]
fn a_bad_row_stays_bad_beside_what_was_not_priced() {
    let url = Postgres::shared().database();
    execute(&url, hypopg());
    execute(&url, TABLES);
    execute(&url, &"select * from event where kind = 7; select * from child where code = 8;".repeat(20));
    let seen = look(BOTH, &url, &[], None);
    assert!(seen.unseen("db_advice").starts_with("limit 1 of "), "{}", seen.unseen("db_advice"));
    let Verdict::Fail { gaps, .. } = verdict(&seen) else { panic!("{:?}", verdict(&seen)) };
    assert!(gaps.iter().any(|gap| gap.table == "db_advice" && gap.part.is_some()), "{gaps:?}");
}
