//! The messages of Postgres' protocol, as far as their lengths: what they come to in memory before the client has read them.

use crate::client::bound::Meter;

/// The longest message: one row, or one error.
const LONGEST: u64 = 8 << 20;

/// What the client keeps of a message besides its bytes, where it is no row: a parameter, a notice, a description.
const KEPT: u64 = 1 << 10;

/// Where the next byte belongs.
enum Phase {
    /// `S` or `N`: whether the server speaks TLS.
    Greeting,
    /// What is inside of TLS is counted there.
    Cipher,
    /// To a message.
    Message,
}

/// Counts messages: each is a letter, a length of four bytes, and the rest.
pub(crate) struct Messages {
    phase: Phase,
    head: [u8; 5],
    /// So much of the head is there.
    known: usize,
    /// So much of the message is still to come.
    left: u64,
}

impl Messages {
    /// A connection whose first byte tells of TLS, where it was `asked` for.
    pub(super) fn outside(asked: bool) -> Self {
        Self { phase: if asked { Phase::Greeting } else { Phase::Message }, head: [0; 5], known: 0, left: 0 }
    }

    /// Inside of TLS.
    pub(super) fn inside() -> Self {
        Self::outside(false)
    }

    fn message(&mut self, mut bytes: &[u8]) -> Result<u64, String> {
        let mut cost = bytes.len() as u64;
        while !bytes.is_empty() {
            if self.left > 0 {
                let some = bytes.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
                self.left -= some as u64;
                bytes = &bytes[some..];
                continue;
            }
            let some = bytes.len().min(self.head.len() - self.known);
            self.head[self.known..self.known + some].copy_from_slice(&bytes[..some]);
            self.known += some;
            bytes = &bytes[some..];
            if self.known == self.head.len() {
                cost += self.begin()?;
            }
        }
        Ok(cost)
    }

    /// A whole head: the length counts itself, and not the letter.
    fn begin(&mut self) -> Result<u64, String> {
        let [letter, length @ ..] = self.head;
        self.known = 0;
        self.left = u64::from(u32::from_be_bytes(length)).saturating_sub(4);
        if self.left > LONGEST {
            return Err(format!("a single row or message was larger than {} MB, and was not read", LONGEST >> 20));
        }
        Ok(if letter == b'D' { 0 } else { KEPT })
    }
}

impl Meter for Messages {
    fn cost(&mut self, bytes: &[u8]) -> Result<u64, String> {
        match (&self.phase, bytes) {
            (_, []) | (Phase::Cipher, _) => Ok(0),
            (Phase::Greeting, [first, rest @ ..]) => {
                self.phase = if *first == b'S' { Phase::Cipher } else { Phase::Message };
                self.cost(rest)
            }
            (Phase::Message, _) => self.message(bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(length: usize) -> Vec<u8> {
        let mut bytes = vec![b'D'];
        bytes.extend(u32::try_from(length + 4).expect("short").to_be_bytes());
        bytes.resize(bytes.len() + length, b'x');
        bytes
    }

    #[test]
    fn rows_cost_their_bytes_and_other_messages_more_wherever_the_bytes_are_parted() {
        let mut bytes = b"N".to_vec();
        bytes.extend([row(10), b"S\0\0\0\x09ab\0c\0".to_vec(), row(0)].concat());
        let wanted = bytes.len() as u64 - 1 + KEPT;
        for part in 1..bytes.len() {
            let mut meter = Messages::outside(true);
            let cost: u64 = bytes.chunks(part).map(|some| meter.cost(some).expect("short messages")).sum();
            assert_eq!(cost, wanted, "in parts of {part}");
        }
    }

    #[test]
    fn a_huge_message_is_refused_by_its_head() {
        let head = [b'D', 0x7F, 0xFF, 0xFF, 0xFF];
        assert!(Messages::inside().cost(&head).is_err());
        assert_eq!(Messages::outside(true).cost(&[b'S', 0x7F, 0xFF, 0xFF, 0xFF, 0xFF]), Ok(0), "of TLS nothing is known");
    }
}
