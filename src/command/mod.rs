//! The subcommands: each calls the modules above it in their order, and returns what is shown with an exit code.

mod checks;
mod doctor;
mod earlier;
mod exit;
mod failure;
mod gate;
mod import;
mod init;
mod judged;
mod offline;
mod restore;
mod runs;
mod scan;
mod sign_in;
mod targets;

use std::path::Path;

pub use exit::Exit;
pub use failure::Failure;

use crate::cli::Command;

/// What a command has to say.
#[derive(Debug)]
pub struct Answer {
    /// For standard output.
    pub text: String,
    /// The exit code.
    pub exit: Exit,
}

impl Answer {
    fn fine(text: String) -> Self {
        Self { text, exit: Exit::Fine }
    }
}

/// Runs a command in `folder`, the user's working directory.
///
/// # Errors
/// When the command could not do its work.
pub fn run(command: &Command, folder: &Path) -> Result<Answer, Failure> {
    match command {
        Command::Checks(checks) => checks::run(checks, folder),
        Command::Doctor(args) => doctor::run(args, folder),
        Command::Init(args) => init::run(args, folder),
        Command::Import(args) => import::run(args, folder),
        Command::Scan(args) => scan::run(args, folder),
        Command::Recheck(args) => offline::recheck(args, folder),
        Command::Report(args) => offline::report(args, folder),
        Command::Compare(args) => offline::compare(args, folder),
        Command::History(args) => offline::history(args, folder),
        Command::RestoreCheck(args) => restore::run(args, folder),
    }
}

/// The workers for probes and load.
fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|source| Failure::System { what: "start the worker threads", source })
}
