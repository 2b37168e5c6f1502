//! What scripts of a page ask for: the calls that they make, and the parts that they load later. Pure functions over text; what they
//! find is asked by GET, and only what answers as an endpoint or a script counts.

use std::{collections::BTreeSet, sync::LazyLock};

use regex::{Captures, Regex};
use url::Url;

use super::names::is_endpoint;
use crate::probe::app::visit::named::LONGEST_URL;

/// Addresses taken out of one script; far fewer are asked.
const MOST: usize = 200;
const MOST_CLIENTS: usize = 20;

/// A call that reads, with a literal address: `fetch("/items")`, `$fetch`, `useFetch` (Nuxt), `useSWR`, `axios("/x")`, `ky("/x")`, and
/// `.get("/items")` of axios, ky, superagent, jQuery, Angular's HttpClient and clients made of these, whatever a bundler named them:
/// who is called, how, and with what.
static CALL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"((?-u:[\w$]+))(\.(?:get|getJSON)(?:<[0-9A-Za-z_\[\] .,|]{1,80}>)?)?\(\s*["'`]([^"'`\s\\<>]+)["'`$]"#).expect("a constant")
});
/// What is called without `.get`.
const CALLED: &[&str] = &["fetch", "$fetch", "useFetch", "useLazyFetch", "useSWR", "axios", "ky", "ofetch", "request", "getJSON"];

/// A client that begins its addresses so: `x=a.create({baseURL:"/api"})` of axios and ofetch, `x=k.extend({prefixUrl:"/api"})` of ky, and
/// `baseUrl` of others; the name that it has, where that can be seen.
static CLIENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?:((?-u:[\w$]+))\s*=\s*(?-u:[\w$.()]){1,80}\.(?:create|extend)\(\s*\{[^{}]*?)?\b(?:baseURL|baseUrl|prefixUrl)\s*[:=]\s*["'`]([^"'`\s\\<>$]+)["'`]"#,
    )
    .expect("a constant")
});

/// A part of its own that is loaded when it is wanted: `import("./Orders-Dk3.js")`, as Rollup, Vite, esbuild and Parcel leave it.
static IMPORT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"\bimport\(\s*["'`]((?:\.{1,2})?/[^"'`\s\\<>$]+\.m?js)["'`]\s*\)"#).expect("a constant"));

/// webpack's table of such parts: `r.u=e=>"static/js/"+e+"."+{453:"2d2a1f2e"}[e]+".chunk.js"`, with names in place of `e` or without,
/// and without a table where files have no hash: `r.u=e=>e+".js"`.
static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"\.u=\(?\w+\)?=>\(?(?:"([^"]*)"\+)?(?:\(\{([^{}]*)\}\[\w+\]\|\|\w+\)|\w+)(?:\+"([.\-_])"\+\{([^{}]+)\}\[\w+\])?\+"([^"]*js)""#,
    )
    .expect("a constant")
});
/// One of a table: its number and its hash or name; one that is wanted, by its number; and where they lie.
static PART: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"["']?([\w\-]+)["']?:["']([0-9a-zA-Z_\-]+)["']"#).expect("a constant"));
static WANTED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"\b\w\.e\((?:"([\w\-]+)"|(\d{1,6}))\)"#).expect("a constant"));
static PLACE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"\.p="([^"\s]*)""#).expect("a constant"));
/// What a page tells a browser to take for a name (HTML, import maps), as Parcel does.
static IMPORT_MAP: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"(?i)<script[^>]*\bimportmap\b[^>]*>([^<]+)<"#).expect("a constant"));

/// Addresses of the site that a script reads from. Of one that goes on with a variable the rest is not known, so it is left out.
pub(crate) fn calls(text: &str, site: &Url) -> BTreeSet<Url> {
    // Most texts hold none, and a pattern takes memory for each text that it is tried on.
    if !has_any(text, MARKS_OF_CALLS) {
        return BTreeSet::new();
    }
    let base = |c: &Captures<'_>| folder(&site.join(c.get(2)?.as_str()).ok()?);
    let clients: Vec<(Option<String>, Url)> = CLIENT
        .captures_iter(text)
        .filter_map(|c| Some((c.get(1).map(|name| name.as_str().to_owned()), base(&c)?)))
        .take(MOST_CLIENTS)
        .collect();
    let mut found = BTreeSet::new();
    for call in CALL.captures_iter(text) {
        let (name, is_get, path) = (&call[1], call.get(2).is_some(), &call[3]);
        let own: Vec<&Url> = clients.iter().filter(|(client, _)| client.as_deref() == Some(name)).map(|(_, base)| base).collect();
        let is_call = is_get || !own.is_empty() || CALLED.contains(&name);
        let is_whole = !call[0].ends_with('$') && !path.ends_with('/') && !path.contains(['{', '}', ':', '*', ',', '(']);
        if path.starts_with("http://") || path.starts_with("https://") {
            found.extend(site.join(path).ok().filter(|_| is_call));
        } else if is_call && is_whole {
            // Whose base it is cannot be seen everywhere: then it may be that of any client without a name.
            let others = || clients.iter().filter(|(client, _)| client.is_none() && is_get).map(|(_, base)| base);
            let bases: Vec<&Url> = if own.is_empty() { others().collect() } else { own };
            let is_path = path.starts_with('/') || !bases.is_empty() && path.starts_with(|c: char| c.is_ascii_alphanumeric());
            found.extend(bases.iter().filter(|_| is_path).filter_map(|base| base.join(path.trim_start_matches('/')).ok()));
            found.extend(site.join(path).ok().filter(|_| is_path && bases.is_empty()));
        }
        if found.len() >= MOST {
            break;
        }
    }
    found.retain(|url| url.origin() == site.origin() && url.as_str().len() <= LONGEST_URL && url.path() != "/" && is_endpoint(url));
    found
}

/// Of a text that may hold a call, and of one that may load others later.
const MARKS_OF_CALLS: &[&str] = &["fetch(", "Fetch(", ".get", "useSWR(", "axios(", "ky(", "request(", "getJSON(", "baseU", "prefixUrl"];
const MARKS_OF_PARTS: &[&str] = &["import(", ".u=", "importmap"];

fn has_any(text: &str, marks: &[&str]) -> bool {
    marks.iter().any(|mark| text.contains(mark))
}

/// The base with a slash at its end, so that what is joined lies below it.
fn folder(base: &Url) -> Option<Url> {
    let mut base = base.clone();
    let path = base.path().trim_end_matches('/').to_owned();
    base.set_path(&format!("{path}/"));
    base.set_query(None);
    Some(base)
}

/// Scripts that the page or script at `place` loads when they are wanted.
pub(crate) fn parts(text: &str, place: &Url, site: &Url) -> BTreeSet<Url> {
    if !has_any(text, MARKS_OF_PARTS) {
        return BTreeSet::new();
    }
    let mut found: BTreeSet<Url> = IMPORT.captures_iter(text).filter_map(|c| place.join(c.get(1)?.as_str()).ok()).take(MOST).collect();
    found.extend(files_of_webpack(text, place, site));
    let map = IMPORT_MAP.captures(text).and_then(|c| serde_json::from_str::<serde_json::Value>(&c[1]).ok());
    let files = map.iter().filter_map(|map| map.get("imports")?.as_object()).flat_map(|names| names.values().filter_map(|v| v.as_str()));
    found.extend(files.filter(|file| file.ends_with("js")).filter_map(|file| place.join(file).ok()).take(MOST));
    found.retain(|url| url.origin() == site.origin() && url.as_str().len() <= LONGEST_URL);
    found
}

fn files_of_webpack(text: &str, place: &Url, site: &Url) -> Vec<Url> {
    let Some(table) = PARTS.captures(text) else { return Vec::new() };
    let part = |at: usize| table.get(at).map_or("", |m| m.as_str());
    // Where nothing is said it is `auto`: the folder of the script.
    let said = PLACE.captures(text).map(|c| c[1].to_owned()).filter(|place| !place.is_empty());
    let Ok(base) = said.map_or_else(|| place.join("."), |said| site.join(&said)) else { return Vec::new() };
    let pairs =
        |text: &str| -> Vec<(String, String)> { PART.captures_iter(text).take(MOST).map(|c| (c[1].to_owned(), c[2].to_owned())).collect() };
    let (names, hashes) = (pairs(part(2)), pairs(part(4)));
    let wanted = WANTED.captures_iter(text).filter_map(|c| Some(c.get(1).or_else(|| c.get(2))?.as_str().to_owned())).take(MOST);
    let all: Vec<(String, String)> = if part(4).is_empty() { wanted.map(|number| (number, String::new())).collect() } else { hashes };
    let file = |(number, hash): (String, String)| {
        let name = names.iter().find(|(of, _)| *of == number).map_or(number.as_str(), |(_, name)| name.as_str());
        format!("{}{name}{}{hash}{}", part(1), part(3), part(5))
    };
    all.into_iter().filter_map(|one| base.join(&file(one)).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Url {
        Url::parse("http://shop.example/").expect("a URL")
    }

    fn paths(urls: &BTreeSet<Url>) -> Vec<&str> {
        urls.iter().map(|url| &url.as_str()[site().as_str().len() - 1..]).collect()
    }

    #[test]
    fn calls_with_a_literal_address_are_found_whatever_a_bundler_made_of_them() {
        let found = |text: &str| paths(&calls(text, &site())).into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(found(r#"fetch("/items?page=1").then(e=>e.json())"#), ["/items?page=1"]);
        assert_eq!(found("const{data}=useSWR('/me',f);await $fetch(`/cart`)"), ["/cart", "/me"]);
        assert_eq!(found(r#"a.get("/orders"),this.http.get<Order[]>("/stock")"#), ["/orders", "/stock"]);
        // As Vite, esbuild, webpack and Parcel leave axios, ky and ofetch.
        let bundled = "const ka=Z.create({baseURL:`/backend/v2`}),Aa=K.create({prefixUrl:`/kyapi`}),ja=xa.create({baseURL:`/ofapi`});
            async function m(){await ka.get(`/orders`),await Aa.get(`things`).json(),await ja(`/stuff`),await fetch(`/plain/items?page=1`)}";
        assert_eq!(found(bundled), ["/backend/v2/orders", "/kyapi/things", "/ofapi/stuff", "/plain/items?page=1"]);
        assert_eq!(found(r#"fetchBaseQuery({baseUrl:"/rtk"});a.get("/orders");b.get("users")"#), ["/rtk/orders", "/rtk/users"]);
        assert_eq!(found(r#"fetch("http://shop.example/things")"#), ["/things"]);
        for other in [
            r#"fetch(`/items/${e}`)"#,
            r#"fetch("https://other.example/items")"#,
            r#"m.get("key")"#,
            r#"r.get("/items/:id",h)"#,
            r#"fetch("/logout")"#,
            r#"h.get("content-type")"#,
            r#"prefetch("/items")"#,
            r#"fetch("/assets/logo.svg")"#,
        ] {
            assert_eq!(found(other), Vec::<String>::new(), "{other}");
        }
    }

    #[test]
    fn parts_that_are_loaded_later_are_found_where_each_bundler_puts_them() {
        let script = site().join("/assets/index-CdE4.js").expect("a URL");
        let found = |text: &str| paths(&parts(text, &script, &site())).into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(
            found(r#"f(()=>import("./Orders-Dk3f.js"),__vite__mapDeps([0,1]));import("../b.mjs");import("/c.js")"#),
            ["/assets/Orders-Dk3f.js", "/b.mjs", "/c.js"]
        );
        let webpack = r#"r.u=e=>"static/js/"+e+"."+{453:"2d2a1f2e",787:"0f0e"}[e]+".chunk.js",r.p="/app/""#;
        assert_eq!(found(webpack), ["/app/static/js/453.2d2a1f2e.chunk.js", "/app/static/js/787.0f0e.chunk.js"]);
        let named = r#"r.u=(e)=>"js/"+({7:"orders"}[e]||e)+"-"+{7:"ab12",9:"cd34"}[e]+".js";r.p="""#;
        assert_eq!(found(named), ["/assets/js/9-cd34.js", "/assets/js/orders-ab12.js"]);
        assert_eq!(found(r#"r.u=e=>e+".js",r.g=function(){},n=()=>r.e(899).then(()=>r(899))"#), ["/assets/899.js"]);
        assert_eq!(found(r#"<script type=importmap>{"imports":{"e5STn":"/lazy.f30edd6f.js"}}</script>"#), ["/lazy.f30edd6f.js"]);
        for other in ["import(e)", r#"import("react")"#, r#"import("https://cdn.example/x.js")"#, "let a=1"] {
            assert_eq!(found(other), Vec::<String>::new(), "{other}");
        }
    }
}
