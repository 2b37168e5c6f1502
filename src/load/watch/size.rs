//! The size of the database every few seconds of a soak. Postgres tells nobody how much memory its other sessions hold.

use crate::{
    config::Shape,
    load::{
        record::write::int,
        watch::{postgres::Postgres, sampler::Sampler},
    },
    snapshot::{Row, Unseen, row},
};

/// Between two looks, seconds: the server asks its disk for the length of every file of the database.
const EVERY_S: u32 = 5;

/// Reads the size.
#[derive(Default)]
pub(crate) struct Size {
    is_watched: bool,
}

impl Size {
    /// Watched where a load of this shape shows a trend.
    pub(crate) fn of(shape: Shape) -> Self {
        Self { is_watched: shape == Shape::Soak }
    }
}

impl Sampler for Size {
    const TABLE: &'static str = "load_size_second";
    type Source = Postgres;

    async fn look(&mut self, second: u32, source: &mut Postgres) -> Result<Vec<Row>, Unseen> {
        if !self.is_watched || !second.is_multiple_of(EVERY_S) {
            return Ok(Vec::new());
        }
        Ok(vec![row! { "second" => int(second), "size_bytes" => source.database_bytes().await? }])
    }
}
