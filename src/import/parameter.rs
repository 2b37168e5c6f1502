//! What a parameter of an OpenAPI description may be.

use serde_json::Value;

use crate::{openapi::Description, scenario::Values};

/// Deeper schemas are circles.
const DEEPEST_SCHEMA: usize = 8;

/// So many numbers where a description gives no end, or one too far off for rows to be there.
const GUESSED: i64 = 20;
const WIDEST: i64 = 1_000;

/// Its examples, default, words or range, the first that is there; none where nothing tells.
pub(super) fn values(parameter: &Value, description: &Description) -> Option<Values> {
    let content = parameter.get("content").and_then(Value::as_object).and_then(|kinds| kinds.values().next());
    [Some(parameter), content]
        .into_iter()
        .flatten()
        .find_map(|holder| examples(holder, description).or_else(|| schema(holder.get("schema")?, description, 0)))
}

fn examples(holder: &Value, description: &Description) -> Option<Values> {
    let named = || {
        let examples = holder.get("examples")?.as_object()?.values();
        one_of(examples.filter_map(|example| description.resolve(example).get("value")))
    };
    one_of(holder.get("example")).or_else(named)
}

fn schema(schema: &Value, description: &Description, depth: usize) -> Option<Values> {
    if depth > DEEPEST_SCHEMA {
        return None;
    }
    let schema = description.resolve(schema);
    let words = ["example", "examples", "default", "enum", "const"].iter().find_map(|key| one_of(schema.get(key)));
    words.or_else(|| typed(schema, description, depth)).or_else(|| {
        let parts = ["allOf", "anyOf", "oneOf"].iter().filter_map(|key| schema.get(key)?.as_array()).flatten();
        parts.into_iter().find_map(|part| self::schema(part, description, depth + 1))
    })
}

fn typed(schema: &Value, description: &Description, depth: usize) -> Option<Values> {
    let types: Vec<&str> = match schema.get("type") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    match types.iter().find(|t| **t != "null") {
        Some(&("integer" | "number")) => range(schema),
        Some(&"boolean") => Some(Values::OneOf(vec!["true".to_owned(), "false".to_owned()])),
        // One of its items is a list too.
        Some(&"array") => self::schema(schema.get("items")?, description, depth + 1),
        _ => None,
    }
}

/// Plain values, and those of lists; none where there is no value of use.
fn one_of<'a>(found: impl IntoIterator<Item = &'a Value>) -> Option<Values> {
    let mut words = Vec::new();
    for value in found {
        let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        words.extend(items.iter().filter_map(|item| match item {
            Value::String(text) if !text.is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(is_so) => Some(is_so.to_string()),
            _ => None,
        }));
    }
    (!words.is_empty()).then_some(Values::OneOf(words))
}

fn range(schema: &Value) -> Option<Values> {
    let low = bound(schema, "minimum", "exclusiveMinimum", f64::ceil, 1);
    let high = bound(schema, "maximum", "exclusiveMaximum", f64::floor, -1);
    let (low, high) = match (low, high) {
        (None, None) => (1, GUESSED),
        (None, Some(high)) if high >= 1 => (1, high.min(GUESSED)),
        (None, Some(high)) => (high.saturating_sub(GUESSED - 1), high),
        (Some(low), Some(high)) if high.saturating_sub(low) < WIDEST => (low, high),
        (Some(low), _) => (low, low.saturating_add(GUESSED - 1)),
    };
    (low <= high).then_some(Values::Range(low, high))
}

/// A whole number; `exclusive` is the bound itself since OpenAPI 3.1, and before says whether `plain` belongs to it.
#[expect(clippy::cast_possible_truncation, reason = "a cast from a float ends at the largest number")]
fn bound(schema: &Value, plain: &str, exclusive: &str, round: fn(f64) -> f64, next: i64) -> Option<i64> {
    let number = |key: &str| schema.get(key).and_then(Value::as_f64);
    let is_out = schema.get(exclusive).and_then(Value::as_bool) == Some(true);
    let inside = |bound: f64| if round(bound) == bound { (bound as i64).saturating_add(next) } else { round(bound) as i64 };
    match (number(exclusive), number(plain)) {
        (Some(bound), _) => Some(inside(bound)),
        (None, Some(bound)) if is_out => Some(inside(bound)),
        (None, Some(bound)) => Some(round(bound) as i64),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::config::Tree;

    fn words(words: &[&str]) -> Option<Values> {
        Some(Values::OneOf(words.iter().map(|w| (*w).to_owned()).collect()))
    }

    #[test]
    fn values_come_from_what_the_description_says_first() {
        let root = json!({
            "components": {
                "schemas": { "Colour": { "enum": ["red", "blue", null] }, "Circle": { "$ref": "#/components/schemas/Circle" },
                             "Deep": { "allOf": [{ "$ref": "#/components/schemas/Deep" }] } },
                "examples": { "one": { "value": 7 } }
            }
        });
        let description = Tree { root, is_cut: false }.into();
        for (parameter, wanted) in [
            (json!({ "example": 17, "schema": { "type": "integer" } }), words(&["17"])),
            (json!({ "examples": { "a": { "$ref": "#/components/examples/one" }, "b": { "value": "x" } } }), words(&["7", "x"])),
            (json!({ "schema": { "type": "string", "examples": ["a", "b"], "default": "c" } }), words(&["a", "b"])),
            (json!({ "schema": { "type": "string", "default": "up", "enum": ["up", "down"] } }), words(&["up"])),
            (json!({ "schema": { "$ref": "#/components/schemas/Colour" } }), words(&["red", "blue"])),
            (json!({ "schema": { "type": "array", "items": { "type": "boolean" } } }), words(&["true", "false"])),
            (json!({ "content": { "application/json": { "schema": { "const": "only" } } } }), words(&["only"])),
            (json!({ "schema": { "type": "integer" } }), Some(Values::Range(1, 20))),
            (json!({ "schema": { "type": ["null", "integer"], "minimum": 5 } }), Some(Values::Range(5, 24))),
            (json!({ "schema": { "type": "integer", "minimum": 1, "maximum": 100 } }), Some(Values::Range(1, 100))),
            (json!({ "schema": { "type": "integer", "maximum": i64::MAX, "minimum": 0 } }), Some(Values::Range(0, 19))),
            (json!({ "schema": { "type": "integer", "maximum": 3 } }), Some(Values::Range(1, 3))),
            (json!({ "schema": { "type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 10 } }), Some(Values::Range(1, 9))),
            (json!({ "schema": { "type": "number", "minimum": 0, "exclusiveMinimum": true, "maximum": 2.5 } }), Some(Values::Range(1, 2))),
            (json!({ "schema": { "type": "integer", "minimum": 9, "maximum": 1 } }), None),
            (json!({ "schema": { "anyOf": [{ "type": "string" }, { "type": "integer" }] } }), Some(Values::Range(1, 20))),
            (json!({ "schema": { "type": "string", "format": "uuid" } }), None),
            (json!({ "schema": { "$ref": "#/components/schemas/Circle" } }), None),
            (json!({ "schema": { "$ref": "#/components/schemas/Deep" } }), None),
            (json!({ "schema": { "$ref": "other.yaml#/Id" } }), None),
            (json!({}), None),
        ] {
            assert_eq!(values(&parameter, &description), wanted, "{parameter}");
        }
    }
}
