//! The servers that watch the app: a Prometheus and an Alertmanager, each asked a few GETs. Whether somebody would hear of trouble is a
//! chain: the app is scraped, a rule asks for a metric that is there, an Alertmanager takes the alert, a route leads to a receiver that
//! has a way out, and what goes out arrives. Each table is a link of it.

mod alertmanager;
mod known;
mod prometheus;
mod routes;
mod server;

use super::{Facts, Kind, Probe, Unseen, Work};
use crate::config::Target;

/// Observes the Prometheus that watches the app.
pub struct PrometheusProbe;

/// Observes the Alertmanager that tells of it.
pub struct AlertmanagerProbe;

impl Probe for PrometheusProbe {
    fn name(&self) -> &'static str {
        "prometheus"
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(prometheus::look(target, facts))
    }
}

impl Probe for AlertmanagerProbe {
    fn name(&self) -> &'static str {
        "alertmanager"
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(alertmanager::look(target, facts))
    }
}

/// Nobody named one. That says nothing of whether there is one, or another tool.
fn unnamed(what: &str, kind: &str, variable: &str) -> Unseen {
    Unseen::new(Kind::NotConfigured, format!("no {what} was named, and whether another tool watches the app cannot be seen")).cured_by(
        format!(
            "name it: --{kind} http://… or {variable} or `targets.{kind}` in plimsoll.toml (read only, a few requests); where another tool \
         watches the app say which ([[declare]] in plimsoll.toml; it counts half), or put `without = [\"prometheus\", \"alertmanager\"]` into plimsoll.toml",
        ),
    )
}
