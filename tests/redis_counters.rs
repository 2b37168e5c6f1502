//! What a scan adds to Redis' own counters of hits and misses: little, and the report says how much.

use plimsoll::{
    client::redis::Info,
    probe::redis::grant,
    run::{Sent, redis_lookups},
};

use crate::{
    redis_probe::Looked,
    support::{Redis, command, shop::Shop},
};

fn asked(redis: &Redis) -> (i64, i64) {
    let mut connection = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
    let info = Info::parse(&redis::cmd("INFO").arg("stats").query::<String>(&mut connection).unwrap());
    (info.integer("keyspace_hits").unwrap(), info.integer("keyspace_misses").unwrap())
}

fn sent(looked: &Looked) -> Vec<Sent> {
    let mut query = looked.db().prepare("select probe, kind, statement, times from sent").unwrap();
    let row = |r: &rusqlite::Row<'_>| Ok(Sent { probe: r.get(0)?, kind: r.get(1)?, statement: r.get(2)?, times: r.get(3)? });
    query.query_map([], row).unwrap().flatten().collect()
}

/// A shop's keys and a queue after so many thousand lookups, of which one in four found its key.
fn looked_up(thousands: usize) -> Redis {
    let redis = Redis::start("");
    let mut connection = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
    let mut pipeline = redis::pipe();
    for n in 0..3_000 {
        pipeline.cmd("SET").arg(format!("cache:page:{n}")).arg("x").arg("EX").arg(9_000);
        pipeline.cmd("SET").arg(format!("user:{n}")).arg("x");
        pipeline.cmd("HSET").arg(format!("bull:emails:{n}")).arg("timestamp").arg(1);
    }
    pipeline.cmd("LPUSH").arg("bull:emails:wait").arg(1);
    pipeline.cmd("HSET").arg("bull:emails:meta").arg("version").arg("bullmq:5");
    pipeline.query::<()>(&mut connection).unwrap();
    let mut lookups = redis::cmd("MGET");
    (0..1_000).for_each(|n| _ = lookups.arg(if n % 4 == 0 { format!("user:{n}") } else { format!("gone:{n}") }));
    (0..thousands).for_each(|_| lookups.exec(&mut connection).unwrap());
    redis
}

#[test]
fn eight_scans_leave_the_hit_ratio_where_it_was_and_say_what_they_added() {
    let redis = looked_up(600);
    let ratio = |(hits, misses): (i64, i64)| 100.0 * hits as f64 / (hits + misses) as f64;
    let first = asked(&redis);
    assert!((ratio(first) - 25.0).abs() < 0.1, "{first:?}");
    for _ in 0..8 {
        let before = asked(&redis);
        let looked = Looked::at(&redis.url());
        let after = asked(&redis);
        let added = after.0 + after.1 - before.0 - before.1;
        assert_eq!(redis_lookups(&sent(&looked)), added, "every lookup is known");
        assert!((1..1_000).contains(&added), "{added}");
        // And the sample is still one: 2,000 keys, with what they take.
        assert!(looked.one::<i64>("select max(of_sampled) from redis_key_pattern") > 1_500);
    }
    assert!((ratio(asked(&redis)) - ratio(first)).abs() < 1.0, "{first:?} became {:?}", asked(&redis));
}

#[test]
fn a_quiet_server_is_asked_less() {
    let redis = looked_up(5);
    let looked = Looked::at(&redis.url());
    let added = redis_lookups(&sent(&looked));
    assert!((1..250).contains(&added), "{added}");
    assert!(looked.one::<f64>("select unexpiring_low_pct from redis_key_pattern where pattern = 'user:*'") > 90.0);
}

#[test]
fn what_the_server_counts_itself_is_not_asked() {
    let redis = Redis::start("");
    for n in 0..50 {
        redis.execute(&format!("SET cache:{n} x EX 9000\nSET page:{n} x EX 9000"));
    }
    let looked = Looked::at(&redis.url());
    assert_eq!(looked.one::<i64>("select count(*) from sent where statement = 'PTTL <key>'"), 0);
    assert_eq!(looked.one::<f64>("select max(unexpiring_high_pct) from redis_key_pattern"), 0.0);
}

#[test]
fn the_list_of_what_was_sent_says_how_many_lookups_were_ours() {
    let folder = Shop::healthy().folder.path();
    let said = command::run(folder, &["report", "latest", "--sent"]).out;
    let line = said.lines().last().unwrap();
    let (count, rest) = line.split_once(' ').unwrap();
    assert!(count.parse::<u32>().unwrap() > 0 && rest.contains("keyspace_hits and keyspace_misses"), "{line}");
}

#[test]
fn the_readme_names_every_command_that_hands_out_a_value() {
    const NO_VALUES: &[&str] = &[
        "info",
        "ping",
        "auth",
        "select",
        "scan",
        "randomkey",
        "type",
        "pttl",
        "exists",
        "memory|usage",
        "llen",
        "hlen",
        "scard",
        "zcard",
        "zcount",
        "config|get",
        "client|setname",
    ];
    let granted: Vec<&str> = grant::ACL.split_whitespace().filter_map(|word| word.strip_prefix('+')).collect();
    let handing: Vec<&&str> = granted.iter().filter(|command| !NO_VALUES.contains(*command)).collect();
    let readme = std::fs::read_to_string("README.md").unwrap();
    for command in &handing {
        assert!(grant::VALUES.iter().any(|(known, _)| known == *command), "{command}");
        assert!(readme.contains(&command.to_uppercase().replace('|', " ")), "{command}");
    }
    assert_eq!(handing.len(), grant::VALUES.len());
}
