//! `pgbackrest info --output=json`: an array with an entry a stanza.

use serde_json::Value as Json;

use super::report::{Backup, Line, Report, Repository, seconds, text};

/// The report, where `entries` are stanzas.
pub(super) fn read(entries: &[Json]) -> Option<Report> {
    if !entries.iter().all(|e| e["name"].is_string() && e["status"]["code"].is_i64() && e["backup"].is_array()) {
        return None;
    }
    let mut report = Report { tool: "pgbackrest", ..Report::default() };
    for stanza in entries {
        let source = text(&stanza["name"])?;
        report.repositories.extend(repositories(stanza, &source));
        report.checks.push(Line {
            source: source.clone(),
            name: "status".to_owned(),
            is_of_source: true,
            is_ok: stanza["status"]["code"].as_i64() == Some(0),
            hint: text(&stanza["status"]["message"]),
        });
        for entry in stanza["backup"].as_array().into_iter().flatten() {
            report.version = text(&entry["backrest"]["version"]).or(report.version);
            report.backups.extend(backup(entry, stanza, &source));
        }
    }
    Some(report)
}

/// Each repository of the stanza. Versions before 2.32 know one only, and name its cipher beside the stanza.
fn repositories(stanza: &Json, source: &str) -> Vec<Repository> {
    let one = Json::Null;
    let listed = stanza["repo"].as_array().filter(|r| !r.is_empty());
    let each: Vec<&Json> = listed.map_or_else(|| vec![&one], |r| r.iter().collect());
    let entries = each.into_iter().map(|repo| {
        let key = repo["key"].as_i64().unwrap_or(1);
        let of_repo = |entry: &&Json| entry["database"]["repo-key"].as_i64().or_else(|| entry["repo-key"].as_i64()).unwrap_or(1) == key;
        let archive: Vec<&Json> = stanza["archive"].as_array().into_iter().flatten().filter(of_repo).collect();
        // After an upgrade of Postgres there is an entry for each version; the last is today's.
        let today = stanza["db"].as_array().into_iter().flatten().rfind(of_repo);
        Repository {
            source: source.to_owned(),
            name: format!("repo{key}"),
            cipher: text(&repo["cipher"]).or_else(|| text(&stanza["cipher"])),
            system_identifier: today.and_then(|db| db["system-id"].as_u64()).map(|id| id.to_string()),
            wal_first: archive.iter().filter_map(|a| text(&a["min"])).next_back(),
            wal_last: archive.iter().filter_map(|a| text(&a["max"])).next_back(),
            host: None,
            retention_days: None,
        }
    });
    entries.collect()
}

/// After an upgrade of Postgres a stanza has backups of two servers, each with an archive of its own.
fn backup(entry: &Json, stanza: &Json, source: &str) -> Option<Backup> {
    let of_same = |other: &&Json| {
        let key = |json: &Json, name: &str| json[name].as_i64();
        let own = &entry["database"];
        let (id, repository) = (key(own, "id"), key(own, "repo-key").unwrap_or(1));
        id.is_some() && key(other, "id") == id && key(other, "repo-key").unwrap_or(1) == repository
    };
    let all = |name: &str| stanza[name].as_array().into_iter().flatten();
    let server = all("db").find(of_same);
    let archive = all("archive").find(|archive| of_same(&&archive["database"]));

    let listed = |name: &str| entry[name].as_array().filter(|l| !l.is_empty()).map(|l| format!("{} {name}", l.len()));
    let is_failed = entry["error"].as_bool().unwrap_or(false);
    Some(Backup {
        source: source.to_owned(),
        repository: format!("repo{}", entry["database"]["repo-key"].as_i64().unwrap_or(1)),
        label: text(&entry["label"])?,
        kind: match entry["type"].as_str() {
            Some("diff") => "diff",
            Some("incr") => "incr",
            _ => "full",
        },
        started: seconds(&entry["timestamp"]["start"]),
        finished: seconds(&entry["timestamp"]["stop"]),
        bytes: entry["info"]["size"].as_i64(),
        is_failed,
        error: is_failed.then(|| listed("error-list").unwrap_or_else(|| "pages with wrong checksums were found".to_owned())),
        wal_start: text(&entry["archive"]["start"]),
        wal_stop: text(&entry["archive"]["stop"]),
        system_identifier: server.and_then(|db| db["system-id"].as_u64()).map(|id| id.to_string()),
        archive: archive.map(|archive| (text(&archive["min"]), text(&archive["max"]))),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// As pgBackRest 2.45 wrote it, shortened, with a second repository and an error.
    fn stanza() -> Json {
        json!([{
            "archive": [{"database": {"id": 1, "repo-key": 1}, "id": "15-1", "max": "000000010000000000000004", "min": "000000010000000000000001"}],
            "backup": [
                {"archive": {"start": "000000010000000000000002", "stop": "000000010000000000000002"}, "backrest": {"format": 5, "version": "2.45"},
                 "database": {"id": 1, "repo-key": 1}, "error": false, "info": {"size": 22_992_594}, "label": "20261125-030745F",
                 "timestamp": {"start": 1_795_576_065, "stop": 1_795_576_071}, "type": "full"},
                {"archive": {"start": "000000010000000000000003", "stop": "000000010000000000000004"}, "backrest": {"format": 5, "version": "2.45"},
                 "database": {"id": 1, "repo-key": 2}, "error": true, "info": {"size": 22_992_593}, "label": "20261125-030745F_20261125-030752I",
                 "timestamp": {"start": 1_795_576_072, "stop": 1_795_576_074}, "type": "incr"}],
            "cipher": "mixed", "db": [{"id": 1, "repo-key": 1, "system-id": 7_711_940_469_475_581_350_u64, "version": "15"}], "name": "main",
            "repo": [{"cipher": "none", "key": 1, "status": {"code": 0, "message": "ok"}}, {"cipher": "aes-256-cbc", "key": 2}],
            "status": {"code": 0, "lock": {"backup": {"held": false}}, "message": "ok"}}])
    }

    #[test]
    fn every_repository_and_backup_is_read() {
        let report = read(stanza().as_array().expect("an array")).expect("a report");
        assert_eq!((report.tool, report.version.as_deref()), ("pgbackrest", Some("2.45")));
        let repositories: Vec<_> =
            report.repositories.iter().map(|r| (r.name.as_str(), r.cipher.as_deref(), r.wal_last.as_deref())).collect();
        assert_eq!(repositories, [("repo1", Some("none"), Some("000000010000000000000004")), ("repo2", Some("aes-256-cbc"), None)]);
        assert_eq!(report.repositories[0].system_identifier.as_deref(), Some("7711940469475581350"));
        let backups: Vec<_> = report.backups.iter().map(|b| (b.kind, b.repository.as_str(), b.is_failed)).collect();
        assert_eq!(backups, [("full", "repo1", false), ("incr", "repo2", true)]);
        assert!(report.checks[0].is_ok);
    }

    #[test]
    fn a_list_of_anything_else_is_not_taken_for_it() {
        assert!(read(&[json!({"name": "x", "backup": 1})]).is_none());
    }
}
