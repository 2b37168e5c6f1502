//! A file before its kind is known: unpacked, with its head to look at.

use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

use flate2::bufread::MultiGzDecoder;
use serde::de::DeserializeOwned;
use url::Url;

use super::{ImportError, Kind, line};
use crate::openapi;

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
    let text = text.trim_start_matches('\u{feff}').trim_start();
    // A container's log has `log` too, as a text.
    let start: String = text.chars().take(100).filter(|c| !c.is_whitespace()).collect();
    let is_recording = start.starts_with("{\"log\":{");
    if is_recording {
        Some(Kind::Recording)
    } else if text.lines().take(TRIED_LINES).any(|l| line::parse(l).is_ok()) {
        Some(Kind::AccessLog)
    } else {
        openapi::is_likely(text).then_some(Kind::Description)
    }
}

/// A document is read whole: a larger one is a recording of hours.
const LARGEST_BYTES: u64 = 256 << 20;

/// All of it.
pub(super) fn whole(text: impl Read) -> Result<Vec<u8>, ImportError> {
    let mut bytes = Vec::new();
    text.take(LARGEST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_BYTES {
        return Err(ImportError::TooLarge { most_bytes: LARGEST_BYTES });
    }
    // Windows puts a mark before UTF-8.
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    Ok(bytes)
}

const MARK: &[u8] = "\u{feff}".as_bytes();

/// A document of JSON.
pub(super) fn json<T: DeserializeOwned>(text: impl Read, kind: Kind) -> Result<T, ImportError> {
    // The parser repeats what it found, and that may be a secret: only the place is told.
    serde_json::from_slice(&whole(text)?)
        .map_err(|e| ImportError::Broken { kind, detail: format!("line {}, column {} is not as it should be", e.line(), e.column()) })
}

/// Path and query of an address of the app, without the path of the app itself; none where it lies elsewhere.
pub(super) fn below(app: &Url, url: &Url) -> Option<String> {
    let rest = url.path().strip_prefix(app.path().trim_end_matches('/')).filter(|rest| rest.starts_with('/') || rest.is_empty())?;
    let query = url.query().map_or_else(String::new, |query| format!("?{query}"));
    let rest = if rest.is_empty() { "/" } else { rest };
    (app.origin() == url.origin() && app.has_host()).then(|| format!("{rest}{query}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_app_is_told_from_others() {
        let below = |app: &str, url: &str| below(&Url::parse(app).expect("a URL"), &Url::parse(url).expect("a URL"));
        assert_eq!(below("https://shop.example/", "https://shop.example:443/a?b=1#c").as_deref(), Some("/a?b=1"));
        assert_eq!(below("https://x/shop/", "https://x/shop/a").as_deref(), Some("/a"));
        assert_eq!(below("https://x/shop", "https://x/shop").as_deref(), Some("/"));
        for other in ["https://x/shopping/a", "http://x/shop/a", "https://y/shop/a", "data:text/plain,x", "https://x:8443/shop"] {
            assert_eq!(below("https://x/shop", other), None, "{other}");
        }
    }

    #[test]
    fn the_kind_is_told_from_the_head() {
        for (head, wanted) in [
            ("\u{feff}{\n  \"log\": {", Some(Kind::Recording)),
            ("{\"log\":\"x [t] \\\"GET / HTTP/1.1\\\" 200 5\\n\",\"stream\":\"stdout\"}", Some(Kind::AccessLog)),
            ("{ \"openapi\": \"3.1.0\",", Some(Kind::Description)),
            ("{ \"info\": {}, \"openapi\" : \"3.0.3\",", Some(Kind::Description)),
            ("# ours\n---\nopenapi: 3.0.3\ninfo:", Some(Kind::Description)),
            ("swagger: '2.0'\n", Some(Kind::Description)),
            ("{\"method\":\"GET\",\"uri\":\"/openapi\",\"status\":200,\"log\":{}}", Some(Kind::AccessLog)),
            ("{\"a\":1}", None),
        ] {
            assert_eq!(kind(head.as_bytes()), wanted, "{head}");
        }
    }
}
