//! Faults of a real Redis are found, the fix that plimsoll shows is executed as it stands, and the next look is silent.

use std::collections::BTreeMap;

use plimsoll::check::{FixKind, Verdict};

use super::CHECKS;
use crate::{
    redis_probe::Looked,
    support::{Redis, redis_execute},
};

/// The checks whose fixes are executed here.
pub(super) const CASES: &[&str] = &[
    "backups/redis-save-failing",
    "caching/clients-near-limit",
    "caching/connections-rejected",
    "caching/eviction-policy-mismatch",
    "caching/memory-near-limit",
    "caching/memory-unlimited",
    "caching/slow-log-off",
    "caching/writes-refused",
    "jobs/queue-keys-evictable",
    "jobs/queue-not-persisted",
    "jobs/queue-on-evicting-redis",
    "statelessness/session-evictable",
];

/// Each check that failed, with the fixes of its findings.
fn faults(looked: &Looked) -> BTreeMap<String, Vec<String>> {
    let ours = CHECKS.iter().filter(|c| c.tables.iter().all(|t| t.starts_with("redis_")));
    let failed = ours.filter_map(|check| match check.judge(looked.db()) {
        Verdict::Fail { findings, .. } => {
            Some((check.name(), findings.into_iter().filter(|f| f.fix_kind == Some(FixKind::Redis)).filter_map(|f| f.fix).collect()))
        }
        _ => None,
    });
    failed.collect()
}

fn verdict(looked: &Looked, name: &str) -> Verdict {
    CHECKS.iter().find(|c| c.name() == name).unwrap_or_else(|| panic!("no check {name}")).judge(looked.db())
}

/// All keys of the first database but those of the cache, which a full Redis drops by itself, in order.
fn keys(url: &str) -> Vec<String> {
    let mut keys: Vec<String> = redis::from_redis_value(redis_execute(url, "KEYS *")).unwrap();
    keys.retain(|key| !key.starts_with("cache:"));
    keys.sort();
    keys
}

/// Executes the fixes of the faults named: no key is gone by it, and the app writes on between them.
fn apply(redis: &Redis, url: &str, names: &[&str]) {
    let before = faults(&Looked::at(url));
    for name in names {
        let fixes = before.get(*name).unwrap_or_else(|| panic!("{name} is not found: {before:#?}\n{}", redis.log()));
        assert!(!fixes.is_empty(), "{name} shows no fix");
        let there = keys(url);
        fixes.iter().for_each(|fix| drop(redis_execute(url, fix)));
        assert_eq!(keys(url), there, "{name}: {fixes:?}");
        redis_execute(url, "SET app:writes 1");
        redis_execute(url, "DEL app:writes");
    }
}

/// The faults named are found; after their fixes none of them is.
fn is_mended_by_its_fix(redis: &Redis, url: &str, names: &[&str]) {
    apply(redis, url, names);
    let after = faults(&Looked::at(url));
    let loud: Vec<&&str> = names.iter().filter(|name| after.contains_key(**name)).collect();
    assert!(loud.is_empty(), "{loud:?} {after:#?}");
}

#[test]
fn a_cache_without_limit_that_refuses_writes_is_mended() {
    let redis = Redis::start("--slowlog-log-slower-than -1 --slowlog-max-len 0");
    redis.execute(&(0..40).map(|n| format!("SET cache:feed:{n} x EX 900\n")).collect::<String>());
    let names = ["caching/memory-unlimited", "caching/eviction-policy-mismatch", "caching/slow-log-off"];
    is_mended_by_its_fix(&redis, &redis.url(), &names);
}

#[test]
fn a_queue_that_may_be_evicted_and_lost_is_mended() {
    let redis = Redis::start("--maxmemory 64mb --maxmemory-policy allkeys-lru");
    redis.execute("HSET bull:emails:meta version bullmq:6.7.0\nLPUSH bull:emails:wait 1");
    is_mended_by_its_fix(&redis, &redis.url(), &["jobs/queue-on-evicting-redis", "jobs/queue-not-persisted"]);
    redis.execute("CONFIG SET maxmemory-policy volatile-lru");
    is_mended_by_its_fix(&redis, &redis.url(), &["jobs/queue-keys-evictable"]);
}

#[test]
fn a_full_redis_and_one_without_connections_left_are_mended() {
    let redis = Redis::start("--maxclients 12 --maxmemory-policy noeviction");
    redis.execute(&format!("SET a {}", "x".repeat(3_000_000)));
    let used: i64 = Looked::at(&redis.url()).one("select counted_memory_bytes from redis_server");
    redis.execute(&format!("CONFIG SET maxmemory {}", used * 10 / 9));
    let held: Vec<_> = (0..9).map(|_| redis::Client::open(redis.url()).unwrap().get_connection().unwrap()).collect();
    is_mended_by_its_fix(&redis, &redis.url(), &["caching/memory-near-limit", "caching/clients-near-limit"]);
    drop(held);
}

/// Counters since the start stay: what counts is that the limit is higher, and that connections and writes are taken again.
#[test]
fn limits_that_were_hit_are_raised() {
    let redis = Redis::start("--maxclients 3 --maxmemory 2mb --maxmemory-policy noeviction");
    let mut first = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
    let refused = (0..40).filter(|n| redis::cmd("SET").arg(n).arg("x".repeat(200_000)).query::<()>(&mut first).is_err()).count();
    assert!(refused > 0);
    let others: Vec<_> = (0..2).map(|_| redis::Client::open(redis.url()).unwrap().get_connection().unwrap()).collect();
    assert!(redis::Client::open(redis.url()).unwrap().get_connection().is_err());
    drop(others);
    apply(&redis, &redis.url(), &["caching/writes-refused", "caching/connections-rejected"]);
    for name in ["maxclients", "maxmemory"] {
        let setting: Vec<String> = redis::from_redis_value(redis.execute(&format!("CONFIG GET {name}"))).unwrap();
        assert!(setting[1].parse::<i64>().unwrap() >= 10_000, "{setting:?}");
    }
    redis::cmd("SET").arg("b").arg("x".repeat(200_000)).query::<()>(&mut first).unwrap();
}

#[test]
fn sessions_that_may_be_dropped_have_room() {
    let redis = Redis::start("--maxmemory 64mb --maxmemory-policy allkeys-lru");
    let data = "x".repeat(50_000);
    redis.execute(&(0..60).map(|n| format!("SET sess:{n:0>32} {data} EX 900\n")).collect::<String>());
    let used: i64 = Looked::at(&redis.url()).one("select counted_memory_bytes from redis_server");
    redis.execute(&format!("CONFIG SET maxmemory {}", used * 11 / 10));
    is_mended_by_its_fix(&redis, &redis.url(), &["statelessness/session-evictable"]);
}

#[test]
fn a_snapshot_that_failed_is_made_again() {
    let redis = Redis::start("--dbfilename data.rdb");
    redis.execute("SET a 1");
    let in_the_way = redis.folder().join("data.rdb");
    std::fs::create_dir_all(in_the_way.join("full")).unwrap();
    redis.execute("BGSAVE");
    let is_well = || -> bool { Looked::at(&redis.url()).one("select is_last_save_ok from redis_server") };
    while is_well() {}
    std::fs::remove_dir_all(&in_the_way).unwrap();
    apply(&redis, &redis.url(), &["backups/redis-save-failing"]);
    while !is_well() {}
}

/// Under allkeys-lru a cache keeps the memory full. Without eviction every write would be refused at once.
#[test]
fn a_queue_beside_a_full_cache_gets_room_before_eviction_ends() {
    let redis = Redis::start("--maxmemory 4mb --maxmemory-policy allkeys-lru");
    let mut cached = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
    (0..60).for_each(|n| {
        redis::cmd("SET").arg(format!("cache:{n}")).arg("x".repeat(50_000)).arg("EX").arg(900).query::<()>(&mut cached).unwrap()
    });
    // Of keys of the same second it drops any: so the queue is younger than all of the cache.
    let mut idle_s = |n: i32| redis::cmd("OBJECT").arg("IDLETIME").arg(format!("cache:{n}")).query::<Option<i64>>(&mut cached).unwrap();
    while (0..60).filter_map(&mut idle_s).min() < Some(2) {}
    redis.execute("LPUSH bull:emails:wait 1\nHSET bull:emails:meta version bullmq:6.7.0");
    is_mended_by_its_fix(&redis, &redis.url(), &["jobs/queue-on-evicting-redis"]);
}

/// Any eviction drops what lies beside the cache: carts, locks, tokens that were revoked.
#[test]
fn no_eviction_is_advised_where_anything_lies_beside_the_cache() {
    for beside in [
        "HSET cart:7 a 1",
        "SET lock:order:7 x EX 30",
        "SADD revoked a",
        "ZADD board 1 a",
        "XADD events * a 1",
        "SET sess:00000000000000000000000000000007 x EX 900",
    ] {
        let redis = Redis::start("--maxmemory 64mb --maxmemory-policy noeviction");
        redis.execute(&(0..40).map(|n| format!("SET cache:feed:{n} x EX 900\n")).collect::<String>());
        redis.execute(beside);
        let Verdict::Fail { findings, .. } = verdict(&Looked::at(&redis.url()), "caching/eviction-policy-mismatch") else { continue };
        for finding in findings {
            let fix = finding.fix.unwrap();
            let is_harmless = finding.fix_kind == Some(FixKind::Code) || (fix.ends_with("volatile-lru") && !beside.contains(" EX "));
            assert!(is_harmless, "{beside}: {fix}");
        }
    }
}

#[test]
fn refused_writes_and_rejected_connections_are_found() {
    let redis = Redis::start("--maxclients 3 --maxmemory 2mb --maxmemory-policy noeviction");
    let mut first = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
    let refused = (0..40).filter(|n| redis::cmd("SET").arg(n).arg("x".repeat(200_000)).query::<()>(&mut first).is_err()).count();
    assert!(refused > 0);
    let others: Vec<_> = (0..2).map(|_| redis::Client::open(redis.url()).unwrap().get_connection().unwrap()).collect();
    let turned_away = redis::Client::open(redis.url()).unwrap().get_connection();
    assert!(turned_away.is_err());
    // While it is full we are turned away as well, and say so.
    let (kind, reason, cure) = Looked::at(&redis.url()).unseen("redis_server");
    assert!(kind == "unreachable" && reason.contains("limit of connections"), "{reason} {cure:?}");
    drop(others);
    let found = faults(&Looked::at(&redis.url()));
    assert!(found.contains_key("caching/writes-refused") && found.contains_key("caching/connections-rejected"), "{found:#?}");
}

#[test]
fn without_config_persistence_and_openness_are_unproven_and_policy_is_still_judged() {
    let redis = Redis::start("--maxmemory 64mb --maxmemory-policy allkeys-lru --rename-command CONFIG ''");
    redis.execute("HSET bull:emails:meta version bullmq:6.7.0\nLPUSH bull:emails:wait 1");
    let looked = Looked::at(&redis.url());
    for name in ["jobs/queue-not-persisted", "environments/redis-without-password", "caching/slow-log-off"] {
        assert!(matches!(verdict(&looked, name), Verdict::Unproven { .. }), "{name}: {:?}", verdict(&looked, name));
    }
    assert!(matches!(verdict(&looked, "jobs/queue-on-evicting-redis"), Verdict::Fail { .. }));
    assert!(matches!(verdict(&looked, "caching/memory-unlimited"), Verdict::Pass { .. }));
}

#[test]
fn an_open_redis_on_this_machine_is_a_fault_only_where_the_network_may_reach_it() {
    let open = Redis::start("--protected-mode no");
    assert!(matches!(verdict(&Looked::at(&open.url()), "environments/redis-without-password"), Verdict::Fail { .. }));
    let closed = Redis::start("");
    assert!(matches!(verdict(&Looked::at(&closed.url()), "environments/redis-without-password"), Verdict::Pass { .. }));
}

#[test]
fn a_healthy_redis_trips_nothing() {
    let redis = Redis::start("--maxmemory 64mb --maxmemory-policy noeviction --appendonly yes --requirepass long-enough-word");
    let url = format!("redis://:long-enough-word@127.0.0.1:{}", redis.port());
    let mut commands = String::new();
    for n in 0..60 {
        commands.push_str(&format!("SET cache:feed:{n} x EX 900\nSET sess:{n:0>32} x EX 900\n"));
    }
    redis_execute(&url, &commands);
    let found = faults(&Looked::at(&url));
    assert!(found.is_empty(), "{found:#?}");
}
