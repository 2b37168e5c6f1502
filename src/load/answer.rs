//! What came back of a request, and why it counts as failed.

use super::part::Times;

/// Why a request failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// No connection, or it broke before an answer.
    Connect,
    /// No whole answer in time.
    Timeout,
    /// A status from 400 on.
    Status,
    /// The body broke off.
    Body,
    /// Not the status or the value that the scenario expects.
    Expectation,
    /// Never sent: too many others were waiting.
    Unsent,
    /// Not answered when its step ended.
    Unfinished,
}

impl Class {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Timeout => "timeout",
            Self::Status => "status",
            Self::Body => "body",
            Self::Expectation => "expectation",
            Self::Unsent => "unsent",
            Self::Unfinished => "unfinished",
        }
    }
}

/// What came back.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Answer {
    /// Why it counts as failed.
    pub(super) failure: Option<Class>,
    /// Bytes of the body as sent.
    pub(super) bytes: u64,
    /// Tells equal bodies; 0 where nobody compares them.
    pub(super) hash: u64,
    pub(super) times: Times,
}

impl Answer {
    pub(super) fn failed(class: Class) -> Self {
        Self { failure: Some(class), ..Self::default() }
    }
}
