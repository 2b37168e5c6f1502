//! What happened to the requests: counted by second and step, latencies in histograms.

use std::collections::BTreeMap;

use hdrhistogram::Histogram;

use crate::{
    load::record::{answer::Class, part::Parts},
    stats::histogram::{histogram, merge, pack, unpack},
};

/// Seconds after which a histogram is packed; what comes later is merged in.
const OPEN_SECONDS: u32 = 3;

/// One endpoint in one second, by due time, measured time only.
#[derive(Default)]
pub(crate) struct EndpointSecond {
    pub(crate) step: u32,
    pub(crate) failed: u64,
    pub(crate) bytes: u64,
    open: Option<Histogram<u32>>,
    /// By [`pack`].
    pub(crate) packed: Vec<u8>,
}

impl EndpointSecond {
    pub(crate) fn record(&mut self, latency: u64, is_failed: bool, bytes: u64) {
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

/// All that was due, or came back, in one second.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SecondCount {
    pub(crate) step: u32,
    pub(crate) offered: u64,
    /// Answers that came in it, whenever they were due.
    pub(crate) served: u64,
    pub(crate) failed: u64,
    /// Of the answers, those far beyond the objective.
    pub(crate) slow: u64,
    pub(crate) in_flight: i64,
}

/// A second of a step by due time: what its verdict is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct DueCount {
    pub(crate) offered: u64,
    pub(crate) served: u64,
    pub(crate) failed: u64,
    /// Too slow or failed.
    pub(crate) late: u64,
    /// Of these, too slow even without what passed before a free user began with it.
    pub(crate) late_once_begun: u64,
    /// Answered or given up: nothing more comes of it.
    pub(crate) done: u64,
}

impl DueCount {
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
pub(crate) struct StepCount {
    pub(crate) slices: BTreeMap<u32, DueCount>,
    pub(crate) latencies: Option<Histogram<u32>>,
    pub(crate) start_lag: Option<Histogram<u32>>,
    pub(crate) in_flight: Vec<i64>,
    /// Most that waited for a free user at once.
    pub(crate) backlog_max: usize,
    /// Never sent: too many others were waiting.
    pub(crate) dropped: u64,
}

/// What one thread noted since it was last gathered.
#[derive(Default)]
pub(crate) struct ThreadCount {
    /// By second of the due time, and endpoint.
    pub(crate) cells: BTreeMap<(u32, usize), EndpointSecond>,
    pub(crate) seconds: BTreeMap<u32, SecondCount>,
    pub(crate) slices: BTreeMap<u32, DueCount>,
    /// By second of the due time: cut off by us while they could still have come in time, so that they tell nothing.
    pub(crate) withdrawn: BTreeMap<u32, u64>,
    pub(crate) start_lag: Option<Histogram<u32>>,
    pub(crate) errors: BTreeMap<(usize, Class), u64>,
    pub(crate) sent: BTreeMap<usize, u64>,
    /// By endpoint.
    pub(crate) parts: BTreeMap<usize, Parts>,
    pub(crate) dropped: u64,
}

/// What nothing can change any more: it can be written.
#[derive(Default)]
pub(crate) struct Settled {
    pub(crate) seconds: Vec<(u32, SecondCount)>,
    /// By second and endpoint, packed.
    pub(crate) cells: Vec<((u32, usize), EndpointSecond)>,
}

/// All that was gathered.
#[derive(Default)]
pub(crate) struct Counts {
    /// Of this step, less those that are settled.
    cells: BTreeMap<(u32, usize), EndpointSecond>,
    pub(crate) seconds: BTreeMap<u32, SecondCount>,
    /// The first second of `cells`, and that of `seconds`, that is not settled. What should still come for one before it, by a
    /// thread that slept for seconds between two of its lines, is counted here: never twice, never lost.
    open: (u32, u32),
    /// Of this step, by endpoint and class.
    pub(crate) errors: BTreeMap<(usize, Class), u64>,
    pub(crate) step: StepCount,
    pub(crate) step_number: u32,
    /// Of this step by second, still to be taken out of the offered.
    withdrawn: BTreeMap<u32, u64>,
    /// Requests sent, by endpoint.
    pub(crate) sent: BTreeMap<usize, u64>,
    /// Of this step, by endpoint.
    pub(crate) parts: BTreeMap<usize, Parts>,
}

impl Counts {
    /// Begins the count of a step. What came after the end of the one before is not in its verdict, and not in its cells.
    pub(crate) fn begin(&mut self, step: u32) {
        (self.step_number, self.step, self.open.0) = (step, StepCount::default(), 0);
        self.withdrawn.clear();
        self.cells.clear();
        self.parts.clear();
        self.errors.clear();
    }

    /// Adds what a thread noted in this step.
    pub(crate) fn add(&mut self, notes: ThreadCount) {
        for (second, more) in notes.seconds {
            let sum = self.seconds.entry(second.max(self.open.1)).or_default();
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
            *self.withdrawn.entry(second).or_default() += more;
        }
        self.withdraw();
        merge(&mut self.step.start_lag, notes.start_lag);
        self.step.dropped += notes.dropped;
        for (endpoint, more) in notes.parts {
            self.parts.entry(endpoint).or_default().add(more);
        }
        for ((second, endpoint), cell) in notes.cells {
            merge(&mut self.step.latencies, cell.open.clone());
            let step = self.step_number;
            self.cells
                .entry((second.max(self.open.0), endpoint))
                .or_insert_with(|| EndpointSecond { step, ..EndpointSecond::default() })
                .add(cell);
        }
        for (key, more) in notes.errors {
            *self.errors.entry(key).or_default() += more;
        }
        for (endpoint, more) in notes.sent {
            *self.sent.entry(endpoint).or_default() += more;
        }
    }

    /// Takes out of the offered what was withdrawn. One thread's book may tell of the second before another's tells of the
    /// first: what is left is taken out by and by.
    fn withdraw(&mut self) {
        for (second, left) in &mut self.withdrawn {
            let offered = &mut self.step.slices.entry(*second).or_default().offered;
            let taken = (*left).min(*offered);
            *offered -= taken;
            *left -= taken;
        }
    }

    /// Ends a second with so many under way: packs the histograms that nothing is added to any more.
    pub(crate) fn tick(&mut self, second: u32, in_flight: i64) {
        self.seconds.entry(second).or_default().in_flight = in_flight;
        let closed = ..(second.saturating_sub(OPEN_SECONDS), 0);
        for (_, cell) in self.cells.range_mut(closed) {
            cell.close();
        }
    }

    /// Takes out what is settled in second `now` of the ramp, while the step goes on.
    pub(crate) fn settle(&mut self, now: u32) -> Settled {
        let last_due = self.seconds.iter().rev().find(|(_, s)| s.offered > 0).map_or(0, |(second, _)| *second);
        let under_way = self.step.slices.iter().find(|(_, s)| s.done < s.offered).map_or(u32::MAX, |(second, _)| *second);
        // Requests are handed out in the order in which they are due: none is to come from before the last.
        let open = now.saturating_sub(OPEN_SECONDS).min(last_due).min(under_way);
        self.take(open, open)
    }

    /// The same at the end of the step: all of its cells. The second under way is that of the next step as well.
    pub(crate) fn end(&mut self, now: u32) -> Settled {
        self.take(u32::MAX, now)
    }

    /// The seconds that are left when the last step is over.
    pub(crate) fn close(&mut self) -> Vec<(u32, SecondCount)> {
        self.take(0, u32::MAX).seconds
    }

    fn take(&mut self, cells_until: u32, seconds_until: u32) -> Settled {
        let rest = self.cells.split_off(&(cells_until, 0));
        let mut cells = std::mem::replace(&mut self.cells, rest);
        cells.values_mut().for_each(EndpointSecond::close);
        let until = seconds_until.max(self.open.1);
        let seconds = self.seconds.range(self.open.1..until).map(|(second, s)| (*second, *s)).collect();
        self.open = (cells_until.max(self.open.0), until);
        Settled { seconds, cells: cells.into_iter().collect() }
    }
}

/// Answers each second, over the whole seconds between `from_s` and `until_s`; none where there is no whole one.
pub(crate) fn answered_per_s(seconds: &BTreeMap<u32, SecondCount>, from_s: f64, until_s: f64) -> Option<f64> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds of a load")]
    let (from, until) = (from_s.ceil() as u32, until_s.floor() as u32);
    #[expect(clippy::cast_precision_loss, reason = "answers are far fewer than 2^53")]
    let answers = seconds.range(from..until.max(from)).map(|(_, s)| s.served).sum::<u64>() as f64;
    (until > from).then(|| answers / f64::from(until - from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_answer_is_merged_into_its_packed_second() {
        let mut cell = EndpointSecond::default();
        cell.record(1_000, false, 3);
        cell.close();
        let mut late = EndpointSecond::default();
        late.record(30_000_000, true, 4);
        cell.add(late);
        cell.close();
        let back = unpack(&cell.packed).expect("the V2 form");
        assert_eq!((back.len(), back.min(), cell.failed, cell.bytes), (2, 1_000, 1, 7));
        assert!(back.equivalent(back.max(), 30_000_000));
    }

    #[test]
    fn answers_are_counted_over_whole_seconds() {
        let seconds = [100, 10, 20, 100].into_iter().zip(0..).map(|(served, n)| (n, SecondCount { served, ..SecondCount::default() }));
        let seconds = seconds.collect();
        assert_eq!(answered_per_s(&seconds, 0.4, 3.6), Some(15.0));
        assert_eq!(answered_per_s(&seconds, 1.0, 3.0), Some(15.0));
        assert_eq!(answered_per_s(&seconds, 1.2, 2.9), None);
    }

    #[test]
    fn errors_of_a_step_are_not_those_of_the_next() {
        let mut counts = Counts::default();
        counts.begin(1);
        counts.add(ThreadCount { errors: [((1, Class::Status), 3)].into(), ..ThreadCount::default() });
        assert_eq!(counts.errors.values().sum::<u64>(), 3);
        counts.begin(2);
        assert!(counts.errors.is_empty());
    }

    #[test]
    fn a_request_may_be_withdrawn_before_it_is_told_that_it_was_offered() {
        let mut counts = Counts::default();
        counts.begin(1);
        counts.add(ThreadCount { withdrawn: [(4, 2)].into(), ..ThreadCount::default() });
        assert_eq!(counts.step.slices[&4].offered, 0);
        for offered in [1, 3] {
            counts.add(ThreadCount { slices: [(4, DueCount { offered, ..DueCount::default() })].into(), ..ThreadCount::default() });
        }
        assert_eq!(counts.step.slices[&4].offered, 2);
    }
}
