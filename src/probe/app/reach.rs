//! How much of the app was seen: what a door, a limiter or a budget of the walk left, told of each table.

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::{
    door::{
        gate::Gate,
        leads_nowhere, marks,
        veil::{OPEN, Veil},
    },
    known::development,
    page::survey::Survey,
    visit::answer::Answer,
};
use crate::snapshot::{Facts, Kind, Unseen};

/// What needs a working start page.
const OF_PAGES: &[&str] = &[
    "http_response",
    "http_kept",
    "http_endpoint",
    "http_page",
    "http_asset_missing",
    "http_cookie",
    "http_endpoint_cookie",
    "http_list",
    "http_sdk",
    "http_local_address",
    "http_edge",
    "http_instance",
    "http_handoff",
    "http_resource_id",
    "http_guest_answer",
];

/// What a walk that was cut short does not show whole.
const OF_WALK: &[&str] = &[
    "http_response",
    "http_kept",
    "http_endpoint",
    "http_page",
    "http_asset_missing",
    "http_cookie",
    "http_endpoint_cookie",
    "http_sdk",
    "http_local_address",
    "http_list",
    "http_resource_id",
    "http_guest_answer",
    "http_error",
];

/// What endpoints that were not asked, or could not be read, leave open.
const OF_ENDPOINTS: &[&str] =
    &["http_endpoint", "http_endpoint_cookie", "http_local_address", "http_list", "http_resource_id", "http_error"];

/// What endpoints that want a sign-in hide.
const BEHIND_ENDPOINTS: &[&str] = &["http_endpoint", "http_endpoint_cookie", "http_local_address", "http_list", "http_resource_id"];

/// What pages that want a sign-in hide, besides the endpoints that they name.
const BEHIND_PAGES: &[&str] = &["http_response", "http_kept", "http_cookie", "http_page", "http_asset_missing", "http_sdk"];

/// What files that lie elsewhere leave open.
const OF_FILES: &[&str] = &["http_response", "http_kept", "http_page", "http_asset_missing", "http_sdk", "http_edge", "http_instance"];

/// What is asked at usual paths.
const OF_KNOWN: &[&str] = &["http_health", "http_metrics", "http_exposure", "http_graphql"];

fn tell(tables: &[&'static str], why: &Unseen, facts: &mut Facts) {
    tables.iter().for_each(|table| facts.unseen(table, why));
}

/// Says of each table what a door left of it. What is seen before it stays.
pub(super) fn close(gate: &Gate, start: &Answer, veil: &Veil<'_>, facts: &mut Facts) {
    tell(OF_PAGES, &gate.why, facts);
    if gate.why.kind != Kind::Door {
        // A start page that fails is a fault; one that refuses the request tells of none.
        if start.status < 500 {
            facts.unseen("http_site", &gate.why);
        }
        return;
    }
    tell(&["http_hop", "http_error"], &gate.why, facts);
    if !gate.is_page {
        facts.unseen("http_site", &gate.why);
        if veil.is_any_path(start) {
            tell(OF_KNOWN, &gate.why, facts);
        }
    }
}

/// Says that a sign-in which failed left the app as a guest sees it.
pub(super) fn unopened(why: &Unseen, facts: &mut Facts) {
    tell(OF_PAGES, why, facts);
}

/// Files that a development server made while it was asked. Where these are all, says that they tell nothing of those that visitors get.
pub(super) fn unbuilt<'a>(survey: &'a Survey, facts: &mut Facts) -> BTreeSet<&'a Url> {
    let Some(name) = survey.pages.values().find_map(development::shown_by) else { return BTreeSet::new() };
    let made: BTreeSet<&Url> = survey.assets.keys().filter(|url| development::makes(name, url.path())).collect();
    if !made.is_empty() && made.len() == survey.assets.len() {
        let reason = format!("the app runs on a development server ({name}), whose files are none of those that a build makes");
        let cure = "scan the app as it runs in production: what its build made, by the server made for that";
        tell(&["http_response", "http_kept", "http_page"], &Unseen::new(Kind::Door, reason).cured_by(cure), facts);
    }
    made
}

/// Says what sign-ins hid of an app that is open in part, then what was cut short: a door outweighs a budget.
pub(super) fn of_walk(survey: &Survey, is_member: bool, (gap, endpoint_gap): (Option<&Unseen>, Option<&Unseen>), facts: &mut Facts) {
    // What lies behind a door differs in kind, be it one page.
    let open = survey.pages.values().filter(|page| page.is_success() && !marks::is_beside_sign_in(&page.url)).count();
    if let Some(why) = guarded("pages", is_member, open, &survey.guarded_pages) {
        tell(BEHIND_ENDPOINTS, &why, facts);
        tell(BEHIND_PAGES, &why, facts);
    }
    let open = survey.endpoints.values().filter(|answer| answer.is_success()).count() + survey.once.len();
    if let Some(why) = guarded("endpoints", is_member, open, &survey.guarded) {
        tell(BEHIND_ENDPOINTS, &why, facts);
    }
    gap.into_iter().for_each(|why| tell(OF_WALK, why, facts));
    endpoint_gap.into_iter().for_each(|why| tell(OF_ENDPOINTS, why, facts));
    leads_nowhere::files(survey).iter().for_each(|why| tell(OF_FILES, why, facts));
    of_assets(survey, facts);
}

/// What opens what a user may not see.
const MAY_NOT: &str = "let a user sign in who may see them, or name what nobody is to look at: keep_off under [app]";

/// Some were open, and some want a sign-in first; none: nobody was turned away.
fn guarded(what: &str, is_member: bool, open: usize, shut: &BTreeMap<String, u16>) -> Option<Unseen> {
    let (path, status) = shut.first_key_value()?;
    let all = open + shut.len();
    let (who, cure) = if is_member { ("the user who signed in", MAY_NOT) } else { ("a visitor who has not signed in", OPEN) };
    let reason = format!("{open} of at least {all} {what} answered {who} ({path} answered {status})");
    Some(Unseen::new(Kind::Door, reason).cured_by(cure))
}

/// What files that could not be read leave open: what pages weigh, whether they are there, and which tools are in them.
fn of_assets(survey: &Survey, facts: &mut Facts) {
    let is_script = |url: &Url| [".js", ".mjs"].iter().any(|end| url.path().ends_with(end));
    let is_loaded = |url: &Url| survey.page_loads.values().any(|loads| loads.contains(url));
    let of = |is: &dyn Fn(&Url) -> bool| {
        let unread: Vec<&Unseen> = survey.unread.iter().filter(|(url, _)| is(url)).map(|(_, why)| why).collect();
        // What a door hid outweighs what a budget left.
        let first = *unread.iter().find(|why| !why.is_sample()).or(unread.first())?;
        let others = unread.iter().filter(|why| !why.is_sample()).count().saturating_sub(1);
        let reason = if others == 0 { first.reason.clone() } else { format!("{}, and {others} more could not be read", first.reason) };
        Some(Unseen { reason, ..first.clone() })
    };
    of(&|_| true).iter().for_each(|why| facts.unseen("http_asset_missing", why));
    of(&is_loaded).iter().for_each(|why| facts.unseen("http_page", why));
    of(&is_script).iter().for_each(|why| facts.unseen("http_sdk", why));
}
