//! The app over HTTP: what it answers to plain GETs, of a guest and of a visitor who has signed in where a scenario does that.

mod api;
mod asset;
mod door;
mod edge;
mod edge_marks;
mod guest;
mod instance;
mod known;
mod offers;
mod page;
mod reach;
mod sign_in;
mod sign_in_form;
mod steps;
mod visit;
mod visits;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use url::Url;

pub(crate) use self::{
    api::graphql,
    door::marks::{is_sign_in_path, leads_to_sign_in},
    page::{cookies::session as session_of, places::is_twin as is_one_place},
    visit::{body, client, quota::is_used_up as is_quota_used_up},
};
pub use self::{
    api::introspection::GraphQl,
    offers::{Offers, find_offers},
    sign_in::sign_in,
    sign_in_form::{SignInForm, TokenEndpoint, WaysIn, find_ways_in},
    visits::visit,
};
use self::{
    api::{graphql_limits, ids, lists, once},
    asset::{asset_name, sdk},
    door::{
        gate, leads_nowhere,
        veil::{Veil, challenged, refused},
    },
    known::{
        addresses::{self as known_addresses, count},
        exposures::{self, Exposure},
        health, metrics_page, source_maps,
    },
    page::{
        cookies,
        files_only::is_files_only,
        headers::{form_of, hops, media, set_cookies},
        likeness::NOWHERE,
        places,
        responses::{self, Answers, folder_of},
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

/// Before a start page that failed is asked for again.
const BEFORE_AGAIN: Duration = Duration::from_secs(1);

impl Probe for AppProbe {
    fn name(&self) -> &'static str {
        "app"
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(async move {
            let unknown =
                || Unseen::new(Kind::NotConfigured, "no address of the app was given").cured_by("give it: --app http://127.0.0.1:8000");
            let app = &target.app_url().ok_or_else(unknown)?;
            let guest = Visitor::new(target)?;
            target.identity.sent.iter().chain(&target.visits.sent).for_each(|line| facts.sent("http", line));
            let ended = look(&guest, target, app, facts).await;
            let left = &target.visits.kept_off;
            if !left.is_empty() || ended.is_ok() {
                facts.write(
                    "http_step_left",
                    left.iter().map(|left| row! { "scenario" => left.scenario.clone(), "step" => left.step.clone() }),
                );
            }
            let row = signed_in(target);
            if row.is_some() || ended.is_ok() {
                facts.write("http_sign_in", row);
            }
            let again = target.identity.session.as_ref().map(|session| session.take_sent()).unwrap_or_default();
            guest.sent().iter().chain(&again).for_each(|line| facts.sent("http", line));
            ended
        })
    }
}

/// Whether somebody could sign in; no row: that was not asked for.
fn signed_in(target: &Target) -> Option<Row> {
    let identity = &target.identity;
    let is_asked = target.config.sign_in.is_some() || identity.is_signed_in();
    is_asked.then(|| row! { "is_signed_in" => identity.is_signed_in() && identity.fault.is_none(), "fault" => identity.fault.clone() })
}

async fn look(guest: &Arc<Visitor>, target: &Target, app: &Url, facts: &mut Facts) -> Result<(), Unseen> {
    let member = guest.signed_in(target);
    let visitor = member.as_ref().unwrap_or(guest);
    let start = first_page(visitor, app).await?;
    if let Some(next) = start.next() {
        let failed = target.identity.fault.as_ref().map(|fault| sign_in::failed(fault));
        return Err(failed.unwrap_or_else(|| named::door(&next)));
    }
    let site = site_of(app, &start.url);
    let nowhere = known_addresses::nowhere(guest, &site).await?;
    let beyond = known_addresses::beyond(guest, &site, &nowhere).await;
    // What is asked as everybody may ask it is hidden by what hides it from everybody.
    let outside = if member.is_some() { first_page(guest, app).await? } else { start.clone() };
    let outer_gate = gate::of(app, &outside, nowhere.first());
    let veil = Veil::of(&outside, &nowhere, outer_gate.as_ref().map(|gate| &gate.why));
    let gate = if member.is_some() { gate::of(app, &start, nowhere.first()) } else { outer_gate.clone() };
    facts.write("http_hop", hops(&start).into_iter().zip(1_i64..).map(|(name, position)| row! { "position" => position, "name" => name }));
    // The gravest first: a limiter may show soon.
    let (mut exposures, mut unseen) = exposures::known(guest, &site, &veil).await;
    let has_health = health::write(guest, member.as_ref(), &site, &veil, facts).await;
    let has_metrics = metrics_page::write(guest, member.as_ref(), (target, &site), &veil, facts).await;
    graphql_limits::write(guest, &site, &veil, facts).await;
    let is_shut = gate.as_ref().is_some_and(|gate| !gate.is_page);
    let survey = if is_shut { Survey::default() } else { Survey::take(visitor, &site, start.clone(), &nowhere, &target.visits).await };
    let has_known = has_health || has_metrics || !exposures.is_empty();
    let gate = gate.or_else(|| leads_nowhere::of(&start, &survey, has_known));
    target.identity.fault.iter().for_each(|fault| reach::unopened(&sign_in::failed(fault), facts));
    gate.iter().for_each(|gate| reach::close(gate, &start, &veil, facts));
    if !is_shut {
        let front = &target.edge.as_ref().map_or_else(|| site.clone(), |edge| target.by_its_name(edge.address.expose()));
        let by_guest = guest::write(guest, member.as_ref(), front, &survey, facts).await;
        write_survey(visitor, app, &site, &start.url, &survey, (by_guest.as_deref(), &target.identity.cookies), facts).await;
        let assets: Vec<Url> = survey.assets.keys().cloned().collect();
        edge::write(guest, target, front, &assets, facts).await;
        instance::write(guest, target, &outside, &survey, facts).await;
        let (maps, unread) = source_maps::find(guest, &survey).await;
        exposures.extend(maps.into_iter().map(|(path, name)| (path, "private-file", name)));
        unseen = unseen.or(unread);
    }
    // An error of what stands before the app is none of its own.
    if start.status < 500 || challenged(&start).is_none() {
        write_site(target, &site, &start, &survey, guest.limiter().has_shown(), facts).await;
    }
    let of_once = survey.once.iter().map(|one| &one.answer);
    let seen = survey.pages.values().chain(survey.endpoints.values()).chain(of_once).chain([&start, nowhere.first()]).chain(&beyond);
    let exposures = with(exposures, seen);
    write_errors(guest, &site, &survey, &veil, (exposures, unseen.or_else(|| guest.limiter().ended())), facts).await;
    Ok(())
}

/// The start page. One that fails is asked for again: a hiccup is no outage.
async fn first_page(visitor: &Arc<Visitor>, app: &Url) -> Result<Answer, Unseen> {
    let ask = Ask::new(app).with("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    let start = visitor.follow(&ask, app).await?;
    if start.status < 500 || challenged(&start).is_some() {
        return Ok(start);
    }
    tokio::time::sleep(BEFORE_AGAIN).await;
    visitor.follow(&ask, app).await
}

/// The address below which the app lies: that which was given, with a slash at its end; that of a file is its folder.
fn site_of(app: &Url, start: &Url) -> Url {
    let mut site = start.clone();
    site.set_query(None);
    site.set_fragment(None);
    let path = app.path();
    let (folder, last) = path.rsplit_once('/').unwrap_or(("", ""));
    let path = if last.is_empty() || last.contains('.') { format!("{folder}/") } else { format!("{path}/") };
    site.set_path(&path);
    site
}

/// Exposures at their usual paths, and those that any of the answers shows, each path and kind once.
fn with<'a>(known: Vec<Exposure>, answers: impl IntoIterator<Item = &'a Answer>) -> Vec<Exposure> {
    known.into_iter().chain(answers.into_iter().flat_map(exposures::shown_by)).collect()
}

async fn write_site(target: &Target, site: &Url, start: &Answer, survey: &Survey, has_shown_limit: bool, facts: &mut Facts) {
    let row = row! {
        "url" => site.to_string(),
        "status" => i64::from(start.status),
        "is_public" => edge::is_public(target.app.as_ref().map_or(site, |app| app.address.expose())).await,
        "scripts" => count(survey.scripts()),
        "has_sign_in" => survey.has_sign_in || !survey.guarded.is_empty() || !survey.guarded_pages.is_empty(),
        "has_documented_rate_limit" => survey.document.has_rate_limit,
        "is_files_only" => is_files_only(survey, target),
        "has_shown_rate_limit" => has_shown_limit,
    };
    facts.write("http_site", [row]);
}

/// Everything that the walk through pages, assets and endpoints showed.
async fn write_survey(
    visitor: &Arc<Visitor>,
    app: &Url,
    site: &Url,
    start: &Url,
    survey: &Survey,
    (by_guest, by_sign_in): (Option<&[guest::Asked]>, &[(String, String)]),
    facts: &mut Facts,
) {
    let (mut responses, mut kept, mut cookies) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    // Who shows them is not handed them again: that the app sets them on its way is seen all the same.
    visitor.pass.names().iter().for_each(|name| cookies::note("page", &shown_path(start), name, &mut cookies));
    let mut gap = survey.gap.clone();
    let unbuilt = reach::unbuilt(survey, facts);
    let assets = survey.assets.iter().filter(|(url, _)| !unbuilt.contains(url)).map(|(_, answer)| answer).collect();
    let kinds = [
        Answers { kind: "page", of: survey.pages.values().collect(), is_versioned: false },
        Answers { kind: "asset", of: assets, is_versioned: false },
    ];
    for answers in kinds {
        // Who has signed in has a session by right; whether everybody is given one, a guest shows.
        if by_guest.is_none() || answers.kind == "asset" {
            answers.of.iter().for_each(|answer| cookies::note_all(answers.kind, answer, &mut cookies));
        }
        let (rows, unseen) = responses::rows(visitor, &answers, start).await;
        rows.into_iter().for_each(|(path, row)| _ = responses.entry(path).or_insert(row));
        answers.of.iter().for_each(|answer| _ = kept.entry(shown_path(&answer.url)).or_insert_with(|| responses::kept(answer)));
        gap = unseen.filter(|why| !why.is_sample()).or(gap);
    }
    by_guest
        .into_iter()
        .flatten()
        .filter(|asked| asked.kind == "page")
        .for_each(|asked| cookies::note_all("page", &asked.answer, &mut cookies));
    by_sign_in.iter().for_each(|(path, name)| cookies::note("sign-in", path, name, &mut cookies));
    let endpoint_gap = write_endpoints(visitor, start, survey, by_guest, (&responses, &cookies), facts).await;
    facts.write("http_response", responses::with_own_names(responses.into_values().collect()));
    facts.write("http_kept", kept.into_values().flatten());
    facts.write("http_cookie", cookies.into_values());
    let built = |assets: &BTreeSet<Url>| assets.iter().filter(|url| !unbuilt.contains(url)).cloned().collect();
    facts.write("http_page", survey.page_loads.iter().map(|(path, assets)| page_row(path, &built(assets), survey)));
    facts.write(
        "http_asset_missing",
        responses::with_own_names(survey.missing.iter().map(|(url, status)| missing_row(url, *status, survey)).collect()),
    );
    facts.write("http_sdk", tools(survey));
    facts.write("http_resource_id", ids::rows(survey));
    facts.write("http_local_address", local_addresses(&[app, site], survey));
    let (lists, unseen) = lists::rows(visitor, survey.endpoints.values().collect(), &survey.document.limits).await;
    facts.write("http_list", lists.into_iter().chain(lists::rows_of_once(&survey.once)));
    reach::of_walk(survey, by_guest.is_some(), (gap.as_ref(), endpoint_gap.as_ref()), facts);
    unseen.iter().for_each(|why| facts.unseen("http_list", why));
}

/// Fills `http_endpoint` and `http_endpoint_cookie`, of what no page or file showed already; and why these are not all.
async fn write_endpoints(
    visitor: &Arc<Visitor>,
    start: &Url,
    survey: &Survey,
    by_guest: Option<&[guest::Asked]>,
    (responses, cookies): (&Responses, &cookies::Cookies),
    facts: &mut Facts,
) -> Option<Unseen> {
    let answers = Answers { kind: "api", of: survey.endpoints.values().collect(), is_versioned: survey.document.is_versioned };
    let (rows, unseen) = responses::rows(visitor, &answers, start).await;
    let packs_otherwise = once::packs_otherwise(&survey.endpoints, &rows);
    let (rows_of_once, unseen_of_once) = once::rows(&survey.once, survey.document.is_versioned, packs_otherwise);
    let rows = rows.into_iter().filter(|(path, _)| !responses.contains_key(path)).map(|(_, row)| row);
    facts.write("http_endpoint", rows.chain(rows_of_once));
    let mut all = cookies.clone();
    match by_guest {
        Some(asked) => asked.iter().filter(|asked| asked.kind == "api").for_each(|asked| cookies::note_all("api", &asked.answer, &mut all)),
        None => answers.of.iter().for_each(|answer| cookies::note_all("api", answer, &mut all)),
    }
    for one in survey.once.iter().filter(|_| by_guest.is_none()) {
        set_cookies(&one.answer.headers).iter().for_each(|cookie| cookies::note("api", &one.name(), &cookie.name, &mut all));
    }
    let of_endpoint = |mut row: Row| {
        row.retain(|(column, _)| !["kind", "is_of_guard"].contains(column));
        row
    };
    facts.write("http_endpoint_cookie", all.into_iter().filter(|(key, _)| !cookies.contains_key(key)).map(|(_, row)| of_endpoint(row)));
    unseen.filter(|why| !why.is_sample()).or(unseen_of_once).or_else(|| survey.endpoint_gap.clone())
}

/// Rows of `http_response` by path.
type Responses = BTreeMap<String, Row>;

fn page_row(path: &str, assets: &BTreeSet<Url>, survey: &Survey) -> Row {
    let own: Vec<&Answer> = assets.iter().filter_map(|url| survey.assets.get(url)).collect();
    let weight: usize = own.iter().map(|a| a.wire_bytes).sum::<usize>() + survey.pages.get(path).map_or(0, |p| p.wire_bytes);
    row! { "path" => path.to_owned(), "requests" => count(assets.len() + 1), "weight_bytes" => count(weight) }
}

fn missing_row(url: &Url, status: u16, survey: &Survey) -> Row {
    let page = survey.page_assets.iter().find(|(_, assets)| assets.contains(url)).map(|(path, _)| path.clone());
    row! {
        "path" => shown_path(url),
        "folder" => folder_of(&asset_name::lasting(url)),
        "name" => asset_name::alike(url),
        "media" => asset_name::media_of(url).to_owned(),
        "status" => i64::from(status),
        "page" => page,
    }
}

fn tools(survey: &Survey) -> Vec<Row> {
    let mut tools = sdk::Tools::default();
    for answer in survey.pages.values().chain(survey.assets.values().filter(|a| media(a) == "script")) {
        tools.look(&shown_path(&answer.url), &answer.text());
        for policy in ["content-security-policy", "content-security-policy-report-only", "reporting-endpoints"] {
            tools.look_at_policy(&answer.header(policy).unwrap_or_default());
        }
    }
    // A key may stand in a file that was not read.
    let is_all = survey.unread.is_empty() && survey.gap.is_none();
    let row = |tool: sdk::Tool| {
        let is_configured = tool.is_configured.filter(|is_configured| *is_configured || is_all);
        row! { "name" => tool.name.to_owned(), "purpose" => tool.purpose.to_owned(), "path" => tool.path, "is_configured" => is_configured }
    };
    tools.found().into_iter().map(row).collect()
}

/// Local addresses that are not the ones that we were given ourselves, by whatever name, each with the first that names it.
fn local_addresses(own: &[&Url], survey: &Survey) -> Vec<Row> {
    let strange = survey.named.iter().filter(|(_, url)| places::is_local(url) && !own.iter().any(|o| places::is_twin(o, url)));
    let mut first: BTreeMap<String, &String> = BTreeMap::new();
    for (path, url) in strange {
        first.entry(url.origin().ascii_serialization()).or_insert(path);
    }
    first.into_iter().map(|(address, path)| row! { "path" => path.clone(), "address" => address }).collect()
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
    let mut answers = vec![("site", veil.nowhere.first().clone())];
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
            "is_page" => media(answer) == "html",
            "form" => form_of(answer).to_owned(),
        }
    });
    facts.write("http_error", rows);
    hidden.iter().for_each(|why| facts.unseen("http_error", why));
    facts.write("http_exposure", exposures::rows(with(exposures, answers.iter().map(|(_, a)| a))));
    unseen.iter().for_each(|why| facts.unseen("http_exposure", why));
}

/// For the fuzzer: `text` as everything that the app may answer.
#[cfg(any(test, feature = "fuzzing"))]
pub fn fuzz(text: &str) {
    let site = url::Url::parse("http://shop.example/a/").expect("a URL");
    page::names::read(text, &site, &site);
    page::styles::style_assets(text, &site, &site);
    page::names::endpoints(text, &site);
    page::names::addresses_in(text);
    page::names::locations(text, &site);
    page::scripts::calls(text, &site);
    page::scripts::parts(text, &site, &site);
    page::words::visible(text);
    api::openapi::parse(text, &site);
    api::graphql::Operation::of(text);
    api::graphql::has_errors_alone(text.as_bytes());
    crate::probe::metrics::exposition::parse(text);
}
