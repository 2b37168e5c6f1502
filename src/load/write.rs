//! What the load measured, as facts.

use std::sync::atomic::Ordering;

use super::{
    climb::Climb,
    engine::{Driven, Engine},
};
use crate::{
    scenario::Step,
    snapshot::{Absence, Facts, Kind, row},
    target::{Objective, Shape},
};

/// A count as SQLite holds it.
pub(super) fn int(count: impl TryInto<i64>) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}

/// A step's request, its variables by name.
pub(super) fn request(step: &Step) -> String {
    format!("{} {}", step.method.word(), step.path.text())
}

/// Scenarios and endpoints: what will be driven.
pub(super) fn plan(facts: &mut Facts, engine: &Engine, objective: &Objective) {
    facts.write(
        "load_scenario",
        engine.driven.iter().map(|Driven { scenario, .. }| {
            let pause = scenario.pause.0.as_secs_f64() + scenario.pause.1.as_secs_f64();
            row! {
                "name" => scenario.name.clone(),
                "weight" => int(scenario.weight),
                "pause_ms" => pause / 2.0 * 1_000.0,
                "limit_p95_ms" => scenario.limits.p95_ms.unwrap_or(objective.p95_ms),
                "limit_error_pct" => scenario.limits.error_pct.unwrap_or(objective.error_pct),
            }
        }),
    );
    let mut endpoints = Vec::new();
    for Driven { scenario, first_endpoint, .. } in &engine.driven {
        for (step, endpoint) in scenario.steps.iter().zip(*first_endpoint..) {
            endpoints.push(row! {
                "endpoint" => int(endpoint),
                "scenario" => scenario.name.clone(),
                "name" => step.name.clone(),
                "request" => request(step),
                "is_fixed" => i64::from(step.path.variables().next().is_none()),
            });
        }
    }
    facts.write("load_endpoint", endpoints);
}

/// Whether the app came back. Where that was not watched it is not known, rather than that there was nothing to come back from.
fn recovery(facts: &mut Facts, climb: &Climb) {
    if climb.is_unwatched() {
        let why =
            "a rate was too much, and after it there was no time, or no lower rate that was fine, to watch whether the app comes back";
        return facts.absent("load_recovery", &Absence::new(Kind::NotRun, why).cured_by("load for longer: --load-seconds 180"));
    }
    facts.write(
        "load_recovery",
        climb.recovery.iter().map(|r| {
            row! {
                "after_step" => int(r.after),
                "offered_per_s" => r.per_s,
                "watched_s" => r.watched_s,
                "requests" => int(r.requests),
                "late" => int(r.late),
                "back_after_s" => r.back_after_s,
            }
        }),
    );
}

/// Everything of the ramp.
pub(super) fn ramp(facts: &mut Facts, engine: &Engine, climb: &Climb, shape: Shape) {
    let (proven, failed) = climb.line();
    let deaths = engine.deaths.load(Ordering::Relaxed);
    facts.write(
        "load_run",
        [row! {
            // SQLite's integers are signed: the same bits.
            "seed" => engine.seed.cast_signed(),
            "ended" => climb.ended.clone(),
            "is_valid" => i64::from(deaths == 0),
            "shape" => shape.word().to_owned(),
            "proven_step" => proven.filter(|_| deaths == 0).map(|s| int(s.number)),
            "failed_step" => failed.filter(|_| deaths == 0).map(|s| int(s.number)),
        }],
    );
    facts.write(
        "load_step",
        climb.steps.iter().map(|s| {
            row! {
                "step" => int(s.number),
                "offered_per_s" => s.per_s,
                "seconds" => s.seconds,
                "requests" => int(s.sums.requests),
                "served" => int(s.sums.served),
                "failed" => int(s.sums.failed),
                "in_flight_max" => s.in_flight_max,
                "start_lag_p99_ms" => s.effort.start_lag_p99_ms,
                "backlog_max" => int(s.effort.backlog_max),
                "dropped" => int(s.effort.dropped),
                "generator_cpu_pct" => s.effort.cpu_pct,
                "verdict" => s.verdict.kind.word().to_owned(),
                "because" => s.verdict.because.clone(),
            }
        }),
    );
    facts.write("load_walk", []);
    facts.write(
        "load_spike",
        climb.spike.iter().map(|s| {
            row! {
                "step" => int(s.step),
                "base_per_s" => s.base_per_s,
                "spike_per_s" => s.per_s,
                "first_second" => int(s.seconds.0),
                "last_second" => int(s.seconds.1.saturating_sub(1)),
                "requests" => int(s.sums.requests),
                "late" => int(s.sums.late),
                "failed" => int(s.sums.failed),
            }
        }),
    );
    recovery(facts, climb);
    counts(facts, engine);
    let counts = engine.recorder.gather();
    for Driven { scenario, first_endpoint, .. } in &engine.driven {
        for (step, endpoint) in scenario.steps.iter().zip(*first_endpoint..) {
            facts.sent_times("http", &request(step), counts.sent.get(&endpoint).copied().unwrap_or_default());
        }
    }
}

fn counts(facts: &mut Facts, engine: &Engine) {
    let mut counts = engine.recorder.gather();
    facts.write(
        "load_second",
        counts.seconds.iter().map(|(second, s)| {
            row! {
                "second" => int(*second),
                "step" => int(s.step),
                "offered" => int(s.offered),
                "served" => int(s.served),
                "failed" => int(s.failed),
                "in_flight" => s.in_flight,
            }
        }),
    );
    let rows: Vec<_> = counts
        .histograms()
        .map(|(second, endpoint, cell, packed)| {
            row! {
                "second" => int(second),
                "endpoint" => int(endpoint),
                "step" => int(cell.step),
                "latencies" => packed.to_vec(),
                "failed" => int(cell.failed),
                "body_bytes" => int(cell.bytes),
            }
        })
        .collect();
    facts.write("load_histogram", rows);
    let parts = counts.parts().iter().map(|p| {
        row! {
            "step" => int(p.step),
            "endpoint" => int(p.endpoint),
            "part" => p.part.word().to_owned(),
            "latencies" => p.latencies.clone(),
        }
    });
    facts.write("load_endpoint_part", parts);
    let errors = counts.errors.iter();
    facts.write(
        "load_error",
        errors
            .map(|((endpoint, class), n)| row! { "endpoint" => int(*endpoint), "class" => class.word().to_owned(), "requests" => int(*n) }),
    );
}
