//! Answers of the console as rows of facts. A row that lacks what tells it apart is passed over.

use std::collections::BTreeMap;

use crate::{
    client::pooler::Shown,
    snapshot::{Row, row},
};

/// The console's own database, which is no pool of the app's.
const CONSOLE: &str = "pgbouncer";
/// The longest value of a setting that is kept: numbers, and words such as `transaction`.
const LONGEST_WORD: usize = 32;

/// `1.18.0` of `PgBouncer 1.18.0`; older versions call the column otherwise, so the first one counts.
pub(super) fn version(shown: Option<&Shown>) -> Option<String> {
    let text = shown?.text("version")?;
    let (name, number) = text.split_once(' ')?;
    name.to_lowercase().contains("pg").then(|| number.split([' ', '-', ',']).next().unwrap_or_default().to_owned())
}

/// 11800 for `1.18.0`; 0 where it is no such number.
fn version_num(version: &str) -> i64 {
    let mut parts = version.split('.').map(|part| part.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<i64>());
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(major)), Some(Ok(minor)), patch) => major * 10_000 + minor * 100 + patch.and_then(Result::ok).unwrap_or_default(),
        _ => 0,
    }
}

pub(super) fn server(version: &str, is_front: bool, lists: &[Shown]) -> Row {
    let item = |name: &str| lists.iter().find(|l| l.text("list").as_deref() == Some(name)).and_then(|l| l.number("items"));
    row! {
        "version" => version.to_owned(),
        "version_num" => version_num(version),
        "is_front" => i64::from(is_front),
        "clients" => item("used_clients"),
    }
}

pub(super) fn setting(shown: &Shown) -> Option<Row> {
    let (name, value) = (shown.text("key")?, shown.text("value"));
    let is_private = ["user", "auth", "file", "query"].iter().any(|word| name.contains(word)) && !name.ends_with("timeout");
    let is_word = |text: &String| text.len() <= LONGEST_WORD && text.chars().all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c));
    let keep = |text: Option<String>| text.filter(is_word).filter(|_| !is_private);
    Some(row! {
        "number" => value.as_ref().filter(|_| !is_private).and_then(|v| v.parse::<f64>().ok()),
        "value" => keep(value),
        "default_value" => keep(shown.text("default")),
        "name" => name,
    })
}

pub(super) fn database(shown: &Shown) -> Option<Row> {
    let name = shown.text("name").filter(|name| name != CONSOLE)?;
    Some(row! {
        "name" => name,
        "port" => shown.number("port"),
        "pool_size" => shown.number("pool_size"),
        "reserve_size" => shown.number("reserve_pool_size").or_else(|| shown.number("reserve_pool")),
        "pool_mode" => shown.text("pool_mode"),
        "connections_max" => shown.number("max_connections"),
        "is_paused" => shown.number("paused"),
        "is_disabled" => shown.number("disabled"),
    })
}

pub(super) fn user(shown: &Shown) -> Option<Row> {
    let name = shown.text("name").filter(|name| name != CONSOLE)?;
    Some(row! { "name" => name, "pool_mode" => shown.text("pool_mode"), "pool_size" => shown.number("pool_size").filter(|n| *n > 0) })
}

pub(super) fn stat(shown: &Shown) -> Option<Row> {
    let database = shown.text("database").filter(|name| name != CONSOLE)?;
    Some(row! {
        "database" => database,
        "transactions" => shown.number("total_xact_count")?,
        "transaction_ms" => shown.micros_as_ms("total_xact_time")?,
        "wait_ms" => shown.micros_as_ms("total_wait_time"),
    })
}

/// Pools over several readings.
#[derive(Default)]
pub(super) struct Pools(BTreeMap<(String, String), Pool>);

#[derive(Default)]
struct Pool {
    mode: Option<String>,
    clients_active: i64,
    clients_waiting: i64,
    servers_active: i64,
    servers_idle: i64,
    wait_max_ms: f64,
}

impl Pools {
    /// Takes in one reading.
    pub(super) fn see(&mut self, shown: &[Shown]) {
        for row in shown {
            let (Some(database), Some(user)) = (row.text("database").filter(|name| name != CONSOLE), row.text("user")) else { continue };
            let pool = self.0.entry((database, user)).or_default();
            let most = |seen: i64, name: &str| seen.max(row.number(name).unwrap_or_default());
            pool.mode = row.text("pool_mode").or(pool.mode.take());
            pool.clients_active = most(pool.clients_active, "cl_active");
            pool.clients_waiting = most(pool.clients_waiting, "cl_waiting");
            pool.servers_active = most(pool.servers_active, "sv_active");
            pool.servers_idle = row.number("sv_idle").unwrap_or_default() + row.number("sv_used").unwrap_or_default();
            pool.wait_max_ms = pool.wait_max_ms.max(row.wait_max_ms());
        }
    }

    /// The facts.
    pub(super) fn rows(self) -> impl Iterator<Item = Row> {
        self.0.into_iter().map(|((database, user), pool)| {
            row! {
                "database" => database,
                "user" => user,
                "pool_mode" => pool.mode,
                "clients_active" => pool.clients_active,
                "clients_waiting" => pool.clients_waiting,
                "servers_active" => pool.servers_active,
                "servers_idle" => pool.servers_idle,
                "wait_max_ms" => pool.wait_max_ms,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        let versions = ["1.18.0", "1.9.0", "1.25.2", "1.24.0beta1", "odd"].map(version_num);
        assert_eq!(versions, [11_800, 10_900, 12_502, 12_400, 0]);
    }
}
