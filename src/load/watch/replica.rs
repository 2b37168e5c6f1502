//! How far the replicas are behind, once a second during the ramp.

use crate::{
    load::{
        record::write::int,
        watch::{postgres::Postgres, sampler::Sampler},
    },
    snapshot::{Row, Unseen, row},
};

/// Reads how far the one furthest behind is, where there is one.
#[derive(Default)]
pub(crate) struct Replica {
    /// When it was read last.
    pub(crate) behind_bytes: Option<i64>,
}

impl Sampler for Replica {
    const TABLE: &'static str = "load_replica_second";
    type Source = Postgres;

    async fn look(&mut self, second: u32, source: &mut Postgres) -> Result<Vec<Row>, Unseen> {
        self.behind_bytes = source.replica_behind_bytes().await?;
        Ok(self.behind_bytes.map(|bytes| row! { "second" => int(second), "behind_bytes" => bytes }).into_iter().collect())
    }
}
