//! A smoke run: one visitor goes through each scenario, step by step, and it is noted whether that works.

use std::time::{Duration, Instant};

use rand::{SeedableRng, rngs::SmallRng};

use crate::{
    config::Shape,
    load::{
        event::Event,
        generator::engine::{Driven, Engine},
        record::write::{self, int},
    },
    snapshot::{Facts, Kind, Row, Unseen, row},
    stop::Stop,
};

/// Walks through every scenario once, and writes what it met. It always ends with the reason why there is no more than that.
pub(crate) async fn all(engine: &Engine, facts: &mut Facts, stop: &Stop, tell: &(dyn Fn(Event) + Sync)) -> Result<(), Unseen> {
    let mut rows = Vec::new();
    for driven in &engine.driven {
        tokio::select! {
            biased;
            () = stop.requested() => return Err(super::stopped()),
            () = walk(engine, driven, facts, tell, &mut rows) => {}
        }
    }
    facts.write("load_walk", rows);
    write::redirects(facts, engine);
    write::cookies(facts, engine);
    facts.write(
        "load_run",
        [row! {
            "seed" => engine.seed.cast_signed(),
            "ended" => "every scenario was walked through once".to_owned(),
            "is_valid" => 1_i64,
            "shape" => Shape::Smoke.word().to_owned(),
        }],
    );
    Err(Unseen::new(Kind::NotRun, "a smoke run only walks through each scenario once").cured_by("scan without `--load-shape smoke`"))
}

/// One visit; it ends where a step fails, for the next could only fail after it.
async fn walk(engine: &Engine, driven: &Driven, facts: &mut Facts, tell: &(dyn Fn(Event) + Sync), rows: &mut Vec<Row>) {
    let (mut visit, mut random) = (driven.arrive(), SmallRng::seed_from_u64(engine.seed));
    for (step, endpoint) in driven.scenario.steps.iter().zip(driven.first_endpoint..) {
        tell(Event::Walk(step.name.clone()));
        visit.draw(step, &mut random);
        let sent = Instant::now();
        let answer = engine.sender.send(step, &mut visit).await;
        facts.sent_times("http", &write::request(step), 1);
        rows.push(row! {
            "endpoint" => int(endpoint),
            "took_ms" => milliseconds(sent.elapsed()),
            "failure" => answer.failure.map(|class| class.word().to_owned()),
        });
        if answer.failure.is_some() {
            return;
        }
    }
}

fn milliseconds(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}
