//! Fixed loads for the reports.

use plimsoll::run::{Endpoint, Load, LoadLine, Moment, PoolSize, Recovery, Sounding, SoundingStatement, Step, Wall};

/// A load whose line lies between `proven` and `failed` requests per second.
pub(crate) fn carrying(proven: f64, failed: Option<f64>) -> Load {
    let mut steps: Vec<Step> =
        [0.25, 0.5, 1.0].iter().zip(1..).map(|(share, n)| step(n, proven * share, 40.0 + 60.0 * share, "pass")).collect();
    steps.extend(failed.map(|rate| step(4, rate, 900.0, "fail")));
    let because = failed.map(|_| "the connection pool of the app: all 10 connections were busy".to_owned());
    let ended = if failed.is_some() { "the objective was broken twice" } else { "the highest allowed rate was reached" };
    Load {
        objective_p95_ms: 300.0,
        objective_error_pct: 1.0,
        seed: 7,
        is_valid: true,
        scenarios: vec!["look-around".to_owned()],
        line: LoadLine {
            proven_per_s: Some(proven),
            failed_per_s: failed,
            proven_users: Some(proven * 2.0),
            gave_way_first: because,
            ended: ended.to_owned(),
            shape: "line".to_owned(),
        },
        moments: moments(&steps),
        steps,
        endpoints: vec![endpoint("start page", "GET /", 42.0)],
        soundings: vec![sounding("start page", "GET /", 1.0)],
        pools: vec![pool("1000 users", 1.8, 2), pool("load line", proven, 4)],
        walls: vec![wall("the app's pool of connections", 20.0, 41.5, 42.0), wall("the processors of Postgres", 4.0, 6.25, 8.0)],
        recovery: failed.map(|rate| Recovery {
            overload_per_s: rate,
            offered_per_s: tidy(proven / 2.0),
            watched_s: 5.5,
            requests: 35,
            late: 9,
            back_after_s: Some(1.25),
        }),
        spike: None,
        trends: Vec::new(),
        walked: Vec::new(),
    }
}

/// A ramp with every kind of step, and twenty endpoints.
pub(crate) fn rich() -> Load {
    let mut load = carrying(14.0, Some(22.0));
    load.steps = vec![
        step(1, 2.0, 44.0, "pass"),
        step(2, 4.0, 47.5, "pass"),
        step(3, 8.0, 71.2, "pass"),
        step(4, 14.0, 188.9, "pass"),
        step(5, 18.0, 301.4, "undecided"),
        step(6, 22.0, 1_840.0, "fail"),
        step(7, 28.0, 3_120.0, "void"),
    ];
    load.moments = moments(&load.steps);
    load.scenarios = vec!["look-around".to_owned(), "sign-in-and-buy".to_owned()];
    load.endpoints = (0..20u32)
        .map(|n| endpoint(&format!("step {n}"), &format!("GET /api/v1/things/{n}?page={{page}}"), 30.0 + f64::from(n * n)))
        .collect();
    load.endpoints[19].error_pct = 4.25;
    load.endpoints[19].name = "monthly report".to_owned();
    load.soundings = vec![sounding("list products", "GET /api/v1/products?page={page}", 21.0), sounding("start page", "GET /", 1.0)];
    load
}

/// Connections that a rate needs, each held for 42 ms.
fn pool(rate: &str, per_s: f64, each: i64) -> PoolSize {
    PoolSize {
        rate: rate.to_owned(),
        per_s,
        hold_ms: 42.0,
        hold_source: "sessions".to_owned(),
        is_lower_bound: true,
        busy: tidy(per_s * 0.042),
        headroom_pct: 50.0,
        instances: 2,
        each,
        limited_by: if each > 2 { "busy connections" } else { "the least for a copy" }.to_owned(),
    }
}

/// A wall of `capacity`, each request keeping one busy for `demand` to `most` milliseconds.
fn wall(resource: &str, capacity: f64, demand: f64, most: f64) -> Wall {
    Wall {
        resource: resource.to_owned(),
        capacity,
        capacity_source: "plimsoll.toml".to_owned(),
        demand_ms: demand,
        demand_most_ms: most,
        demand_source: if capacity > 10.0 { "soundings" } else { "sessions" }.to_owned(),
        per_s: tidy(1_000.0 * capacity / demand),
        least_per_s: tidy(1_000.0 * capacity / most),
    }
}

/// Two decimals: such a number is read back from JSON as the same one.
fn tidy(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn step(number: i64, offered: f64, p95: f64, verdict: &str) -> Step {
    let because = match verdict {
        "pass" => "p95 and errors are within the objective",
        "fail" => "p95 is above 300 ms in the whole interval",
        "undecided" => "the interval of p95, 281 to 322 ms, lies on both sides of 300 ms",
        _ => "the scanning machine could not send in time",
    };
    Step {
        number,
        offered_per_s: offered,
        served_per_s: if verdict == "fail" { tidy(offered * 0.8) } else { offered },
        seconds: 8.0,
        requests: if offered > 20.0 { 176 } else { 96 },
        p50_ms: tidy(p95 * 0.4),
        p95_ms: p95,
        p99_ms: tidy(p95 * 1.6),
        error_pct: if verdict == "fail" { 3.4 } else { 0.0 },
        in_flight_max: if verdict == "fail" { 64 } else { 4 },
        verdict: verdict.to_owned(),
        because: because.to_owned(),
        p95_low_ms: Some(tidy(p95 * 0.9)),
        p95_high_ms: Some(tidy(p95 * 1.1)),
    }
}

fn endpoint(name: &str, request: &str, p95: f64) -> Endpoint {
    Endpoint {
        scenario: "look-around".to_owned(),
        name: name.to_owned(),
        request: request.to_owned(),
        requests: 240,
        error_pct: 0.0,
        p50_ms: tidy(p95 * 0.45),
        p95_ms: p95,
        p99_ms: tidy(p95 * 1.5),
        max_ms: tidy(p95 * 2.25),
        body_bytes: 5_632.0,
        errors: Vec::new(),
    }
}

fn moments(steps: &[Step]) -> Vec<Moment> {
    let mut moments = Vec::new();
    for step in steps {
        for n in 0..4 {
            #[expect(clippy::cast_possible_truncation, reason = "small fixed rates")]
            let offered = step.offered_per_s as i64;
            moments.push(Moment {
                second: (step.number - 1) * 4 + n,
                step: step.number,
                offered,
                served: offered,
                errors: 0,
                p95_ms: Some(step.p95_ms),
                in_flight: step.in_flight_max,
                postgres_active: Some(step.number),
                redis_commands: None,
            });
        }
    }
    moments
}

fn sounding(name: &str, request: &str, sql: f64) -> Sounding {
    Sounding {
        name: name.to_owned(),
        request: request.to_owned(),
        requests: 20,
        p50_ms: 38.0,
        sql_per_request: Some(sql),
        sql_ms_per_request: Some(sql * 1.25),
        redis_per_request: None,
        statements: vec![SoundingStatement {
            statement: "select * from products where id = $1".to_owned(),
            calls_per_request: sql,
            rows_per_call: 1.0,
            ms_per_request: sql * 1.25,
        }],
    }
}
