//! Keys by pattern, clients and the slow log: what is kept of them, and what must not be.

use std::fmt::Write as _;

use plimsoll::probe::redis::grant;

use crate::{
    redis_probe::Looked,
    support::{Redis, redis_execute},
};

/// Things that must never be in a snapshot.
const CANARIES: &[&str] = &["canary.person@example.com", "kAnArYt0kEn9fQ2xZ7bW4mN8pL3", "canaryvalue", "annabelle"];

fn seeded() -> Redis {
    let redis = Redis::start("--slowlog-log-slower-than 0");
    let mut commands = String::new();
    for n in 0..40 {
        let _ = writeln!(
            commands,
            "SET cache:feed:{n} canaryvalue\nSET cache:page:{n} canaryvalue EX 5000\nHSET user:annabelle{n}x:profile a b"
        );
    }
    for canary in &CANARIES[..2] {
        let _ = writeln!(commands, "SET reset:{canary} 1 EX 900\nSET mail_{canary} 1 EX 900\nSADD tag:{canary}:x 1");
    }
    commands.push_str("SET sess:abcdefghijklmnopqrstuvwxyz123456 canaryvalue");
    redis.execute(&commands);
    redis
}

#[test]
fn keys_are_seen_as_patterns_with_type_expiry_and_size() {
    let redis = seeded();
    let looked = Looked::at(&redis.url());
    let row = |pattern: &str, what: &str| -> String {
        looked.one(&format!("select cast(({what}) as text) from redis_key_pattern where pattern = '{pattern}'"))
    };
    assert_eq!(row("cache:feed:*", "role || kind || sampled || '/' || unexpiring || is_census"), "cachestring40/401");
    assert_eq!(row("cache:page:*", "unexpiring || '/' || unexpiring_high_pct"), "0/0.0");
    assert_eq!(row("user:*:profile", "role || kind"), "datahash");
    assert_eq!(row("sess:*", "role"), "session");
    assert_eq!(row("cache:feed:*", "mean_bytes > 20 and largest_bytes < 200"), "1");
    let (all, counted): (i64, i64) =
        looked.db().query_row("select max(of_sampled), sum(sampled) from redis_key_pattern", [], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
    assert_eq!((all, counted), (127, 127));
}

#[test]
fn no_whole_key_no_value_and_no_address_is_stored() {
    let redis = seeded();
    let bytes = Looked::at(&redis.url()).bytes();
    for canary in CANARIES {
        assert!(!bytes.windows(canary.len()).any(|w| w == canary.as_bytes()), "{canary}");
    }
}

#[test]
fn nothing_on_the_server_changes() {
    let redis = seeded();
    let state = || {
        let mut connection = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
        let mut keys: Vec<String> = redis::cmd("KEYS").arg("*").query(&mut connection).unwrap();
        keys.sort();
        let until: Vec<i64> = keys.iter().map(|k| redis::cmd("PEXPIRETIME").arg(k).query(&mut connection).unwrap()).collect();
        let settings: Vec<String> = redis::cmd("CONFIG").arg("GET").arg("*").query(&mut connection).unwrap();
        (keys, until, settings)
    };
    let before = state();
    let looked = Looked::at(&redis.url());
    assert_eq!(before, state());
    let sent: i64 = looked.one(
        "select count(*) from sent where statement like 'KEYS%' or statement like 'MONITOR%' or statement like 'CONFIG SET%' \
         or statement like 'EVAL%' or statement like '%SAMPLES 0%' or statement like 'GET %'",
    );
    assert_eq!(sent, 0);
}

#[test]
fn many_keys_are_sampled_and_the_interval_holds_the_truth() {
    let redis = Redis::start("");
    let mut connection = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
    for chunk in 0..24 {
        let mut pipeline = redis::pipe();
        for n in 0..1_000 {
            let name = format!("item:{}", chunk * 1_000 + n);
            pipeline.cmd("SET").arg(name).arg("x");
            if n % 4 == 0 {
                pipeline.arg("EX").arg(9_000);
            }
        }
        pipeline.query::<()>(&mut connection).unwrap();
    }
    let looked = Looked::at(&redis.url());
    assert_eq!(looked.one::<String>("select is_census || ' ' || keys from redis_key_pattern"), "0 24000");
    let seen: i64 = looked.one("select of_sampled from redis_key_pattern");
    assert!((1_500..=2_000).contains(&seen), "{seen}");
    // Five standard errors around the truth: the draw is the server's, and cannot be seeded.
    let middle: f64 = looked.one("select (unexpiring_low_pct + unexpiring_high_pct) / 2 from redis_key_pattern");
    assert!((middle - 75.0).abs() < 5.0, "{middle}");
    assert!(looked.one::<f64>("select unexpiring_high_pct - unexpiring_low_pct from redis_key_pattern") < 5.0);
}

#[test]
fn the_printed_user_sees_everything_and_can_write_nothing() {
    let redis = seeded();
    redis.execute("LPUSH bull:emails:wait 1\nSET bull:emails:id 1\nSADD queues mailers\nLPUSH queue:mailers {}\nSADD resque:queues x\nSADD rq:queues rq:queue:y");
    redis.execute(&grant::ACL.replace("CHOOSE-A-PASSWORD", "long-enough-word"));
    let url = format!("redis://plimsoll:long-enough-word@127.0.0.1:{}", redis.port());
    let looked = Looked::at(&url);
    let absences: Vec<(String, String)> = looked
        .db()
        .prepare("select table_name, reason from reach where kind is not null")
        .unwrap()
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))
        .unwrap()
        .flatten()
        .collect();
    assert_eq!(absences, []);
    let mut connection = redis::Client::open(url).unwrap().get_connection().unwrap();
    for refused in ["SET a 1", "GET a", "DEL a", "KEYS *", "FLUSHALL", "CONFIG SET maxmemory 1", "MONITOR", "EVAL x 0", "SLOWLOG RESET"] {
        let words: Vec<&str> = refused.split(' ').collect();
        let answer = redis::cmd(words[0]).arg(&words[1..]).query::<redis::Value>(&mut connection);
        assert_eq!(answer.expect_err(refused).code(), Some("NOPERM"), "{refused}");
    }
}

#[test]
fn a_user_who_may_not_see_keys_still_gets_the_rest() {
    let redis = seeded();
    redis.execute("ACL SETUSER narrow on >long-enough-word ~* -@all +info +ping +select");
    let looked = Looked::at(&format!("redis://narrow:long-enough-word@127.0.0.1:{}", redis.port()));
    for table in ["redis_key_pattern", "redis_queue", "redis_client", "redis_slow_command", "redis_setting"] {
        let (kind, _, cure) = looked.unseen(table);
        assert!(kind == "denied" && cure.unwrap().contains("doctor"), "{table}");
    }
    assert_eq!(looked.one::<i64>("select count(*) from redis_server"), 1);
    assert!(looked.one::<i64>("select count(*) from redis_command") > 3);
}

#[test]
fn clients_are_counted_in_groups_and_our_own_is_left_out() {
    let redis = Redis::start("");
    let held: Vec<_> = (0..3)
        .map(|n| {
            let mut connection = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
            redis::cmd("CLIENT").arg("SETNAME").arg(format!("web-{}-77", 4_000 + n)).query::<()>(&mut connection).unwrap();
            connection
        })
        .collect();
    let looked = Looked::at(&redis.url());
    assert_eq!(looked.one::<String>("select group_concat(name || connections) from redis_client"), "web-*3");
    drop(held);
}

#[test]
fn the_slow_log_is_kept_by_command_and_kind_of_key() {
    let redis = seeded();
    redis_execute(&redis.url(), "KEYS user:*");
    let looked = Looked::at(&redis.url());
    let times = |command: &str, pattern: &str| -> i64 {
        looked.one(&format!("select ifnull(sum(times), 0) from redis_slow_command where command = '{command}' and pattern = '{pattern}'"))
    };
    assert_eq!(times("KEYS", ""), 1);
    assert!(times("SET", "cache:*") > 20);
    assert!(looked.one::<i64>("select longest_ms < 1000 and last_at > '2025' from redis_slow_command where command = 'KEYS'") == 1);
}
