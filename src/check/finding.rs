//! A finding: what a row of a check says.

use rusqlite::{
    Row,
    types::{Type, Value},
};
use serde::{Deserialize, Serialize};

use super::{
    Severity,
    fix::{FixKind, Ground},
};
use crate::quote::spelled_out;

/// One value that stands behind a finding; its name ends in its unit (`_ms`, `_bytes`, `_pct`, `_at`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Evidence {
    /// A whole number.
    Integer(i64),
    /// A measured number.
    Real(f64),
    /// A text.
    Text(String),
    /// Not known.
    Null,
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// It cannot be excluded, and nothing is built on it: it costs no points and stands apart.
    Hint,
    /// A guess: never graver than medium, and its message says what would make sure.
    Likely,
    /// A fact.
    #[default]
    Sure,
}

impl Certainty {
    /// The word in a check's column and in every output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}

/// A row that a check returned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// A stable name: with the check's it is the finding's identity across runs.
    pub subject: String,
    /// What is wrong with it.
    pub message: String,
    /// What mends it; all but code works as it stands.
    pub fix: Option<String>,
    /// How that is applied.
    #[serde(default)]
    pub fix_kind: Option<FixKind>,
    /// How bad it is, by what was measured; none: as the check says.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// How sure it is.
    #[serde(default)]
    pub certainty: Certainty,
    /// What it comes from: findings of one cause are one thing to mend. None: it is its own.
    #[serde(default)]
    pub cause: Option<String>,
    /// Every other column, by name, in the order of the query.
    pub evidence: Vec<(String, Evidence)>,
}

impl Finding {
    /// The same with its fix as it works on the target.
    pub(super) fn fitted(self, ground: &Ground) -> Self {
        match (self.fix, self.fix_kind) {
            (Some(fix), Some(kind)) => {
                let (fix, kind) = ground.fitted(fix, kind);
                Self { fix: Some(fix), fix_kind: Some(kind), ..self }
            }
            (fix, kind) => Self { fix_kind: kind.filter(|_| fix.is_some()), fix, ..self },
        }
    }

    /// What is wrong, and whether that is a guess.
    #[must_use]
    pub fn told(&self) -> String {
        match self.certainty {
            Certainty::Sure => self.message.clone(),
            guess => format!("{}: {}", guess.word(), self.message),
        }
    }
}

/// A row of a check, and whether its evidence does not decide.
pub(super) fn read_row(row: &Row<'_>, columns: &[String]) -> rusqlite::Result<(Finding, bool)> {
    let (subject, message, certainty) = (String::new(), String::new(), Certainty::Sure);
    let mut finding = Finding { subject, message, fix: None, fix_kind: None, severity: None, certainty, cause: None, evidence: Vec::new() };
    let mut is_undecided = false;
    for (n, column) in columns.iter().enumerate() {
        match column.as_str() {
            "subject" => finding.subject = row.get(n)?,
            "message" => finding.message = row.get(n)?,
            "fix" => finding.fix = row.get::<_, Option<String>>(n)?.map(|fix| spelled_out(&fix)),
            "fix_kind" => finding.fix_kind = word(row, n, &FixKind::ALL, FixKind::word)?,
            "severity" => {
                finding.severity = word(row, n, &[Severity::Low, Severity::Medium, Severity::High, Severity::Critical], Severity::word)?
            }
            "certainty" => {
                finding.certainty =
                    word(row, n, &[Certainty::Hint, Certainty::Likely, Certainty::Sure], Certainty::word)?.unwrap_or_default();
            }
            "cause" => finding.cause = row.get(n)?,
            "undecided" => is_undecided = row.get(n)?,
            _ => finding.evidence.push((column.clone(), evidence(row.get(n)?))),
        }
    }
    Ok((finding, is_undecided))
}

/// The one of `all` that the column names; none: it is null.
fn word<T: Copy>(row: &Row<'_>, n: usize, all: &[T], name: fn(T) -> &'static str) -> rusqlite::Result<Option<T>> {
    let Some(found) = row.get::<_, Option<String>>(n)? else { return Ok(None) };
    let known = all.iter().copied().find(|one| name(*one) == found);
    let odd = || rusqlite::Error::FromSqlConversionFailure(n, Type::Text, format!("`{found}` is none of the words for it").into());
    known.map(Some).ok_or_else(odd)
}

fn evidence(value: Value) -> Evidence {
    match value {
        Value::Integer(n) => Evidence::Integer(n),
        Value::Real(x) => Evidence::Real(x),
        Value::Text(text) => Evidence::Text(text),
        Value::Null | Value::Blob(_) => Evidence::Null,
    }
}
