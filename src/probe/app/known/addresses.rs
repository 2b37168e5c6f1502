//! Addresses that frameworks and operators agree on: how they are asked, and what hides them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use url::Url;

use crate::{
    probe::app::{
        door::{
            marks,
            veil::{Veil, refused},
        },
        page::likeness::{ELSEWHERE, NOWHERE, Nowhere},
        visit::{
            answer::Answer,
            named::stays,
            visitor::{Ask, Visitor},
        },
    },
    snapshot::Unseen,
};

/// Answers by path, and why some paths have none.
pub(crate) type Answers = (Vec<(&'static str, Answer)>, Option<Unseen>);

/// Asks for every path of a list, below the address of the app.
pub(crate) async fn ask_all(visitor: &Arc<Visitor>, site: &Url, paths: &[&'static str], accept: Option<&'static str>) -> Answers {
    let ask = |path: &&str| accept.map_or(Ask::new(&at(site, path)), |kind| Ask::new(&at(site, path)).with("accept", kind));
    let (mut answers, mut gap) = (Vec::new(), None);
    for (path, answer) in paths.iter().zip(visitor.get_all(paths.iter().map(ask).collect()).await) {
        match answer {
            Ok(answer) => answers.push((*path, answer)),
            Err(why) => _ = gap.get_or_insert(why),
        }
    }
    (answers, gap)
}

/// Where a framework only wants a slash at the end (Django does), that address is asked in place of the first.
pub(super) async fn ask_slashed(visitor: &Arc<Visitor>, site: &Url, (found, gap): &mut Answers) {
    let slashed = |path: &str| at(site, &format!("{path}/"));
    let redirected: Vec<usize> = (0..found.len()).filter(|n| leads_to(&found[*n].1, &slashed(found[*n].0))).collect();
    let asks = redirected.iter().map(|n| Ask::new(&slashed(found[*n].0))).collect();
    for (n, answer) in redirected.into_iter().zip(visitor.get_all(asks).await) {
        match answer {
            Ok(answer) => found[n].1 = answer,
            Err(why) => _ = gap.get_or_insert(why),
        }
    }
}

/// True for a redirect to exactly this address.
fn leads_to(answer: &Answer, to: &Url) -> bool {
    (300..400).contains(&answer.status) && answer.header("location").is_some_and(|l| answer.url.join(&l).is_ok_and(|u| u == *to))
}

/// `path` below the address of the app.
pub(crate) fn at(site: &Url, path: &str) -> Url {
    let mut url = site.clone();
    let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
    url.set_query(query);
    url.set_path(&format!("{}{path}", site.path().trim_end_matches('/')));
    url
}

/// What the app answers to paths that nobody made; one of the further ones that is not answered teaches nothing.
pub(crate) async fn nowhere(visitor: &Arc<Visitor>, site: &Url) -> Result<Nowhere, Unseen> {
    let ask = |path: &str| Ask::new(&at(site, &format!("/{path}")));
    let first = visitor.get(&ask(NOWHERE)).await?;
    let others = visitor.get_all(ELSEWHERE.iter().map(|path| ask(path)).collect()).await;
    Ok(Nowhere::of(first, others.into_iter().flatten()))
}

/// Where a path that nobody made leads within the site, what answers there: some apps add a slash first, and say then what they are.
pub(crate) async fn beyond(visitor: &Arc<Visitor>, site: &Url, nowhere: &Nowhere) -> Option<Answer> {
    let next = nowhere.first().next().filter(|next| stays(site, next) && !marks::is_sign_in(next))?;
    visitor.follow(&Ask::new(&next), site).await.ok()
}

/// What paths of a list answered, and what hides some of them.
pub(super) struct Looked<'a> {
    pub(super) answers: Vec<(&'static str, Answer)>,
    pub(super) gap: Option<Unseen>,
    veil: &'a Veil<'a>,
    /// Folders below which the app asks who it is before it looks for a path.
    shut: BTreeMap<&'static str, Unseen>,
}

impl<'a> Looked<'a> {
    /// Asks for one path that nobody made in each folder where something was refused: what any path there answers tells nothing.
    pub(super) async fn at(visitor: &Arc<Visitor>, site: &Url, (answers, mut gap): Answers, veil: &'a Veil<'a>) -> Self {
        let mut shut = BTreeMap::new();
        let folders: BTreeSet<&'static str> =
            answers.iter().filter(|(_, a)| is_turned_away(a)).filter_map(|(path, _)| folder(path)).collect();
        for folder in folders {
            match visitor.get(&Ask::new(&at(site, &format!("{folder}/{NOWHERE}")))).await {
                Ok(nowhere) if is_turned_away(&nowhere) => {
                    _ = shut.insert(folder, refused(&format!("a path below {folder} that does not exist"), nowhere.status));
                }
                Ok(_) => {}
                Err(why) => _ = gap.get_or_insert(why),
            }
        }
        Self { answers, gap, veil, shut }
    }

    pub(super) fn hides(&self, path: &str, answer: &Answer) -> Option<Unseen> {
        let of_folder = || {
            self.shut.iter().find(|(shut, _)| folder(path) == Some(**shut)).map(|(_, why)| why).filter(|_| is_turned_away(answer)).cloned()
        };
        self.veil.hides(answer).or_else(of_folder)
    }
}

/// The folder of a path with more than one part.
pub(super) fn folder(path: &str) -> Option<&str> {
    path.trim_end_matches('/').rsplit_once('/').map(|(folder, _)| folder).filter(|folder| !folder.is_empty())
}

/// Whoever has not signed in is refused, or led to the sign-in.
pub(super) fn is_turned_away(answer: &Answer) -> bool {
    is_refusal(answer) || answer.next().is_some_and(|next| marks::is_sign_in(&next))
}

/// What paths of a list answer who has signed in, and what one that nobody made does; none: nobody has, or that tells nothing either.
pub(super) async fn behind(
    member: Option<&Arc<Visitor>>,
    site: &Url,
    paths: &[&'static str],
    accept: Option<&'static str>,
) -> Option<(Answers, Nowhere)> {
    let nowhere = nowhere(member?, site).await.ok().filter(|nowhere| !is_turned_away(nowhere.first()))?;
    Some((ask_all(member?, site, paths, accept).await, nowhere))
}

pub(super) fn is_refusal(answer: &Answer) -> bool {
    [401, 403].contains(&answer.status)
}

/// A count as the snapshot holds it.
pub(crate) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
