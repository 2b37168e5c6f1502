//! Scenarios: what a user of the app does, one TOML file each. No logic in the file; its limits become facts.

mod act;
mod data;
mod form;
mod page;
mod parse;
mod pointer;
mod show;
mod taking;
mod template;

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

pub use data::Data;
pub use form::{FormFields, form_fields};
pub use page::Selector;
pub(crate) use page::tokens;
pub(crate) use parse::is_header_name;
pub use show::carets;
pub use taking::{Reply, Taking};
pub use template::{Template, Variables, escape};

use crate::{
    config::{self, without_mark},
    redact::is_secret_name,
};

include!(concat!(env!("OUT_DIR"), "/scenarios.rs"));

/// Where users keep scenarios of their own, in the working directory.
pub const OWN_SCENARIOS: [&str; 2] = ["scenarios", ".plimsoll/scenarios"];

/// What one kind of visitor does.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The file's stem.
    pub name: String,
    /// What the visitor wants, in words.
    pub why: String,
    /// Its share of all visits, against the other scenarios.
    pub weight: u32,
    /// How long a visitor waits between two steps: at least, at most.
    pub pause: (Duration, Duration),
    /// What its answers must meet, where it says more than the objective.
    pub limits: Limits,
    /// Values of which each visitor has a row, the same for all of its visits.
    pub data: Option<Data>,
    /// What makes it a sign-in; none: it says nothing of that.
    pub session: Option<Session>,
    /// The steps in their order; those that are done once come first, and not all are.
    pub steps: Vec<Step>,
    /// Its file, as it was found.
    pub path: PathBuf,
    /// True where it came with plimsoll.
    pub is_built_in: bool,
}

/// What a visitor shows who has signed in by these steps, besides the cookies that they gave.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// Headers of each request.
    pub headers: Vec<(String, Template)>,
    /// Where else the steps may be led to, such as an identity provider: origins.
    pub hosts: Vec<url::Url>,
}

/// What a scenario's answers must meet; none: the objective of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// The 95th percentile at most, milliseconds.
    pub p95_ms: Option<f64>,
    /// Failed requests at most, percent.
    pub error_pct: Option<f64>,
}

/// One request of a visit.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its name, unique in its scenario.
    pub name: String,
    /// The line of the file on which it is named.
    pub line: usize,
    /// True where a visitor does it in its first visit only, such as to sign in.
    pub is_once: bool,
    /// What it asks for; all but GET run only because the user's own scenario says so.
    pub method: http::Method,
    /// The path, with variables.
    pub path: Template,
    /// Variables drawn anew for each request.
    pub with: Vec<(String, Values)>,
    /// Variables taken from the answer.
    pub save: Vec<(String, Taking)>,
    /// The status that the answer must have; none: any below 400.
    pub status: Option<u16>,
    /// Further headers.
    pub headers: Vec<(String, Template)>,
    /// What is sent.
    pub body: Option<Body>,
}

/// What a variable is drawn from, each value as likely as the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// Whole numbers, both ends included.
    Range(i64, i64),
    /// One of these.
    OneOf(Vec<String>),
}

/// The body of a request; its texts may hold variables.
#[derive(Clone, Debug)]
pub enum Body {
    /// `application/json`.
    Json(serde_json::Value),
    /// `application/x-www-form-urlencoded`.
    Form(Vec<(String, Template)>),
    /// A form of a page: the variable that holds what stands in it, and what is filled in.
    FormOfPage(String, Vec<(String, Template)>),
}

impl Body {
    /// Content type and text with the variables filled in; none where one of them is not known.
    #[must_use]
    pub fn fill(&self, variables: &Variables) -> Option<(&'static str, String)> {
        match self {
            Self::Json(value) => Some(("application/json", fill_json(value, variables)?.to_string())),
            Self::Form(fields) => fill_form(String::new(), fields, variables),
            Self::FormOfPage(rest, fields) => fill_form(variables.get(rest)?.clone(), fields, variables),
        }
    }
}

/// `fields` behind what is urlencoded already.
fn fill_form(rest: String, fields: &[(String, Template)], variables: &Variables) -> Option<(&'static str, String)> {
    let mut form = url::form_urlencoded::Serializer::new(rest);
    for (name, value) in fields {
        form.append_pair(name, &value.fill(variables, str::to_owned)?);
    }
    Some(("application/x-www-form-urlencoded", form.finish()))
}

fn fill_json(value: &serde_json::Value, variables: &Variables) -> Option<serde_json::Value> {
    use serde_json::Value;
    Some(match value {
        Value::String(text) => Value::String(Template::parse(text).ok()?.fill(variables, str::to_owned)?),
        Value::Array(items) => Value::Array(items.iter().map(|v| fill_json(v, variables)).collect::<Option<_>>()?),
        Value::Object(map) => Value::Object(map.iter().map(|(k, v)| Some((k.clone(), fill_json(v, variables)?))).collect::<Option<_>>()?),
        plain => plain.clone(),
    })
}

/// Texts in a JSON body may hold variables of a visit, so that a value of the environment keeps its braces.
fn resolve_json<E>(value: &mut serde_json::Value, resolve: &mut impl FnMut(&str) -> Result<Option<String>, E>) -> Result<(), E> {
    match value {
        serde_json::Value::String(text) => {
            if let Some(found) = resolve(text)? {
                *text = found.replace('{', "{{").replace('}', "}}");
            }
            Ok(())
        }
        serde_json::Value::Array(items) => items.iter_mut().try_for_each(|item| resolve_json(item, resolve)),
        serde_json::Value::Object(map) => map.values_mut().try_for_each(|v| resolve_json(v, resolve)),
        _ => Ok(()),
    }
}

fn json_secrets(value: &serde_json::Value, is_secret: bool, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if is_secret => found.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| json_secrets(item, is_secret, found)),
        serde_json::Value::Object(map) => map.iter().for_each(|(name, v)| json_secrets(v, is_secret || is_secret_name(name), found)),
        _ => {}
    }
}

/// A scenario that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BadScenario {
    /// A file is at fault.
    #[error("{shown}")]
    Broken {
        /// `error: …`, the source line and carets.
        shown: String,
    },
    /// A file cannot be read.
    #[error("error: `{path}` cannot be read: {source}")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// A variable of the environment that is not set.
    #[error("error: scenario `{path}`, line {line}: neither the environment nor .env gives ${name}")]
    Variable {
        /// The file.
        path: String,
        /// Of the step that wants it.
        line: usize,
        /// Its name.
        name: String,
    },
}

impl Scenario {
    /// Puts the values of the environment into what stands as `$NAME`; they are secrets, and returned as such.
    ///
    /// # Errors
    /// When a variable is not set.
    pub fn resolve(&mut self, environment: &config::Variables) -> Result<Vec<String>, BadScenario> {
        let (path, mut secrets) = (self.path.display().to_string(), Vec::new());
        for step in &mut self.steps {
            let line = step.line;
            let mut resolve = |text: &str| match config::variable(text) {
                None => Ok(None),
                Some(_) => match environment.resolve(text) {
                    Ok(value) => {
                        secrets.push(value.clone());
                        Ok(Some(value))
                    }
                    Err(name) => Err(BadScenario::Variable { path: path.clone(), line, name }),
                },
            };
            let fields = match &mut step.body {
                Some(Body::Form(fields) | Body::FormOfPage(_, fields)) => fields.as_mut_slice(),
                Some(Body::Json(value)) => {
                    resolve_json(value, &mut resolve)?;
                    &mut []
                }
                None => &mut [],
            };
            for (_, template) in step.headers.iter_mut().chain(fields) {
                if let Some(value) = resolve(template.text())? {
                    *template = Template::plain(&value);
                }
            }
        }
        Ok(secrets)
    }

    /// How many of its steps a visitor does in its first visit only: the first ones.
    #[must_use]
    pub fn steps_once(&self) -> usize {
        self.steps.iter().filter(|s| s.is_once).count()
    }

    /// What its requests carry to be let in: headers, fields of bodies and lists of that kind, whole and in their parts.
    #[must_use]
    pub fn secrets(&self) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(data) = &self.data {
            let columns = data.columns().filter(|name| is_secret_name(name));
            found.extend(columns.flat_map(|name| data.values(name)).map(str::to_owned));
        }
        for step in &self.steps {
            let headers = step.headers.iter().filter(|(name, _)| is_secret_name(name));
            found.extend(headers.map(|(_, value)| value.text().to_owned()));
            for (name, values) in &step.with {
                if let (true, Values::OneOf(words)) = (is_secret_name(name), values) {
                    found.extend(words.iter().cloned());
                }
            }
            match &step.body {
                Some(Body::Json(value)) => json_secrets(value, false, &mut found),
                Some(Body::Form(fields) | Body::FormOfPage(_, fields)) => {
                    found.extend(fields.iter().filter(|(name, _)| is_secret_name(name)).map(|(_, value)| value.text().to_owned()));
                }
                None => {}
            }
        }
        // A part of letters alone, such as `Bearer` or the name of a cookie, is a word and no secret.
        let is_word = |s: &str| s.chars().all(char::is_alphabetic);
        let parts: Vec<String> = found.iter().flat_map(|s| s.split([' ', ';', '='])).filter(|s| !is_word(s)).map(str::to_owned).collect();
        found.extend(parts);
        found.retain(|s| !s.contains('{'));
        found
    }

    /// Reads a scenario; `path` names it in errors, its stem is the scenario's name, and its data file lies beside it.
    ///
    /// # Errors
    /// With the file's line and carets under the fault.
    pub fn parse(path: &str, source: &str) -> Result<Self, BadScenario> {
        let source = without_mark(source);
        parse::scenario(path, source).map_err(|fault| {
            let title = format!("scenario `{path}` cannot be used: {}", fault.message);
            BadScenario::Broken { shown: carets(&title, path, source, &fault.at, HELP) }
        })
    }
}

const HELP: &str = "a scenario has why, weight, pause, limits, data, [session] and [[step]]s; a step has name, once, get|post|put|patch|delete|form_of, with, save, expect, headers, json|form";

/// The user's own scenarios in `folder`, sorted by name; those that came with plimsoll where there are none. The one at `apart` is
/// for signing in, and no load.
///
/// # Errors
/// When one of them cannot be read or used: load that was not meant must not be sent.
pub fn load(folder: &Path, apart: Option<&Path>) -> Result<Vec<Scenario>, BadScenario> {
    let (mut scenarios, apart) = (Vec::new(), apart.and_then(|path| fs::canonicalize(folder.join(path)).ok()));
    for below in OWN_SCENARIOS {
        let place = folder.join(below);
        let entries = match fs::read_dir(&place) {
            Ok(entries) => entries,
            Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
            Err(source) => return Err(BadScenario::Unreadable { path: place.display().to_string(), source }),
        };
        let is_apart = |path: &Path| apart.is_some() && fs::canonicalize(path).ok() == apart;
        for path in entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "toml") && !is_apart(p)) {
            scenarios.push(read(&path)?);
        }
    }
    if scenarios.is_empty() {
        for (path, text) in SCENARIOS {
            scenarios.push(Scenario { is_built_in: true, ..Scenario::parse(&format!("scenarios/{path}"), text)? });
        }
    }
    scenarios.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(scenarios)
}

/// The scenario in a file.
///
/// # Errors
/// When it cannot be read or used.
pub fn read(path: &Path) -> Result<Scenario, BadScenario> {
    let shown = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|source| BadScenario::Unreadable { path: shown.clone(), source })?;
    Scenario::parse(&shown, &text)
}
