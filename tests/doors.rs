//! Closed doors: what a sign-in, a refused host name, a challenge, a maintenance page or a limit hides is neither fine nor missing,
//! and what is bad before the door is bad.

use std::collections::BTreeMap;

use plimsoll::check::{self, Finding, Verdict};

use crate::{
    app::Looked,
    support::{Asked, Reply, Web},
};

/// Verdicts of all checks, by name.
pub(crate) struct Judged {
    pub(crate) looked: Looked,
    pub(crate) verdicts: BTreeMap<String, Verdict>,
}

pub(crate) fn judge(looked: Looked) -> Judged {
    let (checks, bad) = check::load(std::path::Path::new("/nonexistent"));
    assert!(bad.is_empty());
    let verdicts = checks.iter().map(|c| (c.name(), c.judge(looked.snapshot.db()))).collect();
    Judged { looked, verdicts }
}

pub(crate) fn at(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Judged {
    below("/", answer)
}

pub(crate) fn below(path: &str, answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Judged {
    let web = Web::start(answer);
    judge(Looked::at(&format!("{}{path}", web.url())))
}

/// Checks of the app that a door must leave open.
const OF_APP: &[&str] = &["api/", "cdn/", "environments/d", "environments/private", "monitoring/", "restraint/gateway", "statelessness/"];
/// Those whose facts come from elsewhere.
const OTHERS: &[&str] = &["monitoring/log-lines-incomplete", "monitoring/scenario-failing"];
/// What is asked at usual paths.
pub(crate) const KNOWN: &[&str] =
    &["monitoring/health-endpoint-missing", "monitoring/metrics-endpoint-missing", "environments/private-file-public"];

impl Judged {
    fn of_app(&self) -> impl Iterator<Item = (&str, &Verdict)> {
        let is_of_app = |name: &str| OF_APP.iter().any(|of| name.starts_with(of)) && !OTHERS.contains(&name);
        self.verdicts.iter().map(|(name, verdict)| (name.as_str(), verdict)).filter(move |(name, _)| is_of_app(name))
    }

    pub(crate) fn findings(&self, check: &str) -> &[Finding] {
        match &self.verdicts[check] {
            Verdict::Fail { findings, .. } => findings,
            _ => &[],
        }
    }

    pub(crate) fn state(&self, check: &str) -> &'static str {
        match &self.verdicts[check] {
            Verdict::Pass { .. } => "pass",
            Verdict::Fail { .. } => "fail",
            Verdict::Unproven { .. } => "unproven",
            Verdict::NotApplicable => "not applicable",
            Verdict::Waived { .. } => "waived",
        }
    }

    /// All of them are unproven but those of `others`; why, and the cure.
    #[track_caller]
    pub(crate) fn assert_closed(&self, reason: &str, cure: &str, others: &[(&str, &str)]) {
        let expected = |name: &str| others.iter().find(|(other, _)| *other == name).map_or("unproven", |(_, state)| *state);
        let wrong: Vec<String> = self
            .of_app()
            .filter(|(name, _)| self.state(name) != expected(name))
            .map(|(name, verdict)| format!("{name}: {verdict:?}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let (kind, said, how) = self.looked.unseen("http_response");
        assert!(["door", "limit"].contains(&kind.as_str()) && said.contains(reason), "{kind}: {said}");
        assert!(how.contains(cure), "{how}");
    }
}

pub(crate) const TEXT: &str = "lorem ipsum dolor sit amet ";

pub(crate) fn page(body: &str) -> Reply {
    Reply::html(&format!(
        "<!doctype html><html><head><title>Shop</title><link rel=stylesheet href=/assets/app.css></head><body>{body}<script src=/assets/app.js></script></body></html>"
    ))
}

/// An app without a door.
pub(crate) fn plain(asked: &Asked) -> Reply {
    match asked.path.split('?').next().unwrap_or("") {
        "/" | "/items" | "/about" => page(&format!("<a href=/items>Items</a> <a href=/about>About</a><p>{}</p>", TEXT.repeat(80))),
        "/assets/app.css" => Reply::of("text/css", "body{color:red}".repeat(50)),
        "/assets/app.js" => Reply::of("text/javascript", "fetch(\"/api/items\");".repeat(5)),
        "/api/items" => Reply::json("{\"items\":[{\"id\":1},{\"id\":2}]}"),
        "/health" => Reply::of("text/plain", "ok"),
        _ => Reply::not_found(),
    }
}

#[test]
fn an_app_without_a_door_is_judged_as_before() {
    let plain = at(plain);
    let reach = plain.looked.all("select table_name || ' ' || extent || ' ' || kind from reach where kind is not null order by 1");
    assert_eq!(reach, ["http_edge none unsupported", "http_handoff none not-configured", "http_instance none not-configured"]);
    for (check, state) in [
        ("monitoring/health-endpoint-missing", "pass"),
        ("monitoring/metrics-endpoint-missing", "fail"),
        ("monitoring/start-page-failing", "pass"),
        ("environments/private-file-public", "pass"),
        ("cdn/asset-missing", "pass"),
        ("cdn/asset-without-cache-control", "fail"),
        ("api/version-missing", "pass"),
        ("statelessness/local-address-in-answer", "pass"),
        ("restraint/gateway-hops-many", "pass"),
    ] {
        assert_eq!(plain.state(check), state, "{check}: {:?}", plain.verdicts[check]);
    }
}

pub(crate) const FORM: &str = "<form method=post action=/login><input name=user><input type=password name=p></form>";

#[test]
fn of_an_app_behind_a_sign_in_only_the_sign_in_was_seen() {
    let seen = [("monitoring/start-page-failing", "pass"), ("cdn/asset-without-cache-control", "fail")];
    let wall = |asked: &Asked| match asked.path.as_str() {
        "/login" => page(&format!("{FORM}<a href=/items>Items</a> <a href=/about>About</a>")),
        path if path.starts_with("/assets") => plain(asked),
        _ => Reply::html("").status(302).with("location", "/login"),
    };
    at(wall).assert_closed("only the sign-in page was seen", "a scenario that signs in", &seen);
    let everywhere = |asked: &Asked| if asked.path.starts_with("/assets") { plain(asked) } else { page(FORM) };
    at(everywhere).assert_closed("only the sign-in page was seen", "a scenario that signs in", &seen);
    // The paths for which nobody need sign in were seen.
    let some = |asked: &Asked| match asked.path.as_str() {
        "/" => page(&format!("{FORM}<a href=/forgot-password>Forgot?</a> <a href=/privacy>Privacy</a>")),
        _ => plain(asked),
    };
    let others = [seen[0], seen[1], ("monitoring/health-endpoint-missing", "pass"), ("monitoring/metrics-endpoint-missing", "fail")];
    let some = at(some);
    for (check, state) in others {
        assert_eq!(some.state(check), state, "{check}: {:?}", some.verdicts[check]);
    }
    for check in ["cdn/session-on-public-page", "cdn/page-too-heavy", "cdn/vary-fragmentation", "restraint/gateway-hops-many"] {
        assert_eq!(some.state(check), "unproven", "{check}: {:?}", some.verdicts[check]);
    }
}

#[test]
fn a_page_that_wants_consent_first_is_a_door() {
    let consent = |asked: &Asked| match asked.path.as_str() {
        path if path.starts_with("/consent") => {
            Reply::html("<html><body><form method=post action=/consent><button>Accept</button></form></body></html>")
        }
        path => Reply::html("").status(302).with("location", &format!("/consent?next={path}")),
    };
    at(consent).assert_closed("wants consent first", "without it", &[("monitoring/start-page-failing", "pass")]);
}

#[test]
fn an_app_that_lets_nobody_in_was_not_seen() {
    let basic = |asked: &Asked| match asked.header("authorization") {
        "Basic ZGVtbzpvcGVu" => plain(asked),
        _ => Reply::of("text/plain", "Authorization required").status(401).with("www-authenticate", "Basic realm=staging"),
    };
    at(basic).assert_closed("the start page answered 401", "user and password", &[]);
    let web = Web::start(basic);
    let opened = judge(Looked::at(&web.url().replace("http://", "http://demo:open@")));
    assert_eq!(opened.state("monitoring/health-endpoint-missing"), "pass", "the cure is one");
    at(|_| Reply::html("<h1>Forbidden</h1>").status(403)).assert_closed("the start page answered 403", "open to this machine", &[]);
}

#[test]
fn a_host_name_that_the_app_refuses_hides_all() {
    let refusals: [(u16, &str); 5] = [
        (400, "<h1>Bad Request (400)</h1>"),
        (400, "no"),
        (403, "<h1>Blocked hosts: 127.0.0.1</h1>"),
        (404, "default backend - 404"),
        (421, ""),
    ];
    for (status, body) in refusals {
        at(move |_| Reply::html(body).status(status)).assert_closed("does not answer to the host name `127.0.0.1`", "--app", &[]);
    }
    at(|_| Reply::not_found()).assert_closed("every path that was asked answered 404", "--app", &[]);
}

#[test]
fn a_challenge_is_no_answer_of_the_app() {
    let challenge = |status: u16, name: &'static str, value: &'static str, body: &'static str| {
        move |_: &Asked| Reply::html(body).status(status).with(name, value)
    };
    at(challenge(403, "cf-mitigated", "challenge", "<title>Just a moment...</title>")).assert_closed(
        "(Cloudflare) answered 403",
        "let the address",
        &[],
    );
    at(challenge(503, "server", "cloudflare", "<title>Just a moment...</title>")).assert_closed(
        "(Cloudflare) answered 503",
        "let the address",
        &[],
    );
    at(challenge(405, "x-amzn-waf-action", "captcha", "")).assert_closed("(AWS WAF) answered 405", "let the address", &[]);
    // Only known paths are challenged.
    let some = at(|asked| match asked.path.as_str() {
        "/" | "/items" | "/about" | "/assets/app.css" | "/assets/app.js" | "/api/items" => plain(asked),
        path if path.contains("nowhere") => Reply::not_found(),
        _ => Reply::html("").status(403).with("cf-mitigated", "challenge"),
    });
    KNOWN.iter().for_each(|check| assert_eq!(some.state(check), "unproven", "{check}: {:?}", some.verdicts[*check]));
    assert_eq!(some.state("cdn/asset-missing"), "pass");
}

#[test]
fn maintenance_and_blank_pages_are_doors() {
    let failing = [("monitoring/start-page-failing", "fail")];
    at(|_| Reply::html("<h1>Maintenance</h1>").status(503).with("retry-after", "60")).assert_closed(
        "a maintenance page",
        "when it is over",
        &failing,
    );
    at(|_| Reply::html("<h1>Back soon</h1>").status(503)).assert_closed("a maintenance page", "when it is over", &failing);
    at(|_| Reply::html("<h1>We\u{2019}ll be back soon!</h1><p>Sorry.</p>")).assert_closed("a maintenance page", "when it is over", &[]);
    at(|_| Reply::html("<html><body></body></html>")).assert_closed("is blank", "look at it in a browser", &[]);
    at(|_| Reply::html("")).assert_closed("is blank", "look at it in a browser", &[]);
    let shell = |asked: &Asked| match asked.path.as_str() {
        "/assets/app.js" => Reply::of("text/javascript", "let a = 1;"),
        "/assets/app.css" => plain(asked),
        _ => page("<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>"),
    };
    let shell = at(shell);
    // What is asked at usual paths was seen, and so were the files.
    for (check, state) in [
        ("monitoring/start-page-failing", "pass"),
        ("environments/private-file-public", "pass"),
        ("environments/debug-page-shown", "pass"),
        ("monitoring/health-endpoint-missing", "fail"),
        ("monitoring/metrics-endpoint-missing", "fail"),
        ("cdn/asset-without-cache-control", "fail"),
    ] {
        assert_eq!(shell.state(check), state, "{check}: {:?}", shell.verdicts[check]);
    }
    for check in [
        "monitoring/error-tracking-missing",
        "monitoring/request-id-missing",
        "api/list-unpaged",
        "api/error-not-json",
        "cdn/page-too-heavy",
    ] {
        assert_eq!(shell.state(check), "unproven", "{check}: {:?}", shell.verdicts[check]);
    }
}
