//! The OpenAPI document: which endpoints can be read without knowing anything.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use crate::{
    openapi::{Bounds, Description, Operation, Parameter, is_likely},
    probe::app::{
        api::{list_form::LIMITS, version},
        visit::named::LONGEST_URL,
    },
    snapshot::{Kind, Unseen},
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

/// An app may send anything. So many values are those of two megabytes of JSON.
const BOUNDS: Bounds = Bounds { values: 100_000, yaml_bytes: 512 << 10 };

/// What a document says.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Addresses that a GET without parameters reads.
    pub(crate) endpoints: BTreeSet<Url>,
    /// Some operation promises an answer 429.
    pub(crate) has_rate_limit: bool,
    /// By the path of an endpoint: the parameter by which a client says how many items it wants.
    pub(crate) limits: BTreeMap<String, String>,
    /// There is one.
    pub(crate) is_there: bool,
    /// Clients name the version in a header or in the query.
    pub(crate) is_versioned: bool,
    /// It says more than was read.
    is_cut: bool,
}

impl Document {
    /// Why what it does not say may yet be there; none: it was read whole.
    pub(crate) fn cut(&self) -> Option<Unseen> {
        let why = || Unseen::new(Kind::Limit, "the OpenAPI document is longer, or nests deeper, than is read");
        self.is_cut.then(|| why().cured_by("split it, and serve that of the endpoints for users where it is found now"))
    }
}

/// Parses a document, JSON or YAML; none where the text is something else.
pub(crate) fn parse(text: &str, site: &Url) -> Option<Document> {
    if !is_likely(text) {
        return None;
    }
    let description = match Description::read(text.as_bytes(), BOUNDS) {
        Ok(description) => description,
        Err(why) => return why.is_of_a_part().then(|| Document { is_there: true, is_cut: true, ..Document::default() }),
    };
    let mut found = Document { is_there: true, ..Document::default() };
    for operation in description.operations() {
        let parameters = operation.parameters();
        found.has_rate_limit |= operation.answers().any(|(status, _)| status == "429");
        found.is_versioned |= parameters.iter().any(names_version);
        // One that is kept elsewhere is not known, and taken for required.
        let is_plain = !operation.path.contains('{') && parameters.iter().all(|p| p.is_required == Some(false));
        if operation.method == "get" && is_plain {
            let address = address(&operation, site);
            let limit = LIMITS.iter().find(|name| parameters.iter().any(|parameter| parameter.name == **name));
            found.limits.extend(address.as_ref().zip(limit).map(|(address, name)| (address.path().to_owned(), (*name).to_owned())));
            found.endpoints.extend(address);
        }
    }
    found.is_cut = description.is_cut();
    Some(found)
}

/// Its address on this site, whatever host its server names: a description often names another instance of the app.
fn address(operation: &Operation, site: &Url) -> Option<Url> {
    let fits = |url: &Url| url.origin() == site.origin() && url.as_str().len() <= LONGEST_URL;
    site.join(&format!("{}{}", operation.base(site)?, operation.path)).ok().filter(fits)
}

fn names_version(parameter: &Parameter) -> bool {
    version::is_header(parameter.name) || version::is_parameter(parameter.name)
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
        assert_eq!(found.limits, BTreeMap::from([("/api/v1/items".to_owned(), "limit".to_owned())]));
    }

    /// What is referred to in the document is known, and so is the server of an operation.
    #[test]
    fn references_and_servers_are_followed() {
        let text = r##"{"openapi":"3.0.3","servers":[{"url":"https://{region}.shop.example/{base}","variables":{"region":{"default":"eu"},
            "base":{"default":"api/v2"}}}],"paths":{
            "/items":{"parameters":[{"$ref":"#/components/parameters/page"}],"get":{}},
            "/versions":{"get":{"parameters":[{"$ref":"#/components/parameters/version"}]}},
            "/needs":{"get":{"parameters":[{"$ref":"#/components/parameters/q"}]}},
            "/own":{"get":{"servers":[{"url":"/orders-api"}]}},"/path":{"servers":[{"url":"/beside/"}],"get":{}},
            "/open":{"get":{"servers":[{"url":"/{tenant}"}]}}},
            "components":{"parameters":{"page":{"name":"page","in":"query"},"q":{"name":"q","in":"query","required":true},
            "version":{"name":"api-version","in":"query"}}}}"##;
        let found = parse(text, &Url::parse(SITE).expect("a URL")).expect("a document");
        let paths: Vec<&str> = found.endpoints.iter().map(Url::path).collect();
        assert_eq!(paths, ["/api/v2/items", "/api/v2/versions", "/beside/path", "/orders-api/own"]);
        assert!(found.is_versioned);
    }

    /// As generators write it that sort the members.
    #[test]
    fn a_document_whose_version_stands_at_its_end_is_read() {
        let info = "x".repeat(4_000);
        let text = format!("{{\"info\":{{\"description\":\"{info}\"}},\"paths\":{{\"/a\":{{\"get\":{{}}}}}},\"swagger\":\"2.0\"}}");
        assert_eq!(parse(&text, &Url::parse(SITE).expect("a URL")).expect("a document").endpoints.len(), 1);
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
        assert!(cut(&format!("openapi: 3.1.0\ninfo: '{}'", "x".repeat(BOUNDS.yaml_bytes))));
        assert!(cut(&format!("{{\"openapi\":\"3.1.0\",\"paths\":{{}},\"x\":[{}0]}}", "0,".repeat(BOUNDS.values))));
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
