//! Visitors who sign in before the search begins. A sign-in takes long by design, for it hashes a password: a rush of them at its
//! beginning would measure nothing else.

use std::time::Instant;

use crate::{
    load::{
        event::Event,
        generator::engine::{Driven, Engine},
        record::write,
    },
    snapshot::Facts,
    stop::Stop,
};

/// Visitors of a scenario who have signed in: as many as are under way at once where some hundred requests a second are carried. Who
/// comes besides signs in by himself.
const MOST: usize = 32;

/// Lets visitors of each scenario do what is done once, one after the other, until `until` at the latest.
pub(crate) async fn sign_in(engine: &Engine, facts: &mut Facts, until: Instant, stop: &Stop, tell: &(dyn Fn(Event) + Sync)) {
    for (number, driven) in engine.driven.iter().enumerate().filter(|(_, driven)| driven.scenario.steps_once() > 0) {
        tell(Event::SignIn(driven.scenario.name.clone()));
        for _ in 0..MOST {
            let is_in = tokio::select! {
                biased;
                () = stop.requested() => false,
                is_in = one(engine, number, driven, facts) => is_in,
            };
            // What fails once fails in the search, where it is told.
            if !is_in || Instant::now() >= until {
                break;
            }
        }
    }
}

/// True where the visitor has come as far as the first step that is done again and again.
async fn one(engine: &Engine, number: usize, driven: &Driven, facts: &mut Facts) -> bool {
    let (mut visit, once) = (driven.arrive(), driven.scenario.steps_once());
    for (step, endpoint) in driven.scenario.steps[..once].iter().zip(driven.first_endpoint..) {
        visit.draw(step, &mut engine.random());
        let answer = engine.sender.send(step, &mut visit).await;
        facts.sent_times("http", &write::request(step), 1);
        engine.note_served(endpoint, &answer);
        if answer.failure.is_some() {
            return false;
        }
    }
    visit.next = once;
    engine.await_its_turn(number, visit);
    true
}
