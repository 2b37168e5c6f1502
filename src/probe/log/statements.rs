//! Statements by what they do, in bounded memory: how often each was logged, how long it took, and its slowest plan.

use std::collections::HashMap;

use hdrhistogram::Histogram;

use super::{
    entry::Stamps,
    json,
    message::Step,
    normal::normalise,
    plan::{self, Node, Split},
};

/// So many different statements are held; beyond that those with the least time go.
const MOST: usize = 5_000;
/// So many plans are held.
const MOST_PLANS: usize = 1_000;
/// Places of the memory for texts that were seen lately.
const LATELY: usize = 1 << 13;
/// Durations are kept in microseconds, up to three days.
const LONGEST_US: u64 = 1 << 38;

/// The times of calls: how many, how long, and their distribution.
pub(super) struct Times {
    pub(super) calls: u64,
    pub(super) total_ms: f64,
    pub(super) max_ms: f64,
    sketch: Histogram<u32>,
}

impl Times {
    fn new() -> Self {
        let sketch = Histogram::new_with_bounds(1, LONGEST_US, 1).expect("the bounds are constants");
        Self { calls: 0, total_ms: 0.0, max_ms: 0.0, sketch }
    }

    fn add(&mut self, ms: f64) {
        self.calls += 1;
        self.total_ms += ms;
        self.max_ms = self.max_ms.max(ms);
        self.sketch.saturating_record((ms * 1_000.0) as u64);
    }

    /// A percentile, never above the longest.
    pub(super) fn percentile_ms(&self, pct: f64) -> f64 {
        (self.sketch.value_at_percentile(pct) as f64 / 1_000.0).min(self.max_ms)
    }
}

/// The slowest plan of a statement.
pub(super) struct Plan {
    pub(super) plans: u64,
    pub(super) max_ms: f64,
    pub(super) nodes: Vec<Node>,
}

/// One statement.
pub(super) struct Group {
    pub(super) text: String,
    pub(super) query_id: i64,
    /// True for those that plimsoll itself sent.
    is_ours: bool,
    pub(super) logged: Times,
    /// Durations beside plans; they count where the statement was not logged by itself.
    pub(super) planned: Option<Box<Times>>,
    pub(super) prepare_ms: f64,
    pub(super) plan: Option<Plan>,
    pub(super) first_ms: Option<i64>,
    pub(super) last_ms: Option<i64>,
    pub(super) database: Vec<u8>,
    pub(super) application: Vec<u8>,
}

impl Group {
    /// Its calls as they were logged, or as plans tell of them.
    pub(super) fn times(&self) -> &Times {
        self.planned.as_deref().filter(|_| self.logged.calls == 0).unwrap_or(&self.logged)
    }
}

/// All statements.
#[derive(Default)]
pub(super) struct Statements {
    pub(super) groups: HashMap<u64, Group>,
    /// Hashes of raw texts that were seen lately, with the key of their group: the same text is normalised once.
    lately: Vec<(u64, u64)>,
    scratch: Vec<u8>,
    /// Those that were given up, and their time.
    pub(super) dropped: u64,
    pub(super) dropped_ms: f64,
    plans: usize,
}

impl Statements {
    /// A statement, or a step of it, took so long. The key of its group.
    pub(super) fn took(&mut self, step: Step, ms: f64, text: &[u8], stamps: &Stamps<'_>) -> u64 {
        let key = self.key(text, stamps);
        self.add(key, step, ms, stamps);
        key
    }

    /// The same for a statement whose group is known.
    pub(super) fn add(&mut self, key: u64, step: Step, ms: f64, stamps: &Stamps<'_>) {
        let Some(group) = self.groups.get_mut(&key).filter(|group| !group.is_ours) else { return };
        match step {
            Step::Prepare => group.prepare_ms += ms,
            Step::Run | Step::Unnamed => group.logged.add(ms),
        }
        note(group, stamps);
    }

    /// A plan of a statement, and how long that took.
    pub(super) fn planned(&mut self, ms: f64, text: &[u8], stamps: &Stamps<'_>) {
        let Some(split) = plan::split(text) else { return };
        let key = match &split {
            Split::Text(sql, _) => self.key(sql, stamps),
            Split::Json(sql, _) => self.key(&json::unescaped(sql), stamps),
        };
        let Some(group) = self.groups.get_mut(&key).filter(|group| !group.is_ours) else { return };
        note(group, stamps);
        group.planned.get_or_insert_with(|| Box::new(Times::new())).add(ms);
        let is_slowest = group.plan.as_ref().is_none_or(|plan| ms > plan.max_ms);
        if group.plan.is_none() {
            if self.plans >= MOST_PLANS {
                return;
            }
            self.plans += 1;
        }
        let plan = group.plan.get_or_insert(Plan { plans: 0, max_ms: ms, nodes: Vec::new() });
        plan.plans += 1;
        if is_slowest {
            plan.max_ms = ms;
            plan.nodes = match split {
                Split::Text(_, lines) => plan::of_text(lines),
                Split::Json(_, document) => plan::of_json(document).unwrap_or_default(),
            };
        }
    }

    /// The key of the group of `text`, which is made where it is new.
    pub(super) fn key(&mut self, text: &[u8], stamps: &Stamps<'_>) -> u64 {
        if stamps.query_id != 0 {
            let key = stamps.query_id.cast_unsigned();
            if !self.groups.contains_key(&key) {
                normalise(text, &mut self.scratch);
                self.open(key, text, stamps.query_id);
            }
            return key;
        }
        self.lately.resize(LATELY, (0, 0));
        let raw = hash(text);
        let place = usize::try_from(raw % LATELY as u64).unwrap_or(0);
        if self.lately[place].0 == raw && self.groups.contains_key(&self.lately[place].1) {
            return self.lately[place].1;
        }
        normalise(text, &mut self.scratch);
        let key = hash(&self.scratch);
        self.lately[place] = (raw, key);
        if !self.groups.contains_key(&key) {
            self.open(key, text, 0);
        }
        key
    }

    fn open(&mut self, key: u64, raw: &[u8], query_id: i64) {
        if self.groups.len() >= MOST {
            self.give_up_half();
        }
        let group = Group {
            text: String::from_utf8_lossy(&self.scratch).into_owned(),
            query_id,
            is_ours: memchr::memmem::find(raw, b"/* plimsoll */").is_some(),
            logged: Times::new(),
            planned: None,
            prepare_ms: 0.0,
            plan: None,
            first_ms: None,
            last_ms: None,
            database: Vec::new(),
            application: Vec::new(),
        };
        self.groups.insert(key, group);
    }

    /// Makes room: the half with the least time goes.
    fn give_up_half(&mut self) {
        let mut totals: Vec<f64> = self.groups.values().map(|group| group.times().total_ms).collect();
        let middle = totals.len() / 2;
        let (_, median, _) = totals.select_nth_unstable_by(middle, f64::total_cmp);
        let (median, mut room) = (*median, MOST / 2);
        self.groups.retain(|_, group| {
            let total_ms = group.times().total_ms;
            let stays = total_ms > median || (total_ms == median && room > 0);
            if stays {
                room = room.saturating_sub(1);
            } else {
                self.dropped += 1;
                self.dropped_ms += total_ms;
                self.plans -= usize::from(group.plan.is_some());
            }
            stays
        });
    }
}

/// The earlier of two moments that are known.
pub(super) fn earlier(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    a.into_iter().chain(b).min()
}

fn note(group: &mut Group, stamps: &Stamps<'_>) {
    // Files are read from the newest on.
    group.first_ms = earlier(group.first_ms, stamps.at_ms);
    group.last_ms = group.last_ms.max(stamps.at_ms);
    for (kept, seen) in [(&mut group.database, stamps.database), (&mut group.application, stamps.application)] {
        if kept != seen && !seen.is_empty() {
            kept.clear();
            kept.extend_from_slice(&seen[..seen.len().min(64)]);
        }
    }
}

/// A hash that is the same in every run and version.
pub(super) fn hash(text: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |sum: u64, word: u64| (sum.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    let mut words = text.chunks_exact(8);
    let mut sum = text.len() as u64;
    for word in &mut words {
        sum = mix(sum, u64::from_le_bytes(word.try_into().unwrap_or_default()));
    }
    let mut last = [0; 8];
    last[..words.remainder().len()].copy_from_slice(words.remainder());
    let sum = mix(sum, u64::from_le_bytes(last));
    (sum ^ (sum >> 32)).wrapping_mul(FACTOR) ^ (sum >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_statements_are_one_whatever_their_data() {
        let mut all = Statements::default();
        for n in 1..=100 {
            all.took(Step::Run, f64::from(n), format!("select * from t where id = {n}").as_bytes(), &Stamps::default());
        }
        let group = all.groups.values().next().expect("a group");
        assert_eq!((all.groups.len(), group.logged.calls, group.logged.max_ms), (1, 100, 100.0));
        let p95 = group.logged.percentile_ms(95.0);
        assert!((95.0 * 0.93..=95.0 * 1.07).contains(&p95), "{p95}");
    }

    #[test]
    fn memory_is_bounded_and_what_was_given_up_is_counted() {
        let mut all = Statements::default();
        for n in 0..20_000_u32 {
            let ms = if n % 1_000 == 0 { 1_000.0 } else { 0.5 };
            all.took(Step::Run, ms, format!("select c{n} from t").as_bytes(), &Stamps::default());
        }
        assert!(all.groups.len() <= MOST);
        assert_eq!(all.groups.len() as u64 + all.dropped, 20_000);
        assert_eq!(all.groups.values().filter(|group| group.logged.max_ms > 999.0).count(), 20, "the slow ones stay");
        assert!(all.dropped_ms > 0.0);
    }

    #[test]
    fn the_hash_stays_what_it_was() {
        assert_eq!([hash(b""), hash(b"select $1"), hash(b"select $2")].map(|h| h >> 48), [0, 21_194, 4_139]);
    }
}
