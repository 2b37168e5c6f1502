//! What was met on the way through a file.

/// What was met on the way.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) unknown_lines: u64,
    /// True while the rest of a message that was too long passes by.
    pub(super) is_cut: bool,
}
