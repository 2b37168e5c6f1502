//! Maps that lead from a script back to what it was built of: with the text of that, or with its names alone.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use serde::{Deserialize, de::IgnoredAny};
use url::Url;

use crate::{
    probe::app::{
        page::{headers::media, survey::Survey},
        visit::{
            answer::{Answer, shown_path},
            visitor::{Ask, Visitor},
        },
    },
    snapshot::Unseen,
};

/// Maps that are asked for: one build makes all of them alike, and they are large.
const MOST: usize = 2;
/// A script names its map in its last line.
const TAIL: usize = 2_000;
const NAMED: &str = "sourceMappingURL=";
/// Sources of others, which everybody may read in any case.
const OF_OTHERS: &[&str] = &["node_modules", "webpack/bootstrap", "webpack/runtime", "vite/", "\0"];

/// What matters of a map (tc39.es/ecma426).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Map {
    #[serde(default)]
    sources: Vec<Option<String>>,
    #[serde(default)]
    sources_content: Vec<Option<IgnoredAny>>,
    #[expect(dead_code, reason = "it must be there")]
    mappings: IgnoredAny,
}

/// The path and the name of what the first maps of the app's own scripts hold; and why one was not seen.
pub(crate) async fn find(visitor: &Arc<Visitor>, survey: &Survey) -> (Vec<(String, &'static str)>, Option<Unseen>) {
    let mut scripts: Vec<&Answer> = survey.assets.values().filter(|answer| media(answer) == "script").collect();
    scripts.sort_by_key(|script| (Reverse(script.body.len()), script.url.as_str()));
    let mut known = BTreeSet::new();
    let maps: Vec<Url> = scripts.iter().filter_map(|script| named_by(script)).filter(|url| known.insert(url.clone())).take(MOST).collect();
    let (mut found, mut gap) = (Vec::new(), None);
    for answer in visitor.get_all(maps.iter().map(Ask::new).collect()).await {
        match answer {
            Ok(answer) => found.extend(held_by(&answer).map(|name| (shown_path(&answer.url), name))),
            Err(why) => gap = Some(why),
        }
    }
    (found, gap)
}

/// The map that a script names, where it lies beside it.
fn named_by(script: &Answer) -> Option<Url> {
    let text = script.text();
    let tail = &text[text.ceil_char_boundary(text.len().saturating_sub(TAIL))..];
    let in_text = || tail.rsplit_once(NAMED).and_then(|(_, behind)| behind.split_whitespace().next()).map(str::to_owned);
    let address = script.header("sourcemap").or_else(|| script.header("x-sourcemap")).or_else(in_text)?;
    script.url.join(&address).ok().filter(|url| url.origin() == script.url.origin())
}

fn held_by(answer: &Answer) -> Option<&'static str> {
    if !answer.is_success() {
        return None;
    }
    let map: Map = serde_json::from_slice(&answer.body).ok()?;
    let is_own = |source: &Option<String>| source.as_ref().is_none_or(|path| !OF_OTHERS.iter().any(|part| path.contains(part)));
    let has_own = map.sources_content.iter().zip(&map.sources).any(|(text, source)| text.is_some() && is_own(source));
    Some(if has_own { "source map with sources" } else { "source map" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_graded_by_whether_it_holds_sources() {
        let held = |body: &str| held_by(&Answer::of(200, "application/json", body));
        let map = |sources: &str, texts: &str| {
            format!("{{\"version\":3,\"sources\":{sources},\"sourcesContent\":{texts},\"mappings\":\"AAAA\"}}")
        };
        assert_eq!(held(&map("[\"../src/cart.ts\"]", "[\"let a = 1\"]")), Some("source map with sources"));
        assert_eq!(held(&map("[\"../src/cart.ts\"]", "[null]")), Some("source map"));
        assert_eq!(held(&map("[\"../node_modules/vue/index.js\",\"a.ts\"]", "[\"x\",null]")), Some("source map"));
        assert_eq!(held("{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"AAAA\"}"), Some("source map"));
        for other in ["<html></html>", "{}", "{\"ok\":true}", "[]"] {
            assert_eq!(held(other), None, "{other}");
        }
    }

    #[test]
    fn a_script_names_its_map_in_its_last_line_or_its_headers() {
        let script = |text: &str| named_by(&Answer::of(200, "text/javascript", text)).map(|url| url.path().to_owned());
        assert_eq!(script("let a = 1;\n//# sourceMappingURL=app.js.map\n").as_deref(), Some("/app.js.map"));
        assert_eq!(script("let a = 1;"), None);
        assert_eq!(script("let a;\n//# sourceMappingURL=https://maps.example/app.js.map"), None);
        assert_eq!(script("let a;\n//# sourceMappingURL=data:application/json;base64,e30="), None);
        let mut headed = Answer::of(200, "text/javascript", "let a;");
        headed.headers.insert("sourcemap", "/maps/app.js.map".parse().expect("a header value"));
        assert_eq!(named_by(&headed).map(|url| url.path().to_owned()).as_deref(), Some("/maps/app.js.map"));
    }
}
