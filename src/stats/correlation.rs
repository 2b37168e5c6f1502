//! How alike neighbours in a series are.

/// It is never taken for higher than this: a short series cannot tell.
const MOST: f64 = 0.9;

/// From one error to the next, from 0 to [`MOST`].
pub(crate) fn of_neighbours(errors: &[f64]) -> f64 {
    let pairs = || errors.iter().zip(errors.iter().skip(1));
    let squares = pairs().map(|(a, _)| a * a).sum::<f64>();
    if squares <= 0.0 {
        return 0.0;
    }
    let n = errors.iter().map(|_| 1.0).sum::<f64>();
    let raw = pairs().map(|(a, b)| a * b).sum::<f64>() / squares;
    // A short series makes it seem smaller than it is (Marriott and Pope 1954).
    ((n * raw + 1.0) / (n - 3.0)).clamp(0.0, MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_that_are_alike_correlate_and_others_do_not() {
        let series = |value: fn(u32) -> f64| (0..200).map(value).collect::<Vec<_>>();
        // Blocks of ten: nine of ten neighbours are the same, and one in ten the opposite.
        assert!((of_neighbours(&series(|n| if n / 10 % 2 == 0 { 1.0 } else { -1.0 })) - 0.82).abs() < 0.02);
        assert!(of_neighbours(&series(|n| if n % 2 == 0 { 1.0 } else { -1.0 })) <= 0.0, "never below 0");
        assert!((of_neighbours(&series(|_| 1.0)) - MOST).abs() < 1e-12);
        assert!(of_neighbours(&[0.0; 20]) <= 0.0);
    }
}
