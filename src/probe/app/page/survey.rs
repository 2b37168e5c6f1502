//! The walk through the app: start page, a few pages behind it, their assets, and the endpoints that all of them name.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use url::Url;

use crate::{
    probe::app::{
        api::openapi,
        door::{marks, veil::challenged},
        known::addresses::at,
        page::{headers::media, likeness::is_like, names},
        visit::{
            answer::{Answer, shown_path},
            visitor::{Ask, Visitor},
        },
    },
    snapshot::{Kind, Unseen},
};

const MOST_PAGES: usize = 10;
const MOST_ASSETS: usize = 30;
const MOST_ENDPOINTS: usize = 20;

/// All that the walk met.
#[derive(Default)]
pub(crate) struct Survey {
    /// By path and query.
    pub(crate) pages: BTreeMap<String, Answer>,
    /// The own assets of each page.
    pub(crate) page_assets: BTreeMap<String, BTreeSet<Url>>,
    /// By the address that pages name.
    pub(crate) assets: BTreeMap<Url, Answer>,
    /// Assets that pages name and the app does not have, with the status that it gave.
    pub(crate) missing: BTreeMap<Url, u16>,
    /// Assets of which nothing is known, with why: refused, limited, led elsewhere, or one too many.
    pub(crate) unread: BTreeMap<Url, Unseen>,
    /// Files that pages want of other origins.
    pub(crate) elsewhere: BTreeSet<Url>,
    /// By path and query; only those which answered as endpoints do.
    pub(crate) endpoints: BTreeMap<String, Answer>,
    /// Addresses that are named as endpoints and want a sign-in first, with the status that they gave.
    pub(crate) guarded: BTreeMap<String, u16>,
    /// Script elements with code.
    pub(crate) scripts: usize,
    /// Absolute addresses, by the path of the page or answer that names them.
    pub(crate) named: BTreeSet<(String, Url)>,
    /// Links of all pages that were looked at, followed or not.
    pub(crate) links: BTreeSet<Url>,
    /// The OpenAPI document, where there is one.
    pub(crate) document: openapi::Document,
    /// The first request that failed; what was met is then not all.
    pub(crate) gap: Option<Unseen>,
}

impl Survey {
    /// Walks from the start page, which was fetched already.
    pub(crate) async fn take(visitor: &Arc<Visitor>, site: &Url, start: Answer, nowhere: &Answer) -> Self {
        let mut survey = Self::default();
        let mut hints = BTreeSet::new();
        survey.walk_pages(visitor, site, start, &mut hints).await;
        survey.fetch_assets(visitor, site, &mut hints).await;
        survey.read_document(visitor, site, &mut hints).await;
        survey.ask_endpoints(visitor, hints, nowhere).await;
        survey
    }

    async fn walk_pages(&mut self, visitor: &Arc<Visitor>, site: &Url, start: Answer, hints: &mut BTreeSet<Url>) {
        let mut known = BTreeSet::from([start.url.clone(), site.clone()]);
        let mut waiting = self.add_page(visitor, site, start, hints);
        while let Some(url) = waiting.pop_front().filter(|_| self.pages.len() < MOST_PAGES) {
            if !known.insert(url.clone()) {
                continue;
            }
            let ask = Ask::new(&url).with("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
            match visitor.follow(&ask, site).await {
                // It leads off the site, and nobody went there.
                Ok(answer) if answer.next().is_some() => {}
                Ok(answer) if answer.url.origin() == site.origin() && !self.pages.contains_key(&shown_path(&answer.url)) => {
                    waiting.extend(self.add_page(visitor, site, answer, hints));
                }
                Ok(_) => {}
                Err(why) => _ = self.gap.get_or_insert(why),
            }
        }
    }

    /// Notes a page, and returns the links on it. Data that a link leads to is an endpoint.
    fn add_page(&mut self, visitor: &Visitor, site: &Url, answer: Answer, hints: &mut BTreeSet<Url>) -> VecDeque<Url> {
        let path = shown_path(&answer.url);
        self.note_cut(answer.cut());
        match media(&answer) {
            "html" => {}
            "json" => {
                hints.insert(answer.url);
                return VecDeque::new();
            }
            _ => return VecDeque::new(),
        }
        let text = answer.text();
        let read = names::read(&text, &answer.url, site);
        if read.is_cut {
            let reason = format!("{path} names more, or is longer, than is looked at");
            self.note_cut(Some(Unseen::new(Kind::Failed, reason).cured_by("make it shorter: visitors wait for all of it")));
        }
        hints.extend(names::endpoints(&text, site));
        self.scripts += read.scripts;
        self.named.extend(read.named.into_iter().map(|url| (path.clone(), url)));
        // An edge that was named serves the app's own files.
        let (edge, elsewhere): (BTreeSet<Url>, BTreeSet<Url>) = read.elsewhere.into_iter().partition(|url| visitor.may_ask(url));
        self.elsewhere.extend(elsewhere);
        self.page_assets.insert(path.clone(), read.assets.into_iter().chain(edge).collect());
        self.links.extend(read.links.iter().cloned());
        drop(text);
        self.pages.insert(path, answer);
        let (data, links): (Vec<Url>, Vec<Url>) = read.links.into_iter().partition(|u| u.path().starts_with("/api/"));
        hints.extend(data.into_iter().filter(names::is_endpoint));
        links.into()
    }

    /// What was met is not all.
    fn note_cut(&mut self, why: Option<Unseen>) {
        self.gap = self.gap.take().or(why);
    }

    async fn fetch_assets(&mut self, visitor: &Arc<Visitor>, site: &Url, hints: &mut BTreeSet<Url>) {
        let wanted: BTreeSet<Url> = self.page_assets.values().flatten().cloned().collect();
        self.fetch(visitor, wanted).await;
        let styles = self.assets.values().filter(|a| media(a) == "css");
        let named: BTreeSet<Url> = styles.flat_map(|a| names::style_assets(&a.text(), &a.url, site)).collect();
        self.fetch(visitor, named).await;
        for script in self.assets.values().filter(|a| media(a) == "script") {
            hints.extend(names::endpoints(&script.text(), site));
        }
    }

    async fn fetch(&mut self, visitor: &Arc<Visitor>, wanted: BTreeSet<Url>) {
        let left = MOST_ASSETS.saturating_sub(self.assets.len());
        let mut urls: Vec<Url> = wanted.into_iter().filter(|u| !self.assets.contains_key(u)).collect();
        for url in urls.drain(left.min(urls.len())..) {
            self.unread.insert(url, Unseen::new(Kind::Limit, format!("no more than {MOST_ASSETS} assets are asked for")));
        }
        let answers = visitor.get_all(urls.iter().map(Ask::new).collect()).await;
        for (url, answer) in urls.into_iter().zip(answers) {
            match answer {
                // A page in the place of an asset is a catch-all route that hides a missing file.
                Ok(answer) if answer.is_success() && media(&answer) != "html" => {
                    self.note_cut(answer.cut().or_else(|| answer.unread().filter(|_| media(&answer) != "other")));
                    self.assets.insert(url, answer);
                }
                Ok(answer) if answer.is_success() || [404, 410].contains(&answer.status) => _ = self.missing.insert(url, answer.status),
                Ok(answer) => {
                    if answer.status >= 400 {
                        self.missing.insert(url.clone(), answer.status);
                    }
                    self.unread.insert(url, unread(&answer));
                }
                Err(why) => {
                    self.unread.insert(url, why.clone());
                    self.gap.get_or_insert(why);
                }
            }
        }
    }

    async fn read_document(&mut self, visitor: &Arc<Visitor>, site: &Url, hints: &mut BTreeSet<Url>) {
        let asks = openapi::PATHS.iter().map(|p| Ask::new(&at(site, p)).with("accept", "application/json")).collect();
        for answer in visitor.get_all(asks).await {
            if let Ok(answer) = &answer
                && ([401, 403].contains(&answer.status) || answer.next().is_some_and(|next| marks::is_sign_in(&next)))
            {
                self.guarded.insert(shown_path(&answer.url), answer.status);
            }
            match answer {
                Ok(answer) if answer.is_success() && media(&answer) != "html" => {
                    if let Some(document) = openapi::parse(&answer.text(), site) {
                        self.note_cut(answer.cut().or_else(|| document.cut()));
                        hints.extend(document.endpoints.iter().filter(|u| names::is_endpoint(u)).cloned());
                        self.document = document;
                        return;
                    }
                }
                Ok(_) => {}
                Err(why) => _ = self.gap.get_or_insert(why),
            }
        }
    }

    async fn ask_endpoints(&mut self, visitor: &Arc<Visitor>, hints: BTreeSet<Url>, nowhere: &Answer) {
        let asks = hints.iter().take(MOST_ENDPOINTS).map(|u| Ask::new(u).with("accept", "application/json")).collect();
        for answer in visitor.get_all(asks).await {
            if let Ok(answer) = &answer
                && ([401, 403].contains(&answer.status) || answer.next().is_some_and(|next| marks::is_sign_in(&next)))
            {
                self.guarded.insert(shown_path(&answer.url), answer.status);
            }
            match answer {
                // One that wants credentials is an endpoint too; a page of any path is none.
                Ok(answer) if media(&answer) == "json" && answer.status != 404 && !is_like(&answer, nowhere) => {
                    let path = shown_path(&answer.url);
                    let addresses = names::addresses_in(&answer.text());
                    self.named.extend(addresses.into_iter().map(|url| (path.clone(), url)));
                    self.note_cut(answer.cut());
                    self.endpoints.insert(path, answer);
                }
                Ok(_) => {}
                Err(why) => _ = self.gap.get_or_insert(why),
            }
        }
    }

    /// The path in front of all endpoints, `/api/v1/`: from `api`, `rest` or the version on, what the first of them has.
    pub(crate) fn prefix(&self) -> Option<String> {
        let path = self.endpoints.values().next()?.url.path().to_owned();
        let segments: Vec<&str> = path.split('/').collect();
        let is_mark = |s: &&str| ["api", "rest"].contains(s) || names::has_version(s);
        let last = segments.iter().rposition(is_mark)?;
        Some(format!("{}/", segments[..=last].join("/")))
    }
}

/// Why an asset that was answered with no content says nothing of its weight.
fn unread(answer: &Answer) -> Unseen {
    let path = shown_path(&answer.url);
    let kind = if answer.status >= 500 { Kind::Failed } else { Kind::Door };
    let reason =
        challenged(answer).map_or_else(|| format!("the asset {path} answered {}", answer.status), |why| format!("{path}: {}", why.reason));
    Unseen::new(kind, reason).cured_by("open it to visitors who have not signed in, or scan a copy that is open to this machine")
}
