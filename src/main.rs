//! The command line: parse, dispatch, render a failure, exit code.

use std::{env, process::ExitCode};

use plimsoll::{
    cli::{Cli, Typed},
    command, report,
};

fn main() -> ExitCode {
    let typed = Typed::of_process();
    let cli = match Cli::read(&typed) {
        Ok(cli) => cli,
        Err(said) => {
            report::print_error(said.trim_end());
            return ExitCode::from(command::Exit::Usage.code());
        }
    };
    let folder = env::current_dir().unwrap_or_default();
    match command::run(&cli.command, &folder) {
        Ok(answer) => {
            report::print(&typed.masked(&answer.text));
            ExitCode::from(answer.exit.code())
        }
        Err(failure) => {
            report::print_error(&typed.masked(&failure.shown()));
            ExitCode::from(failure.exit().code())
        }
    }
}
