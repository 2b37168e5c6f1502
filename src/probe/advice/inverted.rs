//! Indexes for searches inside of texts and documents: the form of a search says which one fits, and no planner can price it
//! beforehand.

use std::collections::BTreeMap;

use super::{candidate::FEWEST_ROWS, plan::Inside, workload::Workload};

/// More of them are noise.
const MOST: usize = 5;

/// An index for searches inside of a column.
#[derive(Clone, Debug)]
pub(super) struct Inverted {
    /// Its table, by place.
    pub(super) table: usize,
    /// Its column as it stands in brackets.
    pub(super) columns: String,
    /// True where it needs the operator class of trigrams.
    pub(super) is_trigram: bool,
    /// The statements that would use it, by place.
    pub(super) statements: Vec<usize>,
}

/// Those that the heaviest statements would use.
pub(super) fn inverted(workload: &Workload) -> Vec<Inverted> {
    let mut found: BTreeMap<(usize, String, bool), Vec<usize>> = BTreeMap::new();
    for (number, statement) in workload.statements.iter().enumerate() {
        for access in statement.plan.accesses.values().filter(|a| a.is_sequential) {
            let Some(place) = workload.place(&access.relation) else { continue };
            let table = &workload.tables[place];
            if table.is_partition || table.rows < FEWEST_ROWS {
                continue;
            }
            for (name, inside) in &access.inside {
                let Some(column) = table.columns.get(name).filter(|c| !table.has_inverted(name) && !c.is_open_list()) else { continue };
                let is_trigram = *inside == Inside::Pattern;
                if if is_trigram { column.is_plain_text() } else { column.is_composite() } {
                    let columns = if is_trigram { format!("({} gin_trgm_ops)", column.quoted) } else { format!("({})", column.quoted) };
                    let statements = found.entry((place, columns, is_trigram)).or_default();
                    if !statements.contains(&number) {
                        statements.push(number);
                    }
                }
            }
        }
    }
    let mut all: Vec<Inverted> =
        found.into_iter().map(|((table, columns, is_trigram), statements)| Inverted { table, columns, is_trigram, statements }).collect();
    let share = |one: &Inverted| one.statements.iter().map(|s| workload.statements[*s].share_pct).sum::<f64>();
    all.sort_by(|a, b| share(b).total_cmp(&share(a)).then(a.columns.cmp(&b.columns)));
    all.truncate(MOST);
    all
}
