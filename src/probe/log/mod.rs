//! The log probe: what Postgres itself wrote down of slow statements, plans, waits and failures. It is read from files
//! that the user names, else through Postgres; of the statements in it no literal is kept.

mod counts;
mod csv;
mod entry;
mod feed;
mod files;
mod given;
mod json;
mod loose;
mod message;
mod normal;
mod plan;
mod prefix;
mod rows;
mod server;
mod statements;
mod stderr;
mod tally;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

pub(crate) use normal::normal_text;

use chrono::Utc;

use super::{Facts, Kind, Probe, Unseen, Work};
use crate::{config::Target, snapshot::limit};
use entry::rfc3339;
use files::Reading;
use server::Server;

/// Reads the log of the target's Postgres.
pub struct LogProbe;

/// What happened, as messages in English tell it.
const OF_WORDS: &[&str] = &["log_total", "log_statement", "log_plan", "log_plan_node", "log_event", "log_session"];

impl Probe for LogProbe {
    fn name(&self) -> &'static str {
        "log"
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(async move {
            let reading = read(target, facts).await?;
            write(&reading, facts);
            Ok(())
        })
    }
}

/// Ends the thread that reads files when the scan no longer waits for it.
struct Ended(Arc<AtomicBool>);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

async fn read(target: &Target, facts: &mut Facts) -> Result<Reading, Unseen> {
    let server = Server::open(target, facts).await;
    let Some(named) = &target.log else {
        let Some(server) = server? else {
            return Err(given::how(Unseen::new(Kind::NotConfigured, "no log of Postgres was named, and no Postgres to ask for it")));
        };
        return server.read(facts).await;
    };
    // Without the server's word the prefix is made out from the lines.
    let prefix = server.ok().flatten().map(|server| server.prefix.clone());
    let paths: Vec<_> = named.paths.iter().map(|path| target.folder.join(path)).collect();
    let ended = Ended(Arc::default());
    let stop = ended.0.clone();
    let work = tokio::task::spawn_blocking(move || files::read(&paths, prefix.as_deref(), &stop));
    work.await.map_err(|_| Unseen::new(Kind::Failed, "reading the log met a mistake of plimsoll's own; please report it"))?
}

fn write(reading: &Reading, facts: &mut Facts) {
    let tally = &reading.tally;
    facts.write("log_source", reading.looked.iter().map(rows::source));
    let leading = rows::leading(&tally.statements);
    facts.write("log_total", [rows::total(tally, &reading.looked, &leading)]);
    facts.write("log_statement", leading.0.iter().map(rows::statement));
    let (plans, nodes) = rows::plans(&tally.statements);
    facts.write("log_plan", plans);
    facts.write("log_plan_node", nodes);
    facts.write("log_event", tally.events.iter().map(rows::event));
    facts.write("log_session", tally.sessions.iter().map(rows::session));
    if tally.foreign * 100 > tally.entries {
        let reason = format!("{} of {} messages of the log are not in English, and are not understood", tally.foreign, tally.entries);
        let cure = "alter system set lc_messages = 'C'; select pg_reload_conf(); then scan again when the log has grown";
        OF_WORDS.iter().for_each(|table| facts.unseen(table, &Unseen::new(Kind::Unsupported, reason.clone()).cured_by(cure)));
    }
    if let Some(why) = ended_long_ago(reading, Utc::now().timestamp_millis()) {
        OF_WORDS.iter().for_each(|table| facts.unseen(table, &why));
    }
}

/// Why files that the user named do not tell of now. What the server itself gives is its log of now, however long it was quiet.
fn ended_long_ago(reading: &Reading, now_ms: i64) -> Option<Unseen> {
    let named: Vec<_> = reading.looked.iter().filter(|looked| looked.place == "file").collect();
    let last_ms = named.iter().filter_map(|looked| looked.told.last_ms).max()?;
    let days = (now_ms - last_ms) as f64 / 86_400_000.0;
    (days >= limit("log_ended_days")).then(|| {
        let at = rfc3339(last_ms).unwrap_or_default();
        let reason = format!("the last message of the log is of {at}, {days:.0} days ago: what happened since it does not tell");
        Unseen::new(Kind::Old, reason).cured_by(
            "name the log that Postgres writes to now: select pg_current_logfile(); or leave --log away, and it is read through Postgres",
        )
    })
}

/// For the fuzzer: `bytes` as a log, whose first line may be the server's prefix, read in two parts as they may come.
#[cfg(any(test, feature = "fuzzing"))]
pub fn fuzz(bytes: &[u8]) {
    let (mut window, mut tally) = (Vec::new(), tally::Tally::default());
    let own = bytes.split(|b| *b == b'\n').next().and_then(|line| std::str::from_utf8(line).ok()).filter(|line| line.contains('%'));
    let (first, second) = bytes.split_at(bytes.len() / 2);
    let mut feed = feed::Feed::new(&mut window, own, bytes.len().is_multiple_of(3), &mut tally);
    feed.push(first);
    feed.push(second);
    feed.end();
    let leading = rows::leading(&tally.statements);
    leading.0.iter().for_each(|group| drop(rows::statement(group)));
    rows::plans(&tally.statements);
    tally.events.iter().for_each(|event| drop(rows::event(event)));
    tally.sessions.iter().for_each(|session| drop(rows::session(session)));
}

#[cfg(test)]
mod tests {
    use super::{feed::Told, files::Looked, *};

    #[test]
    fn a_log_that_ended_a_week_ago_tells_nothing_of_now() {
        let week_ms = 7 * 86_400_000;
        let read = |place, last_ms: &[Option<i64>]| {
            let looked = |last_ms: &Option<i64>| Looked {
                name: String::new(),
                place,
                told: Told { last_ms: *last_ms, ..Told::default() },
                is_capped: false,
            };
            Reading { looked: last_ms.iter().map(looked).collect(), ..Reading::default() }
        };
        let is_old = |place, last_ms: &[Option<i64>]| ended_long_ago(&read(place, last_ms), week_ms + 5).is_some();
        assert!(is_old("file", &[Some(5)]) && !is_old("file", &[Some(6)]));
        assert!(!is_old("file", &[Some(5), Some(6), None]), "the newest file counts");
        assert!(!is_old("server", &[Some(5)]), "it was quiet");
        assert!(!is_old("file", &[None]), "it does not say when");
    }
}
