//! Start pages that show nothing of the app, which only the whole walk tells: blank ones, shells that a script fills, pages that
//! lead nowhere, files that all lie elsewhere.

use std::collections::BTreeSet;

use url::Url;

use crate::{
    probe::app::{
        door::{
            gate::{FEW_WORDS, Gate, maintenance},
            marks,
            veil::OPEN,
        },
        page::{headers::media, survey::Survey, words},
        visit::answer::Answer,
    },
    snapshot::{Kind, Unseen},
};

/// Of an address that is only told.
const LONGEST_PLACE: usize = 200;

/// The door that what was met is; none: it is the app, or nothing tells. `has_known` is true where some usual path answered.
pub(crate) fn of(start: &Answer, survey: &Survey, has_known: bool) -> Option<Gate> {
    let is_met = survey.endpoints.values().any(Answer::is_success) || !survey.once.is_empty();
    if start.status == 404 {
        // The text of an app that has data alone says so itself.
        let is_app = is_met
            || has_known
            || survey.document.is_there
            || !survey.endpoints.is_empty()
            || !survey.guarded.is_empty()
            || media(start) == "json";
        let why = || {
            Unseen::new(Kind::Door, "every path that was asked answered 404: this may be no address of the app")
                .cured_by("give the address under which the app answers as --app, with its path and by the name that it answers to")
        };
        return (!is_app).then(|| Gate { why: why(), is_page: false });
    }
    let unread = start.unread().map(|why| Gate { why, is_page: true });
    unread.or_else(|| if is_met { None } else { guarded(survey).or_else(|| of_page(start, survey)) })
}

/// Endpoints were found, and none of them is open.
fn guarded(survey: &Survey) -> Option<Gate> {
    let (path, status) = survey.guarded.first_key_value()?;
    let reason = format!("no endpoint answered a visitor who has not signed in ({path} answered {status})");
    Some(Gate { why: Unseen::new(Kind::Door, reason).cured_by(OPEN), is_page: true })
}

fn of_page(start: &Answer, survey: &Survey) -> Option<Gate> {
    let leads_on = survey.links.iter().any(|link| link.path() != start.url.path()) || survey.pages.len() > 1;
    if media(start) != "html" || leads_on {
        return None;
    }
    let text = words::visible(&start.text());
    let count = text.split_whitespace().count();
    if count > FEW_WORDS {
        return None;
    }
    let door = |is_page, reason: String, cure: &str| Some(Gate { why: Unseen::new(Kind::Door, reason).cured_by(cure), is_page });
    if marks::is_maintenance(&text) {
        return Some(Gate { why: maintenance("the start page says so and names nothing else"), is_page: false });
    }
    if survey.scripts() > 0 {
        return door(
            true,
            "a script fills the start page, and no link and no endpoint was found in it: what it shows was not seen".to_owned(),
            "serve the description of the API at /openapi.json, or give scenarios that read its endpoints",
        );
    }
    if count == 0 && survey.page_assets.values().all(BTreeSet::is_empty) {
        return door(
            false,
            "the start page is blank".to_owned(),
            "look at it in a browser, and give the address of a page that works as --app",
        );
    }
    door(
        true,
        format!("the start page has {count} words and leads nowhere: nothing else of the app was seen"),
        "give the address of a page that links to the others as --app, or scenarios that read them",
    )
}

/// Why files of the pages were not seen; none: the app serves most of them itself, or wants none.
pub(crate) fn files(survey: &Survey) -> Option<Unseen> {
    let own: BTreeSet<&Url> = survey.page_assets.values().flatten().collect();
    let strange: Vec<&Url> = survey.elsewhere.iter().filter(|url| !marks::is_shared(url)).collect();
    // A tool of somebody else brings a script or two; who has more of the files than the app itself has those of the app.
    let of_place = |url: &Url| strange.iter().filter(|other| other.origin() == url.origin()).count();
    let is_most = |url: &Url| of_place(url) > own.len();
    let strange: Vec<&Url> = strange.iter().copied().filter(|url| is_most(url) || own.iter().any(|own| is_sibling(own, url))).collect();
    let places: BTreeSet<String> =
        strange.iter().map(|url| url.origin().ascii_serialization()).filter(|place| place.len() <= LONGEST_PLACE).collect();
    let place = places.first()?;
    let (there, all) = (strange.len(), strange.len() + own.len());
    let reason =
        format!("{there} of at least {all} assets of its pages lie on another host, {place}, which was not named and was not asked");
    Some(Unseen::new(Kind::Door, reason).cured_by(format!("name it if it is yours: --edge {place}")))
}

/// True for two names of one domain, `www.shop.example` and `static.shop.example`.
fn is_sibling(a: &Url, b: &Url) -> bool {
    let domain = |url: &Url| {
        let name = url.domain()?.to_owned();
        let labels: Vec<&str> = name.split('.').collect();
        // Of `shop.co.uk` the last two are nobody's.
        let kept = if labels.len() > 2 && labels[labels.len() - 2].len() <= 3 { 3 } else { 2 };
        (labels.len() >= 2).then(|| labels[labels.len().saturating_sub(kept)..].join("."))
    };
    domain(a).is_some_and(|of_a| domain(b).is_some_and(|of_b| of_a == of_b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(list: &[&str]) -> BTreeSet<Url> {
        list.iter().map(|text| Url::parse(text).expect("a URL")).collect()
    }

    fn told(own: &[&str], elsewhere: &[&str]) -> Option<String> {
        let page_assets = [("/".to_owned(), urls(own))].into();
        files(&Survey { page_assets, elsewhere: urls(elsewhere), ..Survey::default() }).map(|why| why.reason)
    }

    #[test]
    fn files_of_the_app_on_another_host_were_not_seen_and_those_of_a_tool_are_no_matter() {
        let icon = "https://shop.example/favicon.ico";
        let away = ["https://d1.cloudfront.net/app.js", "https://d1.cloudfront.net/app.css"];
        assert!(told(&[icon], &away).is_some_and(|why| why.starts_with("2 of at least 3 assets")), "the icon alone is its own");
        assert!(told(&[], &away[..1]).is_some());
        assert!(told(&[icon], &["https://static.shop.example/app.js"]).is_some(), "one of its own names");
        assert_eq!(told(&[icon, "https://shop.example/app.js"], &["https://widget.example.net/w.js"]), None, "a tool");
        let tools = ["https://a.example.net/w.js", "https://b.example.org/w.js", "https://c.example.com/w.js"];
        assert_eq!(told(&[icon], &tools), None, "tools of many");
        assert_eq!(told(&[], &["https://fonts.gstatic.com/a.woff2"]), None, "a file that many sites share");
        assert!(!is_sibling(&Url::parse("https://shop.co.uk/").expect("a URL"), &Url::parse("https://other.co.uk/").expect("a URL")));
    }
}
