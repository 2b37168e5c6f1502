//! A real Prometheus and a real Alertmanager, which look every second.

use std::time::{Duration, Instant};

use super::{Guard, block_on, free_port};

/// A running Prometheus.
pub(crate) struct Prometheus {
    _guard: Guard,
    port: u16,
}

/// A running Alertmanager.
pub(crate) struct Alertmanager {
    _guard: Guard,
    port: u16,
}

impl Prometheus {
    /// Starts one that asks `targets`, each a job and its host and port, evaluates `rules` (the list below `rules:`), and hands alerts
    /// to `alertmanager`, a host and port.
    pub(crate) fn start(targets: &[(&str, &str)], rules: &str, alertmanager: Option<&str>) -> Self {
        Self::start_with("", targets, rules, alertmanager)
    }

    /// The same with further command-line options; `$DIR` is its folder.
    pub(crate) fn start_with(options: &str, targets: &[(&str, &str)], rules: &str, alertmanager: Option<&str>) -> Self {
        let port = free_port();
        let scraped: String =
            targets.iter().map(|(job, place)| format!("- job_name: {job}\n  static_configs: [ {{ targets: [ '{place}' ] }} ]\n")).collect();
        let alerting = alertmanager
            .map(|place| format!("alerting:\n  alertmanagers:\n  - static_configs: [ {{ targets: [ '{place}' ] }} ]\n"))
            .unwrap_or_default();
        let script = format!(
            r#"cat > prometheus.yml <<'CONF'
global: {{ scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }}
rule_files: [ rules.yml ]
{alerting}scrape_configs:
{scraped}
CONF
cat > rules.yml <<'CONF'
groups:
- name: shop
  rules:
{rules}
CONF
promtool check config prometheus.yml
exec prometheus --config.file=prometheus.yml --storage.tsdb.path="$DIR/data" --web.listen-address=127.0.0.1:{port} --rules.alert.resend-delay=1s {options}"#
        );
        let mut guard = Guard::start(None, &script);
        guard.wait_for_port("prometheus", port);
        Self { _guard: guard, port }
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Waits until the answer to `path` has all of `words`.
    pub(crate) fn wait_for(&self, path: &str, words: &[&str]) {
        wait_for(&format!("{}{path}", self.url()), words);
    }
}

impl Alertmanager {
    /// Starts one with this configuration.
    pub(crate) fn start(config: &str) -> Self {
        let port = free_port();
        let script = format!(
            "cat > alertmanager.yml <<'CONF'\n{config}\nCONF\nexec prometheus-alertmanager --config.file=alertmanager.yml \
             --storage.path=\"$DIR/data\" --web.listen-address=127.0.0.1:{port} --cluster.listen-address="
        );
        let mut guard = Guard::start(None, &script);
        guard.wait_for_port("alertmanager", port);
        Self { _guard: guard, port }
    }

    /// Host and port.
    pub(crate) fn place(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.place())
    }

    /// Waits until the answer to `path` has all of `words`.
    pub(crate) fn wait_for(&self, path: &str, words: &[&str]) {
        wait_for(&format!("{}{path}", self.url()), words);
    }
}

/// Far above what any of it takes.
const HANG: Duration = Duration::from_secs(90);

fn wait_for(url: &str, words: &[&str]) {
    let start = Instant::now();
    loop {
        let text = block_on(async { reqwest::get(url).await.ok()?.text().await.ok() }).unwrap_or_default();
        if words.iter().all(|word| text.contains(word)) {
            return;
        }
        assert!(start.elapsed() < HANG, "{url} never had {words:?}: {text}");
        std::thread::sleep(Duration::from_millis(100));
    }
}
