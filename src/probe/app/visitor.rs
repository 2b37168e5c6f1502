//! The one HTTP client of this probe: polite, bounded, and honest about bytes. Decompression is ours, so that the size
//! on the wire is known; redirects are followed by hand, so that each hop is seen.

use std::{
    collections::HashSet,
    error::Error as _,
    io::Read,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use reqwest::{Client, header::HeaderMap, redirect::Policy};
use tokio::{sync::Semaphore, task::JoinSet};
use url::Url;

use super::headers::set_cookies;
use crate::{
    snapshot::{Absence, Kind},
    target::{Redactor, Target, tls},
};

/// A body is read up to here, compressed or not; what is longer is counted as this long at least.
pub(super) const LONGEST_BODY: usize = 8 * 1024 * 1024;

/// Of images, fonts and films only the beginning is kept: enough to tell one from another.
const KEPT_OF_BINARY: usize = 64 * 1024;

/// Bodies kept of one scan at most: a scan must not be what fills the memory of the machine.
const MOST_KEPT: usize = 64 * 1024 * 1024;

/// Requests of one scan at most.
const MOST_REQUESTS: usize = 320;
/// Requests under way at once.
const AT_ONCE: usize = 4;
/// Hops of one redirect at most.
const MOST_HOPS: usize = 8;
const CONNECT: Duration = Duration::from_secs(5);
const REQUEST: Duration = Duration::from_secs(15);
/// All requests together: below the limit of a probe, so that what was seen is still written.
const ALL: Duration = Duration::from_secs(70);

/// One GET to be made.
#[derive(Clone, Debug)]
pub(super) struct Ask {
    pub(super) url: Url,
    pub(super) headers: Vec<(&'static str, String)>,
}

impl Ask {
    /// A GET as a browser makes it, compression by gzip accepted.
    pub(super) fn new(url: &Url) -> Self {
        Self { url: url.clone(), headers: vec![("accept-encoding", "gzip".to_owned())] }
    }

    /// The same with a header, which replaces an earlier one of that name.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
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

/// Path and query.
pub(super) fn shown_path(url: &Url) -> String {
    url.query().map_or_else(|| url.path().to_owned(), |q| format!("{}?{q}", url.path()))
}

/// One answer.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// Where it came from, after redirects.
    pub(super) url: Url,
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    /// Unpacked where it was packed by gzip; else as sent.
    pub(super) body: Vec<u8>,
    /// Bytes of the body on the wire; a lower bound where the body was longer than we read.
    pub(super) wire_bytes: usize,
}

impl Answer {
    /// A header as text; several of one name joined by a comma, as their meaning is.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        let values: Vec<String> =
            self.headers.get_all(name).iter().map(|v| String::from_utf8_lossy(v.as_bytes()).trim().to_owned()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    /// The body as text, bytes that are none replaced.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// True where the body travelled compressed, by whatever means.
    pub(super) fn is_compressed(&self) -> bool {
        self.header("content-encoding").is_some_and(|e| !e.is_empty() && !e.eq_ignore_ascii_case("identity"))
    }

    /// True for 2xx.
    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// The client with its limits and its log.
pub(super) struct Visitor {
    client: Client,
    redactor: Redactor,
    gate: Semaphore,
    made: AtomicUsize,
    kept: AtomicUsize,
    until: Instant,
    log: Mutex<Vec<String>>,
    /// The app's address as given: its host, and the credentials that are shown to it and to nobody else.
    home: Option<Url>,
}

impl Visitor {
    /// A client that trusts what the configuration says.
    pub(super) fn new(target: &Target) -> Result<Arc<Self>, Absence> {
        let wrong = |e: String| Absence::new(Kind::Failed, e).cured_by("set `ca_file` in plimsoll.toml to a readable PEM file");
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
            .connect_timeout(CONNECT)
            .timeout(REQUEST)
            .build()
            .map_err(|e| Absence::new(Kind::Failed, format!("no HTTP client can be made: {e}")))?;
        let (gate, log) = (Semaphore::new(AT_ONCE), Mutex::default());
        let until = Instant::now() + ALL;
        let home = target.app.as_ref().map(|app| app.address.expose().clone());
        Ok(Arc::new(Self {
            client,
            redactor: target.redactor.clone(),
            gate,
            made: AtomicUsize::new(0),
            kept: AtomicUsize::new(0),
            until,
            log,
            home,
        }))
    }

    /// What was sent so far, in order.
    pub(super) fn sent(&self) -> Vec<String> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// One GET, no redirect followed.
    pub(super) async fn get(&self, ask: &Ask) -> Result<Answer, Absence> {
        let _turn = self.gate.acquire().await.expect("the gate is never closed");
        if self.made.fetch_add(1, Ordering::Relaxed) >= MOST_REQUESTS {
            return Err(Absence::new(Kind::Failed, format!("the app has more to look at than {MOST_REQUESTS} requests allow")));
        }
        if self.kept.load(Ordering::Relaxed) > MOST_KEPT {
            let reason = format!("the answers of the app are longer than {} MiB together", MOST_KEPT >> 20);
            return Err(Absence::new(Kind::Failed, reason).cured_by("look for an endpoint that answers without end"));
        }
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            let cure = "make the app answer faster, or scan a copy that is nearer";
            return Err(Absence::new(Kind::TimedOut, format!("not all was seen within {} s", ALL.as_secs())).cured_by(cure));
        }
        self.log.lock().unwrap_or_else(PoisonError::into_inner).push(ask.listed());
        let mut url = ask.url.clone();
        if let Some(home) = self.home.as_ref().filter(|home| home.host() == url.host()) {
            let _ = url.set_username(home.username());
            let _ = url.set_password(home.password());
        }
        let mut request = self.client.get(url).timeout(REQUEST.min(left));
        for (name, value) in &ask.headers {
            request = request.header(*name, value);
        }
        let response = request.send().await.map_err(|e| explain(&e, &ask.url))?;
        self.read(response).await.map_err(|e| explain(&e, &ask.url))
    }

    async fn read(&self, mut response: reqwest::Response) -> Result<Answer, reqwest::Error> {
        let (url, status, headers) = (response.url().clone(), response.status().as_u16(), response.headers().clone());
        for cookie in set_cookies(&headers) {
            cookie.secrets().iter().for_each(|s| self.redactor.learn_word(s));
        }
        let (mut body, mut count) = (Vec::new(), 0);
        let keep = if is_text(&headers) { LONGEST_BODY } else { KEPT_OF_BINARY };
        // An event stream never ends; its headers say all that we want.
        let is_stream = headers.get("content-type").is_some_and(|t| t.as_bytes().starts_with(b"text/event-stream"));
        while !is_stream
            && count < LONGEST_BODY
            && let Some(chunk) = response.chunk().await?
        {
            count += chunk.len();
            body.extend_from_slice(&chunk[..chunk.len().min(keep - body.len())]);
        }
        let announced = headers.get("content-length").and_then(|l| l.to_str().ok()?.parse().ok()).unwrap_or(0);
        let mut answer = Answer { url, status, headers, wire_bytes: count.max(announced), body };
        if answer.header("content-encoding").is_some_and(|e| e.eq_ignore_ascii_case("gzip")) {
            answer.body = unpack(&answer.body);
        }
        self.kept.fetch_add(answer.body.len(), Ordering::Relaxed);
        Ok(answer)
    }

    /// A GET that follows redirects; `within` keeps it on one origin, and a hop off it is the last answer.
    pub(super) async fn follow(&self, ask: &Ask, within: Option<&Url>) -> Result<Answer, Absence> {
        let (mut ask, mut seen) = (ask.clone(), HashSet::new());
        loop {
            if !seen.insert(ask.url.clone()) || seen.len() > MOST_HOPS {
                let reason = format!("{} redirects in a loop", shown_path(&ask.url));
                let cure = "open the address in a browser, and mend the redirect (often http to https behind a proxy that speaks http)";
                return Err(Absence::new(Kind::Failed, reason).cured_by(cure));
            }
            let answer = self.get(&ask).await?;
            let next = match answer.status {
                301 | 302 | 303 | 307 | 308 => answer.header("location").and_then(|l| answer.url.join(&l).ok()),
                _ => None,
            };
            match next {
                Some(mut next) if within.is_none_or(|site| site.origin() == next.origin()) => {
                    next.set_fragment(None);
                    ask.url = next;
                }
                _ => return Ok(answer),
            }
        }
    }

    /// Many GETs, a few at once, their answers in the order of `asks`.
    pub(super) async fn get_all(self: &Arc<Self>, asks: Vec<Ask>) -> Vec<Result<Answer, Absence>> {
        let mut running = JoinSet::new();
        let count = asks.len();
        for (at, ask) in asks.into_iter().enumerate() {
            let visitor = Arc::clone(self);
            running.spawn(async move { (at, visitor.get(&ask).await) });
        }
        let mut answers: Vec<Option<Result<Answer, Absence>>> = vec![None; count];
        while let Some(ended) = running.join_next().await {
            if let Ok((at, answer)) = ended {
                answers[at] = Some(answer);
            }
        }
        let lost = || Err(Absence::new(Kind::Failed, "a request was lost"));
        answers.into_iter().map(|a| a.unwrap_or_else(lost)).collect()
    }
}

/// Kinds whose words are looked at.
fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get("content-type").map(|t| String::from_utf8_lossy(t.as_bytes()).to_ascii_lowercase()).unwrap_or_default();
    ![
        "image/x",
        "image/p",
        "image/j",
        "image/g",
        "image/w",
        "image/a",
        "font/",
        "video/",
        "audio/",
        "application/octet-stream",
        "application/zip",
        "application/pdf",
    ]
    .iter()
    .any(|binary| kind.starts_with(binary))
}

/// Gzip undone, up to the longest body; a damaged rest is left out.
fn unpack(packed: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    let limit = u64::try_from(LONGEST_BODY).expect("8 MiB fit");
    let _ = flate2::read::MultiGzDecoder::new(packed).take(limit).read_to_end(&mut body);
    body
}

/// Why a request failed, in words, with the next step.
fn explain(error: &reqwest::Error, url: &Url) -> Absence {
    let mut chain = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(inner) = cause {
        chain.push(inner.to_string());
        cause = inner.source();
    }
    let place = format!("{}:{}", url.host_str().unwrap_or("?"), url.port_or_known_default().unwrap_or(0));
    let says = |word: &str| chain.iter().any(|line| line.to_lowercase().contains(word));
    let last = chain.last().cloned().unwrap_or_default();
    if says("certificate") {
        return Absence::new(Kind::Unreachable, format!("{place} shows a TLS certificate that is not trusted: {last}")).cured_by(
            "if it is signed by an authority of your own, name its PEM file as `ca_file` in plimsoll.toml; else renew the certificate",
        );
    }
    if says("dns") || says("lookup") || says("name or service not known") {
        return Absence::new(Kind::Unreachable, format!("the host `{}` is not known", url.host_str().unwrap_or("?")))
            .cured_by("check the spelling of --app, and that this machine can resolve the name");
    }
    if says("refused") {
        return Absence::new(Kind::Unreachable, format!("nothing listens on {place}"))
            .cured_by("start the app, or correct host and port of --app");
    }
    if error.is_timeout() {
        let (kind, what) =
            if error.is_connect() { (Kind::Unreachable, "takes no connection") } else { (Kind::TimedOut, "does not answer") };
        let limit = if error.is_connect() { CONNECT } else { REQUEST };
        return Absence::new(kind, format!("{place} {what} within {} s ({})", limit.as_secs(), shown_path(url)))
            .cured_by("open the address with curl; look for a request that hangs in the app");
    }
    Absence::new(Kind::Unreachable, format!("the answer of {place} broke off ({}): {last}", shown_path(url)))
        .cured_by("check that --app starts with the right one of http:// and https://")
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_body_packed_very_small_is_unpacked_only_so_far() {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(1));
        for _ in 0..12 {
            packer.write_all(&vec![0; 1024 * 1024]).expect("memory");
        }
        assert_eq!(unpack(&packer.finish().expect("memory")).len(), LONGEST_BODY);
    }

    #[test]
    fn what_is_listed_has_names_of_headers_and_no_values() {
        let url = Url::parse("http://h/feed?page=2").expect("a URL");
        let ask = Ask::new(&url).with("cookie", "sid=secret").with("accept", "*/*");
        assert_eq!(ask.listed(), "GET /feed?page=2 (cookie)");
    }
}
