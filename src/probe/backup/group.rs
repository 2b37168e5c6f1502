//! A command with all that it starts: they end together, however the scan ends. What a command left behind would hold its
//! pipes, and run on against the repository.

use std::{
    io,
    process::{ExitStatus, Stdio},
};

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::process::{Child, ChildStderr, ChildStdout, Command};

/// Waits until its standard input ends, which it does when plimsoll is gone, and then ends the group.
const WATCH: &str = "read -r _; kill -s KILL -- \"-$1\"";

/// A running command, alone in a process group of its own. Dropped, it ends the group.
pub(super) struct Group {
    child: Child,
    id: Option<Pid>,
    /// Ends the group where plimsoll itself is killed and can do nothing any more. Without a shell there is none.
    watch: Option<Child>,
}

impl Group {
    /// Starts `command`.
    ///
    /// # Errors
    /// As the system says.
    pub(super) fn start(command: &mut Command) -> io::Result<Self> {
        let child = command.process_group(0).kill_on_drop(true).spawn()?;
        let id = child.id().and_then(|id| Pid::from_raw(i32::try_from(id).ok()?));
        Ok(Self { child, id, watch: id.and_then(watch) })
    }

    /// What it prints, to be read.
    pub(super) fn streams(&mut self) -> (Option<ChildStdout>, Option<ChildStderr>) {
        (self.child.stdout.take(), self.child.stderr.take())
    }

    /// Waits for the command itself, and ends what it left behind.
    ///
    /// # Errors
    /// As the system says.
    pub(super) async fn ended(&mut self) -> io::Result<ExitStatus> {
        let status = self.child.wait().await;
        self.end();
        status
    }

    /// Ends the group, at most once: later its number may be another's.
    fn end(&mut self) {
        // The watch first, for the same reason.
        if let Some(mut watch) = self.watch.take() {
            let _ = watch.start_kill();
        }
        if let Some(id) = self.id.take() {
            // An error says that nobody of it is left.
            let _ = kill_process_group(id, Signal::KILL);
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.end();
    }
}

/// In a group of its own too, so that Ctrl-C at a terminal does not end it before its time.
fn watch(group: Pid) -> Option<Child> {
    let mut shell = Command::new("sh");
    shell.args(["-c", WATCH, "sh", &group.as_raw_nonzero().to_string()]).process_group(0).kill_on_drop(true);
    shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()
}
