//! The files of the folders that were named, within bounds.

use std::{
    fs,
    io::Read as _,
    path::{Path, PathBuf},
};

use crate::snapshot::{Kind, Unseen};

/// Files that are read: those of a hundred services have some hundreds.
const MOST_FILES: usize = 2_000;
/// Names that are looked at, whatever they end in.
const MOST_NAMES: usize = 50_000;
/// Of one file: what is longer is generated, such as a definition of somebody's own kinds.
const MOST_BYTES: u64 = 1 << 20;
const DEEPEST: usize = 12;
/// Folders with what others wrote.
const PASSED_OVER: &[&str] = &["node_modules", "vendor", ".git", ".terraform", "target"];

/// A file, by its path below what was named.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) path: String,
    pub(super) text: String,
}

/// All of them, and why these are not all.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) files: Vec<File>,
    pub(super) gap: Option<Unseen>,
    names: usize,
}

/// Reads every YAML file of `named`, which are folders or files.
pub(super) fn read(named: &[PathBuf]) -> Result<Found, Unseen> {
    let mut found = Found::default();
    for root in named {
        let looked = fs::metadata(root).map_err(|error| {
            Unseen::new(Kind::Unreachable, format!("the manifests at {} cannot be read: {error}", root.display()))
                .cured_by("name a folder that is there, below the one in which plimsoll runs")
        })?;
        if looked.is_file() {
            let name = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            found.add(root, name);
        } else {
            found.walk(root, "", 0);
        }
    }
    if found.files.is_empty() && found.gap.is_none() {
        let shown = named.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
        return Err(Unseen::new(Kind::Unreachable, format!("there is no YAML file below {shown}"))
            .cured_by("name the folder with your compose files or Kubernetes manifests"));
    }
    Ok(found)
}

impl Found {
    fn walk(&mut self, folder: &Path, below: &str, depth: usize) {
        if depth > DEEPEST {
            return self.lacks(format!("folders below {below} lie too deep and were not looked at"));
        }
        let Ok(entries) = fs::read_dir(folder) else { return self.lacks(format!("the folder {below} cannot be read")) };
        let mut entries: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            self.names += 1;
            if self.names > MOST_NAMES || self.files.len() >= MOST_FILES {
                return self.lacks(format!("of the manifests the first {} files were read", self.files.len()));
            }
            let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
            let shown = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            // A link may lead round in a circle, or out of what was named.
            match fs::symlink_metadata(&path) {
                Ok(looked) if looked.is_dir() && !PASSED_OVER.contains(&name.as_str()) => self.walk(&path, &shown, depth + 1),
                Ok(looked) if looked.is_file() && [".yaml", ".yml"].iter().any(|end| name.ends_with(end)) => self.add(&path, shown),
                _ => {}
            }
        }
    }

    fn add(&mut self, path: &Path, shown: String) {
        let mut bytes = Vec::new();
        let read = fs::File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
        match (read, String::from_utf8(bytes)) {
            (Ok(length), Ok(text)) if length as u64 <= MOST_BYTES => self.files.push(File { path: shown, text }),
            (Ok(length), _) if length as u64 > MOST_BYTES => self.lacks(format!("{shown} is larger than 1 MB and was not read")),
            (Ok(_), _) => self.lacks(format!("{shown} is no text")),
            (Err(error), _) => self.lacks(format!("{shown} cannot be read: {error}")),
        }
    }

    fn lacks(&mut self, reason: String) {
        self.gap.get_or_insert_with(|| Unseen::new(Kind::Sample, reason).cured_by("name the folders with your own manifests alone"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_of_all_folders_but_those_of_others_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &[u8]| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        write("compose.yml", b"services: {}");
        write("k8s/base/web.yaml", b"kind: Deployment");
        write("node_modules/x/a.yaml", b"x: 1");
        write("notes.txt", b"kind: Deployment");
        std::os::unix::fs::symlink(folder.path(), folder.path().join("k8s/round")).expect("a link");
        let found = read(&[folder.path().to_owned()]).expect("files");
        let paths: Vec<&str> = found.files.iter().map(|file| file.path.as_str()).collect();
        assert!(found.gap.is_none() && paths == ["compose.yml", "k8s/base/web.yaml"], "{paths:?}");
        write("k8s/long.yaml", &vec![b'#'; 2 << 20]);
        write("k8s/odd.yaml", &[0xff, 0xfe]);
        let found = read(&[folder.path().to_owned()]).expect("files");
        assert!(found.files.len() == 2 && found.gap.is_some_and(|why| why.reason.contains("k8s/long.yaml")));
    }

    #[test]
    fn what_is_not_there_and_what_holds_none_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let why = read(&[folder.path().join("none")]).expect_err("not there");
        assert!(why.kind == Kind::Unreachable && why.reason.contains("none"), "{why:?}");
        assert!(read(&[folder.path().to_owned()]).expect_err("empty").reason.contains("no YAML"));
    }
}
