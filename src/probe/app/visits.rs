//! What scenarios ask for, done once: each page and endpoint that answers well is then looked at like those that a walk finds.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use http::Method;
use tokio::time::timeout;
use url::Url;

use super::{
    api::{graphql::Operation, lists},
    asset::asset_name,
    page::{
        acts::{changes_something, signs_out},
        bounds::Bounds,
        headers::media,
    },
    steps::{Done, Request, Walk},
    visit::answer::{Answer, shown_path},
};
use crate::{
    config::{Answered, Header, StepName, Target, Visited, Visits},
    scenario::{Scenario, Step},
};

/// All scenarios together.
const LONGEST: Duration = Duration::from_secs(30);
/// Bodies that are kept of all answers: a scan must not be what fills the memory of the machine.
const MOST_KEPT: usize = 8 << 20;

/// Goes through `scenarios` once, and keeps in `target` what they ask for and what they are answered. What writes is sent where it
/// `may_write`: where a load is to send it many times. Otherwise what needs an answer to it is left out. Each scenario is told by its
/// name as it begins.
pub async fn visit(target: &mut Target, scenarios: &[Scenario], may_write: bool, tell: &(dyn Fn(&str) + Sync)) {
    let mut visits = Visits::default();
    if target.app.is_some() && target.identity.fault.is_none() {
        let all = async {
            for scenario in scenarios.iter().filter(|scenario| !scenario.is_built_in) {
                tell(&scenario.name);
                one(target, scenario, may_write, &mut visits).await;
            }
        };
        if timeout(LONGEST, all).await.is_err() {
            visits.shut.get_or_insert_with(|| format!("the scenarios were not gone through once within {} s", LONGEST.as_secs()));
        }
    }
    let mut known = BTreeSet::new();
    visits.met.retain(|met| known.insert(met.url.clone()));
    visits.shut = visits.shut.map(|why| target.redactor.redact(&why));
    target.visits = visits;
}

/// Ends where a step fails, for the next could only fail after it.
async fn one(target: &Target, scenario: &Scenario, may_write: bool, visits: &mut Visits) {
    let mut walk = match Walk::to_visit(target, scenario) {
        Ok(walk) => walk,
        Err(why) => {
            visits.shut.get_or_insert(why);
            return;
        }
    };
    let bounds = Bounds::of(&target.config.app.keep_off);
    let (mut left_out, mut unwritten, mut is_in) = (Vec::new(), Vec::new(), true);
    for step in &scenario.steps {
        let is_written = step.method != Method::GET && !may_write;
        // Whoever is not let in is answered something else, which tells of no user.
        is_in &= !(is_written && step.is_once);
        if is_written {
            unwritten.push(step.name.as_str());
            continue;
        }
        if !is_in || !may_write && walk.address(step).is_none() {
            left_out.push(step.name.as_str());
            continue;
        }
        if walk.address(step).is_some_and(|url| is_of_load(step, &url, &bounds)) {
            visits.kept_off.push(StepName { scenario: scenario.name.clone(), step: step.name.clone() });
            continue;
        }
        let asked = walk.request(step);
        match (walk.step(step).await, asked) {
            (Ok(done), Ok(asked)) => {
                visits.met.extend(visited(&walk, step, &done.answer));
                keep(visits, answered(&walk, step, &asked, done));
            }
            (Err(why), _) | (_, Err(why)) => {
                visits.shut.get_or_insert_with(|| format!("scenario `{}`, step `{}`: {why}", scenario.name, step.name));
                break;
            }
        }
    }
    if let Some(first) = left_out.first() {
        let come = if left_out.len() == 1 { "comes".to_owned() } else { format!("and {} more come", left_out.len() - 1) };
        visits.left_out.get_or_insert_with(|| format!("step `{first}` of scenario `{}` {come} after one that writes", scenario.name));
    }
    if let Some(first) = unwritten.first() {
        let write = if unwritten.len() == 1 { "writes".to_owned() } else { format!("and {} more write", unwritten.len() - 1) };
        visits.unwritten.get_or_insert_with(|| format!("step `{first}` of scenario `{}` {write}", scenario.name));
    }
    visits.sent.append(&mut walk.sent);
}

/// True for a step that the load does alone. Whoever signs out, or deletes by a link, has nothing left to look at.
fn is_of_load(step: &Step, url: &Url, bounds: &Bounds) -> bool {
    let is_end = || match step.method {
        Method::GET => changes_something(url),
        // What begins a session ends it.
        Method::DELETE => signs_out(url) || url.path().split('/').any(|part| ["session", "sessions"].contains(&part)),
        _ => signs_out(url),
    };
    bounds.keeps_off(url) || is_end()
}

/// What `step` asked for, where that is a thing to look at.
fn visited(walk: &Walk<'_>, step: &Step, answer: &Answer) -> Option<Visited> {
    let is_thing = step.method == Method::GET && is_read(answer);
    let request = walk.request(step).ok().filter(|_| is_thing)?;
    let text = |value: &http::HeaderValue| value.to_str().ok().map(str::to_owned);
    let mut shown: Vec<Header> = request.headers.iter().filter_map(|(name, value)| Some((name.to_string(), text(value)?))).collect();
    let own_cookies = walk.kept_for(&answer.url);
    if !own_cookies.is_empty() {
        shown.push(("cookie".to_owned(), own_cookies));
    }
    Some(Visited { url: answer.url.clone(), shown, is_page: media(answer) == "html" })
}

/// True for what a GET gives to read. A style or a picture is no endpoint; pages name those that matter.
fn is_read(answer: &Answer) -> bool {
    let is_file = |media: &str| ["css", "script", "image", "font", "media"].contains(&media);
    let is_asset = is_file(media(answer)) || is_file(asset_name::media_of(&answer.url));
    answer.is_success() && !answer.body.is_empty() && !is_asset && !changes_something(&answer.url)
}

/// What `step` was answered, where that is an endpoint's answer: a form that leads to a page is none.
fn answered(walk: &Walk<'_>, step: &Step, asked: &Request, done: Done) -> Option<Answered> {
    let Done { answer, method, .. } = done;
    let is_own = method == step.method && answer.is_success() && media(&answer) != "html";
    if !is_own || method == Method::GET && !is_read(&answer) {
        return None;
    }
    let body = asked.body.as_ref().map(|(_, text)| text.as_str());
    let operation = body.and_then(Operation::of);
    let limit = lists::limit_sent(&asked.url, body, operation.as_ref());
    let name_of = |operation: Operation| if operation.name.is_empty() { step.name.clone() } else { operation.name };
    let is_as_asked = method == Method::GET || step.path.is_whole();
    let path =
        if is_as_asked { shown_path(&answer.url) } else { format!("{}{}", walk.home.path().trim_end_matches('/'), step.path.text()) };
    let operation = operation.map(name_of).unwrap_or_default();
    let Answer { url, status, headers, body, wire_bytes, is_cut, .. } = answer;
    Some(Answered { method, path, operation, limit, url, status, headers, body, wire_bytes, is_cut })
}

/// Keeps the first of an endpoint, while there is room.
fn keep(visits: &mut Visits, answered: Option<Answered>) {
    let Some(answered) = answered.filter(|new| visits.answered.iter().all(|old| !old.is_same(new))) else { return };
    let kept: usize = visits.answered.iter().map(|old| old.body.len()).sum();
    if kept + answered.body.len() <= MOST_KEPT {
        visits.answered.push(Arc::new(answered));
    } else if answered.method != Method::GET {
        // What is read is asked again.
        let (name, most) = (&answered.path, MOST_KEPT >> 20);
        visits.unkept.get_or_insert_with(|| format!("answers of scenarios are longer than the {most} MiB that are kept of them: {name}"));
    }
}
