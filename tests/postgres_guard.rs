//! Nothing of strangers runs with the rights of a scan: what a weak role made is looked at, and neither planned nor read.

use std::{collections::BTreeMap, path::Path};

use plimsoll::{
    check::{self, Verdict},
    probe::{
        Probe,
        advice::AdviceProbe,
        log::LogProbe,
        postgres::{PostgresProbe, StatementsProbe},
    },
};

use crate::{
    postgres::{look, name_of},
    postgres_safety::session,
    support::{Postgres, block_on, execute},
};

static ALL: &[&dyn Probe] = &[&PostgresProbe, &StatementsProbe, &AdviceProbe, &LogProbe];

/// What a weak role puts into its schema. Each function tells the server's log who ran it.
const TRAPS: &str = "
create function evil() returns int language plpgsql immutable as $$ begin raise log 'TRACE by %', current_user; return 1; end $$;
create table orders (id int primary key, user_id int);
create table indexed (id int);
create index on indexed ((id + evil()));
create table partial (id int);
create index on partial (id) where id > evil();
create table parent (id int);
create table child (check (id > evil())) inherits (parent);
create view seen as select * from orders where user_id = evil();
create type mood as enum ('good', 'bad');
create function evil_number(mood) returns int language plpgsql immutable as $$ begin raise log 'TRACE by %', current_user; return 1; end $$;
create cast (mood as int) with function evil_number(mood) as implicit;
create function evil_truth(mood) returns bool language plpgsql immutable as $$ begin raise log 'TRACE by %', current_user; return true; end $$;
create cast (mood as bool) with function evil_truth(mood) as implicit;
create table schema_migrations (version int8, dirty mood); insert into schema_migrations values (1, 'bad');
create table _sqlx_migrations (version int8, success bool); create index on _sqlx_migrations ((version + evil()));
";

/// The same for one who finds another `=` first, without which the traps above would be one.
const SHADOW: &str = "
create function evil_equal(int, numeric) returns bool language plpgsql immutable as $$ begin raise log 'TRACE by %', current_user; return true; end $$;
create operator = (leftarg = int, rightarg = numeric, procedure = evil_equal);
";
const SHADOWED: &str = "select user_id from weak.orders where pi()::int = pi()::numeric";

/// Statements of the role, and what of each is named as the reason not to plan it.
const HEAVY: &[(&str, &str)] = &[
    ("select * from orders where user_id = evil()", "the function weak.evil()"),
    ("select id from indexed", "the function weak.evil()"),
    ("select id from partial", "the function weak.evil()"),
    ("select id from parent where id > 5", "the function weak.evil()"),
    ("select * from seen", "the function weak.evil()"),
    ("select id from orders where id = enum_first(null::mood)::int", "the type weak.mood"),
];

/// How often a session of this application ran what is not built in.
fn traces(server: &Postgres, application: &str) -> usize {
    server.log().lines().filter(|line| line.starts_with(application) && line.contains("TRACE by")).count()
}

fn trapped() -> (Postgres, String) {
    let server = Postgres::start("shared_preload_libraries = 'pg_stat_statements'\nlog_line_prefix = '%a|'\nautovacuum = off\n");
    let url = server.database();
    let database = name_of(&url);
    server.execute(
        database,
        &format!(
            "create role weak login password 'battery-staple'; create role watcher login password 'battery-staple'; grant pg_monitor to watcher, weak;
             create schema weak authorization weak; alter role weak set search_path = weak, public;
             create role odd login password 'battery-staple'; create schema odd authorization odd; grant weak to odd; alter role odd set search_path = odd; grant create on database {database} to weak;
             grant usage on schema weak to watcher; alter default privileges for role weak in schema weak grant select on tables to watcher"
        ),
    );
    execute(&of_role(&url, "weak"), TRAPS);
    for (statement, _) in HEAVY {
        execute(&of_role(&url, "weak"), &format!("{statement};").repeat(20));
    }
    execute(&of_role(&url, "odd"), SHADOW);
    execute(&of_role(&url, "odd"), &format!("{SHADOWED};").repeat(20));
    (server, url)
}

fn of_role(url: &str, role: &str) -> String {
    format!("postgres://{role}:battery-staple@{}", url.split_once('@').unwrap().1)
}

#[test]
fn no_scan_by_any_role_runs_what_a_weak_one_made_and_what_was_left_out_is_unproven() {
    let (server, url) = trapped();
    // Each trap works: whoever plans or reads it by hand runs what the weak role made.
    let by_hand = |sql: &str| format!("set application_name = 'hand'; set search_path = weak, odd; {sql}");
    for statement in HEAVY.iter().map(|(s, _)| *s).chain([SHADOWED]).map(|s| format!("explain {s}")).chain(
        ["select count(*) from schema_migrations where dirty", "select count(*) from _sqlx_migrations where not success"]
            .map(str::to_owned),
    ) {
        let before = traces(&server, "hand|");
        execute(&url, &by_hand(&statement));
        assert!(traces(&server, "hand|") > before, "{statement} is no trap");
    }
    let (checks, _) = check::load(Path::new("/nonexistent"));
    for role in ["postgres", "weak", "watcher"] {
        let seen = look(ALL, &if role == "postgres" { url.clone() } else { of_role(&url, role) }, &[], None);
        assert_eq!(traces(&server, "plimsoll|"), 0, "as {role}: {}", server.log());
        let lacking = "select group_concat(table_name || ' ' || kind) from reach where kind is not null and probe = 'advice'";
        assert_eq!(seen.text(lacking), "db_advice limit", "as {role}");
        assert!(seen.unseen("db_advice").contains("could not be priced"), "as {role}: {}", seen.unseen("db_advice"));
        let why = seen.text("select group_concat(why_not, '; ') from db_advice_statement");
        for (statement, what) in HEAVY.iter().chain(&[(SHADOWED, "the operator odd.=(integer,numeric)")]) {
            assert!(why.contains(what), "as {role}, {statement}: {why}");
        }
        assert!(seen.number("select count(*) from db_advice_statement where why_not like '%is not built in'") >= 7, "as {role}: {why}");
        let migrations = seen.unseen("db_migration");
        assert!(migrations.contains("is not read: ") && migrations.contains("unsupported"), "as {role}: {migrations}");
        for name in ["database/index-missing", "database/search-index-possible", "schema/migration-failed"] {
            let verdict = checks.iter().find(|c| c.name() == name).unwrap().judge(&seen.db);
            assert!(matches!(verdict, Verdict::Unproven { .. }), "as {role}, {name}: {verdict:?}");
        }
    }
}

#[test]
fn helpers_that_a_weak_role_made_are_not_called_and_the_reason_says_so() {
    let (server, url) = trapped();
    execute(
        &of_role(&url, "weak"),
        "create schema plimsoll; grant usage on schema plimsoll to public;
         create function plimsoll.sequence_last_values() returns table (seqrelid oid, last_value bigint) language plpgsql
           as $$ begin raise log 'TRACE by %', current_user; return query select 1::oid, 1::bigint; end $$;
         create function plimsoll.hba() returns table (line int, type text, databases text[], users text[], address text, netmask text, method text)
           language plpgsql security definer set search_path = pg_catalog, pg_temp as $$ begin raise log 'TRACE by %', current_user; return; end $$;
         create function plimsoll.read_log(name text, off bigint, len bigint) returns bytea language plpgsql security definer
           set search_path = pg_catalog, pg_temp as $$ begin raise log 'TRACE by %', current_user; return ''; end $$;
         create view plimsoll.column_stats as select starelid as relid from pg_statistic where weak.evil() = 1; create sequence weak.numbers;",
    );
    for role in ["postgres", "watcher"] {
        let seen = look(ALL, &if role == "postgres" { url.clone() } else { of_role(&url, role) }, &[], None);
        assert_eq!(traces(&server, "plimsoll|"), 0, "as {role}: {}", server.log());
        let absences = ["db_login_rule", "db_sequence"].map(|table| seen.unseen(table)).join("; ");
        assert_eq!(
            absences.matches("is not used, since not only a superuser").count(),
            if role == "watcher" { 2 } else { 0 },
            "{absences}"
        );
    }
}

/// What a session of ours sent by the server's log: the statements of every message, each as often as it was sent.
fn logged(server: &Postgres) -> BTreeMap<String, i64> {
    let mut found = BTreeMap::new();
    for message in server.log().split("plimsoll|LOG:  statement: ").skip(1) {
        let own: Vec<&str> =
            message.lines().enumerate().take_while(|(n, line)| *n == 0 || line.starts_with('\t')).map(|(_, line)| line).collect();
        let text = own.join("\n").replace("\n\t", "\n");
        text.split(";\n").for_each(|piece| *found.entry(masked(piece)).or_default() += 1);
    }
    found
}

/// Values of the statistics are listed as `'?'`.
fn masked(piece: &str) -> String {
    let values = regex::Regex::new(r"'[^']*'(::(pg_catalog\.|date))").unwrap();
    values.replace_all(piece.trim(), "'?'$1").into_owned()
}

#[test]
fn the_list_of_what_advice_sent_is_what_the_server_logged() {
    let server = Postgres::start(
        "shared_preload_libraries = 'pg_stat_statements'\nlog_line_prefix = '%a|'\nlog_statement = all\nautovacuum = off\n",
    );
    let url = server.database();
    server.execute(name_of(&url), &format!("{}; create table t (id int, made_on date, note text)", crate::advice::hypopg()));
    server.execute(name_of(&url), "insert into t select n, date '2024-01-01' + n % 700, n from generate_series(1, 20000) n; analyze");
    for statement in
        ["select * from t where id = 7", "select * from t where made_on > date '2024-05-05'", "select none from t", "select f(1)"]
    {
        let statement = format!(
            "do $$ begin for n in 1..20 loop begin perform count(*) from ({statement}) x; exception when others then null; end; end loop; end $$"
        );
        server.execute(name_of(&url), &statement);
        server.execute(name_of(&url), "select id from t where id = 7 and note = 'x'; select * from t where made_on > date '2024-05-05' and made_on < date '2024-05-09'");
    }
    static ADVICE: &[&dyn Probe] = &[&AdviceProbe];
    let seen = look(ADVICE, &url, &[], None);
    let mut listed: BTreeMap<String, i64> = BTreeMap::new();
    let mut query = seen.db.prepare("select statement, times from sent where kind = 'sql'").unwrap();
    for (statement, times) in query.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, i64>(1)?))).unwrap().flatten() {
        statement.split(";\n").for_each(|piece| *listed.entry(masked(piece)).or_default() += times);
    }
    let logged = logged(&server);
    assert!(logged.keys().any(|piece| piece.starts_with("explain")) && logged.keys().any(|piece| piece.contains("'?'")), "{logged:#?}");
    assert_eq!(listed, logged);
}

#[test]
fn what_is_changed_between_the_look_and_the_plan_is_not_planned() {
    let (_server, url) = trapped();
    let weak = of_role(&url, "weak");
    execute(&weak, "create table plain (id int)");
    execute(&weak, &"select * from plain where id = 1;".repeat(20));
    let seen = look(ALL, &url, &[], None);
    assert_eq!(seen.number("select count(*) from db_advice_statement where why_not is null"), 1);
    let unchanged = seen.text("select statement from sent where statement like '% as unchanged'");
    let client = session(&url);
    block_on(client.simple_query(&unchanged)).unwrap();
    for change in [
        "create index on plain ((id + evil()))",
        "alter table plain add note text",
        "create function evil(text) returns int language sql as 'select 1'",
        "create schema plain; create view plain.orders as select 1 as id",
    ] {
        // Each by itself: seen from within its own transaction, then taken back.
        let error =
            block_on(client.simple_query(&format!("begin; set local search_path = weak; {change}; {unchanged}"))).expect_err(change);
        block_on(client.simple_query("rollback")).unwrap();
        assert!(error.as_db_error().unwrap().message().contains("division by zero"), "{change}");
    }
}

#[test]
fn an_ordinary_app_is_advised_in_full() {
    let url = Postgres::shared().database();
    execute(
        &url,
        "create extension citext; create extension pg_trgm; create type state as enum ('open', 'done');
         create function touch() returns trigger language plpgsql as $$ begin new.changed_at := now(); return new; end $$;
         create function fresh_id() returns int language sql as 'select 7';
         create table people (id int primary key default fresh_id(), email citext, state state, tags text[], note text, changed_at timestamptz,
           size int generated always as (length(note)) stored, check (length(note) < 1000));
         create trigger touch before update on people for each row execute function touch();
         create index on people using gin (note gin_trgm_ops); create index on people (lower(note)) where state = 'open';
         alter table people enable row level security; create policy own on people using (id > 0);
         create table visits (id int, made_on date) partition by range (made_on);
         create table visits_old partition of visits for values from (minvalue) to ('2025-01-01');
         create view totals as select count(*) from visits;
         insert into people (id, email, state, note) select n, n || '@example.com', 'done', n from generate_series(1, 2000) n;
         insert into visits select n, date '2024-01-01' + n % 300 from generate_series(1, 2000) n; analyze",
    );
    let statements = [
        "select * from people where email = 'a@example.com' and state = 'open'",
        "select id from people where lower(note) = 'x' and note ilike '%y%' and tags @> array['a'] order by changed_at desc limit 5",
        "select v.made_on, count(*) from visits v join people p on p.id = v.id where v.made_on between date '2024-02-01' and date '2024-03-01' group by 1",
        "update people set note = 'z' where id in (select id from visits where made_on = current_date)",
        "select coalesce(max(size), 0), to_char(now(), 'YYYY') from people where state is distinct from 'done'",
    ];
    for statement in statements {
        execute(&url, &format!("{statement};").repeat(20));
    }
    let seen = look(ALL, &url, &[], None);
    assert_eq!(seen.text("select why_not from db_advice_statement where why_not is not null"), "");
    assert!(seen.number("select count(*) from db_advice_statement where cost is not null") >= 5);
}

#[test]
fn a_superuser_lays_its_rights_down_and_the_report_can_tell() {
    let url = Postgres::shared().database();
    let seen = look(ALL, &url, &[], None);
    assert_eq!(seen.number("select is_superuser from db_server"), 1);
    assert!(seen.number("select count(*) from sent where statement like '%set local role pg_monitor;%'") > 20);
    let reads_more = "select count(*) from sent where probe = 'postgres' and statement not like '%set local role pg_monitor;%'";
    assert!(seen.number(reads_more) < 12, "{}", seen.text("select statement from sent where statement not like '%set local role%'"));
}
