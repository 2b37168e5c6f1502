//! Reports: a run or a difference in, text out. Nothing here judges, computes or reaches a database.

pub mod checks;
pub mod doctor;

use std::io::{self, Write as _};

/// Writes to standard output. A closed pipe (`plimsoll report | head`) is a reader who has seen enough, not a failure.
pub fn print(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") });
    let _ = out.flush();
}

/// Writes to standard error.
pub fn print_error(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
