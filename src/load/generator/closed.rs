//! Closed users, on request: each makes its visits, waits for every answer and pauses after it. Such users slow down with
//! the app: a stall hits one request of each, and all that others would have sent in it is missing. So a closed run tells
//! what a fixed number of users saw, and proves nothing about the objective.

use std::time::{Duration, Instant};

use rand::RngExt;

use crate::load::{
    event::Event,
    generator::{engine::Engine, queue::Ticket, span::Span, timeout::Timeout, visit::Visit},
    ramp::Ramp,
    search::{
        outcome::{Ending, Sums, Verdict, VerdictKind},
        run::{Drive as _, LoadOutcome, STOPPED},
        verdict,
    },
    watch::abort::Abort,
};

impl Ramp<'_> {
    /// Lets closed users in for all of the time: one step, and no line.
    pub(crate) async fn stay(&mut self) -> LoadOutcome {
        let engine = self.engine;
        (self.tell)(Event::Step { number: 1, per_s: None });
        engine.recorder.begin(1);
        engine.abort_rules.begin_step();
        let (left, settle) = (self.left(), self.pace.settle.min(self.left()));
        let span = Span::begin(settle, (left - settle).saturating_sub(Duration::from_secs(1)));
        engine.shift.set(span.clone()).ok();
        let (seen, left) = self.see_through(&span, None, None).await;
        let mut held = {
            let counts = engine.recorder.gather();
            let verdict = verdict::judge_closed(&counts.step, seen.generator);
            let per_s = Sums::of(counts.step.slices.values()).per_s(seen.seconds);
            self.held(1, per_s, &seen, &counts, verdict)
        };
        let void = match &left {
            Ending::Away(away) => Some(away.words()),
            Ending::Refused(why) => Some(why.clone()),
            _ => None,
        };
        if let Some(because) = void {
            held.verdict = Verdict { kind: VerdictKind::Void, because, is_fine: false };
        }
        self.journal.end_of_step();
        (self.tell)(Event::Judged { number: 1, verdict: held.verdict.kind.word(), because: held.verdict.because.clone() });
        let ended = match &left {
            Ending::Away(away) => away.ended(),
            Ending::Tripped(why) | Ending::Aborted(Abort::Rate(why) | Abort::Load(why)) | Ending::Refused(why) => why.clone(),
            Ending::Stopped => STOPPED.to_owned(),
            _ => "closed users were asked for (`load.users`), and they prove no line".to_owned(),
        };
        let held = Some(held).filter(|h| h.sums.requests > 0);
        held.iter().for_each(|held| self.keep_step(held));
        let mut outcome = LoadOutcome::without_line(held.into_iter().collect(), ended);
        if let Ending::Away(away) = left {
            outcome.away = Some(away);
        }
        outcome
    }
}

impl Engine {
    /// One closed user, until its shift is over.
    pub(crate) async fn roam(&self) {
        let shift = self.shift.wait().await;
        let (mut random, mut timeout) = (self.random(), Timeout::default());
        // Who begins together keeps step for a while: the first pause spreads them.
        let mut pause = random.random_range(Duration::ZERO..=self.driven.iter().map(|d| d.scenario.pause.1).max().unwrap_or_default());
        let mut known: Vec<Option<Visit>> = self.driven.iter().map(|_| None).collect();
        while shift.rest(pause).await {
            let number = self.draw_visit(&mut random);
            let driven = &self.driven[number];
            let pauses = driven.scenario.pause;
            let mut visit = known[number].take().unwrap_or_else(|| driven.arrive());
            loop {
                let ticket = shift.ticket(self, number);
                self.recorder.due(&ticket);
                let is_fine = self.advance(&ticket, &mut visit, &mut timeout, Duration::ZERO).await;
                if !is_fine || visit.next == driven.scenario.steps.len() {
                    known[number] = driven.go_on(visit).filter(|_| is_fine);
                    break;
                }
                if !shift.rest(random.random_range(pauses.0..=pauses.1)).await {
                    return;
                }
            }
            pause = random.random_range(pauses.0..=pauses.1);
        }
    }
}

impl Span {
    /// Waits for `pause`; false where the shift is over.
    async fn rest(&self, pause: Duration) -> bool {
        if pause.is_zero() {
            return !self.over.is_requested();
        }
        tokio::select! {
            biased;
            () = self.over.requested() => false,
            () = tokio::time::sleep(pause) => true,
        }
    }

    /// A request that is due now, as its user sends it now.
    fn ticket(&self, engine: &Engine, scenario: usize) -> Ticket {
        let due = Instant::now();
        Ticket {
            due,
            scenario,
            second: engine.second_of(due),
            is_measured: due >= self.measured_from,
            had_free_user: false,
            cut: self.cut.clone(),
        }
    }
}
