//! The search for the load line on virtual servers whose line is known: how near it comes to the truth.

pub(crate) mod queue;

use std::time::Duration;

use crate::load::{
    pace::Pace,
    search::{
        limit::MAY_BE_LATE,
        line::Search,
        recovery::Recovery,
        run::LoadOutcome,
        simulated::queue::{Case, Law, Virtual},
    },
};

/// What a run of the search came to.
struct Searched {
    /// Over the truth; none: not proven.
    line: Option<f64>,
    /// The lowest proven failure above it, over the truth.
    failure: Option<f64>,
    recovery: Option<Recovery>,
    took_s: f64,
}

/// One search on `case`, from the rate that the request costs would give.
fn search(case: Case, seed: u64, time: Duration) -> Searched {
    let first = 500.0 / case.mean_ms;
    let mut queue = Virtual::new(case, seed, time);
    let search = Search::new(first, 2_000.0, Duration::from_secs_f64(case.limit_ms / 1_000.0), Pace::default(), time);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let outcome = runtime.block_on(LoadOutcome::of(search, &mut queue));
    let (line, failure) = outcome.line();
    let (line, failure) = (line.map(|s| s.per_s / case.truth), failure.map(|s| s.per_s / case.truth));
    Searched { line, failure, recovery: outcome.recovery, took_s: queue.now }
}

/// Searches on one server, each from its own seed.
struct Figures {
    lines: Vec<f64>,
    failures: Vec<f64>,
    runs: u32,
    /// From the proven line to the failure above it, over the truth; infinite where there is none.
    spans: Vec<(f64, f64)>,
    longest_s: f64,
}

impl Figures {
    fn of(case: Case, runs: u32, time: Duration) -> Self {
        let mut figures = Self { lines: Vec::new(), failures: Vec::new(), spans: Vec::new(), runs, longest_s: 0.0 };
        for seed in 0..runs {
            let found = search(case, u64::from(seed) * 13 + 1, time);
            figures.lines.extend(found.line);
            figures.failures.extend(found.failure);
            figures.spans.push((found.line.unwrap_or(0.0), found.failure.unwrap_or(f64::INFINITY)));
            figures.longest_s = figures.longest_s.max(found.took_s);
        }
        figures
    }

    fn share(&self, is_so: impl Fn(f64) -> bool) -> f64 {
        real(self.lines.iter().filter(|l| is_so(**l)).count()) / f64::from(self.runs)
    }

    fn mean(&self) -> f64 {
        self.lines.iter().sum::<f64>() / real(self.lines.len())
    }

    fn deviation(&self) -> f64 {
        let mean = self.mean();
        (self.lines.iter().map(|l| (l - mean).powi(2)).sum::<f64>() / (real(self.lines.len()) - 1.0)).sqrt()
    }

    /// How many spans hold the truth, have both ends, and how many pairs of them meet; the median and the largest width.
    fn span_words(&self) -> String {
        let holds = self.spans.iter().filter(|(low, high)| *low <= 1.0 && 1.0 <= *high).count();
        let mut widths: Vec<f64> = self.spans.iter().map(|(low, high)| high / low).filter(|width| width.is_finite()).collect();
        widths.sort_by(f64::total_cmp);
        let wide = widths.iter().filter(|width| **width > 1.3).count();
        let pairs = self.spans.iter().enumerate().flat_map(|(n, a)| self.spans[..n].iter().map(move |b| (a, b)));
        let (met, all) = pairs.fold((0, 0), |(met, all), (a, b)| (met + u32::from(a.0 <= b.1 && b.0 <= a.1), all + 1));
        format!(
            "spans: {holds} of {} hold it, {} have both ends, median {:.2} most {:.2}, {wide} above 1.3, {:.1} % of pairs meet",
            self.runs,
            widths.len(),
            widths.get(widths.len() / 2).copied().unwrap_or(f64::NAN),
            widths.last().copied().unwrap_or(f64::NAN),
            100.0 * f64::from(met) / f64::from(all.max(1)),
        )
    }

    fn words(&self) -> String {
        let least = self.lines.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self.lines.iter().copied().fold(0.0, f64::max);
        let below = self.failures.iter().filter(|f| **f < 0.995).count();
        format!(
            "mean {:.3} sd {:.3} least {least:.3} most {most:.3} | at or below {:>3.0} % in -15..+2 {:>3.0} % unproven {} | failures below the truth {below} | {} | {:.0} s",
            self.mean(),
            self.deviation(),
            100.0 * self.share(|l| l <= 1.0),
            100.0 * self.share(|l| (0.85..=1.02).contains(&l)),
            usize::try_from(self.runs).unwrap_or(0) - self.lines.len(),
            self.span_words(),
            self.longest_s,
        )
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of runs")]
fn real(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// What the default budget leaves to the ramp after the request costs.
    const TIME: Duration = Duration::from_secs(290);

    const fn exponential(workers: usize, mean_ms: f64, limit_ms: f64, truth: f64) -> Case {
        Case { workers, mean_ms, law: Law::Exponential, weather: 0.0, limit_ms, truth }
    }

    const fn lognormal(workers: usize, mean_ms: f64, cv: f64, limit_ms: f64, truth: f64) -> Case {
        Case { workers, mean_ms, law: Law::Lognormal(cv), weather: 0.0, limit_ms, truth }
    }

    /// An eighth of the requests takes ten times as long as the others.
    const fn one_slow_endpoint(workers: usize, mean_ms: f64, limit_ms: f64, truth: f64) -> Case {
        Case { workers, mean_ms, law: Law::OneSlowEndpoint { one_in: 8.0, times: 10.0 }, weather: 0.0, limit_ms, truth }
    }

    const CASES: [Case; 12] = [
        exponential(4, 20.0, 100.0, 162.8),
        exponential(4, 20.0, 300.0, 189.5),
        lognormal(4, 20.0, 1.0, 300.0, 189.6),
        lognormal(8, 20.0, 0.5, 150.0, 386.2),
        lognormal(10, 30.0, 2.0, 300.0, 305.6),
        lognormal(16, 20.0, 1.0, 100.0, 760.4),
        lognormal(2, 10.0, 2.0, 300.0, 173.0),
        lognormal(32, 50.0, 0.5, 300.0, 633.4),
        one_slow_endpoint(2, 25.0, 300.0, 64.8),
        Case { weather: 0.05, ..one_slow_endpoint(2, 25.0, 300.0, 63.5) },
        Case { weather: 0.1, ..one_slow_endpoint(2, 25.0, 300.0, 60.4) },
        Case { weather: 0.05, ..exponential(4, 20.0, 300.0, 181.0) },
    ];

    #[test]
    fn the_truths_are_those_of_a_long_simulation() {
        for case in CASES {
            let share = |part: f64| (0..3).map(|seed| case.late_share(part * case.truth, 100_000, seed)).sum::<f64>() / 3.0;
            let (below, above) = (share(0.97), share(1.03));
            assert!(below < MAY_BE_LATE && above > MAY_BE_LATE, "{}: {below} and {above}", case.name());
        }
    }

    /// The share of requests that wait at all: `workers` for `erlangs` of work (Erlang's C formula).
    fn erlang_c(workers: u32, erlangs: f64) -> f64 {
        let blocked = (1..=workers).fold(1.0, |b, k| erlangs * b / (f64::from(k) + erlangs * b));
        blocked / (1.0 - erlangs / f64::from(workers) * (1.0 - blocked))
    }

    #[test]
    fn the_truths_of_exponential_servers_are_those_of_erlang() {
        for (workers, erlangs, known) in
            [(14, 10.0, 0.174_131_933_595), (11, 10.0, 0.682_118), (12, 10.0, 0.449_388), (2, 1.0, 1.0 / 3.0), (3, 2.0, 4.0 / 9.0)]
        {
            assert!((erlang_c(workers, erlangs) - known).abs() < 1e-6, "C({workers}, {erlangs})");
        }
        for case in CASES.into_iter().filter(|case| matches!(case.law, Law::Exponential) && case.weather <= 0.0) {
            let workers = u32::try_from(case.workers).expect("a few");
            let limit = case.limit_ms / case.mean_ms;
            let late = |per_s: f64| {
                // Longer than the limit, in service times: what does not wait, and what does.
                let erlangs = per_s * case.mean_ms / 1_000.0;
                let spare = f64::from(workers) - 1.0 - erlangs;
                (-limit).exp() * (1.0 + erlang_c(workers, erlangs) * (1.0 - (-spare * limit).exp()) / spare)
            };
            let (below, above) = (late(0.998 * case.truth), late(1.002 * case.truth));
            assert!(below < MAY_BE_LATE && above > MAY_BE_LATE, "{}: {below} and {above}", case.name());
        }
    }

    #[test]
    fn the_line_found_is_near_the_truth_and_seldom_above_it() {
        for case in CASES.into_iter().filter(|case| case.weather <= 0.0) {
            let figures = Figures::of(case, 4, TIME);
            let words = format!("{}: {}", case.name(), figures.words());
            assert!(figures.share(|l| l > 1.05) <= 0.0 && figures.share(|l| l <= 1.0) >= 0.5, "{words}");
            assert!(figures.lines.iter().all(|l| *l > 0.7) && figures.longest_s <= TIME.as_secs_f64(), "{words}");
        }
    }

    #[test]
    fn a_queue_is_empty_again_soon_after_an_overload() {
        for case in CASES.into_iter().take(3) {
            let recovery = search(case, 1, TIME).recovery.unwrap_or_else(|| panic!("{}: no step was too much", case.name()));
            assert!(recovery.back_after_s.is_some_and(|s| s < 8.0) && recovery.watched_s < 12.0, "{}: {recovery:?}", case.name());
        }
    }

    fn print(runs: u32, time: Duration) {
        for case in CASES {
            let words = Figures::of(case, runs, time).words();
            writeln!(std::io::stdout(), "{:<42} line {:>5.1}/s: {words}", case.name(), case.truth).expect("somebody reads");
        }
    }

    /// The first table of `make bench-line`.
    #[test]
    #[ignore = "a benchmark: 40 searches on each server"]
    fn table() {
        print(40, TIME);
    }

    /// Its second: what `--deep` leaves to the ramp.
    #[test]
    #[ignore = "a benchmark: 20 long searches on each server"]
    fn deep_table() {
        print(20, Duration::from_secs(890));
    }
}
