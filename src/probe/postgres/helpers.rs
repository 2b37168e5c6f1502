//! What `pg_monitor` alone does not show: from the helpers that `role.sql` makes, from the catalog where the role may
//! read it, else from the views that show a role its own.

use tokio_postgres::SimpleQueryRow;

use super::{Absence, Kind};

/// Statistics of columns: shares, widths and order, never a value.
const COLUMN_STATS: &str = include_str!("column_stats.sql");
/// The same for a role that sees only columns which it may read.
const COLUMN_STATS_SHOWN: &str = include_str!("column_stats_shown.sql");
const LOGIN_RULES: &str = include_str!("login_rules.sql");
const FILE_FAULTS: &str = include_str!("file_faults.sql");
const SEQUENCE_VALUES: &str = "select c.oid as seqrelid, case when has_sequence_privilege(c.oid, 'select, usage') then pg_sequence_last_value(c.oid) end as last_value
  from pg_catalog.pg_class c where c.relkind = 'S' and c.relpersistence <> 't'";

/// Where the numbers of this session come from.
pub(super) struct Helpers {
    has_column_stats: bool,
    has_sequence_values: bool,
    sees_statistics: bool,
    has_login_rules: bool,
    has_file_faults: bool,
    sees_files: bool,
}

impl Helpers {
    /// As the row of `session.sql` says.
    pub(super) fn of(row: &SimpleQueryRow) -> Self {
        let is = |name: &str| row.try_get(name).ok().flatten() == Some("t");
        Self {
            has_column_stats: is("has_column_stats"),
            has_sequence_values: is("has_sequence_values"),
            sees_statistics: is("sees_statistics"),
            has_login_rules: is("has_login_rules"),
            has_file_faults: is("has_file_faults"),
            sees_files: is("sees_files"),
        }
    }

    /// `sql` with its sources put in.
    pub(super) fn put_into(&self, sql: &str) -> String {
        let columns = match (self.sees_statistics, self.has_column_stats) {
            (true, _) => COLUMN_STATS,
            (false, true) => "select * from plimsoll.column_stats",
            (false, false) => COLUMN_STATS_SHOWN,
        };
        let sequences = if self.has_sequence_values { "select * from plimsoll.sequence_last_values()" } else { SEQUENCE_VALUES };
        let rules = if self.sees_files { LOGIN_RULES } else { "select * from plimsoll.hba()" };
        let faults = if self.sees_files { FILE_FAULTS } else { "select * from plimsoll.file_faults()" };
        sql.replace("{column_stats}", columns)
            .replace("{sequence_values}", sequences)
            .replace("{login_rules}", rules)
            .replace("{file_faults}", faults)
    }

    /// Why what the server's own files say is hidden, with the least that shows it.
    pub(super) fn hides(&self, table: &str, role: &str) -> Option<Absence> {
        let (function, is_there) = match table {
            "db_login_rule" => ("plimsoll.hba()", self.has_login_rules),
            "db_file_fault" => ("plimsoll.file_faults()", self.has_file_faults),
            _ => return None,
        };
        let reason = format!("{role} may not see what the files of the server say");
        let cure = format!(
            "create the function {function} (`plimsoll doctor` prints it), then: \
             grant usage on schema plimsoll to {role}; grant execute on function {function} to {role};"
        );
        (!is_there && !self.sees_files).then(|| Absence::new(Kind::Denied, reason).cured_by(cure))
    }

    /// True where a sequence that may not be read looks like one that was never used.
    pub(super) fn may_miss_sequences(&self) -> bool {
        !self.has_sequence_values
    }

    /// True where a column that may not be read has no statistics.
    pub(super) fn may_miss_columns(&self) -> bool {
        !self.has_column_stats && !self.sees_statistics
    }
}

/// Why statistics of columns are missing, with the least that shows them: not a right to read the tables.
pub(super) fn hidden_statistics(reason: String, role: &str) -> Absence {
    Absence::new(Kind::Denied, reason).cured_by(format!(
        "create the view plimsoll.column_stats, which holds no values (`plimsoll doctor` prints it), then: \
         grant usage on schema plimsoll to {role}; grant select on plimsoll.column_stats to {role};"
    ))
}
