//! Scenarios from what a team already has. What is made is a start to read and change, so each file says where it comes
//! from, and what was left out is counted. Nothing that lets anybody in, and nobody's name, goes into a file.

mod access;
mod answers;
mod body;
mod call;
mod draft;
mod har;
mod line;
mod openapi;
mod parameter;
mod private;
mod sample;
mod endpoint;
mod source;
mod template;
mod visit;

use std::{io, str::FromStr};

pub use draft::Draft;
pub use line::parse as parse_line;
pub use line::{Line, NoLine};
use url::Url;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A web server's log of requests.
    AccessLog,
    /// What a browser or proxy recorded of one visit: a HAR file.
    Recording,
    /// What an API says of itself: OpenAPI 3.
    Description,
}

impl Kind {
    /// Every kind.
    pub const ALL: &[Self] = &[Self::AccessLog, Self::Recording, Self::Description];

    /// As on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AccessLog => "log",
            Self::Recording => "har",
            Self::Description => "openapi",
        }
    }

    /// As in a sentence.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::AccessLog => "an access log",
            Self::Recording => "a HAR recording",
            Self::Description => "an OpenAPI description",
        }
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|k| k.name() == name).ok_or_else(|| format!("there is no kind `{name}`"))
    }
}

/// What is asked for, besides the file.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// What the file is; none: told from its content.
    pub kind: Option<Kind>,
    /// How many scenarios are made of an access log, at most; none: 20.
    pub most: Option<usize>,
    /// Where the app is. Of a recording only what lies below becomes steps; none: the origin of its first page. The path of
    /// it is no part of a step's.
    pub app: Option<Url>,
    /// Takes in requests of a recording that change something.
    pub with_writes: bool,
    /// Names the scenario of a recording, and of a description without tags.
    pub stem: Option<String>,
}

/// What was made of a file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// What the file is.
    pub kind: Kind,
    /// One file each.
    pub drafts: Vec<Draft>,
    /// What did not become a step.
    pub left: LeftOut,
}

/// What was left out, by reason in the order of its first appearance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut(Vec<Left>);

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What was left out, in the plural, and why.
    pub reason: &'static str,
    /// How many.
    pub count: u64,
    /// Which, where it helps and tells no secret.
    pub named: Vec<String>,
}

impl LeftOut {
    /// By reason.
    pub fn iter(&self) -> impl Iterator<Item = &Left> {
        self.0.iter()
    }

    fn of(&mut self, reason: &'static str) -> &mut Left {
        let at = self.0.iter().position(|l| l.reason == reason).unwrap_or_else(|| {
            self.0.push(Left { reason, count: 0, named: Vec::new() });
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    fn add(&mut self, reason: &'static str, count: u64) {
        if count > 0 {
            self.of(reason).count += count;
        }
    }
}

/// Why nothing was made of a file.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The system, or what it was packed with.
    #[error("it cannot be read")]
    Unreadable(#[from] io::Error),
    /// A document that is read whole.
    #[error("it is larger than {} MB", .most_bytes >> 20)]
    TooLarge {
        /// The largest.
        most_bytes: u64,
    },
    /// Not what it was taken for.
    #[error("it cannot be read as {}: {detail}", .kind.words())]
    Broken {
        /// What it was taken for.
        kind: Kind,
        /// Why, without a word of the file.
        detail: String,
    },
    /// None of the kinds.
    #[error("it is none of {}", kinds())]
    Unknown,
    /// An option that such a file has no use for.
    #[error("{option} is of no use for {}", .kind.words())]
    Useless {
        /// The option.
        option: &'static str,
        /// What the file is.
        kind: Kind,
    },
    /// Nothing in it can be a step.
    #[error("{} without a request that could become a step{}", .kind.words(), listed(.left))]
    Nothing {
        /// What the file was read as.
        kind: Kind,
        /// What it holds instead.
        left: LeftOut,
    },
}

impl ImportError {
    /// The next step.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "look whether the file is there, whole, and whether you may read it; a log often needs sudo",
            Self::TooLarge { .. } => "record one visit, from the first page to the last",
            Self::Broken { .. } => "export it again; if it is of another kind, say so with --kind",
            Self::Unknown => "if it is one of them, say so with --kind",
            Self::Useless { .. } => "leave the option away",
            Self::Nothing { .. } => "take a longer recording or log, or write the scenario by hand: the README shows one",
        }
    }
}

fn kinds() -> String {
    Kind::ALL.iter().map(|k| k.words()).collect::<Vec<_>>().join(", ")
}

fn listed(left: &LeftOut) -> String {
    let parts: Vec<String> = left.iter().map(|l| format!("{} {}", l.count, l.reason)).collect();
    if parts.is_empty() { String::new() } else { format!(": left out {}", parts.join("; ")) }
}

/// Reads a file to its end, gzip or not, and makes scenarios of it. A log is read line by line in bounded memory.
///
/// # Errors
/// When it cannot be read, is none of the kinds, or holds nothing that could become a step.
pub fn read(file: impl io::Read, wanted: &Wanted) -> Result<Imported, ImportError> {
    let (head, text) = source::open(file)?;
    let kind = wanted.kind.or_else(|| source::kind(&head)).ok_or(ImportError::Unknown)?;
    if let Some(option) = wanted.useless(kind) {
        return Err(ImportError::Useless { option, kind });
    }
    let (drafts, left) = match kind {
        Kind::AccessLog => access::read(text, wanted.most.unwrap_or(MOST_SCENARIOS))?,
        Kind::Recording => har::read(text, wanted)?,
        Kind::Description => openapi::read(text, wanted)?,
    };
    if drafts.is_empty() { Err(ImportError::Nothing { kind, left }) } else { Ok(Imported { kind, drafts, left }) }
}

/// Scenarios of an access log: what is asked for less often weighs little in any load.
const MOST_SCENARIOS: usize = 20;

/// Steps of one scenario: a longer one is no visit that anybody reads and changes.
const MOST_STEPS: usize = 100;

impl Wanted {
    /// An option that was given and has no meaning for `kind`.
    fn useless(&self, kind: Kind) -> Option<&'static str> {
        let options = [
            ("--most", self.most.is_some(), kind == Kind::AccessLog),
            ("--app", self.app.is_some(), kind != Kind::AccessLog),
            ("--with-writes", self.with_writes, kind == Kind::Recording),
        ];
        options.into_iter().find(|(_, is_given, is_of_use)| *is_given && !is_of_use).map(|(option, ..)| option)
    }
}
