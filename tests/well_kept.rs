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
    Nginx::start_in(HTTP, SERVER, &files)
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
