//! Which rate may still draw two ends together, where holds between them decided nothing. Pure.

/// Nearer to another rate than this, as a factor, nothing new is asked.
const APART: f64 = 1.06;
/// So often one rate is held: with more requests it may be decided after all.
const MOST_HOLDS: usize = 2;

/// The next hold between `proven` and `failed`, by the rates of those between that decided nothing; none: all were tried. Only what lies
/// below the lowest of these may raise the lower end, and only what lies above the highest may lower the upper: the wider gap first.
pub(crate) fn next(proven: f64, failed: f64, undecided: &[f64]) -> Option<f64> {
    let mut between: Vec<f64> = undecided.iter().copied().filter(|rate| proven < *rate && *rate < failed).collect();
    between.sort_by(f64::total_cmp);
    let (least, most) = (*between.first()?, *between.last()?);
    let (below, above) = ((proven, least), (most, failed));
    let (low, high) = if ratio(below) >= ratio(above) { below } else { above };
    if ratio((low, high)) >= APART * APART {
        return Some((low * high).sqrt());
    }
    let held = |rate: f64| between.iter().filter(|other| ratio((rate.min(**other), rate.max(**other))) < APART.sqrt()).count();
    [least, most].into_iter().find(|rate| held(*rate) < MOST_HOLDS)
}

fn ratio((low, high): (f64, f64)) -> f64 {
    high / low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wider_gap_is_looked_into_first() {
        let near = |rate: Option<f64>, wanted: f64| assert!(rate.is_some_and(|rate| (rate / wanted - 1.0).abs() < 0.01), "{rate:?}");
        near(next(160.0, 212.0, &[205.0]), 181.0);
        near(next(160.0, 212.0, &[165.0]), 187.0);
        near(next(160.0, 212.0, &[205.0, 181.0]), 170.0);
        near(next(160.0, 250.0, &[162.0, 200.0, 150.0, 260.0]), 223.6);
    }

    #[test]
    fn where_no_gap_is_left_the_ends_of_the_doubt_are_held_once_more() {
        assert_eq!(next(160.0, 190.0, &[168.0, 181.0]), Some(168.0));
        assert_eq!(next(160.0, 190.0, &[168.0, 181.0, 168.0]), Some(181.0));
        assert_eq!(next(160.0, 190.0, &[168.0, 181.0, 168.0, 181.0]), None);
        assert_eq!(next(160.0, 190.0, &[]), None);
    }
}
