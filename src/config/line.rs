//! Lines of a file of settings.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

/// The line of each table, and of each key of one as `table.key`; none where the text is not TOML.
pub(super) fn lines(text: &str) -> BTreeMap<String, usize> {
    let mut lines = BTreeMap::new();
    let Ok(all) = DeTable::parse(text) else { return lines };
    for (name, value) in all.get_ref() {
        lines.insert(name.get_ref().to_string(), line_of(text, name.span().start));
        let DeValue::Table(table) = value.get_ref() else { continue };
        lines.extend(table.keys().map(|key| (format!("{}.{}", name.get_ref(), key.get_ref()), line_of(text, key.span().start))));
    }
    lines
}

/// The line, from 1, on which the byte `at` stands.
#[must_use]
pub fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}
