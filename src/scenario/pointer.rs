//! The value at a JSON pointer (RFC 6901), taken out of a text without a tree of all the rest: hundreds of visitors may hold an
//! answer at once, and what an app sends takes a hundred times its length as a tree.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

/// A text, a number or a truth at `pointer`, as text; none: there is none, or the text is no JSON.
pub(crate) fn find(text: &[u8], pointer: &str) -> Option<String> {
    let names: Vec<String> = match pointer.strip_prefix('/') {
        Some(rest) => rest.split('/').map(|name| name.replace("~1", "/").replace("~0", "~")).collect(),
        None if pointer.is_empty() => Vec::new(),
        None => return None,
    };
    let mut reader = serde_json::Deserializer::from_slice(text);
    let found = At(&names).deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    found
}

/// What these names lead to.
#[derive(Clone, Copy)]
struct At<'a>(&'a [String]);

impl At<'_> {
    fn text<E>(self, value: impl FnOnce() -> String) -> Result<Option<String>, E> {
        Ok(self.0.is_empty().then(value))
    }
}

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("data")
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        self.text(|| value.to_owned())
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        self.text(|| value.to_string())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        self.text(|| value.to_string())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        self.text(|| value.to_string())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        self.text(|| Number::from_f64(value).map_or(Value::Null, Value::Number).to_string())
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let (mut found, mut at) = (None, 0_usize);
        let wanted = self.0.split_first().filter(|(name, _)| *name == "0" || !name.starts_with(['0', '+']));
        let wanted = wanted.and_then(|(name, rest)| Some((name.parse::<usize>().ok()?, rest)));
        loop {
            let more = match wanted {
                Some((index, rest)) if index == at => list.next_element_seed(At(rest))?.map(|value| found = value),
                _ => list.next_element::<IgnoredAny>()?.map(|_| ()),
            };
            if more.is_none() {
                return Ok(found);
            }
            at += 1;
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(name) = object.next_key::<String>()? {
            match self.0.split_first() {
                Some((wanted, rest)) if *wanted == name => found = object.next_value_seed(At(rest))?,
                _ => _ = object.next_value::<IgnoredAny>()?,
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a tree of all of it would give.
    fn by_tree(text: &str, pointer: &str) -> Option<String> {
        match serde_json::from_str::<Value>(text).ok()?.pointer(pointer)? {
            Value::String(text) => Some(text.clone()),
            value @ (Value::Number(_) | Value::Bool(_)) => Some(value.to_string()),
            _ => None,
        }
    }

    #[test]
    fn it_finds_what_a_tree_would_give() {
        let text = r#"{"items":[{"id":7,"a/b":"x","m~n":-1.5},{"id":"eight"},[true,1e30]],"":{"":12},"n":null,"id":1,"id":2,"u":18446744073709551615}"#;
        let pointers = [
            "",
            "/",
            "//",
            "/items",
            "/items/0",
            "/items/0/id",
            "/items/1/id",
            "/items/01/id",
            "/items/+1/id",
            "/items/-/id",
            "/items/9/id",
            "/items/0/a~1b",
            "/items/0/m~0n",
            "/items/2/0",
            "/items/2/1",
            "/n",
            "/n/x",
            "/id",
            "/id/x",
            "/u",
            "items",
            "/nothing",
            "/items/x",
        ];
        for pointer in pointers {
            assert_eq!(find(text.as_bytes(), pointer), by_tree(text, pointer), "{pointer}");
        }
        for (text, pointer) in [("7", ""), ("\"x\"", ""), ("[1] 2", "/0"), ("[1", "/0"), ("", ""), ("{\"a\":1,}", "/a")] {
            assert_eq!(find(text.as_bytes(), pointer), by_tree(text, pointer), "{text}");
        }
        assert_eq!(find(text.as_bytes(), "/items/0/id").as_deref(), Some("7"));
    }

    #[test]
    fn what_nests_deep_does_no_harm() {
        let deep = format!("{{\"x\":{},\"id\":3}}", "[".repeat(50_000) + &"]".repeat(50_000));
        assert!([None, Some("3".to_owned())].contains(&find(deep.as_bytes(), "/id")));
        assert_eq!(find("[".repeat(100_000).as_bytes(), "/0/0/0"), None);
    }
}
