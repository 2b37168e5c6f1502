//! An HTTP/1.1 answer, read from its bytes as they come. Pure.

use http::{
    HeaderMap, StatusCode,
    header::{CONTENT_ENCODING, HeaderName, HeaderValue, LOCATION, RETRY_AFTER, SET_COOKIE},
};
use httparse::{EMPTY_HEADER, Error, Header, Status};

use super::{Body, Head};

/// Nearly every head has fewer headers, and more than the second number are noise.
const USUAL_HEADERS: usize = 100;
const MOST_HEADERS: usize = 2_000;
/// More answers that are none yet (1xx) are noise.
const MOST_INTERIM: usize = 20;
/// What a sender looks at; the others are only passed over, but where a step takes something from its answer.
const LOOKED_AT: [HeaderName; 4] = [SET_COOKIE, CONTENT_ENCODING, LOCATION, RETRY_AFTER];

/// These bytes are no answer, or not the rest of this one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Noise;

/// A whole head.
#[derive(Debug)]
pub(crate) struct Beginning {
    pub(crate) head: Head,
    /// Of the bytes: what follows is body.
    pub(crate) bytes: usize,
    pub(crate) rest: Rest,
    /// True where another request may follow over the connection.
    pub(crate) is_kept: bool,
}

/// Where a body ends.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Rest {
    /// So many bytes further on; at 0 it has ended.
    Length(u64),
    Chunks(Chunks),
    /// With the connection.
    Close,
}

/// What comes next of a body in chunks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Chunks {
    /// The size of a chunk: so far, and whether an extension has begun, which tells nothing.
    Size(u64, bool),
    /// So many bytes of it.
    Data(u64),
    /// The line end after it.
    Gap,
    /// A line after the last chunk; true where something stands in it.
    Trailer(bool),
    End,
}

/// What is wanted of an answer besides its body.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wanted {
    /// Only the head was asked for: whatever it says, no body follows.
    pub(crate) is_head: bool,
    /// Every header.
    pub(crate) has_all_headers: bool,
}

/// Reads the head at the start of `bytes`; none: more must come.
pub(crate) fn begin(bytes: &[u8], wanted: Wanted) -> Result<Option<Beginning>, Noise> {
    let mut used = 0;
    for _ in 0..=MOST_INTERIM {
        let rest = &bytes[used..];
        let read = match read(rest, &mut [EMPTY_HEADER; USUAL_HEADERS], wanted) {
            Err(Error::TooManyHeaders) => read(rest, &mut vec![EMPTY_HEADER; MOST_HEADERS], wanted),
            read => read,
        };
        match read.map_err(|_| Noise)? {
            Read::Part => return Ok(None),
            Read::Interim(bytes) => used += bytes,
            Read::Whole(whole) => return whole.map(|b| Some(Beginning { bytes: b.bytes + used, ..b })),
        }
    }
    Err(Noise)
}

/// What stands at the start of some bytes.
enum Read {
    /// The beginning of a head.
    Part,
    /// So many bytes of one whose answer is still to come.
    Interim(usize),
    Whole(Result<Beginning, Noise>),
}

fn read<'b>(bytes: &'b [u8], space: &mut [Header<'b>], wanted: Wanted) -> Result<Read, Error> {
    let mut answer = httparse::Response::new(space);
    let Status::Complete(used) = answer.parse(bytes)? else { return Ok(Read::Part) };
    let Some(status) = answer.code.and_then(|code| StatusCode::from_u16(code).ok()) else { return Ok(Read::Whole(Err(Noise))) };
    let is_interim = status.is_informational() && status != StatusCode::SWITCHING_PROTOCOLS;
    Ok(if is_interim { Read::Interim(used) } else { Read::Whole(whole(&answer, status, used, wanted)) })
}

fn whole(answer: &httparse::Response<'_, '_>, status: StatusCode, used: usize, wanted: Wanted) -> Result<Beginning, Noise> {
    let (mut headers, mut length, mut is_chunked, mut is_kept) = (HeaderMap::new(), None, false, answer.version == Some(1));
    for header in answer.headers.iter() {
        let is = |name: &str| header.name.eq_ignore_ascii_case(name);
        let has = |word: &str| header.value.split(|b| *b == b',').any(|w| w.trim_ascii().eq_ignore_ascii_case(word.as_bytes()));
        if is("content-length") {
            let said = std::str::from_utf8(header.value).ok().and_then(|v| v.trim().parse::<u64>().ok()).ok_or(Noise)?;
            if length.replace(said).is_some_and(|before| before != said) {
                return Err(Noise);
            }
        } else if is("transfer-encoding") {
            is_chunked = has("chunked");
        } else if is("connection") {
            is_kept = !has("close") && (is_kept || has("keep-alive"));
        } else if let Some(name) = LOOKED_AT.into_iter().find(|name| is(name.as_str())) {
            headers.append(name, HeaderValue::from_bytes(header.value).map_err(|_| Noise)?);
        } else if wanted.has_all_headers
            && let (Ok(name), Ok(value)) = (HeaderName::try_from(header.name), HeaderValue::from_bytes(header.value))
        {
            headers.append(name, value);
        }
    }
    let is_bodiless = wanted.is_head || status == StatusCode::NO_CONTENT || status == StatusCode::NOT_MODIFIED;
    let rest = match length {
        _ if is_bodiless => Rest::Length(0),
        _ if is_chunked => Rest::Chunks(Chunks::Size(0, false)),
        Some(length) => Rest::Length(length),
        None => Rest::Close,
    };
    is_kept &= rest != Rest::Close && status != StatusCode::SWITCHING_PROTOCOLS;
    Ok(Beginning { head: Head { status, headers }, bytes: used, rest, is_kept })
}

impl Rest {
    /// Takes `bytes` into `body` as far as they belong to it; tells how many did.
    pub(crate) fn take(&mut self, bytes: &[u8], body: &mut Body) -> Result<usize, Noise> {
        match self {
            Self::Length(left) => Ok(take_most(bytes, left, body)),
            Self::Close => {
                body.take(bytes);
                Ok(bytes.len())
            }
            Self::Chunks(next) => {
                let mut at = 0;
                while at < bytes.len() && *next != Chunks::End {
                    at += next.take(&bytes[at..], body)?;
                }
                Ok(at)
            }
        }
    }

    /// True where nothing more belongs to it.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self, Self::Length(0) | Self::Chunks(Chunks::End))
    }
}

impl Chunks {
    /// At least one byte.
    fn take(&mut self, bytes: &[u8], body: &mut Body) -> Result<usize, Noise> {
        if let Self::Data(left) = self {
            let taken = take_most(bytes, left, body);
            if *left == 0 {
                *self = Self::Gap;
            }
            return Ok(taken);
        }
        let byte = *bytes.first().ok_or(Noise)?;
        *self = match (&*self, byte) {
            (Self::Size(0, _), b'\n') => Self::Trailer(false),
            (Self::Size(size, _), b'\n') => Self::Data(*size),
            (Self::Size(size, is_extended), _) => {
                let digit = char::from(byte).to_digit(16).filter(|_| !is_extended);
                let size = digit.map_or(Some(*size), |digit| size.checked_mul(16)?.checked_add(u64::from(digit)));
                let is_extended = *is_extended || byte == b';';
                let is_space = matches!(byte, b' ' | b'\t' | b'\r');
                if digit.is_none() && !is_extended && !is_space {
                    return Err(Noise);
                }
                Self::Size(size.ok_or(Noise)?, is_extended)
            }
            (Self::Gap, b'\r') => Self::Gap,
            (Self::Gap, b'\n') => Self::Size(0, false),
            (Self::Gap, _) => return Err(Noise),
            (Self::Trailer(false), b'\n') => Self::End,
            (Self::Trailer(true), b'\n') => Self::Trailer(false),
            (Self::Trailer(has_text), _) => Self::Trailer(*has_text || byte != b'\r'),
            (Self::Data(_) | Self::End, _) => return Err(Noise),
        };
        Ok(1)
    }
}

fn take_most(bytes: &[u8], left: &mut u64, body: &mut Body) -> usize {
    let count = usize::try_from(*left).unwrap_or(usize::MAX).min(bytes.len());
    body.take(&bytes[..count]);
    *left -= u64::try_from(count).unwrap_or_default();
    count
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// The body, the bytes left over, and whether the connection is kept, when the bytes come in two parts.
    fn read(text: &str, split: usize, asks_for_head: bool) -> Result<Option<(String, usize, bool)>, Noise> {
        let Some(begun) = begin(text.as_bytes(), Wanted { is_head: asks_for_head, has_all_headers: false })? else { return Ok(None) };
        let (mut rest, mut body) = (begun.rest, Body::new(true, false, &Arc::default()));
        let bytes = &text.as_bytes()[begun.bytes..];
        let (first, second) = bytes.split_at(split.min(bytes.len()));
        let mut used = rest.take(first, &mut body)?;
        if used == first.len() {
            used += rest.take(second, &mut body)?;
        }
        let text = String::from_utf8(body.kept.map(|k| k.bytes.clone()).unwrap_or_default()).expect("text");
        Ok((rest.is_over() || rest == Rest::Close).then_some((text, bytes.len() - used, begun.is_kept)))
    }

    #[test]
    fn a_body_ends_where_its_head_says_however_its_bytes_come() {
        let cases = [
            ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello", 0, true),
            ("HTTP/1.1 200 OK\r\ncontent-length: 5\r\nConnection: Close\r\n\r\nhello", "hello", 0, false),
            ("HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nhi", "hi", 0, false),
            ("HTTP/1.0 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\nhi", "hi", 0, true),
            ("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi there", "hi", 6, true),
            ("HTTP/1.1 200 OK\r\n\r\nall of it", "all of it", 0, false),
            ("HTTP/1.1 204 No Content\r\n\r\n", "", 0, true),
            ("HTTP/1.1 304 Not Modified\r\ncontent-length: 9\r\n\r\n", "", 0, true),
            ("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi", "hi", 0, true),
            (
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-length: 1\r\n\r\n3\r\none\r\nA;x=9\r\n and more:\r\n0\r\n\r\n",
                "one and more:",
                0,
                true,
            ),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n1 \r\na\r\n00\r\ntrailer: b\r\n\r\nnext", "a", 4, true),
        ];
        for (text, body, left, is_kept) in cases {
            for split in 0..text.len() {
                assert_eq!(read(text, split, false), Ok(Some((body.to_owned(), left, is_kept))), "{text} in two parts at {split}");
            }
        }
        assert_eq!(read("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n", 0, true), Ok(Some((String::new(), 0, true))));
    }

    #[test]
    fn what_is_not_whole_waits_and_what_is_no_answer_is_noise() {
        let whole = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\none\r\n0\r\n\r\n";
        for end in 0..whole.len() {
            assert_eq!(read(&whole[..end], 0, false), Ok(None), "{}", &whole[..end]);
        }
        let faults = [
            "no answer at all\r\n\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nab\r\n",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
        ];
        for text in faults {
            assert_eq!(read(text, 3, false), Err(Noise), "{text}");
        }
    }

    #[test]
    fn many_headers_are_read_and_answers_that_are_none_yet_have_an_end() {
        let many: String = (0..300).map(|n| format!("x-{n}: v\r\n")).collect();
        let text = format!("HTTP/1.1 200 OK\r\n{many}content-length: 2\r\n\r\nhi");
        assert_eq!(read(&text, 1, false), Ok(Some(("hi".to_owned(), 0, true))));
        assert!(begin(format!("HTTP/1.1 200 OK\r\n{}\r\n", "x: v\r\n".repeat(3_000)).as_bytes(), Wanted::default()).is_err());
        let interim = "HTTP/1.1 103 Early Hints\r\n\r\n";
        assert!(begin(format!("{}{text}", interim.repeat(5)).as_bytes(), Wanted::default()).is_ok_and(|b| b.is_some()));
        // Each of them once took a part of the stack.
        assert!(begin(interim.repeat(10_000).as_bytes(), Wanted::default()).is_err());
    }

    #[test]
    fn cookies_and_the_encoding_are_handed_on() {
        let text = "HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nx: y\r\nset-cookie: b=2\r\nContent-Encoding: gzip\r\ncontent-length: 0\r\n\r\n";
        let headers = begin(text.as_bytes(), Wanted::default()).expect("an answer").expect("a whole one").head.headers;
        assert_eq!(headers.get_all(SET_COOKIE).iter().collect::<Vec<_>>(), ["a=1", "b=2"]);
        assert_eq!((headers.len(), &headers[CONTENT_ENCODING]), (3, &HeaderValue::from_static("gzip")));
    }
}
