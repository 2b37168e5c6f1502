//! Embeds every check and scenario, and rebuilds when one is added or removed.

use std::{
    env,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    for (name, folder, ending) in [("CHECKS", "checks", "sql"), ("SCENARIOS", "scenarios", "toml")] {
        let mut code = String::new();
        println!("cargo::rerun-if-changed={folder}");
        let mut files = Vec::new();
        find(Path::new(folder), ending, &mut files)?;
        files.sort();
        let _ = writeln!(code, "/// Path below `{folder}/` and text of each file there.\npub const {name}: &[(&str, &str)] = &[");
        for file in files.iter().filter(|f| f.file_name().is_some_and(|n| n != "checklist.toml")) {
            let below = file.strip_prefix(folder).map_err(io::Error::other)?;
            let _ = writeln!(code, "    ({:?}, include_str!({:?})),", below, fs::canonicalize(file)?);
        }
        code.push_str("];\n");
        fs::write(Path::new(&out).join(folder).with_extension("rs"), code)?;
    }
    Ok(())
}

fn find(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, ending, files)?;
        } else if path.extension().is_some_and(|e| e == ending) {
            files.push(path);
        }
    }
    Ok(())
}
