//! `plimsoll import` of a HAR recording: one visit, its ids carried on, its secrets left out.

use std::{fs, time::Duration};

use axum::http::Method;
use plimsoll::{
    import::{ImportError, Kind, Wanted},
    scenario::{Body, Scenario, Step, Taking},
};
use serde_json::json;

use crate::{
    imports::{fixture, imported, left, read_back},
    support::command::run,
};

fn with_writes() -> Wanted {
    Wanted { with_writes: true, ..Wanted::default() }
}

fn paths(scenario: &Scenario) -> Vec<(Method, &str)> {
    scenario.steps.iter().map(|s| (s.method.clone(), s.path.text())).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

/// What a step saves, each at its JSON pointer.
fn pointers(step: &Step) -> Vec<(String, String)> {
    let pointer = |(name, taking): &(String, Taking)| match taking {
        Taking::Pointer(pointer) => (name.clone(), pointer.clone()),
        other => panic!("{name}: {other:?}"),
    };
    step.save.iter().map(pointer).collect()
}

#[test]
fn a_recording_becomes_the_steps_of_one_visit() {
    let recording = imported(&fixture("visit.har"), &Wanted::default());
    assert_eq!(recording.kind, Kind::Recording);
    let visit = &read_back(&recording)[0];
    assert_eq!(
        paths(visit),
        [
            (Method::GET, "/"),
            (Method::GET, "/api/products?api_key=FILL-IN&page=1"),
            (Method::GET, "/api/products/{product}/reviews?page=1"),
            (Method::GET, "/shoes/{shoe}?color=%7Bred%7D&from={product}"),
        ]
    );
    let saved = pairs(&[("product", "/items/1/id"), ("shoe", "/items/1/slug")]);
    assert_eq!((pointers(&visit.steps[1]), visit.steps[0].status), (saved, Some(200)));
    let headers = |at: usize| visit.steps[at].headers.iter().map(|(n, v)| (n.as_str(), v.text())).collect::<Vec<_>>();
    assert_eq!((headers(0), headers(1)), (vec![], vec![("accept", "application/json")]), "what every browser says is left away");
    // Gaps of 2000, 4000 and 0 ms.
    assert_eq!(visit.pause, (Duration::from_millis(1_000), Duration::from_millis(3_000)));
    assert_eq!(
        left(&recording),
        [
            (1, "entries that tell of no request"),
            (3, "requests to other places than the app"),
            (2, "requests of static files"),
            (4, "requests that change something: --with-writes takes them in"),
            (1, "requests that sign in or out, work once, or hold a secret"),
            (1, "streams, which do not end"),
            (1, "requests that neither read nor change anything"),
            (1, "requests that failed or were broken off"),
        ]
    );
}

#[test]
fn nothing_that_lets_anybody_in_is_written() {
    for wanted in [Wanted::default(), with_writes()] {
        let text = imported(&fixture("visit.har"), &wanted).drafts[0].text();
        assert!(!text.contains("canary") && !text.contains("sid="), "{text}");
        assert!(text.contains("# Not written, for it lets somebody in: authorization, cookie"), "{text}");
        assert!(text.contains("headers = { Authorization = \"FILL-IN\" }"), "{text}");
        assert!(text.contains("# Fill in `api_key`"), "{text}");
    }
}

#[test]
fn writes_are_taken_where_they_are_asked_for() {
    let recording = imported(&fixture("visit.har"), &with_writes());
    let visit = &read_back(&recording)[0];
    assert_eq!(paths(visit)[4..], [(Method::POST, "/login"), (Method::POST, "/api/orders"), (Method::DELETE, "/api/orders/{order}")]);
    let body = |at: usize| match &visit.steps[at].body {
        Some(Body::Json(body)) => body.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(body(4), json!({ "email": "FILL-IN", "password": "FILL-IN", "remember": true }));
    assert_eq!(body(5), json!({ "slug": "{shoe}", "lines": [{ "product": 18, "count": 2 }], "note": "{{soon}}" }));
    assert_eq!((pointers(&visit.steps[5]), visit.steps[6].status), (pairs(&[("order", "/order/uuid")]), Some(204)));
    let text = recording.drafts[0].text();
    assert!(text.contains("# `next` was null") && text.contains("# Fill in `password`"), "{text}");
    assert!(
        left(&recording).contains(&(1, "requests with a body that is neither JSON nor a form, or large, or cannot be written to a file"))
    );
}

#[test]
fn a_form_stays_a_form_and_who_signs_in_is_filled_in() {
    let entry = |path: &str, text: &str| {
        let sent = json!({ "mimeType": "application/x-www-form-urlencoded; charset=UTF-8", "text": text });
        json!({ "request": { "method": "POST", "url": format!("https://x{path}"), "postData": sent }, "response": { "status": 302 } })
    };
    let sign_in = "authenticity_token=canary-1&user%5Bemail%5D=canary%40x.example&user%5Bpassword%5D=canary-2&remember=1";
    let entries = [
        entry("/login", sign_in),
        entry("/notes", "text=a+%7Bb%7D%21"),
        entry("/tags", "tag=a&tag=b"),
        entry("/empty", ""),
        json!({ "request": { "method": "POST", "url": "https://x/told", "postData": { "mimeType": "application/x-www-form-urlencoded",
            "params": [{ "name": "a", "value": "b c" }] } }, "response": { "status": 302 } }),
    ];
    let recording = imported(&json!({ "log": { "entries": entries } }).to_string(), &with_writes());
    let visit = &read_back(&recording)[0];
    let form = |at: usize| match &visit.steps[at].body {
        Some(Body::Form(fields)) => fields.iter().map(|(name, text)| (name.clone(), text.text().to_owned())).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let fields = [("authenticity_token", "FILL-IN"), ("remember", "1"), ("user[email]", "FILL-IN"), ("user[password]", "FILL-IN")];
    assert_eq!((form(0), form(1)), (pairs(&fields), pairs(&[("text", "a {{b}}!")])));
    assert_eq!((visit.steps[2].body.is_none(), form(3)), (true, pairs(&[("a", "b c")])));
    let sent = visit.steps[1].body.as_ref().and_then(|body| body.fill(&plimsoll::scenario::Variables::default()));
    assert_eq!(sent, Some(("application/x-www-form-urlencoded", "text=a+%7Bb%7D%21".to_owned())));
    assert!(!recording.drafts[0].text().contains("canary"), "{}", recording.drafts[0].text());
    let left_out = "requests with a body that is neither JSON nor a form, or large, or cannot be written to a file";
    assert_eq!(
        (visit.steps.len(), left(&recording)),
        (4, vec![(1, left_out)]),
        "a name that stands twice, but not a body without anything"
    );
}

#[test]
fn the_app_can_be_named_and_its_own_path_is_no_part_of_a_step() {
    let entry = |url: &str| json!({ "request": { "method": "GET", "url": url }, "response": { "status": 200 } });
    let urls = ["https://x/shop", "https://x/shop/a", "https://x/other", "https://y/shop/b"];
    let har = json!({ "log": { "entries": urls.map(entry) } }).to_string();
    let wanted = Wanted { app: Some("https://x/shop".parse().unwrap()), stem: Some("Check Out".to_owned()), ..Wanted::default() };
    let named = imported(&har, &wanted);
    let visit = &read_back(&named)[0];
    assert_eq!((visit.name.as_str(), paths(visit)), ("check-out", vec![(Method::GET, "/"), (Method::GET, "/a")]));
    assert_eq!(left(&named), [(2, "requests to other places than the app")]);
    assert_eq!(visit.pause, (Duration::from_secs(1), Duration::from_secs(3)), "without moments it is the usual one");
    let first = imported(&har, &Wanted::default());
    assert_eq!(paths(&read_back(&first)[0]), [(Method::GET, "/shop"), (Method::GET, "/shop/a"), (Method::GET, "/other")]);
}

#[test]
fn a_page_that_loads_its_parts_tells_of_no_pause() {
    let entry = |moment: &str, url: &str| json!({ "startedDateTime": format!("2026-11-25T10:00:0{moment}Z"), "time": 20, "request": { "method": "GET", "url": url }, "response": { "status": 200 } });
    // A proxy writes an entry when its answer ends.
    let har = json!({ "log": { "entries": [entry("1.300", "https://x/b"), entry("1.000", "https://x/a")] } }).to_string();
    let visit = &read_back(&imported(&har, &Wanted::default()))[0];
    assert_eq!(paths(visit), [(Method::GET, "/a"), (Method::GET, "/b")]);
    assert_eq!(visit.pause, (Duration::from_secs(1), Duration::from_secs(3)));
}

#[test]
fn the_command_names_the_scenario_after_the_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("Check out.har"), fixture("visit.har")).unwrap();
    let ended = run(folder.path(), &["import", "Check out.har", "--with-writes"]);
    assert!(ended.code == 0 && ended.out.contains("wrote scenarios/check-out.toml: 7 steps\n"), "{} {}", ended.out, ended.err);
    let useless = run(folder.path(), &["import", "Check out.har", "--most", "3"]);
    assert!(useless.code == 2 && useless.err.contains("--most is of no use for a HAR recording"), "{}", useless.err);
}

#[test]
fn a_broken_recording_is_refused_without_a_word_of_it() {
    for text in ["{\"log\":{\"entries\":\"canary\"}}", "{\"log\":{\"entries\":[canary"] {
        let error = plimsoll::import::read(text.as_bytes(), &Wanted::default()).expect_err("broken");
        let ImportError::Broken { kind: Kind::Recording, detail } = &error else { panic!("{error:?}") };
        assert!(detail.contains("line 1, column") && !error.to_string().contains("canary"), "{error}");
    }
}
