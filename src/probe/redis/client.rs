//! Who is connected: CLIENT LIST, in groups. Addresses are not kept.

use std::collections::BTreeMap;

use super::pattern;
use crate::{
    client::redis::{CLIENT_NAME, Session, refusal},
    probe::{Facts, Unseen},
    row,
};

/// One connection.
#[derive(Clone, Debug, Default)]
pub(super) struct Client {
    /// The name that it gave itself; may be empty.
    pub(super) name: String,
    /// Its library and version; may be empty.
    pub(super) library: String,
    /// The command that it sent last, in lower case.
    pub(super) command: String,
    /// The numbered database that it is in.
    pub(super) database: i64,
    /// Blocked in BRPOP and the like.
    pub(super) is_blocked: bool,
    user: String,
    idle_s: i64,
    is_waiting: bool,
}

impl Client {
    fn parse(line: &str) -> Self {
        let fields: BTreeMap<&str, &str> = line.split(' ').filter_map(|pair| pair.split_once('=')).collect();
        let text = |name: &str| fields.get(name).copied().unwrap_or_default();
        let flags = text("flags");
        Self {
            name: text("name").to_owned(),
            library: [text("lib-name"), text("lib-ver")].join(" ").trim().to_owned(),
            command: text("cmd").to_lowercase(),
            database: text("db").parse().unwrap_or(0),
            is_blocked: flags.contains('b'),
            user: text("user").to_owned(),
            idle_s: text("idle").parse().unwrap_or(0),
            // Blocked in BRPOP and the like, subscribed, a replica or its master: quiet on purpose.
            is_waiting: flags.contains(['b', 'P', 'S', 'M', 'O']),
        }
    }
}

/// Every connection but our own.
pub(super) async fn list(session: &mut Session) -> Result<Vec<Client>, Unseen> {
    let text: String = session.ask_plain("CLIENT LIST").await.map_err(|e| refusal(&e, "CLIENT LIST"))?;
    Ok(text.lines().map(Client::parse).filter(|client| client.name != CLIENT_NAME).collect())
}

/// Writes them in groups.
pub(super) fn write(clients: &[Client], facts: &mut Facts) {
    let mut groups: BTreeMap<(String, &str, &str), (i64, i64)> = BTreeMap::new();
    for client in clients {
        let group = groups.entry((pattern::mask(&client.name), &client.library, &client.user)).or_default();
        group.0 += 1;
        group.1 += i64::from(client.idle_s >= 60 && !client.is_waiting);
    }
    facts.write(
        "redis_client",
        groups.into_iter().map(|((name, library, user), (connections, idle))| {
            row! {
                "name" => name, "library" => library.to_owned(), "user_name" => user.to_owned(),
                "connections" => connections, "idle" => idle,
            }
        }),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_and_a_blocked_worker_is_not_idle() {
        let line = "id=8 addr=10.0.0.7:5 laddr=10.0.0.1:6379 fd=9 name=worker age=90 idle=88 flags=b db=0 sub=0 \
                    cmd=brpop user=default resp=2 lib-name=redis-py lib-ver=5.0.1";
        let client = Client::parse(line);
        assert_eq!((client.name.as_str(), client.library.as_str(), client.command.as_str()), ("worker", "redis-py 5.0.1", "brpop"));
        assert!(client.is_waiting && client.is_blocked && client.idle_s == 88 && client.database == 0);
    }
}
