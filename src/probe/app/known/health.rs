//! The health endpoint: at the path that plimsoll.toml names, or at a usual one.

use std::{collections::BTreeSet, sync::Arc};

use url::Url;

use crate::{
    probe::app::{
        door::veil::Veil,
        known::addresses::{Answers, Looked, ask_all, ask_slashed, at, behind, folder, is_refusal},
        page::{
            caching::Caching,
            headers::media,
            likeness::{NOWHERE, Nowhere},
        },
        visit::{
            answer::{Answer, shown_path},
            outline::Outline,
            visitor::{Ask, Visitor},
        },
    },
    snapshot::{Facts, Row, Unseen, row},
};

/// Where frameworks and operators put it: Kubernetes, Rails (`/up`), Spring (`/actuator/health`), Quarkus (`/q/health`), Mozilla's
/// Dockerflow (`/__heartbeat__`), GitLab (`/-/health`), Prometheus (`/-/healthy`), django-health-check (`/ht/`), Directus
/// (`/server/health`), JupyterHub (`/hub/health`).
const USUAL: &[&str] = &[
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

/// Asked where none of those is one: Ruby's health_check gem, Directus (`/server/ping`), registries of npm (`/-/ping`), AspNetCore and NestJS as
/// their guides have it.
const RARER: &[&str] = &[
    "/health_check",
    "/health-check",
    "/healthcheck.json",
    "/health/readiness",
    "/health/liveness",
    "/readiness",
    "/liveness",
    "/v1/health",
    "/api/ping",
    "/api/healthcheck",
    "/api/status",
    "/server/ping",
    "/-/ping",
];

/// A health page of HTML is a word or a colour; longer ones are pages for people, such as the status of an order.
const LONGEST_PAGE: usize = 1024;
const LONGEST_DATA: usize = 64 * 1024;

/// What data says of an app that is ill: draft-inadarei-api-health-check (`fail`, with `error` and `down` as it allows), Spring (`DOWN`,
/// `OUT_OF_SERVICE`), ASP.NET (`Unhealthy`).
const ILL: &[&str] = &["fail", "error", "down", "out_of_service", "unhealthy"];

/// Fills `http_health`; true where there is one. Where a sign-in hides each path from the guest, the `member` looks: one that wants
/// credentials is there.
pub(crate) async fn write(guest: &Arc<Visitor>, member: Option<&Arc<Visitor>>, site: &Url, veil: &Veil<'_>, facts: &mut Facts) -> bool {
    let (given, mut gap) = given(guest, site).await;
    let (mut healthy, mut hidden) = (Vec::new(), None);
    for list in [USUAL, RARER] {
        if !healthy.is_empty() || given.is_some() {
            break;
        }
        let seen = look(guest, site, list, veil).await;
        healthy = seen.healthy;
        gap = gap.or(seen.gap);
        // Where one is open, those behind a sign-in are no matter: nothing that asks for health signs in.
        hidden = if healthy.is_empty() { hidden.or(seen.hidden) } else { None };
    }
    if hidden.is_some()
        && let Some(((answers, unasked), nowhere)) = behind(member, site, USUAL, None).await
    {
        healthy.extend(answers.into_iter().map(|(_, answer)| answer).filter(|answer| is_health(answer, &nowhere)));
        (gap, hidden) = (gap.or(unasked), None);
    }
    facts.write("http_health", given.iter().map(|answer| row_of(answer, true)).chain(healthy.iter().map(|answer| row_of(answer, false))));
    if let Some(why) = gap.or(hidden) {
        facts.unseen("http_health", &why);
    }
    given.is_some() || !healthy.is_empty()
}

/// What the path answers that plimsoll.toml names; or why that is not known.
async fn given(guest: &Arc<Visitor>, site: &Url) -> (Option<Answer>, Option<Unseen>) {
    let Some(path) = &guest.access.health else { return (None, None) };
    match guest.follow(&Ask::new(&at(site, path)), site).await {
        Ok(answer) => (Some(answer), None),
        Err(why) => (None, Some(why)),
    }
}

/// What came of a list of paths.
struct Seen {
    healthy: Vec<Answer>,
    hidden: Option<Unseen>,
    gap: Option<Unseen>,
}

async fn look(guest: &Arc<Visitor>, site: &Url, list: &[&'static str], veil: &Veil<'_>) -> Seen {
    let mut asked: Answers = ask_all(guest, site, list, None).await;
    ask_slashed(guest, site, &mut asked).await;
    let looked = Looked::at(guest, site, asked, veil).await;
    let is_open = |path: &str, answer: &Answer| looked.hides(path, answer).is_none();
    let found = |nowhere: &Nowhere| -> Vec<(&'static str, Answer)> {
        let healthy = looked.answers.iter().filter(|(path, answer)| is_open(path, answer) && is_health(answer, nowhere));
        healthy.cloned().collect()
    };
    let first = found(veil.nowhere);
    // A folder may have a page of its own for any path in it.
    let folders: BTreeSet<&str> = first.iter().filter_map(|(path, _)| folder(path)).collect();
    let beside = folders.iter().flat_map(|folder| [format!("{folder}/{NOWHERE}"), format!("{folder}/{NOWHERE}-either")]);
    let beside = guest.get_all(beside.map(|path| Ask::new(&at(site, &path))).collect()).await;
    let all = veil.nowhere.with(beside.into_iter().flatten());
    let mut healthy = found(&all);
    if are_suspicious(&healthy) && names_things(guest, site, &all).await {
        healthy.retain(|(path, _)| !is_a_name(path));
    }
    let healthy = healthy.into_iter().map(|(_, answer)| answer).collect();
    let hidden = looked.answers.iter().find_map(|(path, answer)| looked.hides(path, answer));
    Seen { healthy, hidden, gap: looked.gap }
}

/// Paths of one word that name packages, people or tables somewhere, and are no page of health anywhere.
const THINGS: &[&str] = &["/react", "/john", "/water"];
/// So many paths of one word that are well, or a longer answer, may be things of these names: `/{package}` of a registry, `/{user}`.
const MANY: usize = 2;
const LONG: usize = 1024;

fn is_a_name(path: &str) -> bool {
    let name = path.trim_matches('/');
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.contains('/')
}

fn are_suspicious(healthy: &[(&'static str, Answer)]) -> bool {
    let of_names = || healthy.iter().filter(|(path, answer)| is_a_name(path) && answer.is_success());
    of_names().count() >= MANY || of_names().any(|(_, answer)| answer.body.len() > LONG)
}

/// True where the app answers with a thing of any name below its root.
async fn names_things(guest: &Arc<Visitor>, site: &Url, nowhere: &Nowhere) -> bool {
    let answers = guest.get_all(THINGS.iter().map(|path| Ask::new(&at(site, path))).collect()).await;
    answers.into_iter().flatten().any(|answer| answer.is_success() && is_health(&answer, nowhere))
}

fn row_of(answer: &Answer, is_given: bool) -> Row {
    let caching = Caching::of(answer);
    row! {
        "path" => shown_path(&answer.url),
        "status" => i64::from(answer.status),
        "is_shareable" => caching.is_shareable(),
        "shared_s" => caching.shared_s().filter(|seconds| *seconds > 0),
        "says_ill" => says_ill(answer),
        "is_given" => is_given,
    }
}

/// Its data says in so many words that the app is ill, whatever its status.
fn says_ill(answer: &Answer) -> bool {
    let data = if media(answer) == "json" { Outline::of(&answer.body) } else { None };
    let said = data.as_ref().and_then(|data| data.get("status")).and_then(|status| status.plain().as_str());
    said.is_some_and(|said| ILL.contains(&said.to_ascii_lowercase().as_str()))
}

/// Short, not the page of any path, and either well (2xx), ill in so many words (5xx as data), or shut where other paths are not.
fn is_health(answer: &Answer, nowhere: &Nowhere) -> bool {
    let length = answer.body.len();
    let is_short = match media(answer) {
        "json" | "text" => length <= LONGEST_DATA,
        "html" | "other" => length <= LONGEST_PAGE,
        _ => false,
    };
    let is_of_kind = answer.header("content-type").is_some_and(|kind| kind.contains("health+json"));
    let is_ill = is_of_kind || answer.status == 503 && media(answer) == "json" || answer.status >= 500 && says_ill(answer);
    // Whatever page refuses it, the path is there.
    let is_shut = is_refusal(answer) && !is_refusal(nowhere.first());
    is_shut || (answer.is_success() || is_ill) && is_short && !nowhere.is_like(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_health_page_is_short_and_of_its_own() {
        let nowhere = Nowhere::of(Answer::of(404, "text/html", "<html>Not found</html>"), []);
        let is = |status: u16, kind: &str, body: &str| is_health(&Answer::of(status, kind, body), &nowhere);
        assert!(is(200, "text/plain", "ok"));
        assert!(is(200, "text/html", "<html><body style=\"background-color: green\"></body></html>"));
        assert!(is(503, "application/json", "{\"database\":\"down\"}"));
        assert!(!is(302, "text/plain", ""));
        assert!(!is(503, "text/html", "<html>Service unavailable</html>"));
        assert!(!is(200, "text/html", &"Where is my order? ".repeat(100)));
        let shell = Answer::of(200, "text/html", "<html><div id=root></div></html>");
        assert!(!is_health(&shell, &Nowhere::of(shell.clone(), [])));
        let shut = Answer::of(403, "text/html", &"<html>403 Forbidden</html>".repeat(100));
        assert!(is_health(&shut, &nowhere), "it is there where other paths are not refused");
        assert!(!is_health(&shut, &Nowhere::of(shut.clone(), [])));
    }

    #[test]
    fn the_check_says_how_many_paths_are_asked() {
        let check = include_str!("../../../../checks/monitoring/health-endpoint-missing.sql");
        let paths = USUAL.len() + RARER.len();
        assert!(check.contains(&format!("Looked at were {paths} usual paths")) && check.contains(&format!("'none of {paths} usual paths")));
    }

    #[test]
    fn data_says_whether_the_app_is_well() {
        let nowhere = Nowhere::of(Answer::of(404, "application/json", "{\"message\":\"no route\"}"), []);
        let of = |status: u16, kind: &str, body: &str| {
            let answer = Answer::of(status, kind, body);
            (is_health(&answer, &nowhere), says_ill(&answer))
        };
        let draft = "application/health+json";
        assert_eq!(of(200, draft, "{\"status\":\"pass\",\"checks\":{}}"), (true, false));
        assert_eq!(of(200, draft, "{\"status\":\"warn\"}"), (true, false));
        assert_eq!(of(500, draft, "{\"status\":\"fail\",\"output\":\"x\"}"), (true, true));
        assert_eq!(of(404, draft, "{\"status\":\"fail\"}"), (true, true));
        assert_eq!(of(200, "application/json", "{\"status\":\"DOWN\",\"components\":{\"db\":{\"status\":\"DOWN\"}}}"), (true, true));
        assert_eq!(of(500, "application/json", "{\"status\":\"Unhealthy\"}"), (true, true));
        assert_eq!(of(500, "application/json", "{\"message\":\"it broke\"}"), (false, false));
        assert_eq!(of(200, "application/json", "[{\"status\":\"fail\"}]"), (true, false));
    }
}
