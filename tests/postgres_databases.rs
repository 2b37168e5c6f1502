//! Several databases of one cluster: each is seen whole, none is taken for another, and what is not named stays unseen.

use serde_json::Value;

use crate::{
    postgres::{Seen, name_of, scan, scan_beside},
    postgres_safety::session,
    support::{
        Postgres, block_on,
        command::run,
        execute,
        shop::{passes, written},
    },
};

/// A table with a fault, and a statement that is remembered.
const FAULTY: &str = "
create table customers (id bigint generated always as identity primary key);
create table orders (id serial primary key, customer_id bigint not null references customers);
insert into customers select from generate_series(1, 2000);
insert into orders (customer_id) select 1 + n % 2000 from generate_series(1, 4000) n;
analyze;
";

fn faulty() -> String {
    let url = Postgres::shared().database();
    execute(&url, FAULTY);
    url
}

/// Two of the same schema, and one beside them that nobody names.
fn three() -> [String; 3] {
    let urls = [faulty(), faulty(), faulty()];
    execute(&urls[2], "create table of_nobody (id int primary key); select count(*) as of_nobody from of_nobody");
    urls
}

/// The findings of a check in a run: subject and fix.
fn findings(run: &Value, name: &str) -> Vec<(String, String)> {
    let outcome = run["outcomes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|o| format!("{}/{}", o["item"].as_str().unwrap(), o["id"].as_str().unwrap()) == name);
    let found = outcome.unwrap()["verdict"]["findings"].as_array().cloned().unwrap_or_default();
    found.iter().map(|f| (f["subject"].as_str().unwrap().to_owned(), f["fix"].as_str().unwrap().to_owned())).collect()
}

fn scanned(arguments: &[&str], code: i32) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let ended = run(folder.path(), &[&["scan", "--no-load", "--name=shop"], arguments].concat());
    assert_eq!(ended.code, code, "{}", ended.err);
    serde_json::from_str(&std::fs::read_to_string(written(&folder, ".run.json")).unwrap()).unwrap()
}

#[test]
fn the_tables_of_each_named_database_stand_side_by_side() {
    let [own, further, _] = three();
    let seen = scan_beside(&own, &[name_of(&further)]);
    let alone = [scan(&own), scan(&further)];
    let count = |seen: &Seen, table: &str| seen.number(&format!("select count(*) from {table}"));
    for table in [
        "db_table",
        "db_column",
        "db_constraint",
        "db_foreign_key",
        "db_index",
        "db_index_column",
        "db_sequence",
        "db_column_stat",
        "db_analysis",
    ] {
        assert_eq!(count(&seen, table), count(&alone[0], table) + count(&alone[1], table), "{table}");
        assert!(count(&alone[0], table) > 0, "{table}");
    }
    let name = name_of(&further);
    assert_eq!(
        seen.text("select title, quoted from db_table where name = 'orders' order by database"),
        format!("orders public.orders; {name}: orders \"{name}\".public.orders")
    );
    assert_eq!(seen.text("select count(*) from db_foreign_key f join db_table t on t.id = f.table_id where f.cover = 'none'"), "2");
    assert_eq!(seen.number(&format!("select count(*) from db_statement where text like '{name}: insert into orders%'")), 1);
    assert_eq!(seen.number("select count(*) from db_statement where text like '%of_nobody%'"), 0);
    assert_eq!(seen.text("select * from reach where kind is not null and probe = 'postgres'"), "");
}

#[test]
fn a_fix_names_its_database_is_refused_elsewhere_and_mends_it() {
    let [own, further, _] = three();
    let name = name_of(&further);
    let arguments = ["--postgres", &own, "--database", name];
    let found = findings(&scanned(&arguments, 0), "database/foreign-key-without-index");
    let [(_, of_own), (subject, of_further)] = &found[..] else { panic!("{found:?}") };
    assert!(subject.starts_with(&format!("{name}: orders")) && of_further.contains(&format!("\"{name}\".public.orders")), "{found:?}");
    execute(&own, of_own);
    let refused = format!("{:?}", block_on(session(&own).batch_execute(of_further)).unwrap_err());
    assert!(refused.contains("cross-database references are not implemented"), "{refused}");
    execute(&further, of_further);
    assert_eq!(findings(&scanned(&arguments, 0), "database/foreign-key-without-index"), []);
}

#[test]
fn sessions_and_lock_waits_of_a_further_database_are_seen() {
    let [own, further, _] = three();
    let holder = session(&further);
    block_on(holder.batch_execute("begin; lock table orders in access exclusive mode")).unwrap();
    let seen = scan_beside(&own, &[name_of(&further)]);
    assert_eq!(seen.number("select count(*) from db_activity where state = 'idle in transaction'"), 1);
    drop(holder);
}

#[test]
fn a_database_that_is_not_there_leaves_its_checks_unproven() {
    let [own, _, _] = three();
    execute(&own, "create index on orders (customer_id)");
    let whole = passes(&scanned(&["--postgres", &own], 0));
    let broken = scanned(&["--postgres", &own, "--database", "not_there"], 3);
    assert!(whole.contains("database/foreign-key-without-index"));
    assert!(!passes(&broken).contains("database/foreign-key-without-index"));
    let absences = broken["absences"].as_array().unwrap();
    let of_tables = absences.iter().find(|a| a["table"] == "db_foreign_key").unwrap();
    assert_eq!(of_tables["reason"], format!("database not_there: Postgres at {} has no database `not_there`", place(&own)), "{of_tables}");
    // What the server tells once is still seen.
    assert!(!absences.iter().any(|a| a["table"] == "db_setting"));
}

fn place(url: &str) -> &str {
    url.split_once('@').unwrap().1.split_once('/').unwrap().0
}

#[test]
fn a_name_that_is_none_is_refused_with_the_next_step() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, says) in [
        (["--postgres", "postgres://u@127.0.0.1/shop", "--database", "postgres://u@127.0.0.1/x"], "want the plain name of a database"),
        (["--app", "http://127.0.0.1:1", "--database", "archive"], "no Postgres address was found"),
    ] {
        let ended = run(folder.path(), &[&["scan", "--no-load"][..], &arguments[..]].concat());
        assert!(ended.code == 2 && ended.err.contains(says), "{}: {}", ended.code, ended.err);
    }
}
