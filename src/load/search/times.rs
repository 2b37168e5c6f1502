//! How long the steps of a search take. Pure.

use std::time::Duration;

use crate::load::pace::Pace;

/// A longer hold than this gains little.
const LONGEST_HOLD: Duration = Duration::from_secs(90);
/// The longest step while the line is looked for, and while it is closed in on.
const LONGEST_RISE: Duration = Duration::from_secs(5);
const LONGEST_NARROW: Duration = Duration::from_secs(20);
/// The most that is kept back at the end for the answers under way.
const RESERVE: Duration = Duration::from_secs(4);

/// How long the steps of each kind take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    pub(crate) all: Duration,
    pub(crate) settle: Duration,
    pub(crate) rise: Duration,
    pub(crate) narrow: Duration,
    pub(crate) hold_settle: Duration,
    pub(crate) hold: Duration,
    pub(crate) reserve: Duration,
}

impl Times {
    /// Shares of `all`: two or three holds, some steps to close in, and short ones before them.
    pub(crate) fn of(pace: Pace, all: Duration) -> Self {
        // However short the time is, something is driven.
        let (least, settle) = (pace.dwell.min(all / 4), pace.settle.min(all / 12));
        Self {
            all,
            settle,
            rise: (all / 40).clamp(least, LONGEST_RISE.max(least)),
            narrow: (all / 20).clamp(least, LONGEST_NARROW.max(least)),
            hold_settle: (all / 30).clamp(settle, settle * 5),
            hold: (all * 11 / 50).clamp(least, LONGEST_HOLD.max(least)),
            reserve: RESERVE.min(all / 16),
        }
    }

    /// True where nothing but holds fits into what is `left`.
    pub(crate) fn is_short(&self, left: Duration) -> bool {
        left < self.all * 13 / 25 || left < self.settle + self.rise + self.hold_settle + self.hold + self.reserve
    }
}
