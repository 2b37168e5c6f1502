//! Which metrics are there: a rule on a name that nothing has is silent for ever.

use std::collections::BTreeSet;

use serde_json::Value;

use super::server::{Read, Server};
use crate::snapshot::{Kind, Unseen};

/// Metrics that Prometheus knows.
pub(super) struct Known {
    /// It has series of them, as far back as it keeps any.
    pub(super) names: BTreeSet<String>,
    /// A target describes them: a counter with labels is described before it has counted anything.
    described: BTreeSet<String>,
}

impl Known {
    /// Both, or why not: a part of them says nothing of what is missing.
    pub(super) async fn ask(server: &mut Server<'_>) -> Result<Self, Unseen> {
        const NAMES: &str = "/api/v1/label/__name__/values";
        const METADATA: &str = "/api/v1/metadata";
        let answer = whole_answer(server.data(NAMES, &[]).await?)?;
        let names = answer.as_array().ok_or_else(|| server.strange(NAMES))?;
        let names = names.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        let answer = whole_answer(server.data(METADATA, &[("limit_per_metric", "1")]).await?)?;
        let described = answer.as_object().ok_or_else(|| server.strange(METADATA))?.keys().cloned().collect();
        Ok(Self { names, described })
    }

    /// One that knows these, for tests.
    #[cfg(test)]
    pub(super) fn of(names: &[&str], described: &[&str]) -> Self {
        let set = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        Self { names: set(names), described: set(described) }
    }

    /// True where it is there, or may come at any time.
    pub(super) fn has(&self, metric: &str) -> bool {
        let ends = ["_total", "_count", "_sum", "_bucket", "_created", "_info"];
        let family = ends.iter().find_map(|end| metric.strip_suffix(end));
        // Prometheus makes these itself.
        metric.starts_with("ALERTS")
            || self.names.contains(metric)
            || self.described.contains(metric)
            || family.is_some_and(|family| self.described.contains(family))
    }
}

fn whole_answer(read: Read) -> Result<Value, Unseen> {
    let cut = || Unseen::new(Kind::Limit, "Prometheus knows more metrics than are read");
    if read.is_cut { Err(cut()) } else { Ok(read.root) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metric_is_there_where_a_target_describes_it_before_it_counted() {
        let known = Known::of(&["up", "http_requests_total"], &["app_errors", "latency_seconds", "jobs_failed_total"]);
        for metric in ["up", "app_errors_total", "latency_seconds_bucket", "jobs_failed_total", "ALERTS_FOR_STATE"] {
            assert!(known.has(metric), "{metric}");
        }
        assert!(!known.has("http_requests") && !known.has("app_error_total"));
    }
}
