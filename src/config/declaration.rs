//! What the user vouches for, since only a vendor's own pages could show it: `[[declare]]` of plimsoll.toml.

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::day::day;
use crate::redact::Address;

/// What can be declared; a check says which of them would do its work.
pub const DECLARABLE: [&str; 5] = ["alerts", "errors", "metrics", "uptime", "visitors"];
/// A quarter: settings of a vendor are changed, plans end, people leave.
const DAYS: u64 = 90;

/// That somebody else does what a check asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// One of [`DECLARABLE`].
    pub what: String,
    /// Who does it, such as Datadog.
    pub by: String,
    /// The address of a page on which a colleague sees that it does; it is shown, and never asked.
    pub proof: String,
    /// The day on which somebody looked there.
    #[serde(deserialize_with = "day")]
    pub on: NaiveDate,
}

impl Declaration {
    /// The last day on which it counts.
    #[must_use]
    pub fn until(&self) -> NaiveDate {
        self.on.checked_add_days(Days::new(DAYS)).unwrap_or(self.on)
    }

    /// True where it counts on that day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        (self.on..=self.until()).contains(&day)
    }

    /// What is wrong with values that parse.
    pub(super) fn fault(&self) -> Option<String> {
        if !DECLARABLE.contains(&self.what.as_str()) {
            return Some(format!("`declare.what` is one of {}, not `{}`", DECLARABLE.join(", "), self.what));
        }
        if self.by.trim().is_empty() {
            return Some("`declare.by` names who does it, such as \"Datadog\"".to_owned());
        }
        // Not repeated, for it may hold what lets in.
        let is_page = Address::parse(&self.proof).is_ok_and(|page| {
            let page = page.expose();
            ["http", "https"].contains(&page.scheme()) && page.username().is_empty() && page.password().is_none() && page.query().is_none()
        });
        let wanted = "`declare.proof` is the address of a page that shows it, such as \"https://app.datadoghq.eu/monitors/manage\", without a password or a `?`";
        (!is_page).then(|| wanted.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    fn declared(text: &str) -> Result<Config, String> {
        Config::parse(&format!("[[declare]]\n{text}\n"), "plimsoll.toml").map_err(|e| e.to_string())
    }

    #[test]
    fn a_declaration_counts_for_ninety_days_and_not_before_its_own() {
        let text = "what = \"errors\"\nby = \"Sentry\"\nproof = \"https://shop.sentry.io/projects/web/\"\non = 2026-09-02";
        let one = declared(text).expect("a configuration").declare.remove(0);
        let holds = ["2026-09-01", "2026-09-02", "2026-12-01", "2026-12-02"].map(|day| one.holds_on(day.parse().expect("a day")));
        assert_eq!(holds, [false, true, true, false]);
    }

    #[test]
    fn what_nobody_could_look_at_is_refused_and_not_repeated() {
        let one = |what: &str, by: &str, proof: &str| {
            declared(&format!("what = \"{what}\"\nby = \"{by}\"\nproof = \"{proof}\"\non = 2026-09-02"))
        };
        for (what, by, proof, said) in [
            ("error", "Sentry", "https://a.example/", "errors, metrics, uptime, visitors, not `error`"),
            ("errors", " ", "https://a.example/", "`declare.by` names who does it"),
            ("errors", "Sentry", "trust me", "`declare.proof` is the address"),
            ("errors", "Sentry", "ftp://a.example/", "`declare.proof` is the address"),
            ("errors", "Sentry", "https://me:c4nary@a.example/", "without a password"),
            ("errors", "Sentry", "https://a.example/?token=c4nary", "without a password"),
        ] {
            let why = one(what, by, proof).expect_err(proof);
            assert!(why.contains(said) && !why.contains("c4nary"), "{why}");
        }
        assert!(declared("what = \"errors\"\nby = \"Sentry\"\non = 2026-09-02").is_err(), "a proof is needed");
    }
}
