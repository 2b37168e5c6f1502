//! An outline of data of an app: one byte of its text may become a hundred of a tree.

use std::{cell::Cell, collections::BTreeMap, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Members of one object that an outline names, and of all of them.
const MOST_MEMBERS: usize = 1_000;
const MOST_OF_ALL: usize = 200_000;
/// How deep an outline goes: a list, or an object with its members, or with those of its members.
const DEPTH: u8 = 2;

/// A document without what its lists hold: they are counted, however long.
#[derive(Debug)]
pub(crate) enum Outline {
    List {
        items: usize,
        /// True where each of them is an object.
        are_objects: bool,
    },
    /// Empty where it lies deeper than an outline goes.
    Object(BTreeMap<String, Outline>),
    /// A text, a number, a truth or null.
    Plain(Value),
}

impl Outline {
    /// That of a JSON text; none: it is no JSON.
    pub(crate) fn of(text: &[u8]) -> Option<Self> {
        Self::to(text, DEPTH)
    }

    /// The same that goes so deep.
    pub(crate) fn to(text: &[u8], depth: u8) -> Option<Self> {
        let mut reader = serde_json::Deserializer::from_slice(text);
        let outline = Sketch { depth, left: &Cell::new(MOST_OF_ALL) }.deserialize(&mut reader).ok()?;
        reader.end().ok()?;
        Some(outline)
    }

    /// A member, where it is an object that has it.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        self.members()?.get(name)
    }

    /// The same, taken out of it.
    pub(crate) fn take(self, name: &str) -> Option<Self> {
        match self {
            Self::Object(mut members) => members.remove(name),
            _ => None,
        }
    }

    pub(crate) fn members(&self) -> Option<&BTreeMap<String, Self>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// A plain value; null in the place of any other.
    pub(crate) fn plain(&self) -> &Value {
        match self {
            Self::Plain(value) => value,
            _ => &Value::Null,
        }
    }
}

/// Draws an outline that goes so deep, and names so many members more.
#[derive(Clone, Copy)]
struct Sketch<'a> {
    depth: u8,
    left: &'a Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Sketch<'_> {
    type Value = Outline;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Outline, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Sketch<'_> {
    type Value = Outline;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("data")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Outline, E> {
        Ok(Outline::Plain(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Outline, E> {
        Ok(Outline::Plain(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Outline, E> {
        Ok(Outline::Plain(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Outline, E> {
        Ok(Outline::Plain(value.into()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Outline, E> {
        Ok(Outline::Plain(value.into()))
    }

    fn visit_unit<E>(self) -> Result<Outline, E> {
        Ok(Outline::Plain(Value::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Outline, A::Error> {
        let (mut items, mut are_objects) = (0, true);
        // Of an item only its kind is looked at.
        while let Some(item) = list.next_element_seed(Sketch { depth: 0, ..self })? {
            items += 1;
            are_objects &= item.members().is_some();
        }
        Ok(Outline::List { items, are_objects })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Outline, A::Error> {
        let mut members = BTreeMap::new();
        while self.depth > 0 && members.len() < MOST_MEMBERS && self.left.get() > 0 {
            let Some(name) = object.next_key::<String>()? else { return Ok(Outline::Object(members)) };
            self.left.set(self.left.get() - 1);
            members.insert(name, object.next_value_seed(Sketch { depth: self.depth - 1, ..self })?);
        }
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Outline::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_deep_is_refused_and_does_no_harm() {
        let deep = "[".repeat(100_000);
        assert!(Outline::of(deep.as_bytes()).is_none());
        let closed = format!("{}{}", "{\"a\":".repeat(50_000), "1".to_owned() + &"}".repeat(50_000));
        assert!(matches!(Outline::of(closed.as_bytes()), None | Some(Outline::Object(_))));
    }

    #[test]
    fn an_outline_counts_what_it_does_not_keep() {
        let text = format!("{{\"items\":[{}{{}}],\"meta\":{{\"total\":7,\"deep\":{{\"x\":1}}}}}}", "{\"id\":1},".repeat(200_000));
        let outline = Outline::of(text.as_bytes()).expect("JSON");
        assert!(matches!(outline.get("items"), Some(Outline::List { items: 200_001, are_objects: true })));
        let meta = outline.get("meta").expect("a member");
        assert_eq!(meta.get("total").expect("a member").plain(), &serde_json::json!(7));
        assert!(meta.get("deep").and_then(Outline::members).is_some_and(BTreeMap::is_empty));
        assert!(matches!(Outline::of(b"[{},1]"), Some(Outline::List { items: 2, are_objects: false })));
    }

    /// Members of members of members: what an app answers must not become ten times its size.
    #[test]
    fn an_outline_that_goes_deep_is_no_larger() {
        let wide = |inner: &str| format!("{{{}}}", (0..500).map(|n| format!("\"{n}\":{inner}")).collect::<Vec<_>>().join(","));
        let text = wide(&wide("{\"a\":{\"b\":1}}"));
        let outline = Outline::to(text.as_bytes(), 4).expect("JSON");
        let kept = |of: &Outline| of.members().map_or(0, BTreeMap::len);
        let all: usize = outline
            .members()
            .expect("an object")
            .values()
            .map(|of| kept(of) + of.members().map_or(0, |m| m.values().map(kept).sum()))
            .sum();
        assert!((MOST_OF_ALL / 2..=MOST_OF_ALL).contains(&all), "{all}");
    }
}
