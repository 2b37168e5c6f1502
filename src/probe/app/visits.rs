//! What scenarios ask for, done once: each page and endpoint that answers well is then looked at like those that a walk finds.

use std::{collections::BTreeSet, time::Duration};

use http::Method;
use tokio::time::timeout;

use super::{
    asset::asset_name,
    page::{acts::changes_something, bounds::Bounds, headers::media},
    steps::Walk,
    visit::answer::Answer,
};
use crate::{
    config::{Header, Target, Visited, Visits},
    scenario::{Scenario, Step},
};

/// All scenarios together.
const LONGEST: Duration = Duration::from_secs(30);

/// Goes through `scenarios` once, and keeps in `target` what they ask for. What writes is sent where it `may_write`: where a load
/// is to send it many times. Otherwise what needs an answer to it is left out. Each scenario is told by its name as it begins.
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
    let (mut left_out, mut is_in) = (Vec::new(), true);
    for step in &scenario.steps {
        let is_written = step.method != Method::GET && !may_write;
        // Whoever is not let in is answered something else, which tells of no user.
        is_in &= !(is_written && step.is_once);
        if is_written {
            continue;
        }
        if !is_in || !may_write && walk.address(step).is_none() {
            left_out.push(step.name.as_str());
            continue;
        }
        // Whoever signs out or deletes has nothing left to look at: the walk keeps off that, and the scenarios' is the load's alone.
        if step.method == Method::GET && walk.address(step).is_some_and(|url| changes_something(&url) || bounds.keeps_off(&url)) {
            visits.kept_off.push(format!("step `{}` of scenario `{}`", step.name, scenario.name));
            continue;
        }
        match walk.step(step).await {
            Ok(answer) => visits.met.extend(visited(&walk, step, &answer)),
            Err(why) => {
                visits.shut.get_or_insert_with(|| format!("scenario `{}`, step `{}`: {why}", scenario.name, step.name));
                break;
            }
        }
    }
    if let Some(first) = left_out.first() {
        let come = if left_out.len() == 1 { "comes".to_owned() } else { format!("and {} more come", left_out.len() - 1) };
        visits.left_out.get_or_insert_with(|| format!("step `{first}` of scenario `{}` {come} after one that writes", scenario.name));
    }
    visits.sent.append(&mut walk.sent);
}

/// What `step` asked for, where that is a thing to look at.
fn visited(walk: &Walk<'_>, step: &Step, answer: &Answer) -> Option<Visited> {
    // A style or a picture is no endpoint; pages name those that matter.
    let is_file = |media: &str| ["css", "script", "image", "font", "media"].contains(&media);
    let is_asset = is_file(media(answer)) || is_file(asset_name::media_of(&answer.url));
    let is_thing =
        step.method == Method::GET && answer.is_success() && !answer.body.is_empty() && !is_asset && !changes_something(&answer.url);
    let request = walk.request(step).ok().filter(|_| is_thing)?;
    let text = |value: &http::HeaderValue| value.to_str().ok().map(str::to_owned);
    let mut shown: Vec<Header> = request.headers.iter().filter_map(|(name, value)| Some((name.to_string(), text(value)?))).collect();
    let own_cookies = walk.kept_for(&answer.url);
    if !own_cookies.is_empty() {
        shown.push(("cookie".to_owned(), own_cookies));
    }
    Some(Visited { url: answer.url.clone(), shown, is_page: media(answer) == "html" })
}
