//! How much less clustered observations tell than independent ones.

use super::correlation;

/// How much less requests tell than as many independent ones, since late ones come in clusters (Newey and West, 4
/// lags). `seconds` are (requests, of them late), `share` the late ones of all. At least 2.
pub(crate) fn design_effect(seconds: &[(f64, f64)], share: f64) -> f64 {
    let errors: Vec<f64> = seconds.iter().map(|(of, late)| late - of * share).collect();
    let independent: f64 = seconds.iter().map(|(of, _)| of * share * (1.0 - share)).sum();
    if independent > 0.0 { (newey_west(&errors) / independent).max(2.0) } else { 2.0 }
}

/// The variance of the sum of late requests: prewhitened by the correlation from second to second, then with 4 lags
/// (Andrews and Monahan 1992). Near saturation a queue's memory is longer than a few seconds; without the first a hold
/// seems far surer than it is.
pub(crate) fn long_run_variance(seconds: &[(f64, f64)], share: f64) -> f64 {
    let errors: Vec<f64> = seconds.iter().map(|(of, late)| late - of * share).collect();
    let correlation = correlation::of_neighbours(&errors);
    let n = errors.iter().map(|_| 1.0).sum::<f64>();
    let white: Vec<f64> = errors.iter().zip(errors.iter().skip(1)).map(|(a, b)| b - correlation * a).collect();
    newey_west(&white).max(0.0) * n / (n - 1.0) / (1.0 - correlation).powi(2)
}

/// The variance of a sum of errors that are alike over up to 4 lags, with Bartlett's weights (Newey and West 1987).
fn newey_west(errors: &[f64]) -> f64 {
    const LAGS: u8 = 4;
    let lagged = |lag: u8| errors.iter().zip(errors.iter().skip(usize::from(lag))).map(|(a, b)| a * b).sum::<f64>();
    (1..=LAGS).fold(lagged(0), |sum, lag| sum + 2.0 * (1.0 - f64::from(lag) / f64::from(LAGS + 1)) * lagged(lag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_ones_in_clusters_tell_less_than_scattered_ones() {
        let effect = |late: fn(u32) -> f64| design_effect(&(0..60).map(|n| (100.0, late(n))).collect::<Vec<_>>(), 0.01);
        let (scattered, clustered) = (effect(|n| f64::from(n % 3)), effect(|n| if (20..26).contains(&n) { 10.0 } else { 0.0 }));
        assert!((scattered - 2.0).abs() < 1e-9 && clustered > 20.0, "{scattered} {clustered}");
        assert!((design_effect(&[], 0.0) - 2.0).abs() < 1e-9);
    }

    #[test]
    fn errors_without_memory_have_the_variance_of_their_squares() {
        assert!((newey_west(&[1.0, 0.0, 0.0, 0.0, 0.0, -1.0]) - 2.0).abs() < 1e-9);
        assert!((newey_west(&[1.0, 1.0]) - (2.0 + 2.0 * 0.8)).abs() < 1e-9, "one pair at lag 1");
    }
}
