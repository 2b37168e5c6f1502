//! Sends what visitors ask for: the request of each step, and what is taken from its answer.

use std::{
    collections::BTreeSet,
    io::Read as _,
    pin::pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use http::{
    HeaderMap, Method, StatusCode,
    header::{
        ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderName, HeaderValue, SET_COOKIE, USER_AGENT,
    },
};
use url::{Position, Url};

use crate::{
    config::{SharedSession, Target, joined},
    load::{
        generator::{
            redirect::{MOST_REDIRECTS, Redirects, after, next},
            refusal::{Refusals, verdict, wants_sign_in},
            timeout::Timeout,
            transport::{Body, Broken, Head, Request, Transport, secret_headers},
            unheard::Unheard,
            visit::{MOST_COOKIES, Visit},
        },
        record::{
            answer::{Answer, Class},
            part::Times,
        },
    },
    probe::app::graphql,
    scenario::{Reply, Step, escape},
    stop::Stop,
};

/// More than this is not unpacked.
const LARGEST_UNPACKED: u64 = 4 << 20;
/// Different names of cookies that are told of, and the longest: an app with more has others in mind.
const MOST_NAMES: usize = 100;
const LONGEST_NAME: usize = 256;
/// An app that is there answers, or at least takes its time.
const LOOK: Duration = Duration::from_secs(3);

/// Sends the requests of all visitors.
pub(crate) struct Sender {
    pub(crate) transport: Transport,
    /// Where nobody was found.
    pub(crate) unheard: Unheard,
    base: Url,
    /// Cookies of who has signed in; those of a visit stand before them.
    cookies_of_session: String,
    /// What begins it anew.
    session: Option<Arc<SharedSession>>,
    patience: Duration,
    /// How often it was looked whether the app is there.
    looks: AtomicU64,
    /// Names of the cookies that answers set.
    cookies: Mutex<BTreeSet<String>>,
    /// What was answered instead of what was asked for.
    pub(crate) refusals: Refusals,
    /// Redirects that were followed.
    pub(crate) redirects: Redirects,
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
        let shown = target.identity.all();
        let cookies_of_session = shown.iter().find(|(name, _)| name == "cookie").map(|(_, value)| value.clone()).unwrap_or_default();
        headers.extend(secret_headers(shown.into_iter().filter(|(name, value)| name != "cookie" || !value.is_empty())));
        let address = target.app.as_ref().map(|app| &app.address);
        let transport = Transport::new(&base, address, &target.config, headers)?;
        Ok(Self {
            cookies_of_session,
            session: target.identity.session.clone(),
            transport,
            unheard: Unheard::default(),
            base,
            patience,
            looks: AtomicU64::new(0),
            cookies: Mutex::default(),
            refusals: Refusals::default(),
            redirects: Redirects::default(),
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
        timeout.hold(cut, self.patience, pin!(self.let_in(request, step, visit))).await.unwrap_or_else(Answer::failed)
    }

    /// The answer to `request`; where the session ended meanwhile, in another. That takes its time, as it does for who sits before it.
    async fn let_in(&self, request: Request, step: &Step, visit: &mut Visit) -> Answer {
        let number = visit.session;
        let (answer, head) = self.exchange(request, step, visit).await;
        if answer.failure == Some(Class::TurnedAway)
            && let Some((session, head)) = self.session.as_ref().zip(head.as_ref())
            && wants_sign_in(step, head, &self.base)
            && session.begin_after(number).await
            && let Some(request) = self.request(step, visit)
        {
            let (again, head) = self.exchange(request, step, visit).await;
            session.note(again.failure != Some(Class::TurnedAway));
            self.note_refusal(step, &again, head.as_ref());
            return again;
        }
        self.note_refusal(step, &answer, head.as_ref());
        answer
    }

    fn note_refusal(&self, step: &Step, answer: &Answer, head: Option<&Head>) {
        if let Some((class, head)) = answer.failure.zip(head) {
            self.refusals.note(step, class, head);
        }
    }

    fn request(&self, step: &Step, visit: &mut Visit) -> Option<Request> {
        let path = step.path.fill(&visit.variables, escape)?;
        let path = if step.path.is_whole() { self.own_path(&path)? } else { self.path(path)? };
        let mut headers = self.shown(&path, visit)?;
        for (name, value) in &step.headers {
            let value = value.fill(&visit.variables, str::to_owned)?;
            let name = HeaderName::try_from(name).ok()?;
            // Its own stands in the place of the session's.
            if visit.session > 0 {
                headers.remove(&name);
            }
            headers.append(name, HeaderValue::try_from(value).ok()?);
        }
        let mut content = String::new();
        if let Some(body) = &step.body {
            let (kind, text) = body.fill(&visit.variables)?;
            headers.append(CONTENT_TYPE, HeaderValue::from_static(kind));
            content = text;
        } else if [Method::POST, Method::PUT, Method::PATCH].contains(&step.method) {
            // What makes or replaces something says that there is nothing to make it of.
            headers.append(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        Some(Request { method: step.method.clone(), path, headers, body: content })
    }

    /// What `visit` shows at `path` besides what every request shows: its cookies, and a session that was begun anew.
    fn shown(&self, path: &str, visit: &mut Visit) -> Option<HeaderMap> {
        let mut headers = HeaderMap::new();
        let renewed = self.session.as_ref().and_then(|session| {
            visit.belong_to(session.number());
            session.shown()
        });
        // What every request shows is of the first session: another's stands in the place of that.
        for (name, value) in renewed.iter().flat_map(|shown| shown.iter()) {
            headers.insert(HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?);
        }
        if visit.has_cookies
            && let Some(cookies) = visit.cookies(&self.url(path)?)
        {
            let of_session = headers.get(COOKIE).map_or(self.cookies_of_session.as_str(), |own| own.to_str().unwrap_or_default());
            let joined = cookies.to_str().map(|own| joined(of_session, own));
            headers.insert(COOKIE, joined.ok().and_then(|all| HeaderValue::try_from(all).ok()).unwrap_or(cookies));
        }
        Some(headers)
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

    /// The answer behind all redirects, and its head where it is refused. A redirect is followed as a browser does where the scenario
    /// says nothing of it: within the site, for what leads elsewhere is turned away.
    async fn exchange(&self, mut request: Request, step: &Step, visit: &mut Visit) -> (Answer, Option<Head>) {
        let (mut all, mut cookies) = (Times::default(), Vec::new());
        let is_graphql = graphql::is_asked_by(step);
        let is_read = is_graphql || !step.save.is_empty();
        for number in 0..=MOST_REDIRECTS {
            let (mut body, mut times) = (self.transport.body(is_read, visit.compares_bodies), Times::default());
            let head = self.transport.exchange(&request, &mut body, &mut times).await;
            all.add(times);
            let answer = Answer { failure: None, bytes: body.bytes, hash: body.hash(), times: all };
            let mut head = match head {
                Ok(head) => head,
                Err(broken) => {
                    if broken.class() == Class::Connect {
                        self.unheard.note();
                    }
                    return (Answer { failure: Some(broken.class()), ..answer }, None);
                }
            };
            if head.headers.contains_key(SET_COOKIE)
                && let Some(url) = self.url(&request.path)
            {
                visit.keep_cookies(&head.headers, &url);
                self.note_cookies(&head.headers);
            }
            let refused = verdict(step, &head, &self.base);
            if let Some(path) = next(step, &request.path, &head, &self.base).filter(|_| refused.is_none() && number < MOST_REDIRECTS) {
                cookies.extend(head.headers.get_all(SET_COOKIE).iter().cloned());
                let Some(headers) = self.shown(&path, visit) else { break };
                self.redirects.note(step);
                request = after(request, path, headers, head.status);
                continue;
            }
            if head.status.is_redirection() && number == MOST_REDIRECTS {
                break;
            }
            cookies.drain(..).for_each(|cookie| _ = head.headers.append(SET_COOKIE, cookie));
            let failure = refused.or_else(|| self.save(step, is_graphql, &request.path, &head, &body, visit));
            let is_told = refused.is_some() || failure.is_some() && is_graphql;
            return (Answer { failure, ..answer }, is_told.then_some(head));
        }
        (Answer { failure: Some(Class::Expectation), times: all, ..Answer::default() }, None)
    }

    /// Takes the step's variables out of the answer; a value that is not there fails the step that promised it, and so do errors of
    /// GraphQL in the place of data.
    fn save(&self, step: &Step, is_graphql: bool, path: &str, head: &Head, body: &Body, visit: &mut Visit) -> Option<Class> {
        let body = body.kept.as_ref().filter(|kept| !(kept.is_cut && step.save.is_empty()))?;
        let url = self.url(path).filter(|_| !body.is_cut);
        let Some(url) = url else { return Some(Class::Expectation) };
        let is_gzip = head.headers.get(CONTENT_ENCODING).is_some_and(|e| e.as_bytes().eq_ignore_ascii_case(b"gzip"));
        let mut unpacked = Vec::new();
        if is_gzip {
            // What is not whole has no value to take.
            let _ = flate2::read::GzDecoder::new(body.bytes.as_slice()).take(LARGEST_UNPACKED).read_to_end(&mut unpacked);
        }
        let reply = Reply { url: &url, headers: &head.headers, body: if is_gzip { &unpacked } else { &body.bytes } };
        if is_graphql && graphql::has_errors_alone(reply.body) {
            return Some(Class::Expectation);
        }
        for (name, taking) in &step.save {
            let Some(value) = taking.take(&reply) else { return Some(Class::Expectation) };
            visit.variables.insert(name.clone(), value);
        }
        None
    }

    /// Asks for `path` at the app's origin and reads the whole answer: its status, or why there was none.
    pub(crate) async fn ask(&self, path: &str) -> Result<StatusCode, String> {
        let request = Request { method: Method::GET, path: path.to_owned(), headers: HeaderMap::new(), body: String::new() };
        match self.transport.exchange(&request, &mut Body::default(), &mut Times::default()).await {
            Ok(head) => Ok(head.status),
            Err(broken) => Err(broken.words()),
        }
    }

    /// True where the app takes a connection and does not end it before it answers: what takes long is there.
    pub(crate) async fn is_there(&self) -> bool {
        self.looks.fetch_add(1, Ordering::Relaxed);
        let request = Request { method: Method::GET, path: self.first_path(), headers: HeaderMap::new(), body: String::new() };
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
        let request = Request { method: Method::HEAD, path: self.first_path(), headers: HeaderMap::new(), body: String::new() };
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
