//! How a fix is applied, and what makes it last where that is: a managed server refuses ALTER SYSTEM, a replica takes no
//! changes, and a schema that a tool keeps has them from the tool.

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::nginx::Fingerprints;
use crate::sql::{self, Kind};

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
    fingerprints: Fingerprints,
}

impl Ground {
    /// That of the snapshot.
    pub(super) fn read(db: &Connection) -> rusqlite::Result<Self> {
        let server = db.query_row("select provider, is_replica from db_server", [], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
        let (provider, is_replica) = server.unwrap_or_default();
        let sql = "select tool from db_table where purpose = 'migration' and tool is not null order by id limit 1";
        let tool = db.query_row(sql, [], |r| r.get(0)).optional()?;
        Ok(Self { provider, is_replica, tool, fingerprints: Fingerprints::read(db)? })
    }

    /// The fix as it works there.
    pub(super) fn fitted(&self, fix: String, kind: FixKind) -> (String, FixKind) {
        match kind {
            FixKind::Sql => self.fitted_sql(fix),
            FixKind::Nginx => (self.fingerprints.fill(&fix), kind),
            FixKind::Code => (self.fitted_prose(fix), kind),
            FixKind::Redis | FixKind::Conf => (fix, kind),
        }
    }

    /// Prose that names a setting says where that is set.
    fn fitted_prose(&self, fix: String) -> String {
        match &self.provider {
            Some(provider) if fix.contains("alter system set ") => format!("{fix}\n# {}", refusal(provider)),
            _ => fix,
        }
    }

    fn fitted_sql(&self, fix: String) -> (String, FixKind) {
        let fix = match &self.provider {
            Some(provider) if pieces(&fix).into_iter().any(|piece| setting(piece).is_some()) => match managed(&fix, provider) {
                (settings, FixKind::Conf) => return (settings, FixKind::Conf),
                (fix, _) => fix,
            },
            _ => fix,
        };
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
        (fitted, FixKind::Sql)
    }
}

/// Each comment of a fix and each statement, that without its semicolon.
fn pieces(fix: &str) -> Vec<&str> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    for token in sql::tokens(fix.as_bytes()) {
        let is_comment = token.kind == Kind::Comment;
        if is_comment || token.kind == Kind::Sign && &fix[token.range()] == ";" {
            pieces.push(&fix[start..if is_comment { token.end } else { token.start }]);
            start = token.end;
        }
    }
    pieces.push(&fix[start..]);
    pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

fn is_comment(piece: &str) -> bool {
    piece.starts_with("--")
}

/// What a setting is set to, where a statement does that.
fn setting(statement: &str) -> Option<&str> {
    statement.strip_prefix("alter system set ")
}

/// True where a statement of the fix begins with one of `words`; a setting is each server's own.
fn begins(fix: &str, words: &[&str]) -> bool {
    pieces(fix).iter().filter(|piece| setting(piece).is_none()).any(|piece| words.iter().any(|word| piece.starts_with(word)))
}

fn is_write(fix: &str) -> bool {
    let words = ["create ", "alter ", "drop ", "vacuum ", "vacuum(", "analyze ", "reindex ", "grant ", "revoke ", "update "];
    begins(fix, &words)
}

fn is_schema(fix: &str) -> bool {
    begins(fix, &["create index", "create unique index", "create table", "alter table", "alter index", "alter sequence", "drop index"])
}

/// Why a setting cannot be set as elsewhere, and where instead.
fn refusal(provider: &str) -> String {
    let place = match provider {
        "rds" => "in the parameter group of the instance",
        "cloud-sql" => "as flags of the instance",
        "azure" => "in the server parameters",
        "supabase" => "with supabase postgres-config update",
        "heroku" => "with heroku pg:settings, where it has them",
        _ => "in the console",
    };
    format!("{provider} refuses ALTER SYSTEM, and keeps settings of its own: set them {place}")
}

/// The fix for where a provider keeps the settings: their lines alone, or as comments before statements that it takes.
fn managed(fix: &str, provider: &str) -> (String, FixKind) {
    let pieces: Vec<&str> = pieces(fix).into_iter().filter(|piece| *piece != "select pg_reload_conf()").collect();
    let is_mixed = pieces.iter().any(|piece| !is_comment(piece) && setting(piece).is_none());
    let (mark, indent, kind) = if is_mixed { ("--", "--   ", FixKind::Sql) } else { ("#", "", FixKind::Conf) };
    let lines = pieces.iter().map(|piece| match (setting(piece), piece.strip_prefix("--")) {
        (Some(setting), _) => format!("\n{indent}{setting}"),
        (None, Some(comment)) => format!("\n{mark}{comment}"),
        (None, None) => format!("\n{piece};"),
    });
    (format!("{mark} {}{}", refusal(provider), lines.collect::<String>()), kind)
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
    }

    #[test]
    fn of_several_statements_a_provider_has_the_settings_and_takes_the_others() {
        let ground = Ground { provider: Some("rds".to_owned()), ..Ground::default() };
        let fix = "create extension a;\nalter system set b = 'x; y'; alter system set c = 1; select pg_reload_conf(); -- at night\nalter table d add e int;";
        let there = "-- rds refuses ALTER SYSTEM, and keeps settings of its own: set them in the parameter group of the instance\n\
                     create extension a;\n--   b = 'x; y'\n--   c = 1\n-- at night\nalter table d add e int;\n\
                     -- write it where the schema is written down (a migration, schema.prisma, schema.rb) too, or a deploy may undo it";
        assert_eq!(fitted(&ground, fix), (there.to_owned(), FixKind::Sql));
        let two = "alter system set a = 1; alter system set b = 2; select pg_reload_conf();";
        assert!(fitted(&ground, two).0.ends_with(" of the instance\na = 1\nb = 2"), "{:?}", fitted(&ground, two));
    }

    #[test]
    fn prose_that_names_a_setting_says_where_a_provider_has_it() {
        let rds = Ground { provider: Some("rds".to_owned()), ..Ground::default() };
        let prose = |ground: &Ground, text: &str| ground.fitted(text.to_owned(), FixKind::Code).0;
        assert!(prose(&rds, "alter system set a = 1;   then restart").ends_with(
            "then restart\n# rds refuses ALTER SYSTEM, and keeps settings of its own: set them in the parameter group of the instance"
        ));
        assert_eq!(prose(&rds, "scan the primary"), "scan the primary");
        assert_eq!(prose(&Ground::default(), "alter system set a = 1;"), "alter system set a = 1;");
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
