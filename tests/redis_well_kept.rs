//! What a stranger's Redis looks like that is well kept: a plain cache, and a plain queue. Nothing of either is high or critical. And what
//! is another app's on the same server is not taken for this one's.

use std::fmt::Write as _;

use plimsoll::check::{Certainty, Severity, Verdict};

use crate::{
    redis_probe::Looked,
    redis_probe::{CHECKS, verdict},
    support::Redis,
};

/// Checks of Redis alone that find something high or critical, or anything but a guess.
fn grave(looked: &Looked) -> Vec<String> {
    let ours = CHECKS.iter().filter(|c| c.tables.iter().all(|t| t.starts_with("redis_") || t == "run"));
    let mut found = Vec::new();
    for check in ours {
        let judged = check.judge(looked.db());
        assert!(!matches!(&judged, Verdict::Unproven { gaps } if gaps.iter().any(|g| g.kind == "broken")), "{}: {judged:?}", check.name());
        if let Verdict::Fail { findings, .. } = &judged {
            let is_grave = judged.severity(check.header.severity) > Severity::Medium;
            found.extend(
                (is_grave || findings.iter().any(|f| f.certainty == Certainty::Sure)).then(|| format!("{}: {findings:?}", check.name())),
            );
        }
    }
    found
}

#[test]
fn a_plain_cache_that_is_well_kept_has_no_grave_finding() {
    let redis = Redis::start("--maxmemory 64mb --maxmemory-policy allkeys-lru --requirepass long-enough-word");
    let url = format!("redis://:long-enough-word@127.0.0.1:{}", redis.port());
    let mut commands = String::new();
    (0..300).for_each(|n| _ = writeln!(commands, "SET cache:product:{n} <p>{n}</p> EX {}\nGET cache:product:{n}", 600 + n));
    crate::support::redis_execute(&url, &commands);
    let looked = Looked::at(&url);
    assert_eq!(grave(&looked), Vec::<String>::new());
    assert!(matches!(verdict(&looked, "caching/eviction-policy-mismatch"), Verdict::Pass { .. }));
}

#[test]
fn plain_queues_that_are_well_kept_have_no_grave_finding() {
    let options = "--maxmemory 64mb --maxmemory-policy noeviction --appendonly yes --requirepass long-enough-word";
    let now = chrono::Utc::now().timestamp();
    for commands in [
        "HSET bull:emails:meta version bullmq:6.7.0\nSET bull:emails:id 9\nZADD bull:emails:completed 1 7 2 8".to_owned(),
        format!("SADD queues mailers\nSET stat:processed 9\nSADD processes web:1:aaaaaaaaaaaa\nHSET web:1:aaaaaaaaaaaa busy 0\nLPUSH queue:mailers {{\"enqueued_at\":{now}}}"),
        "SADD _kombu.binding.celery celery\u{6}\u{16}\u{6}\u{16}celery\nSET celery-task-meta-6c1a {} EX 86400".to_owned(),
        "SADD rq:queues rq:queue:reports\nSADD rq:workers:reports rq:worker:one\nHSET rq:worker:one last_heartbeat x\nZADD rq:finished:reports 1 c".to_owned(),
        "SADD resque:queues low\nHSET resque:workers:heartbeat h:1:low 2099-01-01T00:00:00Z".to_owned(),
        format!("ZADD shop_database_queues:default:reserved {now} x\nSET horizon:last_snapshot_at 1"),
        "SET arq:queue:health-check j_complete=9 EX 60".to_owned(),
        format!("SADD asynq:queues default\nZADD asynq:servers {} asynq:servers:{{h:1:x}}\nZADD asynq:{{default}}:completed {now} t1", now + 30),
    ] {
        let redis = Redis::start(options);
        let url = format!("redis://:long-enough-word@127.0.0.1:{}", redis.port());
        crate::support::redis_execute(&url, &commands);
        let looked = Looked::at(&url);
        assert_eq!(looked.one::<i64>("select count(*) > 0 from redis_queue"), 1, "{commands}");
        assert_eq!(grave(&looked), Vec::<String>::new(), "{commands}");
        assert!(matches!(verdict(&looked, "jobs/queue-on-evicting-redis"), Verdict::Pass { .. }), "{commands}");
    }
}

#[test]
fn asynq_is_read() {
    let redis = Redis::start("");
    let now = chrono::Utc::now().timestamp();
    redis.execute(&format!(
        "SADD asynq:queues default
         LPUSH asynq:{{default}}:pending t1 t2
         HSET asynq:{{default}}:t:t1 msg secretdata state pending pending_since {}
         LPUSH asynq:{{default}}:active t3
         ZADD asynq:{{default}}:lease {} t3
         ZADD asynq:{{default}}:scheduled {} t4 {} t5
         ZADD asynq:{{default}}:archived 1 t6
         ZADD asynq:servers {} gone {} here",
        (now - 450) * 1_000_000_000,
        now - 200,
        now - 200,
        now + 200,
        now - 20,
        now + 20,
    ));
    let looked = Looked::at(&redis.url());
    let row: String = looked.one(
        "select library || waiting || active || stalled || delayed || overdue || failed || finished || '/' || (oldest_age_s / 100) || '/' || workers from redis_queue",
    );
    assert_eq!(row, "asynq2112110/4/1");
    assert!(!looked.bytes().windows(10).any(|w| w == b"secretdata"));
}

#[test]
fn a_worker_of_another_database_is_another_apps() {
    let redis = Redis::start("");
    redis.execute("SADD _kombu.binding.celery celery\u{6}\u{16}\u{6}\u{16}celery\nLPUSH celery {}");
    let worker = |database: i64| {
        let mut worker = redis::Client::open(format!("{}/{database}", redis.url())).unwrap().get_connection().unwrap();
        redis::cmd("CLIENT").arg("NO-EVICT").arg("off").query::<redis::Value>(&mut worker).ok();
        redis::cmd("BRPOP").arg("none").arg(0.01).query::<redis::Value>(&mut worker).unwrap();
        worker
    };
    let other = worker(5);
    assert_eq!(Looked::at(&redis.url()).one::<i64>("select workers from redis_queue"), 0);
    let own = worker(0);
    assert_eq!(Looked::at(&redis.url()).one::<i64>("select workers from redis_queue"), 1);
    drop((other, own));
}

#[test]
fn a_reset_of_the_counters_is_seen() {
    let redis = Redis::start("");
    redis.execute("SET a 1\nCONFIG GET maxmemory");
    assert_eq!(Looked::at(&redis.url()).one::<i64>("select counters_age_s = uptime_s from redis_server"), 1);
    redis.execute("CONFIG RESETSTAT\nGET a");
    let looked = Looked::at(&redis.url());
    assert_eq!(looked.one::<Option<i64>>("select counters_age_s from redis_server"), None);
    for check in ["caching/keys-command-used", "caching/connections-not-pooled", "caching/commands-failing"] {
        assert!(matches!(verdict(&looked, check), Verdict::Unproven { .. }), "{check}: {:?}", verdict(&looked, check));
    }
}
