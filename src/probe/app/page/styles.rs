//! What a stylesheet makes a browser load.

use std::{collections::BTreeSet, sync::LazyLock};

use regex::{Captures, Regex};
use url::Url;

use super::names::MOST_OF_TEXT;
use crate::probe::app::visit::named::LONGEST_URL;

/// Files that a browser of today loads by a stylesheet: none that only a comment names, and of a font's formats the best.
pub(crate) fn style_assets(text: &str, style: &Url, site: &Url) -> BTreeSet<Url> {
    let text = STYLE_COMMENT.replace_all(text, "");
    let text = FONT_FACE.replace_all(&text, |face: &Captures<'_>| {
        let best = ["woff2", "woff"].into_iter().find_map(|form| {
            let ends = format!(".{form}");
            let of_form: Vec<&str> = STYLE_URL.find_iter(&face[0]).map(|url| url.as_str()).filter(|url| is_of_form(url, &ends)).collect();
            (!of_form.is_empty()).then(|| of_form.join(" "))
        });
        best.unwrap_or_else(|| face[0].to_owned())
    });
    let named = STYLE_URL.captures_iter(&text).filter_map(|c| style.join(c.get(1)?.as_str()).ok());
    named
        .filter(|u| u.origin() == site.origin() && u.as_str().len() <= LONGEST_URL)
        .map(|mut u| {
            u.set_fragment(None);
            u
        })
        .take(MOST_OF_TEXT)
        .collect()
}

/// `url("a.woff?v=1")` is of `.woff`, and of `.woff2` it is not.
fn is_of_form(url: &str, ends: &str) -> bool {
    url.split(['?', '#', '"', '\'', ')']).any(|part| part.ends_with(ends))
}

static STYLE_COMMENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)/\*.*?\*/").expect("a constant"));
static FONT_FACE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)@font-face\s*\{[^}]*\}").expect("a constant"));
static STYLE_URL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"url\(\s*["']?([^"')\s]+)["']?\s*\)"#).expect("a constant"));

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(text: &str) -> Vec<String> {
        let site = Url::parse("http://h/").expect("a URL");
        let style = site.join("/css/a.css").expect("a URL");
        style_assets(text, &style, &site).iter().map(|url| url[url::Position::BeforePath..].to_owned()).collect()
    }

    #[test]
    fn what_only_a_comment_names_is_not_loaded() {
        let text =
            "/*! themeroller/?icons=url(%22images%2Fui-icons.png%22) \n * more */ .a{background:url(\"images/a.png\")}/* url(b.png) */";
        assert_eq!(loaded(text), ["/css/images/a.png"]);
    }

    /// Font Awesome and Bootstrap list five formats, and a browser of today takes the first that it knows.
    #[test]
    fn of_a_font_the_best_format_is_loaded() {
        let face = "@font-face{font-family:x;src:url('f.eot?v=4');src:url('f.eot?#iefix&v=4') format('embedded-opentype'),url('f.woff2?v=4') \
                    format('woff2'),url('f.woff?v=4') format('woff'),url('f.ttf?v=4') format('truetype'),url('f.svg?v=4#x') format('svg')}";
        assert_eq!(loaded(face), ["/css/f.woff2?v=4"]);
        assert_eq!(loaded("@font-face { src: url(f.woff) format('woff'), url(f.ttf) }"), ["/css/f.woff"]);
        assert_eq!(loaded("@font-face { src: url(f.ttf) } .b { background: url(b.png) }"), ["/css/b.png", "/css/f.ttf"]);
    }
}
