//! APIs as different teams build them: where they name their version, how their lists tell of more, what they say to a path that is not
//! there, and how they limit clients.

use crate::{
    doors::{Judged, at},
    support::{Asked, Reply},
};

/// An app whose page reads these endpoints.
fn api(paths: &'static [&'static str], answer: impl Fn(&Asked) -> Option<Reply> + Send + Sync + 'static) -> Judged {
    at(move |asked| match asked.path.as_str() {
        "/" => {
            let calls: String = paths.iter().map(|path| format!("fetch('{path}');")).collect();
            let text =
                "We sell parts for bicycles, tools for workshops and time for people, and tell you here what each of them is good for. "
                    .repeat(4);
            Reply::html(&format!("<html><p>{text}</p><a href=/about>About</a><script>{calls}</script></html>"))
        }
        _ => answer(asked).unwrap_or_else(Reply::not_found),
    })
}

fn items(count: usize, of: &str) -> String {
    format!("[{}]", vec![of; count].join(","))
}

const TWO: &[&str] = &["/api/items", "/api/users"];

#[test]
fn an_api_carries_its_version_wherever_its_team_put_it_and_is_one_finding_where_it_has_none() {
    let headed = |name: &'static str, value: &'static str| {
        api(TWO, move |asked| asked.path.starts_with("/api/").then(|| Reply::of("application/json", "{\"id\":1}").with(name, value)))
    };
    for (name, value) in
        [("api-supported-versions", "1.0"), ("stripe-version", "2024-06-20"), ("x-github-media-type", "github.v3"), ("vary", "Api-Version")]
    {
        assert_eq!(headed(name, value).state("api/version-missing"), "pass", "{name}");
    }
    let typed = api(TWO, |asked| asked.path.starts_with("/api/").then(|| Reply::of("application/vnd.shop-v1+json", "{\"id\":1}")));
    assert_eq!(typed.state("api/version-missing"), "pass");
    let none = headed("x-other", "1");
    let findings = none.findings("api/version-missing");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].message.starts_with("2 of 2 endpoints carry no version, such as /api/items"), "{}", findings[0].message);
    let search = api(&["/api/search"], |asked| (asked.path == "/api/search").then(|| Reply::json("{\"hits\":[]}")));
    assert_eq!(search.state("api/version-missing"), "pass", "a site with a search is no API that others build on");
}

/// What a list of 120 is answered where this parameter says how many.
fn limited(asked: &Asked, name: &str, all: usize, of: &str) -> Reply {
    let query = asked.path.split_once('?').map_or("", |(_, query)| query).replace("%5B", "[").replace("%5D", "]").replace("%24", "$");
    let wanted = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')?.parse::<usize>().ok());
    Reply::json(&items(wanted.unwrap_or(all).min(all), of))
}

const ORDER: &str = "{\"id\":1,\"created_at\":\"2026-01-01\"}";

#[test]
fn a_list_is_paged_by_whatever_parameter_its_team_chose() {
    for name in ["limit", "per_page", "take", "page[size]", "_limit", "$top", "maxResults", "count"] {
        let seen = api(&["/api/orders"], move |asked| asked.path.starts_with("/api/orders").then(|| limited(asked, name, 120, ORDER)));
        assert_eq!(seen.looked.all("select limit_parameter from http_list"), [name]);
        assert_eq!(seen.state("api/list-unpaged"), "pass", "{name}");
        let asked: i64 = seen.looked.one("select sum(times) from sent where statement like 'GET /api/orders?%'");
        assert!(asked <= 7, "{name}: {asked}");
    }
    let none = api(&["/api/orders"], |asked| asked.path.starts_with("/api/orders").then(|| limited(asked, "nothing", 120, ORDER)));
    assert_eq!(none.looked.one::<i64>("select sum(times) from sent where statement like 'GET /api/orders?%'"), 2, "asking is not free");
    assert_eq!(none.findings("api/list-unpaged").len(), 1);
}

/// An API that refuses parameters which it does not know is asked for each.
#[test]
fn a_strict_list_is_paged_too() {
    let strict = |asked: &Asked| {
        let query = asked.path.split_once('?').map_or("", |(_, query)| query);
        let is_known = query.split('&').all(|pair| pair.is_empty() || pair.starts_with("page_size="));
        if is_known { limited(asked, "page_size", 120, ORDER) } else { Reply::json("{\"error\":\"unknown parameter\"}").status(400) }
    };
    let seen = api(&["/api/orders"], move |asked| asked.path.starts_with("/api/orders").then(|| strict(asked)));
    assert_eq!(seen.looked.all("select limit_parameter from http_list"), ["page_size"]);
}

#[test]
fn what_the_description_declares_counts_and_countries_do_not_grow() {
    let described = api(&["/api/orders"], |asked| match asked.path.as_str() {
        "/openapi.json" => Some(Reply::json(
            "{\"openapi\":\"3.1.0\",\"paths\":{\"/api/orders\":{\"get\":{\"parameters\":[{\"name\":\"take\",\"in\":\"query\"}]}}}}",
        )),
        path if path.starts_with("/api/orders") => Some(Reply::json(&items(120, ORDER))),
        _ => None,
    });
    assert_eq!(described.looked.all("select limit_parameter from http_list"), ["take"]);
    assert_eq!(described.state("api/list-unpaged"), "pass");
    let countries = api(&["/api/countries"], |asked| {
        asked.path.starts_with("/api/countries").then(|| Reply::json(&items(249, "{\"code\":\"DE\",\"name\":\"Germany\"}")))
    });
    let found = countries.findings("api/list-unpaged");
    assert!(found.iter().all(|finding| format!("{:?}", finding.certainty) == "Hint"), "{found:?}");
}

#[test]
fn errors_are_said_as_they_are() {
    let form = |reply: fn() -> Reply| {
        let seen = api(&["/api/v1/items"], move |asked| match asked.path.as_str() {
            "/api/v1/items" => Some(Reply::json("{\"id\":1}")),
            path if path.starts_with("/api/") => Some(reply()),
            _ => None,
        });
        (seen.looked.all("select form from http_error where area = 'api'"), seen.state("api/error-not-json"))
    };
    let one = |form: &str, state: &'static str| (vec![form.to_owned()], state);
    assert_eq!(form(|| Reply::of("application/problem+json", "{\"title\":\"x\"}").status(404)), one("problem", "pass"));
    assert_eq!(form(|| Reply::json("{\"error\":\"x\"}").status(404)), one("json", "pass"));
    assert_eq!(form(|| Reply::of("text/plain", "404 page not found\n").status(404)), one("text", "pass"));
    assert_eq!(form(|| Reply::of("text/plain", "").status(404)), one("empty", "pass"));
    assert_eq!(form(|| Reply::html("<h1>Oh</h1>").status(404)), one("page", "fail"));
    assert_eq!(form(|| Reply::of("text/plain", "hello")), one("text", "fail"));
}

#[test]
fn a_limit_that_the_scan_met_is_none_that_is_missing() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let count = AtomicUsize::new(0);
    let seen = api(&["/api/v1/items"], move |asked| match asked.path.as_str() {
        "/api/v1/items" if count.fetch_add(1, Ordering::SeqCst) == 0 => {
            Some(Reply::of("text/plain", "slow down").status(429).with("retry-after", "1"))
        }
        path if path.starts_with("/api/v1/items") => Some(Reply::json("{\"id\":1}")),
        _ => None,
    });
    assert_eq!(seen.looked.one::<i64>("select has_shown_rate_limit from http_site"), 1);
    assert_eq!(seen.state("api/rate-limit-missing"), "pass", "{:?}", seen.verdicts["api/rate-limit-missing"]);
}

#[test]
fn what_a_program_would_stumble_over_is_named() {
    let answers = |asked: &Asked| match asked.path.as_str() {
        "/api/items" => Some(Reply::json("[{\"id\":9007199254740993,\"created_at\":\"2026-11-22T10:00:00\"}]")),
        "/api/users" => Some(Reply::json("{\"success\":false,\"message\":\"no such user\"}")),
        _ => None,
    };
    let seen = api(TWO, answers);
    let told = |id: &str| seen.findings(id).iter().map(|finding| finding.message.clone()).collect::<Vec<_>>();
    assert_eq!(told("api/number-too-long"), ["`id` of /api/items is a number that JavaScript rounds"]);
    assert_eq!(told("api/time-without-zone").len(), 1);
    assert_eq!(told("api/error-with-success-status").len(), 1);
    let well = |asked: &Asked| match asked.path.as_str() {
        "/api/items" => Some(Reply::json(
            "[{\"id\":\"9007199254740993\",\"created_at\":\"2026-11-22T10:00:00Z\",\"opens_at\":\"2026-11-22T10:00:00\"}]",
        )),
        "/api/users" => Some(Reply::json("{\"success\":false}").status(404)),
        _ => None,
    };
    let seen = api(TWO, well);
    for id in ["api/number-too-long", "api/time-without-zone", "api/error-with-success-status"] {
        assert_eq!(seen.state(id), "pass", "{id}");
    }
}
