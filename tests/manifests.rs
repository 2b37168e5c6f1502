//! Manifests of a product that runs more than it needs, and of one that does not, scanned by the program.

use std::{fs, path::Path};

use serde_json::Value;

use crate::support::{closed_port, command, shop::written};

/// A deployment in a mesh, as `kubectl create deployment --dry-run=client -o yaml` writes it, and somebody went on.
fn deployment(name: &str, image: &str) -> String {
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  creationTimestamp: null\n  labels:\n    app: {name}\n  name: {name}\nspec:\n  \
         replicas: 1\n  selector:\n    matchLabels:\n      app: {name}\n  strategy: {{}}\n  template:\n    metadata:\n      annotations:\n        \
         linkerd.io/inject: enabled\n      labels:\n        app: {name}\n    spec:\n      containers:\n      - image: {image}\n        name: web\n        \
         resources: {{}}\nstatus: {{}}\n---\n"
    )
}

const KAFKA: &str = "apiVersion: kafka.strimzi.io/v1beta2\nkind: Kafka\nmetadata:\n  name: events\nspec:\n  kafka:\n    replicas: 3\n";
const COMPOSE: &str = "services:\n  web:\n    build: .\n    ports: ['8000:8000']\n  worker:\n    build: .\n    command: work\n  db:\n    image: postgres:16\n  \
                       redis:\n    image: redis:7\n";

/// The run of a scan of nothing but manifests.
fn scanned(folder: &tempfile::TempDir, arguments: &[&str]) -> (Value, String) {
    let ended = command::run(folder.path(), &[&["scan", "--no-load", "--format", "markdown"], arguments].concat());
    (serde_json::from_str(&fs::read_to_string(written(folder, ".run.json")).unwrap()).unwrap(), ended.err)
}

fn outcome<'a>(run: &'a Value, id: &str) -> &'a Value {
    run["outcomes"].as_array().unwrap().iter().find(|outcome| outcome["id"] == id).unwrap()
}

fn state<'a>(run: &'a Value, id: &str) -> &'a str {
    outcome(run, id)["verdict"]["state"].as_str().unwrap()
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::create_dir_all(folder.join("deploy")).unwrap();
    fs::write(folder.join("deploy").join(name), text).unwrap();
}

#[test]
fn what_is_run_before_it_is_needed_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let services: String = ["cart", "mail", "search", "shop"].map(|name| deployment(name, &format!("ghcr.io/us/{name}:1"))).concat();
    write(folder.path(), "services.yaml", &services);
    write(folder.path(), "kafka.yaml", KAFKA);
    let (run, err) = scanned(&folder, &["--manifests", "deploy"]);
    assert!(err.contains("manifests deploy"), "{err}");
    assert_eq!([state(&run, "broker-before-need"), state(&run, "mesh-before-need")], ["fail", "fail"], "{err}");
    let told = outcome(&run, "mesh-before-need")["verdict"]["findings"][0]["message"].as_str().unwrap();
    assert!(told.contains("beside 4 workloads of 4 services"), "{told}");
    // Without a load nobody saw that fewer would do.
    assert_eq!(["services-many", "copies-before-need"].map(|id| state(&run, id)), ["unproven"; 2]);
}

#[test]
fn an_override_hides_nothing_and_overlays_add_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "compose.override.yml", "services:\n  queue:\n    ports: ['5672:5672']\n  db:\n    ports: ['5432:5432']\n");
    write(folder.path(), "compose.yml", &format!("{COMPOSE}  queue:\n    image: rabbitmq:3\n"));
    let (run, err) = scanned(&folder, &["--manifests", "deploy"]);
    assert_eq!(state(&run, "broker-before-need"), "fail", "{err}");
    let folder = tempfile::tempdir().unwrap();
    let patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\n  namespace: prod\nspec:\n  replicas: 6\n";
    write(folder.path(), "overlay.yaml", patch);
    let (run, _) = scanned(&folder, &["--manifests", "deploy"]);
    let gap = outcome(&run, "broker-before-need")["verdict"]["gaps"].to_string();
    assert!(gap.contains("no file names the image, shop first") && gap.contains("with the base"), "{gap}");
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "overlay.yaml", patch);
    write(folder.path(), "base.yaml", &deployment("shop", "ghcr.io/us/shop:1"));
    let (run, err) = scanned(&folder, &["--manifests", "deploy"]);
    assert_eq!(state(&run, "broker-before-need"), "pass", "{err}");
}

#[test]
fn one_app_with_its_worker_is_no_fault_and_templates_are_not_taken_for_all() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "compose.yml", COMPOSE);
    let (run, err) = scanned(&folder, &["--manifests", "deploy"]);
    assert_eq!(["broker-before-need", "mesh-before-need"].map(|id| state(&run, id)), ["pass"; 2], "{err}");
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "compose.yml", COMPOSE);
    write(
        folder.path(),
        "web.yaml",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n{{- if .Values.kafka }}\n",
    );
    let (run, _) = scanned(&folder, &["--manifests", "deploy"]);
    assert_eq!(state(&run, "broker-before-need"), "unproven", "a template may hold one");
    let gap = outcome(&run, "broker-before-need")["verdict"]["gaps"].to_string();
    assert!(gap.contains("web.yaml") && gap.contains("helm template"), "{gap}");
}

#[test]
fn manifests_that_are_not_there_are_said_and_none_is_not_the_same_as_unseen() {
    let folder = tempfile::tempdir().unwrap();
    let (run, err) = scanned(&folder, &["--manifests", "nowhere"]);
    assert_eq!(state(&run, "broker-before-need"), "unproven");
    assert!(err.contains("nowhere") && err.contains("name a folder that is there"), "{err}");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plimsoll.toml"), "without = [\"manifests\"]\n").unwrap();
    let (run, _) = scanned(&folder, &["--app", &format!("http://127.0.0.1:{}", closed_port())]);
    assert_eq!(state(&run, "broker-before-need"), "not-applicable");
}
