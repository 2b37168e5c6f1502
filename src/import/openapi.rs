//! An OpenAPI 3 description → one scenario a tag, of the operations that only read.

use std::{collections::BTreeSet, io::Read};

use serde_json::{Map, Value};
use url::Url;

use super::{
    Draft, ImportError, Kind, LeftOut, MOST_STEPS, Wanted,
    draft::{DraftStep, unused},
    parameter::{self, Document},
    private, shape,
    shape::Names,
    source,
    template::{encoded, escaped},
};
use crate::{
    redact::percent_decode,
    scenario::{Values, is_header_name},
};

const UNFILLED: &str = "operations with a required parameter of which the description gives no value";

/// Longer summaries are cut.
const LONGEST_SUMMARY: usize = 100;

/// Scenarios of the description, and what was left out.
pub(super) fn read(text: impl Read, wanted: &Wanted) -> Result<(Vec<Draft>, LeftOut), ImportError> {
    let document = Document(source::json_or_yaml(text, Kind::Description)?);
    if !word(&document.0, "openapi").is_some_and(|version| version.starts_with("3.")) {
        let detail = "only OpenAPI 3 is understood: convert a Swagger 2 file first".to_owned();
        return Err(ImportError::Broken { kind: Kind::Description, detail });
    }
    let mut reader = Reader { document: &document, app: wanted.app.as_ref(), drafts: Vec::new(), left: LeftOut::default() };
    let title = document.0.pointer("/info/title").and_then(Value::as_str).unwrap_or("described");
    let untagged = wanted.stem.as_deref().unwrap_or(title);
    for (path, item) in entries(&document.0, "paths") {
        reader.path(path, document.resolve(item), untagged);
    }
    Ok((reader.drafts.into_iter().map(|(_, draft)| draft).collect(), reader.left))
}

struct Reader<'a> {
    document: &'a Document,
    app: Option<&'a Url>,
    /// By tag.
    drafts: Vec<(String, Draft)>,
    left: LeftOut,
}

/// An operation with what is above it.
struct Operation<'a> {
    path: &'a str,
    item: &'a Value,
    operation: &'a Value,
}

impl<'a> Reader<'a> {
    fn path(&mut self, path: &'a str, item: &'a Value, untagged: &str) {
        let writes = ["post", "put", "patch", "delete"].iter().filter(|m| item.get(**m).is_some()).count();
        self.left.add("operations that change something: they are never taken from a description", writes as u64);
        let Some(operation) = item.get("get") else { return };
        let operation = Operation { path, item, operation };
        match self.step(&operation) {
            Ok(step) => self.push(&operation, step, untagged),
            Err((reason, detail)) => {
                let left = self.left.of(reason);
                left.count += 1;
                left.named.push(format!("GET {path}{detail}"));
            }
        }
    }

    /// The operation as a step, or why it is none with what is missing.
    fn step(&self, operation: &Operation<'a>) -> Result<DraftStep, (&'static str, String)> {
        let refused = |reason| Err((reason, String::new()));
        let path = operation.path;
        let segments: Vec<String> = path.split('/').skip(1).map(str::to_owned).collect();
        if !path.starts_with('/') || path.contains(['?', '#']) {
            return refused("operations of addresses that cannot be read");
        }
        if private::is_path(segments.iter().map(String::as_str)) {
            return refused("operations that sign in or out, work once, or hold a secret");
        }
        if shape::is_health_check(&segments) {
            return refused("health checks");
        }
        let (status, is_stream) = self.answer(operation);
        if is_stream {
            return refused("streams, which do not end");
        }
        let mut step = DraftStep { method: "get", name: format!("GET {path}"), status, ..DraftStep::default() };
        step.notes.extend(word(operation.operation, "summary").map(|s| s.chars().take(LONGEST_SUMMARY).collect()));
        step.path = escaped(&self.base(operation));
        self.fill(operation, &mut step).map_err(|name| (UNFILLED, format!(": {name}")))?;
        Ok(step)
    }

    /// Writes the path and what is required besides; the name of what cannot be filled where there is one.
    fn fill(&self, operation: &Operation<'a>, step: &mut DraftStep) -> Result<(), String> {
        let parameters = self.parameters(operation);
        let find = |name: &str, place: &str| parameters.iter().find(|p| word(p, "name") == Some(name) && word(p, "in") == Some(place));
        let mut names = Names::default();
        let mut rest = operation.path;
        while let Some((plain, tail)) = rest.split_once('{') {
            let (name, tail) = tail.split_once('}').ok_or_else(|| tail.to_owned())?;
            step.path.push_str(&plain_path(plain));
            let parameter = find(name, "path").ok_or_else(|| name.to_owned())?;
            let filled = self.value(parameter, step, &mut names)?;
            step.path.push_str(&filled);
            rest = tail;
        }
        step.path.push_str(&plain_path(rest));
        let mut sign = '?';
        for parameter in parameters.iter().filter(|p| p.get("required").and_then(Value::as_bool) == Some(true)) {
            let name = word(parameter, "name").unwrap_or_default();
            match word(parameter, "in") {
                Some("query") => {
                    let filled = self.value(parameter, step, &mut names)?;
                    step.path.push_str(&format!("{sign}{}={filled}", encoded(name)));
                    sign = '&';
                }
                // The standard takes these from other parts of the description.
                Some("header") if ["accept", "content-type", "authorization"].contains(&name.to_ascii_lowercase().as_str()) => {}
                Some("header") if is_header_name(name) => {
                    let filled = self.value(parameter, step, &mut names)?;
                    step.headers.push((name.to_owned(), filled));
                }
                Some("path") => {}
                _ => return Err(name.to_owned()),
            }
        }
        Ok(())
    }

    /// `{variable}`, drawn from what the description says; where it is private, what the user fills in.
    fn value(&self, parameter: &Value, step: &mut DraftStep, names: &mut Names) -> Result<String, String> {
        let wish = word(parameter, "name").unwrap_or_default();
        let values = parameter::values(parameter, self.document);
        let is_private =
            private::is_name(wish) || matches!(&values, Some(Values::OneOf(words)) if words.iter().any(|w| private::is_value(w)));
        if is_private {
            step.notes.push(format!("Fill in `{wish}`: values of such names are not taken from a description."));
            return Ok(private::PLACEHOLDER.to_owned());
        }
        let name = names.give(wish);
        step.with.push((name.clone(), values.ok_or_else(|| wish.to_owned())?));
        Ok(format!("{{{name}}}"))
    }

    /// Those of the path, and those of the operation, which win.
    fn parameters(&self, operation: &Operation<'a>) -> Vec<&'a Value> {
        let mut all: Vec<&Value> = Vec::new();
        for holder in [operation.operation, operation.item] {
            for parameter in holder.get("parameters").and_then(Value::as_array).into_iter().flatten() {
                let parameter = self.document.resolve(parameter);
                let is_same = |other: &&Value| word(other, "name") == word(parameter, "name") && word(other, "in") == word(parameter, "in");
                if !all.iter().any(is_same) {
                    all.push(parameter);
                }
            }
        }
        all
    }

    /// The path of the nearest server, without that of the app.
    fn base(&self, operation: &Operation<'a>) -> String {
        let server = [operation.operation, operation.item, &self.document.0].into_iter().find_map(|holder| holder.pointer("/servers/0"));
        let Some((server, address)) = server.and_then(|server| Some((server, word(server, "url")?))) else { return String::new() };
        let mut address = address.to_owned();
        for (name, variable) in entries(server, "variables") {
            address = address.replace(&format!("{{{name}}}"), word(variable, "default").unwrap_or_default());
        }
        let anywhere = Url::parse("http://localhost/").expect("an address");
        // One such as `mailto:` has a path that begins nowhere.
        let server = anywhere.join(&address).ok().filter(|url| !url.cannot_be_a_base());
        let path = server.map_or_else(String::new, |url| url.path().trim_end_matches('/').to_owned());
        let above = self.app.map_or("", |app| app.path().trim_end_matches('/'));
        match path.strip_prefix(above) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => rest.to_owned(),
            _ => path,
        }
    }

    /// The status of success where there is only one, and whether the answer never ends.
    fn answer(&self, operation: &Operation<'a>) -> (Option<u16>, bool) {
        let good: Vec<(u16, &Value)> = entries(operation.operation, "responses")
            .filter_map(|(status, answer)| Some((status.parse().ok().filter(|s| (200..300).contains(s))?, self.document.resolve(answer))))
            .collect();
        let is_stream = |(_, answer): &(u16, &Value)| {
            let mut kinds = entries(answer, "content").peekable();
            kinds.peek().is_some() && kinds.all(|(kind, _)| kind.starts_with("text/event-stream"))
        };
        let status = if let [(status, _)] = good.as_slice() { Some(*status) } else { None };
        (status, good.iter().any(is_stream))
    }

    fn push(&mut self, operation: &Operation<'a>, step: DraftStep, untagged: &str) {
        let tag = operation.operation.pointer("/tags/0").and_then(Value::as_str).unwrap_or(untagged).to_owned();
        let at = self.drafts.iter().position(|(t, _)| *t == tag).unwrap_or_else(|| {
            let mut draft = Draft::new(&tag, format!("A visitor reads what the description calls {tag}"));
            draft.name = unused(&draft.name, "-", |name| self.drafts.iter().any(|(_, d)| d.name == name));
            draft.notes.push("From an OpenAPI description: values are its examples, defaults, words and ranges.".to_owned());
            draft.notes.push("Where it says only that one is an integer, it is 1..20: look whether there are such.".to_owned());
            self.drafts.push((tag, draft));
            self.drafts.len() - 1
        });
        let security = self.security(operation);
        let draft = &mut self.drafts[at].1;
        if draft.steps() >= MOST_STEPS {
            self.left.add("operations behind the first 100 of a tag", 1);
            return;
        }
        if let Some(note) = security.filter(|note| !draft.notes.contains(note)) {
            draft.notes.push(note);
        }
        draft.push(step);
    }

    /// What the operation wants to see before it lets anybody in.
    fn security(&self, operation: &Operation<'a>) -> Option<String> {
        let wanted = operation.operation.get("security").or_else(|| self.document.0.get("security"))?.as_array()?;
        let is_open = wanted.iter().any(|one| one.as_object().is_some_and(Map::is_empty));
        let names: BTreeSet<&String> = wanted.iter().filter_map(Value::as_object).flat_map(Map::keys).collect();
        if is_open || names.is_empty() {
            return None;
        }
        let ways: Vec<String> = names.into_iter().map(|name| self.way_in(name)).collect();
        Some(format!("Fill in what lets a visitor in, for example as headers of a step: {}", ways.join(" or ")))
    }

    fn way_in(&self, name: &str) -> String {
        let schemes = self.document.0.pointer("/components/securitySchemes");
        let scheme = schemes.and_then(|s| s.get(name)).map(|s| self.document.resolve(s)).unwrap_or(&Value::Null);
        let filled = private::PLACEHOLDER;
        match (word(scheme, "type"), word(scheme, "in"), word(scheme, "name")) {
            (Some("apiKey"), Some("header"), Some(header)) => format!("headers = {{ {header} = \"{filled}\" }}"),
            (Some("apiKey"), Some(place), Some(key)) => format!("{key} in the {place}"),
            (Some("http"), ..) if word(scheme, "scheme").is_some_and(|s| s.eq_ignore_ascii_case("basic")) => {
                format!("headers = {{ Authorization = \"Basic {filled}\" }}")
            }
            _ => format!("headers = {{ Authorization = \"Bearer {filled}\" }}"),
        }
    }
}

fn word<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_str()
}

fn entries<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    value.get(key).and_then(Value::as_object).into_iter().flatten().map(|(k, v)| (k.as_str(), v))
}

fn plain_path(text: &str) -> String {
    text.split('/').map(|segment| encoded(&percent_decode(segment))).collect::<Vec<_>>().join("/")
}
