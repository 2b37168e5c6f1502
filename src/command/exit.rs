//! Exit codes: one code a reason, each explained in `plimsoll --help`, which a test holds.

use crate::stop::STOPPED_TWICE;

/// The reasons with their codes; [`Exit::ALL`] has each of them.
macro_rules! exits {
    ($($(#[$says:meta])* $reason:ident = $code:expr,)*) => {
        /// Why the process ends.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Exit {
            $($(#[$says])* $reason = $code,)*
        }

        impl Exit {
            /// Every reason, by its code.
            pub const ALL: &[Self] = &[$(Self::$reason,)*];
        }
    };
}

exits! {
    /// Fine, or no gate was asked for.
    Fine = 0,
    /// plimsoll itself failed.
    ToolError = 1,
    /// The command line or a file of the user is not valid.
    Usage = 2,
    /// No target was found, or one that was named cannot be reached.
    NoTarget = 3,
    /// Findings at or above `--fail-on`.
    Findings = 10,
    /// The score is below `--fail-under`.
    Score = 11,
    /// The stage of `--require` is not READY.
    Stage = 12,
    /// Worse than `--baseline`.
    Regression = 13,
    /// `--fail-unproven`.
    Unproven = 14,
    /// The scan was stopped, or died: a gate over a part of it would hold on what was not seen.
    Cut = 15,
    /// Stopped twice: it ended at once, wherever it was.
    Twice = STOPPED_TWICE,
}

impl Exit {
    /// The number.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }
}
