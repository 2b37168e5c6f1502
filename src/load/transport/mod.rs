//! How a request gets to the app and its answer back, behind one call.

mod full;

use std::hash::{DefaultHasher, Hasher};

use hyper::{HeaderMap, Method, StatusCode, body::Bytes};
use url::Url;

use super::answer::Class;
use crate::target::Config;
use full::Full;

/// Larger bodies are read to their end, but not kept for `save`.
const LARGEST_KEPT: usize = 1 << 20;

/// A request to the app.
pub(super) struct Request {
    pub(super) method: Method,
    /// With its query, as a URL has it: nothing is left to escape.
    pub(super) path: String,
    pub(super) headers: HeaderMap,
    /// Empty: none.
    pub(super) body: Bytes,
}

/// How an answer begins.
pub(super) struct Head {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
}

/// The body of an answer, as far as it came.
#[derive(Default)]
pub(super) struct Body {
    /// As sent.
    pub(super) bytes: u64,
    hasher: DefaultHasher,
    /// Its beginning, where it is wanted.
    pub(super) kept: Option<Vec<u8>>,
}

impl Body {
    /// Nothing so far; kept where it is wanted.
    pub(super) fn new(is_wanted: bool) -> Self {
        Self { kept: is_wanted.then(Vec::new), ..Self::default() }
    }

    fn take(&mut self, chunk: &[u8]) {
        self.bytes += u64::try_from(chunk.len()).unwrap_or_default();
        self.hasher.write(chunk);
        if let Some(kept) = self.kept.as_mut().filter(|k| k.len() + chunk.len() <= LARGEST_KEPT) {
            kept.extend_from_slice(chunk);
        }
    }

    /// Tells equal bodies.
    pub(super) fn hash(&self) -> u64 {
        self.hasher.finish()
    }
}

/// Why there is no whole answer.
#[derive(Debug)]
pub(super) enum Broken {
    /// No connection; why, in the system's words.
    NoConnection(String),
    /// The connection ended before the answer's head.
    NoAnswer,
    /// It ended within the body.
    InBody,
    /// The values that were filled in make no request.
    Unfit,
}

impl Broken {
    pub(super) fn class(&self) -> Class {
        match self {
            Self::NoConnection(_) | Self::NoAnswer => Class::Connect,
            Self::InBody => Class::Body,
            Self::Unfit => Class::Expectation,
        }
    }
}

/// A way to the app.
pub(super) struct Transport {
    full: Full,
}

impl Transport {
    /// To the app at `base`, which has no query.
    pub(super) fn new(base: &Url, config: &Config) -> Result<Self, String> {
        Ok(Self { full: Full::new(base, config)? })
    }

    /// Sends `request` and reads the whole answer. Each request is one request: no redirect is followed, and nothing that
    /// reached the app is sent again.
    pub(super) async fn exchange(&self, request: Request, body: &mut Body) -> Result<Head, Broken> {
        self.full.exchange(request, body).await
    }
}
