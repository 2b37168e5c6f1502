//! One check against one snapshot: a verdict.

use std::{cmp::Reverse, sync::mpsc, thread, time::Duration};

use rusqlite::{Connection, ErrorCode, Row, params};
use serde::{Deserialize, Serialize};

use super::{Certainty, Check, Finding, Severity, finding::read_row, fix::Ground, functions};
use crate::snapshot::filled_by;

/// The longest that one check may take. A built-in check takes milliseconds; one of the user's may never end by itself.
const LONGEST: Duration = Duration::from_secs(10);

/// More rows than a report can show are a mistake of the check, and would fill the memory.
const MOST_ROWS: usize = 100_000;

/// So much of why a fact is missing is kept: it is repeated for every check that waits for it.
const LONGEST_REASON: i64 = 16 << 10;

/// Why a check could not be decided: one per table that was not, or not wholly, seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The table, or empty where the check itself failed or the evidence was not enough.
    pub table: String,
    /// The probe that should have filled it.
    pub probe: String,
    /// The kind of absence, `broken` or `undecided`.
    pub kind: String,
    /// Why, in words.
    pub reason: String,
    /// What would cure it.
    pub cure: Option<String>,
    /// What of the table was seen; none: nothing, or it is no table that was not seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
}

/// A part of a population.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Rows that were seen; none: not counted, as where a scan died.
    pub seen: Option<i64>,
}

impl Gap {
    /// A row of `reach`: its table, probe, kind, reason, cure, extent, seen.
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let part = match row.get_ref(5)?.as_str()? {
            "part" => Some(Part { seen: row.get(6)? }),
            _ => None,
        };
        let [table, probe, kind, reason] = [0, 1, 2, 3].map(|at| row.get(at));
        Ok(Self { table: table?, probe: probe?, kind: kind?, reason: reason?, cure: row.get(4)?, part })
    }
}

/// What a check came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum Verdict {
    /// Every one of the population is fine.
    Pass {
        /// The population.
        of: i64,
        /// Tables of which a sample was enough. Empty: all of the population was seen.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        gaps: Vec<Gap>,
    },
    /// Some are not.
    Fail {
        /// Those which are not.
        findings: Vec<Finding>,
        /// The population.
        of: i64,
        /// Tables that were seen in part: there may be more. Empty: all of the population was seen.
        #[serde(default)]
        gaps: Vec<Gap>,
    },
    /// It could not be seen, or not be decided. Never a pass.
    Unproven {
        /// What is missing.
        gaps: Vec<Gap>,
    },
    /// There is nothing to judge.
    NotApplicable,
    /// It failed, and every finding is accepted for a time. It earns no points.
    Waived {
        /// The accepted findings.
        findings: Vec<Finding>,
        /// The population.
        of: i64,
        /// Until when, by whom and why.
        because: String,
        /// Tables that were seen in part, as of a failure.
        #[serde(default)]
        gaps: Vec<Gap>,
    },
}

impl Verdict {
    /// How bad it is that it failed, where the check can be as bad as `most`: as its gravest finding.
    #[must_use]
    pub fn severity(&self, most: Severity) -> Severity {
        match self {
            Self::Fail { findings, .. } | Self::Waived { findings, .. } => {
                findings.iter().map(|finding| finding.severity.unwrap_or(most).min(most)).max().unwrap_or(most)
            }
            _ => most,
        }
    }
}

impl Check {
    /// Judges the snapshot in `db`.
    #[must_use]
    pub fn judge(&self, db: &Connection) -> Verdict {
        self.judge_with_hints(db).0
    }

    /// The same, with what cannot be excluded and is no more than a hint.
    #[must_use]
    pub fn judge_with_hints(&self, db: &Connection) -> (Verdict, Vec<Finding>) {
        within(LONGEST, db, || self.try_judge(db)).unwrap_or_else(|why| {
            let gap = Gap {
                table: String::new(),
                probe: String::new(),
                kind: "broken".to_owned(),
                reason: format!("the check `{}` failed: {why}", self.name()),
                cure: Some("run `plimsoll checks test` and mend the check".to_owned()),
                part: None,
            };
            (Verdict::Unproven { gaps: vec![gap] }, Vec::new())
        })
    }

    fn try_judge(&self, db: &Connection) -> Result<(Verdict, Vec<Finding>), String> {
        functions::add(db).map_err(|e| words(&e))?;
        let gaps = gaps(db, self).map_err(|e| words(&e))?;
        // A bad row is bad whatever was not seen. That none is, or that one is missing, only the whole can show; a share, a sample.
        let is_open = |gap: &Gap| gap.part.is_none() || !(self.does_with(gap) || self.by_presence.contains(&gap.table));
        if gaps.iter().any(is_open) {
            return Ok((Verdict::Unproven { gaps }, Vec::new()));
        }
        let is_decided = gaps.iter().all(|gap| self.does_with(gap));
        let population = format!("select count(*) from {}", self.header.applies);
        let of: i64 = db.query_row(&population, [], |r| r.get(0)).map_err(|e| words(&e))?;
        if of == 0 {
            let verdict = if gaps.is_empty() { Verdict::NotApplicable } else { Verdict::Unproven { gaps } };
            return Ok((verdict, Vec::new()));
        }
        let (all, undecided) = self.findings(db)?;
        let (hints, mut findings): (Vec<_>, Vec<_>) = all.into_iter().partition(|finding| finding.certainty == Certainty::Hint);
        // The gravest speaks for all; else they stay in the order of the query.
        findings.sort_by_key(|finding| Reverse((finding.severity.unwrap_or(self.header.severity), finding.certainty)));
        let verdict = match (findings.is_empty(), undecided) {
            (false, _) => Verdict::Fail { findings, of, gaps },
            (true, _) if !is_decided => Verdict::Unproven { gaps },
            (true, Some(gap)) => Verdict::Unproven { gaps: vec![gap] },
            (true, None) => Verdict::Pass { of, gaps },
        };
        Ok((verdict, hints))
    }

    /// The rows of the query. Those whose column `undecided` is true are no findings: the measured interval lies on
    /// both sides of the threshold, or there is too little evidence. Their `fix` is what would decide.
    fn findings(&self, db: &Connection) -> Result<(Vec<Finding>, Option<Gap>), String> {
        let failed = |e: rusqlite::Error| words(&e);
        let mut query = db.prepare(self.query()).map_err(failed)?;
        for (name, value) in &self.header.params {
            if let Some(at) = query.parameter_index(&format!(":{name}")).map_err(failed)? {
                query.raw_bind_parameter(at, value).map_err(failed)?;
            }
        }
        let columns: Vec<String> = query.column_names().map(str::to_owned).collect();
        let (mut findings, mut undecided) = (Vec::new(), None);
        let ground = Ground::read(db).map_err(failed)?;
        let mut rows = query.raw_query();
        while let Some(row) = rows.next().map_err(failed)? {
            if findings.len() >= MOST_ROWS {
                return Err(format!("it returned more than {MOST_ROWS} rows"));
            }
            let (finding, is_undecided) = read_row(row, &columns).map_err(failed)?;
            let finding = self.in_bounds(finding)?.fitted(&ground);
            if is_undecided {
                undecided.get_or_insert_with(|| Gap {
                    table: String::new(),
                    probe: String::new(),
                    kind: "undecided".to_owned(),
                    reason: finding.message,
                    cure: finding.fix.or_else(|| Some("measure longer: raise `load.max_seconds` in plimsoll.toml".to_owned())),
                    part: None,
                });
            } else {
                findings.push(finding);
            }
        }
        Ok((findings, undecided))
    }
}

impl Check {
    /// The finding with a severity that its check and its certainty allow: a guess is never graver than medium.
    fn in_bounds(&self, finding: Finding) -> Result<Finding, String> {
        let most = self.header.severity;
        if let Some(severity) = finding.severity.filter(|severity| *severity > most) {
            return Err(format!("a row is {}, and the header says {} at most", severity.word(), most.word()));
        }
        let graver = finding.severity.unwrap_or(most);
        let is_guess = finding.certainty != Certainty::Sure && graver > Severity::Medium;
        Ok(Finding { severity: if is_guess { Some(Severity::Medium) } else { finding.severity }, ..finding })
    }
}

/// Runs `work`, and interrupts what it does in `db` when `limit` is over.
fn within<T>(limit: Duration, db: &Connection, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let interrupt = db.get_interrupt_handle();
    let (ended, end) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            // An error that is no timeout: the work has ended, and its side of the channel is gone.
            if end.recv_timeout(limit) == Err(mpsc::RecvTimeoutError::Timeout) {
                interrupt.interrupt();
            }
        });
        let answer = work();
        drop(ended);
        answer
    })
}

/// What SQLite said, in words that help whoever wrote the check.
fn words(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::InvalidColumnType(_, column, found) => {
            let kind = found.to_string().to_lowercase();
            format!("a row has a value of type {kind} in `{column}`, where a text is wanted; `coalesce` or `cast` it")
        }
        _ if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => {
            format!("no end within {} s; look for a join without a condition or a recursion without an end", LONGEST.as_secs())
        }
        _ => error.to_string(),
    }
}

/// A probe that came to its end has said of each of its tables what it saw or why not. Of one that died an empty table
/// tells nothing.
const ENDED: &str = "select 1 from fills join probe on probe.name = fills.probe where fills.table_name = ?1";

/// It has said so of this one.
const TOLD: &str = "select 1 from reach where table_name = ?1";

/// What was not seen whole of the tables. A table that no probe ever claimed was not looked at either.
fn gaps(db: &Connection, check: &Check) -> rusqlite::Result<Vec<Gap>> {
    let mut query = db.prepare_cached(
        "select a.table_name, a.probe, a.kind, substr(a.reason, 1, ?2), substr(a.cure, 1, ?2), a.extent, a.seen from reach a
         where a.table_name = ?1 and a.extent <> 'whole'",
    )?;
    let mut gaps: Vec<Gap> = Vec::new();
    for table in &check.tables {
        let rows = query.query_map(params![table, LONGEST_REASON], Gap::read)?;
        for gap in rows {
            gaps.push(gap?);
        }
        if is_frame(table) {
            continue;
        }
        let missing = |reason: String| missing(table, reason);
        if !db.prepare_cached("select 1 from fills where table_name = ?1")?.exists([table])? {
            gaps.push(missing(format!("nothing looked at `{table}` in this run")));
        } else if !db.prepare_cached(ENDED)?.exists([table])? && gaps.iter().all(|gap| gap.table != *table) {
            gaps.push(missing(format!("the scan died before it had filled `{table}`")));
        } else if !db.prepare_cached(TOLD)?.exists([table])? {
            gaps.push(missing(format!("nothing says how much of `{table}` was seen")));
        }
    }
    gaps.extend(unread(db, check)?);
    Ok(gaps)
}

/// What a scan with this plimsoll would have seen of a table.
fn missing(table: &str, reason: String) -> Gap {
    let cure = Some("scan again with this plimsoll".to_owned());
    Gap { table: table.to_owned(), probe: String::new(), kind: "not-run".to_owned(), reason, cure, part: None }
}

/// Columns that a check reads, and the older plimsoll that wrote the file did not.
fn unread(db: &Connection, check: &Check) -> rusqlite::Result<Vec<Gap>> {
    if !db.table_exists(Some("temp"), "unread_column")? {
        return Ok(Vec::new());
    }
    let mut query = db.prepare_cached("select 1 from temp.unread_column where table_name = ?1 and column_name = ?2")?;
    let mut gaps = Vec::new();
    for (table, column) in &check.reads {
        if query.exists([table, column])? {
            gaps.push(missing(table, format!("the plimsoll that scanned did not look at `{column}` of `{table}`")));
        }
    }
    Ok(gaps)
}

/// Tables of the frame: the run itself writes them, whatever the probes do.
fn is_frame(table: &str) -> bool {
    filled_by("scan").contains(&table) || table.starts_with("json_") || table == "sqlite_schema"
}
