//! Where the log of Postgres lies: named by hand, in the same order of precedence as the addresses.

use std::{collections::BTreeMap, env};

use super::{
    Config, Given, Source,
    paths::{FoundPaths, Places},
};

/// The variable that names it.
const VARIABLE: &str = "PLIMSOLL_LOG";

/// The first of flag, environment, `.env` and `plimsoll.toml` that names it. A list in a variable is separated as in `PATH`.
pub(super) fn find(given: &Given, dot_env: &BTreeMap<String, String>, config: &Config) -> Option<FoundPaths> {
    let split = |variables: &BTreeMap<String, String>| match variables.get(VARIABLE) {
        Some(value) => env::split_paths(value.trim()).filter(|path| !path.as_os_str().is_empty()).collect(),
        None => Vec::new(),
    };
    let listed = config.targets.log.as_ref().map_or_else(Vec::new, Places::all);
    let offers = [
        (Source::Flag, "--log", given.log.clone()),
        (Source::Environment, VARIABLE, split(&given.variables)),
        (Source::DotEnv, VARIABLE, split(dot_env)),
        (Source::Config, "targets.log", listed),
    ];
    let is_none = config.without.iter().any(|w| w == "log");
    let (source, key, paths) = offers.into_iter().find(|(_, _, paths)| !paths.is_empty() && !is_none)?;
    Some(FoundPaths { paths, source, key: key.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_wins_over_the_environment_and_that_over_the_files() {
        let variables = |text: &str| BTreeMap::from([(VARIABLE.to_owned(), text.to_owned())]);
        let config = |text: &str| Config::parse(text, "plimsoll.toml").expect("a configuration");
        let toml = config("[targets]\nlog = [\"d\", \"e\"]\n");
        fn found(given: &Given, dot_env: BTreeMap<String, String>, config: &Config) -> Option<(String, Vec<String>)> {
            find(given, &dot_env, config).map(|f| (f.key, f.paths.iter().map(|p| p.display().to_string()).collect()))
        }
        let given = Given { log: vec!["a".into(), "b".into()], variables: variables("c"), ..Given::default() };
        let answer = |key: &str, paths: &[&str]| Some((key.to_owned(), paths.iter().map(|p| (*p).to_owned()).collect()));
        assert_eq!(found(&given, BTreeMap::new(), &toml), answer("--log", &["a", "b"]));
        let given = Given { variables: variables("c:/x y"), ..Given::default() };
        assert_eq!(found(&given, variables("f"), &toml), answer(VARIABLE, &["c", "/x y"]));
        assert_eq!(found(&Given::default(), variables("f"), &toml), answer(VARIABLE, &["f"]));
        assert_eq!(found(&Given::default(), variables(" "), &toml), answer("targets.log", &["d", "e"]));
        assert_eq!(found(&Given::default(), BTreeMap::new(), &config("[targets]\nlog = \"d\"\n")), answer("targets.log", &["d"]));
        assert_eq!(found(&Given::default(), BTreeMap::new(), &Config::default()), None);
        assert_eq!(found(&given, BTreeMap::new(), &config("without = [\"log\"]\n")), None);
    }
}
