//! Facts about the server itself: what INFO and, where it is allowed, CONFIG GET tell.

use std::{
    net::IpAddr,
    time::{SystemTime, UNIX_EPOCH},
};

use crate::{
    client::redis::{Info, Session, is_loopback, is_tls, refusal},
    probe::{Facts, Unseen},
    redact::Address,
    row,
    snapshot::Row,
};

/// What only CONFIG tells; all of it is null where CONFIG is denied or renamed.
#[derive(Debug, Default)]
pub(super) struct Settings {
    save_rules: Option<i64>,
    is_protected_mode: Option<bool>,
}

/// Numbers of CONFIG GET that are kept under their own names.
const NUMBERS: [&str; 3] = ["CONFIG GET slowlog-log-slower-than", "CONFIG GET slowlog-max-len", "CONFIG GET timeout"];

/// Asks for the settings one by one: only 7.0 and later take several names at once.
pub(super) async fn settings(session: &mut Session, facts: &mut Facts) -> Settings {
    let mut rows: Vec<Row> = Vec::new();
    for command in NUMBERS {
        match setting(session, command).await {
            Ok(Some(value)) => {
                let name = command.rsplit(' ').next().unwrap_or(command);
                rows.extend(value.parse::<f64>().ok().map(|number| row! { "name" => name.to_owned(), "number" => number }));
            }
            Ok(None) => {}
            Err(unseen) => {
                facts.unseen("redis_setting", &unseen);
                return Settings::default();
            }
        }
    }
    facts.write("redis_setting", rows);
    let save = setting(session, "CONFIG GET save").await.ok().flatten();
    let protected = setting(session, "CONFIG GET protected-mode").await.ok().flatten();
    Settings {
        // `3600 1 300 100`: seconds and changes, in pairs.
        save_rules: save.map(|rules| i64::try_from(rules.split_whitespace().count() / 2).unwrap_or_default()),
        is_protected_mode: protected.map(|mode| mode == "yes"),
    }
}

async fn setting(session: &mut Session, command: &'static str) -> Result<Option<String>, Unseen> {
    let pair: Vec<String> = session.ask_plain(command).await.map_err(|error| refusal(&error, "CONFIG GET"))?;
    Ok(pair.into_iter().nth(1))
}

/// The one row of `redis_server`.
pub(super) fn server(info: &Info, settings: &Settings, is_password_required: Option<bool>, address: &Address, place: &Place) -> Row {
    let (flavour, version) = info.product();
    let used = info.integer("used_memory");
    let counted = used.map(|bytes| bytes - info.integer("mem_not_counted_for_evict").unwrap_or(0));
    row! {
        "flavour" => flavour.to_owned(),
        "version" => version.to_owned(),
        "version_major" => version.split('.').next().and_then(|number| number.parse::<i64>().ok()),
        "uptime_s" => info.integer("uptime_in_seconds"),
        "counters_age_s" => counters_age_s(info),
        "keys" => place.keys,
        "maxmemory_bytes" => info.integer("maxmemory"),
        "maxmemory_policy" => info.text("maxmemory_policy").map(str::to_owned),
        "used_memory_bytes" => used,
        "counted_memory_bytes" => counted,
        "system_memory_bytes" => info.integer("total_system_memory"),
        "is_aof_enabled" => info.flag("aof_enabled"),
        "is_aof_write_ok" => info.flag("aof_last_write_status"),
        "rdb_saves" => info.integer("rdb_saves"),
        "save_rules" => settings.save_rules,
        "last_save_age_s" => info.integer("rdb_last_save_time").map(age_s),
        "unsaved_changes" => info.integer("rdb_changes_since_last_save"),
        "is_last_save_ok" => info.flag("rdb_last_bgsave_status"),
        "connected_clients" => info.integer("connected_clients"),
        "maxclients" => info.integer("maxclients"),
        "rejected_connections" => info.integer("rejected_connections"),
        "total_connections" => info.integer("total_connections_received"),
        "total_commands" => info.integer("total_commands_processed"),
        "evicted_keys" => info.integer("evicted_keys"),
        "is_password_required" => is_password_required,
        "is_protected_mode" => settings.is_protected_mode,
        "is_loopback" => is_loopback(address),
        "is_private" => place.is_private,
        "is_tls" => is_tls(address),
    }
}

/// A reset of the counters leaves no time, but it is the first command that is counted after it.
fn counters_age_s(info: &Info) -> Option<i64> {
    let is_reset = info.commands().iter().any(|command| command.name == "config|resetstat");
    info.integer("uptime_in_seconds").filter(|_| !is_reset)
}

/// What is known of the server besides what it says.
pub(super) struct Place {
    /// Keys in all of its databases.
    pub(super) keys: Option<i64>,
    /// True where it is only reached from a private network.
    pub(super) is_private: Option<bool>,
}

/// True where no address that the host name leads to is a public one; none: it leads nowhere, or to this very machine.
pub(super) async fn is_private(address: &Address) -> Option<bool> {
    let host = address.host().trim_matches(['[', ']']).to_owned();
    // Whoever is on the same machine does not see who else reaches it.
    if is_loopback(address) {
        return None;
    }
    let found: Vec<IpAddr> = tokio::net::lookup_host((host, 0)).await.ok()?.map(|place| place.ip()).collect();
    let is_inner = |ip: &IpAddr| match ip {
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            v4.is_private() || v4.is_loopback() || v4.is_link_local() || first == 100 && (64..128).contains(&second)
        }
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    };
    (!found.is_empty()).then(|| found.iter().all(is_inner))
}

fn age_s(unix_s: i64) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(i64::MAX));
    (now - unix_s).max(0)
}

/// Tables that come straight from INFO.
pub(super) fn write_counters(info: &Info, facts: &mut Facts) {
    if info.tells_keys() {
        let keyspaces = info.keyspaces();
        facts.write("redis_keyspace", keyspaces.iter().map(|k| row! { "number" => k.number, "keys" => k.keys, "expiring" => k.expiring }));
    } else {
        let why = Unseen::new(crate::probe::Kind::Unsupported, "INFO has no keyspace on this service");
        facts.unseen("redis_keyspace", &why);
    }
    let commands = info.commands();
    if commands.is_empty() {
        let why = Unseen::new(crate::probe::Kind::Unsupported, "INFO has no commandstats on this service");
        facts.unseen("redis_command", &why);
    } else {
        facts.write(
            "redis_command",
            commands.into_iter().map(|c| {
                row! { "name" => c.name, "calls" => c.calls, "mean_us" => c.mean_us, "rejected" => c.rejected, "failed" => c.failed }
            }),
        );
    }
    // The section is empty on a server that never refused anything, and missing before 6.2.
    if info.text("total_error_replies").is_some() {
        facts.write("redis_error", info.errors().into_iter().map(|(code, times)| row! { "code" => code, "times" => times }));
    } else {
        let why = Unseen::new(crate::probe::Kind::Unsupported, "INFO has no errorstats on this version (6.2 and later do)");
        facts.unseen("redis_error", &why);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn addresses_of_private_networks_are_told_from_public_ones() {
        for (host, expected) in [
            ("10.1.2.3", Some(true)),
            ("100.64.0.1", Some(true)),
            ("100.63.0.1", Some(false)),
            ("[fd00::1]", Some(true)),
            ("203.0.113.7", Some(false)),
            ("127.0.0.1", None),
            ("no-such-host.invalid", None),
        ] {
            let address = Address::parse(&format!("redis://{host}:6379")).expect("an address");
            assert_eq!(is_private(&address).await, expected, "{host}");
        }
    }
}
