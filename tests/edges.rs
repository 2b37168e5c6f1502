//! What real caches keep of answers, beside what plimsoll says that they keep: nginx and Varnish as they come, before one app.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use plimsoll::config::Given;

use crate::{
    app::Looked,
    support::{Nginx, Reply, Varnish, Web, block_on},
};

/// Headers of an answer; `@AGO` and `@IN` are dates a day back and a day ahead.
const ANSWERS: &[&[(&str, &str)]] = &[
    &[],
    &[("cache-control", "public, max-age=31536000, immutable")],
    &[("cache-control", "max-age=60")],
    &[("cache-control", "Max-Age=60")],
    &[("cache-control", "max-age=60, max-age=0")],
    &[("cache-control", "public")],
    &[("cache-control", "")],
    &[("cache-control", "must-revalidate")],
    &[("cache-control", "max-age=0")],
    &[("cache-control", "max-age=-1")],
    &[("cache-control", "max-age=99999999999")],
    &[("cache-control", "max-age=an hour")],
    &[("cache-control", "max-age=0, s-maxage=60")],
    &[("cache-control", "max-age=60, s-maxage=0")],
    &[("cache-control", "no-cache")],
    &[("cache-control", "No-Store")],
    &[("cache-control", "no-cache, max-age=60")],
    &[("cache-control", "private, max-age=60")],
    &[("cache-control", "max-age=60"), ("set-cookie", "a=b")],
    &[("set-cookie", "a=b")],
    &[("expires", "@IN")],
    &[("expires", "@AGO")],
    &[("expires", "0")],
    &[("expires", "@IN"), ("cache-control", "max-age=0")],
    &[("expires", "@AGO"), ("cache-control", "max-age=60")],
    &[("expires", "@IN"), ("cache-control", "public")],
    &[("cache-control", "max-age=60"), ("age", "30")],
    &[("cache-control", "max-age=60"), ("age", "90")],
    &[("cache-control", "max-age=60"), ("vary", "*")],
    &[("cache-control", "max-age=60"), ("vary", "User-Agent")],
    &[("cache-control", "no-store"), ("cdn-cache-control", "max-age=60")],
    &[("cache-control", "max-age=60"), ("cdn-cache-control", "no-store")],
    &[("cache-control", "no-cache"), ("surrogate-control", "max-age=60")],
    &[("cache-control", "max-age=60"), ("surrogate-control", "no-store")],
    &[("cache-control", "no-store, max-age=60"), ("surrogate-control", "max-age=60")],
    &[("cache-control", "no-store"), ("x-accel-expires", "60")],
    &[("cache-control", "max-age=60"), ("x-accel-expires", "0")],
    &[("last-modified", "@AGO")],
    &[("pragma", "no-cache")],
];

fn path(number: usize) -> String {
    format!("/files/{number}.css")
}

fn date(hours: i64) -> String {
    (chrono::Utc::now() + chrono::Duration::hours(hours)).format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// An app with a file for each of the answers, and how often each was asked for.
fn app() -> (Web, Arc<Mutex<BTreeMap<String, usize>>>) {
    let asked: Arc<Mutex<BTreeMap<String, usize>>> = Arc::default();
    let counted = Arc::clone(&asked);
    let page = |numbers: std::ops::Range<usize>| {
        let links: String = numbers.map(|number| format!("<link rel=\"stylesheet\" href=\"{}\">", path(number))).collect();
        let words = "All that we sell, and some words more on how it is made. ".repeat(20);
        format!("<html><head>{links}</head><body><p>{words}</p><a href=\"/more\">More</a> <a href=\"/\">Back</a></body></html>")
    };
    let half = ANSWERS.len() / 2;
    let (start, more) = (page(0..half), page(half..ANSWERS.len()));
    let app = Web::start(move |asked| {
        *counted.lock().unwrap().entry(asked.path.clone()).or_default() += 1;
        let number = (0..ANSWERS.len()).find(|number| asked.path == path(*number));
        let dated = |value: &str| value.replace("@AGO", &date(-24)).replace("@IN", &date(24));
        match number {
            Some(number) => {
                ANSWERS[number].iter().fold(Reply::of("text/css", "p{}"), |reply, (name, value)| reply.with(name, &dated(value)))
            }
            None if asked.path == "/" => Reply::html(&start),
            None if asked.path == "/more" => Reply::html(&more),
            None => Reply::not_found(),
        }
    });
    (app, asked)
}

/// Whether the second of two requests for each file was answered without the app.
fn hits(url: &str, asked: &Mutex<BTreeMap<String, usize>>) -> Vec<bool> {
    let client = reqwest::Client::new();
    let get = |path: &str| assert!(block_on(client.get(format!("{url}{path}")).send()).unwrap().status().is_success(), "{url}{path}");
    let count = |path: &str| asked.lock().unwrap().get(path).copied().unwrap_or(0);
    let is_hit = |number: usize| {
        let (path, before) = (path(number), count(&path(number)));
        get(&path);
        get(&path);
        count(&path) == before + 1
    };
    (0..ANSWERS.len()).map(is_hit).collect()
}

#[test]
fn real_caches_keep_what_is_said_that_they_keep() {
    let (app, asked) = app();
    let looked = Looked::given(Given { app: Some(app.url()), ..Given::default() }, "[crawl]\nassets = 50\n");
    let said = |keeper: &str| -> Vec<bool> {
        let seconds = |number| format!("select seconds from http_kept where path = '{}' and keeper = '{keeper}'", path(number));
        (0..ANSWERS.len()).map(|number| looked.one::<i64>(&seconds(number)) > 0).collect()
    };
    let port = app.url().rsplit(':').next().unwrap().parse().unwrap();
    let zone = "proxy_cache_path kept keys_zone=kept:1m;";
    let nginx =
        Nginx::start_in(zone, &format!("listen 127.0.0.1:{{port}}; location / {{ proxy_pass {}; proxy_cache kept; }}", app.url()), &[]);
    let varnish = Varnish::before(port);
    let mut columns = vec![said("shared cache")];
    for (keeper, url) in [("nginx", nginx.url("http", "127.0.0.1")), ("varnish", varnish.url())] {
        let (said, seen) = (said(keeper), hits(&url, &asked));
        columns.push(seen.clone());
        let differ: Vec<_> = (0..ANSWERS.len()).filter(|&n| said[n] != seen[n]).map(|n| (ANSWERS[n], seen[n])).collect();
        assert!(differ.is_empty(), "{keeper} does otherwise: {differ:#?}");
        assert!(seen.contains(&true) && seen.contains(&false), "{keeper}: {seen:?}");
    }
    assert_page(&page(&columns));
}

const ABOVE: &str = "# What caches keep

A cache decides by the headers of an answer whether it may give it to the next visitor, and how long. plimsoll judges pages and files by a
model of that: RFC 9111 for any shared cache, and besides what nginx (`proxy_cache`, nothing else set) and Varnish (the rules that it comes
with) make of them, which is not the same. Each answer below was asked for twice through a real nginx 1.22 and a real Varnish 7.1: a hit
is an answer that did not reach the app. The test that does it (`tests/edges.rs`) writes this page, and fails where the model says otherwise.

Besides, a shared cache that decides by this model alone is put to the public cases for caches (npm `http-cache-tests` 0.4.5; `make test-frameworks`):
all 155 that are required hold. The suite asks for an `Age` that is no number the other way round since that release, and is followed there. Of its
newest state (July 2026) 149 of 150 hold; the one is `stale-while-revalidate`, which the model leaves out as nginx does.

| headers of the answer | by RFC 9111 | nginx | Varnish |
| --- | --- | --- | --- |
";

fn page(columns: &[Vec<bool>]) -> String {
    let words = |headers: &[(&str, &str)]| {
        let all: Vec<String> = headers.iter().map(|(name, value)| format!("`{name}: {value}`")).collect();
        if all.is_empty() { "none".to_owned() } else { all.join(", ") }
    };
    let dated = |text: String| text.replace("@AGO", "yesterday").replace("@IN", "tomorrow");
    let row = |number: usize| {
        let hits: Vec<&str> = columns.iter().map(|column| if column[number] { "hit" } else { "no" }).collect();
        format!("| {} | {} |\n", dated(words(ANSWERS[number])), hits.join(" | "))
    };
    ABOVE.to_owned() + &(0..ANSWERS.len()).map(row).collect::<String>()
}

fn assert_page(page: &str) {
    const PATH: &str = "docs/caches.md";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PATH, page).unwrap();
    }
    assert_eq!(std::fs::read_to_string(PATH).unwrap_or_default(), page, "UPDATE=1 writes it");
}
