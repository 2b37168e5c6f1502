//! A session with Redis or Valkey, and what INFO tells: what probes and load share.

mod connect;
mod info;
mod replies;

pub use connect::{CLIENT_NAME, Session, refusal};
pub(crate) use connect::{is_loopback, is_tls};
pub use info::{Info, Keyspace};

use crate::snapshot::{Kind, Unseen};

/// Nobody named a Redis.
pub(crate) fn not_named() -> Unseen {
    Unseen::new(Kind::NotConfigured, "no Redis address was found")
        .cured_by("give --redis or REDIS_URL; if there is none, put without = [\"redis\"] into plimsoll.toml")
}
