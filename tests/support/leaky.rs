//! Harbour, the leaky app, with a Postgres and a Redis of its own: leaky, mended, or anything between.

use std::{path::PathBuf, process::Command};

use chrono::Utc;
use plimsoll::{
    check,
    config::{self, Given, Target},
    derive,
    load::Pace,
    probe::{self, PROBES},
    run::{self, Run},
    scenario,
    snapshot::Snapshot,
    stop::Stop,
};

use super::{Guard, Postgres, Redis, block_on, drive_beside_others};

/// A running app with its servers. The app is stopped first: fields are dropped in their order.
pub(crate) struct Leaky {
    app: Guard,
    postgres: Postgres,
    redis: String,
    switches: Vec<String>,
    _redis: Redis,
}

impl Leaky {
    /// Starts all three with the app's own switches, such as `--mended` or `--leak NAME`.
    pub(crate) fn start(switches: &[&str]) -> Self {
        let postgres = Postgres::start_with(&printed("--print-initdb-options", switches), &printed("--print-postgres-conf", switches), "");
        let options = printed("--print-redis-options", switches);
        let redis = Redis::start(&options);
        let password = options.split_whitespace().skip_while(|w| *w != "--requirepass").nth(1);
        let address = password.map_or_else(|| redis.url(), |word| redis.url().replace("://", &format!("://:{word}@")));
        // Below the guard's own folder: whoever stops the app removes it too.
        let app = serve(&postgres, &address, switches, "--write-config config");
        Self { app, postgres, redis: address, switches: switches.iter().map(|s| (*s).to_owned()).collect(), _redis: redis }
    }

    /// Where it answers.
    pub(crate) fn url(&self) -> String {
        address_in(&self.app.log())
    }

    /// A second copy beside it, on the same servers. It lives as long as the guard.
    pub(crate) fn join(&self) -> (Guard, String) {
        let switches: Vec<&str> = self.switches.iter().map(String::as_str).collect();
        let app = serve(&self.postgres, &self.redis, &switches, "--join");
        let url = address_in(&app.log());
        (app, url)
    }

    /// The folder with plimsoll.toml and the scenarios.
    pub(crate) fn folder(&self) -> PathBuf {
        self.app.folder().join("config")
    }

    /// The superuser's address of its database.
    pub(crate) fn postgres_url(&self) -> String {
        self.postgres.url(DATABASE)
    }

    /// The address of its Redis, with the password where there is one.
    pub(crate) fn redis_url(&self) -> &str {
        &self.redis
    }

    /// What plimsoll makes of its folder, with a second copy of the app where there is one.
    pub(crate) fn target(&self, instance: Option<&str>) -> Target {
        let given = Given { instance: instance.map(str::to_owned), ..Given::default() };
        config::discover(&given, &self.folder()).unwrap()
    }

    /// Looks at everything without load, and judges it.
    pub(crate) fn look(&self, instance: Option<&str>) -> Run {
        let target = self.target(instance);
        let snapshot = Snapshot::create(&self.folder().join("runs"), &target, Utc::now()).unwrap();
        block_on(probe::collect(PROBES, &target, &snapshot, &Stop::default(), &|_| ())).unwrap();
        derive::fill(&snapshot).unwrap();
        judge(&snapshot)
    }

    /// Looks, loads for at most `seconds`, and judges.
    pub(crate) fn voyage(&self, seconds: u64) -> Run {
        let mut target = self.target(None);
        target.config.load.max_seconds = seconds;
        let scenarios = scenario::load(&self.folder(), None).unwrap();
        let snapshot = Snapshot::create(&self.folder().join("runs"), &target, Utc::now()).unwrap();
        // Beside other tests the generator is late; what it sends late counts against the app, leaky or mended.
        // Goose carries this one, as it carries those of users.
        let pace = Pace { lag_limit_ms: 1_000.0, seed: Some(7), ..Pace::default() };
        block_on(async {
            let (first, later) = probe::around_load(PROBES);
            probe::collect(&first, &target, &snapshot, &Stop::default(), &|_| ()).await.unwrap();
            drive_beside_others(&target, &scenarios, &snapshot, &Stop::default(), &|_| (), pace).await;
            probe::collect(&later, &target, &snapshot, &Stop::default(), &|_| ()).await.unwrap();
        });
        derive::fill(&snapshot).unwrap();
        judge(&snapshot)
    }
}

/// The database that production would have.
const DATABASE: &str = "harbour_production";

fn judge(snapshot: &Snapshot) -> Run {
    snapshot.seal(std::time::Duration::ZERO).unwrap();
    let (checks, bad) = check::load(std::path::Path::new("/nonexistent"));
    assert!(bad.is_empty(), "{bad:?}");
    run::assemble(snapshot, &checks, &plimsoll::config::Config::default()).unwrap()
}

fn serve(postgres: &Postgres, redis: &str, switches: &[&str], more: &str) -> Guard {
    let script =
        format!("exec {} --postgres {} --redis {redis} {} {more}", program().display(), postgres.url(DATABASE), switches.join(" "));
    let mut app = Guard::start(None, &script);
    let log = app.folder().join("log");
    app.wait_until("the leaky app", || std::fs::read_to_string(&log).is_ok_and(|text| text.contains("listening on ")));
    app
}

fn address_in(log: &str) -> String {
    log.lines().find_map(|l| l.strip_prefix("listening on ")).unwrap().to_owned()
}

/// The example, built by `cargo test` beside this test's own program.
fn program() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let program = own.parent().unwrap().parent().unwrap().join("examples/leaky");
    assert!(program.exists(), "`cargo build --example leaky` makes {}", program.display());
    program
}

fn printed(option: &str, switches: &[&str]) -> String {
    let output = Command::new(program()).arg(option).args(switches).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}
