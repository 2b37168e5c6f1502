//! A small healthy shop, scanned by the real binary with any of its three parts broken.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
    sync::OnceLock,
};

use plimsoll::{check, probe::PROBES};
use serde_json::Value;

use super::{
    Postgres, Redis, Reply, Web,
    command::{Ended, run},
};

/// Its three servers, up for all tests.
pub(crate) struct Shop {
    _web: Web,
    _redis: Redis,
    _client: redis::Connection,
    pub(crate) app: String,
    pub(crate) postgres: String,
    pub(crate) redis: String,
}

impl Shop {
    /// The one that all tests share.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Shop> = OnceLock::new();
        SHARED.get_or_init(|| {
            let (web, redis, postgres) = (Web::start(|asked| answer(&asked.path)), Redis::start(""), Postgres::shared().database());
            super::execute(&postgres, "create table orders (id bigint generated always as identity primary key, note text)");
            // Enough commands that what the scans themselves send makes no difference to any check.
            redis.execute(&"set cache:page:1 x ex 900\nset cache:page:2 x ex 900\nget cache:page:1\n".repeat(700));
            // A client that stays: whether any is seen must not depend on which other scan happens to look at the same time.
            let client = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
            Self { app: web.url(), postgres, redis: redis.url(), _web: web, _redis: redis, _client: client }
        })
    }

    /// A scan of it as it is.
    pub(crate) fn healthy() -> &'static Scan {
        static HEALTHY: OnceLock<Scan> = OnceLock::new();
        HEALTHY.get_or_init(|| Scan::of(None, &[]))
    }
}

fn answer(path: &str) -> Reply {
    match path {
        "/" => Reply::html("<html><script src=/app.js></script><a href=/about>about</a></html>").with("cache-control", "max-age=60"),
        "/about" => Reply::html("<html>about</html>").with("cache-control", "max-age=60"),
        "/app.js" => Reply::of("text/javascript", "fetch('/api/v1/items')").with("cache-control", "max-age=60"),
        "/api/v1/items" => Reply::json("{\"items\": [{\"id\": 1}], \"next\": null}"),
        "/healthz" => Reply::json("{\"status\": \"ok\"}").with("cache-control", "no-store"),
        _ => Reply::not_found(),
    }
}

/// A scan with its files.
pub(crate) struct Scan {
    pub(crate) ended: Ended,
    pub(crate) run: Value,
    pub(crate) folder: tempfile::TempDir,
}

impl Scan {
    /// Scans the shop; `broken` takes the place of the target of its kind.
    pub(crate) fn of(broken: Option<(&str, &str)>, more: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let shop = Shop::shared();
        let mut targets = BTreeMap::from([("app", shop.app.as_str()), ("postgres", &shop.postgres), ("redis", &shop.redis)]);
        targets.extend(broken);
        let flags: Vec<String> = targets.iter().map(|(kind, url)| format!("--{kind}={url}")).collect();
        let arguments: Vec<&str> = ["scan", "--name=shop", "--no-load"].into_iter().chain(flags.iter().map(String::as_str)).collect();
        let ended = run(folder.path(), &[&arguments, more].concat());
        let run: Value = serde_json::from_str(&fs::read_to_string(written(&folder, ".run.json")).unwrap()).unwrap();
        let is_reached = run["unreached"].as_array().is_some_and(Vec::is_empty);
        assert_eq!(ended.code, if is_reached { 0 } else { 3 }, "{}", ended.err);
        assert!(fs::metadata(written(&folder, ".report.html")).unwrap().len() > 1_000);
        Self { ended, run, folder }
    }

    /// The snapshot.
    pub(crate) fn snapshot(&self) -> PathBuf {
        written(&self.folder, "Z.db")
    }

    /// Tables that were not, or not wholly, seen, with kind, reason and cure.
    pub(crate) fn absences(&self) -> BTreeMap<String, [String; 4]> {
        let text = |gap: &Value, field: &str| gap[field].as_str().unwrap_or_default().to_owned();
        let gaps = self.run["absences"].as_array().unwrap();
        gaps.iter().map(|g| (text(g, "table"), ["probe", "kind", "reason", "cure"].map(|f| text(g, f)))).collect()
    }

    /// Facts that a probe wrote.
    pub(crate) fn facts(&self, probe: &str) -> i64 {
        let probes = self.run["probes"].as_array().unwrap();
        probes.iter().find(|p| p["name"] == probe).and_then(|p| p["facts"].as_i64()).unwrap_or_else(|| panic!("{probe} did not run"))
    }
}

/// The one file of the run with this ending.
pub(crate) fn written(folder: &tempfile::TempDir, ending: &str) -> PathBuf {
    let runs = fs::read_dir(folder.path().join(".plimsoll/runs")).unwrap().flatten().map(|e| e.path());
    let found: Vec<PathBuf> = runs.filter(|p| p.to_string_lossy().ends_with(ending)).collect();
    assert_eq!(found.len(), 1, "{ending}: {found:?}");
    super::schema::assert_runs_fit(folder.path());
    found[0].clone()
}

/// True for a probe that looks at the target of another one.
fn stands_on(probe: &str, kind: &str) -> bool {
    kind == "postgres" && ["statements", "advice", "log", "pooler"].contains(&probe)
}

/// The names of checks that pass.
pub(crate) fn passes(run: &Value) -> BTreeSet<String> {
    let outcomes = run["outcomes"].as_array().unwrap().iter();
    let passed = outcomes.filter(|o| o["verdict"]["state"] == "pass");
    passed.map(|o| format!("{}/{}", o["item"].as_str().unwrap(), o["id"].as_str().unwrap())).collect()
}

/// What must hold of every scan in which something is broken: no check passes that did not pass before, none passes on
/// a table that was not seen, and the other probes saw what they see without it.
pub(crate) fn assert_nothing_passes_by_it(broken: &Scan, kind: &str, is_wholly: bool) {
    let (healthy, absent) = (Shop::healthy(), broken.absences());
    let probe = PROBES.iter().find(|p| p.name() == kind).unwrap();
    if is_wholly {
        let unsaid: Vec<&&str> = probe.tables().iter().filter(|t| !absent.contains_key(**t)).collect();
        assert!(unsaid.is_empty() && broken.facts(kind) == 0, "{kind}: nothing is said of {unsaid:?}");
    }
    let new: Vec<String> = passes(&broken.run).difference(&passes(&healthy.run)).cloned().collect();
    assert!(new.is_empty(), "{kind}: these pass only because it is broken: {new:?}");
    let (checks, _) = check::load("/nonexistent".as_ref());
    for name in passes(&broken.run) {
        let check = checks.iter().find(|c| c.name() == name).unwrap();
        let blind: Vec<&String> = check.tables.iter().filter(|t| absent.get(*t).is_some_and(|a| a[1] != "declared-none")).collect();
        assert!(blind.is_empty(), "{name} passes without {blind:?}");
    }
    for other in PROBES.iter().filter(|p| p.name() != kind && !stands_on(p.name(), kind)) {
        assert_eq!(broken.facts(other.name()) > 0, healthy.facts(other.name()) > 0, "{} saw nothing", other.name());
        let of_other = |scan: &Scan| -> Vec<String> {
            scan.absences().into_iter().filter(|(_, a)| a[0] == other.name()).map(|(t, a)| format!("{t}: {}", a[1])).collect()
        };
        assert_eq!(of_other(broken), of_other(healthy), "{}", other.name());
    }
}
