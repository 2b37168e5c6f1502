//! The file of a scenario, key by key, each fault with its place.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    path::Path,
    time::Duration,
};

use http::Method;
use serde::Deserialize;
use toml::{Spanned, Value};
use url::Url;

use super::{Body, Data, Limits, Scenario, Session, Step, Taking, Template, Values, form};
use crate::config::line_of;

/// What is wrong, and where as byte offsets into the file.
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) at: Range<usize>,
}

fn fault<T>(message: impl Into<String>, at: Range<usize>) -> Result<T, Fault> {
    Err(Fault { message: message.into(), at })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    why: String,
    weight: Option<Spanned<i64>>,
    pause: Option<Spanned<String>>,
    #[serde(default)]
    limits: LimitsKey,
    data: Option<Spanned<String>>,
    session: Option<SessionKey>,
    #[serde(default)]
    step: Vec<Spanned<StepKey>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SessionKey {
    #[serde(default)]
    headers: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    hosts: Vec<Spanned<String>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LimitsKey {
    p95_ms: Option<Spanned<f64>>,
    error_pct: Option<Spanned<f64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepKey {
    name: Spanned<String>,
    once: Option<Spanned<bool>>,
    get: Option<Spanned<String>>,
    post: Option<Spanned<String>>,
    put: Option<Spanned<String>>,
    patch: Option<Spanned<String>>,
    delete: Option<Spanned<String>>,
    #[serde(default)]
    with: BTreeMap<String, Spanned<Value>>,
    #[serde(default)]
    save: BTreeMap<String, Spanned<Value>>,
    form_of: Option<Spanned<String>>,
    expect: Option<Expect>,
    #[serde(default)]
    headers: BTreeMap<String, Spanned<String>>,
    json: Option<Spanned<Value>>,
    form: Option<BTreeMap<String, Spanned<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    status: Spanned<u16>,
}

pub(super) fn scenario(path: &str, source: &str) -> Result<Scenario, Fault> {
    let file: File =
        toml::from_str(source).map_err(|e| Fault { message: e.message().to_owned(), at: e.span().unwrap_or(0..source.len().min(1)) })?;
    if file.step.is_empty() {
        return fault("it has no [[step]]", 0..source.len().min(1));
    }
    let data = file.data.map(|key| data(path, &key)).transpose()?;
    let mut saved: BTreeSet<String> = data.iter().flat_map(Data::columns).map(str::to_owned).collect();
    let mut steps: Vec<Step> = Vec::new();
    let is_last_once = file.step.last().is_some_and(|s| s.get_ref().once.as_ref().is_some_and(|o| *o.get_ref()));
    for key in file.step {
        let (at, key) = (key.span(), key.into_inner());
        if steps.iter().any(|s| s.name == *key.name.get_ref()) {
            return fault(format!("two steps are named `{}`", key.name.get_ref()), key.name.span());
        }
        let once = key.once.as_ref().map_or(at.clone(), Spanned::span);
        let line = line_of(source, key.name.span().start);
        let mut step = Step { line, ..step(key, at, &saved)? };
        if step.is_once && (is_last_once || steps.last().is_some_and(|s| !s.is_once)) {
            return fault("a step that is done `once` comes before those of every visit", once);
        }
        saved.extend(step.save.iter().map(|(name, _)| name.clone()));
        steps.extend(form::page_of(&mut step));
        steps.push(step);
    }
    let session = file.session.map(|key| session(key, &saved)).transpose()?;
    Ok(Scenario {
        name: Path::new(path).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default(),
        why: file.why,
        weight: weight(file.weight)?,
        pause: pause(file.pause)?,
        limits: limits(file.limits)?,
        data,
        session,
        steps,
        path: path.into(),
        is_built_in: false,
    })
}

fn session(key: SessionKey, saved: &BTreeSet<String>) -> Result<Session, Fault> {
    let mut reader = Reader { known: saved.clone(), used: BTreeSet::new() };
    let headers = key.headers.iter().map(|(name, text)| header(name, text, &mut reader)).collect::<Result<_, Fault>>()?;
    let host = |text: &Spanned<String>| match Url::parse(text.get_ref()) {
        Ok(url) if ["http", "https"].contains(&url.scheme()) && url.path() == "/" && url.query().is_none() => Ok(url),
        _ => fault("a host is written as `https://id.example.com`", text.span()),
    };
    Ok(Session { headers, hosts: key.hosts.iter().map(host).collect::<Result<_, _>>()? })
}

fn data(path: &str, key: &Spanned<String>) -> Result<Data, Fault> {
    let file = Path::new(path).with_file_name(key.get_ref());
    Data::read(&file).map_err(|why| Fault { message: format!("`{}` cannot be used: {why}", file.display()), at: key.span() })
}

fn weight(key: Option<Spanned<i64>>) -> Result<u32, Fault> {
    let Some(key) = key else { return Ok(1) };
    match u32::try_from(*key.get_ref()) {
        Ok(weight @ 1..=1_000) => Ok(weight),
        _ => fault("`weight` is a whole number from 1 to 1000", key.span()),
    }
}

fn limits(key: LimitsKey) -> Result<Limits, Fault> {
    let within = |key: Option<Spanned<f64>>, most: f64, words: &str| match key {
        Some(key) if !(*key.get_ref() > 0.0 && *key.get_ref() <= most) => fault(words, key.span()),
        key => Ok(key.map(Spanned::into_inner)),
    };
    Ok(Limits {
        p95_ms: within(key.p95_ms, 60_000.0, "`p95_ms` is above 0 and at most 60000")?,
        error_pct: within(key.error_pct, 100.0, "`error_pct` is above 0 and at most 100")?,
    })
}

/// `1s..3s`, `500ms..2s` or one length.
fn pause(key: Option<Spanned<String>>) -> Result<(Duration, Duration), Fault> {
    let Some(key) = key else { return Ok((Duration::from_secs(1), Duration::from_secs(3))) };
    let text = key.get_ref();
    let (low, high) = text.split_once("..").unwrap_or((text, text));
    match (length(low), length(high)) {
        (Some(low), Some(high)) if low <= high => Ok((low, high)),
        (Some(_), Some(_)) => fault("`pause` goes from the shorter to the longer length", key.span()),
        _ => fault("`pause` is written as `1s..3s` or `500ms..2s`", key.span()),
    }
}

fn length(text: &str) -> Option<Duration> {
    let text = text.trim();
    let (number, unit) = text.split_at(text.find(|c: char| c.is_ascii_alphabetic())?);
    let number: f64 = number.trim().parse().ok().filter(|n| (0.0..=3_600_000.0).contains(n))?;
    match unit {
        "ms" => Some(Duration::from_secs_f64(number / 1_000.0)),
        "s" => Some(Duration::from_secs_f64(number)),
        "m" => Some(Duration::from_secs_f64(number * 60.0)),
        _ => None,
    }
}

fn step(key: StepKey, at: Range<usize>, saved: &BTreeSet<String>) -> Result<Step, Fault> {
    let (method, path) = method(&key, at)?;
    if !path.get_ref().starts_with('/') {
        return fault("a path starts with `/`; the host comes from the target", path.span());
    }
    let with: Vec<(String, Values)> =
        key.with.iter().map(|(name, value)| Ok((name.clone(), values(value)?))).collect::<Result<_, Fault>>()?;
    let mut reader = Reader { known: saved.iter().chain(key.with.keys()).cloned().collect(), used: BTreeSet::new() };
    let path = reader.template(&path)?;
    let headers = key.headers.iter().map(|(name, text)| header(name, text, &mut reader)).collect::<Result<_, Fault>>()?;
    let is_of_page = key.form_of.is_some();
    let body = body(key.json, key.form, &method, is_of_page, &mut reader)?;
    if let Some((name, value)) = key.with.iter().find(|(name, _)| !reader.used.contains(*name)) {
        return fault(format!("`{name}` is used nowhere in this step"), value.span());
    }
    let taking = |(name, value): (String, Spanned<Value>)| match Taking::parse(value.get_ref()) {
        Ok(taking) => Ok((name, taking)),
        Err(why) => fault(why, value.span()),
    };
    let status = match key.expect {
        Some(Expect { status }) if !(100..=599).contains(status.get_ref()) => {
            return fault("a status is between 100 and 599", status.span());
        }
        expect => expect.map(|e| e.status.into_inner()),
    };
    let save = key.save.into_iter().map(taking).collect::<Result<_, Fault>>()?;
    let is_once = key.once.is_some_and(Spanned::into_inner);
    Ok(Step { name: key.name.into_inner(), line: 0, is_once, method, path, with, save, status, headers, body })
}

fn method(key: &StepKey, at: Range<usize>) -> Result<(Method, Spanned<String>), Fault> {
    let all = [
        (Method::GET, &key.get),
        (Method::POST, &key.post),
        (Method::POST, &key.form_of),
        (Method::PUT, &key.put),
        (Method::PATCH, &key.patch),
        (Method::DELETE, &key.delete),
    ];
    let given: Vec<(Method, &Spanned<String>)> = all.into_iter().filter_map(|(m, path)| path.as_ref().map(|p| (m, p))).collect();
    match given.as_slice() {
        [(method, path)] => Ok((method.clone(), (*path).clone())),
        [] => fault("a step wants a method: get, post, put, patch, delete, or form_of", at),
        [_, second, ..] => fault("a step has one method", second.1.span()),
    }
}

/// `1..20`, or a list.
fn values(key: &Spanned<Value>) -> Result<Values, Fault> {
    match key.get_ref() {
        Value::String(text) => {
            let ends = text.split_once("..").and_then(|(a, b)| Some((a.trim().parse().ok()?, b.trim().parse().ok()?)));
            match ends {
                Some((low, high)) if low <= high => Ok(Values::Range(low, high)),
                Some(_) => fault("a range goes from the lower to the higher number", key.span()),
                None => fault("a range is written as `1..20`; for words write a list", key.span()),
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let word = |item: &Value| match item {
                Value::String(text) => Ok(text.clone()),
                Value::Integer(number) => Ok(number.to_string()),
                _ => fault("a list holds words or whole numbers", key.span()),
            };
            Ok(Values::OneOf(items.iter().map(word).collect::<Result<_, _>>()?))
        }
        _ => fault("a variable is drawn from a range such as `1..20` or from a list", key.span()),
    }
}

/// Reads templates, and notes which variables they use.
struct Reader {
    known: BTreeSet<String>,
    used: BTreeSet<String>,
}

impl Reader {
    fn template(&mut self, key: &Spanned<String>) -> Result<Template, Fault> {
        self.read(key.get_ref(), key.span())
    }

    fn read(&mut self, text: &str, at: Range<usize>) -> Result<Template, Fault> {
        let template = Template::parse(text).map_err(|(message, within)| {
            // The quote before the text; a text with escapes is marked as a whole.
            let inner = at.start + 1 + within.start..at.start + 1 + within.end;
            Fault { message, at: if at.len() == text.len() + 2 { inner } else { at.clone() } }
        })?;
        for name in template.variables() {
            if !self.known.contains(name) {
                return fault(format!("nothing gives `{name}`: neither `with` here nor `save` of a step before nor `data`"), at);
            }
            self.used.insert(name.to_owned());
        }
        Ok(template)
    }

    fn json(&mut self, value: &serde_json::Value, at: &Range<usize>) -> Result<(), Fault> {
        match value {
            serde_json::Value::String(text) => self.read(text, at.clone()).map(drop),
            serde_json::Value::Array(items) => items.iter().try_for_each(|v| self.json(v, at)),
            serde_json::Value::Object(map) => map.values().try_for_each(|v| self.json(v, at)),
            _ => Ok(()),
        }
    }
}

/// True where a header may have this name: a token of RFC 9110.
pub(crate) fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.!#$%&'*+^`|~".contains(c))
}

fn header(name: &str, text: &Spanned<String>, reader: &mut Reader) -> Result<(String, Template), Fault> {
    if !is_header_name(name) {
        return fault(format!("`{name}` is no name of a header"), text.span());
    }
    if text.get_ref().contains(['\r', '\n', '\0']) {
        return fault("a header is one line", text.span());
    }
    Ok((name.to_owned(), reader.template(text)?))
}

fn body(
    json: Option<Spanned<Value>>,
    form: Option<BTreeMap<String, Spanned<String>>>,
    method: &Method,
    is_of_page: bool,
    reader: &mut Reader,
) -> Result<Option<Body>, Fault> {
    let at = json.as_ref().map(Spanned::span).or_else(|| form.as_ref().and_then(|f| f.values().next().map(Spanned::span)));
    if *method == Method::GET && at.is_some() {
        return fault("a `get` sends no body", at.unwrap_or_default());
    }
    let mut fields = |form: &BTreeMap<String, Spanned<String>>| {
        form.iter().map(|(name, text)| Ok((name.clone(), reader.template(text)?))).collect::<Result<Vec<_>, Fault>>()
    };
    match (json, form) {
        (Some(json), None) if !is_of_page => {
            let at = json.span();
            let value = serde_json::to_value(json.into_inner()).map_err(|e| Fault { message: e.to_string(), at: at.clone() })?;
            reader.json(&value, &at)?;
            Ok(Some(Body::Json(value)))
        }
        (Some(json), _) => fault("a step sends `json` or `form`, not both, and `form_of` sends `form`", json.span()),
        (None, Some(form)) if !is_of_page => Ok(Some(Body::Form(fields(&form)?))),
        (None, form) if is_of_page => Ok(Some(Body::FormOfPage(form::FIELDS.to_owned(), fields(&form.unwrap_or_default())?))),
        (None, _) => Ok(None),
    }
}
