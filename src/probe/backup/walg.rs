//! `wal-g backup-list --detail --json`: an array with an entry a backup. Without `--detail` there is less in it.

use serde_json::Value as Json;

use super::report::{Backup, Report, Repository, moment, text};

/// The report, where `entries` are backups of WAL-G.
pub(super) fn read(entries: &[Json]) -> Option<Report> {
    if !entries.iter().all(|e| e["backup_name"].is_string()) {
        return None;
    }
    let mut report = Report { tool: "wal-g", ..Report::default() };
    for entry in entries {
        let storage = text(&entry["storage_name"]).unwrap_or_else(|| "default".to_owned());
        let label = text(&entry["backup_name"])?;
        let times = [&entry["finish_time"], &entry["time"], &entry["modified"]];
        let identifier = entry["system_identifier"].as_u64().map(|id| id.to_string());
        report.backups.push(Backup {
            system_identifier: identifier.clone(),
            source: "wal-g".to_owned(),
            repository: storage.clone(),
            // `base_…_D_…`: a delta on top of another one.
            kind: if label.contains("_D_") { "incr" } else { "full" },
            started: moment(&entry["start_time"]),
            finished: times.into_iter().find_map(moment),
            bytes: entry["uncompressed_size"].as_i64().filter(|n| *n > 0),
            wal_start: text(&entry["wal_file_name"]).filter(|w| w.len() == 24),
            label,
            ..Backup::default()
        });
        if !report.repositories.iter().any(|r| r.name == storage) {
            report.repositories.push(Repository { source: "wal-g".to_owned(), name: storage, ..Repository::default() });
        }
        // An upgrade of Postgres begins another series; the last is today's.
        if let Some(repository) = report.repositories.last_mut() {
            repository.system_identifier = identifier.or(repository.system_identifier.take());
        }
    }
    Some(report)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_delta_is_no_full_backup_and_short_lists_are_read_too() {
        let list = json!([
            {"backup_name": "base_000000010000000000000002", "time": "2026-11-20T03:00:09Z", "wal_file_name": "000000010000000000000002",
             "start_time": "2026-11-20T03:00:00.5Z", "finish_time": "2026-11-20T03:00:09.1Z", "uncompressed_size": 22_992_594_i64,
             "system_identifier": 7_711_940_469_475_581_350_u64, "is_permanent": false, "storage_name": "default"},
            {"backup_name": "base_000000010000000000000006_D_000000010000000000000002", "time": "2026-11-21T03:00:09Z",
             "wal_file_name": "000000010000000000000006", "storage_name": "default"}]);
        let report = read(list.as_array().expect("an array")).expect("a report");
        let seen: Vec<_> = report.backups.iter().map(|b| (b.kind, b.finished.map(|f| f.to_rfc3339()))).collect();
        assert_eq!(seen[0], ("full", Some("2026-11-20T03:00:09.100+00:00".to_owned())));
        assert_eq!(seen[1], ("incr", Some("2026-11-21T03:00:09+00:00".to_owned())));
        assert_eq!(report.repositories.len(), 1);
        assert_eq!(report.repositories[0].system_identifier.as_deref(), Some("7711940469475581350"));
    }
}
