//! A snapshot whose bytes somebody changed, on its way to every report. The input is a list of changes to a whole one:
//! three bytes say where, the fourth what stands there.
#![no_main]

#[path = "../../tests/support/examples.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod examples;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use libfuzzer_sys::fuzz_target;
use plimsoll::{
    check::{self, Check},
    derive,
    report::{self, Format, Look},
    run,
    snapshot::Snapshot,
    config::Target,
};

struct Whole {
    folder: PathBuf,
    bytes: Vec<u8>,
    checks: Vec<Check>,
}

/// Some facts of every kind, unsealed as a scan leaves them that died: then what is derived is computed as well.
static WHOLE: LazyLock<Whole> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder").keep();
    let snapshot = Snapshot::create(&folder, &Target::default(), Default::default()).expect("a snapshot");
    // The examples of all checks together, as far as they do not contradict each other.
    let usual = examples::Usual::read().expect("the usual rows: run it in the folder of the repository");
    for file in files(Path::new("tests/checks")) {
        // One of each: all of them would take a second to judge.
        for example in usual.examples(&fs::read_to_string(file).expect("an example")).iter().take(1) {
            let _ = example.tell(snapshot.db());
            let _ = snapshot.db().execute_batch("commit");
        }
    }
    snapshot.db().execute_batch(SEEN).expect("facts");
    let bytes = fs::read(snapshot.path()).expect("its bytes");
    Whole { folder, bytes, checks: check::load("/nonexistent".as_ref()).0 }
});

/// All of it was seen, and a load was begun.
const SEEN: &str = "
    insert or ignore into probe values ('all', 1, 1);
    insert or replace into fills select name, 'all' from sqlite_schema where type = 'table';
    delete from unseen where rowid % 3 <> 0;
    insert or ignore into load_begin values (1, 'line');
    pragma wal_checkpoint(truncate);
    pragma journal_mode = delete";

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fuzz_target!(|changes: &[u8]| {
    let mut bytes = WHOLE.bytes.clone();
    for change in changes.chunks_exact(4) {
        let at = usize::from(change[0]) << 16 | usize::from(change[1]) << 8 | usize::from(change[2]);
        let length = bytes.len();
        bytes[at % length] = change[3];
    }
    // Where SQLite keeps the mark of the seal: without it a changed snapshot is refused at once.
    bytes[60..64].fill(0);
    let path = WHOLE.folder.join("changed.db");
    fs::write(&path, bytes).expect("a file");
    let Ok(snapshot) = Snapshot::open(&path).and_then(derive::complete) else { return };
    let Ok(run) = run::assemble(&snapshot, &WHOLE.checks, &[]) else { return };
    for format in Format::ALL {
        let _ = report::render(&run, *format, Look { width: 80, is_coloured: false });
    }
    let _ = report::sent(&run);
});
