//! `plimsoll import` of an OpenAPI description: one scenario a tag, of what only reads and can be filled in.

use std::{fs, path::Path};

use plimsoll::{
    import::{self, ImportError, Kind, Wanted},
    scenario::{self, Values},
};
use serde_json::json;

use crate::{
    imports::{fixture, imported, left, read_back},
    support::command::run,
};

fn words(words: &[&str]) -> Values {
    Values::OneOf(words.iter().map(|w| (*w).to_owned()).collect())
}

#[test]
fn a_description_becomes_a_scenario_for_each_tag() {
    let described = imported(&fixture("shop.yaml"), &Wanted::default());
    assert_eq!(described.kind, Kind::Description);
    let found = read_back(&described);
    let table: Vec<(&str, Vec<&str>)> =
        found.iter().map(|s| (s.name.as_str(), s.steps.iter().map(|step| step.path.text()).collect())).collect();
    assert_eq!(
        table,
        [
            ("products", vec!["/api/v2/products?page={page}&currency={currency}", "/api/v2/products/{product_id}"]),
            ("orders", vec!["/orders-api/orders/{order}?api_key=FILL-IN&mail=FILL-IN"]),
        ]
    );
    let [list, one] = found[0].steps.as_slice() else { panic!("two steps") };
    // Read back by name.
    assert_eq!(list.with, [("currency".to_owned(), words(&["EUR", "USD"])), ("page".to_owned(), Values::Range(1, 50))]);
    assert!(one.with.contains(&("product_id".to_owned(), Values::Range(1, 20))), "the operation's own parameter wins: {:?}", one.with);
    assert_eq!(one.headers.iter().map(|(n, v)| (n.as_str(), v.text())).collect::<Vec<_>>(), [("X-Shop", "{x_shop}")]);
    assert_eq!((list.status, found[1].steps[0].status), (Some(200), None), "two ways to succeed are no expectation");
    assert_eq!(found[1].steps[0].with, [("order".to_owned(), words(&["4711"]))]);
}

/// Found by the fuzzer: the scenario could not be read again.
#[test]
fn a_header_that_cannot_be_sent_leaves_its_operation_out() {
    let operation = |name: &str| json!({ "get": { "parameters": [{ "name": name, "in": "header", "required": true, "schema": { "enum": ["a"] } }], "responses": {} } });
    let paths = json!({ "/sent": operation("X-Shop"), "/empty": operation(""), "/line": operation("a\nb"), "/colon": operation("a:b") });
    let text = json!({ "openapi": "3.0.3", "info": {}, "paths": paths }).to_string();
    let described = imported(&text, &Wanted::default());
    let found = read_back(&described);
    let paths: Vec<&str> = found.iter().flat_map(|s| &s.steps).map(|step| step.path.text()).collect();
    assert_eq!(paths, ["/sent"]);
    assert_eq!(described.left.iter().map(|l| l.count).sum::<u64>(), 3);
    // Nor has a server whose address is no place a path that goes before another.
    let text = json!({ "openapi": "3.0.3", "info": {}, "servers": [{ "url": "mailto:shop" }], "paths": { "/a": { "get": {} } } });
    assert_eq!(read_back(&imported(&text.to_string(), &Wanted::default()))[0].steps[0].path.text(), "/a");
}

#[test]
fn what_cannot_be_filled_is_left_out_and_named() {
    let described = imported(&fixture("shop.yaml"), &Wanted::default());
    let unfilled = "operations with a required parameter of which the description gives no value";
    assert_eq!(
        left(&described),
        [
            (1, "operations that change something: they are never taken from a description"),
            (2, unfilled),
            (1, "streams, which do not end"),
            (1, "operations that sign in or out, work once, or hold a secret"),
            (1, "health checks"),
        ]
    );
    let named = described.left.iter().find(|l| l.reason == unfilled).unwrap();
    assert_eq!(named.named, ["GET /products/{productId}/photo.{format}: productId", "GET /session: visit"]);
}

#[test]
fn the_file_says_what_to_fill_in_and_holds_no_secret() {
    let described = imported(&fixture("shop.yaml"), &Wanted::default());
    let texts: Vec<String> = described.drafts.iter().map(import::Draft::text).collect();
    assert!(
        texts[0].contains("# Fill in what lets a visitor in") && texts[0].contains("Authorization = \"Bearer FILL-IN\""),
        "{}",
        texts[0]
    );
    assert!(texts[0].contains("# All products, a page at a time\n[[step]]"), "{}", texts[0]);
    assert!(!texts[1].contains("lets a visitor in") && texts[1].contains("# Fill in `api_key`"), "{}", texts[1]);
    assert!(!texts.concat().contains("canary"));
}

#[test]
fn a_description_in_json_without_tags_is_one_scenario() {
    let operation = json!({ "responses": { "200": {} } });
    let id = json!([{ "name": "id", "in": "path", "required": true, "schema": { "type": ["integer", "null"], "exclusiveMinimum": 9 } }]);
    let text = json!({
        "openapi": "3.1.0", "info": { "title": "Harbour API" }, "servers": [{ "url": "https://shop.example/shop/v1" }],
        "paths": { "/a": { "get": operation }, "/b/{id}/c:d": { "parameters": id, "get": operation }, "/odd{": { "get": operation } }
    })
    .to_string();
    let wanted = Wanted { app: Some("https://shop.example/shop".parse().unwrap()), ..Wanted::default() };
    let described = imported(&text, &wanted);
    let found = read_back(&described);
    let paths: Vec<&str> = found[0].steps.iter().map(|s| s.path.text()).collect();
    assert_eq!((found.len(), found[0].name.as_str(), paths), (1, "harbour-api", vec!["/v1/a", "/v1/b/{id}/c:d"]));
    assert_eq!(found[0].steps[1].with, [("id".to_owned(), Values::Range(10, 29))]);
    assert_eq!(left(&described).len(), 1, "{:?}", described.left);
}

#[test]
fn the_command_reads_a_description_and_says_what_it_left_out() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(Path::new("tests/imports/shop.yaml"), folder.path().join("shop.yaml")).unwrap();
    let ended = run(folder.path(), &["import", "shop.yaml"]);
    assert!(ended.code == 0 && ended.out.contains("wrote scenarios/products.toml: 2 steps\n"), "{} {}", ended.out, ended.err);
    assert!(ended.out.contains("\n  GET /session: visit\n"), "{}", ended.out);
    assert_eq!(scenario::load(folder.path(), None).unwrap().len(), 2);
    let useless = run(folder.path(), &["import", "shop.yaml", "--with-writes"]);
    assert!(useless.code == 2 && useless.err.contains("--with-writes is of no use for an OpenAPI description"), "{}", useless.err);
    let place = run(folder.path(), &["import", "shop.yaml", "--app", "shop.example"]);
    assert!(place.code == 2 && place.err.contains("expected an address such as https://shop.example"), "{}", place.err);
}

#[test]
fn an_older_or_broken_description_is_refused_with_the_next_step() {
    for (text, wanted) in [
        ("swagger: '2.0'\npaths: {}\n", "convert a Swagger 2 file first"),
        ("openapi: 3.0.0\npaths: [canary: {\n", "is not as it should be"),
        ("openapi: 3.0.0\nnothing: here\n", "without a request that could become a step"),
    ] {
        let error = import::read(text.as_bytes(), &Wanted::default()).expect_err(text);
        assert!(error.to_string().contains(wanted) && !error.to_string().contains("canary"), "{error}");
        assert!(matches!(error, ImportError::Broken { .. } | ImportError::Nothing { .. }));
    }
}

/// A few lines that ask for more than any machine does, and what stands in another file.
#[test]
fn references_are_followed_so_far_and_what_was_not_read_is_said() {
    let again = vec![json!({ "$ref": "#/components/schemas/Again" }); 12];
    let query = json!([{ "name": "q", "in": "query", "required": true, "schema": { "$ref": "#/components/schemas/Again" } }]);
    let text = json!({ "openapi": "3.0.3", "paths": { "/a": { "get": { "parameters": query } } }, "components": { "schemas": { "Again": { "anyOf": again } } } });
    let error = import::read(text.to_string().as_bytes(), &Wanted::default()).expect_err("it is refused");
    assert!(error.to_string().contains("more than is read"), "{error}");
    let paths =
        "paths:\n  /a: { get: { parameters: [{ $ref: 'shared.yaml#/Page' }] } }\n  /b: { get: { servers: [{ url: '/{tenant}' }] } }\n";
    let described = imported(&format!("openapi: 3.1\n{paths}"), &Wanted::default());
    assert!(described.drafts[0].text().contains("# Look whether it requires what stands at shared.yaml#/Page"), "{:?}", described.drafts);
    assert_eq!(left(&described), [(1, "operations of addresses that cannot be read")]);
}
