//! What a check may call besides SQLite's own: a name of the target goes into a fix as one word of where it is pasted.
//! SQL has `printf` with `%w` and `%Q`, JavaScript has `json_quote`.

use rusqlite::{Connection, functions::FunctionFlags};

use super::nginx;
use crate::quote::{nginx_area, nginx_word, request_name, shell_operand, shell_word, url_part};

type Quote = fn(&str) -> String;

/// Each by its name in SQL.
const FUNCTIONS: &[(&str, Quote)] = &[
    ("shell_word", shell_word),
    ("shell_operand", shell_operand),
    ("nginx_word", nginx_word),
    ("nginx_area", nginx_area),
    ("nginx_snippet", nginx::snippet),
    ("url_part", url_part),
];

/// Makes them known to `db`; `request_name(method, path, operation)` as well: what findings call an endpoint.
pub(super) fn add(db: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    for (name, quote) in FUNCTIONS {
        db.create_scalar_function(*name, 1, flags, |call| Ok(call.get::<Option<String>>(0)?.map(|text| quote(&text))))?;
    }
    let text = |value: Option<String>| value.unwrap_or_default();
    db.create_scalar_function("request_name", 3, flags, move |call| {
        Ok(request_name(&text(call.get(0)?), &text(call.get(1)?), &text(call.get(2)?)))
    })
}
