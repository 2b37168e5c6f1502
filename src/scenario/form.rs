//! A form of a page as a browser sends it: where to, and the fields that stand in it, those that nobody sees included.

use std::sync::LazyLock;

use scraper::{ElementRef, Html, Selector};
use url::{Url, form_urlencoded::Serializer};

use super::{Body, Method, Step, Taking, Template};

/// A form as it is sent.
pub(super) struct Form {
    /// The whole address.
    pub(super) action: String,
    /// Its fields, urlencoded; those that the scenario fills are not among them.
    pub(super) fields: String,
}

static FORM: LazyLock<Selector> = LazyLock::new(|| selector("form"));
static FIELD: LazyLock<Selector> = LazyLock::new(|| selector("input, select, textarea"));
static PASSWORD: LazyLock<Selector> = LazyLock::new(|| selector("input[type=password i]"));
static OPTION: LazyLock<Selector> = LazyLock::new(|| selector("option"));
static BASE: LazyLock<Selector> = LazyLock::new(|| selector("base[href]"));

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a constant")
}

/// Variables of a step that fills a form: no name in a file has a space.
const ACTION: &str = "form action";
pub(super) const FIELDS: &str = "form fields";

/// The step that looks at the page of a form before it is sent; none: `step` fills none. What is sent then goes where the form says.
pub(super) fn page_of(step: &mut Step) -> Option<Step> {
    let Some(Body::FormOfPage(_, filled)) = &step.body else { return None };
    let names: Vec<String> = filled.iter().map(|(name, _)| name.clone()).collect();
    let path = std::mem::replace(&mut step.path, Template::raw(ACTION));
    let save = [(ACTION.to_owned(), Taking::FormAction(names.clone())), (FIELDS.to_owned(), Taking::FormFields(names))];
    Some(Step {
        name: format!("{}: its form", step.name),
        method: Method::Get,
        path,
        save: save.into(),
        status: None,
        body: None,
        headers: step.headers.clone(),
        with: step.with.clone(),
        ..*step
    })
}

/// The form that has all of the `filled` fields; else the one that asks for a password; else the only one that is sent by POST.
pub(super) fn find(page: &Html, url: &Url, filled: &[String]) -> Option<Form> {
    let forms: Vec<ElementRef<'_>> = page.select(&FORM).collect();
    let names = |form: &ElementRef<'_>| form.select(&FIELD).filter_map(|f| f.value().attr("name")).map(str::to_owned).collect::<Vec<_>>();
    let has_all = |form: &&ElementRef<'_>| !filled.is_empty() && filled.iter().all(|name| names(form).contains(name));
    let posts: Vec<&ElementRef<'_>> = forms.iter().filter(|form| is_post(form)).collect();
    let found = forms
        .iter()
        .find(has_all)
        .or_else(|| forms.iter().find(|form| form.select(&PASSWORD).next().is_some()))
        .or_else(|| posts.first().copied().filter(|_| posts.len() == 1))?;
    let base = page.select(&BASE).next().and_then(|base| url.join(base.value().attr("href")?).ok());
    let action = match found.value().attr("action").map(str::trim).filter(|action| !action.is_empty()) {
        Some(action) => base.as_ref().unwrap_or(url).join(action).ok()?,
        None => url.clone(),
    };
    let mut fields = Serializer::new(String::new());
    for (name, value) in found.select(&FIELD).filter_map(field).filter(|(name, _)| !filled.contains(name)) {
        fields.append_pair(&name, &value);
    }
    Some(Form { action: action.into(), fields: fields.finish() })
}

/// What a visitor fills in at a form that asks for a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFields {
    /// Fields of text that are empty: who it is.
    pub texts: Vec<String>,
    /// The field of the password.
    pub password: String,
}

/// Those of the first form of a page that asks for one password; none: it has no such form, or that is for new users, who type it twice.
#[must_use]
pub fn form_fields(html: &str) -> Option<FormFields> {
    let page = Html::parse_document(html);
    let named = |element: ElementRef<'_>| element.value().attr("name").filter(|name| !name.is_empty()).map(str::to_owned);
    page.select(&FORM).find_map(|form| {
        let mut passwords = form.select(&PASSWORD).filter_map(named);
        let (password, second) = (passwords.next()?, passwords.next());
        let is_text = |element: &ElementRef<'_>| {
            let kind = element.value().attr("type").unwrap_or("text").to_ascii_lowercase();
            element.value().name() == "input"
                && ["text", "email", "tel"].contains(&kind.as_str())
                && element.value().attr("value").is_none_or(str::is_empty)
        };
        let texts = form.select(&FIELD).filter(is_text).filter_map(named).collect();
        second.is_none().then_some(FormFields { texts, password })
    })
}

fn is_post(form: &ElementRef<'_>) -> bool {
    form.value().attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post"))
}

/// Name and value of a field that a browser would send; a button is none, nor is a box that is not ticked.
fn field(element: ElementRef<'_>) -> Option<(String, String)> {
    let attribute = |name: &str| element.value().attr(name);
    let name = attribute("name").filter(|name| !name.is_empty() && attribute("disabled").is_none())?.to_owned();
    let value = match element.value().name() {
        "select" => {
            let options: Vec<ElementRef<'_>> = element.select(&OPTION).collect();
            let chosen = options.iter().find(|option| option.value().attr("selected").is_some()).or(options.first())?;
            chosen.value().attr("value").map_or_else(|| chosen.text().collect::<String>().trim().to_owned(), str::to_owned)
        }
        "textarea" => element.text().collect(),
        _ => match attribute("type").unwrap_or("text").to_ascii_lowercase().as_str() {
            "submit" | "button" | "image" | "reset" | "file" => return None,
            "checkbox" | "radio" if attribute("checked").is_none() => return None,
            "checkbox" | "radio" => attribute("value").unwrap_or("on").to_owned(),
            _ => attribute("value").unwrap_or_default().to_owned(),
        },
    };
    Some((name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &str, filled: &[&str]) -> Option<(String, String)> {
        let url = Url::parse("http://shop.example/in/login?next=%2F").expect("a URL");
        let filled: Vec<String> = filled.iter().map(|name| (*name).to_owned()).collect();
        find(&Html::parse_document(page), &url, &filled).map(|form| (form.action, form.fields))
    }

    #[test]
    fn a_form_is_sent_with_all_that_stands_in_it() {
        let page = r#"<form action="/search"><input name=q></form>
            <form method=post action="do?x=1"><div><input type=hidden name=csrf value="a&amp;b"><input name=mail><input type=password name=word>
            <input type=checkbox name=keep checked><input type=checkbox name=spam><input type=radio name=r value=1><input type=radio name=r value=2 checked>
            <select name=lang><option value=de>x<option value=en selected>y</select><textarea name=note>n 1</textarea>
            <input type=submit name=go value=Go><button name=b>b</button><input name=off value=1 disabled></div></form>"#;
        let fields = "csrf=a%26b&keep=on&r=2&lang=en&note=n+1";
        assert_eq!(found(page, &["mail", "word"]), Some(("http://shop.example/in/do?x=1".to_owned(), fields.to_owned())));
        assert_eq!(found(page, &["q"]).map(|f| f.0).as_deref(), Some("http://shop.example/search"));
        assert_eq!(found(page, &["user"]).map(|f| f.0).as_deref(), Some("http://shop.example/in/do?x=1"), "that with the password");
    }

    #[test]
    fn what_a_visitor_fills_in_is_known_by_its_kind() {
        let sign_up = "<form><input name=mail><input type=password name=a><input type=password name=b></form>";
        let sign_in = "<form><input type=hidden name=csrf value=x><input type=email name=mail><input name=lang value=en>\
                       <input type=PASSWORD name=word><input type=checkbox name=keep></form>";
        let fields = FormFields { texts: vec!["mail".to_owned()], password: "word".to_owned() };
        assert_eq!(form_fields(&format!("<form><input name=q></form>{sign_up}{sign_in}")), Some(fields));
        assert_eq!(form_fields(sign_up), None);
    }

    #[test]
    fn a_form_without_an_action_goes_to_its_page_and_one_may_go_elsewhere() {
        assert_eq!(
            found("<form method=POST><input name=a></form>", &["a"]).map(|f| f.0).as_deref(),
            Some("http://shop.example/in/login?next=%2F")
        );
        assert_eq!(found("<form method=post action='//id.example/x'></form>", &[]).map(|f| f.0).as_deref(), Some("http://id.example/x"));
        assert_eq!(
            found("<base href='/b/'><form method=post action=x></form>", &[]).map(|f| f.0).as_deref(),
            Some("http://shop.example/b/x")
        );
        assert_eq!(found("<form><input name=q></form><form></form>", &["mail"]), None, "no form is sure");
    }
}
