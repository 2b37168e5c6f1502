//! Where the line may be, by all steps so far: a guess that says which rate to drive next, and proves nothing. Pure.
//!
//! As psychophysics looks for a threshold (Watson and Pelli, "QUEST: A Bayesian adaptive psychometric method", 1983): the odds that a
//! request is late rise with a power of the rate; each step makes some lines and powers likelier than others.

use crate::load::search::{
    evidence,
    limit::{ENOUGH, MAY_BE_LATE},
    outcome::Observation,
};

/// The power is one of these: a pool that fills is steep, one slow endpoint of many is not.
const POWERS: [f64; 6] = [6.0, 9.0, 14.0, 21.0, 32.0, 48.0];
/// Between two lines that are told apart, as a factor.
const GRAIN: f64 = 1.01;
/// How far beyond the rates that were driven the line may lie, as a factor.
const BEYOND: f64 = 1.5;
/// So many are late whatever the rate, and so many are not: a stall of a moment says nothing of the line.
const LAPSE: f64 = 0.002;

/// The hold that is to prove the line is where so many are late, or less, with this probability.
const SHARE_BELOW: f64 = 0.025;
const DOUBT_BELOW: f64 = 0.4;
/// The one that is to fail above it, in the same way.
const SHARE_ABOVE: f64 = 0.09;
const DOUBT_ABOVE: f64 = 0.7;
/// And the short look that is to fail where the time is nearly over: surely, for an end far above the line tells more than none.
const SHARE_FAR: f64 = 0.3;
const DOUBT_FAR: f64 = 0.8;
/// What was too much for another reason than late answers counts as so late.
const SURELY_LATE: f64 = 0.2;
/// Where four of five guesses lie this close, holds tell more than further looks.
const CLOSE: f64 = 1.3;

/// So many requests at a rate, those of them that were late.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) per_s: f64,
    pub(crate) of: f64,
    pub(crate) late: f64,
}

impl Seen {
    /// What a step tells of where the line may be.
    pub(crate) fn of(per_s: f64, observation: &Observation) -> Self {
        let (of, late) = evidence::sums(&observation.seconds);
        // A queue that grows, failures, or a server behind the app: few are late so far, if any came back at all.
        let is_told = observation.is_fine || late > MAY_BE_LATE * of;
        let (of, late) = if is_told { (of, late) } else { (of.max(ENOUGH), SURELY_LATE * of.max(ENOUGH)) };
        let clusters = evidence::least_design_effect(per_s);
        Self { per_s, of: of / clusters, late: late / clusters }
    }
}

/// A line and a power, and how likely they are beside the others.
#[derive(Clone, Copy, Debug)]
struct Guess {
    per_s: f64,
    power: f64,
    weight: f64,
}

/// All of them.
#[derive(Clone, Debug)]
struct Estimate(Vec<Guess>);

impl Estimate {
    /// By what was seen; none: nothing was.
    fn of(seen: &[Seen]) -> Option<Self> {
        let (low, high) = seen.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), s| (low.min(s.per_s), high.max(s.per_s)));
        if high <= 0.0 {
            return None;
        }
        let lines = std::iter::successors(Some(low / BEYOND), |per_s| Some(per_s * GRAIN)).take_while(|per_s| *per_s <= high * BEYOND);
        let mut guesses: Vec<Guess> =
            lines.flat_map(|per_s| POWERS.map(|power| Guess { per_s, power, weight: log_likelihood(per_s, power, seen) })).collect();
        let best = guesses.iter().map(|guess| guess.weight).fold(f64::NEG_INFINITY, f64::max);
        guesses.iter_mut().for_each(|guess| guess.weight = (guess.weight - best).exp());
        Some(Self(guesses))
    }

    /// The rate at which `share` of the requests are late, or a lower one, with this probability.
    fn rate_of(&self, share: f64, probability: f64) -> f64 {
        let ratio = odds(share) / odds(MAY_BE_LATE);
        let mut rates: Vec<(f64, f64)> = self.0.iter().map(|guess| (guess.per_s * ratio.powf(guess.power.recip()), guess.weight)).collect();
        rates.sort_by(|a, b| a.0.total_cmp(&b.0));
        let wanted = probability * rates.iter().map(|(_, weight)| weight).sum::<f64>();
        let mut sum = 0.0;
        rates
            .iter()
            .find(|(_, weight)| {
                sum += weight;
                sum >= wanted
            })
            .or(rates.last())
            .map_or(0.0, |(per_s, _)| *per_s)
    }
}

/// Rates to drive next, by all steps so far.
#[derive(Debug, Default)]
pub(crate) struct Guesses {
    seen: Vec<Seen>,
    /// None: nothing was seen.
    estimate: Option<Estimate>,
}

impl Guesses {
    pub(crate) fn learn(&mut self, seen: Seen) {
        self.seen.push(seen);
        self.estimate = Estimate::of(&self.seen);
    }

    /// Where the line most likely is.
    pub(crate) fn line(&self) -> Option<f64> {
        self.rate_of(MAY_BE_LATE, 0.5)
    }

    /// True where holds tell more than further looks.
    pub(crate) fn are_close(&self) -> bool {
        let [least, most] = [0.1, 0.9].map(|probability| self.rate_of(MAY_BE_LATE, probability));
        least.zip(most).is_some_and(|(least, most)| most / least <= CLOSE)
    }

    /// A rate that a hold is likely to prove, `most` at most.
    pub(crate) fn below(&self, most: f64) -> f64 {
        self.rate_of(SHARE_BELOW, DOUBT_BELOW).unwrap_or(most).min(most)
    }

    /// A rate at which a hold is likely to fail, `least` at least.
    pub(crate) fn above(&self, least: f64) -> f64 {
        self.rate_of(SHARE_ABOVE, DOUBT_ABOVE).unwrap_or(least).max(least)
    }

    /// A rate at which a short look surely fails.
    pub(crate) fn far_above(&self) -> Option<f64> {
        self.rate_of(SHARE_FAR, DOUBT_FAR)
    }

    fn rate_of(&self, share: f64, probability: f64) -> Option<f64> {
        self.estimate.as_ref().map(|estimate| estimate.rate_of(share, probability))
    }
}

fn odds(share: f64) -> f64 {
    share / (1.0 - share)
}

fn log_likelihood(line: f64, power: f64, seen: &[Seen]) -> f64 {
    let of_one = |s: &Seen| {
        let odds = odds(MAY_BE_LATE) * (s.per_s / line).powf(power);
        let share = LAPSE + (1.0 - 2.0 * LAPSE) * odds / (1.0 + odds);
        s.late * share.ln() + (s.of - s.late) * (1.0 - share).ln()
    };
    seen.iter().map(of_one).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a server shows whose odds rise with `power`, and of which one in twenty is late at 100 a second.
    fn seen(power: f64, rates: &[f64]) -> Vec<Seen> {
        let share = |per_s: f64| {
            let odds = odds(MAY_BE_LATE) * (per_s / 100.0).powf(power);
            odds / (1.0 + odds)
        };
        rates.iter().map(|per_s| Seen { per_s: *per_s, of: 500.0, late: 500.0 * share(*per_s) }).collect()
    }

    #[test]
    fn the_line_is_found_between_rates_on_both_sides_of_it_however_steep_the_server_is() {
        for power in [8.0, 14.0, 40.0] {
            let estimate = Estimate::of(&seen(power, &[40.0, 80.0, 95.0, 110.0])).expect("a guess");
            let [least, middle, most] = [0.1, 0.5, 0.9].map(|probability| estimate.rate_of(MAY_BE_LATE, probability));
            assert!(
                (97.0..104.0).contains(&middle) && least <= middle && middle <= most && most / least < 1.15,
                "{power}: {least} {middle} {most}"
            );
            assert!(estimate.rate_of(0.025, 0.5) < middle && middle < estimate.rate_of(0.09, 0.5), "{power}");
        }
    }

    #[test]
    fn the_less_was_seen_the_further_the_guesses_lie_apart_and_nothing_seen_is_none() {
        let width = |seen: &[Seen]| {
            let estimate = Estimate::of(seen).expect("a guess");
            estimate.rate_of(MAY_BE_LATE, 0.9) / estimate.rate_of(MAY_BE_LATE, 0.1)
        };
        let many = seen(14.0, &[80.0, 110.0]);
        let few: Vec<Seen> = many.iter().map(|s| Seen { of: s.of / 50.0, late: s.late / 50.0, ..*s }).collect();
        assert!(width(&few) > 1.2 * width(&many), "{} {}", width(&few), width(&many));
        assert!(Estimate::of(&[]).is_none());
    }

    #[test]
    fn a_stall_at_a_low_rate_does_not_move_the_line() {
        let mut all = seen(20.0, &[90.0, 110.0]);
        let before = Estimate::of(&all).expect("a guess").rate_of(MAY_BE_LATE, 0.5);
        all.push(Seen { per_s: 10.0, of: 400.0, late: 2.0 });
        let after = Estimate::of(&all).expect("a guess").rate_of(MAY_BE_LATE, 0.5);
        assert!((after / before - 1.0).abs() < 0.03, "{before} {after}");
    }
}
