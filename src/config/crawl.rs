//! How far the walk through the app goes.

use serde::Deserialize;

/// The most that each may be set to: what a scan keeps in memory, and what an app is asked, stays bounded.
const MOST: usize = 500;
/// Requests besides those for pages, files and endpoints: usual paths, what is asked again at an edge and a second instance.
const OTHERS: usize = 100;
/// Of one page or file: itself, packed otherwise, and with its ETag. Of an endpoint that is a list also with parameters.
const OF_EACH: usize = 3;
const OF_ENDPOINT: usize = 6;
/// Of what who has signed in was given: by a guest and by the same visitor, each as a cache may answer and as the app itself does.
const OF_BOTH: usize = 4;

/// What the walk looks at, at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Crawl {
    /// Pages.
    pub pages: usize,
    /// Styles, scripts, images and fonts.
    pub assets: usize,
    /// Endpoints.
    pub endpoints: usize,
}

impl Default for Crawl {
    /// With these a scan sends no more than 400 requests, or 600 where somebody signs in.
    fn default() -> Self {
        Self { pages: 30, assets: 30, endpoints: 20 }
    }
}

impl Crawl {
    /// Requests of one scan at most.
    #[must_use]
    pub fn requests(self, is_signed_in: bool) -> usize {
        let by_both = if is_signed_in { OF_BOTH * (self.pages + self.endpoints) } else { 0 };
        OTHERS + OF_EACH * (self.pages + self.assets) + OF_ENDPOINT * self.endpoints + by_both
    }

    /// How to look at `all` of one of them, by its key. Where the most that may be set is too few, a copy with less in it is looked at
    /// whole: nobody is sent from one setting to the next.
    #[must_use]
    pub fn cure(key: &str, all: usize) -> String {
        if all > MOST {
            return format!(
                "scan a copy of the app with less in it, such as that of staging: at most {MOST} {key} are looked at (`{key} = {MOST}` below \
                 [crawl] in plimsoll.toml), and here are more"
            );
        }
        let enough = all.next_multiple_of(10).min(MOST);
        format!("look at more: `{key} = {enough}` below [crawl] in plimsoll.toml (at most {MOST})")
    }

    /// What is wrong with values that parse.
    pub(super) fn fault(self) -> Option<String> {
        let is_odd = [self.pages, self.assets, self.endpoints].into_iter().any(|most| !(1..=MOST).contains(&most));
        is_odd.then(|| format!("`crawl` wants pages, assets and endpoints between 1 and {MOST}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cure_names_a_value_that_may_be_set() {
        assert_eq!(Crawl::cure("pages", 57), "look at more: `pages = 60` below [crawl] in plimsoll.toml (at most 500)");
        assert_eq!(Crawl::cure("pages", MOST), "look at more: `pages = 500` below [crawl] in plimsoll.toml (at most 500)");
        assert_eq!(
            Crawl::cure("pages", MOST + 1),
            "scan a copy of the app with less in it, such as that of staging: at most 500 pages are looked at (`pages = 500` below [crawl] in \
             plimsoll.toml), and here are more"
        );
        for (pages, is_fine) in [(0, false), (1, true), (MOST, true), (MOST + 1, false)] {
            assert_eq!(Crawl { pages, ..Crawl::default() }.fault().is_none(), is_fine, "{pages}");
        }
        assert_eq!([false, true].map(|is_signed_in| Crawl::default().requests(is_signed_in)), [400, 600]);
    }
}
