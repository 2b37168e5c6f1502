//! Reports: a run or a difference in, text out. Nothing here judges or reaches a database.

pub mod checks;
pub mod doctor;
mod html;
pub mod import;
mod at_limit;
mod line;
mod markdown;
mod plain;
pub mod progress;
mod restore;
mod beside_line;
mod summary;
mod terminal;
mod words;

use std::{
    env,
    fmt::{self, Display},
    io::{self, IsTerminal as _, Write as _},
    str::FromStr,
};

pub use plain::{addresses, sent, unreached, waiver_faults};

use crate::{
    compare::Diff,
    history::Entry,
    output::{self, clean},
    probe::backup::Comparison,
    run::Run,
};

/// How a run is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Tables for the terminal.
    Terminal,
    /// One self-contained page.
    Html,
    /// `run.json`, the run as it is.
    Json,
    /// For a pull request or a step summary.
    Markdown,
    /// For code scanning.
    Sarif,
    /// For test reports.
    Junit,
    /// Annotations of GitHub's actions.
    Github,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: &[Self] = &[Self::Terminal, Self::Html, Self::Json, Self::Markdown, Self::Sarif, Self::Junit, Self::Github];
    /// Those that a comparison of two runs has.
    pub const OF_DIFF: &[Self] = &[Self::Terminal, Self::Json, Self::Markdown];
    /// Those that a comparison of a restored copy has.
    pub const OF_RESTORE: &[Self] = &[Self::Terminal, Self::Json];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Html => "html",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Github => "github",
        }
    }
}

impl Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn names(formats: &[Format]) -> String {
    formats.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ")
}

/// A name that is no format.
#[derive(Debug, thiserror::Error)]
#[error("`{name}` is no format; there are {}", names(Format::ALL))]
pub struct NoFormat {
    /// What was asked for.
    pub name: String,
}

/// A format in which the thing asked for has no form.
#[derive(Debug, thiserror::Error)]
#[error("a comparison is not shown as `{format}`; there are {}", names(Format::OF_DIFF))]
pub struct NoForm {
    /// What was asked for.
    pub format: Format,
}

impl FromStr for Format {
    type Err = NoFormat;

    fn from_str(name: &str) -> Result<Self, NoFormat> {
        Self::ALL.iter().copied().find(|f| f.name() == name).ok_or_else(|| NoFormat { name: name.to_owned() })
    }
}

/// What the reader's terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// Whether colours help; signs and words carry everything without them.
    pub is_coloured: bool,
}

impl Look {
    /// That of standard output: its width, and colours where it is a terminal and `NO_COLOR` is not set.
    #[must_use]
    pub fn of_stdout() -> Self {
        let is_plain = env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) || env::var_os("TERM").is_some_and(|t| t == "dumb");
        let width = terminal_size::terminal_size().map_or(WIDTH_OF_A_FILE, |(width, _)| usize::from(width.0));
        Self { width, is_coloured: io::stdout().is_terminal() && !is_plain }
    }
}

/// Columns where the output goes to a file or a pipe.
const WIDTH_OF_A_FILE: usize = 100;

/// `run` in `format`; `look` matters to the terminal only.
#[must_use]
pub fn render(run: &Run, format: Format, look: Look) -> String {
    match format {
        Format::Terminal => terminal::run(&clean::cleaned(run), look),
        Format::Html => html::run(&clean::cleaned(run)),
        Format::Json => output::json(run),
        Format::Markdown => markdown::run(&clean::cleaned(run)),
        Format::Sarif => output::sarif(run),
        Format::Junit => output::junit(run),
        Format::Github => output::github(run),
    }
}

/// `diff` in `format`.
///
/// # Errors
/// When a comparison has no such form.
pub fn render_diff(diff: &Diff, format: Format, look: Look) -> Result<String, NoForm> {
    match format {
        Format::Json => Ok(output::json_of_diff(diff)),
        Format::Terminal => Ok(terminal::diff(&clean::cleaned(diff), look)),
        Format::Markdown => Ok(markdown::diff(&clean::cleaned(diff))),
        format => Err(NoForm { format }),
    }
}

/// A comparison of a restored copy with its original; any format but JSON is text.
#[must_use]
pub fn restored(comparison: &Comparison, format: Format) -> String {
    if format == Format::Json { output::json_of(comparison) } else { restore::render(&clean::cleaned(comparison)) }
}

/// Every statement that a comparison sent to the two servers.
#[must_use]
pub fn sent_to_both(comparison: &Comparison) -> String {
    restore::sent(comparison)
}

/// The list of runs for the terminal, newest first.
#[must_use]
pub fn list(entries: &[Entry], look: Look) -> String {
    terminal::list(&clean::cleaned(&entries.to_vec()), look)
}

/// Writes to standard output. A closed pipe (`plimsoll report | head`) is a reader who has seen enough, not a failure.
pub fn print(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") });
    let _ = out.flush();
}

/// Writes to standard error. What is said there may repeat a target, a file or a server.
pub fn print_error(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", clean::message(text));
}
