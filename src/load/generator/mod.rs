//! What sends requests: users, arrivals, the queue between them, and the transport.

pub(crate) mod arrivals;
pub(crate) mod away;
pub(crate) mod closed;
pub(crate) mod crew;
pub(crate) mod engine;
pub(crate) mod page;
pub(crate) mod queue;
pub(crate) mod redirect;
pub(crate) mod refusal;
pub(crate) mod sender;
pub(crate) mod span;
pub(crate) mod timeout;
pub(crate) mod transport;
pub(crate) mod unheard;
pub(crate) mod visit;
pub(crate) mod warm_up;
