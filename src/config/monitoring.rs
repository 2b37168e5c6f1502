//! What is shown to the servers that watch the app, from `[monitoring]` of plimsoll.toml.

use std::{collections::BTreeMap, fmt};

use serde::Deserialize;

use super::{Header, Variables, access::learn};
use crate::redact::Redactor;

/// How Prometheus and Alertmanager are asked. A value `$NAME` is the variable of that name, of the process or of `.env`.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Monitoring {
    /// Of every request to them, such as `authorization = "$TOKEN"`; a name and password may stand in their addresses instead.
    pub headers: BTreeMap<String, String>,
}

impl fmt::Debug for Monitoring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Monitoring").field("headers", &self.headers.keys()).finish()
    }
}

impl Monitoring {
    /// The headers, each value learned: whatever is written here lets in. Or the name of a variable that nothing gives.
    pub(super) fn shown(&self, variables: &Variables, redactor: &Redactor) -> Result<Vec<Header>, String> {
        let header = |(name, text): (&String, &String)| {
            let value = variables.resolve(text)?;
            learn(redactor, &value);
            Ok((name.to_ascii_lowercase(), value))
        };
        self.headers.iter().map(header).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lets_in_is_read_from_a_variable_and_never_shown() {
        let monitoring: Monitoring =
            toml::from_str("headers = { Authorization = \"$TOKEN\", X-Scope-OrgID = \"c4nary-2\" }").expect("TOML");
        let variables = Variables::of(&BTreeMap::from([("TOKEN".to_owned(), "Bearer c4nary-1".to_owned())]), BTreeMap::new());
        let redactor = Redactor::default();
        let shown = monitoring.shown(&variables, &redactor).expect("headers");
        assert_eq!(shown[0], ("authorization".to_owned(), "Bearer c4nary-1".to_owned()));
        let masked = redactor.redact("c4nary-1 and c4nary-2");
        assert!(!masked.contains("c4nary") && !format!("{monitoring:?}").contains("c4nary"), "{masked}");
        assert_eq!(monitoring.shown(&Variables::default(), &redactor), Err("TOKEN".to_owned()));
    }
}
