//! The load part of a run: the line, the ramp and what was computed of it, from the `load_*` tables.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{
    AtLimit, EnvironmentPart, Ground, Heat, Meaning, PoolSize, Recovery, Scaling, Span, Spike, StepWaits, Trend, Walked, Wall, all,
    at_limit, beside_line, capacity, kept, meaning, one,
    ramp::{Endpoint, Moment, Step, endpoints, moments, steps},
    scaling, spans, wait,
};

/// The load line: the highest offered load that still met the objective, and the lowest that did not.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LoadLine {
    /// Proven requests per second; none: no step met the objective.
    pub proven_per_s: Option<f64>,
    /// The lowest failed rate above it; none: it never failed within the limits.
    pub failed_per_s: Option<f64>,
    /// The highest rate above the proven one of which nothing could be told, where none failed; none: no higher one was driven.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undecided_per_s: Option<f64>,
    /// Visitors at once who make the proven rate, with the scenarios' pauses; none: nothing is proven.
    pub proven_users: Option<f64>,
    /// What gave way first, in words; none: nothing did.
    pub gave_way_first: Option<String>,
    /// When the app went away and did not come back, seconds of the ramp; none: it was there to the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub went_away_s: Option<f64>,
    /// How the search ended, in words.
    pub ended: String,
    /// What the load was for; only `line` looks for a line.
    #[serde(default = "beside_line::line")]
    pub shape: String,
}

/// A statement of an endpoint that was driven alone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RequestStatement {
    /// Its text, literals replaced.
    pub statement: String,
    /// How often per request.
    pub calls_per_request: f64,
    /// Rows per call.
    pub rows_per_call: f64,
    /// Database time per request.
    pub ms_per_request: f64,
}

/// One endpoint driven alone, the counters differenced around it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RequestCost {
    /// Its scenario.
    #[serde(default)]
    pub scenario: String,
    /// The step's name in its scenario.
    pub name: String,
    /// `GET /api/v1/products?page={page}`.
    pub request: String,
    /// Requests made.
    pub requests: i64,
    /// Of them failed.
    #[serde(default)]
    pub failed: i64,
    /// Of them failed, or later than the objective allows; none: not counted.
    #[serde(default)]
    pub late: Option<i64>,
    /// Median from send to last byte.
    pub p50_ms: f64,
    /// SQL statements per request; none: not seen.
    pub sql_per_request: Option<f64>,
    /// Database time per request; none: not seen.
    pub sql_ms_per_request: Option<f64>,
    /// Rows that its statements give or change per request; none: not seen.
    #[serde(default)]
    pub rows_per_request: Option<f64>,
    /// Sessions of Postgres opened per request; none: not seen.
    #[serde(default)]
    pub sessions_per_request: Option<f64>,
    /// Redis commands per request; none: not seen.
    pub redis_per_request: Option<f64>,
    /// Bytes of each body as sent; none: not each request was answered with the same.
    #[serde(default)]
    pub body_bytes: Option<f64>,
    /// Its statements, the most frequent first.
    pub statements: Vec<RequestStatement>,
}

/// The load of a run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Load {
    /// The 95th percentile that the objective allows.
    pub objective_p95_ms: f64,
    /// The share of failures that it allows.
    pub objective_error_pct: f64,
    /// Of the arrivals and of drawn variables.
    pub seed: i64,
    /// False where a user of the generator died: the numbers then prove nothing.
    pub is_valid: bool,
    /// Names of the scenarios.
    pub scenarios: Vec<String>,
    /// The line.
    pub line: LoadLine,
    /// The ramp.
    pub steps: Vec<Step>,
    /// Each endpoint.
    pub endpoints: Vec<Endpoint>,
    /// Each second.
    pub moments: Vec<Moment>,
    /// Each endpoint alone.
    #[serde(alias = "soundings")]
    pub request_costs: Vec<RequestCost>,
    /// Connections that the load line and each stage need; none where no hold time was seen.
    #[serde(default)]
    pub pools: Vec<PoolSize>,
    /// Where each resource is used up, the nearest first; none where no demand was seen.
    #[serde(default)]
    pub walls: Vec<Wall>,
    /// Whether the app came back from the highest step that failed; none: no step was too much after one that was fine.
    #[serde(default)]
    pub recovery: Option<Recovery>,
    /// None: the load was no spike.
    #[serde(default)]
    pub spike: Option<Spike>,
    /// What crept up or down; none where the load was no soak.
    #[serde(default)]
    pub trends: Vec<Trend>,
    /// Whether each scenario works; none where the load was no smoke run.
    #[serde(default)]
    pub walked: Vec<Walked>,
    /// What the line means; none: no rate is proven.
    #[serde(default)]
    pub meaning: Option<Meaning>,
    /// What the line stands on; none: no endpoint was driven alone.
    #[serde(default)]
    pub ground: Option<Ground>,
    /// What the line holds for.
    #[serde(default)]
    pub environment: Vec<EnvironmentPart>,
    /// Each endpoint over time.
    #[serde(default)]
    pub spans: Vec<Span>,
    /// All latencies over time.
    #[serde(default)]
    pub heat: Vec<Heat>,
    /// What the sessions of Postgres did in each step; none where they were not seen.
    #[serde(default)]
    pub waits: Vec<StepWaits>,
    /// What moved from the highest step that met the objective to the lowest that did not; none where that was not counted.
    #[serde(default, alias = "knee")]
    pub at_limit: Option<AtLimit>,
    /// What more requests at once would give; none where no step was measured.
    #[serde(default)]
    pub scaling: Option<Scaling>,
    /// A digest of what was driven, and to which objective; empty: not known.
    #[serde(default)]
    pub driven: String,
}

impl Load {
    /// Set where none of its endpoints was seen to ask Postgres or Redis: what it proves may say nothing of the product's data.
    #[must_use]
    pub fn dataless(&self) -> Option<&Ground> {
        self.ground.as_ref().filter(|ground| ground.is_dataless)
    }
}

/// The load of the snapshot; none where it was not run.
/// What was late with one visitor alone.
#[derive(Clone, Copy, Debug)]
pub struct LateAlone<'a> {
    /// The endpoint that adds most late requests to the mix.
    pub worst: &'a RequestCost,
    /// How many endpoints had late ones.
    pub endpoints: usize,
    /// Of the requests as the load mixed them, percent.
    pub of_mix_pct: f64,
}

impl Load {
    /// What was late with one visitor alone, and so is at any rate; none: nothing was.
    #[must_use]
    pub fn late_alone(&self) -> Option<LateAlone<'_>> {
        let late: Vec<(f64, &RequestCost)> =
            self.request_costs.iter().filter_map(|cost| Some((self.late_of_mix_pct(cost)?, cost))).collect();
        let (_, worst) = late.iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(LateAlone { worst, endpoints: late.len(), of_mix_pct: late.iter().map(|(pct, _)| pct).sum() })
    }

    fn late_of_mix_pct(&self, cost: &RequestCost) -> Option<f64> {
        let late = cost.late.filter(|late| *late > 0)?;
        let is_its = |endpoint: &&Endpoint| endpoint.scenario == cost.scenario && endpoint.name == cost.name;
        let (of, all) = (self.endpoints.iter().find(is_its)?.requests, self.endpoints.iter().map(|endpoint| endpoint.requests).sum());
        #[expect(clippy::cast_precision_loss, reason = "requests are far fewer than 2^53")]
        let share = |part: i64, of: i64| part as f64 / of.max(1) as f64;
        Some(100.0 * share(late, cost.requests) * share(of, all))
    }
}

pub(super) fn read(db: &Connection) -> rusqlite::Result<Option<Load>> {
    let Some((seed, ended, is_valid, shape)) = one(db, "select seed, ended, is_valid, shape from load_run", |r| {
        Ok((r.get(0)?, r.get::<_, String>(1)?, r.get(2)?, r.get::<_, String>(3)?))
    })?
    else {
        return Ok(None);
    };
    let (objective_p95_ms, objective_error_pct) =
        one(db, "select p95_ms, error_pct from objective", |r| Ok((r.get(0)?, r.get(1)?)))?.unwrap_or_default();
    let went_away_s = one(db, "select at_s from load_away", |r| r.get(0))?;
    let sql = "select proven_per_s, failed_per_s, proven_users, gave_way_first,
                      iif(failed_per_s is null, (select max(offered_per_s) from load_step where offered_per_s > proven_per_s), null)
               from load_line";
    let line = one(db, sql, |r| {
        Ok(LoadLine {
            proven_per_s: r.get(0)?,
            failed_per_s: r.get(1)?,
            undecided_per_s: r.get(4)?,
            proven_users: r.get(2)?,
            gave_way_first: r.get(3)?,
            went_away_s,
            ended: ended.clone(),
            shape: shape.clone(),
        })
    })?;
    Ok(Some(Load {
        driven: kept::driven(db)?,
        objective_p95_ms,
        objective_error_pct,
        seed,
        is_valid,
        scenarios: all(db, "select name from load_scenario order by name", |r| r.get(0))?,
        line: line.unwrap_or(LoadLine { ended, shape, went_away_s, ..LoadLine::default() }),
        steps: steps(db)?,
        endpoints: endpoints(db)?,
        moments: moments(db)?,
        request_costs: request_costs(db)?,
        pools: capacity::pools(db)?,
        walls: capacity::walls(db)?,
        recovery: beside_line::recovery(db)?,
        spike: beside_line::spike(db)?,
        trends: beside_line::trends(db)?,
        walked: beside_line::walked(db)?,
        meaning: meaning::meaning(db)?,
        ground: meaning::ground(db)?,
        environment: meaning::environment(db)?,
        spans: spans::endpoints(db)?,
        heat: spans::heat(db)?,
        waits: wait::read(db)?,
        at_limit: at_limit::read(db)?,
        scaling: scaling::read(db)?,
    }))
}

fn request_costs(db: &Connection) -> rusqlite::Result<Vec<RequestCost>> {
    let sql = "select c.endpoint, e.name, e.request, c.requests, c.p50_ms, q.statements_per_request, q.ms_per_request, r.commands_per_request,
                      e.scenario, c.failed, q.sessions_per_request,
                      iif(q.endpoint is null, null, coalesce((select sum(calls_per_request * rows_per_call) from load_query l where l.endpoint = c.endpoint), 0.0)),
                      iif(e.is_fixed and c.distinct_bodies = 1 and t.error_pct = 0 and t.requests > 0, t.body_bytes, null), c.late
               from load_request_cost c join load_endpoint e using (endpoint)
               left join load_query_cost q using (endpoint) left join load_cache_cost r using (endpoint)
               left join load_endpoint_total t using (endpoint) order by c.endpoint";
    let found: Vec<(i64, RequestCost)> = all(db, sql, |r| {
        Ok((
            r.get(0)?,
            RequestCost {
                name: r.get(1)?,
                request: r.get(2)?,
                requests: r.get(3)?,
                p50_ms: r.get(4)?,
                sql_per_request: r.get(5)?,
                sql_ms_per_request: r.get(6)?,
                redis_per_request: r.get(7)?,
                scenario: r.get(8)?,
                failed: r.get(9)?,
                sessions_per_request: r.get(10)?,
                rows_per_request: r.get(11)?,
                body_bytes: r.get(12)?,
                late: r.get(13)?,
                statements: Vec::new(),
            },
        ))
    })?;
    let mut query = db.prepare(
        "select statement, calls_per_request, rows_per_call, ms_per_request from load_query where endpoint = ?1
         order by calls_per_request desc, queryid",
    )?;
    let mut statements = |endpoint: i64| -> rusqlite::Result<Vec<RequestStatement>> {
        let rows = query.query_map([endpoint], |r| {
            Ok(RequestStatement { statement: r.get(0)?, calls_per_request: r.get(1)?, rows_per_call: r.get(2)?, ms_per_request: r.get(3)? })
        })?;
        rows.collect()
    };
    found.into_iter().map(|(endpoint, request_cost)| Ok(RequestCost { statements: statements(endpoint)?, ..request_cost })).collect()
}
