//! Where a walk does not go: what `robots.txt` disallows (RFC 9309), and what the user keeps it off.

use std::sync::Arc;

use url::{Position, Url};

use crate::probe::app::visit::visitor::{Ask, Visitor};

/// A longer file is read so far (RFC 9309, 2.5).
const LONGEST: usize = 500 * 1024;

/// Paths that are not asked for.
#[derive(Debug, Default)]
pub(crate) struct Bounds {
    /// Of robots.txt, for everybody: true where the pattern allows.
    rules: Vec<(bool, String)>,
    keep_off: Vec<String>,
}

impl Bounds {
    /// Paths with all below them.
    pub(crate) fn of(keep_off: &[String]) -> Self {
        Self { rules: Vec::new(), keep_off: keep_off.to_vec() }
    }

    /// What the user keeps a walk off, and robots.txt one that has signed in: what it does may count.
    pub(crate) async fn asked(visitor: &Arc<Visitor>, site: &Url) -> Self {
        let bounds = Self::of(&visitor.access.keep_off);
        let Some(robots) = site.join("/robots.txt").ok().filter(|_| visitor.is_member() && !visitor.access.ignore_robots) else {
            return bounds;
        };
        match visitor.get(&Ask::new(&robots)).await {
            Ok(answer) if answer.is_success() => bounds.with_robots(&answer.text()),
            _ => bounds,
        }
    }

    /// The same with the rules of a robots.txt for `plimsoll`, else for `*`.
    pub(crate) fn with_robots(self, text: &str) -> Self {
        let text = &text[..text.floor_char_boundary(LONGEST)];
        let (mut own, mut all) = (None::<Vec<(bool, String)>>, Vec::new());
        let (mut agents, mut is_head) = (Vec::<String>::new(), false);
        for line in text.lines() {
            let Some((name, value)) = line.split('#').next().and_then(|line| line.split_once(':')) else { continue };
            let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
            match name.as_str() {
                "user-agent" => {
                    if !is_head {
                        agents.clear();
                    }
                    agents.push(value.to_ascii_lowercase());
                    is_head = true;
                }
                "allow" | "disallow" => {
                    is_head = false;
                    if agents.iter().any(|agent| agent == "plimsoll") {
                        own.get_or_insert_default();
                    }
                    if value.is_empty() {
                        continue;
                    }
                    let rule = (name == "allow", value.to_owned());
                    if agents.iter().any(|agent| agent == "plimsoll") {
                        own.get_or_insert_default().push(rule);
                    } else if agents.iter().any(|agent| agent == "*") {
                        all.push(rule);
                    }
                }
                _ => {}
            }
        }
        Self { rules: own.unwrap_or(all), ..self }
    }

    /// True where the user keeps the walk off `url`.
    pub(crate) fn keeps_off(&self, url: &Url) -> bool {
        let is_below = |path: &String| {
            let path = path.trim_end_matches('/');
            url.path().strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.keep_off.iter().any(is_below)
    }

    /// True where robots.txt disallows `url`: of the patterns that match the longest decides, and of two alike that which allows.
    pub(crate) fn disallows(&self, url: &Url) -> bool {
        let path = &url[Position::BeforePath..Position::AfterQuery];
        let matching = self.rules.iter().filter(|(_, pattern)| matches(pattern, path));
        matching.max_by_key(|(allows, pattern)| (pattern.len(), *allows)).is_some_and(|(allows, _)| !allows)
    }
}

/// `*` stands for anything, `$` at the end for the end.
fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, is_whole) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else { return false };
    let others: Vec<&str> = parts.collect();
    for (at, part) in others.iter().enumerate() {
        let is_last = at + 1 == others.len();
        if is_last && is_whole {
            return rest.ends_with(part);
        }
        let Some(found) = rest.find(part) else { return false };
        rest = &rest[found + part.len()..];
    }
    !is_whole || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(path: &str) -> Url {
        Url::parse("http://shop.example/").and_then(|site| site.join(path)).expect("a URL")
    }

    #[test]
    fn the_longest_pattern_decides_and_a_group_of_our_own_comes_before_that_of_all() {
        let text = "User-agent: Googlebot\nDisallow: /\n\nUser-agent: *\nUser-agent: other\nDisallow: /private/ # all\nAllow: /private/open\n\
                    Disallow: /*.php$\nDisallow: /x*y/z\nDisallow:\nSitemap: /s.xml\n";
        let bounds = Bounds::default().with_robots(text);
        for (path, is) in [
            ("/", false),
            ("/private/", true),
            ("/private", false),
            ("/private/open/a", false),
            ("/a/b.php", true),
            ("/a/b.php?x=1", false),
            ("/x1y/z/2", true),
            ("/x1/z", false),
        ] {
            assert_eq!(bounds.disallows(&url(path)), is, "{path}");
        }
        let own = Bounds::default().with_robots("User-agent: *\nDisallow: /\n\nUser-agent: Plimsoll\nDisallow: /admin\n");
        assert!(own.disallows(&url("/admin/x")) && !own.disallows(&url("/a")));
        let none = Bounds::default().with_robots("User-agent: plimsoll\nDisallow:\n\nUser-agent: *\nDisallow: /\n");
        assert!(!none.disallows(&url("/a")), "an empty rule disallows nothing");
        assert!(!Bounds::default().with_robots("<html>404: not found</html>").disallows(&url("/")));
    }

    #[test]
    fn a_path_that_is_kept_off_has_all_below_it() {
        let bounds = Bounds::of(&["/billing/".to_owned(), "/me".to_owned()]);
        let off = ["/billing", "/billing/now?x=1", "/me", "/me/x"].map(|path| bounds.keeps_off(&url(path)));
        assert_eq!(off, [true; 4]);
        assert!(!bounds.keeps_off(&url("/menu")) && !bounds.keeps_off(&url("/")));
    }
}
