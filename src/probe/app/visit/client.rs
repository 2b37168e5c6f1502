//! The HTTP client of whoever looks at the app, and why a request of it failed, in words. Decompression is ours, so that the size
//! on the wire is known; redirects are followed by hand, so that each hop is seen.

use std::{error::Error as _, fmt::Display, io, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use reqwest::{
    Client, ClientBuilder, Method, RequestBuilder,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::Policy,
};
use url::{Origin, Url};

use crate::{
    client::{no_way, tls},
    config::{Config, Target},
    probe::app::visit::answer::shown_path,
    snapshot::{Kind, Unseen},
};

const CONNECT: Duration = Duration::from_secs(5);
/// One request.
pub(crate) const REQUEST: Duration = Duration::from_secs(15);
/// Headers of one answer, and bytes of them over HTTP/2; over HTTP/1 the client has a bound of its own, 400 KiB.
const MOST_HEADERS: usize = 1_000;
const MOST_HEADER_BYTES: u32 = 400 * 1024;

/// Looks the app's own name up as the host of its address.
struct ByItsName {
    name: String,
    host: String,
}

impl Resolve for ByItsName {
    fn resolve(&self, name: Name) -> Resolving {
        let host = if name.as_str() == self.name { self.host.clone() } else { name.as_str().to_owned() };
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((host, 0)).await?.collect();
            Ok::<Addrs, _>(Box::new(found.into_iter()))
        })
    }
}

/// The client of every address, and that of the app where it listens on a Unix socket.
pub(crate) struct Clients {
    all: Client,
    at_socket: Option<AtSocket>,
}

/// An app has one way in there: what it leads to over https is asked at the socket too, and nowhere else.
struct AtSocket {
    path: PathBuf,
    client: Client,
    origins: Vec<Origin>,
}

impl Clients {
    /// For the app of `target` and what else it names, trusting what its configuration says; each client as `made`.
    pub(crate) fn of(target: &Target, made: impl Fn(ClientBuilder) -> ClientBuilder) -> Result<Self, Unseen> {
        let build = |builder: ClientBuilder| made(builder).build().map_err(|e| unmade(&e));
        let plain = || trusting(&target.config);
        let Some(app) = &target.app else { return Ok(Self { all: build(plain()?)?, at_socket: None }) };
        if let Some(path) = app.address.socket() {
            let (path, origins) = (path.to_owned(), origins(target, &target.by_its_name(app.address.expose())));
            let client = build(plain()?.unix_socket(path.as_path()))?;
            return Ok(Self { all: build(plain()?)?, at_socket: Some(AtSocket { path, client, origins }) });
        }
        let Some(name) = &target.identity.host else { return Ok(Self { all: build(plain()?)?, at_socket: None }) };
        let host = app.address.expose().host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        Ok(Self { all: build(plain()?.dns_resolver(Arc::new(ByItsName { name: name.clone(), host })))?, at_socket: None })
    }

    /// A request to `url`.
    pub(crate) fn request(&self, method: Method, url: Url) -> RequestBuilder {
        self.socket_of(&url).map_or(&self.all, |socket| &socket.client).request(method, url)
    }

    fn socket_of(&self, url: &Url) -> Option<&AtSocket> {
        self.at_socket.as_ref().filter(|socket| socket.origins.contains(&url.origin()))
    }

    /// Why a request failed, in words, with the next step.
    pub(crate) fn explain(&self, error: &reqwest::Error, url: &Url) -> Unseen {
        let socket = self.socket_of(url).map(|socket| socket.path.display().to_string());
        match socket {
            Some(path) if url.scheme() == "https" => Unseen::new(
                Kind::Unreachable,
                format!("{path} speaks no TLS, and {} is asked for over https", shown_path(url)),
            )
            .cured_by(
                "if the app leads to https, show it what its proxy shows: `headers = { X-Forwarded-Proto = \"https\" }` below [app] in plimsoll.toml",
            ),
            Some(path) => of_system(error).and_then(|e| no_way::through_socket(&path, e)).unwrap_or_else(|| explain(error, url, &path)),
            None => of_system(error).and_then(|e| no_way::over_ipv6(&place(url), e)).unwrap_or_else(|| explain(error, url, &place(url))),
        }
    }

    /// There was no answer in time.
    pub(crate) fn late(&self, url: &Url) -> Unseen {
        late(url, false, &self.socket_of(url).map_or_else(|| place(url), |socket| socket.path.display().to_string()))
    }
}

/// Those of the app, but for what is named as its edge.
fn origins(target: &Target, app: &Url) -> Vec<Origin> {
    let mut secure = app.clone();
    let _ = secure.set_scheme("https");
    let edge = target.edge.as_ref().map(|edge| target.by_its_name(edge.address.expose()).origin());
    [app.origin(), secure.origin()].into_iter().filter(|origin| Some(origin) != edge.as_ref()).collect()
}

fn trusting(config: &Config) -> Result<ClientBuilder, Unseen> {
    let wrong = |e: String| Unseen::new(Kind::Failed, e).cured_by("set `ca_file` in plimsoll.toml to a readable PEM file");
    let mut tls = tls::client(config.ca_file.as_deref()).map_err(|e| wrong(e.to_string()))?;
    tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Client::builder()
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
        .timeout(REQUEST))
}

/// It could not be made.
pub(crate) fn unmade(why: &dyn Display) -> Unseen {
    Unseen::new(Kind::Failed, format!("no HTTP client can be made: {why}"))
}

/// What the system said, where it did.
fn of_system(error: &reqwest::Error) -> Option<&io::Error> {
    let mut cause = error.source();
    while let Some(inner) = cause {
        if let Some(said) = inner.downcast_ref() {
            return Some(said);
        }
        cause = inner.source();
    }
    None
}

fn explain(error: &reqwest::Error, url: &Url, place: &str) -> Unseen {
    let mut chain = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(inner) = cause {
        chain.push(inner.to_string());
        cause = inner.source();
    }
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
        return late(url, error.is_connect(), place);
    }
    Unseen::new(Kind::Unreachable, format!("the answer of {place} broke off ({}): {last}", shown_path(url)))
        .cured_by("check that --app starts with the right one of http:// and https://")
}

/// There was no connection, or no answer, in time.
fn late(url: &Url, is_connect: bool, place: &str) -> Unseen {
    let (kind, what, limit) =
        if is_connect { (Kind::Unreachable, "takes no connection", CONNECT) } else { (Kind::TimedOut, "does not answer", REQUEST) };
    Unseen::new(kind, format!("{place} {what} within {} s ({})", limit.as_secs(), shown_path(url)))
        .cured_by("open the address with curl; look for a request that hangs in the app")
}

fn place(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or("?"), url.port_or_known_default().unwrap_or(0))
}
