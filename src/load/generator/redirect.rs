//! Redirects within the site: where they lead, and what is asked for there.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use http::{
    HeaderMap, Method, StatusCode,
    header::{CONTENT_TYPE, LOCATION},
};
use url::{Position, Url};

use super::transport::{Head, Request};
use crate::scenario::{Step, Taking};

/// Redirects one after the other at most.
pub(crate) const MOST_REDIRECTS: usize = 5;

/// Path and query that the answer to `asked` leads to; none: it leads nowhere, away from the site, or the step wants the redirect itself.
pub(crate) fn next(step: &Step, asked: &str, head: &Head, base: &Url) -> Option<String> {
    let is_wanted = step.status.is_some() || step.save.iter().any(|(_, taking)| matches!(taking, Taking::Header(..)));
    let to =
        head.headers.get(LOCATION)?.to_str().ok().filter(|_| !is_wanted && [301, 302, 303, 307, 308].contains(&head.status.as_u16()))?;
    let url = base.join(asked).ok()?.join(to).ok().filter(|url| url.origin() == base.origin())?;
    Some(url[Position::BeforePath..Position::AfterQuery].to_owned())
}

/// What is asked for at `path` after `request` was answered by a redirect: the same only where that says so (RFC 9110, 15.4).
pub(crate) fn after(request: Request, path: String, mut headers: HeaderMap, status: StatusCode) -> Request {
    let is_kept = [307, 308].contains(&status.as_u16()) || request.method == Method::GET;
    if !is_kept {
        return Request { method: Method::GET, path, headers, body: String::new() };
    }
    request.headers.get(CONTENT_TYPE).cloned().into_iter().for_each(|kind| _ = headers.insert(CONTENT_TYPE, kind));
    Request { path, headers, ..request }
}

/// How often the redirects of each step were followed.
#[derive(Default)]
pub(crate) struct Redirects(Mutex<BTreeMap<String, u64>>);

impl Redirects {
    /// Notes one.
    pub(crate) fn note(&self, step: &Step) {
        let line = format!("GET (redirect of {} {})", step.method, step.path.text());
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(line).or_default() += 1;
    }

    /// As they are listed, since that was last asked.
    pub(crate) fn take(&self) -> BTreeMap<String, u64> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    fn head(status: u16, location: &str) -> Head {
        let headers = HeaderMap::from_iter([(LOCATION, location.parse().expect("a value"))]);
        Head { status: StatusCode::from_u16(status).expect("a status"), headers }
    }

    fn step(more: &str) -> Step {
        Scenario::parse("a.toml", &format!("why = \"w\"\n[[step]]\nname = \"a\"\npost = \"/orders\"\n{more}"))
            .expect("a scenario")
            .steps
            .remove(0)
    }

    #[test]
    fn what_stays_within_the_site_is_followed_unless_the_scenario_wants_the_redirect() {
        let base = Url::parse("http://shop.example:8000/app/").expect("a URL");
        let to = |more: &str, status, location| next(&step(more), "/app/orders", &head(status, location), &base);
        assert_eq!(to("", 302, "/app/orders/7?x=1#top").as_deref(), Some("/app/orders/7?x=1"));
        assert_eq!(to("", 303, "7").as_deref(), Some("/app/7"));
        assert_eq!(to("", 302, "http://shop.example:8000/x").as_deref(), Some("/x"));
        for other in ["http://other.example/x", "https://shop.example/x", "mailto:x"] {
            assert_eq!(to("", 302, other), None, "{other}");
        }
        assert_eq!(to("", 200, "/x"), None);
        assert_eq!(to("", 304, "/x"), None);
        assert_eq!(to("expect = { status = 302 }\n", 302, "/x"), None);
        assert_eq!(to("save = { code = { header = \"location\", pattern = \"code=(.+)\" } }\n", 302, "/x?code=1"), None);
    }

    #[test]
    fn a_form_that_was_taken_leads_to_a_page_and_what_moved_is_sent_there() {
        let request = || Request {
            method: Method::POST,
            path: "/orders".to_owned(),
            headers: HeaderMap::from_iter([(CONTENT_TYPE, "application/json".parse().expect("a value"))]),
            body: "{}".to_owned(),
        };
        let of = |status: u16| after(request(), "/x".to_owned(), HeaderMap::new(), StatusCode::from_u16(status).expect("a status"));
        let led = of(303);
        assert_eq!((led.method, led.path.as_str(), led.headers.len(), led.body.as_str()), (Method::GET, "/x", 0, ""));
        let moved = of(307);
        assert_eq!((moved.method, moved.headers.len(), moved.body.as_str()), (Method::POST, 1, "{}"));
    }
}
