//! A fair sample of a stream in bounded memory (Vitter's algorithm R): each hit is as likely to be kept as any other.

use rand::{Rng, RngExt};

/// So many addresses of a pattern are kept: they become the values of its variables.
const SLOTS: usize = 200;

/// Hits counted, some of them kept.
#[derive(Clone, Debug)]
pub(super) struct Sample<T> {
    pub(super) hits: u64,
    pub(super) kept: Vec<T>,
}

impl<T> Default for Sample<T> {
    fn default() -> Self {
        Self { hits: 0, kept: Vec::new() }
    }
}

impl<T> Sample<T> {
    /// Counts one hit.
    pub(super) fn add(&mut self, one: T, random: &mut impl Rng) {
        self.hits += 1;
        if self.kept.len() < SLOTS {
            self.kept.push(one);
            return;
        }
        let at = usize::try_from(random.random_range(0..self.hits)).unwrap_or(SLOTS);
        if let Some(slot) = self.kept.get_mut(at) {
            *slot = one;
        }
    }

    /// Takes in another sample: each slot goes to either as their hits are.
    pub(super) fn merge(&mut self, mut other: Self, random: &mut impl Rng) {
        let hits = self.hits + other.hits;
        if self.kept.len() + other.kept.len() <= SLOTS {
            self.kept.append(&mut other.kept);
        } else {
            let mut mixed = Vec::with_capacity(SLOTS);
            while mixed.len() < SLOTS {
                let is_mine = random.random_range(0..hits) < self.hits;
                let (first, second) = if is_mine { (&mut self.kept, &mut other.kept) } else { (&mut other.kept, &mut self.kept) };
                let from = if first.is_empty() { second } else { first };
                let at = random.random_range(0..from.len());
                mixed.push(from.swap_remove(at));
            }
            self.kept = mixed;
        }
        self.hits = hits;
    }
}

#[cfg(test)]
mod tests {
    use rand::{SeedableRng, rngs::SmallRng};

    use super::*;

    #[test]
    fn a_long_stream_is_kept_in_few_slots_from_all_its_parts() {
        let mut random = SmallRng::seed_from_u64(1);
        let (mut early, mut late) = (Sample::default(), Sample::default());
        (0..5_000).for_each(|n| early.add(n, &mut random));
        (5_000..10_000).for_each(|n| late.add(n, &mut random));
        assert!(early.kept.len() == SLOTS && early.kept.iter().any(|n| *n < 2_500) && early.kept.iter().any(|n| *n >= 2_500));
        early.merge(late, &mut random);
        assert_eq!((early.hits, early.kept.len()), (10_000, SLOTS));
        let from_late = early.kept.iter().filter(|n| **n >= 5_000).count();
        assert!((60..=140).contains(&from_late), "{from_late} of {SLOTS}");
    }
}
