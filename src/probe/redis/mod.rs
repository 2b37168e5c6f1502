//! Redis and Valkey: the server, its keys by pattern, its clients and the job queues in it. Only reads: names, types, expiry and
//! sizes of keys, and values only in job queues of known libraries (see [`grant::VALUES`]). No whole key is stored.

mod client;
pub mod depth;
pub mod grant;
mod key;
mod pattern;
mod pile;
mod queue;
mod sample;
mod server;
mod signature;
mod slow;
mod space;
mod walk;

use self::space::Spaces;
use super::{Facts, Kind, Probe, Unseen, Work};
use crate::{
    client::redis::{Info, Session, not_named, refusal},
    config::Target,
};

/// The probe.
pub struct RedisProbe;

impl Probe for RedisProbe {
    fn name(&self) -> &'static str {
        "redis"
    }

    fn role(&self) -> Option<&'static str> {
        Some(grant::ACL)
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(collect(target, facts))
    }
}

async fn collect(target: &Target, facts: &mut Facts) -> Result<(), Unseen> {
    let found = target.redis.as_ref().ok_or_else(not_named)?;
    let ca_file = target.config.ca_file.as_deref();
    let mut session = Session::open(&found.address, ca_file).await?;
    let looked = look(&mut session, target, facts).await;
    session.write_sent(facts);
    looked
}

async fn look(session: &mut Session, target: &Target, facts: &mut Facts) -> Result<(), Unseen> {
    let Some(found) = &target.redis else { return Ok(()) };
    // First of all: whatever looks at keys raises the counters of hits.
    let text: String = session.ask_plain("INFO all").await.map_err(|error| refusal(&error, "INFO"))?;
    let info = Info::parse(&text);
    if info.product().1 == "unknown" {
        return Err(Unseen::new(Kind::Failed, "INFO told no version: what listens there may be no Redis").cured_by("check host and port"));
    }
    let spaces = Spaces::read(session, &info, target.config.redis.keys).await;
    server::write_counters(&info, facts);
    let settings = server::settings(session, facts).await;
    let clients = client::list(session).await;
    match &clients {
        Ok(clients) => client::write(clients, facts),
        Err(unseen) => facts.unseen("redis_client", unseen),
    }
    // After the list of clients: the stranger that knocks is no client of the app's.
    let asks = session.asks_for_password(&found.address, target.config.ca_file.as_deref()).await;
    let place = server::Place { keys: spaces.as_ref().ok().map(Spaces::keys), is_private: server::is_private(&found.address).await };
    facts.write("redis_server", [server::server(&info, &settings, asks, &found.address, &place)]);
    let log = slow::read(session).await;
    let samples = keys(session, &info, spaces, facts).await;
    let part = match &samples {
        Ok((samples, spaces)) => {
            queue::write(session, &info, samples, clients.as_deref().ok(), facts).await;
            spaces.unseen(samples)
        }
        Err(unseen) => Some(unseen.clone()),
    };
    if let Some(why) = part {
        OF_KEYS.iter().for_each(|table| facts.unseen(table, &why));
    }
    match log {
        Ok(lines) => slow::write(&lines, samples.as_ref().map_or(&[], |(samples, _)| samples.as_slice()), facts),
        Err(unseen) => facts.unseen("redis_slow_command", &unseen),
    }
    Ok(())
}

/// One server of a cluster does not tell of all keys.
fn no_cluster(info: &Info) -> Result<(), Unseen> {
    let why = || Unseen::new(Kind::Unsupported, "the keys of a cluster lie on several servers, and only one was asked");
    if info.is_cluster() { Err(why()) } else { Ok(()) }
}

/// What is known by names of keys.
const OF_KEYS: &[&str] = &["redis_key_pattern", "redis_queue"];

async fn keys(
    session: &mut Session,
    info: &Info,
    spaces: Result<Spaces, Unseen>,
    facts: &mut Facts,
) -> Result<(Vec<key::Sample>, Spaces), Unseen> {
    no_cluster(info)?;
    let spaces = spaces?;
    let samples = sample::take(session, info, &spaces).await?;
    sample::write(&samples, facts);
    Ok((samples, spaces))
}

/// For the fuzzer: `bytes` as a reply, as the text of INFO and as names of keys.
#[cfg(any(test, feature = "fuzzing"))]
pub fn fuzz(bytes: &[u8]) {
    if let Ok(value) = ::redis::parse_redis_value(bytes) {
        slow::fuzz(&value);
    }
    let text = String::from_utf8_lossy(bytes);
    let info = Info::parse(&text);
    let _ = (info.commands(), info.errors(), info.keyspaces(), info.product());
    let keys: Vec<String> = text.lines().map(str::to_owned).collect();
    for (pattern, _) in pattern::group(&keys) {
        let _ = (signature::known(&pattern), signature::guessed(&pattern, "list", false), signature::environment(&pattern));
    }
    pattern::mask(&text);
}
