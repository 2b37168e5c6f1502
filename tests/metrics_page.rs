//! A metrics page on an inner port, behind a token: read where plimsoll.toml names it, and nobody of the app's visitors is shown to it. What
//! the product itself counts moves with the load, or does not.

use std::{
    fs,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::{get, post},
};
use serde_json::Value;

use crate::support::{command, serve, shop::written};

/// An app that takes orders and counts them, and what was asked of its inner port.
#[derive(Clone, Default)]
struct App {
    orders: Arc<AtomicU64>,
    counted: Arc<AtomicU64>,
    counts: bool,
    shown: Arc<Mutex<Vec<HeaderMap>>>,
}

const TOKEN: &str = "Bearer c4nary-of-metrics";

impl App {
    /// The addresses of the app and of its inner port.
    fn start(self) -> (String, String) {
        let page =
            || async { axum::response::Html("<title>Shop</title><p>Everything for the bath, from duck to towel, sent within a day.</p>") };
        let outer = Router::new().route("/", get(page)).route("/orders", post(Self::order)).with_state(self.clone());
        (serve(outer), serve(Router::new().route("/inner/metrics", get(Self::tell)).with_state(self)))
    }

    async fn order(State(app): State<Self>) -> &'static str {
        app.orders.fetch_add(1, Ordering::Relaxed);
        app.counted.fetch_add(u64::from(app.counts), Ordering::Relaxed);
        "{}"
    }

    async fn tell(State(app): State<Self>, headers: HeaderMap) -> Result<String, StatusCode> {
        let is_let_in = headers.get("authorization").is_some_and(|value| value == TOKEN);
        app.shown.lock().unwrap().push(headers);
        if !is_let_in {
            return Err(StatusCode::UNAUTHORIZED);
        }
        let counted = app.counted.load(Ordering::Relaxed);
        Ok(format!(
            "# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total 1\n# TYPE shop_orders_total counter\nshop_orders_total {counted}\n"
        ))
    }
}

/// The run of a scan of `app` with this `plimsoll.toml`.
fn scanned(app: &str, toml: &str, arguments: &[&str]) -> (Value, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plimsoll.toml"), toml).unwrap();
    fs::create_dir(folder.path().join("scenarios")).unwrap();
    let scenario = "why = \"a test\"\n[[step]]\nname = \"order\"\npost = \"/orders\"\njson = { duck = 1 }\n";
    fs::write(folder.path().join("scenarios/order.toml"), scenario).unwrap();
    let ended = command::run(folder.path(), &[&["scan", "--app", app, "--format", "markdown"], arguments].concat());
    assert!(folder.path().join(".plimsoll").exists(), "{}", ended.err);
    let text = fs::read_to_string(written(&folder, ".run.json")).unwrap();
    assert!(!text.contains("c4nary") && !ended.err.contains("c4nary"), "a secret");
    (serde_json::from_str(&text).unwrap(), ended.err)
}

fn verdict<'a>(run: &'a Value, id: &str) -> &'a Value {
    &run["outcomes"].as_array().unwrap().iter().find(|outcome| outcome["id"] == id).unwrap()["verdict"]
}

fn state<'a>(run: &'a Value, id: &str) -> &'a str {
    verdict(run, id)["state"].as_str().unwrap()
}

const IDS: [&str; 3] = ["metrics-endpoint-missing", "metrics-public", "business-metric-missing"];

#[test]
fn a_page_on_an_inner_port_is_read_with_its_own_token_and_nothing_of_the_visitors() {
    let app = App { counts: true, ..App::default() };
    let (outer, inner) = app.clone().start();
    let visitors = "cookies = { sid = \"c4nary-of-ann\" }\nheaders = { x-bypass = \"c4nary-of-all\" }\n";
    let named = format!("[app]\nmetrics = \"{inner}/inner/metrics\"\nmetrics_headers = {{ Authorization = \"{TOKEN}\" }}\n{visitors}");
    let (run, err) = scanned(&outer, &named, &["--no-load"]);
    assert_eq!(IDS.map(|id| state(&run, id)), ["pass", "not-applicable", "pass"], "{err}");
    assert!(err.contains("metrics") && err.contains("app.metrics (plimsoll.toml)"), "{err}");
    let shown = app.shown.lock().unwrap();
    assert!(!shown.is_empty() && shown.iter().all(|headers| !headers.contains_key("cookie") && !headers.contains_key("x-bypass")));
}

#[test]
fn a_page_that_is_named_and_cannot_be_read_leaves_open_what_it_would_tell() {
    let (outer, inner) = App::default().start();
    let gap = |toml: &str| {
        let (run, err) = scanned(&outer, toml, &["--no-load"]);
        assert_eq!(IDS.map(|id| state(&run, id)), ["unproven"; 3], "{err}");
        verdict(&run, "metrics-endpoint-missing")["gaps"].to_string()
    };
    let denied = gap(&format!("[app]\nmetrics = \"{inner}/inner/metrics\"\n"));
    assert!(denied.contains("asks for credentials") && denied.contains("metrics_headers"), "{denied}");
    let other = gap("[app]\nmetrics = \"/\"\n");
    assert!(other.contains("answered 200 OK, and no metrics") && other.contains("correct `metrics`"), "{other}");
    let gone = gap(&format!("[app]\nmetrics = \"http://127.0.0.1:{}/metrics\"\n", crate::support::closed_port()));
    assert!(gone.contains("could not be read") && gone.contains("start what serves it"), "{gone}");
    // Nobody named one, and none is there.
    let (run, _) = scanned(&outer, "", &["--no-load"]);
    assert_eq!(state(&run, "metrics-endpoint-missing"), "fail");
}

#[test]
fn what_the_product_counts_moves_with_what_the_load_does() {
    for (counts, state_wanted) in [(true, "pass"), (false, "fail")] {
        let (outer, inner) = App { counts, ..App::default() }.start();
        let toml = format!(
            "[app]\nmetrics = \"{inner}/inner/metrics\"\nmetrics_headers = {{ Authorization = \"{TOKEN}\" }}\n[load]\nhosts = [\"127.0.0.1\"]\n\
             shape = \"soak\"\nrate = 20.0\nmax_seconds = 12\n"
        );
        let (run, err) = scanned(&outer, &toml, &[]);
        let told = verdict(&run, "business-metric-still");
        assert_eq!(told["state"], state_wanted, "{told} {err}");
        if !counts {
            let message = told["findings"][0]["message"].as_str().unwrap();
            assert!(message.contains("(POST /orders), and none of the 1 counters of your own rose"), "{message}");
        }
    }
}
