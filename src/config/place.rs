//! Where the user's files name what is scanned: a report that ends in a pull request points to that line.

use std::{collections::BTreeMap, path::Path};

use super::{FoundAddress, Source, Target, compose, file::FILE};

/// A line of a file of the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Below the root of the repository, or below the working directory where there is none; parts apart by `/`.
    pub file: String,
    /// From 1.
    pub line: usize,
}

/// Each kind of target with the tables and keys of plimsoll.toml that name it, the nearest first.
const KEYS: &[(&str, &[&str])] = &[
    ("app", &["targets.app", "targets"]),
    ("postgres", &["targets.postgres", "targets"]),
    ("redis", &["targets.redis", "targets"]),
    ("instance", &["targets.instance", "targets"]),
    ("edge", &["targets.edge", "targets"]),
    ("twin", &["targets.twin", "targets"]),
    ("pooler", &["targets.pooler", "targets"]),
    ("metrics", &["app.metrics", "app"]),
    ("prometheus", &["targets.prometheus", "targets"]),
    ("alertmanager", &["targets.alertmanager", "targets"]),
    ("log", &["targets.log", "targets"]),
    ("manifests", &["targets.manifests", "targets"]),
    ("backup", &["backup.report", "backup.command", "backup", "targets"]),
];

/// The line of each kind of target: of its own key; else that of the compose file's service that it was found in; else of the
/// table in which the key would stand; else the first. Flags and environments have no line, and a `.env` is in no repository.
pub(super) fn places(target: &Target) -> BTreeMap<&'static str, Place> {
    let lines = &target.config.lines;
    let found: BTreeMap<&str, &FoundAddress> = target.addresses().into_iter().collect();
    let place = |kind: &str, keys: &[&str]| {
        let of_key = |is_own: bool| keys.iter().filter(|key| key.contains('.') == is_own).find_map(|key| lines.get(*key).copied());
        let of_compose = || found.get(kind).filter(|f| f.source == Source::Compose).and_then(|f| compose::line(&target.folder, &f.key));
        let of_toml = |line| (FILE.to_owned(), line);
        let (file, line) = of_key(true).map(of_toml).or_else(of_compose).unwrap_or_else(|| of_toml(of_key(false).unwrap_or(1)));
        target.place(&target.folder.join(file), line)
    };
    KEYS.iter().map(|(kind, keys)| (*kind, place(kind, keys))).collect()
}

impl Target {
    /// A line of `path`, which lies in the working directory or below it.
    #[must_use]
    pub fn place(&self, path: &Path, line: usize) -> Place {
        let root = self.folder.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&self.folder);
        let below = path.strip_prefix(root).unwrap_or(path);
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        Place { file: parts.join("/"), line }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::config::{Given, discover};

    fn shown(files: &[(&str, &str)], below: &str, kind: &str) -> String {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join(below);
        fs::create_dir_all(&folder).expect("a folder");
        fs::create_dir_all(root.path().join(".git")).expect("a folder");
        files.iter().for_each(|(name, text)| fs::write(folder.join(name), text).expect("a file"));
        let target = discover(&Given { app: Some("http://a".to_owned()), ..Given::default() }, &folder).expect("targets");
        let place = &places(&target)[kind];
        format!("{}:{}", place.file, place.line)
    }

    const TOML: (&str, &str) = ("plimsoll.toml", "# ours\nname = \"shop\"\n\n[targets]\n\n\"postgres\" = \"postgres://u@h/d\"\n");
    const COMPOSE: (&str, &str) = ("compose.yml", "services:\n  # redis:\n  'my redis':\n    image: redis\n    ports: [\"1:6379\"]\n");

    #[test]
    fn a_target_is_named_by_its_key_or_its_service_or_where_its_key_would_stand() {
        assert_eq!(shown(&[TOML, COMPOSE], "", "postgres"), "plimsoll.toml:6");
        assert_eq!(shown(&[TOML, COMPOSE], "", "redis"), "compose.yml:3");
        assert_eq!(shown(&[TOML, COMPOSE], "", "app"), "plimsoll.toml:4");
        assert_eq!(shown(&[TOML], "", "backup"), "plimsoll.toml:4");
        assert_eq!(shown(&[("plimsoll.toml", "[backup]\nreport = 'b'\n")], "", "backup"), "plimsoll.toml:2");
        assert_eq!(shown(&[("plimsoll.toml", "name = 'x'\ntargets.app = 'http://b'\n")], "", "app"), "plimsoll.toml:2");
        assert_eq!(shown(&[], "", "app"), "plimsoll.toml:1");
    }

    #[test]
    fn files_are_named_from_the_root_of_the_repository() {
        assert_eq!(shown(&[TOML], "services/the shop", "postgres"), "services/the shop/plimsoll.toml:6");
    }
}
