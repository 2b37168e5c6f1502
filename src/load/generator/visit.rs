//! One visitor's way through a scenario: variables, cookies, and the request of each step.

use std::{
    collections::BTreeSet,
    io::Read as _,
    pin::pin,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use http::{
    HeaderMap, StatusCode,
    header::{
        ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderName, HeaderValue, SET_COOKIE, USER_AGENT,
    },
};
use rand::{RngExt, rngs::SmallRng};
use reqwest::cookie::{CookieStore, Jar};
use url::{Position, Url};

use crate::{
    config::{Target, joined},
    load::{
        generator::{
            refusal::{Refusals, verdict},
            timeout::Timeout,
            transport::{Body, Broken, Head, Request, Transport},
            unheard::Unheard,
        },
        record::{
            answer::{Answer, Class},
            part::Times,
        },
    },
    scenario::{Method, Reply, Step, Values, Variables, escape},
    stop::Stop,
};

/// More than this is not unpacked.
const LARGEST_UNPACKED: u64 = 4 << 20;
/// Cookies of one answer that are kept, and the longest: browsers keep no more.
const MOST_COOKIES: usize = 50;
const LONGEST_COOKIE: usize = 4_096;
/// Different names of cookies that are told of, and the longest: an app with more has others in mind.
const MOST_NAMES: usize = 100;
const LONGEST_NAME: usize = 256;
/// What a jar may take, and what keeping a cookie takes besides its text: an app can set a new one with each answer.
const LARGEST_JAR: usize = 96 << 10;
const OF_EACH_COOKIE: usize = 400;
/// A longer header is refused by servers.
const LONGEST_COOKIES: usize = 8 << 10;
/// An app that is there answers, or at least takes its time.
const LOOK: Duration = Duration::from_secs(3);

/// A visitor.
#[derive(Default)]
pub(crate) struct Visit {
    /// The step that comes next.
    pub(crate) next: usize,
    /// What earlier answers gave.
    pub(crate) variables: Variables,
    jar: Jar,
    /// What was put into it.
    jar_bytes: usize,
    has_cookies: bool,
    /// True where equal bodies are to be told from others, which costs a hash of each.
    compares_bodies: bool,
}

impl Visit {
    /// A visitor who knows `variables`.
    pub(crate) fn of(variables: Variables) -> Self {
        Self { variables, ..Self::default() }
    }

    /// The same, whose answers are compared.
    pub(crate) fn comparing(self) -> Self {
        Self { compares_bodies: true, ..self }
    }

    /// Keeps the cookies of an answer from `url`. A jar that was filled is made anew from what it would send there.
    fn keep_cookies(&mut self, headers: &HeaderMap, url: &Url) {
        let kept: Vec<&HeaderValue> = headers.get_all(SET_COOKIE).iter().filter(|c| c.len() <= LONGEST_COOKIE).take(MOST_COOKIES).collect();
        self.jar_bytes += kept.iter().map(|cookie| cookie.len() + OF_EACH_COOKIE).sum::<usize>();
        self.jar.set_cookies(&mut kept.into_iter(), url);
        self.has_cookies = true;
        if self.jar_bytes > LARGEST_JAR {
            let sent = self.jar.cookies(url).filter(|c| c.len() <= LONGEST_COOKIES);
            (self.jar, self.jar_bytes) = (Jar::default(), 0);
            for pair in sent.iter().filter_map(|c| c.to_str().ok()).flat_map(|c| c.split("; ")) {
                self.jar.add_cookie_str(&format!("{pair}; Path=/"), url);
            }
        }
    }

    /// Draws the variables of `step` anew.
    pub(crate) fn draw(&mut self, step: &Step, random: &mut SmallRng) {
        for (name, values) in &step.with {
            let value = match values {
                Values::Range(low, high) => random.random_range(*low..=*high).to_string(),
                Values::OneOf(words) => words[random.random_range(0..words.len())].clone(),
            };
            self.variables.insert(name.clone(), value);
        }
    }
}

/// Sends the requests of all visitors.
pub(crate) struct Sender {
    pub(crate) transport: Transport,
    /// Where nobody was found.
    pub(crate) unheard: Unheard,
    base: Url,
    /// Cookies of who has signed in; those of a visit stand before them.
    session: String,
    patience: Duration,
    /// How often it was looked whether the app is there.
    looks: AtomicU64,
    /// Names of the cookies that answers set.
    cookies: Mutex<BTreeSet<String>>,
    /// What was answered instead of what was asked for.
    pub(crate) refusals: Refusals,
}

impl Sender {
    /// For the app at `base`; a request ends after `patience`.
    pub(crate) fn new(base: &Url, target: &Target, patience: Duration) -> Result<Self, String> {
        let mut base = base.clone();
        base.set_query(None);
        base.set_fragment(None);
        let mut headers = HeaderMap::new();
        headers.insert(USER_AGENT, HeaderValue::from_static(concat!("plimsoll/", env!("CARGO_PKG_VERSION"))));
        headers.insert(ACCEPT, HeaderValue::from_static("*/*"));
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        // Who has signed in shows it with each request.
        let mut session = String::new();
        for (name, value) in target.identity.all() {
            if name == "cookie" {
                session = value;
            } else if let (Ok(name), Ok(mut value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
                value.set_sensitive(true);
                headers.insert(name, value);
            }
        }
        if let Ok(value) = HeaderValue::try_from(&session)
            && !session.is_empty()
        {
            headers.insert(COOKIE, value);
        }
        let transport = Transport::new(&base, &target.config, headers)?;
        Ok(Self {
            session,
            transport,
            unheard: Unheard::default(),
            base,
            patience,
            looks: AtomicU64::new(0),
            cookies: Mutex::default(),
            refusals: Refusals::default(),
        })
    }

    /// Names of the cookies that answers set so far.
    pub(crate) fn cookies(&self) -> BTreeSet<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Their values are secrets, and are not kept.
    fn note_cookies(&self, headers: &HeaderMap) {
        let mut names = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for cookie in headers.get_all(SET_COOKIE).iter().take(MOST_COOKIES).filter_map(|cookie| cookie.to_str().ok()) {
            let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) else { continue };
            let (name, is_taken_away) = (name.trim(), value.trim().is_empty());
            if !(name.is_empty() || is_taken_away || name.len() > LONGEST_NAME || names.len() >= MOST_NAMES || names.contains(name)) {
                names.insert(name.to_owned());
            }
        }
    }

    /// Makes `step`'s request for `visit`, reads the whole answer, and saves what the step saves.
    pub(crate) async fn send(&self, step: &Step, visit: &mut Visit) -> Answer {
        self.send_on(&mut Timeout::default(), &Stop::default(), step, visit).await
    }

    /// The same as one of many requests of a user; it ends with `cut`.
    pub(crate) async fn send_on(&self, timeout: &mut Timeout, cut: &Stop, step: &Step, visit: &mut Visit) -> Answer {
        let Some(request) = self.request(step, visit) else { return Answer::failed(Class::Expectation) };
        timeout.hold(cut, self.patience, pin!(self.exchange(request, step, visit))).await.unwrap_or_else(Answer::failed)
    }

    fn request(&self, step: &Step, visit: &Visit) -> Option<Request> {
        let path = step.path.fill(&visit.variables, escape)?;
        let path = if step.path.is_whole() { self.own_path(&path)? } else { self.path(path)? };
        let mut headers = HeaderMap::new();
        if visit.has_cookies
            && let Some(cookies) = visit.jar.cookies(&self.url(&path)?)
        {
            let joined = cookies.to_str().map(|own| joined(&self.session, own));
            headers.insert(COOKIE, joined.ok().and_then(|all| HeaderValue::try_from(all).ok()).unwrap_or(cookies));
        }
        for (name, value) in &step.headers {
            let value = value.fill(&visit.variables, str::to_owned)?;
            headers.append(HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?);
        }
        let mut content = String::new();
        if let Some(body) = &step.body {
            let (kind, text) = body.fill(&visit.variables)?;
            headers.append(CONTENT_TYPE, HeaderValue::from_static(kind));
            content = text;
        } else if matches!(step.method, Method::Post | Method::Put | Method::Patch) {
            // What makes or replaces something says that there is nothing to make it of.
            headers.append(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let method = match step.method {
            Method::Get => http::Method::GET,
            Method::Post => http::Method::POST,
            Method::Put => http::Method::PUT,
            Method::Patch => http::Method::PATCH,
            Method::Delete => http::Method::DELETE,
        };
        Some(Request { method, path, headers, body: content })
    }

    /// Path and query below the app's address, as a URL has them.
    fn path(&self, path: String) -> Option<String> {
        let above = self.base.path().trim_end_matches('/');
        let path = if above.is_empty() { path } else { format!("{above}{path}") };
        if is_plain(&path) {
            return Some(path);
        }
        Some(self.url(&path)?[Position::BeforePath..Position::AfterQuery].to_owned())
    }

    /// Path and query of a whole address of the app; none: it lies elsewhere, where no load is sent.
    fn own_path(&self, address: &str) -> Option<String> {
        let url = Url::parse(address).ok().filter(|url| url.origin() == self.base.origin())?;
        Some(url[Position::BeforePath..Position::AfterQuery].to_owned())
    }

    /// `path` at the app's origin.
    fn url(&self, path: &str) -> Option<Url> {
        Url::parse(&format!("{}{path}", &self.base[..Position::BeforePath])).ok()
    }

    async fn exchange(&self, request: Request, step: &Step, visit: &mut Visit) -> Answer {
        let (mut body, mut times) = (self.transport.body(!step.save.is_empty(), visit.compares_bodies), Times::default());
        let head = self.transport.exchange(&request, &mut body, &mut times).await;
        let answer = Answer { failure: None, bytes: body.bytes, hash: body.hash(), times };
        let head = match head {
            Ok(head) => head,
            Err(broken) => {
                if broken.class() == Class::Connect {
                    self.unheard.note();
                }
                return Answer { failure: Some(broken.class()), ..answer };
            }
        };
        if head.headers.contains_key(SET_COOKIE)
            && let Some(url) = self.url(&request.path)
        {
            visit.keep_cookies(&head.headers, &url);
            self.note_cookies(&head.headers);
        }
        let refused = verdict(step, &head, &self.base);
        if let Some(class) = refused {
            self.refusals.note(step, class, &head);
        }
        Answer { failure: refused.or_else(|| self.save(step, &request.path, &head, &body, visit)), ..answer }
    }

    /// Takes the step's variables out of the answer; a value that is not there fails the step that promised it.
    fn save(&self, step: &Step, path: &str, head: &Head, body: &Body, visit: &mut Visit) -> Option<Class> {
        let body = body.kept.as_ref()?;
        let url = self.url(path).filter(|_| !body.is_cut);
        let Some(url) = url else { return Some(Class::Expectation) };
        let is_gzip = head.headers.get(CONTENT_ENCODING).is_some_and(|e| e.as_bytes().eq_ignore_ascii_case(b"gzip"));
        let mut unpacked = Vec::new();
        if is_gzip {
            // What is not whole has no value to take.
            let _ = flate2::read::GzDecoder::new(body.bytes.as_slice()).take(LARGEST_UNPACKED).read_to_end(&mut unpacked);
        }
        let reply = Reply { url: &url, headers: &head.headers, body: if is_gzip { &unpacked } else { &body.bytes } };
        for (name, taking) in &step.save {
            let Some(value) = taking.take(&reply) else { return Some(Class::Expectation) };
            visit.variables.insert(name.clone(), value);
        }
        None
    }

    /// Asks for `path` at the app's origin and reads the whole answer: its status, or why there was none.
    pub(crate) async fn ask(&self, path: &str) -> Result<StatusCode, String> {
        let request = Request { method: http::Method::GET, path: path.to_owned(), headers: HeaderMap::new(), body: String::new() };
        match self.transport.exchange(&request, &mut Body::default(), &mut Times::default()).await {
            Ok(head) => Ok(head.status),
            Err(Broken::NoConnection(why)) => Err(why),
            Err(Broken::NoAnswer | Broken::InBody) => Err("the connection ended before the answer".to_owned()),
        }
    }

    /// True where the app takes a connection and does not end it before it answers: what takes long is there.
    pub(crate) async fn is_there(&self) -> bool {
        self.looks.fetch_add(1, Ordering::Relaxed);
        let request = Request { method: http::Method::GET, path: self.first_path(), headers: HeaderMap::new(), body: String::new() };
        let (mut body, mut times) = (Body::default(), Times::default());
        let asked = tokio::time::timeout(LOOK, self.transport.exchange(&request, &mut body, &mut times)).await;
        !matches!(asked, Ok(Err(Broken::NoConnection(_) | Broken::NoAnswer)))
    }

    /// The request by which that was looked for, and how often since that was last asked; none: it was not.
    pub(crate) fn looks(&self) -> Option<(String, u64)> {
        let times = self.looks.swap(0, Ordering::Relaxed);
        (times > 0).then(|| (format!("GET {}", self.first_path()), times))
    }

    fn first_path(&self) -> String {
        self.path("/".to_owned()).unwrap_or_else(|| "/".to_owned())
    }

    /// Asks for the head of the app's first page: why there is no connection to it, if there is none.
    pub(crate) async fn reach(&self) -> Result<(), String> {
        let request = Request { method: http::Method::HEAD, path: self.first_path(), headers: HeaderMap::new(), body: String::new() };
        match tokio::time::timeout(self.patience, self.transport.exchange(&request, &mut Body::default(), &mut Times::default())).await {
            Ok(Err(Broken::NoConnection(why))) => Err(why),
            _ => Ok(()),
        }
    }
}

/// True where a URL has `path` as it stands: nothing to escape, no dots to resolve.
fn is_plain(path: &str) -> bool {
    path.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_~!$&()*+,;=:@?.%".contains(&b)) && !path.contains("/.") && !path.contains("/%2")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_path_is_one_that_a_url_leaves_as_it_is() {
        let paths = [
            "/",
            "/a-b/_~?x=1&y=%20(2)@3",
            "//a",
            "/a.b",
            "/./a",
            "/a/..",
            "/a/%2e%2e/b",
            "/a b",
            "/ä",
            "/a#b",
            "/a?q='x'",
            "/a\\b",
            "/{a}",
        ];
        for path in paths {
            let url = Url::parse(&format!("http://host{path}")).expect("a URL");
            let as_url = &url[Position::BeforePath..];
            assert!(!is_plain(path) || as_url == path, "{path} becomes {as_url}");
        }
        assert!(is_plain(paths[0]) && is_plain(paths[1]) && is_plain(paths[3]));
    }
}
