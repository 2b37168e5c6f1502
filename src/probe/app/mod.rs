//! The app over HTTP: what it answers to plain GETs of a visitor who did not sign in.

mod api;
mod asset;
mod door;
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
    door::{
        gate::{self, Gate},
        leads_nowhere,
        veil::{Veil, challenged, refused},
    },
    known::addresses::{self as known_addresses, Exposure, at, count},
    page::{
        cookies,
        headers::{hops, media, set_cookies},
        likeness::{NOWHERE, is_like},
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
    snapshot::{Facts, Kind, Row, Unseen, row},
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
const OF_WALK: &[&str] = &[
    "http_response",
    "http_page",
    "http_asset_missing",
    "http_cookie",
    "http_sdk",
    "http_local_address",
    "http_list",
    "http_resource_id",
    "http_error",
];

/// What files that lie elsewhere leave open.
const OF_FILES: &[&str] = &["http_response", "http_page", "http_asset_missing", "http_sdk", "http_edge", "http_instance"];

/// What is asked at usual paths.
const OF_KNOWN: &[&str] = &["http_health", "http_metrics", "http_exposure"];

impl Probe for AppProbe {
    fn name(&self) -> &'static str {
        "app"
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(async move {
            let unknown =
                || Unseen::new(Kind::NotConfigured, "no address of the app was given").cured_by("give it: --app http://127.0.0.1:8000");
            let app = target.app.as_ref().ok_or_else(unknown)?.address.expose();
            let visitor = Visitor::new(target)?;
            let ended = look(&visitor, target, app, facts).await;
            visitor.sent().iter().for_each(|line| facts.sent("http", line));
            ended
        })
    }
}

async fn look(visitor: &Arc<Visitor>, target: &Target, app: &Url, facts: &mut Facts) -> Result<(), Unseen> {
    let start = visitor.follow(&Ask::new(app).with("accept", "text/html,application/xhtml+xml,*/*;q=0.8"), app).await?;
    if let Some(next) = start.next() {
        return Err(named::door(&next));
    }
    let site = below(app, &start.url);
    let nowhere = visitor.get(&Ask::new(&at(&site, &format!("/{NOWHERE}")))).await?;
    let gate = gate::of(app, &start, &nowhere);
    let veil = Veil::of(&start, &nowhere, gate.as_ref().map(|gate| &gate.why));
    facts.write("http_hop", hops(&start).into_iter().zip(1_i64..).map(|(name, position)| row! { "position" => position, "name" => name }));
    // The gravest first: a limiter may show soon.
    let (exposures, mut unseen) = known_addresses::exposures(visitor, &site, &veil).await;
    let has_health = known_addresses::write_health(visitor, &site, &veil, facts).await;
    let has_metrics = known_addresses::write_metrics(visitor, &site, &veil, facts).await;
    let is_shut = gate.as_ref().is_some_and(|gate| !gate.is_page);
    let survey = if is_shut { Survey::default() } else { Survey::take(visitor, &site, start.clone(), &nowhere).await };
    let has_known = has_health || has_metrics || !exposures.is_empty();
    let gate = gate.or_else(|| leads_nowhere::of(&start, &survey, has_known));
    if !is_shut {
        write_survey(visitor, app, &site, &survey, facts).await;
        let assets: Vec<Url> = survey.assets.keys().cloned().collect();
        let front = target.edge.as_ref().map_or(&site, |e| e.address.expose());
        edge::write(visitor, front, &assets, facts).await;
        instance::write(visitor, target, &start.url, &assets, facts).await;
    }
    // An error of what stands before the app is none of its own.
    if start.status < 500 || challenged(&start).is_none() {
        write_site(&site, &start, &survey, facts).await;
    }
    unseen = unseen.or_else(|| survey.gap.clone().filter(|why| why.kind == Kind::Limit));
    let seen = survey.pages.values().chain(survey.endpoints.values()).chain([&start, &nowhere]);
    write_errors(visitor, &site, &survey, &veil, (with(exposures, seen), unseen), facts).await;
    if let Some(gate) = gate {
        let is_any_path = start.status == 404 || is_like(&nowhere, &start);
        close(&gate, start.status, is_any_path, facts);
    }
    Ok(())
}

/// The address below which the app lies: that which was given, with a slash at its end; that of a file is its folder.
fn below(app: &Url, start: &Url) -> Url {
    let mut site = start.clone();
    site.set_query(None);
    site.set_fragment(None);
    let path = app.path();
    let (folder, last) = path.rsplit_once('/').unwrap_or(("", ""));
    let path = if last.is_empty() || last.contains('.') { format!("{folder}/") } else { format!("{path}/") };
    site.set_path(&path);
    site
}

/// Says of each table what a door left of it. What was seen before it stays.
fn close(gate: &Gate, status: u16, is_any_path: bool, facts: &mut Facts) {
    OF_PAGES.iter().for_each(|table| facts.unseen(table, &gate.why));
    if gate.why.kind != Kind::Door {
        // A start page that fails is a fault; one that refuses the request tells of none.
        if status < 500 {
            facts.unseen("http_site", &gate.why);
        }
        return;
    }
    ["http_hop", "http_error"].iter().for_each(|table| facts.unseen(table, &gate.why));
    if !gate.is_page {
        facts.unseen("http_site", &gate.why);
        OF_KNOWN.iter().filter(|_| is_any_path).for_each(|table| facts.unseen(table, &gate.why));
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
        let (rows, unseen) = responses::rows(visitor, kind, answers, is_versioned).await;
        rows.into_iter().for_each(|(path, row)| _ = responses.entry(path).or_insert(row));
        gap = gap.or(unseen);
    }
    facts.write("http_response", responses.into_values());
    facts.write("http_cookie", cookies.into_values());
    facts.write("http_page", survey.page_assets.iter().map(|(path, assets)| page_row(path, assets, survey)));
    facts.write("http_asset_missing", survey.missing.iter().map(|(url, status)| missing_row(url, *status, survey)));
    facts.write("http_sdk", tools(survey));
    facts.write("http_resource_id", ids::rows(survey));
    facts.write("http_local_address", local_addresses(&[app, site], survey));
    let (lists, unseen) = lists::rows(visitor, survey.endpoints.values().collect()).await;
    facts.write("http_list", lists);
    gap.iter().for_each(|why| OF_WALK.iter().for_each(|table| facts.unseen(table, why)));
    unseen.iter().for_each(|why| facts.unseen("http_list", why));
    leads_nowhere::files(survey).iter().for_each(|why| OF_FILES.iter().for_each(|table| facts.unseen(table, why)));
    let is_script = |url: &Url| [".js", ".mjs"].iter().any(|end| url.path().ends_with(end));
    survey.unread.values().take(1).for_each(|why| ["http_page", "http_asset_missing"].iter().for_each(|table| facts.unseen(table, why)));
    survey.unread.iter().filter(|(url, _)| is_script(url)).take(1).for_each(|(_, why)| facts.unseen("http_sdk", why));
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
    veil: &Veil<'_>,
    (exposures, unseen): (Vec<Exposure>, Option<Unseen>),
    facts: &mut Facts,
) {
    let mut answers = vec![("site", veil.nowhere.clone())];
    if let Some(prefix) = survey.prefix() {
        let mut url = site.clone();
        url.set_path(&format!("{prefix}{NOWHERE}"));
        match visitor.get(&Ask::new(&url).with("accept", "application/json")).await {
            Ok(answer) => answers.push(("api", answer)),
            Err(why) => facts.unseen("http_error", &why),
        }
    }
    let hides = |answer: &Answer| {
        let refused = || refused("a path below the API that does not exist", answer.status);
        veil.hides(answer).or_else(|| [401, 403].contains(&answer.status).then(refused))
    };
    let hidden = answers.iter().find_map(|(area, answer)| hides(answer).filter(|_| *area == "api"));
    let rows = answers.iter().filter(|(area, answer)| *area == "site" || hides(answer).is_none()).map(|(area, answer)| {
        row! {
            "path" => shown_path(&answer.url),
            "area" => (*area).to_owned(),
            "status" => i64::from(answer.status),
            "is_json" => media(answer) == "json",
        }
    });
    facts.write("http_error", rows);
    hidden.iter().for_each(|why| facts.unseen("http_error", why));
    let all = with(exposures, answers.iter().map(|(_, a)| a));
    // What any answer shows is one thing, whichever shows it.
    let key = |(path, kind, name): &Exposure| (*kind, *name, if *kind == "private-file" { path.clone() } else { String::new() });
    let mut distinct: BTreeMap<(&str, &str, String), String> = BTreeMap::new();
    for exposure in all {
        let path = distinct.entry(key(&exposure)).or_insert_with(|| exposure.0.clone());
        *path = exposure.0.min(std::mem::take(path));
    }
    let taken: BTreeMap<(String, &str), &str> = distinct.into_iter().map(|((kind, name, _), path)| ((path, kind), name)).collect();
    let rows = taken.into_iter().map(|((path, kind), name)| row! { "path" => path, "kind" => kind.to_owned(), "name" => name.to_owned() });
    facts.write("http_exposure", rows);
    unseen.iter().for_each(|why| facts.unseen("http_exposure", why));
}

/// For the fuzzer: `text` as everything that the app may answer.
#[cfg(any(test, feature = "fuzzing"))]
pub fn fuzz(text: &str) {
    let site = url::Url::parse("http://shop.example/a/").expect("a URL");
    names::read(text, &site, &site);
    names::style_assets(text, &site, &site);
    names::endpoints(text, &site);
    names::addresses_in(text);
    page::words::visible(text);
    api::openapi::parse(text, &site);
    known::exposition::parse(text);
}
