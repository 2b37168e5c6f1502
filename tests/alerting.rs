//! Whether somebody hears of trouble: a real Prometheus and a real Alertmanager, well kept, and with one link of the chain broken at a
//! time.

use std::{collections::BTreeMap, path::Path};

use plimsoll::{
    check::{self, Certainty, Finding, Verdict},
    config::{Given, discover},
    derive,
    probe::{self, PROBES, Probe},
    snapshot::Snapshot,
    stop::Stop,
};

use crate::support::{
    Reply, Web, block_on, closed_port,
    prometheus::{Alertmanager, Prometheus},
};

/// The checks on the chain.
const CHAIN: [&str; 10] = [
    "alert-goes-nowhere",
    "alert-notifications-failing",
    "alert-rule-failing",
    "alert-rule-without-metric",
    "alert-rules-missing",
    "alerts-not-handed-over",
    "app-not-scraped",
    "deadman-switch-missing",
    "uptime-unwatched",
    "scrape-target-down",
];

/// The metrics of an app with all that it needs behind one address.
const METRICS: &str = "\
# TYPE http_requests_total counter
http_requests_total{status=\"200\"} 100
http_requests_total{status=\"500\"} 0
# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le=\"0.1\"} 90
http_request_duration_seconds_bucket{le=\"+Inf\"} 100
http_request_duration_seconds_sum 5
http_request_duration_seconds_count 100
# TYPE checkout_failures_total counter
# TYPE process_resident_memory_bytes gauge
process_resident_memory_bytes 50000000
# TYPE pg_up gauge
pg_up 1
# TYPE probe_success gauge
probe_success 1
# TYPE redis_up gauge
redis_up 1
# TYPE sidekiq_queue_latency gauge
sidekiq_queue_latency{queue=\"default\"} 2
";

/// A rule each: name, expression, and the label that its route asks for.
const RULES: &[(&str, &str)] = &[
    ("Down", "up == 0"),
    ("Errors", "job:http_errors:ratio > 0.05"),
    ("CheckoutFails", "increase(checkout_failures_total[1m]) > 3"),
    ("Slow", "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[1m]))) > 0.5"),
    ("Memory", "process_resident_memory_bytes > 1e9"),
    ("Postgres", "pg_up == 0 or absent(pg_up)"),
    ("Redis", "redis_up == 0"),
    ("Jobs", "max(sidekiq_queue_latency) > 60"),
];

/// In the list below `rules:`. No alert fires before Prometheus has found its Alertmanagers: it would be lost.
fn rules(alerts: &[(&str, &str)]) -> String {
    let recorded = "  - { record: 'job:http_errors:ratio', expr: 'sum by (job) (rate(http_requests_total{status=~\"5..\"}[1m])) / sum by (job) \
                    (rate(http_requests_total[1m]))' }\n";
    let alert = |(name, query): &(&str, &str)| format!("  - {{ alert: {name}, expr: '{query}', for: 8s, labels: {{ severity: page }} }}\n");
    recorded.to_owned() + &alerts.iter().map(alert).collect::<String>()
}

fn with_watchdog() -> Vec<(&'static str, &'static str)> {
    [RULES, &[("Watchdog", "vector(1)")]].concat()
}

/// The usual configuration: what is grave goes to a webhook, and so does the rest.
fn routed(webhook: &str) -> String {
    format!(
        "route:\n  receiver: team\n  group_wait: 1s\n  group_interval: 1s\n  repeat_interval: 2s\n  routes:\n  - receiver: pager\n    matchers: [ severity=\"page\" ]\n\
         receivers:\n- name: team\n  webhook_configs: [ {{ url: '{webhook}/team' }} ]\n- name: pager\n  webhook_configs: [ {{ url: '{webhook}/C4n4ryHook' }} ]\n"
    )
}

/// An app with metrics.
fn app() -> Web {
    Web::start(|asked| match asked.path.as_str() {
        "/metrics" => Reply::of("text/plain; version=0.0.4", METRICS),
        _ => Reply::html("<h1>Shop</h1>"),
    })
}

/// What takes notifications.
fn hook() -> Web {
    Web::start(|asked| if ["/team", "/C4n4ryHook"].contains(&asked.path.as_str()) { Reply::json("{}") } else { Reply::not_found() })
}

fn place(web: &Web) -> String {
    web.url().trim_start_matches("http://").to_owned()
}

/// What the two probes saw, and what the checks say of it.
struct Seen {
    verdicts: BTreeMap<String, Verdict>,
    snapshot: Snapshot,
    _folder: tempfile::TempDir,
}

impl Seen {
    fn of(given: Given, config: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("plimsoll.toml"), config).unwrap();
        let target = discover(&given, folder.path()).unwrap();
        let snapshot = Snapshot::create(folder.path(), &target, chrono::Utc::now()).unwrap();
        let probes: Vec<&'static dyn Probe> =
            PROBES.iter().copied().filter(|p| ["prometheus", "alertmanager"].contains(&p.name())).collect();
        block_on(probe::collect(&probes, &target, &snapshot, &Stop::default(), &|_| {})).unwrap();
        derive::fill(&snapshot).unwrap();
        let (checks, _) = check::load(Path::new("/nonexistent"));
        let verdicts = checks
            .iter()
            .filter(|c| c.item == "monitoring" && CHAIN.contains(&c.id.as_str()))
            .map(|c| (c.id.clone(), c.judge(snapshot.db())));
        Self { verdicts: verdicts.collect(), snapshot, _folder: folder }
    }

    /// The checks that neither pass nor do not apply, with what they come to.
    fn odd(&self) -> BTreeMap<&str, &'static str> {
        let word = |verdict: &Verdict| match verdict {
            Verdict::Pass { .. } => "pass",
            Verdict::Fail { .. } | Verdict::Waived { .. } => "fail",
            Verdict::Unproven { .. } => "unproven",
            Verdict::NotApplicable => "not applicable",
        };
        self.verdicts.iter().map(|(id, verdict)| (id.as_str(), word(verdict))).filter(|(_, word)| *word != "pass").collect()
    }

    fn findings(&self, id: &str) -> &[Finding] {
        match &self.verdicts[id] {
            Verdict::Fail { findings, .. } => findings,
            other => panic!("{id}: {other:?}"),
        }
    }

    fn all(&self, sql: &str) -> Vec<String> {
        let mut query = self.snapshot.db().prepare(sql).unwrap();
        query.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    }
}

/// Both servers over one app, once the alert that fires all the time has arrived.
struct Chain {
    app: Option<Web>,
    app_url: String,
    _hook: Web,
    prometheus: Prometheus,
    alertmanager: Alertmanager,
}

impl Chain {
    /// `more` targets besides the app, by job and place.
    fn start(alerts: &[(&str, &str)], config: impl Fn(&str) -> String, more: &[(&str, &str)]) -> Self {
        let (app, hook) = (app(), hook());
        let alertmanager = Alertmanager::start(&config(&hook.url()));
        let shop = place(&app);
        let prometheus = Prometheus::start(&[&[("shop", shop.as_str())], more].concat(), &rules(alerts), Some(&alertmanager.place()));
        // Each rule has been evaluated, on metrics that are there.
        prometheus.wait_for("/api/v1/label/__name__/values", &["http_request_duration_seconds_count", "job:http_errors:ratio"]);
        let firing = alerts.iter().map(|(name, _)| *name).find(|name| ["Watchdog", "Busy"].contains(name));
        firing.into_iter().for_each(|name| alertmanager.wait_for("/api/v2/alerts", &[name]));
        Self { app_url: app.url(), app: Some(app), _hook: hook, prometheus, alertmanager }
    }

    /// Waits until a notification has come to its end.
    fn wait_for_notifications(&self, counter: &str) {
        self.alertmanager.wait_for("/metrics", &[&format!("{counter}{{integration=\"webhook\"}} 1")]);
    }

    fn look(&self) -> Seen {
        let given = Given {
            app: Some(self.app_url.clone()),
            prometheus: Some(self.prometheus.url()),
            alertmanager: Some(self.alertmanager.url()),
            ..Given::default()
        };
        Seen::of(given, "")
    }
}

const SENT: &str = "alertmanager_notifications_total";
const FAILED: &str = "alertmanager_notifications_failed_total";
/// There is no other target than the app.
const USUAL: (&str, &str) = ("scrape-target-down", "not applicable");

#[test]
fn where_every_link_holds_every_check_passes_and_no_secret_is_kept() {
    let chain = Chain::start(&with_watchdog(), routed, &[]);
    chain.wait_for_notifications(SENT);
    let seen = chain.look();
    assert_eq!(seen.odd(), BTreeMap::from([USUAL]), "{:?}", seen.verdicts);
    assert_eq!(seen.all("select receiver from alert_path order by rule"), vec!["pager"; RULES.len() + 1]);
    let unseen = "select table_name || reason from reach where kind is not null and probe in ('prometheus', 'alertmanager')";
    assert_eq!(seen.all(unseen), Vec::<String>::new());
    let sent = seen.all("select statement from sent where probe in ('prometheus', 'alertmanager')");
    assert!(sent.len() <= 12 && sent.iter().all(|line| line.starts_with("GET http://127.0.0.1:")), "{sent:?}");
    let bytes = std::fs::read(seen.snapshot.path()).unwrap();
    assert!(!bytes.windows(10).any(|word| word == b"C4n4ryHook"), "an address of a webhook was kept");
}

#[test]
fn an_app_that_does_not_answer_its_scrape_is_found_alone() {
    let mut chain = Chain::start(&with_watchdog(), routed, &[]);
    chain.wait_for_notifications(SENT);
    drop(chain.app.take());
    chain.prometheus.wait_for("/api/v1/targets", &["\"health\":\"down\""]);
    let seen = chain.look();
    assert_eq!(seen.odd(), BTreeMap::from([("app-not-scraped", "fail"), USUAL]), "{:?}", seen.verdicts);
    let found = &seen.findings("app-not-scraped")[0];
    assert!(found.message.contains("refused") && found.certainty == Certainty::Sure, "{}", found.message);
}

#[test]
fn an_app_that_is_no_target_is_found_as_a_guess() {
    let app = app();
    let prometheus = Prometheus::start(&[("prometheus", "127.0.0.1:1")], &rules(&[]), None);
    prometheus.wait_for("/api/v1/targets", &["\"health\":\"down\""]);
    let given = |app: &Web| Given { app: Some(app.url()), prometheus: Some(prometheus.url()), ..Given::default() };
    let found = Seen::of(given(&app), "").findings("app-not-scraped")[0].clone();
    assert!(found.certainty == Certainty::Likely && found.message.contains("none of the 1 targets"), "{}", found.message);
    let found = Seen::of(given(&app), "").findings("uptime-unwatched")[0].clone();
    assert!(found.certainty == Certainty::Likely && found.message.contains("as a visitor does"), "{}", found.message);
    // Where the inner port is named that it asks, it is the app that does not answer.
    let named = "[app]\nmetrics = \"http://127.0.0.1:1/metrics\"\n";
    let found = Seen::of(given(&app), named).findings("app-not-scraped")[0].clone();
    assert!(found.certainty == Certainty::Sure && found.message.contains("the last scrape of the app (127.0.0.1:1"), "{}", found.message);
}

#[test]
fn what_no_rule_tells_of_is_found_alone() {
    let alerts: Vec<_> = with_watchdog().into_iter().filter(|(name, _)| !["Slow", "Redis"].contains(name)).collect();
    let chain = Chain::start(&alerts, routed, &[]);
    chain.wait_for_notifications(SENT);
    let seen = chain.look();
    assert_eq!(seen.odd(), BTreeMap::from([("alert-rules-missing", "fail"), USUAL]), "{:?}", seen.verdicts);
    let subjects: Vec<&str> = seen.findings("alert-rules-missing").iter().map(|found| found.subject.as_str()).collect();
    assert_eq!(subjects, ["latency", "redis"]);
}

#[test]
fn a_rule_on_a_name_that_nothing_has_is_found_alone() {
    let chain = Chain::start(&[with_watchdog(), vec![("Typo", "rate(http_request_total[1m]) > 1 and up")]].concat(), routed, &[]);
    chain.wait_for_notifications(SENT);
    let seen = chain.look();
    assert_eq!(seen.odd(), BTreeMap::from([("alert-rule-without-metric", "fail"), USUAL]), "{:?}", seen.verdicts);
    let found = seen.findings("alert-rule-without-metric");
    assert_eq!((found.len(), found[0].subject.as_str()), (1, "shop/Typo"));
    assert!(found[0].message.contains("asks for http_request_total, which"), "{}", found[0].message);
    // It is in perfect health all the same.
    assert_eq!(seen.all("select state from prometheus_rule where name = 'Typo' and fault is null"), ["inactive"]);
}

#[test]
fn a_rule_that_cannot_be_evaluated_is_found_alone() {
    let chain =
        Chain::start(&[with_watchdog(), vec![("Join", "http_requests_total + on (job) http_requests_total > 1")]].concat(), routed, &[]);
    chain.wait_for_notifications(SENT);
    let seen = chain.look();
    assert_eq!(seen.odd(), BTreeMap::from([("alert-rule-failing", "fail"), USUAL]), "{:?}", seen.verdicts);
    assert!(seen.findings("alert-rule-failing")[0].message.contains("many-to-many"), "{:?}", seen.findings("alert-rule-failing"));
}

#[test]
fn a_target_that_does_not_answer_is_found_alone() {
    let closed = format!("127.0.0.1:{}", closed_port());
    let chain = Chain::start(&with_watchdog(), routed, &[("node", &closed)]);
    chain.wait_for_notifications(SENT);
    let seen = chain.look();
    assert_eq!(seen.odd(), BTreeMap::from([("scrape-target-down", "fail")]), "{:?}", seen.verdicts);
    assert_eq!(seen.findings("scrape-target-down")[0].subject, format!("node {closed}"));
}

#[test]
fn a_default_route_without_a_way_out_is_found_alone() {
    let nowhere = |webhook: &str| {
        format!(
            "route:\n  receiver: nobody\n  group_wait: 1s\n  group_interval: 1s\n  repeat_interval: 2s\n  routes:\n  - receiver: team\n    \
             matchers: [ alertname=\"Watchdog\" ]\nreceivers:\n- name: nobody\n- name: team\n  webhook_configs: [ {{ url: '{webhook}/team' }} ]\n"
        )
    };
    let chain = Chain::start(&with_watchdog(), nowhere, &[]);
    chain.wait_for_notifications(SENT);
    let seen = chain.look();
    assert_eq!(seen.odd(), BTreeMap::from([("alert-goes-nowhere", "fail"), USUAL]), "{:?}", seen.verdicts);
    let found = &seen.findings("alert-goes-nowhere")[0];
    assert!(found.subject == "nobody" && found.message.starts_with("8 of 8 alerts"), "{}", found.message);
}

#[test]
fn notifications_that_nobody_takes_are_found_alone() {
    let chain = Chain::start(&with_watchdog(), |webhook| routed(&format!("{webhook}/gone")), &[]);
    chain.wait_for_notifications(FAILED);
    let seen = chain.look();
    assert_eq!(seen.odd(), BTreeMap::from([("alert-notifications-failing", "fail"), USUAL]), "{:?}", seen.verdicts);
}

#[test]
fn without_an_alert_that_fires_all_the_time_only_that_is_found() {
    let chain = Chain::start(&[RULES, &[("Busy", "up == 1")]].concat(), routed, &[]);
    chain.wait_for_notifications(SENT);
    let seen = chain.look();
    assert_eq!(seen.odd(), BTreeMap::from([("deadman-switch-missing", "fail"), USUAL]), "{:?}", seen.verdicts);
}

#[test]
fn without_an_alertmanager_in_its_configuration_nothing_is_handed_over() {
    let (app, hook) = (app(), hook());
    let alertmanager = Alertmanager::start(&routed(&hook.url()));
    let prometheus = Prometheus::start(&[("shop", &place(&app))], &rules(&with_watchdog()), None);
    prometheus.wait_for("/api/v1/label/__name__/values", &["http_request_duration_seconds_count", "job:http_errors:ratio"]);
    prometheus.wait_for("/api/v1/alerts", &["Watchdog"]);
    let (watch, tell) = (Some(prometheus.url()), Some(alertmanager.url()));
    let seen = Seen::of(Given { app: Some(app.url()), prometheus: watch, alertmanager: tell, ..Given::default() }, "");
    let odd = [("alerts-not-handed-over", "fail"), ("alert-notifications-failing", "unproven"), USUAL];
    assert_eq!(seen.odd(), BTreeMap::from(odd), "{:?}", seen.verdicts);
}

#[test]
fn where_nothing_is_named_nothing_is_found_and_nothing_passes() {
    let seen = Seen::of(Given { app: Some("http://127.0.0.1:1".to_owned()), ..Given::default() }, "");
    assert_eq!(seen.odd(), CHAIN.map(|id| (id, "unproven")).into());
    let cures = seen.all("select distinct cure from reach where probe = 'prometheus'");
    assert!(cures[0].contains("--prometheus http://") && cures[0].contains("without = [\"prometheus\", \"alertmanager\"]"), "{cures:?}");
    let seen = Seen::of(Given::default(), "without = [\"prometheus\", \"alertmanager\"]\n");
    assert_eq!(seen.odd(), CHAIN.map(|id| (id, "not applicable")).into(), "{:?}", seen.verdicts);
}

/// `admin` and `test`, as the page on basic auth of Prometheus has them.
const LOCKED: &str = "basic_auth_users: { admin: $2b$12$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay }";

#[test]
fn one_that_asks_for_a_password_is_unproven_until_it_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("web.yml");
    std::fs::write(&file, LOCKED).unwrap();
    let prometheus = Prometheus::start_with(&format!("--web.config.file={}", file.display()), &[], &rules(&with_watchdog()), None);
    let look = |url: &str, config: &str, variables: &[(&str, &str)]| {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Seen::of(Given { prometheus: Some(url.to_owned()), variables, ..Given::default() }, config)
    };
    let seen = look(&prometheus.url(), "", &[]);
    assert_eq!(seen.all("select distinct kind || ' ' || extent from reach where probe = 'prometheus'"), ["denied none"]);
    assert!(seen.all("select cure from reach where probe = 'prometheus'")[0].contains("`headers` below [monitoring]"));
    let named = prometheus.url().replace("http://", "http://admin:test@");
    assert_eq!(look(&named, "", &[]).all("select version from prometheus_server").len(), 1);
    let config = "[monitoring]\nheaders = { authorization = \"$TOKEN\" }\n";
    let seen = look(&prometheus.url(), config, &[("TOKEN", "Basic YWRtaW46dGVzdA==")]);
    assert_eq!(seen.all("select version from prometheus_server").len(), 1);
    assert!(!std::fs::read(seen.snapshot.path()).unwrap().windows(16).any(|word| word == b"YWRtaW46dGVzdA=="));
}

#[test]
fn what_is_no_prometheus_or_answers_without_end_is_unproven() {
    let long = format!("{{\"status\":\"success\",\"data\":{{\"groups\":[{}]}}}}", "1,".repeat(5 << 20));
    let deep = "[".repeat(1 << 20);
    let other = Web::start(move |asked| match asked.path.split('?').next().unwrap_or_default() {
        "/long/api/v1/status/buildinfo" | "/deep/api/v1/status/buildinfo" | "/bare/api/v1/status/buildinfo" => {
            Reply::json("{\"data\":{\"version\":\"2\"}}")
        }
        path if path.starts_with("/long/") => Reply::json(&long),
        path if path.starts_with("/deep/") => Reply::json(&deep),
        path if path.starts_with("/bare/") => Reply::json("{\"data\":{}}"),
        "/away/api/v1/status/buildinfo" => Reply::html("").status(302).with("location", "/login"),
        _ => Reply::html("<h1>hello</h1>"),
    });
    let kinds = |below: &str| {
        let url = Some(format!("{}{below}", other.url()));
        let seen = Seen::of(Given { prometheus: url.clone(), alertmanager: url, ..Given::default() }, "");
        assert!(seen.odd().values().all(|word| *word == "unproven") && seen.odd().len() == CHAIN.len(), "{:?}", seen.odd());
        seen.all("select distinct kind from reach where kind is not null and probe = 'prometheus' order by 1").join(" ")
    };
    assert_eq!([kinds(""), kinds("/away"), kinds("/long"), kinds("/deep")], ["failed", "door", "limit unsupported", "failed unsupported"]);
    // That a list is not in the answer is not that it is empty.
    assert_eq!(kinds("/bare"), "failed unsupported");
}
