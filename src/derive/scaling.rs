//! How throughput grows with the requests at once, and what that foretells.

use rusqlite::Connection;

use super::{
    all,
    latency::{self, Cell},
};
use crate::{
    snapshot::{Row, row},
    stats::usl::{Law, REACH, honest, most},
};

/// One row: what the law says of half as many requests at once again, or why it says nothing. Where a rate was offered twice
/// the later step counts.
pub(super) fn scaling(db: &Connection, cells: &[Cell]) -> rusqlite::Result<Vec<Row>> {
    let sql =
        "select max(step), served_per_s from load_step_served join load_step using (step) where verdict <> 'void' and served_per_s > 0
               group by offered_per_s order by 1";
    let means = latency::means(cells);
    let points: Vec<(f64, f64)> = all(db, sql, |r| Ok((r.get::<_, i64>(0)?, r.get::<_, f64>(1)?)))?
        .into_iter()
        // Requests at once by Little's law.
        .filter_map(|(step, per_s)| Some((per_s * means.get(&step)? / 1_000.0, per_s)))
        .collect();
    if points.is_empty() {
        return Ok(Vec::new());
    }
    let (law, reach) = (honest(&points), REACH * most(&points));
    let of_law = |value: &dyn Fn(Law) -> f64| law.as_ref().ok().map(|law| value(*law));
    let band = law.as_ref().ok().map(|law| law.band(&points, reach));
    Ok(vec![row! {
        "loads" => i64::try_from(points.len()).unwrap_or(i64::MAX),
        "measured_at_once" => most(&points),
        "contention" => of_law(&|law| law.contention),
        "coherency" => of_law(&|law| law.coherency),
        "single_per_s" => of_law(&|law| law.single),
        "reach_at_once" => of_law(&|_| reach),
        "reach_per_s" => of_law(&|law| law.throughput(reach)),
        "reach_low_per_s" => band.map(|b| b.0),
        "reach_high_per_s" => band.map(|b| b.1),
        "refusal" => law.as_ref().err().cloned(),
    }])
}
