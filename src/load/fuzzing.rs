//! What the fuzzer may call.

use crate::{
    load::generator::transport,
    stats::histogram::{histogram as empty, unpack},
};

/// `bytes` as an answer that comes in parts.
pub fn answer(bytes: &[u8]) {
    transport::fuzz(bytes);
}

/// `bytes` as latencies of a snapshot, added to others as a report does.
pub fn histogram(bytes: &[u8]) {
    let mut sum = empty();
    if let Some(read) = unpack(bytes) {
        sum.add(&read).expect("a growing histogram takes any other");
        sum.value_at_quantile(0.95);
    }
}
