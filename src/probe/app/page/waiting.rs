//! The links that wait to be followed, and in which order they are: a hundred products are not all of a shop.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use url::Url;

/// Links that wait at most; the others are only counted.
const MOST: usize = 2_000;

/// Links that wait.
pub(crate) struct Waiting {
    links: VecDeque<Url>,
    /// Those that were met already, whether they wait or not.
    known: BTreeSet<Url>,
    /// How many of each kind were followed.
    followed: BTreeMap<String, usize>,
    left_out: usize,
}

impl Waiting {
    /// None but these are known.
    pub(crate) fn new(known: impl IntoIterator<Item = Url>) -> Self {
        Self { links: VecDeque::new(), known: known.into_iter().collect(), followed: BTreeMap::new(), left_out: 0 }
    }

    /// Those of `links` that are new wait from now on.
    pub(crate) fn add(&mut self, links: impl IntoIterator<Item = Url>) {
        let new: Vec<Url> = links.into_iter().filter(|url| self.known.insert(url.clone())).collect();
        let room = MOST.saturating_sub(self.links.len());
        self.left_out += new.len().saturating_sub(room);
        self.links.extend(new.into_iter().take(room));
    }

    /// The link to follow next, the first of the kind of which the fewest were followed.
    pub(crate) fn take_next(&mut self) -> Option<Url> {
        let (at, _) = self.links.iter().enumerate().min_by_key(|(_, url)| self.followed.get(&kind(url)).copied().unwrap_or(0))?;
        let url = self.links.remove(at)?;
        *self.followed.entry(kind(&url)).or_default() += 1;
        Some(url)
    }

    /// Links that were not followed so far.
    pub(crate) fn left(&self) -> usize {
        self.links.len() + self.left_out
    }
}

/// Pages below one folder are mostly of one kind.
fn kind(url: &Url) -> String {
    let mut segments = url.path().split('/').filter(|segment| !segment.is_empty());
    let first = segments.next().unwrap_or("").to_owned();
    if segments.next().is_some() { format!("{first}/") } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_is_of_a_kind_that_was_met_least() {
        let site = Url::parse("http://h/").expect("a URL");
        let mut waiting = Waiting::new([site.clone()]);
        waiting.add(
            ["/", "/item/1", "/item/2", "/item/3", "/item/1", "/pricing", "/blog/a", "/item"].map(|path| site.join(path).expect("a URL")),
        );
        let order: Vec<String> = std::iter::from_fn(|| waiting.take_next()).map(|url| url.path().to_owned()).collect();
        assert_eq!(order, ["/item/1", "/pricing", "/blog/a", "/item", "/item/2", "/item/3"]);
        assert_eq!(waiting.left(), 0);
    }
}
