//! A form of a page as a browser sends it: where to, and the fields that stand in it, those that nobody sees included.

use url::{Url, form_urlencoded::Serializer};

use super::{
    Body, Step, Taking, Template,
    page::{Element, Piece, pieces},
};

/// A form as it is sent.
pub(super) struct Form {
    /// The whole address.
    pub(super) action: String,
    /// Its fields, urlencoded; those that the scenario fills are not among them.
    pub(super) fields: String,
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
        method: http::Method::GET,
        path,
        save: save.into(),
        status: None,
        body: None,
        headers: step.headers.clone(),
        with: step.with.clone(),
        ..*step
    })
}

/// A form while it is read.
#[derive(Default)]
struct Reading {
    action: Option<String>,
    is_post: bool,
    fields: Vec<Field>,
}

/// A field of it.
struct Field {
    name: String,
    /// Of an input its type; else the element.
    kind: String,
    value: String,
    /// False for a box that is not ticked.
    is_sent: bool,
}

impl Reading {
    fn of(element: &Element) -> Self {
        let is_post = element.attribute("method").is_some_and(|method| method.eq_ignore_ascii_case("post"));
        let action = element.attribute("action").map(str::trim).filter(|action| !action.is_empty()).map(str::to_owned);
        Self { action, is_post, fields: Vec::new() }
    }

    fn has_password(&self) -> bool {
        self.fields.iter().any(|field| field.kind == "password")
    }

    fn has_all(&self, names: &[String]) -> bool {
        !names.is_empty() && names.iter().all(|name| self.fields.iter().any(|field| field.name == *name))
    }
}

/// The forms of a page, and where relative addresses of it begin.
fn forms(html: &str) -> (Vec<Reading>, Option<String>) {
    let (mut forms, mut is_within, mut base) = (Vec::<Reading>::new(), false, None);
    for piece in pieces(html) {
        match piece {
            Piece::Start(element) if element.name == "form" => {
                forms.push(Reading::of(&element));
                is_within = true;
            }
            Piece::Start(element) if element.name == "base" && base.is_none() => base = element.attribute("href").map(str::to_owned),
            Piece::Start(element) => {
                let Some(form) = forms.last_mut().filter(|_| is_within) else { continue };
                match element.name.as_str() {
                    "option" => choose(form, &element),
                    _ => form.fields.extend(field(&element)),
                }
            }
            Piece::End(name) => is_within &= name != "form",
        }
    }
    (forms, base)
}

/// An option of the list that was begun last: the first stands until one is chosen.
fn choose(form: &mut Reading, option: &Element) {
    let Some(list) = form.fields.last_mut().filter(|field| field.kind == "select") else { return };
    let is_chosen = option.attribute("selected").is_some();
    if is_chosen || !list.is_sent {
        list.value = option.attribute("value").map_or_else(|| option.text.trim().to_owned(), str::to_owned);
        list.is_sent = true;
    }
}

/// A field that a browser would send; a button is none.
fn field(element: &Element) -> Option<Field> {
    let attribute = |name: &str| element.attribute(name);
    let name = attribute("name").filter(|name| !name.is_empty() && attribute("disabled").is_none())?.to_owned();
    let value = || attribute("value").unwrap_or_default().to_owned();
    let (kind, value, is_sent) = match element.name.as_str() {
        "select" => ("select".to_owned(), String::new(), false),
        "textarea" => ("textarea".to_owned(), element.text.clone(), true),
        "input" => match attribute("type").unwrap_or("text").to_ascii_lowercase().as_str() {
            "submit" | "button" | "image" | "reset" | "file" => return None,
            kind @ ("checkbox" | "radio") => {
                (kind.to_owned(), attribute("value").unwrap_or("on").to_owned(), attribute("checked").is_some())
            }
            kind => (kind.to_owned(), value(), true),
        },
        _ => return None,
    };
    Some(Field { name, kind, value, is_sent })
}

/// The form that has all of the `filled` fields; else the one that asks for a password; else the only one that is sent by POST.
pub(super) fn find(html: &str, url: &Url, filled: &[String]) -> Option<Form> {
    let (forms, base) = forms(html);
    let posts: Vec<&Reading> = forms.iter().filter(|form| form.is_post).collect();
    let found = forms
        .iter()
        .find(|form| form.has_all(filled))
        .or_else(|| forms.iter().find(|form| form.has_password()))
        .or_else(|| posts.first().copied().filter(|_| posts.len() == 1))?;
    let base = base.and_then(|base| url.join(&base).ok());
    let action = match &found.action {
        Some(action) => base.as_ref().unwrap_or(url).join(action).ok()?,
        None => url.clone(),
    };
    let mut fields = Serializer::new(String::new());
    for field in found.fields.iter().filter(|field| field.is_sent && !filled.contains(&field.name)) {
        fields.append_pair(&field.name, &field.value);
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
    forms(html).0.iter().find_map(|form| {
        let mut passwords = form.fields.iter().filter(|field| field.kind == "password");
        let (password, second) = (passwords.next()?, passwords.next());
        let is_text = |field: &&Field| ["text", "email", "tel"].contains(&field.kind.as_str()) && field.value.is_empty();
        let texts = form.fields.iter().filter(is_text).map(|field| field.name.clone()).collect();
        second.is_none().then(|| FormFields { texts, password: password.name.clone() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &str, filled: &[&str]) -> Option<(String, String)> {
        let url = Url::parse("http://shop.example/in/login?next=%2F").expect("a URL");
        let filled: Vec<String> = filled.iter().map(|name| (*name).to_owned()).collect();
        find(page, &url, &filled).map(|form| (form.action, form.fields))
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
