//! How many keys each numbered database has, how many of them are looked at, and what that leaves unseen.

use super::key::Sample;
use crate::{
    client::redis::{Info, Keyspace, Session, refusal},
    config::MOST_KEYS,
    probe::{Kind, Unseen},
};

/// The most keys that are drawn where there are too many to look at all. A share is then known to about 2 points.
const SAMPLE: i64 = 2_000;

/// At least so many of each database.
const LEAST: i64 = 100;

/// The numbered databases that have keys.
pub(super) struct Spaces {
    each: Vec<Keyspace>,
    /// Where there are no more keys than this, all are looked at.
    most: i64,
    /// True where these are all databases: the server has told them.
    is_told: bool,
}

impl Spaces {
    /// As INFO tells them. Where it does not, DBSIZE tells of the one database that the address names.
    pub(super) async fn read(session: &mut Session, info: &Info, most: i64) -> Result<Self, Unseen> {
        if info.tells_keys() {
            return Ok(Self { each: info.keyspaces(), most, is_told: true });
        }
        let number = session.database();
        let keys: i64 = session.ask_plain("DBSIZE").await.map_err(|error| refusal(&error, "DBSIZE"))?;
        Ok(Self { each: vec![Keyspace { number, keys, expiring: 0 }], most, is_told: false })
    }

    /// Keys in all of them.
    pub(super) fn keys(&self) -> i64 {
        self.each.iter().map(|space| space.keys).sum()
    }

    /// True where the server has told how many of them expire.
    pub(super) fn is_told(&self) -> bool {
        self.is_told
    }

    /// How many keys are looked at in each database.
    pub(super) fn budgets(&self) -> Vec<(Keyspace, i64)> {
        let all = self.keys();
        let budget = |space: &Keyspace| match all <= self.most {
            true => self.most,
            false => (SAMPLE.saturating_mul(space.keys) / all.max(1)).clamp(LEAST, SAMPLE),
        };
        self.each.iter().map(|space| (*space, budget(space))).collect()
    }

    /// Why what the samples show is a part of what is there; none: some of each kind of keys are in them.
    pub(super) fn unseen(&self, samples: &[Sample]) -> Option<Unseen> {
        let seen = samples.iter().map(|sample| i64::try_from(sample.keys.len()).unwrap_or(i64::MAX)).sum();
        self.unseen_beside(seen, samples.iter().all(|sample| sample.is_named))
    }

    /// The same where so many keys were seen, all or some.
    pub(super) fn unseen_beside(&self, seen: i64, are_all: bool) -> Option<Unseen> {
        let all = self.keys();
        if !are_all {
            let reason = format!("{} of {} keys seen: what is rare among them may be missing here", grouped(seen), grouped(all.max(seen)));
            return Some(Unseen::new(Kind::Sample, reason).cured_by(cure(all)));
        }
        (!self.is_told).then(|| {
            let reason = "the service does not tell which databases have keys: only the one of the address was looked at";
            Unseen::new(Kind::Unsupported, reason).cured_by("name the database that the app uses at the end of the address: /1")
        })
    }
}

/// What lets all keys be seen. A few more than there are now: some will have come until then.
fn cure(all: i64) -> String {
    if all > MOST_KEYS {
        return format!(
            "no scan looks at more than {} keys: give jobs, sessions and cached answers a Redis each, or look yourself and waive what you saw",
            grouped(MOST_KEYS)
        );
    }
    let keys = ((all + all / 4) / 1_000 + 1) * 1_000;
    format!("let a scan look at all keys, in plimsoll.toml:\n[redis]\nkeys = {}", keys.min(MOST_KEYS))
}

/// `20,005`.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spaces(keys: &[i64], most: i64, is_told: bool) -> Spaces {
        Spaces { each: (0..).zip(keys).map(|(number, keys)| Keyspace { number, keys: *keys, expiring: 0 }).collect(), most, is_told }
    }

    #[test]
    fn each_database_gets_its_share_and_a_few_at_least() {
        let budgets = |keys: &[i64], most| spaces(keys, most, true).budgets().into_iter().map(|(_, b)| b).collect::<Vec<_>>();
        assert_eq!(budgets(&[30_000, 10_000], 20_000), [1_500, 500]);
        assert_eq!(budgets(&[1_000_000, 5], 20_000), [1_999, 100]);
        assert_eq!(budgets(&[20_001], 20_000), [2_000]);
        assert_eq!(budgets(&[15_000, 5_000], 20_000), [20_000, 20_000], "all of them");
    }

    #[test]
    fn a_sample_says_of_how_many_it_is_and_what_would_see_them_all() {
        let why = spaces(&[20_000, 5], 20_000, true).unseen_beside(1_900, false).expect("a part");
        assert_eq!((why.kind, &why.reason[..28]), (Kind::Sample, "1,900 of 20,005 keys seen: w"));
        assert!(why.cure.is_some_and(|cure| cure.ends_with("[redis]\nkeys = 26000")));
        assert!(spaces(&[20_005], 26_000, true).unseen_beside(20_005, true).is_none());
        let large = spaces(&[900_000], 20_000, true).unseen_beside(1_990, false).and_then(|why| why.cure);
        assert!(large.is_some_and(|cure| cure.starts_with("no scan looks at more than 200,000 keys")));
        assert_eq!(spaces(&[3], 2_000, false).unseen_beside(3, true).map(|why| why.kind), Some(Kind::Unsupported));
    }

    #[test]
    fn what_is_advised_is_enough_and_may_be_configured() {
        for all in [2_001, 20_005, 159_999, 160_000, MOST_KEYS] {
            let advised: i64 = cure(all).rsplit(' ').next().and_then(|n| n.parse().ok()).expect("a number");
            assert!((all..=MOST_KEYS).contains(&advised), "{all}: {advised}");
        }
    }
}
