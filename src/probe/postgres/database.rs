//! Which database of the cluster a session looks at. The first is the target's own; what the user names besides is set
//! beside it in the same tables, told apart by its name.

use super::{Kind, Unseen};
use crate::client::postgres::literal;
use crate::snapshot::{Row, Value};

/// What each database has by itself. All else the server tells once.
pub(super) const OF_EACH: &[&str] = &[
    "db_table",
    "db_column",
    "db_constraint",
    "db_foreign_key",
    "db_index",
    "db_index_column",
    "db_statement",
    "db_statement_before",
    "db_activity",
    "db_sequence",
    "db_lock_wait",
    "db_column_stat",
    "db_analysis",
    "db_migration",
    "db_queue",
    "db_collation",
    "db_schema",
    "db_definer",
    "db_exposed_table",
    super::bloat::METERS[0].table,
    super::bloat::METERS[1].table,
];

/// A database of the cluster.
pub(super) struct Database {
    /// 0 for the target's own.
    number: u32,
    /// As the user wrote it; empty for the target's own.
    name: String,
    /// All that are looked at besides the target's own.
    named: Vec<String>,
}

impl Database {
    /// The target's own; `named` are looked at besides it.
    pub(super) fn own(named: &[String]) -> Self {
        Self { number: 0, name: String::new(), named: named.to_vec() }
    }

    /// Those that the user named, in that order.
    pub(super) fn further(named: &[String]) -> impl Iterator<Item = Self> {
        (1..).zip(named).map(|(number, name)| Self { number, name: name.clone(), named: named.to_vec() })
    }

    /// Its name; none for the target's own.
    pub(super) fn name(&self) -> Option<&str> {
        (self.number > 0).then_some(self.name.as_str())
    }

    /// `sql` with what tells this database apart: `{within}` before names that people read, `{catalog}` before names in SQL
    /// (Postgres takes `shop.public.orders` in `shop` and refuses it elsewhere), `{looked_at}` for all of them.
    pub(super) fn put_into(&self, sql: &str) -> String {
        let within = self.name().map_or_else(String::new, |name| format!("{name}: "));
        let catalog = self.name().map_or_else(String::new, |name| format!("\"{}\".", name.replace('"', "\"\"")));
        let mut looked_at = vec!["current_database()".to_owned()];
        looked_at.extend(self.named.iter().map(|name| literal(name)));
        sql.replace("{within}", &literal(&within)).replace("{catalog}", &literal(&catalog)).replace("{looked_at}", &looked_at.join(", "))
    }

    /// Ids of two databases may be equal: those of a further one are moved out of the way. An oid has 32 bits.
    pub(super) fn set_apart(&self, table: &str, mut row: Row) -> Row {
        let away = i64::from(self.number) << 32;
        for (name, value) in &mut row {
            if let Value::Integer(id) = value
                && (*name == "id" || name.ends_with("_id"))
                && OF_EACH.contains(&table)
            {
                *id = id.wrapping_add(away);
            }
        }
        row
    }

    /// What is not there is not there in this database.
    pub(super) fn of_it(&self, why: Unseen) -> Unseen {
        match self.name() {
            None => why,
            Some(name) => {
                let cure = match (why.kind, &why.cure) {
                    (Kind::Denied | Kind::Unsupported, Some(cure)) => Some(format!("in the database {name}: {cure}")),
                    _ => why.cure.clone(),
                };
                Unseen { reason: format!("database {name}: {}", why.reason), cure, ..why }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_database_is_not_named_and_a_further_one_is() {
        let named = vec!["ana'lytics".to_owned()];
        let sql = "select {within} || title, format('%s%I', {catalog}, name) where datname in ({looked_at})";
        let own = Database::own(&named).put_into(sql);
        assert_eq!(own, "select '' || title, format('%s%I', '', name) where datname in (current_database(), 'ana''lytics')");
        let further = Database::further(&named).next().expect("one").put_into(sql);
        assert!(further.starts_with("select 'ana''lytics: ' || title, format('%s%I', '\"ana''lytics\".', name)"), "{further}");
    }

    #[test]
    fn ids_of_two_databases_never_meet() {
        let named = vec!["a".to_owned(), "b".to_owned()];
        let row = || vec![("id", Value::Integer(4_294_967_295)), ("table_id", Value::Integer(7)), ("rows_read", Value::Integer(7))];
        let places: Vec<Database> = std::iter::once(Database::own(&named)).chain(Database::further(&named)).collect();
        let ids: Vec<Row> = places.iter().map(|d| d.set_apart("db_table", row())).collect();
        assert_eq!(ids[0], row());
        assert_eq!(ids[2][1].1, Value::Integer(7 + (2 << 32)));
        assert_eq!(ids[2][2].1, Value::Integer(7));
        assert_ne!(ids[1][0].1, ids[2][0].1);
    }
}
