//! What a visitor of the app shows: headers, cookies and passwords that let in, from `[app]` of plimsoll.toml and from the sign-in.

use std::{collections::BTreeMap, fmt, sync::Arc};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::Deserialize;

use super::SharedSession;
use crate::redact::{Redactor, is_secret_name};

/// How the app is visited: `[app]`. A value `$NAME` is the variable of that name, of the process or of `.env`.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Access {
    /// Of every request; `authorization` is shown by the visitor who has signed in alone.
    pub headers: BTreeMap<String, String>,
    /// Of the visitor who has signed in.
    pub cookies: BTreeMap<String, String>,
    /// `name:password` of a server that stands before the app and asks everybody.
    pub basic: Option<String>,
    /// The name that the app answers to, where that is not the host of its address.
    pub host: Option<String>,
    /// Paths that are never asked, each with all below it, besides those that sound as if they sign out or delete.
    pub keep_off: Vec<String>,
    /// True where what `robots.txt` disallows is looked at all the same.
    pub ignore_robots: bool,
    /// The path of its health endpoint, below its address; none: usual ones are looked for.
    pub health: Option<String>,
    /// Where its metrics are: a path below its address, or another address; none: usual paths are looked at.
    pub metrics: Option<String>,
    /// Of the requests for that page alone.
    pub metrics_headers: BTreeMap<String, String>,
}

impl Access {
    /// What is wrong with values that parse.
    pub(super) fn fault(&self) -> Option<String> {
        let is_path = |path: &String| path.starts_with('/') && !path.starts_with("//") && !path.contains(char::is_whitespace);
        if self.metrics.is_none() && !self.metrics_headers.is_empty() {
            return Some("`app.metrics_headers` are shown to the page that `app.metrics` names, and it names none".to_owned());
        }
        let odd = self.health.as_ref().filter(|path| !is_path(path))?;
        Some(format!("`app.health` wants a path such as \"/healthz\", below the address of the app, and is {odd:?}"))
    }
}

impl fmt::Debug for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Access").field("keep_off", &self.keep_off).field("ignore_robots", &self.ignore_robots).finish_non_exhaustive()
    }
}

/// Variables of the process, and behind them those of `.env`.
#[derive(Clone, Default)]
pub struct Variables(BTreeMap<String, String>);

impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Variables {
    /// `first` before `second`.
    pub(super) fn of(first: &BTreeMap<String, String>, second: BTreeMap<String, String>) -> Self {
        let mut all = second;
        all.extend(first.iter().map(|(name, value)| (name.clone(), value.clone())));
        Self(all)
    }

    /// The value of `$NAME`, the text itself where it has no such form, or the name that nothing gives.
    ///
    /// # Errors
    /// With that name.
    pub fn resolve(&self, text: &str) -> Result<String, String> {
        let Some(name) = variable(text) else { return Ok(text.to_owned()) };
        self.0.get(name).cloned().ok_or_else(|| name.to_owned())
    }
}

/// The name in `$NAME`: capital letters, digits and `_`; none: another text.
#[must_use]
pub fn variable(text: &str) -> Option<&str> {
    let name = text.strip_prefix('$')?;
    let is_name = name.starts_with(|c: char| c.is_ascii_uppercase() || c == '_')
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    is_name.then_some(name)
}

/// A header: its name in small letters, and its value.
pub type Header = (String, String);

/// What visitors show.
#[derive(Clone, Default)]
pub struct Identity {
    /// The name that the app is asked by; none: the host of its address.
    pub host: Option<String>,
    /// Everybody, also who has not signed in.
    pub everybody: Vec<Header>,
    /// Besides, who has signed in; empty: nobody has.
    pub signed_in: Vec<Header>,
    /// What begins it anew where it ends; none: nothing does.
    pub session: Option<Arc<SharedSession>>,
    /// Why nobody could sign in, where that was asked for.
    pub fault: Option<String>,
    /// The requests of the sign-in, as they are listed.
    pub sent: Vec<String>,
    /// The cookies that the app set on its way: path and name.
    pub cookies: Vec<(String, String)>,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("is_signed_in", &self.is_signed_in()).field("fault", &self.fault).finish_non_exhaustive()
    }
}

impl Identity {
    /// As `access` gives it; its secrets are learned. Or the name of a variable that nothing gives.
    pub(super) fn of(access: &Access, variables: &Variables, redactor: &Redactor) -> Result<Self, String> {
        let host = access.host.as_deref().map(|host| variables.resolve(host)).transpose()?;
        let mut identity = Self { host, ..Self::default() };
        if let Some(basic) = &access.basic {
            let pair = variables.resolve(basic)?;
            redactor.learn_word(&pair);
            pair.split_once(':').into_iter().for_each(|(_, password)| redactor.learn_word(password));
            let value = BASE64_STANDARD.encode(pair);
            redactor.learn_word(&value);
            identity.everybody.push(("authorization".to_owned(), format!("Basic {value}")));
        }
        for (name, text) in &access.headers {
            let (name, value) = (name.to_ascii_lowercase(), variables.resolve(text)?);
            if variable(text).is_some() || is_secret_name(&name) {
                learn(redactor, &value);
            }
            let list = if name == "authorization" { &mut identity.signed_in } else { &mut identity.everybody };
            list.push((name, value));
        }
        let mut cookies = Vec::new();
        for (name, text) in &access.cookies {
            let value = variables.resolve(text)?;
            learn(redactor, &value);
            cookies.push(format!("{name}={value}"));
        }
        if !cookies.is_empty() {
            identity.signed_in.push(("cookie".to_owned(), cookies.join("; ")));
        }
        Ok(identity)
    }

    /// True where somebody has.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        !self.signed_in.is_empty()
    }

    /// What who has signed in shows, and everybody shows where that says nothing.
    #[must_use]
    pub fn all(&self) -> Vec<Header> {
        let is_said = |name: &str| self.signed_in.iter().any(|(own, _)| own == name);
        let everybody = self.everybody.iter().filter(|(name, _)| !is_said(name));
        everybody.chain(&self.signed_in).cloned().collect()
    }

    /// Adds what a sign-in gave. Cookies join those that are there, and take the place of one of the same name.
    pub fn add(&mut self, name: &str, value: &str) {
        let value = match self.signed_in.iter().find(|(known, _)| known == name && name == "cookie") {
            Some((_, before)) => joined(before, value),
            None => value.to_owned(),
        };
        self.signed_in.retain(|(known, _)| known != name);
        self.signed_in.push((name.to_owned(), value));
    }
}

/// Pairs of a cookie header; the later of one name stands.
#[must_use]
pub fn joined(before: &str, later: &str) -> String {
    let name = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
    let new: Vec<&str> = later.split("; ").filter(|pair| !pair.is_empty()).collect();
    let kept = before.split("; ").filter(|pair| !pair.is_empty() && new.iter().all(|n| name(n) != name(pair)));
    kept.chain(new.iter().copied()).collect::<Vec<_>>().join("; ")
}

/// A value and its parts: `Bearer TOKEN`. A part of letters alone is a word.
pub(super) fn learn(redactor: &Redactor, value: &str) {
    redactor.learn_word(value);
    let is_word = |part: &&str| !part.chars().all(char::is_alphabetic);
    value.split([' ', ';', '=']).filter(is_word).for_each(|part| redactor.learn_word(part));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(toml: &str) -> Result<(Identity, Redactor), String> {
        let access: Access = toml::from_str(toml).expect("TOML");
        let first = BTreeMap::from([("TOKEN".to_owned(), "Bearer c4nary-1".to_owned())]);
        let second = BTreeMap::from([("TOKEN".to_owned(), "other".to_owned()), ("WORD".to_owned(), "me:c4nary-2".to_owned())]);
        let redactor = Redactor::default();
        Ok((Identity::of(&access, &Variables::of(&first, second), &redactor)?, redactor))
    }

    #[test]
    fn everybody_shows_what_lets_in_and_who_has_signed_in_the_rest() {
        let toml =
            "basic = \"$WORD\"\ncookies = { sid = \"c4nary-3\" }\nheaders = { Authorization = \"$TOKEN\", X-Bypass = \"c4nary-4\" }\n";
        let (identity, redactor) = identity(toml).expect("an identity");
        let names = |list: &[Header]| list.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&identity.everybody), ["authorization", "x-bypass"]);
        assert_eq!(names(&identity.signed_in), ["authorization", "cookie"]);
        assert_eq!(names(&identity.all()), ["x-bypass", "authorization", "cookie"]);
        assert_eq!(identity.all()[1].1, "Bearer c4nary-1", "the variable of the process comes before that of .env");
        let shown = redactor.redact("c4nary-1 c4nary-2 sid=c4nary-3 bWU6YzRuYXJ5LTI=");
        assert!(!shown.contains("c4nary") && !shown.contains("bWU6"), "{shown}");
        assert!(!format!("{identity:?}").contains("c4nary"));
    }

    #[test]
    fn a_variable_that_nothing_gives_is_named() {
        assert_eq!(identity("basic = \"$NOBODY\"").err().as_deref(), Some("NOBODY"));
        assert!(identity("headers = { x = \"$5 off\", y = \"$lower\" }").is_ok());
    }

    #[test]
    fn cookies_of_a_sign_in_join_those_that_were_given() {
        let mut identity = Identity::default();
        identity.add("cookie", "a=1; b=2");
        identity.add("cookie", "b=3; c=4");
        assert_eq!(identity.signed_in, [("cookie".to_owned(), "a=1; b=3; c=4".to_owned())]);
    }
}
