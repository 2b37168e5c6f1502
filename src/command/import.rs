//! `plimsoll import`: scenario files from a recording, a description or a log.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use super::{Answer, Failure};
use crate::{
    cli::ImportArgs,
    import::{self, Draft, ImportError, Wanted},
    report,
};

/// Where a scan looks for scenarios.
const PLACE: &str = "scenarios";

/// Reads the file, and writes one scenario file a draft: all, or none where one is there already.
pub(super) fn run(args: &ImportArgs, folder: &Path) -> Result<Answer, Failure> {
    let shown = args.file.display().to_string();
    let failed = |source| Failure::Import { path: shown.clone(), source };
    let imported =
        import::read(open(&args.file, folder).map_err(|e| failed(ImportError::Unreadable(e)))?, &wanted(args)).map_err(failed)?;
    let files: Vec<String> = imported.drafts.iter().map(|draft| format!("{PLACE}/{}.toml", draft.name)).collect();
    if let Some(path) = files.iter().find(|file| !args.force && folder.join(file).exists()) {
        return Err(Failure::Exists { path: path.clone() });
    }
    for (draft, file) in imported.drafts.iter().zip(&files) {
        write(draft, &folder.join(file))?;
    }
    Ok(Answer::fine(report::import::render(&imported, &files)))
}

fn wanted(args: &ImportArgs) -> Wanted {
    let stem = args.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).filter(|stem| stem != "-");
    Wanted { kind: args.kind, most: args.most, app: args.app.clone(), with_writes: args.with_writes, stem }
}

fn open(file: &Path, folder: &Path) -> io::Result<Box<dyn Read>> {
    if file == Path::new("-") { Ok(Box::new(io::stdin().lock())) } else { Ok(Box::new(File::open(folder.join(file))?)) }
}

fn write(draft: &Draft, path: &Path) -> Result<(), Failure> {
    let failed = |source| Failure::Write { path: path.display().to_string(), source };
    fs::create_dir_all(path.parent().unwrap_or(path)).map_err(failed)?;
    fs::write(path, draft.text()).map_err(failed)
}
