//! What scenarios ask the app for, so that it is looked at besides what a walk through the app finds.

use std::{fmt, sync::Arc};

use http::{HeaderMap, Method};
use url::Url;

use super::Header;

/// What the scenarios were answered, each once before anything is looked at.
#[derive(Clone, Debug, Default)]
pub struct Visits {
    /// In their order, each address once.
    pub met: Vec<Visited>,
    /// In their order, each endpoint once: as it answered first.
    pub answered: Vec<Arc<Answered>>,
    /// Why these are not all that the scenarios ask for: what a door hid, and what was not asked.
    pub shut: Option<String>,
    /// The same of what is only asked together with a load: what comes after one that writes.
    pub left_out: Option<String>,
    /// The same of what writes itself.
    pub unwritten: Option<String>,
    /// The same of answers that were too long to be kept.
    pub unkept: Option<String>,
    /// Steps that a load alone does, since by their addresses they change something or the walk keeps off them.
    pub kept_off: Vec<StepName>,
    /// The requests, as they are listed.
    pub sent: Vec<String>,
}

/// A step, by its scenario and its own name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepName {
    /// Of the scenario.
    pub scenario: String,
    /// Of the step.
    pub step: String,
}

impl fmt::Display for StepName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "step `{}` of scenario `{}`", self.step, self.scenario)
    }
}

/// An address that answered well.
#[derive(Clone)]
pub struct Visited {
    /// Behind all redirects.
    pub url: Url,
    /// What its scenario shows with it, besides what every visitor shows.
    pub shown: Vec<Header>,
    /// True for a page for people.
    pub is_page: bool,
}

impl fmt::Debug for Visited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Visited").field("path", &self.url.path()).field("is_page", &self.is_page).finish_non_exhaustive()
    }
}

/// The good answer of an endpoint, kept: what writes is not sent again, and what a visit makes it may take away again.
#[derive(Clone)]
pub struct Answered {
    /// By which it was asked.
    pub method: Method,
    /// Path and query: as asked by GET, else as the scenario has them, for what a visit makes has another number each time.
    pub path: String,
    /// Of GraphQL the name of the operation, else that of the step; empty: it is no GraphQL.
    pub operation: String,
    /// What was sent names by it how many are wanted; none: nothing does.
    pub limit: Option<String>,
    /// Where it was asked.
    pub url: Url,
    /// Of the answer.
    pub status: u16,
    /// Of the answer.
    pub headers: HeaderMap,
    /// Unpacked.
    pub body: Vec<u8>,
    /// Of the body, on the wire.
    pub wire_bytes: usize,
    /// True where the body is longer than was read.
    pub is_cut: bool,
}

impl Answered {
    /// True for another answer of the same endpoint.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.method, &self.path, &self.operation) == (&other.method, &other.path, &other.operation)
    }
}

impl fmt::Debug for Answered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answered").field("method", &self.method).field("path", &self.path).finish_non_exhaustive()
    }
}
