//! What the app says to any path, and whether that hides what lies at a path.

use crate::{
    probe::app::{
        door::marks,
        page::likeness::Nowhere,
        visit::answer::{Answer, shown_path},
    },
    snapshot::{Kind, Unseen},
};

/// The answer to a path that nobody made, and why an answer like it says nothing of the path that was asked.
pub(crate) struct Veil<'a> {
    pub(crate) nowhere: &'a Nowhere,
    why: Option<Unseen>,
}

impl<'a> Veil<'a> {
    /// By the start page and a path that nobody made. `door` is why the start page is none of the app.
    pub(crate) fn of(start: &Answer, nowhere: &'a Nowhere, door: Option<&Unseen>) -> Self {
        Self { nowhere, why: why(start, nowhere, door) }
    }

    /// True where any path answers as the start page does.
    pub(crate) fn is_any_path(&self, start: &Answer) -> bool {
        start.status == 404 || self.nowhere.is_like(start)
    }

    /// Why `answer` does not tell what lies at its path; none: it does.
    pub(crate) fn hides(&self, answer: &Answer) -> Option<Unseen> {
        challenged(answer).or_else(|| self.why.clone().filter(|_| is_alike(answer, self.nowhere)))
    }

    /// The same of an answer whose words are wanted.
    pub(crate) fn hides_words(&self, answer: &Answer) -> Option<Unseen> {
        self.hides(answer).or_else(|| answer.unread().filter(|_| answer.is_success()))
    }
}

/// Bot protection answered in place of the app.
pub(crate) fn challenged(answer: &Answer) -> Option<Unseen> {
    let vendor = marks::challenger(answer)?;
    let reason = format!("bot protection ({vendor}) answered {} in place of the app", answer.status);
    let cure = "let the address of this machine through it, or give the address behind it as --app";
    Some(Unseen::new(Kind::Door, reason).cured_by(cure))
}

/// The app refuses whoever has not signed in.
pub(crate) fn refused(what: &str, status: u16) -> Unseen {
    Unseen::new(Kind::Door, format!("{what} answered {status}")).cured_by(
        "give user and password in plimsoll.toml, below [app]: basic = \"$STAGING_LOGIN\", or what a user shows as \
         `authorization` below [app.headers]; or name a scenario that signs in (--sign-in), or scan a copy that is open to this machine",
    )
}

fn is_refusal(status: u16) -> bool {
    [401, 403].contains(&status)
}

fn why(start: &Answer, all: &Nowhere, door: Option<&Unseen>) -> Option<Unseen> {
    let nowhere = all.first();
    if let Some(why) = challenged(nowhere) {
        return Some(why);
    }
    match nowhere.status {
        401 | 403 if !is_refusal(start.status) => {
            Some(refused("the app asks who it is before it looks for a path: even one that does not exist was", nowhere.status))
        }
        status if status >= 400 && status != 404 && status == start.status => {
            let failed = || Unseen::new(Kind::Failed, format!("every path answers {status}, as the start page does"));
            Some(door.cloned().unwrap_or_else(|| failed().cured_by("mend the app, or give the address of one that works as --app")))
        }
        401 | 403 => door.cloned(),
        502..=504 => Some(
            Unseen::new(Kind::Door, format!("what stands before the app answered {} to a path that does not exist", nowhere.status))
                .cured_by("look whether the app runs, or give the address of one that works as --app"),
        ),
        300..=399 => leads_away(nowhere).or_else(|| door.filter(|_| leads_to(nowhere, start)).cloned()),
        // One page for every path, and that page is a door.
        _ => door.filter(|_| all.is_like(start)).cloned(),
    }
}

/// Any path leads to a sign-in, or away from what was named.
fn leads_away(nowhere: &Answer) -> Option<Unseen> {
    let next = nowhere.next()?;
    let is_away = next.host() != nowhere.url.host();
    if !(marks::is_sign_in(&next) || marks::is_consent(&next) || is_away) {
        return None;
    }
    let place = if is_away { format!("the host {}", next.host_str().unwrap_or("?")) } else { next.path().to_owned() };
    Some(Unseen::new(Kind::Door, format!("every path leads to {place}, also one that does not exist")).cured_by(OPEN))
}

/// What opens a sign-in today.
pub(crate) const OPEN: &str =
    "name a scenario that signs in (--sign-in scenarios/sign-in.toml), or give the address of a copy that is open to this machine as --app";

fn leads_to(nowhere: &Answer, start: &Answer) -> bool {
    nowhere.next().is_some_and(|next| next.path() == start.url.path())
}

fn is_alike(answer: &Answer, all: &Nowhere) -> bool {
    let nowhere = all.first();
    let place = |of: &Answer| of.next().map(|next| (next.host_str().map(str::to_owned), next.path().to_owned()));
    match (place(answer), place(nowhere)) {
        (Some(a), Some(b)) => a == b,
        _ if is_refusal(nowhere.status) => is_refusal(answer.status),
        _ if nowhere.status >= 400 => answer.status == nowhere.status,
        _ => all.is_like(answer) || answer.status == nowhere.status && shown_path(&answer.url) == shown_path(&nowhere.url),
    }
}
