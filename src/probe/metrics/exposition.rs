//! The text format of Prometheus, and OpenMetrics 1.0 and 2.0: enough of it to say what is measured. Written here because the
//! parsers to be had lose `_sum` and `_count`, quoted names and exemplars.

use std::collections::BTreeMap;

use super::signal::{self, Signal};

/// How its page is asked for.
pub(crate) const KIND: &str = "text/plain;version=0.0.4";

/// Metrics that are told apart: no page for a scraper has more.
const MOST_FAMILIES: usize = 10_000;
/// A page that tells no type of any metric has so many lines at least, or it may be anything.
const LEAST_UNTYPED: usize = 3;
/// What stands behind the name of a metric in its lines.
const ENDINGS: &[&str] = &["_bucket", "_count", "_sum", "_total", "_created", "_info", "_gcount", "_gsum"];

/// What a metrics page holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Exposition {
    /// Metrics by name.
    pub(crate) families: BTreeMap<String, Family>,
    /// Lines with a value.
    pub(crate) series: usize,
}

/// A metric with all its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Family {
    /// counter, gauge, histogram …, as its `# TYPE` has it, or its lines show; `untyped`.
    pub(crate) kind: String,
    /// A label tells how what it counts ended.
    pub(crate) has_outcome: bool,
    /// A label tells which route or method was asked for.
    pub(crate) has_route: bool,
}

impl Family {
    /// It only grows, or counts something that does.
    pub(crate) fn is_counter(&self) -> bool {
        ["counter", "histogram", "summary"].contains(&self.kind.as_str())
    }
}

impl Exposition {
    /// A histogram or summary of how long requests took.
    pub(crate) fn has_latency(&self) -> bool {
        self.families.iter().any(|(name, family)| {
            let name = name.to_ascii_lowercase();
            let is_distribution = ["histogram", "summary", "gaugehistogram"].contains(&family.kind.as_str());
            let is_request = ["http", "request", "response", "latency", "rpc"].iter().any(|w| name.contains(w));
            let is_time = ["duration", "latency", "seconds", "_ms", "milliseconds", "_time"].iter().any(|w| name.contains(w));
            // The scraper's own handler, and outgoing calls, are not the app's latency.
            let is_other = ["promhttp", "http_client", "http.client", "db_", "redis_", "gc_"].iter().any(|w| name.starts_with(w));
            is_distribution && is_request && is_time && !is_other
        })
    }

    /// Requests that it answers are counted.
    pub(crate) fn has_rate(&self) -> bool {
        self.families.iter().any(|(name, family)| family.is_counter() && signal::counts_requests(&plain(name)))
    }

    /// How requests end is told, or failures are counted.
    pub(crate) fn has_errors(&self) -> bool {
        let tells = |(name, family): (&String, &Family)| {
            (family.has_outcome && signal::counts_requests(&plain(name))) || signal::of_name(&plain(name)) == Some(Signal::Errors)
        };
        self.families.iter().any(tells)
    }

    /// What runs out is told: processor, memory, threads, connections.
    pub(crate) fn has_saturation(&self) -> bool {
        self.families.keys().any(|name| signal::of_name(&plain(name)) == Some(Signal::Saturation))
    }
}

/// A name as the older format writes it: OpenTelemetry's have points.
pub(crate) fn plain(name: &str) -> String {
    name.replace(['.', '-', '/'], "_")
}

/// Parses a metrics page; none where it is none: at least one value, and no line that is neither value nor comment. Where no line tells a
/// type, it takes more of them, with names as metrics have them.
pub(crate) fn parse(text: &str) -> Option<Exposition> {
    let (mut found, mut types) = (Exposition::default(), BTreeMap::new());
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(comment) = line.strip_prefix('#') {
            if let Some((name, kind)) = type_of(comment)
                && types.len() < MOST_FAMILIES
            {
                types.insert(name.to_owned(), kind.to_ascii_lowercase());
            }
            continue;
        }
        found.take(sample(line)?, &types);
    }
    for (name, kind) in &types {
        let family = found.families.entry(name.clone()).or_default();
        family.kind.clone_from(kind);
    }
    let is_named = |(name, _): (&String, &Family)| name.contains(['_', ':', '.']);
    let looks_like_one = found.series >= LEAST_UNTYPED && 2 * found.families.iter().filter(|f| is_named(*f)).count() > found.families.len();
    (found.series > 0 && (!types.is_empty() || looks_like_one)).then_some(found)
}

/// Name and type of ` TYPE name type`, the name perhaps quoted.
fn type_of(comment: &str) -> Option<(&str, &str)> {
    let rest = comment.trim_start().strip_prefix("TYPE")?.trim_start();
    if let Some(quoted) = rest.strip_prefix('"') {
        let end = closing_quote(quoted)?;
        return Some((&quoted[..end], quoted[end + 1..].split_whitespace().next().unwrap_or("untyped")));
    }
    let mut words = rest.split_whitespace();
    Some((words.next()?, words.next().unwrap_or("untyped")))
}

impl Exposition {
    fn take(&mut self, sample: Sample<'_>, types: &BTreeMap<String, String>) {
        self.series += 1;
        let name = sample.whole_name();
        let family = family_of(name, types);
        if !self.families.contains_key(family) && self.families.len() >= MOST_FAMILIES {
            return;
        }
        let told = self.families.entry(family.to_owned()).or_insert_with(|| Family { kind: "untyped".to_owned(), ..Family::default() });
        let has = |names: &[&str]| sample.label_names().any(|label| names.contains(&plain(label).as_str()));
        told.has_outcome |= has(signal::OUTCOMES);
        told.has_route |= has(signal::ROUTES);
        if told.kind == "untyped" {
            told.kind = shown_kind(name, sample).to_owned();
        }
    }
}

/// The metric that a line belongs to: the one of that name, or without what stands behind it.
pub(crate) fn family_of<'a, T>(name: &'a str, types: &BTreeMap<String, T>) -> &'a str {
    if types.contains_key(name) {
        return name;
    }
    let bare = ENDINGS.iter().find_map(|end| name.strip_suffix(end));
    // A counter without a type keeps its name whole.
    let is_distribution = || ["_bucket", "_count", "_sum", "_created"].iter().any(|end| name.ends_with(end));
    bare.filter(|bare| types.contains_key(*bare) || is_distribution()).unwrap_or(name)
}

/// What a line without a type shows of it.
fn shown_kind(name: &str, sample: Sample<'_>) -> &'static str {
    let has = |label: &str| sample.label_names().any(|own| own == label);
    match () {
        () if name.ends_with("_bucket") && has("le") => "histogram",
        () if has("quantile") => "summary",
        () if name.ends_with("_total") => "counter",
        () => "untyped",
    }
}

/// A line with a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sample<'a> {
    /// Empty where it is quoted, and stands among the labels.
    pub(crate) name: &'a str,
    pub(crate) labels: &'a str,
    /// Of what OpenMetrics 2.0 writes as one line, such as a native histogram, how many it counts.
    pub(crate) value: f64,
}

impl<'a> Sample<'a> {
    /// The name, also where it is quoted.
    pub(crate) fn whole_name(self) -> &'a str {
        let quoted = || self.labels.trim_start().strip_prefix('"').and_then(|rest| Some(&rest[..closing_quote(rest)?]));
        if self.name.is_empty() { quoted().unwrap_or("") } else { self.name }
    }

    /// Names of its labels, as they stand there.
    fn label_names(self) -> impl Iterator<Item = &'a str> {
        let mut rest = self.labels;
        std::iter::from_fn(move || {
            loop {
                let (name, behind) = rest.split_once('"')?;
                let end = closing_quote(behind)?;
                let is_name = name.trim_end().ends_with('=');
                // A quoted name is followed by its sign: `"http.status"="200"`.
                let quoted = behind[end + 1..].trim_start().starts_with('=').then_some(&behind[..end]);
                rest = &behind[end + 1..];
                let plain = name.trim_matches([',', ' ', '=']);
                if is_name && !plain.is_empty() {
                    return Some(plain);
                }
                if quoted.is_some() {
                    return quoted;
                }
            }
        })
    }
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

/// A number, then perhaps a time and an exemplar; or `{count:17,sum:3.5,…}`.
fn value(text: &str) -> Option<f64> {
    let text = text.trim_start();
    let Some(composite) = text.strip_prefix('{') else { return text.split_whitespace().next()?.parse().ok() };
    let (inside, _) = composite.split_once('}')?;
    let count = inside.split(',').find_map(|part| part.trim().strip_prefix("count:"));
    count.map_or_else(|| inside.contains(':').then_some(f64::NAN), |count| count.trim().parse().ok())
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
        assert!(found.has_latency() && found.has_rate() && found.has_errors() && !found.has_saturation());
    }

    #[test]
    fn a_page_without_types_is_one_where_its_lines_are_metrics() {
        let text = "http_requests_total{code=\"200\"} 3\nhttp_request_duration_seconds_bucket{le=\"0.1\"} 3\nhttp_request_duration_seconds_sum 1\n\
                    http_request_duration_seconds_count 3\nprocess_resident_memory_bytes 1\n";
        let found = parse(text).expect("an exposition");
        let kinds: Vec<(&str, &str)> = found.families.iter().map(|(name, family)| (name.as_str(), family.kind.as_str())).collect();
        let wanted = [
            ("http_request_duration_seconds", "histogram"),
            ("http_requests_total", "counter"),
            ("process_resident_memory_bytes", "untyped"),
        ];
        assert_eq!(kinds, wanted);
        assert!(found.has_latency() && found.has_rate() && found.has_errors() && found.has_saturation());
        assert!(parse("a 1\nb 2\nc 3\n").is_none(), "three words with a number are no metrics");
    }

    #[test]
    fn openmetrics_2_and_names_of_any_letters_are_read() {
        let text = "# TYPE http.server.request.duration histogram\n\
            {\"http.server.request.duration\",\"http.response.status_code\"=\"200\"} {count:17,sum:3.5,schema:3,positive_buckets:[1,1]} st@1.5\n\
            # TYPE \"bestellungen pro tag\" counter\n{\"bestellungen pro tag\"} 17.0 st@1520879607.789\nshop_carts{shop=\"a,b\"} {count:2,sum:1} # {a=\"b\"} 1\n# EOF\n";
        let found = parse(text).expect("an exposition");
        assert_eq!(found.families.keys().collect::<Vec<_>>(), ["bestellungen pro tag", "http.server.request.duration", "shop_carts"]);
        assert!(found.has_latency() && found.has_errors() && found.has_rate());
        assert_eq!(samples(text).map(|sample| sample.value).collect::<Vec<_>>(), [17.0, 17.0, 2.0]);
        assert_eq!(samples(text).next().expect("a line").whole_name(), "http.server.request.duration");
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
