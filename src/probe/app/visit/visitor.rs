//! The one HTTP client of this probe: polite, bounded, and honest about bytes. Decompression is ours, so that the size
//! on the wire is known; redirects are followed by hand, so that each hop is seen.

use std::{
    collections::HashSet,
    error::Error as _,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use reqwest::{Client, RequestBuilder, redirect::Policy};
use tokio::{
    runtime::{Builder, Runtime},
    sync::Semaphore,
    task::{AbortHandle, JoinSet},
};
use url::{Origin, Url};

use crate::{
    client::tls,
    config::{Crawl, Target},
    probe::app::{
        door::marks,
        page::headers::{SetCookie, set_cookies},
        visit::{
            answer::{Answer, shown_path},
            body::{self, Body, MOST_KEPT},
            limiter::Limiter,
            named::{Named, stays},
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
const CONNECT: Duration = Duration::from_secs(5);
const REQUEST: Duration = Duration::from_secs(15);
/// All requests together: below the limit of a probe, so that what was seen is still written.
const ALL: Duration = Duration::from_secs(70);
/// Headers of one answer, and bytes of them over HTTP/2; over HTTP/1 the client has a bound of its own, 400 KiB.
const MOST_HEADERS: usize = 1_000;
const MOST_HEADER_BYTES: u32 = 400 * 1024;
/// Values of cookies that are masked: an app that sets more has others in mind.
const MOST_SECRETS: usize = 500;

/// One GET to be made.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    pub(crate) url: Url,
    pub(crate) headers: Vec<(&'static str, String)>,
}

impl Ask {
    /// A GET as a browser makes it, compression by gzip accepted.
    pub(crate) fn new(url: &Url) -> Self {
        Self { url: url.clone(), headers: vec![("accept-encoding", "gzip".to_owned())] }
    }

    /// The same with a header, which replaces an earlier one of that name.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.retain(|(n, _)| *n != name);
        self.headers.push((name, value.into()));
        self
    }

    /// As it is listed: `GET /feed (if-none-match)`. Values stay out.
    fn listed(&self) -> String {
        let usual = ["accept-encoding", "accept"];
        let extra: Vec<&str> = self.headers.iter().map(|(n, _)| *n).filter(|n| !usual.contains(n)).collect();
        let shown = if extra.is_empty() { String::new() } else { format!(" ({})", extra.join(", ")) };
        format!("GET {}{shown}", shown_path(&self.url))
    }
}

/// The client with its limits and its log.
pub(crate) struct Visitor {
    client: Client,
    /// Where answers are received: an app that sends heads without end keeps the client's own work busy for longer than a stop
    /// may take, so that is none of the scan's threads. Always there but while it is dropped.
    threads: Option<Runtime>,
    redactor: Redactor,
    gate: Semaphore,
    limiter: Limiter,
    /// How far the walk goes.
    pub(crate) crawl: Crawl,
    made: AtomicUsize,
    kept: Arc<AtomicUsize>,
    until: Instant,
    log: Mutex<Vec<String>>,
    named: Named,
    secrets: AtomicUsize,
    /// Cookies without which the app sends visitors in a circle, and the origin that set them: shown with every request to it.
    pass: OnceLock<(Origin, String)>,
}

impl Visitor {
    /// A client that trusts what the configuration says.
    pub(crate) fn new(target: &Target) -> Result<Arc<Self>, Unseen> {
        let wrong = |e: String| Unseen::new(Kind::Failed, e).cured_by("set `ca_file` in plimsoll.toml to a readable PEM file");
        let mut tls = tls::client(target.config.ca_file.as_deref()).map_err(|e| wrong(e.to_string()))?;
        tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let client = Client::builder()
            .user_agent(concat!("plimsoll/", env!("CARGO_PKG_VERSION")))
            .tls_backend_preconfigured(tls)
            .redirect(Policy::none())
            .referer(false)
            // Another crate may switch reqwest's own unpacking on, which hides the size on the wire.
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .no_proxy()
            .http1_max_headers(MOST_HEADERS)
            .http2_max_header_list_size(MOST_HEADER_BYTES)
            .connect_timeout(CONNECT)
            .timeout(REQUEST)
            .build()
            .map_err(|e| Unseen::new(Kind::Failed, format!("no HTTP client can be made: {e}")))?;
        let threads = Builder::new_multi_thread().worker_threads(THREADS).enable_all().build();
        let threads = threads.map_err(|e| Unseen::new(Kind::Failed, format!("no HTTP client can be made: {e}")))?;
        let (gate, log) = (Semaphore::new(AT_ONCE), Mutex::default());
        let until = Instant::now() + ALL;
        Ok(Arc::new(Self {
            client,
            threads: Some(threads),
            redactor: target.redactor.clone(),
            gate,
            limiter: Limiter::new(),
            crawl: target.config.crawl,
            made: AtomicUsize::new(0),
            kept: Arc::default(),
            until,
            log,
            named: Named::of(target),
            secrets: AtomicUsize::new(0),
            pass: OnceLock::new(),
        }))
    }

    /// What was sent so far, in order.
    pub(crate) fn sent(&self) -> Vec<String> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Why something was not asked any more; none: no limiter showed, or it let all through.
    pub(crate) fn limited(&self) -> Option<Unseen> {
        self.limiter.ended()
    }

    /// One GET, no redirect followed. Nothing is sent to an address that was not named. What a limiter answers is no answer.
    pub(crate) async fn get(&self, ask: &Ask) -> Result<Answer, Unseen> {
        let _turn = self.gate.acquire().await.expect("the gate is never closed");
        let _slow = self.limiter.admit(&ask.url).await?;
        loop {
            let answer = self.send(ask).await?;
            // Bot protection says 429 too, and no waiting helps.
            if marks::challenger(&answer).is_some() || !self.limiter.saw(&answer) {
                return Ok(answer);
            }
            let wait = self.limiter.wait(&answer).filter(|wait| *wait < self.until.saturating_duration_since(Instant::now()));
            let Some(wait) = wait else { return Err(self.limiter.refused()) };
            tokio::time::sleep(wait).await;
        }
    }

    async fn send(&self, ask: &Ask) -> Result<Answer, Unseen> {
        let url = self.named.admit(&ask.url)?;
        let left = self.left()?;
        let ask = self.with_pass(ask);
        self.log.lock().unwrap_or_else(PoisonError::into_inner).push(ask.listed());
        let patience = REQUEST.min(left);
        let mut request = self.client.get(url).timeout(patience);
        for (name, value) in &ask.headers {
            request = request.header(*name, value);
        }
        let received = self.receive(request, patience, &ask.url).await?;
        for secret in set_cookies(&received.headers).iter().flat_map(SetCookie::secrets) {
            if self.secrets.fetch_add(1, Ordering::Relaxed) < MOST_SECRETS {
                self.redactor.learn_word(&secret);
            }
        }
        Ok(received)
    }

    /// True where a file may be asked there: it was named.
    pub(crate) fn may_ask(&self, url: &Url) -> bool {
        self.named.admit(url).is_ok()
    }

    /// Sends `request` and reads its answer, on the threads that are there for it.
    async fn receive(&self, request: RequestBuilder, patience: Duration, url: &Url) -> Result<Answer, Unseen> {
        let kept = Arc::clone(&self.kept);
        let work = async move {
            let mut response = request.send().await?;
            let (url, status, headers) = (response.url().clone(), response.status().as_u16(), response.headers().clone());
            let Body { bytes, wire_bytes, is_cut } = body::read(&mut response, &kept).await?;
            Ok::<_, reqwest::Error>(Answer { url, status, headers, body: bytes, wire_bytes, is_cut })
        };
        let task = self.threads.as_ref().expect("it is not dropped yet").spawn(work);
        let _abort = AbortOnDrop(task.abort_handle());
        // The client keeps time itself; where its threads are kept busy, it cannot.
        match tokio::time::timeout(patience + GRACE, task).await {
            Ok(Ok(received)) => received.map_err(|e| explain(&e, url)),
            Ok(Err(_)) => Err(Unseen::new(Kind::Failed, "a request was lost")),
            Err(_) => Err(late(url, false)),
        }
    }

    /// The time that is left for one more request, where it is not one too many.
    fn left(&self) -> Result<Duration, Unseen> {
        let most = self.crawl.requests();
        if self.made.fetch_add(1, Ordering::Relaxed) >= most {
            let reason = format!("the app has more to look at than {most} requests allow");
            return Err(Unseen::new(Kind::Limit, reason).cured_by(Crawl::cure("pages", self.crawl.pages + 1)));
        }
        if self.kept.load(Ordering::Relaxed) > MOST_KEPT {
            let reason = format!("the answers of the app are longer than {} MiB together", MOST_KEPT >> 20);
            return Err(Unseen::new(Kind::Limit, reason).cured_by("look for an endpoint that answers without end"));
        }
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            let cure = "make the app answer faster, or scan a copy that is nearer";
            return Err(Unseen::new(Kind::TimedOut, format!("not all was seen within {} s", ALL.as_secs())).cured_by(cure));
        }
        Ok(left)
    }

    /// A GET that follows redirects as long as they stay with `home`; one that leads off it is the last answer. An app that goes
    /// round in a circle until it is shown its own cookies is shown them from then on.
    pub(crate) async fn follow(&self, ask: &Ask, home: &Url) -> Result<Answer, Unseen> {
        let (mut ask, mut seen, mut cookies) = (ask.clone(), HashSet::new(), Vec::new());
        loop {
            let is_round = !seen.insert(ask.url.clone()) || seen.len() > MOST_HOPS;
            if is_round && !self.take_pass(&ask.url, &cookies) {
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
                None => return Ok(answer),
            }
        }
    }

    /// Keeps the cookies that the origin of `url` set on the way; false where it set none, or they were shown already.
    fn take_pass(&self, url: &Url, cookies: &[(Origin, String)]) -> bool {
        let own: Vec<&str> = cookies.iter().filter(|(from, _)| *from == url.origin()).map(|(_, pair)| pair.as_str()).collect();
        !own.is_empty() && self.pass.set((url.origin(), own.join("; "))).is_ok()
    }

    fn with_pass(&self, ask: &Ask) -> Ask {
        let pass = self.pass.get().filter(|(origin, _)| *origin == ask.url.origin() && ask.headers.iter().all(|(n, _)| *n != "cookie"));
        pass.map_or_else(|| ask.clone(), |(_, cookies)| ask.clone().with("cookie", cookies.clone()))
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

/// Why a request failed, in words, with the next step.
fn explain(error: &reqwest::Error, url: &Url) -> Unseen {
    let mut chain = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(inner) = cause {
        chain.push(inner.to_string());
        cause = inner.source();
    }
    let place = place(url);
    let says = |word: &str| chain.iter().any(|line| line.to_lowercase().contains(word));
    let last = chain.last().cloned().unwrap_or_default();
    if says("certificate") {
        return Unseen::new(Kind::Unreachable, format!("{place} shows a TLS certificate that is not trusted: {last}")).cured_by(
            "if it is signed by an authority of your own, name its PEM file as `ca_file` in plimsoll.toml; else renew the certificate",
        );
    }
    if says("dns") || says("lookup") || says("name or service not known") {
        return Unseen::new(Kind::Unreachable, format!("the host `{}` is not known", url.host_str().unwrap_or("?")))
            .cured_by("check the spelling of --app, and that this machine can resolve the name");
    }
    if says("refused") {
        return Unseen::new(Kind::Unreachable, format!("nothing listens on {place}"))
            .cured_by("start the app, or correct host and port of --app");
    }
    if error.is_timeout() {
        return late(url, error.is_connect());
    }
    Unseen::new(Kind::Unreachable, format!("the answer of {place} broke off ({}): {last}", shown_path(url)))
        .cured_by("check that --app starts with the right one of http:// and https://")
}

/// There was no connection, or no answer, in time.
fn late(url: &Url, is_connect: bool) -> Unseen {
    let (kind, what, limit) =
        if is_connect { (Kind::Unreachable, "takes no connection", CONNECT) } else { (Kind::TimedOut, "does not answer", REQUEST) };
    Unseen::new(kind, format!("{} {what} within {} s ({})", place(url), limit.as_secs(), shown_path(url)))
        .cured_by("open the address with curl; look for a request that hangs in the app")
}

fn place(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or("?"), url.port_or_known_default().unwrap_or(0))
}

/// Ends a task that nobody waits for any more.
struct AbortOnDrop(AbortHandle);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Drop for Visitor {
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
