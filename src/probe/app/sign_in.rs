//! Signing in: the steps of a scenario, done once before anything is looked at, give what every request then shows.

use std::{sync::Arc, time::Duration};

use http::{HeaderMap, Method, header};
use reqwest::{
    Client,
    cookie::{CookieStore as _, Jar},
};
use tokio::time::timeout;
use url::{Position, Url};

use super::{
    door::marks,
    page::{
        headers::{SetCookie, media, set_cookies},
        names,
    },
    visit::{
        answer::{Answer, shown_path},
        body,
        client::{self, explain},
        named::stays,
    },
};
use crate::{
    config::{Header, Target, joined},
    redact::Redactor,
    scenario::{Method as StepMethod, Reply, Scenario, Step, Taking, Values, Variables, escape},
    snapshot::{Kind, Unseen},
};

/// All steps together.
const LONGEST: Duration = Duration::from_secs(40);
/// Hops of one redirect at most; a sign-in by an identity provider has some six.
const MOST_HOPS: usize = 15;

/// Signs in to the app of `target` by the steps of `scenario`: what it gives is shown with every request from then on, and where it
/// fails, the identity says why. Its requests go to the app, and to the hosts that the scenario names.
pub async fn sign_in(target: &mut Target, scenario: &Scenario) {
    let (shown, sent, cookies) = match Walk::new(target, scenario) {
        Ok(mut walk) => {
            let late = || Err(format!("it took longer than {} s", LONGEST.as_secs()));
            (timeout(LONGEST, walk.all(scenario)).await.unwrap_or_else(|_| late()), walk.sent, walk.cookies)
        }
        Err(why) => (Err(why), Vec::new(), Vec::new()),
    };
    (target.identity.sent, target.identity.cookies) = (sent, cookies);
    match shown {
        Ok(shown) => shown.iter().for_each(|(name, value)| target.identity.add(name, value)),
        Err(why) => target.identity.fault = Some(target.redactor.redact(&why)),
    }
}

/// A request on its way through redirects.
struct Request {
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Option<(&'static str, String)>,
}

struct Walk<'a> {
    client: Client,
    jar: Arc<Jar>,
    home: Url,
    hosts: &'a [Url],
    everybody: &'a [Header],
    redactor: &'a Redactor,
    variables: Variables,
    /// Addresses of the app that were asked.
    own: Vec<Url>,
    /// The cookies that it set: path and name.
    cookies: Vec<(String, String)>,
    sent: Vec<String>,
}

impl<'a> Walk<'a> {
    fn new(target: &'a Target, scenario: &'a Scenario) -> Result<Self, String> {
        let home = target.app.as_ref().ok_or("no address of the app was given: --app http://127.0.0.1:8000")?;
        let jar = Arc::new(Jar::default());
        let builder = client::builder(&target.config).map_err(|why| why.reason)?;
        let client = builder.cookie_provider(Arc::clone(&jar)).build().map_err(|e| e.to_string())?;
        Ok(Self {
            client,
            jar,
            home: home.address.expose().clone(),
            hosts: scenario.session.as_ref().map_or(&[][..], |session| session.hosts.as_slice()),
            everybody: &target.identity.everybody,
            redactor: &target.redactor,
            variables: scenario.data.as_ref().map(|data| data.row(0)).unwrap_or_default(),
            own: Vec::new(),
            cookies: Vec::new(),
            sent: Vec::new(),
        })
    }

    async fn all(&mut self, scenario: &Scenario) -> Result<Vec<Header>, String> {
        for step in &scenario.steps {
            self.step(step).await.map_err(|why| format!("step `{}`: {why}", step.name))?;
        }
        let shown = self.shown(scenario)?;
        self.prove(&shown).await?;
        Ok(shown)
    }

    /// What is shown from now on: the headers of the scenario, and the cookies that the app gave.
    fn shown(&self, scenario: &Scenario) -> Result<Vec<Header>, String> {
        let mut shown = Vec::new();
        for (name, value) in scenario.session.iter().flat_map(|session| &session.headers) {
            let value = value.fill(&self.variables, str::to_owned).ok_or("a header of its [session] wants what no step gave")?;
            value.split(' ').for_each(|part| self.redactor.learn_word(part));
            shown.push((name.to_ascii_lowercase(), value));
        }
        // A cookie without a path belongs to the folder that set it (RFC 6265, 5.1.4), which may be that of the sign-in alone.
        let of = |url: &Url| self.jar.cookies(url).and_then(|value| value.to_str().ok().map(str::to_owned)).unwrap_or_default();
        let cookies = self.own.iter().fold(String::new(), |all, url| joined(&all, &of(url)));
        let cookies = joined(&cookies, &of(&self.home));
        if !cookies.is_empty() {
            cookies.split("; ").filter_map(|pair| pair.split_once('=')).for_each(|(_, value)| self.redactor.learn_word(value));
            shown.push(("cookie".to_owned(), cookies));
        }
        if shown.is_empty() {
            return Err("its answers gave no cookie, and its [session] names no header that carries what they gave".to_owned());
        }
        Ok(shown)
    }

    /// Some apps answer 200 to whatever is filled in: who is still led to the sign-in has not signed in.
    async fn prove(&mut self, shown: &[Header]) -> Result<(), String> {
        let mut headers = HeaderMap::new();
        for (name, value) in shown.iter().filter(|(name, _)| name != "cookie") {
            if let (Ok(name), Ok(value)) = (header::HeaderName::try_from(name), header::HeaderValue::try_from(value)) {
                headers.insert(name, value);
            }
        }
        let start = Request { method: Method::GET, url: self.home.clone(), headers, body: None };
        let led = match self.follow(start, true).await {
            Ok((answer, _)) if answer.status == 401 || marks::is_sign_in(&answer.url) && answer.url.path() != self.home.path() => answer,
            _ => return Ok(()),
        };
        Err(format!(
            "after its last step the start page still leads to {}, answered {}: nobody has signed in",
            shown_path(&led.url),
            led.status
        ))
    }

    async fn step(&mut self, step: &Step) -> Result<(), String> {
        for (name, values) in &step.with {
            let value = match values {
                Values::Range(low, _) => low.to_string(),
                Values::OneOf(words) => words[0].clone(),
            };
            self.variables.insert(name.clone(), value);
        }
        let request = self.request(step)?;
        let is_sent = request.body.is_some();
        let is_hop = step.save.iter().any(|(_, taking)| matches!(taking, Taking::Header(..)));
        let is_followed = !is_hop && step.status.is_none_or(|status| !(300..400).contains(&status));
        let asked = request.url.clone();
        let (answer, cookies) = self.follow(request, is_followed).await?;
        judge(step, &answer, is_sent, &asked)?;
        let headers = with_cookies(&answer.headers, &cookies);
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
                    url::form_urlencoded::parse(value.as_bytes()).for_each(|(_, value)| self.redactor.learn_word(&value));
                }
                _ => self.redactor.learn_word(&value),
            }
            self.variables.insert(name.clone(), value);
        }
        Ok(())
    }

    fn request(&self, step: &Step) -> Result<Request, String> {
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
        let method = match step.method {
            StepMethod::Get => Method::GET,
            StepMethod::Post => Method::POST,
            StepMethod::Put => Method::PUT,
            StepMethod::Patch => Method::PATCH,
            StepMethod::Delete => Method::DELETE,
        };
        Ok(Request { method, url: url.map_err(|e| format!("`{path}` is no address: {e}"))?, headers, body })
    }

    /// The last answer, and the cookies that were set on the way.
    async fn follow(&mut self, mut request: Request, is_followed: bool) -> Result<(Answer, HeaderMap), String> {
        let mut cookies = HeaderMap::new();
        for _ in 0..MOST_HOPS {
            let answer = self.send(&request).await?;
            answer.headers.get_all(header::SET_COOKIE).iter().for_each(|cookie| _ = cookies.append(header::SET_COOKIE, cookie.clone()));
            let Some(mut next) = answer.next().filter(|_| is_followed) else { return Ok((answer, cookies)) };
            next.set_fragment(None);
            let is_kept = [307, 308].contains(&answer.status);
            if !is_kept && request.method != Method::GET {
                (request.method, request.body) = (Method::GET, None);
            }
            // What was meant for the first is not for whoever it leads to.
            request.headers.clear();
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
        let mut builder = self.client.request(request.method.clone(), request.url.clone());
        // A host of another's is shown nothing that lets in here.
        let own = self.everybody.iter().filter(|(name, _)| stays(&self.home, &request.url) && !request.headers.contains_key(name));
        for (name, value) in own {
            builder = builder.header(name, value);
        }
        builder = builder.headers(request.headers.clone());
        if !request.headers.contains_key(header::ACCEPT) {
            builder = builder.header(header::ACCEPT, "text/html,application/json;q=0.9,*/*;q=0.8");
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
        let wrong = |e: reqwest::Error| explain(&e, &request.url).reason;
        let mut response = builder.send().await.map_err(wrong)?;
        let (url, status, headers) = (response.url().clone(), response.status().as_u16(), response.headers().clone());
        let kept = Arc::default();
        let body::Body { bytes, wire_bytes, is_cut } = body::read(&mut response, &kept).await.map_err(wrong)?;
        let cookies = set_cookies(&headers);
        cookies.iter().flat_map(SetCookie::secrets).for_each(|secret| self.redactor.learn_word(&secret));
        self.cookies.extend(cookies.into_iter().filter(|_| is_own).map(|cookie| (shown_path(&url), cookie.name)));
        Ok(Answer { url, status, headers, body: bytes, wire_bytes, is_cut })
    }
}

/// Why the answer to a step is not what a sign-in that works gives.
fn judge(step: &Step, answer: &Answer, is_sent: bool, asked: &Url) -> Result<(), String> {
    let path = shown_path(&answer.url);
    match step.status {
        Some(expected) if answer.status != expected => return Err(format!("{path} answered {}, not {expected}", answer.status)),
        None if answer.status >= 400 => return Err(format!("{path} answered {}", answer.status)),
        _ => {}
    }
    let is_form = is_sent && media(answer) == "html" && names::read(&answer.text(), &answer.url, &answer.url).has_password;
    if is_form && (marks::is_sign_in(&answer.url) || answer.url.path() == asked.path()) {
        return Err(format!(
            "{path} answered {} with the form again: is what was filled in right, and are all of its fields?",
            answer.status
        ));
    }
    Ok(())
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

/// What a sign-in that failed leaves unseen, with the next step.
pub(super) fn failed(fault: &str) -> Unseen {
    Unseen::new(Kind::Door, format!("the sign-in failed: {fault}"))
        .cured_by("mend the scenario of `sign_in`; `plimsoll scan --no-load` tries it without load")
}
