//! The Postgres probe: catalogs, counters and settings of one database. It reads raw catalog rows and never calls a
//! function that waits behind DDL, so that a migration under way neither stops the scan nor is stopped by it.

mod ask;
mod connect;

use tokio_postgres::Client;

pub(crate) use ask::{ask, ask_and_tidy, wrapped};
pub use connect::{APPLICATION_NAME, connect};

use super::{Absence, Facts, Kind, Probe, Work};
use crate::target::{Found, Target};

/// Observes the target's Postgres.
pub struct PostgresProbe;

impl Probe for PostgresProbe {
    fn name(&self) -> &'static str {
        "postgres"
    }

    fn tables(&self) -> &'static [&'static str] {
        TABLES
    }

    fn role(&self) -> Option<&'static str> {
        Some(ROLE_SQL)
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(async move {
            let Some(Found { address, .. }) = &target.postgres else {
                let absence = Absence::new(Kind::NotConfigured, "no Postgres address was found");
                return Err(
                    absence.cured_by("give --postgres or DATABASE_URL; if there is none, put without = [\"postgres\"] into plimsoll.toml")
                );
            };
            let client = connect(address, target.config.ca_file.as_deref()).await?;
            Session::open(client, facts).await?.fill(facts).await;
            Ok(())
        })
    }
}

/// `.sql` files that fill the table of the same name, as they are.
const QUERIES: &[(&str, &str)] = &[
    ("db_server", include_str!("db_server.sql")),
    ("db_setting", include_str!("db_setting.sql")),
    ("db_table", include_str!("db_table.sql")),
    ("db_column", include_str!("db_column.sql")),
    ("db_constraint", include_str!("db_constraint.sql")),
    ("db_foreign_key", include_str!("db_foreign_key.sql")),
    ("db_index", include_str!("db_index.sql")),
    ("db_index_column", include_str!("db_index_column.sql")),
    ("db_statement", include_str!("db_statement.sql")),
    ("db_activity", include_str!("db_activity.sql")),
    ("db_database", include_str!("db_database.sql")),
    ("db_archiver", include_str!("db_archiver.sql")),
    ("db_sequence", include_str!("db_sequence.sql")),
    ("db_role", include_str!("db_role.sql")),
    ("db_slot", include_str!("db_slot.sql")),
    ("db_standby", include_str!("db_standby.sql")),
    ("db_extension", include_str!("db_extension.sql")),
];

/// All that this probe fills: those of [`QUERIES`], and `db_migration`, which takes more than one statement.
const TABLES: &[&str] = &[
    "db_server",
    "db_setting",
    "db_table",
    "db_column",
    "db_constraint",
    "db_foreign_key",
    "db_index",
    "db_index_column",
    "db_statement",
    "db_activity",
    "db_database",
    "db_archiver",
    "db_sequence",
    "db_role",
    "db_slot",
    "db_standby",
    "db_extension",
    "db_migration",
];

/// The role with the least rights that sees every fact. Its timeouts are not set here: the probe sends them with each
/// statement, and a value of the role's own would hide the server's.
pub const ROLE_SQL: &str = "\
create role plimsoll login password 'choose-a-long-one' connection limit 3;
grant pg_monitor to plimsoll;
alter role plimsoll set default_transaction_read_only = on;
create extension if not exists pg_stat_statements;
-- for each schema with sequences: how far their numbers have come
grant usage on schema public to plimsoll;
grant select on all sequences in schema public to plimsoll;
";

/// Tables whose rows of other roles are hidden from a role without `pg_read_all_stats`. The few that it does see would
/// look like a healthy server.
const OF_OTHERS: &[&str] = &["db_statement", "db_activity", "db_standby"];

/// What we may see, and how to speak to this server.
struct Session {
    client: Client,
    version: u32,
    role: String,
    sees_sessions: bool,
    sees_settings: bool,
    statements_schema: Option<String>,
}

impl Session {
    async fn open(client: Client, facts: &mut Facts) -> Result<Self, Absence> {
        let sql = include_str!("session.sql");
        facts.sent("sql", &ask::wrapped(sql));
        let answer = ask::ask(&client, sql, "the role").await?;
        let row = answer.first().ok_or_else(|| Absence::new(Kind::Failed, "the server told nothing of itself"))?;
        let text = |name: &str| row.try_get(name).ok().flatten().map(str::to_owned);
        let version = text("version_num").and_then(|v| v.parse::<u32>().ok()).unwrap_or_default() / 10_000;
        if version < 13 {
            let reason = format!("Postgres {version} is older than 13, the oldest that plimsoll knows");
            return Err(Absence::new(Kind::Unsupported, reason).cured_by("upgrade: versions before 13 get no security fixes"));
        }
        Ok(Self {
            version,
            role: text("quoted_role").unwrap_or_default(),
            sees_sessions: text("sees_sessions").as_deref() == Some("t"),
            sees_settings: text("sees_settings").as_deref() == Some("t"),
            statements_schema: text("statements_schema"),
            client,
        })
    }

    async fn fill(&self, facts: &mut Facts) {
        for (table, sql) in QUERIES {
            let looked = match self.hidden(table) {
                Some(absence) => Err(absence),
                None => self.ask(sql, facts).await.and_then(|answer| ask::facts(table, &answer)),
            };
            match looked {
                Ok(rows) => facts.write(table, rows),
                Err(absence) => facts.absent(table, &self.with_cure(table, absence)),
            }
        }
        self.note_hidden_sequences(facts).await;
        if let Err(absence) = self.fill_migrations(facts).await {
            facts.absent("db_migration", &absence);
        }
    }

    async fn ask(&self, sql: &str, facts: &mut Facts) -> Result<Vec<tokio_postgres::SimpleQueryRow>, Absence> {
        let sql = ask::for_version(sql, self.version)
            .replace("{tables}", include_str!("tables.sql"))
            .replace("{statements_schema}", self.statements_schema.as_deref().unwrap_or("public"));
        facts.sent("sql", &ask::wrapped(&sql));
        ask::ask(&self.client, &sql, &self.role).await
    }

    /// Why it makes no sense to ask for `table`, known beforehand.
    fn hidden(&self, table: &str) -> Option<Absence> {
        let grant = format!("grant pg_monitor to {};", self.role);
        if OF_OTHERS.contains(&table) && !self.sees_sessions {
            Some(Absence::new(Kind::Denied, format!("{} sees only its own sessions and statements", self.role)).cured_by(grant))
        } else if table == "db_archiver" && !self.sees_settings {
            Some(Absence::new(Kind::Denied, format!("{} may not see archive_command", self.role)).cured_by(grant))
        } else if table == "db_statement" && self.statements_schema.is_none() {
            Some(Absence::new(Kind::Unsupported, "pg_stat_statements is not installed in this database"))
        } else {
            None
        }
    }

    fn with_cure(&self, table: &str, absence: Absence) -> Absence {
        if table == "db_statement" && absence.kind == Kind::Unsupported {
            let cure = if self.statements_schema.is_none() {
                "create extension pg_stat_statements; (first put it into shared_preload_libraries and restart, if it is not there)"
            } else {
                "put pg_stat_statements into shared_preload_libraries and restart; then alter extension pg_stat_statements update;"
            };
            return absence.cured_by(cure);
        }
        absence
    }

    /// A sequence that may not be read looks like one that was never used.
    async fn note_hidden_sequences(&self, facts: &mut Facts) {
        match self.ask(include_str!("hidden_sequences.sql"), facts).await {
            Err(absence) => facts.absent("db_sequence", &absence),
            Ok(rows) if rows.is_empty() => {}
            Ok(rows) => {
                let get = |n: usize| rows.iter().filter_map(move |row| row.get(n));
                let count: u64 = get(1).filter_map(|n| n.parse::<u64>().ok()).sum();
                let grants = get(0)
                    .map(|s| format!("grant usage on schema {s} to {0}; grant select on all sequences in schema {s} to {0};", self.role));
                let absence = Absence::new(Kind::Denied, format!("{count} sequences may not be read by {}", self.role));
                facts.absent("db_sequence", &absence.cured_by(grants.collect::<Vec<_>>().join("\n")));
            }
        }
    }

    /// Each tool marks its failed migrations in another way, in a table of the user's: one more statement a table.
    async fn fill_migrations(&self, facts: &mut Facts) -> Result<(), Absence> {
        let mut rows = Vec::new();
        let mut denied: Option<Absence> = None;
        for found in self.ask(include_str!("migrations.sql"), facts).await? {
            let text = |name: &str| found.try_get(name).ok().flatten().unwrap_or_default().to_owned();
            if text("is_readable") == "f" {
                let reason = format!("{} may not read {}", self.role, text("quoted"));
                denied = Some(Absence::new(Kind::Denied, reason).cured_by(format!("grant select on {} to {};", text("quoted"), self.role)));
                continue;
            }
            let answer = self.ask(&text("question"), facts).await?;
            rows.extend(ask::facts("db_migration", &answer)?);
        }
        facts.write("db_migration", rows);
        denied.map_or(Ok(()), Err)
    }
}
