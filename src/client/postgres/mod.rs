//! Sessions with Postgres, bounded and narrow: what probes, load and history share.

mod ask;
mod client;
mod connect;
mod messages;
mod packed;
mod strangers;

pub(crate) use ask::{as_facts, ask, ask_and_tidy, ask_packed, for_version, literal, narrowed, pieces, undoing, wrapped};
pub use client::Client;
pub(crate) use client::{NoConnection, Trouble, connect as connect_to};
pub use connect::{APPLICATION_NAME, connect};
pub(crate) use packed::Packed;
pub(crate) use strangers::{put_into as put_strangers_into, reason as not_read, refusing};

/// A row of an answer, as text.
pub(crate) use tokio_postgres::SimpleQueryRow;

use crate::snapshot::{Kind, Unseen};

/// What says where pg_stat_statements lies, where it is the extension's own.
pub(crate) const STATEMENTS_SCHEMA: &str = include_str!("statements_schema.sql");

/// Why no statement of pg_stat_statements is read where its view is not the extension's.
pub(crate) fn no_statements(has_extension: bool) -> Unseen {
    if has_extension {
        let reason =
            "the view pg_stat_statements is not the one that its extension brings along when a superuser creates it: it is not read";
        return Unseen::new(Kind::Unsupported, reason)
            .cured_by("as a superuser: drop extension pg_stat_statements; create extension pg_stat_statements;");
    }
    Unseen::new(Kind::Unsupported, "pg_stat_statements is not installed in this database")
}

/// Nobody named a Postgres.
pub(crate) fn not_named() -> Unseen {
    Unseen::new(Kind::NotConfigured, "no Postgres address was found")
        .cured_by("give --postgres or DATABASE_URL; if there is none, put without = [\"postgres\"] into plimsoll.toml")
}
