//! The README is true: its commands run, its configuration and its scenario can be read.

use std::fs;

use plimsoll::{config::Config, scenario::Scenario};

use crate::support::{command::plimsoll, leaky::Leaky};

/// The fenced blocks of one kind.
fn blocks(kind: &str) -> Vec<String> {
    let text = fs::read_to_string("README.md").unwrap();
    let fence = format!("```{kind}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn every_command_of_the_readme_runs() {
    let leaky = Leaky::start(&["--mended"]);
    let folder = leaky.folder();
    let commands: Vec<String> = blocks("sh")
        .iter()
        .flat_map(|block| block.lines())
        .filter_map(|line| line.split('#').next()?.trim().strip_prefix("plimsoll ").map(str::to_owned))
        .collect();
    assert!(commands.len() >= 6, "{commands:?}");
    // Two runs, so that there is something to compare.
    for command in ["scan --no-load", "scan --no-load"].iter().map(|c| (*c).to_owned()).chain(commands) {
        let arguments: Vec<&str> = if command == "scan" { vec!["scan", "--no-load"] } else { command.split_whitespace().collect() };
        let ended = plimsoll(&folder).args(&arguments).output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "plimsoll {command}: {}", String::from_utf8_lossy(&ended.stderr));
    }
}

#[test]
fn the_options_that_the_readme_names_exist() {
    let text = fs::read_to_string("README.md").unwrap();
    let help: String = ["scan", "init", "import", "report", "compare", "restore-check"]
        .iter()
        .map(|c| String::from_utf8(plimsoll(".".as_ref()).args([c, "--help"]).output().unwrap().stdout).unwrap())
        .collect();
    let options: Vec<&str> =
        text.split(|c: char| !(c.is_ascii_lowercase() || c == '-')).filter(|w| w.starts_with("--") && w.len() > 3).collect();
    for option in options.iter().filter(|o| !["--path", "--release", "--mended", "--output", "--detail", "--json"].contains(*o)) {
        assert!(help.contains(option), "the README names {option}");
    }
}

#[test]
fn the_configuration_and_the_scenario_of_the_readme_can_be_read() {
    let blocks = blocks("toml");
    let config = Config::parse(&blocks[0], "plimsoll.toml").unwrap();
    assert_eq!((config.plan.stage, config.waive.len()), (1_000, 1));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("accounts.csv"), "mail,password\na@b.c,word\n").unwrap();
    let signs_in = Scenario::parse(&folder.path().join("orders.toml").display().to_string(), &blocks[2]).unwrap();
    assert_eq!(signs_in.steps_once(), 1);
    let scenario = Scenario::parse("visit.toml", &blocks[1]).unwrap();
    assert_eq!(scenario.steps.len(), 2);
}
