//! The seal: a checksum over the bytes of a snapshot, so that one that was changed or damaged since is not judged. It shows
//! accidents; whoever edits a file on purpose can write a new seal too.

use std::{
    fs::File,
    io::{self, BufReader, Read as _},
    ops::Range,
    path::Path,
};

use rusqlite::{Connection, OptionalExtension as _};
use sha2::{Digest as _, Sha256};

/// Read at once.
const BLOCK_BYTES: usize = 1 << 20;

/// Of the first page: what SQLite counts up when the seal itself is written.
const COUNTERS: [Range<usize>; 2] = [24..28, 92..100];

/// Writes the seal into a file that nothing else will be written to. Where somebody reads it just now, SQLite keeps a part
/// of it beside the file; then there is no checksum, and the seal says so.
pub(super) fn set(db: &Connection, path: &Path) -> rusqlite::Result<()> {
    let mode: String = db.pragma_query_value(None, "journal_mode", |r| r.get(0))?;
    // That it cannot be read back shows when it is opened.
    let digest = if mode == "delete" { of_file(db, path)? } else { None };
    db.execute("insert into seal values (?1)", [digest]).map(|_| ())
}

/// What a seal tells of its file.
pub(super) enum Seal {
    /// Nothing: the run was not sealed, or before there were seals.
    Silent,
    /// Every byte is what was sealed.
    Whole,
    /// It is not, in words.
    Broken(&'static str),
}

/// Holds a file against its seal.
pub(super) fn check(db: &Connection, path: &Path) -> rusqlite::Result<Seal> {
    if !db.table_exists(Some("main"), "seal")? {
        return Ok(Seal::Silent);
    }
    let is_sealed: bool = db.query_row("select exists (select 1 from run where duration_ms is not null)", [], |r| r.get(0))?;
    let digest: Option<Option<String>> = db.query_row("select digest from main.seal", [], |r| r.get(0)).optional()?;
    Ok(match digest {
        _ if !is_sealed => Seal::Silent,
        None => Seal::Broken("its seal is gone"),
        Some(None) => Seal::Silent,
        Some(kept) if kept == of_file(db, path)? => Seal::Whole,
        Some(_) => Seal::Broken("it is not what was sealed: it was changed since, or a part of it was lost"),
    })
}

/// The SHA-256 of every page but that of the seal; none: the file could not be read.
fn of_file(db: &Connection, path: &Path) -> rusqlite::Result<Option<String>> {
    let place = "select page_size, (select rootpage from main.sqlite_schema where type = 'table' and name = 'seal') from pragma_page_size";
    let (page_bytes, own): (u32, u32) = db.query_row(place, [], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(digest(path, page_bytes, own).ok())
}

fn digest(path: &Path, page_bytes: u32, own: u32) -> io::Result<String> {
    let mut file = BufReader::with_capacity(BLOCK_BYTES, File::open(path)?);
    let (mut hash, mut page) = (Sha256::new(), Vec::new());
    for number in 1_u32.. {
        page.clear();
        if file.by_ref().take(u64::from(page_bytes)).read_to_end(&mut page)? == 0 {
            break;
        }
        if number == 1 {
            for counter in COUNTERS {
                page.get_mut(counter).into_iter().for_each(|bytes| bytes.fill(0));
            }
        }
        if number != own {
            hash.update(&page);
        }
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
