//! Sessions with what is scanned, each bounded in what it reads: what probes, load and history share.

pub(crate) mod bound;
pub(crate) mod no_way;
pub(crate) mod pooler;
pub mod postgres;
pub mod redis;
pub mod tls;
