//! The journal of the ramp: what nothing can change any more is written while the ramp runs. So a scan that dies leaves what
//! it saw, and a long load does not fill the memory.

use std::{sync::mpsc::Receiver, time::Instant};

use crate::{
    load::{
        generator::engine::Engine,
        record::write,
        search::{outcome::StepOutcome, recovery::Recovery},
        watch::sampler::TableRows,
    },
    snapshot::Facts,
};

/// What it writes, whether or not a step comes to its end.
pub(crate) const TABLES: [&str; 15] = [
    "load_second",
    "load_histogram",
    "load_endpoint_part",
    "load_error",
    "load_wal_second",
    "load_replica_second",
    "load_postgres_second",
    "load_postgres_sample",
    "load_postgres_session",
    "load_size_second",
    "load_queue_second",
    "load_redis_second",
    "load_pooler_second",
    "load_app_second",
    "load_app_pool_second",
];

/// Writes during the ramp, on the thread that watches it: 0.2 ms each second with three endpoints.
pub(crate) struct Journal<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) facts: &'a mut Facts,
    /// What others saw during the ramp.
    pub(crate) sheets: &'a Receiver<TableRows>,
}

/// Writes what others saw meanwhile.
pub(crate) fn post(facts: &mut Facts, sheets: &Receiver<TableRows>) {
    for (table, rows) in sheets.try_iter().filter(|(_, rows)| !rows.is_empty()) {
        facts.write(table, rows);
    }
}

impl Journal<'_> {
    /// A second of a step is over.
    pub(crate) fn second(&mut self) {
        let now = self.engine.second_of(Instant::now());
        let settled = self.engine.recorder.gather().settle(now);
        write::settled(self.facts, settled);
        post(self.facts, self.sheets);
    }

    /// A step is over, and so is all that was under way in it.
    pub(crate) fn end_of_step(&mut self) {
        let now = self.engine.second_of(Instant::now());
        let (step, settled, parts, errors, sent) = {
            let mut counts = self.engine.recorder.gather();
            let settled = counts.end(now);
            let (parts, errors) = (std::mem::take(&mut counts.parts), std::mem::take(&mut counts.errors));
            (counts.step_number, settled, parts, errors, std::mem::take(&mut counts.sent))
        };
        write::settled(self.facts, settled);
        write::parts(self.facts, step, &parts);
        write::errors(self.facts, step, errors);
        write::sent(self.facts, self.engine, &sent);
    }

    /// A step was judged.
    pub(crate) fn step(&mut self, held: &StepOutcome) {
        write::step(self.facts, held);
    }

    /// It was watched whether the app comes back.
    pub(crate) fn recovery(&mut self, recovery: &Recovery) {
        write::recovery(self.facts, recovery);
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, time::Duration};

    use chrono::Utc;
    use rand::{RngExt, SeedableRng, rngs::SmallRng};

    use super::*;
    use crate::{
        config::{Given, discover},
        load::record::counts::{Counts, Settled, ThreadCount},
        snapshot::{Snapshot, filled_by},
        stats::histogram::{micros, unpack},
    };

    /// In hundredths of a second since the start of the ramp.
    struct Request {
        due: u32,
        end: u32,
        endpoint: u32,
    }

    /// One is due each hundredth; one of a hundred takes long. What is under way at the end is cut off then.
    fn requests(from: u32, until: u32, random: &mut SmallRng) -> Vec<Request> {
        let mut request = |due: u32| {
            let takes = if random.random_range(0..100) == 0 { random.random_range(100..3_000) } else { 5 };
            Request { due, end: (due + takes).min(until + 20), endpoint: random.random_range(1..=3) }
        };
        (from..until).map(&mut request).collect()
    }

    /// What was noted of them from `from` until before `until`.
    fn notes(requests: &[Request], from: u32, until: u32) -> ThreadCount {
        let (mut notes, is_now) = (ThreadCount::default(), from..until);
        for Request { due, end, endpoint } in requests {
            if is_now.contains(due) {
                notes.seconds.entry(due / 100).or_default().offered += 1;
                notes.slices.entry(due / 100).or_default().offered += 1;
            }
            if is_now.contains(end) {
                notes.seconds.entry(end / 100).or_default().served += 1;
                notes.slices.entry(due / 100).or_default().done += 1;
                let latency = Duration::from_millis(u64::from(end - due) * 10);
                notes.cells.entry((due / 100, *endpoint as usize)).or_default().record(micros(latency), false, 1);
            }
        }
        notes
    }

    /// Holds a step, and writes as the journal does; gives how many cells were written before its end.
    fn hold(step: u32, (from, until): (u32, u32), requests: &[Request], counts: &mut Counts, facts: &mut Facts) -> usize {
        let (mut noted, mut early) = (from, 0);
        counts.begin(step);
        for second in from / 100 + 1..=until / 100 {
            counts.add(notes(requests, noted, second * 100));
            noted = second * 100;
            counts.tick(second - 1, 0);
            let settled = counts.settle(second);
            early += settled.cells.len();
            write::settled(facts, settled);
        }
        counts.add(notes(requests, noted, u32::MAX));
        let settled = counts.end((until + 20) / 100);
        write::settled(facts, settled);
        early
    }

    #[test]
    fn each_request_is_written_once_in_its_second_and_its_step() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = discover(&Given::default(), folder.path()).expect("a target");
        let snapshot = Snapshot::create(folder.path(), &target, Utc::now()).expect("a snapshot");
        let mut facts = snapshot.facts("load", filled_by("load")).expect("facts");
        let (mut counts, mut random, mut expected) = (Counts::default(), SmallRng::seed_from_u64(7), BTreeMap::new());
        // The second begins within the second in which the first one ends; the third is long.
        for (step, from, until) in [(1, 0, 740), (2, 765, 1_250), (3, 1_300, 20_000)] {
            let requests = requests(from, until, &mut random);
            let early = hold(step, (from, until), &requests, &mut counts, &mut facts);
            assert!(step < 3 || early > 400, "a long step is written while it goes on: {early}");
            for request in requests {
                *expected.entry((request.due / 100, request.endpoint, step)).or_insert(0_u64) += 1;
            }
        }
        write::settled(&mut facts, Settled { seconds: counts.close(), cells: Vec::new() });
        let mut query = snapshot.db().prepare("select second, endpoint, step, latencies from load_histogram").expect("a table");
        let rows = query.query_map([], |r| Ok(((r.get(0)?, r.get(1)?, r.get(2)?), r.get::<_, Vec<u8>>(3)?))).expect("rows");
        let found: BTreeMap<(u32, u32, u32), u64> =
            rows.flatten().map(|(key, packed)| (key, unpack(&packed).expect("a histogram").len())).collect();
        assert!(found.contains_key(&(7, 1, 1)) && found.contains_key(&(7, 1, 2)), "both steps have a part of one second");
        assert_eq!(found, expected);
        let sums = "select sum(offered), sum(served), count(*), max(second) + 1 from load_second";
        let sums: [u32; 4] = snapshot.db().query_row(sums, [], |r| Ok([r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?])).expect("sums");
        let all = u32::try_from(expected.values().sum::<u64>()).expect("not many");
        assert_eq!(sums, [all, all, 201, 201]);
    }
}
