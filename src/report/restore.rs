//! What `plimsoll restore-check` says.

use std::fmt::Write as _;

use crate::{
    output::clean,
    probe::backup::{Comparison, Difference},
};

/// Differences beyond these are only counted.
const MOST_SHOWN: usize = 40;

/// The verdict, what was compared, and what is not the same.
pub(super) fn render(c: &Comparison) -> String {
    let mut text = String::new();
    let verdict = match (c.is_equal, c.tables_counted) {
        (false, _) => "✗ the copy lacks something: this backup does not bring everything back",
        (true, 0) if c.tables > 0 => "? no row could be compared: the schema is the same, and that is all that is proven",
        (true, _) => "✓ the copy has everything that it could have",
    };
    let _ = writeln!(text, "{verdict}\n");
    let kind = if c.is_physical {
        "physical: the system identifier is that of the original"
    } else {
        "logical: loaded from a dump, so the system identifier says nothing, and schema and rows were compared"
    };
    let of_schema = c.differences_of_schema();
    let rows = c.restored_rows_estimated.map_or_else(|| "not known".to_owned(), |n| format!("about {n:.0}"));
    let lines = [
        ("original", format!("{} on the server {}", c.database, c.system_identifier)),
        ("copy", c.restored.clone()),
        ("kind", kind.to_owned()),
        ("schema", if of_schema == 0 { "the same".to_owned() } else { format!("{of_schema} differences") }),
        ("rows", format!("about {:.0} in the original, {rows} in the copy (estimates of all {} tables)", c.rows_estimated, c.tables)),
        ("counted", format!("{} tables, exactly, on both sides", c.tables_counted)),
        ("newest row", newest(c)),
        (
            "recovery point",
            c.recovery_point_s.map_or_else(
                || "not known: no table has a time of creation".to_owned(),
                |s| format!("{} behind the original of now", time(s)),
            ),
        ),
        ("recovery time", recovery_time(c)),
    ];
    for (name, value) in lines {
        let _ = writeln!(text, "  {name:15} {}", value);
    }
    if !c.differences.is_empty() {
        text.push_str("\nNot the same\n");
        c.differences.iter().take(MOST_SHOWN).for_each(|d| text.push_str(&difference(d)));
        if c.differences.len() > MOST_SHOWN {
            let _ = writeln!(text, "  … and {} more; --format json shows all", c.differences.len() - MOST_SHOWN);
        }
    }
    if !c.gaps.is_empty() {
        text.push_str("\nNot compared\n");
        c.gaps.iter().for_each(|gap| text.push_str(&format!("  {}\n", gap)));
    }
    text.push_str("\nkept in .plimsoll/restore.json: the next scan judges it, and so does a colleague's if you commit the file\n");
    text
}

fn difference(d: &Difference) -> String {
    let side = |value: &Option<String>| value.as_deref().map_or_else(|| "nothing".to_owned(), str::to_owned);
    let share = d.lacking_pct.map_or_else(String::new, |pct| format!(", {pct:.1} % lacking"));
    format!("  {:12} {}: original {}, copy {}{share}\n", d.kind.word(), d.subject, side(&d.original), side(&d.restored))
}

fn newest(c: &Comparison) -> String {
    let side = |value: &Option<String>| value.clone().unwrap_or_else(|| "not known".to_owned());
    format!("{} in the original, {} in the copy", side(&c.newest_at), side(&c.restored_newest_at))
}

fn recovery_time(c: &Comparison) -> String {
    match c.recovery_time_s {
        None => "not known: give it as --took 25m".to_owned(),
        Some(s) if c.is_replay_only => format!("{} for the replay of the log alone; give the whole as --took 25m", time(s)),
        Some(s) => time(s),
    }
}

/// Seconds in words.
fn time(s: f64) -> String {
    match s {
        s if s < 120.0 => format!("{s:.1} s"),
        s if s < 7_200.0 => format!("{:.0} min", s / 60.0),
        s if s < 172_800.0 => format!("{:.1} h", s / 3_600.0),
        s => format!("{:.1} days", s / 86_400.0),
    }
}

/// Every statement that was sent, by server.
pub(super) fn sent(c: &Comparison) -> String {
    let (mut text, mut side) = (String::new(), "");
    for sent in &c.sent {
        if sent.side != side {
            side = sent.side;
            text.push_str(&format!("{side}\n"));
        }
        let statement = clean::text(&sent.statement).replace('\n', "\n                ");
        text.push_str(&format!("  sql   {:>5} ×  {statement}\n", sent.times));
    }
    text.trim_end().to_owned()
}
