//! The embedded history: one SQLite file.

use std::{collections::BTreeMap, fs, path::Path, time::Duration};

use rusqlite::{Connection, ErrorCode, params};

use super::{Asked, Entry, HistoryError, VERSION, entry, json, latest, verdicts};
use crate::{check::Verdict, snapshot::EarlierVerdict};

/// `PLIH`, in SQLite's header: tells our file from any other database.
const APPLICATION_ID: i32 = 0x504c_4948;

/// How long to wait for another scan that writes the same file.
const PATIENCE: Duration = Duration::from_secs(5);

const TABLES: &str = "
    create table history_run (
        id text primary key,
        target text not null,
        environment text not null,
        taken_at text not null,
        entry text not null
    ) strict;
    create index history_run_target on history_run (target, taken_at);
    create table history_verdict (
        run_id text not null references history_run (id) on delete cascade,
        check_name text not null,
        verdict text not null,
        primary key (run_id, check_name)
    ) strict;";

pub(super) struct Store {
    db: Connection,
    place: String,
}

impl Store {
    pub(super) fn open(path: &Path) -> Result<Self, HistoryError> {
        let place = path.display().to_string();
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|e| HistoryError::Unusable { place: place.clone(), why: e.to_string() })?;
        }
        let db = Connection::open(path).map_err(|e| failed(&place, &e))?;
        let store = Self { db, place };
        store.prepare()?;
        Ok(store)
    }

    /// Makes the tables in a file without any, and refuses a file that is not ours.
    fn prepare(&self) -> Result<(), HistoryError> {
        let (db, place) = (&self.db, &self.place);
        let failed = |e: rusqlite::Error| failed(place, &e);
        db.busy_timeout(PATIENCE).map_err(failed)?;
        // Takes the write lock first, so that two scans which start at once do not both make the tables.
        db.execute_batch("pragma foreign_keys = on; begin immediate").map_err(failed)?;
        let number = |sql: &str| db.query_row(sql, [], |r| r.get::<_, i32>(0)).map_err(failed);
        let (id, version) = (number("pragma application_id")?, number("pragma user_version")?);
        let tables = number("select count(*) from sqlite_schema")?;
        match (id, version) {
            (APPLICATION_ID, found) if found > VERSION => return Err(HistoryError::Newer { place: place.clone(), found }),
            (APPLICATION_ID, _) => {}
            (0, 0) if tables == 0 => {
                let marks = format!("pragma application_id = {APPLICATION_ID}; pragma user_version = {VERSION};");
                db.execute_batch(&format!("{TABLES}{marks}")).map_err(failed)?;
            }
            _ => return Err(HistoryError::Foreign { place: place.clone() }),
        }
        db.execute_batch("commit").map_err(failed)
    }

    pub(super) fn append(&mut self, entry: &Entry, verdicts: &[(String, String)]) -> Result<(), HistoryError> {
        let place = self.place.clone();
        let write = |db: &mut Connection| -> rusqlite::Result<()> {
            let transaction = db.transaction()?;
            transaction.execute("delete from history_run where id = ?1", [&entry.id])?;
            transaction.execute(
                "insert into history_run values (?1, ?2, ?3, ?4, ?5)",
                params![entry.id, entry.target, entry.environment, entry.ordered_at(), json(entry)],
            )?;
            {
                let mut insert = transaction.prepare("insert into history_verdict values (?1, ?2, ?3)")?;
                for (check, verdict) in verdicts {
                    insert.execute([&entry.id, check, verdict])?;
                }
            }
            transaction.commit()
        };
        write(&mut self.db).map_err(|e| failed(&place, &e))
    }

    pub(super) fn list(&self, target: Option<&str>, most: i64) -> Result<Vec<Entry>, HistoryError> {
        let read = || -> rusqlite::Result<Vec<String>> {
            let sql = "select entry from history_run where ?1 is null or target = ?1 order by taken_at desc, id desc limit ?2";
            self.db.prepare(sql)?.query_map(params![target, most], |r| r.get(0))?.collect()
        };
        read().map_err(|e| failed(&self.place, &e))?.iter().map(|text| entry(&self.place, text)).collect()
    }

    pub(super) fn decided(&self, target: &str, environment: &str, before: &str) -> Result<BTreeMap<String, Verdict>, HistoryError> {
        // The latest row of each check wins: rows come oldest first, and a map keeps the last.
        let sql = "select v.check_name, v.verdict from history_verdict v join history_run r on r.id = v.run_id
                   where r.target = ?1 and r.environment = ?2 and r.taken_at < ?3 order by r.taken_at, r.id";
        let read = || -> rusqlite::Result<Vec<(String, String)>> {
            self.db.prepare(sql)?.query_map([target, environment, before], |r| Ok((r.get(0)?, r.get(1)?)))?.collect()
        };
        Ok(verdicts(read().map_err(|e| failed(&self.place, &e))?))
    }

    pub(super) fn earlier(&self, asked: Asked<'_>) -> Result<Vec<EarlierVerdict>, HistoryError> {
        let sql = "select r.entry, v.check_name, v.verdict from history_verdict v join history_run r on r.id = v.run_id
                   where r.target = ?1 and r.environment = ?2 and r.taken_at < ?3 and r.taken_at >= ?4
                     and v.check_name in (select value from json_each(?5)) order by r.taken_at, r.id";
        let checks = serde_json::to_string(asked.checks).expect("texts are always written");
        let given = params![asked.target, asked.environment, asked.before, asked.since, checks];
        let read = || -> rusqlite::Result<Vec<(String, String, String)>> {
            self.db.prepare(sql)?.query_map(given, |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?.collect()
        };
        latest(&self.place, read().map_err(|e| failed(&self.place, &e))?)
    }
}

fn failed(place: &str, error: &rusqlite::Error) -> HistoryError {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => HistoryError::Foreign { place: place.to_owned() },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            HistoryError::Unusable { place: place.to_owned(), why: "another scan is writing it; try again".to_owned() }
        }
        Some(ErrorCode::DatabaseCorrupt) => {
            HistoryError::Unusable { place: place.to_owned(), why: "it is damaged; move it away and a new one is begun".to_owned() }
        }
        _ => HistoryError::Unusable { place: place.to_owned(), why: error.to_string() },
    }
}
