//! The OpenAPI document: which endpoints can be read without knowing anything. A plain walk over the JSON serves versions
//! 2.0, 3.0 and 3.1 alike.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use url::Url;

use crate::{
    config::{BadYaml, from_yaml},
    probe::app::visit::{
        json::{self, Tree},
        named::LONGEST_URL,
    },
    snapshot::{Absence, Kind},
};

/// Where frameworks put it.
pub(crate) const PATHS: &[&str] = &[
    "/openapi.json",
    "/swagger.json",
    "/v3/api-docs",
    "/api/openapi.json",
    "/api/v1/openapi.json",
    "/api/schema/",
    "/swagger/v1/swagger.json",
];

/// Values of a document that are read: those of two megabytes.
const MOST_VALUES: usize = 100_000;
/// A longer text in YAML, or one that nests deeper, is not read: its parser holds it a hundred times over, and takes minutes.
const LONGEST_YAML: usize = 512 * 1024;
const DEEPEST_YAML: usize = 100;

/// What a document says.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Addresses that a GET without parameters reads.
    pub(crate) endpoints: BTreeSet<Url>,
    /// Some operation promises an answer 429.
    pub(crate) has_rate_limit: bool,
    /// Clients name the version in a header or in the query.
    pub(crate) is_versioned: bool,
    /// It says more than was read.
    is_cut: bool,
}

impl Document {
    /// Why what it does not say may yet be there; none: it was read whole.
    pub(crate) fn cut(&self) -> Option<Absence> {
        let why = || Absence::new(Kind::Failed, "the OpenAPI document is longer, or nests deeper, than is read");
        self.is_cut.then(|| why().cured_by("split it, and serve that of the endpoints for users where it is found now"))
    }
}

/// Parses a document, JSON or YAML; none where the text is something else.
pub(crate) fn parse(text: &str, site: &Url) -> Option<Document> {
    let head = &text[..text.floor_char_boundary(2_000)];
    if !(head.contains("openapi") || head.contains("swagger")) {
        return None;
    }
    let Tree { root: document, is_cut } = match json::tree(text.as_bytes(), MOST_VALUES).map_or_else(|| yaml(text), Ok) {
        Ok(tree) => tree,
        Err(BadYaml::Bounds) => return Some(Document { is_cut: true, ..Document::default() }),
        Err(BadYaml::Form { .. }) => return None,
    };
    document.get("openapi").or_else(|| document.get("swagger"))?;
    let base = base(&document, site);
    let mut found = Document { is_cut, ..Document::default() };
    for (path, operations) in document.get("paths")?.as_object()? {
        let Some(operations) = operations.as_object() else { continue };
        let all = operations.values().filter_map(Value::as_object);
        found.has_rate_limit |= all.clone().any(|o| o.get("responses").is_some_and(|r| r.get("429").is_some()));
        found.is_versioned |= all.flat_map(parameters).any(names_version);
        let is_plain = |get: &Map<String, Value>| !parameters(get).chain(parameters(operations)).any(is_required);
        if !path.contains('{') && operations.get("get").and_then(Value::as_object).is_some_and(is_plain) {
            let full = format!("{}{path}", base.trim_end_matches('/'));
            let fits = |u: &Url| u.origin() == site.origin() && u.as_str().len() <= LONGEST_URL;
            found.endpoints.extend(site.join(&full).ok().filter(fits));
        }
    }
    Some(found)
}

fn yaml(text: &str) -> Result<Tree, BadYaml> {
    if is_large(text) {
        return Err(BadYaml::Bounds);
    }
    Ok(Tree { root: from_yaml(text)?, is_cut: false })
}

/// More than a parser of YAML is given. Brackets count wherever they stand: no prose opens so many and leaves them open.
fn is_large(text: &str) -> bool {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    let nests = |line: &str| line.split_whitespace().take_while(|word| ["-", "?", ":"].contains(word)).count();
    text.len() > LONGEST_YAML || deepest > DEEPEST_YAML || text.lines().any(|line| nests(line) > DEEPEST_YAML)
}

/// The path in front of all others: `basePath` of 2.0, the first server of 3.x where it is this site.
fn base(document: &Value, site: &Url) -> String {
    if let Some(path) = document.get("basePath").and_then(Value::as_str) {
        return path.to_owned();
    }
    let server = document.pointer("/servers/0/url").and_then(Value::as_str).unwrap_or("/");
    site.join(server).map_or_else(|_| "/".to_owned(), |u| u.path().to_owned())
}

fn parameters(operation: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    operation.get("parameters").and_then(Value::as_array).into_iter().flatten()
}

/// One that is kept elsewhere (`$ref`) is not known, and taken for required.
fn is_required(parameter: &Value) -> bool {
    parameter.get("$ref").is_some() || parameter.get("required").and_then(Value::as_bool).unwrap_or(false)
}

fn names_version(parameter: &Value) -> bool {
    let name = parameter.get("name").and_then(Value::as_str).unwrap_or("").to_ascii_lowercase();
    ["api-version", "x-api-version", "api_version"].contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "http://shop.example/";

    #[test]
    fn endpoints_without_required_parameters_are_found() {
        let text = r##"{"openapi":"3.1.0","servers":[{"url":"/api/v1"}],"paths":{
            "/items":{"get":{"parameters":[{"name":"limit","in":"query"}],"responses":{"200":{},"429":{}}}},
            "/items/{id}":{"get":{}},"/search":{"get":{"parameters":[{"name":"q","in":"query","required":true}]}},
            "/orders":{"post":{}},"/odd":{"get":{"parameters":[{"$ref":"#/x"}]}}}}"##;
        let found = parse(text, &Url::parse(SITE).expect("a URL")).expect("a document");
        assert_eq!(found.endpoints.iter().map(Url::path).collect::<Vec<_>>(), ["/api/v1/items"]);
        assert!(found.has_rate_limit && !found.is_versioned);
    }

    #[test]
    fn version_two_and_yaml_are_read() {
        let text = "swagger: '2.0'\nbasePath: /rest\npaths:\n  /a:\n    get:\n      parameters:\n        - name: Api-Version\n          in: header\n";
        let found = parse(text, &Url::parse(SITE).expect("a URL")).expect("a document");
        assert_eq!(found.endpoints.iter().map(Url::path).collect::<Vec<_>>(), ["/rest/a"]);
        assert!(found.is_versioned);
    }

    #[test]
    fn what_is_too_large_to_be_read_is_said_to_be() {
        let site = Url::parse(SITE).expect("a URL");
        let cut = |text: &str| parse(text, &site).is_some_and(|d| d.cut().is_some());
        assert!(cut(&format!("openapi: 3.1.0\npaths: {}", "[".repeat(200_000))), "a parser of YAML takes a minute");
        assert!(cut(&format!("openapi: 3.1.0\npaths:\n  {}", "- ".repeat(100_000))));
        assert!(cut(&format!("openapi: 3.1.0\ninfo: '{}'", "x".repeat(LONGEST_YAML))));
        assert!(cut(&format!("{{\"openapi\":\"3.1.0\",\"paths\":{{}},\"x\":[{}0]}}", "0,".repeat(MOST_VALUES))));
        assert!(!cut("openapi: 3.1.0\npaths: {}\n") && parse("openapi: [", &site).is_none());
    }

    #[test]
    fn other_texts_are_none() {
        let site = Url::parse(SITE).expect("a URL");
        for text in ["<html>openapi</html>", "{}", "ok", ""] {
            assert!(parse(text, &site).is_none(), "{text}");
        }
    }
}
