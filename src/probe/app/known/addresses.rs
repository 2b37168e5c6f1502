//! Addresses that frameworks and operators agree on: health, metrics, OpenAPI, and files that should be private.

use std::sync::Arc;

use url::Url;

use crate::{
    probe::app::{
        door::veil::Veil,
        known::exposition,
        page::{
            headers::{Caching, media},
            likeness::is_like,
        },
        visit::{
            answer::{Answer, shown_path},
            visitor::{Ask, Visitor},
        },
    },
    snapshot::{Facts, Row, Unseen, row},
};

const HEALTH: &[&str] = &[
    "/healthz",
    "/health",
    "/livez",
    "/readyz",
    "/live",
    "/ready",
    "/alive",
    "/up",
    "/ping",
    "/status",
    "/healthcheck",
    "/health/live",
    "/health/ready",
    "/_health",
    "/api/health",
    "/api/healthz",
    "/api/v1/health",
    "/actuator/health",
    "/q/health",
    "/-/healthy",
    "/-/ready",
    "/-/health",
    "/-/liveness",
    "/heartbeat",
    "/__heartbeat__",
    "/__lbheartbeat__",
    "/hc",
    "/ht/",
    "/server/health",
    "/hub/health",
];

const METRICS: &[&str] = &["/metrics", "/actuator/prometheus", "/q/metrics", "/api/metrics", "/prometheus", "/-/metrics", "/hub/metrics"];

/// A health page of HTML is a word or a colour; longer ones are pages for people, such as the status of an order.
const LONGEST_HEALTH_PAGE: usize = 1024;
const LONGEST_HEALTH_DATA: usize = 64 * 1024;

/// What a private file holds, by which it is known; a page for people that merely answers there holds none of it.
type Mark = fn(&str) -> bool;

const PRIVATE: &[(&str, &str, Mark)] = &[
    ("/.env", "environment file", is_environment_file),
    ("/.env.production", "environment file", is_environment_file),
    ("/.git/HEAD", "git repository", |t| t.starts_with("ref: refs/")),
    ("/.git/config", "git repository", |t| t.contains("[core]")),
    ("/.aws/credentials", "aws credentials", |t| t.contains("aws_access_key_id")),
    ("/actuator/env", "spring environment", |t| t.contains("\"propertySources\"")),
    ("/actuator/configprops", "spring configuration", |t| t.contains("\"contexts\"") && t.contains("\"beans\"")),
    ("/debug/vars", "go variables", |t| t.contains("\"memstats\"")),
    ("/debug/pprof/", "go profiler", |t| t.contains("goroutine") && t.contains("heap")),
    ("/phpinfo.php", "phpinfo", |t| t.contains("phpinfo()")),
    ("/server-status", "apache status", |t| t.contains("Apache Server Status")),
    ("/backup.sql", "database dump", is_dump),
    ("/dump.sql", "database dump", is_dump),
    ("/docker-compose.yml", "compose file", |t| t.contains("services:") && t.contains("image:")),
];

const DEBUG: &[(&str, &str, Mark)] = &[
    ("/_profiler/", "symfony profiler", |t| t.contains("Symfony Profiler")),
    ("/telescope", "laravel telescope", |t| t.contains("Telescope") && t.contains("laravel")),
    ("/rails/info/routes", "rails routes", |t| t.contains("Rails") && t.contains("Controller#Action")),
];

const DEVELOPMENT: &[(&str, &str, Mark)] =
    &[("/@vite/client", "vite dev server", |t| t.contains("import.meta.hot") || t.contains("vite") && t.contains("WebSocket"))];

/// `NAME=value` on most lines.
fn is_environment_file(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).peekable();
    let is_assignment = |line: &str| {
        let name = line.trim_start_matches("export ").split_once('=').map_or("", |(n, _)| n.trim());
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    lines.peek().is_some() && lines.all(is_assignment)
}

fn is_dump(text: &str) -> bool {
    text.contains("PostgreSQL database dump") || text.contains("CREATE TABLE") || text.contains("MySQL dump")
}

/// Answers by path, and why some paths have none.
type Answers = (Vec<(&'static str, Answer)>, Option<Unseen>);

/// Asks for every path of a list, below the address of the app.
async fn ask_all(visitor: &Arc<Visitor>, site: &Url, paths: &[&'static str], accept: Option<&'static str>) -> Answers {
    let ask = |path: &&str| accept.map_or(Ask::new(&at(site, path)), |kind| Ask::new(&at(site, path)).with("accept", kind));
    let (mut answers, mut gap) = (Vec::new(), None);
    for (path, answer) in paths.iter().zip(visitor.get_all(paths.iter().map(ask).collect()).await) {
        match answer {
            Ok(answer) => answers.push((*path, answer)),
            Err(why) => _ = gap.get_or_insert(why),
        }
    }
    (answers, gap)
}

/// Where a framework only wants a slash at the end (Django does), that address is asked in place of the first.
async fn ask_slashed(visitor: &Arc<Visitor>, site: &Url, (found, gap): &mut Answers) {
    let slashed = |path: &str| at(site, &format!("{path}/"));
    let redirected: Vec<usize> = (0..found.len()).filter(|n| leads_to(&found[*n].1, &slashed(found[*n].0))).collect();
    let asks = redirected.iter().map(|n| Ask::new(&slashed(found[*n].0))).collect();
    for (n, answer) in redirected.into_iter().zip(visitor.get_all(asks).await) {
        match answer {
            Ok(answer) => found[n].1 = answer,
            Err(why) => _ = gap.get_or_insert(why),
        }
    }
}

/// True for a redirect to exactly this address.
fn leads_to(answer: &Answer, to: &Url) -> bool {
    (300..400).contains(&answer.status) && answer.header("location").is_some_and(|l| answer.url.join(&l).is_ok_and(|u| u == *to))
}

/// `path` below the address of the app.
pub(crate) fn at(site: &Url, path: &str) -> Url {
    let mut url = site.clone();
    url.set_query(None);
    url.set_path(&format!("{}{path}", site.path().trim_end_matches('/')));
    url
}

/// Fills `http_health`; true where there is one.
pub(crate) async fn write_health(visitor: &Arc<Visitor>, site: &Url, veil: &Veil<'_>, facts: &mut Facts) -> bool {
    let mut looked = ask_all(visitor, site, HEALTH, None).await;
    ask_slashed(visitor, site, &mut looked).await;
    let (answers, gap) = looked;
    let is_found = |answer: &Answer| veil.hides(answer).is_none() && is_health(answer, veil.nowhere);
    let healthy: Vec<&Answer> = answers.iter().map(|(_, answer)| answer).filter(|answer| is_found(answer)).collect();
    // Where one is open, those behind a sign-in are no matter: nothing that asks for health signs in.
    let hidden = if healthy.is_empty() { answers.iter().find_map(|(_, answer)| veil.hides(answer)) } else { None };
    facts.write(
        "http_health",
        healthy.iter().map(|answer| {
            row! { "path" => answer.url.path().to_owned(), "status" => i64::from(answer.status), "is_shareable" => Caching::of(answer).is_shareable() }
        }),
    );
    if let Some(why) = gap.or(hidden) {
        facts.unseen("http_health", &why);
    }
    !healthy.is_empty()
}

/// Short, not the page of any path, and either well (2xx), ill in so many words (5xx as data), or shut where other paths are not.
fn is_health(answer: &Answer, nowhere: &Answer) -> bool {
    let length = answer.body.len();
    let is_short = match media(answer) {
        "json" | "text" => length <= LONGEST_HEALTH_DATA,
        "html" | "other" => length <= LONGEST_HEALTH_PAGE,
        _ => false,
    };
    let is_ill = answer.status == 503 && media(answer) == "json";
    let is_shut = is_refusal(answer) && !is_refusal(nowhere) && media(answer) != "html";
    (answer.is_success() || is_ill || is_shut) && is_short && !is_like(answer, nowhere)
}

fn is_refusal(answer: &Answer) -> bool {
    [401, 403].contains(&answer.status)
}

/// Fills `http_metrics`; true where there are some.
pub(crate) async fn write_metrics(visitor: &Arc<Visitor>, site: &Url, veil: &Veil<'_>, facts: &mut Facts) -> bool {
    let (answers, gap) = ask_all(visitor, site, METRICS, Some("text/plain;version=0.0.4")).await;
    let hidden = answers.iter().find_map(|(_, answer)| veil.hides_words(answer));
    let found: Vec<Row> = answers
        .iter()
        .filter(|(_, answer)| veil.hides_words(answer).is_none())
        .filter_map(|(_, answer)| metrics_row(answer, veil.nowhere))
        .collect();
    let is_there = !found.is_empty();
    facts.write("http_metrics", found);
    if let Some(why) = gap.or(hidden) {
        facts.unseen("http_metrics", &why);
    }
    is_there
}

fn metrics_row(answer: &Answer, nowhere: &Answer) -> Option<Row> {
    let page = answer.is_success().then(|| exposition::parse(whole_lines(&answer.text(), answer.is_cut))).flatten();
    // A path that asks for credentials where any other path is not found: it is there, and rightly shut.
    let is_shut = is_refusal(answer) && !is_refusal(nowhere);
    (page.is_some() || is_shut).then(|| {
        let is_readable = page.is_some();
        let page = page.unwrap_or_default();
        row! {
            "path" => answer.url.path().to_owned(),
            "is_readable" => is_readable,
            "families" => count(page.families.len()),
            "series" => count(page.series),
            "has_latency" => page.has_latency(),
        }
    })
}

/// Without the last line of a text that was cut.
fn whole_lines(text: &str, is_cut: bool) -> &str {
    let end = text.rfind('\n').filter(|_| is_cut).unwrap_or(text.len());
    &text[..end]
}

/// A count as the snapshot holds it.
pub(crate) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// What a visitor should not see: path, kind and name.
pub(crate) type Exposure = (String, &'static str, &'static str);

/// Private files, debug tools and development servers that answer at their usual paths, known by what they hold; and why some
/// paths were not seen.
pub(crate) async fn exposures(visitor: &Arc<Visitor>, site: &Url, veil: &Veil<'_>) -> (Vec<Exposure>, Option<Unseen>) {
    let (mut found, mut hidden) = (Vec::new(), None);
    for (kind, list) in [("private-file", PRIVATE), ("debug-page", DEBUG), ("development-server", DEVELOPMENT)] {
        let paths: Vec<&'static str> = list.iter().map(|(path, _, _)| *path).collect();
        let (answers, gap) = ask_all(visitor, site, &paths, None).await;
        hidden = hidden.or(gap);
        for (path, answer) in &answers {
            let Some((_, name, is_it)) = list.iter().find(|(listed, _, _)| listed == path) else { continue };
            let is_page = media(answer) == "html" && kind == "private-file" && !["phpinfo", "apache status", "go profiler"].contains(name);
            if answer.is_success() && !is_page && is_it(&answer.text()) {
                found.push((shown_path(&answer.url), kind, *name));
            } else {
                hidden = hidden.or_else(|| veil.hides_words(answer));
            }
        }
    }
    (found, hidden)
}

/// Signs of a debug page or a development server in any answer.
pub(crate) fn exposed_by(answer: &Answer) -> Vec<Exposure> {
    let text = answer.text();
    let path = shown_path(&answer.url);
    let mut found = Vec::new();
    if let Some((name, _)) = DEBUG_PAGES.iter().find(|(_, marks)| marks.iter().all(|m| text.contains(m))).filter(|_| answer.status >= 400) {
        found.push((path.clone(), "debug-page", *name));
    } else if answer.headers.contains_key("x-debug-token") {
        found.push((path.clone(), "debug-page", "symfony profiler"));
    }
    let server = answer.header("server").unwrap_or_default();
    let by_header = SERVERS.iter().find(|(_, mark)| server.contains(mark)).map(|(name, _)| *name);
    let by_markup = || MARKUP.iter().find(|(_, mark)| media(answer) == "html" && text.contains(mark)).map(|(name, _)| *name);
    if let Some(name) = by_header.or_else(by_markup) {
        found.push((path, "development-server", name));
    }
    found
}

/// All marks together, so that an article about debugging is none.
const DEBUG_PAGES: &[(&str, &[&str])] = &[
    ("django debug page", &["DEBUG = True", "Django"]),
    ("werkzeug debugger", &["Werkzeug", "Traceback"]),
    ("werkzeug debugger", &["EVALEX", "debugger"]),
    ("rails debug page", &["Rails.root:"]),
    ("laravel debug page", &["window.data", "ignition"]),
    ("laravel debug page", &["Whoops", "laravel", "stack"]),
    ("symfony debug page", &["Symfony Exception"]),
    ("python traceback", &["Traceback (most recent call last)"]),
    ("node stack trace", &["    at ", "node_modules/"]),
    ("node stack trace", &["&nbsp;at ", ".js:"]),
    ("node stack trace", &["\"stack\":", "    at "]),
    ("node stack trace", &["\"stack\":", "\\n    at "]),
    ("phoenix debug page", &["Plug.Debugger"]),
    ("asp.net error page", &["Server Error in", "Stack Trace:"]),
    ("java stack trace", &["\"trace\":", ".java:"]),
    ("java stack trace", &["\tat ", ".java:"]),
    ("go stack trace", &["goroutine ", "[running]:"]),
    ("rust backtrace", &["stack backtrace:"]),
    ("rust backtrace", &["panicked at ", ".rs:"]),
];

const SERVERS: &[(&str, &str)] = &[
    ("django runserver", "WSGIServer/"),
    ("flask development server", "Werkzeug/"),
    ("python http.server", "SimpleHTTP/"),
    ("ruby webrick", "WEBrick"),
    ("php development server", "Development Server"),
];

const MARKUP: &[(&str, &str)] = &[
    ("vite dev server", "/@vite/client"),
    ("next.js dev server", "/_next/static/development/"),
    ("webpack dev server", "/__webpack_hmr"),
    ("webpack dev server", "webpack-dev-server"),
    ("react fast refresh", "/@react-refresh"),
];

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderMap;

    use super::*;

    fn answer(status: u16, kind: &str, body: &str) -> Answer {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", kind.parse().expect("a header value"));
        let url = Url::parse("http://h/x").expect("a URL");
        Answer { url, status, headers, body: body.as_bytes().to_vec(), wire_bytes: body.len(), is_cut: false }
    }

    #[test]
    fn a_health_page_is_short_and_of_its_own() {
        let nowhere = answer(404, "text/html", "<html>Not found</html>");
        assert!(is_health(&answer(200, "text/plain", "ok"), &nowhere));
        assert!(is_health(&answer(200, "text/html", "<html><body style=\"background-color: green\"></body></html>"), &nowhere));
        assert!(is_health(&answer(503, "application/json", "{\"database\":\"down\"}"), &nowhere));
        assert!(!is_health(&answer(302, "text/plain", ""), &nowhere));
        assert!(!is_health(&answer(503, "text/html", "<html>Service unavailable</html>"), &nowhere));
        assert!(!is_health(&answer(200, "text/html", &"Where is my order? ".repeat(100)), &nowhere));
        let shell = answer(200, "text/html", "<html><div id=root></div></html>");
        assert!(!is_health(&shell, &shell));
    }

    #[test]
    fn an_environment_file_is_known_by_its_lines() {
        assert!(is_environment_file("# local\nexport A=1\nDATABASE_URL=postgres://x\n"));
        for text in ["", "<html>a=b</html>", "not found", "see NAME=value in the docs\nand more"] {
            assert!(!is_environment_file(text), "{text}");
        }
    }

    #[test]
    fn debug_pages_are_known_and_articles_about_them_are_not() {
        let bad = answer(500, "text/plain", "TypeError: x\n    at get (/srv/node_modules/express/lib/router.js:3:1)");
        assert_eq!(exposed_by(&bad)[0].2, "node stack trace");
        let article = answer(200, "text/html", "<html>Set DEBUG = True in Django. Traceback (most recent call last)</html>");
        assert!(exposed_by(&article).is_empty());
        let plain = answer(500, "text/html", "<html>Something went wrong. Look at the map.</html>");
        assert!(exposed_by(&plain).is_empty());
    }
}
