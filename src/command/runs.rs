//! Which run is meant: a file, an id or its start, `latest` or `previous`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::Failure;
use crate::{
    derive,
    snapshot::{self, Place, Snapshot},
};

/// Where runs lie.
pub(super) const RUNS: &str = ".plimsoll/runs";
/// The word for the last of them.
pub(super) const LATEST: &str = "latest";

/// The snapshot file that `name` means, with runs in `folder/.plimsoll/runs`.
///
/// # Errors
/// When there is none, or the start of an id is that of several.
pub(super) fn find(folder: &Path, name: &str) -> Result<PathBuf, Failure> {
    let as_file = folder.join(name);
    if as_file.is_file() {
        return Ok(as_file);
    }
    let ids = list(folder);
    let nth_last = |n: usize| ids.len().checked_sub(n).and_then(|at| ids.get(at));
    let hits: Vec<&String> = match name {
        LATEST => nth_last(1).into_iter().collect(),
        "previous" => nth_last(2).into_iter().collect(),
        _ if ids.iter().any(|id| id == name) => ids.iter().filter(|id| *id == name).collect(),
        _ => ids.iter().filter(|id| id.starts_with(name)).collect(),
    };
    match hits.as_slice() {
        [one] => Ok(path(folder, one)),
        [] => Err(Failure::NoRun { name: name.to_owned(), folder: folder.join(RUNS).display().to_string() }),
        many => Err(Failure::ManyRuns { name: name.to_owned(), ids: many.iter().map(|id| (*id).clone()).collect() }),
    }
}

/// The snapshot that `name` means; of one whose scan died or still runs what it has seen so far. Its file is only read.
///
/// # Errors
/// When there is none, or it cannot be used.
pub(super) fn open(folder: &Path, name: &str) -> Result<Snapshot, Failure> {
    Ok(derive::complete(Snapshot::open(&find(folder, name)?)?)?)
}

/// Ids of all runs, the earliest first.
pub(super) fn list(folder: &Path) -> Vec<String> {
    placed(folder).into_iter().map(|(_, id)| id).collect()
}

/// The same with the place of each.
pub(super) fn placed(folder: &Path) -> Vec<(Place, String)> {
    let entries = fs::read_dir(folder.join(RUNS)).into_iter().flatten().flatten().map(|e| e.path());
    let id = |path: &Path| path.file_name()?.to_str()?.strip_suffix(".db").map(str::to_owned);
    let mut runs: Vec<(Place, String)> =
        entries.filter_map(|path| Some((id(&path)?, path))).map(|(id, path)| (snapshot::place(&path), id)).collect();
    runs.sort();
    runs
}

fn path(folder: &Path, id: &str) -> PathBuf {
    folder.join(RUNS).join(format!("{id}.db"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(ids: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join(RUNS)).expect("a folder");
        for id in ids {
            fs::write(path(folder.path(), id), "").expect("a file");
        }
        folder
    }

    #[test]
    fn words_ids_and_starts_of_ids_name_a_run() {
        let place = folder(&["2026-11-21T100000Z", "2026-11-22T100000Z", "2026-11-22T100000Z-2", "2026-11-22T100000Z-10"]);
        let name = |given: &str| find(place.path(), given).map(|p| p.file_stem().map(|s| s.to_string_lossy().into_owned()));
        assert_eq!(name("latest").ok().flatten().as_deref(), Some("2026-11-22T100000Z-10"));
        assert_eq!(name("previous").ok().flatten().as_deref(), Some("2026-11-22T100000Z-2"));
        assert_eq!(name("2026-11-21").ok().flatten().as_deref(), Some("2026-11-21T100000Z"));
        assert_eq!(name("2026-11-22T100000Z").ok().flatten().as_deref(), Some("2026-11-22T100000Z"));
        assert!(matches!(name("2026-11"), Err(Failure::ManyRuns { ids, .. }) if ids.len() == 4));
        assert!(matches!(name("2025"), Err(Failure::NoRun { .. })));
    }
}
