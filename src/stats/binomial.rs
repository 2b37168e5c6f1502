//! Confidence of a share and of a percentile: the binomial distribution and its inverse.

use statrs::function::beta::beta_reg;

/// The regularised incomplete beta function `I_x(a, b)`.
fn beta(x: f64, a: f64, b: f64) -> f64 {
    beta_reg(a, b, x.clamp(0.0, 1.0))
}

/// The share that is at most true with `confidence`, where `hits` of `of` were seen (Clopper and Pearson, one-sided).
/// Both may be fractions: clustered hits count as fewer.
pub(crate) fn upper(hits: f64, of: f64, confidence: f64) -> f64 {
    if hits >= of { 1.0 } else { solve(|p| 1.0 - beta(p, hits + 1.0, of - hits), 1.0 - confidence) }
}

/// The share that is at least true with `confidence`.
pub(crate) fn lower(hits: f64, of: f64, confidence: f64) -> f64 {
    if hits <= 0.0 { 0.0 } else { solve(|p| 1.0 - beta(p, hits, of - hits + 1.0), confidence) }
}

/// Where the falling function `f` of a share meets `goal`.
fn solve(f: impl Fn(f64) -> f64, goal: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if f(middle) > goal { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Ranks, from 1, of the ordered samples between which the quantile `p` lies with 95 % confidence, whatever the
/// distribution; none where `n` is too small for such a range.
pub(crate) fn ranks(n: u64, p: f64) -> Option<(u64, u64)> {
    let low = quantile(n, p, 0.025);
    let high = quantile(n, p, 0.975) + 1;
    (low >= 1 && high <= n).then_some((low, high))
}

/// The least `k` with `P(X <= k) >= goal` for `X` of `n` tries at `p`.
fn quantile(n: u64, p: f64, goal: f64) -> u64 {
    #[expect(clippy::cast_precision_loss, reason = "samples are far fewer than 2^53")]
    let at_most = |k: u64| if k >= n { 1.0 } else { beta(1.0 - p, (n - k) as f64, k as f64 + 1.0) };
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = low.midpoint(high);
        if at_most(middle) >= goal { high = middle } else { low = middle + 1 }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_those_of_order_statistics() {
        // Free of any distribution: low = Q(2.5 %) and high = Q(97.5 %) + 1, with Q the quantiles of the binomial of n and p.
        let known = [(400, 0.95, (371, 389)), (1_000, 0.95, (936, 964)), (1_000, 0.99, (983, 997)), (2_000, 0.99, (1_971, 1_989))];
        for (n, p, expected) in known {
            assert_eq!(ranks(n, p), Some(expected), "p{p} of {n}");
        }
        assert_eq!(ranks(10_000, 0.99), Some((9_880, 9_920)));
        assert_eq!(ranks(20, 0.95), None);
        // They cover the percentile as often as they say: P(low <= X < high) of the binomial.
        for (n, p) in [(400_u32, 0.95), (1_000, 0.99), (10_000, 0.99)] {
            let (low, high) = ranks(u64::from(n), p).expect("enough samples");
            // P(X >= rank) = I_p(rank, n - rank + 1).
            let fewer_than = |rank: u64| {
                let rank = f64::from(u32::try_from(rank).expect("small"));
                1.0 - beta(p, rank, f64::from(n) - rank + 1.0)
            };
            let covered = fewer_than(high) - fewer_than(low);
            assert!((0.95..0.98).contains(&covered), "p{p} of {n}: {covered}");
        }
    }

    #[test]
    fn enough_requests_to_prove_a_percentile_are_those_of_mlperfs_early_stopping() {
        // Least number of requests, by that of late ones, for which the percentile is met with the confidence.
        let late = [0.0, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0];
        let known = [
            (0.99, 0.99, [459.0, 662.0, 838.0, 1_001.0, 1_307.0, 2_010.0, 3_304.0, 6_898.0, 12_571.0]),
            (0.95, 0.95, [59.0, 93.0, 124.0, 153.0, 208.0, 336.0, 577.0, 1_260.0, 2_353.0]),
            (0.99, 0.95, [299.0, 473.0, 628.0, 773.0, 1_049.0, 1_693.0, 2_902.0, 6_323.0, 11_799.0]),
            (0.90, 0.99, [44.0, 64.0, 81.0, 97.0, 127.0, 197.0, 325.0, 681.0, 1_246.0]),
        ];
        for (percentile, confidence, least) in known {
            for (late, n) in late.into_iter().zip(least) {
                let is_proven = |n| upper(late, n, confidence) <= 1.0 - percentile + 1e-12;
                assert!(is_proven(n) && !is_proven(n - 1.0), "p{percentile} at {confidence}: {late} of {n}");
            }
        }
        // One-sided at 95 % and without a late one: p99.9 takes 2,995.
        assert!(upper(0.0, 2_995.0, 0.95) <= 0.001 && upper(0.0, 2_994.0, 0.95) > 0.001);
    }

    #[test]
    fn shares_are_those_of_clopper_and_pearson() {
        // Two-sided 95 %, from the quantiles of the beta distribution.
        let known = [(0.0, 10.0, 0.0, 0.308_497), (5.0, 20.0, 0.086_571, 0.491_046), (10.0, 100.0, 0.049_005, 0.176_223)];
        for (hits, of, low, high) in known {
            assert!((lower(hits, of, 0.975) - low).abs() < 1e-6, "{hits} of {of}: {}", lower(hits, of, 0.975));
            assert!((upper(hits, of, 0.975) - high).abs() < 1e-6, "{hits} of {of}: {}", upper(hits, of, 0.975));
        }
        // What was not seen is what its opposite was.
        assert!((upper(7.0, 90.0, 0.95) - (1.0 - lower(83.0, 90.0, 0.95))).abs() < 1e-9);
        assert!((lower(1.0, 1.0, 0.95) - 0.05).abs() < 1e-9);
        assert!(lower(0.0, 50.0, 0.95) < 1e-12 && upper(50.0, 50.0, 0.95) > 1.0 - 1e-12);
    }
}
