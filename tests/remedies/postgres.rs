//! The fixes of kind sql: each case has a database of its own on one server, its faults are made, and each finding's fix is
//! executed as psql would, with the app at work before, between and after its statements.

use rusqlite::Connection;

use super::{check, findings, postgres_cases::CASES, statements};
use crate::{
    advice::hypopg,
    postgres::{Seen, look, name_of},
    postgres_safety::session,
    server_log::wait_until,
    support::{Postgres, block_on, execute},
};
use plimsoll::{
    check::{Finding, FixKind},
    probe::{
        Probe,
        advice::AdviceProbe,
        postgres::{PostgresProbe, StatementsProbe},
    },
};

static BOTH: &[&dyn Probe] = &[&PostgresProbe, &StatementsProbe, &AdviceProbe];

/// A fault, and what holds while it is mended.
pub(super) struct Case {
    /// The oldest server on which its fix is one to execute.
    pub(super) least_version: i32,
    /// The check that finds it.
    pub(super) check: &'static str,
    /// What makes it: a statement a line, each sent alone.
    pub(super) setup: &'static str,
    /// SQL on the facts of every scan, for what takes days: counters that are a month old.
    pub(super) aged: &'static str,
    /// SQL on the facts of the first scan alone, for what no test can make.
    pub(super) planted: &'static str,
    /// What the app does before, between and after the statements; `{n}` is another number each time.
    pub(super) app: &'static str,
    /// A question to the server that is true once the fault is mended: for what shows after a restart, or in counters.
    pub(super) after: &'static str,
    /// Statements of the app that are recorded before the first scan, fifty times each.
    pub(super) asks: &'static [&'static str],
    /// The app is connected as this role while the scan looks, and connects anew after the fix.
    pub(super) role: &'static str,
}

pub(super) const NONE: Case =
    Case { least_version: 0, check: "", setup: "", aged: "", planted: "", app: "", after: "", asks: &[], role: "" };

/// All settings that a case may leave behind.
const SERVER: &str = "shared_preload_libraries = 'pg_stat_statements'
autovacuum = off
wal_level = logical
archive_mode = on
archive_command = 'test ! -f ../archive/%f && cp %p ../archive/%f'
max_wal_size = 1GB
max_prepared_transactions = 5
";

struct Run<'a> {
    server: &'a Postgres,
    url: String,
    case: &'a Case,
    count: u32,
}

impl Run<'_> {
    fn lines(&self, sql: &str) {
        sql.lines().map(str::trim).filter(|line| !line.is_empty()).for_each(|line| execute(&self.url, line));
    }

    /// What the app does goes on, as the role that it is where there is one.
    fn app_works(&mut self) {
        self.count += 1;
        let sql = self.case.app.replace("{n}", &self.count.to_string());
        let url = if self.case.role.is_empty() { self.url.clone() } else { self.as_role() };
        sql.lines().map(str::trim).filter(|line| !line.is_empty()).for_each(|line| execute(&url, line));
    }

    fn as_role(&self) -> String {
        self.url.replace("postgres:correct-horse-battery", &format!("{}:battery-staple", self.case.role))
    }

    fn scan(&self) -> Seen {
        let held = (!self.case.role.is_empty()).then(|| session(&self.as_role()));
        let seen = look(BOTH, &self.url, &[], None);
        drop(held);
        seen.db.execute_batch(self.case.aged).unwrap();
        seen
    }

    fn found(&self, db: &Connection) -> Vec<Finding> {
        findings(&check(self.case.check), db)
    }
}

fn errors(log: &str) -> Vec<&str> {
    log.lines().filter(|line| ["ERROR:", "FATAL:", "PANIC:"].iter().any(|word| line.contains(word))).collect()
}

fn run(server: &Postgres, case: &Case) -> Result<(), String> {
    let name = case.check;
    let mut run = Run { server, url: server.database(), case, count: 0 };
    run.lines(case.setup);
    if !case.asks.is_empty() {
        run.lines(hypopg());
        run.lines("select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), 0)");
        case.asks.iter().for_each(|ask| execute(&run.url, &format!("{ask};").repeat(50)));
    }
    run.app_works();
    let seen = run.scan();
    let version: i32 = seen.db.query_row("select version_num from db_server", [], |r| r.get(0)).map_err(|e| format!("{name}: {e}"))?;
    if version < case.least_version {
        return Ok(());
    }
    seen.db.execute_batch(case.planted).map_err(|e| format!("{name}: {e}"))?;
    let found = run.found(&seen.db);
    let fixes: Vec<String> = found.iter().filter(|f| f.fix_kind == Some(FixKind::Sql)).filter_map(|f| f.fix.clone()).collect();
    if fixes.is_empty() {
        return Err(format!("{name}: nothing is found: {:?}", check(name).judge(&seen.db)));
    }
    let before = run.server.log().len();
    for statement in fixes.iter().flat_map(|fix| statements(fix)) {
        execute(&run.url, &statement);
        run.app_works();
    }
    let log = run.server.log();
    let new = errors(&log[before.min(log.len())..]);
    if !new.is_empty() {
        return Err(format!("{name}: {fixes:#?} left {new:#?} in the log"));
    }
    if case.after.is_empty() {
        execute(&run.url, "analyze");
        let mut left = still(&run, &found);
        // Before Postgres 15 counters come by a collector, some time after what they count.
        for _ in 0..40 {
            if left.is_empty() || version >= 150_000 {
                break;
            }
            execute(&run.url, "select pg_sleep(0.25)");
            left = still(&run, &found);
        }
        if !left.is_empty() {
            return Err(format!("{name}: executed, and still found: {left:#?}"));
        }
    } else {
        let client = session(&run.url);
        let is_mended: bool = block_on(client.query_one(case.after, &[])).unwrap().get(0);
        if !is_mended {
            return Err(format!("{name}: {fixes:#?} is executed, and not `{}`", case.after));
        }
    }
    // Settings, slots and roles are the server's: the next case has its own.
    server.execute("postgres", "alter system reset all");
    server.execute("postgres", "select pg_reload_conf()");
    server.execute("postgres", "select pg_drop_replication_slot(slot_name) from pg_replication_slots where not active");
    server.execute("postgres", &format!("alter database {} allow_connections = off", name_of(&run.url)));
    Ok(())
}

/// Findings with a fix to execute that are there after those of `found` were executed.
fn still(run: &Run<'_>, found: &[Finding]) -> Vec<Finding> {
    let all = run.found(&run.scan().db).into_iter().filter(|f| f.fix_kind == Some(FixKind::Sql));
    // By a rule of thumb an index may be worth it only once another one is there.
    all.filter(|f| !hypopg().is_empty() || found.iter().any(|was| was.subject == f.subject)).collect()
}

#[test]
fn each_fix_silences_its_check_and_the_app_works_all_the_while() {
    let server = Postgres::start_after("mkdir -p archive", SERVER);
    let faults: Vec<String> = CASES.iter().flat_map(|cases| cases.iter()).filter_map(|case| run(&server, case).err()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A replica refuses every change: what it is told must say where.
#[test]
fn a_fix_found_on_a_replica_is_for_its_primary() {
    let server = Postgres::start("");
    let url = server.database();
    execute(&url, "create table users (id int primary key); create table orders (id int primary key, user_id int references users)");
    execute(
        &url,
        "insert into users select generate_series(1, 2000); insert into orders select n, n from generate_series(1, 2000) n; analyze",
    );
    let replica = server.replica();
    let name = "database/foreign-key-without-index";
    let found =
        |url: &str| -> Vec<String> { findings(&check(name), &look(BOTH, url, &[], None).db).into_iter().filter_map(|f| f.fix).collect() };
    let told = found(&replica.url(name_of(&url)));
    assert!(told.len() == 1 && told[0].starts_with("-- on the primary: this server is a replica\ncreate index concurrently"), "{told:?}");
    told.iter().flat_map(|fix| statements(fix)).for_each(|statement| execute(&url, &statement));
    assert!(found(&url).is_empty());
}

/// A session that forgot its transaction, and one that waits for it: only they are ended, and only as long as they still are
/// what was seen.
#[test]
fn a_forgotten_transaction_is_ended_and_no_other_session_is() {
    let server = Postgres::start("");
    let url = server.database();
    execute(&url, "create table stock (id int primary key, n int); insert into stock values (1, 1)");
    let (forgotten, bystander) = (session(&url), session(&url));
    block_on(forgotten.batch_execute("begin; update stock set n = 2")).unwrap();
    let waiter = session(&url);
    let waits = crate::support::spawn(async move { waiter.batch_execute("update stock set n = 3").await });
    let ask = |sql: &str| -> i64 { block_on(bystander.query_one(sql, &[])).unwrap().get(0) };
    while ask("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") == 0 {}
    let seen = look(BOTH, &url, &[], None);
    seen.db.execute_batch("update db_lock_wait set wait_s = 30; update db_activity set state_age_s = 30, transaction_age_s = 90").unwrap();
    let fix = |name: &str| -> String {
        let found = findings(&check(name), &seen.db);
        found.into_iter().find_map(|f| f.fix).unwrap_or_else(|| panic!("{name} has no fix"))
    };
    // It has not been idle for ten seconds yet: what was seen is not what is.
    execute(&url, &fix("database/transaction-left-open"));
    assert_eq!(ask("select count(*) from pg_stat_activity where state = 'idle in transaction'"), 1);
    execute(&url, &fix("database/session-waits-for-lock"));
    block_on(waits).unwrap().unwrap();
    // A session gives up its locks before it leaves the list of them.
    wait_until("the session is still there", || ask("select count(*) from pg_stat_activity where state = 'idle in transaction'") == 0);
    assert_eq!(ask("select n::bigint from stock"), 3);
    // Sent once more it finds nobody.
    execute(&url, &fix("database/session-waits-for-lock"));
    let again = look(BOTH, &url, &[], None);
    assert!(findings(&check("database/session-waits-for-lock"), &again.db).is_empty());
    assert!(findings(&check("database/transaction-left-open"), &again.db).is_empty());
}
