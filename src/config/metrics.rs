//! Where the app shows its metrics: `[app] metrics` of plimsoll.toml.

use super::{
    BadTarget, FoundAddress, Header, Source, Variables,
    access::{Access, learn},
};
use crate::redact::{Address, Redactor};

/// The page of metrics that plimsoll.toml names, and what is shown to it.
#[derive(Clone, Debug, Default)]
pub(super) struct Metrics {
    /// None: none is named.
    pub(super) page: Option<FoundAddress>,
    /// Of the requests for it alone.
    pub(super) headers: Vec<Header>,
}

impl Metrics {
    /// A path lies below the app; another address may be an inner port.
    ///
    /// # Errors
    /// When it is neither, or a variable is named that nothing gives.
    pub(super) fn find(access: &Access, app: Option<&FoundAddress>, variables: &Variables, redactor: &Redactor) -> Result<Self, BadTarget> {
        let resolved = |text: &String| variables.resolve(text).map_err(BadTarget::Variable);
        let Some(text) = access.metrics.as_ref().map(resolved).transpose()? else { return Ok(Self::default()) };
        let bad = || BadTarget::Metrics;
        let address = match (text.strip_prefix('/'), app) {
            (Some(path), Some(app)) if !path.starts_with('/') => app.address.below(&text),
            // Of an app that was not named nothing is asked.
            (Some(path), None) if !path.starts_with('/') => return Ok(Self::default()),
            _ => Address::parse(&text).ok().filter(|address| address.expose().scheme().starts_with("http")).ok_or_else(bad)?,
        };
        let mut headers = Vec::new();
        for (name, text) in &access.metrics_headers {
            let value = resolved(text)?;
            learn(redactor, &value);
            headers.push((name.to_ascii_lowercase(), value));
        }
        Ok(Self { page: Some(FoundAddress { address, source: Source::Config, key: "app.metrics".to_owned() }), headers })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn found(toml: &str) -> Result<(Option<String>, Vec<Header>), String> {
        let access: Access = toml::from_str(toml).expect("TOML");
        let address = Address::parse("http://shop.example/shop").expect("an address");
        let app = FoundAddress { address, source: Source::Flag, key: "--app".to_owned() };
        let variables = Variables::of(&BTreeMap::from([("TOKEN".to_owned(), "Bearer c4nary-1".to_owned())]), BTreeMap::new());
        let found = Metrics::find(&access, Some(&app), &variables, &Redactor::default()).map_err(|e| e.to_string())?;
        Ok((found.page.map(|page| page.address.expose().to_string()), found.headers))
    }

    #[test]
    fn a_path_lies_below_the_app_and_an_address_where_it_says() {
        assert_eq!(
            found("metrics = \"/inner/metrics?all=1\"").expect("found").0.as_deref(),
            Some("http://shop.example/shop/inner/metrics?all=1")
        );
        let (page, headers) =
            found("metrics = \"http://127.0.0.1:9100/metrics\"\nmetrics_headers = { Authorization = \"$TOKEN\" }").expect("found");
        assert_eq!(page.as_deref(), Some("http://127.0.0.1:9100/metrics"));
        assert_eq!(headers, [("authorization".to_owned(), "Bearer c4nary-1".to_owned())]);
        assert_eq!(found("").expect("nothing"), (None, Vec::new()));
    }

    #[test]
    fn what_is_neither_is_refused_and_not_repeated() {
        for odd in ["metrics = \"//evil.example/\"", "metrics = \"redis://me:c4nary@h/\"", "metrics = \"metrics\"", "metrics = \"$NOBODY\""]
        {
            let why = found(odd).expect_err(odd);
            assert!(!why.contains("c4nary"), "{why}");
        }
    }
}
