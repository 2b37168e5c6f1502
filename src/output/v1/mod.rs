//! Version 1 of what a program reads: `run.json` and a comparison as JSON. These types are frozen: a field is added, never
//! renamed or dropped. Whoever renames one of a run is stopped by the compiler here, and lets it be named here as before with
//! `#[serde(rename = "…")]`. `docs/run.schema.json` is made of them.

#[macro_use]
mod frozen;
mod derived;
mod diff;
mod load;
mod points;

use schemars::JsonSchema;
use serde::Serialize;

pub(super) use self::diff::Diff;
pub(super) use self::frozen::Frozen;
use self::{derived::*, load::*, points::*};
use crate::{check, run, score};

words! {
    /// How bad it is when a check fails.
    Severity of check::Severity { Low, Medium, High, Critical }

    /// What a fault does to users.
    Harm of check::Harm { Breach, Loss, Outage, Slow, Blind, Cost }

    /// How sure a finding is.
    Certainty of check::Certainty { Hint, Likely, Sure }

    /// How a fix is applied: statements for psql, commands for redis-cli, directives for a server of nginx that proxies, lines
    /// of a configuration file, or what the app, a deploy or a person has to do.
    FixKind of check::FixKind { Sql, Redis, Nginx, Conf, Code }

    /// What a stage came to.
    Readiness of score::Readiness { Ready, NotReady, NotProven }
}

/// What a check came to. Unproven is never a pass.
#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub(super) enum Verdict {
    /// Every one of the population is fine.
    Pass {
        of: i64,
        /// Tables of which a sample was enough. Not there: all was seen.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        gaps: Vec<Gap>,
    },
    /// Some are not.
    Fail {
        findings: Vec<Finding>,
        of: i64,
        /// Tables that were seen in part: there may be more findings. Not there: all was seen.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        gaps: Vec<Gap>,
    },
    /// It could not be seen, or not be decided.
    Unproven { gaps: Vec<Gap> },
    /// There is nothing to judge.
    NotApplicable,
    /// It failed, and every finding is accepted for a time.
    Waived {
        findings: Vec<Finding>,
        of: i64,
        because: String,
        /// Tables that were seen in part: there may be more findings. Not there: all was seen.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        gaps: Vec<Gap>,
    },
}

impl Frozen<check::Verdict> for Verdict {
    fn of(from: &check::Verdict) -> Self {
        match from {
            check::Verdict::Pass { of, gaps } => Self::Pass { of: *of, gaps: Frozen::of(gaps) },
            check::Verdict::Fail { findings, of, gaps } => Self::Fail { findings: Frozen::of(findings), of: *of, gaps: Frozen::of(gaps) },
            check::Verdict::Unproven { gaps } => Self::Unproven { gaps: Frozen::of(gaps) },
            check::Verdict::NotApplicable => Self::NotApplicable,
            check::Verdict::Waived { findings, of, because, gaps } => {
                Self::Waived { findings: Frozen::of(findings), of: *of, because: because.clone(), gaps: Frozen::of(gaps) }
            }
        }
    }
}

/// One value that stands behind a finding; its name ends in its unit (`_ms`, `_bytes`, `_pct`, `_at`).
#[derive(JsonSchema, Serialize)]
#[serde(untagged)]
pub(super) enum Evidence {
    /// A whole number.
    Integer(i64),
    /// A measured number.
    Real(f64),
    /// A text.
    Text(String),
    /// Not known.
    Null,
}

impl Frozen<check::Evidence> for Evidence {
    fn of(from: &check::Evidence) -> Self {
        match from {
            check::Evidence::Integer(number) => Self::Integer(*number),
            check::Evidence::Real(number) => Self::Real(*number),
            check::Evidence::Text(text) => Self::Text(text.clone()),
            check::Evidence::Null => Self::Null,
        }
    }
}

frozen! {
    /// All that a report may know.
    Run of run::Run {
        /// Sorts by time.
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
        /// RFC 3339, UTC: where it stands among the runs of its folder, whatever the clock did; empty: not known.
        ordered_at: String,
        /// Whole run; null where it did not end.
        duration_ms: Option<i64>,
        /// When it was told to stop, from its start; null: it was not.
        stopped_after_ms: Option<i64>,
        /// Processors of the scanning machine.
        generator_cores: i64,
        /// What was looked at.
        addresses: Vec<Address>,
        /// Peak requests per second of each stage.
        stage_rates: Vec<(u32, f64)>,
        /// The profile that they come from.
        usage: Option<Usage>,
        /// The score.
        score: Score,
        /// Every check.
        outcomes: Vec<Outcome>,
        /// The load, where it was run.
        load: Option<Load>,
        /// Evidence that is older than the run.
        older: Vec<Older>,
        /// Targets that were named, and could not be reached.
        unreached: Vec<Unreached>,
        /// Steps of scenarios that were not looked at, since by their addresses they change something: a load alone does them.
        left_steps: Vec<LeftStep>,
        /// Waivers that accept nothing, or that nobody can judge.
        waiver_faults: Vec<WaiverFault>,
        /// Why tables have no facts.
        absences: Vec<Gap>,
        /// The probes.
        probes: Vec<Probe>,
        /// Every distinct statement that was sent.
        sent: Vec<Sent>,
        /// True where a superuser looked at Postgres.
        is_superuser: bool,
    }

    /// A configured address.
    Address of run::AddressShown {
        /// app, postgres, redis, instance, edge or pooler.
        kind: String,
        /// Secrets masked.
        url: String,
        /// Where it was found.
        source: String,
        /// The flag, variable or key.
        key: String,
    }

    /// A probe's share of the run.
    Probe of run::ProbeShown {
        /// Its name.
        name: String,
        /// How long it took.
        duration_ms: i64,
        /// Rows that it wrote.
        facts: i64,
    }

    /// A statement that was sent to a target.
    Sent of run::Sent {
        /// Who sent it.
        probe: String,
        /// sql, redis or http.
        kind: String,
        /// Its text.
        statement: String,
        /// How often.
        times: i64,
    }

    /// What is wrong with a waiver.
    WaiverFault of run::WaiverFault {
        /// The check, as it stands in plimsoll.toml.
        check: String,
        /// What is wrong, in words.
        reason: String,
        /// The next step.
        cure: String,
    }

    /// A target that was named, and could not be reached.
    Unreached of run::Unreached {
        /// app, session (what lies behind a sign-in), postgres, redis, instance, edge, twin, pooler, prometheus, alertmanager, database, log, manifests or backup.
        kind: String,
        /// Its address, secrets masked; null: it has no address.
        url: Option<String>,
        /// The flag, variable or key that named it.
        key: String,
        /// What happened, in words.
        reason: String,
        /// The next step.
        cure: Option<String>,
    }

    /// A step of a scenario that was not looked at.
    LeftStep of run::LeftStep {
        /// Its scenario.
        scenario: String,
        /// Its name.
        step: String,
    }

    /// Evidence that is older than the run: what an earlier run decided, a report of backups, a restore that was compared.
    Older of run::Older {
        /// RFC 3339, UTC: of when it is.
        at: String,
        /// What it is.
        what: String,
        /// The checks that stand on it, `item/id`.
        checks: Vec<String>,
    }

    /// Where a verdict is from that the run did not come to by itself.
    Kept of run::Kept {
        /// The run that decided it.
        run: String,
        /// Its start, RFC 3339, UTC.
        decided_at: String,
        /// `as decided on 12 Nov 2026`.
        words: String,
        /// Why this run could not decide it.
        gaps: Vec<Gap>,
    }

    /// The profile of use that turns registered users into requests.
    Usage of run::Usage {
        /// Of the registered users, those who come on one day.
        daily_active_pct: f64,
        /// Of such a user.
        visits_per_day: f64,
        /// That one visit makes.
        requests_per_visit: f64,
        /// Of the day's requests, those of its busiest hour.
        peak_hour_pct: f64,
        /// The busiest seconds of that hour against its mean.
        burst: f64,
        /// Registered users today; null: not said.
        users_now: Option<i64>,
        /// How fast they grow; null: not said.
        growth_pct_a_month: Option<f64>,
    }

    /// One check's part in a run.
    Outcome of run::Outcome {
        /// The item's folder.
        item: String,
        /// The check's id within it.
        id: String,
        /// True when it passes.
        title: String,
        /// How bad it is: of a check that failed, its gravest finding; else the worst that it can be.
        severity: Severity,
        /// The worst that it can be; null in what an older plimsoll kept: `severity`.
        most: Option<Severity>,
        /// What it does to users.
        harm: Harm,
        /// The evidence that tells how much harm, `_ms` or `_bytes`: what is slow is ordered by it; not there: none does.
        #[serde(skip_serializing_if = "Option::is_none")]
        size: Option<String>,
        /// A digest of its text, header and query: verdicts of other texts are not compared; empty: an older plimsoll kept it.
        #[serde(skip_serializing_if = "String::is_empty")]
        digest: String,
        /// From which stage on it counts.
        stage: u32,
        /// True where it counts at the stage planned for.
        counts: bool,
        /// What happens as users come.
        why: String,
        /// What to do in general.
        fix: String,
        /// Where to read more.
        docs: Vec<String>,
        /// What it came to.
        verdict: Verdict,
        /// What cannot be excluded: no more than a hint, it costs nothing.
        hints: Vec<Finding>,
        /// Where that is from; null: of this run itself.
        kept: Option<Kept>,
        /// Who else does what it asks for, as plimsoll.toml says: while that holds it counts half; not there: nobody, or it passed.
        #[serde(skip_serializing_if = "Option::is_none")]
        declared: Option<Declared>,
    }

    /// That somebody else does what a check asks for.
    Declared of run::Declared {
        /// alerts, errors, metrics, uptime or visitors.
        what: String,
        /// Who.
        by: String,
        /// The address of a page that shows it.
        proof: String,
        /// The day on which somebody looked there.
        on: String,
        /// The last day on which it counts.
        until: String,
        /// False where that day was over when the run began, or the first one had not come.
        holds: bool,
    }

    /// A row that a check returned.
    Finding of check::Finding {
        /// A stable name: with the check's it is the finding's identity across runs.
        subject: String,
        /// What is wrong with it.
        message: String,
        /// An executable statement or a snippet of configuration.
        fix: Option<String>,
        /// How that is applied; not there: not said.
        #[serde(skip_serializing_if = "Option::is_none")]
        fix_kind: Option<FixKind>,
        /// How bad it is, by what was measured; null: as the check says.
        severity: Option<Severity>,
        /// How sure it is.
        certainty: Certainty,
        /// What it comes from: findings of one cause are one thing to mend; null: it is its own.
        cause: Option<String>,
        /// Every other column, by name, in the order of the query.
        evidence: Vec<(String, Evidence)>,
    }

    /// Why a check could not be decided: one per table that was not, or not wholly, seen.
    Gap of check::Gap {
        /// The table, or empty where the check itself failed or the evidence was not enough.
        table: String,
        /// The probe that should have filled it.
        probe: String,
        /// The kind of absence, `broken` or `undecided`.
        kind: String,
        /// Why, in words.
        reason: String,
        /// What would cure it.
        cure: Option<String>,
        /// What of the table was seen; null: nothing, or it is no table that was not seen.
        part: Option<Part>,
    }

    /// A part of a population.
    Part of check::Part {
        /// Rows that were seen; null: not counted, as where a scan died.
        seen: Option<i64>,
    }
}
