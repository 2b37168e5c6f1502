//! What the load measured, as facts.

use std::{collections::BTreeMap, sync::atomic::Ordering};

use crate::{
    config::{Objective, Shape},
    load::{
        generator::engine::{Driven, Engine},
        record::{
            answer::Class,
            counts::{SecondCount, Settled},
            part::Parts,
        },
        search::{outcome::StepOutcome, recovery::Recovery, run::LoadOutcome},
    },
    probe::app::session_of,
    scenario::Step,
    snapshot::{Facts, Kind, Unseen, row},
    stats::histogram::pack,
};

/// A count as SQLite holds it.
pub(crate) fn int(count: impl TryInto<i64>) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}

/// A step's request, its variables by name.
pub(crate) fn request(step: &Step) -> String {
    format!("{} {}", step.method, step.path.text())
}

/// The cookies that answers to the load set, by their names.
pub(crate) fn cookies(facts: &mut Facts, engine: &Engine) {
    let row = |name: String| {
        let session = session_of(&name);
        row! {
            "name" => name,
            "is_session" => session.is_some(),
            "default_store" => session.and_then(|s| s.default_store).map(str::to_owned),
            "framework" => session.map(|s| s.framework.to_owned()),
        }
    };
    facts.write("load_cookie", engine.sender.cookies().into_iter().map(row));
}

/// What the load is for, scenarios and endpoints: what will be driven.
pub(crate) fn plan(facts: &mut Facts, engine: &Engine, objective: &Objective, shape: Shape) {
    facts.write("load_begin", [row! { "seed" => engine.seed.cast_signed(), "shape" => shape.word().to_owned() }]);
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
                "is_act" => i64::from(step.is_act()),
            });
        }
    }
    facts.write("load_endpoint", endpoints);
}

/// A step, with its verdict.
pub(crate) fn step(facts: &mut Facts, step: &StepOutcome) {
    facts.write(
        "load_step",
        [row! {
            "step" => int(step.number),
            "offered_per_s" => step.per_s,
            "seconds" => step.seconds,
            "requests" => int(step.sums.requests),
            "served" => int(step.sums.served),
            "failed" => int(step.sums.failed),
            "in_flight_max" => step.in_flight_max,
            "start_lag_p99_ms" => step.effort.start_lag_p99_ms,
            "backlog_max" => int(step.effort.backlog_max),
            "dropped" => int(step.effort.dropped),
            "generator_cpu_pct" => step.effort.cpu_pct,
            "verdict" => step.verdict.kind.word().to_owned(),
            "because" => step.verdict.because.clone(),
        }],
    );
}

/// Seconds and histograms that nothing can change any more.
pub(crate) fn settled(facts: &mut Facts, settled: Settled) {
    seconds(facts, settled.seconds);
    facts.write(
        "load_histogram",
        settled.cells.into_iter().map(|((second, endpoint), cell)| {
            row! {
                "second" => int(second),
                "endpoint" => int(endpoint),
                "step" => int(cell.step),
                "latencies" => cell.packed,
                "failed" => int(cell.failed),
                "body_bytes" => int(cell.bytes),
            }
        }),
    );
}

fn seconds(facts: &mut Facts, seconds: Vec<(u32, SecondCount)>) {
    facts.write(
        "load_second",
        seconds.into_iter().map(|(second, s)| {
            row! {
                "second" => int(second),
                "step" => int(s.step),
                "offered" => int(s.offered),
                "served" => int(s.served),
                "failed" => int(s.failed),
                "in_flight" => s.in_flight,
            }
        }),
    );
}

/// Where the time of each endpoint went in a step.
pub(crate) fn parts(facts: &mut Facts, step: u32, parts: &BTreeMap<usize, Parts>) {
    let seen = parts.iter().flat_map(|(endpoint, parts)| parts.each().map(|(part, seen)| (*endpoint, part, seen)));
    facts.write(
        "load_endpoint_part",
        seen.map(|(endpoint, part, seen)| {
            row! {
                "step" => int(step),
                "endpoint" => int(endpoint),
                "part" => part.word().to_owned(),
                "latencies" => pack(seen),
            }
        }),
    );
}

/// Failed requests of a step, by endpoint and class.
pub(crate) fn errors(facts: &mut Facts, step: u32, errors: BTreeMap<(usize, Class), u64>) {
    facts.write(
        "load_error",
        errors.into_iter().map(|((endpoint, class), requests)| {
            row! {
                "step" => int(step),
                "endpoint" => int(endpoint),
                "class" => class.word().to_owned(),
                "requests" => int(requests),
            }
        }),
    );
}

/// Requests that were sent, by endpoint.
pub(crate) fn sent(facts: &mut Facts, engine: &Engine, sent: &BTreeMap<usize, u64>) {
    for Driven { scenario, first_endpoint, .. } in &engine.driven {
        for (step, endpoint) in scenario.steps.iter().zip(*first_endpoint..) {
            if let Some(times) = sent.get(&endpoint) {
                facts.sent_times("http", &request(step), *times);
            }
        }
    }
}

/// Redirects that were followed on the way.
pub(crate) fn redirects(facts: &mut Facts, engine: &Engine) {
    engine.sender.redirects.take().into_iter().for_each(|(line, times)| facts.sent_times("http", &line, times));
}

/// Whether the app came back.
pub(crate) fn recovery(facts: &mut Facts, recovery: &Recovery) {
    facts.write(
        "load_recovery",
        [row! {
            "after_step" => int(recovery.after),
            "offered_per_s" => recovery.per_s,
            "watched_s" => recovery.watched_s,
            "requests" => int(recovery.requests),
            "late" => int(recovery.late),
            "back_after_s" => recovery.back_after_s,
        }],
    );
}

/// What is known at the end of the ramp only.
pub(crate) fn end(facts: &mut Facts, engine: &Engine, outcome: &LoadOutcome, shape: Shape) {
    let last = engine.recorder.gather().close();
    seconds(facts, last);
    for table in ["load_step", "load_histogram", "load_endpoint_part", "load_error", "load_walk", "load_recovery"] {
        // Where the ramp wrote nothing there was nothing.
        facts.write(table, []);
    }
    let (proven, failed) = outcome.line();
    let deaths = engine.deaths.load(Ordering::Relaxed);
    facts.write(
        "load_run",
        [row! {
            // SQLite's integers are signed: the same bits.
            "seed" => engine.seed.cast_signed(),
            "ended" => outcome.ended.clone(),
            "is_valid" => i64::from(deaths == 0),
            "shape" => shape.word().to_owned(),
            "proven_step" => proven.filter(|_| deaths == 0).map(|s| int(s.number)),
            "failed_step" => failed.filter(|_| deaths == 0).map(|s| int(s.number)),
        }],
    );
    facts.write(
        "load_spike",
        outcome.spike.iter().map(|s| {
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
    // Where it was not watched, that is not known, rather than that there was nothing to come back from.
    if outcome.is_unwatched() && outcome.away.is_none() {
        let why =
            "a rate was too much, and after it there was no time, or no lower rate that was fine, to watch whether the app comes back";
        facts.unseen("load_recovery", &Unseen::new(Kind::NotRun, why).cured_by("load for longer: --load-seconds 180"));
    }
}
