//! The body of an answer, as far as it is looked at: unpacked as it comes, and bounded on the wire and in memory.

use std::{
    io::{self, Write},
    sync::atomic::{AtomicUsize, Ordering},
};

use flate2::write::MultiGzDecoder;
use reqwest::{Response, header::HeaderMap};

/// A body is read up to here, on the wire and unpacked; what is longer is counted as this long at least.
pub(crate) const LONGEST_BODY: usize = 8 * 1024 * 1024;
/// Of images, fonts and films only the beginning is kept: enough to tell one from another.
const KEPT_OF_BINARY: usize = 64 * 1024;
/// Up to here a body is given room as it grows; beyond it at once all that it may take.
const SMALL: usize = 64 * 1024;
/// Bodies kept of one scan at most: a scan must not be what fills the memory of the machine.
pub(crate) const MOST_KEPT: usize = 40 * 1024 * 1024;

/// A body.
#[derive(Default)]
pub(crate) struct Body {
    /// Unpacked where it was packed by gzip; else as sent.
    pub(crate) bytes: Vec<u8>,
    /// On the wire; a lower bound where the body was longer than we read.
    pub(crate) wire_bytes: usize,
    /// True where words of it were not read.
    pub(crate) is_cut: bool,
}

/// Reads the body of `response`; `kept` counts what all bodies of the scan take.
pub(crate) async fn read(response: &mut Response, kept: &AtomicUsize) -> Result<Body, reqwest::Error> {
    let headers = response.headers();
    let starts = |name: &str, with: &str| headers.get(name).is_some_and(|v| v.as_bytes().to_ascii_lowercase().starts_with(with.as_bytes()));
    let announced = headers.get("content-length").and_then(|l| l.to_str().ok()?.parse().ok()).unwrap_or(0);
    // An event stream never ends; its headers say all that we want.
    if starts("content-type", "text/event-stream") {
        return Ok(Body { wire_bytes: announced, ..Body::default() });
    }
    let is_text = is_text(headers);
    let mut sink = Sink::new(if is_text { LONGEST_BODY } else { KEPT_OF_BINARY }, starts("content-encoding", "gzip"));
    let (mut wire, mut counted, mut has_ended) = (0, 0, false);
    while wire < LONGEST_BODY && !(is_text && sink.is_full) {
        let Some(chunk) = response.chunk().await? else {
            has_ended = true;
            break;
        };
        wire += chunk.len();
        sink.take(&chunk);
        let more = sink.bytes().len() - counted;
        counted += more;
        if kept.fetch_add(more, Ordering::Relaxed) > MOST_KEPT {
            break;
        }
    }
    Ok(Body { bytes: sink.end(), wire_bytes: wire.max(announced), is_cut: is_text && !has_ended })
}

/// Kinds whose words are looked at.
fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get("content-type").map(|t| String::from_utf8_lossy(t.as_bytes()).to_ascii_lowercase()).unwrap_or_default();
    let binary = [
        "image/x",
        "image/p",
        "image/j",
        "image/g",
        "image/w",
        "image/a",
        "font/",
        "video/",
        "audio/",
        "application/octet-stream",
        "application/zip",
        "application/pdf",
    ];
    !binary.iter().any(|binary| kind.starts_with(binary))
}

/// Takes a body up to its bound.
struct Sink {
    end: End,
    /// True where there is no room for more.
    is_full: bool,
}

enum End {
    Plain(Room),
    Packed(Box<MultiGzDecoder<Room>>),
}

/// Bytes up to a bound; beyond it nothing can be written.
struct Room {
    bytes: Vec<u8>,
    most: usize,
}

impl Write for Room {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let fits = bytes.len().min(self.most - self.bytes.len());
        // A body that grows by doubling lies in memory twice each time; room that is not written to takes none.
        if self.bytes.len() + fits > SMALL.max(self.bytes.capacity()) {
            self.bytes.reserve_exact(self.most - self.bytes.len());
        }
        self.bytes.extend_from_slice(&bytes[..fits]);
        if fits < bytes.len() { Err(io::Error::other("it is full")) } else { Ok(fits) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink {
    fn new(most: usize, is_packed: bool) -> Self {
        let room = Room { bytes: Vec::new(), most };
        Self { end: if is_packed { End::Packed(Box::new(MultiGzDecoder::new(room))) } else { End::Plain(room) }, is_full: false }
    }

    /// A damaged rest is left out, as is what does not fit.
    fn take(&mut self, chunk: &[u8]) {
        if !self.is_full {
            let taken = match &mut self.end {
                End::Plain(room) => room.write_all(chunk),
                End::Packed(packed) => packed.write_all(chunk),
            };
            self.is_full = taken.is_err();
        }
    }

    fn room(&self) -> &Room {
        match &self.end {
            End::Plain(room) => room,
            End::Packed(packed) => packed.get_ref(),
        }
    }

    fn bytes(&self) -> &[u8] {
        &self.room().bytes
    }

    fn end(mut self) -> Vec<u8> {
        if let End::Packed(packed) = &mut self.end {
            // What the unpacking holds back comes now.
            let _ = packed.try_finish();
        }
        let mut bytes = match &mut self.end {
            End::Plain(room) => std::mem::take(&mut room.bytes),
            End::Packed(packed) => std::mem::take(&mut packed.get_mut().bytes),
        };
        bytes.shrink_to_fit();
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(1));
        packer.write_all(bytes).expect("memory");
        packer.finish().expect("memory")
    }

    #[test]
    fn a_body_packed_very_small_is_unpacked_only_so_far() {
        let mut sink = Sink::new(1_000_000, true);
        for chunk in packed(&vec![0; 9_000_000]).chunks(1_000) {
            sink.take(chunk);
            assert!(sink.bytes().len() <= 1_000_000 && sink.room().bytes.capacity() <= 2_000_000);
        }
        assert!(sink.is_full);
        assert_eq!(sink.end().len(), 1_000_000);
    }

    #[test]
    fn a_body_is_unpacked_however_its_bytes_come_and_a_damaged_rest_is_left_out() {
        let words = "one and more: ".repeat(9_000);
        let (whole, half) = (packed(words.as_bytes()), packed(words.as_bytes()));
        for size in [1, 7, 100_000] {
            let mut sink = Sink::new(1_000_000, true);
            whole.chunks(size).chain(whole.chunks(size)).for_each(|chunk| sink.take(chunk));
            assert_eq!(sink.end(), words.repeat(2).as_bytes(), "two members in chunks of {size}");
        }
        let mut sink = Sink::new(1_000_000, true);
        sink.take(&half[..half.len() / 2]);
        let beginning = sink.end();
        assert!(!beginning.is_empty() && words.as_bytes().starts_with(&beginning));
        let mut sink = Sink::new(10, false);
        sink.take(b"twelve bytes");
        assert_eq!((sink.is_full, sink.end().as_slice()), (true, b"twelve byt".as_slice()));
    }
}
