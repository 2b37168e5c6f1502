//! What an API says of itself: an OpenAPI description of version 2.0, 3.0 or 3.1, read once and within bounds, whoever wrote it.
//! What its parts refer to is looked up here; what becomes of them is decided where they are asked for.

mod text;

use std::{cell::Cell, collections::HashSet};

use serde_json::{Map, Value};
pub(crate) use text::{Bounds, NoDescription, is_likely};
use url::Url;

use crate::{config::Tree, redact::percent_decode};

/// Longer chains of references are circles.
const LONGEST_CHAIN: usize = 16;

/// So often something is looked up, some times for each part of the largest descriptions. A few references that lead to one large
/// part, or to themselves in many ways, ask for more than any machine does.
const MOST_LOOKS: usize = 1_000_000;

/// An address of a server that is longer is none.
const LONGEST_ADDRESS: usize = 2_000;

const METHODS: &[&str] = &["get", "post", "put", "patch", "delete", "head", "options", "trace"];

/// A description.
#[derive(Debug)]
pub(crate) struct Description {
    root: Value,
    has_more: bool,
    looks_left: Cell<usize>,
}

/// What is done with a path.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operation<'a> {
    description: &'a Description,
    pub(crate) path: &'a str,
    /// Lower case.
    pub(crate) method: &'static str,
    /// Holds what all operations of the path share.
    item: &'a Value,
    own: &'a Value,
}

/// A parameter of an operation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parameter<'a> {
    /// What refers to it, where it is not known.
    pub(crate) name: &'a str,
    /// `query`, `path`, `header`, `cookie`; in version 2 `body` and `formData` too.
    pub(crate) place: &'a str,
    /// None: not known, for it is kept somewhere else.
    pub(crate) is_required: Option<bool>,
    pub(crate) value: &'a Value,
}

impl From<Tree> for Description {
    fn from(tree: Tree) -> Self {
        Self { root: tree.root, has_more: tree.is_cut, looks_left: Cell::new(MOST_LOOKS) }
    }
}

impl Description {
    /// Reads a text of JSON or YAML.
    pub(crate) fn read(text: &[u8], bounds: Bounds) -> Result<Self, NoDescription> {
        let description = Self::from(text::read(text, bounds)?);
        let is_one = description.has_more || ["openapi", "swagger"].iter().any(|key| description.get(key).is_some());
        is_one.then_some(description).ok_or(NoDescription::NoVersion)
    }

    /// True where it says, or refers to, more than was read until now.
    pub(crate) fn is_cut(&self) -> bool {
        self.has_more || self.looks_left.get() == 0
    }

    /// True for version 3; without quotes YAML makes a number of it.
    pub(crate) fn is_version_3(&self) -> bool {
        self.get("openapi").and_then(plain).is_some_and(|version| version == "3" || version.starts_with("3."))
    }

    /// A part at the top.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.root.get(key)
    }

    /// What a `$ref` into this document stands for; another value is itself, and one that leads nowhere is null.
    pub(crate) fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        let mut value = value;
        for _ in 0..LONGEST_CHAIN {
            if !self.may_look() {
                return &Value::Null;
            }
            let Some(to) = word(value, "$ref") else { return value };
            let found = to.strip_prefix('#').and_then(|pointer| self.root.pointer(&percent_decode(pointer)));
            let Some(found) = found else { return &Value::Null };
            value = found;
        }
        &Value::Null
    }

    /// Counts what is looked at; false where it is too much.
    pub(crate) fn may_look(&self) -> bool {
        self.looks_left.set(self.looks_left.get().saturating_sub(1));
        self.looks_left.get() > 0
    }

    /// All operations, path by path in the order of the document, that of reading first.
    pub(crate) fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        let of_path = move |(path, item)| {
            let item = self.resolve(item);
            let own = |method: &&'static str| Some((*method, item.get(*method).filter(|own| own.is_object())?));
            METHODS.iter().filter_map(own).map(move |(method, own)| Operation { description: self, path, method, item, own })
        };
        entries(&self.root, "paths").flat_map(of_path).take_while(|_| self.may_look())
    }
}

impl<'a> Operation<'a> {
    /// A part of its own.
    pub(crate) fn get(&self, key: &str) -> Option<&'a Value> {
        self.own.get(key)
    }

    /// Its own, and those of the path that it does not replace.
    pub(crate) fn parameters(&self) -> Vec<Parameter<'a>> {
        let mut names = HashSet::new();
        let values = [self.own, self.item].into_iter().filter_map(|holder| holder.get("parameters")?.as_array()).flatten();
        let parameters = values.map(|value| Parameter::of(value, self.description));
        parameters.filter(|parameter| names.insert((parameter.name, parameter.place))).collect()
    }

    /// Its answers by status, which may be `default` or `2XX` too.
    pub(crate) fn answers(&self) -> impl Iterator<Item = (&'a str, &'a Value)> {
        entries(self.own, "responses")
    }

    /// What goes before its path: the path of the nearest server, or what version 2 has for it. None: the description leaves a part of
    /// it open. A relative one begins at `place`.
    pub(crate) fn base(&self, place: &Url) -> Option<String> {
        let root = &self.description.root;
        let server = [self.own, self.item, root].into_iter().find_map(|holder| holder.pointer("/servers/0"));
        let address = match server {
            Some(server) => address(server)?,
            None => word(root, "basePath").filter(|path| path.len() <= LONGEST_ADDRESS).unwrap_or_default().to_owned(),
        };
        // One such as `mailto:` has a path that begins nowhere.
        let url = if address.is_empty() { None } else { place.join(&address).ok().filter(|url| !url.cannot_be_a_base()) };
        Some(url.map_or_else(String::new, |url| url.path().trim_end_matches('/').to_owned()))
    }
}

impl<'a> Parameter<'a> {
    fn of(value: &'a Value, description: &'a Description) -> Self {
        let found = description.resolve(value);
        if found.is_null() {
            return Self { name: word(value, "$ref").unwrap_or_default(), place: "", is_required: None, value: found };
        }
        let is_required = found.get("required").and_then(Value::as_bool).unwrap_or_default();
        let word = |key| word(found, key).unwrap_or_default();
        Self { name: word("name"), place: word("in"), is_required: Some(is_required), value: found }
    }
}

/// The address of a server with the defaults of its variables; none where one has none.
fn address(server: &Value) -> Option<String> {
    let (mut address, mut rest) = (String::new(), word(server, "url").unwrap_or_default());
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, behind) = behind.split_once('}')?;
        let default = server.get("variables")?.get(name)?.get("default").and_then(plain)?;
        address = address + before + &default;
        rest = behind;
        if address.len() > LONGEST_ADDRESS {
            return None;
        }
    }
    Some(address + rest).filter(|address| address.len() <= LONGEST_ADDRESS)
}

/// A text, or a number where YAML made one of it.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A member that is a text.
pub(crate) fn word<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_str()
}

/// The members of a member that is an object.
pub(crate) fn entries<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    value.get(key).and_then(Value::as_object).into_iter().flat_map(Map::iter).map(|(key, value)| (key.as_str(), value))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const BOUNDS: Bounds = Bounds { values: 100_000, yaml_bytes: 512 << 10 };

    fn description(root: Value) -> Description {
        Tree { root, is_cut: false }.into()
    }

    #[test]
    fn parameters_of_path_and_operation_are_one_list_with_what_they_refer_to() {
        let description = description(json!({
            "openapi": "3.1.0",
            "paths": { "/a": { "$ref": "#/components/pathItems/a" }, "/nowhere": { "$ref": "#/none" }, "/odd": 7 },
            "components": {
                "pathItems": { "a": {
                    "parameters": [{ "$ref": "#/components/parameters/page" }, { "name": "lang", "in": "header", "required": true }],
                    "get": { "parameters": [{ "name": "page", "in": "query" }, { "$ref": "other.yaml#/x" }, { "$ref": "#/components/parameters/circle" }] },
                    "post": null, "put": {}, "x-odd": {}
                } },
                "parameters": { "page": { "name": "page", "in": "query", "required": true }, "circle": { "$ref": "#/components/parameters/circle" } }
            }
        }));
        let operations: Vec<Operation> = description.operations().collect();
        assert_eq!(operations.iter().map(|o| (o.path, o.method)).collect::<Vec<_>>(), [("/a", "get"), ("/a", "put")]);
        let parameters = |n: usize| operations[n].parameters().into_iter().map(|p| (p.name, p.place, p.is_required)).collect::<Vec<_>>();
        let circle = "#/components/parameters/circle";
        let lang = ("lang", "header", Some(true));
        assert_eq!(parameters(0), [("page", "query", Some(false)), ("other.yaml#/x", "", None), (circle, "", None), lang]);
        assert_eq!(parameters(1), [("page", "query", Some(true)), lang]);
        assert!(!description.is_cut());
    }

    #[test]
    fn the_nearest_server_gives_the_base_with_the_defaults_of_its_variables() {
        let place = Url::parse("http://shop.example/docs/").expect("a URL");
        let base = |top: Value| {
            let mut root = json!({ "paths": { "/a": { "get": {} } } });
            root.as_object_mut().expect("an object").extend(top.as_object().cloned().unwrap_or_default());
            description(root).operations().next().expect("an operation").base(&place)
        };
        let at = |address: &str| base(json!({ "servers": [{ "url": address, "variables": { "v": { "default": 2 }, "bare": {} } }] }));
        assert_eq!(at("https://api.shop.example/v{v}/").as_deref(), Some("/v2"));
        assert_eq!((at("/api/").as_deref(), at("api").as_deref(), at("/").as_deref()), (Some("/api"), Some("/docs/api"), Some("")));
        assert_eq!((at("").as_deref(), at("mailto:shop").as_deref()), (Some(""), Some("")));
        assert_eq!((at("/{none}"), at("/{bare}"), at("/{v"), at(&"/{v}".repeat(2_000))), (None, None, None, None));
        assert_eq!(base(json!({ "basePath": "/rest/" })).as_deref(), Some("/rest"));
        assert_eq!(base(json!({ "servers": [] })).as_deref(), Some(""));
        let nearer = json!({ "servers": [{ "url": "/far" }], "paths": {
            "/a": { "servers": [{ "url": "/path" }], "get": { "servers": [{ "url": "/own" }] }, "post": {} }, "/b": { "get": {} }
        } });
        let bases: Vec<_> = description(nearer).operations().map(|o| o.base(&place).expect("a base")).collect();
        assert_eq!(bases, ["/own", "/path", "/far"]);
    }

    #[test]
    fn a_version_is_a_text_or_a_number() {
        let is_3 = |text: &str| Description::read(text.as_bytes(), BOUNDS).expect("a description").is_version_3();
        assert!(is_3("openapi: 3.0.3\n") && is_3("openapi: 3.1\n") && is_3("openapi: 3\n") && is_3("{\"openapi\":\"3.2.0\"}"));
        assert!(!is_3("swagger: '2.0'\n") && !is_3("openapi: 30\n") && !is_3("openapi: [3]\n"));
    }

    #[test]
    fn other_texts_are_no_description() {
        for text in ["<html>openapi</html>", "{}", "ok", "", "{\"a\":1} 2", "\u{feff}", "[\"openapi\"]"] {
            assert!(Description::read(text.as_bytes(), BOUNDS).is_err_and(|why| !why.is_of_a_part()), "{text}");
        }
        assert!(matches!(Description::read(b"{\"openapi\":\"\xff\"}", BOUNDS), Err(NoDescription::NotUtf8)));
    }

    /// What is larger than is read is not taken for the whole.
    #[test]
    fn a_description_that_was_read_in_part_says_so() {
        let refused = |text: &str| Description::read(text.as_bytes(), BOUNDS).is_err_and(|why| why.is_of_a_part());
        assert!(refused(&format!("openapi: 3.1.0\npaths: {}", "[".repeat(200_000))), "nested deep in YAML");
        assert!(refused(&format!("openapi: 3.1.0\npaths:\n  {}", "- ".repeat(100_000))), "nested deep in lists of YAML");
        assert!(refused(&format!("openapi: 3.1.0\ninfo: '{}'", "x".repeat(BOUNDS.yaml_bytes))), "long");
        assert!(refused(&format!("{{\"openapi\":\"3.1.0\",\"x\":{}", "[".repeat(200_000))), "nested deep in JSON");
        assert!(refused("{\"openapi\":\"3.1.0\",\"paths\":{\"/a\":"), "cut off");
        let many = format!("{{\"x\":[{}0],\"openapi\":\"3.1.0\",\"paths\":{{}}}}", "0,".repeat(BOUNDS.values));
        assert!(Description::read(many.as_bytes(), BOUNDS).expect("a description").is_cut());
    }

    /// A text of some kilobytes that would be looked at for hours.
    #[test]
    fn references_that_lead_to_one_large_part_are_followed_only_so_often() {
        let parameters: Vec<Value> = (0..2_000).map(|n| json!({ "name": format!("p{n}"), "in": "query" })).collect();
        let paths: Map<String, Value> = (0..20_000).map(|n| (format!("/{n}"), json!({ "$ref": "#/x" }))).collect();
        let description = description(json!({ "paths": paths, "x": { "parameters": parameters, "get": {}, "put": {} } }));
        let looked_at: usize = description.operations().map(|operation| operation.parameters().len()).sum();
        assert!(looked_at < MOST_LOOKS + 2_000 && description.is_cut(), "{looked_at}");
    }
}
