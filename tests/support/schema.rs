//! As much of JSON Schema as `docs/run.schema.json` uses. Stricter than the standard in one point: a property that the
//! schema does not name is a fault, since it was then added without being described.

use serde_json::Value;

/// Where `value` does not fit `schema`; `root` holds the definitions.
pub(crate) fn faults(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let named = root.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{name} is not defined"));
        return faults(root, named, value, at);
    }
    for any in ["anyOf", "oneOf"] {
        if let Some(choices) = schema[any].as_array() {
            let tried: Vec<Vec<String>> = choices.iter().map(|choice| faults(root, choice, value, at)).collect();
            let fitting = tried.iter().filter(|faults| faults.is_empty()).count();
            return if fitting == 1 { Vec::new() } else { vec![format!("{at}: {fitting} choices fit: {tried:?}")] };
        }
    }
    let mut found = Vec::new();
    if schema.get("const").is_some_and(|wanted| wanted != value) || schema["enum"].as_array().is_some_and(|all| !all.contains(value)) {
        found.push(format!("{at}: `{value}` is not allowed"));
    }
    if !has_type(&schema["type"], value) {
        found.push(format!("{at}: `{value}` is not {}", schema["type"]));
    }
    match value {
        Value::Object(fields) => {
            let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            found.extend(required.filter(|name| !fields.contains_key(*name)).map(|name| format!("{at}: no `{name}`")));
            for (name, inner) in fields {
                match schema["properties"].get(name) {
                    Some(property) => found.extend(faults(root, property, inner, &format!("{at}/{name}"))),
                    None => found.push(format!("{at}: `{name}` is not described")),
                }
            }
        }
        Value::Array(items) => {
            for (n, inner) in items.iter().enumerate() {
                let place = schema["prefixItems"].get(n).or_else(|| schema.get("items"));
                let place = place.unwrap_or_else(|| panic!("{at}: the schema does not say what item {n} is"));
                found.extend(faults(root, place, inner, &format!("{at}/{n}")));
            }
        }
        _ => {}
    }
    found
}

fn has_type(wanted: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the schema names a type `{other}`"),
    };
    match wanted {
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        _ => true,
    }
}
