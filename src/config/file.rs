//! `plimsoll.toml`: what a system cannot tell of itself, such as the plan, the objective and where load may go.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use super::{
    access::Access, crawl::Crawl, day::day, declaration::Declaration, line::lines, monitoring::Monitoring, paths::Places, plan::Plan,
    text::read_text,
};

/// The name of the configuration file in the working directory.
pub(super) const FILE: &str = "plimsoll.toml";

/// Everything that the file may say. An unknown key is an error: a mistyped one must not be ignored.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// A stable name for the target; default: the app's host.
    pub name: Option<String>,
    /// `production`, `staging`, `development` or another word.
    pub environment: Option<String>,
    /// Kinds of target that do not exist here: `["redis"]`.
    pub without: Vec<String>,
    /// A PEM file of certificate authorities to trust besides the public ones.
    pub ca_file: Option<PathBuf>,
    /// Addresses, last in the order of precedence.
    pub targets: Addresses,
    /// What tells of the backups.
    pub backup: BackupPlace,
    /// How much of Redis is looked at.
    pub redis: RedisLimits,
    /// Where load may go, and how much.
    pub load: LoadLimits,
    /// The scenario by whose steps a visitor signs in.
    pub sign_in: Option<PathBuf>,
    /// How the app is visited.
    pub app: Access,
    /// How far the walk through the app goes.
    pub crawl: Crawl,
    /// How Prometheus and Alertmanager are asked.
    pub monitoring: Monitoring,
    /// What a good answer is.
    pub objective: Objective,
    /// What is planned.
    pub plan: Plan,
    /// Findings that are accepted for a time.
    pub waive: Vec<Waiver>,
    /// What others do that cannot be seen from here.
    pub declare: Vec<Declaration>,
    /// Where the history is kept besides the file here: a Postgres address shared by a team.
    pub history: Option<String>,
    /// The line of each table, and of each key of one as `table.key`.
    #[serde(skip)]
    pub lines: BTreeMap<String, usize>,
}

/// Addresses in the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Addresses {
    /// The app.
    pub app: Option<String>,
    /// Postgres.
    pub postgres: Option<String>,
    /// Further databases of the same cluster, by name.
    pub databases: Vec<String>,
    /// Redis or Valkey.
    pub redis: Option<String>,
    /// A second instance of the app.
    pub instance: Option<String>,
    /// The edge (CDN) in front of the app.
    pub edge: Option<String>,
    /// The console of PgBouncer.
    pub pooler: Option<String>,
    /// The Postgres of a second environment.
    pub twin: Option<String>,
    /// The Prometheus that watches the app.
    pub prometheus: Option<String>,
    /// The Alertmanager that tells of it.
    pub alertmanager: Option<String>,
    /// The log of Postgres: a file, a folder, a pattern such as `log/*.json`, or a list of them.
    pub log: Option<Places>,
    /// Compose files and manifests of Kubernetes: a file, a folder, or a list of them.
    pub manifests: Option<Places>,
}

/// Where the answer of the backup tool comes from: a file, a command, or both.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BackupPlace {
    /// A file with its JSON.
    pub report: Option<PathBuf>,
    /// A command that prints it: the program and its arguments, run without a shell.
    pub command: Vec<String>,
    /// The stanza, server or instance in it that is scanned, where it tells of several.
    pub source: Option<String>,
}

/// The most keys that may be looked at: to walk more takes longer than a probe may.
pub const MOST_KEYS: i64 = 200_000;

/// How much of Redis is looked at.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RedisLimits {
    /// Where there are no more keys than this over all databases, all are looked at; of more the names of all, and some of each kind.
    pub keys: i64,
}

impl Default for RedisLimits {
    fn default() -> Self {
        Self { keys: 20_000 }
    }
}

/// The longest load, seconds: four hours.
const LONGEST_S: u64 = 14_400;

/// The lowest rate, requests per second: one in seventeen minutes is no load.
const LOWEST_PER_S: f64 = 0.001;

/// The longest time that an objective may allow, milliseconds: an hour.
const LONGEST_ANSWER_MS: f64 = 3_600_000.0;

/// What a load is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// To find the load line.
    #[default]
    Line,
    /// One visit of each scenario: does it work?
    Smoke,
    /// Ten times the rate within a second, and back.
    Spike,
    /// One rate for all of the time: does anything creep up?
    Soak,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Line, Self::Smoke, Self::Spike, Self::Soak];

    /// Its name in plimsoll.toml, on the command line and in the snapshot.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Smoke => "smoke",
            Self::Spike => "spike",
            Self::Soak => "soak",
        }
    }
}

/// Where load may go, and the most of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LoadLimits {
    /// Hosts that may be loaded. None by default: load is never sent to a host that was not named.
    pub hosts: Vec<String>,
    /// Production needs this as well.
    pub allow_production: bool,
    /// The highest rate ever offered, requests per second.
    pub max_rate: f64,
    /// The longest that all of the load may take, seconds.
    pub max_seconds: u64,
    /// The most requests under way at once.
    pub max_in_flight: usize,
    /// What it is for.
    pub shape: Shape,
    /// Requests per second: of a soak, before and after a spike, and where the search for the line begins. None: that of the
    /// stage planned for at its peak; the search begins where one visitor's requests allow it.
    pub rate: Option<f64>,
    /// So many closed users in place of the search for the load line: each waits for its answer, then pauses.
    pub users: Option<usize>,
}

impl Default for LoadLimits {
    fn default() -> Self {
        Self {
            hosts: Vec::new(),
            allow_production: false,
            max_rate: 2_000.0,
            max_seconds: 300,
            max_in_flight: 512,
            shape: Shape::Line,
            rate: None,
            users: None,
        }
    }
}

/// The service objective (SLO): the share of requests that must be in time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Objective {
    /// The 95th percentile of all answers stays at or below this, milliseconds.
    pub p95_ms: f64,
    /// At most this share of requests fails, percent.
    pub error_pct: f64,
}

impl Default for Objective {
    fn default() -> Self {
        Self { p95_ms: 300.0, error_pct: 1.0 }
    }
}

/// A finding that is accepted until a day. It keeps the gate open; it never earns points.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The check, `item/id`.
    pub check: String,
    /// The finding's subject; none: every subject of the check.
    pub subject: Option<String>,
    /// The last day on which it holds, `2026-12-31`.
    #[serde(deserialize_with = "day")]
    pub until: chrono::NaiveDate,
    /// Who accepted it.
    pub by: String,
    /// Why.
    pub why: String,
}

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BadConfig {
    /// The file is there, and cannot be read.
    #[error("`{path}` cannot be read")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The file is not valid.
    #[error("`{path}` is not valid: {message}")]
    Invalid {
        /// The file.
        path: String,
        /// Its text, for the caret display.
        text: String,
        /// What is wrong.
        message: String,
        /// Where, as byte offsets.
        at: std::ops::Range<usize>,
    },
}

/// A file's text without the mark that Windows puts before UTF-8.
#[must_use]
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

impl Config {
    /// Reads `plimsoll.toml` in `folder`; none there: all defaults.
    ///
    /// # Errors
    /// When the file cannot be read, or holds an unknown key or a wrong value.
    pub fn read(folder: &Path) -> Result<Self, BadConfig> {
        let path = folder.join(FILE);
        let text = match read_text(&path) {
            Ok(text) => text,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => return Err(BadConfig::Unreadable { path: path.display().to_string(), source }),
        };
        Self::parse(&text, &path.display().to_string())
    }

    /// Parses the text of a configuration; `path` names it in errors.
    ///
    /// # Errors
    /// When it holds an unknown key or a wrong value.
    pub fn parse(text: &str, path: &str) -> Result<Self, BadConfig> {
        let text = without_mark(text);
        let invalid = |message: String, at| BadConfig::Invalid { path: path.to_owned(), text: text.to_owned(), message, at };
        let mut config: Self =
            toml::from_str(text).map_err(|e| invalid(e.message().to_owned(), e.span().unwrap_or(0..text.len().min(1))))?;
        config.lines = lines(text);
        config.judge().map_err(|message| invalid(message, 0..text.find('\n').unwrap_or(text.len())))?;
        Ok(config)
    }

    /// Refuses values that parse but make no sense.
    fn judge(&self) -> Result<(), String> {
        let known = ["app", "postgres", "redis", "instance", "edge", "pooler", "twin", "prometheus", "alertmanager", "log", "manifests"];
        if let Some(odd) = self.without.iter().find(|w| !known.contains(&w.as_str())) {
            return Err(format!("`without` knows {}, not `{odd}`", known.join(", ")));
        }
        let is_time = self.objective.p95_ms > 0.0 && self.objective.p95_ms <= LONGEST_ANSWER_MS;
        if !(is_time && (0.0..=100.0).contains(&self.objective.error_pct)) {
            return Err(format!("`objective` wants p95_ms above 0 and at most {LONGEST_ANSWER_MS}, and error_pct between 0 and 100"));
        }
        if !((LOWEST_PER_S..=100_000.0).contains(&self.load.max_rate) && (1..=LONGEST_S).contains(&self.load.max_seconds)) {
            return Err(format!("`load` wants max_rate from {LOWEST_PER_S} to 100000, and max_seconds from 1 to {LONGEST_S}"));
        }
        if self.load.users.is_some() && self.load.shape != Shape::Line {
            return Err("`load.users` and `load.shape` exclude each other".to_owned());
        }
        if self.load.rate.is_some_and(|rate| !(rate >= LOWEST_PER_S && rate <= self.load.max_rate)) {
            return Err(format!("`load.rate` is at least {LOWEST_PER_S} and at most `load.max_rate`"));
        }
        if !(1..=20_000).contains(&self.load.max_in_flight) {
            return Err("`load.max_in_flight` is between 1 and 20000".to_owned());
        }
        if self.load.users.is_some_and(|users| !(1..=20_000).contains(&users)) {
            return Err("`load.users` is between 1 and 20000; leave it out to search the load line".to_owned());
        }
        if !(100..=MOST_KEYS).contains(&self.redis.keys) {
            return Err(format!("`redis.keys` is between 100 and {MOST_KEYS}"));
        }
        let of_declarations = || self.declare.iter().find_map(Declaration::fault);
        self.crawl.fault().or_else(of_declarations).or_else(|| self.plan.fault()).or_else(|| self.app.fault()).map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_an_error_with_its_place() {
        let text = "name = \"shop\"\n[load]\nhost = [\"x\"]\n";
        let Err(BadConfig::Invalid { message, at, .. }) = Config::parse(text, FILE) else { panic!("not refused") };
        assert!(message.contains("unknown field `host`"), "{message}");
        assert_eq!(&text[at], "host");
    }

    #[test]
    fn a_waiver_ends_on_a_day() {
        let waiver = |until: &str| {
            let text = format!("[[waive]]\ncheck = \"a/b\"\nuntil = {until}\nby = \"x\"\nwhy = \"y\"\n");
            Config::parse(&text, FILE).map(|c| c.waive[0].until.to_string()).map_err(|e| e.to_string())
        };
        assert_eq!(waiver("2026-12-31").as_deref(), Ok("2026-12-31"));
        assert_eq!(waiver("\"2026-12-31\"").as_deref(), Ok("2026-12-31"));
        assert!(waiver("\"soon\"").is_err_and(|e| e.contains("expected a day such as")));
    }

    #[test]
    fn a_mark_before_the_text_is_passed_over() {
        assert_eq!(Config::parse("\u{feff}name = \"shop\"\n", FILE).expect("a configuration").name.as_deref(), Some("shop"));
    }

    #[test]
    fn numbers_that_no_clock_can_hold_are_refused() {
        for text in
            ["[objective]\np95_ms = inf\n", "[objective]\np95_ms = 1e300\n", "[load]\nmax_rate = 1e-300\n", "[load]\nrate = 1e-300\n"]
        {
            assert!(Config::parse(text, FILE).is_err(), "{text}");
        }
    }

    #[test]
    fn a_sample_of_keys_has_bounds() {
        let keys = |n: i64| Config::parse(&format!("[redis]\nkeys = {n}\n"), FILE).map(|config| config.redis.keys).ok();
        assert_eq!([99, 100, 200_000, 200_001].map(keys), [None, Some(100), Some(200_000), None]);
    }

    #[test]
    fn a_stage_that_does_not_exist_is_refused() {
        assert!(Config::parse("[plan]\nstage = 500\n", FILE).is_err());
    }
}
