//! What a message says: how long a statement took, that a session began or ended, or that something went wrong.

use super::entry::{Entry, Level, decimal};

/// What a message says.
#[derive(Debug, PartialEq)]
pub(super) enum Message<'a> {
    /// A statement, or one step of it, took so long.
    Took(Step, f64, &'a [u8]),
    /// auto_explain tells how it was carried out.
    Plan(f64, &'a [u8]),
    /// A statement begins; its duration may follow by itself.
    Begins(&'a [u8]),
    /// A role opened a database.
    Opened(&'a [u8], &'a [u8]),
    /// A session ended after so long.
    Closed(f64, &'a [u8], &'a [u8]),
    /// Trouble.
    Trouble(Trouble<'a>),
    /// It is in another language.
    Foreign,
    /// Nothing of these.
    Nothing,
}

/// A step of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It was carried out.
    Run,
    /// It was parsed or planned.
    Prepare,
    /// What was carried out stands in a message before.
    Unnamed,
}

/// Something that went wrong.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Trouble<'a> {
    pub(super) kind: &'static str,
    pub(super) sqlstate: Option<[u8; 5]>,
    pub(super) object: Option<&'a [u8]>,
    pub(super) ms: Option<f64>,
    pub(super) bytes: Option<u64>,
    /// False for the end of a wait whose begin was told.
    pub(super) is_first: bool,
    /// False where the text of the statement may be anything at all.
    pub(super) has_statement: bool,
}

/// Reads the message of `entry`.
pub(super) fn read<'a>(entry: &'a Entry<'_>) -> Message<'a> {
    let text: &[u8] = &entry.message;
    match entry.level {
        Level::Foreign => Message::Foreign,
        Level::Error | Level::Fatal => failure(text, entry.stamps.sqlstate, entry.level),
        Level::Other => Message::Nothing,
        Level::Log => match text.first() {
            Some(b'd') => duration(text).or_else(|| closed(text)),
            Some(b't') => temporary_file(text),
            Some(b'p') => lock_wait(text),
            Some(b'a') => autovacuum(text),
            Some(b'c') => opened(text).or_else(|| checkpoint(text)).or_else(|| distress(text)),
            Some(b's' | b'e') => begins(text).or_else(|| distress(text)),
            _ => distress(text),
        }
        .unwrap_or_else(|| if is_foreign(text) { Message::Foreign } else { Message::Nothing }),
    }
}

fn find(text: &[u8], needle: &str) -> Option<usize> {
    memchr::memmem::find(text, needle.as_bytes())
}

/// What stands between the first `from` and the `to` behind it.
fn between<'a>(text: &'a [u8], from: &str, to: &str) -> Option<&'a [u8]> {
    let start = find(text, from)? + from.len();
    let length = find(&text[start..], to)?;
    Some(&text[start..start + length])
}

fn duration(text: &[u8]) -> Option<Message<'_>> {
    let rest = text.strip_prefix(b"duration: ")?;
    let (ms, length) = decimal(rest)?;
    let rest = rest[length..].strip_prefix(b" ms")?.trim_ascii_start();
    if let Some(plan) = rest.strip_prefix(b"plan:") {
        return Some(Message::Plan(ms, plan.trim_ascii()));
    }
    let (step, text) = if let Some(sql) = rest.strip_prefix(b"statement: ") {
        (Step::Run, sql)
    } else if let Some(named) = rest.strip_prefix(b"execute ") {
        (Step::Run, behind_name(named))
    } else if let Some(named) = rest.strip_prefix(b"parse ").or_else(|| rest.strip_prefix(b"bind ")) {
        (Step::Prepare, behind_name(named))
    } else {
        (Step::Unnamed, &[][..])
    };
    Some(Message::Took(step, ms, text))
}

/// `NAME: statement` without the name of the prepared statement.
fn behind_name(text: &[u8]) -> &[u8] {
    find(text, ": ").map_or(&[], |at| &text[at + 2..])
}

fn begins(text: &[u8]) -> Option<Message<'_>> {
    let sql = text.strip_prefix(b"statement: ").or_else(|| text.strip_prefix(b"execute ").map(behind_name))?;
    Some(Message::Begins(sql))
}

/// The end of the line that our own sessions leave.
const OURS: &[u8] = b" application_name=plimsoll";

fn opened(text: &[u8]) -> Option<Message<'_>> {
    let rest = text.strip_prefix(b"connection authorized: user=")?;
    let at = find(rest, " database=").filter(|_| !rest.ends_with(OURS))?;
    let database = &rest[at + 10..];
    let end =
        [" application_name=", " SSL enabled", " GSS ("].iter().filter_map(|mark| find(database, mark)).min().unwrap_or(database.len());
    Some(Message::Opened(&rest[..at], &database[..end]))
}

/// `disconnection: session time: 0:00:01.234 user=app database=shop host=127.0.0.1 port=5000`
fn closed(text: &[u8]) -> Option<Message<'_>> {
    let rest = text.strip_prefix(b"disconnection: session time: ")?;
    let (time, rest) = rest.split_at(find(rest, " user=")?);
    let mut parts = time.split(|c| *c == b':').map(|part| decimal(part).map_or(0.0, |(n, _)| n));
    let seconds = parts.next()? * 3_600.0 + parts.next()? * 60.0 + parts.next()?;
    Some(Message::Closed(seconds * 1_000.0, between(rest, " user=", " database=")?, between(rest, " database=", " host=")?))
}

fn temporary_file(text: &[u8]) -> Option<Message<'_>> {
    let rest = text.strip_prefix(b"temporary file: path ")?;
    let size = memchr::memmem::rfind(rest, b", size ")? + 7;
    let bytes = std::str::from_utf8(rest[size..].trim_ascii()).ok()?.parse().ok()?;
    Some(trouble(Trouble { kind: "temporary-file", bytes: Some(bytes), ..Trouble::default() }))
}

/// `process 123 still waiting for ShareLock on transaction 7 after 1000.123 ms`, then `acquired` in its place.
fn lock_wait(text: &[u8]) -> Option<Message<'_>> {
    let rest = text.strip_prefix(b"process ")?;
    let rest = &rest[find(rest, " ")? + 1..];
    let (is_first, lock) = match rest.strip_prefix(b"still waiting for ") {
        Some(lock) => (true, lock),
        None => (false, rest.strip_prefix(b"acquired ")?),
    };
    let after = memchr::memmem::rfind(lock, b" after ")?;
    let (ms, _) = decimal(&lock[after + 7..])?;
    // Numbers of transactions and rows differ each time.
    let end = lock[..after].iter().position(u8::is_ascii_digit).unwrap_or(after);
    let object = lock[..end].trim_ascii_end();
    let object = object.strip_suffix(b"(").map_or(object, <[u8]>::trim_ascii_end);
    Some(trouble(Trouble { kind: "lock-wait", object: Some(object), ms: Some(ms), is_first, ..Trouble::default() }))
}

fn autovacuum(text: &[u8]) -> Option<Message<'_>> {
    if !text.starts_with(b"automatic ")
        || !text[..text.len().min(80)].windows(17).any(|w| w == b"vacuum of table \"" || w == b"vacuum to prevent")
    {
        return None;
    }
    let elapsed = memchr::memmem::rfind(text, b"elapsed: ")? + 9;
    let (seconds, _) = decimal(&text[elapsed..])?;
    let object = between(text, "of table \"", "\"");
    Some(trouble(Trouble { kind: "autovacuum", object, ms: Some(seconds * 1_000.0), ..Trouble::default() }))
}

fn checkpoint(text: &[u8]) -> Option<Message<'_>> {
    text.starts_with(b"checkpoints are occurring too frequently")
        .then(|| trouble(Trouble { kind: "checkpoint-early", ..Trouble::default() }))
}

/// What is wrong with the server itself, though no statement failed.
fn distress(text: &[u8]) -> Option<Message<'_>> {
    const WORDS: &[(&str, &str)] = &[
        (") was terminated by signal ", "a server process was killed or crashed"),
        (") was terminated by exception ", "a server process crashed"),
        ("could not fork new process for connection", "no process for a new connection"),
        ("No space left on device", "the disk is full"),
        ("database system was not properly shut down", "the server stopped without shutting down"),
    ];
    let object = WORDS.iter().find(|(words, _)| find(text, words).is_some()).map(|(_, object)| object.as_bytes())?;
    Some(trouble(Trouble { kind: "distress", object: Some(object), ..Trouble::default() }))
}

fn trouble(trouble: Trouble<'_>) -> Message<'_> {
    let is_first = trouble.is_first || trouble.kind != "lock-wait";
    Message::Trouble(Trouble { is_first, has_statement: true, ..trouble })
}

/// SQLSTATEs by words of the message, for a log without codes.
const CODES: &[(&str, &str)] = &[
    ("too many clients", "53300"),
    ("remaining connection slots are reserved", "53300"),
    ("too many connections for ", "53300"),
    ("deadlock detected", "40P01"),
    ("due to statement timeout", "57014"),
    ("due to user request", "57014"),
    ("due to conflict with recovery", "40001"),
    ("due to lock timeout", "55P03"),
    ("due to idle-in-transaction timeout", "25P03"),
    ("due to transaction timeout", "25P04"),
    ("due to idle-session timeout", "57P05"),
    ("could not obtain lock", "55P03"),
    ("could not serialize access", "40001"),
    ("duplicate key value violates", "23505"),
    ("violates foreign key constraint", "23503"),
    ("violates not-null constraint", "23502"),
    ("violates check constraint", "23514"),
    ("violates exclusion constraint", "23P01"),
    ("current transaction is aborted", "25P02"),
    ("No space left on device", "53100"),
    ("out of memory", "53200"),
    ("could not resize shared memory", "53100"),
    ("out of shared memory", "53200"),
    ("invalid page in block", "XX001"),
    ("password authentication failed", "28P01"),
    ("no pg_hba.conf entry", "28000"),
    ("the database system is ", "57P03"),
    ("due to administrator command", "57P01"),
    ("value too long for type", "22001"),
    ("invalid input syntax", "22P02"),
    ("out of range", "22003"),
    ("division by zero", "22012"),
    ("prepared statement ", "26000"),
    ("permission denied", "42501"),
    ("syntax error", "42601"),
    ("unterminated quoted", "42601"),
    ("column \"", "42703"),
    ("function ", "42883"),
    ("does not exist", "42P01"),
];

fn failure<'a>(text: &'a [u8], code: &[u8], level: Level) -> Message<'a> {
    let by_words = || CODES.iter().find(|(words, _)| find(text, words).is_some()).map(|(_, code)| code.as_bytes());
    let code = if code.len() == 5 { Some(code) } else { by_words() };
    let sqlstate: Option<[u8; 5]> = code.and_then(|code| code.try_into().ok());
    let kind = match sqlstate.as_ref().map(|code| &code[..]) {
        Some(b"53300") => "refused",
        Some(b"40P01") => "deadlock",
        Some(b"57014") if find(text, "autovacuum task").is_some() => "autovacuum-cancelled",
        Some(b"57014") if find(text, "statement timeout").is_some() => "statement-timeout",
        Some(b"57014") => "cancelled",
        Some(b"25P04") => "statement-timeout",
        Some(b"55P03") => "lock-timeout",
        Some(b"25P03") => "idle-timeout",
        Some(b"53100" | b"53200" | b"XX001" | b"XX002" | b"58030") => "distress",
        _ if text.starts_with(b"canceling autovacuum task") => "autovacuum-cancelled",
        _ => "error",
    };
    let object = match kind {
        "distress" => distressed(sqlstate),
        "refused" => between(text, "for role \"", "\"").or_else(|| between(text, "for database \"", "\"")),
        _ => between(text, "constraint \"", "\""),
    };
    // Of a statement that was not understood nobody knows what is data; a session that never began has none. Only
    // deadlocks and the like are worth the rest.
    let is_understood = !sqlstate.is_some_and(|code| code.starts_with(b"42") || code.starts_with(b"26") || code.starts_with(b"28"));
    let has_statement = is_understood && sqlstate.is_some() && level == Level::Error;
    Message::Trouble(Trouble { kind, sqlstate, object, is_first: true, has_statement, ms: None, bytes: None })
}

fn distressed(sqlstate: Option<[u8; 5]>) -> Option<&'static [u8]> {
    Some(match sqlstate.as_ref().map(|code| &code[..]) {
        Some(b"53100") => b"the disk is full",
        Some(b"53200") => b"out of memory",
        Some(b"58030") => b"the disk cannot be read or written",
        _ => b"damaged pages",
    })
}

/// True for `WORD: 12.345 ms`, which in English is only said of durations, in words that are not English.
fn is_foreign(text: &[u8]) -> bool {
    let Some(colon) = memchr::memchr(b':', &text[..text.len().min(48)]) else { return false };
    let rest = text[colon + 1..].trim_ascii_start();
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    let fraction = rest.get(digits + 1..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).count();
    digits > 0 && fraction == 3 && b".,".contains(&rest[digits]) && rest.get(digits + 4) == Some(&b' ') && !text.starts_with(b"duration: ")
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn of(level: Level, code: &'static str, text: &'static str) -> Entry<'static> {
        let mut entry = Entry { level, message: Cow::Borrowed(text.as_bytes()), ..Entry::default() };
        entry.stamps.sqlstate = code.as_bytes();
        entry
    }

    #[test]
    fn durations_are_told_apart() {
        for (text, expected) in [
            ("duration: 12.345 ms  statement: select 1: 2", Message::Took(Step::Run, 12.345, b"select 1: 2")),
            ("duration: 12.345 ms  execute <unnamed>: select $1", Message::Took(Step::Run, 12.345, b"select $1")),
            ("duration: 1.5 ms  execute fetch from S_1/C_2: select 1", Message::Took(Step::Run, 1.5, b"select 1")),
            ("duration: 1.5 ms  parse S_1: select 1", Message::Took(Step::Prepare, 1.5, b"select 1")),
            ("duration: 1.5 ms  bind S_1/C_2: select 1", Message::Took(Step::Prepare, 1.5, b"select 1")),
            ("duration: 0.5 ms", Message::Took(Step::Unnamed, 0.5, b"")),
            ("duration: 0.5 ms  plan:\n\tQuery Text: x", Message::Plan(0.5, b"Query Text: x")),
            ("statement: select 1", Message::Begins(b"select 1")),
            ("execute S_1: select 1", Message::Begins(b"select 1")),
            ("Dauer: 1.234 ms  Anweisung: select 1", Message::Foreign),
            ("durée : 1.234 ms", Message::Foreign),
            ("duration: soon", Message::Nothing),
            ("checkpoint complete: wrote 3 buffers (0.0%)", Message::Nothing),
        ] {
            assert_eq!(read(&of(Level::Log, "", text)), expected, "{text}");
        }
    }

    #[test]
    fn sessions_and_trouble_are_read() {
        let read_log = |text| format!("{:?}", read(&of(Level::Log, "", text)));
        assert_eq!(
            read(&of(Level::Log, "", "connection authorized: user=app database=shop application_name=web")),
            Message::Opened(b"app", b"shop")
        );
        assert_eq!(
            read(&of(Level::Log, "", "disconnection: session time: 1:02:03.500 user=app database=shop host=[local]")),
            Message::Closed(3_723_500.0, b"app", b"shop")
        );
        assert!(read_log("temporary file: path \"base/pgsql_tmp/x\", size 12345").contains("bytes: Some(12345)"));
        assert!(
            read_log("automatic aggressive vacuum of table \"s.public.t\": index scans: 1\n\tCPU: user: 0.1 s, elapsed: 7.25 s")
                .contains("ms: Some(7250.0)")
        );
        assert!(read_log("automatic analyze of table \"s.public.t\"\n\telapsed: 7.25 s").contains("Nothing"));
        let waits = of(Level::Log, "", "process 7 still waiting for ExclusiveLock on tuple (0,1) of relation 16384 after 1000.123 ms");
        let Message::Trouble(wait) = read(&waits) else { panic!("no wait") };
        assert_eq!((wait.object, wait.ms, wait.is_first), (Some(&b"ExclusiveLock on tuple"[..]), Some(1000.123), true));
    }

    #[test]
    fn a_failure_has_its_kind_by_code_or_by_words() {
        for (code, text, kind, sqlstate, object) in [
            ("", "sorry, too many clients already", "refused", "53300", ""),
            ("", "too many connections for role \"app\"", "refused", "53300", "app"),
            ("", "canceling statement due to statement timeout", "statement-timeout", "57014", ""),
            ("57014", "canceling statement due to user request", "cancelled", "57014", ""),
            ("57014", "canceling autovacuum task", "autovacuum-cancelled", "57014", ""),
            ("", "duplicate key value violates unique constraint \"k\"", "error", "23505", "k"),
            ("40P01", "deadlock detected", "deadlock", "40P01", ""),
            ("53100", "could not extend file \"base/1/2\": No space left on device", "distress", "53100", "the disk is full"),
            ("", "something new", "error", "", ""),
        ] {
            let entry = of(Level::Error, code, text);
            let Message::Trouble(found) = read(&entry) else { panic!("{text}") };
            let shown = found.sqlstate.map_or(String::new(), |c| String::from_utf8_lossy(&c).into_owned());
            assert_eq!((found.kind, shown.as_str(), found.object.unwrap_or_default()), (kind, sqlstate, object.as_bytes()), "{text}");
        }
        let unknown = of(Level::Error, "42703", "column \"x\" does not exist");
        let Message::Trouble(found) = read(&unknown) else { panic!("none") };
        assert!(!found.has_statement);
    }
}
