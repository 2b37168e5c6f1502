//! What a stranger's static site looks like that is well kept: files with fingerprints behind nginx, packed, with their times, and a page
//! for what is not there. Nothing of it is high or critical, and nothing is sure but what is so. Redis has `redis_well_kept.rs`.

use plimsoll::{
    check::{Certainty, Verdict},
    config::Given,
};

use crate::{
    app::Looked,
    doors::{Judged, TEXT, judge},
    support::Nginx,
};

const HTTP: &str = "gzip on; gzip_vary on; gzip_min_length 256; gzip_proxied any; gzip_types text/css text/javascript;";
const SERVER: &str = "
    listen 127.0.0.1:{port};
    root $DIR/site;
    error_page 404 /404.html;
    location / { try_files $uri $uri/ =404; add_header Cache-Control no-cache; }
    location /assets/ { try_files $uri =404; add_header Cache-Control \"public, max-age=31536000, immutable\"; }";
/// One fingerprint of ten hexadecimal digits in a hundred has no letter.
const SCRIPT: &str = "/assets/site-6035938822.js";
/// What a site without a server of its own has no use for, and a scan from outside cannot know. All of it is a guess.
const GUESSED: &[&str] = &[
    "monitoring/analytics-missing",
    "monitoring/error-tracking-missing",
    "monitoring/health-endpoint-missing",
    "monitoring/metrics-endpoint-missing",
    "monitoring/request-id-missing",
];

fn site() -> Nginx {
    site_of(SERVER)
}

fn site_of(server: &str) -> Nginx {
    let page = |title: &str| {
        format!(
            "<!doctype html><html lang=en><head><title>{title}</title><link rel=stylesheet href=/assets/site-a66d87abbf.css>\
             <script type=module src={SCRIPT}></script></head><body><h1>{title}</h1><a href=/>Home</a> <a href=/about.html>About</a>\
             <p>{}</p></body></html>",
            TEXT.repeat(40)
        )
    };
    let (home, about, gone) = (page("Bakery"), page("About"), page("Not here"));
    let (style, script) = (".a { color: #123 }\n".repeat(300), "document.title.length;\n".repeat(300));
    let files = [
        ("site/index.html", home.as_str()),
        ("site/about.html", &about),
        ("site/404.html", &gone),
        ("site/assets/site-a66d87abbf.css", &style),
        ("site/assets/site-6035938822.js", &script),
        ("site/robots.txt", "User-agent: *\nAllow: /"),
    ];
    Nginx::start_in(HTTP, server, &files)
}

fn look(nginx: &Nginx, config: &str) -> Judged {
    judge(Looked::given(Given { app: Some(nginx.url("http", "127.0.0.1")), ..Given::default() }, config))
}

#[test]
fn a_static_site_behind_nginx_that_is_well_kept_has_no_grave_finding() {
    let nginx = site();
    let seen = look(&nginx, "");
    let failed: Vec<&str> =
        seen.verdicts.iter().filter(|(_, v)| matches!(v, Verdict::Fail { .. })).map(|(name, _)| name.as_str()).collect();
    assert_eq!(failed, GUESSED);
    // A guess is never graver than medium.
    for (name, verdict) in &seen.verdicts {
        let Verdict::Fail { findings, .. } = verdict else { continue };
        assert!(findings.iter().all(|found| found.certainty != Certainty::Sure), "{name}: {findings:?}");
    }
    for check in ["hashed-asset-short-lived", "unhashed-asset-long-lived", "asset-without-cache-control", "asset-uncompressed"] {
        let state = seen.state(&format!("cdn/{check}"));
        assert!(["pass", "not applicable"].contains(&state), "{check}: {state}");
    }
}

#[test]
fn a_site_that_is_said_to_have_no_second_instance_is_not_asked_for_one() {
    let nginx = site();
    let of_instances = ["statelessness/session-lost-between-instances", "statelessness/instances-differ"];
    let said = look(&nginx, "without = [\"instance\"]\n");
    assert_eq!(of_instances.map(|check| said.state(check)), ["not applicable"; 2]);
    assert_eq!(said.looked.all("select kind from reach where table_name = 'http_handoff'"), ["declared-none"]);
    let unsaid = look(&nginx, "");
    assert_eq!(of_instances.map(|check| unsaid.state(check)), ["unproven"; 2], "that nobody named one is not that there is none");
}

#[test]
fn a_site_that_is_said_to_have_no_edge_is_not_asked_for_one() {
    let nginx = site();
    let unsaid = look(&nginx, "");
    assert_eq!(unsaid.state("cdn/edge-absent"), "unproven");
    assert!(unsaid.looked.unseen("http_edge").2.contains("without = [\"edge\"]"), "{:?}", unsaid.looked.unseen("http_edge"));
    let said = look(&nginx, "without = [\"edge\"]\n");
    assert_eq!(["edge-absent", "edge-passes-assets-through"].map(|check| said.state(&format!("cdn/{check}"))), ["not applicable"; 2]);
}

/// Those of a program that files have no use for.
const OF_PROGRAMS: [&str; 3] =
    ["monitoring/health-endpoint-missing", "monitoring/metrics-endpoint-missing", "monitoring/request-id-missing"];

#[test]
fn of_files_alone_nothing_is_asked_that_only_a_program_has() {
    let nginx = site();
    let without = "without = [\"postgres\", \"redis\"]\n";
    let is_asked = |judged: &Judged| OF_PROGRAMS.map(|check| judged.state(check) != "not applicable");
    assert_eq!(is_asked(&look(&nginx, without)), [false; 3]);
    for (what, config) in [
        ("nobody says that there is no database", ""),
        ("nobody says that there is no Redis", "without = [\"postgres\"]\n"),
        ("a page was not looked at", &*format!("{without}[crawl]\npages = 1\n")),
        ("a file was not looked at", &*format!("{without}[crawl]\nassets = 1\n")),
    ] {
        assert_eq!(is_asked(&look(&nginx, config)), [true; 3], "{what}");
    }
    for (what, from, to) in [
        ("a page sets a cookie", "no-cache;", "no-cache; add_header Set-Cookie lang=en;"),
        ("a page does not say since when it is as it is", "no-cache;", "no-cache; add_header Last-Modified \"\";"),
        ("an answer has no mark", "no-cache;", "no-cache; etag off;"),
        (
            "a form takes what visitors send",
            "root $DIR/site;",
            "root $DIR/site; sub_filter </h1> '</h1><form action=/send></form>'; sub_filter_once on; sub_filter_last_modified on;",
        ),
    ] {
        let other = site_of(&SERVER.replace(from, to));
        assert_eq!(is_asked(&look(&other, without)), [true; 3], "{what}");
    }
}
