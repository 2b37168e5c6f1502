//! Days in plimsoll.toml.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error as _};

/// A day, as TOML writes it or in quotes.
pub(super) fn day<'de, D: Deserializer<'de>>(input: D) -> Result<NaiveDate, D::Error> {
    let value = toml::Value::deserialize(input)?;
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.parse().map_err(|_| D::Error::custom(format!("expected a day such as 2026-12-31, not {text}")))
}
