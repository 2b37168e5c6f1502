//! Debug pages of frameworks, each by the elements that its template makes; and stacks, by lines with a file and a place in them. Words
//! alone are none: a shop may sell ignition coils, and an article may be about Django.

use std::{collections::HashSet, sync::LazyLock};

use html5gum::Token;
use regex::Regex;

use crate::{
    probe::app::{
        page::{headers::media, tags::value},
        visit::{answer::Answer, outline::Outline},
    },
    scenario::tokens,
};

/// A page is read so far.
const LONGEST: usize = 1024 * 1024;

/// A page of a template: what its title has, all ids and classes, and what its scripts and its text have.
struct Template {
    name: &'static str,
    title: &'static str,
    ids: &'static [&'static str],
    classes: &'static [&'static str],
    scripts: &'static [&'static str],
    words: &'static [&'static str],
}

const NONE: Template = Template { name: "", title: "", ids: &[], classes: &[], scripts: &[], words: &[] };

/// As their templates have it: django/views/templates/technical_404.html and technical_500.html, werkzeug/debug/tbtools.py,
/// actionpack/…/templates/rescues/layout.erb, spatie/ignition and facade/ignition errorPage.php, laravel/framework
/// …/exceptions/renderer/components/layout.blade.php, filp/whoops layout.html.php, symfony/error-handler exception.html.php,
/// plug/templates/debugger.html.eex, aspnetcore DeveloperExceptionPage/Views/ErrorPage.cshtml, starlette/middleware/errors.py.
const TEMPLATES: &[Template] = &[
    Template { name: "django debug page", ids: &["summary", "explanation"], words: &["DEBUG = True"], ..NONE },
    Template { name: "werkzeug debugger", scripts: &["CONSOLE_MODE =", "EVALEX =", "SECRET ="], ..NONE },
    Template { name: "rails debug page", title: "Exception caught", words: &["Rails.root:"], ..NONE },
    Template { name: "laravel debug page", ids: &["app"], scripts: &["window.data =", "window.ignite(window.data)"], ..NONE },
    Template { name: "laravel debug page", classes: &["default-highlightable-code"], scripts: &["hljs.initLineNumbersOnLoad"], ..NONE },
    Template { name: "whoops debug page", classes: &["stack-container", "frames-container", "details-container"], ..NONE },
    Template { name: "symfony debug page", classes: &["exception-summary", "exception-message-wrapper", "exception-http"], ..NONE },
    Template { name: "phoenix debug page", classes: &["exception-info", "code-explorer", "conn-info"], ..NONE },
    Template { name: "asp.net error page", ids: &["stackpage"], classes: &["titleerror", "rawExceptionStackTrace"], ..NONE },
    Template { name: "starlette debug page", title: "Starlette Debugger", classes: &["traceback-container"], ..NONE },
];

/// What a page is made of, as far as templates are told by it.
#[derive(Default)]
struct Elements {
    title: String,
    ids: HashSet<String>,
    classes: HashSet<String>,
    scripts: String,
    words: String,
}

impl Elements {
    fn of(page: &str) -> Self {
        let (mut found, mut inside) = (Self::default(), Vec::new());
        for token in tokens(&page[..page.floor_char_boundary(LONGEST)]) {
            match token {
                Token::StartTag(tag) => {
                    found.ids.extend(value(&tag, "id"));
                    found.classes.extend(value(&tag, "class").iter().flat_map(|all| all.split_whitespace()).map(str::to_owned));
                    if !tag.self_closing {
                        inside = tag.name.to_vec();
                    }
                }
                Token::EndTag(_) => inside.clear(),
                Token::String(text) => {
                    let place = match inside.as_slice() {
                        b"script" => &mut found.scripts,
                        b"title" => &mut found.title,
                        b"style" => continue,
                        _ => &mut found.words,
                    };
                    place.push_str(&String::from_utf8_lossy(text.as_slice()));
                }
                _ => {}
            }
        }
        found
    }

    fn are_of(&self, template: &Template) -> bool {
        self.title.contains(template.title)
            && template.ids.iter().all(|id| self.ids.contains(*id))
            && template.classes.iter().all(|class| self.classes.contains(*class))
            && template.scripts.iter().all(|words| self.scripts.contains(words))
            && template.words.iter().all(|words| self.words.contains(words))
    }
}

/// The debug page that an answer is, or the stack that it shows; none: neither.
pub(crate) fn shown_by(answer: &Answer) -> Option<&'static str> {
    let text = answer.text();
    let is_html = media(answer) == "html";
    if answer.status < 400 {
        return in_passing(answer, &text);
    }
    let by_template = || {
        let elements = Elements::of(&text);
        TEMPLATES.iter().find(|template| elements.are_of(template)).map(|template| template.name)
    };
    let by_form = || FORMS.iter().find(|(_, form)| form.is_match(&text)).map(|(name, _)| *name);
    let by_trace = || TRACES.iter().find(|(_, trace)| trace.is_match(&text)).map(|(name, _)| *name);
    let by_data = || if media(answer) == "json" { in_data(&answer.body) } else { None };
    let by_page = || if is_html { by_template() } else { None };
    by_page().or_else(by_form).or_else(by_data).or_else(by_trace).or_else(|| in_passing(answer, &text))
}

/// What an answer shows whatever its status.
fn in_passing(answer: &Answer, text: &str) -> Option<&'static str> {
    if answer.headers.contains_key("x-debug-token") {
        return Some("symfony profiler");
    }
    // django-debug-toolbar, templates/debug_toolbar/base.html.
    let has_toolbar = media(answer) == "html" && text.contains("djDebug") && Elements::of(text).ids.contains("djDebug");
    has_toolbar.then_some("django debug toolbar")
}

/// Rails where it answers with data, and PHP frameworks in debug mode.
fn in_data(body: &[u8]) -> Option<&'static str> {
    let data = Outline::of(body)?;
    let has = |name| data.get(name).is_some();
    if data.get("traces").and_then(|traces| traces.get("Application Trace")).is_some() {
        return Some("rails debug page");
    }
    let is_php = ["exception", "file", "line", "trace"].into_iter().all(has) && matches!(data.get("trace"), Some(Outline::List { .. }));
    is_php.then_some("php stack trace")
}

/// Debug pages without elements: Django's and Rails' to a program, the yellow page of ASP.NET.
static FORMS: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    vec![
        form(
            "django debug page",
            r"(?m)^You(?:'|’|&#x27;)re seeing this error because you have DEBUG = True in your\s+Django settings file",
        ),
        form("rails debug page", r"(?m)\A[A-Z][\w ]+\n\n(?s:.*?)^Rails\.root: "),
        form("asp.net error page", r"(?is)<h1>\s*Server Error in '[^'<]*' Application\..*<b>\s*Stack Trace:\s*</b>"),
    ]
});

/// Lines of a stack with a file and a place in it: prose that only has the words is none.
static TRACES: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    vec![
        form("python traceback", r#"Traceback \(most recent call last\)(?s:.{0,200}?)File (?:\\?"|&quot;|&#34;|&#x27;|')"#),
        form("node stack trace", r"\bat [^\n<>]{0,300}?\.[cm]?[jt]sx?:\d+:\d+"),
        form("java stack trace", r"(?:\b|\\t)at [\w$.]+\.[\w$<>&;]+\([\w$]+\.(?:java|kt|scala):\d+\)"),
        form("go stack trace", r"goroutine \d+ \[running\]:(?:\s|\\n)(?s:.{0,400}?)\.go:\d+"),
        form("rust backtrace", r"panicked at [^\n]{0,300}?\.rs:\d+|stack backtrace:\s+0: "),
        form("php error", r"<b>(?:Fatal|Parse) error</b>:\s[^\n]{0,500}(?s:.{0,2000}?) in <b>[^<]{1,300}</b> on line <b>\d+</b>"),
    ]
});

fn form(name: &'static str, pattern: &str) -> (&'static str, Regex) {
    (name, Regex::new(pattern).expect("a constant"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(status: u16, kind: &str, body: &str) -> Option<&'static str> {
        shown_by(&Answer::of(status, kind, body))
    }

    /// What the frameworks themselves answered, shortened.
    #[test]
    fn pages_of_frameworks_are_known_in_debug_mode_and_not_in_production() {
        macro_rules! answer {
            ($file:literal) => {
                include_str!(concat!("../../../../tests/answers/", $file))
            };
        }
        let (html, text) = ("text/html; charset=utf-8", "text/plain; charset=utf-8");
        for (status, kind, body, name) in [
            (404, html, answer!("django-debug-404.html"), "django debug page"),
            (500, html, answer!("django-debug-500.html"), "django debug page"),
            (500, text, answer!("django-debug-500-text.txt"), "django debug page"),
            (500, html, answer!("flask-debug-500.html"), "werkzeug debugger"),
            (500, html, answer!("fastapi-debug-500.html"), "starlette debug page"),
            (500, text, answer!("fastapi-debug-500-text.txt"), "python traceback"),
            (500, html, answer!("express-development-500.html"), "node stack trace"),
            (404, html, answer!("rails-development-404.html"), "rails debug page"),
        ] {
            assert_eq!(shown(status, kind, body), Some(name), "{body}");
            assert_eq!(shown(200, kind, body), None, "a page that shows one as an example has no error: {name}");
        }
        for (status, kind, body) in [
            (404, html, answer!("django-prod-404.html")),
            (404, html, answer!("flask-prod-404.html")),
            (500, text, answer!("fastapi-prod-500.html")),
            (500, html, answer!("express-production-500.html")),
        ] {
            assert_eq!(shown(status, kind, body), None, "{body}");
        }
    }

    /// By the templates that are named above.
    #[test]
    fn pages_of_other_frameworks_are_known_by_their_templates() {
        for (body, name) in [
            (
                "<script>window.data = {\"report\":{}};</script><div id=\"app\"></div><script>!function(){}()</script><script>window.ignite(window.data);</script>",
                "laravel debug page",
            ),
            (
                "<script>window.data = {}</script><div id=\"app\"></div><script>window.Ignition = window.ignite(window.data);</script>",
                "laravel debug page",
            ),
            ("<div class=\"default-highlightable-code\"></div><script>hljs.initLineNumbersOnLoad()</script>", "laravel debug page"),
            (
                "<div class=\"stack-container\"><div class=\"frames-container cf\"></div><div class=\"details-container cf\"></div></div>",
                "whoops debug page",
            ),
            (
                "<div class=\"exception-summary \"><h2 class=\"exception-http\">HTTP 500</h2><div class=\"exception-message-wrapper\"></div></div>",
                "symfony debug page",
            ),
            (
                "<header class=\"exception-info\"></header><div class=\"code-explorer\"></div><div class=\"conn-info\"></div>",
                "phoenix debug page",
            ),
            (
                "<div class=\"titleerror\">X</div><div id=\"stackpage\" class=\"page\"><pre class=\"rawExceptionStackTrace\"></pre></div>",
                "asp.net error page",
            ),
            ("<H1>Server Error in '/' Application.<hr></H1><b>Stack Trace:</b> <br>", "asp.net error page"),
        ] {
            assert_eq!(shown(500, "text/html", body), Some(name), "{body}");
        }
        assert_eq!(shown(404, "text/plain", "Routing Error\n\nNo route matches\n\nRails.root: /srv/shop\n"), Some("rails debug page"));
        let data = |body: &str| shown(500, "application/json", body);
        assert_eq!(data("{\"status\":404,\"exception\":\"x\",\"traces\":{\"Application Trace\":[]}}"), Some("rails debug page"));
        assert_eq!(
            data("{\"message\":\"x\",\"exception\":\"E\",\"file\":\"/srv/a.php\",\"line\":3,\"trace\":[{}]}"),
            Some("php stack trace")
        );
        assert_eq!(data("{\"message\":\"x\",\"trace\":\"b7a1\",\"file\":\"a.csv\",\"line\":3}"), None);
        let toolbar = |body: &str| shown(200, "text/html", body);
        assert_eq!(toolbar("<body><div id=\"djDebug\" class=\"djdt-hidden\"></div></body>"), Some("django debug toolbar"));
        assert_eq!(toolbar("<p>Remove <code>&lt;div id=\"djDebug\"&gt;</code></p>"), None);
    }

    /// Shops and articles whose pages of errors have the words and not the elements.
    #[test]
    fn unlucky_words_are_no_debug_page() {
        for body in [
            "<script>window.dataLayer = window.dataLayer || [];</script><div id=\"app\"></div><p>Ignition coils, 404</p>",
            "<script>window.data = {}; ignition.start(window.data)</script><div id=app></div><h1>Ignition locks</h1>",
            "<div id=summary>Your order</div><p>Read how to set DEBUG = True in Django, and why not</p>",
            "<p>Werkzeug: the EVALEX console and its debugger, Traceback (most recent call last)</p>",
            "<p>Whoops, laravel stack: nothing here</p><div class=\"Whoops container\"></div>",
            "<title>Symfony Exception</title><p>Plug.Debugger, Rails.root: the way to your app</p>",
            "<p>Server Error in '/' Application. Stack Trace:</p>",
            "<p>goroutine 1 [running]: what it means, and a stack backtrace: too</p>",
            "<p>Look at main.js for more. We panicked at noon. Fatal error: in the kitchen</p>",
            "<link href=/node_modules/bootstrap/b.css>\n    at your service",
            "<title>Starlette Debugger</title><p>An article that was taken away</p>",
        ] {
            assert_eq!(shown(404, "text/html", body), None, "{body}");
        }
    }

    #[test]
    fn a_trace_has_files_and_places_and_prose_has_none() {
        for (body, name) in [
            ("Traceback (most recent call last):\n  File \"/srv/app.py\", line 3", "python traceback"),
            ("<pre>Traceback (most recent call last):\n  File &quot;/srv/app.py&quot;</pre>", "python traceback"),
            ("{\"stack\":\"Error\\n    at next (/app/node_modules/x.js:3:1)\"}", "node stack trace"),
            ("TypeError: x\n    at get (/srv/node_modules/express/lib/router.js:3:1)", "node stack trace"),
            ("{\"trace\":\"\\tat org.shop.Cart.add(Cart.java:41)\"}", "java stack trace"),
            ("\tat org.shop.Cart$Line.<init>(Cart.kt:41)", "java stack trace"),
            ("panic: x\n\ngoroutine 34 [running]:\nmain.main.func1()\n\t/srv/shop/main.go:12 +0x1d", "go stack trace"),
            ("thread 'main' panicked at src/main.rs:4:5", "rust backtrace"),
            (
                "<br />\n<b>Fatal error</b>:  Uncaught Exception: x in /srv/a.php:3\nStack trace:\n#0 {main}\n  thrown in <b>/srv/a.php</b> on line <b>3</b><br />",
                "php error",
            ),
        ] {
            assert_eq!(shown(500, "application/json", body), Some(name), "{body}");
        }
        assert_eq!(shown(500, "text/plain", "A traceback (most recent call last) is what Python prints"), None);
    }
}
