//! A file before its kind is known: unpacked, with its head to look at.

use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

use flate2::bufread::MultiGzDecoder;

use super::{Kind, line};

/// What is looked at to tell the kind.
const HEAD_BYTES: u64 = 64 << 10;

/// Lines of the head that are tried as a log's: it may begin in the middle of one.
const TRIED_LINES: usize = 10;

pub(super) type Text<'a> = BufReader<Chain<Cursor<Vec<u8>>, Box<dyn Read + 'a>>>;

/// The head of the file and the whole of it, unpacked where it is gzip. A rotated log may be several members.
pub(super) fn open<'a>(file: impl Read + 'a) -> io::Result<(Vec<u8>, Text<'a>)> {
    let mut packed = BufReader::new(file);
    let is_gzip = packed.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    let mut text: Box<dyn Read + 'a> = if is_gzip { Box::new(MultiGzDecoder::new(packed)) } else { Box::new(packed) };
    let mut head = Vec::new();
    text.by_ref().take(HEAD_BYTES).read_to_end(&mut head)?;
    Ok((head.clone(), BufReader::with_capacity(64 << 10, Cursor::new(head).chain(text))))
}

/// The kind that the head tells; none where it is unlike all of them.
pub(super) fn kind(head: &[u8]) -> Option<Kind> {
    let text = String::from_utf8_lossy(head);
    let is_log = text.lines().take(TRIED_LINES).any(|l| line::parse(l).is_ok());
    is_log.then_some(Kind::AccessLog)
}
