//! The text format of Prometheus, and OpenMetrics: enough of it to say what is measured. Written here because the
//! parsers to be had lose `_sum` and `_count`, quoted names and exemplars.

use std::collections::BTreeMap;

/// How its page is asked for.
pub(crate) const KIND: &str = "text/plain;version=0.0.4";

/// Metrics that are told apart: no page for a scraper has more.
const MOST_FAMILIES: usize = 10_000;

/// What a metrics page holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Exposition {
    /// Metrics with a `# TYPE` line.
    pub(crate) families: BTreeMap<String, String>,
    /// Lines with a value.
    pub(crate) series: usize,
}

impl Exposition {
    /// A histogram or summary of how long requests took.
    pub(crate) fn has_latency(&self) -> bool {
        self.families.iter().any(|(name, kind)| {
            let name = name.to_ascii_lowercase();
            let is_distribution = ["histogram", "summary", "gaugehistogram"].contains(&kind.as_str());
            let is_request = ["http", "request", "response", "latency", "rpc"].iter().any(|w| name.contains(w));
            let is_time = ["duration", "latency", "seconds", "_ms", "milliseconds", "_time"].iter().any(|w| name.contains(w));
            // The scraper's own handler, and outgoing calls, are not the app's latency.
            let is_other = ["promhttp", "http_client", "db_", "redis_", "gc_"].iter().any(|w| name.starts_with(w));
            is_distribution && is_request && is_time && !is_other
        })
    }
}

/// Parses a metrics page; none where it is none: at least one `# TYPE` line and one value, and no line that is neither.
pub(crate) fn parse(text: &str) -> Option<Exposition> {
    let mut found = Exposition::default();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(rest) = line.strip_prefix('#') {
            let mut words = rest.split_whitespace();
            if words.next() == Some("TYPE") && found.families.len() < MOST_FAMILIES {
                let (name, kind) = (words.next()?, words.next().unwrap_or("untyped"));
                found.families.insert(name.trim_matches('"').to_owned(), kind.to_ascii_lowercase());
            }
            continue;
        }
        sample(line)?;
        found.series += 1;
    }
    (!found.families.is_empty() && found.series > 0).then_some(found)
}

/// A line with a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sample<'a> {
    /// Empty where it is quoted, and stands among the labels.
    pub(crate) name: &'a str,
    pub(crate) labels: &'a str,
    pub(crate) value: f64,
}

/// Every line with a value of a metrics page.
pub(crate) fn samples(text: &str) -> impl Iterator<Item = Sample<'_>> {
    text.lines().map(str::trim).filter(|line| !line.starts_with('#')).filter_map(sample)
}

/// `name{label="value",…} 1.5 …`, also with the name quoted inside the braces.
fn sample(line: &str) -> Option<Sample<'_>> {
    match line.split_once('{').filter(|(head, _)| !head.contains(' ')) {
        Some((name, rest)) => {
            let behind = behind_labels(rest).filter(|_| name.is_empty() || is_name(name))?;
            Some(Sample { name, labels: &rest[..rest.len() - behind.len() - 1], value: value(behind)? })
        }
        None => {
            let (name, behind) = line.split_once(char::is_whitespace).filter(|(name, _)| is_name(name))?;
            Some(Sample { name, labels: "", value: value(behind)? })
        }
    }
}

/// What stands behind the closing brace; a brace inside a quoted value closes nothing.
fn behind_labels(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        let at = rest.find(['"', '}'])?;
        rest = match rest[at..].strip_prefix('"') {
            Some(quoted) => &quoted[closing_quote(quoted)? + 1..],
            None => return Some(&rest[at + 1..]),
        };
    }
}

/// Where the quote ends; a backslash hides the next character.
fn closing_quote(text: &str) -> Option<usize> {
    let mut is_hidden = false;
    text.char_indices().find_map(|(at, c)| {
        let ends = c == '"' && !is_hidden;
        is_hidden = c == '\\' && !is_hidden;
        ends.then_some(at)
    })
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_:.".contains(c))
}

/// A number, then perhaps a time and an exemplar.
fn value(text: &str) -> Option<f64> {
    text.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metrics_page_is_counted() {
        let text = "# HELP http_request_duration_seconds How long.\n# TYPE http_request_duration_seconds histogram\n\
            http_request_duration_seconds_bucket{route=\"/a,b}\\\"\",le=\"0.1\"} 3 # {trace_id=\"x\"} 0.05\n\
            http_request_duration_seconds_sum 1.5\nhttp_request_duration_seconds_count 3 1700000000\n\
            # TYPE up gauge\nup NaN\n# TYPE \"http.server.requests\" counter\n{\"http.server.requests\",code=\"200\"} 7\n# EOF\n";
        let found = parse(text).expect("an exposition");
        assert_eq!((found.families.len(), found.series), (3, 5));
        assert!(found.has_latency());
    }

    #[test]
    fn a_value_is_told_with_its_name_and_labels() {
        let text = "# TYPE a counter\na{b=\"x}\",c=\"\\\"\"} 1.5e3 1700000000\na -Inf\n{\"é.b\"} 2\n<p>\n";
        let found: Vec<Sample<'_>> = samples(text).collect();
        let of = |name, labels, value| Sample { name, labels, value };
        assert_eq!(found, [of("a", "b=\"x}\",c=\"\\\"\"", 1500.0), of("a", "", f64::NEG_INFINITY), of("", "\"é.b\"", 2.0)]);
    }

    #[test]
    fn other_pages_are_none() {
        for text in ["<html># TYPE x counter</html>", "{\"status\":\"ok\"}", "ok", "", "# TYPE up gauge\n", "up 1\n"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_runtime_and_the_scraper_are_not_the_latency_of_the_app() {
        let page = |name: &str, kind: &str| parse(&format!("# TYPE {name} {kind}\n{name} 1\n")).expect("an exposition").has_latency();
        assert!(page("http_server_request_duration_seconds", "histogram") && page("flask_http_request_duration_seconds", "summary"));
        assert!(!page("process_cpu_seconds_total", "counter") && !page("http_requests_total", "counter"));
        assert!(!page("promhttp_metric_handler_request_duration_seconds", "histogram") && !page("go_gc_duration_seconds", "summary"));
        assert!(!page("http_request_duration_seconds", "gauge"));
    }
}
