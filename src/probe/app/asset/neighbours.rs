//! Bundlers name all files of a folder alike: behind one mark, so many letters of one alphabet. Where some of a folder are fingerprints
//! beyond doubt, what stands at the same place of others is more likely one too, though it looks like a number or a word.

use std::collections::BTreeMap;

use super::{
    asset_name::{stem_of, told},
    fingerprint::{self, Part, Told},
};

/// What two more have at the same place no accident put there.
const LEAST: usize = 2;

/// Folder, mark before it, length.
type Place<'a> = (&'a str, Option<u8>, usize);

/// The places at which files of a site have fingerprints, with the alphabet of each.
#[derive(Debug, Default)]
pub(crate) struct Neighbours<'a>(BTreeMap<Place<'a>, usize>);

impl<'a> Neighbours<'a> {
    /// Of the paths of all files that were seen.
    pub(crate) fn of(paths: impl Iterator<Item = &'a str>) -> Self {
        let mut seen: BTreeMap<Place, Vec<&str>> = BTreeMap::new();
        for path in paths {
            let (folder, stem) = folder_and_stem(path);
            if let Some(part) = Part::of(stem).filter(|part| part.told() == Told::Sure) {
                seen.entry(place(folder, stem, (part.from, part.to))).or_default().push(&stem[part.from..part.to]);
            }
        }
        let usual = seen.into_iter().filter(|(_, parts)| parts.len() >= LEAST);
        Self(usual.filter_map(|(place, parts)| Some((place, fingerprint::alphabet_of(parts.iter().copied())?))).collect())
    }

    /// What the address of a file tells beside its neighbours.
    pub(crate) fn told(&self, path: &str) -> Told {
        let (folder, stem) = folder_and_stem(path);
        let is_one = |(from, to)| {
            let alphabet = self.0.get(&place(folder, stem, (from, to)));
            alphabet.is_some_and(|alphabet| fingerprint::may_be_of(&stem[from..to], *alphabet))
        };
        match told(path) {
            Told::Plain | Told::Doubt if fingerprint::parts(stem).any(is_one) => Told::Likely,
            Told::Likely if fingerprint::parts(stem).any(is_one) => Told::Sure,
            alone => alone,
        }
    }
}

fn folder_and_stem(path: &str) -> (&str, &str) {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    (folder, stem_of(file).0)
}

fn place<'a>(folder: &'a str, stem: &str, (from, to): (usize, usize)) -> Place<'a> {
    (folder, from.checked_sub(1).map(|at| stem.as_bytes()[at]), to - from)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: [&str; 3] = ["/assets/index-KnfwkoSR.js", "/assets/index-DkdK0_1s.css", "/assets/about-BtMP7Zkx.js"];

    fn told_beside(others: &[&str], path: &str) -> Told {
        Neighbours::of(others.iter().copied().chain([path])).told(path)
    }

    #[test]
    fn what_looks_like_a_word_or_a_number_is_known_by_its_neighbours() {
        for (path, alone, beside) in [
            ("/assets/cart-CGI3lins.js", Told::Plain, Told::Likely),
            ("/assets/cart-BB_EnWBJ.js", Told::Doubt, Told::Likely),
            ("/assets/cart-CGEVSSem.js", Told::Likely, Told::Sure),
        ] {
            assert_eq!([told_beside(&[], path), told_beside(&BUILT, path)], [alone, beside], "{path}");
        }
        let hex = ["/static/a.3f2a9b1c.js", "/static/b.91bc04de.js"];
        assert_eq!(told_beside(&hex, "/static/c.59846559.js"), Told::Likely);
    }

    #[test]
    fn names_that_people_gave_stay_so_beside_built_ones() {
        for name in [
            "react-ReactDOM.js",
            "pic-DSC01234.jpg",
            "photo-20241122.jpg",
            "main-sections.css",
            "page-HomePage.js",
            "docs-DOCUMENT.js",
            "app-settings.js",
        ] {
            let path = format!("/assets/{name}");
            assert!(told_beside(&BUILT, &path) < Told::Likely, "{path}");
        }
    }

    #[test]
    fn one_alone_elsewhere_or_of_another_form_tells_nothing() {
        for others in [&BUILT[..1], &["/js/a-KnfwkoSR.js", "/js/b-DkdK0_1s.js"], &["/assets/a.KnfwkoSR.js", "/assets/b.DkdK0_1s.js"]] {
            assert!(told_beside(others, "/assets/terms-CGI3lins.js") < Told::Likely, "{others:?}");
        }
        let capitals = ["/assets/a-2NL3JCQM.js", "/assets/b-KDEQ2S7Z.js"];
        assert!(told_beside(&capitals, "/assets/terms-CGI3lins.js") < Told::Likely);
    }
}
