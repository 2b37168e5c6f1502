//! The real binary in a folder of its own, with nothing of this machine's environment.

use std::{
    env,
    path::Path,
    process::{Command, Output},
};

use super::schema;

/// What a command printed and how it ended.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The binary, ready to run in `folder`; that of `PLIMSOLL` where a bench names one that was built for speed.
pub(crate) fn plimsoll(folder: &Path) -> Command {
    let mut command = Command::new(env::var("PLIMSOLL").as_deref().unwrap_or(env!("CARGO_BIN_EXE_plimsoll")));
    command.current_dir(folder).env_clear().env("PATH", "/usr/bin:/bin").env("NO_COLOR", "1").env("TMPDIR", folder);
    command
}

/// Runs the binary in `folder` with `arguments`.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Ended {
    let ended = ended(plimsoll(folder).args(arguments).output().unwrap());
    schema::assert_runs_fit(folder);
    ended
}

/// The parts of an output.
pub(crate) fn ended(output: Output) -> Ended {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}
