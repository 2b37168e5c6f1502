//! What is planned: the numbers that turn users into requests and pools into connections.

use serde::Deserialize;

/// `[plan]` of `plimsoll.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Plan {
    /// Users planned for: 100, 1,000 or 10,000. Checks of later stages are shown, and do not count yet.
    pub stage: u32,
    /// Share of the registered users who come on one day, percent.
    pub daily_active_pct: f64,
    /// Visits of such a user a day.
    pub visits_per_day: f64,
    /// Requests of one visit.
    pub requests_per_visit: f64,
    /// Share of the day's requests that fall into its busiest hour, percent.
    pub peak_hour_pct: f64,
    /// How far the busiest seconds rise above the mean of that hour.
    pub burst: f64,
    /// Registered users today.
    pub users_now: Option<u32>,
    /// How fast they grow, percent a month.
    pub growth_pct_a_month: Option<f64>,
    /// Running copies of the app, now or planned.
    pub instances: Option<u32>,
    /// Database connections that one copy may open.
    pub pool_size: Option<u32>,
    /// Running copies of PgBouncer; none: one.
    pub poolers: Option<u32>,
    /// Processors of the machine that Postgres runs on: it does not tell them itself.
    pub database_cores: Option<u32>,
    /// The disk of that machine, GB of 10^9 bytes.
    pub database_disk_gb: Option<f64>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            stage: 1_000,
            daily_active_pct: 30.0,
            visits_per_day: 2.0,
            requests_per_visit: 30.0,
            peak_hour_pct: 12.0,
            burst: 3.0,
            users_now: None,
            growth_pct_a_month: None,
            instances: None,
            pool_size: None,
            poolers: None,
            database_cores: None,
            database_disk_gb: None,
        }
    }
}

impl Plan {
    /// Peak requests per second of `users` registered users under this profile.
    #[must_use]
    pub fn peak_rate(&self, users: u32) -> f64 {
        let requests_a_day = f64::from(users) * self.daily_active_pct / 100.0 * self.visits_per_day * self.requests_per_visit;
        requests_a_day * self.peak_hour_pct / 100.0 / 3_600.0 * self.burst
    }

    /// What is wrong with it, in words; none: nothing is.
    pub(super) fn fault(&self) -> Option<String> {
        let is_share = |pct: f64| pct > 0.0 && pct <= 100.0;
        let is_number = |value: f64, least: f64| value.is_finite() && value >= least;
        let has_zero = [self.instances, self.pool_size, self.poolers, self.database_cores, self.users_now].contains(&Some(0));
        let fault = if ![100, 1_000, 10_000].contains(&self.stage) {
            return Some(format!("`plan.stage` is 100, 1000 or 10000, not {}", self.stage));
        } else if !(is_share(self.daily_active_pct) && is_share(self.peak_hour_pct)) {
            "`plan` wants daily_active_pct and peak_hour_pct above 0 and at most 100"
        } else if ![self.visits_per_day, self.requests_per_visit].iter().all(|n| is_number(*n, f64::MIN_POSITIVE)) {
            "`plan` wants visits_per_day and requests_per_visit above 0"
        } else if !is_number(self.burst, 1.0) {
            "`plan.burst` is 1 or more: the busiest seconds of an hour are never below its mean"
        } else if self.growth_pct_a_month.is_some_and(|pct| !(pct > 0.0 && pct <= 1_000.0)) {
            "`plan.growth_pct_a_month` is above 0 and at most 1000; leave it out where users do not grow in number"
        } else if self.growth_pct_a_month.is_some() && self.users_now.is_none() {
            "`plan.growth_pct_a_month` wants `plan.users_now` beside it: from how many they grow"
        } else if self.database_disk_gb.is_some_and(|disk| !is_number(disk, f64::MIN_POSITIVE)) {
            "`plan.database_disk_gb` is above 0; leave it out where it is not known"
        } else if has_zero {
            "`plan` wants numbers above 0 for users_now, instances, pool_size, poolers and database_cores; leave out what is not known"
        } else {
            return None;
        };
        Some(fault.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_registered_users_make_eighteen_requests_a_second() {
        // 10,000 × 30 % a day × 2 visits × 30 requests × 12 % in the busiest hour / 3,600 s × 3 in its busiest seconds.
        assert!((Plan::default().peak_rate(10_000) - 18.0).abs() < 1e-9);
    }

    #[test]
    fn a_profile_that_cannot_be_is_refused_with_its_key() {
        let fault = |change: fn(&mut Plan)| {
            let mut plan = Plan::default();
            change(&mut plan);
            plan.fault().unwrap_or_default()
        };
        assert_eq!(fault(|_| {}), "");
        assert!(fault(|p| p.stage = 500).contains("plan.stage"));
        assert!(fault(|p| p.daily_active_pct = 0.0).contains("daily_active_pct"));
        assert!(fault(|p| p.peak_hour_pct = 101.0).contains("peak_hour_pct"));
        assert!(fault(|p| p.visits_per_day = f64::NAN).contains("visits_per_day"));
        assert!(fault(|p| p.burst = 0.5).contains("burst"));
        assert!(fault(|p| p.growth_pct_a_month = Some(20.0)).contains("users_now"));
        assert!(fault(|p| p.users_now = Some(0)).contains("users_now"));
        assert_eq!(fault(|p| (p.users_now, p.growth_pct_a_month) = (Some(400), Some(20.0))), "");
    }
}
