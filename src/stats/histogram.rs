//! Latencies as histograms, in the form that other tools read.

use std::{io::Read as _, time::Duration};

use flate2::read::ZlibDecoder;
use hdrhistogram::{
    Histogram,
    serialization::{Deserializer, Serializer, V2DeflateSerializer},
};

/// The longest latency that is told apart, microseconds.
const LONGEST_US: u64 = 60_000_000;

/// Before the compressed part: a cookie and its length.
const COMPRESSED_HEAD_BYTES: usize = 8;

/// Before the counts: cookie, length, offset, digits, bounds and ratio.
const PLAIN_HEAD_BYTES: usize = 40;

/// Counts of all values that 3 digits tell apart, each in as many bytes as it can have, take 300 kB.
const MOST_PLAIN_BYTES: u64 = 1 << 20;

/// Ours have 3; each more takes ten times the memory.
const MOST_DIGITS: u32 = 3;

/// A histogram of latencies in microseconds, 3 digits.
pub(crate) fn histogram() -> Histogram<u32> {
    let mut histogram = Histogram::new(3).expect("3 digits are allowed");
    histogram.auto(true);
    histogram
}

/// Microseconds, from 1 to a minute.
pub(crate) fn micros(latency: Duration) -> u64 {
    u64::try_from(latency.as_micros()).unwrap_or(LONGEST_US).clamp(1, LONGEST_US)
}

/// The V2 compressed form that other tools read.
pub(crate) fn pack(histogram: &Histogram<u32>) -> Vec<u8> {
    let mut bytes = Vec::new();
    V2DeflateSerializer::new().serialize(histogram, &mut bytes).expect("a histogram fits into memory");
    bytes
}

/// Reads [`pack`]'s form; none where the bytes are not of it, such as those of a snapshot that was damaged.
pub(crate) fn unpack(bytes: &[u8]) -> Option<Histogram<u32>> {
    let plain = inflated(bytes)?;
    has_true_counts(&plain).then(|| Deserializer::new().deserialize(&mut &*plain).ok())?
}

/// The V2 form inside of the compressed one. Its length is bounded, and is the one that it says: the library would make
/// room for whatever it says.
fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    ZlibDecoder::new(bytes.get(COMPRESSED_HEAD_BYTES..)?).take(MOST_PLAIN_BYTES).read_to_end(&mut plain).ok()?;
    let word = |at: usize| Some(u32::from_be_bytes(plain.get(at..at + 4)?.try_into().ok()?));
    let is_whole = usize::try_from(word(4)?).ok()? + PLAIN_HEAD_BYTES == plain.len();
    (is_whole && word(12)? <= MOST_DIGITS).then_some(plain)
}

/// False where more values in a row have no count than any histogram has values: the library's sum of them overflows.
fn has_true_counts(plain: &[u8]) -> bool {
    let mut rest = plain.get(PLAIN_HEAD_BYTES..).unwrap_or_default();
    while let [_, ..] = rest {
        let (count, length) = varint(rest);
        // Zigzag: odd ones are negative, and a negative count is a run of zeros.
        if count & 1 == 1 && (count >> 1) >= u64::from(u32::MAX) {
            return false;
        }
        rest = &rest[length..];
    }
    true
}

/// The number at the start of `bytes`, seven bits a byte, the lowest first, eight in a ninth one; and how many bytes it has.
fn varint(bytes: &[u8]) -> (u64, usize) {
    let mut number = 0;
    for (n, byte) in bytes.iter().take(9).enumerate() {
        let bits = if n < 8 { byte & 0x7F } else { *byte };
        number |= u64::from(bits) << (7 * n);
        if n == 8 || byte & 0x80 == 0 {
            return (number, n + 1);
        }
    }
    (number, bytes.len())
}

/// Adds `more` to `sum`.
pub(crate) fn merge(sum: &mut Option<Histogram<u32>>, more: Option<Histogram<u32>>) {
    match (sum.as_mut(), more) {
        (Some(sum), Some(more)) => sum.add(more).expect("a growing histogram takes any other"),
        (None, Some(more)) => *sum = Some(more),
        (_, None) => {}
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use flate2::read::ZlibDecoder;
    use hdrhistogram::serialization::interval_log::{IntervalLogIterator, LogEntry};

    use super::*;

    /// Logs and figures of the format's reference implementation, in Java: its `HistogramLogReaderWriterTest`.
    const LOG: &[u8] = include_bytes!("../../tests/histograms/jHiccup-2.0.7S.logV2.hlog");
    const TAGGED_LOG: &[u8] = include_bytes!("../../tests/histograms/tagged-Log.logV2.hlog");

    /// Tag, seconds since the start, and the packed histogram of each interval.
    fn intervals(log: &[u8]) -> Vec<(bool, f64, Vec<u8>)> {
        let entries = IntervalLogIterator::new(log).map(|entry| entry.expect("a log"));
        let decode = |text: &str| STANDARD.decode(text).expect("base 64");
        let interval = |entry| match entry {
            LogEntry::Interval(i) => Some((i.tag().is_some(), i.start_timestamp().as_secs_f64(), decode(i.encoded_histogram()))),
            _ => None,
        };
        entries.filter_map(interval).collect()
    }

    /// Intervals, values, 99.9th percentile and largest value.
    fn figures<'a>(packed: impl Iterator<Item = &'a Vec<u8>>) -> (usize, u64, u64, u64) {
        let (mut all, mut count) = (histogram(), 0);
        for one in packed {
            all.add(unpack(one).expect("the V2 form")).expect("a growing histogram takes any other");
            count += 1;
        }
        (count, all.len(), all.value_at_quantile(0.999), all.max())
    }

    #[test]
    fn what_the_reference_implementation_wrote_has_its_figures() {
        let log = intervals(LOG);
        let between = |from, to| figures(log.iter().filter(|(_, at, _)| (from..to).contains(at)).map(|i| &i.2));
        assert_eq!(between(0.0, f64::MAX), (62, 48_761, 1_745_879_039, 1_796_210_687));
        assert_eq!(between(5.0, 20.0), (15, 11_664, 1_536_163_839, 1_544_552_447));
        assert_eq!(between(40.0, 60.0), (20, 15_830, 1_779_433_471, 1_796_210_687));
        let log = intervals(TAGGED_LOG);
        let of = |is_tagged| figures(log.iter().filter(|i| i.0 == is_tagged).map(|i| &i.2));
        assert_eq!((of(true), of(true).1), (of(false), 16_145));
    }

    /// Found by the fuzzer: a run of 2^63 zeros, whose length has no positive number.
    #[test]
    fn a_damaged_histogram_is_none() {
        let damaged = "HISTFAAAAEJ42pNpmSzMwMAgxwABTBDKT4GBgdnNYMcCBvsPEBEWLj40Ff8xAT4pBSEBKa6UkAgBi1uM7wABTBjfMMlwMDABAC0CCjM=";
        assert!(unpack(&STANDARD.decode(damaged).expect("base 64")).is_none());
        let whole = pack(&histogram());
        assert!(unpack(&whole).is_some_and(|empty| empty.is_empty()));
        (0..whole.len()).for_each(|length| assert!(unpack(&whole[..length]).is_none(), "of {length} bytes"));
        assert_eq!(varint(&[0xFF; 12]), (u64::MAX, 9));
        assert_eq!(varint(&[0x81, 0x01]), (129, 2));
        assert_eq!(varint(&[0x81]), (1, 1), "cut off: the library says so");
    }

    #[test]
    fn what_we_write_is_what_the_reference_implementation_wrote() {
        let counts = |packed: &[u8]| {
            let mut plain = Vec::new();
            // Both headers: 8 bytes before the deflated part, 40 before the counts.
            ZlibDecoder::new(&packed[8..]).read_to_end(&mut plain).expect("deflated");
            (plain[..4].to_vec(), plain[40..].to_vec())
        };
        for (_, at, theirs) in intervals(LOG) {
            let ours = pack(&unpack(&theirs).expect("the V2 form"));
            assert_eq!((&ours[..4], counts(&ours)), (&theirs[..4], counts(&theirs)), "the interval at {at} s");
        }
    }
}
