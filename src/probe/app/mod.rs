//! The app over HTTP: what it answers to plain GETs of a visitor who did not sign in.

mod api;
mod asset;
mod edge;
mod instance;
mod known;
mod page;
mod visit;

use std::{collections::BTreeMap, sync::Arc};

use url::Url;

use self::{
    api::{ids, lists},
    asset::sdk,
    known::addresses::{self as known_addresses, Exposure, at, count},
    page::{
        cookies,
        headers::{hops, media, set_cookies},
        likeness::NOWHERE,
        names, responses,
        survey::Survey,
    },
    visit::{
        answer::{Answer, shown_path},
        named,
        visitor::{Ask, Visitor},
    },
};
use super::{Probe, Work};
use crate::{
    config::Target,
    snapshot::{Absence, Facts, Kind, Row, row},
};

/// The probe.
pub struct AppProbe;

/// What needs a working start page.
const OF_PAGES: &[&str] = &[
    "http_response",
    "http_page",
    "http_asset_missing",
    "http_cookie",
    "http_list",
    "http_sdk",
    "http_local_address",
    "http_edge",
    "http_instance",
    "http_handoff",
    "http_resource_id",
];

/// What a walk that was cut short does not show whole.
const OF_WALK: &[&str] =
    &["http_response", "http_page", "http_asset_missing", "http_cookie", "http_sdk", "http_local_address", "http_list", "http_resource_id"];

impl Probe for AppProbe {
    fn name(&self) -> &'static str {
        "app"
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(async move {
            let unknown =
                || Absence::new(Kind::NotConfigured, "no address of the app was given").cured_by("give it: --app http://127.0.0.1:8000");
            let app = target.app.as_ref().ok_or_else(unknown)?.address.expose();
            let visitor = Visitor::new(target)?;
            let ended = look(&visitor, target, app, facts).await;
            visitor.sent().iter().for_each(|line| facts.sent("http", line));
            ended
        })
    }
}

async fn look(visitor: &Arc<Visitor>, target: &Target, app: &Url, facts: &mut Facts) -> Result<(), Absence> {
    let start = visitor.follow(&Ask::new(app).with("accept", "text/html,application/xhtml+xml,*/*;q=0.8"), app).await?;
    if let Some(next) = start.next() {
        return Err(named::door(&next));
    }
    let site = at(&start.url, "/");
    let nowhere = visitor.get(&Ask::new(&at(&site, &format!("/{NOWHERE}")))).await?;
    facts.write("http_hop", hops(&start).into_iter().zip(1_i64..).map(|(name, position)| row! { "position" => position, "name" => name }));
    known_addresses::write_health(visitor, &site, &nowhere, facts).await;
    known_addresses::write_metrics(visitor, &site, &nowhere, facts).await;
    let exposures = known_addresses::exposures(visitor, &site).await;
    if let Some(why) = refusal(&start) {
        for table in OF_PAGES {
            facts.absent(table, &why);
        }
        let survey = Survey::default();
        write_site(&site, &start, &survey, facts).await;
        write_errors(visitor, &site, &survey, &nowhere, exposures.map(|e| with(e, [&start, &nowhere])), facts).await;
        return Ok(());
    }
    let survey = Survey::take(visitor, &site, start.clone(), &nowhere).await;
    write_site(&site, &start, &survey, facts).await;
    write_survey(visitor, app, &site, &survey, facts).await;
    let seen = survey.pages.values().chain(survey.endpoints.values()).chain([&start, &nowhere]);
    write_errors(visitor, &site, &survey, &nowhere, exposures.map(|e| with(e, seen)), facts).await;
    let assets: Vec<Url> = survey.assets.keys().cloned().collect();
    let front = target.edge.as_ref().map_or(&site, |e| e.address.expose());
    edge::write(visitor, front, &assets, facts).await;
    instance::write(visitor, target, &start.url, &assets, facts).await;
    Ok(())
}

/// Why nothing can be said of pages; none where the start page works, or there is none (an API alone).
fn refusal(start: &Answer) -> Option<Absence> {
    let status = start.status;
    match status {
        401 | 403 => Some(
            Absence::new(Kind::Denied, format!("the start page answered {status}"))
                .cured_by("put user and password into the address of --app, or scan a copy that is open to this machine"),
        ),
        404 | 200..300 => None,
        _ => Some(
            Absence::new(Kind::Failed, format!("the start page answered {status}"))
                .cured_by("mend the start page, or give the address of one that works as --app"),
        ),
    }
}

/// Exposures at their usual paths, and those that any of the answers shows, each path and kind once.
fn with<'a>(known: Vec<Exposure>, answers: impl IntoIterator<Item = &'a Answer>) -> Vec<Exposure> {
    known.into_iter().chain(answers.into_iter().flat_map(known_addresses::exposed_by)).collect()
}

async fn write_site(site: &Url, start: &Answer, survey: &Survey, facts: &mut Facts) {
    let row = row! {
        "url" => site.to_string(),
        "status" => i64::from(start.status),
        "is_public" => edge::is_public(site).await,
        "scripts" => count(survey.scripts),
        "has_documented_rate_limit" => survey.document.has_rate_limit,
    };
    facts.write("http_site", [row]);
}

/// Everything that the walk through pages, assets and endpoints showed.
async fn write_survey(visitor: &Arc<Visitor>, app: &Url, site: &Url, survey: &Survey, facts: &mut Facts) {
    let mut responses: BTreeMap<String, Row> = BTreeMap::new();
    let mut gap = survey.gap.clone();
    let kinds = [
        ("page", survey.pages.values().collect::<Vec<_>>(), false),
        ("asset", survey.assets.values().collect(), false),
        ("api", survey.endpoints.values().collect(), survey.document.is_versioned),
    ];
    let mut cookies = BTreeMap::new();
    for (kind, answers, is_versioned) in kinds {
        for answer in &answers {
            note_cookies(kind, answer, &mut cookies);
        }
        let paths: Vec<String> = answers.iter().map(|a| shown_path(&a.url)).collect();
        match responses::rows(visitor, kind, answers, is_versioned).await {
            Ok(rows) => paths.into_iter().zip(rows).for_each(|(path, row)| _ = responses.entry(path).or_insert(row)),
            Err(why) => _ = gap.get_or_insert(why),
        }
    }
    facts.write("http_response", responses.into_values());
    facts.write("http_cookie", cookies.into_values());
    facts.write("http_page", survey.page_assets.iter().map(|(path, assets)| page_row(path, assets, survey)));
    facts.write("http_asset_missing", survey.missing.iter().map(|(url, status)| missing_row(url, *status, survey)));
    facts.write("http_sdk", tools(survey));
    facts.write("http_resource_id", ids::rows(survey));
    facts.write("http_local_address", local_addresses(&[app, site], survey));
    match lists::rows(visitor, survey.endpoints.values().collect()).await {
        Ok(rows) => facts.write("http_list", rows),
        Err(why) => facts.absent("http_list", &why),
    }
    if let Some(why) = gap {
        OF_WALK.iter().for_each(|table| facts.absent(table, &why));
    }
}

fn note_cookies(kind: &'static str, answer: &Answer, rows: &mut BTreeMap<(String, String), Row>) {
    let path = shown_path(&answer.url);
    for cookie in set_cookies(&answer.headers) {
        let session = cookies::session(&cookie.name);
        rows.entry((path.clone(), cookie.name.clone())).or_insert(row! {
            "path" => path.clone(),
            "kind" => kind.to_owned(),
            "name" => cookie.name.clone(),
            "is_session" => session.is_some(),
            "default_store" => session.and_then(|s| s.default_store).map(str::to_owned),
            "framework" => session.map(|s| s.framework.to_owned()),
            "balancer" => cookies::balancer(&cookie.name).map(str::to_owned),
        });
    }
}

fn page_row(path: &str, assets: &std::collections::BTreeSet<Url>, survey: &Survey) -> Row {
    let own: Vec<&Answer> = assets.iter().filter_map(|url| survey.assets.get(url)).collect();
    let weight: usize = own.iter().map(|a| a.wire_bytes).sum::<usize>() + survey.pages.get(path).map_or(0, |p| p.wire_bytes);
    row! { "path" => path.to_owned(), "requests" => count(assets.len() + 1), "weight_bytes" => count(weight) }
}

fn missing_row(url: &Url, status: u16, survey: &Survey) -> Row {
    let page = survey.page_assets.iter().find(|(_, assets)| assets.contains(url)).map(|(path, _)| path.clone());
    row! { "path" => shown_path(url), "status" => i64::from(status), "page" => page }
}

fn tools(survey: &Survey) -> Vec<Row> {
    let mut tools = sdk::Tools::default();
    for answer in survey.pages.values().chain(survey.assets.values().filter(|a| media(a) == "script")) {
        tools.look(&shown_path(&answer.url), &answer.text());
        for policy in ["content-security-policy", "content-security-policy-report-only", "reporting-endpoints"] {
            tools.look_at_policy(&answer.header(policy).unwrap_or_default());
        }
    }
    let row = |tool: sdk::Tool| {
        row! { "name" => tool.name.to_owned(), "purpose" => tool.purpose.to_owned(), "path" => tool.path, "is_configured" => tool.is_configured }
    };
    tools.found().into_iter().map(row).collect()
}

/// Local addresses that are not the ones that we were given ourselves.
fn local_addresses(own: &[&Url], survey: &Survey) -> Vec<Row> {
    let origin = |url: &Url| url.origin().ascii_serialization();
    let strange = survey.named.iter().filter(|(_, url)| names::is_local(url) && !own.iter().any(|o| o.origin() == url.origin()));
    let distinct: std::collections::BTreeSet<(String, String)> = strange.map(|(path, url)| (path.clone(), origin(url))).collect();
    distinct.into_iter().map(|(path, address)| row! { "path" => path, "address" => address }).collect()
}

/// Fills `http_error` and `http_exposure`: what the app says to a path that nobody made, and all that it should not say.
async fn write_errors(
    visitor: &Arc<Visitor>,
    site: &Url,
    survey: &Survey,
    nowhere: &Answer,
    exposures: Result<Vec<Exposure>, Absence>,
    facts: &mut Facts,
) {
    let mut answers = vec![("site", Ok(nowhere.clone()))];
    if let Some(prefix) = survey.prefix() {
        let ask = Ask::new(&at(site, &format!("{prefix}{NOWHERE}"))).with("accept", "application/json");
        answers.push(("api", visitor.get(&ask).await));
    }
    let gap = answers.iter().find_map(|(_, a)| a.as_ref().err().cloned());
    let answers: Vec<(&str, Answer)> = answers.into_iter().filter_map(|(area, a)| Some((area, a.ok()?))).collect();
    let rows = answers.iter().map(|(area, answer)| {
        row! {
            "path" => shown_path(&answer.url),
            "area" => (*area).to_owned(),
            "status" => i64::from(answer.status),
            "is_json" => media(answer) == "json",
        }
    });
    facts.write("http_error", rows);
    if let Some(why) = &gap {
        facts.absent("http_error", why);
    }
    match exposures {
        Ok(found) => {
            let all = with(found, answers.iter().map(|(_, a)| a));
            let distinct: BTreeMap<(String, &str), &str> = all.into_iter().map(|(path, kind, name)| ((path, kind), name)).collect();
            let rows = distinct
                .into_iter()
                .map(|((path, kind), name)| row! { "path" => path, "kind" => kind.to_owned(), "name" => name.to_owned() });
            facts.write("http_exposure", rows);
        }
        Err(why) => facts.absent("http_exposure", &why),
    }
}

/// For the fuzzer: `text` as everything that the app may answer.
#[cfg(any(test, feature = "fuzzing"))]
pub fn fuzz(text: &str) {
    let site = url::Url::parse("http://shop.example/a/").expect("a URL");
    names::read(text, &site, &site);
    names::style_assets(text, &site, &site);
    names::endpoints(text, &site);
    names::addresses_in(text);
    api::openapi::parse(text, &site);
    known::exposition::parse(text);
}
