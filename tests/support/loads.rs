//! Fixed loads for the reports.

use plimsoll::run::{
    AtLimit, Endpoint, EnvironmentPart, Foretold, Heat, Load, LoadLine, Meaning, Moment, PartTime, PoolSize, Recovery, RequestCost,
    RequestStatement, Scaling, Span, StatementMoved, Step, StepWaits, Waited, Wall,
};

/// A load whose line lies between `proven` and `failed` requests per second.
pub(crate) fn carrying(proven: f64, failed: Option<f64>) -> Load {
    let mut steps: Vec<Step> =
        [0.25, 0.5, 1.0].iter().zip(1..).map(|(share, n)| step(n, proven * share, 40.0 + 60.0 * share, "pass")).collect();
    steps.extend(failed.map(|rate| step(4, rate, 900.0, "fail")));
    let because = failed.map(|_| "the connection pool of the app: all 10 connections were busy".to_owned());
    let ended = if failed.is_some() { "the objective was broken twice" } else { "the highest allowed rate was reached" };
    Load {
        driven: String::new(),
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
            undecided_per_s: None,
            went_away_s: None,
            ended: ended.to_owned(),
            shape: "line".to_owned(),
        },
        moments: moments(&steps),
        waits: steps.iter().map(waits).collect(),
        at_limit: failed.map(|failed| at_limit(proven, failed)),
        scaling: Some(few_loads()),
        steps,
        endpoints: vec![endpoint("start page", "GET /", 42.0)],
        request_costs: vec![request_cost("start page", "GET /", 1.0)],
        pools: vec![pool("1000 users", 1.8, 2), pool("load line", proven, 4)],
        walls: vec![
            wall(
                "the row that `update products set stock = stock - $1 where id = $2` locks",
                1.0,
                tidy(800.0 / proven),
                tidy(1_000.0 / proven),
            ),
            wall("the app's pool of connections", 20.0, 41.5, 42.0),
            wall("the processors of Postgres", 4.0, 6.25, 8.0),
        ],
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
        meaning: Some(meaning(proven, failed)),
        spans: Vec::new(),
        heat: Vec::new(),
        ground: None,
        environment: [
            ("processors of the scanning machine", "2", "machine"),
            ("Postgres", "15.18", "software"),
            ("shared_buffers", "128 MiB", "setting"),
        ]
        .map(|(part, value, kind)| EnvironmentPart { part: part.to_owned(), value: value.to_owned(), kind: kind.to_owned() })
        .to_vec(),
    }
}

/// What a line means to 400 users who grow by a fifth a month, of whom each asks for 0.0018 requests per second.
fn meaning(proven: f64, failed: Option<f64>) -> Meaning {
    Meaning {
        proven_registered: tidy(proven / 0.0018),
        failed_registered: failed.map(|rate| tidy(rate / 0.0018)),
        planned_per_s: 1.8,
        planned_headroom_pct: tidy(100.0 * (1.0 - 1.8 / proven)),
        now_per_s: Some(0.72),
        now_headroom_pct: Some(tidy(100.0 * (1.0 - 0.72 / proven))),
        advised_per_s: tidy(0.7 * proven),
        days_to_advised: Some(tidy(30.44 * (0.7 * proven / 0.72).ln() / 1.2f64.ln())),
        instances: Some(2),
        without_one_per_s: Some(tidy(proven / 2.0)),
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
    load.waits = load.steps.iter().map(waits).collect();
    load.scaling = Some(foretold());
    load.scenarios = vec!["look-around".to_owned(), "sign-in-and-buy".to_owned()];
    load.heat = heat(&load.moments);
    load.endpoints = (0..20u32)
        .map(|n| endpoint(&format!("step {n}"), &format!("GET /api/v1/things/{n}?page={{page}}"), 30.0 + f64::from(n * n)))
        .collect();
    load.spans = load.endpoints.iter().flat_map(|e| (0..7).map(|n| span(e, n))).collect();
    load.endpoints[19].error_pct = 4.25;
    load.endpoints[19].name = "monthly report".to_owned();
    load.request_costs =
        vec![request_cost("list products", "GET /api/v1/products?page={page}", 21.0), request_cost("start page", "GET /", 1.0)];
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
        demand_source: if capacity > 10.0 { "request costs" } else { "sessions" }.to_owned(),
        per_s: tidy(1_000.0 * capacity / demand),
        least_per_s: tidy(1_000.0 * capacity / most),
    }
}

/// Too few loads for the universal scalability law.
fn few_loads() -> Scaling {
    let refusal = Some("it needs 6 loads, and 4 were measured".to_owned());
    Scaling { loads: 4, measured_at_once: 12.5, foretold: None, refusal }
}

/// Enough of them.
fn foretold() -> Scaling {
    let foretold = Foretold {
        contention: 0.03,
        coherency: 0.0001,
        single_per_s: 9.25,
        at_once: 96.0,
        per_s: 18.5,
        low_per_s: 16.25,
        high_per_s: 19.5,
    };
    Scaling { loads: 6, measured_at_once: 64.0, foretold: Some(foretold), refusal: None }
}

/// A statement that grew with the load, and one that did not.
fn at_limit(proven: f64, failed: f64) -> AtLimit {
    let moved = |statement: &str, before: f64, after: f64, share: f64| StatementMoved {
        statement: statement.to_owned(),
        before_ms: before,
        after_ms: after,
        rows_per_call_before: 1.0,
        rows_per_call_after: 1.0,
        calls_per_request_before: 0.25,
        calls_per_request_after: 0.25,
        time_pct: share,
    };
    let statements = vec![
        moved("update products\n   set stock = stock - $1\n where id = $2", 2.1, 48.4, 86.0),
        moved("select * from products where id = $1", 1.25, 1.5, 14.0),
    ];
    AtLimit { before_per_s: proven, after_per_s: failed, statements }
}

/// Sessions that wait for a row from 20 requests a second on.
fn waits(step: &Step) -> StepWaits {
    let (busy, waiting) = (tidy(step.offered_per_s * 0.05), if step.offered_per_s > 20.0 { 6.5 } else { 0.05 });
    let waited = |class: &str, event: &str, statement: &str, sessions: f64| Waited {
        class: class.to_owned(),
        event: event.to_owned(),
        statement: Some(statement.to_owned()),
        sessions,
        sessions_pct: tidy(100.0 * sessions / (busy + waiting)),
    };
    let mut most = vec![
        waited("CPU", "", "select * from products where id = $1", busy),
        waited("Lock", "tuple", "update products\n   set stock = stock - $1\n where id = $2", waiting),
    ];
    most.sort_by(|a, b| b.sessions.total_cmp(&a.sessions));
    let mut classes: Vec<(String, f64)> = most.iter().map(|w| (w.class.clone(), w.sessions)).collect();
    classes.push(("idle in transaction".to_owned(), 0.4));
    StepWaits { step: step.number, offered_per_s: step.offered_per_s, classes, most }
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
        start_lag_p99_ms: Some(if verdict == "void" { 38.5 } else { 0.31 }),
        backlog_max: 0,
        dropped: 0,
        generator_cpu_pct: Some(if verdict == "void" { 91.0 } else { 6.5 }),
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
        parts: [
            ("wait", 240, 0.12),
            ("connect", 4, 1.5),
            ("head", 240, tidy(p95 * 0.5)),
            ("body", 240, 0.25),
            ("service", 240, tidy(p95 * 0.5) + 0.25),
        ]
        .map(|(part, requests, mean_ms)| PartTime { part: part.to_owned(), requests, mean_ms, p95_ms: tidy(mean_ms * 2.0) })
        .into(),
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

pub(crate) fn request_cost(name: &str, request: &str, sql: f64) -> RequestCost {
    RequestCost {
        scenario: "look-around".to_owned(),
        name: name.to_owned(),
        request: request.to_owned(),
        requests: 20,
        failed: 0,
        late: Some(0),
        p50_ms: 38.0,
        sql_per_request: Some(sql),
        sql_ms_per_request: Some(sql * 1.25),
        rows_per_request: Some(sql),
        sessions_per_request: Some(0.0),
        redis_per_request: None,
        body_bytes: None,
        statements: vec![RequestStatement {
            statement: "select * from products where id = $1".to_owned(),
            calls_per_request: sql,
            rows_per_call: 1.0,
            ms_per_request: sql * 1.25,
        }],
    }
}

/// An endpoint that grows slower by a third each span; too rarely asked for a p95 in the first.
pub(crate) fn span(endpoint: &Endpoint, n: i32) -> Span {
    let p95 = tidy(endpoint.p95_ms * 1.33f64.powi(n));
    Span {
        from_s: i64::from(n) * 4,
        seconds: 4,
        scenario: endpoint.scenario.clone(),
        name: endpoint.name.clone(),
        requests: 12 + i64::from(n) * 20,
        p50_ms: tidy(p95 * 0.45),
        p95_ms: (n > 0).then_some(p95),
        p99_ms: (n > 4).then_some(tidy(p95 * 1.5)),
    }
}

/// Most requests at 10 ms, a tenth of them at the p95 of their second.
fn heat(moments: &[Moment]) -> Vec<Heat> {
    let band = |moment: &Moment, low_ms: f64, requests| Heat {
        from_s: moment.second,
        seconds: 1,
        low_ms,
        high_ms: tidy(low_ms * 1.468),
        requests,
    };
    moments.iter().flat_map(|m| [band(m, 10.0, m.offered), band(m, tidy(m.p95_ms.unwrap_or(20.0)), 1 + m.offered / 10)]).collect()
}

pub(crate) fn hostile(evil: &str) -> Load {
    let mut load = carrying(10.0, Some(20.0));
    load.line.gave_way_first = Some(evil.to_owned());
    load.line.ended = evil.to_owned();
    load.scenarios = vec![evil.to_owned()];
    for step in &mut load.steps {
        step.because = evil.to_owned();
    }
    for endpoint in &mut load.endpoints {
        endpoint.scenario = evil.to_owned();
        endpoint.name = evil.to_owned();
        endpoint.request = evil.to_owned();
    }
    load.spans = load.endpoints.iter().flat_map(|endpoint| (0..3).map(|n| span(endpoint, n))).collect();
    for part in &mut load.environment {
        (part.part, part.value) = (evil.to_owned(), evil.to_owned());
    }
    for wall in &mut load.walls {
        wall.resource = evil.to_owned();
    }
    for moved in load.at_limit.iter_mut().flat_map(|at_limit| &mut at_limit.statements) {
        moved.statement = evil.to_owned();
    }
    for waited in load.waits.iter_mut().flat_map(|step| &mut step.most) {
        (waited.class, waited.event, waited.statement) = (evil.to_owned(), evil.to_owned(), Some(evil.to_owned()));
    }
    for request_cost in &mut load.request_costs {
        request_cost.name = evil.to_owned();
        for statement in &mut request_cost.statements {
            statement.statement = evil.to_owned();
        }
    }
    load
}
