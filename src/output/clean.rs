//! Text that a target chose is made harmless once, at the border of every output, whatever field it stands in: no escape
//! sequence, no control character, nothing that turns the reading direction or cannot be seen, no command to a build server,
//! and no more of it than anybody reads. Line ends stay; each format then escapes what it must.

use std::{borrow::Cow, fmt::Write as _, sync::LazyLock};

use regex::Regex;
use serde::{
    Deserializer, Serialize,
    de::{
        DeserializeOwned, IntoDeserializer, Visitor,
        value::{MapDeserializer, SeqDeserializer, StringDeserializer},
    },
    forward_to_deserialize_any,
};
use serde_json::Value;

/// Bytes of one text that are shown.
pub(crate) const LONGEST: usize = 16 << 10;

/// Bytes of a whole message that are printed: it may say several things.
const LONGEST_MESSAGE: usize = 64 << 10;

/// A copy of `report` whose every text is safe to show. It is walked as what serde says it consists of, so that a new field
/// cannot be forgotten.
pub(crate) fn cleaned<T: Serialize + DeserializeOwned>(report: &T) -> T {
    let value = serde_json::to_value(report).expect("a report has no key that is not a text");
    T::deserialize(Clean(value)).expect("what a type was written as, it is read from")
}

/// A text of a target, safe to show.
pub(crate) fn text(raw: &str) -> String {
    harmless(raw, LONGEST)
}

/// The same on one line.
pub(crate) fn line(raw: &str) -> String {
    super::words::line(&text(raw))
}

/// A message that was put together from texts of any kind, before it is printed.
pub(crate) fn message(raw: &str) -> String {
    harmless(raw, LONGEST_MESSAGE)
}

/// JSON with escapes in place of what could harm whoever looks at it as text: the values stay what they are.
pub(crate) fn json(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c == '\n' || !is_harmful(c);
    if text.chars().all(is_plain) && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 64);
    let mut units = [0; 2];
    for c in text.chars() {
        // `##` can stand only inside a text, where an escape is the same sign.
        if is_plain(c) && !(c == '#' && escaped.ends_with('#')) {
            escaped.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut units) {
            let _ = write!(escaped, "\\u{unit:04x}");
        }
    }
    Cow::Owned(escaped)
}

/// GitHub's runner takes a line that starts with `::` as a command to itself.
pub(crate) fn guarded(line: &str) -> Cow<'_, str> {
    if line.trim_start().starts_with("::") { Cow::Owned(line.replacen("::", ": :", 1)) } else { Cow::Borrowed(line) }
}

/// `##[error]`, `##vso[…]`, `##teamcity[…]`: commands to a runner wherever they stand in its output.
static COMMAND: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"##([A-Za-z]*)\[").expect("the pattern is a constant"));

fn harmless(raw: &str, most_bytes: usize) -> String {
    let kept = &raw[..raw.floor_char_boundary(most_bytes)];
    let mut text: String = kept.chars().filter(|c| *c == '\n' || !is_harmful(*c)).collect();
    // Only now: what stood between the signs is gone, and could have hidden a command.
    if text.contains("##") {
        text = COMMAND.replace_all(&text, "## $1[").into_owned();
    }
    if text.contains("::") {
        text = text.split('\n').map(guarded).collect::<Vec<_>>().join("\n");
    }
    if kept.len() < raw.len() {
        let _ = write!(text, "… ({} more bytes)", raw.len() - kept.len());
    }
    text
}

/// Control characters, and those that turn, hide or join the text around them or cannot be seen at all. Letters and signs of
/// every script are none of them.
fn is_harmful(c: char) -> bool {
    let is_unseen = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}');
    // No XML may hold the last two of a plane.
    (c.is_control() && c != '\t') || is_unseen || u32::from(c) & 0xfffe == 0xfffe
}

/// A value whose every text is cleaned on its way into a type.
struct Clean(Value);

impl<'de> Deserializer<'de> for Clean {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(number) => number.deserialize_any(visitor),
            Value::String(raw) => visitor.visit_string(text(&raw)),
            Value::Array(items) => visitor.visit_seq(SeqDeserializer::new(items.into_iter().map(Clean))),
            Value::Object(map) => visitor.visit_map(MapDeserializer::new(map.into_iter().map(|(key, value)| (text(&key), Clean(value))))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    /// JSON has no word for a number that is none.
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        if self.0.is_null() { visitor.visit_f64(f64::NAN) } else { self.deserialize_any(visitor) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    /// Words of ours, not of a target.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        match self.0 {
            Value::String(word) => StringDeserializer::new(word).deserialize_enum(name, variants, visitor),
            other => other.deserialize_enum(name, variants, visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct
        map struct identifier ignored_any
    }
}

impl IntoDeserializer<'_, serde_json::Error> for Clean {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;

    #[test]
    fn a_command_to_a_build_server_does_not_come_together_again() {
        for (raw, clean) in [
            ("##[error]x", "## [error]x"),
            ("#\u{200b}#\u{200d}[error]x", "## [error]x"),
            ("##\u{1b}[error]x", "## [error]x"),
            ("##vso[task.setvariable]", "## vso[task.setvariable]"),
            ("##te\u{ad}amcity[x]", "## teamcity[x]"),
            ("\u{feff}::add-mask::x", ": :add-mask::x"),
            ("a\r\n  :\u{2066}:error::x\nb::c", "a\n  : :error::x\nb::c"),
            ("# [not one] ## nor [this]", "# [not one] ## nor [this]"),
        ] {
            assert_eq!(text(raw), clean, "{raw:?}");
        }
    }

    #[test]
    fn letters_and_signs_of_all_scripts_stay() {
        let names = "Straße, заказы, 注文, الطلبات, הזמנות, ออเดอร์, 👍🏽 ❤️, e\u{301}, \ttab";
        assert_eq!(text(names), names);
        assert_eq!(text("👩\u{200d}💻"), "👩💻", "a family may lose what joins it");
    }

    #[test]
    fn a_long_text_is_cut_between_two_characters_and_says_how_much_is_missing() {
        let long = "é".repeat(LONGEST);
        let shown = text(&long);
        assert!(shown.len() < LONGEST + 40 && shown.ends_with(&format!("… ({LONGEST} more bytes)")), "{}", &shown[shown.len() - 60..]);
        assert_eq!(text(&long[..LONGEST]), long[..LONGEST]);
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "state")]
    enum Tagged {
        One { names: Vec<(String, Option<f64>)> },
    }

    #[derive(Debug, Serialize, Deserialize)]
    struct Any {
        number: f64,
        none: Option<f64>,
        tagged: Tagged,
    }

    #[test]
    fn numbers_that_json_does_not_know_stay_none() {
        let tagged = Tagged::One { names: vec![("a\u{7}".to_owned(), None), (String::new(), Some(0.1))] };
        let clean = cleaned(&Any { number: f64::INFINITY, none: None, tagged });
        assert!(clean.number.is_nan() && clean.none.is_none());
        assert_eq!(clean.tagged, Tagged::One { names: vec![("a".to_owned(), None), (String::new(), Some(0.1))] });
    }

    proptest! {
        #[test]
        fn once_is_enough(raw in r"[#\[:a \n\r\u{200b}\u{202e}\u{1b}\u{e0041}é]{0,40}", any in any::<String>()) {
            for raw in [raw, any] {
                let clean = text(&raw);
                prop_assert_eq!(text(&clean), &clean[..]);
                prop_assert!(!clean.contains("##[") && !clean.lines().any(|l| l.trim_start().starts_with("::")), "{:?}", clean);
            }
        }

        #[test]
        fn escaped_json_is_the_same_json(value in any::<String>(), signs in r"[#\u{7f}\u{80}\u{202e}\u{e0041}\u{200b}]{0,9}") {
            let json = serde_json::json!([value, { signs.clone(): signs }]);
            let pretty = format!("{json:#}");
            let shown = super::json(&pretty);
            prop_assert!(shown.chars().all(|c| c == '\n' || !is_harmful(c)) && !shown.contains("##"), "{}", shown);
            prop_assert_eq!(serde_json::from_str::<Value>(&shown).map_err(|e| TestCaseError::fail(e.to_string()))?, json);
        }
    }
}
