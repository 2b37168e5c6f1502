//! The write-ahead log once a second during the ramp: what was written of it, and whether the archiver kept up.

use crate::{
    load::{
        record::write::int,
        watch::{
            postgres::{LogPosition, Postgres},
            sampler::Sampler,
        },
    },
    snapshot::{Row, Unseen, row},
};

/// Reads where the log stands.
#[derive(Default)]
pub(crate) struct Wal {
    before: Option<(u32, LogPosition)>,
}

impl Sampler for Wal {
    const TABLE: &'static str = "load_wal_second";
    type Source = Postgres;

    async fn look(&mut self, second: u32, source: &mut Postgres) -> Result<Vec<Row>, Unseen> {
        let now = source.log_position().await?;
        let before = self.before.replace((second, now));
        Ok(before.map(|(then, before)| written(second, then, &before, &now)).into_iter().collect())
    }
}

fn written(second: u32, then: u32, before: &LogPosition, now: &LogPosition) -> Row {
    row! {
        "second" => int(second),
        "took_s" => int(second.saturating_sub(then)),
        "wal_bytes" => now.bytes - before.bytes,
        "archived_files" => now.archived_files - before.archived_files,
        "files_waiting" => now.files_waiting,
        "file_bytes" => now.file_bytes,
    }
}
