//! Advice on indexes against real servers: what is proposed, what is not, and that nothing is left behind.

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
    postgres::{Seen, look, name_of, role},
    postgres_safety::session,
    support::{Postgres, block_on, execute, pgbouncer::PgBouncer},
};

static BOTH: &[&dyn Probe] = &[&PostgresProbe, &StatementsProbe, &AdviceProbe];

const SHOP: &str = "
create table users (id int primary key, email text not null, gone_at timestamptz, bio text, tags jsonb);
create table orders (id int primary key, user_id int not null, state text not null, made_on date not null, total numeric not null);
create table small (id int primary key, code int);
insert into users select n, 'user' || n || '@example.com', null, repeat('word ', 20) || n, jsonb_build_object('k', n)
from generate_series(1, 20000) n;
insert into orders select n, n % 5000, case when n % 50 = 0 then 'open' else 'done' end, date '2024-01-01' + n % 700, n
from generate_series(1, 60000) n;
insert into small select n, n from generate_series(1, 900) n;
create index users_email on users (email);
analyze;
select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), 0);
";

/// A shop with HypoPG that ran `statements`, fifty times each.
fn shop(extensions: &str, statements: &[&str]) -> String {
    let url = Postgres::shared().database();
    execute(&url, extensions);
    execute(&url, SHOP);
    for statement in statements {
        execute(&url, &format!("{statement};").repeat(50));
    }
    url
}

fn scan(url: &str) -> Seen {
    look(BOTH, url, &[], None)
}

fn verdict(seen: &Seen, id: &str) -> Verdict {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    checks.iter().find(|c| c.name() == id).unwrap().judge(&seen.db)
}

fn ddl(seen: &Seen) -> String {
    seen.text("select priced, ddl from db_advice order by id")
}

/// What makes the planner imagine indexes; nothing where this version's package is not there: then all is by rule.
pub(crate) fn hypopg() -> &'static str {
    static FOUND: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
    let is_there = || -> bool {
        let client = session(&Postgres::shared().url("postgres"));
        block_on(client.query_one("select count(*) > 0 from pg_available_extensions where name = 'hypopg'", &[])).unwrap().get(0)
    };
    if *FOUND.get_or_init(is_there) { "create extension hypopg" } else { "" }
}

/// How advice is priced on this version, and how a finding says so.
fn priced() -> (&'static str, &'static str) {
    if hypopg().is_empty() { ("rule", "by a rule of thumb") } else { ("hypopg", "by the planner's account") }
}

const BY_USER: &str = "select * from orders where user_id = 77";

#[test]
fn an_index_for_a_selective_search_is_proposed_and_making_it_silences_the_check() {
    let url = shop(hypopg(), &[BY_USER]);
    let seen = scan(&url);
    assert_eq!(seen.text("select * from reach where kind is not null and probe = 'advice'"), "");
    let proposed = ddl(&seen);
    let start = format!("{} create index concurrently on public.orders using btree (user_id", priced().0);
    assert!(proposed.starts_with(&start), "{proposed}");
    let Verdict::Fail { findings, .. } = verdict(&seen, "database/index-missing") else { panic!("no finding: {proposed}") };
    assert!(findings[0].message.contains(priced().1), "{}", findings[0].message);
    for finding in &findings {
        execute(&url, finding.fix.as_ref().unwrap());
    }
    execute(&url, "analyze");
    let again = scan(&url);
    assert!(matches!(verdict(&again, "database/index-missing"), Verdict::Pass { .. }), "{}", ddl(&again));
}

#[test]
fn no_index_for_a_small_table_nor_one_that_is_there_nor_the_start_of_one() {
    let statements = [
        "select * from small where code = 5",
        "select * from users where email = 'user7@example.com'",
        "select * from users where id = 7",
        "select count(*) from orders",
    ];
    let seen = scan(&shop(hypopg(), &statements));
    assert_eq!(seen.text("select ddl from db_advice where ddl like '%small%' or ddl like '%(email%' or ddl like '%(id%'"), "");
    assert!(matches!(verdict(&seen, "database/index-missing"), Verdict::Pass { .. }), "{}", ddl(&seen));
}

#[test]
fn a_long_index_serves_its_first_columns_too() {
    let url = shop(hypopg(), &[BY_USER]);
    execute(&url, "create index on orders (user_id, made_on); analyze");
    assert_eq!(scan(&url).number("select count(*) from db_advice where columns like '(user_id)%'"), 0);
}

#[test]
fn without_hypopg_a_guess_is_called_one() {
    let seen = scan(&shop("", &[BY_USER]));
    assert_eq!(ddl(&seen), "rule create index concurrently on public.orders using btree (user_id);");
    let Verdict::Fail { findings, .. } = verdict(&seen, "database/index-missing") else { panic!("no finding") };
    assert!(findings[0].message.contains("by a rule of thumb"), "{}", findings[0].message);
}

#[test]
fn without_hypopg_an_index_for_a_join_is_not_credited_with_what_another_column_keeps() {
    let seen = scan(&shop("", &["select o.id, u.email from orders o join users u on u.id = o.user_id where o.made_on = '2024-02-01'"]));
    let proposed = ddl(&seen);
    assert!(proposed.contains("(made_on") && !proposed.contains("(user_id"), "{proposed}");
}

#[test]
fn searches_inside_of_texts_and_documents_have_a_shape_and_no_price() {
    let statements = ["select id from users where bio ilike '%canary%'", "select id from users where tags @> '{\"k\": 7}'"];
    let url = shop(hypopg(), &statements);
    let seen = scan(&url);
    let found = seen.text("select needs, ddl, bytes, cost_after from db_advice where priced = 'unpriced' order by ddl");
    assert_eq!(
        found,
        "create extension pg_trgm; create index concurrently on public.users using gin (bio gin_trgm_ops); - -; \
         - create index concurrently on public.users using gin (tags); - -"
    );
    let Verdict::Fail { findings, .. } = verdict(&seen, "database/search-index-possible") else { panic!("no finding") };
    for fix in findings.iter().flat_map(|f| f.fix.as_ref().unwrap().lines()) {
        execute(&url, fix);
    }
    execute(&url, "analyze");
    assert!(matches!(verdict(&scan(&url), "database/search-index-possible"), Verdict::Pass { .. }));
}

#[test]
fn changes_expressions_and_fixed_conditions_are_understood() {
    let statements = [
        "update orders set total = 1 where user_id = 78 and state = 'none'",
        "select id from users where lower(email) = 'user9@example.com'",
        "select id from orders where made_on >= date '2025-01-01' and made_on < date '2025-01-01' + interval '1' day",
    ];
    let seen = scan(&shop(hypopg(), &statements));
    assert_eq!(seen.text("select why_not from db_advice_statement where why_not is not null"), "");
    let found = ddl(&seen);
    for wanted in ["orders using btree (user_id", "users using hash ((lower(email))", "orders using btree (made_on"] {
        assert!(found.contains(wanted), "{wanted}: {found}");
    }
}

#[test]
fn an_index_that_costs_more_to_keep_than_it_saves_is_not_proposed() {
    let url = shop(hypopg(), &[]);
    execute(&url, "insert into orders select n, n % 5000, 'new', date '2026-01-01', n from generate_series(100000, 130000) n");
    execute(&url, "select count(*) from orders where user_id = 77 and state = 'none'");
    let seen = scan(&url);
    assert_eq!(seen.text("select table_title from db_advice where table_title = 'orders'"), "");
    assert!(seen.number("select cast(cost as integer) from db_advice_statement order by cost desc limit 1") > 100);
}

#[test]
fn a_role_that_may_not_read_the_tables_is_told_which_grant_cures_it() {
    let url = shop(hypopg(), &[BY_USER]);
    let poor = role(&url, "advised");
    execute(&url, &format!("grant pg_monitor to advised_{}", name_of(&url)));
    let seen = scan(&poor);
    let unseen = seen.unseen("db_advice");
    assert!(unseen.starts_with("denied") && unseen.contains("grant select on public.orders to advised_"), "{unseen}");
    assert!(!unseen.contains("pg_read_all_data"), "{unseen}");
    assert!(matches!(verdict(&seen, "database/index-missing"), Verdict::Unproven { .. }));
    execute(&url, &seen.text("select cure from reach where kind is not null and table_name = 'db_advice'"));
    let cured = scan(&poor);
    assert_eq!(cured.text("select * from reach where kind is not null and probe = 'advice'"), "");
    assert!(ddl(&cured).contains("(user_id"), "{}", ddl(&cured));
}

#[test]
fn without_pg_stat_statements_there_is_nothing_to_advise_on() {
    let url = Postgres::shared().database();
    execute(&url, "drop extension pg_stat_statements");
    let seen = scan(&url);
    assert!(seen.unseen("db_advice").contains("create extension pg_stat_statements"), "{}", seen.unseen("db_advice"));
}

#[test]
fn values_of_the_user_never_reach_the_snapshot() {
    let url = Postgres::shared().database();
    execute(&url, hypopg());
    execute(
        &url,
        "create table secret (id int primary key, at date, amount int, word text);
         insert into secret select n, date '1987-06-05', 918273645, 'Kanarienvogel' from generate_series(1, 20000) n; analyze;
         select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), 0);",
    );
    execute(
        &url,
        "select id from secret where at > '1987-06-05' and amount < 918273645 and word = 'Kanarienvogel' and word like 'Kanari%'",
    );
    let seen = scan(&url);
    assert_eq!(seen.number("select count(*) from db_advice_statement where cost > 100"), 1);
    let bytes = std::fs::read(&seen.path).unwrap();
    for canary in ["Kanari", "1987-06-05", "918273645"] {
        assert!(!bytes.windows(canary.len()).any(|window| window == canary.as_bytes()), "{canary}");
    }
}

#[test]
fn nothing_is_changed_on_the_server_and_what_was_sent_is_listed() {
    let url = shop(hypopg(), &[BY_USER]);
    let client = session(&url);
    let state = "select concat_ws(' ', (select count(*) from pg_class), (select count(*) from pg_prepared_statements),
                 (select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables))";
    let ask = || -> String { block_on(client.query_one(state, &[])).unwrap().get(0) };
    let before = ask();
    let seen = scan(&url);
    assert_eq!(ask(), before);
    // As it was sent: before 16 by way of a prepared statement.
    let explained = "statement like 'explain%generic_plan) select % from orders where user_id = $1'
                     or statement like 'prepare plimsoll_advice as select % from orders where user_id = $1'";
    assert!(seen.number(&format!("select count(*) from sent where probe = 'advice' and ({explained})")) > 0);
    let imagined = seen.number(
        "select coalesce(sum(times), 0) from sent where probe = 'advice' and statement like 'select indexname from %hypopg_create_index%'",
    );
    assert_eq!(imagined > 0, !hypopg().is_empty());
}

#[test]
fn of_two_indexes_that_are_proposed_none_begins_the_other() {
    let statements = [BY_USER, "select * from orders where user_id = 77 and made_on > date '2025-11-01'"];
    let url = shop(hypopg(), &statements);
    let seen = scan(&url);
    for fix in seen.text("select replace(ddl, ' concurrently', '') from db_advice where priced <> 'unpriced' order by id").lines() {
        execute(&url, fix);
    }
    assert!(seen.number("select count(*) from db_advice where table_title = 'orders'") > 0);
    execute(&url, "analyze");
    let again = scan(&url);
    assert!(!matches!(verdict(&again, "database/index-redundant-prefix"), Verdict::Fail { .. }), "{}", ddl(&seen));
    assert!(!matches!(verdict(&again, "database/index-duplicate"), Verdict::Fail { .. }), "{}", ddl(&seen));
}

#[test]
fn a_table_that_a_migration_holds_is_not_waited_for_and_leaves_the_check_unproven() {
    let url = shop(hypopg(), &[BY_USER]);
    let migration = session(&url);
    block_on(migration.batch_execute("begin; lock table orders in access exclusive mode")).unwrap();
    let seen = scan(&url);
    assert!(seen.text("select why_not from db_advice_statement where why_not is not null").contains("a lock was in the way"));
    assert!(matches!(verdict(&seen, "database/index-missing"), Verdict::Unproven { .. }));
    block_on(migration.batch_execute("commit")).unwrap();
}

#[test]
fn behind_a_pooler_no_imagined_index_reaches_another_client() {
    let url = shop(hypopg(), &[BY_USER]);
    let pooler =
        PgBouncer::start(Postgres::shared(), "pool_mode = transaction\ndefault_pool_size = 1\nignore_startup_parameters = options");
    let seen = scan(&pooler.url(name_of(&url)));
    assert!(
        ddl(&seen).contains("(user_id"),
        "{}: {}",
        ddl(&seen),
        seen.text("select * from reach where kind is not null and probe = 'advice'")
    );
    // The one server connection of the pool, as the app's next client gets it.
    let next = session(&pooler.url(name_of(&url)));
    let left = |sql: &str| -> i64 {
        let rows = block_on(next.simple_query(sql)).unwrap();
        let row = rows.iter().find_map(|m| if let tokio_postgres::SimpleQueryMessage::Row(row) = m { row.get(0) } else { None });
        row.unwrap().parse().unwrap()
    };
    assert_eq!(left("select count(*) from pg_prepared_statements where name = 'plimsoll_advice'"), 0);
    if !hypopg().is_empty() {
        assert_eq!(left("select count(*) from hypopg_list_indexes"), 0);
    }
}
