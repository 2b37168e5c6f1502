//! The command line: clap types only.

mod typed;
mod values;

use std::{path::PathBuf, time::Duration};

use clap::{Args, Parser, Subcommand, ValueEnum};
use url::Url;

pub use typed::Typed;
use values::{formats, kinds, parse_app, parse_most, parse_rate, parse_stage, parse_time, shapes};

use crate::{config::Shape, import::Kind, report::Format};

/// Finds how many users a running web application carries, what gives way first, and the fix.
///
/// Looks at a live app, its Postgres and its Redis; needs no source code and changes nothing that it looks at.
#[derive(Debug, Parser)]
#[command(name = "plimsoll", version, after_help = EXIT_CODES, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Of the exit code.
const EXIT_CODES: &str = include_str!("cli/exit_codes.txt");

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Look at the targets, load them where allowed, judge, score and report
    Scan(ScanArgs),
    /// Write plimsoll.toml and a first scenario from what a crawl of the app finds
    Init(InitArgs),
    /// Write scenarios from what you have: an access log, a HAR recording or an OpenAPI description
    Import(ImportArgs),
    /// Say, fact by fact, what is granted, denied or missing, with the role and ACL to paste
    Doctor(TargetArgs),
    /// List, explain or test checks
    #[command(subcommand)]
    Checks(ChecksCommand),
    /// Judge an old snapshot again with today's checks, offline
    Recheck(RecheckArgs),
    /// Show a run in another format
    Report(ReportArgs),
    /// Set two runs side by side: new, fixed and remaining findings, score and load line
    Compare(CompareArgs),
    /// List the runs of this folder
    History(HistoryArgs),
    /// Compare a restored copy with its original, and keep what that proves: a backup never restored is no backup
    RestoreCheck(RestoreArgs),
}

/// Where the targets are. What is not given is looked for in the environment, .env, docker-compose.yml and plimsoll.toml.
#[derive(Debug, Default, Args)]
pub struct TargetArgs {
    /// The running app, http://127.0.0.1:8000 or unix:/run/app.sock
    #[arg(long, value_name = "URL")]
    pub app: Option<String>,
    /// Its Postgres, postgres://user:password@host/database
    #[arg(long, value_name = "URL")]
    pub postgres: Option<String>,
    /// A further database of the same Postgres to look at, by name; may be given again
    #[arg(long, value_name = "NAME")]
    pub database: Vec<String>,
    /// Its Redis or Valkey, redis://host:6379
    #[arg(long, value_name = "URL")]
    pub redis: Option<String>,
    /// A second running copy of the app, to prove that no state stays in one of them
    #[arg(long, value_name = "URL")]
    pub instance: Option<String>,
    /// The public address of the CDN in front of the app
    #[arg(long, value_name = "URL")]
    pub edge: Option<String>,
    /// The Postgres of a second environment, such as staging, to compare with
    #[arg(long, value_name = "URL")]
    pub twin: Option<String>,
    /// A file with the JSON of pgBackRest, Barman or WAL-G about its backups
    #[arg(long, value_name = "FILE")]
    pub backup_report: Option<PathBuf>,
    /// The console of PgBouncer, postgres://stats_user:password@host:6432/pgbouncer
    #[arg(long, value_name = "URL")]
    pub pooler: Option<String>,
    /// The Prometheus that watches the app, http://name:password@host:9090; only read, by a few GETs
    #[arg(long, value_name = "URL")]
    pub prometheus: Option<String>,
    /// The Alertmanager that tells of it, http://host:9093; likewise
    #[arg(long, value_name = "URL")]
    pub alertmanager: Option<String>,
    /// The log of Postgres: a file, a folder or a pattern; rotated and gzipped files too; may be given again
    #[arg(long, value_name = "PATH")]
    pub log: Vec<PathBuf>,
    /// Compose files or manifests of Kubernetes: a file or a folder; what is said to run is judged by need; may be given again
    #[arg(long, value_name = "PATH")]
    pub manifests: Vec<PathBuf>,
    /// The scenario that signs in: the scan sees what that user sees [without FILE: scenarios/sign-in.toml]
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "scenarios/sign-in.toml")]
    pub sign_in: Option<PathBuf>,
    /// A stable name: runs of one name are compared [default: the app's host]
    #[arg(long)]
    pub name: Option<String>,
    /// production, staging, development or a word of yours [default: guessed from the app's host]
    #[arg(long, value_name = "WORD")]
    pub environment: Option<String>,
    /// Users planned for; checks of later stages are shown and do not count yet [default: 1000]
    #[arg(long, value_name = "USERS")]
    pub stage: Option<u32>,
}

/// Arguments of `scan`.
#[derive(Debug, Args)]
pub struct ScanArgs {
    /// The targets.
    #[command(flatten)]
    pub targets: TargetArgs,
    /// Look only; send no load
    #[arg(long)]
    pub no_load: bool,
    /// Allow load on this host, besides `load.hosts` of plimsoll.toml; may be given again
    #[arg(long, value_name = "HOST")]
    pub load_host: Vec<String>,
    /// Allow load although the environment is production
    #[arg(long)]
    pub allow_production: bool,
    /// The longest that the load may take, seconds [default: 300]
    #[arg(long, value_name = "SECONDS")]
    pub load_seconds: Option<u64>,
    /// Load for up to 900 seconds: longer holds prove a line closer to the truth
    #[arg(long, conflicts_with = "load_seconds")]
    pub deep: bool,
    /// What the load is for: the line; smoke, one visit of each scenario; spike, ten times the rate; soak, one rate [default: line]
    #[arg(long, value_name = "SHAPE", value_parser = shapes(), conflicts_with = "no_load")]
    pub load_shape: Option<Shape>,
    /// Requests per second of a soak, before and after a spike, or where the search for the line begins [default: that of the
    /// users planned for at their peak; the search begins where one visitor's requests allow it]
    #[arg(long, value_name = "RATE", value_parser = parse_rate, conflicts_with = "no_load")]
    pub load_rate: Option<f64>,
    /// How the result is printed
    #[arg(long, value_name = "FORMAT", default_value = "terminal", value_parser = formats(Format::ALL))]
    pub format: Format,
    /// What the exit code depends on.
    #[command(flatten)]
    pub gate: GateArgs,
}

/// When the exit code is not 0 although plimsoll itself worked.
#[derive(Debug, Default, Args)]
pub struct GateArgs {
    /// Exit 10 when there is a finding this severe or worse, as measured: one that is low passes `high`, whatever its check can be at
    /// worst; `new`: any that the run before did not have, of each check the last that could decide it; where none could, it is new
    #[arg(long, value_enum, value_name = "WHAT")]
    pub fail_on: Option<FailOn>,
    /// Exit 11 when the proven score is below this
    #[arg(long, value_name = "POINTS")]
    pub fail_under: Option<u32>,
    /// Exit 12 when this stage is not READY, `ready:1000`
    #[arg(long, value_name = "ready:USERS", value_parser = parse_stage)]
    pub require: Option<u32>,
    /// Exit 13 when worse than this run: a new finding of severity high or above, a lower score, or a lower load line. `latest`
    /// is the run before, of the same target; what it did not decide stands as the last run before it did
    #[arg(long, value_name = "RUN")]
    pub baseline: Option<String>,
    /// Exit 14 when anything that counts could not be proven
    #[arg(long)]
    pub fail_unproven: bool,
}

impl GateArgs {
    /// True where the exit code is to depend on the result.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.fail_on.is_some() || self.fail_under.is_some() || self.require.is_some() || self.baseline.is_some() || self.fail_unproven
    }
}

/// What `--fail-on` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Critical findings
    Critical,
    /// High and critical findings
    High,
    /// Medium findings and worse
    Medium,
    /// Every finding
    Low,
    /// Findings that the last run of the same target did not have
    New,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The targets.
    #[command(flatten)]
    pub targets: TargetArgs,
    /// Replace files that are there already
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// An access log (combined or JSON lines), a HAR recording of one visit, or an OpenAPI 3 description (JSON or YAML); gzipped
    /// or not; `-` is standard input
    pub file: PathBuf,
    /// What the file is [default: told from its content]
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    pub kind: Option<Kind>,
    /// Of an access log: scenarios for so many of the most frequent endpoints [default: 20]
    #[arg(long, value_name = "NUMBER", value_parser = parse_most)]
    pub most: Option<usize>,
    /// Where the app is: of a recording only what lies below is taken, and the path of it is no part of a step's
    /// [default: the origin of the recording's first page]
    #[arg(long, value_name = "URL", value_parser = parse_app)]
    pub app: Option<Url>,
    /// Of a recording: also take POST, PUT, PATCH and DELETE; a load will repeat them
    #[arg(long)]
    pub with_writes: bool,
    /// Replace files that are there already
    #[arg(long)]
    pub force: bool,
}

/// Subcommands of `checks`.
#[derive(Debug, Subcommand)]
pub enum ChecksCommand {
    /// List every check with its severity and stage
    List,
    /// Explain one check: why, thresholds, fix, query
    Explain {
        /// `database/slow-log-off`, or only `slow-log-off`
        check: String,
    },
    /// Test your own checks in .plimsoll/checks against the schema and a snapshot
    Test {
        /// The run to try them on [default: the latest]
        #[arg(long, value_name = "RUN")]
        run: Option<String>,
    },
    /// List every table and column that a check may read
    Schema,
}

/// Arguments of `recheck`.
#[derive(Debug, Args)]
pub struct RecheckArgs {
    /// A snapshot file, a run's id or the start of one, `latest` or `previous`
    pub run: String,
    /// How the result is printed
    #[arg(long, value_name = "FORMAT", default_value = "terminal", value_parser = formats(Format::ALL))]
    pub format: Format,
    /// What the exit code depends on.
    #[command(flatten)]
    pub gate: GateArgs,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// A snapshot file, a run's id or the start of one, `latest` or `previous`
    #[arg(default_value = "latest")]
    pub run: String,
    /// How it is shown
    #[arg(long, value_name = "FORMAT", default_value = "terminal", value_parser = formats(Format::ALL))]
    pub format: Format,
    /// Write to this file instead of the terminal
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// List every statement that was sent to the targets instead
    #[arg(long, conflicts_with = "format")]
    pub sent: bool,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// The earlier run
    #[arg(default_value = "previous")]
    pub base: String,
    /// The later run
    #[arg(default_value = "latest")]
    pub head: String,
    /// How it is shown
    #[arg(long, value_name = "FORMAT", default_value = "terminal", value_parser = formats(Format::OF_DIFF))]
    pub format: Format,
}

/// Arguments of `history`.
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// Only this target
    #[arg(long)]
    pub target: Option<String>,
    /// How many runs, the latest first
    #[arg(long, default_value_t = 20)]
    pub most: usize,
}

/// Arguments of `restore-check`.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The server that a backup was restored to, postgres://user:password@host/database
    #[arg(long, value_name = "URL")]
    pub restored: String,
    /// The original [default: found like that of a scan]
    #[arg(long, value_name = "URL")]
    pub postgres: Option<String>,
    /// How long the restore took, from the decision to the open server: 25m, 1h30m or 90s
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub took: Option<Duration>,
    /// List every statement that was sent to the two servers instead
    #[arg(long, conflicts_with = "format")]
    pub sent: bool,
    /// How the result is printed
    #[arg(long, value_name = "FORMAT", default_value = "terminal", value_parser = formats(Format::OF_RESTORE))]
    pub format: Format,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
