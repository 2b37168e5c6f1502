//! What a visitor should not see: private files, debug pages and development servers, each known by what it holds.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use regex::Regex;
use url::Url;

use crate::{
    probe::app::{
        door::veil::Veil,
        known::addresses::ask_all,
        page::{headers::media, likeness::is_like},
        visit::{
            answer::{Answer, shown_path},
            visitor::Visitor,
        },
    },
    snapshot::{Row, Unseen, row},
};

/// What a visitor should not see: path, kind and name.
pub(crate) type Exposure = (String, &'static str, &'static str);

/// The name of what a file holds; a page for people that merely answers there holds none of it.
type Mark = fn(&str) -> Option<&'static str>;

const PRIVATE: &[(&str, Mark)] = &[
    ("/.env", environment_file),
    ("/.env.production", environment_file),
    ("/.git/HEAD", |t| t.starts_with("ref: refs/").then_some("git repository")),
    ("/.git/config", |t| t.contains("[core]").then_some("git repository")),
    ("/.aws/credentials", |t| t.contains("aws_access_key_id").then_some("aws credentials")),
    ("/actuator/env", |t| t.contains("\"propertySources\"").then_some("spring environment")),
    ("/actuator/configprops", |t| (t.contains("\"contexts\"") && t.contains("\"beans\"")).then_some("spring configuration")),
    ("/debug/vars", |t| t.contains("\"memstats\"").then_some("go variables")),
    ("/debug/pprof/", |t| (t.contains("goroutine") && t.contains("heap")).then_some("go profiler")),
    ("/phpinfo.php", |t| t.contains("phpinfo()").then_some("phpinfo")),
    ("/server-status", |t| t.contains("Apache Server Status").then_some("apache status")),
    ("/backup.sql", dump),
    ("/dump.sql", dump),
    ("/docker-compose.yml", |t| (t.contains("services:") && t.contains("image:")).then_some("compose file")),
];

/// Of these the text is a page for people.
const PAGES: &[&str] = &["phpinfo", "apache status", "go profiler"];

const DEBUG: &[(&str, Mark)] = &[
    ("/_profiler/", |t| t.contains("Symfony Profiler").then_some("symfony profiler")),
    ("/telescope", |t| (t.contains("Telescope") && t.contains("laravel")).then_some("laravel telescope")),
    ("/rails/info/routes", |t| (t.contains("Rails") && t.contains("Controller#Action")).then_some("rails routes")),
];

const DEVELOPMENT: &[(&str, Mark)] = &[("/@vite/client", |t| t.contains("import.meta.hot").then_some("vite dev server"))];

/// Names of variables that bundlers write into the pages in any case.
const PUBLIC: &[&str] =
    &["VITE_", "NEXT_PUBLIC_", "REACT_APP_", "NUXT_PUBLIC_", "PUBLIC_", "GATSBY_", "EXPO_PUBLIC_", "VUE_APP_", "STORYBOOK_"];
/// Names that tell nobody anything.
const HARMLESS: &[&str] = &["NODE_ENV", "PORT", "APP_ENV", "APP_NAME", "TZ", "LANG", "GENERATE_SOURCEMAP"];

/// `NAME=value` on every line.
fn environment_file(text: &str) -> Option<&'static str> {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    let is_name = |n: &&str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let name =
        |line: &str| line.trim_start_matches("export ").split_once('=').map(|(n, _)| n.trim().to_owned()).filter(|n| is_name(&n.as_str()));
    let names: Vec<String> = lines.map(name).collect::<Option<_>>()?;
    let is_public = |n: &String| PUBLIC.iter().any(|begin| n.starts_with(begin)) || HARMLESS.contains(&n.as_str());
    match () {
        () if names.is_empty() => None,
        () if names.iter().all(is_public) => Some("environment file of public settings"),
        () => Some("environment file"),
    }
}

fn dump(text: &str) -> Option<&'static str> {
    let is_dump = text.contains("PostgreSQL database dump") || text.contains("CREATE TABLE") || text.contains("MySQL dump");
    is_dump.then_some("database dump")
}

/// Private files, debug tools and development servers that answer at their usual paths, known by what they hold; and why some
/// paths were not seen.
pub(crate) async fn known(visitor: &Arc<Visitor>, site: &Url, veil: &Veil<'_>) -> (Vec<Exposure>, Option<Unseen>) {
    let (mut found, mut hidden) = (Vec::new(), None);
    for (kind, list) in [("private-file", PRIVATE), ("debug-page", DEBUG), ("development-server", DEVELOPMENT)] {
        let paths: Vec<&'static str> = list.iter().map(|(path, _)| *path).collect();
        let (answers, gap) = ask_all(visitor, site, &paths, None).await;
        hidden = hidden.or(gap);
        for (path, answer) in &answers {
            let Some((_, name_of)) = list.iter().find(|(listed, _)| listed == path) else { continue };
            // What any path answers is no file, whatever it looks like.
            let name = name_of(&answer.text()).filter(|_| answer.is_success() && !is_like(answer, veil.nowhere));
            let is_of_its_kind = |name: &&str| media(answer) != "html" || kind == "debug-page" || PAGES.contains(name);
            match name.filter(is_of_its_kind) {
                Some(name) => found.push((shown_path(&answer.url), kind, name)),
                None => hidden = hidden.or_else(|| veil.hides_words(answer)),
            }
        }
    }
    (found, hidden)
}

/// Signs of a debug page or a development server in any answer.
pub(crate) fn shown_by(answer: &Answer) -> Vec<Exposure> {
    let text = answer.text();
    let path = shown_path(&answer.url);
    let mut found = Vec::new();
    let by_marks = || DEBUG_PAGES.iter().find(|(_, marks)| marks.iter().all(|m| text.contains(m))).map(|(name, _)| *name);
    let by_trace = || TRACES.iter().find(|(_, trace)| trace.is_match(&text)).map(|(name, _)| *name);
    if let Some(name) = Some(()).filter(|()| answer.status >= 400).and_then(|()| by_marks().or_else(by_trace)) {
        found.push((path.clone(), "debug-page", name));
    } else if answer.headers.contains_key("x-debug-token") {
        found.push((path.clone(), "debug-page", "symfony profiler"));
    }
    let server = answer.header("server").unwrap_or_default();
    let by_header = SERVERS.iter().find(|(_, mark)| server.contains(mark)).map(|(name, _)| *name);
    let by_markup = || MARKUP.iter().find(|(_, mark)| media(answer) == "html" && mark.is_match(&text)).map(|(name, _)| *name);
    if let Some(name) = by_header.or_else(by_markup) {
        found.push((path, "development-server", name));
    }
    found
}

/// The rows of `http_exposure`. What any answer shows is one thing, whichever shows it.
pub(crate) fn rows(all: Vec<Exposure>) -> Vec<Row> {
    let key = |(path, kind, name): &Exposure| (*kind, *name, if *kind == "private-file" { path.clone() } else { String::new() });
    let mut distinct: BTreeMap<(&str, &str, String), String> = BTreeMap::new();
    for exposure in all {
        let path = distinct.entry(key(&exposure)).or_insert_with(|| exposure.0.clone());
        *path = exposure.0.min(std::mem::take(path));
    }
    let taken: BTreeMap<(String, &str), &str> = distinct.into_iter().map(|((kind, name, _), path)| ((path, kind), name)).collect();
    taken.into_iter().map(|((path, kind), name)| row! { "path" => path, "kind" => kind.to_owned(), "name" => name.to_owned() }).collect()
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
    ("phoenix debug page", &["Plug.Debugger"]),
    ("asp.net error page", &["Server Error in", "Stack Trace:"]),
    ("go stack trace", &["goroutine ", "[running]:"]),
    ("rust backtrace", &["stack backtrace:"]),
];

/// Lines of a stack with a file and a place in it: prose that only has the words is none.
static TRACES: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    let trace = |name, pattern: &str| (name, Regex::new(pattern).expect("a constant"));
    vec![
        trace("python traceback", r#"Traceback \(most recent call last\)(?s:.{0,200}?)File (?:\\?"|&quot;|&#34;|&#x27;|')"#),
        trace("node stack trace", r"\bat [^\n<>]{0,300}?\.[cm]?[jt]sx?:\d+:\d+"),
        trace("java stack trace", r"(?:\b|\\t)at [\w$.]+\.[\w$<>&;]+\([\w$]+\.(?:java|kt|scala):\d+\)"),
        trace("rust backtrace", r"panicked at [^\n]{0,300}?\.rs:\d+"),
    ]
});

const SERVERS: &[(&str, &str)] = &[
    ("django runserver", "WSGIServer/"),
    ("flask development server", "Werkzeug/"),
    ("python http.server", "SimpleHTTP/"),
    ("ruby webrick", "WEBrick"),
    ("php development server", "Development Server"),
];

/// Scripts that only a development server has, as addresses of script elements: an article may name them.
static MARKUP: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    let script = |name, path: &str| {
        let pattern = format!(r#"(?i)<script\b[^>]*(?:\bsrc\s*=\s*["']?[^"'\s>]*{path}|>\s*import\s[^<]{{0,200}}["'][^"'<]*{path})"#);
        (name, Regex::new(&pattern).expect("a constant"))
    };
    vec![
        script("vite dev server", "/@vite/client"),
        script("next.js dev server", "/_next/static/development/"),
        script("webpack dev server", "(?:/__webpack_hmr|/webpack-dev-server)"),
        script("react fast refresh", "/@react-refresh"),
    ]
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_environment_file_is_known_by_its_lines() {
        assert_eq!(environment_file("# local\nexport A=1\nDATABASE_URL=postgres://x\n"), Some("environment file"));
        let public = "VITE_API_URL=https://api.example\nNODE_ENV=production\n";
        assert_eq!(environment_file(public), Some("environment file of public settings"));
        for text in ["", "<html>a=b</html>", "not found", "see NAME=value in the docs\nand more"] {
            assert_eq!(environment_file(text), None, "{text}");
        }
    }

    #[test]
    fn debug_pages_are_known_and_articles_about_them_are_not() {
        let bad = Answer::of(500, "text/plain", "TypeError: x\n    at get (/srv/node_modules/express/lib/router.js:3:1)");
        assert_eq!(shown_by(&bad)[0].2, "node stack trace");
        let article = Answer::of(200, "text/html", "<html>Set DEBUG = True in Django. Traceback (most recent call last)</html>");
        assert!(shown_by(&article).is_empty());
        let plain = Answer::of(500, "text/html", "<html>Something went wrong. Look at the map.</html>");
        assert!(shown_by(&plain).is_empty());
    }

    #[test]
    fn a_trace_has_files_and_places_and_prose_has_none() {
        let shown = |body: &str| shown_by(&Answer::of(500, "application/json", body)).first().map(|(_, _, name)| *name);
        for (body, name) in [
            ("Traceback (most recent call last):\n  File \"/srv/app.py\", line 3", "python traceback"),
            ("<pre>Traceback (most recent call last):\n  File &quot;/srv/app.py&quot;</pre>", "python traceback"),
            ("{\"stack\":\"Error\\n    at next (/app/node_modules/x.js:3:1)\"}", "node stack trace"),
            ("{\"trace\":\"\\tat org.shop.Cart.add(Cart.java:41)\"}", "java stack trace"),
            ("\tat org.shop.Cart$Line.<init>(Cart.kt:41)", "java stack trace"),
            ("thread 'main' panicked at src/main.rs:4:5", "rust backtrace"),
        ] {
            assert_eq!(shown(body), Some(name), "{body}");
        }
        for body in [
            "<link href=/node_modules/bootstrap/b.css>\n    at your service",
            "A traceback (most recent call last) is what Python prints",
            "Look at main.js for more",
            "We panicked at noon",
        ] {
            assert_eq!(shown(body), None, "{body}");
        }
    }

    #[test]
    fn a_development_server_is_known_by_its_scripts_and_not_by_words_about_them() {
        let shown = |body: &str| shown_by(&Answer::of(200, "text/html", body)).first().map(|(_, _, name)| *name);
        assert_eq!(shown("<script type=\"module\" src=\"/@vite/client\"></script>"), Some("vite dev server"));
        assert_eq!(shown("<script type=module>import R from \"/@react-refresh\"</script>"), Some("react fast refresh"));
        assert_eq!(shown("<script src=/_next/static/development/_buildManifest.js>"), Some("next.js dev server"));
        for article in [
            "<p>Load <code>/@vite/client</code></p>",
            "&lt;script src=&quot;/@vite/client&quot;&gt;",
            "<p>webpack-dev-server is a tool</p>",
        ] {
            assert_eq!(shown(article), None, "{article}");
        }
    }
}
