//! `aws rds describe-db-instances`: what a managed provider tells of its own backups, which SQL cannot show.

use serde_json::{Map, Value as Json};

use super::report::{Backup, Report, Repository, moment, text};

/// The report, where `object` lists instances of RDS.
pub(super) fn read(object: &Map<String, Json>) -> Option<Report> {
    let mut report = Report { tool: "rds", ..Report::default() };
    let instances = object.get("DBInstances")?.as_array()?;
    let is_ours = |i: &&Json| i["Engine"].as_str().is_none_or(|e| e.contains("postgres"));
    for instance in instances.iter().filter(is_ours) {
        let source = text(&instance["DBInstanceIdentifier"])?;
        let retention_days = instance["BackupRetentionPeriod"].as_f64();
        report.repositories.push(Repository {
            source: source.clone(),
            name: "rds".to_owned(),
            host: text(&instance["Endpoint"]["Address"]),
            cipher: instance["StorageEncrypted"].as_bool().map(|is| if is { "kms" } else { "none" }.to_owned()),
            retention_days,
            ..Repository::default()
        });
        // No retention: no backup is taken. The latest moment that can be restored stands for backup and log together.
        if retention_days.is_some_and(|days| days > 0.0)
            && let Some(latest) = moment(&instance["LatestRestorableTime"])
        {
            report.backups.push(Backup {
                source,
                repository: "rds".to_owned(),
                label: "latest restorable".to_owned(),
                kind: "full",
                finished: Some(latest),
                ..Backup::default()
            });
        }
    }
    Some(report)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_instance_without_retention_has_no_backup() {
        let document = json!({"DBInstances": [
            {"DBInstanceIdentifier": "shop", "Engine": "postgres", "BackupRetentionPeriod": 7, "StorageEncrypted": true,
             "LatestRestorableTime": "2026-11-25T03:05:00+00:00"},
            {"DBInstanceIdentifier": "lab", "Engine": "postgres", "BackupRetentionPeriod": 0, "StorageEncrypted": false},
            {"DBInstanceIdentifier": "blog", "Engine": "mysql", "BackupRetentionPeriod": 0}]});
        let report = read(document.as_object().expect("an object")).expect("a report");
        let repositories: Vec<_> = report.repositories.iter().map(|r| (r.source.as_str(), r.cipher.as_deref(), r.retention_days)).collect();
        assert_eq!(repositories, [("shop", Some("kms"), Some(7.0)), ("lab", Some("none"), Some(0.0))]);
        assert_eq!(report.backups.iter().map(|b| b.source.as_str()).collect::<Vec<_>>(), ["shop"]);
    }
}
