//! Which environment a target is, where nobody says it.

use super::FoundAddress;

/// A loopback or private-use name is no production; anything else is taken for it, so that load needs the explicit flag.
pub(super) fn guess_environment(app: Option<&FoundAddress>) -> String {
    let Some(app) = app else { return "development".to_owned() };
    let host = app.address.host();
    let local = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"].contains(&host)
        || [".local", ".test", ".localhost", ".internal"].iter().any(|end| host.ends_with(end));
    if local {
        "development".to_owned()
    } else if ["staging", "stage", "test", "dev", "preview", "qa"].iter().any(|word| host.split(['.', '-']).any(|part| part == *word)) {
        "staging".to_owned()
    } else {
        "production".to_owned()
    }
}

/// The environment that a name speaks of: `shop_staging`, `db-dev.example`.
#[must_use]
pub fn environment_word(name: &str) -> Option<&'static str> {
    let words = [
        ("production", &["production", "prod", "live"][..]),
        ("staging", &["staging", "stage", "preview", "qa", "uat"]),
        ("development", &["development", "dev"]),
        ("test", &["test", "testing", "ci"]),
    ];
    let lower = name.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    words.into_iter().find(|(_, all)| parts.iter().any(|p| all.contains(p))).map(|(word, _)| word)
}

#[cfg(test)]
mod tests {
    use crate::config::{Given, discover};

    #[test]
    fn a_public_host_is_production_until_said_otherwise() {
        let place = tempfile::tempdir().expect("a temporary folder");
        for (app, environment) in
            [("https://shop.example", "production"), ("https://staging.shop.example", "staging"), ("http://127.0.0.1:8000", "development")]
        {
            let given = Given { app: Some(app.to_owned()), ..Given::default() };
            assert_eq!(discover(&given, place.path()).expect("targets").environment, environment);
        }
    }
}
