//! What a visitor should not see: private files, debug pages and development servers, each known by what it holds.

use std::{collections::BTreeMap, sync::Arc};

use url::Url;

use crate::{
    probe::app::{
        door::veil::Veil,
        known::{
            addresses::{ask_all, at},
            debug_pages, development,
            private::{self, Mark, is_page},
        },
        page::likeness::is_like,
        visit::{
            answer::{Answer, shown_path},
            visitor::{Ask, Visitor},
        },
    },
    snapshot::{Row, Unseen, row},
};

/// What a visitor should not see: path, kind and name.
pub(crate) type Exposure = (String, &'static str, &'static str);

/// Tools for debugging at their usual paths: symfony/web-profiler-bundle, laravel/telescope, rails/info, and the script of Werkzeug's
/// debugger, which runs what it is given wherever a page fails.
const DEBUG: &[(&str, Mark)] = &[
    ("/_profiler/empty/search/results", |t| t.contains("<title>Symfony Profiler</title>").then_some("symfony profiler")),
    ("/telescope", |t| (t.contains("id=\"telescope\"") && t.contains("window.Telescope =")).then_some("laravel telescope")),
    ("/?__debugger__=yes&cmd=resource&f=debugger.js", |t| {
        (t.contains("CONSOLE_MODE") && t.contains("EVALEX") && !is_page(t)).then_some("werkzeug debugger")
    }),
    ("/rails/info/routes", |t| (t.contains("route_table") && t.contains("Controller#Action")).then_some("rails routes")),
];

const DEVELOPMENT: &[(&str, Mark)] = &[("/@vite/client", |t| if is_page(t) { None } else { development::vite_client(t) })];

/// Private files, debug tools and development servers that answer at their usual paths, known by what they hold; and why some
/// paths were not seen.
pub(crate) async fn known(visitor: &Arc<Visitor>, site: &Url, veil: &Veil<'_>) -> (Vec<Exposure>, Option<Unseen>) {
    let (mut found, mut hidden) = (Vec::new(), None);
    for (kind, list) in [("private-file", private::FILES), ("debug-page", DEBUG), ("development-server", DEVELOPMENT)] {
        let paths: Vec<&'static str> = list.iter().map(|(path, _)| *path).collect();
        let (answers, gap) = ask_all(visitor, site, &paths, None).await;
        hidden = hidden.or(gap);
        for (path, answer) in &answers {
            let Some((_, mark)) = list.iter().find(|(listed, _)| listed == path) else { continue };
            match mark(&answer.text()).filter(|_| answer.is_success()) {
                Some(name) if !is_of_any_path(visitor, site, veil, (path, answer, *mark)).await => {
                    found.push((shown_path(&answer.url), kind, name));
                }
                Some(_) => {}
                None => hidden = hidden.or_else(|| veil.hides_words(answer)),
            }
        }
    }
    (found, hidden)
}

/// What any path answers is no file, whatever it looks like: neither where nobody made one, nor beside it under a name of the same form.
async fn is_of_any_path(visitor: &Visitor, site: &Url, veil: &Veil<'_>, (path, answer, mark): (&str, &Answer, Mark)) -> bool {
    if veil.nowhere.is_like(answer) || veil.nowhere.says(|text| mark(text).is_some()) {
        return true;
    }
    let beside = visitor.get(&Ask::new(&at(site, &private::beside(path)))).await;
    beside.is_ok_and(|beside| beside.is_success() && (mark(&beside.text()).is_some() || is_like(answer, &beside)))
}

/// Signs of a debug page or a development server in any answer.
pub(crate) fn shown_by(answer: &Answer) -> Vec<Exposure> {
    let path = shown_path(&answer.url);
    let debug = debug_pages::shown_by(answer).map(|name| (path.clone(), "debug-page", name));
    let server = development::shown_by(answer).map(|name| (path.clone(), "development-server", name));
    debug.into_iter().chain(server).collect()
}

/// The rows of `http_exposure`. What any answer shows is one thing, whichever shows it; so are the maps of one build.
pub(crate) fn rows(all: Vec<Exposure>) -> Vec<Row> {
    let is_by_path = |(_, kind, name): &Exposure| *kind == "private-file" && !name.starts_with("source map");
    let key = |exposure: &Exposure| (exposure.1, exposure.2, if is_by_path(exposure) { exposure.0.clone() } else { String::new() });
    let mut distinct: BTreeMap<(&str, &str, String), String> = BTreeMap::new();
    for exposure in all {
        let path = distinct.entry(key(&exposure)).or_insert_with(|| exposure.0.clone());
        *path = exposure.0.min(std::mem::take(path));
    }
    let taken: BTreeMap<(String, &str), &str> = distinct.into_iter().map(|((kind, name, _), path)| ((path, kind), name)).collect();
    taken.into_iter().map(|((path, kind), name)| row! { "path" => path, "kind" => kind.to_owned(), "name" => name.to_owned() }).collect()
}
