//! What a page names: assets, further pages, endpoints, addresses that lead nowhere. Pure functions over text.

use std::{
    collections::BTreeSet,
    net::{IpAddr, Ipv4Addr},
    sync::LazyLock,
};

use regex::Regex;
use scraper::{Html, Selector};
use url::{Host, Url};

/// What one page names, each address absolute and without fragment.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Scripts, styles, images, fonts and icons of the app's own origin.
    pub(super) assets: BTreeSet<Url>,
    /// Other pages of the same origin.
    pub(super) links: BTreeSet<Url>,
    /// Script elements with code or an address, wherever it lies.
    pub(super) scripts: usize,
    /// `og:url`, `canonical`, links and sources: every absolute address.
    pub(super) named: BTreeSet<Url>,
}

/// Reads a page. `site` tells what is its own.
pub(super) fn read(text: &str, page: &Url, site: &Url) -> Page {
    let document = Html::parse_document(text);
    let base = first(&document, "base[href]", "href").and_then(|b| page.join(&b).ok()).unwrap_or_else(|| page.clone());
    let mut found = Page::default();
    let resolve = |text: &str| {
        let mut url = base.join(text.trim()).ok().filter(|u| ["http", "https"].contains(&u.scheme()))?;
        url.set_fragment(None);
        Some(url)
    };
    let own = |url: &Url| url.origin() == site.origin();
    for (selector, attribute) in ASSETS {
        found.assets.extend(all(&document, selector, attribute).iter().filter_map(|t| resolve(t)).filter(own));
    }
    for set in all(&document, "img[srcset], source[srcset]", "srcset") {
        found.assets.extend(set.split(',').filter_map(|c| resolve(c.split_whitespace().next()?)).filter(own));
    }
    found.links = all(&document, "a[href]", "href").iter().filter_map(|t| resolve(t)).filter(own).filter(is_harmless).collect();
    found.scripts = document.select(&selector("script")).filter(is_code).count();
    for (selector, attribute) in ASSETS.iter().chain(NAMES) {
        let absolute = all(&document, selector, attribute).into_iter().filter(|t| t.trim_start().starts_with("http"));
        found.named.extend(absolute.filter_map(|t| Url::parse(t.trim()).ok()));
    }
    found
}

const ASSETS: &[(&str, &str)] = &[
    ("script[src]", "src"),
    ("link[rel~=stylesheet][href]", "href"),
    ("link[rel~=preload][href]", "href"),
    ("link[rel~=modulepreload][href]", "href"),
    ("link[rel~=icon][href]", "href"),
    ("img[src]", "src"),
    ("video[src], audio[src], source[src]", "src"),
];

const NAMES: &[(&str, &str)] = &[
    ("a[href]", "href"),
    ("link[rel=canonical][href]", "href"),
    ("form[action]", "action"),
    ("meta[property='og:url'], meta[property='og:image']", "content"),
];

/// A script that runs: JSON and templates in a script element do not.
fn is_code(element: &scraper::ElementRef<'_>) -> bool {
    element.attr("type").is_none_or(|t| t.is_empty() || t == "module" || t.contains("javascript"))
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("the selectors are constants")
}

fn all(document: &Html, selector_text: &str, attribute: &str) -> Vec<String> {
    document.select(&selector(selector_text)).filter_map(|e| e.attr(attribute).map(str::to_owned)).collect()
}

fn first(document: &Html, selector_text: &str, attribute: &str) -> Option<String> {
    all(document, selector_text, attribute).into_iter().next()
}

/// Some apps change something on a GET. Addresses that sound like it are not asked for.
fn is_harmless(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    let acts = [
        "logout",
        "log-out",
        "signout",
        "sign-out",
        "delete",
        "remove",
        "destroy",
        "unsubscribe",
        "confirm",
        "reset",
        "activate",
        "vote",
        "buy",
    ];
    let files = [".zip", ".pdf", ".gz", ".tar", ".mp4", ".exe", ".dmg", ".csv", ".xlsx"];
    !path.split(['/', '_', '.']).any(|part| acts.iter().any(|a| part.starts_with(a))) && !files.iter().any(|f| path.ends_with(f))
}

/// Files that a stylesheet names.
pub(super) fn style_assets(text: &str, style: &Url, site: &Url) -> BTreeSet<Url> {
    let named = STYLE_URL.captures_iter(text).filter_map(|c| style.join(c.get(1)?.as_str()).ok());
    named
        .filter(|u| u.origin() == site.origin())
        .map(|mut u| {
            u.set_fragment(None);
            u
        })
        .collect()
}

static STYLE_URL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"url\(\s*["']?([^"')\s]+)["']?\s*\)"#).expect("a constant"));

/// Endpoints named in code or markup as a quoted path: `"/api/…"`, `'/v1/…'`, `` `/rest/…` ``, and absolute ones of the
/// site. A path that goes on with a variable is cut before it, and left out unless what is before it is whole.
pub(super) fn endpoints(text: &str, site: &Url) -> BTreeSet<Url> {
    ENDPOINT
        .captures_iter(text)
        .filter_map(|c| {
            let (path, end) = (c.get(1)?.as_str(), c.get(2)?.as_str());
            // `/api/users/${id}` or "/api/users/" + id: the rest is not known.
            let is_whole = end != "$" && !path.ends_with('/') && !path.contains(['{', ':', '*', '<', '$']);
            is_whole.then(|| site.join(path).ok()).flatten()
        })
        .filter(|u| u.origin() == site.origin() && is_endpoint(u))
        .collect()
}

static ENDPOINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"["'`=](?:https?://[A-Za-z0-9.:\-]+)?(/(?:[A-Za-z0-9_\-]+/)?(?:api|rest|v[0-9]{1,2})/[A-Za-z0-9_\-./?=&%{}:*<]*)(["'`$\s>])"#,
    )
    .expect("a constant")
});

/// An address that is worth asking as an endpoint: it reads, and it is not one that we look at for other reasons.
pub(super) fn is_endpoint(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    let others = ["health", "healthz", "metrics", "graphql", "openapi.json", "swagger.json", "docs", "schema", "ready", "live", "ping"];
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let is_file = [".js", ".css", ".html", ".png", ".svg", ".map", ".jpg", ".ico"].iter().any(|e| path.ends_with(e));
    is_harmless(url) && !is_file && !others.contains(&last) && !path.starts_with("/-/")
}

/// A path segment that says which version of the API this is.
pub(super) fn has_version(path: &str) -> bool {
    path.split('/').any(|s| {
        s.strip_prefix(['v', 'V']).is_some_and(|n| !n.is_empty() && n.len() <= 8 && n.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
    })
}

/// Absolute addresses inside JSON.
pub(super) fn addresses_in(text: &str) -> BTreeSet<Url> {
    ADDRESS.find_iter(text).filter_map(|m| Url::parse(m.as_str()).ok()).collect()
}

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"https?://[A-Za-z0-9.\-\[\]:]+"#).expect("a constant"));

/// An address that only a machine beside the app can reach.
pub(super) fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => is_private_address(IpAddr::V4(ip)),
        Some(Host::Ipv6(ip)) => is_private_address(IpAddr::V6(ip)),
        Some(Host::Domain(name)) => is_private_name(name),
        None => false,
    }
}

/// A name that no public resolver knows.
pub(super) fn is_private_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let ends = [".localhost", ".local", ".internal", ".test", ".lan", ".home.arpa", ".intranet"];
    name == "localhost" || ends.iter().any(|e| name.ends_with(e)) || name.contains(".svc.cluster") || name.contains(".svc.")
}

/// Loopback, private use and link-local addresses.
pub(super) fn is_private_address(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => {
            let shared = Ipv4Addr::new(100, 64, 0, 0);
            let is_shared = u32::from(ip) >> 22 == u32::from(shared) >> 22;
            ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified() || is_shared
        }
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(v4) => is_private_address(IpAddr::V4(v4)),
            None => ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local() || ip.is_unicast_link_local(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse("http://shop.example/").expect("a URL").join(text).expect("a URL")
    }

    fn paths(urls: &BTreeSet<Url>) -> Vec<String> {
        urls.iter().map(|u| u.path().to_owned()).collect()
    }

    #[test]
    fn a_page_names_its_own_assets_and_links() {
        let text = r##"<html><head><base href="/shop/"><link rel="stylesheet" href="app.css"><link rel="shortcut icon" href="/i.ico">
            <script src="https://cdn.example/x.js"></script><script type="application/json">{}</script><script src="app.js#top"></script></head>
            <body><img src="a.png" srcset="a.png 1x, b.png 2x"><a href="/about#team">x</a><a href="/logout">x</a><a href="mailto:x@y">x</a>
            <a href="https://other.example/">x</a></body></html>"##;
        let page = read(text, &url("/"), &url("/"));
        assert_eq!(paths(&page.assets), ["/i.ico", "/shop/a.png", "/shop/app.css", "/shop/app.js", "/shop/b.png"]);
        assert_eq!(paths(&page.links), ["/about"]);
        assert_eq!(page.scripts, 2);
        assert_eq!(page.named.len(), 2);
    }

    #[test]
    fn a_stylesheet_names_fonts_and_images() {
        let text = "@font-face{src:url(\"../f/a.woff2\") format('woff2')} .x{background:url(data:image/png;base64,AA)} .y{background:url(b.svg#x)}";
        assert_eq!(paths(&style_assets(text, &url("/css/a.css"), &url("/"))), ["/css/b.svg", "/f/a.woff2"]);
    }

    #[test]
    fn endpoints_are_whole_quoted_paths() {
        let text = r#"fetch("/api/items?page=1");fetch(`/api/users/${id}`);get('/v1/orders');x="/api/users/"+id;y="/api/health";
            post("/api/logout"); <a href=/api/raw >; z="/apiary/x"; w="/api/docs"; "/app/v2/things""#;
        assert_eq!(paths(&endpoints(text, &url("/"))), ["/api/items", "/api/raw", "/app/v2/things", "/v1/orders"]);
    }

    #[test]
    fn a_version_is_a_segment_of_its_own() {
        assert!(has_version("/api/v1/x") && has_version("/v2/x") && has_version("/api/v2024.1/x"));
        assert!(!has_version("/api/videos") && !has_version("/api/x") && !has_version("/api/v/x"));
    }

    #[test]
    fn local_addresses_are_told_from_public_ones() {
        for local in [
            "http://localhost:3000",
            "http://10.1.2.3/",
            "http://[::1]/",
            "http://api.prod.svc.cluster.local/",
            "http://db.internal/",
            "http://172.20.0.2:80",
        ] {
            assert!(is_local(&url(local)), "{local}");
        }
        for public in
            ["http://shop.example/", "http://8.8.8.8/", "http://172.40.0.2/", "http://localhost.example/", "http://[2606:4700::1]/"]
        {
            assert!(!is_local(&url(public)), "{public}");
        }
    }
}
