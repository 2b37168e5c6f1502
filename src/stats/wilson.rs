//! How far a share in a sample may be from the share in all.

/// The 95 % interval (Wilson) of a share of which `hits` in `of` were seen, as fractions. Nothing seen: anything is possible.
#[must_use]
pub(crate) fn wilson(hits: usize, of: usize) -> (f64, f64) {
    if of == 0 {
        return (0.0, 1.0);
    }
    let real = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let (n, z) = (real(of), 1.96_f64);
    let share = real(hits) / n;
    let (square, scale) = (z * z, 1.0 + z * z / n);
    let middle = (share + square / (2.0 * n)) / scale;
    let half = z / scale * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt();
    ((middle - half).max(0.0), (middle + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_match_the_published_ones() {
        // Newcombe 1998, table I: 81 of 263, and 0 of 20.
        let (low, high) = wilson(81, 263);
        assert!((low - 0.2553).abs() < 1e-4 && (high - 0.3662).abs() < 1e-4, "{low} {high}");
        let (low, high) = wilson(0, 20);
        assert!(low.abs() < 1e-9 && (high - 0.1611).abs() < 1e-4, "{low} {high}");
    }
}
