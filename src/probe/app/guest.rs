//! What who has signed in gets, asked again by a guest: what is for one visitor alone, and whether a shared cache may keep it.

use std::sync::Arc;

use futures_util::{StreamExt, stream};
use url::Url;

use super::{
    edge::at_front,
    page::{
        caching::Caching,
        headers::{Vary, media},
        survey::Survey,
        words,
    },
    visit::{
        answer::{Answer, shown_path},
        visitor::{Ask, Visitor},
    },
};
use crate::snapshot::{Facts, Kind, Row, Unseen, row};

/// Addresses that are asked for again at once.
const AT_ONCE: usize = 4;
/// A parameter of the query that no cache has seen.
const FRESH: &str = "plimsoll-guest";

/// A page or an endpoint as a guest got it.
pub(super) struct Asked {
    pub(super) kind: &'static str,
    pub(super) answer: Answer,
}

/// Fills `http_guest_answer`, and returns what the guest got; none: nobody has signed in.
pub(super) async fn write(
    guest: &Arc<Visitor>,
    member: Option<&Arc<Visitor>>,
    front: &Url,
    survey: &Survey,
    facts: &mut Facts,
) -> Option<Vec<Asked>> {
    let Some(member) = member else {
        if survey.has_sign_in || survey.has_scripted_sign_in() || !survey.guarded.is_empty() || !survey.guarded_pages.is_empty() {
            let why = Unseen::new(Kind::NotConfigured, "nobody signed in, so that nothing was asked for by two visitors");
            facts.unseen("http_guest_answer", &why.cured_by("name a scenario that signs in: --sign-in scenarios/sign-in.toml"));
        } else {
            // Nothing asks anybody to sign in: all is for everybody.
            facts.write("http_guest_answer", []);
        }
        return None;
    };
    // All that the walk was given: whoever has many pages has something of his own on any of them. Data first, should time be short.
    let endpoints = survey.endpoints.values().map(|answer| ("api", answer));
    let all: Vec<(&'static str, &Answer)> =
        endpoints.chain(survey.pages.values().map(|answer| ("page", answer))).filter(|(_, answer)| answer.is_success()).collect();
    let (mut rows, mut by_guest, mut gap, mut doubtful) = (Vec::new(), Vec::new(), None, 0);
    let mut asked = Vec::new();
    for &(kind, answer) in &all {
        asked.push(twice(guest, member, front, kind, answer));
    }
    let mut asked = stream::iter(asked).buffered(AT_ONCE);
    while let Some(seen) = asked.next().await {
        match seen {
            Ok(Twice { row, by_guest: own, is_doubtful }) => {
                rows.push(row);
                doubtful += usize::from(is_doubtful);
                by_guest.extend(own.answer.is_success().then_some(own));
            }
            Err(why) => gap = gap.or(Some(why)),
        }
    }
    if doubtful > 0 {
        let why =
            format!("whose {doubtful} of {} answers are, could not be told: they change by themselves, or with any parameter", all.len());
        gap = gap.or_else(|| Some(Unseen::new(Kind::Sample, why)));
    }
    facts.write("http_guest_answer", rows);
    gap.iter().for_each(|why| facts.unseen("http_guest_answer", why));
    Some(by_guest)
}

/// An address that both asked for.
struct Twice {
    row: Row,
    /// What the guest got where all ask.
    by_guest: Asked,
    /// True where a shared cache may keep what may be for one visitor alone: that could not be told.
    is_doubtful: bool,
}

/// One address by both. What differs from one moment to the next is told from what differs by visitor: it is asked again by who has
/// signed in as well. The app's own answer to either is had by a query that no cache knows.
async fn twice(guest: &Arc<Visitor>, member: &Arc<Visitor>, front: &Url, kind: &'static str, answer: &Answer) -> Result<Twice, Unseen> {
    let accept = if kind == "api" { "application/json" } else { "text/html,*/*;q=0.8" };
    let ask = |url: &Url| Ask::new(url).with("accept", accept);
    let ask_as_member = |url: &Url| Ask::again(answer).at(url.clone()).with("accept", accept);
    let shared = at_front(front, &answer.url);
    let fresh = |who: &str| {
        let mut url = answer.url.clone();
        url.query_pairs_mut().append_pair(FRESH, who);
        url
    };
    let (own, again) = (guest.get(&ask(&fresh("1"))).await?, member.get(&ask_as_member(&shared)).await?);
    // Some apps refuse a parameter that they do not know, or say something else for it: that tells nothing of who asked.
    let by_member = member.get(&ask_as_member(&fresh("2"))).await?;
    let is_steady = said(&again) == said(answer);
    let is_alike = by_member.status == answer.status && (!is_steady || said(&by_member) == said(answer));
    let differs = match own.status {
        200..=299 => is_steady.then(|| said(&own) != said(answer)),
        // Turned away, or led to the sign-in. Any other answer tells of a moment, and not of who asked.
        300..=399 | 401 | 403 | 404 => Some(true),
        _ => None,
    };
    let is_for_one = differs.filter(|_| is_alike);
    let through = guest.get(&ask(&shared)).await?;
    let is_leaked = is_for_one == Some(true) && is_steady && through.is_success() && said(&through) == said(answer);
    let (caching, vary) = (Caching::of(&again), Vary::of(&again));
    let row = row! {
        "path" => shown_path(&answer.url),
        "kind" => kind.to_owned(),
        "guest_status" => i64::from(own.status),
        "is_for_one" => is_for_one,
        "is_shareable" => caching.is_shareable(),
        "shared_s" => caching.shared_max_age_s.or(caching.max_age_s),
        "is_public" => caching.is_for_all(),
        "varies_by_visitor" => vary.by_all || vary.by_cookie || vary.by_authorization,
        "is_leaked" => is_leaked,
    };
    Ok(Twice { row, by_guest: Asked { kind, answer: through }, is_doubtful: is_for_one.is_none() && caching.is_shareable() })
}

/// What an answer says to its reader: the words of a page, for tokens in it differ each time; all of any other.
fn said(answer: &Answer) -> String {
    if media(answer) == "html" { words::visible(&answer.text()) } else { answer.text().into_owned() }
}
