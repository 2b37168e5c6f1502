//! What the load line means: the users behind it, how much of it is free, how long it lasts, what is left of it where a
//! copy of the app fails.

use rusqlite::{Connection, OptionalExtension};

use crate::snapshot::{Row, limit, row};

/// Mean days of a month.
const DAYS_A_MONTH: f64 = 30.44;

pub(super) fn meaning(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = "select l.proven_per_s, l.failed_per_s, s.peak_per_s / s.users, s.users, u.users_now, u.growth_pct_a_month, p.instances
               from load_line l join usage u join plan p join run join stage_rate s on s.users = run.stage
               where l.proven_per_s is not null and s.peak_per_s > 0
               -- How many may look at a page that asks for no data says nothing of the product.
               and not exists (select 1 from load_ground where is_dataless = 1)";
    let row = db.query_row(sql, [], |r| {
        let (proven, failed): (f64, Option<f64>) = (r.get(0)?, r.get(1)?);
        let (per_user, planned, now): (f64, f64, Option<f64>) = (r.get(2)?, r.get(3)?, r.get(4)?);
        let (growth_pct, instances): (Option<f64>, Option<f64>) = (r.get(5)?, r.get(6)?);
        let now_per_s = now.map(|users| users * per_user);
        let advised = limit("advised_line_pct") / 100.0 * proven;
        Ok(row! {
            "proven_registered" => proven / per_user,
            "failed_registered" => failed.map(|per_s| per_s / per_user),
            "planned_per_s" => planned * per_user,
            "planned_headroom_pct" => headroom_pct(planned * per_user, proven),
            "now_per_s" => now_per_s,
            "now_headroom_pct" => now_per_s.map(|per_s| headroom_pct(per_s, proven)),
            "advised_per_s" => advised,
            "days_to_advised" => now_per_s.zip(growth_pct).map(|(per_s, pct)| days(per_s, advised, pct)),
            "instances" => r.get::<_, Option<i64>>(6)?,
            "without_one_per_s" => instances.filter(|n| *n > 1.0).map(|n| proven * (n - 1.0) / n),
        })
    });
    Ok(row.optional()?.into_iter().collect())
}

/// Share of `line` that a peak of `per_s` leaves free, percent.
fn headroom_pct(per_s: f64, line: f64) -> f64 {
    100.0 * (1.0 - per_s / line)
}

/// Days until `per_s`, which grows by `pct` a month, passes `limit`; 0 where it has.
fn days(per_s: f64, limit: f64, pct: f64) -> f64 {
    (DAYS_A_MONTH * (limit / per_s).ln() / (1.0 + pct / 100.0).ln()).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_that_doubles_each_month_reaches_four_times_as_much_in_two() {
        assert!((days(10.0, 40.0, 100.0) - 2.0 * DAYS_A_MONTH).abs() < 1e-9);
        assert!(days(41.0, 40.0, 100.0) <= 0.0, "it has passed it");
    }

    #[test]
    fn a_peak_of_thirty_leaves_seventy_percent_of_a_line_of_a_hundred() {
        assert!((headroom_pct(30.0, 100.0) - 70.0).abs() < 1e-9);
        assert!(headroom_pct(150.0, 100.0) < 0.0);
    }
}
