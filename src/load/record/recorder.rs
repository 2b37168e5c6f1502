//! Where results are noted, one book a thread of the runtime: no two of them wait for each other. All books are gathered once
//! a second.

use std::{
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use crate::{
    load::{
        generator::queue::Ticket,
        record::{
            answer::{Answer, Class},
            counts::{Counts, ThreadCount},
        },
    },
    stats::histogram::{histogram, micros},
};

/// How a request came out.
pub(crate) struct Outcome {
    /// From 1; 0 for one that was never sent.
    pub(crate) endpoint: usize,
    pub(crate) latency: Duration,
    /// Of that, until a user began with it.
    pub(crate) wait: Duration,
    /// Too slow for its scenario.
    pub(crate) is_late: bool,
    /// The same without what passed before a free user began with it: that part is the generator's.
    pub(crate) is_late_once_begun: bool,
    /// Far too slow.
    pub(crate) is_slow: bool,
    pub(crate) answer: Answer,
}

/// Of one thread.
#[derive(Default)]
struct Book {
    notes: ThreadCount,
    /// Due, less answered or given up. The sum over all books is what is under way.
    outstanding: i64,
    /// Answers of the whole ramp.
    answers: u64,
}

/// The books of all threads, and what was gathered from them.
pub(crate) struct Recorder {
    books: Vec<Mutex<Book>>,
    counts: Mutex<Counts>,
}

impl Default for Recorder {
    fn default() -> Self {
        // The runtime has a thread a processor; one more hands out what falls due.
        let threads = thread::available_parallelism().map_or(1, usize::from) + 1;
        Self { books: (0..threads).map(|_| Mutex::default()).collect(), counts: Mutex::default() }
    }
}

impl Recorder {
    /// This thread's. Two may share one where there are more threads than books; then they wait for each other.
    fn book(&self) -> MutexGuard<'_, Book> {
        static THREADS: AtomicUsize = AtomicUsize::new(0);
        thread_local! {
            static NUMBER: usize = THREADS.fetch_add(1, Ordering::Relaxed);
        }
        lock(&self.books[NUMBER.with(|n| *n) % self.books.len()])
    }

    /// A request fell due.
    pub(crate) fn due(&self, ticket: &Ticket) {
        let mut book = self.book();
        book.outstanding += 1;
        book.notes.seconds.entry(ticket.second).or_default().offered += 1;
        if ticket.is_measured {
            book.notes.slices.entry(ticket.second).or_default().offered += 1;
        }
    }

    /// A user began with it, so late after it was due.
    pub(crate) fn begun(&self, ticket: &Ticket, lag: Duration) {
        if ticket.is_measured && ticket.had_free_user {
            self.book().notes.start_lag.get_or_insert_with(histogram).record(micros(lag)).expect("it grows up to a minute");
        }
    }

    /// It came back, or was given up, in `second`.
    pub(crate) fn done(&self, ticket: &Ticket, second: u32, outcome: &Outcome) {
        let mut book = self.book();
        let is_failed = outcome.answer.failure.is_some();
        let is_answered = !matches!(outcome.answer.failure, Some(Class::Unsent | Class::Unfinished));
        book.outstanding -= 1;
        book.answers += u64::from(is_answered);
        let notes = &mut book.notes;
        *notes.sent.entry(outcome.endpoint).or_default() += 1;
        if outcome.answer.failure == Some(Class::Unfinished) && !outcome.is_late {
            *notes.withdrawn.entry(ticket.second).or_default() += u64::from(ticket.is_measured);
            return;
        }
        let now = notes.seconds.entry(second).or_default();
        now.served += u64::from(is_answered);
        now.failed += u64::from(is_failed);
        now.slow += u64::from(outcome.is_slow);
        if !ticket.is_measured {
            return;
        }
        let slice = notes.slices.entry(ticket.second).or_default();
        slice.done += 1;
        slice.served += u64::from(is_answered);
        slice.failed += u64::from(is_failed);
        slice.late += u64::from(is_failed || outcome.is_late);
        slice.late_once_begun += u64::from(is_failed || outcome.is_late_once_begun);
        let cell = notes.cells.entry((ticket.second, outcome.endpoint)).or_default();
        cell.record(micros(outcome.latency), is_failed, outcome.answer.bytes);
        if outcome.endpoint > 0 {
            notes.parts.entry(outcome.endpoint).or_default().record(outcome.wait, outcome.answer.times);
        }
        if let Some(class) = outcome.answer.failure {
            notes.dropped += u64::from(class == Class::Unsent);
            *notes.errors.entry((outcome.endpoint, class)).or_default() += 1;
        }
    }

    /// All that was noted until now.
    pub(crate) fn gather(&self) -> MutexGuard<'_, Counts> {
        let mut counts = lock(&self.counts);
        for book in &self.books {
            let notes = std::mem::take(&mut lock(book).notes);
            counts.add(notes);
        }
        counts
    }

    /// Begins the count of a step.
    pub(crate) fn begin(&self, step: u32) {
        self.gather().begin(step);
    }

    /// The step under way; 0: none began.
    pub(crate) fn step(&self) -> u32 {
        lock(&self.counts).step_number
    }

    /// Ends a second.
    pub(crate) fn tick(&self, second: u32) {
        let in_flight = self.progress().1;
        self.gather().tick(second, in_flight);
    }

    /// Answers so far, and how many requests are under way.
    pub(crate) fn progress(&self) -> (u64, i64) {
        self.books.iter().map(lock).fold((0, 0), |(answers, under_way), b| (answers + b.answers, under_way + b.outstanding))
    }

    /// ThreadCount how many are under way, and how many of them wait for a free user.
    pub(crate) fn sample(&self, backlog: usize) {
        let under_way = self.progress().1;
        let step = &mut lock(&self.counts).step;
        step.in_flight.push(under_way);
        step.backlog_max = step.backlog_max.max(backlog);
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::{super::part::Part, *};
    use crate::stop::Stop;

    fn ticket() -> Ticket {
        Ticket { due: Instant::now(), scenario: 0, second: 4, is_measured: true, had_free_user: true, cut: Stop::default() }
    }

    fn outcome(failure: Option<Class>) -> Outcome {
        let (answer, latency) = (Answer { failure, bytes: 10, ..Answer::default() }, Duration::from_millis(2));
        Outcome { endpoint: 1, latency, wait: Duration::ZERO, is_late: false, is_late_once_begun: false, is_slow: false, answer }
    }

    #[test]
    fn what_was_never_sent_is_not_served_and_what_was_late_when_it_was_cut_off_stays() {
        let recorder = Recorder::default();
        recorder.begin(1);
        (0..2).for_each(|_| recorder.due(&ticket()));
        recorder.done(&ticket(), 4, &outcome(Some(Class::Unsent)));
        recorder.done(&ticket(), 5, &Outcome { is_late: true, is_late_once_begun: true, ..outcome(Some(Class::Unfinished)) });
        assert_eq!(recorder.progress(), (0, 0), "neither is an answer");
        let counts = recorder.gather();
        let slice = counts.step.slices[&4];
        assert_eq!((slice.offered, slice.done, slice.served, slice.failed, slice.late), (2, 2, 0, 2, 2));
        assert_eq!((counts.step.dropped, counts.seconds[&4].served, counts.seconds[&5].served), (1, 0, 0));
    }

    #[test]
    fn what_threads_noted_is_gathered_once_and_whole() {
        let recorder = Recorder::default();
        recorder.begin(3);
        (0..100).for_each(|_| recorder.due(&ticket()));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..20).for_each(|_| recorder.done(&ticket(), 4, &outcome(None))));
            }
        });
        recorder.done(&ticket(), 5, &outcome(Some(Class::Status)));
        assert_eq!(recorder.progress(), (81, 19));
        recorder.tick(4);
        assert_eq!(recorder.gather().seconds[&4].in_flight, 19);
        // Cut off by us: they were never offered.
        (0..19).for_each(|_| recorder.done(&ticket(), 5, &outcome(Some(Class::Unfinished))));
        let mut counts = recorder.gather();
        let slice = counts.step.slices[&4];
        assert_eq!((slice.offered, slice.done, slice.served, slice.failed), (81, 81, 81, 1));
        assert_eq!((slice.late, slice.late_once_begun), (1, 1), "a failure is late, however fast it came");
        assert_eq!((counts.seconds[&4].served, counts.seconds[&5].served, counts.seconds[&4].step), (80, 1, 3));
        assert_eq!(counts.step.latencies.as_ref().map(hdrhistogram::Histogram::len), Some(81));
        let cells: Vec<_> = counts.end(5).cells.into_iter().map(|(key, c)| (key, c.step, c.failed, c.bytes)).collect();
        assert_eq!(cells, [((4, 1), 3, 1, 810)]);
        let parts: Vec<_> = counts.parts[&1].each().map(|(part, seen)| (part, seen.len())).collect();
        assert_eq!(parts, [(Part::Wait, 81)]);
    }
}
