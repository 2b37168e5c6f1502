//! The bytes of Redis' protocol, as far as what they come to in memory.

use crate::client::bound::Meter;

/// What the client keeps of one value besides its bytes. Each has a line of its own, if a short one: `:1`.
const VALUE: u64 = 64;

/// Counts lines as values. Those inside of a text are few, or the text is short.
pub(super) struct Replies;

impl Meter for Replies {
    fn cost(&mut self, bytes: &[u8]) -> Result<u64, String> {
        Ok(bytes.len() as u64 + VALUE * memchr::memchr_iter(b'\n', bytes).count() as u64)
    }
}
