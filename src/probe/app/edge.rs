//! The edge (CDN): is there one, and does it keep what it is allowed to keep? Only asked of a public name: on loopback or
//! a private network its absence says nothing.

use std::{net::IpAddr, sync::Arc, time::Duration};

use url::{Host, Url};

use crate::{
    config::Target,
    probe::app::{
        edge_marks::{is_hit, vendor},
        page::{
            caching::Caching,
            places::{is_private_address, is_private_name},
        },
        visit::{
            answer::Answer,
            visitor::{Ask, Visitor},
        },
    },
    snapshot::{Facts, Kind, Unseen, row},
};

/// Assets asked besides the start page.
const MOST_ASSETS: usize = 15;
/// `Age` has whole seconds: a copy that was just stored says 0.
const BETWEEN: Duration = Duration::from_millis(1_100);

/// True where the name is public and every address of it is; a bare address is no name that a CDN could serve.
pub(crate) async fn is_public(url: &Url) -> bool {
    let Some(Host::Domain(name)) = url.host() else { return false };
    if is_private_name(name) || !name.contains('.') {
        return false;
    }
    let port = url.port_or_known_default().unwrap_or(80);
    let addresses: Vec<IpAddr> = match tokio::net::lookup_host((name, port)).await {
        Ok(found) => found.map(|a| a.ip()).collect(),
        Err(_) => return false,
    };
    !addresses.is_empty() && !addresses.into_iter().any(is_private_address)
}

/// Why nothing can be said of a name that could be public and that nobody knows.
async fn unknown(url: &Url) -> Option<Unseen> {
    let name = url.domain().filter(|name| !is_private_name(name) && name.contains('.'))?;
    let is_known =
        tokio::net::lookup_host((name, url.port_or_known_default().unwrap_or(80))).await.is_ok_and(|mut found| found.next().is_some());
    let why = || Unseen::new(Kind::Unreachable, format!("the host `{name}` is not known here"));
    (!is_known).then(|| why().cured_by("check the spelling of --edge, and that this machine can resolve the name"))
}

/// Why an edge before `front` cannot be seen; none: it can. That there is none is believed only where it cannot: a public name tells
/// by itself.
async fn unseen(front: &Url, is_declared_none: bool) -> Option<Unseen> {
    let is_public = is_public(front).await;
    if is_declared_none && !is_public {
        return Some(Unseen::new(Kind::DeclaredNone, "plimsoll.toml says that there is no edge"));
    }
    let not_public = || {
        let host = front.host_str().unwrap_or("?");
        let reason = format!("`{host}` is not a public name, so whether an edge (CDN) stands before the app cannot be seen");
        Unseen::new(Kind::Unsupported, reason).cured_by(
            "give the public address beside it: --edge https://www.example.com (read only, a few requests); where there is no edge put \
             without = [\"edge\"] into plimsoll.toml",
        )
    };
    match unknown(front).await {
        Some(why) => Some(why),
        None => (!is_public).then(not_public),
    }
}

/// Fills `http_edge` for `front`, the address that visitors use.
pub(crate) async fn write(visitor: &Arc<Visitor>, target: &Target, front: &Url, assets: &[Url], facts: &mut Facts) {
    if let Some(why) = unseen(front, target.declared_none("edge")).await {
        return facts.unseen("http_edge", &why);
    }
    match observe(visitor, front, assets, BETWEEN).await {
        Ok(seen) => {
            let rows = seen.iter().map(|s| {
                row! {
                    "url" => s.url.to_string(),
                    "is_asset" => s.is_asset,
                    "vendor" => s.vendor.map(str::to_owned),
                    "hits" => s.hits,
                    "is_storable" => s.is_storable,
                }
            });
            facts.write("http_edge", rows);
            sample(assets.len()).iter().for_each(|why| facts.unseen("http_edge", why));
        }
        Err(why) => facts.unseen("http_edge", &why),
    }
}

/// An edge is spared: of so many files some are asked for.
fn sample(all: usize) -> Option<Unseen> {
    let why = || Unseen::new(Kind::Sample, format!("{MOST_ASSETS} of {all} files were asked of the edge three times each"));
    (all > MOST_ASSETS).then(|| why().cured_by("the edge's own statistics tell of all files"))
}

/// `url` at the address of the edge.
pub(crate) fn at_front(front: &Url, url: &Url) -> Url {
    let mut moved = front.clone();
    moved.set_path(url.path());
    moved.set_query(url.query());
    moved
}

/// One address, asked three times.
#[derive(Debug)]
struct Seen {
    url: Url,
    is_asset: bool,
    vendor: Option<&'static str>,
    hits: i64,
    is_storable: bool,
}

async fn observe(visitor: &Arc<Visitor>, front: &Url, assets: &[Url], between: Duration) -> Result<Vec<Seen>, Unseen> {
    let moved = |asset: &Url| at_front(front, asset);
    let mut urls = vec![front.clone()];
    urls.extend(assets.iter().take(MOST_ASSETS).map(moved));
    let asks: Vec<Ask> = urls.iter().map(Ask::new).collect();
    let mut rounds = Vec::new();
    for round in 0..3 {
        if round > 0 {
            tokio::time::sleep(between).await;
        }
        let answers: Result<Vec<Answer>, Unseen> = visitor.get_all(asks.clone()).await.into_iter().collect();
        rounds.push(answers?);
    }
    let seen = urls.into_iter().enumerate().map(|(n, url)| {
        let of: Vec<&Answer> = rounds.iter().map(|r| &r[n]).collect();
        let hits = of.windows(2).filter(|pair| is_hit(pair[1], pair[0])).count();
        let vendor = of.iter().find_map(|a| vendor(a));
        let is_kept = Caching::of(of[0]).edge_s().is_some_and(|seconds| seconds > 0);
        let is_storable = of[0].is_success() && is_kept && !of[0].headers.contains_key("set-cookie");
        Seen { url, is_asset: n > 0, vendor, hits: i64::try_from(hits).unwrap_or(0), is_storable }
    });
    Ok(seen.collect())
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        net::TcpListener,
    };

    use super::*;

    use crate::{
        config::{FoundAddress, Source},
        redact::Address,
    };

    #[tokio::test]
    async fn loopback_private_and_bare_addresses_are_not_public() {
        for text in
            ["http://127.0.0.1:8000/", "http://localhost/", "http://8.8.8.8/", "http://web/", "http://shop.internal/", "http://[::1]/"]
        {
            assert!(!is_public(&Url::parse(text).expect("a URL")).await, "{text}");
        }
    }

    #[tokio::test]
    async fn that_there_is_no_edge_is_believed_only_where_none_can_be_seen() {
        let kind = |text: &'static str| async move { unseen(&Url::parse(text).expect("a URL"), true).await.map(|why| why.kind) };
        assert_eq!(kind("http://127.0.0.1:8000/").await, Some(Kind::DeclaredNone));
        assert_eq!(kind("http://shop.internal/").await, Some(Kind::DeclaredNone));
    }

    /// An edge that has the start page in memory from the second request on.
    async fn edge() -> Url {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = Url::parse(&format!("http://{}/", listener.local_addr().expect("an address"))).expect("a URL");
        tokio::spawn(async move {
            for n in 0.. {
                let Ok((mut socket, _)) = listener.accept().await else { return };
                let mut asked = [0; 2048];
                let _ = socket.read(&mut asked).await;
                let status = if n == 0 { "MISS" } else { "HIT" };
                let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncache-control: max-age=60\r\ncontent-length: 2\r\ncf-cache-status:";
                let _ = socket.write_all(format!("{head} {status}\r\n\r\nok").as_bytes()).await;
            }
        });
        url
    }

    #[tokio::test]
    async fn an_edge_is_asked_three_times() {
        let url = edge().await;
        let address = Address::parse(url.as_str()).expect("an address");
        let named = FoundAddress { address, source: Source::Flag, key: "--edge".to_owned() };
        let visitor = Visitor::new(&Target { edge: Some(named), ..Target::default() }).expect("a client");
        let seen = observe(&visitor, &url, &[], Duration::from_millis(1)).await.expect("an answer");
        assert_eq!((seen.len(), seen[0].vendor, seen[0].hits, seen[0].is_storable), (1, Some("cloudflare"), 2, true));
        assert_eq!(visitor.sent(), ["GET /", "GET /", "GET /"]);
    }

    #[test]
    fn of_many_files_those_that_were_asked_are_a_sample() {
        assert!(sample(15).is_none());
        assert!(sample(16).is_some_and(|why| why.is_sample() && why.reason.starts_with("15 of 16 files")));
    }
}
