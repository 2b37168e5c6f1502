//! The steps of a scenario, done once and one after the other, as a visitor with a browser does them.

use std::sync::Arc;

use http::{HeaderMap, Method, header};
use reqwest::cookie::{CookieStore as _, Jar};
use url::{Position, Url};

use super::{
    api::graphql::{self, Operation},
    door::marks,
    page::{
        headers::{SetCookie, media, set_cookies},
        names,
    },
    visit::{
        answer::{Answer, shown_path},
        body,
        client::Clients,
        named::stays,
    },
};
use crate::{
    config::{Header, Target, joined},
    redact::{Redactor, is_secret_name},
    scenario::{Reply, Scenario, Step, Taking, Values, Variables, escape},
};

/// Hops of one redirect at most; a sign-in by an identity provider has some six.
const MOST_HOPS: usize = 15;

/// A request on its way through redirects.
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<(&'static str, String)>,
}

/// What came of a request.
pub(super) struct Done {
    /// Behind all redirects.
    pub(super) answer: Answer,
    /// By which that was asked: a redirect may make a GET of it.
    pub(super) method: Method,
    /// Cookies that were set on the way.
    cookies: HeaderMap,
}

/// Who does them, and what came of it so far.
pub(super) struct Walk<'a> {
    clients: Clients,
    jar: Arc<Jar>,
    pub(super) home: Url,
    hosts: &'a [Url],
    /// What is shown with each request to the app.
    shown: Vec<Header>,
    pub(super) redactor: &'a Redactor,
    pub(super) variables: Variables,
    /// What answers give lets in, whatever it is called.
    is_sign_in: bool,
    /// Sent where a step does not say what it takes.
    accept: &'static str,
    /// Addresses of the app that were asked.
    pub(super) own: Vec<Url>,
    /// The cookies that it set, each once: path and name.
    pub(super) cookies: Vec<(String, String)>,
    pub(super) sent: Vec<String>,
}

impl<'a> Walk<'a> {
    /// To sign in: shows what everybody shows, and takes whatever a browser takes.
    pub(super) fn to_sign_in(target: &'a Target, scenario: &'a Scenario) -> Result<Self, String> {
        let shown = target.identity.everybody.clone();
        Self::new(target, scenario, shown, true, "text/html,application/json;q=0.9,*/*;q=0.8")
    }

    /// As a load visits: shows what who has signed in shows, and takes anything.
    pub(super) fn to_visit(target: &'a Target, scenario: &'a Scenario) -> Result<Self, String> {
        Self::new(target, scenario, target.identity.all(), false, "*/*")
    }

    fn new(target: &'a Target, scenario: &'a Scenario, shown: Vec<Header>, is_sign_in: bool, accept: &'static str) -> Result<Self, String> {
        let home = target.app_url().ok_or("no address of the app was given: --app http://127.0.0.1:8000")?;
        let jar = Arc::new(Jar::default());
        let clients = Clients::of(target, |builder| builder.cookie_provider(Arc::clone(&jar))).map_err(|why| why.reason)?;
        Ok(Self {
            clients,
            jar,
            home,
            hosts: scenario.session.as_ref().map_or(&[][..], |session| session.hosts.as_slice()),
            shown,
            redactor: &target.redactor,
            variables: scenario.data.as_ref().map(|data| data.row(0)).unwrap_or_default(),
            is_sign_in,
            accept,
            own: Vec::new(),
            cookies: Vec::new(),
            sent: Vec::new(),
        })
    }

    /// Draws what `step` draws anew.
    fn draw(&mut self, step: &Step) {
        for (name, values) in &step.with {
            let value = match values {
                Values::Range(low, _) => low.to_string(),
                Values::OneOf(words) => words[0].clone(),
            };
            self.variables.insert(name.clone(), value);
        }
    }

    /// Does `step`: its answer behind all redirects, or why it is not what the step asks for.
    pub(super) async fn step(&mut self, step: &Step) -> Result<Done, String> {
        self.draw(step);
        let request = self.request(step)?;
        let sent = request.body.as_ref().map(|(_, text)| text.clone());
        let is_hop = step.save.iter().any(|(_, taking)| matches!(taking, Taking::Header(..)));
        let is_followed = !is_hop && step.status.is_none_or(|status| !(300..400).contains(&status));
        let asked = request.url.clone();
        let done = self.follow(request, is_followed).await?;
        let answer = &done.answer;
        judge(step, answer, sent.as_deref(), &asked)?;
        let headers = with_cookies(&answer.headers, &done.cookies);
        let reply = Reply { url: &answer.url, headers: &headers, body: &answer.body };
        for (name, taking) in &step.save {
            let value = taking.take(&reply).ok_or_else(|| {
                let what = if name.contains(' ') { "form to fill".to_owned() } else { format!("`{name}`") };
                format!("the answer of {} ({}) has no {what}", shown_path(&answer.url), answer.status)
            })?;
            match taking {
                // Where a form is sent to is no secret.
                Taking::FormAction(_) => {}
                Taking::FormFields(_) => {
                    // Where it goes on to is no secret, and stands in every finding.
                    let is_place = |value: &str| value.starts_with('/') || value.starts_with("http");
                    let hidden = url::form_urlencoded::parse(value.as_bytes()).filter(|(_, value)| !is_place(value));
                    hidden.for_each(|(_, value)| self.redactor.learn_word(&value));
                }
                _ if self.is_sign_in || is_secret_name(name) => self.redactor.learn_word(&value),
                _ => {}
            }
            self.variables.insert(name.clone(), value);
        }
        Ok(done)
    }

    /// Headers that a request to `url` shows besides those of its step.
    pub(super) fn shown_to(&self, url: &Url) -> Vec<Header> {
        if !stays(&self.home, url) {
            // A host of another's is shown nothing that lets in here.
            return Vec::new();
        }
        let of_all = self.shown.iter().find(|(name, _)| name == "cookie").map_or("", |(_, value)| value);
        let cookies = joined(of_all, &self.kept_for(url));
        let mut shown: Vec<Header> = self.shown.iter().filter(|(name, _)| name != "cookie").cloned().collect();
        shown.extend((!cookies.is_empty()).then(|| ("cookie".to_owned(), cookies)));
        shown
    }

    /// Cookies that its answers set for `url`.
    pub(super) fn kept_for(&self, url: &Url) -> String {
        self.jar.cookies(url).and_then(|value| value.to_str().ok().map(str::to_owned)).unwrap_or_default()
    }

    /// What `step` asks for; none: it wants a variable that no answer gave.
    pub(super) fn address(&mut self, step: &Step) -> Option<Url> {
        self.draw(step);
        self.request(step).ok().map(|request| request.url)
    }

    /// The request of `step`; or what it wants that is not there.
    pub(super) fn request(&self, step: &Step) -> Result<Request, String> {
        let unknown = || "it wants a variable that no step before gave".to_owned();
        let path = step.path.fill(&self.variables, escape).ok_or_else(unknown)?;
        let url = if step.path.is_whole() { self.home.join(&path) } else { below(&self.home, &path) };
        let mut headers = HeaderMap::new();
        for (name, value) in &step.headers {
            let value = value.fill(&self.variables, str::to_owned).ok_or_else(unknown)?;
            let pair = (header::HeaderName::try_from(name), header::HeaderValue::try_from(value));
            let (Ok(name), Ok(value)) = pair else { return Err(format!("the header `{name}` has a value that none may have")) };
            headers.append(name, value);
        }
        let body = step.body.as_ref().map(|body| body.fill(&self.variables).ok_or_else(unknown)).transpose()?;
        Ok(Request { method: step.method.clone(), url: url.map_err(|e| format!("`{path}` is no address: {e}"))?, headers, body })
    }

    /// The last answer, and what came of the way there.
    pub(super) async fn follow(&mut self, mut request: Request, is_followed: bool) -> Result<Done, String> {
        let mut cookies = HeaderMap::new();
        for _ in 0..MOST_HOPS {
            let answer = self.send(&request).await?;
            answer.headers.get_all(header::SET_COOKIE).iter().for_each(|cookie| _ = cookies.append(header::SET_COOKIE, cookie.clone()));
            let Some(mut next) = answer.next().filter(|_| is_followed) else {
                return Ok(Done { answer, method: request.method, cookies });
            };
            next.set_fragment(None);
            let is_kept = [307, 308].contains(&answer.status);
            if !is_kept && request.method != Method::GET {
                (request.method, request.body) = (Method::GET, None);
            }
            // What was meant for the first is not for another.
            if next.origin() != request.url.origin() {
                request.headers.clear();
            }
            request.url = next;
        }
        Err(format!("{} redirects without end", shown_path(&request.url)))
    }

    async fn send(&mut self, request: &Request) -> Result<Answer, String> {
        let is_named = stays(&self.home, &request.url) || self.hosts.iter().any(|host| host.origin() == request.url.origin());
        if !is_named {
            let origin = request.url.origin().ascii_serialization();
            return Err(format!("it leads to {origin}, which was not named: name it in the scenario, [session] hosts = [\"{origin}\"]"));
        }
        let is_own = stays(&self.home, &request.url);
        let host = if is_own { String::new() } else { request.url.origin().ascii_serialization() };
        self.sent.push(format!("{} {host}{}", request.method, shown_path(&request.url)));
        if is_own {
            self.own.push(request.url.clone());
        }
        let mut builder = self.clients.request(request.method.clone(), request.url.clone());
        for (name, value) in self.shown_to(&request.url).iter().filter(|(name, _)| !request.headers.contains_key(name)) {
            builder = builder.header(name, value);
        }
        builder = builder.headers(request.headers.clone());
        if !request.headers.contains_key(header::ACCEPT) {
            builder = builder.header(header::ACCEPT, self.accept);
        }
        if !request.headers.contains_key(header::ACCEPT_ENCODING) {
            builder = builder.header(header::ACCEPT_ENCODING, "gzip");
        }
        builder = match &request.body {
            Some((kind, text)) => {
                // Frameworks compare it with their own name before they take a form.
                let origin = request.url.origin().ascii_serialization();
                let referer = &request.url[..Position::AfterPath];
                builder
                    .header(header::CONTENT_TYPE, *kind)
                    .header(header::ORIGIN, origin)
                    .header(header::REFERER, referer)
                    .body(text.clone())
            }
            None if request.method != Method::GET => builder.header(header::CONTENT_LENGTH, "0"),
            None => builder,
        };
        let wrong = |e: reqwest::Error| self.clients.explain(&e, &request.url).reason;
        let mut response = builder.send().await.map_err(wrong)?;
        let (url, status, headers) = (response.url().clone(), response.status().as_u16(), response.headers().clone());
        let kept = Arc::default();
        let body::Body { bytes, wire_bytes, is_cut } = body::read(&mut response, &kept).await.map_err(wrong)?;
        let cookies = set_cookies(&headers);
        cookies.iter().flat_map(SetCookie::secrets).for_each(|secret| self.redactor.learn_word(&secret));
        for cookie in cookies.into_iter().filter(|_| is_own) {
            if self.cookies.iter().all(|(_, known)| *known != cookie.name) {
                self.cookies.push((shown_path(&url), cookie.name));
            }
        }
        Ok(Answer { url, status, headers, body: bytes, wire_bytes, is_cut, shown: Arc::default() })
    }
}

/// Why the answer to a step, that sent a body or none, is not what it asks for.
fn judge(step: &Step, answer: &Answer, sent: Option<&str>, asked: &Url) -> Result<(), String> {
    let path = shown_path(&answer.url);
    match step.status {
        Some(expected) if answer.status != expected => return Err(format!("{path} answered {}, not {expected}", answer.status)),
        None if answer.status >= 500 => return Err(format!("{path} answered {}: the app failed there, whoever asks", answer.status)),
        None if answer.status >= 400 => return Err(format!("{path} answered {}", answer.status)),
        _ => {}
    }
    if sent.and_then(Operation::of).is_some() && graphql::has_errors_alone(&answer.body) {
        return Err(format!("{path} answered {} with errors and without data", answer.status));
    }
    if sent.is_some() && is_form(answer) && (marks::is_sign_in(&answer.url) || answer.url.path() == asked.path()) {
        return Err(format!(
            "{path} answered {} with the form again: is what was filled in right, and are all of its fields?",
            answer.status
        ));
    }
    Ok(())
}

/// True for a page that asks for a password.
pub(super) fn is_form(answer: &Answer) -> bool {
    media(answer) == "html" && names::read(&answer.text(), &answer.url, &answer.url).has_password
}

/// `path` below the app's address.
fn below(home: &Url, path: &str) -> Result<Url, url::ParseError> {
    let above = home.path().trim_end_matches('/');
    Url::parse(&format!("{}{above}{path}", &home[..Position::BeforePath]))
}

fn with_cookies(headers: &HeaderMap, cookies: &HeaderMap) -> HeaderMap {
    let mut all = headers.clone();
    all.remove(header::SET_COOKIE);
    cookies.get_all(header::SET_COOKIE).iter().for_each(|cookie| _ = all.append(header::SET_COOKIE, cookie.clone()));
    all
}
