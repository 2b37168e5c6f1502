//! The score in version 1.

use super::*;
use crate::score;

frozen! {
    /// The score of a run.
    Score of score::Score {
        /// The headline, 0 to 100: what is proven.
        proven: u32,
        /// What it could be if all that is unknown turned out well.
        possible: u32,
        /// Share of the weight that could be decided, percent.
        coverage_pct: u32,
        /// What is grave and open beside the headline, in words.
        open: Vec<String>,
        /// Points per item.
        items: Vec<ItemScore>,
        /// The verdict per stage.
        ladder: Vec<Rung>,
    }

    /// Points of one item.
    ItemScore of score::ItemScore {
        /// Its folder.
        name: String,
        /// As shown.
        title: String,
        /// Its group.
        group: String,
        /// Its points of 100.
        points: u32,
        /// Share proven, percent.
        proven_pct: u32,
        /// Share that could still be proven, percent.
        possible_pct: u32,
        /// False where nothing of it applies: it then counts neither way.
        applies: bool,
    }

    /// One rung of the ladder.
    Rung of score::Rung {
        /// Users.
        users: u32,
        /// READY, NOT READY or NOT PROVEN.
        readiness: Readiness,
        /// Checks that failed and block it, `item/id`.
        to_mend: Vec<String>,
        /// Checks that are unproven and block it, `item/id`.
        to_prove: Vec<String>,
        /// What else blocks it, in words.
        because: Vec<String>,
    }
}
