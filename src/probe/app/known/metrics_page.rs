//! Pages of metrics: the one that plimsoll.toml names, and those at usual paths.

use std::sync::Arc;

use http::StatusCode;
use url::Url;

use crate::{
    config::Target,
    probe::{
        app::{
            door::veil::Veil,
            known::addresses::{Looked, ask_all, behind, count, is_turned_away},
            page::likeness::Nowhere,
            visit::{
                answer::Answer,
                visitor::{Ask, Visitor},
            },
        },
        metrics::{
            exposition::{self, Exposition},
            layer,
        },
    },
    snapshot::{Facts, Kind, Row, Unseen, row},
};

const ACCEPT: Option<&str> = Some(exposition::KIND);
const USUAL: &[&str] = &["/metrics", "/actuator/prometheus", "/q/metrics", "/api/metrics", "/prometheus", "/-/metrics", "/hub/metrics"];
/// Metrics of one page that are listed.
const MOST_LISTED: usize = 1_000;

/// A page that is there.
struct Page {
    path: String,
    /// What it holds; none: it asks for credentials.
    text: Option<Exposition>,
    is_inner: bool,
    is_by_credentials: bool,
}

impl Page {
    /// At a path of the app, where who has not signed in may read it or is refused.
    fn of_app(answer: &Answer, text: Option<Exposition>) -> Self {
        Self { path: answer.url.path().to_owned(), text, is_inner: false, is_by_credentials: false }
    }

    fn row(&self) -> Row {
        let none = Exposition::default();
        let text = self.text.as_ref().unwrap_or(&none);
        row! {
            "path" => self.path.clone(),
            "is_readable" => self.text.is_some(),
            "families" => count(text.families.len()),
            "series" => count(text.series),
            "has_latency" => text.has_latency(),
            "is_inner" => self.is_inner,
            "is_by_credentials" => self.is_by_credentials,
            "has_rate" => text.has_rate(),
            "has_errors" => text.has_errors(),
            "has_saturation" => text.has_saturation(),
        }
    }

    /// Each of its metrics.
    fn metrics(&self) -> impl Iterator<Item = Row> {
        self.text.iter().flat_map(|text| &text.families).take(MOST_LISTED).map(|(name, family)| {
            row! {
                "path" => self.path.clone(),
                "name" => name.clone(),
                "layer" => layer::of(name, family).word().to_owned(),
            }
        })
    }

    /// Why not all of its metrics are listed.
    fn gap(&self) -> Option<Unseen> {
        let more = self.text.as_ref().is_some_and(|text| text.families.len() > MOST_LISTED);
        more.then(|| Unseen::new(Kind::Limit, format!("{} has more metrics than are listed: {MOST_LISTED}", self.path)))
    }
}

/// Fills `http_metrics` and `http_metric`; true where the app itself answers with metrics at a usual path.
pub(crate) async fn write(
    guest: &Arc<Visitor>,
    member: Option<&Arc<Visitor>>,
    (target, site): (&Target, &Url),
    veil: &Veil<'_>,
    facts: &mut Facts,
) -> bool {
    let named = named(guest, target).await;
    let (mut pages, mut gap) = usual(guest, member, site, veil).await;
    let is_there = !pages.is_empty();
    match named {
        Some(Ok((mut page, cut))) => {
            // What is behind a sign-in is not for everybody, and that page tells what is measured.
            gap = gap.filter(|why| why.kind != Kind::Door).or(cut);
            // Whoever has none was there, too.
            page.is_by_credentials &= !pages.iter().any(|other| other.path == page.path && other.text.is_some());
            pages.retain(|other| other.path != page.path);
            pages.push(page);
        }
        Some(Err(why)) => gap = Some(why),
        None => {}
    }
    facts.write("http_metrics", pages.iter().map(Page::row));
    facts.write("http_metric", pages.iter().flat_map(Page::metrics));
    if let Some(why) = &gap {
        ["http_metrics", "http_metric"].into_iter().for_each(|table| facts.unseen(table, why));
    }
    pages.iter().filter_map(Page::gap).for_each(|why| facts.unseen("http_metric", &why));
    is_there
}

/// What plimsoll.toml names, and why that is not all of it; or why it is not known.
async fn named(guest: &Visitor, target: &Target) -> Option<Result<(Page, Option<Unseen>), Unseen>> {
    let url = target.metrics_url()?;
    let ask = Ask::new(&url).with("accept", exposition::KIND).showing(&target.metrics_headers);
    let (is_inner, path) = (target.has_inner_metrics(), target.metrics_path()?);
    Some(guest.get(&ask).await.map_err(|why| misnamed(&path, why)).and_then(|answer| {
        let text = parsed(&answer).ok_or_else(|| no_metrics(&path, &answer))?;
        Ok((Page { path, text: Some(text), is_inner, is_by_credentials: !target.metrics_headers.is_empty() }, answer.cut()))
    }))
}

/// A failed request in the words of this page: those of the client speak of the app.
fn misnamed(path: &str, why: Unseen) -> Unseen {
    let reason = format!("the metrics page {path} that plimsoll.toml names could not be read: {}", why.reason);
    Unseen::new(why.kind, reason).cured_by("correct `metrics` below [app] in plimsoll.toml, or start what serves it")
}

/// It answered, and not with metrics.
fn no_metrics(path: &str, answer: &Answer) -> Unseen {
    if is_turned_away(answer) {
        let reason = format!("the metrics page {path} asks for credentials");
        return Unseen::new(Kind::Denied, reason)
            .cured_by("show them: `metrics_headers = { Authorization = \"$METRICS_TOKEN\" }` below [app] in plimsoll.toml");
    }
    let status = StatusCode::from_u16(answer.status).map_or_else(|_| answer.status.to_string(), |status| status.to_string());
    let reason = format!("{path}, which plimsoll.toml names as the metrics page, answered {status}, and no metrics");
    Unseen::new(Kind::Failed, reason).cured_by("correct `metrics` below [app] in plimsoll.toml")
}

/// Those at usual paths of the app, and why these may not be all. What only who has signed in may read is shut, as it should be.
async fn usual(guest: &Arc<Visitor>, member: Option<&Arc<Visitor>>, site: &Url, veil: &Veil<'_>) -> (Vec<Page>, Option<Unseen>) {
    let asked = ask_all(guest, site, USUAL, ACCEPT).await;
    let looked = Looked::at(guest, site, asked, veil).await;
    let hides = |path: &str, answer: &Answer| looked.hides(path, answer).or_else(|| veil.hides_words(answer));
    let mut hidden = looked.answers.iter().find_map(|(path, answer)| hides(path, answer));
    let open = || looked.answers.iter().filter(|(path, answer)| hides(path, answer).is_none()).map(|(_, answer)| answer);
    let mut found: Vec<Page> = open().filter_map(|answer| page(answer, veil.nowhere)).collect();
    let cut = open().find_map(Answer::cut);
    let mut gap = looked.gap.clone();
    if hidden.is_some()
        && let Some(((answers, unasked), nowhere)) = behind(member, site, USUAL, ACCEPT).await
    {
        let is_there = |answer: &Answer| page(answer, &nowhere).is_some();
        found.extend(answers.iter().filter(|(_, answer)| is_there(answer)).map(|(_, answer)| Page::of_app(answer, None)));
        (gap, hidden) = (gap.or(unasked), None);
    }
    (found, gap.or(hidden).or(cut))
}

fn page(answer: &Answer, nowhere: &Nowhere) -> Option<Page> {
    let text = parsed(answer);
    // A path that asks for credentials where any other path is not found: it is there, and rightly shut.
    let is_shut = is_turned_away(answer) && !is_turned_away(nowhere.first());
    (text.is_some() || is_shut).then(|| Page::of_app(answer, text))
}

fn parsed(answer: &Answer) -> Option<Exposition> {
    answer.is_success().then(|| exposition::parse(whole_lines(&answer.text(), answer.is_cut))).flatten()
}

/// Without the last line of a text that was cut.
fn whole_lines(text: &str, is_cut: bool) -> &str {
    let end = text.rfind('\n').filter(|_| is_cut).unwrap_or(text.len());
    &text[..end]
}
