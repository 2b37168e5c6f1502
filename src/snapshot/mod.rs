//! The snapshot: ONE SQLite file with everything that a run saw. Probes write it through [`Facts`], each its own tables
//! only; once sealed it is read and never written again.

mod facts;
mod limits;
mod older;
mod order;
mod schema;
mod seal;
mod text;

use std::{
    env, fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::Duration,
};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags, params, params_from_iter};

pub use facts::{Facts, Kind, Row, Unseen, row};
pub use limits::limit;
pub use order::{Place, place};
pub use rusqlite::types::Value;
pub use schema::{Column, SCHEMA, Table, filled_by, tables};
pub use text::{LONGEST_REASON, cut};

use self::seal::Seal;
use crate::{
    config::{Place as Line, Target},
    redact::Redactor,
};

/// `PLIM`, in SQLite's header: tells our files from any other database.
const APPLICATION_ID: i32 = 0x504c_494d;

/// A power cut may take the last writes, and leaves the file whole. Writes do not wait for the disk, but where the write-ahead
/// log is folded in.
const SYNCHRONOUS: &str = "normal";

/// Rises with every change of the schema that an older plimsoll could not read.
pub const SCHEMA_VERSION: i32 = 1;

/// A snapshot that cannot be used. Each message fits behind "could not …".
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// There is no such file.
    #[error("`{path}` does not exist")]
    Missing {
        /// The file.
        path: String,
    },
    /// A file, and not one of ours.
    #[error("`{path}` is not a plimsoll snapshot")]
    Foreign {
        /// The file.
        path: String,
    },
    /// Written by a newer plimsoll.
    #[error("`{path}` was written by a newer plimsoll (its schema is {found}, this one reads up to {SCHEMA_VERSION})")]
    Newer {
        /// The file.
        path: String,
        /// Its schema version.
        found: i32,
    },
    /// One of ours, and not whole.
    #[error("`{path}` is damaged: {what}")]
    Damaged {
        /// The file.
        path: String,
        /// What is wrong with it.
        what: String,
    },
    /// The folder or file cannot be made or read.
    #[error("`{path}` cannot be used")]
    Io {
        /// The file.
        path: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// SQLite failed.
    #[error("the snapshot `{path}` could not be read or written")]
    Sqlite {
        /// The file.
        path: String,
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
}

/// What an earlier run of the same target decided of a check on load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierVerdict {
    /// `item/id`.
    pub check: String,
    /// A digest of what was driven.
    pub driven: String,
    /// As JSON, with a digest of the text of the check.
    pub verdict: String,
    /// The run that decided it.
    pub run: String,
    /// Its start, RFC 3339 in UTC.
    pub decided_at: String,
}

/// An open snapshot.
pub struct Snapshot {
    db: Connection,
    path: PathBuf,
    redactor: Redactor,
    /// The folder of a scratch snapshot, removed with it.
    scratch: Option<PathBuf>,
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        if let Some(folder) = &self.scratch {
            // Left behind at worst: a folder of the system's temporary ones.
            let _ = fs::remove_dir_all(folder);
        }
    }
}

impl Snapshot {
    /// Makes `folder/<id>.db` with the whole schema, and writes what is known before the first probe.
    ///
    /// # Errors
    /// When the folder or the file cannot be written.
    pub fn create(folder: &Path, target: &Target, taken_at: DateTime<Utc>) -> Result<Self, SnapshotError> {
        let io = |source| SnapshotError::Io { path: folder.display().to_string(), source };
        fs::create_dir_all(folder).map_err(io)?;
        let ordered_at = order::next(folder, taken_at);
        let (id, path) = unused_name(folder, taken_at);
        let db = Connection::open(&path).map_err(|e| sqlite(&path, e))?;
        let snapshot = Self { db, path, redactor: target.redactor.clone(), scratch: None };
        let framed = snapshot.write_frame(target, &id, taken_at, ordered_at).map_err(|e| sqlite(&snapshot.path, e));
        if framed.is_err() {
            // A file without a run in it would stand for the latest run.
            for ending in ["db", "db-wal", "db-shm"] {
                let _ = fs::remove_file(snapshot.path.with_extension(ending));
            }
        }
        framed.map(|()| snapshot)
    }

    /// A snapshot that nobody keeps, for commands that only look: it lies in the system's temporary folder, and goes
    /// when it is dropped.
    ///
    /// # Errors
    /// When the folder or the file cannot be written.
    pub fn scratch(target: &Target, taken_at: DateTime<Utc>) -> Result<Self, SnapshotError> {
        let folder = scratch_folder(taken_at);
        let mut snapshot = Self::create(&folder, target, taken_at)?;
        snapshot.scratch = Some(folder);
        Ok(snapshot)
    }

    /// A scratch copy of a snapshot whose scan died, or still runs, to write to. None where it was sealed, and where another
    /// plimsoll wrote it, whose tables may not be those that this one fills.
    ///
    /// # Errors
    /// When it cannot be read, or the copy not be written.
    pub fn unsealed_copy(&self) -> Result<Option<Self>, SnapshotError> {
        let failed = |e| sqlite(&self.path, e);
        let is_unsealed: bool = self.db.query_row("select duration_ms is null from run", [], |r| r.get(0)).map_err(failed)?;
        if !is_unsealed || !schema::is_that_of(&self.db).map_err(failed)? {
            return Ok(None);
        }
        let folder = scratch_folder(Utc::now());
        fs::create_dir(&folder).map_err(|source| SnapshotError::Io { path: folder.display().to_string(), source })?;
        let path = folder.join("copy.db");
        let copied = || {
            self.db.execute("vacuum into ?1", [path.to_string_lossy()])?;
            let db = Connection::open(&path)?;
            db.pragma_update(None, "journal_mode", "wal")?;
            Ok(db)
        };
        match copied() {
            Ok(db) => Ok(Some(Self { db, path, redactor: self.redactor.clone(), scratch: Some(folder) })),
            Err(source) => {
                let _ = fs::remove_dir_all(&folder);
                Err(failed(source))
            }
        }
    }

    /// Opens a snapshot to judge or report it again; nothing is ever written to it.
    ///
    /// # Errors
    /// When there is no such file, or it is foreign, newer or damaged.
    pub fn open(path: &Path) -> Result<Self, SnapshotError> {
        let shown = path.display().to_string();
        match fs::File::open(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(SnapshotError::Missing { path: shown }),
            Err(source) => return Err(SnapshotError::Io { path: shown, source }),
            Ok(_) => {}
        }
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|e| sqlite(path, e))?;
        let pragma = |name: &str| db.pragma_query_value(None, name, |r| r.get::<_, i32>(0));
        match (pragma("application_id"), pragma("user_version")) {
            (Ok(APPLICATION_ID), Ok(found)) if found > SCHEMA_VERSION => Err(SnapshotError::Newer { path: shown, found }),
            (Ok(APPLICATION_ID), Ok(version)) => match damage(&db, path, version) {
                Some(what) => Err(SnapshotError::Damaged { path: shown, what }),
                None => {
                    older::stand_in(&db).map_err(|e| sqlite(path, e))?;
                    Ok(Self { db, path: path.to_owned(), redactor: Redactor::default(), scratch: None })
                }
            },
            (Err(e), _) | (_, Err(e)) if is_ours(path) => Err(SnapshotError::Damaged { path: shown, what: e.to_string() }),
            _ => Err(SnapshotError::Foreign { path: shown }),
        }
    }

    /// A handle through which the probe `name` writes `tables`, and no others.
    ///
    /// # Errors
    /// When the file cannot be opened a second time.
    pub fn facts(&self, probe: &'static str, tables: &'static [&'static str]) -> Result<Facts, SnapshotError> {
        Facts::open(&self.path, probe, tables, self.redactor.clone()).map_err(|e| sqlite(&self.path, e))
    }

    /// Says that all facts are in. From here on the file only is read.
    ///
    /// # Errors
    /// When SQLite cannot write.
    pub fn seal(&self, duration: Duration) -> Result<(), SnapshotError> {
        let ms = i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        self.db
            .execute("update run set duration_ms = ?1", [ms])
            .and_then(|_| self.db.pragma_update(None, "journal_mode", "delete"))
            .and_then(|()| seal::set(&self.db, &self.path))
            .map_err(|e| sqlite(&self.path, e))
    }

    /// Says that the scan was told to stop, before it is sealed: what it had not seen by then it did not look at.
    ///
    /// # Errors
    /// When SQLite cannot write.
    pub fn stopped(&self, after: Duration) -> Result<(), SnapshotError> {
        let ms = i64::try_from(after.as_millis()).unwrap_or(i64::MAX);
        self.db.execute("insert into run_stop values (?1)", [ms]).map(|_| ()).map_err(|e| sqlite(&self.path, e))
    }

    /// Keeps where the step `name` of a scenario is written.
    ///
    /// # Errors
    /// When SQLite cannot write.
    pub fn keep_step(&self, name: &str, place: &Line) -> Result<(), SnapshotError> {
        self.write_place("step", name, place).map_err(|e| sqlite(&self.path, e))
    }

    /// Keeps what an earlier run decided of a check.
    ///
    /// # Errors
    /// When SQLite cannot write.
    pub fn keep_verdict(&self, kept: &EarlierVerdict) -> Result<(), SnapshotError> {
        let EarlierVerdict { check, driven, verdict, run, decided_at } = kept;
        let texts = [check, driven, verdict, run, decided_at].map(|text| self.redactor.redact(text));
        let sql = "insert or replace into earlier_verdict values (?1, ?2, ?3, ?4, ?5)";
        self.db.execute(sql, params_from_iter(&texts)).map(|_| ()).map_err(|e| sqlite(&self.path, e))
    }

    fn write_place(&self, kind: &str, name: &str, place: &Line) -> rusqlite::Result<()> {
        let line = i64::try_from(place.line).unwrap_or(1);
        let (name, file) = (self.redactor.redact(name), self.redactor.redact(&place.file));
        self.db.execute("insert or ignore into place values (?1, ?2, ?3, ?4)", params![kind, name, file, line]).map(|_| ())
    }

    /// The database, for `derive`, `check` and `run`.
    #[must_use]
    pub fn db(&self) -> &Connection {
        &self.db
    }

    /// Where the file lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What masks secrets on the way in.
    #[must_use]
    pub fn redactor(&self) -> &Redactor {
        &self.redactor
    }

    fn write_frame(&self, target: &Target, id: &str, taken_at: DateTime<Utc>, ordered_at: DateTime<Utc>) -> rusqlite::Result<()> {
        let db = &self.db;
        db.busy_timeout(Duration::from_secs(20))?;
        // Probes write side by side; the write-ahead log lets them, and is folded in by `seal`.
        db.pragma_update(None, "journal_mode", "wal")?;
        db.pragma_update(None, "synchronous", SYNCHRONOUS)?;
        db.execute_batch(&format!("begin;\n{}\ncommit;", SCHEMA.join("\n")))?;
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
        db.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let config = &target.config;
        db.execute(
            "insert into run values (?1, ?2, ?3, ?4, ?5, ?6, ?7, null)",
            params![
                id,
                taken_at.to_rfc3339(),
                env!("CARGO_PKG_VERSION"),
                self.redactor.redact(&target.name),
                self.redactor.redact(&target.environment),
                config.plan.stage,
                i64::try_from(cores).unwrap_or(1)
            ],
        )?;
        db.execute("insert into run_order values (?1)", [ordered_at.to_rfc3339()])?;
        for (kind, found) in target.addresses() {
            let url = self.redactor.redact(&found.address.masked());
            db.execute("insert into address values (?1, ?2, ?3, ?4)", params![kind, url, found.source.words(), found.key])?;
        }
        for (kind, found) in [("log", &target.log), ("manifests", &target.manifests)] {
            let Some(found) = found else { continue };
            let values = params![kind, self.redactor.redact(&found.shown()), found.source.words(), found.key];
            db.execute("insert into address values (?1, ?2, ?3, ?4)", values)?;
        }
        for (kind, place) in &target.places {
            self.write_place(kind, "", place)?;
        }
        for users in [100, 1_000, 10_000] {
            db.execute("insert into stage_rate values (?1, ?2)", params![users, config.plan.peak_rate(users)])?;
        }
        db.execute("insert into objective values (?1, ?2)", params![config.objective.p95_ms, config.objective.error_pct])?;
        let plan = &config.plan;
        let numbers = params![plan.instances, plan.pool_size, plan.poolers, plan.database_cores, plan.database_disk_gb];
        let sql = "insert into usage values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let (daily, visits, requests) = (plan.daily_active_pct, plan.visits_per_day, plan.requests_per_visit);
        db.execute(sql, params![daily, visits, requests, plan.peak_hour_pct, plan.burst, plan.users_now, plan.growth_pct_a_month])?;
        let sql = "insert into plan (instances, pool_size, poolers, database_cores, database_disk_gb) values (?1, ?2, ?3, ?4, ?5)";
        db.execute(sql, numbers)?;
        Ok(())
    }
}

/// One of its own for each: two may be asked for within one microsecond.
fn scratch_folder(at: DateTime<Utc>) -> PathBuf {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    env::temp_dir().join(format!("plimsoll-{}-{}-{number}", process::id(), at.timestamp_micros()))
}

/// True where the header of a file that SQLite cannot read has our mark.
fn is_ours(path: &Path) -> bool {
    let mut header = [0; 72];
    fs::File::open(path).and_then(|mut file| file.read_exact(&mut header)).is_ok() && header[68..] == APPLICATION_ID.to_be_bytes()
}

/// What is wrong with a file that was cut short, overwritten or changed; none: nothing is. Judging what is left of it could
/// pass a check whose facts are in the part that is gone.
fn damage(db: &Connection, path: &Path, version: i32) -> Option<String> {
    // A file of another version has the seal of that one, if any.
    let seal = if version == SCHEMA_VERSION { seal::check(db, path) } else { Ok(Seal::Silent) };
    let unread = match seal {
        // Bytes that are what they were need no second look.
        Ok(Seal::Whole) => return None,
        Ok(Seal::Broken(what)) => return Some(what.to_owned()),
        Ok(Seal::Silent) => None,
        Err(error) => Some(error.to_string()),
    };
    let said = db.query_row("pragma quick_check(1)", [], |r| r.get::<_, String>(0));
    let is_begun = || db.query_row("select count(*) from run", [], |r| r.get::<_, i64>(0));
    match said {
        Ok(words) if words == "ok" => match is_begun() {
            Ok(1) => unread,
            Ok(_) => Some("the scan that wrote it died at its start".to_owned()),
            Err(error) => Some(error.to_string()),
        },
        Ok(words) => Some(words.lines().last().unwrap_or_default().to_owned()),
        Err(error) => Some(error.to_string()),
    }
}

fn sqlite(path: &Path, source: rusqlite::Error) -> SnapshotError {
    SnapshotError::Sqlite { path: path.display().to_string(), source }
}

/// `2026-11-22T105156Z`, with a number behind it where two runs start within one second.
fn unused_name(folder: &Path, taken_at: DateTime<Utc>) -> (String, PathBuf) {
    let stem = taken_at.format("%Y-%m-%dT%H%M%SZ").to_string();
    (1..)
        .map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") })
        .map(|id| (id.clone(), folder.join(format!("{id}.db"))))
        .find(|(_, path)| !path.exists())
        .expect("the numbers do not end")
}
