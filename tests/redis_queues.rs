//! Job queues. The layouts are written by hand after those that the libraries left on a real server;
//! they are synthetic.

use std::time::{SystemTime, UNIX_EPOCH};

use plimsoll::{
    client::redis::{Info, Session},
    probe::redis::depth::Depths,
    redact::Address,
};

use crate::{
    redis_probe::Looked,
    support::{Redis, block_on},
};

fn now_s() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// The queue's numbers as `waiting/active/stalled/delayed/overdue/failed/finished/age/workers/paused`; `-` is not told.
fn queue(looked: &Looked, library: &str, name: &str) -> String {
    let numbers = ["active", "stalled", "delayed", "overdue", "failed", "finished", "oldest_age_s / 100", "workers"]
        .map(|column| format!("ifnull({column}, '-')"))
        .join(" || '/' || ");
    looked.one(&format!(
        "select waiting || '/' || {numbers} || '/' || is_paused from redis_queue where library = '{library}' and queue = '{name}'"
    ))
}

#[test]
fn bullmq_bull_and_bee_are_read() {
    let redis = Redis::start("");
    let then_ms = (now_s() - 450) * 1_000;
    let past = (now_s() - 600) * 1_000 * 4_096;
    let future = (now_s() + 600) * 1_000 * 4_096;
    redis.execute(&format!(
        "HSET bull:emails:meta version bullmq:6.7.0
         LPUSH bull:emails:wait 1 2
         HSET bull:emails:1 name welcome data secretdata timestamp {then_ms}
         ZADD bull:emails:prioritized 1 3
         LPUSH bull:emails:active 4
         ZADD bull:emails:delayed {past} 5 {future} 6
         ZADD bull:emails:failed 1 7
         ZADD bull:emails:completed 1 8 2 9 3 10
         HSET bull:stopped:meta version bullmq:6.7.0 paused 1
         SET bull:old:id 9
         LPUSH bull:old:wait 1
         HSET bull:old:1 timestamp {then_ms}
         SET bq:thumbs:id 3
         LPUSH bq:thumbs:waiting 1
         HSET bq:thumbs:jobs 1 {{\"data\":{{}},\"options\":{{\"timestamp\":{then_ms}}}}}
         SADD bq:thumbs:succeeded 2
         SET cart:12:id 1
         SET cart:12:meta x"
    ));
    let looked = Looked::at(&redis.url());
    assert_eq!(queue(&looked, "bullmq", "emails"), "3/1/0/2/1/1/3/4/0/0");
    assert_eq!(queue(&looked, "bullmq", "stopped"), "0/0/0/0/0/0/0/-/0/1");
    assert_eq!(queue(&looked, "bull", "old"), "1/0/0/0/0/0/0/4/0/0");
    assert_eq!(queue(&looked, "bee-queue", "thumbs"), "1/0/-/0/0/0/1/4/-/0");
    assert_eq!(looked.one::<i64>("select count(*) from redis_queue"), 4);
    assert!(!looked.bytes().windows(10).any(|w| w == b"secretdata"));
}

#[test]
fn a_job_whose_worker_was_killed_is_stalled_and_one_that_is_held_is_not() {
    let redis = Redis::start("");
    let (began_ms, now) = ((now_s() - 300) * 1_000, now_s());
    redis.execute(&format!(
        "HSET bull:emails:meta version bullmq:6.7.0
         LPUSH bull:emails:active 1 2 3 4
         HSET bull:emails:1 processedOn {began_ms}
         HSET bull:emails:2 processedOn {began_ms}
         SET bull:emails:2:lock token PX 30000
         HSET bull:emails:3 processedOn {}
         HSET bull:emails:4 name just-taken
         SADD rq:queues rq:queue:reports
         ZADD rq:wip:reports {} killed {} held",
        now * 1_000,
        now - 200,
        now + 200
    ));
    let looked = Looked::at(&redis.url());
    assert_eq!(queue(&looked, "bullmq", "emails"), "0/4/1/0/0/0/0/-/0/0");
    assert_eq!(queue(&looked, "rq", "reports"), "0/2/1/0/0/0/0/-/0/0");
}

#[test]
fn a_bullmq_worker_is_known_by_the_name_of_its_connection() {
    let redis = Redis::start("");
    redis.execute("HSET bull:emails:meta version bullmq:6.7.0");
    let named = |name: &str| {
        let mut client = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
        redis::cmd("CLIENT").arg("SETNAME").arg(name).query::<()>(&mut client).unwrap();
        client
    };
    let listener = named("bull:ZW1haWxz:qe");
    assert_eq!(queue(&Looked::at(&redis.url()), "bullmq", "emails"), "0/0/0/0/0/0/0/-/0/0");
    // Neither has ever waited for a job: each began with as many as it can do.
    let workers = [named("bull:ZW1haWxz:w:mailer"), named("bull:ZW1haWxz")];
    assert_eq!(queue(&Looked::at(&redis.url()), "bullmq", "emails"), "0/0/0/0/0/0/0/-/2/0");
    redis.execute("HSET {shop}:mails:meta version bullmq:6.7.0\nLPUSH {shop}:mails:wait 1");
    let other = named("{shop}:bWFpbHM=");
    let all = "select group_concat(waiting || ' ' || workers) from (select * from redis_queue order by waiting)";
    assert_eq!(Looked::at(&redis.url()).one::<String>(all), "0 2,1 1");
    drop((listener, workers, other));
}

#[test]
fn sidekiq_and_resque_are_read_and_killed_workers_do_not_count() {
    let redis = Redis::start("");
    let now = now_s();
    redis.execute(&format!(
        "SADD queues mailers default
         LPUSH queue:mailers {{\"class\":\"Later\",\"enqueued_at\":{}}} {{\"enqueued_at\":{now}}}
         LPUSH queue:default {{\"enqueued_at\":{}.25}}
         SADD processes web:1:aaaaaaaaaaaa web:2:bbbbbbbbbbbb
         HSET web:1:aaaaaaaaaaaa busy 2 info x
         ZADD schedule {} a {} b
         ZADD retry 1 c
         ZADD dead 1 d 2 e
         SET stat:processed 10
         SADD resque:queues low
         RPUSH resque:queue:low {{\"class\":\"X\",\"args\":[]}}
         RPUSH resque:failed {{}}
         HSET resque:workers:heartbeat h:1:low 2026-01-01T00:00:00Z",
        (now - 720) * 1_000,
        now - 350,
        now - 500,
        now + 500,
    ));
    let looked = Looked::at(&redis.url());
    assert_eq!(queue(&looked, "sidekiq", "mailers"), "2/-/-/-/-/-/-/7/1/0");
    assert_eq!(queue(&looked, "sidekiq", "default"), "1/-/-/-/-/-/-/3/1/0");
    assert_eq!(queue(&looked, "sidekiq", "(all)"), "0/2/-/2/1/3/-/-/1/0");
    assert_eq!(queue(&looked, "resque", "low"), "1/-/-/-/-/-/-/-/0/0");
    assert_eq!(queue(&looked, "resque", "(all)"), "0/0/-/0/0/1/-/-/0/0");
}

#[test]
fn celery_rq_arq_and_dramatiq_are_read() {
    let redis = Redis::start("");
    let now = now_s();
    let iso = chrono::DateTime::from_timestamp(i64::try_from(now - 250).unwrap(), 0).unwrap().format("%Y-%m-%dT%H:%M:%S.123456Z");
    redis.execute(&format!(
        "SADD _kombu.binding.celery celery\u{6}\u{16}\u{6}\u{16}celery images\u{6}\u{16}\u{6}\u{16}images
         SADD _kombu.binding.celery.pidbox \u{6}\u{16}\u{6}\u{16}celery@host.celery.pidbox
         LPUSH celery {{}} {{}}
         LPUSH celery\u{6}\u{16}3 {{}}
         HSET unacked tag1 x
         SADD rq:queues rq:queue:reports
         RPUSH rq:queue:reports 6c1a 6c1b
         HSET rq:job:6c1a enqueued_at {iso} data secretdata
         SADD rq:workers:reports rq:worker:one rq:worker:dead
         HSET rq:worker:one last_heartbeat x
         ZADD rq:failed:reports 1 a 2 b
         ZADD rq:finished:reports 1 c
         ZADD arq:queue {} run1 {} run2 {} later
         SET arq:in-progress:run1 1
         ZADD dramatiq:__heartbeats__ 1 w1
         RPUSH dramatiq:default m1
         HSET dramatiq:default.msgs m1 {{\"args\":[\"secretdata\"],\"message_timestamp\":{}}}
         ZADD dramatiq:default.XQ 1 m0",
        (now - 900) * 1_000,
        (now - 150) * 1_000,
        (now + 150) * 1_000,
        (now - 550) * 1_000,
    ));
    let looked = Looked::at(&redis.url());
    assert_eq!(queue(&looked, "celery", "celery"), "3/1/-/-/-/-/-/-/0/0");
    assert_eq!(queue(&looked, "celery", "images"), "0/-/-/-/-/-/-/-/0/0");
    assert_eq!(queue(&looked, "rq", "reports"), "2/0/0/0/0/2/1/2/1/0");
    assert_eq!(queue(&looked, "arq", "queue"), "1/1/-/1/-/-/-/1/-/0");
    assert_eq!(queue(&looked, "dramatiq", "default"), "1/-/-/0/-/1/-/5/-/0");
    assert_eq!(looked.one::<i64>("select count(*) from redis_queue"), 5);
    assert!(!looked.bytes().windows(10).any(|w| w == b"secretdata"));
}

#[test]
fn celery_is_read_with_a_separator_of_the_apps_own() {
    let redis = Redis::start("");
    redis.execute(
        "SADD _kombu.binding.default default.#::default\nSADD _kombu.binding.mail mail.#::mail\nLPUSH default {} {}\nLPUSH default:3 {}",
    );
    let looked = Looked::at(&redis.url());
    assert_eq!(queue(&looked, "celery", "default"), "3/0/-/-/-/-/-/-/0/0");
    assert_eq!(queue(&looked, "celery", "mail"), "0/-/-/-/-/-/-/-/0/0");
}

#[test]
fn laravel_is_read_behind_its_prefix() {
    let redis = Redis::start("");
    let now = now_s();
    redis.execute(&format!(
        "RPUSH shop_database_queues:default {{\"job\":\"Illuminate\\\\Queue\\\\CallQueuedHandler@call\",\"createdAt\":{}}}
         ZADD shop_database_queues:default:reserved {now} x
         RPUSH shop:queues:homemade x",
        now - 330
    ));
    let looked = Looked::at(&redis.url());
    assert_eq!(queue(&looked, "laravel", "default"), "1/1/-/0/0/-/-/3/-/0");
    assert_eq!(looked.one::<i64>("select count(*) from redis_queue"), 1);
}

#[test]
fn keys_of_another_type_under_a_library_name_are_not_its() {
    let redis = Redis::start("");
    redis.execute("SET queues x\nSET rq:queues x\nSET resque:queues x\nSET celery x\nSET arq:queue x\nLPUSH schedule x");
    let looked = Looked::at(&redis.url());
    assert_eq!(looked.one::<i64>("select count(*) from redis_queue"), 0);
    assert_eq!(looked.one::<i64>("select count(*) from reach where kind is not null"), 0);
}

#[test]
fn queues_are_looked_for_once_and_their_depth_is_read_again_and_again() {
    let redis = Redis::start("");
    let now_ms = now_s() * 1_000;
    redis.execute(&format!(
        "HSET bull:emails:meta version bullmq:6.7.0
         LPUSH bull:emails:wait 1 2
         ZADD bull:emails:prioritized 1 3
         SADD rq:queues rq:queue:reports
         SADD _kombu.binding.celery celery\u{6}\u{16}\u{6}\u{16}celery
         LPUSH celery\u{6}\u{16}3 a b
         ZADD arq:queue {} due {} later
         SELECT 3
         SADD queues mailers
         SET stat:processed 10
         LPUSH queue:mailers a
         LPUSH queue:gone a",
        now_ms - 9_000,
        now_ms + 900_000,
    ));
    block_on(async {
        let mut session = Session::open(&Address::parse(&redis.url()).unwrap(), None).await.unwrap();
        let depths = Depths::find(&mut session, 20_000).await.unwrap();
        let shown = |depth: &plimsoll::probe::redis::depth::Depth| {
            depth.waiting.iter().map(|(queue, waiting)| format!("{queue} {waiting}")).collect::<Vec<_>>().join(", ")
        };
        let depth = depths.read(&mut session).await.unwrap();
        assert_eq!(shown(&depth), "arq queue 1, bullmq emails 3, celery celery 2, rq reports 0, sidekiq mailers 1");
        redis.execute("LPUSH rq:queue:reports a b c\nDEL bull:emails:wait\nSET bull:emails:wait x");
        // What the look itself does to the counters is known to the last lookup, so that it can be taken off.
        let before = stats(&mut session).await;
        let depth = depths.read(&mut session).await.unwrap();
        let after = stats(&mut session).await;
        assert_eq!(shown(&depth), "arq queue 1, bullmq emails 1, celery celery 2, rq reports 3, sidekiq mailers 1");
        assert_eq!(depth.own.map(i64::from), [after.0 - before.0, after.1 - before.1, after.2 - before.2]);
    });
}

/// Calls of the commands that tell a length, hits and misses.
async fn stats(session: &mut Session) -> (i64, i64, i64) {
    let text: String = session.ask_plain("INFO all").await.unwrap();
    let info = Info::parse(&text);
    let calls = info.commands().iter().filter(|c| ["llen", "zcard", "zcount"].contains(&c.name.as_str())).map(|c| c.calls).sum();
    (calls, info.integer("keyspace_hits").unwrap(), info.integer("keyspace_misses").unwrap())
}
