//! The load in version 1.

use super::*;
use crate::run;

frozen! {
    /// The load of a run.
    Load of run::Load {
        /// The 95th percentile that the objective allows.
        objective_p95_ms: f64,
        /// The share of failures that it allows.
        objective_error_pct: f64,
        /// Of the arrivals and of drawn variables.
        seed: i64,
        /// False where a user of the generator died: the numbers then prove nothing.
        is_valid: bool,
        /// Names of the scenarios.
        scenarios: Vec<String>,
        /// The line.
        line: LoadLine,
        /// The ramp.
        steps: Vec<Step>,
        /// Each endpoint.
        endpoints: Vec<Endpoint>,
        /// Each second.
        moments: Vec<Moment>,
        /// Each endpoint alone.
        request_costs: Vec<RequestCost>,
        /// Connections that the load line and each stage need; empty where no hold time was seen.
        pools: Vec<PoolSize>,
        /// Where each resource is used up, the nearest first; empty where no demand was seen.
        walls: Vec<Wall>,
        /// Whether the app came back from the highest step that failed; null: no step was too much after one that was fine.
        recovery: Option<Recovery>,
        /// Null: the load was no spike.
        spike: Option<Spike>,
        /// What crept up or down; empty where the load was no soak.
        trends: Vec<Trend>,
        /// Whether each scenario works; empty where the load was no smoke run.
        walked: Vec<Walked>,
        /// What the line means; null: no rate is proven.
        meaning: Option<Meaning>,
        /// What the line stands on; null: no endpoint was driven alone.
        ground: Option<Ground>,
        /// What the line holds for.
        environment: Vec<EnvironmentPart>,
        /// Each endpoint over time.
        spans: Vec<Span>,
        /// All latencies over time.
        heat: Vec<Heat>,
        /// What the sessions of Postgres did in each step; empty where they were not seen.
        waits: Vec<StepWaits>,
        /// What moved from a step well below the limit to the lowest that missed the objective; null where that was not counted.
        at_limit: Option<AtLimit>,
        /// What more requests at once would give; null where no step was measured.
        scaling: Option<Scaling>,
        /// A digest of what was driven, and to which objective: loads of the same can be compared; empty: not known.
        driven: String,
    }

    /// The load line: the highest offered load that still met the objective, and the lowest that did not.
    LoadLine of run::LoadLine {
        /// Proven requests per second; null: no step met the objective.
        proven_per_s: Option<f64>,
        /// The lowest failed rate above it; null: it never failed within the limits.
        failed_per_s: Option<f64>,
        /// The highest rate above the proven one of which nothing could be told, where none failed; null: no higher one was driven.
        #[serde(skip_serializing_if = "Option::is_none")]
        undecided_per_s: Option<f64>,
        /// Visitors at once who make the proven rate, with the scenarios' pauses; null: nothing is proven.
        proven_users: Option<f64>,
        /// What gave way first, in words; null: nothing did.
        gave_way_first: Option<String>,
        /// When the app went away and did not come back, seconds of the ramp; null: it was there to the end.
        #[serde(skip_serializing_if = "Option::is_none")]
        went_away_s: Option<f64>,
        /// How the search ended, in words.
        ended: String,
        /// What the load was for; only `line` looks for a line.
        shape: String,
    }

    /// One step of the ramp.
    Step of run::Step {
        /// From 1.
        number: i64,
        /// Requests per second that the schedule offered; that closed users made.
        offered_per_s: f64,
        /// Answers per second that came.
        served_per_s: f64,
        /// How long it was measured, settling time not counted.
        seconds: f64,
        /// Requests that were due in the measured time.
        requests: i64,
        /// Median from due time to last byte.
        p50_ms: f64,
        /// 95th percentile.
        p95_ms: f64,
        /// 99th percentile.
        p99_ms: f64,
        /// Failed requests.
        error_pct: f64,
        /// Most requests under way at once.
        in_flight_max: i64,
        /// Of plimsoll: from when a request was due until one of its free users began with it, 99th percentile; null: closed users.
        start_lag_p99_ms: Option<f64>,
        /// Most requests that waited for a free user at once.
        backlog_max: i64,
        /// Requests never sent because too many others waited; they count as failed.
        dropped: i64,
        /// Processor time that plimsoll used, of all processors; null: not known.
        generator_cpu_pct: Option<f64>,
        /// `pass`, `fail`, `undecided`, or `void` where the generator was the limit, or the app went away.
        verdict: String,
        /// Why, in words.
        because: String,
        /// Lower end of the 95 % confidence range of `p95_ms`; null: too few requests.
        p95_low_ms: Option<f64>,
        /// Its upper end.
        p95_high_ms: Option<f64>,
    }

    /// One endpoint over the whole load.
    Endpoint of run::Endpoint {
        /// Its scenario.
        scenario: String,
        /// The step's name in its scenario, such as `list products`.
        name: String,
        /// `GET /api/v1/products?page={page}`.
        request: String,
        /// Requests in measured time.
        requests: i64,
        /// Failed requests.
        error_pct: f64,
        /// Median from due time to last byte.
        p50_ms: f64,
        /// 95th percentile.
        p95_ms: f64,
        /// 99th percentile.
        p99_ms: f64,
        /// Slowest.
        max_ms: f64,
        /// Mean size of a body.
        body_bytes: f64,
        /// Failed requests by class: connect, timeout, status, limited, turned away, body, expectation, unsent, unfinished.
        errors: Vec<(String, i64)>,
        /// Where its time goes, in the order of the parts.
        parts: Vec<PartTime>,
    }

    /// A part of an endpoint's latency over the whole load.
    PartTime of run::PartTime {
        /// `wait`: due to begun; `connect`: to an open connection; `head`: sent to the head of the answer; `body`: from there to the
        /// last byte; `service`: sent to last byte.
        part: String,
        /// Requests that had it: `connect` only those that opened a connection.
        requests: i64,
        /// Mean of these.
        mean_ms: f64,
        /// Their 95th percentile.
        p95_ms: f64,
    }

    /// One second of the load, all counters on one clock.
    Moment of run::Moment {
        /// Since the start of the load.
        second: i64,
        /// The step's number.
        step: i64,
        /// Requests that were due.
        offered: i64,
        /// Answers that came.
        served: i64,
        /// Of them failed.
        errors: i64,
        /// 95th percentile of the answers; null: no answer came.
        p95_ms: Option<f64>,
        /// Under way at its end.
        in_flight: i64,
        /// Active sessions in Postgres; null: not seen.
        postgres_active: Option<i64>,
        /// Commands per second in Redis; null: not seen.
        redis_commands: Option<i64>,
    }

    /// One endpoint driven alone, the counters differenced around it.
    RequestCost of run::RequestCost {
        /// Its scenario; empty: not known.
        scenario: String,
        /// The step's name in its scenario.
        name: String,
        /// `GET /api/v1/products?page={page}`.
        request: String,
        /// Requests made.
        requests: i64,
        /// Of them failed.
        failed: i64,
        /// Of them failed, or later than the objective allows; null: not counted.
        late: Option<i64>,
        /// Median from send to last byte.
        p50_ms: f64,
        /// SQL statements per request; null: not seen.
        sql_per_request: Option<f64>,
        /// Database time per request; null: not seen.
        sql_ms_per_request: Option<f64>,
        /// Rows that its statements give or change per request; null: not seen.
        rows_per_request: Option<f64>,
        /// Sessions of Postgres opened per request; null: not seen.
        sessions_per_request: Option<f64>,
        /// Redis commands per request; null: not seen.
        redis_per_request: Option<f64>,
        /// Bytes of each body as sent; null: not each request was answered with the same.
        body_bytes: Option<f64>,
        /// Its statements, the most frequent first.
        statements: Vec<RequestStatement>,
    }

    /// A statement of an endpoint that was driven alone.
    RequestStatement of run::RequestStatement {
        /// Its text, literals replaced.
        statement: String,
        /// How often per request.
        calls_per_request: f64,
        /// Rows per call.
        rows_per_call: f64,
        /// Database time per request.
        ms_per_request: f64,
    }
}
