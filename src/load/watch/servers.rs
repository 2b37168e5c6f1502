//! All that is watched beside the app: opened before the ramp, sampled during it, and written at its end.

use std::sync::mpsc::Sender;

use crate::{
    client::pooler::{self as console, Reached},
    config::{Shape, Target},
    load::{
        generator::engine::Engine,
        unless_stopped,
        watch::{
            commands::{self, Commands},
            health,
            jobs::Jobs,
            metrics::Metrics,
            pooler::{self, Pools},
            postgres::Postgres,
            redis::Redis,
            sampler::{Sampled, TableRows},
            session::{self, History},
            statements::Statements,
        },
    },
    snapshot::{Facts, Unseen},
    stop::Stop,
};

/// The servers behind the app, each or why it is not watched, and what is known of them before the ramp.
pub(crate) struct Servers<'a> {
    shape: Shape,
    /// Path of the health page.
    health: Option<&'a str>,
    metrics: Metrics<'a>,
    postgres: Result<Postgres, Unseen>,
    redis: Result<Redis, Unseen>,
    pooler: Result<Reached, Unseen>,
    statements: Statements,
    jobs: Sampled<Jobs>,
    commands: Sampled<Commands<'a>>,
}

/// What only the end of the ramp tells.
pub(crate) struct Seen {
    sessions: History,
    pools: Sampled<Pools>,
    health_looks: u64,
}

impl<'a> Servers<'a> {
    /// Opens a session with each; of the app itself the paths of two pages are known. Job queues are watched for where there are some in Redis.
    pub(crate) async fn open(
        target: &Target,
        engine: &'a Engine,
        (health, metrics): (Option<&'a str>, Option<(&'a str, bool)>),
        has_queues: bool,
        facts: &mut Facts,
        stop: &Stop,
    ) -> Result<Self, Unseen> {
        let (ca_file, shape) = (target.config.ca_file.as_deref(), target.config.load.shape);
        let opening = async { tokio::join!(Postgres::open(target, ca_file), Redis::open(target, ca_file), console::reach(target, facts)) };
        let (mut postgres, mut redis, pooler) = unless_stopped(stop, opening).await?;
        let statements = unless_stopped(stop, Statements::start(&mut postgres)).await?;
        let jobs = unless_stopped(stop, Jobs::find(&mut redis, shape)).await?;
        let commands = Sampled::of(Commands::of(&engine.abort_rules, has_queues));
        Ok(Self { shape, health, metrics: Metrics::of(metrics, target), postgres, redis, pooler, statements, jobs, commands })
    }

    /// Samples all of them until `end`; seconds go to the journal.
    pub(crate) async fn sample(&mut self, engine: &Engine, end: &Stop, outbox: Sender<TableRows>) -> Seen {
        let (sessions, (), pools, (), health_looks) = tokio::join!(
            session::sample(engine, &mut self.postgres, &mut self.statements, self.shape, end, outbox.clone()),
            commands::sample(engine, &mut self.redis, &mut self.commands, &mut self.jobs, end, outbox.clone()),
            pooler::sample(engine, &mut self.pooler, end, outbox.clone()),
            self.metrics.sample(engine, end, outbox),
            health::watch(engine, self.health, end)
        );
        Seen { sessions, pools, health_looks }
    }

    /// Writes what is not in the journal, and lists what was sent.
    pub(crate) async fn write(mut self, seen: Seen, facts: &mut Facts) {
        seen.sessions.write(facts);
        self.commands.write(facts);
        self.jobs.write(facts);
        pooler::write_sent(&seen.pools, facts);
        health::write_sent(self.health, seen.health_looks, facts);
        seen.pools.write(facts);
        self.metrics.write(facts);
        self.statements.write(facts, &mut self.postgres).await;
        self.postgres.iter().for_each(|postgres| postgres.write_sent(facts));
        self.redis.iter_mut().for_each(|redis| redis.write_sent(facts));
    }
}
