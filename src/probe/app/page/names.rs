//! What a page names: assets, further pages, endpoints, addresses that lead nowhere. Pure functions over text.

use std::{collections::BTreeSet, sync::LazyLock};

use html5gum::StartTag;
use regex::Regex;
use url::Url;

use super::{
    acts::{is_act, is_harmless},
    tags::{has, is, tags, value},
};
use crate::probe::app::visit::named::LONGEST_URL;

/// A page is read so far: the rest is text, or nobody's.
const LONGEST_PAGE: usize = 4 * 1024 * 1024;
/// Where an element stands that says what relative addresses begin with.
const HEAD: usize = 64 * 1024;
/// Bytes of the addresses that one page names, and what keeping one of them takes besides.
const MOST_NAMED: usize = 1024 * 1024;
const OF_EACH: usize = 200;
/// Marks of templates that a script fills in.
const TEMPLATE: &[&str] = &["{{", "${", "<%"];
/// Addresses taken out of one script, stylesheet or answer; far fewer are asked.
pub(super) const MOST_OF_TEXT: usize = 500;

/// What one page names, each address absolute and without fragment.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Scripts, styles, images, fonts and icons of the app's own origin.
    pub(crate) assets: BTreeSet<Url>,
    /// Files, wherever they lie, that every browser loads with the page: no picture of several sizes, none that waits until it is seen.
    pub(crate) loaded: BTreeSet<Url>,
    /// Other pages of the same origin.
    pub(crate) links: BTreeSet<Url>,
    /// Those of them that the page asks not to follow.
    pub(crate) not_followed: BTreeSet<Url>,
    /// Addresses of scripts, wherever they lie; and how many more stand in the page itself.
    pub(crate) scripts: BTreeSet<String>,
    pub(crate) inline_scripts: usize,
    /// `og:url`, `canonical`, links and sources: every absolute address.
    pub(crate) named: BTreeSet<Url>,
    /// Scripts, styles and images of other origins.
    pub(crate) elsewhere: BTreeSet<Url>,
    pub(crate) has_password: bool,
    pub(crate) forms: usize,
    /// True where it names more, or is longer, than is looked at.
    pub(crate) is_cut: bool,
}

/// Reads a page. `site` tells what is its own. What elements lie in does not matter, so no tree is built of them: a page that
/// nests deep enough would keep that busy for minutes.
pub(crate) fn read(text: &str, page: &Url, site: &Url) -> Page {
    let upto = |most: usize| &text[..text.floor_char_boundary(most)];
    let base = tags(upto(HEAD)).filter(|tag| is(tag, "base")).find_map(|tag| value(&tag, "href"));
    let base = base.and_then(|b| page.join(&b).ok()).unwrap_or_else(|| page.clone());
    let page = Page { is_cut: text.len() > LONGEST_PAGE, ..Page::default() };
    let mut reading = Reading { page, base, site, room: MOST_NAMED, is_in_picture: false };
    tags(upto(LONGEST_PAGE)).for_each(|tag| reading.look(&tag));
    reading.page
}

/// A page while it is read.
struct Reading<'a> {
    page: Page,
    base: Url,
    site: &'a Url,
    /// What further addresses may take.
    room: usize,
    /// The picture that comes next is one of several to choose from.
    is_in_picture: bool,
}

impl Reading<'_> {
    fn look(&mut self, tag: &StartTag<()>) {
        match tag.name.as_slice() {
            b"script" => {
                let src = value(tag, "src");
                if is_code(tag) {
                    let address = src.as_deref().and_then(|s| self.resolve(s));
                    self.page.inline_scripts += usize::from(address.is_none());
                    self.page.scripts.extend(address.map(String::from).filter(|_| self.page.scripts.len() < MOST_OF_TEXT));
                }
                self.asset(src, !has(tag, "nomodule"));
            }
            b"link" => {
                let rel = value(tag, "rel").unwrap_or_default();
                let names = |words: &[&str]| rel.split_whitespace().any(|r| words.iter().any(|w| r.eq_ignore_ascii_case(w)));
                // Of several icons a browser takes one; what is for one kind of screen others need not load.
                let is_loaded = names(&["stylesheet", "preload", "modulepreload"]) && !has(tag, "media") && !has(tag, "imagesrcset");
                if is_loaded || names(&["stylesheet", "preload", "modulepreload", "icon"]) {
                    self.asset(value(tag, "href"), is_loaded);
                } else if rel.eq_ignore_ascii_case("canonical") {
                    self.name(value(tag, "href"));
                }
            }
            b"img" | b"source" => {
                let is_one =
                    is(tag, "img") && !has(tag, "srcset") && !value(tag, "loading").is_some_and(|l| l.eq_ignore_ascii_case("lazy"));
                self.asset(value(tag, "src"), is_one && !self.is_in_picture);
                for candidate in candidates(&value(tag, "srcset").unwrap_or_default()) {
                    let url = self.resolve(candidate).filter(|u| self.is_own(u));
                    self.keep(url, |page| &mut page.assets);
                }
                self.is_in_picture = is(tag, "source");
            }
            b"video" | b"audio" => self.asset(value(tag, "src"), false),
            b"a" => {
                let href = value(tag, "href");
                let url = href.as_deref().and_then(|h| self.resolve(h)).filter(|u| self.is_own(u) && is_harmless(u) && !is_act(tag));
                let rel = value(tag, "rel").unwrap_or_default();
                if rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("nofollow")) {
                    self.keep(url.clone(), |page| &mut page.not_followed);
                }
                self.keep(url, |page| &mut page.links);
                self.name(href);
            }
            b"form" => {
                self.page.forms += 1;
                self.name(value(tag, "action"));
            }
            b"input" => self.page.has_password |= value(tag, "type").is_some_and(|t| t.eq_ignore_ascii_case("password")),
            b"meta" if value(tag, "property").is_some_and(|p| ["og:url", "og:image"].contains(&p.as_str())) => {
                self.name(value(tag, "content"))
            }
            _ => {}
        }
    }

    fn asset(&mut self, address: Option<String>, is_loaded: bool) {
        // An empty address is the page itself, and one with a mark of a template is filled in later: neither is a file.
        let is_file = |a: &String| !a.trim().is_empty() && !a.trim().starts_with('#') && !TEMPLATE.iter().any(|mark| a.contains(mark));
        let address = address.filter(is_file);
        let url = address.as_deref().and_then(|a| self.resolve(a));
        let is_own = url.as_ref().is_some_and(|u| self.is_own(u));
        self.keep(url.clone().filter(|_| is_loaded), |page| &mut page.loaded);
        self.keep(url, if is_own { |page| &mut page.assets } else { |page| &mut page.elsewhere });
        self.name(address);
    }

    /// Notes an absolute address.
    fn name(&mut self, address: Option<String>) {
        let url = address.filter(|a| a.trim_start().starts_with("http")).and_then(|a| Url::parse(a.trim()).ok());
        self.keep(url.filter(|u| u.as_str().len() <= LONGEST_URL), |page| &mut page.named);
    }

    fn keep(&mut self, url: Option<Url>, of: fn(&mut Page) -> &mut BTreeSet<Url>) {
        let Some(url) = url.filter(|u| !of(&mut self.page).contains(u)) else { return };
        let takes = url.as_str().len() + OF_EACH;
        match self.room.checked_sub(takes) {
            Some(room) => {
                self.room = room;
                of(&mut self.page).insert(url);
            }
            None => self.page.is_cut = true,
        }
    }

    fn resolve(&self, text: &str) -> Option<Url> {
        let mut url = self.base.join(text.trim()).ok().filter(|u| ["http", "https"].contains(&u.scheme()))?;
        url.set_fragment(None);
        Some(url).filter(|u| u.as_str().len() <= LONGEST_URL)
    }

    fn is_own(&self, url: &Url) -> bool {
        url.origin() == self.site.origin()
    }
}

/// The addresses of a `srcset`. One may hold commas, and ends at a space or at a comma before one.
fn candidates(set: &str) -> Vec<&str> {
    let (mut rest, mut found) = (set, Vec::new());
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        if word.is_empty() {
            return found;
        }
        found.push(word.trim_end_matches(','));
        rest = if word.ends_with(',') { behind } else { behind.split_once(',').map_or("", |(_, next)| next) };
    }
}

/// A script that runs: JSON and templates in a script element do not.
fn is_code(tag: &StartTag<()>) -> bool {
    value(tag, "type").is_none_or(|t| t.is_empty() || t == "module" || t.contains("javascript"))
}

/// Endpoints named in code or markup as a quoted path: `"/api/…"`, `'/v1/…'`, `` `/rest/…` ``, and absolute ones of the
/// site. A path that goes on with a variable is cut before it, and left out unless what is before it is whole.
pub(crate) fn endpoints(text: &str, site: &Url) -> BTreeSet<Url> {
    ENDPOINT
        .captures_iter(text)
        .filter_map(|c| {
            let (path, end) = (c.get(1)?.as_str(), c.get(2)?.as_str());
            // `/api/users/${id}` or "/api/users/" + id: the rest is not known.
            let is_whole = end != "$" && !path.ends_with('/') && !path.contains(['{', ':', '*', '<', '$']);
            is_whole.then(|| site.join(path).ok()).flatten()
        })
        .filter(|u| u.origin() == site.origin() && u.as_str().len() <= LONGEST_URL && is_endpoint(u))
        .take(MOST_OF_TEXT)
        .collect()
}

static ENDPOINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"["'`=](?:https?://[A-Za-z0-9.:\-]+)?(/(?:[A-Za-z0-9_\-]+/)?(?:api|rest|v[0-9]{1,2})/[A-Za-z0-9_\-./?=&%{}:*<]*)(["'`$\s>])"#,
    )
    .expect("a constant")
});

/// Pages of the site that a sitemap lists (sitemaps.org/protocol.html).
pub(crate) fn locations(text: &str, site: &Url) -> BTreeSet<Url> {
    let listed = LOCATION.captures_iter(text).filter_map(|c| site.join(&c[1].replace("&amp;", "&")).ok());
    let is_page =
        |url: &Url| url.origin() == site.origin() && url.as_str().len() <= LONGEST_URL && is_harmless(url) && !url.path().ends_with(".xml");
    listed.filter(is_page).take(MOST_OF_TEXT).collect()
}

static LOCATION: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"<loc>\s*([^<\s]+)\s*</loc>").expect("a constant"));

/// An address that is worth asking as an endpoint: it reads, and it is not one that we look at for other reasons.
pub(crate) fn is_endpoint(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    let others = ["health", "healthz", "metrics", "graphql", "openapi.json", "swagger.json", "docs", "schema", "ready", "live", "ping"];
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let is_file = [".js", ".css", ".html", ".png", ".svg", ".map", ".jpg", ".ico"].iter().any(|e| path.ends_with(e));
    is_harmless(url) && !is_file && !others.contains(&last) && !path.starts_with("/-/")
}

/// A path segment that says which version of the API this is.
pub(crate) fn has_version(path: &str) -> bool {
    path.split('/').any(|s| {
        s.strip_prefix(['v', 'V']).is_some_and(|n| !n.is_empty() && n.len() <= 8 && n.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
    })
}

/// Absolute addresses inside JSON.
pub(crate) fn addresses_in(text: &str) -> BTreeSet<Url> {
    let mut found = BTreeSet::new();
    for url in ADDRESS.find_iter(text).filter(|m| m.len() <= LONGEST_URL).filter_map(|m| Url::parse(m.as_str()).ok()) {
        found.insert(url);
        if found.len() == MOST_OF_TEXT {
            break;
        }
    }
    found
}

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"https?://[A-Za-z0-9.\-\[\]:]+"#).expect("a constant"));

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
        assert_eq!((page.scripts.len(), page.inline_scripts), (2, 0));
        assert_eq!(paths(&page.loaded), ["/shop/app.css", "/shop/app.js", "/x.js"]);
        assert_eq!(page.named.len(), 2);
    }

    #[test]
    fn a_link_that_changes_something_is_none() {
        let links = |text: &str| paths(&read(text, &url("/"), &url("/")).links);
        for act in [
            "<a href=/orders/7/cancel>x</a>",
            "<a href=/checkout>x</a>",
            "<a href='/index.php?action=logout&x=1'>x</a>",
            "<a href='/shop?add-to-cart=7'>x</a>",
            "<a href=/orders/7 data-method=delete>x</a>",
            "<a href=/orders/7 data-turbo-method=PATCH>x</a>",
            "<a href=/orders/7 data-confirm=Sure?>x</a>",
            "<a href=/session/logoff>x</a>",
        ] {
            assert!(links(act).is_empty(), "{act}");
        }
        for harmless in
            ["<a href=/payments>x</a>", "<a href=/cancelled>x</a>", "<a href='/orders?sort=paid'>x</a>", "<a href=/x data-method=get>x</a>"]
        {
            assert_eq!(links(harmless).len(), 1, "{harmless}");
        }
        let page = read("<a href=/a rel='noopener nofollow'>x</a><a href=/b>x</a>", &url("/"), &url("/"));
        assert_eq!((paths(&page.not_followed), page.links.len()), (vec!["/a".to_owned()], 2));
    }

    #[test]
    fn what_only_looks_like_an_element_is_none() {
        let text = r##"<!-- <a href="/a"> --><script>"<a href='/b'>"</script><style><a href="/c"></style><textarea><img src="/d"></textarea>
            <noscript><img src="/pixel"></noscript><A HREF='/e?x=1&amp;y=2'>x</A><a href=/f>x</a><img src=" /g.png ">"##;
        let page = read(text, &url("/"), &url("/"));
        assert_eq!(page.links.iter().map(Url::as_str).collect::<Vec<_>>(), ["http://shop.example/e?x=1&y=2", "http://shop.example/f"]);
        assert_eq!(paths(&page.assets), ["/g.png"]);
    }

    #[test]
    fn a_page_that_nests_or_names_without_end_is_read_in_no_time_and_only_so_far() {
        let deep = "<div><p><b>".repeat(100_000);
        let read = |text: &str| read(text, &url("/"), &url("/"));
        assert!(!read(&deep).is_cut);
        let many: String = (0..60_000).map(|n| format!("<a href=/{n}>")).collect();
        let page = read(&many);
        assert!(page.is_cut && page.links.len() > 1_000 && page.links.len() < 10_000, "{}", page.links.len());
        let attributes: String = (0..200_000).map(|n| format!(" a{n}")).collect();
        assert!(!read(&format!("<a href=/x{attributes}>")).links.is_empty());
        let base = format!("<base href=\"/{}/\">{}", "b".repeat(3_000), "<a href=a1><a href=a2>".repeat(9));
        assert_eq!(read(&base).links.len(), 2);
        assert!(read(&format!("<a href=\"/{}\">", "a".repeat(LONGEST_URL))).links.is_empty());
    }

    #[test]
    fn a_browser_loads_one_of_several_pictures_and_what_waits_not_at_all() {
        let text = r##"<img src=/a.png><img src=/b.png loading=lazy><img src=/c.png srcset="/c2.png 2x"><picture><source srcset=/d.webp><img src=/d.png>
            </picture><link rel=icon href=/i.png><script nomodule src=/old.js></script><script>let a</script><link rel=stylesheet media=print href=/p.css>
            <img src=""><script src="#"></script><img src="{{ item.url }}"><img src="/e/${id}.png"><script src=/a.js></script><script src=/a.js></script>"##;
        let page = read(text, &url("/"), &url("/"));
        assert_eq!(paths(&page.loaded), ["/a.js", "/a.png"]);
        let all = ["/a.js", "/a.png", "/b.png", "/c.png", "/c2.png", "/d.png", "/d.webp", "/i.png", "/old.js", "/p.css"];
        assert_eq!(paths(&page.assets), all, "what is empty or filled in later is no file");
        assert_eq!((page.scripts.len(), page.inline_scripts), (3, 1), "one script in two elements is one");
    }

    #[test]
    fn an_address_of_a_set_may_hold_commas() {
        assert_eq!(candidates("/w_300,h_200/a.jpg 300w, /b.jpg 2x,/c.jpg"), ["/w_300,h_200/a.jpg", "/b.jpg", "/c.jpg"]);
        assert_eq!(candidates("a.png, b.png 2x"), ["a.png", "b.png"]);
        assert!(candidates(" , ").is_empty());
    }

    #[test]
    fn endpoints_are_whole_quoted_paths() {
        let text = r#"fetch("/api/items?page=1");fetch(`/api/users/${id}`);get('/v1/orders');x="/api/users/"+id;y="/api/health";
            post("/api/logout"); <a href=/api/raw >; z="/apiary/x"; w="/api/docs"; "/app/v2/things""#;
        assert_eq!(paths(&endpoints(text, &url("/"))), ["/api/items", "/api/raw", "/app/v2/things", "/v1/orders"]);
    }

    #[test]
    fn a_sitemap_lists_pages_of_the_site() {
        let text = "<urlset><url><loc>http://shop.example/a?x=1&amp;y=2</loc></url><url><loc>\nhttp://shop.example/b </loc></url>
            <url><loc>https://other.example/c</loc></url><sitemap><loc>http://shop.example/pages.xml</loc></sitemap><loc>/logout</loc></urlset>";
        assert_eq!(paths(&locations(text, &url("/"))), ["/a", "/b"]);
    }

    #[test]
    fn a_version_is_a_segment_of_its_own() {
        assert!(has_version("/api/v1/x") && has_version("/v2/x") && has_version("/api/v2024.1/x"));
        assert!(!has_version("/api/videos") && !has_version("/api/x") && !has_version("/api/v/x"));
    }
}
