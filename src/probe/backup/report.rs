//! What every backup tool tells, in one shape.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeZone, Utc};
use serde_json::Value as Json;

use crate::snapshot::{Kind, Unseen};

/// One document of a tool.
#[derive(Clone, Debug, Default)]
pub(super) struct Report {
    pub(super) tool: &'static str,
    pub(super) version: Option<String>,
    pub(super) backups: Vec<Backup>,
    pub(super) repositories: Vec<Repository>,
    pub(super) checks: Vec<Line>,
}

/// A backup.
#[derive(Clone, Debug, Default)]
pub(super) struct Backup {
    pub(super) source: String,
    pub(super) repository: String,
    pub(super) label: String,
    pub(super) kind: &'static str,
    pub(super) started: Option<DateTime<Utc>>,
    pub(super) finished: Option<DateTime<Utc>>,
    pub(super) bytes: Option<i64>,
    pub(super) is_failed: bool,
    pub(super) error: Option<String>,
    pub(super) wal_start: Option<String>,
    pub(super) wal_stop: Option<String>,
    /// Of the server that it is of, where that is told.
    pub(super) system_identifier: Option<String>,
    /// The oldest and the newest file of the log of that server; none: those of its repository.
    pub(super) archive: Option<(Option<String>, Option<String>)>,
}

impl Backup {
    /// What another document of the same tool says of the same backup besides.
    fn join(&mut self, other: Self) {
        self.started = self.started.or(other.started);
        self.finished = self.finished.or(other.finished);
        self.bytes = self.bytes.or(other.bytes);
        self.is_failed |= other.is_failed;
        self.error = self.error.take().or(other.error);
        self.wal_start = self.wal_start.take().or(other.wal_start);
        self.wal_stop = self.wal_stop.take().or(other.wal_stop);
        self.system_identifier = self.system_identifier.take().or(other.system_identifier);
        self.archive = self.archive.take().or(other.archive);
    }
}

/// Where backups lie.
#[derive(Clone, Debug, Default)]
pub(super) struct Repository {
    pub(super) source: String,
    pub(super) name: String,
    pub(super) cipher: Option<String>,
    pub(super) system_identifier: Option<String>,
    /// At which its server is reached, where that is told.
    pub(super) host: Option<String>,
    pub(super) wal_first: Option<String>,
    pub(super) wal_last: Option<String>,
    pub(super) retention_days: Option<f64>,
}

impl Repository {
    fn join(&mut self, other: Self) {
        self.cipher = self.cipher.take().or(other.cipher);
        self.system_identifier = self.system_identifier.take().or(other.system_identifier);
        self.wal_first = self.wal_first.take().or(other.wal_first);
        self.retention_days = self.retention_days.or(other.retention_days);
        // Two documents of two backups each know a last file: the later one is the last.
        self.wal_last = self.wal_last.take().max(other.wal_last);
    }
}

/// A judgement of the tool.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) source: String,
    pub(super) name: String,
    /// False for what the tool says of itself.
    pub(super) is_of_source: bool,
    pub(super) is_ok: bool,
    pub(super) hint: Option<String>,
}

/// What tells our server from the others of a report.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ours<'a> {
    /// The source that the user named.
    pub(super) source: Option<&'a str>,
    /// At which it is reached.
    pub(super) host: Option<&'a str>,
    /// Given when its data was first made.
    pub(super) system_identifier: Option<&'a str>,
}

/// What the reports tell of.
pub(super) fn sources(reports: &[Report]) -> BTreeSet<String> {
    reports.iter().flat_map(Report::sources).map(str::to_owned).collect()
}

/// The reports without what they tell of other servers. Of several sources the one is ours that was named, or whose server is
/// reached at our host, or which alone has the data of our server; where nothing tells, none is known to be.
pub(super) fn ours(mut reports: Vec<Report>, ours: Ours<'_>) -> Result<Vec<Report>, Unseen> {
    let all = sources(&reports);
    let those = |is_ours: &dyn Fn(&Repository) -> bool| -> BTreeSet<&str> {
        reports.iter().flat_map(|report| &report.repositories).filter(|r| is_ours(r)).map(|r| r.source.as_str()).collect()
    };
    let at_host = || those(&|r| r.host.is_some() && r.host.as_deref() == ours.host).first().map(|source| (*source).to_owned());
    let by_identifier = || {
        let known = those(&|r| r.system_identifier.is_some() && r.system_identifier.as_deref() == ours.system_identifier);
        // A copy of the files keeps the identifier of its original.
        known.first().filter(|_| known.len() == 1).map(|source| (*source).to_owned())
    };
    let list = || all.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let one = match ours.source {
        Some(name) if all.contains(name) || all.is_empty() => Some(name.to_owned()),
        Some(name) => {
            let reason = format!("the backup report tells nothing of `{name}`, which [backup] names as the source, but of {}", list());
            return Err(Unseen::new(Kind::Failed, reason).cured_by("correct `source` under [backup] in plimsoll.toml"));
        }
        None => at_host().or_else(by_identifier),
    };
    match one {
        Some(one) => reports.iter_mut().for_each(|report| report.keep(&one)),
        None if all.len() > 1 => {
            let reason =
                format!("the backup report tells of several servers ({}), and nothing says which of them is the one scanned", list());
            let first = all.iter().next().map_or("", String::as_str);
            let cure = format!("name it in plimsoll.toml:\n[backup]\nsource = {}   # or another of them", toml::Value::from(first));
            return Err(Unseen::new(Kind::Unsupported, reason).cured_by(cure));
        }
        None => {}
    }
    Ok(reports)
}

impl Report {
    /// What it tells of. A complaint of the tool itself is of none.
    fn sources(&self) -> impl Iterator<Item = &str> {
        let repositories = self.repositories.iter().map(|r| r.source.as_str());
        let backups = self.backups.iter().map(|b| b.source.as_str());
        repositories.chain(backups).chain(self.checks.iter().filter(|l| l.is_of_source).map(|l| l.source.as_str()))
    }

    fn keep(&mut self, source: &str) {
        self.repositories.retain(|r| r.source == source);
        self.backups.retain(|b| b.source == source);
        self.checks.retain(|l| l.source == source || !l.is_of_source);
    }
}

/// All documents together: what two of them say of one thing becomes one.
pub(super) fn merge(reports: Vec<Report>) -> (Vec<Backup>, Vec<Repository>, Vec<Line>) {
    let (mut backups, mut repositories, mut checks): (Vec<Backup>, Vec<Repository>, Vec<Line>) = Default::default();
    for report in reports {
        for new in report.backups {
            let is_same = |b: &&mut Backup| (&b.source, &b.repository, &b.label) == (&new.source, &new.repository, &new.label);
            match backups.iter_mut().find(is_same) {
                Some(known) => known.join(new),
                None => backups.push(new),
            }
        }
        for new in report.repositories {
            match repositories.iter_mut().find(|r| (&r.source, &r.name) == (&new.source, &new.name)) {
                Some(known) => known.join(new),
                None => repositories.push(new),
            }
        }
        for new in report.checks {
            match checks.iter_mut().find(|l| (&l.source, &l.name) == (&new.source, &new.name)) {
                Some(known) => *known = new,
                None => checks.push(new),
            }
        }
    }
    (backups, repositories, checks)
}

/// A text that is there and not empty.
pub(super) fn text(value: &Json) -> Option<String> {
    value.as_str().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
}

/// Seconds since 1970, as a number or as a text of digits.
pub(super) fn seconds(value: &Json) -> Option<DateTime<Utc>> {
    let number = value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())?;
    Utc.timestamp_opt(number, 0).single()
}

/// A moment in RFC 3339; the year 1 of a Go program means none.
pub(super) fn moment(value: &Json) -> Option<DateTime<Utc>> {
    let at: DateTime<Utc> = DateTime::parse_from_rfc3339(value.as_str()?).ok()?.into();
    (at.timestamp() > 0).then_some(at)
}
