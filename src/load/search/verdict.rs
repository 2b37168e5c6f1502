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
    let is_told = (of >= FEWEST_TO_FAIL || late > MOST_ARE_LATE * of) && (!step.is_hold() || late > may_be_late(step));
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
        // One that seems to fail goes on until it has: that is an end of the line too.
        Purpose::Hold => is_missed(step, decided) || (is_vain(step, decided) && !is_lost(decided)),
        // It asks for the long run: a stall that the rest of it makes up for is none.
        Purpose::Confirm => is_missed(step, decided),
    }
}

/// Of all requests that a hold was meant to have, so many may be late: those of a stall that ended it early are few of them.
fn may_be_late(step: &Step) -> f64 {
    MAY_BE_LATE * step.per_s * step.dwell.as_secs_f64()
}

/// True where a hold misses the objective even if none of its other requests were late.
fn is_missed(step: &Step, slices: &BTreeMap<u32, DueCount>) -> bool {
    is_lost(slices) && real(Sums::of(slices.values()).late) > may_be_late(step)
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
mod tests;
