//! The backup repository: what the tool that keeps it says, and what restores of it have proven. The user names a file or
//! a command; nothing is guessed, and nothing is run that was not named.

mod barman;
mod group;
mod pgbackrest;
mod rds;
mod read;
mod report;
mod restored;
mod walg;

use chrono::{DateTime, SecondsFormat, Utc};

pub use restored::{Comparison, Difference, DifferenceKind, RECORD, SentTo, keep};

use super::{Facts, Kind, Probe, Unseen, Work, postgres::Side};
use crate::{
    config::Target,
    snapshot::{Row, limit, row},
};
use report::{Backup, Ours, Report, Repository};

/// Observes the backup repository.
pub struct BackupProbe;

/// What a document of a backup tool fills.
const OF_REPORT: &[&str] = &["backup_source", "backup", "backup_repository", "backup_check"];

impl Probe for BackupProbe {
    fn name(&self) -> &'static str {
        "backup"
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(async move {
            restored::fill(target, facts);
            if let Err(why) = fill(target, facts).await {
                OF_REPORT.iter().for_each(|table| facts.unseen(table, &why));
            }
            Ok(())
        })
    }
}

/// Reads what was named, and writes what it says.
async fn fill(target: &Target, facts: &mut Facts) -> Result<(), Unseen> {
    let named = &target.config.backup;
    if named.report.is_none() && named.command.is_empty() {
        return Err(Unseen::new(Kind::NotConfigured, "nothing says where the backups are: SQL cannot show them, with a managed provider neither")
            .cured_by(
                "put this into plimsoll.toml:\n[backup]\ncommand = [\"pgbackrest\", \"info\", \"--output=json\"]   # or report = \"backup.json\"\nwith a managed provider give its answer as the report: aws rds describe-db-instances > backup.json",
            ));
    }
    let (mut reports, mut documents): (Vec<Report>, Vec<Row>) = Default::default();
    let mut dates = Vec::new();
    if let Some(path) = &named.report {
        let (read, written) = read::file(&target.folder.join(path))?;
        documents.extend(read.iter().enumerate().map(|(n, report)| source(n, report, written)));
        dates.push(written);
        reports.extend(read);
    }
    if !named.command.is_empty() {
        facts.sent("command", &named.command.join(" "));
        let read = read::command(&named.command, &target.folder).await?;
        documents.extend(read.iter().enumerate().map(|(n, report)| source(n + reports.len(), report, Utc::now())));
        reports.extend(read);
    }
    facts.write("backup_source", documents);
    let is_open = named.source.is_none() && report::sources(&reports).len() > 1;
    let system_identifier = if is_open { system_identifier(target, facts).await } else { None };
    let ours = Ours {
        source: named.source.as_deref(),
        host: target.postgres.as_ref().map(|found| found.address.host()),
        system_identifier: system_identifier.as_deref(),
    };
    let (backups, repositories, checks) = report::merge(report::ours(reports, ours)?);
    facts.write("backup", backups.into_iter().map(|one| backup(one, &repositories)).collect::<Vec<_>>());
    facts.write("backup_repository", repositories.into_iter().map(repository));
    let lines = checks.into_iter().map(|l| row! { "source" => l.source, "name" => l.name, "is_ok" => l.is_ok, "hint" => l.hint });
    facts.write("backup_check", lines);
    if let Some(why) = too_old(&dates) {
        OF_REPORT.iter().for_each(|table| facts.unseen(table, &why));
    }
    Ok(())
}

/// That of our server; none: it does not tell.
async fn system_identifier(target: &Target, facts: &mut Facts) -> Option<String> {
    let address = &target.postgres.as_ref()?.address;
    let side = Side::open(address, target.config.ca_file.as_deref()).await.ok()?;
    side.sent.iter().for_each(|statement| facts.sent("sql", statement));
    Some(side.identity.system_identifier).filter(|identifier| !identifier.is_empty())
}

/// Why what a report says is not all: it was written before what would have to be in it.
fn too_old(written: &[DateTime<Utc>]) -> Option<Unseen> {
    let oldest = written.iter().min().copied()?;
    (age_days(oldest) * 24.0 > limit("backup_report_hours")).then(|| {
        let reason = format!(
            "the backup report was written at {}, {:.1} days ago: what happened since it does not tell",
            stamp(oldest),
            age_days(oldest)
        );
        Unseen::new(Kind::Old, reason).cured_by("write the report anew from a job, or name the command itself under [backup]")
    })
}

fn source(n: usize, report: &Report, at: DateTime<Utc>) -> Row {
    row! {
        "number" => i64::try_from(n + 1).unwrap_or(i64::MAX),
        "tool" => report.tool.to_owned(),
        "version" => report.version.clone(),
        "read_at" => stamp(at),
        "age_days" => age_days(at),
    }
}

fn backup(b: Backup, repositories: &[Repository]) -> Row {
    let of_repository = || repositories.iter().find(|r| (&r.source, &r.name) == (&b.source, &b.repository));
    let (first, last) = b.archive.unwrap_or_else(|| of_repository().map(|r| (r.wal_first.clone(), r.wal_last.clone())).unwrap_or_default());
    row! {
        "system_identifier" => b.system_identifier,
        "archive_first" => first,
        "archive_last" => last,
        "source" => b.source,
        "repository" => b.repository,
        "label" => b.label,
        "kind" => b.kind.to_owned(),
        "started_at" => b.started.map(stamp),
        "finished_at" => b.finished.map(stamp),
        "age_days" => b.finished.map(age_days),
        "bytes" => b.bytes,
        "is_failed" => b.is_failed,
        "error" => b.error,
        "wal_start" => b.wal_start,
        "wal_stop" => b.wal_stop,
    }
}

fn repository(r: Repository) -> Row {
    row! {
        "source" => r.source,
        "name" => r.name,
        "is_encrypted" => r.cipher.as_ref().map(|c| c != "none"),
        "cipher" => r.cipher,
        "system_identifier" => r.system_identifier,
        "wal_first" => r.wal_first,
        "wal_last" => r.wal_last,
        "retention_days" => r.retention_days,
    }
}

/// As every moment in the snapshot is written.
pub(super) fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// How long ago that was, in days.
pub(super) fn age_days(at: DateTime<Utc>) -> f64 {
    (Utc::now() - at).num_seconds() as f64 / 86_400.0
}
