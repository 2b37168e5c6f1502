//! One answer, as far as it was read.

use std::{borrow::Cow, sync::Arc};

use reqwest::header::HeaderMap;
use url::Url;

use crate::{
    config::Header,
    snapshot::{Kind, Unseen},
};

/// One answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// Where it came from, after redirects.
    pub(crate) url: Url,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// Unpacked where it was packed by gzip; else as sent.
    pub(crate) body: Vec<u8>,
    /// Bytes of the body on the wire; a lower bound where the body was longer than we read.
    pub(crate) wire_bytes: usize,
    /// True where words of the body were not read: what is not in it may yet be there.
    pub(crate) is_cut: bool,
    /// Headers that were shown for it, besides what its visitor shows with every request.
    pub(crate) shown: Arc<[Header]>,
}

impl Answer {
    /// An answer of one page, for tests.
    #[cfg(test)]
    pub(crate) fn of(status: u16, kind: &str, body: &str) -> Self {
        let headers = HeaderMap::from_iter([(reqwest::header::CONTENT_TYPE, kind.parse().expect("a header value"))]);
        let url = Url::parse("http://h/x").expect("a URL");
        Self { url, status, headers, body: body.as_bytes().to_vec(), wire_bytes: body.len(), is_cut: false, shown: Arc::default() }
    }

    /// As [`header`] has it.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        header(&self.headers, name)
    }

    /// The body as text, bytes that are none replaced.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// Where a redirect leads; none: it is no redirect.
    pub(crate) fn next(&self) -> Option<Url> {
        match self.status {
            301 | 302 | 303 | 307 | 308 => self.url.join(&self.header("location")?).ok(),
            _ => None,
        }
    }

    /// Why what is not in it may yet be there; none: it was read whole.
    pub(crate) fn cut(&self) -> Option<Unseen> {
        let cut = || {
            let reason = format!("{} is longer than is read: {} KiB of it were looked at", shown_path(&self.url), self.body.len() >> 10);
            Unseen::new(Kind::Limit, reason).cured_by("make it shorter: visitors wait for all of it")
        };
        self.is_cut.then(cut)
    }

    /// Why its words were not read: they are packed in a way that nobody asked for; none: they could be.
    pub(crate) fn unread(&self) -> Option<Unseen> {
        let packing = self.header("content-encoding").filter(|_| self.is_compressed())?.to_ascii_lowercase();
        let is_asked = packing == "gzip";
        let unread = || {
            let reason =
                format!("{} is packed by {packing} although gzip was asked for, so its words were not read", shown_path(&self.url));
            Unseen::new(Kind::Door, reason).cured_by("let the app or its proxy pack by what Accept-Encoding asks for: gzip, or nothing")
        };
        (!is_asked && !self.body.is_empty()).then(unread)
    }

    /// True where the body travelled compressed, by whatever means.
    pub(crate) fn is_compressed(&self) -> bool {
        self.header("content-encoding").is_some_and(|e| !e.is_empty() && !e.eq_ignore_ascii_case("identity"))
    }

    /// True for 2xx.
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// A header as text; several of one name joined by a comma, as their meaning is.
pub(crate) fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    let values: Vec<String> = headers.get_all(name).iter().map(|v| String::from_utf8_lossy(v.as_bytes()).trim().to_owned()).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

/// Path and query.
pub(crate) fn shown_path(url: &Url) -> String {
    url.query().map_or_else(|| url.path().to_owned(), |q| format!("{}?{q}", url.path()))
}
