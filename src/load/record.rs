//! What happened to every request: counted by second and step, latencies in histograms.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use hdrhistogram::{
    Histogram,
    serialization::{Deserializer, Serializer, V2DeflateSerializer},
};

use super::{
    answer::{Answer, Class},
    queue::Ticket,
};

/// The longest latency that is told apart, microseconds.
const LONGEST_US: u64 = 60_000_000;

/// Seconds after which a histogram is packed; what comes later is merged in.
const OPEN_SECONDS: u32 = 3;

/// A histogram of latencies in microseconds, 3 digits.
pub(super) fn histogram() -> Histogram<u32> {
    let mut histogram = Histogram::new(3).expect("3 digits are allowed");
    histogram.auto(true);
    histogram
}

/// Microseconds, from 1 to a minute.
pub(super) fn micros(latency: Duration) -> u64 {
    u64::try_from(latency.as_micros()).unwrap_or(LONGEST_US).clamp(1, LONGEST_US)
}

/// The V2 compressed form that other tools read.
pub(super) fn pack(histogram: &Histogram<u32>) -> Vec<u8> {
    let mut bytes = Vec::new();
    V2DeflateSerializer::new().serialize(histogram, &mut bytes).expect("a histogram fits into memory");
    bytes
}

/// Reads [`pack`]'s form.
pub(crate) fn unpack(bytes: &[u8]) -> Option<Histogram<u32>> {
    Deserializer::new().deserialize(&mut &*bytes).ok()
}

/// One endpoint in one second, by due time, measured time only.
pub(super) struct Cell {
    pub(super) step: u32,
    pub(super) failed: u64,
    pub(super) bytes: u64,
    open: Option<Histogram<u32>>,
    packed: Vec<u8>,
}

impl Cell {
    fn record(&mut self, latency: u64) {
        self.open.get_or_insert_with(histogram).record(latency).expect("it grows up to a minute");
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        if let Some(earlier) = unpack(&self.packed) {
            open.add(earlier).expect("a growing histogram takes any other");
        }
        self.packed = pack(&open);
    }
}

/// All that was due, or came back, in one second.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Second {
    pub(super) step: u32,
    pub(super) offered: u64,
    /// Answers that came in it, whenever they were due.
    pub(super) served: u64,
    pub(super) failed: u64,
    /// Of the answers, those far beyond the objective.
    pub(super) slow: u64,
    pub(super) in_flight: i64,
}

/// A second of a step by due time: what its verdict is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Slice {
    pub(super) offered: u64,
    pub(super) served: u64,
    pub(super) failed: u64,
    /// Too slow or failed.
    pub(super) late: u64,
    /// Of these, too slow even without what passed before a free user began with it.
    pub(super) late_once_begun: u64,
    /// Answered or given up: nothing more comes of it.
    pub(super) done: u64,
}

/// The measured time of one step.
#[derive(Clone, Debug, Default)]
pub(super) struct StepCount {
    pub(super) slices: BTreeMap<u32, Slice>,
    pub(super) latencies: Option<Histogram<u32>>,
    pub(super) start_lag: Option<Histogram<u32>>,
    pub(super) in_flight: Vec<i64>,
}

#[derive(Default)]
pub(super) struct Counts {
    pub(super) cells: BTreeMap<(u32, usize), Cell>,
    pub(super) seconds: BTreeMap<u32, Second>,
    pub(super) errors: BTreeMap<(usize, Class), u64>,
    pub(super) step: StepCount,
    pub(super) step_number: u32,
    /// Due, and neither answered nor given up.
    pub(super) outstanding: i64,
    /// Answers of the whole ramp.
    pub(super) answers: u64,
    /// Requests sent, by endpoint.
    pub(super) sent: BTreeMap<usize, u64>,
}

/// How a request came out.
pub(super) struct Outcome {
    /// From 1; 0 for one that was never sent.
    pub(super) endpoint: usize,
    pub(super) latency: Duration,
    /// Too slow for its scenario.
    pub(super) is_late: bool,
    /// The same without what passed before a free user began with it: that part is the generator's.
    pub(super) is_late_once_begun: bool,
    /// Far too slow.
    pub(super) is_slow: bool,
    pub(super) answer: Answer,
}

/// The one place where results meet. One lock: it is held for well under a microsecond a request.
#[derive(Default)]
pub(super) struct Recorder {
    counts: Mutex<Counts>,
}

impl Recorder {
    pub(super) fn lock(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A request fell due.
    pub(super) fn due(&self, ticket: &Ticket) {
        let mut counts = self.lock();
        let step = counts.step_number;
        let second = counts.seconds.entry(ticket.second).or_default();
        (second.step, second.offered) = (step, second.offered + 1);
        counts.outstanding += 1;
        if ticket.is_measured {
            counts.step.slices.entry(ticket.second).or_default().offered += 1;
        }
    }

    /// A user began with it, so late after it was due.
    pub(super) fn begun(&self, ticket: &Ticket, lag: Duration) {
        if ticket.is_measured && ticket.had_free_user {
            self.lock().step.start_lag.get_or_insert_with(histogram).record(micros(lag)).expect("it grows up to a minute");
        }
    }

    /// It came back, or was given up, in `second`.
    pub(super) fn done(&self, ticket: &Ticket, second: u32, outcome: &Outcome) {
        let mut counts = self.lock();
        let counts = &mut *counts;
        counts.outstanding -= 1;
        let is_failed = outcome.answer.failure.is_some();
        let is_answered = !matches!(outcome.answer.failure, Some(Class::Unsent | Class::Unfinished));
        counts.answers += u64::from(is_answered);
        *counts.sent.entry(outcome.endpoint).or_default() += 1;
        let slice = ticket.is_measured.then(|| counts.step.slices.entry(ticket.second).or_default());
        if outcome.answer.failure == Some(Class::Unfinished) && !outcome.is_late {
            // Cut off by us while it could still have come in time: it tells nothing.
            return slice.into_iter().for_each(|slice| slice.offered -= 1);
        }
        let now = counts.seconds.entry(second).or_default();
        now.step = now.step.max(counts.step_number);
        now.served += u64::from(is_answered);
        now.failed += u64::from(is_failed);
        now.slow += u64::from(outcome.is_slow);
        let Some(slice) = slice else { return };
        slice.done += 1;
        slice.served += u64::from(is_answered);
        slice.failed += u64::from(is_failed);
        slice.late += u64::from(is_failed || outcome.is_late);
        slice.late_once_begun += u64::from(is_failed || outcome.is_late_once_begun);
        let latency = micros(outcome.latency);
        counts.step.latencies.get_or_insert_with(histogram).record(latency).expect("it grows up to a minute");
        let step = counts.step_number;
        let fresh = || Cell { step, failed: 0, bytes: 0, open: None, packed: Vec::new() };
        let cell = counts.cells.entry((ticket.second, outcome.endpoint)).or_insert_with(fresh);
        cell.record(latency);
        cell.failed += u64::from(is_failed);
        cell.bytes += outcome.answer.bytes;
        if let Some(class) = outcome.answer.failure {
            *counts.errors.entry((outcome.endpoint, class)).or_default() += 1;
        }
    }

    /// Ends a second: packs the histograms that nothing is added to any more.
    pub(super) fn tick(&self, second: u32) {
        let mut counts = self.lock();
        let counts = &mut *counts;
        counts.seconds.entry(second).or_default().in_flight = counts.outstanding;
        let closed = ..(second.saturating_sub(OPEN_SECONDS), 0);
        for (_, cell) in counts.cells.range_mut(closed) {
            cell.close();
        }
    }

    /// Begins the count of a step.
    pub(super) fn begin(&self, step: u32) {
        let mut counts = self.lock();
        (counts.step_number, counts.step) = (step, StepCount::default());
    }

    /// Answers so far, and how many are under way.
    pub(super) fn progress(&self) -> (u64, i64) {
        let counts = self.lock();
        (counts.answers, counts.outstanding)
    }

    /// Notes how many are under way.
    pub(super) fn sample(&self) {
        let mut counts = self.lock();
        let outstanding = counts.outstanding;
        counts.step.in_flight.push(outstanding);
    }
}

/// Answers each second, over the whole seconds between `from_s` and `until_s`; none where there is no whole one.
pub(super) fn answered_per_s(seconds: &BTreeMap<u32, Second>, from_s: f64, until_s: f64) -> Option<f64> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds of a load")]
    let (from, until) = (from_s.ceil() as u32, until_s.floor() as u32);
    #[expect(clippy::cast_precision_loss, reason = "answers are far fewer than 2^53")]
    let answers = seconds.range(from..until.max(from)).map(|(_, s)| s.served).sum::<u64>() as f64;
    (until > from).then(|| answers / f64::from(until - from))
}

impl Counts {
    /// Every histogram: second, endpoint and cell, packed.
    pub(super) fn histograms(&mut self) -> impl Iterator<Item = (u32, usize, &Cell, &[u8])> {
        self.cells.values_mut().for_each(Cell::close);
        self.cells.iter().map(|((second, endpoint), cell)| (*second, *endpoint, cell, cell.packed.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_answer_is_merged_into_its_packed_second() {
        let mut cell = Cell { step: 1, failed: 0, bytes: 0, open: None, packed: Vec::new() };
        cell.record(1_000);
        cell.close();
        cell.record(30_000_000);
        cell.close();
        let back = unpack(&cell.packed).expect("the V2 form");
        assert_eq!((back.len(), back.min()), (2, 1_000));
        assert!(back.equivalent(back.max(), 30_000_000));
    }
}
