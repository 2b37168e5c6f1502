//! What metrics tell, whoever shows them: the app on a page of its own, Prometheus by its API. Formats, names, and what asks for them.

pub(crate) mod exposition;
pub(crate) mod layer;
pub(crate) mod promql;
pub(crate) mod signal;
