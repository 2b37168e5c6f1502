//! What Prometheus tells: whom it asks, its rules and whether what they ask for is there, and whom it hands alerts to.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use url::Url;

use super::{
    alertmanager::{int, whole},
    known::Known,
    server::{MOST_ROWS, Server, too_many},
    unnamed,
};
use crate::{
    config::Target,
    probe::{
        app::is_one_place,
        metrics::{
            exposition,
            promql::{self, Asked},
            signal::{self, Signal},
        },
    },
    snapshot::{Facts, Kind, Row, Unseen, cut, row},
};

/// Bytes of a rule's expression, and of why something failed.
const LONGEST_QUERY: usize = 4 << 10;
const LONGEST_FAULT: usize = 300;
/// Metrics of requests that are asked for whose they are.
const MOST_SERVING: usize = 8;
/// Names of rules that are there to fire all the time, without spaces and signs.
const WATCHDOGS: &[&str] = &["watchdog", "deadman", "alwaysfiring", "heartbeat"];

/// Looks, and lists what was asked.
pub(super) async fn look(target: &Target, facts: &mut Facts) -> Result<(), Unseen> {
    let Some(found) = &target.prometheus else { return Err(unnamed("Prometheus", "prometheus", "PROMETHEUS_URL")) };
    let mut server = Server::of(target, found, "Prometheus", "prometheus")?;
    let ended = fill(&mut server, target, facts).await;
    server.list(facts);
    ended
}

async fn fill(server: &mut Server<'_>, target: &Target, facts: &mut Facts) -> Result<(), Unseen> {
    const BUILD: &str = "/api/v1/status/buildinfo";
    let build = server.data(BUILD, &[]).await?;
    let version = text(&build.root, "version").filter(|version| !version.is_empty()).ok_or_else(|| server.strange(BUILD))?;
    let known = Known::ask(server).await;
    let looks = known.as_ref().ok().map(|known| int(known.names.iter().filter(|name| signal::is_look(name)).count()));
    facts.write("prometheus_server", [row! { "version" => version, "looks" => looks }]);
    // Metrics on an inner port are the app's as well.
    let places: Vec<Url> = target.app_url().into_iter().chain(target.metrics_url()).collect();
    match targets(server, &places, known.as_ref().ok()).await {
        Ok((rows, gap)) => write("prometheus_target", rows, gap.as_ref(), facts),
        Err(why) => facts.unseen("prometheus_target", &why),
    }
    match rules(server).await {
        Ok((rules, gap)) => write_rules(&rules, known.as_ref(), gap.as_ref(), facts),
        Err(why) => RULE_TABLES.iter().for_each(|table| facts.unseen(table, &why)),
    }
    match alertmanagers(server).await {
        Ok(rows) => facts.write("prometheus_alertmanager", rows),
        Err(why) => facts.unseen("prometheus_alertmanager", &why),
    }
    match server.text("/metrics", &[]).await {
        Ok((page, _)) => match notifications(&page) {
            Some(row) => facts.write("prometheus_notification", [row]),
            None => facts
                .unseen("prometheus_notification", &Unseen::new(Kind::Unsupported, "Prometheus does not show its own metrics at /metrics")),
        },
        Err(why) => facts.unseen("prometheus_notification", &why),
    }
    Ok(())
}

const RULE_TABLES: [&str; 4] = ["prometheus_rule", "prometheus_rule_label", "prometheus_rule_metric", "prometheus_signal"];

fn write(table: &'static str, rows: Vec<Row>, gap: Option<&Unseen>, facts: &mut Facts) {
    facts.write(table, rows);
    gap.into_iter().for_each(|why| facts.unseen(table, why));
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(Value::as_str).map(str::to_owned)
}

/// The list under a key. Where it is not there, something else answered: that is not that there are none.
fn listed<'a>(server: &Server<'_>, path: &str, root: &'a Value, key: &str) -> Result<&'a [Value], Unseen> {
    match root.get(key) {
        Some(Value::Array(list)) => Ok(list),
        Some(Value::Null) => Ok(&[]),
        _ => Err(server.strange(path)),
    }
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// Whom it asks, and whether that is one of the app's `places`.
async fn targets(server: &mut Server<'_>, places: &[Url], known: Option<&Known>) -> Result<(Vec<Row>, Option<Unseen>), Unseen> {
    const TARGETS: &str = "/api/v1/targets";
    let read = server.data(TARGETS, &[("state", "active")]).await?;
    let found = listed(server, TARGETS, &read.root, "activeTargets")?;
    let serving = match known {
        Some(known) => serving(server, known).await,
        None => None,
    };
    let mut rows: Vec<Row> = found
        .iter()
        .enumerate()
        .map(|(n, found)| {
            let label = |name: &str| found.get("labels").and_then(|labels| text(labels, name)).unwrap_or_default();
            let (job, instance) = (label("job"), label("instance"));
            let is_up = match found.get("health").and_then(Value::as_str) {
                Some("up") => Some(true),
                Some("down") => Some(false),
                _ => None,
            };
            let url = text(found, "scrapeUrl").and_then(|url| Url::parse(&url).ok());
            let serves = serving.as_ref().map(|serving| serving.contains(&(job.clone(), instance.clone())));
            row! {
                "number" => int(n + 1),
                "job" => job,
                "instance" => instance,
                "is_up" => is_up,
                "fault" => text(found, "lastError").filter(|fault| !fault.is_empty()).map(|fault| cut(fault, LONGEST_FAULT)),
                "is_app" => url.is_some_and(|url| places.iter().any(|place| is_one_place(place, &url))),
                "serves" => serves,
            }
        })
        .collect();
    let gap = (read.is_cut || rows.len() > MOST_ROWS).then(|| too_many("Prometheus", "targets"));
    rows.truncate(MOST_ROWS);
    Ok((rows, gap))
}

/// Job and instance of those whose metrics count requests that they answered; none: that could not be asked.
async fn serving(server: &mut Server<'_>, known: &Known) -> Option<BTreeSet<(String, String)>> {
    let is_plain = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || "_:".contains(c));
    // A histogram has a series a bucket; its count tells the same.
    let mut names: Vec<&String> =
        known.names.iter().filter(|name| signal::counts_requests(name) && is_plain(name) && !name.ends_with("_bucket")).collect();
    names.sort_by_key(|name| name.len());
    names.truncate(MOST_SERVING);
    if names.is_empty() {
        return Some(BTreeSet::new());
    }
    let joined = names.into_iter().map(String::as_str).collect::<Vec<_>>().join("|");
    let query = format!("count by (job, instance) ({{__name__=~\"{joined}\"}})");
    let read = server.data("/api/v1/query", &[("query", &query)]).await.ok().filter(|read| !read.is_cut)?;
    let place = |found: &Value| {
        let labels = found.get("metric")?;
        Some((text(labels, "job").unwrap_or_default(), text(labels, "instance").unwrap_or_default()))
    };
    Some(list(&read.root, "result").filter_map(place).collect())
}

/// A rule as it is listed.
struct Rule {
    group: String,
    name: String,
    is_alerting: bool,
    query: String,
    asked: Asked,
    state: Option<String>,
    fault: Option<String>,
    labels: BTreeMap<String, String>,
}

async fn rules(server: &mut Server<'_>) -> Result<(Vec<Rule>, Option<Unseen>), Unseen> {
    const RULES: &str = "/api/v1/rules";
    let read = server.data(RULES, &[]).await?;
    let mut rules = Vec::new();
    let mut waiting = 0;
    for group in listed(server, RULES, &read.root, "groups")? {
        let title = text(group, "name").unwrap_or_default();
        rules.extend(list(group, "rules").filter_map(|rule| of(rule, &title)));
        waiting += list(group, "rules").filter(|rule| rule.get("health").and_then(Value::as_str) == Some("unknown")).count();
    }
    let gap = if read.is_cut || rules.len() > MOST_ROWS { Some(too_many("Prometheus", "rules")) } else { unevaluated(waiting) };
    rules.truncate(MOST_ROWS);
    Ok((rules, gap))
}

/// What has not been evaluated since Prometheus started may fire or fail as soon as it is.
fn unevaluated(rules: usize) -> Option<Unseen> {
    let why = || Unseen::new(Kind::NotRun, format!("Prometheus has just started, and has not evaluated {rules} of its rules yet"));
    (rules > 0).then(|| why().cured_by("scan again in a few minutes"))
}

fn of(rule: &Value, group: &str) -> Option<Rule> {
    let query = text(rule, "query")?;
    let fault = text(rule, "lastError").filter(|fault| !fault.is_empty()).map(|fault| cut(fault, LONGEST_FAULT));
    let is_failing = rule.get("health").and_then(Value::as_str) == Some("err");
    let labels = rule.get("labels").and_then(Value::as_object).into_iter().flatten();
    Some(Rule {
        group: group.to_owned(),
        name: text(rule, "name")?,
        is_alerting: text(rule, "type")? == "alerting",
        asked: promql::read(&query),
        query,
        state: text(rule, "state"),
        fault: if is_failing { fault.or_else(|| Some("no reason was given".to_owned())) } else { None },
        // What a template makes of a series nobody knows before.
        labels: labels.filter_map(|(name, value)| Some((name.clone(), value.as_str().filter(|v| !v.contains("{{"))?.to_owned()))).collect(),
    })
}

impl Rule {
    /// True where it fires all the time, so that its silence tells that something broke.
    fn is_watchdog(&self) -> bool {
        let bare: String = self.name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        let is_named = WATCHDOGS.iter().any(|word| bare.contains(word));
        let fires = self.state.as_deref().is_some_and(|state| state != "inactive");
        self.is_alerting && fires && (self.asked.is_constant() || is_named)
    }

    /// What it asks for, but for what it wants to be missing.
    fn metrics(&self) -> BTreeSet<&str> {
        self.asked.selectors.iter().filter(|selector| !selector.is_absence).map(|selector| selector.metric.as_str()).collect()
    }

    /// What it tells of. That something is absent is that it is down.
    fn signals(&self) -> BTreeSet<Signal> {
        let told =
            |selector: &promql::Selector| if selector.is_absence { Some(Signal::Availability) } else { signal::of_selector(selector) };
        self.asked.selectors.iter().filter_map(told).collect()
    }
}

fn write_rules(rules: &[Rule], known: Result<&Known, &Unseen>, gap: Option<&Unseen>, facts: &mut Facts) {
    write("prometheus_rule", rules.iter().enumerate().map(|(n, rule)| rule_row(n + 1, rule)).collect(), gap, facts);
    let labels = rules.iter().enumerate().flat_map(|(n, rule)| {
        rule.labels.iter().map(move |(label, value)| row! { "rule" => int(n + 1), "label" => label.clone(), "value" => value.clone() })
    });
    write("prometheus_rule_label", labels.collect(), gap, facts);
    match known {
        Ok(known) => {
            write("prometheus_rule_metric", metric_rows(rules, known), gap, facts);
            write("prometheus_signal", signal_rows(rules, known), gap, facts);
        }
        Err(why) => ["prometheus_rule_metric", "prometheus_signal"].into_iter().for_each(|table| facts.unseen(table, why)),
    }
}

fn rule_row(number: usize, rule: &Rule) -> Row {
    row! {
        "number" => int(number),
        "group_name" => rule.group.clone(),
        "name" => rule.name.clone(),
        "kind" => if rule.is_alerting { "alerting" } else { "recording" }.to_owned(),
        "query" => cut(rule.query.as_str(), LONGEST_QUERY),
        "state" => rule.state.clone(),
        "fault" => rule.fault.clone(),
        "needs_all" => rule.asked.needs_all,
        "is_watchdog" => rule.is_watchdog(),
    }
}

fn metric_rows(rules: &[Rule], known: &Known) -> Vec<Row> {
    let recorded: BTreeSet<&str> = rules.iter().filter(|rule| !rule.is_alerting).map(|rule| rule.name.as_str()).collect();
    let of_rule = |(n, rule): (usize, &Rule)| {
        let row = |metric: &str| {
            row! {
                "rule" => int(n + 1),
                "metric" => metric.to_owned(),
                "is_there" => known.has(metric),
                "is_recorded" => recorded.contains(metric),
            }
        };
        rule.metrics().into_iter().map(row).collect::<Vec<_>>()
    };
    rules.iter().enumerate().flat_map(of_rule).collect()
}

/// Rules that record stand behind those that alert: what a recorded metric tells of is what its own rule asks for.
fn signal_rows(rules: &[Rule], known: &Known) -> Vec<Row> {
    let mut recorded: BTreeMap<&str, BTreeSet<Signal>> = BTreeMap::new();
    for rule in rules.iter().filter(|rule| !rule.is_alerting) {
        recorded.entry(&rule.name).or_default().extend(rule.signals());
    }
    let told = |rule: &Rule| {
        let behind = rule.metrics().into_iter().filter_map(|metric| recorded.get(metric)).flatten().copied();
        rule.signals().into_iter().chain(behind).collect::<BTreeSet<_>>()
    };
    let alerting: Vec<BTreeSet<Signal>> = rules.iter().filter(|rule| rule.is_alerting && !rule.is_watchdog()).map(told).collect();
    let metrics = |signal: Signal| known.names.iter().filter(|name| signal::of_name(name) == Some(signal)).count();
    Signal::ALL
        .into_iter()
        .map(|signal| {
            row! {
                "signal" => signal.word().to_owned(),
                "title" => signal.title().to_owned(),
                "metrics" => int(metrics(signal)),
                "rules" => int(alerting.iter().filter(|told| told.contains(&signal)).count()),
                "of_rules" => int(alerting.len()),
            }
        })
        .collect()
}

/// Those that it hands alerts to, each once.
async fn alertmanagers(server: &mut Server<'_>) -> Result<Vec<Row>, Unseen> {
    const MANAGERS: &str = "/api/v1/alertmanagers";
    let read = server.data(MANAGERS, &[]).await?;
    let active = listed(server, MANAGERS, &read.root, "activeAlertmanagers")?;
    let urls: BTreeSet<String> = active.iter().filter_map(|found| text(found, "url")).collect();
    Ok(urls.into_iter().take(MOST_ROWS).map(|url| row! { "url" => url }).collect())
}

/// What became of alerts, from its own metrics page.
fn notifications(page: &str) -> Option<Row> {
    let sum = |name: &str| exposition::samples(page).filter(|sample| sample.name == name).map(|sample| sample.value).sum::<f64>();
    let has = |name: &str| exposition::samples(page).any(|sample| sample.name == name);
    has("prometheus_notifications_dropped_total").then(|| {
        row! {
            "sent" => whole(sum("prometheus_notifications_sent_total")),
            "lost" => whole(sum("prometheus_notifications_dropped_total")),
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rule(name: &str, kind: &str, query: &str, state: &str) -> Rule {
        of(&json!({ "name": name, "type": kind, "query": query, "state": state, "health": "ok", "labels": { "severity": "page" } }), "g")
            .expect("a rule")
    }

    #[test]
    fn a_rule_that_fires_whatever_happens_is_a_watchdog_and_one_that_rests_is_none() {
        let is = |name, query, state| rule(name, "alerting", query, state).is_watchdog();
        assert!(is("Watchdog", "vector(1)", "firing") && is("Anything", "vector(1)", "firing"));
        assert!(is("DeadMansSwitch", "prometheus_build_info == 1", "firing") && is("Dead-man", "up > 0", "pending"));
        assert!(!is("Watchdog", "vector(1) == 0", "inactive") && !is("Down", "up == 0", "firing"));
    }

    #[test]
    fn what_a_rule_tells_of_is_told_also_through_what_another_records() {
        let rules = [
            rule("job:errors:rate", "recording", "rate(http_requests_total{status=~\"5..\"}[5m])", ""),
            rule("Errors", "alerting", "job:errors:rate > 1", "inactive"),
            rule("Gone", "alerting", "absent(backup_done)", "inactive"),
            rule("Watchdog", "alerting", "vector(1)", "firing"),
        ];
        let rows = signal_rows(&rules, &Known::of(&["redis_up", "http_requests_total"], &[]));
        let shown: Vec<String> =
            rows.iter().map(|row| format!("{:?}", row.iter().skip(2).map(|(_, value)| value).collect::<Vec<_>>())).collect();
        assert_eq!(shown[0], "[Integer(0), Integer(1), Integer(2)]", "availability");
        assert_eq!(shown[1], "[Integer(0), Integer(1), Integer(2)]", "errors");
        assert_eq!(shown[5], "[Integer(1), Integer(0), Integer(2)]", "redis");
        let metrics = metric_rows(&rules, &Known::of(&["http_requests_total"], &[]));
        assert_eq!(metrics.len(), 2, "what is to be missing is not asked for: {metrics:?}");
    }

    #[test]
    fn what_became_of_alerts_is_added_up_and_a_page_of_something_else_tells_nothing() {
        let page = "prometheus_notifications_dropped_total 2\nprometheus_notifications_sent_total{alertmanager=\"a\"} 3\n\
            prometheus_notifications_sent_total{alertmanager=\"b\"} 4\n";
        assert_eq!(format!("{:?}", notifications(page).expect("a row")), "[(\"sent\", Integer(7)), (\"lost\", Integer(2))]");
        assert!(notifications("up 1\n").is_none());
    }
}
