//! The walk through the app: start page, a few pages behind it, their assets, and the endpoints that all of them name.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use url::Url;

use crate::{
    config::{Crawl, Visited, Visits},
    probe::app::{
        api::{
            once::{self, AskedOnce},
            openapi,
        },
        asset::asset_name,
        door::{marks, veil::challenged},
        known::addresses::at,
        page::{bounds::Bounds, headers::media, likeness::Nowhere, names, scripts, styles, waiting::Waiting},
        visit::{
            answer::{Answer, shown_path},
            visitor::{Ask, Visitor},
        },
    },
    snapshot::{Kind, Unseen},
};

/// Links followed for each page that the walk may look at: others lead elsewhere, or to the same page.
const LINKS_PER_PAGE: usize = 2;
/// Scripts loaded later that are read.
const MOST_PARTS: usize = 20;

/// All that the walk met.
#[derive(Default)]
pub(crate) struct Survey {
    /// By path and query.
    pub(crate) pages: BTreeMap<String, Answer>,
    /// The own assets of each page, and those that every browser loads with it.
    pub(crate) page_assets: BTreeMap<String, BTreeSet<Url>>,
    pub(crate) page_loads: BTreeMap<String, BTreeSet<Url>>,
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
    /// Those that only a step of a scenario asked.
    pub(crate) once: Vec<AskedOnce>,
    /// Addresses that are named as endpoints and want a sign-in first, with the status that they gave.
    pub(crate) guarded: BTreeMap<String, u16>,
    /// The same of pages that links lead to.
    pub(crate) guarded_pages: BTreeMap<String, u16>,
    /// Some page, link or endpoint asks visitors to sign in.
    pub(crate) has_sign_in: bool,
    /// Some page has a form.
    pub(crate) has_form: bool,
    /// Addresses of scripts, and the most that stand in one page itself.
    pub(crate) script_addresses: BTreeSet<String>,
    pub(crate) inline_scripts: usize,
    /// Absolute addresses, by the path of the page or answer that names them.
    pub(crate) named: BTreeSet<(String, Url)>,
    /// Links of all pages that were looked at, followed or not.
    pub(crate) links: BTreeSet<Url>,
    /// The OpenAPI document, where there is one.
    pub(crate) document: openapi::Document,
    /// Where the walk does not go, and how many addresses robots.txt kept it off.
    pub(crate) bounds: Bounds,
    pub(crate) kept_off: usize,
    /// Why pages and files that were met are not all: the first request that failed, else a budget that ended the walk.
    pub(crate) gap: Option<Unseen>,
    /// The same of endpoints.
    pub(crate) endpoint_gap: Option<Unseen>,
}

impl Survey {
    /// Walks from the start page, which was fetched already, and from what scenarios ask for.
    pub(crate) async fn take(visitor: &Arc<Visitor>, site: &Url, start: Answer, nowhere: &Nowhere, visits: &Visits) -> Self {
        let mut survey = Self { bounds: Bounds::asked(visitor, site).await, ..Self::default() };
        let mut hints = BTreeSet::new();
        survey.note_left_out(visits);
        survey.walk_pages(visitor, site, start, visits, &mut hints).await;
        survey.fetch_assets(visitor, site, &mut hints).await;
        survey.read_parts(visitor, site, &mut hints).await;
        survey.read_document(visitor, site, &mut hints).await;
        survey.ask_endpoints(visitor, hints, visits, nowhere).await;
        survey
    }

    /// What scenarios ask for and nobody answered well, or was not asked.
    fn note_left_out(&mut self, visits: &Visits) {
        let (of_all, of_endpoints) = once::left_out(visits);
        of_all.iter().for_each(|why| self.note(why.clone()));
        of_all.into_iter().chain(of_endpoints).for_each(|why| self.note_endpoints(why));
    }

    async fn walk_pages(&mut self, visitor: &Arc<Visitor>, site: &Url, start: Answer, visits: &Visits, hints: &mut BTreeSet<Url>) {
        let mut waiting = Waiting::new([start.url.clone(), site.clone()]);
        // What scenarios ask for is what the product is used for.
        let of_scenarios = visits.met.iter().filter(|met| met.is_page && !self.bounds.keeps_off(&met.url));
        waiting.add(of_scenarios.map(|met| met.url.clone()));
        let is_short = !start.is_cut;
        waiting.add(self.add_page(visitor, site, start, hints));
        if waiting.left() == 0 && is_short {
            // A shell names no page: what it has for search engines does.
            let listed = visitor.get(&Ask::new(&at(site, "/sitemap.xml"))).await.ok().filter(Answer::is_success);
            waiting.add(listed.iter().flat_map(|listed| names::locations(&listed.text(), site)).filter(|url| self.may_go(url)));
        }
        let (most, mut asked) = (visitor.crawl.pages, 0);
        while self.pages.len() < most && asked < most * LINKS_PER_PAGE {
            let Some(url) = waiting.take_next() else { break };
            asked += 1;
            let shown = visits.met.iter().find(|met| met.url == url).map_or(&[][..], |met| &met.shown);
            let ask = Ask::new(&url).with("accept", "text/html,application/xhtml+xml,*/*;q=0.8").showing(shown);
            let answer = match visitor.follow(&ask, site).await {
                Ok(answer) => answer,
                Err(why) => {
                    self.note(why);
                    continue;
                }
            };
            if let Some(status) = marks::refusal(&url, &answer) {
                self.guarded_pages.insert(shown_path(&url), status);
            }
            // Where it leads off the site nobody went.
            let is_own = answer.next().is_none() && answer.url.origin() == site.origin();
            if is_own && !self.pages.contains_key(&shown_path(&answer.url)) {
                waiting.add(self.add_page(visitor, site, answer, hints));
            }
        }
        if waiting.left() > 0 {
            self.note(sample("pages", self.pages.len(), self.pages.len() + waiting.left()));
        }
    }

    /// Notes a page, and returns the links on it. Data that a link leads to is an endpoint.
    fn add_page(&mut self, visitor: &Visitor, site: &Url, answer: Answer, hints: &mut BTreeSet<Url>) -> Vec<Url> {
        let path = shown_path(&answer.url);
        answer.cut().into_iter().for_each(|why| self.note(why));
        match media(&answer) {
            "html" => {}
            "json" => {
                hints.insert(answer.url);
                return Vec::new();
            }
            _ => return Vec::new(),
        }
        let text = answer.text();
        let read = names::read(&text, &answer.url, site);
        if read.is_cut {
            let reason = format!("{path} names more, or is longer, than is looked at");
            self.note(Unseen::new(Kind::Limit, reason).cured_by("make it shorter: visitors wait for all of it"));
        }
        note_calls(&text, site, hints);
        self.script_addresses.extend(read.scripts);
        self.inline_scripts = self.inline_scripts.max(read.inline_scripts);
        self.has_form |= read.forms > 0;
        self.has_sign_in |= read.has_password || read.links.iter().any(marks::is_sign_in);
        self.named.extend(read.named.into_iter().map(|url| (path.clone(), url)));
        // An edge that was named serves the app's own files.
        let (edge, elsewhere): (BTreeSet<Url>, BTreeSet<Url>) = read.elsewhere.into_iter().partition(|url| visitor.may_ask(url));
        self.elsewhere.extend(elsewhere);
        let assets: BTreeSet<Url> = read.assets.into_iter().chain(edge).collect();
        self.page_loads.insert(path.clone(), read.loaded.into_iter().filter(|url| assets.contains(url)).collect());
        self.page_assets.insert(path.clone(), assets);
        self.links.extend(read.links.iter().cloned());
        drop(text);
        self.pages.insert(path, answer);
        // What a page asks robots not to follow is followed only as a guest, to whom it does no harm.
        let is_followed = |url: &Url| !(visitor.is_member() && read.not_followed.contains(url));
        let followed: Vec<Url> = read.links.into_iter().filter(is_followed).filter(|url| self.may_go(url)).collect();
        let (data, links): (Vec<Url>, Vec<Url>) = followed.into_iter().partition(|u| u.path().starts_with("/api/"));
        hints.extend(data.into_iter().filter(names::is_endpoint));
        links
    }

    fn may_go(&mut self, url: &Url) -> bool {
        let is_disallowed = self.bounds.disallows(url);
        self.kept_off += usize::from(is_disallowed);
        !is_disallowed && !self.bounds.keeps_off(url)
    }

    /// Pages and files that were met are not all.
    fn note(&mut self, why: Unseen) {
        note(&mut self.gap, why);
    }

    /// Endpoints that were met are not all.
    fn note_endpoints(&mut self, why: Unseen) {
        note(&mut self.endpoint_gap, why);
    }

    /// True where a script of the app's own may show a sign-in that no page has.
    pub(crate) fn has_scripted_sign_in(&self) -> bool {
        self.assets.values().filter(|answer| media(answer) == "script").any(|script| marks::shows_sign_in(&script.text()))
    }

    /// Script elements that differ.
    pub(crate) fn scripts(&self) -> usize {
        self.script_addresses.len() + self.inline_scripts
    }

    async fn fetch_assets(&mut self, visitor: &Arc<Visitor>, site: &Url, hints: &mut BTreeSet<Url>) {
        let wanted: BTreeSet<Url> = self.page_assets.values().flatten().cloned().collect();
        self.fetch(visitor, wanted).await;
        let sheets = self.assets.values().filter(|a| media(a) == "css");
        let named: BTreeSet<Url> = sheets.flat_map(|a| styles::style_assets(&a.text(), &a.url, site)).collect();
        self.fetch(visitor, named).await;
        for script in self.assets.values().filter(|a| media(a) == "script") {
            note_calls(&script.text(), site, hints);
        }
    }

    /// Scripts that others load when they are wanted are read for what they ask for, and no more: no page waits for them.
    async fn read_parts(&mut self, visitor: &Arc<Visitor>, site: &Url, hints: &mut BTreeSet<Url>) {
        let texts = self.assets.values().filter(|a| media(a) == "script").chain(self.pages.values());
        let all: BTreeSet<Url> = texts.flat_map(|answer| scripts::parts(&answer.text(), &answer.url, site)).collect();
        let parts: Vec<&Url> = all.iter().filter(|url| !self.assets.contains_key(url)).collect();
        if parts.len() > MOST_PARTS {
            let reason =
                format!("{MOST_PARTS} of {} scripts that others load later were read for the endpoints that they name", parts.len());
            self.note_endpoints(
                Unseen::new(Kind::Sample, reason).cured_by("write scenarios for the endpoints that matter: they are all asked"),
            );
        }
        for answer in visitor.get_all(parts.into_iter().take(MOST_PARTS).map(Ask::new).collect()).await {
            match answer {
                Ok(part) if part.is_success() && media(&part) == "script" => note_calls(&part.text(), site, hints),
                Ok(_) => {}
                Err(why) => self.note_endpoints(why),
            }
        }
    }

    async fn fetch(&mut self, visitor: &Arc<Visitor>, wanted: BTreeSet<Url>) {
        let most = visitor.crawl.assets;
        let left = most.saturating_sub(self.assets.len());
        let mut urls: Vec<Url> = wanted.into_iter().filter(|u| !self.assets.contains_key(u)).collect();
        // What every browser waits for goes first: a picture may be there in many sizes.
        let is_loaded = |url: &Url| self.page_loads.values().any(|loads| loads.contains(url));
        urls.sort_by_cached_key(|url| (!["script", "css"].contains(&asset_name::media_of(url)), !is_loaded(url)));
        let all = self.assets.len() + urls.len();
        for url in urls.drain(left.min(urls.len())..) {
            let why = sample("assets", most, all);
            self.note(why.clone());
            self.unread.insert(url, why);
        }
        let answers = visitor.get_all(urls.iter().map(Ask::new).collect()).await;
        for (url, answer) in urls.into_iter().zip(answers) {
            let answer = match answer {
                // A file may have moved within the site.
                Ok(moved) if moved.next().is_some_and(|next| !marks::is_sign_in(&next)) => visitor.follow(&Ask::new(&url), &url).await,
                answer => answer,
            };
            match answer {
                Ok(answer) => self.add_asset(url, answer),
                Err(why) => {
                    self.unread.insert(url, why.clone());
                    self.note(why);
                }
            }
        }
    }

    fn add_asset(&mut self, url: Url, answer: Answer) {
        match answer.status {
            // A page in the place of an asset is a catch-all route that hides a missing file.
            200..300 if media(&answer) != "html" => {
                let unread = answer.unread().filter(|_| media(&answer) != "other");
                answer.cut().or(unread).into_iter().for_each(|why| self.note(why));
                self.assets.insert(url, answer);
            }
            200..300 | 404 | 410 => _ = self.missing.insert(url, answer.status),
            status => {
                if status >= 400 {
                    self.missing.insert(url.clone(), status);
                }
                self.unread.insert(url, unread(&answer));
            }
        }
    }

    async fn read_document(&mut self, visitor: &Arc<Visitor>, site: &Url, hints: &mut BTreeSet<Url>) {
        let asks = openapi::PATHS.iter().map(|p| Ask::new(&at(site, p)).with("accept", "application/json")).collect();
        for answer in visitor.get_all(asks).await {
            self.note_refusal(answer.as_ref().ok());
            match answer {
                Ok(answer) if answer.is_success() && media(&answer) != "html" => {
                    if let Some(document) = openapi::parse(&answer.text(), site) {
                        answer.cut().or_else(|| document.cut()).into_iter().for_each(|why| self.note_endpoints(why));
                        hints.extend(document.endpoints.iter().filter(|u| names::is_endpoint(u)).cloned());
                        self.document = document;
                        return;
                    }
                }
                Ok(_) => {}
                Err(why) => self.note_endpoints(why),
            }
        }
    }

    /// Notes an endpoint that wants a sign-in first: it refuses, leads to one wherever that lies, or shows one in place of data.
    fn note_refusal(&mut self, answer: Option<&Answer>) {
        let Some(answer) = answer else { return };
        let leads_away = || answer.next().is_some_and(|next| next.host() != answer.url.host());
        let is_form =
            || answer.is_success() && media(answer) == "html" && names::read(&answer.text(), &answer.url, &answer.url).has_password;
        let status = marks::refusal(&answer.url, answer).or_else(|| (leads_away() || is_form()).then_some(answer.status));
        status.into_iter().for_each(|status| _ = self.guarded.insert(shown_path(&answer.url), status));
    }

    async fn ask_endpoints(&mut self, visitor: &Arc<Visitor>, hints: BTreeSet<Url>, visits: &Visits, nowhere: &Nowhere) {
        let of_scenarios: Vec<&Visited> = visits.met.iter().filter(|met| !met.is_page && !self.bounds.keeps_off(&met.url)).collect();
        let is_of_scenario = |url: &Url| of_scenarios.iter().any(|met| met.url == *url);
        let hints: BTreeSet<Url> = hints.into_iter().filter(|url| !is_of_scenario(url) && self.may_go(url)).collect();
        if self.kept_off > 0 {
            let reason = format!("robots.txt keeps a visitor who has signed in off {} addresses", self.kept_off);
            let why = Unseen::new(Kind::Door, reason).cured_by("allow it in plimsoll.toml, below [app]: ignore_robots = true");
            self.note(why.clone());
            self.note_endpoints(why);
        }
        let most = visitor.crawl.endpoints;
        let all = of_scenarios.len() + hints.len();
        if all > most {
            self.note_endpoints(sample("endpoints", most, all));
        }
        let own = of_scenarios.iter().map(|met| Ask::new(&met.url).with("accept", "*/*").showing(&met.shown));
        let named = hints.iter().map(|url| Ask::new(url).with("accept", "application/json"));
        // What a visit made it may have taken away again, and a session may have ended with it: then its first answer stands.
        let is_kept = |url: &Url| visits.answered.iter().any(|kept| kept.url == *url);
        for answer in visitor.get_all(own.chain(named).take(most).collect()).await {
            self.note_refusal(answer.as_ref().ok().filter(|answer| !is_kept(&answer.url)));
            match answer {
                // Whatever it answers with, the product is used by it.
                Ok(answer) if is_of_scenario(&answer.url) && answer.is_success() => self.add_endpoint(answer),
                // One that wants credentials is an endpoint too; a page of any path is none.
                Ok(answer) if media(&answer) == "json" && answer.status != 404 && !nowhere.is_like(&answer) => self.add_endpoint(answer),
                Ok(_) => {}
                Err(why) => self.note_endpoints(why),
            }
        }
        let once = once::of(visits, &self.endpoints);
        once.iter().for_each(|one| self.note_named(&one.name(), &one.answer));
        self.once = once;
    }

    fn add_endpoint(&mut self, answer: Answer) {
        let path = shown_path(&answer.url);
        self.note_named(&path, &answer);
        self.endpoints.insert(path, answer);
    }

    /// What the answer of the endpoint `name` names, and why it may name more.
    fn note_named(&mut self, name: &str, answer: &Answer) {
        self.named.extend(names::addresses_in(&answer.text()).into_iter().map(|url| (name.to_owned(), url)));
        answer.cut().into_iter().for_each(|why| self.note_endpoints(why));
    }

    /// The path in front of all endpoints, `/api/v1/`: from `api`, `rest` or the version on, what the first of them has.
    pub(crate) fn prefix(&self) -> Option<String> {
        let once = self.once.iter().map(|one| &one.answer);
        let path = self.endpoints.values().chain(once).next()?.url.path().to_owned();
        let segments: Vec<&str> = path.split('/').collect();
        let is_mark = |s: &&str| ["api", "rest"].contains(s) || names::has_version(s);
        let last = segments.iter().rposition(is_mark)?;
        Some(format!("{}/", segments[..=last].join("/")))
    }
}

/// Endpoints that a text names, and those that its calls read from.
fn note_calls(text: &str, site: &Url, hints: &mut BTreeSet<Url>) {
    hints.extend(names::endpoints(text, site));
    hints.extend(scripts::calls(text, site));
}

/// The first reason stays, but for a budget: what it left is like what was met.
fn note(gap: &mut Option<Unseen>, why: Unseen) {
    if gap.as_ref().is_none_or(|old| old.is_sample() && !why.is_sample()) {
        *gap = Some(why);
    }
}

/// A budget ended the walk: what it left is like what was met.
fn sample(key: &str, seen: usize, all: usize) -> Unseen {
    Unseen::new(Kind::Sample, format!("{seen} of at least {all} {key} were looked at")).cured_by(Crawl::cure(key, all))
}

/// Why an asset that was answered with no content says nothing of its weight.
fn unread(answer: &Answer) -> Unseen {
    let path = shown_path(&answer.url);
    let kind = if answer.status >= 500 { Kind::Failed } else { Kind::Door };
    let reason =
        challenged(answer).map_or_else(|| format!("the asset {path} answered {}", answer.status), |why| format!("{path}: {}", why.reason));
    Unseen::new(kind, reason).cured_by("open it to visitors who have not signed in, or scan a copy that is open to this machine")
}
