//! How the app is asked: one client, one answer, and where requests may go.

pub(crate) mod answer;
pub(crate) mod body;
pub(crate) mod client;
pub(crate) mod limiter;
pub(crate) mod named;
pub(crate) mod outline;
pub(crate) mod pass;
pub(crate) mod quota;
pub(crate) mod visitor;
