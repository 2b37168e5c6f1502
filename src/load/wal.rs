//! The write-ahead log once a second during the ramp: what was written of it, and whether the archiver kept up.

use super::{
    postgres::{LogPosition, Postgres},
    write::int,
};
use crate::snapshot::{Absence, Row, row};

/// What was read so far.
#[derive(Default)]
pub(super) struct Wal {
    before: Option<(u32, LogPosition)>,
    pub(super) rows: Vec<Row>,
    pub(super) absence: Option<Absence>,
}

impl Wal {
    /// Reads it in `second`; once that fails, no more.
    pub(super) async fn read(&mut self, second: u32, source: &mut Postgres) {
        if self.absence.is_some() {
            return;
        }
        match source.log_position().await {
            Ok(now) => self.add(second, now),
            Err(why) => self.absence = Some(why),
        }
    }

    fn add(&mut self, second: u32, now: LogPosition) {
        if let Some((then, before)) = self.before.replace((second, now)) {
            self.rows.push(row! {
                "second" => int(second),
                "took_s" => int(second.saturating_sub(then)),
                "wal_bytes" => now.bytes - before.bytes,
                "archived_files" => now.archived_files - before.archived_files,
                "files_waiting" => now.files_waiting,
                "file_bytes" => now.file_bytes,
            });
        }
    }
}
