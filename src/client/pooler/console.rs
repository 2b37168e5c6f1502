//! The console of PgBouncer: a database of its own name that speaks the simple protocol only. Columns of its answers
//! change with nearly every version, so they are read by name, and one that is not there is not told.

use std::{path::Path, time::Duration};

use tokio_postgres::SimpleQueryRow;

use crate::{
    client::postgres::{Client, Trouble, connect},
    redact::{Address, percent_decode},
    snapshot::{Kind, Unseen},
};

/// The console answers from memory; one that takes longer hangs.
const LONGEST: Duration = Duration::from_secs(5);
/// The most that the rows of one answer may take in memory: a pooler with thousands of pools has a tenth of it.
const MOST: usize = 16 << 20;
/// The database that is the console.
const DATABASE: &str = "pgbouncer";

/// An open console.
pub(crate) struct Console {
    client: Client,
}

impl Console {
    /// Logs in at `address`, which is also the place of the console where it names no database.
    pub(crate) async fn open(address: &Address, ca_file: Option<&Path>) -> Result<Self, Unseen> {
        let user = user_of(address);
        let client = connect(&with_database(address, false), ca_file).await.map_err(|why| refusal(why, &user))?;
        Ok(Self { client })
    }

    /// The rows of `SHOW what`.
    pub(crate) async fn show(&self, what: &str) -> Result<Vec<Shown>, Unseen> {
        let broken = "scan again; see the pooler's log";
        match self.client.rows(&statement(what), LONGEST, MOST).await {
            Ok(rows) => Ok(rows.into_iter().map(Shown).collect()),
            Err(Trouble::Said(error)) => Err(match error.as_db_error() {
                Some(said) => Unseen::new(Kind::Unsupported, format!("the console does not answer SHOW {what}: {}", said.message())),
                None => Unseen::new(Kind::Unreachable, format!("the connection to the console broke: {error}")).cured_by(broken),
            }),
            Err(Trouble::TooLarge(why)) => Err(Unseen::new(Kind::Failed, format!("SHOW {what}: {why}"))),
            Err(Trouble::Late) => Err(Unseen::new(Kind::TimedOut, format!("the console did not answer within {} s", LONGEST.as_secs()))),
        }
    }
}

/// The statement as it is sent.
pub(crate) fn statement(what: &str) -> String {
    format!("show {what}")
}

/// A row of an answer.
pub(crate) struct Shown(SimpleQueryRow);

impl Shown {
    /// The text of a column; none where it is empty or this version has no such column.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        let at = self.0.columns().iter().position(|column| column.name() == name)?;
        self.0.get(at).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The number of a column, as [`Shown::text`].
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.text(name)?.parse().ok()
    }

    /// Microseconds of a column as milliseconds.
    pub(crate) fn micros_as_ms(&self, name: &str) -> Option<f64> {
        self.text(name)?.parse::<f64>().ok().map(|us| us / 1_000.0)
    }

    /// How long the first client in the queue of a pool has waited; versions before 1.8 tell no microseconds.
    pub(crate) fn wait_max_ms(&self) -> f64 {
        let seconds = self.text("maxwait").and_then(|s| s.parse::<f64>().ok()).unwrap_or_default();
        seconds * 1_000.0 + self.micros_as_ms("maxwait_us").unwrap_or_default()
    }
}

/// `address` at the console; one that names another database keeps it unless `always`.
pub(super) fn with_database(address: &Address, always: bool) -> Address {
    let mut url = address.expose().clone();
    let names_one = url.path().len() > 1 || url.query_pairs().any(|(key, _)| key == "dbname");
    if names_one && !always {
        return address.clone();
    }
    let pairs: Vec<(String, String)> =
        url.query_pairs().filter(|(k, _)| k != "dbname").map(|(k, v)| (k.into_owned(), v.into_owned())).collect();
    url.set_query(None);
    if !pairs.is_empty() {
        url.query_pairs_mut().extend_pairs(pairs);
    }
    url.set_path(DATABASE);
    Address::parse(url.as_str()).unwrap_or_else(|_| address.clone())
}

fn user_of(address: &Address) -> String {
    let url = address.expose();
    let named = url.query_pairs().find(|(key, _)| key == "user").map(|(_, value)| value.into_owned());
    let user = named.unwrap_or_else(|| percent_decode(url.username()));
    if user.is_empty() { "postgres".to_owned() } else { user }
}

/// True where the refusal is one that only a pooler gives to a user who may log in to Postgres.
pub(super) fn is_of_pooler(why: &Unseen) -> bool {
    why.kind == Kind::Denied && why.reason.contains("PgBouncer")
}

/// True where a Postgres has looked for a database of the console's name, and so is no pooler.
pub(super) fn is_of_postgres(why: &Unseen) -> bool {
    why.reason.contains(&format!("has no database `{DATABASE}`")) || why.reason.contains("pg_hba.conf")
}

/// The words of the Postgres client with those of a pooler.
fn refusal(why: Unseen, user: &str) -> Unseen {
    let is_refused = ["refused: not allowed", "no such user", "does not accept this password", "wants a password"]
        .iter()
        .any(|words| why.reason.contains(words));
    let place = why.reason.replace("Postgres at", "the PgBouncer at");
    if is_refused {
        let name = if user.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') { user.to_owned() } else { format!("\"{user}\"") };
        let cure = format!(
            "pgbouncer.ini, under [pgbouncer]: stats_users = {name}\n(with the user and its password in auth_file; then RELOAD on the console)"
        );
        return Unseen::new(Kind::Denied, format!("{place}; `{user}` may not read its console")).cured_by(cure);
    }
    let cure = why.cure.map(|cure| cure.replace("start Postgres", "start PgBouncer"));
    Unseen { reason: place, cure, kind: why.kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_database_leads_to_the_console() {
        let to = |text: &str, always| with_database(&Address::parse(text).expect("an address"), always).expose().to_string();
        assert_eq!(to("postgres://stats:s@pool:6432", false), "postgres://stats:s@pool:6432/pgbouncer");
        assert_eq!(to("postgres://stats@pool/console", false), "postgres://stats@pool/console");
        let asked = to("postgres://app:p%40@pool/shop?sslmode=require&dbname=shop", true);
        assert_eq!(asked, "postgres://app:p%40@pool/pgbouncer?sslmode=require");
    }

    #[test]
    fn a_user_without_the_right_gets_the_line_for_pgbouncer_ini() {
        let why = refusal(Unseen::new(Kind::Unreachable, "Postgres at db:6432 refused: not allowed"), "app");
        assert_eq!(
            (why.kind, why.reason.as_str()),
            (Kind::Denied, "the PgBouncer at db:6432 refused: not allowed; `app` may not read its console")
        );
        assert!(why.cure.as_ref().is_some_and(|c| c.contains("stats_users = app")) && is_of_pooler(&why));
    }
}
