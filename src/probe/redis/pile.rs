//! Keys of one pattern, and what is made of those of them that were asked.

use std::collections::BTreeMap;

use super::{
    key::{Key, Sample},
    signature::{self, Role},
};
use crate::{row, snapshot::Row, stats::wilson::wilson};

/// Keys of one pattern.
#[derive(Default)]
pub(super) struct Pile {
    /// Their role, where a library is known by them.
    pub(super) role: Option<Role>,
    /// Their places in the sample.
    pub(super) keys: Vec<usize>,
}

/// The keys of a sample by pattern.
pub(super) fn piles(sample: &Sample) -> BTreeMap<String, Pile> {
    let mut piles: BTreeMap<String, Pile> = BTreeMap::new();
    for (n, (label, role)) in sample.patterns.iter().enumerate() {
        let pile = piles.entry(label.clone()).or_default();
        pile.role = pile.role.or(*role);
        pile.keys.push(n);
    }
    piles
}

/// How many of a pattern never expire.
struct Expiry {
    /// As a share of those that were asked.
    share: f64,
    /// In which the true share lies.
    low: f64,
    high: f64,
}

impl Pile {
    /// True where a check may depend on the share that expires.
    pub(super) fn is_judged_by_expiry(&self) -> bool {
        self.role.is_none_or(|role| matches!(role, Role::Session | Role::Cache))
    }

    /// The fact of this pattern; `is_alone` where the sample has no other.
    pub(super) fn fact(&self, sample: &Sample, label: &str, is_alone: bool) -> Row {
        let keys: Vec<&Key> = self.keys.iter().map(|n| &sample.keys[*n]).collect();
        let (count, all) = (keys.len(), sample.keys.len());
        let expiry = expiry(&keys, sample, is_alone);
        let kind = most_common(keys.iter().filter_map(|k| k.kind.as_deref()));
        let (role, told_by) = self.role.map_or_else(|| signature::guessed(label, kind, expiry.share < 0.5), |role| (role, "library"));
        let environment = signature::environment(label);
        let sizes: Vec<i64> = keys.iter().filter_map(|k| k.bytes).collect();
        let whole = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        row! {
            "number" => sample.number,
            "pattern" => label.to_owned(),
            "role" => role.word().to_owned(),
            "role_by" => told_by.to_owned(),
            "environment" => environment.as_ref().map(|(name, _)| (*name).to_owned()),
            "environment_rest" => environment.map(|(_, rest)| rest),
            "kind" => kind.to_owned(),
            "sampled" => whole(count),
            "of_sampled" => whole(all),
            "is_census" => sample.is_census,
            "share_pct" => 100.0 * standing(&keys) / standing(&sample.keys.iter().collect::<Vec<_>>()).max(1.0),
            "unexpiring" => of(expiry.share, count),
            "unexpiring_low_pct" => 100.0 * expiry.low,
            "unexpiring_high_pct" => 100.0 * expiry.high,
            "mean_bytes" => (!sizes.is_empty()).then(|| sizes.iter().sum::<i64>() / whole(sizes.len())),
            "largest_bytes" => sizes.iter().max().copied(),
            "keys" => sample.is_named.then(|| rounded(standing(&keys))),
        }
    }
}

/// From the keys that were asked; where no other pattern was met, from the server's own count of all keys.
fn expiry(keys: &[&Key], sample: &Sample, is_alone: bool) -> Expiry {
    let asked = keys.iter().filter(|k| k.expires.is_some()).count();
    if asked == 0
        && let Some(counted) = sample.unexpiring.filter(|_| is_alone)
    {
        // Keys of other patterns that the sample did not meet may be among them.
        let unmet = if sample.is_named { 0.0 } else { wilson(0, keys.len()).1 };
        return Expiry { share: counted, low: (counted - unmet).max(0.0), high: (counted / (1.0 - unmet)).min(1.0) };
    }
    let told: Vec<&Key> = keys.iter().filter(|k| k.expires.is_some()).copied().collect();
    let unexpiring: Vec<&Key> = told.iter().filter(|k| k.expires == Some(false)).copied().collect();
    let seen = standing(&unexpiring) / standing(&told).max(f64::MIN_POSITIVE);
    let is_exact = asked == keys.len() && (sample.is_census || sample.unexpiring.is_some_and(|all| all <= 0.0 || all >= 1.0));
    // Keys that stand for more than others tell less than as many that are alike (Kish, "Survey Sampling", 1965).
    let alike = standing(&told).powi(2) / told.iter().map(|k| k.stands_for.powi(2)).sum::<f64>().max(f64::MIN_POSITIVE);
    let as_many = |n: f64| usize::try_from(rounded(n)).unwrap_or(0);
    let (low, high) = if is_exact { (seen, seen) } else { wilson(as_many(seen * alike), as_many(alike)) };
    Expiry { share: seen, low, high }
}

/// For how many keys these stand.
fn standing(keys: &[&Key]) -> f64 {
    keys.iter().map(|key| key.stands_for).sum()
}

#[expect(clippy::cast_possible_truncation, reason = "numbers of keys are far below 2^53")]
fn rounded(number: f64) -> i64 {
    number.round() as i64
}

/// A share of `all` keys as a number of them; neither none nor all unless it is.
fn of(share: f64, all: usize) -> i64 {
    let all = i64::try_from(all).unwrap_or(i64::MAX);
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a number of keys of a sample")]
    let some = (share * all as f64).round() as i64;
    let (least, most) = (i64::from(share > 0.0), all - i64::from(share < 1.0));
    some.clamp(least.min(most), most.max(least))
}

/// The most common; of two equally common the first by name.
fn most_common<'a>(words: impl Iterator<Item = &'a str>) -> &'a str {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words {
        *times.entry(word).or_default() += 1;
    }
    times.into_iter().rev().max_by_key(|(_, count)| *count).map_or("none", |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn sample(expires: &[Option<bool>], is_census: bool, unexpiring: Option<f64>) -> Sample {
        let key = |expires: &Option<bool>| Key { name: b"a:1".to_vec(), kind: None, expires: *expires, bytes: None, stands_for: 1.0 };
        let keys: Vec<Key> = expires.iter().map(key).collect();
        let patterns = keys.iter().map(|_| ("a:*".to_owned(), None)).collect();
        Sample { number: 0, patterns, keys, is_census, is_named: is_census, others: BTreeSet::new(), unexpiring }
    }

    fn shares(sample: &Sample, is_alone: bool) -> (f64, f64, f64) {
        let found = expiry(&sample.keys.iter().collect::<Vec<_>>(), sample, is_alone);
        (found.share, found.low, found.high)
    }

    #[test]
    fn what_was_asked_of_all_is_exact_and_of_some_an_interval() {
        assert_eq!(shares(&sample(&[Some(true), Some(false)], true, None), false), (0.5, 0.5, 0.5));
        let (share, low, high) = shares(&sample(&[Some(true), Some(false), None], true, None), false);
        assert!(share == 0.5 && low < 0.2 && high > 0.8, "{low} {high}");
    }

    #[test]
    fn a_key_that_stands_for_many_counts_as_many_and_widens_the_interval() {
        let mut weighed = sample(&[Some(true); 20], false, None);
        weighed.keys[0] = Key { expires: Some(false), stands_for: 180.0, ..weighed.keys[0].clone() };
        let (share, low, high) = shares(&weighed, false);
        assert!((share - 180.0 / 199.0).abs() < 1e-9 && low < 0.3 && high > 0.97, "{share} {low} {high}");
    }

    #[test]
    fn a_lone_pattern_takes_the_count_of_the_server() {
        assert_eq!(shares(&sample(&[None; 9], true, Some(0.75)), true), (0.75, 0.75, 0.75));
        let (share, low, high) = shares(&sample(&[None; 2_000], false, Some(0.75)), true);
        assert!(share == 0.75 && low > 0.745 && high < 0.755, "{low} {high}");
        let (_, low, high) = shares(&sample(&[None; 9], true, Some(0.75)), false);
        assert_eq!((low, high), (0.0, 1.0), "beside others it tells nothing");
    }

    #[test]
    fn a_few_are_never_none_and_most_never_all() {
        assert_eq!([of(0.0, 50), of(0.001, 50), of(0.5, 50), of(0.999, 50), of(1.0, 50)], [0, 1, 25, 49, 50]);
        assert_eq!([of(0.5, 1), of(0.3, 0)], [1, 0]);
    }
}
