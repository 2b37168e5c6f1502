//! `barman -f json check`, `list-backups` and `show-backup`: an object with an entry a server. Keys that begin with
//! `_` are messages.

use serde_json::{Map, Value as Json};

use super::report::{Backup, Line, Report, Repository, seconds, text};

/// The name of the only place that Barman keeps a server's backups in.
const CATALOGUE: &str = "catalogue";

/// The report, where `object` is one of Barman's.
pub(super) fn read(object: &Map<String, Json>) -> Option<Report> {
    let mut report = Report { tool: "barman", ..Report::default() };
    for (name, entry) in object {
        if let Some(message) = name.strip_prefix('_') {
            report.checks.extend(message_line(message, entry));
            continue;
        }
        let repository = Repository { source: name.clone(), name: CATALOGUE.to_owned(), ..Repository::default() };
        match entry {
            Json::Array(list) if list.iter().all(|b| b["backup_id"].is_string()) => {
                report.repositories.push(repository);
                report.backups.extend(list.iter().filter_map(|b| listed(b, name)));
            }
            Json::Object(one) if one.contains_key("backup_id") => {
                let wal_last = text(&entry["wal_information"]["last_available"]);
                report.repositories.push(Repository { wal_last, ..repository });
                report.backups.extend(shown(entry, name));
            }
            Json::Object(lines) if !lines.is_empty() && lines.values().all(|l| l["status"].is_string()) => {
                report.checks.extend(lines.iter().map(|(check, line)| Line {
                    source: name.clone(),
                    name: check.replace('_', " "),
                    is_of_source: true,
                    is_ok: line["status"].as_str() == Some("OK"),
                    hint: text(&line["hint"]),
                }));
            }
            _ => return None,
        }
    }
    (!report.repositories.is_empty() || !report.checks.is_empty()).then_some(report)
}

/// What Barman complained of instead of an answer. Its chatter is no judgement.
fn message_line(kind: &str, entry: &Json) -> Option<Line> {
    let hint = entry.as_array().and_then(|lines| text(lines.first()?)).or_else(|| text(entry))?;
    ["ERROR", "EXCEPTION"].contains(&kind).then(|| Line {
        source: "barman".to_owned(),
        name: kind.to_lowercase(),
        is_of_source: false,
        is_ok: false,
        hint: Some(hint),
    })
}

/// An entry of `list-backups`.
fn listed(entry: &Json, server: &str) -> Option<Backup> {
    Some(Backup { finished: seconds(&entry["end_time_timestamp"]), bytes: entry["size_bytes"].as_i64(), ..known(entry, server)? })
}

/// The answer of `show-backup`.
fn shown(entry: &Json, server: &str) -> Option<Backup> {
    let base = &entry["base_backup_information"];
    Some(Backup {
        started: seconds(&base["begin_time_timestamp"]),
        finished: seconds(&base["end_time_timestamp"]),
        bytes: base["disk_usage_bytes"].as_i64(),
        wal_start: text(&base["begin_wal"]),
        wal_stop: text(&base["end_wal"]),
        ..known(entry, server)?
    })
}

fn known(entry: &Json, server: &str) -> Option<Backup> {
    let is_failed = entry["status"].as_str() == Some("FAILED");
    Some(Backup {
        source: server.to_owned(),
        repository: CATALOGUE.to_owned(),
        label: text(&entry["backup_id"])?,
        kind: if entry["backup_type"].as_str() == Some("incremental") { "incr" } else { "full" },
        is_failed,
        error: text(&entry["error"]).filter(|_| is_failed),
        ..Backup::default()
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(document: Json) -> Option<Report> {
        read(document.as_object().expect("an object"))
    }

    #[test]
    fn a_list_of_backups_names_the_failed_ones() {
        let report = of(json!({"main": [
            {"backup_id": "20261125T031501", "end_time": "Wed Nov 25 03:15:03 2026", "end_time_timestamp": "1795576503", "retention_status": "-",
             "size": "38.0 MiB", "size_bytes": 39_845_888, "status": "DONE", "tablespaces": [], "wal_size": "0 B", "wal_size_bytes": 0},
            {"backup_id": "20261124T031501", "status": "FAILED"}]}));
        let backups = report.expect("a report").backups;
        assert_eq!(
            backups.iter().map(|b| (b.is_failed, b.finished.is_some(), b.bytes)).collect::<Vec<_>>(),
            [(false, true, Some(39_845_888)), (true, false, None)]
        );
    }

    #[test]
    fn its_checks_are_lines_and_its_errors_too() {
        let report = of(json!({"_ERROR": ["Check failed"], "main": {
            "postgresql": {"hint": "", "status": "OK"},
            "failed_backups": {"hint": "there are 1 failed backups", "status": "FAILED"}}}))
        .expect("a report");
        let lines: Vec<_> = report.checks.iter().map(|l| (l.name.as_str(), l.is_ok)).collect();
        assert_eq!(lines, [("error", false), ("postgresql", true), ("failed backups", false)]);
    }

    #[test]
    fn any_other_object_is_not_taken_for_it() {
        assert!(of(json!({"items": [{"id": 1}]})).is_none());
        assert!(of(json!({"status": "ok"})).is_none());
        assert!(of(json!({})).is_none());
    }
}
