//! What is named by a path, once or several times.

use std::path::PathBuf;

use serde::Deserialize;

use super::Source;

/// Files, folders or patterns, with the place that named them.
#[derive(Clone, Debug)]
pub struct FoundPaths {
    /// As they were given; relative ones lie in the working directory.
    pub paths: Vec<PathBuf>,
    /// Which source won.
    pub source: Source,
    /// The name of the flag, variable or key.
    pub key: String,
}

/// One place or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Places {
    /// `log = "…"`, `manifests = "…"`
    One(PathBuf),
    /// The same as a list.
    Several(Vec<PathBuf>),
}

impl Places {
    /// Each of them.
    pub(super) fn all(&self) -> Vec<PathBuf> {
        match self {
            Self::One(path) => vec![path.clone()],
            Self::Several(paths) => paths.clone(),
        }
    }
}

impl FoundPaths {
    /// The paths in one line.
    #[must_use]
    pub fn shown(&self) -> String {
        self.paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
    }
}
