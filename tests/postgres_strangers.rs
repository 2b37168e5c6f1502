//! Code of strangers: the ways by which a weak role of the scanned database would have a scan run a function of its own. Each
//! is planted for real and shown to work by hand; then all that speaks to Postgres looks, as three roles, and leaves no trace.

use std::{
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use plimsoll::{
    check::{self, Verdict},
    config::Given,
    load::{Event, Pace},
    probe::{Probe as _, advice::AdviceProbe, backup::Comparison, postgres::ROLE_SQL},
    redact::Address,
    restore,
    run::{self, Run},
    scenario::Scenario,
};

use crate::{
    backups::look,
    postgres_safety::session,
    support::{self, Postgres, block_on, execute, serve},
};

/// A database with what was planted in it.
struct Ground {
    name: &'static str,
    plans: &'static [&'static str],
    /// Under which the app's statements run, and the proof by hand.
    path: &'static str,
    /// Who runs the statements.
    app: &'static str,
}

/// Who scans: a superuser, the owner of the database, and the role that doctor prints.
const ROLES: [&str; 3] = ["postgres", "app", "plimsoll"];

const GROUNDS: [Ground; 4] = [
    // Statements and tables; the tables take nothing from the statements.
    Ground {
        name: "strangers",
        plans: &[include_str!("strangers/statements.sql"), include_str!("strangers/tables.sql")],
        path: "weak, public",
        app: "app",
    },
    Ground { name: "shadows", plans: &[include_str!("strangers/shadows.sql")], path: "weak, pg_catalog, public", app: "app" },
    Ground { name: "helpers", plans: &[include_str!("strangers/helpers.sql")], path: "public", app: "app" },
    Ground { name: "escapes", plans: &[include_str!("strangers/escapes.sql")], path: "", app: "weak" },
];

/// What each role's password is.
const WORD: &str = "battery-staple";

/// Rows for the statements; and two tables with nothing odd about them: one is of a statement that must be planned, one a queue that must be counted.
const ROWS: &str = "
create schema weak;
grant usage on schema weak to public;
alter default privileges grant all on tables to public;
alter default privileges grant usage on schemas to public;
create table weak.rows (id integer, many integer, note text);
insert into weak.rows select n, n % 5, 'note ' || n % 7 from generate_series(1, 300) n;";
const HONEST: &str = "
create table public.honest (id bigint primary key, note text);
insert into public.honest select n, n from generate_series(1, 500) n;
create table public.river_job (finalized_at timestamptz, state text);
insert into public.river_job values (null, 'available');
grant select on public.honest, public.river_job to public;";
const HONEST_STATEMENT: &str = "select id from public.honest where note = '7'";

/// One way in.
struct Attack {
    name: String,
    /// The weak role's statements.
    plant: String,
    /// What the app runs, for the advice to plan.
    statement: Option<String>,
    /// True where a plan of it as a SELECT runs nothing.
    may_be_planned: bool,
    /// What springs it; where there is none, the plan of its statement does.
    by_hand: String,
}

/// The attacks of a file that this server can have.
fn attacks(plan: &str, major: u32, extensions: &[String]) -> Vec<Attack> {
    let parts = plan.split("-- attack ").skip(1);
    let attack = |part: &str| {
        let (head, body) = part.split_once('\n').unwrap();
        let words: Vec<&str> = head.split_whitespace().collect();
        let after = |word: &str| words.iter().position(|w| *w == word).map(|at| words[at + 1]);
        let is_here = after("since").is_none_or(|least| major >= least.parse().unwrap())
            && after("needs").is_none_or(|name| extensions.iter().any(|e| e == name));
        let (body, hand) = body.split_once("-- by hand\n").map_or((body, None), |(body, hand)| (body, Some(hand.trim().to_owned())));
        let (plant, statement) = body.split_once("-- statement\n").map_or((body, None), |(p, s)| (p, Some(s.trim().to_owned())));
        let by_hand = hand.or_else(|| Some(format!("explain {}", statement.as_ref()?))).unwrap();
        let name = words[0];
        let function = format!(
            "create function weak.{name}() returns integer language plpgsql immutable as
             $$ begin raise log 'TRACE {name} as % of %', current_user, session_user; return 1; end $$;"
        );
        let plant = format!("{function}{plant}");
        is_here.then(|| Attack { name: name.to_owned(), plant, statement, may_be_planned: words.contains(&"planned"), by_hand })
    };
    parts.filter_map(attack).collect()
}

/// The server with all of them.
struct Strangers {
    server: Postgres,
    attacks: Vec<(&'static Ground, Vec<Attack>)>,
    /// What the log held before the first scan.
    before: usize,
}

impl Strangers {
    fn shared() -> &'static Self {
        static SHARED: OnceLock<Strangers> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    fn start() -> Self {
        let server = Postgres::start(
            "shared_preload_libraries = 'pg_stat_statements'\nautovacuum = off\nlog_line_prefix = '%a|'\n\
             logging_collector = on\nlog_directory = 'log'\nlog_filename = 'server.log'\n",
        );
        let roles = ["weak", "app"].map(|role| format!("create role {role} login password '{WORD}';")).concat();
        server.execute("postgres", &format!("{roles} grant pg_monitor to app"));
        let mut strangers = Self { server, attacks: Vec::new(), before: 0 };
        for ground in &GROUNDS {
            strangers.plant(ground);
        }
        strangers.hire_doctor();
        for (ground, attacks) in &strangers.attacks {
            strangers.prove(ground, attacks);
        }
        strangers.server.execute("postgres", "create extension pg_stat_statements; select pg_stat_statements_reset()");
        for (ground, attacks) in &strangers.attacks {
            let statements = attacks.iter().filter_map(|a| a.statement.as_deref());
            all(&strangers.url(ground.name, ground.app), statements.chain([HONEST_STATEMENT]));
        }
        strangers.before = strangers.log().len();
        strangers
    }

    fn plant(&mut self, ground: &'static Ground) {
        let (server, name) = (&self.server, ground.name);
        server.execute("postgres", &format!("create database {name} owner app"));
        let extensions = self.extensions(name);
        server.execute(name, &format!("grant create on database {name} to weak; grant create on schema public to weak;"));
        let attacks: Vec<Attack> = ground.plans.iter().flat_map(|plan| attacks(plan, server.major(), &extensions)).collect();
        let plants = attacks.iter().map(|a| a.plant.as_str());
        all(&self.url(name, "weak"), [ROWS].into_iter().chain(plants).chain(["set search_path = pg_catalog; analyze"]));
        let setting = match name {
            "escapes" => "standard_conforming_strings = off".to_owned(),
            _ => format!("search_path = {}", ground.path),
        };
        all(&self.url(name, "app"), [HONEST, &format!("alter database {name} set {setting}")]);
        self.attacks.push((ground, attacks));
    }

    /// Those of the extensions that this server has, made in `database` by the superuser.
    fn extensions(&self, database: &str) -> Vec<String> {
        let client = session(&self.server.url(database));
        let wanted =
            "select name from pg_available_extensions where name in ('pg_stat_statements', 'postgres_fdw', 'pgstattuple', 'hypopg')";
        let there: Vec<String> = block_on(client.query(wanted, &[])).unwrap().iter().map(|row| row.get(0)).collect();
        for name in &there {
            self.server.execute(database, &format!("create extension {name}"));
        }
        if there.iter().any(|e| e == "postgres_fdw") {
            self.server.execute(
                database,
                &format!(
                    "create server back foreign data wrapper postgres_fdw options (host '127.0.0.1', port '{}', dbname '{database}');
                     create user mapping for public server back options (user 'weak', password '{WORD}');
                     grant usage on foreign server back to weak",
                    self.server.port()
                ),
            );
        }
        // As large as a table must be to be measured, and no larger than a row of the catalog.
        self.server.execute(
            database,
            "create table public.large (id integer); update pg_class set relpages = 30000, reltuples = 10 where oid = 'public.large'::regclass",
        );
        there
    }

    /// The role that doctor prints, and what it prints for the advice; somebody set it a path of its own.
    fn hire_doctor(&self) {
        self.server.execute("strangers", ROLE_SQL);
        self.server.execute("strangers", &format!("alter role plimsoll password '{WORD}' connection limit 10"));
        let hypopg = "create extension if not exists hypopg";
        let grants: Vec<&str> = AdviceProbe.role().unwrap().lines().filter(|line| !line.contains(hypopg)).collect();
        for ground in &GROUNDS {
            self.server.execute(ground.name, &grants.join("\n"));
            self.server
                .execute(ground.name, &format!("alter role plimsoll in database {} set search_path = weak, pg_catalog", ground.name));
        }
    }

    /// Each leaves its trace where a superuser springs it: an attack that could not work proves nothing.
    fn prove(&self, ground: &Ground, attacks: &[Attack]) {
        for attack in attacks {
            let before = self.log().len();
            execute(&self.server.url(ground.name), &attack.by_hand);
            let traces = traces(&self.log()[before..]);
            assert!(
                traces.iter().any(|t| t.starts_with(&format!("{} ", attack.name))),
                "{} left no trace by hand: {traces:?}",
                attack.name
            );
        }
    }

    /// All that was logged until now: the collector writes in the order of the messages, and this waits for one of our own.
    fn log(&self) -> String {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let fence = format!("FENCE {} is here", NEXT.fetch_add(1, Ordering::Relaxed));
        self.server.execute("postgres", &format!("do $$ begin raise log '{fence}'; end $$"));
        let path = self.server.folder().join("data/log/server.log");
        let mut log = String::new();
        while !log.contains(&fence) {
            std::thread::sleep(Duration::from_millis(2));
            log = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        }
        log
    }

    /// What ran since the first scan.
    fn ran(&self) -> Vec<String> {
        let mut ran = traces(&self.log()[self.before..]);
        ran.sort();
        ran.dedup();
        ran
    }

    fn url(&self, database: &str, role: &str) -> String {
        let url = self.server.url(database);
        if role == "postgres" { url } else { format!("postgres://{role}:{WORD}@{}", url.split_once('@').unwrap().1) }
    }
}

/// Runs each by itself, in one session.
fn all<'a>(url: &str, statements: impl IntoIterator<Item = &'a str>) {
    let client = session(url);
    for statement in statements {
        block_on(client.batch_execute(statement)).unwrap_or_else(|e| panic!("{statement}: {e:?}"));
    }
}

/// Which functions ran, and as whom.
fn traces(log: &str) -> Vec<String> {
    log.lines()
        .filter_map(|line| line.split_once("TRACE ").filter(|(head, _)| head.ends_with("LOG:  ")).map(|(_, rest)| rest.to_owned()))
        .collect()
}

/// A plain copy of the tables that a comparison or a twin reads, on another server.
fn plain() -> String {
    let url = Postgres::shared().database();
    execute(
        &url,
        "create schema weak; create schema golang; create schema kept; create schema versioned; create schema inherited; create schema statistic;
         create table weak.compared (id integer, created_at timestamptz); create table weak.policed (id integer, created_at timestamptz);
         create table weak.compared_elder (id integer, created_at timestamptz); create table weak.predicate_rows (id integer, note text);
         create table golang.schema_migrations (version bigint, dirty boolean); create table statistic.knex_migrations (id integer, name text);
         create table kept.alembic_version (version_num text); create table versioned.goose_db_version (version_id bigint, is_applied boolean);
         create table inherited._prisma_migrations (migration_name text, finished_at timestamptz, rolled_back_at timestamptz);
         create table public.honest (id bigint primary key, note text); insert into public.honest values (1, 'x'); analyze",
    );
    url
}

/// What a scan as one role came to.
struct Looked {
    role: &'static str,
    run: Run,
    /// Statements that the advice had planned.
    planned: Vec<String>,
    /// Statements that it knew of.
    known: Vec<String>,
    /// Tables of jobs that were counted.
    queues: Vec<String>,
    /// Table and reason of what was not seen.
    absences: Vec<String>,
}

impl Looked {
    /// Everything that speaks to Postgres, with a soak long enough for the queues to be counted twice.
    fn wholly(role: &'static str, url: &str, twin: &str) -> Self {
        let app = serve(axum::Router::new().route("/", axum::routing::get(|| async { "done" })));
        let given = Given { app: Some(app), postgres: Some(url.to_owned()), twin: Some(twin.to_owned()), ..Given::default() };
        let limits = "[load]\nhosts = [\"127.0.0.1\"]\nshape = \"soak\"\nrate = 4.0\nmax_seconds = 42\n";
        let scenario = Scenario::parse("scenarios/one.toml", "why = \"a test\"\n[[step]]\nname = \"it\"\nget = \"/\"\n").unwrap();
        let seconds = AtomicU32::default();
        let is_end = |event: &Event| matches!(event, Event::Second { .. }) && seconds.fetch_add(1, Ordering::Relaxed) > 10;
        let (snapshot, _folder) = support::scan_until(&given, limits, scenario, Pace::default(), is_end);
        snapshot.seal(Duration::ZERO).unwrap();
        let (checks, _) = check::load("/nonexistent".as_ref());
        let list = |sql: &str| -> Vec<String> {
            let mut query = snapshot.db().prepare(sql).unwrap();
            query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let advised = "select s.text from db_advice_statement a join db_statement s on s.id = a.id";
        Self {
            role,
            planned: list(&format!("{advised} where a.why_not is null")),
            known: list(advised),
            queues: list("select distinct queue from load_queue_second where waiting = 1"),
            absences: list("select table_name || ': ' || reason from reach where kind is not null"),
            run: run::assemble(&snapshot, &checks, &plimsoll::config::Config::default()).unwrap(),
        }
    }

    fn verdict(&self, check: &str) -> &Verdict {
        &self.run.outcomes.iter().find(|o| o.name() == check).unwrap().verdict
    }
}

/// All scans, once: each role wholly where statements and tables are, and without load in the other databases; and what a
/// restored copy is compared by, the attacks on either side.
fn looks() -> &'static (Vec<Looked>, Vec<Comparison>) {
    static LOOKS: OnceLock<(Vec<Looked>, Vec<Comparison>)> = OnceLock::new();
    LOOKS.get_or_init(|| {
        let (strangers, plain) = (Strangers::shared(), plain());
        let plain = plain.as_str();
        let looks = std::thread::scope(|scope| {
            let whole = ROLES.map(|role| scope.spawn(move || Looked::wholly(role, &strangers.url("strangers", role), plain)));
            whole.map(|look| look.join().unwrap()).into_iter().collect()
        });
        let folder = tempfile::tempdir().unwrap();
        for (ground, role) in GROUNDS[1..].iter().flat_map(|ground| ROLES.map(|role| (ground, role))) {
            look("postgres+advice+log", folder.path(), "", Some(&strangers.url(ground.name, role)));
        }
        let plain = Address::parse(plain).unwrap();
        let compared = ROLES.map(|role| {
            let attacked = Address::parse(&strangers.url("strangers", role)).unwrap();
            [(&attacked, &plain), (&plain, &attacked)]
                .map(|(original, copy)| block_on(restore::compare(original, copy, None, None)).unwrap())
        });
        (looks, compared.into_iter().flatten().collect())
    })
}

#[test]
fn none_of_them_runs_whoever_scans() {
    looks();
    let strangers = Strangers::shared();
    let planted: usize = strangers.attacks.iter().map(|(_, attacks)| attacks.len()).sum();
    assert!(planted > 80, "{planted}");
    let ran = strangers.ran();
    assert!(ran.is_empty(), "{} functions ran:\n{}", ran.len(), ran.join("\n"));
}

#[test]
fn what_is_skipped_for_it_is_said_and_proves_nothing() {
    let strangers = Strangers::shared();
    let (_, attacks) = &strangers.attacks[0];
    let traps: Vec<&str> = attacks.iter().filter(|a| !a.may_be_planned).filter_map(|a| a.statement.as_deref()).collect();
    let (looks, compared) = looks();
    for look in looks {
        let role = look.role;
        let is_trap = |text: &&String| traps.iter().any(|trap| is_alike(trap, text));
        let unknown: Vec<&&str> = traps.iter().filter(|trap| !look.known.iter().any(|text| is_alike(trap, text))).collect();
        assert!(unknown.is_empty(), "{role} knows nothing of {unknown:#?}, only of {:#?}", look.known);
        let sprung: Vec<&String> = look.planned.iter().filter(is_trap).collect();
        assert!(sprung.is_empty(), "{role} had these planned: {sprung:#?}");
        assert!(look.planned.iter().any(|text| text.contains("public.honest")), "{role}: {:#?}", look.planned);
        for table in ["db_migration", "twin_migration", "load_queue_second"] {
            assert!(
                look.absences.iter().any(|a| a.starts_with(&format!("{table}: "))),
                "{role}: nothing is said of {table}: {:#?}",
                look.absences
            );
        }
        // No policy holds for a superuser: none is evaluated where he counts.
        let queues: Vec<&String> = look.queues.iter().filter(|q| role != "postgres" || !q.contains("procrastinate")).collect();
        assert_eq!(queues, ["River public.river_job"], "{role}");
        for check in ["database/index-missing", "schema/migration-failed", "schema/migrations-diverge", "jobs/queue-growing-under-load"] {
            assert!(!matches!(look.verdict(check), Verdict::Pass { .. }), "{role}: {check} passes");
        }
    }
    // The honest table was counted, others were not.
    for one in compared {
        assert!(one.tables_counted > 0 && one.gaps.len() > 2, "{one:?}");
    }
}

/// True for a statement as it is kept: its constants are parameters there, and what its comments say is masked.
fn is_alike(statement: &str, kept: &str) -> bool {
    let without = |text: &str| text.split(|c: char| c.is_ascii_digit() || c.is_whitespace() || "$'*.".contains(c)).collect::<String>();
    without(statement) == without(kept)
}
