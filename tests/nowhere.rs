//! Apps that answer any path: what they say to it is neither a private file nor a health page nor a debug page, whatever form it has. And
//! the files and pages that are there all the same.

use std::sync::atomic::{AtomicUsize, Ordering};

use plimsoll::{
    check::{self, Severity},
    config::Given,
};

use crate::{
    app::Looked,
    doors::{at, judge},
    support::{Asked, Reply, Web},
};

/// Another one each time.
fn token() -> String {
    static NUMBER: AtomicUsize = AtomicUsize::new(1);
    let n = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!("{:016x}-{:08X}", 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(n as u64), n.wrapping_mul(2_654_435_761) % 0xffff_ffff)
}

const START: &str = "<html><body><h1>Shop</h1><p>Ignition coils, spark plugs and all that a workshop wants, from stock and by tomorrow, for cars of \
    any make and age; ask us for what is not listed, and we look for it together with you.</p><a href=/about>About</a> <a href=/items>Items</a></body></html>";

/// What an app says to any path but its start page.
type AnyPath = fn(&str) -> Reply;

fn shell(path: &str) -> Reply {
    let (csrf, nonce) = (token(), token());
    Reply::html(&format!(
        "<!doctype html><html><head><meta name=csrf-token content=\"{csrf}\"><script nonce=\"{nonce}\">window.dataLayer=[]</script></head>\
         <body data-path=\"{path}\"><div id=root></div></body></html>"
    ))
}

const EVERY_FORM: &[(&str, AnyPath)] = &[
    ("a shell with a token and a nonce", shell),
    ("an echo", |path| Reply::of("text/plain", format!("you asked for {path}\n"))),
    ("an echo that has the form of settings", |path| Reply::of("text/plain", format!("PATH={path}\nSECRET_KEY={}\n", token()))),
    ("data with an id", |path| Reply::json(&format!("{{\"ok\":true,\"path\":\"{path}\",\"requestId\":\"{}\"}}", token()))),
    ("data that says that it is not there", |_| Reply::json(&format!("{{\"error\":\"not found\",\"trace\":\"{}\"}}", token()))),
    ("a random word", |_| Reply::of("text/plain", token())),
    ("nothing", |_| Reply::of("text/plain", "")),
    ("the start page", |_| Reply::html("").status(302).with("location", "/")),
    ("a dump for whoever asks", |_| Reply::of("text/plain", "-- MySQL dump\nCREATE TABLE a (b int);\nINSERT INTO a VALUES (1);\n")),
];

#[test]
fn an_app_that_answers_any_path_has_neither_private_files_nor_health_pages() {
    for (name, any_path) in EVERY_FORM {
        let any_path = *any_path;
        let seen = at(move |asked| if asked.path == "/" { Reply::html(START) } else { any_path(&asked.path) });
        for table in ["http_exposure", "http_health", "http_metrics"] {
            assert_eq!(seen.looked.all(&format!("select path from {table}")), Vec::<String>::new(), "{name}: {table}");
        }
        assert_eq!(
            seen.state("environments/private-file-public"),
            "pass",
            "{name}: {:?}",
            seen.verdicts["environments/private-file-public"]
        );
        assert_eq!(seen.state("monitoring/health-endpoint-missing"), "fail", "{name}");
        let sent: i64 = seen.looked.one("select sum(times) from sent where kind = 'http'");
        assert!(sent <= 200, "{name}: {sent}");
    }
}

/// One that does so below one folder, and beside names of one ending.
#[test]
fn what_a_folder_answers_to_any_path_in_it_is_nothing() {
    let seen = at(|asked| match asked.path.as_str() {
        "/" => Reply::html(START),
        path if path.starts_with("/api/") => Reply::json(&format!("{{\"message\":\"no route\",\"id\":\"{}\"}}", token())),
        path if path.starts_with("/.") => Reply::of("text/plain", format!("APP_KEY={}\n", token())),
        path if path.starts_with("/actuator/") => Reply::json("{\"activeProfiles\":[],\"propertySources\":[],\"contexts\":{}}"),
        path if path.ends_with(".sql") => Reply::of("text/plain", format!("INSERT INTO trap VALUES ('{}');\n", token())),
        _ => Reply::not_found(),
    });
    assert_eq!(seen.looked.all("select path || ' ' || name from http_exposure"), Vec::<String>::new());
    assert_eq!(seen.looked.all("select path from http_health"), Vec::<String>::new());
}

/// The files are there, beside a shell that answers all other paths, whatever they are sent as.
#[test]
fn files_that_are_there_are_found_beside_a_page_of_any_path() {
    let seen = at(|asked| match asked.path.as_str() {
        "/" => Reply::html(START),
        "/.env" => Reply::html(
            "APP_NAME=shop\nAPP_KEY=base64:c4nary-of-env\nspring.mail.password=c4nary-of-mail\nCERT=\"-----BEGIN PRIVATE KEY-----\nc4naryOfPem\n-----END PRIVATE KEY-----\"\n",
        ),
        "/.env.bak" => Reply::of("application/octet-stream", "LOG_LEVEL=debug\nREGION=eu\n"),
        "/.git/config" => Reply::of(
            "text/plain",
            "[core]\n\trepositoryformatversion = 0\n[remote \"origin\"]\n\turl = https://ann:c4nary-of-git@git.example/shop\n",
        ),
        "/.git-credentials" => Reply::of("text/plain", "https://ann:c4nary-of-store@git.example\n"),
        "/.htpasswd" => Reply::of("application/octet-stream", "ann:$apr1$c4nary$xxxxxxxxxxxxxxxxxxxxxx\n"),
        "/wp-config.php.bak" => Reply::of("text/plain", "<?php\ndefine('DB_PASSWORD', 'c4nary-of-wp');\n"),
        "/info.php" => Reply::html(
            "<title>PHP 8.2.7 - phpinfo()</title><table><tr><td class=\"e\">System </td><td class=\"v\">c4nary-of-php</td></tr></table>",
        ),
        "/actuator" => Reply::of(
            "application/vnd.spring-boot.actuator.v3+json",
            "{\"_links\":{\"self\":{\"href\":\"/actuator\"},\"heapdump\":{\"href\":\"/actuator/heapdump\"}}}",
        ),
        "/actuator/env" => Reply::of(
            "application/vnd.spring-boot.actuator.v3+json",
            "{\"activeProfiles\":[],\"propertySources\":[{\"name\":\"a\",\"properties\":{\"b\":{\"value\":\"******\"}}}]}",
        ),
        "/env" => Reply::json("{\"profiles\":[],\"systemEnvironment\":{\"HOME\":\"c4nary-of-boot\"}}"),
        "/storage/logs/laravel.log" => {
            Reply::of("text/plain", "[2026-11-30 10:00:00] production.ERROR: c4nary-of-log {\"exception\":\"x\"}\n")
        }
        "/dump.sql" => Reply::of(
            "application/sql",
            "--\n-- PostgreSQL database dump\n--\n\nCREATE TABLE public.a (b text);\nCOPY public.a (b) FROM stdin;\nc4nary-of-dump\n\\.\n",
        ),
        path => shell(path),
    });
    let found = seen.looked.all("select path || ' ' || name from http_exposure order by 1");
    assert_eq!(
        found,
        [
            "/.env environment file",
            "/.env.bak environment file without a secret",
            "/.git-credentials git credentials",
            "/.git/config git repository",
            "/.htpasswd password file",
            "/actuator spring heap dump offered",
            "/actuator/env spring environment without values",
            "/dump.sql database dump",
            "/env spring environment",
            "/info.php phpinfo",
            "/storage/logs/laravel.log application log",
            "/wp-config.php.bak wordpress settings",
        ]
    );
    assert_eq!(
        seen.looked.all("select statement from sent where statement like '%heapdump%'"),
        Vec::<String>::new(),
        "asking is no reading"
    );
    seen.looked.keeps_none(&["c4nary"]);
}

#[test]
fn maps_are_graded_by_what_they_hold_and_two_are_enough() {
    let app = |texts: &'static str| {
        move |asked: &Asked| match asked.path.as_str() {
            "/" => Reply::html(&format!("{START}<script src=/a.js></script><script src=/b.js></script><script src=/c.js></script>")),
            "/a.js" | "/b.js" | "/c.js" => {
                Reply::of("text/javascript", format!("let a = '{0}';\n//# sourceMappingURL={0}.map\n", &asked.path[1..]))
            }
            path if path.ends_with(".map") => {
                Reply::json(&format!("{{\"version\":3,\"sources\":[\"../src/a.ts\"],\"sourcesContent\":{texts},\"mappings\":\"\"}}"))
            }
            _ => Reply::not_found(),
        }
    };
    let maps = |texts| {
        let seen = at(app(texts));
        assert_eq!(seen.looked.one::<i64>("select count(*) from sent where statement like '%.map'"), 2);
        let (checks, _) = check::load(std::path::Path::new("/nonexistent"));
        let check = checks.iter().find(|check| check.name() == "environments/private-file-public").unwrap();
        let hints = check.judge_with_hints(seen.looked.snapshot.db()).1;
        seen.findings("environments/private-file-public")
            .iter()
            .chain(&hints)
            .map(|f| format!("{} {:?} {:?}", f.subject, f.severity.unwrap(), f.certainty).to_lowercase())
            .collect::<Vec<String>>()
    };
    assert_eq!(maps("[\"let c4nary\"]"), ["source map with sources low sure"]);
    assert_eq!(maps("[]"), ["source map low hint"]);
}

#[test]
fn a_shop_with_unlucky_words_shows_no_debug_page_and_runs_on_no_development_server() {
    let seen = at(|asked| match asked.path.as_str() {
        "/" => Reply::html(&format!("{START}<script>window.dataLayer=window.dataLayer||[]</script>")),
        "/about" => Reply::html(&format!(
            "{START}<article>Set DEBUG = True in Django; the Werkzeug debugger has EVALEX = true; load <code>/@vite/client</code>, see \
             <a href=/webpack-dev-server>webpack-dev-server</a><!-- <script src=/@vite/client></script> --></article>"
        )),
        _ => Reply::html(
            "<script>window.dataLayer=[];window.data={}</script><div id=app></div><h1>Whoops</h1><p>No ignition coils here; our stack of \
             laravel mugs, Rails.root: and Symfony Exception shirts is gone. Traceback (most recent call last) is a song.</p>",
        )
        .status(404),
    });
    assert_eq!(seen.looked.all("select kind || ' ' || name from http_exposure"), Vec::<String>::new());
    for check in ["debug-page-shown", "development-server", "private-file-public"] {
        assert_eq!(seen.state(&format!("environments/{check}")), "pass", "{check}");
    }
}

#[test]
fn a_debug_page_of_a_path_that_nobody_made_is_found() {
    let seen = at(|asked| match asked.path.as_str() {
        "/" => Reply::html(START),
        _ => Reply::html(include_str!("answers/django-debug-404.html"))
            .status(404)
            .with("server", "WSGIServer/0.2 CPython/3.13.5")
            .with("x-frame-options", "DENY"),
    });
    let found = seen.looked.all("select kind || ' ' || name from http_exposure order by 1");
    assert_eq!(found, ["debug-page django debug page", "development-server django runserver"]);
    assert_eq!(seen.findings("environments/debug-page-shown")[0].severity, Some(Severity::Critical));
}

#[test]
fn health_endpoints_at_rarer_paths_are_found_and_only_asked_where_no_usual_one_is() {
    for path in ["/health_check", "/api/ping", "/health/readiness", "/server/ping", "/v1/health"] {
        let seen = at(move |asked| match asked.path.as_str() {
            "/" => Reply::html(START),
            asked if asked == path => Reply::of("text/plain", "pong"),
            other => shell(other),
        });
        assert_eq!(seen.looked.all("select path from http_health"), [path]);
        assert_eq!(seen.state("monitoring/health-endpoint-missing"), "pass", "{path}");
    }
    let usual = at(|asked| match asked.path.as_str() {
        "/" => Reply::html(START),
        "/healthz" => Reply::of("text/plain", "ok"),
        _ => Reply::not_found(),
    });
    assert_eq!(usual.looked.one::<i64>("select count(*) from sent where statement = 'GET /health_check'"), 0);
}

#[test]
fn the_health_endpoint_that_is_named_is_asked_and_no_other() {
    let web = Web::start(|asked| match asked.path.as_str() {
        "/" => Reply::html(START),
        "/internal/state?full=1" => Reply::of("application/health+json", "{\"status\":\"fail\",\"output\":\"queue\"}"),
        "/healthz" => Reply::of("text/plain", "ok"),
        other => shell(other),
    });
    let named = |path: &str| {
        let given = Given { app: Some(web.url()), ..Given::default() };
        judge(Looked::given(given, &format!("[app]\nhealth = \"{path}\"\n")))
    };
    let seen = named("/internal/state?full=1");
    assert_eq!(seen.looked.all("select path || ' ' || status || ' ' || says_ill from http_health"), ["/internal/state?full=1 200 1"]);
    assert_eq!(seen.looked.one::<i64>("select count(*) from sent where statement like 'GET /health%'"), 0);
    assert_eq!(seen.findings("monitoring/health-endpoint-failing").len(), 1);
    let shut = Web::start(|asked| if asked.path == "/" { Reply::html(START) } else { Reply::not_found() });
    let given = Given { app: Some(shut.url()), ..Given::default() };
    let gone = judge(Looked::given(given, "[app]\nhealth = \"/gone\"\n"));
    assert!(gone.findings("monitoring/health-endpoint-failing")[0].message.contains("/gone answers 404"));
    assert_eq!(gone.state("monitoring/health-endpoint-missing"), "pass", "that it is not where it was said to be is one fault, not two");
}

/// Wagtail and other apps with a route for any path add a slash first, and say what they are behind it.
#[test]
fn a_debug_page_behind_a_redirect_that_adds_a_slash_is_found() {
    let seen = at(|asked| match asked.path.as_str() {
        "/" => Reply::html(START),
        path if !path.ends_with('/') => Reply::html("").status(301).with("location", &format!("{path}/")),
        _ => Reply::html(include_str!("answers/django-debug-404.html")).status(404),
    });
    assert_eq!(seen.looked.all("select name from http_exposure"), ["django debug page"]);
    assert_eq!(seen.state("environments/debug-page-shown"), "fail");
}

/// Flask's own page for a path that is not there tells nothing of its debugger; the script of it does.
#[test]
fn a_debugger_that_no_page_shows_yet_is_found_by_its_script() {
    let answers = |is_on: bool| {
        move |asked: &Asked| match asked.path.as_str() {
            "/" => Reply::html(START),
            path if is_on && path.starts_with("/?__debugger__=yes") => {
                Reply::of("text/javascript", "docReady(() => { if (CONSOLE_MODE && EVALEX) { createInteractiveConsole(); } });")
            }
            path if path.starts_with("/?") => Reply::html(START),
            _ => Reply::not_found(),
        }
    };
    assert_eq!(at(answers(true)).looked.all("select name from http_exposure"), ["werkzeug debugger"]);
    assert_eq!(at(answers(false)).looked.all("select name from http_exposure"), [""; 0]);
}

/// A registry has a package of the name `health`, and of every other word.
#[test]
fn what_names_things_has_no_health_endpoints() {
    let package = |name: &str| Reply::json(&format!("{{\"name\":\"{name}\",\"versions\":{{\"0.0.1\":{{}}}}}}"));
    let registry = at(move |asked| match asked.path.trim_matches('/') {
        "" => Reply::html(START),
        "-/ping" => Reply::json("{}"),
        name if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') => package(name),
        _ => Reply::not_found(),
    });
    assert_eq!(registry.looked.all("select path from http_health"), ["/-/ping"]);
    let kept = at(|asked| match asked.path.as_str() {
        "/" => Reply::html(START),
        "/health" | "/live" | "/ready" | "/ping" => Reply::json("{\"status\":\"ok\"}"),
        _ => Reply::not_found(),
    });
    assert_eq!(kept.looked.all("select path from http_health order by 1"), ["/health", "/live", "/ping", "/ready"]);
}

/// What a development server sends is none of what its build makes, and none of its tools is asked for.
#[test]
fn files_of_a_development_server_are_not_judged_as_those_of_a_build() {
    let page = START.replace("</html>", "<script type=module src=/@vite/client></script><script src=/src/main.js></script></html>");
    let seen = at(move |asked| match asked.path.as_str() {
        "/" => Reply::html(&page),
        "/src/main.js" => {
            Reply::of("text/javascript", format!("fetch('/__open-in-editor');{}", "let a = 'some words of a script';".repeat(200)))
        }
        "/@vite/client" => Reply::of("text/javascript", "console.debug('[vite] connecting'); function createHotContext() {}"),
        _ => Reply::not_found(),
    });
    assert_eq!(seen.state("environments/development-server"), "fail");
    assert_eq!(["cdn/asset-uncompressed", "cdn/hashed-asset-short-lived"].map(|id| seen.state(id)), ["unproven"; 2]);
    assert_eq!(seen.looked.one::<i64>("select count(*) from sent where statement like '%open-in-editor%'"), 0);
}
