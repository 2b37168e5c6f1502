//! `plimsoll init`: a configuration and a first scenario from what a crawl of the app finds.

use std::{fmt::Write as _, fs, path::Path};

use chrono::Utc;

use super::{Answer, Failure, runtime, targets};
use crate::{
    cli::InitArgs,
    config::Target,
    probe::{self, PROBES, Probe},
    redact::Address,
    run::{self, Answering},
    snapshot::Snapshot,
    stop::Stop,
};

/// The scenario that is written.
const SCENARIO: &str = "scenarios/visit.toml";
/// The configuration that is written.
const CONFIG: &str = "plimsoll.toml";
/// The most steps of each kind: a first scenario is to be read and changed.
const MOST_STEPS: usize = 5;

/// Crawls the app, and writes both files.
pub(super) fn run(args: &InitArgs, folder: &Path) -> Result<Answer, Failure> {
    let target = targets::find(&args.targets, folder)?;
    let Some(app) = target.app.clone() else {
        return Err(Failure::NoApp { command: "init" });
    };
    for file in [CONFIG, SCENARIO] {
        if !args.force && folder.join(file).exists() {
            return Err(Failure::Exists { path: file.to_owned() });
        }
    }
    let snapshot = Snapshot::scratch(&target, Utc::now())?;
    runtime()?.block_on(probe::collect(app_probe(), &target, &snapshot, &Stop::on_signal(), &|_| ()))?;
    let found = run::answering(&snapshot)?;
    write(folder, CONFIG, &config(&target, &app.address))?;
    write(folder, SCENARIO, &scenario(&found))?;
    let words = format!(
        "The crawl found {} pages and {} endpoints that answer.\nwrote {CONFIG}\nwrote {SCENARIO}: read it, make it what your users do\n\
         next: plimsoll scan",
        found.iter().filter(|a| a.kind == "page").count(),
        found.iter().filter(|a| a.kind == "api").count()
    );
    Ok(Answer::fine(words))
}

/// Only the app is looked at.
fn app_probe() -> &'static [&'static dyn Probe] {
    let at = PROBES.iter().position(|p| p.name() == "app").expect("there is a probe of the app");
    &PROBES[at..=at]
}

fn write(folder: &Path, file: &str, text: &str) -> Result<(), Failure> {
    let path = folder.join(file);
    let failed = |source| Failure::Write { path: path.display().to_string(), source };
    fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(failed)?;
    fs::write(&path, text).map_err(failed)
}

/// The file names no address with a password: those stay in the environment.
fn config(target: &Target, app: &Address) -> String {
    let host = app.host();
    let is_local = target.environment == "development";
    let (mark, reason) = if is_local {
        ("", "This machine may be loaded.")
    } else {
        ("# ", "Take the mark away where load may be sent: never to a host that others depend on.")
    };
    let address = quoted(&app.masked());
    format!(
        "# plimsoll.toml: what a system cannot tell of itself. Addresses with passwords stay in DATABASE_URL and REDIS_URL.\n\
         name        = {}\nenvironment = {}\n\n[targets]\napp = {address}\n\n[load]\n# {reason}\n{mark}hosts = [{}]\nmax_seconds = 180\n\n\
         [objective]          # what a good answer is\np95_ms    = 300\nerror_pct = 1.0\n\n\
         [plan]\nstage = 1000         # users planned for: 100, 1000 or 10000\n# instances = 2      # running copies of the app\n\
         # pool_size = 10     # Postgres connections that one copy may open\n",
        quoted(&target.name),
        quoted(&target.environment),
        quoted(host)
    )
}

fn scenario(found: &[Answering]) -> String {
    let mut text = String::from(
        "why    = \"A visitor looks around\"\npause  = \"1s..3s\"               # between two steps\nlimits = { p95_ms = 300, error_pct = 1.0 }\n",
    );
    // A brace would be a parameter of ours.
    let plain = |a: &&Answering| !a.path.contains(['{', '}']);
    for kind in ["page", "api"] {
        for answering in found.iter().filter(plain).filter(|a| a.kind == kind).take(MOST_STEPS) {
            let path = quoted(&answering.path);
            let _ = write!(text, "\n[[step]]\nname   = {path}\nget    = {path}\nexpect = {{ status = 200 }}\n");
        }
    }
    if found.is_empty() {
        text.push_str("\n# The crawl found nothing that answers 200: name a path of yours.\n[[step]]\nname   = \"start page\"\nget    = \"/\"\nexpect = { status = 200 }\n");
    }
    text
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{config::Config, scenario::Scenario};

    #[test]
    fn what_is_written_can_be_read() {
        let found = [("page", "/"), ("page", "/a \"b\""), ("api", "/api/items?page=1"), ("api", "/odd/{id}")];
        let found: Vec<Answering> =
            found.iter().map(|(kind, path)| Answering { kind: (*kind).to_owned(), path: (*path).to_owned() }).collect();
        let scenario = Scenario::parse("visit.toml", &scenario(&found)).expect("a scenario");
        assert_eq!(scenario.steps.len(), 3);
        let empty = Scenario::parse("visit.toml", &super::scenario(&[])).expect("a scenario");
        assert_eq!(empty.steps.len(), 1);
        let target = Target { name: "a \"shop\"".to_owned(), environment: "production".to_owned(), ..Target::default() };
        let app = Address::parse("https://shop.example").expect("an address");
        let config = Config::parse(&config(&target, &app), CONFIG).expect("a configuration");
        assert_eq!((config.name.as_deref(), config.load.hosts.len()), (Some("a \"shop\""), 0));
    }
}
