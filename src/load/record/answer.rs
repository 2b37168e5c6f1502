//! What came back of a request, and why it counts as failed.

use crate::load::record::part::Times;

/// Why a request failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// No connection, or it broke before an answer.
    Connect,
    /// No whole answer in time.
    Timeout,
    /// A status from 400 on.
    Status,
    /// A limiter of the app answered: 429, or 503 with a time to wait. That is a rule and no capacity.
    Limited,
    /// Led to a sign-in or to another host, or not let in: 401, 403.
    TurnedAway,
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
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Timeout => "timeout",
            Self::Status => "status",
            Self::Limited => "limited",
            Self::TurnedAway => "turned away",
            Self::Body => "body",
            Self::Expectation => "expectation",
            Self::Unsent => "unsent",
            Self::Unfinished => "unfinished",
        }
    }
}

/// What came back.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Answer {
    /// Why it counts as failed.
    pub(crate) failure: Option<Class>,
    /// Bytes of the body as sent.
    pub(crate) bytes: u64,
    /// Tells equal bodies; 0 where nobody compares them.
    pub(crate) hash: u64,
    pub(crate) times: Times,
}

impl Answer {
    pub(crate) fn failed(class: Class) -> Self {
        Self { failure: Some(class), ..Self::default() }
    }
}
