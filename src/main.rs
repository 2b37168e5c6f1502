//! The command line: parse, dispatch, render a failure, exit code.

use std::{env, process::ExitCode};

use plimsoll::{cli::Cli, command, report};

fn main() -> ExitCode {
    let cli = Cli::read();
    let folder = env::current_dir().unwrap_or_default();
    match command::run(&cli.command, &folder) {
        Ok(answer) => {
            report::print(&answer.text);
            ExitCode::from(answer.exit.code())
        }
        Err(failure) => {
            report::print_error(&failure.shown());
            ExitCode::from(failure.exit().code())
        }
    }
}
