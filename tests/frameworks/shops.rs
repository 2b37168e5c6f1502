//! Three whole systems of real frameworks with their Postgres and Redis, each from one source in two settings, scanned with load by who
//! has signed in. Of what is well kept nothing is grave, and no fix would harm it; of what is faulty each planted fault is found.

use std::{fs, path::Path};

use serde_json::Value;

use super::{App, WORD};
use crate::support::{
    Postgres, Redis,
    command::{self, Ended},
    shop::written,
};

/// Passwords of the owner of the tables, of the app's role, of the role that scans, and of Redis. None is to stand anywhere.
const OWNER: &str = "c4nary-w0rd-of-0wner";
const ROLE: &str = "c4nary-w0rd-of-r0le";
const SCAN: &str = "c4nary-w0rd-of-scan";
const REDIS: &str = "c4nary-w0rd-of-redis";
const DATABASE: &str = "shop_production";

/// As the documentation and a careful owner want it.
const WELL_POSTGRES: &str = "shared_preload_libraries = 'pg_stat_statements'
fsync = on
synchronous_commit = on
archive_mode = on
archive_command = 'mkdir -p ../archive && cp %p ../archive/%f'
log_min_duration_statement = 500ms
log_lock_waits = on
log_temp_files = 0
track_io_timing = on
statement_timeout = 15s
idle_in_transaction_session_timeout = 60s
random_page_cost = 1.1
";
/// As it comes, where nobody has looked into it.
const FAULTY_POSTGRES: &str = "shared_preload_libraries = 'pg_stat_statements'\n";

/// An app with its servers; it is stopped before them.
pub(super) struct Shop {
    app: App,
    postgres: Postgres,
    redis: String,
    _redis: Redis,
}

impl Shop {
    /// That in `tests/frameworks/NAME`, well kept, with further options of its Redis.
    pub(super) fn well(name: &str, redis: &str) -> Self {
        let postgres = Postgres::start_with("--data-checksums", WELL_POSTGRES, "");
        Self::start(name, "well", postgres, "", &format!("--requirepass {REDIS} {redis}"))
    }

    /// The same with its faults planted.
    fn faulty(name: &str, redis: &str) -> Self {
        Self::start(name, "faulty", Postgres::start(FAULTY_POSTGRES), "superuser", redis)
    }

    fn start(name: &str, setting: &str, postgres: Postgres, attribute: &str, options: &str) -> Self {
        let role = plimsoll::probe::postgres::ROLE_SQL.replace("choose-a-long-one", SCAN);
        postgres.execute("postgres", &format!("create role shop_owner login password '{OWNER}'"));
        postgres.execute("postgres", &format!("create role shop login {attribute} password '{ROLE}'"));
        postgres.execute("postgres", &format!("create database {DATABASE} owner shop_owner"));
        postgres.execute(DATABASE, &role);
        postgres.execute(
            DATABASE,
            "revoke create on schema public from public;
             grant create on schema public to shop_owner;
             alter default privileges for role shop_owner grant select, insert, update, delete on tables to shop;
             alter default privileges for role shop_owner grant usage, select on sequences to shop;
             alter default privileges for role shop_owner grant select on tables to plimsoll",
        );
        let server = Redis::start(options);
        let redis = if options.contains(REDIS) { server.url().replace("://", &format!("://:{REDIS}@")) } else { server.url() };
        let app = App::start_with(
            name,
            &[
                ("SETTING", setting),
                ("OWNER_URL", &url(&postgres, "shop_owner", OWNER)),
                ("DATABASE_URL", &url(&postgres, "shop", ROLE)),
                ("REDIS_URL", &redis),
            ],
        );
        // What made the tables is no use of the app.
        postgres.execute(DATABASE, "select pg_stat_statements_reset()");
        Self { app, postgres, redis, _redis: server }
    }

    /// A scan with `load` in its file, as the README has it: targets in the environment, the steps of a sign-in, a scenario, and a host to load.
    pub(super) fn scan(&self, load: &str) -> Scan {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        file("plimsoll.toml", &CONFIG.replace("[load]\n", &format!("[load]\n{load}")));
        let addresses = format!(
            "APP_URL=http://127.0.0.1:{}\nDATABASE_URL={}\nREDIS_URL={}\n",
            self.app.port,
            url(&self.postgres, "plimsoll", SCAN),
            self.redis
        );
        file(".env", &format!("{addresses}TEST_PASSWORD={WORD}\n"));
        copy(&self.app.files.join("sign-in.toml"), &folder.path().join("sign-in.toml"));
        fs::create_dir(folder.path().join("scenarios")).unwrap();
        copy(&self.app.files.join("scenarios/visit.toml"), &folder.path().join("scenarios/visit.toml"));
        let ended = command::run(folder.path(), &["scan", "--format", "markdown"]);
        assert_eq!(ended.code, 0, "{}\n{}", ended.err, self.app.server.log());
        let run: Value = serde_json::from_str(&fs::read_to_string(written(&folder, ".run.json")).unwrap()).unwrap();
        assert!(run["load"]["steps"].as_array().is_some_and(|steps| !steps.is_empty()), "it was not loaded: {}", ended.err);
        assert!(!self.app.was_left(), "the scan signed out");
        assert_eq!(secrets(folder.path(), &ended), Vec::<String>::new());
        Scan { run, ended }
    }
}

/// Where one of the passwords stands in what was kept or printed.
fn secrets(folder: &Path, ended: &Ended) -> Vec<String> {
    let runs = fs::read_dir(folder.join(".plimsoll/runs")).unwrap().map(|entry| entry.unwrap().path());
    let kept = runs.map(|path| (path.display().to_string(), fs::read(&path).unwrap()));
    let printed = [("out", &ended.out), ("err", &ended.err)].map(|(name, text)| (name.to_owned(), text.clone().into_bytes()));
    let has = |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|window| window == word.as_bytes());
    kept.chain(printed)
        .flat_map(|(name, bytes)| {
            let found = [WORD, OWNER, ROLE, SCAN, REDIS].into_iter().filter(move |word| has(&bytes, word));
            found.map(move |word| format!("{word} in {name}"))
        })
        .collect()
}

const CONFIG: &str = "name = \"shop\"
sign_in = \"sign-in.toml\"
without = [\"pooler\", \"instance\", \"edge\", \"twin\", \"log\"]
[load]
hosts = [\"127.0.0.1\"]
[objective]
p95_ms = 1000
";
/// A look, which all but the line needs.
const SHORT: &str = "max_seconds = 30\nmax_rate = 40\n";

fn url(postgres: &Postgres, role: &str, password: &str) -> String {
    format!("postgres://{role}:{password}@127.0.0.1:{}/{DATABASE}", postgres.port())
}

fn copy(from: &Path, to: &Path) {
    fs::copy(from, to).unwrap();
}

/// What a scan came to.
pub(super) struct Scan {
    pub(super) run: Value,
    ended: Ended,
}

/// A finding.
#[derive(Debug)]
struct Found {
    check: String,
    subject: String,
    severity: String,
    fix_kind: String,
    fix: String,
}

impl Scan {
    fn findings(&self) -> Vec<Found> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let failed = self.run["outcomes"].as_array().unwrap().iter().filter(|outcome| outcome["verdict"]["state"] == "fail");
        failed
            .flat_map(|outcome| {
                let check = format!("{}/{}", text(&outcome["item"]), text(&outcome["id"]));
                let found = outcome["verdict"]["findings"].as_array().unwrap().iter();
                found.map(move |found| {
                    let severity = if found["severity"].is_null() { &outcome["severity"] } else { &found["severity"] };
                    Found {
                        check: check.clone(),
                        subject: text(&found["subject"]),
                        severity: text(severity),
                        fix_kind: text(&found["fix_kind"]),
                        fix: text(&found["fix"]),
                    }
                })
            })
            .collect()
    }

    /// What a check came to.
    fn state(&self, name: &str) -> String {
        let is_it = |outcome: &&Value| format!("{}/{}", outcome["item"].as_str().unwrap(), outcome["id"].as_str().unwrap()) == name;
        let outcome = self.run["outcomes"].as_array().unwrap().iter().find(is_it).unwrap_or_else(|| panic!("{name} is no check"));
        outcome["verdict"]["state"].as_str().unwrap().to_owned()
    }
}

/// A fault: the check that finds it, and the subject that it names.
type Fault = (&'static str, &'static str);

/// Those of each: in the app behind the sign-in, in its tables, and in servers that are left as they come.
const OF_EACH: &[Fault] = &[
    ("api/answer-uncompressed", "/api/v1/customers"),
    ("api/list-unpaged", "/api/v1/customers"),
    ("backups/archiving-off", "archive_mode"),
    ("backups/durability-off", "fsync"),
    ("cdn/private-answer-shared", "/account"),
    ("database/foreign-key-without-index", "purchase (customer_id)"),
    ("database/query-per-row", "visit/purchases"),
    ("environments/redis-without-password", "requirepass"),
];

const OF_DJANGO: &[Fault] =
    &[("database/connection-per-request", "visit/purchases"), ("environments/debug-page-shown", "django debug page")];

const OF_PRISMA: &[Fault] = &[
    ("database/connection-per-request", "visit/customers"),
    ("environments/app-role-superuser", "shop"),
    ("jobs/failed-jobs-pile-up", "db0 bullmq mails"),
    ("jobs/heavy-work-in-request", "visit/report"),
    ("jobs/jobs-waiting-too-long", "db0 bullmq reports"),
    ("jobs/jobs-without-worker", "db0 bullmq reports"),
    ("jobs/queue-not-persisted", "db0 bullmq mails"),
    ("jobs/queue-on-evicting-redis", "db0 bullmq"),
    ("statelessness/session-without-expiry", "db0 sess:*"),
];

const OF_FASTAPI: &[Fault] = &[
    ("api/page-size-uncapped", "/api/v1/purchases"),
    ("caching/answer-computed-every-time", "visit/totals"),
    ("database/endpoint-waits-on-database", "visit/find"),
    ("environments/app-role-superuser", "shop"),
];

pub(super) const CACHE: &str = "--maxmemory 64mb --maxmemory-policy allkeys-lru";
pub(super) const QUEUE: &str = "--maxmemory 64mb --maxmemory-policy noeviction --appendonly yes";
/// As the container of Redis comes, and a queue on what was made for a cache.
const FAULTY_REDIS: &str = "--protected-mode no --maxmemory 64mb --maxmemory-policy allkeys-lru";

/// What a scan of each of them proves.
const PROVEN: &[&str] = &[
    "backups/archiving-off",
    "backups/durability-off",
    "database/foreign-key-without-index",
    "environments/app-role-superuser",
    "environments/redis-without-password",
];

/// The only fix that can be pasted: a proxy that tells clients how much they may ask.
const PASTED: &[&str] = &["api/rate-limit-missing"];

/// Nothing of it is grave, none of `faults` is seen in it, and no fix would harm it.
fn is_well_kept(name: &str, redis: &str, faults: &[Fault]) {
    let scan = Shop::well(name, redis).scan(SHORT);
    let found = scan.findings();
    let grave: Vec<&Found> = found.iter().filter(|found| ["critical", "high"].contains(&found.severity.as_str())).collect();
    assert!(grave.is_empty(), "{grave:#?}\n{}", scan.ended.out);
    let is_pasted = |found: &&Found| !found.fix.is_empty() && found.fix_kind != "code" && !PASTED.contains(&found.check.as_str());
    let pasted: Vec<&Found> = found.iter().filter(is_pasted).collect();
    assert!(pasted.is_empty(), "{pasted:#?}");
    let evicting: Vec<&Found> = found.iter().filter(|found| found.fix.contains("allkeys") || found.fix.contains("volatile")).collect();
    assert!(evicting.is_empty(), "{evicting:#?}");
    for (check, _) in OF_EACH.iter().chain(faults) {
        assert_ne!(scan.state(check), "fail", "{check}\n{found:#?}");
    }
    for check in PROVEN {
        assert_eq!(scan.state(check), "pass", "{check}\n{}", scan.ended.out);
    }
}

/// Each planted fault is found, at what it was planted in.
fn is_found_out(name: &str, faults: &[Fault]) {
    let scan = Shop::faulty(name, FAULTY_REDIS).scan(SHORT);
    let found = scan.findings();
    let is_found = |(check, subject): &Fault| found.iter().any(|f| f.check == *check && f.subject == *subject);
    let missed: Vec<&Fault> = OF_EACH.iter().chain(faults).filter(|fault| !is_found(fault)).collect();
    assert!(missed.is_empty(), "{missed:?}\n{found:#?}\n{}", scan.ended.out);
}

macro_rules! shops {
    ($($name:ident = $test:expr),* $(,)?) => {
        $(
            #[test]
            #[ignore = "needs its framework: make test-frameworks"]
            fn $name() {
                $test;
            }
        )*
    };
}

shops! {
    django_that_is_well_kept = is_well_kept("shop-django", CACHE, OF_DJANGO),
    django_with_faults = is_found_out("shop-django", OF_DJANGO),
    express_with_prisma_and_bullmq_that_is_well_kept = is_well_kept("shop-prisma", QUEUE, OF_PRISMA),
    express_with_prisma_and_bullmq_with_faults = is_found_out("shop-prisma", OF_PRISMA),
    fastapi_with_tokens_that_is_well_kept = is_well_kept("shop-fastapi", CACHE, OF_FASTAPI),
    fastapi_with_tokens_with_faults = is_found_out("shop-fastapi", OF_FASTAPI),
}
