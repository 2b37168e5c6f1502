//! The slow log: which commands on which kinds of keys held up the server. Their arguments are values and are not kept.

use std::collections::{BTreeMap, BTreeSet};

use redis::Value;

use super::{
    key::{Key, Sample},
    pattern,
};
use crate::{
    client::redis::{CLIENT_NAME, Session, refusal},
    probe::{Facts, Unseen},
    row,
};

/// Commands whose first argument is no key.
const KEYLESS: &[&str] = &[
    "acl",
    "auth",
    "bgrewriteaof",
    "bgsave",
    "client",
    "cluster",
    "command",
    "config",
    "dbsize",
    "debug",
    "echo",
    "exec",
    "fcall",
    "flushall",
    "flushdb",
    "function",
    "hello",
    "info",
    "keys",
    "latency",
    "module",
    "monitor",
    "multi",
    "ping",
    "psubscribe",
    "psync",
    "publish",
    "quit",
    "randomkey",
    "replconf",
    "replicaof",
    "role",
    "save",
    "scan",
    "script",
    "select",
    "slaveof",
    "slowlog",
    "spublish",
    "subscribe",
    "swapdb",
    "sync",
    "time",
    "unwatch",
    "wait",
];

/// One line of the log.
#[derive(Debug, PartialEq)]
struct Entry {
    command: String,
    pattern: String,
    at_s: i64,
    took_us: i64,
}

/// The log as it stands. To be read before keys are sampled: on a server that logs everything we would fill it.
pub(super) async fn read(session: &mut Session) -> Result<Vec<Value>, Unseen> {
    session.ask_plain("SLOWLOG GET 128").await.map_err(|error| refusal(&error, "SLOWLOG GET"))
}

/// Writes it in groups.
pub(super) fn write(lines: &[Value], samples: &[Sample], facts: &mut Facts) {
    let known = first_words(samples);
    let mut groups: BTreeMap<(String, String), (i64, i64, i64)> = BTreeMap::new();
    for entry in lines.iter().filter_map(|line| entry(line, &known)) {
        let group = groups.entry((entry.command, entry.pattern)).or_default();
        *group = (group.0 + 1, group.1.max(entry.took_us), group.2.max(entry.at_s));
    }
    facts.write(
        "redis_slow_command",
        groups.into_iter().map(|((command, pattern), (times, longest_us, last_s))| {
            let last = chrono::DateTime::from_timestamp(last_s, 0).unwrap_or_default().to_rfc3339();
            let longest_ms = f64::from(u32::try_from(longest_us).unwrap_or(u32::MAX)) / 1_000.0;
            row! { "command" => command, "pattern" => pattern, "times" => times, "longest_ms" => longest_ms, "last_at" => last }
        }),
    );
}

/// First words of patterns: what many keys begin with names nobody.
fn first_words(samples: &[Sample]) -> BTreeSet<String> {
    let names: Vec<String> = samples.iter().flat_map(|sample| &sample.keys).map(Key::text).collect();
    pattern::group(&names).iter().filter_map(|(label, _)| pattern::first_word(label)).collect()
}

/// `id, unix time, microseconds, arguments, address, client name`; our own commands are left out.
fn entry(line: &Value, known: &BTreeSet<String>) -> Option<Entry> {
    let Value::Array(fields) = line else { return None };
    let [_, Value::Int(at_s), Value::Int(took_us), Value::Array(arguments), rest @ ..] = fields.as_slice() else { return None };
    if matches!(rest, [_, Value::BulkString(name), ..] if name == CLIENT_NAME.as_bytes()) {
        return None;
    }
    let word = |n: usize| match arguments.get(n) {
        Some(Value::BulkString(bytes)) => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    };
    let name = word(0)?.to_lowercase();
    let key = match name.as_str() {
        "eval" | "evalsha" | "eval_ro" | "evalsha_ro" => word(2).filter(|keys| keys != "0").and_then(|_| word(3)),
        keyless if KEYLESS.contains(&keyless) => None,
        _ => word(1),
    };
    let pattern = key.map(|key| pattern::of_stranger(&key, known)).unwrap_or_default();
    // A made-up command can hold anything; a real one is a short word.
    let is_word = name.len() <= 32 && name.chars().all(|c| c.is_ascii_alphabetic() || "._-".contains(c));
    Some(Entry { command: if is_word { name.to_uppercase() } else { "(other)".to_owned() }, pattern, at_s: *at_s, took_us: *took_us })
}

/// For the fuzzer: a reply as a line of the log.
#[cfg(any(test, feature = "fuzzing"))]
pub(super) fn fuzz(line: &Value) {
    entry(line, &BTreeSet::new());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(arguments: &[&str], client: &str) -> Value {
        let text = |t: &str| Value::BulkString(t.as_bytes().to_vec());
        let arguments = arguments.iter().map(|a| text(a)).collect();
        Value::Array(vec![
            Value::Int(1),
            Value::Int(1_763_800_000),
            Value::Int(12_500),
            Value::Array(arguments),
            text("10.0.0.7:5"),
            text(client),
        ])
    }

    #[test]
    fn command_and_kind_of_key_are_kept_and_nothing_else() {
        let known = BTreeSet::from(["user".to_owned()]);
        let kept = |arguments: &[&str]| entry(&line(arguments, ""), &known).map(|e| (e.command, e.pattern)).expect("an entry");
        assert_eq!(kept(&["SET", "user:alice", "secret"]), ("SET".to_owned(), "user:*".to_owned()));
        assert_eq!(kept(&["KEYS", "user:alice:*"]), ("KEYS".to_owned(), String::new()));
        assert_eq!(kept(&["EVALSHA", "abc", "1", "bull:emails:wait", "x"]), ("EVALSHA".to_owned(), "bull:*:wait".to_owned()));
        assert_eq!(kept(&["EVAL", "return 'secret'", "0"]), ("EVAL".to_owned(), String::new()));
    }

    #[test]
    fn our_own_commands_are_left_out() {
        assert_eq!(entry(&line(&["SCAN", "0"], CLIENT_NAME), &BTreeSet::new()), None);
    }
}
