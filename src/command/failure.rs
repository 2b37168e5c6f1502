//! What can stop a command, each with the next step. Findings and absences are data and never come here.

use std::{error::Error, io};

use super::Exit;
use crate::{
    check::BadCheck,
    config::{BadConfig, BadTarget},
    history::HistoryError,
    import::ImportError,
    report::NoForm,
    restore::Refusal,
    snapshot::SnapshotError,
};

/// A command that could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The targets cannot be made out.
    #[error("could not find the targets")]
    Target(#[from] BadTarget),
    /// No address at all.
    #[error("no target: no app, no Postgres and no Redis was named anywhere")]
    NoTarget,
    /// A command that needs the app has none.
    #[error("no app was named, and `{command}` needs one")]
    NoApp {
        /// The subcommand.
        command: &'static str,
    },
    /// A snapshot cannot be used.
    #[error("could not use the snapshot")]
    Snapshot(#[from] SnapshotError),
    /// `RUN` names none.
    #[error("no run `{name}` in {folder}")]
    NoRun {
        /// As given.
        name: String,
        /// Where it was looked for.
        folder: String,
    },
    /// `RUN` names several.
    #[error("`{name}` names {} runs: {}", .ids.len(), .ids.join(", "))]
    ManyRuns {
        /// As given.
        name: String,
        /// The runs that start like it.
        ids: Vec<String>,
    },
    /// `CHECK` names none.
    #[error("no check `{name}`")]
    NoCheck {
        /// As given.
        name: String,
        /// Names that are near.
        near: Vec<String>,
    },
    /// Own checks are at fault.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Checks(Vec<BadCheck>),
    /// A file of the user is at fault; the text shows it with carets.
    #[error("{0}")]
    BadFile(String),
    /// The history cannot be read.
    #[error("could not read the history")]
    History(#[from] HistoryError),
    /// A comparison in a format that has none.
    #[error(transparent)]
    Form(#[from] NoForm),
    /// A restored copy that proves nothing.
    #[error("{0}")]
    Restore(#[from] Refusal),
    /// A stage that does not exist.
    #[error("--stage is 100, 1000 or 10000, not {0}")]
    Stage(u32),
    /// A file of which no scenario can be made.
    #[error("could not import `{path}`")]
    Import {
        /// The file.
        path: String,
        /// Why.
        #[source]
        source: ImportError,
    },
    /// A file is there already.
    #[error("`{path}` exists already")]
    Exists {
        /// The file.
        path: String,
    },
    /// A file cannot be written.
    #[error("could not write `{path}`")]
    Write {
        /// The file.
        path: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The system refused something basic.
    #[error("could not {what}")]
    System {
        /// What was wanted.
        what: &'static str,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

impl Failure {
    /// The exit code.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::NoTarget | Self::NoApp { .. } => Exit::NoTarget,
            Self::Target(_) | Self::NoRun { .. } | Self::ManyRuns { .. } | Self::NoCheck { .. } | Self::Checks(_) => Exit::Usage,
            Self::Restore(Refusal::Unseen { .. }) => Exit::NoTarget,
            Self::Restore(_) => Exit::Usage,
            Self::BadFile(_) | Self::Form(_) | Self::Stage(_) | Self::Exists { .. } | Self::Import { .. } => Exit::Usage,
            Self::Snapshot(
                SnapshotError::Missing { .. } | SnapshotError::Foreign { .. } | SnapshotError::Newer { .. } | SnapshotError::Damaged { .. },
            ) => Exit::Usage,
            Self::Snapshot(_) | Self::History(_) | Self::Write { .. } | Self::System { .. } => Exit::ToolError,
        }
    }

    /// The next step.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::NoTarget => "name one, for example `plimsoll scan --app http://127.0.0.1:8000 --postgres postgres://user@localhost/db`, \
                 or run `plimsoll init` in the folder of your project"
                .to_owned(),
            Self::NoApp { command } => format!("give it: `plimsoll {command} --app http://127.0.0.1:8000`"),
            Self::Target(BadTarget::Config(BadConfig::Unreadable { .. })) => "mend the file's permissions, or move it away".to_owned(),
            Self::Target(BadTarget::Config(_)) => "every key that plimsoll.toml may hold is in the README".to_owned(),
            Self::Target(BadTarget::Address { .. }) => {
                "an address looks like `postgres://user:password@host:5432/database`; special characters of a password are \
                 percent-encoded, `@` is `%40`"
                    .to_owned()
            }
            Self::Target(BadTarget::Variable(name)) => format!("export {name}=…, or write it into .env"),
            Self::Target(BadTarget::Host(_)) => "scheme, port and path belong to --app; `host` is sent as the name".to_owned(),
            Self::Target(BadTarget::Metrics) => "a path lies below --app; an inner port is named whole, with http:// in front".to_owned(),
            Self::Target(BadTarget::Database) => "`psql -l` lists the databases of a server".to_owned(),
            Self::Target(BadTarget::DatabaseAlone) => "give --postgres or DATABASE_URL as well".to_owned(),
            Self::Snapshot(SnapshotError::Newer { .. }) => "use the plimsoll that wrote it, or a newer one".to_owned(),
            Self::Snapshot(SnapshotError::Foreign { .. }) => "snapshots lie in `.plimsoll/runs`; `plimsoll history` lists them".to_owned(),
            Self::Snapshot(SnapshotError::Damaged { .. }) => {
                "take a copy of it from elsewhere, or make a new one with `plimsoll scan`; what its checks said is in the `.run.json` beside it"
                    .to_owned()
            }
            Self::NoRun { .. } | Self::Snapshot(SnapshotError::Missing { .. }) => {
                "`plimsoll history` lists the runs; `plimsoll scan` makes one".to_owned()
            }
            Self::Snapshot(_) => "look whether the disk is full, and whether you may read and write the file and its folder".to_owned(),
            Self::ManyRuns { .. } => "give more of the run's id".to_owned(),
            Self::NoCheck { near, .. } if near.is_empty() => "`plimsoll checks list` lists them".to_owned(),
            Self::NoCheck { near, .. } => format!("did you mean {}?", near.join(", ")),
            Self::Checks(_) => "mend the file, then run `plimsoll checks test`".to_owned(),
            Self::BadFile(_) => "mend the file and run the command again".to_owned(),
            Self::Form(_) => "`plimsoll report` shows one run in every format".to_owned(),
            Self::History(_) => "runs are kept in `.plimsoll/history.db`, or where `history` in plimsoll.toml says".to_owned(),
            Self::Restore(Refusal::Unseen { why, .. }) => {
                why.cure.clone().unwrap_or_else(|| "scan it with `plimsoll doctor` first".to_owned())
            }
            Self::Restore(_) => "restore the newest backup to a server of its own, and give its address as --restored".to_owned(),
            Self::Stage(_) => "checks know these three stages".to_owned(),
            Self::Import { source, .. } => source.help().to_owned(),
            Self::Exists { .. } => "give --force to replace it".to_owned(),
            Self::Write { .. } | Self::System { .. } => "look whether the disk is full, and whether you may write there".to_owned(),
        }
    }

    /// The message with its causes, and the next step below it.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut text = if let Self::Checks(_) | Self::BadFile(_) = self { self.to_string() } else { format!("error: {self}") };
        let mut cause = self.source();
        while let Some(error) = cause {
            let words = error.to_string();
            // Some libraries repeat their cause in their own words.
            if !text.contains(&words) {
                text.push_str(": ");
                text.push_str(&words);
            }
            cause = error.source();
        }
        format!("{text}\nhelp: {}", self.help())
    }
}
