//! Where an endpoint says which version of the API it is: in its path, its query, a header, its media type, or by a date.

use url::Url;

use crate::{
    config::Header,
    probe::app::{page::names, visit::answer::Answer},
};

/// Headers that name a version, of a request or of an answer: ASP.NET's API versioning (`api-supported-versions`), Azure (`x-ms-version`),
/// Stripe, GitHub, Notion, Shopify, Anthropic, OpenAI, Twilio's and Restify's `accept-version`.
const HEADERS: &[&str] = &[
    "api-version",
    "x-api-version",
    "api-supported-versions",
    "api-deprecated-versions",
    "accept-version",
    "content-version",
    "x-ms-version",
    "stripe-version",
    "x-github-api-version",
    "x-github-api-version-selected",
    "x-github-media-type",
    "notion-version",
    "x-shopify-api-version",
    "anthropic-version",
    "openai-version",
    "x-version",
];

/// Parameters of the query that do.
const PARAMETERS: &[&str] = &["api-version", "api_version", "apiversion", "version"];

/// True where the answer of an endpoint, or what it was asked with, names a version.
pub(crate) fn is_named(answer: &Answer) -> bool {
    let by_media = |kind: &str| in_media_type(kind);
    let by_answer = HEADERS.iter().any(|name| answer.headers.contains_key(*name))
        || answer.header("content-type").is_some_and(|kind| by_media(&kind))
        || answer.header("vary").is_some_and(|vary| vary.split(',').any(|name| is_header(name.trim())));
    by_answer || in_address(&answer.url) || answer.shown.iter().any(is_shown)
}

/// True for the name of a header, or of a parameter that a description has, that names a version.
pub(crate) fn is_header(name: &str) -> bool {
    HEADERS.contains(&name.to_ascii_lowercase().as_str())
}

/// True for the name of a parameter of the query that names one.
pub(crate) fn is_parameter(name: &str) -> bool {
    PARAMETERS.contains(&name.to_ascii_lowercase().as_str())
}

fn is_shown((name, value): &Header) -> bool {
    is_header(name) || name == "accept" && value.split(',').any(in_media_type)
}

/// `application/vnd.shop.v2+json`, `application/vnd.shop-v1+json`, `application/json; version=2`, `application/vnd.github.2022-11-28+json`.
fn in_media_type(kind: &str) -> bool {
    let mut parts = kind.trim().split(';');
    let subtype = parts.next().and_then(|kind| kind.split_once('/')).map_or("", |(_, subtype)| subtype.trim());
    let by_parameter =
        parts.filter_map(|parameter| parameter.split_once('=')).any(|(name, _)| ["version", "v", "api-version"].contains(&name.trim()));
    let by_name = subtype.split(['.', '+']).any(|part| is_date(part) || part.split('-').any(names::has_version));
    by_parameter || subtype.starts_with("vnd.") && by_name
}

fn in_address(url: &Url) -> bool {
    let by_path = names::has_version(url.path()) || url.path().split('/').any(is_date);
    by_path || url.query_pairs().any(|(name, _)| is_parameter(&name))
}

/// `2024-10` or `2024-10-01`, by which Shopify and others call a version. A page of a calendar may have one too, and needs no other.
fn is_date(part: &str) -> bool {
    let numbers: Vec<&str> = part.split('-').collect();
    let are = |lengths: &[usize]| numbers.iter().map(|number| number.len()).eq(lengths.iter().copied());
    let is_number = |number: &&str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    (are(&[4, 2]) || are(&[4, 2, 2])) && numbers.iter().all(is_number) && part.starts_with("20")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(path: &str, headers: &[(&'static str, &str)]) -> Answer {
        let mut answer = Answer::of(200, "application/json", "{}");
        answer.url = answer.url.join(path).expect("a URL");
        headers.iter().for_each(|(name, value)| _ = answer.headers.insert(*name, value.parse().expect("a header value")));
        answer
    }

    #[test]
    fn a_version_is_named_in_each_usual_place() {
        for path in ["/api/v1/items", "/v2/items", "/admin/api/2024-10/orders.json", "/2024-10-01/items", "/items?api-version=2024-01-01"] {
            assert!(is_named(&answer(path, &[])), "{path}");
        }
        for header in [
            ("api-supported-versions", "1.0, 2.0"),
            ("stripe-version", "2024-06-20"),
            ("x-github-media-type", "github.v3; format=json"),
            ("x-github-api-version-selected", "2022-11-28"),
            ("content-type", "application/vnd.shop.v1+json"),
            ("content-type", "application/vnd.shop-v1+json"),
            ("content-type", "application/vnd.v1+json"),
            ("content-type", "application/vnd.shop.2024-10-01+json"),
            ("content-type", "application/json; version=2"),
            ("content-type", "application/json;v=2.0"),
            ("vary", "Accept-Encoding, Api-Version"),
        ] {
            assert!(is_named(&answer("/items", &[header])), "{header:?}");
        }
        let asked =
            |name: &str, value: &str| is_named(&Answer { shown: [(name.to_owned(), value.to_owned())].into(), ..answer("/items", &[]) });
        assert!(asked("accept", "text/html, application/vnd.shop.v1+json") && asked("stripe-version", "2024-06-20"));
        assert!(!asked("accept", "application/json") && !asked("authorization", "Bearer v1.x"));
    }

    #[test]
    fn what_looks_like_a_version_and_is_none_is_told_apart() {
        for path in ["/api/items", "/api/videos", "/items/2024", "/items/1999-10-01", "/items/20241001", "/api/2024-1/x"] {
            assert!(!is_named(&answer(path, &[])), "{path}");
        }
        for header in [
            ("content-type", "application/json; charset=utf-8"),
            ("content-type", "application/vnd.api+json"),
            ("content-type", "text/v1"),
            ("vary", "Accept, Origin"),
            ("x-powered-by", "Express v4"),
        ] {
            assert!(!is_named(&answer("/items", &[header])), "{header:?}");
        }
    }
}
