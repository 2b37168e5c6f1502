//! Two runs side by side, in version 1.

use super::*;
use crate::compare;

words! {
    /// What can be said of two load lines.
    LineChange of compare::LineChange { Higher, Lower, CannotTell }
}

frozen! {
    /// Two runs side by side.
    Diff of compare::Diff {
        /// The earlier run.
        before: Side,
        /// The later run.
        now: Side,
        /// Why the two cannot, or can only with care, be compared.
        notes: Vec<String>,
        /// Findings of checks that were decided before, and did not find them.
        new: Vec<Found>,
        /// Findings of checks that were unproven or not there before: seen now, and nobody knows since when.
        newly_seen: Vec<Found>,
        /// Findings that a check, decided again, no longer makes.
        fixed: Vec<Found>,
        /// Findings of both.
        remaining: Vec<Found>,
        /// Checks that can no longer be decided.
        lost: Vec<Lost>,
        /// Every check whose verdict is another one.
        changes: Vec<Change>,
        /// Counts of a request alone that are other than before, the worse first.
        costs: Vec<CostChange>,
        /// Requests whose cost was counted before, and not now.
        costs_lost: Vec<String>,
        /// The items that moved the score, the one that moved it most first.
        points: Vec<PointsMoved>,
        /// What became of the load line.
        line: LineChange,
        /// Why, in words.
        line_because: String,
    }

    /// An item that gives the score more or less than before.
    PointsMoved of compare::PointsMoved {
        /// Its folder.
        item: String,
        /// Points of the headline before.
        before: f64,
        /// Now.
        now: f64,
    }

    /// What one run brings into a comparison.
    Side of compare::Side {
        /// The run's id.
        id: String,
        /// RFC 3339, UTC.
        taken_at: String,
        /// Of plimsoll.
        version: String,
        /// The target's stable name.
        target: String,
        /// production, staging, development …
        environment: String,
        /// Users planned for.
        stage: u32,
        /// Points proven.
        proven: u32,
        /// Points that are possible.
        possible: u32,
        /// Share of the weight that was decided, percent.
        coverage_pct: u32,
        /// Each stage's verdict.
        ladder: Vec<(u32, Readiness)>,
        /// The load line; null: no load was run.
        line: Option<LoadLine>,
    }

    /// A finding with the check that made it.
    Found of compare::CheckFinding {
        /// `item/id`.
        check: String,
        /// How bad it is.
        severity: Severity,
        /// True where it counts at the stage planned for.
        counts: bool,
        /// True where it is accepted for a time.
        is_waived: bool,
        /// The finding.
        finding: Finding,
    }

    /// A check whose verdict is another one than before.
    Change of compare::Change {
        /// `item/id`.
        check: String,
        /// How bad a failure is.
        severity: Severity,
        /// The verdict before; null: the check was not there.
        before: Option<String>,
        /// The verdict now; null: the check is not there any more.
        now: Option<String>,
    }

    /// A count of one request, driven alone, that is another one than before.
    CostChange of compare::CostChange {
        /// The step's scenario.
        scenario: String,
        /// The step's name in it.
        name: String,
        /// `GET /api/v1/products?page={page}`.
        request: String,
        /// What is counted: statements, rows, Postgres sessions, Redis commands, bytes of the answer.
        what: String,
        /// Before, of each request.
        before: f64,
        /// Now.
        now: f64,
        /// True where it is more.
        is_worse: bool,
        /// The statement that changed most; null: it is none of the statements.
        statement: Option<String>,
    }

    /// A check that was decided before and cannot be decided now.
    Lost of compare::Lost {
        /// `item/id`.
        check: String,
        /// How bad a failure is.
        severity: Severity,
        /// Its verdict before.
        before: String,
        /// Its findings before: out of sight, not fixed.
        findings: Vec<Finding>,
        /// Why it cannot be decided now; empty: the check is not there any more.
        gaps: Vec<Gap>,
    }
}
