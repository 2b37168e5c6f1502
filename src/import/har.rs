//! A HAR file → what one visitor asked the app for, in order. Of the format only what is needed is read, and little of that
//! must be there: browsers and proxies leave out different parts, and people take more out before they share one.

use std::io::Read;

use chrono::DateTime;
use serde::{Deserialize, Deserializer, de::Error};
use serde_json::Value;
use url::{Url, form_urlencoded};

use super::{
    ImportError, Kind, LeftOut, Wanted,
    body::{self, Sent},
    call::Call,
    endpoint, private, source, visit,
};

#[derive(Deserialize)]
struct File {
    log: Log,
}

#[derive(Deserialize)]
struct Log {
    /// One that is broken does not spoil the others.
    #[serde(default)]
    entries: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    started_date_time: Option<String>,
    /// Until the answer was whole, milliseconds.
    time: Option<f64>,
    /// Of Chromium.
    #[serde(rename = "_resourceType")]
    resource_type: Option<String>,
    request: Request,
    #[serde(default)]
    response: Response,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    method: String,
    #[serde(deserialize_with = "address")]
    url: Url,
    #[serde(default)]
    headers: Vec<Header>,
    post_data: Option<Content>,
}

fn address<'de, D: Deserializer<'de>>(text: D) -> Result<Url, D::Error> {
    Url::parse(&String::deserialize(text)?).map_err(D::Error::custom)
}

#[derive(Deserialize)]
struct Header {
    name: String,
    #[serde(default)]
    value: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Response {
    status: i64,
    content: Content,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Content {
    mime_type: String,
    text: Option<String>,
    /// Of a form, where it is not told as text.
    params: Vec<Header>,
}

/// The methods of steps; the first one only reads.
const METHODS: &[(&str, &str)] = &[("GET", "get"), ("POST", "post"), ("PUT", "put"), ("PATCH", "patch"), ("DELETE", "delete")];

/// Larger bodies are uploads and no habit of a visitor.
const LARGEST_BODY_BYTES: usize = 8 << 10;

const STRANGE_BODY: &str = "requests with a body that is neither JSON nor a form, or large, or cannot be written to a file";

/// Larger answers are not searched for ids: the load keeps no more of an answer either.
const LARGEST_ANSWER_BYTES: usize = 1 << 20;

/// The visit as one scenario.
pub(super) fn read(text: impl Read, wanted: &Wanted) -> Result<(Vec<super::Draft>, LeftOut), ImportError> {
    let file: File = source::json(text, Kind::Recording)?;
    let mut left = LeftOut::default();
    let all = file.log.entries.len();
    let mut entries: Vec<Entry> = file.log.entries.into_iter().filter_map(|e| Entry::deserialize(e).ok()).collect();
    left.add("entries that tell of no request", (all - entries.len()) as u64);
    // Some proxies write an entry when its answer ends.
    entries.sort_by_key(|entry| entry.start_ms());
    let Some(app) = wanted.app.clone().or_else(|| first_document(&entries)) else { return Ok((Vec::new(), left)) };
    let mut calls = Vec::new();
    for entry in entries {
        match entry.call(&app, wanted.with_writes) {
            Ok(call) => calls.push(call),
            Err(reason) => left.add(reason, 1),
        }
    }
    let rest = calls.split_off(calls.len().min(super::MOST_STEPS));
    left.add("requests behind the first 100", rest.len() as u64);
    let name = wanted.stem.as_deref().unwrap_or("recorded-visit");
    let drafts = if calls.is_empty() { Vec::new() } else { vec![visit::draft(name, &app, calls)] };
    Ok((drafts, left))
}

/// Where the app is: the origin of the first page, else of the first request.
fn first_document(entries: &[Entry]) -> Option<Url> {
    let web = || entries.iter().filter(|e| matches!(e.request.url.scheme(), "http" | "https"));
    let is_page = |e: &&Entry| {
        let is_document = e.resource_type.as_deref().map_or(e.response.content.mime_type.starts_with("text/html"), |t| t == "document");
        is_document && (200..300).contains(&e.response.status)
    };
    web().find(is_page).or_else(|| web().next()).and_then(|e| e.request.url.join("/").ok())
}

impl Entry {
    fn start_ms(&self) -> Option<i64> {
        DateTime::parse_from_rfc3339(self.started_date_time.as_deref()?).ok().map(|at| at.timestamp_millis())
    }

    /// The request as a step, or why it is none.
    fn call(self, app: &Url, with_writes: bool) -> Result<Call, &'static str> {
        let target = source::below(app, &self.request.url).ok_or("requests to other places than the app")?;
        let method = self.method(with_writes)?;
        let status = self.status()?;
        if self.is_static() {
            return Err("requests of static files");
        }
        let (pattern, asked) = endpoint::of(&target).ok_or("requests of addresses that cannot be read")?;
        // Only a visitor who signs in by POST can be made one of many by filling in who he is.
        let is_sign_in =
            method != "get" && !endpoint::has_private_key(&pattern) && private::is_sign_in(asked.segments.iter().map(String::as_str));
        if !is_sign_in && endpoint::is_private(&pattern, &asked) {
            return Err("requests that sign in or out, work once, or hold a secret");
        }
        let span_ms = self.start_ms().map(|start| (start, start + whole_ms(self.time)));
        let answer = self.response.content.json(LARGEST_ANSWER_BYTES);
        let body = self.request.post_data.map(|sent| sent.body()).transpose()?.flatten().filter(|_| method != "get");
        let headers = self.request.headers.into_iter().map(|h| (h.name, h.value)).collect();
        Ok(Call { method, pattern, asked, status, headers, body, answer, span_ms })
    }

    fn method(&self, with_writes: bool) -> Result<&'static str, &'static str> {
        let found = METHODS.iter().find(|(word, _)| self.request.method.eq_ignore_ascii_case(word));
        match found {
            Some((_, "get")) => Ok("get"),
            Some((_, step)) if with_writes => Ok(step),
            Some(_) => Err("requests that change something: --with-writes takes them in"),
            None => Err("requests that neither read nor change anything"),
        }
    }

    fn status(&self) -> Result<u16, &'static str> {
        if self.response.status == 101 || self.response.content.mime_type.starts_with("text/event-stream") {
            return Err("streams, which do not end");
        }
        u16::try_from(self.response.status).ok().filter(|s| (200..400).contains(s)).ok_or("requests that failed or were broken off")
    }

    fn is_static(&self) -> bool {
        let mime = self.response.content.mime_type.as_str();
        let is_mime =
            ["image/", "font/", "audio/", "video/", "text/css"].iter().any(|m| mime.starts_with(m)) || mime.contains("javascript");
        let is_kind = matches!(self.resource_type.as_deref(), Some("image" | "font" | "stylesheet" | "script" | "media" | "manifest"));
        is_mime || is_kind || endpoint::is_asset(self.request.url.path())
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a number of milliseconds, limited before")]
fn whole_ms(time: Option<f64>) -> i64 {
    time.filter(|t| t.is_finite()).unwrap_or(0.0).clamp(0.0, 3_600_000.0) as i64
}

impl Content {
    fn json(&self, largest_bytes: usize) -> Option<Value> {
        let text = self.text.as_deref().filter(|t| self.mime_type.contains("json") && t.len() <= largest_bytes)?;
        serde_json::from_str(text).ok()
    }

    /// The body of a step; none where nothing was sent.
    fn body(&self) -> Result<Option<Sent>, &'static str> {
        let text = self.text.as_deref().filter(|text| !text.is_empty());
        if text.is_none() && self.params.is_empty() && !self.mime_type.starts_with("multipart/") {
            return Ok(None);
        }
        let sent = if self.mime_type.starts_with("application/x-www-form-urlencoded") {
            self.form(text)
        } else {
            self.json(LARGEST_BODY_BYTES).map(|value| Sent { value, is_form: false })
        };
        sent.filter(|sent| body::can_be_written(&sent.value)).map(Some).ok_or(STRANGE_BODY)
    }

    fn form(&self, text: Option<&str>) -> Option<Sent> {
        match text {
            Some(text) if text.len() > LARGEST_BODY_BYTES => None,
            Some(text) => Sent::form(form_urlencoded::parse(text.as_bytes()).into_owned()),
            None => Sent::form(self.params.iter().map(|field| (field.name.clone(), field.value.clone()))),
        }
    }
}
