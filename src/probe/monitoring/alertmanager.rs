//! What Alertmanager tells: its receivers and routes, and what came of its notifications.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    routes::{self, Receiver, Route},
    server::{MOST_ROWS, Server, too_many},
    unnamed,
};
use crate::{
    config::{Target, from_yaml},
    probe::metrics::exposition::{self, Sample},
    snapshot::{Facts, Kind, Row, Unseen, row},
};

/// Looks, and lists what was asked.
pub(super) async fn look(target: &Target, facts: &mut Facts) -> Result<(), Unseen> {
    let Some(found) = &target.alertmanager else { return Err(unnamed("Alertmanager", "alertmanager", "ALERTMANAGER_URL")) };
    let mut server = Server::of(target, found, "Alertmanager", "alertmanager")?;
    let ended = fill(&mut server, facts).await;
    server.list(facts);
    ended
}

async fn fill(server: &mut Server<'_>, facts: &mut Facts) -> Result<(), Unseen> {
    const STATUS: &str = "/api/v2/status";
    let status = server.json(STATUS, &[]).await?;
    let text = |pointer: &str| status.root.pointer(pointer).and_then(Value::as_str);
    let (Some(version), Some(original)) = (text("/versionInfo/version"), text("/config/original")) else {
        return Err(server.strange(STATUS));
    };
    facts.write("alertmanager_server", [row! { "version" => version.to_owned() }]);
    // What it holds is not repeated, not even by an error: older versions show the addresses of webhooks.
    let config: Value = from_yaml(original)
        .map_err(|why| Unseen::new(Kind::Failed, format!("the configuration that Alertmanager shows cannot be read: {why}")))?;
    let receivers = routes::receivers(&config);
    facts.write("alertmanager_receiver", receivers.iter().take(MOST_ROWS).map(receiver));
    if receivers.len() > MOST_ROWS {
        facts.unseen("alertmanager_receiver", &too_many("Alertmanager", "receivers"));
    }
    write_routes(routes::routes(&config), facts);
    match server.text("/metrics", &[]).await {
        Ok((page, false)) => write_integrations(&receivers, &page, facts),
        Ok((_, true)) => {
            facts.unseen("alertmanager_integration", &Unseen::new(Kind::Limit, "the metrics page of Alertmanager is too long"))
        }
        Err(why) => facts.unseen("alertmanager_integration", &why),
    }
    Ok(())
}

fn receiver(receiver: &Receiver) -> Row {
    row! { "name" => receiver.name.clone(), "integrations" => int(receiver.integrations.values().sum()) }
}

fn write_routes(routes: Option<Vec<Route>>, facts: &mut Facts) {
    let Some(routes) = routes.filter(|routes| routes.len() <= MOST_ROWS) else {
        let why = Unseen::new(Kind::Unsupported, "the routes that Alertmanager shows are in a form that is not known, or too many");
        ["alertmanager_route", "alertmanager_matcher"].into_iter().for_each(|table| facts.unseen(table, &why));
        return;
    };
    let route = |route: &Route| {
        row! {
            "number" => int(route.number),
            "parent" => route.parent.map(int),
            "receiver" => route.receiver.clone(),
            "continues" => route.continues,
        }
    };
    facts.write("alertmanager_route", routes.iter().map(route));
    let matchers = routes.iter().flat_map(|route| {
        route.matchers.iter().enumerate().map(|(n, (label, operator, value))| {
            row! {
                "route" => int(route.number),
                "number" => int(n + 1),
                "label" => label.clone(),
                "operator" => (*operator).to_owned(),
                "value" => value.clone(),
            }
        })
    });
    facts.write("alertmanager_matcher", matchers.collect::<Vec<_>>());
}

/// Counters of each kind of way out that some receiver has; of others they stand at zero.
fn write_integrations(receivers: &[Receiver], page: &str, facts: &mut Facts) {
    let used: BTreeSet<&str> = receivers.iter().flat_map(|receiver| receiver.integrations.keys().map(String::as_str)).collect();
    let [sent, failed] =
        ["alertmanager_notifications_total", "alertmanager_notifications_failed_total"].map(|name| by_integration(page, name));
    if !used.is_empty() && sent.is_empty() {
        let why = Unseen::new(Kind::Unsupported, "the metrics page of Alertmanager does not count its notifications");
        return facts.unseen("alertmanager_integration", &why);
    }
    let count = |counts: &BTreeMap<String, f64>, name: &str| whole(counts.get(name).copied().unwrap_or(0.0));
    let rows =
        used.iter().map(|name| row! { "name" => (*name).to_owned(), "sent" => count(&sent, name), "failed" => count(&failed, name) });
    facts.write("alertmanager_integration", rows.collect::<Vec<_>>());
}

/// A counter by its label `integration`, whatever other labels it has.
fn by_integration(page: &str, name: &str) -> BTreeMap<String, f64> {
    let mut counts = BTreeMap::new();
    for sample in exposition::samples(page).filter(|sample| sample.name == name) {
        if let Some(integration) = integration(&sample) {
            *counts.entry(integration.to_owned()).or_insert(0.0) += sample.value;
        }
    }
    counts
}

fn integration<'a>(sample: &Sample<'a>) -> Option<&'a str> {
    sample.labels.split("integration=\"").nth(1)?.split('"').next()
}

/// A counter as a whole number.
pub(super) fn whole(value: f64) -> i64 {
    value.max(0.0) as i64
}

/// A number of rows.
pub(super) fn int(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notifications_are_added_up_by_their_way_out() {
        let page = "# TYPE alertmanager_notifications_failed_total counter\n\
            alertmanager_notifications_failed_total{integration=\"webhook\",reason=\"clientError\"} 2\n\
            alertmanager_notifications_failed_total{reason=\"other\",integration=\"webhook\"} 3\n\
            alertmanager_notifications_failed_total{integration=\"email\"} 1\nalertmanager_notifications_total{integration=\"email\"} 9\n";
        let found = by_integration(page, "alertmanager_notifications_failed_total");
        assert_eq!(found, BTreeMap::from([("email".to_owned(), 1.0), ("webhook".to_owned(), 5.0)]));
        assert_eq!([2.0, -1.0, f64::NAN, 1e300].map(whole), [2, 0, 0, i64::MAX]);
    }
}
