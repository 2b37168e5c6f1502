//! What `INFO` says, as numbers. The load part differences two of them.

use std::collections::BTreeMap;

/// One answer to `INFO all`.
#[derive(Clone, Debug, Default)]
pub struct Info(BTreeMap<String, String>);

/// What became of one command since the server started or its statistics were reset.
#[derive(Clone, Debug, PartialEq)]
pub struct CommandUse {
    /// In lower case; a subcommand behind a bar: `config|get`.
    pub name: String,
    /// Calls.
    pub calls: i64,
    /// Mean time on the server's one thread, microseconds.
    pub mean_us: f64,
    /// Calls refused before they ran (6.2 and later), such as writes without memory.
    pub rejected: i64,
    /// Calls that failed while they ran (6.2 and later).
    pub failed: i64,
}

/// One numbered database that has keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keyspace {
    /// Its number.
    pub number: i64,
    /// Keys.
    pub keys: i64,
    /// Keys that expire.
    pub expiring: i64,
}

impl Info {
    /// Parses the text; unknown lines are kept, broken ones passed over.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let pairs = text.lines().filter_map(|line| match line.trim_end() {
            section if section.starts_with('#') => Some((section, "")),
            pair => pair.split_once(':'),
        });
        Self(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// True where it says how many keys there are: an empty server has the section, and nothing in it.
    #[must_use]
    pub fn tells_keys(&self) -> bool {
        self.0.contains_key("# Keyspace") || !self.keyspaces().is_empty()
    }

    /// A value; an empty one is as good as none (Redis Enterprise leaves the policy empty).
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// A whole number.
    #[must_use]
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.text(name)?.parse().ok()
    }

    /// A number with a fraction.
    #[must_use]
    pub fn real(&self, name: &str) -> Option<f64> {
        self.text(name)?.parse().ok()
    }

    /// True for `ok` and `1`, false for every other value.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.text(name).map(|value| value == "ok" || value == "1")
    }

    /// Which server this is, and its own version. Valkey and others call themselves Redis 7.2.4 for old clients.
    #[must_use]
    pub fn product(&self) -> (&'static str, &str) {
        const OWN: [(&str, &str); 7] = [
            ("valkey", "valkey_version"),
            ("dragonfly", "dragonfly_version"),
            ("garnet", "garnet_version"),
            ("kvrocks", "kvrocks_version"),
            ("redict", "redict_version"),
            ("keydb", "keydb_version"),
            ("upstash", "upstash_version"),
        ];
        OWN.iter()
            .find_map(|(name, field)| self.text(field).map(|version| (*name, version.trim_start_matches("df-v"))))
            .unwrap_or_else(|| ("redis", self.text("redis_version").unwrap_or("unknown")))
    }

    /// True where keys are spread over several servers.
    #[must_use]
    pub fn is_cluster(&self) -> bool {
        self.flag("cluster_enabled").unwrap_or(false)
    }

    /// Each command's use.
    #[must_use]
    pub fn commands(&self) -> Vec<CommandUse> {
        self.with_prefix("cmdstat_")
            .map(|(name, fields)| CommandUse {
                name: name.to_lowercase(),
                calls: whole(&fields, "calls"),
                mean_us: fields.get("usec_per_call").and_then(|v| v.parse().ok()).unwrap_or_default(),
                rejected: whole(&fields, "rejected_calls"),
                failed: whole(&fields, "failed_calls"),
            })
            .collect()
    }

    /// How often each error code was answered (6.2 and later).
    #[must_use]
    pub fn errors(&self) -> Vec<(String, i64)> {
        self.with_prefix("errorstat_").map(|(code, fields)| (code.to_owned(), whole(&fields, "count"))).collect()
    }

    /// Each numbered database that has keys, in order of number.
    #[must_use]
    pub fn keyspaces(&self) -> Vec<Keyspace> {
        let mut found: Vec<Keyspace> = self
            .with_prefix("db")
            .filter_map(|(number, fields)| {
                let number = number.parse().ok()?;
                Some(Keyspace { number, keys: whole(&fields, "keys"), expiring: whole(&fields, "expires") })
            })
            .collect();
        found.sort_by_key(|k| k.number);
        found
    }

    fn with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, BTreeMap<&'a str, &'a str>)> {
        self.0.iter().filter_map(move |(name, value)| {
            let fields = value.split(',').filter_map(|pair| pair.split_once('=')).collect();
            Some((name.strip_prefix(prefix)?, fields))
        })
    }
}

fn whole(fields: &BTreeMap<&str, &str>, name: &str) -> i64 {
    fields.get(name).and_then(|value| value.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valkey_is_not_taken_for_an_old_redis() {
        let info =
            Info::parse("# Server\r\nredis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:9.1.2\r\nserver_mode:standalone\r\n");
        assert_eq!(info.product(), ("valkey", "9.1.2"));
        assert_eq!(Info::parse("redis_version:7.4.1\r\n").product(), ("redis", "7.4.1"));
    }

    #[test]
    fn no_keys_are_told_apart_from_keys_that_are_not_told() {
        assert!(Info::parse("# Server\r\nredis_version:7.4.1\r\n# Keyspace\r\n").tells_keys());
        assert!(!Info::parse("# Server\r\nupstash_version:1.10.5\r\n# Data\r\ntotal_data_size:100\r\n").tells_keys());
    }

    #[test]
    fn an_empty_policy_is_no_policy() {
        let info = Info::parse("maxmemory:0\r\nmaxmemory_policy:\r\n");
        assert_eq!((info.text("maxmemory_policy"), info.integer("maxmemory")), (None, Some(0)));
    }

    #[test]
    fn commands_errors_and_databases_are_read() {
        let info = Info::parse(
            "cmdstat_config|get:calls=3,usec=30,usec_per_call=10.50,rejected_calls=1,failed_calls=2\r\n\
             cmdstat_get:calls=4,usec=8,usec_per_call=2.00\r\n\
             errorstat_OOM:count=7\r\ndb10:keys=5,expires=1,avg_ttl=0\r\ndb2:keys=9,expires=0,avg_ttl=0,subexpiry=0\r\n",
        );
        let commands = info.commands();
        assert_eq!(commands[0], CommandUse { name: "config|get".into(), calls: 3, mean_us: 10.5, rejected: 1, failed: 2 });
        assert_eq!((commands[1].calls, commands[1].rejected), (4, 0));
        assert_eq!(info.errors(), [("OOM".to_owned(), 7)]);
        let numbers: Vec<i64> = info.keyspaces().iter().map(|k| k.number).collect();
        assert_eq!(numbers, [2, 10]);
    }
}
