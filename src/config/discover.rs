//! Finding the targets without being told: flags, environment, `.env`, `docker-compose.yml`, `plimsoll.toml`,
//! in this order of precedence. Each value keeps the place that it came from.

use std::{
    collections::BTreeMap,
    env,
    path::{Path, PathBuf},
};

use super::{
    Config, FoundAddress, Identity, Source, Target, Variables, Visits, compose,
    environment::guess_environment,
    file::{Addresses, BadConfig},
    log,
    metrics::Metrics,
    paths::{FoundPaths, Places},
    place::places,
    text::read_text,
    url::{is_host, postgres_url},
};
use crate::redact::{Address, Redactor, percent_decode};

/// What the command line gave.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// `--app`.
    pub app: Option<String>,
    /// `--postgres`.
    pub postgres: Option<String>,
    /// `--database`, each.
    pub databases: Vec<String>,
    /// `--redis`.
    pub redis: Option<String>,
    /// `--instance`.
    pub instance: Option<String>,
    /// `--edge`.
    pub edge: Option<String>,
    /// `--twin`.
    pub twin: Option<String>,
    /// `--backup-report`.
    pub backup_report: Option<PathBuf>,
    /// `--pooler`.
    pub pooler: Option<String>,
    /// `--prometheus`.
    pub prometheus: Option<String>,
    /// `--alertmanager`.
    pub alertmanager: Option<String>,
    /// `--log`, each time that it was given.
    pub log: Vec<PathBuf>,
    /// `--manifests`, each time that it was given.
    pub manifests: Vec<PathBuf>,
    /// `--sign-in`.
    pub sign_in: Option<PathBuf>,
    /// `--name`.
    pub name: Option<String>,
    /// `--environment`.
    pub environment: Option<String>,
    /// Variables of the process; a parameter so that tests need not touch their own.
    pub variables: BTreeMap<String, String>,
}

impl Given {
    /// This process's environment as the variables.
    #[must_use]
    pub fn with_environment(mut self) -> Self {
        self.variables = env::vars_os().filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?))).collect();
        self
    }
}

/// Targets that cannot be made out.
#[derive(Debug, thiserror::Error)]
pub enum BadTarget {
    /// The configuration file is at fault.
    #[error(transparent)]
    Config(#[from] BadConfig),
    /// An address is not one. It is not repeated: it may be all secret.
    #[error("{kind} from {key} ({place}) is not an address: {why}")]
    Address {
        /// `app`, `postgres` …
        kind: &'static str,
        /// Its flag, variable or key.
        key: String,
        /// Where that stands.
        place: &'static str,
        /// What is wrong.
        why: String,
    },
    /// A further database is not named by its name.
    #[error("--database and `targets.databases` want the plain name of a database of the same server, such as `archive`")]
    Database,
    /// A variable that is named and not set.
    #[error("`[app]` or `[monitoring]` of plimsoll.toml names ${0}, and neither the environment nor .env gives it")]
    Variable(String),
    /// The app's own name is none.
    #[error("`[app] host` of plimsoll.toml wants the bare name that the app answers to, such as `shop.example.com`, and not `{0}`")]
    Host(String),
    /// The page of metrics is none. It is not repeated: it may be all secret.
    #[error("`[app] metrics` of plimsoll.toml wants a path such as `/metrics`, or an address such as `http://127.0.0.1:9100/metrics`")]
    Metrics,
    /// A further database of no server.
    #[error("--database and `targets.databases` name databases beside that of --postgres, and no Postgres address was found")]
    DatabaseAlone,
}

/// One place that may name addresses: its rank, and kind → (key, address text).
type Offer = (Source, BTreeMap<&'static str, (String, String)>);

/// Finds the targets of a run in `folder`.
///
/// # Errors
/// When `plimsoll.toml` is not valid, or an address cannot be parsed.
pub fn discover(given: &Given, folder: &Path) -> Result<Target, BadTarget> {
    let mut config = Config::read(folder)?;
    config.backup.report = given.backup_report.clone().or(config.backup.report);
    config.sign_in = given.sign_in.clone().or(config.sign_in);
    let dot_env = read_dot_env(folder);
    let offers = [
        (Source::Flag, from_flags(given)),
        (Source::Environment, from_variables(&given.variables)),
        (Source::DotEnv, from_variables(&dot_env)),
        (Source::Compose, compose::read(folder)),
        (Source::Config, from_config(&config.targets)),
    ];
    let pick = |kind: &'static str| -> Result<Option<FoundAddress>, BadTarget> {
        if config.without.iter().any(|w| w == kind) {
            return Ok(None);
        }
        first(&offers, kind)
    };
    let (app, postgres, redis) = (pick("app")?, pick("postgres")?, pick("redis")?);
    let (instance, edge, pooler, twin) = (pick("instance")?, pick("edge")?, pick("pooler")?, pick("twin")?);
    let (prometheus, alertmanager) = (pick("prometheus")?, pick("alertmanager")?);
    let log = log::find(given, &dot_env, &config);
    let manifests = manifests(given, &config);
    let name = given
        .name
        .clone()
        .or_else(|| config.name.clone())
        .unwrap_or_else(|| name_of([&app, &postgres, &redis], [log.as_ref(), manifests.as_ref()]));
    let environment = given.environment.clone().or_else(|| config.environment.clone()).unwrap_or_else(|| guess_environment(app.as_ref()));
    let databases = further(if given.databases.is_empty() { &config.targets.databases } else { &given.databases }, postgres.as_ref())?;
    let folder = folder.to_owned();
    let variables = Variables::of(&given.variables, dot_env);
    let redactor = Redactor::default();
    let identity = Identity::of(&config.app, &variables, &redactor).map_err(BadTarget::Variable)?;
    if let Some(host) = identity.host.as_deref().filter(|host| !is_host(host)) {
        return Err(BadTarget::Host(host.to_owned()));
    }
    let metrics = Metrics::find(&config.app, app.as_ref(), &variables, &redactor)?;
    let monitoring = config.monitoring.shown(&variables, &redactor).map_err(BadTarget::Variable)?;
    let mut target = Target {
        name,
        environment,
        app,
        postgres,
        databases,
        redis,
        instance,
        edge,
        pooler,
        twin,
        metrics: metrics.page,
        metrics_headers: metrics.headers,
        prometheus,
        alertmanager,
        monitoring,
        log,
        manifests,
        config,
        folder,
        variables,
        identity,
        visits: Visits::default(),
        redactor,
        ..Target::default()
    };
    for (_, found) in target.addresses() {
        target.redactor.learn(&found.address);
    }
    target.places = places(&target);
    Ok(target)
}

/// Where the manifests lie: a flag wins over the file, and that there are none over both.
fn manifests(given: &Given, config: &Config) -> Option<FoundPaths> {
    let listed = config.targets.manifests.as_ref().map_or_else(Vec::new, Places::all);
    let offers = [(Source::Flag, "--manifests", given.manifests.clone()), (Source::Config, "targets.manifests", listed)];
    let is_none = config.without.iter().any(|without| without == "manifests");
    let (source, key, paths) = offers.into_iter().find(|(_, _, paths)| !paths.is_empty() && !is_none)?;
    Some(FoundPaths { paths, source, key: key.to_owned() })
}

/// The databases that are looked at besides the address's own, each once.
fn further(names: &[String], postgres: Option<&FoundAddress>) -> Result<Vec<String>, BadTarget> {
    let own = postgres.map(|found| percent_decode(found.address.expose().path().trim_start_matches('/')));
    let mut databases: Vec<String> = Vec::new();
    for name in names.iter().map(|name| name.trim()) {
        if name.is_empty() || name.contains("://") {
            return Err(BadTarget::Database);
        }
        if own.as_deref() != Some(name) && !databases.iter().any(|d| d == name) {
            databases.push(name.to_owned());
        }
    }
    if postgres.is_none() && !databases.is_empty() {
        return Err(BadTarget::DatabaseAlone);
    }
    Ok(databases)
}

fn first(offers: &[Offer], kind: &'static str) -> Result<Option<FoundAddress>, BadTarget> {
    let Some((source, (key, text))) = offers.iter().find_map(|(s, o)| o.get(kind).map(|f| (*s, f))) else {
        return Ok(None);
    };
    let bad = |why: String| BadTarget::Address { kind, key: key.clone(), place: source.words(), why };
    let address = if kind == "app" { Address::of_app(text) } else { Address::parse(text) }.map_err(|e| bad(e.to_string()))?;
    if ["instance", "edge", "prometheus", "alertmanager"].contains(&kind)
        && Address::of_app(text).is_ok_and(|address| address.socket().is_some())
    {
        return Err(bad("only --app may be a Unix socket; give this one by host and port".to_owned()));
    }
    let schemes: &[&str] = match kind {
        "postgres" | "pooler" | "twin" => &["postgres", "postgresql"],
        "redis" => &["redis", "rediss", "valkey", "valkeys", "redis+unix", "unix"],
        _ => &["http", "https"],
    };
    let scheme = address.expose().scheme();
    if !schemes.contains(&scheme) {
        // What stands behind a plus was never looked at.
        let found = scheme.split_once('+').map_or_else(|| format!("`{scheme}://`"), |(kind, _)| format!("`{kind}+…://`"));
        return Err(bad(format!("it starts with {found}, expected `{}://`", schemes[0])));
    }
    Ok(Some(FoundAddress { address, source, key: key.clone() }))
}

fn from_flags(given: &Given) -> BTreeMap<&'static str, (String, String)> {
    [
        ("app", &given.app),
        ("postgres", &given.postgres),
        ("redis", &given.redis),
        ("instance", &given.instance),
        ("edge", &given.edge),
        ("twin", &given.twin),
        ("pooler", &given.pooler),
        ("prometheus", &given.prometheus),
        ("alertmanager", &given.alertmanager),
    ]
    .into_iter()
    .filter_map(|(kind, text)| text.clone().map(|t| (kind, (format!("--{kind}"), t))))
    .collect()
}

/// Names of variables for each kind, the commonest first.
const VARIABLES: &[(&str, &[&str])] = &[
    ("app", &["APP_URL", "BASE_URL", "PUBLIC_URL"]),
    ("postgres", &["DATABASE_URL", "POSTGRES_URL", "PG_URL", "POSTGRESQL_URL"]),
    ("redis", &["REDIS_URL", "VALKEY_URL", "REDIS_TLS_URL"]),
    ("pooler", &["PGBOUNCER_URL"]),
    ("prometheus", &["PROMETHEUS_URL"]),
    ("alertmanager", &["ALERTMANAGER_URL"]),
];

fn from_variables(variables: &BTreeMap<String, String>) -> BTreeMap<&'static str, (String, String)> {
    let mut found = BTreeMap::new();
    for (kind, names) in VARIABLES {
        let hit = names.iter().find_map(|n| variables.get(*n).filter(|v| !v.trim().is_empty()).map(|v| (*n, v)));
        // `DATABASE_URL=mysql://…` names a database that is no target of ours; it is passed over, not an error.
        if let Some((name, value)) = hit.filter(|(_, v)| *kind != "postgres" || v.trim().starts_with("postgres")) {
            found.insert(*kind, (name.to_owned(), value.trim().to_owned()));
        }
    }
    if !found.contains_key("postgres")
        && let Some(host) = variables.get("PGHOST").filter(|h| !h.is_empty())
    {
        let get = |name: &str| variables.get(name).map_or("", String::as_str);
        let text = postgres_url(host, get("PGPORT"), get("PGUSER"), get("PGPASSWORD"), get("PGDATABASE"));
        found.insert("postgres", ("PGHOST".to_owned(), text));
    }
    found
}

fn read_dot_env(folder: &Path) -> BTreeMap<String, String> {
    let text = read_text(&folder.join(".env")).unwrap_or_default();
    // Windows puts a mark before UTF-8, and the first name must not be lost to it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    dotenvy::from_read_iter(text.as_bytes()).flatten().collect()
}

fn from_config(addresses: &Addresses) -> BTreeMap<&'static str, (String, String)> {
    [
        ("app", &addresses.app),
        ("postgres", &addresses.postgres),
        ("redis", &addresses.redis),
        ("instance", &addresses.instance),
        ("edge", &addresses.edge),
        ("twin", &addresses.twin),
        ("pooler", &addresses.pooler),
        ("prometheus", &addresses.prometheus),
        ("alertmanager", &addresses.alertmanager),
    ]
    .into_iter()
    .filter_map(|(kind, text)| text.clone().map(|t| (kind, (format!("targets.{kind}"), t))))
    .collect()
}

/// That of the first address, else of the first file or folder.
fn name_of(addresses: [&Option<FoundAddress>; 3], files: [Option<&FoundPaths>; 2]) -> String {
    let address = addresses.into_iter().flatten().next().map(|found| found.address.place());
    let file = |found: &FoundPaths| Some(found.paths.first()?.file_name()?.to_string_lossy().into_owned());
    address.or_else(|| files.into_iter().flatten().find_map(file)).unwrap_or_else(|| "nothing".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        folder
    }

    #[test]
    fn a_flag_wins_over_the_environment_and_that_over_the_files() {
        let place = folder(&[
            (".env", "DATABASE_URL=postgres://c/x\nREDIS_URL=redis://c\nAPP_URL=http://c\n"),
            ("plimsoll.toml", "[targets]\nedge = \"https://edge.example\"\napp = \"http://d\"\n"),
        ]);
        let variables = [("DATABASE_URL".to_owned(), "postgres://b/x".to_owned()), ("REDIS_URL".to_owned(), "redis://b".to_owned())];
        let given = Given { postgres: Some("postgres://a/x".to_owned()), variables: variables.into(), ..Given::default() };
        let target = discover(&given, place.path()).expect("targets");
        let hosts: Vec<(&str, String, Source)> =
            target.addresses().iter().map(|(k, f)| (*k, f.address.host().to_owned(), f.source)).collect();
        let expected = [
            ("app", "c".to_owned(), Source::DotEnv),
            ("postgres", "a".to_owned(), Source::Flag),
            ("redis", "b".to_owned(), Source::Environment),
            ("edge", "edge.example".to_owned(), Source::Config),
        ];
        assert_eq!(hosts, expected);
    }

    #[test]
    fn compose_services_give_their_published_ports() {
        let yaml = r#"
services:
  db:
    image: docker.io/library/postgres:16-alpine
    environment: [POSTGRES_USER=shop, POSTGRES_PASSWORD=pw, POSTGRES_DB=shopdb]
    ports: ["127.0.0.1:5433:5432"]
  cache:
    image: valkey/valkey:8
    ports: [{target: 6379, published: "6380"}]
  web:
    build: .
    ports: ["8000:80"]
"#;
        let place = folder(&[("docker-compose.yml", yaml)]);
        let target = discover(&Given::default(), place.path()).expect("targets");
        let text: Vec<String> = target.addresses().iter().map(|(_, f)| f.address.expose().to_string()).collect();
        assert_eq!(text, ["http://127.0.0.1:8000/", "postgres://shop:pw@127.0.0.1:5433/shopdb", "redis://127.0.0.1:6380"]);
    }

    #[test]
    fn a_mark_before_the_text_of_a_file_loses_no_name() {
        let yaml = "\u{feff}services:\n  cache:\n    image: redis\n    ports: [\"6380:6379\"]\n";
        let place = folder(&[(".env", "\u{feff}APP_URL=http://c\n"), ("compose.yml", yaml)]);
        let target = discover(&Given::default(), place.path()).expect("targets");
        let kinds: Vec<&str> = target.addresses().iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, ["app", "redis"]);
    }

    #[test]
    fn libpq_variables_make_an_address() {
        let variables = [("PGHOST", "db"), ("PGUSER", "u"), ("PGPASSWORD", "p@ss"), ("PGDATABASE", "d")];
        let variables = variables.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let place = folder(&[]);
        let target = discover(&Given { variables, ..Given::default() }, place.path()).expect("targets");
        let found = target.postgres.expect("an address");
        assert_eq!((found.address.expose().as_str(), found.key.as_str()), ("postgres://u:p%40ss@db/d", "PGHOST"));
    }

    #[test]
    fn a_wrong_scheme_names_its_place_and_not_its_value() {
        let place = folder(&[]);
        let given = Given { redis: Some("http://user:hunter22@cache".to_owned()), ..Given::default() };
        let error = discover(&given, place.path()).expect_err("not a Redis address").to_string();
        assert_eq!(error, "redis from --redis (command line) is not an address: it starts with `http://`, expected `redis://`");
    }

    #[test]
    fn another_kind_of_database_is_passed_over() {
        let variables = [("DATABASE_URL".to_owned(), "mysql://db/x".to_owned())].into();
        let place = folder(&[]);
        assert!(discover(&Given { variables, ..Given::default() }, place.path()).expect("targets").postgres.is_none());
    }
}
