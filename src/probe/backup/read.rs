//! Getting the documents: a file that the user named, or a command that the user named.

use std::{fs, io, path::Path, process::Stdio, time::Duration};

use chrono::{DateTime, Utc};
use serde_json::Value as Json;
use tokio::{io::AsyncReadExt as _, process::Command};

use super::{barman, group::Group, pgbackrest, rds, report::Report, walg};
use crate::snapshot::{Kind, Unseen};

/// The most that a file or a command may say.
const MOST_BYTES: u64 = 8 << 20;
/// The most values in it: each takes many times its two bytes once it is read.
const MOST_VALUES: usize = 500_000;
/// The longest that a command may take: a repository far away answers slowly.
const LONGEST: Duration = Duration::from_secs(45);

/// The documents of a file, and when they were written.
pub(super) fn file(path: &Path) -> Result<(Vec<Report>, DateTime<Utc>), Unseen> {
    let shown = path.display();
    let unreadable = |e: io::Error| {
        let cure = "write it from a job, for example: pgbackrest info --output=json > backup.json";
        let kind = if e.kind() == io::ErrorKind::PermissionDenied { Kind::Denied } else { Kind::Unreachable };
        Unseen::new(kind, format!("the backup report {shown} cannot be read: {e}")).cured_by(cure)
    };
    let about = fs::metadata(path).map_err(unreadable)?;
    if about.len() > MOST_BYTES {
        return Err(Unseen::new(Kind::Failed, format!("the backup report {shown} is larger than {} MB", MOST_BYTES >> 20)));
    }
    let written = about.modified().map_or_else(|_| Utc::now(), DateTime::<Utc>::from);
    let bytes = fs::read(path).map_err(unreadable)?;
    Ok((documents(&bytes, &format!("the backup report {shown}"))?, written))
}

/// The documents that the command `words` prints. It runs as it is, without a shell, in `folder`.
pub(super) async fn command(words: &[String], folder: &Path) -> Result<Vec<Report>, Unseen> {
    let (program, arguments) = words.split_first().ok_or_else(|| Unseen::new(Kind::Failed, "`backup.command` is empty"))?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if !folder.as_os_str().is_empty() {
        command.current_dir(folder);
    }
    let mut group = Group::start(&mut command).map_err(|e| {
        let kind = if e.kind() == io::ErrorKind::PermissionDenied { Kind::Denied } else { Kind::Unreachable };
        Unseen::new(kind, format!("`{program}` cannot be run: {e}"))
            .cured_by("install it here, or write its answer into a file and name that as `report` under [backup]")
    })?;
    let (out, err) = group.streams();
    // Once the command itself has ended, nobody of its group is left to hold the pipes.
    let all = async { tokio::join!(bounded(out), bounded(err), group.ended()) };
    let Ok((said, complaint, ended)) = tokio::time::timeout(LONGEST, all).await else {
        return Err(Unseen::new(Kind::TimedOut, format!("`{program}` did not end within {} s", LONGEST.as_secs())));
    };
    if said.len() as u64 > MOST_BYTES {
        return Err(Unseen::new(Kind::Failed, format!("`{program}` printed more than {} MB", MOST_BYTES >> 20)));
    }
    // Barman ends with 1 where a check failed, and says so in its answer.
    documents(&said, &format!("what `{program}` printed")).map_err(|unseen| match ended {
        Ok(status) if !status.success() => {
            let words = String::from_utf8_lossy(&complaint);
            let line = words.lines().rfind(|l| !l.trim().is_empty()).unwrap_or("without a word").trim().to_owned();
            Unseen::new(Kind::Failed, format!("`{program}` failed: {line}"))
                .cured_by("run the command of [backup] by hand, as the same user")
        }
        _ => unseen,
    })
}

async fn bounded(stream: Option<impl tokio::io::AsyncRead + Unpin>) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(stream) = stream {
        // What was read until an error is judged by whether it can be parsed.
        let _ = stream.take(MOST_BYTES + 1).read_to_end(&mut bytes).await;
    }
    bytes
}

/// One or more JSON documents behind each other: Barman has a call for each question.
fn documents(bytes: &[u8], place: &str) -> Result<Vec<Report>, Unseen> {
    let unknown = |words: String| {
        Unseen::new(Kind::Failed, words).cured_by(
            "give the JSON of `pgbackrest info --output=json`, `barman -f json list-backups SERVER` (also check, show-backup), or \
             `wal-g backup-list --detail --json`, or `aws rds describe-db-instances`",
        )
    };
    if bytes.iter().filter(|b| matches!(b, b',' | b'[' | b'{')).count() > MOST_VALUES {
        return Err(unknown(format!("{place} has more than {MOST_VALUES} values")));
    }
    let parsed: Result<Vec<Json>, _> = serde_json::Deserializer::from_slice(bytes).into_iter::<Json>().collect();
    let values = parsed.map_err(|e| unknown(format!("{place} is no JSON: {e}")))?;
    if values.is_empty() {
        return Err(unknown(format!("{place} is empty")));
    }
    let read = |value: &Json| match value {
        // Both pgBackRest and WAL-G say so where there is nothing.
        Json::Array(list) if list.is_empty() => Some(Report { tool: "none", ..Report::default() }),
        Json::Array(list) => pgbackrest::read(list).or_else(|| walg::read(list)),
        Json::Object(object) => rds::read(object).or_else(|| barman::read(object)),
        _ => None,
    };
    values.iter().map(|v| read(v).ok_or_else(|| unknown(format!("{place} is JSON, and of no backup tool that is known")))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_stand_behind_each_other_and_anything_else_is_said_to_be_unknown() {
        let two = br#"{"main": [{"backup_id": "a", "status": "FAILED"}]} {"main": {"postgresql": {"status": "OK", "hint": ""}}}"#;
        assert_eq!(documents(two, "it").map(|d| d.len()).ok(), Some(2));
        assert_eq!(documents(b"[]", "it").ok().map(|d| d[0].tool), Some("none"));
        for (text, words) in [("", "is empty"), ("stanza: main", "is no JSON"), ("{\"a\": 1}", "no backup tool"), ("[1]", "no backup tool")]
        {
            let why = documents(text.as_bytes(), "it").expect_err("refused");
            assert!(why.reason.contains(words) && why.cure.is_some(), "{}", why.reason);
        }
        let many = format!("[{}0]", "0,".repeat(MOST_VALUES));
        assert!(documents(many.as_bytes(), "it").is_err_and(|why| why.reason.contains("more than 500000 values")));
    }
}
