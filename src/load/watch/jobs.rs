//! Jobs that wait in the queues of Redis, once a second during a soak. Another load holds no rate for long enough to show a trend.

use crate::{
    config::Shape,
    load::{
        record::write::int,
        watch::{
            redis::Redis,
            sampler::{Sampled, Sampler},
        },
    },
    probe::redis::depth::Depths,
    snapshot::{Row, Unseen, row},
};

/// So many jobs waited in a queue.
pub(crate) fn waits(second: u32, queue: String, waiting: i64) -> Row {
    row! { "second" => int(second), "queue" => queue, "waiting" => waiting }
}

/// Reads the depth of the queues.
#[derive(Default)]
pub(crate) struct Jobs {
    /// None: there are none, or none are watched.
    queues: Option<Depths>,
    /// Why these may not be all.
    part: Option<Unseen>,
}

impl Jobs {
    /// Looks for the queues, where a load of this shape watches them.
    pub(crate) async fn find(source: &mut Result<Redis, Unseen>, shape: Shape) -> Sampled<Self> {
        let found = match source {
            Err(why) => Err(why.clone()),
            Ok(source) if shape == Shape::Soak => source.queues().await.map(Some),
            Ok(_) => Ok(None),
        };
        let mut sampled = Sampled::of(Self::default());
        match found {
            Ok(mut queues) => {
                sampled.sampler.part = queues.as_mut().and_then(Depths::take_part);
                sampled.sampler.queues = queues.filter(|queues| !queues.is_empty());
            }
            Err(why) => sampled.lose(&why),
        }
        sampled
    }
}

impl Sampler for Jobs {
    const TABLE: &'static str = "load_queue_second";
    type Source = Redis;

    async fn look(&mut self, second: u32, source: &mut Redis) -> Result<Vec<Row>, Unseen> {
        let Some(queues) = &self.queues else { return Ok(Vec::new()) };
        Ok(source.depth(queues).await?.waiting.into_iter().map(|(queue, waiting)| waits(second, queue, waiting)).collect())
    }

    fn part(&mut self) -> Option<Unseen> {
        self.part.take()
    }
}
