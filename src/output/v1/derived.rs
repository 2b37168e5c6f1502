//! What was computed of a load, in version 1.

use super::*;
use crate::run;

frozen! {
    /// The database connections that a rate needs by Little's law: rate × hold time = busy connections.
    PoolSize of run::PoolSize {
        /// `load line`, or a stage: `1000 users`.
        rate: String,
        /// Requests per second.
        per_s: f64,
        /// How long one request holds a connection.
        hold_ms: f64,
        /// Where that was measured: pooler, sessions or request costs.
        hold_source: String,
        /// True where connections that are held while no transaction is open were not seen.
        is_lower_bound: bool,
        /// In use on average.
        busy: f64,
        /// On top, so that requests seldom wait for one.
        headroom_pct: f64,
        /// Copies of the app.
        instances: i64,
        /// Recommended for each copy.
        each: i64,
        /// What set the number.
        limited_by: String,
    }

    /// The rate at which a resource is used up, by the utilisation law.
    Wall of run::Wall {
        /// In words.
        resource: String,
        /// How many requests it serves at once.
        capacity: f64,
        /// Who says so: plimsoll.toml, Postgres, this machine; `one`: by its nature.
        capacity_source: String,
        /// How long one request of the mix keeps it busy, at least.
        demand_ms: f64,
        /// At most.
        demand_most_ms: f64,
        /// Where that was measured: request costs, sessions, waits (for a row), archiver or Redis.
        demand_source: String,
        /// Requests per second at which it is used up, at most.
        per_s: f64,
        /// At least.
        least_per_s: f64,
    }

    /// What was driven right after the highest step that failed, or after a spike.
    Recovery of run::Recovery {
        /// Requests per second of the overload.
        overload_per_s: f64,
        /// Requests per second that were offered after it: half of a rate that was fine, or that before the spike.
        offered_per_s: f64,
        /// How long that was watched, since the overload's last request was due.
        watched_s: f64,
        /// Requests that were due meanwhile.
        requests: i64,
        /// Of them too slow or failed.
        late: i64,
        /// From when on requests were in time again; null: not within the time watched.
        back_after_s: Option<f64>,
    }

    /// The height of a spike.
    Spike of run::Spike {
        /// Requests per second before it and after it.
        base_per_s: f64,
        /// At its height.
        spike_per_s: f64,
        /// Requests that were due in its whole seconds.
        requests: i64,
        /// Of them too slow or failed.
        late: i64,
        /// Of them failed.
        failed: i64,
        /// 95th percentile of its worst second; null: no answer came.
        worst_p95_ms: Option<f64>,
    }

    /// How one measure went while one rate was driven for long.
    Trend of run::Trend {
        /// In words, such as `connections of Postgres`.
        measure: String,
        /// ms, bytes, or empty for a count.
        unit: String,
        /// Change each hour, by the median of all slopes.
        per_hour: f64,
        /// Lower end of its 95 % confidence range.
        per_hour_low: f64,
        /// Upper end.
        per_hour_high: f64,
        /// On that slope, at the start.
        at_start: f64,
        /// At the end.
        at_end: f64,
        /// How long it was measured.
        seconds: i64,
    }

    /// A scenario in a smoke run.
    Walked of run::Walked {
        /// Its name.
        scenario: String,
        /// Its steps.
        steps: i64,
        /// Of them answered as expected.
        answered: i64,
        /// The step at which the visitor gave up; null: the scenario works.
        failed_step: Option<String>,
        /// Why: connect, timeout, status, limited, turned away, body or expectation.
        failure: Option<String>,
    }

    /// What the load line stands on.
    Ground of run::Ground {
        /// Endpoints that were driven alone: those that read.
        endpoints: i64,
        /// Of them, those that run a statement in the database that was named; null: Postgres was not watched.
        of_postgres: Option<i64>,
        /// Another database of that server in which statements ran meanwhile; null: none.
        elsewhere: Option<String>,
        /// Of them, those that run a command of Redis; null: it was not watched.
        of_redis: Option<i64>,
        /// True where none of them was seen to ask any database of that server, or Redis.
        is_dataless: bool,
        /// True where Redis was watched, or the app is said to have none.
        is_redis_known: bool,
        /// Of the statements before the load those that took the most time, 40 at most; null here and below: too little was used to tell.
        heaviest: Option<i64>,
        /// Of those, the ones that the scenarios run.
        heaviest_reached: Option<i64>,
        /// Of all calls before the load, those of statements that the scenarios run, percent.
        reached_calls_pct: Option<f64>,
        /// Likewise of the server's time.
        reached_time_pct: Option<f64>,
    }

    /// What a proven rate means.
    Meaning of run::Meaning {
        /// Registered users whose busiest seconds make the proven rate.
        proven_registered: f64,
        /// Those of the rate that failed; null: none did.
        failed_registered: Option<f64>,
        /// Requests per second in the busiest seconds of the users planned for.
        planned_per_s: f64,
        /// Of the proven rate, what those leave; below 0: they ask for more.
        planned_headroom_pct: f64,
        /// The same of today's users; null: not said how many there are.
        now_per_s: Option<f64>,
        /// Of the proven rate, what those leave.
        now_headroom_pct: Option<f64>,
        /// Of the proven rate, the share that a peak should not pass.
        advised_per_s: f64,
        /// Until today's users, as they grow, pass it; 0: they do already; null: growth not said.
        days_to_advised: Option<f64>,
        /// Copies of the app; null: not said.
        instances: Option<i64>,
        /// Of the proven rate, what is left where one of them fails; null: there is one, or not said.
        without_one_per_s: Option<f64>,
    }

    /// A part of what the load line holds for.
    EnvironmentPart of run::EnvironmentPart {
        /// In words.
        part: String,
        /// In words.
        value: String,
        /// machine, copies, software, setting or data. Load lines of another machine say nothing of each other.
        kind: String,
    }

    /// An endpoint in one span of the load.
    Span of run::Span {
        /// First second, since the start of the ramp.
        from_s: i64,
        /// Its length.
        seconds: i64,
        /// The endpoint's scenario.
        scenario: String,
        /// The endpoint.
        name: String,
        /// Requests that were due in it.
        requests: i64,
        /// Median from due time to last byte.
        p50_ms: f64,
        /// 95th percentile; null: fewer than 20 requests.
        p95_ms: Option<f64>,
        /// 99th percentile; null: fewer than 100 requests.
        p99_ms: Option<f64>,
    }

    /// Requests that were due in one span and took so long.
    Heat of run::Heat {
        /// First second, since the start of the ramp.
        from_s: i64,
        /// Its length.
        seconds: i64,
        /// Latency from here, due time to last byte.
        low_ms: f64,
        /// To here.
        high_ms: f64,
        /// How many.
        requests: i64,
    }

    /// Two steps: a calm one, and the one that missed the objective.
    AtLimit of run::AtLimit {
        /// The calm rate, requests per second; where none was, the lowest.
        before_per_s: f64,
        /// The rate that missed it.
        after_per_s: f64,
        /// Statements with some share in the database's time, the one whose call grew most first.
        statements: Vec<StatementMoved>,
    }

    /// A statement in both steps.
    StatementMoved of run::StatementMoved {
        /// Its text, literals replaced.
        statement: String,
        /// Time of one call in the step before.
        before_ms: f64,
        /// In the step after.
        after_ms: f64,
        /// Rows of one call in the step before.
        rows_per_call_before: f64,
        /// In the step after.
        rows_per_call_after: f64,
        /// Calls for one request in the step before.
        calls_per_request_before: f64,
        /// In the step after.
        calls_per_request_after: f64,
        /// Its share of the database's time in the step after.
        time_pct: f64,
    }

    /// The law, fitted to the steps.
    Scaling of run::Scaling {
        /// Different rates that were measured.
        loads: i64,
        /// Most requests under way at once in a step, on average.
        measured_at_once: f64,
        /// Null: see `refusal`.
        foretold: Option<Foretold>,
        /// Why nothing is foretold.
        refusal: Option<String>,
    }

    /// What the law foretells.
    Foretold of run::Foretold {
        /// From 0 to 1: a hypothesis, not a cause.
        contention: f64,
        /// From 0 to 1, likewise.
        coherency: f64,
        /// Answers per second of one request at a time.
        single_per_s: f64,
        /// So many requests at once.
        at_once: f64,
        /// Their answers per second.
        per_s: f64,
        /// Lower end of the 95 % band of a bootstrap.
        low_per_s: f64,
        /// Upper end.
        high_per_s: f64,
    }

    /// The sessions of one step.
    StepWaits of run::StepWaits {
        /// The step's number.
        step: i64,
        /// Requests per second that it offered.
        offered_per_s: f64,
        /// Mean number at a time by class: CPU, `idle in transaction`, or what they waited for.
        classes: Vec<(String, f64)>,
        /// What the active ones did, the most frequent first.
        most: Vec<Waited>,
    }

    /// What sessions of one step waited for in one statement.
    Waited of run::Waited {
        /// As Postgres names it: Lock, LWLock, IO, Client …; CPU: nothing, so they ran on a processor.
        class: String,
        /// Its name; empty: nothing.
        event: String,
        /// The statement, literals replaced; null: not told.
        statement: Option<String>,
        /// Mean number at a time.
        sessions: f64,
        /// Of all active sessions.
        sessions_pct: f64,
    }
}
