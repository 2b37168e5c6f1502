//! What is scanned: addresses, environment, limits, and where each value came from.

mod access;
mod compose;
mod crawl;
mod day;
mod declaration;
mod discover;
mod environment;
mod file;
mod json;
mod line;
mod log;
mod metrics;
mod monitoring;
mod paths;
mod place;
mod plan;
mod session;
mod text;
mod url;
mod yaml;
mod visits;

use std::{collections::BTreeMap, path::PathBuf};

use crate::redact::{Address, Redactor};

pub use access::{Access, Header, Identity, Variables, joined, variable};
pub use crawl::Crawl;
pub use declaration::{DECLARABLE, Declaration};
pub use discover::{BadTarget, Given, discover};
pub use environment::environment_word;
pub use file::{BackupPlace, BadConfig, Config, LoadLimits, MOST_KEYS, Objective, RedisLimits, Shape, Waiver, without_mark};
pub(crate) use json::{Tree, json_tree};
pub use line::line_of;
pub use monitoring::Monitoring;
pub use paths::FoundPaths;
pub use place::Place;
pub use plan::Plan;
pub use session::{SharedSession, SignIn, SigningIn};
pub use visits::{Answered, StepName, Visited, Visits};
pub use yaml::{BadYaml, from_yaml};

/// Where a value was found, in the order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A command-line flag.
    Flag,
    /// An environment variable of this process.
    Environment,
    /// The `.env` file of the working directory.
    DotEnv,
    /// `docker-compose.yml` or `compose.yml`.
    Compose,
    /// `plimsoll.toml`.
    Config,
}

impl Source {
    /// The words shown to the user.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Flag => "command line",
            Self::Environment => "environment",
            Self::DotEnv => ".env",
            Self::Compose => "docker-compose.yml",
            Self::Config => "plimsoll.toml",
        }
    }
}

/// A value with the place that it came from, for example `DATABASE_URL (.env)`.
#[derive(Clone, Debug)]
pub struct FoundAddress {
    /// The address.
    pub address: Address,
    /// Which source won.
    pub source: Source,
    /// The name of the flag, variable or key.
    pub key: String,
}

/// What one run looks at.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// A stable name: runs of the same name are compared.
    pub name: String,
    /// `production`, `staging`, `development` or the user's own word.
    pub environment: String,
    /// The app, over HTTP.
    pub app: Option<FoundAddress>,
    /// Its Postgres.
    pub postgres: Option<FoundAddress>,
    /// Further databases of the same cluster, by name.
    pub databases: Vec<String>,
    /// Its Redis or Valkey.
    pub redis: Option<FoundAddress>,
    /// A second instance of the app, to prove that no state stays in one of them.
    pub instance: Option<FoundAddress>,
    /// The public address of the edge (CDN) in front of the app.
    pub edge: Option<FoundAddress>,
    /// The Postgres of a second environment, to compare with.
    pub twin: Option<FoundAddress>,
    /// The user's working directory: files that the configuration names lie in it.
    pub folder: PathBuf,
    /// The console of the PgBouncer between the app and its Postgres.
    pub pooler: Option<FoundAddress>,
    /// The page with its metrics, where plimsoll.toml names it.
    pub metrics: Option<FoundAddress>,
    /// What is shown to that page besides.
    pub metrics_headers: Vec<Header>,
    /// The Prometheus that watches it.
    pub prometheus: Option<FoundAddress>,
    /// The Alertmanager that tells of it.
    pub alertmanager: Option<FoundAddress>,
    /// What is shown to both.
    pub monitoring: Vec<Header>,
    /// The log of its Postgres.
    pub log: Option<FoundPaths>,
    /// Its compose files and manifests of Kubernetes.
    pub manifests: Option<FoundPaths>,
    /// All else that `plimsoll.toml` says.
    pub config: Config,
    /// Where the files here name each kind of target, or would name it.
    pub places: BTreeMap<&'static str, Place>,
    /// What the files here may name as `$NAME`.
    pub variables: Variables,
    /// What visitors of the app show.
    pub identity: Identity,
    /// What scenarios ask the app for.
    pub visits: Visits,
    /// Masks the secrets of all of the above.
    pub redactor: Redactor,
}

impl Target {
    /// Each configured address as (kind, address), in the order in which they are shown.
    #[must_use]
    pub fn addresses(&self) -> Vec<(&'static str, &FoundAddress)> {
        [
            ("app", &self.app),
            ("postgres", &self.postgres),
            ("redis", &self.redis),
            ("instance", &self.instance),
            ("edge", &self.edge),
            ("twin", &self.twin),
            ("pooler", &self.pooler),
            ("metrics", &self.metrics),
            ("prometheus", &self.prometheus),
            ("alertmanager", &self.alertmanager),
        ]
        .into_iter()
        .filter_map(|(kind, found)| found.as_ref().map(|f| (kind, f)))
        .collect()
    }

    /// True where the user says that the kind does not exist (`without = ["redis"]`), which is not the same as unknown.
    #[must_use]
    pub fn declared_none(&self, kind: &str) -> bool {
        self.config.without.iter().any(|w| w == kind)
    }

    /// The address of the app by the name that it answers to.
    #[must_use]
    pub fn app_url(&self) -> Option<::url::Url> {
        self.app.as_ref().map(|app| self.by_its_name(app.address.expose()))
    }

    /// The address of the page of metrics that is named.
    #[must_use]
    pub fn metrics_url(&self) -> Option<::url::Url> {
        self.metrics.as_ref().map(|page| self.by_its_name(page.address.expose()))
    }

    /// That page as it is listed: its path, at another address than the app's with that.
    #[must_use]
    pub fn metrics_path(&self) -> Option<String> {
        let url = self.metrics_url()?;
        let place = if self.has_inner_metrics() { url.origin().ascii_serialization() } else { String::new() };
        Some(format!("{place}{}", url.path()))
    }

    /// True where that page lies at another address than the app: on an inner port, for those who may read it.
    #[must_use]
    pub fn has_inner_metrics(&self) -> bool {
        self.metrics_url().is_some_and(|page| self.app_url().is_none_or(|app| app.origin() != page.origin()))
    }

    /// `url` by the name that the app answers to, where it lies on the app's host.
    #[must_use]
    pub fn by_its_name(&self, url: &::url::Url) -> ::url::Url {
        let mut named = url.clone();
        let is_app = self.app.as_ref().is_some_and(|app| app.address.expose().host() == url.host());
        if let Some(name) = self.identity.host.as_deref().filter(|_| is_app) {
            // It was looked at when it was read.
            let _ = named.set_host(Some(name));
        }
        named
    }

    /// True where load may be sent to the app: its host is named, and production is allowed on purpose.
    #[must_use]
    pub fn loadable(&self) -> bool {
        self.is_load_host() && (self.environment != "production" || self.config.load.allow_production)
    }

    /// True where the app's host is named as one that may be loaded.
    #[must_use]
    pub fn is_load_host(&self) -> bool {
        let bare = |host: &str| host.trim_matches(['[', ']']).to_owned();
        self.app.as_ref().is_some_and(|app| self.config.load.hosts.iter().any(|host| bare(host) == bare(app.address.host())))
    }
}
