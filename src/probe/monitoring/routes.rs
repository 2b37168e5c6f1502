//! The configuration of Alertmanager as `/api/v2/status` shows it: receivers with how many ways out each has, and the tree of routes.
//! <https://prometheus.io/docs/alerting/latest/configuration/>. What a receiver holds besides is not looked at: it may be secret.

use std::collections::BTreeMap;

use serde_json::Value;

/// A receiver.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Receiver {
    pub(super) name: String,
    /// Its ways out by kind: `webhook`, `email`.
    pub(super) integrations: BTreeMap<String, usize>,
}

/// A route, after the one that it stands in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Route {
    /// Its place among the routes, from 1.
    pub(super) number: usize,
    pub(super) parent: Option<usize>,
    pub(super) receiver: String,
    pub(super) continues: bool,
    /// Label, operator and value.
    pub(super) matchers: Vec<(String, &'static str, String)>,
}

/// The receivers of a configuration.
pub(super) fn receivers(config: &Value) -> Vec<Receiver> {
    let receiver = |entry: &Value| {
        let ways =
            entry.as_object()?.iter().filter_map(|(key, list)| Some((key.strip_suffix("_configs")?.to_owned(), list.as_array()?.len())));
        Some(Receiver { name: entry.get("name")?.as_str()?.to_owned(), integrations: ways.filter(|(_, count)| *count > 0).collect() })
    };
    config.get("receivers").and_then(Value::as_array).into_iter().flatten().filter_map(receiver).collect()
}

/// The routes of a configuration, the default one first; none: it has none, or one that cannot be understood.
pub(super) fn routes(config: &Value) -> Option<Vec<Route>> {
    let mut routes = Vec::new();
    add(config.get("route")?, None, "", &mut routes)?;
    Some(routes)
}

fn add(entry: &Value, parent: Option<usize>, around: &str, routes: &mut Vec<Route>) -> Option<()> {
    let text = |key: &str| entry.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    let (number, receiver) = (routes.len() + 1, text("receiver").unwrap_or(around).to_owned());
    let continues = entry.get("continue").and_then(Value::as_bool).unwrap_or(false);
    let matchers = matchers(entry)?;
    routes.push(Route { number, parent, receiver: receiver.clone(), continues, matchers });
    entry.get("routes").and_then(Value::as_array).into_iter().flatten().try_for_each(|inner| add(inner, Some(number), &receiver, routes))
}

/// In the words of today, and in those of before 0.22.
fn matchers(entry: &Value) -> Option<Vec<(String, &'static str, String)>> {
    let mut found = Vec::new();
    for (key, operator) in [("match", "="), ("match_re", "=~")] {
        for (label, value) in entry.get(key).and_then(Value::as_object).into_iter().flatten() {
            found.push((label.clone(), operator, plain(value)?));
        }
    }
    let listed: Vec<&Value> = match entry.get("matchers") {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(one) if !one.is_null() => vec![one],
        _ => Vec::new(),
    };
    for text in listed {
        found.push(matcher(text.as_str()?)?);
    }
    Some(found)
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        _ => None,
    }
}

/// `severity=~"page|ticket"`, the quotes left out or not.
fn matcher(text: &str) -> Option<(String, &'static str, String)> {
    let text = text.trim().trim_start_matches('{').trim_end_matches('}').trim();
    let at = text.find(['=', '!'])?;
    let operator = ["=~", "!~", "!=", "="].into_iter().find(|operator| text[at..].starts_with(operator))?;
    let value = text[at + operator.len()..].trim();
    let bare = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let value = bare.map_or_else(|| value.to_owned(), |inner| inner.replace("\\\"", "\"").replace("\\\\", "\\"));
    Some((text[..at].trim().trim_matches('"').to_owned(), operator, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::from_yaml;

    const CONFIG: &str = r#"
global: { resolve_timeout: 5m }
route:
  receiver: nobody
  routes:
  - receiver: pager
    match: { severity: page }
    continue: true
  - matchers: [ 'team="shop"', 'severity=~"page|ticket"', alertname!=Watchdog ]
    routes:
    - receiver: mail
      match_re: { service: "db.*" }
receivers:
- name: nobody
- name: pager
  pagerduty_configs: [ { routing_key: <secret> } ]
  webhook_configs: [ { url: "http://a" }, { url: "http://b" } ]
- name: mail
  email_configs: []
"#;

    #[test]
    fn receivers_are_counted_by_their_ways_out() {
        let config: Value = from_yaml(CONFIG).expect("YAML");
        let found: Vec<(String, usize)> = receivers(&config).into_iter().map(|r| (r.name, r.integrations.values().sum())).collect();
        assert_eq!(found, [("nobody".to_owned(), 0), ("pager".to_owned(), 3), ("mail".to_owned(), 0)]);
    }

    #[test]
    fn routes_have_the_receiver_around_them_and_conditions_in_both_forms() {
        let config: Value = from_yaml(CONFIG).expect("YAML");
        let shown: Vec<String> = routes(&config)
            .expect("routes")
            .iter()
            .map(|r| {
                let conditions: Vec<String> =
                    r.matchers.iter().map(|(label, operator, value)| format!("{label}{operator}{value}")).collect();
                format!("{} {} {} {} {}", r.number, r.parent.unwrap_or(0), r.receiver, r.continues, conditions.join(","))
            })
            .collect();
        assert_eq!(
            shown,
            [
                "1 0 nobody false ",
                "2 1 pager true severity=page",
                "3 1 nobody false team=shop,severity=~page|ticket,alertname!=Watchdog",
                "4 3 mail false service=~db.*",
            ]
        );
    }

    #[test]
    fn what_cannot_be_understood_is_no_tree() {
        for text in ["a: 1", "route: { receiver: a, matchers: [ nonsense ] }", "route: { receiver: a, matchers: [ [ 1 ] ] }"] {
            assert_eq!(routes(&from_yaml(text).expect("YAML")), None, "{text}");
        }
    }
}
