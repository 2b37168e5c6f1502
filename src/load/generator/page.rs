//! A page that is read beside the load, whole and within bounds.

use std::time::Duration;

use http::{
    Method, StatusCode,
    header::{ACCEPT, ACCEPT_ENCODING, CONNECTION, HeaderValue},
};

use super::transport::{Body, Request, Transport};

/// Why a page was not read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It is longer than what is kept of one.
    TooLong,
    /// In words.
    Broken(String),
}

/// Reads the page of this `kind` at `path` over a connection of its own: its status, and its text. It is given up after `patience`.
pub(crate) async fn read(
    transport: &Transport,
    path: &str,
    kind: &'static str,
    patience: Duration,
) -> Result<(StatusCode, String), Unread> {
    let plain = [(ACCEPT, kind), (ACCEPT_ENCODING, "identity"), (CONNECTION, "close")];
    let headers = plain.map(|(name, value)| (name, HeaderValue::from_static(value))).into_iter().collect();
    let request = Request { method: Method::GET, path: path.to_owned(), headers, body: String::new() };
    let Ok((head, body)) = tokio::time::timeout(patience, transport.exchange_alone(&request)).await else {
        return Err(Unread::Broken(format!("no answer within {} s", patience.as_secs())));
    };
    match (head, body) {
        (_, body) if body.is_too_long() => Err(Unread::TooLong),
        (Err(broken), _) => Err(Unread::Broken(broken.words())),
        // Too many others are kept at once.
        (Ok(_), Body { kept: Some(kept), .. }) if kept.is_cut => Err(Unread::Broken("there was no room for it".to_owned())),
        (Ok(head), Body { kept, .. }) => {
            Ok((head.status, kept.map(|kept| String::from_utf8_lossy(&kept.bytes).into_owned()).unwrap_or_default()))
        }
    }
}
