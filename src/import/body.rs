//! The body of a request: what is private in it is filled in by the user, and nulls go, for TOML has no word for them.

use serde_json::{Map, Value};

use super::{private, template::escaped};

/// What a step sends.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    /// Of a form an object of texts.
    pub(super) value: Value,
    pub(super) is_form: bool,
}

impl Sent {
    /// A form of these fields; none where a name stands twice, for a step has each once.
    pub(super) fn form(fields: impl Iterator<Item = (String, String)>) -> Option<Self> {
        let mut map = Map::new();
        for (name, value) in fields {
            if map.insert(name, Value::String(value)).is_some() {
                return None;
            }
        }
        Some(Self { value: Value::Object(map), is_form: true })
    }
}

/// True for an object or a list whose values TOML knows, and whose names tell no secret.
pub(super) fn can_be_written(value: &Value) -> bool {
    (value.is_object() || value.is_array()) && is_known(value)
}

fn is_known(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(|item| !item.is_null() && is_known(item)),
        Value::Object(map) => map.iter().all(|(name, value)| !private::is_value(name) && is_known(value)),
        Value::Number(number) => number.is_i64() || number.is_f64(),
        _ => true,
    }
}

/// What a body's file needs to say besides.
#[derive(Default)]
pub(super) struct Changed {
    /// Names of values that the user fills in.
    pub(super) private: Vec<String>,
    /// Names that were null.
    pub(super) null: Vec<String>,
}

/// The body as a file may hold it; `variable` knows the template of a text that an earlier answer gave: it tells no secret.
pub(super) fn clean(value: &Value, changed: &mut Changed, variable: &mut dyn FnMut(&str) -> Option<String>) -> Value {
    field("", value, changed, variable)
}

fn field(name: &str, value: &Value, changed: &mut Changed, variable: &mut dyn FnMut(&str) -> Option<String>) -> Value {
    if let Some(known) = value.as_str().and_then(&mut *variable) {
        return Value::String(known);
    }
    let is_private = match value {
        Value::Object(_) | Value::Null | Value::Bool(_) => false,
        Value::String(text) => private::is_name(name) || private::is_value(text),
        Value::Array(_) | Value::Number(_) => private::is_name(name),
    };
    if is_private {
        changed.private.push(name.to_owned());
        return Value::String(private::PLACEHOLDER.to_owned());
    }
    match value {
        Value::String(text) => Value::String(escaped(text)),
        Value::Array(items) => Value::Array(items.iter().map(|item| field(name, item, changed, variable)).collect()),
        Value::Object(map) => {
            changed.null.extend(map.iter().filter(|(_, v)| v.is_null()).map(|(k, _)| k.clone()));
            let kept = map.iter().filter(|(_, v)| !v.is_null());
            Value::Object(kept.map(|(k, v)| (k.clone(), field(k, v, changed, variable))).collect())
        }
        plain => plain.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn secrets_and_persons_are_filled_in_and_nulls_go() {
        let sent = json!({
            "user": { "email": "canary@shop.example", "password": "canary", "pin": 1234 },
            "tokens": ["canary"], "note": "mail to canary@shop.example", "colour": "{red}", "csrf_token": "given", "gift": null, "count": 2
        });
        let mut changed = Changed::default();
        let clean = clean(&sent, &mut changed, &mut |text| (text == "given").then(|| "{id}".to_owned()));
        let filled = private::PLACEHOLDER;
        assert_eq!(
            clean,
            json!({
                "user": { "email": filled, "password": filled, "pin": filled },
                "tokens": filled, "note": filled, "colour": "{{red}}", "csrf_token": "{id}", "count": 2
            })
        );
        assert_eq!((changed.private.join(" ").as_str(), changed.null.join(" ").as_str()), ("email password pin tokens note", "gift"));
    }

    #[test]
    fn what_toml_does_not_know_and_names_that_are_secrets_cannot_be_written() {
        for (sent, wanted) in [
            (json!({ "a": [1, 2.5, "b", { "c": null }] }), true),
            (json!({ "a": [null] }), false),
            (json!({ "a": u64::MAX }), false),
            (json!({ "canary@shop.example": 1 }), false),
            (json!("text"), false),
        ] {
            assert_eq!(can_be_written(&sent), wanted, "{sent}");
        }
    }
}
