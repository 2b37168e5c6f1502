//! Private files and tools of operators at their usual paths, each known by the form of what it holds. Nothing of that is kept.

use std::sync::LazyLock;

use regex::Regex;

use crate::probe::app::{known::settings::environment_file, visit::outline::Outline};

/// The name of what a file holds; any other text that is answered there holds none of it.
pub(crate) type Mark = fn(&str) -> Option<&'static str>;

/// Each with what it is known by. Formats: git-scm.com/docs/gitrepository-layout and gitcredentials, httpd.apache.org/docs/2.4/misc/password_encryptions.html,
/// docs.spring.io/spring-boot/api/rest/actuator, pkg.go.dev/expvar and net/http/pprof, laravel.com/docs/logging, php.net/phpinfo.
pub(crate) const FILES: &[(&str, Mark)] = &[
    ("/.env", environment_file),
    ("/.env.production", environment_file),
    ("/.env.local", environment_file),
    ("/.env.bak", environment_file),
    ("/.git/HEAD", |t| is(&HEAD, t).then_some("git repository")),
    ("/.git/config", |t| (!is_page(t) && has_line(t, "[core]") && t.contains("repositoryformatversion")).then_some("git repository")),
    ("/.git-credentials", |t| every_line(&CREDENTIAL, t).then_some("git credentials")),
    ("/.aws/credentials", |t| (!is_page(t) && is(&AWS, t)).then_some("aws credentials")),
    ("/.htpasswd", |t| every_line(&PASSWORD, t).then_some("password file")),
    ("/wp-config.php.bak", |t| is(&WORDPRESS, t).then_some("wordpress settings")),
    ("/actuator", |t| json(t)?.get("_links")?.get("heapdump").map(|_| "spring heap dump offered")),
    ("/actuator/env", spring_environment),
    ("/env", old_spring_environment),
    ("/actuator/configprops", |t| {
        (json(t)?.get("contexts")?.members().is_some() && t.contains("\"beans\"")).then_some("spring configuration")
    }),
    ("/debug/vars", |t| json(t).filter(|v| v.get("cmdline").is_some() && v.get("memstats").is_some()).map(|_| "go variables")),
    ("/debug/pprof/", |t| (t.contains("<title>/debug/pprof/</title>") && t.contains("goroutine?debug=")).then_some("go profiler")),
    ("/phpinfo.php", phpinfo),
    ("/info.php", phpinfo),
    ("/_profiler/phpinfo", phpinfo),
    ("/server-status", |t| {
        (t.contains("<title>Apache Status</title>") && t.contains("<h1>Apache Server Status")).then_some("apache status")
    }),
    ("/storage/logs/laravel.log", |t| is(&LOG, t).then_some("application log")),
    ("/backup.sql", dump),
    ("/dump.sql", dump),
    ("/docker-compose.yml", |t| (!is_page(t) && is(&SERVICES, t)).then_some("compose file")),
];

macro_rules! patterns {
    ($($name:ident = $pattern:literal;)*) => { $(static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($pattern).expect("a constant"));)* };
}

patterns! {
    HEAD = r"\Aref: refs/[\w./\-]+\s*\z";
    CREDENTIAL = r"\Ahttps?://[^\s/:@]+:[^\s/@]+@[^\s/]+\S*\z";
    AWS = r"(?m)^\s*aws_access_key_id\s*=\s*[A-Z0-9]{16,}\s*$";
    PASSWORD = r"\A[^\s:]+:(?:\$(?:apr1|1|2[aby]|5|6|y)\$\S+|\{SHA\}\S+|[./0-9A-Za-z]{13})\z";
    WORDPRESS = r#"\A\s*<\?php(?s:.*)define\(\s*['"]DB_PASSWORD['"]\s*,"#;
    LOG = r"\A\s*\[\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d[^\]\n]*\] [\w\-]+\.(?:DEBUG|INFO|NOTICE|WARNING|ERROR|CRITICAL|ALERT|EMERGENCY): ";
    SERVICES = r"(?m)^services:\s*$(?s:.*)^\s+(?:image|build):";
    SHOWN = r#""value"\s*:\s*(?:"[^"*]|\d|true|false)"#;
    DUMPED = r"\A(?:PGDMP|\s*(?:--\s*)*(?:-- (?:PostgreSQL database|MySQL|MariaDB)[ \w]* dump|SET |CREATE |INSERT |DROP |BEGIN|PRAGMA |/\*!))";
    TABLE = r"(?mi)^\s*CREATE TABLE ";
    ROWS = r"(?mi)^\s*(?:INSERT INTO \S+|COPY \S+ .*FROM stdin;)";
}

fn is(pattern: &Regex, text: &str) -> bool {
    pattern.is_match(text)
}

/// True for what a browser shows as a page.
pub(crate) fn is_page(text: &str) -> bool {
    let begin = text[..text.floor_char_boundary(1024)].trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    begin.starts_with('<') || ["<html", "<!doctype", "<body", "<head"].iter().any(|mark| begin.contains(mark))
}

fn has_line(text: &str, wanted: &str) -> bool {
    text.lines().any(|line| line.trim() == wanted)
}

fn every_line(pattern: &Regex, text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).peekable();
    lines.peek().is_some() && lines.all(|line| pattern.is_match(line))
}

fn json(text: &str) -> Option<Outline> {
    Outline::of(text.as_bytes())
}

/// Since version 2 it lists where each setting comes from; since 3 it shows no value unless it is told to.
fn spring_environment(text: &str) -> Option<&'static str> {
    let found = json(text)?;
    let is_list = |name| matches!(found.get(name), Some(Outline::List { .. }));
    let is_one = is_list("propertySources") && is_list("activeProfiles");
    is_one.then(|| if is(&SHOWN, text) { "spring environment" } else { "spring environment without values" })
}

/// That of version 1, whose tools lie beside the pages.
fn old_spring_environment(text: &str) -> Option<&'static str> {
    let found = json(text)?;
    let is_there = |name| found.get(name).is_some_and(|of| of.members().is_some());
    let has_profiles = matches!(found.get("profiles"), Some(Outline::List { .. }));
    (has_profiles && (is_there("systemProperties") || is_there("systemEnvironment"))).then_some("spring environment")
}

fn phpinfo(text: &str) -> Option<&'static str> {
    (text.contains("phpinfo()</title>") && text.contains("<td class=\"e\">")).then_some("phpinfo")
}

/// What makes a database anew; a page or an article about that is none.
fn dump(text: &str) -> Option<&'static str> {
    let is_one = !is_page(text) && is(&DUMPED, text) && (text.starts_with("PGDMP") || is(&TABLE, text) || is(&ROWS, text));
    let has_rows = text.starts_with("PGDMP") || is(&ROWS, text);
    is_one.then_some(if has_rows { "database dump" } else { "database dump without rows" })
}

/// A path beside `path` that nobody made, with the same ending: what is answered there as well is no file.
pub(crate) fn beside(path: &str) -> String {
    let (whole, slash) = path.strip_suffix('/').map_or((path, ""), |whole| (whole, "/"));
    let (folder, last) = whole.rsplit_once('/').unwrap_or(("", whole));
    let dot = if last.starts_with('.') { "." } else { "" };
    let ending = last.trim_start_matches('.').find('.').map_or("", |at| &last.trim_start_matches('.')[at..]);
    format!("{folder}/{dot}plimsoll-9f2c41d7{ending}{slash}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(path: &str, text: &str) -> Option<&'static str> {
        FILES.iter().find(|(listed, _)| *listed == path).and_then(|(_, mark)| mark(text))
    }

    #[test]
    fn each_file_is_known_by_what_it_holds() {
        let spring = |value: &str| {
            format!("{{\"activeProfiles\":[],\"propertySources\":[{{\"name\":\"x\",\"properties\":{{\"a\":{{\"value\":{value}}}}}}}]}}")
        };
        for (path, text, name) in [
            ("/.git/HEAD", "ref: refs/heads/main\n", "git repository"),
            ("/.git/config", "[core]\n\trepositoryformatversion = 0\n[remote \"origin\"]\n", "git repository"),
            ("/.git-credentials", "https://ann:word@git.example\n", "git credentials"),
            ("/.aws/credentials", "[default]\naws_access_key_id = AKIAEXAMPLEEXAMPLE\naws_secret_access_key = x\n", "aws credentials"),
            ("/.htpasswd", "ann:$apr1$x$y\nbob:$2y$05$abc\n", "password file"),
            ("/wp-config.php.bak", "<?php\n/** x */\ndefine( 'DB_NAME', 'x' );\ndefine( 'DB_PASSWORD', 'x' );\n", "wordpress settings"),
            ("/actuator", "{\"_links\":{\"self\":{\"href\":\"/actuator\"},\"heapdump\":{\"href\":\"/x\"}}}", "spring heap dump offered"),
            ("/actuator/env", &spring("\"x\""), "spring environment"),
            ("/actuator/env", &spring("\"******\""), "spring environment without values"),
            ("/env", "{\"profiles\":[],\"systemProperties\":{\"a\":\"b\"}}", "spring environment"),
            ("/actuator/configprops", "{\"contexts\":{\"application\":{\"beans\":{}}}}", "spring configuration"),
            ("/debug/vars", "{\"cmdline\":[\"app\"],\"memstats\":{\"Alloc\":1}}", "go variables"),
            ("/debug/pprof/", "<html><head>\n<title>/debug/pprof/</title><a href='goroutine?debug=1'>", "go profiler"),
            ("/info.php", "<title>PHP 8.2.7 - phpinfo()</title><tr><td class=\"e\">System </td>", "phpinfo"),
            ("/server-status", "<html><head><title>Apache Status</title></head><body><h1>Apache Server Status for shop", "apache status"),
            ("/storage/logs/laravel.log", "[2026-01-02 03:04:05] production.ERROR: it broke\n#0 x\n", "application log"),
            (
                "/backup.sql",
                "--\n-- PostgreSQL database dump\n--\n\nCREATE TABLE a (b int);\nCOPY public.a (b) FROM stdin;\n1\n",
                "database dump",
            ),
            ("/dump.sql", "-- MySQL dump 10.13\nCREATE TABLE `a` (b int);\nINSERT INTO `a` VALUES (1);\n", "database dump"),
            ("/dump.sql", "-- MariaDB dump 10.19\n\nCREATE TABLE `a` (b int);\n", "database dump without rows"),
            ("/dump.sql", "PGDMP\u{1}\u{f}", "database dump"),
            ("/docker-compose.yml", "services:\n  web:\n    image: shop\n", "compose file"),
        ] {
            assert_eq!(named(path, text), Some(name), "{path}: {text}");
        }
    }

    #[test]
    fn the_check_says_how_many_paths_are_asked() {
        let check = include_str!("../../../../checks/environments/private-file-public.sql");
        assert!(check.contains(&format!("Each of {} usual paths", FILES.len())));
    }

    /// Pages, data and articles that have the words and not the form.
    #[test]
    fn words_about_a_file_are_none() {
        for text in [
            "<html><p>ref: refs/heads/main, [core] repositoryformatversion, aws_access_key_id = AKIAEXAMPLEEXAMPLE</p></html>",
            "An article: CREATE TABLE makes a table, and\nINSERT INTO t VALUES (1);\nfills it. PostgreSQL database dump, MySQL dump.",
            "{\"title\":\"propertySources\",\"contexts\":[],\"memstats\":\"none\",\"_links\":{\"self\":{}},\"profiles\":[\"a\"]}",
            "<h1>phpinfo() and Apache Server Status, goroutine and heap</h1>",
            "{\"value\":\"services: image:\"}",
            "ok",
            "",
            "ann:word",
            "https://shop.example/",
        ] {
            for (path, mark) in FILES {
                assert_eq!(mark(text), None, "{path}: {text}");
            }
        }
    }

    #[test]
    fn what_stands_beside_a_file_has_its_ending() {
        for (path, other) in [
            ("/.env", "/.plimsoll-9f2c41d7"),
            ("/.env.local", "/.plimsoll-9f2c41d7.local"),
            ("/.git/HEAD", "/.git/plimsoll-9f2c41d7"),
            ("/backup.sql", "/plimsoll-9f2c41d7.sql"),
            ("/wp-config.php.bak", "/plimsoll-9f2c41d7.php.bak"),
            ("/debug/pprof/", "/debug/plimsoll-9f2c41d7/"),
        ] {
            assert_eq!(beside(path), other);
        }
    }
}
