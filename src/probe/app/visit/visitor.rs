//! The one HTTP client of this probe: polite, bounded, and honest about bytes. Decompression is ours, so that the size
//! on the wire is known; redirects are followed by hand, so that each hop is seen.

use std::{
    collections::HashSet,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use reqwest::{Method, RequestBuilder};
use tokio::{
    runtime::{Builder, Runtime},
    sync::Semaphore,
    task::{AbortHandle, JoinSet},
};
use url::{Origin, Url};

use crate::{
    config::{Access, Crawl, Header, SharedSession, Target, joined},
    probe::app::{
        door::marks,
        page::{
            headers::{SetCookie, set_cookies},
            likeness::is_like,
        },
        visit::{
            answer::{Answer, shown_path},
            body::{self, Body, MOST_KEPT},
            client::{self, Clients, REQUEST},
            limiter::Limiter,
            named::{Named, stays},
            pass::Pass,
        },
    },
    redact::Redactor,
    snapshot::{Kind, Unseen},
};

/// How much later than the client itself a request is given up.
const GRACE: Duration = Duration::from_millis(500);
/// Requests under way at once.
const AT_ONCE: usize = 4;
/// That receive their answers.
const THREADS: usize = 2;
/// Hops of one redirect at most.
const MOST_HOPS: usize = 8;
/// All requests together: below the limit of a probe, so that what was seen is still written.
const ALL: Duration = Duration::from_secs(70);
/// Values of cookies that are masked: an app that sets more has others in mind.
const MOST_SECRETS: usize = 500;

/// One GET to be made.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    pub(crate) url: Url,
    pub(crate) headers: Vec<(&'static str, String)>,
    /// Shown besides, and in the place of others: what a scenario shows at this address.
    shown: Arc<[Header]>,
}

impl Ask {
    /// A GET as a browser makes it, compression by gzip accepted.
    pub(crate) fn new(url: &Url) -> Self {
        Self { url: url.clone(), headers: vec![("accept-encoding", "gzip".to_owned())], shown: Arc::default() }
    }

    /// The same once more, at the address that answered in the end.
    pub(crate) fn again(answer: &Answer) -> Self {
        Self { shown: Arc::clone(&answer.shown), ..Self::new(&answer.url) }
    }

    /// The same at another address.
    pub(crate) fn at(self, url: Url) -> Self {
        Self { url, ..self }
    }

    /// The same, showing this as well.
    pub(crate) fn showing(self, shown: &[Header]) -> Self {
        Self { shown: shown.into(), ..self }
    }

    /// The same with a header, which replaces an earlier one of that name.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.retain(|(n, _)| *n != name);
        self.headers.push((name, value.into()));
        self
    }

    fn has_cookie(&self) -> bool {
        self.headers.iter().any(|(name, _)| *name == "cookie") || self.shown.iter().any(|(name, _)| name == "cookie")
    }

    /// As it is listed: `GET /feed (if-none-match)`. Values stay out.
    fn listed(&self) -> String {
        let usual = ["accept-encoding", "accept"];
        let own = self.shown.iter().map(|(name, _)| name.as_str());
        let extra: Vec<&str> = self.headers.iter().map(|(n, _)| *n).chain(own).filter(|n| !usual.contains(n)).collect();
        let shown = if extra.is_empty() { String::new() } else { format!(" ({})", extra.join(", ")) };
        format!("GET {}{shown}", shown_path(&self.url))
    }
}

/// What all visitors of a scan have in common: the client with its limits and its log.
struct Shared {
    clients: Clients,
    /// Where answers are received: an app that sends heads without end keeps the client's own work busy for longer than a stop
    /// may take, so that is none of the scan's threads. Always there but while it is dropped.
    threads: Option<Runtime>,
    redactor: Redactor,
    gate: Semaphore,
    limiter: Limiter,
    made: AtomicUsize,
    most: usize,
    kept: Arc<AtomicUsize>,
    until: Instant,
    log: Mutex<Vec<String>>,
    named: Named,
    secrets: AtomicUsize,
}

/// Who asks: nobody in particular, or somebody who has signed in.
pub(crate) struct Visitor {
    shared: Arc<Shared>,
    /// How far the walk goes.
    pub(crate) crawl: Crawl,
    /// Where it does not go.
    pub(crate) access: Access,
    is_member: bool,
    /// Headers that it shows with every request, while the first session lasts.
    shown: Arc<[Header]>,
    session: Option<Arc<SharedSession>>,
    /// Cookies without which the app sends visitors in a circle or shows another page.
    pub(crate) pass: Pass,
}

impl Visitor {
    /// One who has not signed in, with a client that trusts what the configuration says.
    pub(crate) fn new(target: &Target) -> Result<Arc<Self>, Unseen> {
        let clients = Clients::of(target, |builder| builder)?;
        let threads = Builder::new_multi_thread().worker_threads(THREADS).enable_all().build();
        let threads = threads.map_err(|e| client::unmade(&e))?;
        let (gate, log) = (Semaphore::new(AT_ONCE), Mutex::default());
        let until = Instant::now() + ALL;
        let shared = Shared {
            clients,
            threads: Some(threads),
            redactor: target.redactor.clone(),
            gate,
            limiter: Limiter::new(),
            made: AtomicUsize::new(0),
            most: target.config.crawl.requests(target.identity.is_signed_in()),
            kept: Arc::default(),
            until,
            log,
            named: Named::of(target),
            secrets: AtomicUsize::new(0),
        };
        Ok(Self::of(Arc::new(shared), target, &target.identity.everybody, None))
    }

    /// One who has signed in; none: nobody has.
    pub(crate) fn signed_in(&self, target: &Target) -> Option<Arc<Self>> {
        let identity = &target.identity;
        identity.is_signed_in().then(|| Self::of(Arc::clone(&self.shared), target, &identity.all(), Some(identity.session.clone())))
    }

    /// Who has signed in has a `session`, which may be one that nothing begins anew.
    fn of(shared: Arc<Shared>, target: &Target, shown: &[Header], session: Option<Option<Arc<SharedSession>>>) -> Arc<Self> {
        let (crawl, access) = (target.config.crawl, target.config.app.clone());
        let (is_member, session) = (session.is_some(), session.flatten());
        Arc::new(Self { shared, crawl, access, is_member, shown: shown.into(), session, pass: Pass::default() })
    }

    fn shown(&self) -> Arc<[Header]> {
        self.session.as_ref().and_then(|session| session.shown()).unwrap_or_else(|| Arc::clone(&self.shown))
    }

    /// True for one who has signed in.
    pub(crate) fn is_member(&self) -> bool {
        self.is_member
    }

    /// What was sent so far, in order.
    pub(crate) fn sent(&self) -> Vec<String> {
        self.shared.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What was seen of a limiter.
    pub(crate) fn limiter(&self) -> &Limiter {
        &self.shared.limiter
    }

    /// One GET, no redirect followed. Nothing is sent to an address that was not named. What a limiter answers is no answer.
    pub(crate) async fn get(&self, ask: &Ask) -> Result<Answer, Unseen> {
        let _turn = self.shared.gate.acquire().await.expect("the gate is never closed");
        let _slow = self.shared.limiter.admit(&ask.url).await?;
        loop {
            let answer = self.let_in(ask).await?;
            // Bot protection says 429 too, and no waiting helps.
            if marks::challenger(&answer).is_some() || !self.shared.limiter.saw(&answer) {
                return Ok(answer);
            }
            let wait = self.shared.limiter.wait(&answer).filter(|wait| *wait < self.shared.until.saturating_duration_since(Instant::now()));
            let Some(wait) = wait else { return Err(self.shared.limiter.refused()) };
            tokio::time::sleep(wait).await;
        }
    }

    /// The answer to who has signed in; where the session ended meanwhile, in another.
    async fn let_in(&self, ask: &Ask) -> Result<Answer, Unseen> {
        let Some(session) = &self.session else { return self.send(ask).await };
        let number = session.number();
        let answer = self.send(ask).await?;
        if !is_turned_away(&answer) || !session.begin_after(number).await {
            return Ok(answer);
        }
        let again = self.send(ask).await?;
        session.note(!is_turned_away(&again));
        Ok(again)
    }

    async fn send(&self, ask: &Ask) -> Result<Answer, Unseen> {
        let url = self.shared.named.admit(&ask.url)?;
        let left = self.left()?;
        let ask = self.with_pass(ask);
        self.shared.log.lock().unwrap_or_else(PoisonError::into_inner).push(ask.listed());
        let patience = REQUEST.min(left);
        let mut request = self.shared.clients.request(Method::GET, url).timeout(patience);
        let is_own = |name: &str| ask.shown.iter().any(|(own, _)| *own == name);
        let is_said = |name: &str| is_own(name) || ask.headers.iter().any(|(said, _)| *said == name);
        let usual = ask.headers.iter().filter(|(name, _)| !is_own(name));
        let shown = if self.shared.named.is_inner(&ask.url) { Arc::default() } else { self.shown() };
        let all = shown.iter().filter(|(name, _)| !is_said(name)).chain(&*ask.shown).map(|(name, value)| (name.as_str(), value));
        for (name, value) in all.chain(usual.map(|(name, value)| (*name, value))) {
            // Cookies of a scenario join those of who has signed in.
            let value = if is_own(name) && name == "cookie" { &joined(cookie_of(&shown), value) } else { value };
            request = request.header(name, value);
        }
        let received = Answer { shown: Arc::clone(&ask.shown), ..self.receive(request, patience, &ask.url).await? };
        for secret in set_cookies(&received.headers).iter().flat_map(SetCookie::secrets) {
            if self.shared.secrets.fetch_add(1, Ordering::Relaxed) < MOST_SECRETS {
                self.shared.redactor.learn_word(&secret);
            }
        }
        Ok(received)
    }

    /// True where a file may be asked there: it was named.
    pub(crate) fn may_ask(&self, url: &Url) -> bool {
        self.shared.named.admit(url).is_ok()
    }

    /// Sends `request` and reads its answer, on the threads that are there for it.
    async fn receive(&self, request: RequestBuilder, patience: Duration, url: &Url) -> Result<Answer, Unseen> {
        let kept = Arc::clone(&self.shared.kept);
        let work = async move {
            let mut response = request.send().await?;
            let (url, status, headers) = (response.url().clone(), response.status().as_u16(), response.headers().clone());
            let Body { bytes, wire_bytes, is_cut } = body::read(&mut response, &kept).await?;
            Ok::<_, reqwest::Error>(Answer { url, status, headers, body: bytes, wire_bytes, is_cut, shown: Arc::default() })
        };
        let task = self.shared.threads.as_ref().expect("it is not dropped yet").spawn(work);
        let _abort = AbortOnDrop(task.abort_handle());
        // The client keeps time itself; where its threads are kept busy, it cannot.
        match tokio::time::timeout(patience + GRACE, task).await {
            Ok(Ok(received)) => received.map_err(|e| self.shared.clients.explain(&e, url)),
            Ok(Err(_)) => Err(Unseen::new(Kind::Failed, "a request was lost")),
            Err(_) => Err(self.shared.clients.late(url)),
        }
    }

    /// The time that is left for one more request, where it is not one too many.
    fn left(&self) -> Result<Duration, Unseen> {
        let most = self.shared.most;
        if self.shared.made.fetch_add(1, Ordering::Relaxed) >= most {
            let reason = format!("the app has more to look at than {most} requests allow");
            return Err(Unseen::new(Kind::Limit, reason).cured_by(Crawl::cure("pages", self.crawl.pages + 1)));
        }
        if self.shared.kept.load(Ordering::Relaxed) > MOST_KEPT {
            let reason = format!("the answers of the app are longer than {} MiB together", MOST_KEPT >> 20);
            return Err(Unseen::new(Kind::Limit, reason).cured_by("look for an endpoint that answers without end"));
        }
        let left = self.shared.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            let cure = "make the app answer faster, or scan a copy that is nearer";
            return Err(Unseen::new(Kind::TimedOut, format!("not all was seen within {} s", ALL.as_secs())).cured_by(cure));
        }
        Ok(left)
    }

    /// A GET that follows redirects as long as they stay with `home`; one that leads off it is the last answer. An app that goes
    /// round in a circle until it is shown its own cookies, or shows another page without those that it set on the way, is shown
    /// them from then on, as by a browser; else nobody shows any, so that what an app hands to each stranger is seen.
    pub(crate) async fn follow(&self, ask: &Ask, home: &Url) -> Result<Answer, Unseen> {
        let (mut ask, mut seen, mut cookies) = (ask.clone(), HashSet::new(), Vec::new());
        loop {
            let is_round = !seen.insert(ask.url.clone()) || seen.len() > MOST_HOPS;
            if is_round && !self.pass.take(&ask.url, &cookies) {
                let reason = format!("{} redirects in a loop", shown_path(&ask.url));
                let cure = "open the address in a browser, and mend the redirect (often http to https behind a proxy that speaks http)";
                return Err(Unseen::new(Kind::Failed, reason).cured_by(cure));
            }
            if is_round {
                seen = HashSet::from([ask.url.clone()]);
            }
            let answer = self.get(&ask).await?;
            match answer.next().filter(|next| stays(home, next)) {
                Some(mut next) => {
                    next.set_fragment(None);
                    cookies.extend(set_cookies(&answer.headers).iter().map(|c| (answer.url.origin(), c.pair())));
                    ask.url = next;
                }
                None => return self.with_cookies_of(&cookies, &ask, answer).await,
            }
        }
    }

    /// `answer`, or what is answered to who shows the cookies that its origin set on the way, where that is another page.
    async fn with_cookies_of(&self, cookies: &[(Origin, String)], ask: &Ask, answer: Answer) -> Result<Answer, Unseen> {
        if ask.has_cookie() || marks::is_sign_in(&answer.url) {
            return Ok(answer);
        }
        let Some(own) = self.pass.to_try(&ask.url, cookies) else { return Ok(answer) };
        let shown = joined(cookie_of(&self.shown()), &own);
        let seen = self.get(&ask.clone().with("cookie", shown)).await?;
        // What leads elsewhere, or fails, opened nothing; and what differs from one look to the next differs not by them.
        if !seen.is_success() || is_like(&seen, &answer) || !is_like(&self.get(ask).await?, &answer) {
            return Ok(answer);
        }
        self.pass.take(&ask.url, cookies);
        Ok(seen)
    }

    fn with_pass(&self, ask: &Ask) -> Ask {
        let pass = self.pass.at(&ask.url).filter(|_| !ask.has_cookie());
        pass.map_or_else(|| ask.clone(), |cookies| ask.clone().with("cookie", joined(cookie_of(&self.shown()), cookies)))
    }

    /// Many GETs, a few at once, their answers in the order of `asks`.
    pub(crate) async fn get_all(self: &Arc<Self>, asks: Vec<Ask>) -> Vec<Result<Answer, Unseen>> {
        let mut running = JoinSet::new();
        let count = asks.len();
        for (at, ask) in asks.into_iter().enumerate() {
            let visitor = Arc::clone(self);
            running.spawn(async move { (at, visitor.get(&ask).await) });
        }
        let mut answers: Vec<Option<Result<Answer, Unseen>>> = vec![None; count];
        while let Some(ended) = running.join_next().await {
            if let Ok((at, answer)) = ended {
                answers[at] = Some(answer);
            }
        }
        let lost = || Err(Unseen::new(Kind::Failed, "a request was lost"));
        answers.into_iter().map(|a| a.unwrap_or_else(lost)).collect()
    }
}

fn cookie_of(shown: &[Header]) -> &str {
    shown.iter().find(|(name, _)| name == "cookie").map_or("", |(_, own)| own.as_str())
}

/// True where a sign-in is asked for in place of an answer. Who may not see something is told so by 403.
fn is_turned_away(answer: &Answer) -> bool {
    answer.status == 401 || answer.next().is_some_and(|next| marks::is_sign_in(&next) && !marks::is_beside_sign_in(&answer.url))
}

/// Ends a task that nobody waits for any more.
struct AbortOnDrop(AbortHandle);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // Whatever is under way there is not waited for.
        if let Some(threads) = self.threads.take() {
            threads.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_has_names_of_headers_and_no_values() {
        let url = Url::parse("http://h/feed?page=2").expect("a URL");
        let ask = Ask::new(&url).with("cookie", "sid=secret").with("accept", "*/*");
        assert_eq!(ask.listed(), "GET /feed?page=2 (cookie)");
    }
}
