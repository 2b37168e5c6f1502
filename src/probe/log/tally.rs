//! All that is kept of a log: statements, trouble and sessions, in bounded memory.

use std::collections::HashMap;

use super::{
    entry::{Entry, Level, Stamps},
    message::{self, Message, Step, Trouble},
    normal::normalise,
    statements::{Statements, earlier, hash},
};
use crate::client::postgres::APPLICATION_NAME;

/// So many kinds of trouble are held.
const MOST_EVENTS: usize = 2_000;
/// So many pairs of role and database.
const MOST_SESSIONS: usize = 500;
/// So many processes whose statement may be followed by its duration.
const MOST_PROCESSES: usize = 4_096;

/// A kind of trouble, for one statement or object.
pub(super) struct Event {
    pub(super) kind: &'static str,
    pub(super) sqlstate: Option<[u8; 5]>,
    pub(super) object: Option<String>,
    pub(super) statement: Option<String>,
    pub(super) times: u64,
    pub(super) first_ms: Option<i64>,
    pub(super) last_ms: Option<i64>,
    pub(super) total_ms: Option<f64>,
    pub(super) longest_ms: Option<f64>,
    pub(super) bytes: Option<u64>,
}

/// The sessions of one role on one database.
#[derive(Default)]
pub(super) struct Sessions {
    pub(super) opened: u64,
    pub(super) closed: u64,
    pub(super) session_ms: f64,
}

/// All that is kept.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) entries: u64,
    /// Messages in a language that we do not read.
    pub(super) foreign: u64,
    pub(super) calls: u64,
    pub(super) total_ms: f64,
    pub(super) statements: Statements,
    pub(super) events: HashMap<(&'static str, u64), Event>,
    pub(super) dropped_events: u64,
    pub(super) sessions: HashMap<(Vec<u8>, Vec<u8>), Sessions>,
    /// The last statement of a process, and whether its duration is still to come.
    last: HashMap<u64, (u64, bool)>,
    scratch: Vec<u8>,
}

impl Tally {
    /// Takes in one message.
    pub(super) fn see(&mut self, entry: &Entry<'_>) {
        self.entries += 1;
        let stamps = &entry.stamps;
        if stamps.application == APPLICATION_NAME.as_bytes() {
            return;
        }
        match message::read(entry) {
            Message::Took(step, ms, text) => self.took(step, ms, text, stamps),
            Message::Plan(ms, text) => self.statements.planned(ms, text, stamps),
            Message::Begins(text) => {
                let key = self.statements.key(text, stamps);
                self.note(stamps.process, key, true);
            }
            Message::Opened(role, database) => self.session(role, database, |s| s.opened += 1),
            Message::Closed(ms, role, database) => self.session(role, database, |s| {
                s.closed += 1;
                s.session_ms += ms;
            }),
            Message::Trouble(trouble) => self.trouble(&trouble, entry),
            Message::Foreign => self.foreign += 1,
            Message::Nothing => {}
        }
    }

    fn took(&mut self, step: Step, ms: f64, text: &[u8], stamps: &Stamps<'_>) {
        if step != Step::Prepare {
            self.calls += 1;
        }
        self.total_ms += ms;
        if step != Step::Unnamed {
            let key = self.statements.took(step, ms, text, stamps);
            self.note(stamps.process, key, false);
        } else if let Some((key, is_pending @ true)) = self.last.get_mut(&stamps.process) {
            // log_duration beside log_statement: the text stands in a message of its own.
            *is_pending = false;
            self.statements.add(*key, step, ms, stamps);
        }
    }

    fn note(&mut self, process: u64, key: u64, is_pending: bool) {
        if process == 0 {
            return;
        }
        if self.last.len() >= MOST_PROCESSES && !self.last.contains_key(&process) {
            self.last.clear();
        }
        self.last.insert(process, (key, is_pending));
    }

    fn session(&mut self, role: &[u8], database: &[u8], note: impl FnOnce(&mut Sessions)) {
        let key = (role.to_vec(), database.to_vec());
        if self.sessions.len() < MOST_SESSIONS || self.sessions.contains_key(&key) {
            note(self.sessions.entry(key).or_default());
        }
    }

    fn trouble(&mut self, trouble: &Trouble<'_>, entry: &Entry<'_>) {
        self.scratch.clear();
        if trouble.has_statement && !entry.statement.is_empty() && entry.level != Level::Fatal {
            normalise(&entry.statement, &mut self.scratch);
        } else if trouble.kind == "temporary-file" {
            // Between two statements of the extended protocol the file is closed, and told of.
            let key = self.last.get(&entry.stamps.process).map(|(key, _)| key);
            let text = key.and_then(|key| self.statements.groups.get(key)).map_or("", |group| group.text.as_str());
            self.scratch.extend_from_slice(text.as_bytes());
        }
        let object = trouble.object.unwrap_or_default();
        let id = hash(&self.scratch) ^ hash(object).rotate_left(1) ^ hash(&trouble.sqlstate.unwrap_or_default()).rotate_left(2);
        let key = (trouble.kind, id);
        if self.events.len() >= MOST_EVENTS && !self.events.contains_key(&key) {
            self.dropped_events += 1;
            return;
        }
        let event = self.events.entry(key).or_insert_with(|| Event {
            kind: trouble.kind,
            sqlstate: trouble.sqlstate,
            object: trouble.object.map(|name| String::from_utf8_lossy(name).into_owned()),
            statement: (!self.scratch.is_empty()).then(|| String::from_utf8_lossy(&self.scratch).into_owned()),
            times: 0,
            first_ms: None,
            last_ms: None,
            total_ms: None,
            longest_ms: None,
            bytes: None,
        });
        event.times += u64::from(trouble.is_first);
        event.first_ms = earlier(event.first_ms, entry.stamps.at_ms);
        event.last_ms = event.last_ms.max(entry.stamps.at_ms);
        if let Some(ms) = trouble.ms {
            event.longest_ms = Some(event.longest_ms.unwrap_or_default().max(ms));
            // A wait is told twice, and counts once: with the time at its end.
            let is_total = trouble.kind != "lock-wait" || !trouble.is_first;
            event.total_ms = Some(event.total_ms.unwrap_or_default() + if is_total { ms } else { 0.0 });
        }
        if let Some(bytes) = trouble.bytes {
            event.bytes = Some(event.bytes.unwrap_or_default().saturating_add(bytes));
        }
    }
}
