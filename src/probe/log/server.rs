//! The log through Postgres itself: its newest files in pieces of at most 1 MiB, by the helper that `role.sql` makes or,
//! for a role that may, by Postgres' own function.

use std::time::{Duration, Instant};

use super::{
    feed::Feed,
    files::{Looked, Reading, richest_names},
    given,
};
use crate::{
    client::postgres::{Client, SimpleQueryRow, ask, connect, literal, narrowed, undoing, wrapped},
    config::Target,
    probe::postgres::{put_helpers_into, text},
    snapshot::{Facts, Kind, Unseen},
};

/// So many of the newest bytes are read.
const MOST_BYTES: u64 = 64 << 20;
/// One piece; the helper gives no more.
const PIECE: u64 = 1 << 20;
/// The longest that reading may take.
const LONGEST: Duration = Duration::from_secs(30);
/// How often a connection is tried while the role's other sessions are in the way, and the time between.
const TRIES: u32 = 20;
const BETWEEN: Duration = Duration::from_millis(250);

/// The newest files of the log, the newest first.
const LIST: &str =
    "select /* plimsoll */ f.name, f.size from pg_catalog.pg_ls_logdir() f order by f.modification desc, f.name desc limit 1000";

/// A server that was asked about its log.
pub(super) struct Server {
    client: Client,
    collector: bool,
    destination: String,
    /// `log_line_prefix`.
    pub(super) prefix: String,
    role: String,
    may_list: bool,
    may_read: bool,
    has_helper: bool,
    /// True where a function of its name is there that anybody may have made.
    has_look_alike: bool,
    is_superuser: bool,
}

impl Server {
    /// Connects, and asks how the server logs.
    pub(super) async fn open(target: &Target, facts: &mut Facts) -> Result<Option<Self>, Unseen> {
        let Some(found) = target.postgres.as_ref().filter(|_| !target.declared_none("postgres")) else { return Ok(None) };
        let mut tries = 0;
        let client = loop {
            tries += 1;
            match connect(&found.address, target.config.ca_file.as_deref()).await {
                // Our role has few connections, and other probes hold them for a moment.
                Err(why) if tries < TRIES && why.reason.contains("no connection left: too many connections for role") => {
                    tokio::time::sleep(BETWEEN).await;
                }
                answer => break answer?,
            }
        };
        let sql = put_helpers_into(include_str!("server.sql"));
        facts.sent("sql", &wrapped(&sql));
        let rows = ask(&client, &sql, "the role").await?;
        let row = rows.first().ok_or_else(|| Unseen::new(Kind::Failed, "the server told nothing of its log"))?;
        let get = |name: &str| text(row, name).unwrap_or_default();
        let is = |name: &str| get(name) == "t";
        Ok(Some(Self {
            collector: get("collector") == "on",
            destination: get("destination"),
            prefix: get("prefix"),
            role: get("quoted_role"),
            may_list: is("may_list"),
            may_read: is("may_read"),
            has_helper: is("has_helper"),
            has_look_alike: is("has_look_alike"),
            is_superuser: is("is_superuser"),
            client,
        }))
    }

    /// Reads the newest part of the log.
    pub(super) async fn read(&self, facts: &mut Facts) -> Result<Reading, Unseen> {
        let files = ["stderr", "csvlog", "jsonlog"];
        if !self.collector || !files.iter().any(|kind| self.destination.contains(kind)) {
            let reason = "Postgres writes its log where SQL does not reach: logging_collector is off, and no log was named";
            return Err(given::how(Unseen::new(Kind::NotConfigured, reason)));
        }
        if !self.may_list || !(self.may_read || self.has_helper) {
            return Err(self.denied());
        }
        let (mut reading, mut window, start) = (Reading::default(), Vec::new(), Instant::now());
        let mut left = MOST_BYTES;
        for (name, size) in self.list(facts).await? {
            if left == 0 || start.elapsed() > LONGEST {
                break;
            }
            let from = size.saturating_sub(left);
            let (mut at, mut is_late) = (from, false);
            let mut feed = Feed::new(&mut window, Some(&self.prefix), from > 0, &mut reading.tally);
            let mut problem = None;
            while at < size && !is_late {
                let piece = match self.piece(&name, at, PIECE.min(size - at), facts).await {
                    Ok(piece) => piece,
                    Err(why) if why.kind == Kind::Denied => return Err(self.denied()),
                    // Such as a file that was removed since.
                    Err(why) => {
                        problem = Some(why.reason);
                        break;
                    }
                };
                at += piece.len() as u64;
                is_late = start.elapsed() > LONGEST;
                if piece.is_empty() || !feed.push(&piece) {
                    break;
                }
            }
            let mut told = feed.end();
            told.problem = problem.or(told.problem);
            left = left.saturating_sub(told.bytes);
            reading.looked.push(Looked { name, place: "server", told, is_capped: from > 0 || is_late });
        }
        if reading.looked.iter().any(|looked| looked.told.entries > 0) {
            return Ok(reading);
        }
        Err(given::how(Unseen::new(Kind::Failed, "the log in the server's folder holds no message that could be read")))
    }

    fn denied(&self) -> Unseen {
        let Self { role, .. } = self;
        let why = if self.has_look_alike {
            "; plimsoll.read_log is not used, since not only a superuser could have made it what it is"
        } else {
            ""
        };
        let mut grants = String::new();
        if !self.may_list {
            grants.push_str(&format!("grant pg_monitor to {role}; "));
        }
        let cure = format!(
            "create the function plimsoll.read_log, which reads nothing but the log (`plimsoll doctor` prints it), then: \
             {grants}grant usage on schema plimsoll to {role}; grant execute on function plimsoll.read_log(text, bigint, bigint) to {role}; \
             or name the file with --log"
        );
        Unseen::new(Kind::Denied, format!("{role} may not read the server's log{why}")).cured_by(cure)
    }

    /// Names and sizes, the newest first. Packed files are read from disk only.
    async fn list(&self, facts: &mut Facts) -> Result<Vec<(String, u64)>, Unseen> {
        let sql = narrowed(LIST, self.is_superuser);
        let rows = self.ask(&sql, facts).await?;
        let all: Vec<(String, u64)> = rows
            .iter()
            .filter_map(|row| Some((text(row, "name")?, text(row, "size")?.parse().ok()?)))
            .filter(|(name, size): &(String, u64)| *size > 0 && !name.ends_with(".gz"))
            .collect();
        let names: Vec<String> = all.iter().map(|(name, _)| name.clone()).collect();
        let chosen = richest_names(&names);
        Ok(all.into_iter().filter(|(name, _)| chosen.contains(name)).collect())
    }

    async fn ask(&self, sql: &str, facts: &mut Facts) -> Result<Vec<SimpleQueryRow>, Unseen> {
        facts.sent("sql", &wrapped(sql));
        let answer = ask(&self.client, sql, &self.role).await;
        answer.inspect_err(|why| undoing(why).into_iter().for_each(|sql| facts.sent("sql", sql)))
    }

    async fn piece(&self, name: &str, from: u64, length: u64, facts: &mut Facts) -> Result<Vec<u8>, Unseen> {
        let quoted = literal(name);
        let source = if self.may_read {
            format!("pg_catalog.pg_read_binary_file(current_setting('log_directory') || '/' || {quoted}, {from}, {length})")
        } else {
            format!("plimsoll.read_log({quoted}::text, {from}::bigint, {length}::bigint)")
        };
        let sql = format!("select /* plimsoll */ encode({source}, 'hex') as piece");
        let rows = self.ask(&sql, facts).await?;
        let hex = rows.first().and_then(|row| row.get(0)).unwrap_or_default();
        Ok(hex.as_bytes().chunks_exact(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect())
    }
}

fn digit(c: u8) -> u8 {
    match c {
        b'0'..=b'9' => c - b'0',
        _ => c.wrapping_sub(b'a').wrapping_add(10) & 15,
    }
}
