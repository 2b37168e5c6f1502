//! Signing in: the steps of a scenario, done once before anything is looked at, give what every request then shows.

use std::{sync::Arc, time::Duration};

use http::{HeaderMap, Method, header};
use tokio::time::timeout;

use super::{
    steps::{Done, Request, Walk, is_form},
    visit::answer::shown_path,
};
use crate::{
    config::{Header, SharedSession, SignIn, SigningIn, Target, joined},
    scenario::Scenario,
    snapshot::{Kind, Unseen},
};

/// All steps together.
const LONGEST: Duration = Duration::from_secs(40);

/// Signs in to the app of `target` by the steps of `scenario`: what it gives is shown with every request from then on, and where it
/// fails, the identity says why. Its requests go to the app, and to the hosts that the scenario names.
pub async fn sign_in(target: &mut Target, scenario: &Scenario) {
    let again = Again { target: target.clone(), scenario: scenario.clone() };
    once(target, scenario).await;
    target.identity.session = target.identity.fault.is_none().then(|| Arc::new(SharedSession::new(Box::new(again))));
}

/// The target as it was before anybody signed in, and how that is done.
struct Again {
    target: Target,
    scenario: Scenario,
}

impl SignIn for Again {
    fn again(&self) -> SigningIn<'_> {
        Box::pin(async move {
            let mut target = self.target.clone();
            once(&mut target, &self.scenario).await;
            let identity = &mut target.identity;
            let sent = std::mem::take(&mut identity.sent);
            (identity.fault.take().map_or_else(|| Ok(identity.all()), Err), sent)
        })
    }
}

async fn once(target: &mut Target, scenario: &Scenario) {
    let (shown, sent, cookies) = match Walk::to_sign_in(target, scenario) {
        Ok(mut walk) => {
            let late = || Err(format!("it took longer than {} s", LONGEST.as_secs()));
            (timeout(LONGEST, all(&mut walk, scenario)).await.unwrap_or_else(|_| late()), walk.sent, walk.cookies)
        }
        Err(why) => (Err(why), Vec::new(), Vec::new()),
    };
    (target.identity.sent, target.identity.cookies) = (sent, cookies);
    match shown {
        Ok(shown) => shown.iter().for_each(|(name, value)| target.identity.add(name, value)),
        Err(why) => target.identity.fault = Some(target.redactor.redact(&why)),
    }
}

async fn all(walk: &mut Walk<'_>, scenario: &Scenario) -> Result<Vec<Header>, String> {
    for step in &scenario.steps {
        walk.step(step).await.map_err(|why| format!("step `{}`: {why}", step.name))?;
    }
    let shown = shown(walk, scenario)?;
    prove(walk, &shown).await?;
    Ok(shown)
}

/// What is shown from now on: the headers of the scenario, and the cookies that the app gave.
fn shown(walk: &Walk<'_>, scenario: &Scenario) -> Result<Vec<Header>, String> {
    let mut shown = Vec::new();
    for (name, value) in scenario.session.iter().flat_map(|session| &session.headers) {
        let value = value.fill(&walk.variables, str::to_owned).ok_or("a header of its [session] wants what no step gave")?;
        value.split(' ').for_each(|part| walk.redactor.learn_word(part));
        shown.push((name.to_ascii_lowercase(), value));
    }
    // A cookie without a path belongs to the folder that set it (RFC 6265, 5.1.4), which may be that of the sign-in alone.
    let cookies = walk.own.iter().fold(String::new(), |all, url| joined(&all, &walk.kept_for(url)));
    let cookies = joined(&cookies, &walk.kept_for(&walk.home));
    if !cookies.is_empty() {
        cookies.split("; ").filter_map(|pair| pair.split_once('=')).for_each(|(_, value)| walk.redactor.learn_word(value));
        shown.push(("cookie".to_owned(), cookies));
    }
    if shown.is_empty() {
        return Err("its answers gave no cookie, and its [session] names no header that carries what they gave".to_owned());
    }
    Ok(shown)
}

/// Some apps answer 200 to whatever is filled in: who is still led to the sign-in has not signed in.
async fn prove(walk: &mut Walk<'_>, shown: &[Header]) -> Result<(), String> {
    let mut headers = HeaderMap::new();
    for (name, value) in shown.iter().filter(|(name, _)| name != "cookie") {
        if let (Ok(name), Ok(value)) = (header::HeaderName::try_from(name), header::HeaderValue::try_from(value)) {
            headers.insert(name, value);
        }
    }
    let start = Request { method: Method::GET, url: walk.home.clone(), headers, body: None };
    let led = match walk.follow(start, true).await {
        Ok(Done { answer, .. }) if answer.status == 401 || is_form(&answer) && answer.url.path() != walk.home.path() => answer,
        _ => return Ok(()),
    };
    Err(format!(
        "after its last step the start page still leads to {}, answered {}: nobody has signed in",
        shown_path(&led.url),
        led.status
    ))
}

/// What a sign-in that failed leaves unseen, with the next step.
pub(super) fn failed(fault: &str) -> Unseen {
    Unseen::new(Kind::Door, format!("the sign-in failed: {fault}"))
        .cured_by("see that the app answers, or mend the scenario of `sign_in`; `plimsoll scan --no-load` tries it without load")
}
