//! Redis during the load: commands, hits and misses, connections, and how busy its main thread is.

use std::path::Path;

use crate::{
    client::redis::{Info, Session, not_named, refusal},
    config::Target,
    load::watch::{
        abort::Levels,
        counter::{Counter, Counters, Source},
    },
    probe::redis::depth::{Depth, Depths},
    snapshot::{Facts, Kind, Unseen},
};

/// Names of the counters.
pub(crate) const COMMANDS: &str = "commands";
pub(crate) const HITS: &str = "hits";
pub(crate) const MISSES: &str = "misses";
pub(crate) const WRITES: &str = "writes";
pub(crate) const CONNECTIONS: &str = "connections";
pub(crate) const EVICTED: &str = "evicted";
/// In hundredths of a second.
pub(crate) const BUSY: &str = "busy";

/// What greets and keeps a connection, ours or the app's, is no work.
const CEREMONY: &[&str] = &["info", "ping", "auth", "hello", "select", "client", "command", "quit", "config"];

/// What stores a value that may be looked up later.
const STORES: &[&str] = &["set", "setex", "psetex", "setnx", "mset", "hset", "hmset", "hsetnx", "json.set", "getset"];

/// The app's Redis.
pub(crate) struct Redis {
    session: Session,
    /// The most keys by whose names queues are looked for.
    keys: i64,
    /// What our looks at queues added so far to its commands, hits and misses.
    own: [f64; 3],
}

impl Redis {
    pub(crate) async fn open(target: &Target, ca_file: Option<&Path>) -> Result<Self, Unseen> {
        if target.declared_none("redis") {
            return Err(Unseen::new(Kind::DeclaredNone, "plimsoll.toml says that there is no redis"));
        }
        let found = target.redis.as_ref().ok_or_else(not_named)?;
        Ok(Self { session: Session::open(&found.address, ca_file).await?, keys: target.config.redis.keys, own: [0.0; 3] })
    }

    /// Lists what was sent.
    pub(crate) fn write_sent(&mut self, facts: &mut Facts) {
        self.session.write_sent(facts);
    }

    /// What it tells of connections and memory now.
    pub(crate) async fn levels(&mut self) -> Result<Levels, Unseen> {
        let (clients, memory) = (self.info("INFO clients").await?, self.info("INFO memory").await?);
        Ok(Levels {
            connections: clients.real("connected_clients"),
            memory_bytes: memory.real("used_memory"),
            memory_max_bytes: memory.real("maxmemory").filter(|most| *most > 0.0),
            evicts_nothing: memory.text("maxmemory_policy") == Some("noeviction"),
        })
    }

    /// The job queues that are there now.
    pub(crate) async fn queues(&mut self) -> Result<Depths, Unseen> {
        Depths::find(&mut self.session, self.keys).await
    }

    /// How many jobs wait in each of them.
    pub(crate) async fn depth(&mut self, queues: &Depths) -> Result<Depth, Unseen> {
        let depth = queues.read(&mut self.session).await?;
        for (sum, own) in self.own.iter_mut().zip(depth.own) {
            *sum += f64::from(own);
        }
        Ok(depth)
    }

    async fn info(&mut self, command: &'static str) -> Result<Info, Unseen> {
        let text: String = self.session.ask_plain(command).await.map_err(|e| refusal(&e, "INFO"))?;
        Ok(Info::parse(&text))
    }
}

impl Source for Redis {
    async fn counters(&mut self) -> Result<Counters, Unseen> {
        let (stats, commands, cpu) = (self.info("INFO stats").await?, self.info("INFO commandstats").await?, self.info("INFO cpu").await?);
        let is_work = |name: &str| !CEREMONY.contains(&name.split('|').next().unwrap_or(name));
        let commands = commands.commands();
        #[expect(clippy::cast_precision_loss, reason = "counters are far below 2^53")]
        let calls = |of: &dyn Fn(&str) -> bool| commands.iter().filter(|c| of(&c.name)).map(|c| c.calls as f64).sum();
        let stat = |name: &str| stats.real(name);
        let [own_commands, own_hits, own_misses] = self.own;
        let busy = cpu.real("used_cpu_user_main_thread").zip(cpu.real("used_cpu_sys_main_thread")).map(|(user, sys)| 100.0 * (user + sys));
        let all = [
            (COMMANDS, Some(calls(&is_work) - own_commands)),
            (WRITES, Some(calls(&|name| STORES.contains(&name)))),
            (HITS, stat("keyspace_hits").map(|hits| hits - own_hits)),
            (MISSES, stat("keyspace_misses").map(|misses| misses - own_misses)),
            (CONNECTIONS, stat("total_connections_received")),
            (EVICTED, stat("evicted_keys")),
            (BUSY, busy),
        ];
        Ok(all.into_iter().filter_map(|(name, calls)| Some((name.to_owned(), Counter { calls: calls?, ..Counter::default() }))).collect())
    }
}
