//! JSON that others wrote, read into memory only so far: one byte of its text may become a hundred of a tree.

use std::{cell::Cell, fmt};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// A document as far as it was read.
pub(crate) struct Tree {
    pub(crate) root: Value,
    /// True where it has more values than were read.
    pub(crate) is_cut: bool,
}

/// Reads the first `most` values of a text.
///
/// # Errors
/// When it is no JSON.
pub(crate) fn json_tree(text: &[u8], most: usize) -> Result<Tree, serde_json::Error> {
    let left = Cell::new(most);
    let mut reader = serde_json::Deserializer::from_slice(text);
    let root = Branch(&left).deserialize(&mut reader)?;
    reader.end()?;
    Ok(Tree { root, is_cut: left.get() == 0 })
}

/// A value with all below it, while some are left.
#[derive(Clone, Copy)]
struct Branch<'a>(&'a Cell<usize>);

impl Branch<'_> {
    /// True where one more may be read.
    fn has_room(self) -> bool {
        self.0.set(self.0.get().saturating_sub(1));
        self.0.get() > 0
    }
}

impl<'de> DeserializeSeed<'de> for Branch<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Branch<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("data")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while self.has_room() {
            match list.next_element_seed(self)? {
                Some(item) => items.push(item),
                None => return Ok(items.into()),
            }
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(items.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while self.has_room() {
            match object.next_key::<String>()? {
                Some(name) => _ = members.insert(name, object.next_value_seed(self)?),
                None => return Ok(members.into()),
            }
        }
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(members.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_as_far_as_its_bound_and_the_rest_is_passed_over() {
        let text = br#"{"a":[1,-2,3.5,"x",null,true],"b":{"c":[]}}"#;
        let whole = json_tree(text, 100).expect("JSON");
        assert_eq!((whole.root, whole.is_cut), (serde_json::from_slice(text).expect("JSON"), false));
        let some = json_tree(text, 5).expect("JSON");
        assert_eq!((some.root, some.is_cut), (serde_json::json!({ "a": [1, -2, 3.5] }), true));
        for fault in ["", "[1", "[1] 2", "{\"a\":[1,2,3,4,5,}"] {
            assert!(json_tree(fault.as_bytes(), 3).is_err(), "{fault}");
        }
    }

    #[test]
    fn what_nests_deep_is_refused_and_does_no_harm() {
        assert!(json_tree("[".repeat(100_000).as_bytes(), 1_000_000).is_err());
    }
}
