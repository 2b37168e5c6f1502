//! One line of an access log: combined or common, as nginx, Apache and Caddy write it, or JSON with the field names of
//! nginx, Caddy, Traefik, Envoy and Google's balancer, or either as Docker wraps it. Who asked is not read.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// What a line tells of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// `GET`.
    pub method: Cow<'a, str>,
    /// Path and query, or an address.
    pub target: Cow<'a, str>,
    /// Of the answer.
    pub status: u16,
    /// The client's name for itself.
    pub agent: Option<Cow<'a, str>>,
}

impl Line<'_> {
    fn into_owned(self) -> Line<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Line { method: owned(self.method), target: owned(self.target), status: self.status, agent: self.agent.map(owned) }
    }
}

/// A line that tells of no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the line tells of no request")]
pub struct NoLine;

/// Reads one line, with or without its end.
///
/// # Errors
/// When no method, address or status is found in it.
pub fn parse(line: &str) -> Result<Line<'_>, NoLine> {
    let line = line.trim();
    if line.starts_with('{') { json(line) } else { combined(line) }.ok_or(NoLine)
}

/// `… [time] "GET /path HTTP/1.1" 200 512 "referrer" "agent" …`; what stands before and behind differs by server.
fn combined(line: &str) -> Option<Line<'_>> {
    let (request, rest) = quoted(line)?;
    let (method, target) = request_line(request)?;
    let mut words = rest.split_whitespace();
    let status = words.next()?.parse().ok().filter(is_status)?;
    // The referrer is the next text in quotes, and the agent the one behind it.
    let agent = quoted(rest).and_then(|(_, rest)| quoted(rest)).map(|(agent, _)| Cow::Borrowed(agent));
    Some(Line { method: Cow::Borrowed(method), target: Cow::Borrowed(target), status, agent })
}

/// The first text in quotes, and what follows it. A quote in the text is written `\"`.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (_, inner) = text.split_once('"')?;
    let mut is_escaped = false;
    let end = inner.bytes().position(|b| {
        let is_end = b == b'"' && !is_escaped;
        is_escaped = b == b'\\' && !is_escaped;
        is_end
    })?;
    Some((&inner[..end], &inner[end + 1..]))
}

/// `GET /path HTTP/1.1`; a space in the path is the client's fault and part of it.
fn request_line(text: &str) -> Option<(&str, &str)> {
    let (method, rest) = text.split_once(' ')?;
    let target = rest.rsplit_once(" HTTP/").map_or(rest, |(target, _)| target);
    let is_method = !method.is_empty() && method.bytes().all(|b| b.is_ascii_uppercase());
    (is_method && is_target(target)).then_some((method, target))
}

fn is_target(target: &str) -> bool {
    target.starts_with('/') || target.starts_with("http://") || target.starts_with("https://") || target == "*"
}

fn is_status(status: &u16) -> bool {
    (100..=599).contains(status)
}

const METHODS: &[&str] = &["method", "request_method", "http_method", "verb", "RequestMethod", "requestMethod"];
const TARGETS: &[&str] =
    &["request_uri", "uri", "url", "path", "request_path", "http_path", "RequestPath", "requestUrl", "http_url", "x-envoy-original-path"];
const STATUSES: &[&str] = &["status", "status_code", "http_status", "response_code", "code", "DownstreamStatus", "OriginStatus"];
const AGENTS: &[&str] = &["http_user_agent", "user_agent", "userAgent", "agent", "request_User-Agent", "User-Agent", "user-agent"];
/// Objects in which a server nests the fields of a request.
const NESTS: &[&str] = &["request", "req", "http", "httpRequest", "response", "res"];

fn json(line: &str) -> Option<Line<'static>> {
    let Value::Object(fields) = serde_json::from_str(line).ok()? else { return None };
    if let Some(Value::String(wrapped)) = fields.get("log") {
        return parse(wrapped).ok().map(Line::into_owned);
    }
    let nested: Vec<&Map<String, Value>> = NESTS.iter().filter_map(|n| fields.get(*n)?.as_object()).collect();
    let find = |names: &[&str]| -> Option<String> {
        [&fields].into_iter().chain(nested.iter().copied()).find_map(|map| names.iter().find_map(|n| word(map.get(*n)?)))
    };
    // `request` of nginx is the line of the request itself.
    let whole = fields.get("request").and_then(Value::as_str).and_then(request_line);
    let method = find(METHODS).or_else(|| whole.map(|(m, _)| m.to_owned()))?;
    let query = find(&["query_string", "args", "query"]).filter(|q| !q.is_empty() && q != "-");
    let target = find(TARGETS).filter(|t| is_target(t)).or_else(|| whole.map(|(_, t)| t.to_owned()))?;
    let target = match query {
        Some(query) if !target.contains('?') => format!("{target}?{}", query.trim_start_matches('?')),
        _ => target,
    };
    let status = find(STATUSES)?.parse().ok().filter(is_status)?;
    let headers = nested.iter().find_map(|map| map.get("headers")?.as_object());
    let agent = find(AGENTS).or_else(|| headers.and_then(|h| AGENTS.iter().find_map(|n| word(h.get(*n)?))));
    Some(Line { method: Cow::Owned(method), target: Cow::Owned(target), status, agent: agent.map(Cow::Owned) })
}

/// A text, a number, or the first of a list of them: Caddy lists a header's values.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => word(values.first().filter(|v| !v.is_array())?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(line: &str) -> Option<(String, String, u16, Option<String>)> {
        let line = parse(line).ok()?;
        Some((line.method.into_owned(), line.target.into_owned(), line.status, line.agent.map(Cow::into_owned)))
    }

    fn get(target: &str, agent: Option<&str>) -> Option<(String, String, u16, Option<String>)> {
        Some(("GET".to_owned(), target.to_owned(), 200, agent.map(str::to_owned)))
    }

    #[test]
    fn lines_of_common_and_combined_logs_are_read_with_what_servers_add() {
        let start = "192.0.2.7 - - [25/Nov/2026:10:00:00 +0000]";
        for (line, wanted) in [
            (format!(r#"{start} "GET /a?b=1 HTTP/1.1" 200 5 "-" "Firefox""#), get("/a?b=1", Some("Firefox"))),
            (format!(r#"{start} "GET /a HTTP/1.1" 200 -"#), get("/a", None)),
            (
                format!(r#"shop.example:443 {start} "GET /a HTTP/2.0" 200 5 "https://x/\"q\"" "A \"B\"" 0.031 "-""#),
                get("/a", Some(r#"A \"B\""#)),
            ),
            (format!(r#"{start} "GET /a b HTTP/1.1" 200 5"#), get("/a b", None)),
            (format!(r#"{start} "-" 400 0 "-" "-""#), None),
            (format!(r#"{start} "\x16\x03\x01" 400 0 "-" "-""#), None),
            (format!(r#"{start} "GET /a HTTP/1.1" 99 0"#), None),
            ("GET /a".to_owned(), None),
        ] {
            assert_eq!(told(&line), wanted, "{line}");
        }
    }

    #[test]
    fn lines_of_json_are_read_by_the_names_of_each_server() {
        for (line, wanted) in [
            (r#"{"request_method":"GET","request_uri":"/a?b=1","status":"200","http_user_agent":"F"}"#, get("/a?b=1", Some("F"))),
            (r#"{"request":"GET /a HTTP/1.1","status":200}"#, get("/a", None)),
            (r#"{"method":"GET","uri":"/a","args":"b=1","status":200}"#, get("/a?b=1", None)),
            (
                r#"{"logger":"http.log.access","request":{"method":"GET","uri":"/a","headers":{"User-Agent":["F"]}},"status":200,"duration":0.1}"#,
                get("/a", Some("F")),
            ),
            (
                r#"{"RequestMethod":"GET","RequestPath":"/a","DownstreamStatus":200,"Duration":12,"request_User-Agent":"F"}"#,
                get("/a", Some("F")),
            ),
            (
                r#"{"httpRequest":{"requestMethod":"GET","requestUrl":"https://x/a","status":200,"userAgent":"F"}}"#,
                get("https://x/a", Some("F")),
            ),
            (r#"{"log":"x [t] \"GET /a HTTP/1.1\" 200 5 \"-\" \"F\"\n","stream":"stdout","time":"t"}"#, get("/a", Some("F"))),
            (r#"{"level":"info","msg":"started","path":"/a"}"#, None),
            (r#"{"method":"GET","#, None),
        ] {
            assert_eq!(told(line), wanted, "{line}");
        }
    }

    proptest! {
        #[test]
        fn no_line_makes_the_reader_panic(line in "\\PC*", signs in r#"[\[\]"\\ {}:,a/0-9GETHP.]{0,80}"#) {
            let _ = parse(&line);
            let _ = parse(&signs);
            let _ = parse(&format!("x [t] \"GET /{line} HTTP/1.1\" 200 {signs}"));
        }

        #[test]
        fn a_line_gives_back_what_was_written(path in "/[a-z0-9/._~-]{0,30}", status in 100_u16..600, agent in "[A-Za-z/0-9. ()]{1,40}") {
            let text = format!("192.0.2.7 - - [t] \"GET {path} HTTP/1.1\" {status} 7 \"-\" \"{agent}\"");
            let line = parse(&text).expect("a line");
            prop_assert_eq!((line.target.as_ref(), line.status, line.agent.as_deref()), (path.as_str(), status, Some(agent.as_str())));
        }
    }
}
