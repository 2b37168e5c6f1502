//! The parts of a latency: where the time of an endpoint goes.

use std::time::Duration;

use hdrhistogram::Histogram;

use crate::stats::histogram::{histogram, merge, micros};

/// A part of the time from when a request was due to the last byte of its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// From when it was due until a user began with it.
    Wait,
    /// Until there was a connection; only of requests that opened one.
    Connect,
    /// From when it was sent to the head of its answer.
    Head,
    /// From there to the last byte.
    Body,
    /// Both: from when it was sent to the last byte.
    Service,
}

impl Part {
    const ALL: [Self; 5] = [Self::Wait, Self::Connect, Self::Head, Self::Body, Self::Service];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Wait => "wait",
            Self::Connect => "connect",
            Self::Head => "head",
            Self::Body => "body",
            Self::Service => "service",
        }
    }
}

/// What a transport saw of a request; none: it did not come so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Times {
    /// None where an open connection was at hand, too.
    pub(crate) connect: Option<Duration>,
    pub(crate) head: Option<Duration>,
    pub(crate) body: Option<Duration>,
}

impl Times {
    /// What comes after it, as a redirect does, takes its time as well.
    pub(crate) fn add(&mut self, more: Self) {
        let sum = |one: Option<Duration>, other: Option<Duration>| one.map_or(other, |one| Some(one + other.unwrap_or_default()));
        (self.connect, self.head, self.body) = (sum(self.connect, more.connect), sum(self.head, more.head), sum(self.body, more.body));
    }
}

/// Each part of one endpoint's latencies, microseconds.
#[derive(Default)]
pub(crate) struct Parts([Option<Histogram<u32>>; Part::ALL.len()]);

impl Parts {
    pub(crate) fn record(&mut self, wait: Duration, times: Times) {
        let service = times.head.zip(times.body).map(|(head, body)| head + body);
        let seen = [Some(wait), times.connect, times.head, times.body, service];
        for (sum, took) in self.0.iter_mut().zip(seen) {
            if let Some(took) = took {
                sum.get_or_insert_with(histogram).record(micros(took)).expect("it grows up to a minute");
            }
        }
    }

    pub(crate) fn add(&mut self, more: Self) {
        self.0.iter_mut().zip(more.0).for_each(|(sum, more)| merge(sum, more));
    }

    /// Those that were seen.
    pub(crate) fn each(&self) -> impl Iterator<Item = (Part, &Histogram<u32>)> {
        Part::ALL.into_iter().zip(&self.0).filter_map(|(part, seen)| Some((part, seen.as_ref()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_that_did_not_come_so_far_has_only_the_parts_that_it_reached() {
        let (ms, mut parts, mut more) = (Duration::from_millis, Parts::default(), Parts::default());
        parts.record(ms(1), Times { connect: Some(ms(2)), head: Some(ms(4)), body: Some(ms(8)) });
        more.record(ms(1), Times { connect: None, head: Some(ms(16)), body: None });
        parts.add(more);
        let seen: Vec<_> = parts.each().map(|(part, h)| (part.word(), h.len(), h.max() / 1_000)).collect();
        assert_eq!(seen, [("wait", 2, 1), ("connect", 1, 2), ("head", 2, 16), ("body", 1, 8), ("service", 1, 12)]);
    }
}
