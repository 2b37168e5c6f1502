//! The records of restores: `plimsoll restore-check` leaves them in the folder, and a scan copies them into its snapshot, so
//! that checks can judge them offline like all else.

use std::{fs, io, path::Path};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{age_days, stamp};
use crate::{
    config::Target,
    snapshot::{Facts, Kind, Row, Unseen, row},
};

/// Where the records lie, one for each database.
pub const RECORD: &str = ".plimsoll/restore.json";

/// What a comparison of a restored copy with its original came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// When.
    pub checked_at: DateTime<Utc>,
    /// Of the original.
    pub database: String,
    /// The original's: a scan finds its record by it.
    pub system_identifier: String,
    /// Where the copy was, without credentials.
    pub restored: String,
    /// True when the copy has the files of the original; false when it was loaded from a dump.
    pub is_physical: bool,
    /// True when it lacks nothing that its age does not explain.
    pub is_equal: bool,
    /// Tables of the original.
    pub tables: u64,
    /// Those whose rows were counted on both sides.
    pub tables_counted: u64,
    /// Rows of the original, by estimate.
    pub rows_estimated: f64,
    /// Rows of the copy, by estimate; none: it was never analysed.
    pub restored_rows_estimated: Option<f64>,
    /// The newest row of the original, by its time.
    pub newest_at: Option<String>,
    /// The newest row of the copy.
    pub restored_newest_at: Option<String>,
    /// How far the one lies behind the other, seconds.
    pub recovery_point_s: Option<f64>,
    /// How long the restore took, seconds.
    pub recovery_time_s: Option<f64>,
    /// True when that is only the replay of the log, as the copy itself shows it.
    pub is_replay_only: bool,
    /// What is not the same.
    pub differences: Vec<Difference>,
    /// What could not be compared, with what would cure it.
    pub gaps: Vec<String>,
    /// Every statement that was sent, to which of the two, and how often; not kept in the record.
    #[serde(skip)]
    pub sent: Vec<SentTo>,
}

impl Comparison {
    /// Differences that are not of rows.
    #[must_use]
    pub fn differences_of_schema(&self) -> usize {
        self.differences.iter().filter(|d| d.lacking_pct.is_none() && !d.kind.word().starts_with("rows")).count()
    }
}

/// A statement that was sent to one of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentTo {
    /// `original` or `restored copy`.
    pub side: &'static str,
    /// As it was sent.
    pub statement: String,
    /// How often.
    pub times: u64,
}

/// One thing that is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// A table, or a part of one.
    pub subject: String,
    /// What kind.
    pub kind: DifferenceKind,
    /// What the original has.
    pub original: Option<String>,
    /// What the copy has.
    pub restored: Option<String>,
    /// For rows: the share that the copy lacks.
    pub lacking_pct: Option<f64>,
}

/// How a copy can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// The copy does not have it.
    Missing,
    /// It is something else there.
    Changed,
    /// Only the copy has it.
    Extra,
    /// Rows that are as old as the copy, and not in it.
    RowsLost,
    /// Fewer rows; whether they are newer than the copy does not show, for the table has no time of creation.
    RowsBehind,
    /// More rows than the original has now.
    RowsExtra,
}

impl DifferenceKind {
    /// The word in the snapshot.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Changed => "changed",
            Self::Extra => "extra",
            Self::RowsLost => "rows-lost",
            Self::RowsBehind => "rows-behind",
            Self::RowsExtra => "rows-extra",
        }
    }

    /// True where age explains it: the original went on after the backup.
    #[must_use]
    pub fn is_explained_by_age(self) -> bool {
        matches!(self, Self::RowsBehind | Self::RowsExtra)
    }
}

/// The records in `folder`; none there is no error.
///
/// # Errors
/// When the file cannot be read, or is not one of ours.
fn records(folder: &Path) -> io::Result<Vec<Comparison>> {
    match fs::read(folder.join(RECORD)) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(io::Error::other),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(e) => Err(e),
    }
}

/// Keeps `comparison` in `folder`, in the place of an earlier one of the same database.
///
/// # Errors
/// When the file cannot be written, or holds something that is not ours.
pub fn keep(comparison: &Comparison, folder: &Path) -> io::Result<()> {
    let mut all = records(folder)?;
    all.retain(|c| (&c.system_identifier, &c.database) != (&comparison.system_identifier, &comparison.database));
    all.push(comparison.clone());
    let path = folder.join(RECORD);
    fs::create_dir_all(path.parent().unwrap_or(folder))?;
    let beside = path.with_extension("json.new");
    fs::write(&beside, serde_json::to_vec_pretty(&all).map_err(io::Error::other)?)?;
    fs::rename(beside, path)
}

/// Fills `restore_check` and `restore_difference` from the records. Which of them is that of the server that is scanned,
/// its system identifier tells.
pub(super) fn fill(target: &Target, facts: &mut Facts) {
    let cure = "restore the newest backup to another server, then run: plimsoll restore-check --restored postgres://user@host/database";
    let why = match records(&target.folder) {
        Ok(all) if !all.is_empty() => {
            facts.write("restore_check", all.iter().map(check));
            return facts.write("restore_difference", all.iter().flat_map(|c| c.differences.iter().map(|d| difference(c, d))));
        }
        Ok(_) if target.declared_none("postgres") => Unseen::new(Kind::DeclaredNone, "plimsoll.toml says that there is no postgres"),
        Ok(_) => Unseen::new(Kind::NotRun, "no backup was ever seen restored").cured_by(cure),
        Err(e) => Unseen::new(Kind::Failed, format!("{RECORD} cannot be read: {e}")).cured_by(format!("move it away; {cure}")),
    };
    facts.unseen("restore_check", &why);
    facts.unseen("restore_difference", &why);
}

fn check(c: &Comparison) -> Row {
    row! {
        "system_identifier" => c.system_identifier.clone(),
        "database" => c.database.clone(),
        "checked_at" => stamp(c.checked_at),
        "age_days" => age_days(c.checked_at),
        "is_equal" => c.is_equal,
        "is_physical" => c.is_physical,
        "tables" => i64::try_from(c.tables).unwrap_or(i64::MAX),
        "tables_counted" => i64::try_from(c.tables_counted).unwrap_or(i64::MAX),
        "recovery_point_s" => c.recovery_point_s,
        "recovery_time_s" => c.recovery_time_s,
        "is_replay_only" => c.is_replay_only,
        "restored" => c.restored.clone(),
    }
}

fn difference(c: &Comparison, d: &Difference) -> Row {
    row! {
        "system_identifier" => c.system_identifier.clone(),
        "database" => c.database.clone(),
        "subject" => d.subject.clone(),
        "kind" => d.kind.word().to_owned(),
        "original" => d.original.clone(),
        "restored" => d.restored.clone(),
        "lacking_pct" => d.lacking_pct,
    }
}
