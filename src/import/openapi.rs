//! An OpenAPI 3 description → one scenario a tag, of the operations that only read.

use std::{collections::BTreeSet, io::Read};

use serde_json::{Map, Value};
use url::Url;

use super::{
    Draft, ImportError, Kind, LeftOut, MOST_STEPS, Wanted,
    draft::{DraftStep, unused},
    endpoint,
    endpoint::Names,
    parameter, private, source,
    template::{encoded, escaped},
};
use crate::{
    openapi::{Bounds, Description, Operation, Parameter, entries, word},
    redact::percent_decode,
    scenario::{Values, is_header_name},
};

/// A file that the user has; the bounds of its bytes and of YAML hold besides.
const BOUNDS: Bounds = Bounds { values: 2_000_000, yaml_bytes: usize::MAX };

const UNFILLED: &str = "operations with a required parameter of which the description gives no value";

/// Longer summaries are cut.
const LONGEST_SUMMARY: usize = 100;

/// Scenarios of the description, and what was left out.
pub(super) fn read(text: impl Read, wanted: &Wanted) -> Result<(Vec<Draft>, LeftOut), ImportError> {
    let broken = |detail: String| ImportError::Broken { kind: Kind::Description, detail };
    let description = Description::read(&source::whole(text)?, BOUNDS).map_err(|why| broken(why.to_string()))?;
    if !description.is_version_3() {
        return Err(broken("only OpenAPI 3 is understood: convert a Swagger 2 file first".to_owned()));
    }
    let mut reader = Reader { description: &description, app: wanted.app.as_ref(), drafts: Vec::new(), left: LeftOut::default() };
    let title = description.get("info").and_then(|info| word(info, "title")).unwrap_or("described");
    let untagged = wanted.stem.as_deref().unwrap_or(title);
    for operation in description.operations() {
        reader.operation(&operation, untagged);
    }
    let Reader { drafts, left, .. } = reader;
    if description.is_cut() {
        return Err(broken("it holds, or refers to, more than is read".to_owned()));
    }
    Ok((drafts.into_iter().map(|(_, draft)| draft).collect(), left))
}

struct Reader<'a> {
    description: &'a Description,
    app: Option<&'a Url>,
    /// By tag.
    drafts: Vec<(String, Draft)>,
    left: LeftOut,
}

impl<'a> Reader<'a> {
    fn operation(&mut self, operation: &Operation<'a>, untagged: &str) {
        match operation.method {
            "get" => {}
            "post" | "put" | "patch" | "delete" => {
                return self.left.add("operations that change something: they are never taken from a description", 1);
            }
            _ => return,
        }
        match self.step(operation) {
            Ok(step) => self.push(operation, step, untagged),
            Err((reason, detail)) => {
                let left = self.left.of(reason);
                left.count += 1;
                left.named.push(format!("GET {}{detail}", operation.path));
            }
        }
    }

    /// The operation as a step, or why it is none with what is missing.
    fn step(&self, operation: &Operation<'a>) -> Result<DraftStep, (&'static str, String)> {
        let refused = |reason| Err((reason, String::new()));
        let path = operation.path;
        let segments: Vec<String> = path.split('/').skip(1).map(str::to_owned).collect();
        let is_readable = path.starts_with('/') && !path.contains(['?', '#']);
        let Some(base) = self.base(operation).filter(|_| is_readable) else {
            return refused("operations of addresses that cannot be read");
        };
        if private::is_path(segments.iter().map(String::as_str)) {
            return refused("operations that sign in or out, work once, or hold a secret");
        }
        if endpoint::is_health_check(&segments) {
            return refused("health checks");
        }
        let (status, is_stream) = self.answer(operation);
        if is_stream {
            return refused("streams, which do not end");
        }
        let mut step = DraftStep { method: "get", name: format!("GET {path}"), status, ..DraftStep::default() };
        step.notes.extend(operation.get("summary").and_then(Value::as_str).map(|s| s.chars().take(LONGEST_SUMMARY).collect()));
        step.path = escaped(&base);
        self.fill(operation, &mut step).map_err(|name| (UNFILLED, format!(": {name}")))?;
        Ok(step)
    }

    /// Writes the path and what is required besides; the name of what cannot be filled where there is one.
    fn fill(&self, operation: &Operation<'a>, step: &mut DraftStep) -> Result<(), String> {
        let parameters = operation.parameters();
        let unknown = parameters.iter().filter(|p| p.is_required.is_none());
        step.notes.extend(unknown.map(|p| format!("Look whether it requires what stands at {}: that was not read.", p.name)));
        let mut names = Names::default();
        let mut rest = operation.path;
        while let Some((plain, tail)) = rest.split_once('{') {
            let (name, tail) = tail.split_once('}').ok_or_else(|| tail.to_owned())?;
            step.path.push_str(&plain_path(plain));
            let parameter = parameters.iter().find(|p| p.name == name && p.place == "path").ok_or_else(|| name.to_owned())?;
            let filled = self.value(parameter, step, &mut names)?;
            step.path.push_str(&filled);
            rest = tail;
        }
        step.path.push_str(&plain_path(rest));
        let mut sign = '?';
        for parameter in parameters.iter().filter(|p| p.is_required == Some(true)) {
            let name = parameter.name;
            match parameter.place {
                "query" => {
                    let filled = self.value(parameter, step, &mut names)?;
                    step.path.push_str(&format!("{sign}{}={filled}", encoded(name)));
                    sign = '&';
                }
                // The standard takes these from other parts of the description.
                "header" if ["accept", "content-type", "authorization"].contains(&name.to_ascii_lowercase().as_str()) => {}
                "header" if is_header_name(name) => {
                    let filled = self.value(parameter, step, &mut names)?;
                    step.headers.push((name.to_owned(), filled));
                }
                "path" => {}
                _ => return Err(name.to_owned()),
            }
        }
        Ok(())
    }

    /// `{variable}`, drawn from what the description says; where it is private, what the user fills in.
    fn value(&self, parameter: &Parameter, step: &mut DraftStep, names: &mut Names) -> Result<String, String> {
        let wish = parameter.name;
        let values = parameter::values(parameter.value, self.description);
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

    /// The path of the nearest server, without that of the app; none where the description leaves it open.
    fn base(&self, operation: &Operation<'a>) -> Option<String> {
        let anywhere = Url::parse("http://localhost/").expect("an address");
        let path = operation.base(&anywhere)?;
        let above = self.app.map_or("", |app| app.path().trim_end_matches('/'));
        Some(match path.strip_prefix(above) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => rest.to_owned(),
            _ => path,
        })
    }

    /// The status of success where there is only one, and whether the answer never ends.
    fn answer(&self, operation: &Operation<'a>) -> (Option<u16>, bool) {
        let good: Vec<(u16, &Value)> = operation
            .answers()
            .filter_map(|(status, answer)| {
                Some((status.parse().ok().filter(|s| (200..300).contains(s))?, self.description.resolve(answer)))
            })
            .collect();
        let is_stream = |(_, answer): &(u16, &Value)| {
            let mut kinds = entries(answer, "content").peekable();
            kinds.peek().is_some() && kinds.all(|(kind, _)| kind.starts_with("text/event-stream"))
        };
        let status = if let [(status, _)] = good.as_slice() { Some(*status) } else { None };
        (status, good.iter().any(is_stream))
    }

    fn push(&mut self, operation: &Operation<'a>, step: DraftStep, untagged: &str) {
        let tag = operation.get("tags").and_then(|tags| tags.get(0)).and_then(Value::as_str).unwrap_or(untagged).to_owned();
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
        let wanted = operation.get("security").or_else(|| self.description.get("security"))?.as_array()?;
        let is_open = wanted.iter().any(|one| one.as_object().is_some_and(Map::is_empty));
        let names: BTreeSet<&String> = wanted.iter().filter_map(Value::as_object).flat_map(Map::keys).collect();
        if is_open || names.is_empty() {
            return None;
        }
        let ways: Vec<String> = names.into_iter().map(|name| self.way_in(name)).collect();
        Some(format!("Fill in what lets a visitor in, for example as headers of a step: {}", ways.join(" or ")))
    }

    fn way_in(&self, name: &str) -> String {
        let scheme = self.description.get("components").and_then(|components| components.get("securitySchemes")?.get(name));
        let scheme = scheme.map_or(&Value::Null, |scheme| self.description.resolve(scheme));
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

fn plain_path(text: &str) -> String {
    text.split('/').map(|segment| encoded(&percent_decode(segment))).collect::<Vec<_>>().join("/")
}
