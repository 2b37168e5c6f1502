//! Which steps do what a product may be for: order, post, book. Signing in, searching and asking are none of that, whatever their method.

use serde_json::Value;

use super::{Body, Step};
use crate::redact::is_secret_name;

/// Last parts of paths at which a POST only asks, or is about the visitor's own session.
const ASKS: &[&str] = &[
    "search",
    "_search",
    "_msearch",
    "query",
    "filter",
    "find",
    "lookup",
    "suggest",
    "autocomplete",
    "preview",
    "validate",
    "verify",
    "check",
    "count",
    "refresh",
    "login",
    "logout",
    "signin",
    "sign-in",
    "sign_in",
    "signout",
    "sign-out",
    "sign_out",
    "session",
    "sessions",
    "token",
    "collect",
    "track",
    "beacon",
    "batch",
];

impl Step {
    /// True where a visitor does something by it at each visit.
    #[must_use]
    pub fn is_act(&self) -> bool {
        let is_write = !matches!(self.method, http::Method::GET | http::Method::HEAD | http::Method::OPTIONS);
        is_write && !self.is_once && !self.only_asks() && !self.body.as_ref().is_some_and(|body| body.signs_in() || body.only_asks())
    }

    fn only_asks(&self) -> bool {
        let path = self.path.text().split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        let last = path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        ASKS.contains(&last.as_str())
    }
}

impl Body {
    /// True where a password or another secret is sent.
    fn signs_in(&self) -> bool {
        match self {
            Self::Json(value) => value.as_object().is_some_and(|members| members.keys().any(|name| is_password(name))),
            Self::Form(fields) | Self::FormOfPage(_, fields) => fields.iter().any(|(name, _)| is_password(name)),
        }
    }

    /// True of GraphQL that is no mutation, and of a stored query, of which nothing is known.
    fn only_asks(&self) -> bool {
        let Self::Json(Value::Object(members)) = self else { return false };
        match members.get("query") {
            Some(Value::String(query)) => !query.contains("mutation"),
            _ => members.contains_key("extensions") && members.contains_key("variables"),
        }
    }
}

/// Secrets that stand for no session, such as an idempotency key or a CSRF token, are sent with orders too.
fn is_password(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    is_secret_name(&name) && ["pass", "pwd", "otp", "pin", "code"].iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use crate::scenario::Scenario;

    fn is_act(step: &str) -> bool {
        let text = format!("why = \"x\"\n[[step]]\nname = \"it\"\n{step}\n[[step]]\nname = \"next\"\nget = \"/\"\n");
        Scenario::parse("x.toml", &text).unwrap_or_else(|e| panic!("{e}")).steps[0].is_act()
    }

    #[test]
    fn an_order_is_an_act_and_a_sign_in_a_search_and_a_query_are_none() {
        for (step, expected) in [
            (
                r#"post = "/orders"
                json = { item = 3, idempotency_key = "a" }"#,
                true,
            ),
            (
                r#"post = "/cart"
                form = { csrf_token = "a", item = "3" }"#,
                true,
            ),
            (r#"delete = "/cart/3""#, true),
            (
                r#"post = "/graphql"
                json = { query = "mutation {{ order(item: 3) {{ id }} }}" }"#,
                true,
            ),
            (
                r#"post = "/graphql"
                json = { query = "{{ items {{ id }} }}" }"#,
                false,
            ),
            (
                r#"post = "/graphql"
                json = { variables = {}, extensions = { persistedQuery = 1 } }"#,
                false,
            ),
            (
                r#"post = "/enter"
                form = { user = "a", password = "b" }"#,
                false,
            ),
            (
                r#"post = "/enter"
                json = { user = "a", otp = "b" }"#,
                false,
            ),
            (
                r#"post = "/api/items/Search/?page=2"
                json = { words = "a" }"#,
                false,
            ),
            (
                r#"post = "/orders"
                once = true"#,
                false,
            ),
            (r#"get = "/orders""#, false),
        ] {
            assert_eq!(is_act(step), expected, "{step}");
        }
    }
}
