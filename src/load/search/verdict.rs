//! Whether a step met the objective: a share of late requests with its confidence, the share of failures, and whether
//! the number under way kept growing. Pure.

use std::{collections::BTreeMap, time::Duration};

use crate::{
    config::Objective,
    load::{
        record::counts::{DueCount, StepCount},
        search::{
            evidence,
            limit::MAY_BE_LATE,
            outcome::{Sums, Verdict, VerdictKind, late_by_second, real},
            recovery,
            step::{Purpose, Step},
        },
    },
    stats::{binomial, design_effect::design_effect},
};

/// How sure the search is before it turns round.
const STEER: f64 = 0.8;
/// How sure a look must be that too many were late: a load has several of them, all near the line.
const SURE_OF_A_LOOK: f64 = 0.99;
/// Fewer requests fail nothing unless most of them are late: one stall of a second is a fifth of a short step.
const FEWEST_TO_FAIL: f64 = 60.0;
const MOST_ARE_LATE: f64 = 0.5;
/// A delay of our own up to this share of the objective does not make the app slow.
const OWN_LAG_SHARE: f64 = 0.25;
/// A generator this busy measures itself, percent of all its processors.
const CPU_LIMIT_PCT: f64 = 80.0;

/// How the generator itself did in a step.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Generator {
    /// Of its processors; none: not known on this system.
    pub(crate) cpu_pct: Option<f64>,
    /// The bound for [`LAG_LIMIT_MS`].
    pub(crate) lag_limit_ms: f64,
    pub(crate) deaths: u64,
}

/// Judges the measured time of a step. Where the generator was the limit a pass still counts: what we send late counts
/// against the app, so it cannot have been better than it seems. Anything else counts where it is the same without our delay
/// too, and that delay is small beside the objective.
pub(crate) fn judge(count: &StepCount, generator: Generator, objective: &Objective, step: &Step) -> Verdict {
    let verdict = judge_app(count, objective, step);
    let Some(limit) = limited(count, generator) else { return verdict };
    let is_void = match limit {
        Limit::Deaths(_) => true,
        Limit::Processors(_) => verdict.kind != VerdictKind::Pass,
        Limit::Lag { .. } if verdict.kind == VerdictKind::Pass => false,
        Limit::Lag { ms } => {
            ms > OWN_LAG_SHARE * objective.p95_ms || judge_app(&without_own_lag(count), objective, step).kind != verdict.kind
        }
    };
    if is_void { Verdict { kind: VerdictKind::Void, because: limit.words(), ..verdict } } else { verdict }
}

/// Says what closed users saw. They wait while the app stalls, so neither a pass nor a failure can be told from them.
pub(crate) fn judge_closed(count: &StepCount, generator: Generator) -> Verdict {
    let (kind, because) = match limited(count, generator) {
        Some(limit) => (VerdictKind::Void, limit.words()),
        None => {
            let shown = shown(count);
            (VerdictKind::Undecided, format!("{shown}; closed users wait while the app stalls, so this proves nothing about the objective"))
        }
    };
    Verdict { kind, because, is_fine: true }
}

/// The same step as if every free user had begun in time.
fn without_own_lag(count: &StepCount) -> StepCount {
    let mut count = count.clone();
    count.slices.values_mut().for_each(|slice| slice.late = slice.late_once_begun);
    count
}

fn judge_app(count: &StepCount, objective: &Objective, step: &Step) -> Verdict {
    let sums = Sums::of(count.slices.values());
    let (of, late, failed) = (real(sums.requests.max(1)), real(sums.late), real(sums.failed));
    let is_within = late / of <= MAY_BE_LATE && 100.0 * failed / of <= objective.error_pct;
    // One late request of a dozen does not turn the search round.
    let is_fine = binomial::lower(late, of, STEER) <= MAY_BE_LATE && 100.0 * binomial::lower(failed, of, STEER) <= objective.error_pct;
    let verdict = |kind, because: String| Verdict { kind, because, is_fine: is_fine && kind != VerdictKind::Fail };
    let (p95, shown) = (p95_ms(count), shown(count));
    let slices: Vec<DueCount> = count.slices.values().copied().collect();
    let seconds = late_by_second(&count.slices);
    let is_told = of >= FEWEST_TO_FAIL || late > MOST_ARE_LATE * of;
    let sure = if step.purpose == Purpose::Look { SURE_OF_A_LOOK } else { 0.95 };
    let is_too_much = |seconds: &[(f64, f64)], sure| too_many_are_late(step.per_s, seconds, sure);
    let lower = || step.evidence.with_lower(step.per_s, &seconds);
    if is_told && late > MAY_BE_LATE * of && (is_too_much(&seconds, sure) || is_too_much(&lower(), SURE_OF_A_LOOK)) {
        return verdict(VerdictKind::Fail, format!("{shown}: {:.0} % were late or failed, 5 % may be", 100.0 * late / of));
    }
    if 100.0 * binomial::lower(failed, of, 0.95) > objective.error_pct {
        return verdict(VerdictKind::Fail, format!("{shown}: the objective allows {} %", objective.error_pct));
    }
    // A queue that grows far below the objective is noise; near it, it is the overload that latencies show later.
    let is_near = late > 0.2 * MAY_BE_LATE * of || p95 > objective.p95_ms / 2.0;
    if is_near && grows(&count.in_flight, of / real(slices.len().max(1) as u64)) {
        return verdict(VerdictKind::Fail, format!("{shown}: the number under way kept growing"));
    }
    if is_within && !step.is_hold() {
        return verdict(VerdictKind::Undecided, format!("{shown}: within the objective, but too short to prove it"));
    }
    let mut evidence = step.evidence.clone();
    evidence.learn(step.per_s, &seconds, true);
    if is_within && proofs(step, of, late).any(|(of, late)| evidence.proves(step.per_s, of, late)) {
        return verdict(VerdictKind::Pass, format!("{shown}: within the objective"));
    }
    verdict(VerdictKind::Undecided, format!("{shown}: too few requests, or too close, to tell"))
}

/// True where it is so sure that more of these were late than may be.
fn too_many_are_late(per_s: f64, seconds: &[(f64, f64)], sure: f64) -> bool {
    let (of, late) = evidence::sums(seconds);
    let clusters = design_effect(seconds, late / of.max(1.0)).max(evidence::least_design_effect(per_s));
    binomial::lower(late / clusters, of / clusters, sure) > MAY_BE_LATE
}

fn p95_ms(count: &StepCount) -> f64 {
    count.latencies.as_ref().map_or(0.0, |h| real(h.value_at_quantile(0.95)) / 1_000.0)
}

/// What was measured, in words.
pub(crate) fn shown(count: &StepCount) -> String {
    let sums = Sums::of(count.slices.values());
    let failed_pct = 100.0 * real(sums.failed) / real(sums.requests.max(1));
    format!("p95 {:.0} ms, {failed_pct:.1} % failed of {}", p95_ms(count), sums.requests)
}

/// What may prove a step with so many requests and late ones: together with lower rates that looked worse, and with these and
/// the rates a little above it.
fn proofs(step: &Step, of: f64, late: f64) -> impl Iterator<Item = (f64, f64)> {
    let (of, late) = step.evidence.pooled(step.per_s, of, late);
    [(of, late), step.evidence.with_higher(step.per_s, of, late)].into_iter()
}

/// True where a step that still runs, measured from `from_s` on, need not be driven on: by the seconds whose requests can no
/// longer come in time it has failed beyond doubt, a hold can prove nothing any more, or the server it watches is back.
pub(crate) fn is_decided(step: &Step, from_s: f64, decided: &BTreeMap<u32, DueCount>) -> bool {
    match step.purpose {
        Purpose::Watch => recovery::back_since(decided, recovery::begins_s(step, from_s)).is_some(),
        Purpose::Look => is_lost(decided),
        Purpose::Hold | Purpose::Confirm => is_lost(decided) || is_vain(step, decided),
    }
}

/// True where a hold proves nothing even if none of its other requests were late: the time is better spent on a lower rate.
fn is_vain(step: &Step, slices: &BTreeMap<u32, DueCount>) -> bool {
    let (of, late) = (step.per_s * step.dwell.as_secs_f64(), real(Sums::of(slices.values()).late));
    slices.len() >= 3 && proofs(step, of, late).all(|(of, late)| step.evidence.cannot_prove(step.per_s, of, late))
}

fn is_lost(slices: &BTreeMap<u32, DueCount>) -> bool {
    let sums = Sums::of(slices.values());
    let (of, late) = (real(sums.requests), real(sums.late));
    slices.len() >= 3 && late > 0.15 * of && binomial::lower(late / 4.0, of / 4.0, 0.999) > MAY_BE_LATE
}

/// Seconds of a step whose requests can no longer come in time; those not done are late. `age_s` tells how long ago a
/// second began.
pub(crate) fn decided(count: &StepCount, limit: Duration, age_s: impl Fn(u32) -> f64) -> BTreeMap<u32, DueCount> {
    let over = count.slices.iter().filter(|(second, _)| age_s(**second) > 1.0 + limit.as_secs_f64());
    over.map(|(second, s)| (*second, DueCount { late: s.late + s.offered.saturating_sub(s.done), ..*s })).collect()
}

/// True where the answers took less than half of `limit`, so that a larger stride is safe.
pub(crate) fn has_room(count: &StepCount, limit: Duration) -> bool {
    let p95 = count.latencies.as_ref().map_or(0, |h| h.value_at_quantile(0.95));
    let sums = Sums::of(count.slices.values());
    real(sums.late) <= MAY_BE_LATE / 2.0 * real(sums.requests) && Duration::from_micros(p95) < limit / 2
}

/// How the generator was the limit.
enum Limit {
    Deaths(u64),
    Lag { ms: f64 },
    Processors(f64),
}

impl Limit {
    fn words(&self) -> String {
        match self {
            Self::Deaths(users) => format!("{users} users of the generator died of a mistake in plimsoll"),
            Self::Lag { ms } => format!("the scanning machine sent late: 99 % within {ms:.0} ms of the due time"),
            Self::Processors(pct) => format!("the scanning machine was busy: plimsoll used {pct:.0} % of its processors"),
        }
    }
}

/// The gravest way in which the generator was the limit, if it was.
fn limited(count: &StepCount, generator: Generator) -> Option<Limit> {
    let ms = count.start_lag.as_ref().map_or(0.0, |h| real(h.value_at_quantile(0.99)) / 1_000.0);
    if generator.deaths > 0 {
        return Some(Limit::Deaths(generator.deaths));
    }
    if let Some(pct) = generator.cpu_pct.filter(|cpu| *cpu > CPU_LIMIT_PCT) {
        return Some(Limit::Processors(pct));
    }
    (ms > generator.lag_limit_ms).then_some(Limit::Lag { ms })
}

/// A growth over fewer seconds is noise.
const FEWEST_TO_GROW_S: usize = 6;

/// True where the number under way rises by more than 1 % of the rate each second, and by more than chance. Overload
/// shows here long before it shows in latencies. `in_flight` is sampled ten times a second.
fn grows(in_flight: &[i64], per_s: f64) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let seconds: Vec<f64> = in_flight.chunks_exact(10).map(|c| c.iter().sum::<i64>() as f64 / 10.0).collect();
    let half = seconds.len() / 2;
    if seconds.len() < FEWEST_TO_GROW_S {
        return false;
    }
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let m = seconds.len() as f64;
    let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len().max(1) as f64;
    let slope = (mean(&seconds[seconds.len() - half..]) - mean(&seconds[..half])) / (m / 2.0);
    let steps: Vec<f64> = seconds.windows(2).map(|w| w[1] - w[0]).collect();
    let drift = mean(&steps);
    let deviation = (steps.iter().map(|s| (s - drift).powi(2)).sum::<f64>() / (steps.len() as f64 - 1.0).max(1.0)).sqrt();
    let error = deviation * (m / 6.0).sqrt() * 1.2 / (m / 2.0);
    slope > 0.01 * per_s && slope > 2.0 * error
}

#[cfg(test)]
mod tests {
    use rand::{RngExt, SeedableRng, rngs::SmallRng};

    use super::*;
    use crate::load::search::limit::LAG_LIMIT_MS;

    const OBJECTIVE: Objective = Objective { p95_ms: 300.0, error_pct: 1.0 };
    const CALM: Generator = Generator { cpu_pct: Some(10.0), lag_limit_ms: LAG_LIMIT_MS, deaths: 0 };

    fn step(late: &[u64], failed: u64) -> StepCount {
        let slices = late
            .iter()
            .zip(0..)
            .map(|(late, n)| (n, DueCount { offered: 100, served: 100, failed, late: *late, late_once_begun: *late, done: 100 }))
            .collect();
        StepCount { slices, in_flight: vec![3; late.len() * 10], ..StepCount::default() }
    }

    fn kind(count: &StepCount) -> VerdictKind {
        judge(count, CALM, &OBJECTIVE, &held()).kind
    }

    fn held() -> Step {
        let (settle, dwell) = (Duration::from_secs(1), Duration::from_secs(6));
        Step::new(100.0, settle, dwell, Purpose::Hold)
    }

    #[test]
    fn a_share_that_is_proven_small_passes_and_one_on_the_edge_is_undecided() {
        assert_eq!(kind(&step(&[0; 6], 0)), VerdictKind::Pass);
        assert_eq!(kind(&step(&[1, 0, 0, 1, 0, 1], 0)), VerdictKind::Pass);
        assert_eq!(kind(&step(&[4, 5, 6, 4, 5, 5], 0)), VerdictKind::Undecided);
        let short = judge(&step(&[0; 6], 0), CALM, &OBJECTIVE, &Step { purpose: Purpose::Look, ..held() });
        assert_eq!((short.kind, short.is_fine), (VerdictKind::Undecided, true), "only a hold proves");
        assert_eq!(kind(&step(&[20, 25, 30, 28, 22, 30], 0)), VerdictKind::Fail);
        assert_eq!(kind(&step(&[2; 6], 2)), VerdictKind::Fail, "2 % failed where 1 % may");
        let few = StepCount {
            slices: [(0, DueCount { offered: 20, served: 20, failed: 0, late: 0, late_once_begun: 0, done: 20 })].into(),
            ..StepCount::default()
        };
        let verdict = judge(&few, CALM, &OBJECTIVE, &held());
        assert_eq!((verdict.kind, verdict.is_fine), (VerdictKind::Undecided, true));
    }

    /// Of 2,000 requests 21 and 27 are 1.05 and 1.35 %: not beyond doubt above 1 %, at 80 % the second is.
    #[test]
    fn a_hold_above_the_share_of_failures_that_may_be_proves_nothing() {
        let verdict = |more: usize| {
            let mut count = step(&[1; 20], 1);
            count.slices.values_mut().take(more).for_each(|slice| (slice.failed, slice.late) = (2, 2));
            let verdict = judge(&count, CALM, &OBJECTIVE, &held());
            (verdict.kind, verdict.is_fine)
        };
        let told = [0, 1, 7].map(verdict);
        assert_eq!(told, [(VerdictKind::Pass, true), (VerdictKind::Undecided, true), (VerdictKind::Undecided, false)]);
    }

    #[test]
    fn what_is_under_way_past_its_limit_is_late() {
        let mut count = step(&[5, 5, 5], 0);
        count.slices.values_mut().for_each(|slice| slice.done = 80);
        let late: Vec<u64> =
            decided(&count, Duration::from_millis(300), |second| 3.2 - f64::from(second)).values().map(|s| s.late).collect();
        assert_eq!(late, [25, 25], "of the third second some may still come in time");
    }

    #[test]
    fn late_requests_in_one_cluster_prove_less() {
        let clustered = step(&[0, 0, 0, 0, 60, 0], 0);
        assert_eq!(kind(&clustered), VerdictKind::Undecided, "{:?}", judge(&clustered, CALM, &OBJECTIVE, &held()));
    }

    #[test]
    fn a_backlog_that_grows_fails_before_the_latency_does() {
        let mut count = step(&[0, 0, 0, 0, 2, 5], 0);
        count.in_flight = (0..60).map(|n| 2 + n / 2).collect();
        assert_eq!(kind(&count), VerdictKind::Fail);
        count.in_flight = (0..60).map(|n| 10 + (n * 7) % 5).collect();
        assert_ne!(kind(&count), VerdictKind::Fail);
    }

    /// The number under way of a server that keeps up comes back to its mean; a walk that does not is the worst that chance can do.
    #[test]
    fn a_walk_by_chance_alone_seldom_seems_to_grow() {
        let mut random = SmallRng::seed_from_u64(1);
        let mut share = |seconds: usize| {
            let mut walk = || {
                let mut at = 1_000_000;
                let samples = (0..seconds).flat_map(|_| {
                    at += (0..12).map(|_| random.random_range(-500..=500)).sum::<i64>();
                    [at; 10]
                });
                grows(&samples.collect::<Vec<_>>(), 1.0)
            };
            (0..4_000).filter(|_| walk()).map(|_| 1.0 / 4_000.0).sum::<f64>()
        };
        let (short, long) = (share(FEWEST_TO_GROW_S), share(42));
        assert!((0.07..0.10).contains(&short) && (0.035..0.06).contains(&long), "{short} of 6 s, {long} of 42 s");
    }

    #[test]
    fn a_generator_at_its_limit_proves_nothing() {
        let (good, bad) = (step(&[0; 6], 0), step(&[30; 6], 0));
        let busy = Generator { cpu_pct: Some(95.0), ..CALM };
        assert_eq!(judge(&bad, busy, &OBJECTIVE, &held()).kind, VerdictKind::Void);
        assert_eq!(judge(&good, busy, &OBJECTIVE, &held()).kind, VerdictKind::Pass, "answers in time are in time, whoever was busy");
        assert_eq!(judge(&good, Generator { deaths: 1, ..CALM }, &OBJECTIVE, &held()).kind, VerdictKind::Void);
    }

    #[test]
    fn a_failure_counts_where_our_own_delay_does_not_explain_it() {
        let bad = step(&[30; 6], 0);
        let lagging = |lag_us| {
            let mut count = bad.clone();
            count.start_lag.get_or_insert_with(crate::stats::histogram::histogram).record(lag_us).expect("it grows up to a minute");
            count
        };
        assert_eq!(kind(&lagging(20_000)), VerdictKind::Fail, "20 ms do not make 300 ms");
        assert_eq!(kind(&lagging(100_000)), VerdictKind::Void, "that late, our requests come in a crowd");
        let mut close = step(&[4, 5, 6, 4, 5, 5], 0);
        close.start_lag = lagging(20_000).start_lag;
        assert_eq!(kind(&close), VerdictKind::Undecided, "too close to tell, with our delay or without it");
        let mut ours = lagging(20_000);
        ours.slices.values_mut().for_each(|s| s.late_once_begun = 0);
        assert_eq!(kind(&ours), VerdictKind::Void, "without our delay all were in time");
    }

    #[test]
    fn closed_users_prove_neither_a_pass_nor_a_failure() {
        for late in [[0; 6], [30; 6]] {
            let verdict = judge_closed(&step(&late, 0), CALM);
            assert_eq!(verdict.kind, VerdictKind::Undecided);
            assert!(verdict.because.contains("proves nothing about the objective"), "{}", verdict.because);
        }
        let busy = Generator { cpu_pct: Some(95.0), ..CALM };
        assert_eq!(judge_closed(&step(&[0; 6], 0), busy).kind, VerdictKind::Void);
    }

    #[test]
    fn a_hold_ends_once_it_can_prove_nothing() {
        let seconds = |late: u64| (0..4).map(|n| (n, DueCount { offered: 100, late, done: 100, ..DueCount::default() })).collect();
        let hold = Step { dwell: Duration::from_secs(20), ..held() };
        let is_over = |step: &Step, late| is_decided(step, 0.0, &seconds(late));
        assert!(is_over(&hold, 26) && !is_over(&hold, 10), "100 of 2000 may be late at most");
        assert!(!is_over(&Step { purpose: Purpose::Look, ..hold }, 14), "a look goes on: it proves nothing anyway");
    }

    #[test]
    fn a_step_is_cut_short_only_beyond_doubt() {
        let slice = |late| DueCount { offered: 50, served: 50, failed: 0, late, late_once_begun: late, done: 50 };
        let is_lost = |late, seconds| is_lost(&(0..seconds).map(|n| (n, slice(late))).collect());
        assert!(is_lost(40, 4) && !is_lost(7, 4) && !is_lost(40, 2));
    }
}
