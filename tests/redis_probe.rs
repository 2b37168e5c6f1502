//! The redis probe on real servers: what it fills, what it says when it cannot, and that it leaves no trace.

use std::{
    io::{Read, Write},
    net::TcpListener,
    path::Path,
    sync::LazyLock,
    thread,
};

use plimsoll::{
    check::{self, Check, Verdict},
    config::{Given, Target, discover},
    probe::{Probe, redis::RedisProbe},
    snapshot::Snapshot,
};
use rusqlite::types::FromSql;

use crate::support::{Redis, block_on, redis_execute};

/// The built-in checks.
pub(crate) static CHECKS: LazyLock<Vec<Check>> = LazyLock::new(|| check::load(Path::new("/nonexistent")).0);

/// What a check comes to on what was seen.
pub(crate) fn verdict(looked: &Looked, name: &str) -> Verdict {
    CHECKS.iter().find(|c| c.name() == name).unwrap_or_else(|| panic!("no check {name}")).judge(looked.db())
}

/// A snapshot of the redis probe alone.
pub(crate) struct Looked {
    snapshot: Snapshot,
    folder: tempfile::TempDir,
}

impl Looked {
    /// Looks at the server behind `url`.
    pub(crate) fn at(url: &str) -> Self {
        Self::with_config(url, "")
    }

    /// The same with a `plimsoll.toml`.
    pub(crate) fn with_config(url: &str, config: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if !config.is_empty() {
            std::fs::write(folder.path().join("plimsoll.toml"), config).unwrap();
        }
        let given = Given { redis: Some(url.to_owned()), name: Some("shop".to_owned()), ..Given::default() };
        let target: Target = discover(&given, folder.path()).unwrap();
        let snapshot = Snapshot::create(folder.path(), &target, chrono::Utc::now()).unwrap();
        let mut facts = snapshot.facts("redis", RedisProbe.tables()).unwrap();
        let ended = block_on(RedisProbe.collect(&target, &mut facts));
        facts.finish(ended.as_ref().err(), std::time::Duration::ZERO).unwrap();
        Self { snapshot, folder }
    }

    /// The database of facts.
    pub(crate) fn db(&self) -> &rusqlite::Connection {
        self.snapshot.db()
    }

    /// The first value of a query.
    pub(crate) fn one<T: FromSql>(&self, sql: &str) -> T {
        self.db().query_row(sql, [], |r| r.get(0)).unwrap_or_else(|e| panic!("{sql}: {e}"))
    }

    /// Kind, reason and cure of what a table lacks.
    pub(crate) fn unseen(&self, table: &str) -> (String, String, Option<String>) {
        let row = self.db().query_row("select kind, reason, cure from reach where kind is not null and table_name = ?1", [table], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?))
        });
        row.unwrap_or_else(|e| panic!("nothing is unseen of {table}: {e}"))
    }

    /// Every byte that was written.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.folder.path()).unwrap().flatten();
        files.flat_map(|f| std::fs::read(f.path()).unwrap_or_default()).collect()
    }
}

/// Every reason and cure of a server that cannot be looked at at all: all tables are absent for the same.
fn absence_of(url: &str) -> (String, String, String) {
    let looked = Looked::at(url);
    let tables: i64 = looked.one("select count(*) from reach where kind is not null");
    assert_eq!(usize::try_from(tables).unwrap(), RedisProbe.tables().len());
    let (kind, reason, cure) = looked.unseen("redis_server");
    (kind, reason, cure.expect("a next step"))
}

#[test]
fn the_server_its_settings_and_counters_are_read() {
    let redis = Redis::start("--maxmemory 64mb --maxmemory-policy allkeys-lru --appendonly no");
    redis.execute("SET a 1\nSET b 2 EX 500\nSELECT 3\nSET c 1\nGET a\nGET none");
    let looked = Looked::at(&redis.url());
    assert_eq!(looked.one::<i64>("select count(*) from reach where kind is not null"), 0, "{:?}", looked.unseen("redis_server"));
    assert_eq!(looked.one::<String>("select flavour from redis_server"), "redis");
    assert_eq!(looked.one::<i64>("select maxmemory_bytes from redis_server"), 64 << 20);
    assert_eq!(looked.one::<String>("select maxmemory_policy from redis_server"), "allkeys-lru");
    assert_eq!(looked.one::<i64>("select keys from redis_server"), 3);
    assert_eq!(looked.one::<i64>("select is_aof_enabled + is_tls + is_password_required from redis_server"), 0);
    assert_eq!(looked.one::<i64>("select is_loopback + is_protected_mode from redis_server"), 2);
    assert_eq!(looked.one::<i64>("select save_rules from redis_server"), 0);
    assert_eq!(looked.one::<i64>("select keys * 10 + expiring from redis_keyspace where number = 0"), 21);
    assert_eq!(looked.one::<i64>("select count(*) from redis_keyspace"), 2);
    assert_eq!(looked.one::<i64>("select calls from redis_command where name = 'get'"), 2);
    assert_eq!(looked.one::<f64>("select number from redis_setting where name = 'slowlog-max-len'"), 128.0);
}

#[test]
fn a_missing_and_a_wrong_password_are_told_apart() {
    let redis = Redis::start("--requirepass correct-horse");
    let (kind, reason, cure) = absence_of(&redis.url());
    assert_eq!((kind.as_str(), reason.as_str()), ("denied", "the server asks for a password, and the address has none"));
    assert!(cure.contains("with its password before the host name"), "{cure}");
    let wrong = format!("redis://:battery-staple@127.0.0.1:{}", redis.port());
    let (kind, reason, _) = absence_of(&wrong);
    assert_eq!((kind.as_str(), reason.as_str()), ("denied", "the server refuses this user or password"));
    assert!(!Looked::at(&wrong).bytes().windows(14).any(|w| w == b"battery-staple"));
    let right = Looked::at(&format!("redis://:correct-horse@127.0.0.1:{}", redis.port()));
    assert_eq!(right.one::<i64>("select is_password_required from redis_server"), 1);
    assert!(!right.bytes().windows(13).any(|w| w == b"correct-horse"));
}

#[test]
fn a_password_that_the_server_does_not_want_still_lets_in_and_is_told() {
    let redis = Redis::start("");
    let looked = Looked::at(&format!("redis://:unneeded-word@127.0.0.1:{}", redis.port()));
    assert_eq!(looked.one::<i64>("select is_password_required from redis_server"), 0);
}

#[test]
fn nothing_listening_an_unknown_host_and_another_protocol_are_told_apart() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (kind, reason, _) = absence_of(&format!("redis://127.0.0.1:{free}"));
    assert!(kind == "unreachable" && reason.contains("the connection was refused"), "{reason}");
    let (kind, reason, _) = absence_of("redis://no-such-host.invalid:6379");
    assert!(kind == "unreachable" && reason.contains("no-such-host.invalid is not known here"), "{reason}");
    let (kind, reason, cure) = absence_of(&format!("redis://127.0.0.1:{}", http_server()));
    assert!(kind == "failed" && reason.contains("not a Redis") && cure.contains("host and port"), "{reason}");
}

#[test]
fn a_server_that_never_answers_is_given_up() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let (kind, reason, cure) = absence_of(&format!("redis://127.0.0.1:{}", silent.local_addr().unwrap().port()));
    assert!(kind == "timed-out" && reason.contains("within 10 s") && cure.contains("Redis port"), "{kind} {reason} {cure}");
}

#[test]
fn one_server_of_a_cluster_tells_of_itself_and_not_of_all_keys() {
    let redis = Redis::start("--cluster-enabled yes");
    let looked = Looked::at(&redis.url());
    for table in ["redis_key_pattern", "redis_queue"] {
        let (kind, reason, _) = looked.unseen(table);
        assert!(kind == "unsupported" && reason.contains("cluster"), "{table}: {reason}");
    }
    assert_eq!(looked.one::<i64>("select count(*) from redis_server"), 1);
}

#[test]
fn a_server_without_tls_is_named_as_such() {
    let redis = Redis::start("");
    let (kind, reason, cure) = absence_of(&format!("rediss://127.0.0.1:{}", redis.port()));
    assert!(kind == "unreachable" && reason.contains("does not speak TLS") && cure.contains("redis://"), "{reason} {cure}");
}

#[test]
fn a_certificate_of_a_stranger_is_refused_and_one_of_our_own_authority_is_taken() {
    let redis = Redis::start_with_tls();
    let (kind, reason, cure) = absence_of(&redis.tls_url());
    assert!(kind == "unreachable" && reason.contains("certificate") && cure.contains("ca_file"), "{reason} {cure}");
    let looked = Looked::with_config(&redis.tls_url(), &format!("ca_file = {:?}", redis.certificate()));
    assert_eq!(looked.one::<i64>("select is_tls from redis_server"), 1);
}

#[test]
fn without_config_the_stand_ins_of_info_remain() {
    let redis = Redis::start("--maxmemory 32mb --maxmemory-policy noeviction --rename-command CONFIG ''");
    let looked = Looked::at(&redis.url());
    let (kind, reason, _) = looked.unseen("redis_setting");
    assert!(kind == "unsupported" && reason.contains("does not know CONFIG GET"), "{kind} {reason}");
    assert_eq!(looked.one::<i64>("select count(*) from reach where kind is not null"), 1);
    assert_eq!(looked.one::<String>("select maxmemory_policy from redis_server"), "noeviction");
    assert_eq!(looked.one::<i64>("select maxmemory_bytes from redis_server"), 32 << 20);
    assert_eq!(looked.one::<Option<i64>>("select save_rules from redis_server"), None);
}

#[test]
fn a_declared_database_is_looked_at_and_each_command_is_listed_without_key_names() {
    let redis = Redis::start("");
    redis_execute(&format!("{}/2", redis.url()), "SET customer:4711 x");
    let looked = Looked::at(&format!("{}/2", redis.url()));
    let sent: i64 = looked.one("select count(*) from sent where kind = 'redis' and statement in ('INFO all', 'SELECT <database>', 'PING')");
    assert_eq!(sent, 3);
    assert_eq!(looked.one::<i64>("select count(*) from sent where statement like '%customer%'"), 0);
}

/// A server that speaks HTTP, on the port returned.
fn http_server() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 512]);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    });
    port
}
