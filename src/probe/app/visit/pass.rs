//! Cookies without which an app shows nobody its pages: it sets them on a redirect, and wants to see them from then on.

use std::{
    collections::HashSet,
    sync::{Mutex, OnceLock, PoisonError},
};

use url::{Origin, Url};

use crate::config::joined;

/// What a visitor shows once it is known to be wanted.
#[derive(Default)]
pub(crate) struct Pass {
    /// The origin that set them, and the pairs: shown with every request to it.
    shown: OnceLock<(Origin, String)>,
    /// Names of cookies of which it is known what they do.
    tried: Mutex<HashSet<String>>,
}

impl Pass {
    /// Keeps the cookies that the origin of `url` set on the way; false where it set none, or some are kept already.
    pub(crate) fn take(&self, url: &Url, cookies: &[(Origin, String)]) -> bool {
        let own = pairs_of(url, cookies);
        !own.is_empty() && self.shown.set((url.origin(), own)).is_ok()
    }

    /// What is shown at `url`.
    pub(crate) fn at(&self, url: &Url) -> Option<&str> {
        self.shown.get().filter(|(origin, _)| *origin == url.origin()).map(|(_, pairs)| pairs.as_str())
    }

    /// The names of what is shown.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.shown.get().map(|(_, pairs)| names_of(pairs)).unwrap_or_default()
    }

    /// Cookies that were set on the way to `url` and are worth a try: nothing is shown yet, and what they do is not known.
    pub(crate) fn to_try(&self, url: &Url, cookies: &[(Origin, String)]) -> Option<String> {
        let own = pairs_of(url, cookies);
        let is_new = || self.tried.lock().unwrap_or_else(PoisonError::into_inner).insert(names_of(&own).join(" "));
        (!own.is_empty() && self.shown.get().is_none() && is_new()).then_some(own)
    }
}

/// Those that the origin of `url` set, the later of one name.
fn pairs_of(url: &Url, cookies: &[(Origin, String)]) -> String {
    let own = cookies.iter().filter(|(from, _)| *from == url.origin());
    own.fold(String::new(), |all, (_, pair)| joined(&all, pair))
}

fn names_of(pairs: &str) -> Vec<&str> {
    pairs.split("; ").filter_map(|pair| pair.split('=').next()).collect()
}
