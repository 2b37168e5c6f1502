//! The load as the page shows it: plot, steps, endpoints, what a request costs.

use minijinja::{Value, context};

use super::{
    heat, mark,
    plot::{self, Picture},
};
use crate::{
    report::{at_limit, line, words},
    run::{self, Endpoint, Load, PoolSize, RequestCost, Run, Scaling, StatementMoved, Step, StepWaits, Waited, Wall},
};

/// Statements shown of one endpoint.
const STATEMENTS: usize = 50;
/// Kinds of waiting shown of one step.
const WAITS: usize = 3;
/// Characters of one.
const LONGEST: usize = 2_000;

pub(super) fn load(run: &Run, load: &Load) -> Value {
    context! {
        line => words::load_line(&load.line),
        meaning => told(line::meaning(run, load)),
        limits => told(line::limits(run, load)),
        grounds => told(line::grounds(run, load)),
        environment => load.environment.iter().map(|part| context! { part => &part.part, value => &part.value }).collect::<Value>(),
        first => &load.line.gave_way_first,
        ended => &load.line.ended,
        is_valid => load.is_valid,
        invalid => words::INVALID_LOAD,
        objective => format!("p95 ≤ {}, errors ≤ {} %", words::ms(load.objective_p95_ms), words::number(load.objective_error_pct)),
        scenarios => load.scenarios.iter().collect::<Value>(),
        seed => load.seed,
        seconds => load.moments.len(),
        plot => Value::from_safe_string(pictures(|picture| plot::latency(load, picture))),
        has_walls => mark::within(load).is_some(),
        beyond => mark::beyond(load),
        heat => Value::from_safe_string(pictures(|picture| heat::map(load, picture))),
        steps => load.steps.iter().map(step).collect::<Value>(),
        endpoints => run::slowest(load).into_iter().map(|e| endpoint(load, e)).collect::<Value>(),
        request_costs => load.request_costs.iter().map(request_cost).collect::<Value>(),
        pools => load.pools.iter().map(pool).collect::<Value>(),
        walls => load.walls.iter().map(wall).collect::<Value>(),
        scaling => load.scaling.as_ref().map(scaling),
        waited => at_limit::waits(load),
        moved => at_limit::moved(load),
        at_limit => load.at_limit.iter().flat_map(|at_limit| &at_limit.statements).take(STATEMENTS).map(moved).collect::<Value>(),
        waits => load.waits.iter().map(waits).collect::<Value>(),
    }
}

/// The same for each width; the style shows one.
fn pictures(draw: impl Fn(Picture) -> String) -> String {
    [Picture::Wide, Picture::Narrow].map(draw).concat()
}

pub(super) fn told(told: Vec<words::Told>) -> Value {
    told.into_iter().map(|(label, text)| context! { label, text }).collect()
}

fn step(step: &Step) -> Value {
    let (mark, class) = match step.verdict.as_str() {
        "pass" => ("✓", "good"),
        "fail" => ("✗", "bad"),
        "undecided" => ("?", "open"),
        _ => ("○", "faint"),
    };
    let range = step.p95_low_ms.zip(step.p95_high_ms).map(|(low, high)| format!("{} to {}", words::ms(low), words::ms(high)));
    context! {
        offered => words::number(step.offered_per_s),
        served => words::number(step.served_per_s),
        requests => words::whole(step.requests),
        seconds => words::number(step.seconds),
        p50 => words::ms(step.p50_ms),
        p95 => words::ms(step.p95_ms),
        p99 => words::ms(step.p99_ms),
        range => range,
        errors => words::number(step.error_pct),
        in_flight => words::whole(step.in_flight_max),
        mark => mark,
        class => class,
        verdict => &step.verdict,
        because => &step.because,
    }
}

fn endpoint(load: &Load, endpoint: &Endpoint) -> Value {
    let errors: Vec<String> = endpoint.errors.iter().map(|(class, number)| format!("{class} {}", words::whole(*number))).collect();
    context! {
        scenario => &endpoint.scenario,
        name => &endpoint.name,
        request => &endpoint.request,
        requests => words::whole(endpoint.requests),
        p50 => words::ms(endpoint.p50_ms),
        p95 => words::ms(endpoint.p95_ms),
        p99 => words::ms(endpoint.p99_ms),
        max => words::ms(endpoint.max_ms),
        parts => words::parts(endpoint),
        error_pct => words::number(endpoint.error_pct),
        errors => errors.join(", "),
        body => words::bytes(endpoint.body_bytes),
        line => Value::from_safe_string(heat::line(load, endpoint)),
    }
}

fn request_cost(request_cost: &RequestCost) -> Value {
    let statement = |s: &crate::run::RequestStatement| {
        context! {
            statement => words::cut(&s.statement, LONGEST),
            calls => words::number(s.calls_per_request),
            rows => words::number(s.rows_per_call),
            ms => words::ms(s.ms_per_request),
        }
    };
    context! {
        name => &request_cost.name,
        request => &request_cost.request,
        requests => words::whole(request_cost.requests),
        p50 => words::ms(request_cost.p50_ms),
        sql => request_cost.sql_per_request.map(words::number),
        sql_ms => request_cost.sql_ms_per_request.map(words::ms),
        redis => request_cost.redis_per_request.map(words::number),
        statements => request_cost.statements.iter().take(STATEMENTS).map(statement).collect::<Value>(),
        more => request_cost.statements.len().saturating_sub(STATEMENTS),
    }
}

fn scaling(scaling: &Scaling) -> String {
    let (loads, most) = (scaling.loads, words::number(scaling.measured_at_once));
    let Some(told) = &scaling.foretold else {
        return format!("nothing is foretold: {}", scaling.refusal.as_deref().unwrap_or("it could not be fitted"));
    };
    let range = format!("{} to {} answers a second", words::number(told.low_per_s), words::number(told.high_per_s));
    let (contention, coherency) = (words::number(told.contention), format!("{:.2e}", told.coherency));
    format!(
        "fitted to {loads} loads of up to {most} requests at once, {} at once would get {range} (95 % band of a bootstrap). \
         Contention {contention} and coherency {coherency} are hypotheses, not causes",
        words::number(told.at_once)
    )
}

fn moved(moved: &StatementMoved) -> Value {
    context! {
        statement => words::cut(&moved.statement, LONGEST),
        before => words::ms(moved.before_ms),
        after => words::ms(moved.after_ms),
        rows_before => words::number(moved.rows_per_call_before),
        rows_after => words::number(moved.rows_per_call_after),
        calls_before => words::number(moved.calls_per_request_before),
        calls_after => words::number(moved.calls_per_request_after),
        share => words::number(moved.time_pct),
    }
}

fn waits(waits: &StepWaits) -> Value {
    let did = |waited: &Waited| format!("{} {}", words::number(waited.sessions), at_limit::doing(waited));
    let classes: Vec<String> = waits.classes.iter().map(|(class, sessions)| format!("{class} {}", words::number(*sessions))).collect();
    context! {
        offered => words::number(waits.offered_per_s),
        classes => classes.join(", "),
        most => waits.most.iter().take(WAITS).map(did).collect::<Value>(),
    }
}

fn wall(wall: &Wall) -> Value {
    context! {
        resource => &wall.resource,
        rate => words::wall_rate(wall),
        reason => words::wall_reason(wall),
        capacity_source => match wall.capacity_source.as_str() {
            "one" => "by its nature".to_owned(),
            source => format!("from {source}"),
        },
        demand_source => match wall.demand_source.as_str() {
            "request costs" | "soundings" => "one visitor alone",
            "sessions" => "sessions of Postgres that waited for nothing, seen ten times a second",
            "archiver" => "files of the log that it copied while others waited for it",
            "waits" => "how often a session waited for it, seen ten times a second",
            _ => "processor time of Redis",
        },
    }
}

fn pool(pool: &PoolSize) -> Value {
    context! {
        rate => pool.rate.strip_suffix(" users").and_then(|n| n.parse().ok()).map_or_else(|| pool.rate.clone(), |n| format!("{} users", words::whole(n))),
        per_s => words::number(pool.per_s),
        hold => format!("{}{}", if pool.is_lower_bound { "at least " } else { "" }, words::ms(pool.hold_ms)),
        source => match pool.hold_source.as_str() {
            "pooler" => "by the pooler",
            "sessions" => "from the sessions of Postgres once a second",
            _ => "from one visitor alone",
        },
        busy => words::number(pool.busy),
        each => words::whole(pool.each),
        instances => words::whole(pool.instances),
        reason => words::pool_reason(pool),
    }
}
