//! Whether an answer is what was asked for, and what came instead where it is not.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use http::header::{LOCATION, RETRY_AFTER};
use url::Url;

use super::transport::Head;
use crate::{
    load::record::answer::Class,
    probe::app::{is_quota_used_up, is_sign_in_path, leads_to_sign_in},
    scenario::Step,
};

/// Why the answer that begins so is a failure of `step`; none: it is what was asked for. Without a word on the status in the scenario
/// a redirect within the site is fine, and one to a sign-in or to another host is not: nothing was served.
pub(crate) fn verdict(step: &Step, head: &Head, base: &Url) -> Option<Class> {
    let status = head.status.as_u16();
    match step.status {
        Some(expected) if status == expected => None,
        _ if status == 429 || status == 503 && head.headers.contains_key(RETRY_AFTER) => Some(Class::Limited),
        _ if (400..500).contains(&status) && is_quota_used_up(&head.headers) => Some(Class::Limited),
        _ if [401, 403].contains(&status) || is_led_away(step, head, base) => Some(Class::TurnedAway),
        _ if status >= 400 => Some(Class::Status),
        Some(_) => Some(Class::Expectation),
        None => None,
    }
}

/// True where the answer that begins so asks for a sign-in, as it does once a session has ended. Who may not do something is told
/// so by 403.
pub(crate) fn wants_sign_in(step: &Step, head: &Head, base: &Url) -> bool {
    head.status.as_u16() == 401 || is_led_away(step, head, base)
}

/// A step that signs in, out or up is led to a sign-in by right.
fn is_led_away(step: &Step, head: &Head, base: &Url) -> bool {
    let next = location(head).and_then(|to| base.join(to).ok());
    let is_away = |next: &Url| next.host() != base.host() || is_sign_in_path(next.path()) && !leads_to_sign_in(step.path.text());
    head.status.is_redirection() && next.is_some_and(|next| is_away(&next))
}

fn location(head: &Head) -> Option<&str> {
    head.headers.get(LOCATION)?.to_str().ok()
}

/// What steps were answered in place of what they asked for: by name and path, of each class the first.
#[derive(Default)]
pub(crate) struct Refusals(Mutex<BTreeMap<String, BTreeMap<String, Answers>>>);

/// The first of each class, in words.
type Answers = BTreeMap<Class, String>;

impl Refusals {
    /// Notes what came for `step`. An app that is overloaded refuses thousands a second: what is known takes no memory.
    pub(crate) fn note(&self, step: &Step, class: Class, head: &Head) {
        let mut all = self.all();
        if answers(&all, step).is_some_and(|answers| answers.contains_key(&class)) {
            return;
        }
        let words = match location(head).filter(|_| class == Class::TurnedAway) {
            // A query may hold a token.
            Some(to) => format!("{} to {}", head.status.as_u16(), to.split(['?', '#']).next().unwrap_or(to)),
            // Of GraphQL: errors, or not what the step takes from it.
            None if class == Class::Expectation && step.status.is_none() => format!("{} without data", head.status.as_u16()),
            None => head.status.as_u16().to_string(),
        };
        all.entry(step.name.clone()).or_default().entry(step.path.text().to_owned()).or_default().insert(class, words);
    }

    /// The first that came for `step`; none: it never was answered with anything else.
    pub(crate) fn of(&self, step: &Step) -> Option<String> {
        answers(&self.all(), step)?.values().next().cloned()
    }

    /// Some step that was answered so, and how; none: none was.
    pub(crate) fn first(&self, class: Class) -> Option<String> {
        let all = self.all();
        let mut of_steps = all.iter().flat_map(|(name, paths)| paths.values().map(move |answers| (name, answers)));
        of_steps.find_map(|(name, answers)| Some(format!("{name}: {}", answers.get(&class)?)))
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<String, BTreeMap<String, Answers>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn answers<'a>(all: &'a BTreeMap<String, BTreeMap<String, Answers>>, step: &Step) -> Option<&'a Answers> {
    all.get(&step.name)?.get(step.path.text())
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, StatusCode};

    use super::*;
    use crate::scenario::Scenario;

    fn of(path: &str, expect: Option<u16>, status: u16, header: Option<(&'static str, &'static str)>) -> Option<Class> {
        let expect = expect.map_or_else(String::new, |status| format!("expect = {{ status = {status} }}\n"));
        let text = format!("why = \"w\"\n[[step]]\nname = \"a\"\nget = \"{path}\"\n{expect}");
        let scenario = Scenario::parse("a.toml", &text).expect("a scenario");
        let headers: HeaderMap =
            header.into_iter().map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value"))).collect();
        let head = Head { status: StatusCode::from_u16(status).expect("a status"), headers };
        verdict(&scenario.steps[0], &head, &Url::parse("http://shop.example:8000/").expect("a URL"))
    }

    #[test]
    fn an_answer_is_what_was_asked_for_or_says_what_it_is_instead() {
        let to = |place| Some(("location", place));
        for (path, expect, status, header, class) in [
            ("/", None, 200, None, None),
            ("/", None, 302, to("/feed"), None),
            ("/", None, 302, to("http://shop.example:8000/feed"), None),
            ("/", None, 304, None, None),
            ("/", Some(302), 302, to("/login"), None),
            ("/", Some(401), 401, None, None),
            ("/", None, 302, to("/login?next=/"), Some(Class::TurnedAway)),
            ("/", Some(200), 302, to("/users/sign_in"), Some(Class::TurnedAway)),
            ("/", None, 302, to("https://id.example/authorize"), Some(Class::TurnedAway)),
            ("/login", None, 302, to("/login?error=1"), None),
            ("/logout", None, 302, to("/login"), None),
            ("/account/register", None, 303, to("/login"), None),
            ("/", None, 401, None, Some(Class::TurnedAway)),
            ("/", Some(200), 403, None, Some(Class::TurnedAway)),
            ("/", Some(200), 302, to("/feed"), Some(Class::Expectation)),
            ("/", None, 429, None, Some(Class::Limited)),
            ("/", None, 503, Some(("retry-after", "5")), Some(Class::Limited)),
            ("/", None, 403, Some(("x-ratelimit-remaining", "0")), Some(Class::Limited)),
            ("/", None, 403, Some(("x-ratelimit-remaining", "7")), Some(Class::TurnedAway)),
            ("/", None, 500, Some(("x-ratelimit-remaining", "0")), Some(Class::Status)),
            ("/", None, 200, Some(("x-ratelimit-remaining", "0")), None),
            ("/", None, 503, None, Some(Class::Status)),
            ("/", None, 500, None, Some(Class::Status)),
            ("/", Some(200), 404, None, Some(Class::Status)),
        ] {
            assert_eq!(of(path, expect, status, header), class, "{path} {expect:?} {status} {header:?}");
        }
    }
    #[test]
    fn of_each_step_and_class_the_first_answer_is_kept_without_its_query() {
        let text = "why = \"w\"\n[[step]]\nname = \"a\"\nget = \"/a\"\n[[step]]\nname = \"b\"\nget = \"/b\"\n";
        let steps = Scenario::parse("a.toml", text).expect("a scenario").steps;
        let head = |status: u16, to: Option<&str>| {
            let headers = to.into_iter().map(|to| (LOCATION, to.parse().expect("a value"))).collect();
            Head { status: StatusCode::from_u16(status).expect("a status"), headers }
        };
        let refusals = Refusals::default();
        refusals.note(&steps[1], Class::Status, &head(500, Some("/oops")));
        refusals.note(&steps[1], Class::Status, &head(502, None));
        refusals.note(&steps[1], Class::TurnedAway, &head(302, Some("/login?token=t#x")));
        assert_eq!((refusals.of(&steps[0]), refusals.first(Class::Limited)), (None, None));
        assert_eq!(refusals.first(Class::Status).as_deref(), Some("b: 500"));
        assert_eq!(refusals.first(Class::TurnedAway).as_deref(), Some("b: 302 to /login"));
        assert!(refusals.of(&steps[1]).is_some());
    }
}
