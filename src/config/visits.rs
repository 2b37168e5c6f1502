//! What scenarios ask the app for, so that it is looked at besides what a walk through the app finds.

use std::fmt;

use url::Url;

use super::Header;

/// What the scenarios were answered, each once before anything is looked at.
#[derive(Clone, Debug, Default)]
pub struct Visits {
    /// In their order, each address once.
    pub met: Vec<Visited>,
    /// Why these are not all that the scenarios ask for: what a door hid, and what was not asked.
    pub shut: Option<String>,
    /// The same of what is only asked together with a load.
    pub left_out: Option<String>,
    /// Steps that a load alone does, since by their addresses they change something or the walk keeps off them.
    pub kept_off: Vec<String>,
    /// The requests, as they are listed.
    pub sent: Vec<String>,
}

/// An address that answered well.
#[derive(Clone)]
pub struct Visited {
    /// Behind all redirects.
    pub url: Url,
    /// What its scenario shows with it, besides what every visitor shows.
    pub shown: Vec<Header>,
    /// True for a page for people.
    pub is_page: bool,
}

impl fmt::Debug for Visited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Visited").field("path", &self.url.path()).field("is_page", &self.is_page).finish_non_exhaustive()
    }
}
