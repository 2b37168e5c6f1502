//! The public cases for caches (npm `http-cache-tests`): a shared cache that decides by this model alone, on a virtual clock.

use std::{collections::BTreeMap, io::Write as _, path::Path, process::Command};

use chrono::{DateTime, Duration, Utc};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::Keeper;
use crate::probe::app::visit::answer::Answer;

/// How long a `pause_after` of theirs is, seconds.
const PAUSE_S: i64 = 3;
/// Fields with a time; where a case has a number for one it is seconds from now.
const DATES: &[&str] = &["date", "expires", "last-modified", "if-modified-since", "if-unmodified-since"];
/// A cache does not take these of an answer that says "not modified", for they describe its body (RFC 9111, 3.2).
const OF_BODY: &[&str] = &["content-encoding", "content-length", "content-range", "content-type"];

/// Cases that the suite asks for the other way round since that release: an `Age` that is no number is left out of account (RFC 9111, 5.1).
const TURNED: &[&str] = &[
    "age-parse-nonnumeric",
    "age-parse-negative",
    "age-parse-float",
    "age-parse-prefix-twoline",
    "age-parse-dup-0",
    "age-parse-dup-0-twoline",
    "age-parse-dup-old",
];
/// And those that it only shows and no longer requires.
const ONLY_SHOWN: &[&str] = &["age-parse-parameter", "age-parse-numeric-parameter"];

/// An answer that is kept, with the request that it was made for.
struct Kept {
    asked: HeaderMap,
    answer: Answer,
    at: DateTime<Utc>,
}

impl Kept {
    fn is_for(&self, asked: &HeaderMap) -> bool {
        let of = |headers: &HeaderMap, name: &str| -> String {
            let values = headers.get_all(name).iter().flat_map(|value| value.to_str().unwrap_or_default().split(','));
            values.map(|value| value.split_whitespace().collect::<String>()).collect::<Vec<_>>().join(",")
        };
        let varies = self.answer.header("vary").unwrap_or_default();
        varies
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty() && *name != "*")
            .all(|name| of(&self.asked, name) == of(asked, name))
    }

    fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        (now - self.at).num_seconds() < Keeper::Shared.keeps_s(&self.answer)
    }
}

fn headers(given: &Value, now: DateTime<Utc>) -> HeaderMap {
    let mut map = HeaderMap::new();
    for field in given.as_array().into_iter().flatten() {
        let name = field[0].as_str().expect("a name").to_ascii_lowercase();
        let value = match &field[1] {
            Value::Number(s) if DATES.contains(&name.as_str()) => {
                (now + Duration::seconds(s.as_i64().expect("seconds"))).format("%a, %d %b %Y %H:%M:%S GMT").to_string()
            }
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        map.append(HeaderName::from_bytes(name.as_bytes()).expect("a name"), HeaderValue::from_str(&value).expect("a value"));
    }
    map
}

fn answered(request: &Value, now: DateTime<Utc>) -> Answer {
    let mut headers = headers(&request["response_headers"], now);
    // As their server does by itself.
    headers.entry("date").or_insert_with(|| now.format("%a, %d %b %Y %H:%M:%S GMT").to_string().parse().expect("a date"));
    let status = request["response_status"][0].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(200);
    let shown = request["request_headers"].as_array().into_iter().flatten();
    let shown = shown.map(|field| (field[0].as_str().unwrap_or_default().to_owned(), String::new())).collect();
    Answer { headers, shown, ..Answer::of(status, "text/plain", "") }
}

/// What it expects, and what comes of it: `cached`, or else what the app is asked. None: as expected.
fn differs(case: &Value) -> Option<String> {
    let mut kept: BTreeMap<String, Kept> = BTreeMap::new();
    let mut now = Utc::now();
    for request in case["requests"].as_array().expect("requests") {
        let text = |name: &str| request[name].as_str().unwrap_or_default();
        let key = format!("{}?{}", text("filename"), text("query_arg"));
        let asked = headers(&request["request_headers"], now);
        let is_safe = matches!(text("request_method"), "" | "GET" | "HEAD");
        let known = kept.get(&key).filter(|kept| is_safe && kept.is_for(&asked));
        let is_cached = known.is_some_and(|kept| kept.is_fresh(now));
        let validated = |name: &str| known.is_some_and(|kept| !is_cached && kept.answer.headers.contains_key(name));
        let is_expected = match text("expected_type") {
            "cached" => is_cached,
            "not_cached" => is_cached == TURNED.contains(&text_of(case, "id")),
            "etag_validated" => validated("etag"),
            "lm_validated" => validated("last-modified"),
            _ => true,
        };
        if !is_expected {
            return Some(format!("{}: {} is expected", text_of(case, "id"), text("expected_type")));
        }
        let is_validated = text("expected_type").ends_with("_validated");
        let answer = answered(request, now);
        if !is_safe && answer.status < 400 {
            let named = ["location", "content-location"].iter().filter_map(|name| answer.header(name)).map(|name| format!("{name}?"));
            for gone in named.chain([key]) {
                kept.remove(&gone);
            }
        } else if is_validated {
            let old = kept.get_mut(&key).expect("what is validated is kept");
            for name in answer.headers.keys().filter(|name| !OF_BODY.contains(&name.as_str())) {
                old.answer.headers.insert(name, answer.headers[name].clone());
            }
            old.at = now;
        } else if !is_cached {
            kept.insert(key, Kept { asked, answer, at: now });
        }
        if request["pause_after"].as_bool() == Some(true) {
            now += Duration::seconds(PAUSE_S);
        }
    }
    None
}

fn text_of<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

fn suites() -> Value {
    let index = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/frameworks/cache-tests/tests/index.mjs");
    assert!(index.exists(), "{} is missing: scripts/frameworks.sh fetches it", index.display());
    let print = format!("import({:?}).then(all => console.log(JSON.stringify(all.default)))", index.display().to_string());
    let out = Command::new("node").args(["-e", &print]).output().expect("node runs");
    serde_json::from_slice(&out.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&out.stderr)))
}

#[test]
#[ignore = "wants what scripts/frameworks.sh fetches"]
fn of_the_public_cases_for_caches_the_required_ones_hold() {
    let suites = suites();
    let cases = suites.as_array().into_iter().flatten().flat_map(|suite| suite["tests"].as_array().into_iter().flatten());
    let of_shared: Vec<&Value> = cases.filter(|case| case["browser_only"] != true && case["cdn_only"] != true).collect();
    let mut out = std::io::stdout();
    let mut failed = BTreeMap::new();
    for kind in ["required", "optimal"] {
        let is_of = |case: &&&Value| case["kind"].as_str().unwrap_or("required") == kind && !ONLY_SHOWN.contains(&text_of(case, "id"));
        let of_kind = of_shared.iter().filter(is_of);
        let (all, differ): (Vec<_>, Vec<_>) = of_kind.map(|case| ((), differs(case))).unzip();
        let differ: Vec<String> = differ.into_iter().flatten().collect();
        writeln!(out, "{kind}: {} of {} hold; {differ:#?}", all.len() - differ.len(), all.len()).expect("somebody reads");
        failed.insert(kind, (all.len(), differ));
    }
    let (all, differ) = &failed["required"];
    assert!(*all >= 145 && differ.len() <= 1, "{differ:#?}");
}
