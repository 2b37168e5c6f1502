//! Addresses that frameworks and operators agree on: health, metrics, OpenAPI, and files that should be private.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use url::Url;

use crate::{
    probe::app::{
        door::{
            marks,
            veil::{Veil, refused},
        },
        known::exposition,
        page::{
            headers::{Caching, media},
            likeness::{NOWHERE, is_like},
        },
        visit::{
            answer::Answer,
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

/// Answers by path, and why some paths have none.
pub(crate) type Answers = (Vec<(&'static str, Answer)>, Option<Unseen>);

/// Asks for every path of a list, below the address of the app.
pub(crate) async fn ask_all(visitor: &Arc<Visitor>, site: &Url, paths: &[&'static str], accept: Option<&'static str>) -> Answers {
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

/// What paths of a list answered, and what hides some of them.
struct Looked<'a> {
    answers: Vec<(&'static str, Answer)>,
    gap: Option<Unseen>,
    veil: &'a Veil<'a>,
    /// Folders below which the app asks who it is before it looks for a path.
    shut: BTreeMap<&'static str, Unseen>,
}

impl<'a> Looked<'a> {
    /// Asks for one path that nobody made in each folder where something was refused: what any path there answers tells nothing.
    async fn at(visitor: &Arc<Visitor>, site: &Url, (answers, mut gap): Answers, veil: &'a Veil<'a>) -> Self {
        let mut shut = BTreeMap::new();
        let folders: BTreeSet<&'static str> =
            answers.iter().filter(|(_, a)| is_turned_away(a)).filter_map(|(path, _)| folder(path)).collect();
        for folder in folders {
            match visitor.get(&Ask::new(&at(site, &format!("{folder}/{NOWHERE}")))).await {
                Ok(nowhere) if is_turned_away(&nowhere) => {
                    _ = shut.insert(folder, refused(&format!("a path below {folder} that does not exist"), nowhere.status));
                }
                Ok(_) => {}
                Err(why) => _ = gap.get_or_insert(why),
            }
        }
        Self { answers, gap, veil, shut }
    }

    fn hides(&self, path: &str, answer: &Answer) -> Option<Unseen> {
        let of_folder = || {
            self.shut.iter().find(|(shut, _)| folder(path) == Some(**shut)).map(|(_, why)| why).filter(|_| is_turned_away(answer)).cloned()
        };
        self.veil.hides(answer).or_else(of_folder)
    }
}

/// The folder of a path with more than one part.
fn folder(path: &str) -> Option<&str> {
    path.trim_end_matches('/').rsplit_once('/').map(|(folder, _)| folder).filter(|folder| !folder.is_empty())
}

/// Whoever has not signed in is refused, or led to the sign-in.
fn is_turned_away(answer: &Answer) -> bool {
    is_refusal(answer) || answer.next().is_some_and(|next| marks::is_sign_in(&next))
}

/// Fills `http_health`; true where there is one.
pub(crate) async fn write_health(visitor: &Arc<Visitor>, site: &Url, veil: &Veil<'_>, facts: &mut Facts) -> bool {
    let mut asked = ask_all(visitor, site, HEALTH, None).await;
    ask_slashed(visitor, site, &mut asked).await;
    let looked = Looked::at(visitor, site, asked, veil).await;
    let is_found = |path: &str, answer: &Answer| looked.hides(path, answer).is_none() && is_health(answer, veil.nowhere);
    let healthy: Vec<&Answer> = looked.answers.iter().filter(|(path, answer)| is_found(path, answer)).map(|(_, answer)| answer).collect();
    // Where one is open, those behind a sign-in are no matter: nothing that asks for health signs in.
    let hidden = if healthy.is_empty() { looked.answers.iter().find_map(|(path, answer)| looked.hides(path, answer)) } else { None };
    facts.write("http_health", healthy.iter().map(|answer| health_row(answer)));
    if let Some(why) = looked.gap.or(hidden) {
        facts.unseen("http_health", &why);
    }
    !healthy.is_empty()
}

fn health_row(answer: &Answer) -> Row {
    let caching = Caching::of(answer);
    row! {
        "path" => answer.url.path().to_owned(),
        "status" => i64::from(answer.status),
        "is_shareable" => caching.is_shareable(),
        "shared_s" => caching.shared_max_age_s.or(caching.max_age_s).filter(|_| caching.is_shareable()),
    }
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
    // Whatever page refuses it, the path is there.
    let is_shut = is_refusal(answer) && !is_refusal(nowhere);
    is_shut || (answer.is_success() || is_ill) && is_short && !is_like(answer, nowhere)
}

fn is_refusal(answer: &Answer) -> bool {
    [401, 403].contains(&answer.status)
}

/// Fills `http_metrics`; true where there are some.
pub(crate) async fn write_metrics(visitor: &Arc<Visitor>, site: &Url, veil: &Veil<'_>, facts: &mut Facts) -> bool {
    let asked = ask_all(visitor, site, METRICS, Some("text/plain;version=0.0.4")).await;
    let looked = Looked::at(visitor, site, asked, veil).await;
    let hides = |path: &str, answer: &Answer| looked.hides(path, answer).or_else(|| veil.hides_words(answer));
    let hidden = looked.answers.iter().find_map(|(path, answer)| hides(path, answer));
    let open = || looked.answers.iter().filter(|(path, answer)| hides(path, answer).is_none()).map(|(_, answer)| answer);
    let found: Vec<Row> = open().filter_map(|answer| metrics_row(answer, veil.nowhere)).collect();
    let cut = open().find_map(Answer::cut);
    let is_there = !found.is_empty();
    facts.write("http_metrics", found);
    if let Some(why) = looked.gap.or(hidden).or(cut) {
        facts.unseen("http_metrics", &why);
    }
    is_there
}

fn metrics_row(answer: &Answer, nowhere: &Answer) -> Option<Row> {
    let page = answer.is_success().then(|| exposition::parse(whole_lines(&answer.text(), answer.is_cut))).flatten();
    // A path that asks for credentials where any other path is not found: it is there, and rightly shut.
    let is_shut = is_turned_away(answer) && !is_turned_away(nowhere);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_health_page_is_short_and_of_its_own() {
        let nowhere = Answer::of(404, "text/html", "<html>Not found</html>");
        assert!(is_health(&Answer::of(200, "text/plain", "ok"), &nowhere));
        assert!(is_health(&Answer::of(200, "text/html", "<html><body style=\"background-color: green\"></body></html>"), &nowhere));
        assert!(is_health(&Answer::of(503, "application/json", "{\"database\":\"down\"}"), &nowhere));
        assert!(!is_health(&Answer::of(302, "text/plain", ""), &nowhere));
        assert!(!is_health(&Answer::of(503, "text/html", "<html>Service unavailable</html>"), &nowhere));
        assert!(!is_health(&Answer::of(200, "text/html", &"Where is my order? ".repeat(100)), &nowhere));
        let shell = Answer::of(200, "text/html", "<html><div id=root></div></html>");
        assert!(!is_health(&shell, &shell));
        let shut = Answer::of(403, "text/html", &"<html>403 Forbidden</html>".repeat(100));
        assert!(is_health(&shut, &nowhere) && !is_health(&shut, &shut), "it is there where other paths are not refused");
    }
}
