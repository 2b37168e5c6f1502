//! The Postgres probe: catalogs, counters and settings of a database and of those named besides. It reads raw catalog rows and never calls a
//! function that waits behind DDL, so that a migration under way neither stops the scan nor is stopped by it.

mod bloat;
mod database;
mod fingerprint;
mod helpers;

use std::path::Path;

use database::{Database, OF_EACH};
pub(crate) use fingerprint::{Difference, Side, differences, text};
use helpers::Helpers;
pub(crate) use helpers::put_helpers_into;

use super::{Facts, Kind, Probe, Unseen, Work};
use crate::{
    client::postgres::{
        Client, Packed, STATEMENTS_SCHEMA, SimpleQueryRow, as_facts, ask, ask_packed, connect, for_version, narrowed, no_statements,
        not_named, not_read, put_strangers_into, refusing, undoing, wrapped,
    },
    config::{FoundAddress, Target},
    snapshot::Row,
};

/// Observes the target's Postgres.
pub struct PostgresProbe;

impl Probe for PostgresProbe {
    fn name(&self) -> &'static str {
        "postgres"
    }

    fn role(&self) -> Option<&'static str> {
        Some(ROLE_SQL)
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(look(target, self.tables(), facts))
    }
}

/// Observes what its statements cost, which a load adds to.
pub struct StatementsProbe;

impl Probe for StatementsProbe {
    fn name(&self) -> &'static str {
        "statements"
    }

    fn role(&self) -> Option<&'static str> {
        Some(ROLE_SQL)
    }

    fn is_after_load(&self) -> bool {
        true
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(async move {
            if target.declared_none("postgres") {
                return Err(Unseen::new(Kind::DeclaredNone, "plimsoll.toml says that there is no postgres"));
            }
            look(target, self.tables(), facts).await
        })
    }
}

/// Fills these `tables` with what each database that was named has of them.
async fn look(target: &Target, tables: &[&'static str], facts: &mut Facts) -> Result<(), Unseen> {
    let found = target.postgres.as_ref().ok_or_else(not_named)?;
    let (named, ca_file) = (&target.databases, target.config.ca_file.as_deref());
    let client = connect(&found.address, ca_file).await?;
    Session::open(client, Database::own(named), facts).await?.fill(tables, facts).await;
    for database in Database::further(named) {
        if let Err(why) = look_further(found, ca_file, database, tables, facts).await {
            tables.iter().filter(|table| OF_EACH.contains(table)).for_each(|table| facts.unseen(table, &why));
        }
    }
    Ok(())
}

/// Sets a further database of the cluster beside the first.
async fn look_further(
    found: &FoundAddress,
    ca_file: Option<&Path>,
    database: Database,
    tables: &[&'static str],
    facts: &mut Facts,
) -> Result<(), Unseen> {
    let name = database.name().unwrap_or_default().to_owned();
    let of_it = |why: Unseen| Unseen { reason: format!("database {name}: {}", why.reason), ..why };
    let client = connect(&found.address.of_database(&name), ca_file).await.map_err(of_it)?;
    Session::open(client, database, facts).await.map_err(of_it)?.fill(tables, facts).await;
    Ok(())
}

/// `.sql` files that fill the table of the same name, as they are.
const QUERIES: &[(&str, &str)] = &[
    // First: of what the scan itself makes the app ask they hold as little as can be.
    ("db_statement_before", include_str!("db_statement_before.sql")),
    ("db_statement_record_before", include_str!("db_statement_record_before.sql")),
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
    ("db_statement_record", include_str!("db_statement_record.sql")),
    ("db_lock_wait", include_str!("db_lock_wait.sql")),
    ("db_horizon", include_str!("db_horizon.sql")),
    ("db_wal", include_str!("db_wal.sql")),
    ("db_column_stat", include_str!("db_column_stat.sql")),
    ("db_analysis", include_str!("db_analysis.sql")),
    ("db_session_time", include_str!("db_session_time.sql")),
    ("db_client", include_str!("db_client.sql")),
    ("db_collation", include_str!("db_collation.sql")),
    ("db_lock_space", include_str!("db_lock_space.sql")),
    ("db_checkpoint", include_str!("db_checkpoint.sql")),
    ("db_login_rule", include_str!("db_login_rule.sql")),
    ("db_file_fault", include_str!("db_file_fault.sql")),
    ("db_schema", include_str!("db_schema.sql")),
    ("db_definer", include_str!("db_definer.sql")),
    ("db_exposed_table", include_str!("db_exposed_table.sql")),
];

/// Every table that is looked at.
const ALL_TABLES: &str = include_str!("tables.sql");

/// Those of them that whoever runs the app can mend.
const OWN_TABLES: &str = concat!("select a.* from (", include_str!("tables.sql"), ") a where not a.is_provided");

/// The role with the least rights that sees every fact. Its timeouts are not set here: the probe sends them with each
/// statement, and a value of the role's own would hide the server's.
pub const ROLE_SQL: &str = include_str!("role.sql");

/// Tables whose rows of other roles are hidden from a role without `pg_read_all_stats`. The few that it does see would
/// look like a healthy server.
const OF_OTHERS: &[&str] = &["db_activity", "db_lock_wait", "db_standby", "db_horizon", "db_client"];

/// Tables that come out of `pg_stat_statements`.
const OF_STATEMENTS: &[&str] = &["db_statement", "db_statement_before", "db_statement_record", "db_statement_record_before"];

/// Tables for which a superuser keeps its rights: what they come from is not shown to `pg_monitor`. Only catalogs and
/// functions of the server are read for them, and tables that are known to hold nothing of strangers.
const AS_GIVEN: &[&str] = &[
    "db_column",
    "db_column_stat",
    "db_sequence",
    "db_login_rule",
    "db_file_fault",
    "db_migration",
    "db_queue",
    bloat::METERS[0].table,
    bloat::METERS[1].table,
];

/// What we may see, and how to speak to this server.
struct Session {
    client: Client,
    database: Database,
    version: u32,
    role: String,
    is_superuser: bool,
    sees_sessions: bool,
    sees_settings: bool,
    statements_schema: Option<String>,
    /// True where there is an extension of that name, whoever made its view.
    has_statements: bool,
    /// True where `pg_monitor` may look into its schema.
    is_statements_open: bool,
    helpers: Helpers,
}

impl Session {
    async fn open(client: Client, database: Database, facts: &mut Facts) -> Result<Self, Unseen> {
        let sql = put_helpers_into(include_str!("session.sql")).replace("{statements_schema}", STATEMENTS_SCHEMA);
        facts.sent("sql", &wrapped(&sql));
        let answer = ask(&client, &sql, "the role").await?;
        let row = answer.first().ok_or_else(|| Unseen::new(Kind::Failed, "the server told nothing of itself"))?;
        let text = |name: &str| row.try_get(name).ok().flatten().map(str::to_owned);
        let is = |name: &str| text(name).as_deref() == Some("t");
        let version = text("version_num").and_then(|v| v.parse::<u32>().ok()).unwrap_or_default() / 10_000;
        if version < 13 {
            let reason = format!("Postgres {version} is older than 13, the oldest that plimsoll knows");
            return Err(Unseen::new(Kind::Unsupported, reason).cured_by("upgrade: versions before 13 get no security fixes"));
        }
        Ok(Self {
            version,
            role: text("quoted_role").unwrap_or_default(),
            is_superuser: is("is_superuser"),
            sees_sessions: is("sees_sessions"),
            sees_settings: is("sees_settings"),
            statements_schema: text("statements_schema"),
            has_statements: is("has_statements"),
            is_statements_open: is("is_statements_open"),
            helpers: Helpers::of(row),
            client,
            database,
        })
    }

    async fn fill(&self, tables: &[&'static str], facts: &mut Facts) {
        let is_its_own = |table: &str| tables.contains(&table) && (self.database.name().is_none() || OF_EACH.contains(&table));
        for (table, sql) in QUERIES.iter().filter(|(table, _)| is_its_own(table)) {
            let looked = match self.hidden(table) {
                Some(unseen) => Err(unseen),
                None => self.fill_table(table, sql, facts).await,
            };
            if let Err(unseen) = looked {
                self.say(facts, table, self.with_cure(table, unseen));
            }
        }
        if tables.contains(&"db_table") {
            self.fill_more(facts).await;
        }
    }

    /// What takes more than one statement.
    async fn fill_more(&self, facts: &mut Facts) {
        if self.helpers.may_miss_sequences() {
            self.note_hidden_sequences(facts).await;
        }
        if self.helpers.may_miss_columns() {
            self.note_hidden_columns(facts).await;
        }
        for (table, sql) in [("db_migration", include_str!("migrations.sql")), ("db_queue", include_str!("queues.sql"))] {
            if let Err(unseen) = self.fill_by_questions(table, sql, facts).await {
                self.say(facts, table, unseen);
            }
        }
        for meter in &bloat::METERS {
            if let Err(unseen) = self.fill_bloat(meter, facts).await {
                self.say(facts, meter.table, unseen);
            }
        }
    }

    /// An answer as facts of this database.
    fn rows(&self, table: &'static str, answer: Packed) -> impl Iterator<Item = Result<Row, Unseen>> {
        as_facts(table, answer).map(move |row| row.map(|row| self.database.set_apart(table, row)))
    }

    fn say(&self, facts: &mut Facts, table: &'static str, why: Unseen) {
        facts.unseen(table, &self.database.of_it(why));
    }

    /// Asks for what fills `table`, and writes it.
    async fn fill_table(&self, table: &'static str, sql: &str, facts: &mut Facts) -> Result<(), Unseen> {
        let mut answer = self.ask_packed(&self.ready(table, sql, self.version), facts).await;
        // An extension that was not updated with its server has no view that says since when it counts.
        if table.starts_with("db_statement_record") && answer.as_ref().is_err_and(|why| why.kind == Kind::Unsupported) {
            answer = self.ask_packed(&self.ready(table, sql, 13), facts).await;
        }
        facts.try_write(table, self.rows(table, answer?))
    }

    /// Asks for what it takes to fill `table`.
    async fn ask_for(&self, table: &str, sql: &str, facts: &mut Facts) -> Result<Vec<SimpleQueryRow>, Unseen> {
        let sql = self.ready(table, sql, self.version);
        facts.sent("sql", &wrapped(&sql));
        let answer = ask(&self.client, &sql, &self.role).await;
        answer.inspect_err(|why| undoing(why).into_iter().for_each(|sql| facts.sent("sql", sql)))
    }

    /// Sends a statement as it is, for an answer that may be large.
    async fn ask_packed(&self, sql: &str, facts: &mut Facts) -> Result<Packed, Unseen> {
        facts.sent("sql", &wrapped(sql));
        let answer = ask_packed(&self.client, sql, &self.role).await;
        answer.inspect_err(|why| undoing(why).into_iter().for_each(|sql| facts.sent("sql", sql)))
    }

    /// A statement for `table` as this server understands it, with the least rights.
    fn ready(&self, table: &str, sql: &str, version: u32) -> String {
        let is_closed = OF_STATEMENTS.contains(&table) && !self.is_statements_open;
        let sql = put_strangers_into(&self.helpers.put_into(sql));
        let sql = for_version(&sql, version).replace("{all_tables}", ALL_TABLES).replace("{tables}", OWN_TABLES);
        let sql = self.database.put_into(&sql).replace("{statements_schema}", self.statements_schema.as_deref().unwrap_or("public"));
        narrowed(&sql, self.is_superuser && !is_closed && !AS_GIVEN.contains(&table))
    }

    /// Why it makes no sense to ask for `table`, known beforehand.
    fn hidden(&self, table: &str) -> Option<Unseen> {
        let grant = format!("grant pg_monitor to {};", self.role);
        if (OF_OTHERS.contains(&table) || OF_STATEMENTS.contains(&table)) && !self.sees_sessions {
            Some(Unseen::new(Kind::Denied, format!("{} sees only its own sessions and statements", self.role)).cured_by(grant))
        } else if table == "db_archiver" && !self.sees_settings {
            Some(Unseen::new(Kind::Denied, format!("{} may not see archive_command", self.role)).cured_by(grant))
        } else if OF_STATEMENTS.contains(&table) && self.statements_schema.is_none() {
            Some(no_statements(self.has_statements))
        } else {
            self.helpers.hides(table, &self.role)
        }
    }

    fn with_cure(&self, table: &str, unseen: Unseen) -> Unseen {
        if OF_STATEMENTS.contains(&table) && unseen.kind == Kind::Unsupported {
            let cure = if self.has_statements && self.statements_schema.is_none() {
                return unseen;
            } else if self.statements_schema.is_none() {
                "create extension pg_stat_statements; (first put it into shared_preload_libraries and restart, if it is not there)"
            } else {
                "put pg_stat_statements into shared_preload_libraries and restart; then alter extension pg_stat_statements update;"
            };
            return unseen.cured_by(cure);
        }
        if table == "db_column_stat" && unseen.kind == Kind::Denied {
            return helpers::hidden_statistics(unseen.reason + &self.helpers.strangeness("column_stats"), &self.role);
        }
        unseen
    }

    /// A sequence that may not be read looks like one that was never used.
    async fn note_hidden_sequences(&self, facts: &mut Facts) {
        match self.ask_for("db_sequence", include_str!("hidden_sequences.sql"), facts).await {
            Err(unseen) => self.say(facts, "db_sequence", unseen),
            Ok(rows) if rows.is_empty() => {}
            Ok(rows) => {
                let get = |n: usize| rows.iter().filter_map(move |row| row.get(n));
                let count: u64 = get(1).filter_map(|n| n.parse::<u64>().ok()).sum();
                let grants = get(0)
                    .map(|s| format!("grant usage on schema {s} to {0}; grant select on all sequences in schema {s} to {0};", self.role));
                let why = self.helpers.strangeness("sequence_last_values");
                let unseen = Unseen::new(Kind::Denied, format!("{count} sequences may not be read by {}{why}", self.role));
                self.say(facts, "db_sequence", unseen.cured_by(grants.collect::<Vec<_>>().join("\n")));
            }
        }
    }

    /// A table whose statistics are hidden looks like one that was never analysed.
    async fn note_hidden_columns(&self, facts: &mut Facts) {
        match self.ask_for("db_column_stat", include_str!("hidden_columns.sql"), facts).await {
            Err(unseen) => self.say(facts, "db_column_stat", unseen),
            Ok(rows) => {
                let hidden = rows.first().and_then(|row| row.get(0)).unwrap_or("0");
                if hidden != "0" {
                    let why = self.helpers.strangeness("column_stats");
                    let reason = format!("the statistics of {hidden} tables are hidden from {}{why}", self.role);
                    self.say(facts, "db_column_stat", helpers::hidden_statistics(reason, &self.role));
                }
            }
        }
    }

    /// Each tool keeps its migrations, and each library its jobs, in another way, in a table of the user's: `sql` says what to ask of which.
    async fn fill_by_questions(&self, table: &'static str, sql: &str, facts: &mut Facts) -> Result<(), Unseen> {
        let mut rows = Vec::new();
        let mut unread: Option<Unseen> = None;
        for found in self.ask_for(table, sql, facts).await? {
            let text = |name: &str| found.try_get(name).ok().flatten().unwrap_or_default().to_owned();
            let (quoted, stranger) = (text("quoted"), text("stranger"));
            if !stranger.is_empty() {
                unread = Some(Unseen::new(Kind::Unsupported, not_read(&quoted, &stranger)));
            } else if text("is_readable") == "f" {
                let reason = format!("{} may not read {quoted}", self.role);
                unread = Some(Unseen::new(Kind::Denied, reason).cured_by(format!("grant select on {quoted} to {};", self.role)));
            } else {
                let question = format!("{};\n{}", refusing(&text("id")), text("question"));
                rows.extend(self.rows(table, self.ask_packed(&question, facts).await?));
            }
        }
        facts.try_write(table, rows)?;
        unread.map_or(Ok(()), Err)
    }
}
