//! What happened to the requests: counted by second and step, latencies in histograms.

use std::{collections::BTreeMap, time::Duration};

use hdrhistogram::{
    Histogram,
    serialization::{Deserializer, Serializer, V2DeflateSerializer},
};

use super::answer::Class;

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
#[derive(Default)]
pub(super) struct Cell {
    pub(super) step: u32,
    pub(super) failed: u64,
    pub(super) bytes: u64,
    open: Option<Histogram<u32>>,
    packed: Vec<u8>,
}

impl Cell {
    pub(super) fn record(&mut self, latency: u64, is_failed: bool, bytes: u64) {
        self.open.get_or_insert_with(histogram).record(latency).expect("it grows up to a minute");
        self.failed += u64::from(is_failed);
        self.bytes += bytes;
    }

    fn add(&mut self, other: Self) {
        self.failed += other.failed;
        self.bytes += other.bytes;
        merge(&mut self.open, other.open);
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        if let Some(earlier) = unpack(&self.packed) {
            open.add(earlier).expect("a growing histogram takes any other");
        }
        self.packed = pack(&open);
    }
}

/// Adds `more` to `sum`.
fn merge(sum: &mut Option<Histogram<u32>>, more: Option<Histogram<u32>>) {
    match (sum.as_mut(), more) {
        (Some(sum), Some(more)) => sum.add(more).expect("a growing histogram takes any other"),
        (None, Some(more)) => *sum = Some(more),
        (_, None) => {}
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

impl Slice {
    fn add(&mut self, more: Self) {
        self.offered += more.offered;
        self.served += more.served;
        self.failed += more.failed;
        self.late += more.late;
        self.late_once_begun += more.late_once_begun;
        self.done += more.done;
    }
}

/// The measured time of one step.
#[derive(Clone, Debug, Default)]
pub(super) struct StepCount {
    pub(super) slices: BTreeMap<u32, Slice>,
    pub(super) latencies: Option<Histogram<u32>>,
    pub(super) start_lag: Option<Histogram<u32>>,
    pub(super) in_flight: Vec<i64>,
}

/// What one thread noted since it was last gathered.
#[derive(Default)]
pub(super) struct Notes {
    /// By second of the due time, and endpoint.
    pub(super) cells: BTreeMap<(u32, usize), Cell>,
    pub(super) seconds: BTreeMap<u32, Second>,
    pub(super) slices: BTreeMap<u32, Slice>,
    /// By second of the due time: cut off by us while they could still have come in time, so that they tell nothing.
    pub(super) withdrawn: BTreeMap<u32, u64>,
    pub(super) start_lag: Option<Histogram<u32>>,
    pub(super) errors: BTreeMap<(usize, Class), u64>,
    pub(super) sent: BTreeMap<usize, u64>,
}

/// All that was gathered.
#[derive(Default)]
pub(super) struct Counts {
    cells: BTreeMap<(u32, usize), Cell>,
    pub(super) seconds: BTreeMap<u32, Second>,
    pub(super) errors: BTreeMap<(usize, Class), u64>,
    pub(super) step: StepCount,
    step_number: u32,
    /// Requests sent, by endpoint.
    pub(super) sent: BTreeMap<usize, u64>,
}

impl Counts {
    /// Begins the count of a step.
    pub(super) fn begin(&mut self, step: u32) {
        (self.step_number, self.step) = (step, StepCount::default());
    }

    /// Adds what a thread noted in this step.
    pub(super) fn add(&mut self, notes: Notes) {
        for (second, more) in notes.seconds {
            let sum = self.seconds.entry(second).or_default();
            sum.step = self.step_number;
            sum.offered += more.offered;
            sum.served += more.served;
            sum.failed += more.failed;
            sum.slow += more.slow;
        }
        for (second, more) in notes.slices {
            self.step.slices.entry(second).or_default().add(more);
        }
        for (second, more) in notes.withdrawn {
            self.step.slices.entry(second).or_default().offered -= more;
        }
        merge(&mut self.step.start_lag, notes.start_lag);
        for (key, cell) in notes.cells {
            merge(&mut self.step.latencies, cell.open.clone());
            let step = self.step_number;
            self.cells.entry(key).or_insert_with(|| Cell { step, ..Cell::default() }).add(cell);
        }
        for (key, more) in notes.errors {
            *self.errors.entry(key).or_default() += more;
        }
        for (endpoint, more) in notes.sent {
            *self.sent.entry(endpoint).or_default() += more;
        }
    }

    /// Ends a second with so many under way: packs the histograms that nothing is added to any more.
    pub(super) fn tick(&mut self, second: u32, in_flight: i64) {
        self.seconds.entry(second).or_default().in_flight = in_flight;
        let closed = ..(second.saturating_sub(OPEN_SECONDS), 0);
        for (_, cell) in self.cells.range_mut(closed) {
            cell.close();
        }
    }

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
        let mut cell = Cell::default();
        cell.record(1_000, false, 3);
        cell.close();
        let mut late = Cell::default();
        late.record(30_000_000, true, 4);
        cell.add(late);
        cell.close();
        let back = unpack(&cell.packed).expect("the V2 form");
        assert_eq!((back.len(), back.min(), cell.failed, cell.bytes), (2, 1_000, 1, 7));
        assert!(back.equivalent(back.max(), 30_000_000));
    }
}
