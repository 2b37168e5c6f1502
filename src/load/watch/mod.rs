//! What the servers behind the app say while they are under load.

pub(crate) mod abort;
pub(crate) mod backlog;
pub(crate) mod commands;
pub(crate) mod counter;
pub(crate) mod health;
pub(crate) mod jobs;
pub(crate) mod metrics;
pub(crate) mod own_counters;
pub(crate) mod pooler;
pub(crate) mod postgres;
pub(crate) mod queue_table;
pub(crate) mod redis;
pub(crate) mod replica;
pub(crate) mod sampler;
pub(crate) mod saturation;
pub(crate) mod servers;
pub(crate) mod session;
pub(crate) mod size;
pub(crate) mod statements;
pub(crate) mod wal;
