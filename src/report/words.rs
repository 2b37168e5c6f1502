//! The words and numbers of every report: one place, so that a thing is named alike everywhere.

use chrono::{DateTime, Utc};

use crate::{
    check::{Evidence, Finding, Severity, Verdict},
    run::{Endpoint, Load, LoadLine, PoolSize, Run, Wall},
    score::Readiness,
};

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

/// `1 finding`, `2 findings`.
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", whole(i64::try_from(number).unwrap_or(i64::MAX)), if number == 1 { "" } else { "s" })
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

/// True for an address that may stand as a link.
pub(super) fn is_web(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// What an empty list of findings means.
pub(super) fn no_findings(run: &Run) -> &'static str {
    let is_seen = run.outcomes.iter().any(|o| matches!(o.verdict, Verdict::Pass { .. } | Verdict::Waived { .. }));
    if is_seen { "none: nothing is wrong with what was looked at" } else { "none, but nothing could be looked at: that proves nothing" }
}

/// `1,204,331`.
pub(super) fn whole(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Three digits that matter: `0.042`, `4.25`, `48.3`, `1,840`.
pub(super) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "not known".to_owned();
    }
    let decimals = match value.abs() {
        x if x >= 100.0 || x == 0.0 => 0,
        x if x >= 10.0 => 1,
        x if x >= 0.1 => 2,
        _ => 3,
    };
    let text = format!("{value:.decimals$}");
    let (digits, rest) = text.split_once('.').unwrap_or((&text, ""));
    let rest = rest.trim_end_matches('0');
    let head = digits.parse().map_or_else(|_| digits.to_owned(), whole);
    let sign = if digits == "-0" { "-" } else { "" };
    if rest.is_empty() { head } else { format!("{sign}{head}.{rest}") }
}

/// Milliseconds, or seconds from ten of them on.
pub(super) fn ms(value: f64) -> String {
    if value.is_finite() && value >= 10_000.0 { format!("{} s", number(value / 1_000.0)) } else { format!("{} ms", number(value)) }
}

/// `384 MiB`.
pub(super) fn bytes(value: f64) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let (mut value, mut unit) = (value, 0);
    while value.abs() >= 1_024.0 && unit + 1 < units.len() {
        value /= 1_024.0;
        unit += 1;
    }
    format!("{} {}", number(value), units[unit])
}

/// `2026-11-22 10:51 UTC`; what is no time stays as it is.
pub(super) fn time(text: &str) -> String {
    DateTime::parse_from_rfc3339(text)
        .map_or_else(|_| text.to_owned(), |at| at.with_timezone(&Utc).format("%Y-%m-%d %H:%M UTC").to_string())
}

/// Shows a number in its unit.
type Show = fn(f64) -> String;

/// A column of evidence as (label, value), its unit read from the end of its name.
pub(super) fn evidence(name: &str, value: &Evidence) -> (String, String) {
    let units: [(&str, Show); 6] = [
        ("_ms", ms),
        ("_bytes", bytes),
        ("_pct", |x| format!("{} %", number(x))),
        ("_per_s", |x| format!("{}/s", number(x))),
        ("_s", |x| format!("{} s", number(x))),
        ("_x", |x| format!("{} ×", number(x))),
    ];
    let unit = units.iter().find_map(|(suffix, show)| name.strip_suffix(suffix).filter(|l| !l.is_empty()).map(|label| (label, *show)));
    let label = |text: &str| text.replace('_', " ");
    #[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
    let real = |n: i64| n as f64;
    match (value, unit) {
        (Evidence::Integer(n), Some((name, show))) => (label(name), show(real(*n))),
        (Evidence::Real(x), Some((name, show))) => (label(name), show(*x)),
        (Evidence::Null, Some((name, _))) => (label(name), "not known".to_owned()),
        (Evidence::Text(text), _) => match name.strip_suffix("_at") {
            Some(name) => (label(name), time(text)),
            None => (label(name), text.clone()),
        },
        (Evidence::Integer(n @ (0 | 1)), None) if name.starts_with("is_") || name.starts_with("has_") => {
            (label(name), if *n == 1 { "yes" } else { "no" }.to_owned())
        }
        (Evidence::Integer(n), None) => (label(name), whole(*n)),
        (Evidence::Real(x), None) => (label(name), number(*x)),
        (Evidence::Null, None) => (label(name), "not known".to_owned()),
    }
}

/// All evidence of a finding on one line: `rows 1,204,331, table 384 MiB`; empty where there is none.
pub(super) fn evidence_line(finding: &Finding) -> String {
    let shown = finding.evidence.iter().map(|(name, value)| evidence(name, value)).map(|(label, value)| format!("{label} {value}"));
    line(&shown.collect::<Vec<_>>().join(", "))
}

/// On one line, runs of white space as one space.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The widest column that aligns what stands behind it. A target may be named by an address of any length, and a width that
/// does not fit into 16 bits ends the program.
const WIDEST_COLUMN: usize = 80;

/// The width of a column of `texts`; a longer one pushes its own line to the right.
pub(super) fn column<'a>(texts: impl IntoIterator<Item = &'a str>) -> usize {
    texts.into_iter().map(|text| text.chars().count()).max().unwrap_or(0).min(WIDEST_COLUMN)
}

/// `text` cut to `most` characters, with a sign that it was cut.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
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
        (Some(proven), None) => format!("at least {} req/s; it did not give way", number(proven)),
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
    let stage = format!("{} users", run.stage);
    let pool = load.pools.iter().find(|pool| pool.rate == stage)?;
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

/// Where the mean latency goes: what only some requests had is spread over all of them, so that the parts add up to it.
pub(super) fn parts(endpoint: &Endpoint) -> Option<String> {
    let of = endpoint.parts.iter().find(|p| p.part == "wait")?.requests;
    #[expect(clippy::cast_precision_loss, reason = "requests are far fewer than 2^53")]
    let shown = endpoint.parts.iter().filter_map(|part| {
        let words = match part.part.as_str() {
            "wait" => "waiting for a free user",
            "connect" => "connecting",
            "head" => "to the first byte",
            "body" => "body",
            _ => return None,
        };
        Some(format!("{words} {}", ms(part.mean_ms * part.requests as f64 / of.max(1) as f64)))
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
    fn numbers_have_three_digits_that_matter() {
        let shown: Vec<String> = [0.0, 0.0421, 0.5, 4.25, 48.25, 100.4, 1_840.2, 1_204_331.0, -0.5, -12.0, f64::NAN].map(number).to_vec();
        assert_eq!(shown, ["0", "0.042", "0.5", "4.25", "48.2", "100", "1,840", "1,204,331", "-0.5", "-12", "not known"]);
    }

    #[test]
    fn evidence_is_shown_by_its_unit() {
        let shown = |name: &str, value: Evidence| {
            let (label, value) = evidence(name, &value);
            format!("{label}: {value}")
        };
        assert_eq!(shown("mean_ms", Evidence::Real(212.4)), "mean: 212 ms");
        assert_eq!(shown("open_ms", Evidence::Integer(95_000)), "open: 95 s");
        assert_eq!(shown("table_bytes", Evidence::Integer(402_653_184)), "table: 384 MiB");
        assert_eq!(shown("used_pct", Evidence::Real(94.0)), "used: 94 %");
        assert_eq!(shown("sampled_at", Evidence::Text("2026-11-22T10:51:58+02:00".into())), "sampled: 2026-11-22 08:51 UTC");
        assert_eq!(shown("is_unique", Evidence::Integer(1)), "is unique: yes");
        assert_eq!(shown("rows", Evidence::Integer(1_204_331)), "rows: 1,204,331");
        assert_eq!(shown("wire_bytes", Evidence::Null), "wire: not known");
        assert_eq!(shown("note", Evidence::Text("as it is".into())), "note: as it is");
    }
}
