//! What a GraphQL endpoint says of its queries, for the first draft of a scenario. It is asked by GET alone, by which no server may
//! change anything (GraphQL over HTTP, 6.2); only fields of the query type are taken, and each was answered once before it is named.

use std::{collections::BTreeMap, sync::Arc};

use serde::Deserialize;
use serde_json::Value;
use url::Url;

use crate::{
    probe::app::{
        known::addresses::at,
        visit::{
            answer::Answer,
            visitor::{Ask, Visitor},
        },
    },
    snapshot::Unseen,
};

/// Where servers put it: Apollo, Yoga, Django, Rails and Laravel; Next.js; Hasura; gqlgen and Ariadne.
pub(super) const USUAL: &[&str] = &["/graphql", "/api/graphql", "/graphql/", "/v1/graphql", "/query", "/gql"];
/// Apollo takes no query by GET without it, since a form of another site cannot send it.
const PREFLIGHT: (&str, &str) = ("apollo-require-preflight", "true");
const KINDS: &str = "application/graphql-response+json, application/json";

const TYPE_NAME: &str = "{__typename}";
const SCHEMA: &str = "{__schema{queryType{name}types{kind name fields{name args{name defaultValue type{kind name ofType{kind name}}}type{kind name ofType{kind name \
                      ofType{kind name ofType{kind name}}}}}}}}";

/// Queries that are tried, and fields that one asks for, at most.
const MOST_QUERIES: usize = 10;
const MOST_FIELDS: usize = 6;

/// A GraphQL endpoint.
#[derive(Clone, Debug)]
pub struct GraphQl {
    /// Its path, below the app's address.
    pub path: String,
    /// Queries that need no argument and were answered, each with its text; none: it does not tell them (introspection is off).
    pub queries: Option<Vec<(String, String)>>,
    /// Queries that want an argument, and those that were answered with an error.
    pub left_out: usize,
}

impl GraphQl {
    /// The address of a query: path and what stands behind it.
    #[must_use]
    pub fn address(&self, query: &str) -> String {
        let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
        format!("{}?query={}", self.path, query.replace('+', "%20"))
    }

    /// A header that each request shows.
    #[must_use]
    pub fn header() -> (&'static str, &'static str) {
        PREFLIGHT
    }
}

/// The first of the usual paths that answers as one; none: no path does.
pub(crate) async fn find(guest: &Arc<Visitor>, site: &Url) -> Option<GraphQl> {
    for path in USUAL {
        if ask_for_type(guest, site, path).await.is_ok_and(|answer| names_its_type(&answer)) {
            return Some(read(guest, site, path).await);
        }
    }
    None
}

async fn read(guest: &Arc<Visitor>, site: &Url, path: &str) -> GraphQl {
    let Some(schema) = schema(guest, site, path).await else { return GraphQl { path: path.to_owned(), queries: None, left_out: 0 } };
    let (asked, all) = schema.queries();
    let mut queries = Vec::new();
    for (name, text) in asked {
        if ask(guest, site, path, &text).await.is_some_and(|data| !data[&name].is_null()) {
            queries.push((name, text));
        }
    }
    GraphQl { path: path.to_owned(), left_out: all - queries.len(), queries: Some(queries) }
}

/// Its types; none: it does not tell them.
pub(super) async fn schema(guest: &Arc<Visitor>, site: &Url, path: &str) -> Option<Schema> {
    let mut data = ask(guest, site, path, SCHEMA).await?;
    serde_json::from_value(data["__schema"].take()).ok()
}

/// What `path` answers to the shortest query.
pub(super) async fn ask_for_type(guest: &Arc<Visitor>, site: &Url, path: &str) -> Result<Answer, Unseen> {
    asked(guest, site, path, TYPE_NAME).await
}

/// True where that is an answer to it.
pub(super) fn names_its_type(answer: &Answer) -> bool {
    data_of(answer).as_ref().and_then(|data| data.get("__typename")).is_some_and(Value::is_string)
}

/// The data that a query is answered with; none: it is refused, or answered with errors.
async fn ask(guest: &Arc<Visitor>, site: &Url, path: &str, query: &str) -> Option<Value> {
    data_of(&asked(guest, site, path, query).await.ok()?)
}

/// The answer to a query.
pub(super) async fn asked(guest: &Arc<Visitor>, site: &Url, path: &str, query: &str) -> Result<Answer, Unseen> {
    let mut url = at(site, path);
    url.query_pairs_mut().append_pair("query", query);
    guest.get(&Ask::new(&url).with("accept", KINDS).with(PREFLIGHT.0, PREFLIGHT.1)).await
}

fn data_of(answer: &Answer) -> Option<Value> {
    let mut body: Value = serde_json::from_slice(&answer.body).ok().filter(|_| answer.is_success())?;
    let has_errors = body.get("errors").is_some_and(|errors| !errors.is_null());
    (!has_errors && body.get("data").is_some_and(Value::is_object)).then(|| body["data"].take())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Schema {
    pub(super) query_type: Named,
    pub(super) types: Vec<Type>,
}

#[derive(Deserialize)]
pub(super) struct Named {
    pub(super) name: String,
}

#[derive(Deserialize)]
pub(super) struct Type {
    pub(super) name: String,
    pub(super) fields: Option<Vec<Field>>,
}

#[derive(Deserialize)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) args: Vec<Argument>,
    pub(super) r#type: Kind,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Argument {
    #[serde(default)]
    pub(super) name: String,
    default_value: Option<String>,
    pub(super) r#type: Kind,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Kind {
    pub(super) kind: String,
    pub(super) name: Option<String>,
    pub(super) of_type: Option<Box<Kind>>,
}

impl Kind {
    /// What a list is of, and what is never null.
    pub(super) fn inner(&self) -> &Self {
        self.of_type.as_deref().map_or(self, Self::inner)
    }

    fn is_leaf(&self) -> bool {
        ["SCALAR", "ENUM"].contains(&self.kind.as_str())
    }
}

impl Argument {
    /// True where a query must give it.
    pub(super) fn is_wanted(&self) -> bool {
        self.r#type.kind == "NON_NULL" && self.default_value.is_none()
    }
}

impl Field {
    pub(super) fn wants_argument(&self) -> bool {
        self.args.iter().any(Argument::is_wanted)
    }
}

impl Schema {
    /// Queries to try, by name, and how many there are.
    fn queries(&self) -> (BTreeMap<String, String>, usize) {
        let fields = self.fields_of(&self.query_type.name);
        let open = fields.iter().filter(|field| !field.wants_argument() && is_name(&field.name)).take(MOST_QUERIES);
        (open.map(|field| (field.name.clone(), format!("{{{}{}}}", field.name, self.selection(field)))).collect(), fields.len())
    }

    /// The plain fields of what a query gives; one without such fields is asked for its type.
    fn selection(&self, field: &Field) -> String {
        let of = field.r#type.inner();
        if of.is_leaf() {
            return String::new();
        }
        let fields = self.fields_of(of.name.as_deref().unwrap_or_default()).iter();
        let plain = fields.filter(|field| field.r#type.inner().is_leaf() && !field.wants_argument() && is_name(&field.name));
        let names: Vec<&str> = plain.map(|field| field.name.as_str()).take(MOST_FIELDS).collect();
        if names.is_empty() { TYPE_NAME.to_owned() } else { format!("{{{}}}", names.join(" ")) }
    }

    pub(super) fn fields_of(&self, name: &str) -> &[Field] {
        self.types.iter().find(|of| of.name == name).and_then(|of| of.fields.as_deref()).unwrap_or_default()
    }
}

/// A name of GraphQL: whatever a server says, nothing else goes into a query.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && !text.starts_with("__")
        && text.len() <= 100
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn schema() -> Schema {
        let scalar = |name: &str| json!({ "kind": "SCALAR", "name": name });
        let list = |of: Value| json!({ "kind": "NON_NULL", "ofType": { "kind": "LIST", "ofType": of } });
        let product = json!({ "kind": "OBJECT", "name": "Product" });
        let must = json!({ "type": { "kind": "NON_NULL" }, "defaultValue": null });
        let may = json!({ "type": { "kind": "NON_NULL" }, "defaultValue": "10" });
        let schema = json!({
            "queryType": { "name": "Root" },
            "types": [
                { "kind": "OBJECT", "name": "Root", "fields": [
                    { "name": "products", "args": [may], "type": list(product.clone()) },
                    { "name": "product", "args": [must], "type": product },
                    { "name": "version", "args": [], "type": scalar("String") },
                    { "name": "hit", "args": [], "type": { "kind": "UNION", "name": "Hit" } },
                    { "name": "x}mutation{drop", "args": [], "type": scalar("String") },
                ] },
                { "kind": "OBJECT", "name": "Product", "fields": [
                    { "name": "id", "args": [], "type": scalar("ID") },
                    { "name": "maker", "args": [], "type": { "kind": "OBJECT", "name": "Maker" } },
                    { "name": "name", "args": [], "type": scalar("String") },
                ] },
                { "kind": "OBJECT", "name": "Mutation", "fields": [{ "name": "drop", "args": [], "type": scalar("Boolean") }] },
                { "kind": "UNION", "name": "Hit", "fields": null },
            ]
        });
        serde_json::from_value(schema).expect("a schema")
    }

    #[test]
    fn queries_without_a_wanted_argument_are_asked_for_their_plain_fields() {
        let (queries, all) = schema().queries();
        let texts: Vec<&str> = queries.values().map(String::as_str).collect();
        assert_eq!((texts, all), (vec!["{hit{__typename}}", "{products{id name}}", "{version}"], 5));
    }

    #[test]
    fn an_answer_with_errors_has_no_data() {
        let data = |text: &str| data_of(&Answer::of(200, "application/json", text));
        assert!(data(r#"{"data":{"a":1}}"#).is_some() && data(r#"{"data":{"a":1},"errors":null}"#).is_some());
        for other in [r#"{"data":{"a":1},"errors":[{}]}"#, r#"{"data":null}"#, "[]", "<html>"] {
            assert!(data(other).is_none(), "{other}");
        }
        assert!(data_of(&Answer::of(400, "application/json", r#"{"data":{"a":1}}"#)).is_none());
    }

    #[test]
    fn the_address_of_a_query_holds_no_brace() {
        let found = GraphQl { path: "/graphql".to_owned(), queries: None, left_out: 0 };
        assert_eq!(found.address("{a{b c}}"), "/graphql?query=%7Ba%7Bb%20c%7D%7D");
    }
}
