//! What a Postgres is, what its schema holds and which migrations it has had, so that two of them can be compared: an
//! original with its restored copy, or one environment with another. Raw catalog rows, and only names and types.

use std::{collections::BTreeMap, path::Path};

use super::database::Database;
use crate::{
    client::postgres::{
        Client, SimpleQueryRow, ask, ask_packed, connect, for_version, not_read, put_strangers_into, refusing, undoing, wrapped,
    },
    redact::Address,
    snapshot::{Kind, Unseen},
};

/// A session that is only used to compare.
pub(crate) struct Side {
    client: Client,
    /// What it is.
    pub(crate) identity: Identity,
    /// Every statement that was sent, as it was sent.
    pub(crate) sent: Vec<String>,
}

/// What tells one server from another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Identity {
    /// Given when its data was first made; a copy of the files keeps it.
    pub(crate) system_identifier: String,
    /// To the microsecond: no two servers have both in common.
    pub(crate) started_at: String,
    /// The database that was opened.
    pub(crate) database: String,
    /// 15
    pub(crate) version: u32,
    /// Who asks, ready for SQL.
    pub(crate) role: String,
    /// True while in recovery.
    pub(crate) is_replica: bool,
    /// True where it follows another server.
    pub(crate) is_streaming: bool,
    /// The server's clock.
    pub(crate) now_at: String,
}

impl Identity {
    /// True where both are one running server.
    pub(crate) fn is_same_server(&self, other: &Self) -> bool {
        self.system_identifier == other.system_identifier && self.started_at == other.started_at
    }
}

/// A part of two schemas that they do not share: its name, here, there.
pub(crate) type Difference = (String, Option<String>, Option<String>);

impl Side {
    /// Connects, and asks who answers.
    pub(crate) async fn open(address: &Address, ca_file: Option<&Path>) -> Result<Self, Unseen> {
        let client = connect(address, ca_file).await?;
        let mut side = Self { client, identity: Identity::default(), sent: Vec::new() };
        let rows = side.ask_of_catalog(include_str!("identity.sql")).await?;
        let row = rows.first().ok_or_else(|| Unseen::new(Kind::Failed, "the server told nothing of itself"))?;
        let get = |name: &str| text(row, name).unwrap_or_default();
        side.identity = Identity {
            system_identifier: get("system_identifier"),
            started_at: get("started_at"),
            database: get("database"),
            version: get("version_num").parse::<u32>().unwrap_or_default() / 10_000,
            role: get("quoted_role"),
            is_replica: get("is_replica") == "t",
            is_streaming: get("is_streaming") == "t",
            now_at: get("now_at"),
        };
        Ok(side)
    }

    /// Sends one statement in its own read-only transaction, as it is.
    pub(crate) async fn ask(&mut self, sql: &str) -> Result<Vec<SimpleQueryRow>, Unseen> {
        self.sent.push(wrapped(sql));
        let answer = ask(&self.client, sql, &self.identity.role).await;
        answer.inspect_err(|why| self.sent.extend(undoing(why).map(str::to_owned)))
    }

    /// The same for one that reads a table of the user's, which must be built in by now.
    pub(crate) async fn ask_of_table(&mut self, table_id: &str, sql: &str) -> Result<Vec<SimpleQueryRow>, Unseen> {
        self.ask(&format!("{};\n{sql}", refusing(table_id))).await
    }

    /// The same for one of ours, with its places filled.
    async fn ask_of_catalog(&mut self, sql: &str) -> Result<Vec<SimpleQueryRow>, Unseen> {
        let sql = self.ready(sql);
        self.ask(&sql).await
    }

    /// The statement as this server understands it.
    fn ready(&self, sql: &str) -> String {
        let sql = for_version(&put_strangers_into(sql), self.identity.version);
        sql.replace("{tables}", &Database::own(&[]).put_into(include_str!("tables.sql")))
    }

    /// Every table, column, constraint, index and enumeration, with what it is.
    pub(crate) async fn schema(&mut self) -> Result<BTreeMap<String, String>, Unseen> {
        let sql = self.ready(include_str!("fingerprint.sql"));
        self.sent.push(wrapped(&sql));
        let answer = ask_packed(&self.client, &sql, &self.identity.role).await;
        let rows = answer.inspect_err(|why| self.sent.extend(undoing(why).map(str::to_owned)))?;
        let place = |name: &str| rows.columns().iter().position(|column| column == name).unwrap_or(usize::MAX);
        let (object, definition) = (place("object"), place("definition"));
        Ok(rows.map_rows(|row| Some((row.get(object)?.to_owned(), row.get(definition)?.to_owned()))).flatten().collect())
    }

    /// The tables whose rows can be counted, those with a time of creation first.
    pub(crate) async fn countable(&mut self) -> Result<Vec<SimpleQueryRow>, Unseen> {
        self.ask_of_catalog(include_str!("countable.sql")).await
    }

    /// Seconds from the start of the server to the end of its recovery, where its files still tell.
    pub(crate) async fn replay_s(&mut self) -> Option<f64> {
        let rows = self.ask_of_catalog(include_str!("replay.sql")).await.ok()?;
        text(rows.first()?, "replay_s")?.parse().ok()
    }

    /// The migrations that ran: the title of each tool's table with the versions in it.
    pub(crate) async fn versions(&mut self) -> Result<BTreeMap<String, Vec<String>>, Unseen> {
        let mut found = BTreeMap::new();
        for table in self.ask_of_catalog(include_str!("versions.sql")).await? {
            let get = |name: &str| text(&table, name).unwrap_or_default();
            if !get("stranger").is_empty() {
                return Err(Unseen::new(Kind::Unsupported, not_read(&get("quoted"), &get("stranger"))));
            }
            if get("is_readable") == "f" {
                let reason = format!("{} may not read {}", self.identity.role, get("quoted"));
                return Err(Unseen::new(Kind::Denied, reason).cured_by(format!(
                    "grant select on {} to {};",
                    get("quoted"),
                    self.identity.role
                )));
            }
            let versions = self.ask_of_table(&get("id"), &get("question")).await?;
            found.insert(get("title"), versions.iter().filter_map(|v| text(v, "version")).collect());
        }
        Ok(found)
    }
}

/// A column of a row as text.
pub(crate) fn text(row: &SimpleQueryRow, name: &str) -> Option<String> {
    row.try_get(name).ok().flatten().map(str::to_owned)
}

/// What two schemas do not share, by name. Of a table that one of them lacks, only the table is named.
pub(crate) fn differences(here: &BTreeMap<String, String>, there: &BTreeMap<String, String>) -> Vec<Difference> {
    let names = here.keys().chain(there.keys().filter(|name| !here.contains_key(*name)));
    let mut all: Vec<Difference> = names
        .map(|name| (name.clone(), here.get(name).cloned(), there.get(name).cloned()))
        .filter(|(_, here, there)| here != there)
        .collect();
    let lone: Vec<String> = all
        .iter()
        .filter(|(_, here, there)| here.is_none() || there.is_none())
        .filter_map(|(name, _, _)| name.strip_prefix("table ").map(|title| format!(" {title}.")))
        .collect();
    all.retain(|(name, _, _)| name.starts_with("table ") || !lone.iter().any(|title| name.contains(title.as_str())));
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(parts: &[(&str, &str)]) -> BTreeMap<String, String> {
        parts.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn a_missing_table_is_named_once_and_a_changed_column_by_both_types() {
        let here = schema(&[("table a", "plain"), ("column a.id", "int4"), ("table b", "plain"), ("column b.id", "int4")]);
        let there = schema(&[("table a", "plain"), ("column a.id", "int8")]);
        let found = differences(&here, &there);
        assert_eq!(
            found,
            [
                ("column a.id".to_owned(), Some("int4".to_owned()), Some("int8".to_owned())),
                ("table b".to_owned(), Some("plain".to_owned()), None)
            ]
        );
        assert!(differences(&here, &here).is_empty());
    }
}
