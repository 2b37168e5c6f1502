//! Values that stand in for parameters where the planner would guess badly without: ranges, and LIMIT. They come from the
//! statistics, live in memory, and are never stored or shown.

use std::collections::BTreeMap;

use super::{
    catalog::Table,
    plan::Binding,
    text::{Role, Template},
};
use crate::client::postgres::literal;

/// The ends of a range whose width nobody knows: between them lies a tenth of the rows.
const LOWER: f64 = 0.45;
const UPPER: f64 = 0.55;

/// The rows that LIMIT leaves where nobody counted them.
const USUAL_LIMIT: f64 = 10.0;

/// A value as it is shown: those of the statistics are the user's own.
pub(super) fn masked(value: &str) -> String {
    let is_text = value.starts_with('\'') || value.starts_with(" E'");
    value.rfind('\'').filter(|_| is_text).map_or_else(|| value.to_owned(), |end| format!("'?'{}", &value[end + 1..]))
}

/// Values for LIMIT and OFFSET: what the calls returned on average.
pub(super) fn limits(template: &Template, rows_per_call: f64) -> BTreeMap<u32, String> {
    let limit = if rows_per_call >= 1.0 { rows_per_call.round() } else { USUAL_LIMIT };
    template
        .slots()
        .filter_map(|slot| match slot.role {
            Role::Limit => Some((slot.number, format!("{limit}"))),
            Role::Offset => Some((slot.number, "0".to_owned())),
            _ => None,
        })
        .collect()
}

/// Values for the ends of ranges.
pub(super) fn ranges(template: &Template, bindings: &[Binding], tables: &[Table]) -> BTreeMap<u32, String> {
    let units: BTreeMap<u32, &str> =
        template.slots().filter_map(|s| if let Role::Interval(unit) = &s.role { Some((s.number, unit.as_str())) } else { None }).collect();
    let casts: BTreeMap<u32, bool> = template.slots().map(|s| (s.number, s.cast.is_some())).collect();
    let is_below = |b: &Binding| ["<", "<="].contains(&b.operator.as_str());
    let mut values = BTreeMap::new();
    for binding in bindings.iter().filter(|b| ["<", "<=", ">", ">="].contains(&b.operator.as_str())) {
        let same = |b: &&Binding| b.alias == binding.alias && b.column == binding.column;
        let pair: Vec<&Binding> = bindings.iter().filter(same).collect();
        let is_pair = pair.iter().any(|b| is_below(b)) && pair.iter().any(|b| b.operator.starts_with('>'));
        // `>= $1 and < $2 + interval $3 month`: the interval is the width.
        let has_width = pair.iter().any(|b| b.parameters.iter().any(|p| units.contains_key(p)));
        let share = match (is_pair && !has_width, is_below(binding)) {
            (false, _) => 0.5,
            (true, false) => LOWER,
            (true, true) => UPPER,
        };
        let table = tables.iter().find(|t| (&t.schema, &t.name) == (&binding.relation.0, &binding.relation.1));
        let Some(column) = table.and_then(|t| t.columns.get(&binding.column)) else { continue };
        let is_plain = column.kind.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let Some(value) = column.value_at(share).filter(|_| is_plain) else { continue };
        let mut is_first = true;
        for parameter in &binding.parameters {
            if let Some(unit) = units.get(parameter) {
                values.insert(*parameter, format!("'1 {unit}'"));
                continue;
            }
            // `$1 - $2` of numbers: the second is a step, and small.
            let text = if is_first { value } else { "0" };
            let literal = literal(text);
            let has_cast = casts.get(parameter).copied().unwrap_or_default();
            values.insert(*parameter, if has_cast { literal } else { format!("{literal}::pg_catalog.{}", column.kind) });
            is_first = false;
        }
    }
    values
}
