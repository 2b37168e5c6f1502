//! Services that speak Redis' protocol and are none, or a managed one that refuses half of it: made up, after what their pages say.
//! What they do not tell is unseen, never fine and never missing.

use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    thread,
};

use plimsoll::check::Verdict;

use crate::{
    redis_probe::Looked,
    redis_probe::{CHECKS, verdict},
};

/// What a service answers, in the protocol; none: as every Redis.
type Service = fn(&[String]) -> Option<String>;

fn bulk(text: &str) -> String {
    format!("${}\r\n{text}\r\n", text.len())
}

fn list(items: &[String]) -> String {
    format!("*{}\r\n{}", items.len(), items.concat())
}

const UNKNOWN: &str = "-ERR unknown command\r\n";

/// What all of them have: ten keys without an expiry, and nothing else.
fn usual(command: &[String]) -> String {
    match command[0].to_uppercase().as_str() {
        "SCAN" => list(&[bulk("0"), list(&(0..10).map(|n| bulk(&format!("user:{n}"))).collect::<Vec<_>>())]),
        "DBSIZE" => ":10\r\n".to_owned(),
        "TYPE" if command[1].starts_with("user:") => "+string\r\n".to_owned(),
        "TYPE" => "+none\r\n".to_owned(),
        "PTTL" => ":-1\r\n".to_owned(),
        "MEMORY" => ":60\r\n".to_owned(),
        "PING" => "+PONG\r\n".to_owned(),
        "SSCAN" => list(&[bulk("0"), list(&[])]),
        "CONFIG" | "SLOWLOG" | "HVALS" | "ZRANGE" => list(&[]),
        "LLEN" | "ZCARD" | "SCARD" | "HLEN" | "ZCOUNT" | "EXISTS" => ":0\r\n".to_owned(),
        "HGET" | "LINDEX" => "$-1\r\n".to_owned(),
        "CLIENT" if command[1].eq_ignore_ascii_case("list") => bulk("id=3 addr=10.0.0.1:5 name=web age=10 idle=0 db=0 cmd=get\n"),
        "CLIENT" | "AUTH" | "SELECT" => "+OK\r\n".to_owned(),
        _ => UNKNOWN.to_owned(),
    }
}

fn command(reader: &mut BufReader<TcpStream>) -> Option<Vec<String>> {
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|n| *n > 0).map(|_| line.trim_end()[1..].parse::<usize>().unwrap_or(0))
    };
    let count = line()?;
    (0..count)
        .map(|_| {
            let mut length = String::new();
            reader.read_line(&mut length).ok()?;
            let mut word = vec![0; length.trim_end()[1..].parse::<usize>().ok()? + 2];
            reader.read_exact(&mut word).ok()?;
            Some(String::from_utf8_lossy(&word[..word.len() - 2]).into_owned())
        })
        .collect()
}

/// Its address.
fn start(service: Service) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || {
                let (mut answers, mut reader) = (stream.try_clone().unwrap(), BufReader::new(stream));
                while let Some(words) = command(&mut reader) {
                    let answer = service(&words).unwrap_or_else(|| usual(&words));
                    if answers.write_all(answer.as_bytes()).is_err() {
                        return;
                    }
                }
            });
        }
    });
    format!("redis://127.0.0.1:{port}")
}

fn is(words: &[String], name: &str) -> bool {
    words[0].eq_ignore_ascii_case(name)
}

fn info(words: &[String], server: &str, memory: &str, stats: &str) -> Option<String> {
    is(words, "INFO").then(|| {
        bulk(&format!(
            "# Server\r\nuptime_in_seconds:8640000\r\n{server}# Clients\r\nconnected_clients:5\r\nmaxclients:10000\r\n# Memory\r\n\
             used_memory:1000000\r\n{memory}# Stats\r\ntotal_connections_received:10\r\ntotal_commands_processed:1000\r\nevicted_keys:0\r\n{stats}"
        ))
    })
}

fn elasticache(words: &[String]) -> Option<String> {
    if is(words, "CONFIG") {
        return Some("-ERR unknown command 'CONFIG', with args beginning with: 'GET'\r\n".to_owned());
    }
    info(
        words,
        "redis_version:7.1.0\r\nos:Amazon ElastiCache\r\n",
        "maxmemory:1000000000\r\nmaxmemory_policy:volatile-lru\r\n",
        "total_error_replies:0\r\n# Keyspace\r\ndb0:keys=10,expires=0,avg_ttl=0\r\n",
    )
}

fn dragonfly(words: &[String]) -> Option<String> {
    if is(words, "MEMORY") {
        return Some(UNKNOWN.to_owned());
    }
    let version = "redis_version:7.4.0\r\ndragonfly_version:df-v1.30.1\r\n";
    info(words, version, "maxmemory:0\r\nmaxmemory_policy:\r\n", "# Keyspace\r\ndb0:keys=10,expires=0,avg_ttl=-1\r\n")
}

fn keydb(words: &[String]) -> Option<String> {
    info(
        words,
        "redis_version:6.3.4\r\nserver_threads:2\r\n",
        "maxmemory:0\r\nmaxmemory_policy:noeviction\r\n",
        "# KeyDB\r\nmvcc_depth:0\r\n",
    )
}

fn upstash(words: &[String]) -> Option<String> {
    let says = "# Server\r\nupstash_version:1.10.5\r\nredis_version:6.2.6\r\n# Clients\r\nconnected_clients:1\r\n# Data\r\ntotal_data_size:100\r\n";
    match words[0].to_uppercase().as_str() {
        "INFO" => Some(bulk(says)),
        "MEMORY" | "SLOWLOG" | "CONFIG" | "CLIENT" => Some(UNKNOWN.to_owned()),
        _ => None,
    }
}

fn without_info(words: &[String]) -> Option<String> {
    is(words, "INFO").then(|| "-NOPERM User app has no permissions to run the 'info' command\r\n".to_owned())
}

fn failed(looked: &Looked) -> BTreeSet<String> {
    let ours = CHECKS.iter().filter(|c| c.tables.iter().all(|t| t.starts_with("redis_")));
    ours.filter(|check| matches!(check.judge(looked.db()), Verdict::Fail { .. })).map(plimsoll::check::Check::name).collect()
}

/// Checks that say nothing where the service told nothing.
fn are_unproven(looked: &Looked, checks: &[&str]) {
    for check in checks {
        assert!(matches!(verdict(looked, check), Verdict::Unproven { .. }), "{check}: {:?}", verdict(looked, check));
    }
}

#[test]
fn elasticache_refuses_config_and_is_judged_by_the_rest() {
    let looked = Looked::at(&start(elasticache));
    are_unproven(&looked, &["caching/slow-log-off", "caching/connections-idle"]);
    assert_eq!(verdict(&looked, "jobs/queue-on-evicting-redis"), Verdict::NotApplicable);
    assert_eq!(failed(&looked).difference(&names(&["caching/nothing-cached"])).count(), 0, "{:?}", failed(&looked));
}

fn names(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn dragonfly_tells_no_policy_no_size_and_no_limit_as_redis_means_them() {
    let looked = Looked::at(&start(dragonfly));
    assert_eq!(looked.one::<String>("select flavour from redis_server"), "dragonfly");
    assert_eq!(looked.one::<i64>("select sum(sampled) from redis_key_pattern"), 10);
    are_unproven(&looked, &["caching/memory-unlimited", "caching/big-key"]);
    assert!(!failed(&looked).iter().any(|name| name.starts_with("caching/") && name != "caching/nothing-cached"), "{:?}", failed(&looked));
}

#[test]
fn a_service_that_does_not_tell_its_keys_is_not_an_empty_one() {
    for service in [keydb, upstash] {
        let looked = Looked::at(&start(service));
        assert_eq!(looked.one::<i64>("select keys from redis_server"), 10);
        for table in ["redis_keyspace", "redis_key_pattern", "redis_queue"] {
            assert_eq!(looked.unseen(table).0, "unsupported", "{table}");
        }
        let checks =
            ["jobs/queue-on-evicting-redis", "caching/nothing-cached", "restraint/logical-databases-many", "caching/keys-without-expiry"];
        are_unproven(&looked, &checks);
    }
}

#[test]
fn a_service_without_a_limit_in_its_info_is_not_unlimited() {
    let looked = Looked::at(&start(upstash));
    are_unproven(&looked, &["caching/memory-unlimited", "caching/commands-failing", "caching/slow-commands", "caching/connections-idle"]);
}

#[test]
fn without_info_nothing_is_judged() {
    let looked = Looked::at(&start(without_info));
    assert_eq!(looked.unseen("redis_server").0, "denied");
    assert_eq!(failed(&looked), BTreeSet::new());
    assert!(
        CHECKS
            .iter()
            .filter(|c| c.tables.iter().all(|t| t.starts_with("redis_")))
            .all(|c| matches!(c.judge(looked.db()), Verdict::Unproven { .. }))
    );
}
