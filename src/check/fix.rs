//! How a fix is applied, and what makes it last where that is: a managed server refuses ALTER SYSTEM, a replica takes no
//! changes, and a schema that a tool keeps has them from the tool.

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

/// How a fix is applied. All but `Code` is executed by `tests/remedies`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FixKind {
    /// Statements for psql, which sends one at a time.
    Sql,
    /// Commands for redis-cli, one a line.
    Redis,
    /// Directives to merge into a server of nginx that proxies.
    Nginx,
    /// Lines of a configuration file.
    Conf,
    /// What the app, a deploy or a person has to do.
    Code,
}

impl FixKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Sql, Self::Redis, Self::Nginx, Self::Conf, Self::Code];

    /// The word in a check's column and in every output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sql => "sql",
            Self::Redis => "redis",
            Self::Nginx => "nginx",
            Self::Conf => "conf",
            Self::Code => "code",
        }
    }
}

/// What a fix must know of where it is applied. What was not seen changes nothing.
#[derive(Debug, Default)]
pub(super) struct Ground {
    provider: Option<String>,
    is_replica: bool,
    tool: Option<String>,
}

impl Ground {
    /// That of the snapshot.
    pub(super) fn read(db: &Connection) -> rusqlite::Result<Self> {
        let server = db.query_row("select provider, is_replica from db_server", [], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
        let (provider, is_replica) = server.unwrap_or_default();
        let sql = "select tool from db_table where purpose = 'migration' and tool is not null order by id limit 1";
        Ok(Self { provider, is_replica, tool: db.query_row(sql, [], |r| r.get(0)).optional()? })
    }

    /// The fix as it works there.
    pub(super) fn fitted(&self, fix: String, kind: FixKind) -> (String, FixKind) {
        if kind != FixKind::Sql {
            return (fix, kind);
        }
        if is_setting(&fix) {
            return match &self.provider {
                Some(provider) => (managed(&fix, provider), FixKind::Conf),
                None => (fix, kind),
            };
        }
        let mut fitted = fix;
        if self.is_replica && is_write(&fitted) {
            fitted = format!("-- on the primary: this server is a replica\n{fitted}");
        }
        if is_schema(&fitted) {
            let place = self.tool.as_ref().map_or_else(
                || "where the schema is written down (a migration, schema.prisma, schema.rb)".to_owned(),
                |tool| format!("as a migration of {tool}"),
            );
            fitted = format!("{fitted}\n-- write it {place} too, or a deploy may undo it");
        }
        (fitted, kind)
    }
}

/// The statements of a fix, without the comments between them.
fn statements(fix: &str) -> impl Iterator<Item = &str> {
    fix.lines()
        .filter(|line| !line.trim_start().starts_with("--"))
        .flat_map(|line| line.split(';'))
        .map(str::trim)
        .filter(|s| !s.is_empty())
}

fn is_setting(fix: &str) -> bool {
    statements(fix).any(|s| s.starts_with("alter system "))
}

fn is_write(fix: &str) -> bool {
    let words = ["create ", "alter ", "drop ", "vacuum ", "vacuum(", "analyze ", "reindex ", "grant ", "revoke ", "update "];
    statements(fix).any(|s| words.iter().any(|word| s.starts_with(word)))
}

fn is_schema(fix: &str) -> bool {
    let words = ["create index", "create unique index", "create table", "alter table", "alter index", "alter sequence", "drop index"];
    statements(fix).any(|s| words.iter().any(|word| s.starts_with(word)))
}

/// The same settings for where a provider keeps them.
fn managed(fix: &str, provider: &str) -> String {
    let place = match provider {
        "rds" => "in the parameter group of the instance",
        "cloud-sql" => "as flags of the instance",
        "azure" => "in the server parameters",
        "supabase" => "with supabase postgres-config update",
        "heroku" => "with heroku pg:settings, where it has them",
        _ => "in the console",
    };
    let mut text = format!("# {provider} refuses ALTER SYSTEM, and keeps settings of its own: set them {place}");
    for line in fix.lines() {
        if let Some(comment) = line.trim_start().strip_prefix("--") {
            text.push_str("\n#");
            text.push_str(comment);
        } else {
            line.split("; ").filter_map(|s| s.trim().strip_prefix("alter system set ")).for_each(|setting| {
                text.push('\n');
                text.push_str(setting.trim_end_matches(';'));
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(ground: &Ground, fix: &str) -> (String, FixKind) {
        ground.fitted(fix.to_owned(), FixKind::Sql)
    }

    #[test]
    fn a_provider_has_settings_where_it_keeps_them() {
        let ground = Ground { provider: Some("rds".to_owned()), ..Ground::default() };
        let fix = "alter system set log_temp_files = '10MB'; select pg_reload_conf();\n-- takes a restart";
        let there = "# rds refuses ALTER SYSTEM, and keeps settings of its own: set them in the parameter group of the instance\n\
                     log_temp_files = '10MB'\n# takes a restart";
        assert_eq!(fitted(&ground, fix), (there.to_owned(), FixKind::Conf));
        assert_eq!(fitted(&ground, "analyze a;"), ("analyze a;".to_owned(), FixKind::Sql));
        assert_eq!(ground.fitted("alter system set a = 1;".to_owned(), FixKind::Code).0, "alter system set a = 1;");
    }

    #[test]
    fn what_a_replica_refuses_is_for_the_primary() {
        let ground = Ground { is_replica: true, ..Ground::default() };
        assert!(fitted(&ground, "create index on a (b);").0.starts_with("-- on the primary"));
        for here in ["alter system set a = 1;", "select pg_terminate_backend(7);"] {
            assert_eq!(fitted(&ground, here).0, here);
        }
    }

    #[test]
    fn a_schema_that_a_tool_keeps_has_its_changes_from_there() {
        let ground = Ground { tool: Some("Prisma".to_owned()), ..Ground::default() };
        assert!(
            fitted(&ground, "set lock_timeout = '2s'; alter table a add b int;")
                .0
                .ends_with("\n-- write it as a migration of Prisma too, or a deploy may undo it")
        );
        assert!(fitted(&Ground::default(), "drop index a;").0.contains("schema.prisma, schema.rb"));
        assert_eq!(fitted(&ground, "analyze a;").0, "analyze a;");
    }
}
