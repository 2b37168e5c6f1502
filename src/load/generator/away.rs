//! An app that went away: from outside, one that was stopped looks like one that fell over. Who comes back once nothing is asked
//! of it any more fell over, and that is a result; of one that does not come back nothing is known but that it is gone.

use std::time::{Duration, Instant};

use crate::{
    load::generator::sender::Sender,
    snapshot::{Facts, Kind, Unseen, row},
    stop::Stop,
};

/// How long an app is waited for: whatever restarts it has time to notice, and to start it.
const LONGEST: Duration = Duration::from_secs(15);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(250);

/// What is measured while the app is there, and no more once it is gone: then none of it is all that was to be seen.
const TABLES: &[&str] = &[
    "load_step",
    "load_recovery",
    "load_spike",
    "load_second",
    "load_histogram",
    "load_endpoint_part",
    "load_error",
    "load_postgres_second",
    "load_postgres_sample",
    "load_postgres_session",
    "load_wal_second",
    "load_replica_second",
    "load_size_second",
    "load_redis_second",
    "load_queue_second",
    "load_pooler_second",
    "load_statement",
    "load_statement_step",
];

/// When nobody was found where the app should be, and how long it was waited for.
#[derive(Clone, Debug)]
pub(crate) struct Away {
    /// Since the start of the ramp; none: before it.
    pub(crate) at_s: Option<f64>,
    pub(crate) waited_s: f64,
}

impl Away {
    /// What happened, in words.
    pub(crate) fn words(&self) -> String {
        let when = self.at_s.map_or_else(|| "while its endpoints were driven alone".to_owned(), |s| format!("at {s:.0} s"));
        format!("the app went away {when} and did not come back within {:.0} s", self.waited_s)
    }

    /// How the load ended.
    pub(crate) fn ended(&self) -> String {
        format!("{}: nothing is said of what it carries beyond the rates that were proven before", self.words())
    }

    /// Why what is there is not all.
    pub(crate) fn unseen(&self) -> Unseen {
        Unseen::new(Kind::Unreachable, self.words()).cured_by("look in its log for why it ended, start it, and scan again")
    }

    /// Writes that it went away, and that what was seen until then is no more than a part.
    pub(crate) fn write(away: Option<&Self>, sender: &Sender, facts: &mut Facts) {
        write_looks(sender, facts);
        facts.write("load_away", away.map(|a| row! { "at_s" => a.at_s.unwrap_or_default(), "waited_s" => a.waited_s }));
        for (table, away) in TABLES.iter().flat_map(|table| away.map(|away| (table, away))) {
            facts.unseen(table, &away.unseen());
        }
    }
}

/// Waits until the app is there; tells how long it was waited for in vain, else none.
async fn wait_for(sender: &Sender, stop: &Stop) -> Option<Duration> {
    let begun = Instant::now();
    loop {
        let is_there = tokio::select! {
            biased;
            () = stop.requested() => return Some(begun.elapsed()),
            is_there = sender.is_there() => is_there,
        };
        if is_there {
            return None;
        }
        if begun.elapsed() >= LONGEST {
            return Some(begun.elapsed());
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Whether the app went away, where requests found nobody since that was last asked.
pub(crate) async fn look(sender: &Sender, stop: &Stop) -> Option<(Instant, Duration)> {
    let at = sender.unheard.take()?;
    wait_for(sender, stop).await.map(|waited| (at, waited))
}

/// Lists the looks.
pub(crate) fn write_looks(sender: &Sender, facts: &mut Facts) {
    if let Some((request, times)) = sender.looks() {
        facts.sent_times("http", &request, times);
    }
}
