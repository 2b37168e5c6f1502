//! One visitor's way through a scenario: variables, cookies, and the request of each step.

use std::{error::Error as _, hash::Hasher, io::Read as _, time::Duration};

use rand::{RngExt, rngs::SmallRng};
use reqwest::{
    Client, RequestBuilder, Response,
    cookie::{CookieStore, Jar},
    header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, COOKIE, SET_COOKIE},
};
use url::Url;

use crate::{
    scenario::{Method, Step, Values, Variables},
    target::{Config, tls},
};

/// Larger bodies are read to their end, but not kept for `save`.
const LARGEST_KEPT: usize = 1 << 20;

/// More than this is not unpacked.
const LARGEST_UNPACKED: u64 = 16 << 20;

/// Why a request failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// No connection, or it broke before an answer.
    Connect,
    /// No whole answer in time.
    Timeout,
    /// A status from 400 on.
    Status,
    /// The body broke off.
    Body,
    /// Not the status or the value that the scenario expects.
    Expectation,
    /// Never sent: too many others were waiting.
    Unsent,
    /// Not answered when its step ended.
    Unfinished,
}

impl Class {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Timeout => "timeout",
            Self::Status => "status",
            Self::Body => "body",
            Self::Expectation => "expectation",
            Self::Unsent => "unsent",
            Self::Unfinished => "unfinished",
        }
    }
}

/// What came back.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Answer {
    /// Why it counts as failed.
    pub(super) failure: Option<Class>,
    /// Bytes of the body as sent.
    pub(super) bytes: u64,
    /// Tells equal bodies.
    pub(super) hash: u64,
}

impl Answer {
    pub(super) fn failed(class: Class) -> Self {
        Self { failure: Some(class), ..Self::default() }
    }
}

/// A visitor.
#[derive(Default)]
pub(super) struct Visit {
    /// The step that comes next.
    pub(super) next: usize,
    /// What earlier answers gave.
    pub(super) variables: Variables,
    jar: Jar,
}

impl Visit {
    /// Draws the variables of `step` anew.
    pub(super) fn draw(&mut self, step: &Step, random: &mut SmallRng) {
        for (name, values) in &step.with {
            let value = match values {
                Values::Range(low, high) => random.random_range(*low..=*high).to_string(),
                Values::OneOf(words) => words[random.random_range(0..words.len())].clone(),
            };
            self.variables.insert(name.clone(), value);
        }
    }
}

/// Sends the requests of all visitors over one pool of connections.
pub(super) struct Sender {
    client: Client,
    base: Url,
    patience: Duration,
}

impl Sender {
    /// For the app at `base`; a request ends after `patience`.
    pub(super) fn new(base: &Url, config: &Config, patience: Duration) -> Result<Self, String> {
        let tls = tls::client(config.ca_file.as_deref()).map_err(|e| e.to_string())?;
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            // One HTTP/2 connection for all visitors would make the client the limit.
            .http1_only()
            .no_proxy()
            // A redirect is an answer, and a retry would hide a failure: each request is one request.
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .pool_max_idle_per_host(config.load.max_in_flight)
            .tcp_nodelay(true)
            .user_agent(concat!("plimsoll/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|e| e.to_string())?;
        let mut base = base.clone();
        base.set_query(None);
        base.set_fragment(None);
        Ok(Self { client, base, patience })
    }

    /// Makes `step`'s request for `visit`, reads the whole answer, and saves what the step saves.
    pub(super) async fn send(&self, step: &Step, visit: &mut Visit) -> Answer {
        let Some((request, url)) = self.request(step, visit) else { return Answer::failed(Class::Expectation) };
        match tokio::time::timeout(self.patience, read(request, step, visit, &url)).await {
            Ok(answer) => answer,
            Err(_) => Answer::failed(Class::Timeout),
        }
    }

    fn request(&self, step: &Step, visit: &Visit) -> Option<(RequestBuilder, Url)> {
        let path = step.path.fill(&visit.variables, escape)?;
        let base = self.base.as_str().trim_end_matches('/');
        let url = Url::parse(&format!("{base}{path}")).ok()?;
        let mut request = match step.method {
            Method::Get => self.client.get(url.clone()),
            Method::Post => self.client.post(url.clone()),
            Method::Put => self.client.put(url.clone()),
            Method::Patch => self.client.patch(url.clone()),
            Method::Delete => self.client.delete(url.clone()),
        };
        request = request.header(ACCEPT_ENCODING, "gzip");
        if let Some(cookies) = visit.jar.cookies(&url) {
            request = request.header(COOKIE, cookies);
        }
        for (name, value) in &step.headers {
            request = request.header(name, value.fill(&visit.variables, str::to_owned)?);
        }
        if let Some(body) = &step.body {
            let (kind, text) = body.fill(&visit.variables)?;
            request = request.header(CONTENT_TYPE, kind).body(text);
        }
        Some((request, url))
    }
}

async fn read(request: RequestBuilder, step: &Step, visit: &mut Visit, url: &Url) -> Answer {
    let mut response = match request.send().await {
        Ok(response) => response,
        Err(error) if error.is_builder() => return Answer::failed(Class::Expectation),
        Err(_) => return Answer::failed(Class::Connect),
    };
    visit.jar.set_cookies(&mut response.headers().get_all(SET_COOKIE).iter(), url);
    let mut answer = Answer::default();
    let (mut hasher, mut kept) = (std::hash::DefaultHasher::new(), Vec::new());
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => {
                answer.bytes += u64::try_from(chunk.len()).unwrap_or_default();
                hasher.write(&chunk);
                if !step.save.is_empty() && kept.len() + chunk.len() <= LARGEST_KEPT {
                    kept.extend_from_slice(&chunk);
                }
            }
            Ok(None) => break,
            Err(_) => return Answer { failure: Some(Class::Body), ..answer },
        }
    }
    answer.hash = hasher.finish();
    answer.failure = judge(step, &response).or_else(|| save(step, &response, &kept, visit));
    answer
}

fn judge(step: &Step, response: &Response) -> Option<Class> {
    let status = response.status().as_u16();
    match step.status {
        Some(expected) if status == expected => None,
        _ if status >= 400 => Some(Class::Status),
        Some(_) => Some(Class::Expectation),
        None => None,
    }
}

/// Takes the step's variables out of the answer; a value that is not there fails the step that promised it.
fn save(step: &Step, response: &Response, body: &[u8], visit: &mut Visit) -> Option<Class> {
    if step.save.is_empty() {
        return None;
    }
    let is_gzip = response.headers().get(CONTENT_ENCODING).is_some_and(|e| e.as_bytes().eq_ignore_ascii_case(b"gzip"));
    let json: Option<serde_json::Value> = if is_gzip {
        serde_json::from_reader(flate2::read::GzDecoder::new(body).take(LARGEST_UNPACKED)).ok()
    } else {
        serde_json::from_slice(body).ok()
    };
    for (name, pointer) in &step.save {
        let value = match json.as_ref().and_then(|j| j.pointer(pointer)) {
            Some(serde_json::Value::String(text)) => text.clone(),
            Some(value @ (serde_json::Value::Number(_) | serde_json::Value::Bool(_))) => value.to_string(),
            _ => return Some(Class::Expectation),
        };
        visit.variables.insert(name.clone(), value);
    }
    None
}

/// A variable's value inside a path or query: it must not change what is asked for.
fn escape(value: &str) -> String {
    value.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    })
}

/// True where nothing listens or nothing is reached at the address, as a first request to it tells.
pub(super) async fn reach(sender: &Sender) -> Result<(), String> {
    let asked = tokio::time::timeout(sender.patience, sender.client.head(sender.base.clone()).send());
    match asked.await {
        Ok(Err(error)) if error.is_connect() => Err(error.source().map_or_else(|| error.to_string(), ToString::to_string)),
        _ => Ok(()),
    }
}
