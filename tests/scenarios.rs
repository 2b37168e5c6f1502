//! Scenario files: what they may say, and how a fault is shown.

use std::fs;

use axum::http::Method;
use plimsoll::scenario::{self, Scenario, Values};

const GOOD: &str = r#"
why    = "A visitor looks around, then reads one product"
pause  = "500ms..2s"
limits = { p95_ms = 250 }
[[step]]
name = "list products"
get  = "/api/v1/products?page={page}"
with = { page = "1..20" }
save = { product = "/items/0/id" }
[[step]]
name   = "buy it"
post   = "/api/v1/orders"
json   = { product = "{product}", words = ["{word}"] }
with   = { word = ["red", "blue"] }
expect = { status = 201 }
"#;

fn fault(text: &str) -> String {
    Scenario::parse("scenarios/shop.toml", text).expect_err("a fault").to_string()
}

#[test]
fn a_scenario_is_its_steps_and_its_name_the_files() {
    let shop = Scenario::parse("scenarios/shop.toml", GOOD).unwrap();
    assert_eq!((shop.name.as_str(), shop.weight, shop.limits.p95_ms), ("shop", 1, Some(250.0)));
    assert_eq!(shop.pause.0.as_millis(), 500);
    assert_eq!(shop.steps[0].with, [("page".to_owned(), Values::Range(1, 20))]);
    assert_eq!((shop.steps[1].method.clone(), shop.steps[1].status), (Method::POST, Some(201)));
    let variables = [("product", "7"), ("word", "red")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
    let (kind, body) = shop.steps[1].body.as_ref().unwrap().fill(&variables).unwrap();
    assert_eq!((kind, body.as_str()), ("application/json", r#"{"product":"7","words":["red"]}"#));
}

#[test]
fn an_unknown_key_is_shown_with_its_line_and_carets() {
    let shown = fault(&GOOD.replace("with = { page", "whith = { page"));
    assert!(
        shown.contains("unknown field `whith`") && shown.contains("scenarios/shop.toml:8:1") && shown.contains("^^^^^ here"),
        "{shown}"
    );
    assert!(shown.contains("help: a scenario has why"), "{shown}");
}

#[test]
fn each_fault_names_its_place() {
    let cases = [
        ("get  = \"/api/v1/products?page={page}\"", "get = \"/a?{page}\"\npost = \"/b\"", "a step has one method", "8:8"),
        ("get  = \"/api/v1/products?page={page}\"\nwith = { page = \"1..20\" }", "", "a step wants a method", "5:1"),
        ("\"1..20\"", "\"20..1\"", "from the lower to the higher", "8:17"),
        ("\"1..20\"", "\"some\"", "a range is written as `1..20`", "8:17"),
        ("page={page}", "page={side}", "nothing gives `side`", "7:8"),
        ("{page}", "{page", "a lone brace", "7:31"),
        ("{page}", "1", "`page` is used nowhere", "8:17"),
        ("\"/items/0/id\"", "\"items\"", "JSON pointers", "9:20"),
        ("\"500ms..2s\"", "\"3s..1s\"", "from the shorter to the longer", "3:10"),
        ("status = 201", "status = 2010", "between 100 and 599", "15:21"),
        ("\"buy it\"", "\"list products\"", "two steps are named", "11:10"),
        ("\"/api/v1/orders\"", "\"http://evil/\"", "a path starts with `/`", "12:10"),
        ("p95_ms = 250", "p95_ms = 0", "above 0", "4:21"),
    ];
    for (from, to, message, place) in cases {
        let text = GOOD.replacen(from, to, 1);
        assert_ne!(text, GOOD, "{from}");
        let shown = fault(&text);
        assert!(shown.contains(message) && shown.contains(&format!("shop.toml:{place}")), "{message} at {place}:\n{shown}");
    }
}

#[test]
fn a_row_of_its_data_is_known_to_all_of_a_visit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.toml").display().to_string();
    let text = "why = \"w\"\ndata = \"accounts.csv\"\n[[step]]\nname = \"a\"\nonce = true\npost = \"/login\"\njson = { mail = \"{mail}\" }\n[[step]]\nname = \"b\"\nget = \"/\"\n";
    let shown = |text: &str| Scenario::parse(&path, text).unwrap_err().to_string();
    assert!(shown(text).contains("shop.toml:2:8") && shown(text).contains("accounts.csv` cannot be used: No such file"), "{}", shown(text));
    fs::write(folder.path().join("accounts.csv"), "mail,password\na@b.c,s3cret!\n").unwrap();
    let shop = Scenario::parse(&path, text).unwrap();
    assert_eq!((shop.steps_once(), shop.steps[0].is_once, shop.steps[1].is_once), (1, true, false));
    assert!(shop.secrets().contains(&"s3cret!".to_owned()) && !shop.secrets().contains(&"a@b.c".to_owned()), "{:?}", shop.secrets());
    let late = text.replacen("once = true\n", "", 1) + "once = true\n";
    assert!(shown(&late).contains("comes before those of every visit") && shown(&late).contains("shop.toml:10:8"), "{}", shown(&late));
    fs::write(folder.path().join("accounts.csv"), "mail,password\na@b.c\n").unwrap();
    assert!(shown(text).contains("line: 2"), "{}", shown(text));
}

#[test]
fn the_built_in_scenario_runs_only_where_the_user_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let built_in = scenario::load(folder.path(), None).unwrap();
    assert!(!built_in.is_empty() && built_in.iter().all(|s| s.is_built_in && s.steps.iter().all(|step| step.method == Method::GET)));
    fs::create_dir_all(folder.path().join(".plimsoll/scenarios")).unwrap();
    fs::write(folder.path().join(".plimsoll/scenarios/shop.toml"), GOOD).unwrap();
    let own = scenario::load(folder.path(), None).unwrap();
    assert_eq!(own.iter().map(|s| (s.name.as_str(), s.is_built_in)).collect::<Vec<_>>(), [("shop", false)]);
    fs::write(folder.path().join(".plimsoll/scenarios/broken.toml"), "why = 1").unwrap();
    assert!(scenario::load(folder.path(), None).unwrap_err().to_string().contains("broken.toml:1:7"));
}
