//! What `pg_monitor` alone does not show: from the helpers that `role.sql` makes, from the catalog where the role may
//! read it, else from the views that show a role its own.

use super::{Kind, Unseen};
use crate::client::postgres::SimpleQueryRow;

/// Statistics of columns: shares, widths and order, never a value.
const COLUMN_STATS: &str = include_str!("column_stats.sql");
/// The same for a role that sees only columns which it may read.
const COLUMN_STATS_SHOWN: &str = include_str!("column_stats_shown.sql");
const LOGIN_RULES: &str = include_str!("login_rules.sql");
const FILE_FAULTS: &str = include_str!("file_faults.sql");
const SEQUENCE_VALUES: &str = "select c.oid as seqrelid, case when has_sequence_privilege(c.oid, 'select, usage') then pg_sequence_last_value(c.oid) end as last_value
  from pg_catalog.pg_class c where c.relkind = 'S' and c.relpersistence <> 't'";

/// What tells of the helpers that are there: common table expressions that end in `helper`.
const HELPERS: &str = include_str!("helpers.sql");

/// `sql` with them in the place that it keeps for them.
pub(crate) fn put_helpers_into(sql: &str) -> String {
    sql.replace("{helpers}", HELPERS.trim())
}

/// Where the numbers of this session come from.
pub(super) struct Helpers {
    /// Those that may be called.
    usable: Vec<String>,
    /// Those that bear the name of one, and that anybody may have made.
    strange: Vec<String>,
    sees_statistics: bool,
    sees_files: bool,
}

impl Helpers {
    /// As the row of `session.sql` says.
    pub(super) fn of(row: &SimpleQueryRow) -> Self {
        let text = |name: &str| row.try_get(name).ok().flatten().unwrap_or_default();
        let words = |name: &str| text(name).split_whitespace().map(str::to_owned).collect();
        Self {
            usable: words("helpers"),
            strange: words("strange_helpers"),
            sees_statistics: text("sees_statistics") == "t",
            sees_files: text("sees_files") == "t",
        }
    }

    fn has(&self, name: &str) -> bool {
        self.usable.iter().any(|usable| usable == name)
    }

    /// What to say of one that is there and is not used.
    pub(super) fn strangeness(&self, name: &str) -> String {
        if self.strange.iter().any(|strange| strange == name) {
            format!("; plimsoll.{name} is not used, since not only a superuser could have made it what it is")
        } else {
            String::new()
        }
    }

    /// `sql` with its sources put in.
    pub(super) fn put_into(&self, sql: &str) -> String {
        let columns = match (self.sees_statistics, self.has("column_stats")) {
            (true, _) => COLUMN_STATS,
            (false, true) => "select * from plimsoll.column_stats",
            (false, false) => COLUMN_STATS_SHOWN,
        };
        let sequences = if self.has("sequence_last_values") { "select * from plimsoll.sequence_last_values()" } else { SEQUENCE_VALUES };
        let rules = if self.sees_files { LOGIN_RULES } else { "select * from plimsoll.hba()" };
        let faults = if self.sees_files { FILE_FAULTS } else { "select * from plimsoll.file_faults()" };
        sql.replace("{column_stats}", columns)
            .replace("{sequence_values}", sequences)
            .replace("{login_rules}", rules)
            .replace("{file_faults}", faults)
    }

    /// Why what the server's own files say is hidden, with the least that shows it.
    pub(super) fn hides(&self, table: &str, role: &str) -> Option<Unseen> {
        let name = match table {
            "db_login_rule" => "hba",
            "db_file_fault" => "file_faults",
            _ => return None,
        };
        let reason = format!("{role} may not see what the files of the server say{}", self.strangeness(name));
        let cure = format!(
            "create the function plimsoll.{name}() (`plimsoll doctor` prints it), then: \
             grant usage on schema plimsoll to {role}; grant execute on function plimsoll.{name}() to {role};"
        );
        (!self.has(name) && !self.sees_files).then(|| Unseen::new(Kind::Denied, reason).cured_by(cure))
    }

    /// True where a sequence that may not be read looks like one that was never used.
    pub(super) fn may_miss_sequences(&self) -> bool {
        !self.has("sequence_last_values")
    }

    /// True where a column that may not be read has no statistics.
    pub(super) fn may_miss_columns(&self) -> bool {
        !self.has("column_stats") && !self.sees_statistics
    }
}

/// Why statistics of columns are missing, with the least that shows them: not a right to read the tables.
pub(super) fn hidden_statistics(reason: String, role: &str) -> Unseen {
    Unseen::new(Kind::Denied, reason).cured_by(format!(
        "create the view plimsoll.column_stats, which holds no values (`plimsoll doctor` prints it), then: \
         grant usage on schema plimsoll to {role}; grant select on plimsoll.column_stats to {role};"
    ))
}
