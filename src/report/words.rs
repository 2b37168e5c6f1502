//! The words of every report: one place, so that a thing is named alike everywhere.

pub(super) use crate::output::words::*;
use crate::{
    check::{Finding, FixKind, Gap, Severity, Verdict},
    compare::{CostChange, Diff},
    run::{Declared, Endpoint, Group, Load, LoadLine, Outcome, PoolSize, Run, Wall},
    score::Readiness,
};

/// Steps that a note names; the others are counted.
const MOST_STEPS: usize = 5;

/// What stands above what the user vouches for.
pub(super) const DECLARED: &str = "Done by others, as plimsoll.toml says (counts half)";

/// Who does what, and until when that is believed.
pub(super) fn declared(declared: &Declared) -> String {
    let Declared { what, by, proof, on, until, holds } = declared;
    if *holds {
        return format!("{what}: {by}; {proof} showed it on {on}, look again by {until}");
    }
    format!("{what}: {by} counts no more, for {proof} was looked at on {on}: look again, and write that day into `on` of its [[declare]]")
}

/// A label, and what stands behind it.
pub(super) type Told = (&'static str, String);

/// `READY`, `NOT READY` or `NOT PROVEN`.
pub(super) fn readiness(readiness: Readiness) -> &'static str {
    match readiness {
        Readiness::Ready => "READY",
        Readiness::NotReady => "NOT READY",
        Readiness::NotProven => "NOT PROVEN",
    }
}

/// A sign that carries the verdict without its colour.
pub(super) fn readiness_mark(readiness: Readiness) -> &'static str {
    match readiness {
        Readiness::Ready => "✓",
        Readiness::NotReady => "✗",
        Readiness::NotProven => "?",
    }
}

/// How loud a severity is: `!!!` to `·`.
pub(super) fn severity_mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "!!!",
        Severity::High => "!!",
        Severity::Medium => "!",
        Severity::Low => "·",
    }
}

/// `public.orders.user_id`, `a, b, c and 37 more`.
pub(super) fn subjects(findings: &[&Finding], most: usize) -> String {
    let shown: Vec<&str> = findings.iter().take(most).map(|f| f.subject.as_str()).collect();
    match findings.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// The fixes of some findings, each once: those of one cause have one.
pub(super) fn fixes<'a>(findings: &[&'a Finding]) -> Vec<&'a str> {
    let mut fixes: Vec<&'a str> = Vec::new();
    for fix in findings.iter().filter_map(|finding| finding.fix.as_deref()) {
        if !fixes.contains(&fix) {
            fixes.push(fix);
        }
    }
    fixes
}

/// The language of a block of fixes; empty: none that has a name.
pub(super) fn language(findings: &[&Finding]) -> &'static str {
    match findings.iter().find(|finding| finding.fix.is_some()).and_then(|finding| finding.fix_kind) {
        Some(FixKind::Sql) => "sql",
        Some(FixKind::Nginx) => "nginx",
        Some(FixKind::Redis) => "redis",
        Some(FixKind::Conf) => "ini",
        Some(FixKind::Code) | None => "",
    }
}

/// Where fixes of a kind are put.
pub(super) fn applied(kind: FixKind) -> &'static str {
    match kind {
        FixKind::Sql => "In psql:",
        FixKind::Redis => "In redis-cli:",
        FixKind::Nginx => "In the configuration of nginx:",
        FixKind::Conf => "In the configuration:",
        FixKind::Code => "To do:",
    }
}

/// `2 of 14`, `2 of the 14 seen` where there may be more, or nothing where there is only one to look at.
pub(super) fn share(group: &Group<'_>) -> Option<String> {
    let found = i64::try_from(group.findings.len()).unwrap_or(i64::MAX);
    (group.of > 1 && found <= group.of).then(|| format!("{} of {}", whole(found), population(group.of, group.gaps)))
}

/// What nobody has shown, why, and what would.
pub(super) fn to_prove(outcome: &Outcome, gap: &Gap) -> String {
    let cure = gap.cure.as_ref().map_or_else(String::new, |cure| format!(". To see it: {cure}"));
    format!("Nobody has shown that it holds: \"{}\" ({}): {}{cure}", line(&outcome.title), outcome.severity.word(), line(&gap.reason))
}

/// `GET /feed (browse/feed): 3 → 41 statements`.
pub(super) fn cost(change: &CostChange) -> String {
    let CostChange { scenario, name, request, what, before, now, .. } = change;
    format!("{request} ({scenario}/{name}): {} → {} {what}", number(*before), number(*now))
}

/// `database +3.5, caching -0.8`; none: no item moved the score.
pub(super) fn points(diff: &Diff) -> Option<String> {
    let told: Vec<String> = diff.points.iter().map(|moved| format!("{} {:+.1}", moved.item, moved.now - moved.before)).collect();
    (!told.is_empty()).then(|| format!("the score moved by {}", told.join(", ")))
}

/// How many counts of requests changed, and which way.
pub(super) fn costs(diff: &Diff) -> String {
    let worse = diff.costs.iter().filter(|change| change.is_worse).count();
    let better = diff.costs.len() - worse;
    let parts = [(worse, "worse"), (better, "better"), (diff.costs_lost.len(), "not counted now")];
    let told: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    format!("Cost of a request alone: {}", told.join(", "))
}

/// What is said of a load whose generator failed.
pub(super) const INVALID_LOAD: &str = "the load generator itself failed: these numbers prove nothing";

/// What is said of a run that was never sealed, or was told to stop; none: it came to its end.
pub(super) fn unsealed(run: &Run) -> Option<&'static str> {
    let died = "this scan did not come to its end: it died, or it still runs. Shown is what it had seen by then, and nothing passes on \
                what it had not seen whole";
    let stopped =
        "this scan was stopped before its end. Shown is what it had seen by then, and nothing passes on what it had not seen whole";
    if run.duration_ms.is_none() { Some(died) } else { run.stopped_after_ms.map(|_| stopped) }
}

/// What is said where the role was given more than a scan needs.
pub(super) fn superuser(run: &Run) -> Option<&'static str> {
    let words = "a superuser looked at Postgres, and a scan needs far less: `plimsoll doctor` prints a role that sees every fact and may do \
                 nothing else";
    run.is_superuser.then_some(words)
}

/// What is said of steps that nobody looked at; none: there are none.
pub(super) fn left_steps(run: &Run) -> Option<String> {
    let named: Vec<String> =
        run.left_steps.iter().take(MOST_STEPS).map(|left| format!("step `{}` of scenario `{}`", left.step, left.scenario)).collect();
    let more = run.left_steps.len().saturating_sub(named.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let said = format!(
        "left to the load alone, since by their addresses they change something or `keep_off` names them: {}{more}",
        named.join(", ")
    );
    (!named.is_empty()).then_some(said)
}

/// What an empty list of findings means.
pub(super) fn no_findings(run: &Run) -> &'static str {
    let is_seen = run.outcomes.iter().any(|o| matches!(o.verdict, Verdict::Pass { .. } | Verdict::Waived { .. }));
    if is_seen { "none: nothing is wrong with what was looked at" } else { "none, but nothing could be looked at: that proves nothing" }
}

/// The load line in words: `between 14 and 22 req/s`.
pub(super) fn load_line(line: &LoadLine) -> String {
    if line.shape != "line" && !line.shape.is_empty() {
        return format!("not looked for: a {} gives none", shape(&line.shape));
    }
    match (line.proven_per_s, line.failed_per_s) {
        (Some(proven), None) if line.went_away_s.is_some() => format!("at least {} req/s; then the app went away", number(proven)),
        (None, None) if line.went_away_s.is_some() => "void: the app went away, and no rate was proven before".to_owned(),
        (Some(proven), Some(failed)) => format!("between {} and {} req/s", number(proven), number(failed)),
        (Some(proven), None) => match line.undecided_per_s {
            Some(most) => format!("at least {} req/s; above it, up to {}, nothing was decided", number(proven), number(most)),
            None => format!("at least {} req/s; no higher rate was driven", number(proven)),
        },
        (None, Some(failed)) => format!("below {} req/s; no lower rate is proven", number(failed)),
        (None, None) => "not found: no step could be decided".to_owned(),
    }
}

/// A shape of load, as a noun.
fn shape(word: &str) -> &str {
    if word == "smoke" { "smoke run" } else { word }
}

/// The pool that the planned stage needs, with its numbers; none where no hold time was seen.
pub(super) fn planned_pool(run: &Run, load: &Load) -> Option<String> {
    let pool = load.pool_of(run.stage)?;
    let place = if pool.instances > 1 { format!(" in each of {} copies", whole(pool.instances)) } else { String::new() };
    let least = if pool.is_lower_bound { "at least " } else { "" };
    let (each, users, rate) = (whole(pool.each), whole(i64::from(run.stage)), number(pool.per_s));
    let (hold, busy) = (ms(pool.hold_ms), number(pool.busy));
    Some(format!(
        "a pool of {each} database connections{place} fits {users} users: {rate} req/s, each holding one for {least}{hold}, keep {busy} in use ({})",
        pool_reason(pool)
    ))
}

/// The nearest wall and the next, with their numbers; none where no demand was seen.
pub(super) fn nearest_walls(load: &Load) -> Option<String> {
    let (first, next) = (load.walls.first()?, load.walls.get(1));
    let next = next.map(|next| format!("; next {} at {}", next.resource, wall_rate(next))).unwrap_or_default();
    Some(format!("{} at {} ({}){next}", first.resource, wall_rate(first), wall_reason(first)))
}

/// Where a wall stands, rounded down: `244 req/s`, or `206 to 244 req/s`.
pub(super) fn wall_rate(wall: &Wall) -> String {
    let (least, most) = (number(wall.least_per_s), number(wall.per_s));
    if least == most { format!("{most} req/s") } else { format!("{least} to {most} req/s") }
}

/// Why it stands there: capacity and demand.
pub(super) fn wall_reason(wall: &Wall) -> String {
    let (least, most) = (ms(wall.demand_ms), ms(wall.demand_most_ms));
    let busy = if least == most { most } else { format!("{least} to {most}") };
    format!("{} at once, each request for {busy}", number(wall.capacity))
}

/// Where the mean latency goes.
pub(super) fn parts(endpoint: &Endpoint) -> Option<String> {
    let shown = endpoint.spread_parts()?.into_iter().filter_map(|(part, mean_ms)| {
        let words = match part {
            "wait" => "waiting for a free user",
            "connect" => "connecting",
            "head" => "to the first byte",
            "body" => "body",
            _ => return None,
        };
        Some(format!("{words} {}", ms(mean_ms)))
    });
    Some(shown.collect::<Vec<_>>().join(", "))
}

/// What made a pool larger or smaller than its busy connections.
pub(super) fn pool_reason(pool: &PoolSize) -> String {
    match pool.limited_by.as_str() {
        "the least for a copy" => "with fewer, one slow request stops all others".to_owned(),
        "processors of the database" => "more than its processors can serve only slow each other".to_owned(),
        _ => format!("and {} % more, so that requests seldom wait", number(pool.headroom_pct)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_an_app_that_went_away_says_so() {
        let line = |proven_per_s, failed_per_s| {
            load_line(&LoadLine { proven_per_s, failed_per_s, went_away_s: Some(9.0), shape: "line".to_owned(), ..LoadLine::default() })
        };
        assert_eq!(line(Some(12.0), None), "at least 12 req/s; then the app went away");
        assert_eq!(line(None, None), "void: the app went away, and no rate was proven before");
    }

    #[test]
    fn where_nothing_failed_it_is_said_how_far_it_was_driven() {
        let line = |undecided_per_s| {
            load_line(&LoadLine { proven_per_s: Some(49.6), undecided_per_s, shape: "line".to_owned(), ..LoadLine::default() })
        };
        assert_eq!(line(Some(70.0)), "at least 49.6 req/s; above it, up to 70, nothing was decided");
        assert_eq!(line(None), "at least 49.6 req/s; no higher rate was driven");
    }
}
