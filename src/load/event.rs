//! What is shown of a load while it runs.

/// What happens during the load, for whoever shows it.
#[derive(Clone, Debug)]
pub enum Event {
    /// An endpoint is driven alone.
    RequestCost(String),
    /// Visitors of a scenario sign in before the search.
    SignIn(String),
    /// A smoke run makes a request of a scenario.
    Walk(String),
    /// A step of the ramp begins.
    Step {
        /// From 1.
        number: u32,
        /// Requests per second; none: closed users.
        per_s: Option<f64>,
    },
    /// A second of the ramp is over.
    Second {
        /// Requests that were due in it.
        offered: u64,
        /// Answers that came in it.
        served: u64,
        /// Of them failed.
        failed: u64,
        /// Due and not answered.
        in_flight: i64,
        /// 95th percentile of the step so far, milliseconds; none: nothing measured yet.
        p95_ms: Option<f64>,
        /// Seconds until the load must be over.
        left_s: u64,
    },
    /// A step is over.
    Judged {
        /// From 1.
        number: u32,
        /// `pass`, `fail`, `undecided` or `void`.
        verdict: &'static str,
        /// Why, in words.
        because: String,
    },
}
