//! GraphQL as a guest may ask it by GET: what a limit refuses, and what is neither there nor seen.

use crate::{
    doors::{Judged, at},
    support::{Asked, Reply},
};

const CHECKS: [&str; 2] = ["api/graphql-depth-unlimited", "api/graphql-types-told"];

const TYPES: &str = r#"{"data":{"__schema":{"queryType":{"name":"Query"},"types":[
  {"kind":"OBJECT","name":"Query","fields":[
    {"name":"post","args":[{"name":"id","defaultValue":null,"type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"SCALAR","name":"ID"}}}],
     "type":{"kind":"OBJECT","name":"Post","ofType":null}}]},
  {"kind":"OBJECT","name":"Post","fields":[{"name":"author","args":[],"type":{"kind":"OBJECT","name":"User","ofType":null}}]},
  {"kind":"OBJECT","name":"User","fields":[{"name":"posts","args":[],"type":{"kind":"LIST","name":null,"ofType":{"kind":"OBJECT","name":"Post"}}}]}
]}}}"#;

/// An app whose start page is one, and that answers so elsewhere.
fn app(answer: impl Fn(&Asked) -> Option<Reply> + Send + Sync + 'static) -> Judged {
    at(move |asked| match asked.path.as_str() {
        "/" => Reply::html(&format!(
            "<html><title>Shop</title><p>{}</p></html>",
            "We sell parts for bicycles and tools for workshops. ".repeat(9)
        )),
        _ => answer(asked).unwrap_or_else(Reply::not_found),
    })
}

/// One that takes queries of up to so many levels.
fn limited(most: usize) -> Judged {
    app(move |asked| {
        let query = asked.path.strip_prefix("/graphql?query=")?;
        Some(Reply::json(match query {
            "%7B__typename%7D" => r#"{"data":{"__typename":"Query"}}"#,
            _ if query.contains("__schema") => TYPES,
            _ if query.matches("%7B").count() > most => r#"{"errors":[{"message":"Query depth limit exceeded"}]}"#,
            _ => r#"{"data":{"post":null}}"#,
        }))
    })
}

fn states(judged: &Judged) -> [&'static str; 2] {
    CHECKS.map(|check| judged.state(check))
}

#[test]
fn a_limit_of_depth_is_told_from_none() {
    assert_eq!(states(&limited(100)), ["fail", "fail"]);
    assert_eq!(states(&limited(10)), ["pass", "fail"]);
    // Not even what every limit allows: something else refuses.
    assert_eq!(states(&limited(1)), ["unproven", "fail"]);
}

/// What did not get as far as GraphQL is no refusal of it.
#[test]
fn a_limiter_or_a_crash_at_the_deep_query_is_no_limit_of_depth() {
    for status in [429, 502] {
        let judged = app(move |asked| {
            let query = asked.path.strip_prefix("/graphql?query=")?;
            let deep = query.matches("%7B").count() > 10 && !query.contains("__schema");
            let told = match query {
                "%7B__typename%7D" => r#"{"data":{"__typename":"Query"}}"#,
                _ if query.contains("__schema") => TYPES,
                _ if deep => r#"{"errors":[{"message":"not now"}]}"#,
                _ => r#"{"data":{"post":null}}"#,
            };
            Some(Reply::json(told).status(if deep { status } else { 200 }))
        });
        assert_eq!(judged.state("api/graphql-depth-unlimited"), "unproven", "{status}");
    }
}

#[test]
fn an_app_without_graphql_has_nothing_to_limit() {
    assert_eq!(states(&app(|_| None)), ["not applicable"; 2]);
    let shell = "<html><div id=root></div><script src=/app.js></script></html>";
    assert_eq!(states(&app(move |_| Some(Reply::html(shell)))), ["not applicable"; 2], "one page for every path");
    let refused = |_: &Asked| Some(Reply::json("{\"error\":\"no such path\"}").status(400));
    assert_eq!(states(&app(refused)), ["not applicable"; 2], "one error for every path");
}

#[test]
fn what_takes_no_query_by_get_or_wants_a_sign_in_was_not_seen() {
    let at_graphql = |reply: fn() -> Reply| app(move |asked| asked.path.starts_with("/graphql").then(reply));
    assert_eq!(states(&at_graphql(|| Reply::json("{}").status(405))), ["unproven"; 2]);
    assert_eq!(states(&at_graphql(|| Reply::json("{\"errors\":[{\"message\":\"POST body missing\"}]}").status(400))), ["unproven"; 2]);
    assert_eq!(states(&at_graphql(|| Reply::json("{}").status(401))), ["unproven"; 2]);
    let shut = || Reply::json("{\"errors\":[{\"message\":\"You must be signed in\"}]}");
    assert_eq!(states(&at_graphql(shut)), ["unproven"; 2], "errors alone, as a success");
    let editor = || Reply::html("<html><title>GraphiQL</title><div id=graphiql>Loading the editor for queries of this shop</div></html>");
    assert_eq!(states(&at_graphql(editor)), ["unproven"; 2]);
}
