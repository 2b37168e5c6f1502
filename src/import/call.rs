//! A request of a recording.

use serde_json::Value;

use super::{
    body::Sent,
    endpoint::{Asked, Pattern},
};

/// A request that becomes a step.
pub(super) struct Call {
    /// As a step has it.
    pub(super) method: &'static str,
    pub(super) pattern: Pattern,
    pub(super) asked: Asked,
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    /// What was sent.
    pub(super) body: Option<Sent>,
    /// What came back, where it was JSON.
    pub(super) answer: Option<Value>,
    /// First and last moment, milliseconds.
    pub(super) span_ms: Option<(i64, i64)>,
}
