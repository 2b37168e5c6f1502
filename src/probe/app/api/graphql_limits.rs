//! What a GraphQL endpoint lets a guest ask: whether it tells its types, and how deeply it lets a query be nested. What is nested lies below an object
//! that is not there, so that nothing is looked up but that.

use std::{collections::BTreeSet, sync::Arc};

use serde_json::Value;
use url::Url;

use super::introspection::{self, Field, Schema, USUAL, is_name};
use crate::{
    probe::app::{
        door::veil::{Veil, refused},
        known::addresses::count,
        visit::{answer::Answer, visitor::Visitor},
    },
    snapshot::{Facts, Kind, Row, Unseen, row},
};

/// Deeper than any page needs, and than limits that are set: graphql-armor's own is 6, guides have 10, graphql-ruby's 15.
const DEEP: usize = 20;
/// What every limit allows.
const SHALLOW: usize = 2;

/// Scalars by which an object is asked for, each with a value that none has.
const NOBODY: &[(&str, &str)] =
    &[("ID", "\"2147483647\""), ("String", "\"2147483647\""), ("Int", "2147483647"), ("UUID", "\"00000000-0000-0000-0000-000000000000\"")];

/// Fills `http_graphql`.
pub(crate) async fn write(guest: &Arc<Visitor>, site: &Url, veil: &Veil<'_>, facts: &mut Facts) {
    let (mut row, mut gap) = (None, None);
    for path in USUAL {
        match introspection::ask_for_type(guest, site, path).await {
            Ok(answer) if introspection::names_its_type(&answer) => row = Some(look(guest, site, path).await),
            Ok(answer) => gap = gap.or_else(|| veil.hides(&answer)).or_else(|| unasked(path, &answer, veil)),
            Err(why) => gap = gap.or(Some(why)),
        }
        if row.is_some() {
            break;
        }
    }
    let is_found = row.is_some();
    facts.write("http_graphql", row);
    if let Some(why) = gap.filter(|_| !is_found) {
        facts.unseen("http_graphql", &why);
    }
}

/// What pages of an editor for queries hold: GraphiQL, GraphQL Playground, Apollo's sandbox, Altair.
const EDITORS: &[&str] = &["graphiql", "graphql playground", "graphql-playground", "embeddable-sandbox", "altair-graphql"];

/// Why one that wants a sign-in tells nothing, or that takes no query by GET: a POST is sent only where the user's scenario says so.
fn unasked(path: &str, answer: &Answer, veil: &Veil<'_>) -> Option<Unseen> {
    if veil.nowhere.is_like(answer) || answer.status == veil.nowhere.first().status {
        return None;
    }
    if [401, 403].contains(&answer.status) {
        return Some(refused(path, answer.status));
    }
    let text = answer.text().to_ascii_lowercase();
    let tells_errors = || serde_json::from_slice(&answer.body).is_ok_and(|body: Value| errors_of(&body).is_some());
    let is_there = path.contains("graphql") && ([400, 405, 415].contains(&answer.status) || answer.is_success() && tells_errors())
        || answer.is_success() && EDITORS.iter().any(|word| text.contains(word));
    is_there.then(|| {
        Unseen::new(Kind::Unsupported, format!("{path} answered {} to a query by GET, and a scan sends no other", answer.status))
            .cured_by("where it is GraphQL, let it answer queries by GET on a copy, and scan that")
    })
}

async fn look(guest: &Arc<Visitor>, site: &Url, path: &str) -> Row {
    let schema = introspection::schema(guest, site, path).await;
    let mut takes_deep = None;
    if let Some((shallow, deep)) = schema.as_ref().and_then(|schema| Some((nested(schema, SHALLOW)?, nested(schema, DEEP)?))) {
        let taken = async |query: &str| introspection::asked(guest, site, path, query).await.ok().and_then(|answer| is_taken(&answer));
        // Where not even the shallow one is taken, something else refuses.
        if taken(&shallow).await == Some(true) {
            takes_deep = taken(&deep).await;
        }
    }
    row! {
        "path" => path.to_owned(),
        "types" => schema.as_ref().map(|schema| count(schema.own_types())),
        "depth_asked" => count(DEEP),
        "takes_deep" => takes_deep,
    }
}

/// Whether the query was run, whatever came of it: what is refused before that has no data, and its errors no path. None: GraphQL did not answer, but
/// a limiter, or what stands before the app.
fn is_taken(answer: &Answer) -> Option<bool> {
    let body: Value = serde_json::from_slice(&answer.body).ok()?;
    if body.get("data").is_some_and(Value::is_object) {
        return Some(true);
    }
    let errors = errors_of(&body).filter(|_| answer.status < 500 && answer.status != 429)?;
    let has_path = |error: &Value| error.get("path").and_then(Value::as_array).is_some_and(|path| !path.is_empty());
    Some(errors.iter().any(has_path))
}

/// Errors as GraphQL tells them: at least one, each with a message.
fn errors_of(body: &Value) -> Option<&[Value]> {
    let errors = body.get("errors")?.as_array()?;
    (!errors.is_empty() && errors.iter().all(|error| error.get("message").is_some_and(Value::is_string))).then_some(errors)
}

/// A query of that depth for an object that is not there; none: the types allow none.
fn nested(schema: &Schema, depth: usize) -> Option<String> {
    let endless = endless(schema);
    let value = |name: &str| NOBODY.iter().find(|(scalar, _)| *scalar == name).map(|(_, value)| *value);
    let start = schema.queries_of_one().find_map(|(field, argument, scalar)| {
        let of = field.of_object()?;
        Some((field, argument, value(scalar)?, of)).filter(|(.., of)| endless.contains(*of))
    });
    let (field, argument, value, mut at) = start?;
    let mut names = Vec::new();
    while names.len() + 2 < depth {
        let next = schema.objects_of(at).find(|(_, of)| endless.contains(*of));
        let (name, of) = next?;
        names.push(name);
        at = of;
    }
    let inner = names.iter().rev().fold("{__typename}".to_owned(), |inner, name| format!("{{{name}{inner}}}"));
    Some(format!("{{{}({argument}:{value}){inner}}}", field.name))
}

/// Types from which a query can go on for ever: those that lead to none of the others are taken out until none does.
fn endless(schema: &Schema) -> BTreeSet<&str> {
    let mut left: BTreeSet<&str> = schema.names().collect();
    loop {
        let lasting: BTreeSet<&str> =
            left.iter().copied().filter(|name| schema.objects_of(name).any(|(_, of)| left.contains(of))).collect();
        if lasting.len() == left.len() {
            return left;
        }
        left = lasting;
    }
}

impl Field {
    /// The object that it gives, not a list of them.
    fn of_object(&self) -> Option<&str> {
        let kind = if self.r#type.kind == "NON_NULL" { self.r#type.of_type.as_deref()? } else { &self.r#type };
        kind.name.as_deref().filter(|_| kind.kind == "OBJECT")
    }
}

impl Schema {
    fn names(&self) -> impl Iterator<Item = &str> {
        self.types.iter().map(|of| of.name.as_str())
    }

    /// Those that are not of GraphQL itself.
    fn own_types(&self) -> usize {
        self.types.iter().filter(|of| of.fields.is_some() && !of.name.starts_with("__")).count()
    }

    /// Fields of a type that lead to objects or lists of them, and want no argument.
    fn objects_of(&self, name: &str) -> impl Iterator<Item = (&str, &str)> {
        self.fields_of(name).iter().filter(|field| !field.wants_argument() && is_name(&field.name)).filter_map(|field| {
            let of = field.r#type.inner();
            Some((field.name.as_str(), of.name.as_deref()?)).filter(|_| of.kind == "OBJECT")
        })
    }

    /// Queries that want a single argument, with it and its scalar.
    fn queries_of_one(&self) -> impl Iterator<Item = (&Field, &str, &str)> {
        self.fields_of(&self.query_type.name).iter().filter(|field| is_name(&field.name)).filter_map(|field| {
            let mut wanted = field.args.iter().filter(|argument| argument.is_wanted());
            let (one, more) = (wanted.next()?, wanted.next());
            let scalar = one.r#type.inner().name.as_deref()?;
            Some((field, one.name.as_str(), scalar)).filter(|_| more.is_none() && is_name(&one.name))
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A shop whose products have makers, and makers products where `is_circle`.
    fn schema(is_circle: bool, scalar: &str) -> Schema {
        let object = |name: &str| json!({ "kind": "OBJECT", "name": name });
        let list = |of: Value| json!({ "kind": "NON_NULL", "ofType": { "kind": "LIST", "ofType": of } });
        let id =
            json!({ "name": "id", "defaultValue": null, "type": { "kind": "NON_NULL", "ofType": { "kind": "SCALAR", "name": scalar } } });
        let back = if is_circle { list(object("Product")) } else { json!({ "kind": "SCALAR", "name": "Int" }) };
        let schema = json!({
            "queryType": { "name": "Query" },
            "types": [
                { "name": "Query", "fields": [
                    { "name": "products", "args": [], "type": list(object("Product")) },
                    { "name": "product", "args": [id], "type": object("Product") },
                ] },
                { "name": "Product", "fields": [{ "name": "maker", "args": [], "type": object("Maker") }] },
                { "name": "Maker", "fields": [{ "name": "products", "args": [], "type": back }] },
                { "name": "__Type", "fields": [] },
            ]
        });
        serde_json::from_value(schema).expect("a schema")
    }

    #[test]
    fn what_is_nested_lies_below_one_that_is_not_there() {
        let shop = schema(true, "ID");
        assert_eq!(nested(&shop, 2).as_deref(), Some("{product(id:\"2147483647\"){__typename}}"));
        assert_eq!(nested(&shop, 5).as_deref(), Some("{product(id:\"2147483647\"){maker{products{maker{__typename}}}}}"));
        assert_eq!(nested(&schema(true, "Int"), 2).as_deref(), Some("{product(id:2147483647){__typename}}"));
        assert_eq!(nested(&schema(false, "ID"), 2), None, "nothing leads back");
        assert_eq!(nested(&schema(true, "DateTime"), 2), None, "nobody knows a value that none has");
        assert_eq!(shop.own_types(), 3);
    }

    #[test]
    fn what_was_run_is_told_from_what_was_refused() {
        for (body, expected) in [
            (r#"{"data":{"product":null}}"#, Some(true)),
            (r#"{"data":null,"errors":[{"message":"none","path":["product"]}]}"#, Some(true)),
            (r#"{"errors":[{"message":"Query has depth of 20, which exceeds max depth of 15"}]}"#, Some(false)),
            (r#"{"data":null,"errors":[{"message":"too deep","locations":[]}]}"#, Some(false)),
            (r#"{"error":"slow down"}"#, None),
            (r#"{"errors":[]}"#, None),
            ("<html>", None),
        ] {
            assert_eq!(is_taken(&Answer::of(200, "application/json", body)), expected, "{body}");
        }
        let deep = r#"{"errors":[{"message":"too many requests, or a crash"}]}"#;
        for (status, expected) in [(400, Some(false)), (422, Some(false)), (429, None), (500, None)] {
            assert_eq!(is_taken(&Answer::of(status, "application/json", deep)), expected, "{status}");
        }
    }
}
