//! What a load shows besides its line: whether the app comes back, a spike, trends, scenarios that work; a sentence each.

use super::words::{Told, bytes, count, ms, number, whole};
use crate::run::{LateAlone, Load, Recovery, Spike, Trend, Walked};

/// The objective is a 95th percentile.
const MAY_BE_LATE_PCT: f64 = 5.0;
/// Trends shown; those of queues stand last, and what moved most before the others.
const TRENDS: usize = 12;

/// What a load of another shape than the search for the line showed, a sentence each.
pub(super) fn seen(load: &Load) -> Vec<Told> {
    let mut seen: Vec<Told> = load.walked.iter().map(|w| ("scenario", walked(w))).collect();
    seen.extend(load.spike.as_ref().map(|s| ("spike", spike(s))));
    seen.extend(load.recovery.as_ref().map(|r| ("comes back", recovery(r))));
    seen.extend(load.trends.iter().take(TRENDS).map(|t| ("trend", trend(t))));
    let more = load.trends.len().saturating_sub(TRENDS);
    seen.extend((more > 0).then(|| ("trend", format!("… and {more} more in run.json"))));
    seen
}

/// What is late with one visitor alone; none where it is half of what may be, or less.
pub(super) fn alone(load: &Load) -> Option<String> {
    let LateAlone { worst, endpoints, of_mix_pct } = load.late_alone().filter(|late| late.of_mix_pct > MAY_BE_LATE_PCT / 2.0)?;
    let more = if endpoints > 1 { format!(" (and some to {} more)", count(endpoints - 1, "endpoint")) } else { String::new() };
    let failed = if worst.failed == 0 {
        "were late"
    } else if Some(worst.failed) == worst.late {
        "failed"
    } else {
        "failed or were late"
    };
    Some(format!(
        "{} of {} requests to {}{more} {failed} with one visitor alone (median {}): likely about {} % of all requests miss the objective at any rate, and {} % may",
        whole(worst.late?),
        whole(worst.requests),
        worst.request,
        ms(worst.p50_ms),
        number(of_mix_pct.round()),
        number(MAY_BE_LATE_PCT)
    ))
}

fn walked(walked: &Walked) -> String {
    let (name, steps) = (&walked.scenario, count(usize::try_from(walked.steps).unwrap_or_default(), "step"));
    match (&walked.failed_step, &walked.failure) {
        (Some(step), Some(failure)) => {
            format!("{name} does not work: {} of {steps} answered, then `{step}` failed ({failure})", walked.answered)
        }
        _ => format!("{name} works: {steps} answered as expected"),
    }
}

fn spike(spike: &Spike) -> String {
    let (base, height) = (number(spike.base_per_s), number(spike.spike_per_s));
    let worst = spike.worst_p95_ms.map(|p95| format!(", its worst second had a p95 of {}", ms(p95))).unwrap_or_default();
    let (late, failed, of) = (whole(spike.late), whole(spike.failed), whole(spike.requests));
    format!("a spike from {base} to {height} req/s: {late} of {of} were late, {failed} of them failed{worst}")
}

fn trend(trend: &Trend) -> String {
    let value = |x: f64| match trend.unit.as_str() {
        "ms" => ms(x),
        "bytes" => bytes(x),
        _ => number(x),
    };
    let signed = |x: f64| if x < 0.0 { format!("−{}", value(-x)) } else { format!("+{}", value(x)) };
    let range = format!("{} to {} an hour", signed(trend.per_hour_low), signed(trend.per_hour_high));
    let (from, to) = (value(trend.at_start), value(trend.at_end));
    let way = match trend.is_rising() {
        Some(true) => "rises",
        Some(false) => "falls",
        None => return format!("{}: no trend to be told from chance ({range}), {to} at the end", trend.measure),
    };
    format!("{}: {way} by {} ({range}), from {from} to {to}", trend.measure, signed(trend.per_hour))
}

/// Whether the app came back from the overload.
fn recovery(recovery: &Recovery) -> String {
    let (overload, rate) = (number(recovery.overload_per_s), number(recovery.offered_per_s));
    match recovery.back_after_s {
        Some(s) => format!("after {overload} req/s it was back in {} s, at {rate} req/s", number(s.ceil().max(1.0))),
        None => {
            let (late, of) = (whole(recovery.late), whole(recovery.requests));
            let watched = number(recovery.watched_s.floor());
            format!("after {overload} req/s it did not come back within {watched} s: at {rate} req/s, {late} of {of} were late or failed")
        }
    }
}
