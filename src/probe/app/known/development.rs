//! Servers that are made for development, by what they answer: a header, a script that only they have, a page of their own. That an
//! article names one is none.

use std::sync::LazyLock;

use html5gum::Token;
use regex::Regex;

use crate::{
    probe::app::{
        page::{
            headers::{media, set_cookies},
            tags::{is, value},
        },
        visit::answer::Answer,
    },
    scenario::tokens,
};

/// A page is read so far.
const LONGEST: usize = 1024 * 1024;

/// The server of Python's library, which Django's runserver is, and others are as well.
const WSGIREF: &str = "wsgiref server";

/// By the beginning of a product in `Server`: Python's wsgiref (Django's runserver, mkdocs serve, Bottle), Werkzeug (`flask run`),
/// http.server, Ruby's WEBrick, PHP where its name stands there.
const SERVERS: &[(&str, &str)] = &[
    (WSGIREF, "WSGIServer/"),
    ("flask development server", "Werkzeug/"),
    ("python http.server", "SimpleHTTP/"),
    ("ruby webrick", "WEBrick"),
    ("php development server", "Development"),
];

/// By a part of the path of a script: what Vite, Next.js (webpack and Turbopack), webpack-dev-server and React's refresh load.
const SCRIPTS: &[(&str, &str)] = &[
    ("vite dev server", "/@vite/client"),
    ("next.js dev server", "/_next/static/development/"),
    ("next.js dev server", "/_next/static/chunks/%5Bturbopack%5D_browser_dev_"),
    ("next.js dev server", "/_next/static/chunks/[turbopack]_browser_dev_"),
    ("webpack dev server", "/__webpack_hmr"),
    ("webpack dev server", "/webpack-dev-server"),
    ("vite dev server", "/@react-refresh"),
];

/// A script in the page that brings in such a one.
static INLINE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"\bimport\s[^;"']{0,200}["'][^"']*/@react-refresh["']"#).expect("a constant"));

/// Where those that build as they go keep what they made so far: no build leaves such files, or under such names.
const MADE: &[(&str, &[&str])] = &[
    ("vite dev server", &["/@", "/src/", "/node_modules/", "/_nuxt/", "/.svelte-kit/"]),
    ("next.js dev server", &["/_next/"]),
    ("webpack dev server", &["/webpack-dev-server", "/__webpack"]),
];

/// True for a file that this server made while it was asked.
pub(crate) fn makes(server: &str, path: &str) -> bool {
    MADE.iter().any(|(name, folders)| *name == server && folders.iter().any(|folder| path.starts_with(folder)))
}

/// What `php -S` says to a file that is not there (php-src, sapi/cli/php_cli_server.c).
const PHP: &str = "</h1><p>The requested resource <code class=\"url\">";

/// The client that Vite serves (vite/src/client/client.ts).
pub(crate) fn vite_client(text: &str) -> Option<&'static str> {
    let is_one = text.contains("import.meta.hot") || text.contains("createHotContext");
    (is_one && text.contains("[vite]")).then_some("vite dev server")
}

/// The one that an answer comes from; none: it does not tell.
pub(crate) fn shown_by(answer: &Answer) -> Option<&'static str> {
    let server = answer.header("server").unwrap_or_default();
    let by_header = SERVERS.iter().find(|(_, mark)| server.split_whitespace().any(|product| product.starts_with(mark)));
    if let Some((name, _)) = by_header {
        return Some(if *name == WSGIREF && is_of_django(answer) { "django runserver" } else { name });
    }
    if media(answer) != "html" {
        return None;
    }
    let text = answer.text();
    if answer.status == 404 && text.contains(PHP) {
        return Some("php development server");
    }
    let (mut is_inside, text) = (false, &text[..text.floor_char_boundary(LONGEST)]);
    tokens(text).find_map(|token| match token {
        Token::StartTag(tag) => {
            is_inside = is(&tag, "script");
            let address = value(&tag, "src").filter(|_| is_inside)?;
            let path = address.split(['?', '#']).next().unwrap_or_default().to_owned();
            SCRIPTS.iter().find(|(_, part)| path.contains(part)).map(|(name, _)| *name)
        }
        Token::EndTag(_) => {
            is_inside = false;
            None
        }
        Token::String(code) if is_inside => INLINE.is_match(&String::from_utf8_lossy(code.as_slice())).then_some("vite dev server"),
        _ => None,
    })
}

/// What Django's own middleware adds to each answer (SecurityMiddleware, XFrameOptionsMiddleware), or its cookie.
fn is_of_django(answer: &Answer) -> bool {
    let is = |name: &str, value: &str| answer.header(name).is_some_and(|own| own.eq_ignore_ascii_case(value));
    is("cross-origin-opener-policy", "same-origin")
        || is("x-frame-options", "deny")
        || set_cookies(&answer.headers).iter().any(|cookie| cookie.name == "csrftoken")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_development_server_is_known_by_its_scripts_and_not_by_words_about_them() {
        let shown = |body: &str| shown_by(&Answer::of(200, "text/html", body));
        assert_eq!(shown("<script type=\"module\" src=\"/@vite/client\"></script>"), Some("vite dev server"));
        assert_eq!(shown("<script type=module src=http://localhost:5173/build/@vite/client?t=1></script>"), Some("vite dev server"));
        assert_eq!(shown("<script type=module>import R from \"/@react-refresh\"</script>"), Some("vite dev server"));
        assert_eq!(shown("<script src=/_next/static/development/_buildManifest.js>"), Some("next.js dev server"));
        assert_eq!(
            shown("<script src=\"/_next/static/chunks/%5Bturbopack%5D_browser_dev_hmr-client_hmr-client_ts.js\" async></script>"),
            Some("next.js dev server")
        );
        for article in [
            "<p>Load <code>/@vite/client</code></p>",
            "&lt;script src=&quot;/@vite/client&quot;&gt;",
            "<p>webpack-dev-server is a tool</p>",
            "<!-- <script src=\"/@vite/client\"></script> -->",
            "<script>document.write('<script src=\"/@vite/client\">')</script>",
            "<textarea><script src=\"/@vite/client\"></script></textarea>",
            "<script src=\"/view.js?of=/@vite/client\"></script><a href=/webpack-dev-server>x</a><img src=/webpack-dev-server.png>",
            "<script src=/_next/static/chunks/webpack-7a1b2c3d4e5f6071.js></script>",
        ] {
            assert_eq!(shown(article), None, "{article}");
        }
    }

    #[test]
    fn what_it_makes_lies_in_its_own_folders() {
        assert!(makes("next.js dev server", "/_next/static/chunks/a.css") && makes("vite dev server", "/src/main.js"));
        assert!(!makes("vite dev server", "/assets/app.js") && !makes("django runserver", "/src/a.js"));
    }

    #[test]
    fn a_development_server_is_known_by_its_name_and_its_page() {
        let of = |server: &str| {
            let mut answer = Answer::of(200, "text/plain", "ok");
            answer.headers.insert("server", server.parse().expect("a header value"));
            shown_by(&answer)
        };
        assert_eq!(of("WSGIServer/0.2 CPython/3.13.5"), Some("wsgiref server"));
        let mut django = Answer::of(200, "text/plain", "ok");
        django.headers.insert("server", "WSGIServer/0.2 CPython/3.13.5".parse().expect("a header value"));
        django.headers.insert("x-frame-options", "DENY".parse().expect("a header value"));
        assert_eq!(shown_by(&django), Some("django runserver"));
        assert_eq!(of("Werkzeug/3.1.3 Python/3.13.5"), Some("flask development server"));
        assert_eq!(of("WEBrick/1.9.1 (Ruby/3.3.8/2025-04-09)"), Some("ruby webrick"));
        assert_eq!([of("nginx/1.26.3"), of("gunicorn"), of("uvicorn"), of("x-Werkzeug/3")], [None; 4]);
        let php = "<!doctype html><html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested resource \
            <code class=\"url\">/nowhere</code> was not found on this server.</p></body></html>";
        assert_eq!(shown_by(&Answer::of(404, "text/html; charset=UTF-8", php)), Some("php development server"));
        assert_eq!(shown_by(&Answer::of(200, "text/html", php)), None);
        assert_eq!(
            vite_client("import \"/x/env.mjs\";\nconsole.debug(\"[vite] connecting...\");\nfunction createHotContext() {}"),
            Some("vite dev server")
        );
        assert_eq!(vite_client("import.meta.hot is a part of the API of Vite"), None);
    }
}
