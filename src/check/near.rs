//! Which checks may have been meant by a name that is none.

use std::cmp::Reverse;

use super::Check;

/// So many are offered.
const OFFERED: usize = 3;

/// Up to three names of checks that may have been meant: the more of the given words they share the nearer, then those that are
/// spelled alike. None where nothing is.
#[must_use]
pub fn nearest(checks: &[Check], given: &str) -> Vec<String> {
    let mut near: Vec<(usize, Option<usize>, String)> = checks.iter().map(|check| rated(check, given)).collect();
    near.retain(|(shared, changes, _)| *shared > 0 || changes.is_some());
    near.sort_by(|a, b| (Reverse(a.0), a.1.is_none(), a.1, &a.2).cmp(&(Reverse(b.0), b.1.is_none(), b.1, &b.2)));
    near.into_iter().take(OFFERED).map(|(_, _, name)| name).collect()
}

/// Words shared, letters to change where they are few, and the name. Whoever names no item is held against the id alone.
fn rated(check: &Check, given: &str) -> (usize, Option<usize>, String) {
    let name = check.name();
    let changes = if given.contains('/') { changes(&name, given) } else { changes(&check.id, given) };
    (shared_words(&name, given), Some(changes).filter(|changes| changes * 3 <= given.chars().count()), name)
}

/// How many words of `given` begin like a word of `name`, or are one with a letter wrong: `keys` and `key` are the same word here.
fn shared_words(name: &str, given: &str) -> usize {
    let words = |text: &str| -> Vec<String> { text.split(['-', '/', '_', ' ']).filter(|w| w.len() >= 3).map(str::to_lowercase).collect() };
    let names = words(name);
    let is_alike = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a) || a.len() >= 5 && changes(a, b) <= 1;
    words(given).iter().filter(|g| names.iter().any(|n| is_alike(n, g))).count()
}

/// Letters to put in, take out or change, to make one text of the other.
fn changes(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for n in 0..b.len() {
            let kept = diagonal + usize::from(b[n] != letter);
            diagonal = row[n + 1];
            row[n + 1] = kept.min(diagonal + 1).min(row[n] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_differ_are_counted() {
        for (a, b, count) in [("", "", 0), ("abc", "", 3), ("", "ab", 2), ("kitten", "sitting", 3), ("vacuum", "vacum", 1), ("ab", "ba", 2)]
        {
            assert_eq!(changes(a, b), count, "{a} {b}");
        }
    }

    #[test]
    fn the_nearest_is_found_by_words_and_by_spelling() {
        let checks = super::super::load("/nonexistent".as_ref()).0;
        let first = |given: &str| nearest(&checks, given).first().cloned().unwrap_or_default();
        for given in
            ["autovacum-off", "database/autovacum-off", "autovacuum-off", "databse/autovacuum-off", "autovacuumof", "Autovacuum off"]
        {
            assert_eq!(first(given), "database/autovacuum-off", "{given}");
        }
        assert_eq!(nearest(&checks, "zzzz-qqqq"), Vec::<String>::new());
        assert_eq!(nearest(&checks, ""), Vec::<String>::new());
    }
}
