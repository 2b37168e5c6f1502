//! Doors that the start page itself shows.

use url::Url;

use crate::{
    probe::app::{
        door::{
            marks,
            veil::{OPEN, challenged, refused},
        },
        page::{headers::media, names, words},
        visit::answer::Answer,
    },
    snapshot::{Kind, Unseen},
};

/// A page of a door has no more words than this: such pages have a sentence or two.
pub(crate) const FEW_WORDS: usize = 40;

/// What the start page turned out to be.
#[derive(Clone)]
pub(crate) struct Gate {
    /// Why what lies behind was not seen.
    pub(crate) why: Unseen,
    /// True where the page is one of the app, such as its sign-in: it and its files are judged.
    pub(crate) is_page: bool,
}

impl Gate {
    fn shut(why: Unseen) -> Self {
        Self { why, is_page: false }
    }
}

/// The door that the start page is; none: it is the app's own page, or nothing tells.
pub(crate) fn of(app: &Url, start: &Answer, nowhere: &Answer) -> Option<Gate> {
    if let Some(why) = challenged(start) {
        return Some(Gate::shut(why));
    }
    match start.status {
        400 | 403 | 404 | 421 if is_of_another_host(start, nowhere) => Some(Gate::shut(refused_host(app, start.status))),
        401 | 403 => Some(Gate::shut(refused("the start page", start.status))),
        503 if is_maintenance(start, nowhere) => Some(Gate::shut(maintenance(&format!("the start page answered {}", start.status)))),
        404 => None,
        200..300 => of_page(app, start, nowhere),
        status => Some(Gate::shut(
            Unseen::new(Kind::Failed, format!("the start page answered {status}"))
                .cured_by("mend the start page, or give the address of one that works as --app"),
        )),
    }
}

fn is_of_another_host(start: &Answer, nowhere: &Answer) -> bool {
    let is_every_path = [400, 421].contains(&start.status) && nowhere.status == start.status;
    (marks::refuses_host(start) || is_every_path) && start.status == nowhere.status && !marks::wants_tls(start)
}

fn refused_host(app: &Url, status: u16) -> Unseen {
    let host = app.host_str().unwrap_or("?");
    let reason = format!("every path answers {status}: the app does not answer to the host name `{host}`");
    let cure = format!(
        "give the address by the name that it answers to as --app (a line in /etc/hosts leads it here), or let the app take `{host}` \
         (Django: ALLOWED_HOSTS, Rails: config.hosts, an ingress: its rule)"
    );
    Unseen::new(Kind::Door, reason).cured_by(cure)
}

fn is_maintenance(start: &Answer, nowhere: &Answer) -> bool {
    start.headers.contains_key("retry-after") || nowhere.status == 503 || marks::is_maintenance(&words::visible(&start.text()))
}

/// What a page of maintenance hides.
pub(crate) fn maintenance(what: &str) -> Unseen {
    Unseen::new(Kind::Door, format!("{what}: a maintenance page stands before the app"))
        .cured_by("scan again when it is over, or give the address of a copy without it as --app")
}

/// A sign-in, or a page that wants consent first.
fn of_page(app: &Url, start: &Answer, nowhere: &Answer) -> Option<Gate> {
    if media(start) != "html" {
        return None;
    }
    let page = names::read(&start.text(), &start.url, &start.url);
    let leads_on = page.links.iter().any(|link| link.path() != start.url.path() && !marks::is_beside_sign_in(link));
    let is_led = start.url.path().trim_end_matches('/') != app.path().trim_end_matches('/');
    // A home page in the visitor's language is led to as well; any other path is not.
    let is_any_path = is_led && nowhere.next().is_some_and(|next| next.path() == start.url.path());
    let path = start.url.path();
    let door = |reason: String, cure: &str| Some(Gate { why: Unseen::new(Kind::Door, reason).cured_by(cure), is_page: true });
    if is_led && (marks::is_sign_in(&start.url) || page.has_password && (is_any_path || !leads_on)) {
        return door(format!("the start page leads to the sign-in {path}: only the sign-in page was seen"), OPEN);
    }
    if is_led && marks::is_consent(&start.url) || is_any_path && page.forms > 0 && !leads_on {
        let reason = format!("the start page leads to {path}, which wants consent first: only that page was seen");
        return door(reason, "give the address of a copy without it as --app; scenarios can give the consent as their first step");
    }
    if page.has_password && !leads_on {
        return door("the start page is a sign-in that names nothing behind it: only the sign-in page was seen".to_owned(), OPEN);
    }
    None
}
