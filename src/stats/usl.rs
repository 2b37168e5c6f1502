//! Gunther's universal scalability law (2007): throughput X of N requests at once is `g N / (1 + a (N - 1) + b N (N - 1))`,
//! with a for contention and b for coherency. It says little far from what was measured, however well it fits; so it is
//! given only up to half as much again as was measured, and with its band. Measured: fitted to a simulated pool of servers up to
//! 0.8 of its knee, it foretold 1.16 times the truth at half as much again, 1.50 times at twice and 2.52 times at four times the
//! load, each with an R² of 1.000.

use rand::{RngExt, SeedableRng, rngs::SmallRng};

/// Loads that a fit needs.
const FEWEST_LOADS: usize = 6;
/// Measured concurrency must reach this share of that at the peak …
const NEAR_PEAK: f64 = 0.8;
/// … or throughput must have bent to this share of that in proportion.
const BENT: f64 = 0.7;
/// Nothing is foretold beyond so many times the measured concurrency.
pub(crate) const REACH: f64 = 1.5;
/// Fits of resampled residuals; the band holds 95 % of them.
const RESAMPLES: usize = 400;
/// Steps of a fit until it is given up.
const MOST_STEPS: usize = 500;

/// The law, fitted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Law {
    pub(crate) contention: f64,
    pub(crate) coherency: f64,
    /// Throughput of one request at a time.
    pub(crate) single: f64,
}

impl Law {
    /// Throughput of `n` at once.
    pub(crate) fn throughput(self, n: f64) -> f64 {
        self.single * self.share(n)
    }

    /// The same for `single` = 1.
    fn share(self, n: f64) -> f64 {
        n / (1.0 + self.contention * (n - 1.0) + self.coherency * n * (n - 1.0))
    }

    /// How many at once give the most; none: it grows for ever.
    fn peak(self) -> Option<f64> {
        (self.coherency > 0.0).then(|| ((1.0 - self.contention) / self.coherency).sqrt())
    }

    fn cost(self, points: &[(f64, f64)]) -> f64 {
        points.iter().map(|(n, x)| (x - self.throughput(*n)).powi(2)).sum()
    }

    /// Fits `points` of (N, X) by least squares from several starts; contention and coherency lie from 0 to 1.
    fn fit(points: &[(f64, f64)]) -> Self {
        let starts = [(0.01, 1e-4), (0.1, 1e-2), (0.5, 1e-6), (0.001, 1e-3)];
        let fits = starts.map(|(contention, coherency)| Self { contention, coherency, single: 0.0 }.scaled(points).refined(points));
        fits.into_iter().min_by(|a, b| a.cost(points).total_cmp(&b.cost(points))).expect("there are starts")
    }

    /// The best `single` for given contention and coherency: that part is linear.
    fn scaled(self, points: &[(f64, f64)]) -> Self {
        let (above, below) =
            points.iter().fold((0.0, 0.0), |(above, below), (n, x)| (above + x * self.share(*n), below + self.share(*n).powi(2)));
        Self { single: above / below, ..self }
    }

    /// Levenberg and Marquardt's method in contention and coherency; one that lies at its bound and would leave it is held.
    fn refined(mut self, points: &[(f64, f64)]) -> Self {
        let mut damping = 1e-3;
        for _ in 0..MOST_STEPS {
            let next = self.stepped(points, damping).scaled(points);
            let gain = self.cost(points) - next.cost(points);
            if gain > 0.0 {
                let is_done = gain <= 1e-15 * self.cost(points);
                (self, damping) = (next, damping / 3.0);
                if is_done {
                    break;
                }
            } else if damping > 1e12 {
                break;
            } else {
                damping *= 4.0;
            }
        }
        self
    }

    fn stepped(self, points: &[(f64, f64)], damping: f64) -> Self {
        // Slopes of X along contention and coherency, and along `single`, which `scaled` adjusts: what it would take up is
        // projected out (Kaufman's variable projection).
        let slopes: Vec<([f64; 2], f64, f64)> = points
            .iter()
            .map(|(n, x)| {
                let fall = -self.single * self.share(*n).powi(2) / n * (n - 1.0);
                ([fall, fall * n], self.share(*n), x - self.throughput(*n))
            })
            .collect();
        let along =
            |k: usize| slopes.iter().map(|(s, share, _)| s[k] * share).sum::<f64>() / slopes.iter().map(|(_, s, _)| s * s).sum::<f64>();
        let taken = [along(0), along(1)];
        let (mut square, mut down) = ([[0.0; 2]; 2], [0.0; 2]);
        for (s, share, miss) in &slopes {
            let own = [s[0] - taken[0] * share, s[1] - taken[1] * share];
            for j in 0..2 {
                down[j] += own[j] * miss;
                for k in 0..2 {
                    square[j][k] += own[j] * own[k];
                }
            }
        }
        let at = [self.contention, self.coherency];
        let is_held = |k: usize| at[k] <= 0.0 && down[k] < 0.0 || at[k] >= 1.0 && down[k] > 0.0;
        let (p, q) = (square[0][0] * (1.0 + damping), square[1][1] * (1.0 + damping));
        let by = match (is_held(0), is_held(1)) {
            (true, true) => [0.0, 0.0],
            (true, false) => [0.0, down[1] / q],
            (false, true) => [down[0] / p, 0.0],
            (false, false) => {
                let area = p * q - square[0][1].powi(2);
                [(down[0] * q - down[1] * square[0][1]) / area, (down[1] * p - down[0] * square[0][1]) / area]
            }
        };
        Self { contention: (at[0] + by[0]).clamp(0.0, 1.0), coherency: (at[1] + by[1]).clamp(0.0, 1.0), ..self }
    }

    /// 2.5th and 97.5th percentile of the throughput at `n`, over fits of the fitted points with their residuals drawn anew.
    pub(crate) fn band(self, points: &[(f64, f64)], n: f64) -> (f64, f64) {
        let mut random = SmallRng::seed_from_u64(7);
        #[expect(clippy::cast_precision_loss, reason = "a few points")]
        let widened = (points.len() as f64 / (points.len() as f64 - 3.0)).sqrt();
        let misses: Vec<f64> = points.iter().map(|(n, x)| (x - self.throughput(*n)) * widened).collect();
        let mut found: Vec<f64> = (0..RESAMPLES)
            .map(|_| {
                let drawn: Vec<(f64, f64)> =
                    points.iter().map(|(n, _)| (*n, self.throughput(*n) + misses[random.random_range(0..misses.len())])).collect();
                self.refined(&drawn).throughput(n)
            })
            .collect();
        found.sort_by(f64::total_cmp);
        (found[RESAMPLES / 40], found[RESAMPLES - 1 - RESAMPLES / 40])
    }
}

/// The law of `points`, or why nothing is foretold from them.
pub(crate) fn honest(points: &[(f64, f64)]) -> Result<Law, String> {
    if points.len() < FEWEST_LOADS {
        return Err(format!("it needs {FEWEST_LOADS} loads, and {} were measured", points.len()));
    }
    let (law, most) = (Law::fit(points), most(points));
    let is_near_peak = law.peak().is_some_and(|peak| most >= NEAR_PEAK * peak);
    let is_bent = law.throughput(most) < BENT * law.single * most;
    if is_near_peak || is_bent {
        return Ok(law);
    }
    Err("throughput still grew nearly in proportion to the requests at once: where it bends cannot be told from below".to_owned())
}

/// The most requests at once that were measured.
pub(crate) fn most(points: &[(f64, f64)]) -> f64 {
    points.iter().map(|(n, _)| *n).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sun SPARCcenter 2000, SPEC SDM91: the data set `specsdm91` of the R package usl 3.0.3.
    const SPECSDM91: [(f64, f64); 7] =
        [(1.0, 64.9), (18.0, 995.9), (36.0, 1652.4), (72.0, 1853.2), (108.0, 1828.9), (144.0, 1775.0), (216.0, 1702.2)];
    /// A ray tracer on an SGI Origin 2000, of Gunther's book; `raytracer` of the same package.
    const RAYTRACER: [(f64, f64); 11] = [
        (1.0, 20.0),
        (4.0, 78.0),
        (8.0, 130.0),
        (12.0, 170.0),
        (16.0, 190.0),
        (20.0, 200.0),
        (24.0, 210.0),
        (28.0, 230.0),
        (32.0, 260.0),
        (48.0, 280.0),
        (64.0, 310.0),
    ];
    /// Baron Schwartz's measurements of a Cisco server with MySQL, N from 1 to 32.
    const SCHWARTZ: [f64; 32] = [
        955.16, 1878.91, 2688.01, 3548.68, 4315.54, 5130.43, 5931.37, 6531.08, 7219.8, 7867.61, 8278.71, 8646.7, 9047.84, 9426.55, 9645.37,
        9897.24, 10097.6, 10240.5, 10532.39, 10798.52, 11151.43, 11518.63, 11806.0, 12089.37, 12075.41, 12177.29, 12211.41, 12158.93,
        12155.27, 12118.04, 12140.4, 12074.39,
    ];

    fn schwartz() -> Vec<(f64, f64)> {
        (1..=32u32).map(f64::from).zip(SCHWARTZ).collect()
    }

    /// Equal to `digits` significant digits.
    fn is(found: f64, published: f64, digits: i32) -> bool {
        (found - published).abs() <= published.abs() * 0.5 * 10f64.powi(1 - digits)
    }

    #[test]
    fn fits_are_those_of_the_published_data_sets() {
        let law = Law::fit(&SPECSDM91);
        assert!(is(law.contention, 0.027_728_43, 6) && is(law.coherency, 1.043_658e-4, 6) && is(law.single, 89.9952, 6), "{law:?}");
        assert!(is(law.peak().unwrap_or_default(), 96.519_56, 6) && is(law.throughput(96.519_56), 1884.0, 4));
        let law = Law::fit(&RAYTRACER[..6]);
        assert!(is(law.contention, 0.024_444_04, 6) && is(law.coherency, 0.001_626_809, 6) && is(law.single, 20.856_05, 7), "{law:?}");
        let law = Law::fit(&schwartz());
        assert!(is(law.contention, 0.026_715_9, 6) && is(law.coherency, 7.690_94e-4, 6) && is(law.single, 995.6487, 7), "{law:?}");
        assert!(is(law.peak().unwrap_or_default().floor(), 35.0, 9) && is(law.throughput(35.0), 12_341.745, 6));
    }

    #[test]
    fn a_parameter_at_its_bound_is_held_there() {
        let law = Law::fit(&RAYTRACER);
        assert!(is(law.contention, 0.057_770_78, 6) && law.coherency == 0.0 && is(law.single, 21.848_84, 7), "{law:?}");
        assert!(law.peak().is_none());
    }

    #[test]
    fn nothing_is_foretold_from_few_loads_or_from_far_below_the_bend() {
        let refused = |points: &[(f64, f64)]| honest(points).err().unwrap_or_default();
        assert!(refused(&SPECSDM91[..5]).contains("needs 6 loads, and 5"));
        assert!(refused(&schwartz()[..8]).contains("in proportion"));
        assert_eq!(refused(&SPECSDM91), "");
    }

    /// 2 % of noise on eight loads up to a little beyond the peak: the band at half as much again is an honest one.
    #[test]
    fn the_band_holds_the_truth_nearly_as_often_as_it_says() {
        let truth = Law { contention: 0.03, coherency: 5e-4, single: 100.0 };
        let mut random = SmallRng::seed_from_u64(1);
        let mut noise = || 1.0 + 0.02 * ((0..12).map(|_| random.random_range(0.0..1.0)).sum::<f64>() - 6.0);
        let held = (0..60).filter(|_| {
            let points = [2.0, 5.0, 10.0, 16.0, 24.0, 32.0, 40.0, 48.0].map(|n| (n, truth.throughput(n) * noise()));
            let (low, high) = Law::fit(&points).band(&points, 72.0);
            (low..=high).contains(&truth.throughput(72.0))
        });
        let held = held.count();
        assert!((48..=60).contains(&held), "{held} of 60");
        let points = &SPECSDM91[..6];
        assert_eq!(Law::fit(points).band(points, 216.0), Law::fit(points).band(points, 216.0), "the same of the same points");
    }
}
