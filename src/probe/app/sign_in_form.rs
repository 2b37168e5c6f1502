//! How the app signs in, for the first draft of a scenario: a form, or an address that gives a token.

use std::sync::Arc;

use url::Url;

use super::{
    api::openapi,
    door::marks,
    first_page,
    known::addresses::at,
    page::{headers::media, names},
    site_of,
    visit::{
        answer::{Answer, shown_path},
        visitor::{Ask, Visitor},
    },
};
use crate::{
    config::Target,
    scenario::{FormFields, form_fields},
    snapshot::Unseen,
};

/// Where sign-ins lie that no page leads to: Rails' Devise, Django, Laravel and Express, Spring, Next.js, WordPress.
const USUAL: &[&str] =
    &["/login", "/users/sign_in", "/accounts/login/", "/signin", "/sign-in", "/auth/login", "/session/new", "/wp-login.php"];
/// Links that sound like one; more are the same.
const MOST_LINKS: usize = 5;
/// Scripts of the start page that are read.
const MOST_SCRIPTS: usize = 20;

/// How a token is had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenEndpoint {
    /// What a script or description names.
    mark: &'static str,
    /// Where it is asked for.
    pub path: &'static str,
    /// True for a form, false for JSON.
    pub is_form: bool,
    /// What the name of the user is called.
    pub user: &'static str,
    /// Where the token stands in the answer.
    pub token: &'static str,
}

const fn json(mark: &'static str, path: &'static str, user: &'static str, token: &'static str) -> TokenEndpoint {
    TokenEndpoint { mark, path, is_form: false, user, token }
}

const fn form(mark: &'static str, path: &'static str, user: &'static str, token: &'static str) -> TokenEndpoint {
    TokenEndpoint { mark, path, is_form: true, user, token }
}

/// Those of servers and libraries, as their documentation has them: Supabase Auth, Strapi, Simple JWT for Django REST, dj-rest-auth,
/// LexikJWTAuthenticationBundle, JWT Authentication for WordPress, FastAPI's template and tutorial, Laravel Passport and Doorkeeper,
/// Directus. What several use stands last.
const TOKENS: &[TokenEndpoint] = &[
    json("/token?grant_type=password", "/auth/v1/token?grant_type=password", "email", "/access_token"),
    json("/api/auth/local", "/api/auth/local", "identifier", "/jwt"),
    json("/api/token/refresh/", "/api/token/", "username", "/access"),
    json("/dj-rest-auth/login/", "/dj-rest-auth/login/", "username", "/key"),
    json("/api/login_check", "/api/login_check", "username", "/token"),
    json("/wp-json/jwt-auth/v1/token", "/wp-json/jwt-auth/v1/token", "username", "/token"),
    form("/api/v1/login/access-token", "/api/v1/login/access-token", "username", "/access_token"),
    form("/oauth/token", "/oauth/token", "username", "/access_token"),
    json("/auth/login", "/auth/login", "email", "/data/access_token"),
    json("/api/auth/login", "/api/auth/login", "email", "/token"),
    json("/api/token/", "/api/token/", "username", "/access"),
    json("/api/login", "/api/login", "email", "/token"),
    form("/token", "/token", "username", "/access_token"),
];

/// The first that one of `texts` names, in quotes as a literal ends.
fn token_endpoint(texts: &[String]) -> Option<TokenEndpoint> {
    let quotes = ["\"", "'", "`"];
    let is_named = |token: &&TokenEndpoint| {
        texts.iter().any(|text| {
            text.match_indices(token.mark).any(|(at, mark)| {
                let (before, behind) = (&text[..at], &text[at + mark.len()..]);
                // The first is put together with the address of the project.
                let begins = mark.contains('?') || quotes.iter().any(|quote| before.ends_with(quote));
                begins && quotes.iter().any(|quote| behind.starts_with(quote))
            })
        })
    };
    TOKENS.iter().find(is_named).copied()
}

/// A form that asks for a password.
pub struct SignInForm {
    /// Of its page, below the app's address.
    pub path: String,
    /// What a visitor fills in.
    pub fields: FormFields,
}

/// How the app may be signed in to, as far as a guest finds it.
#[derive(Default)]
pub struct WaysIn {
    /// None: no page that was looked at has one.
    pub form: Option<SignInForm>,
    /// None: nothing names one.
    pub token: Option<TokenEndpoint>,
}

/// Looks for both.
///
/// # Errors
/// When the app does not answer.
pub async fn find_ways_in(target: &Target) -> Result<WaysIn, Unseen> {
    let Some(app) = target.app_url() else { return Ok(WaysIn::default()) };
    let guest = Visitor::new(target)?;
    let start = first_page(&guest, &app).await?;
    let site = site_of(&app, &app);
    Ok(WaysIn { form: find_form(&guest, &app, &site, &start).await, token: find_token(&guest, &site, start).await })
}

/// At the start page, at what that names as a sign-in, and at usual paths.
async fn find_form(guest: &Arc<Visitor>, app: &Url, site: &Url, start: &Answer) -> Option<SignInForm> {
    let links = names::read(&start.text(), &start.url, &start.url).links;
    let links: Vec<Url> = links.into_iter().filter(marks::is_sign_in).take(MOST_LINKS).collect();
    let usual = USUAL.iter().map(|path| at(site, path));
    for url in [app.clone()].into_iter().chain(links).chain(usual) {
        let Ok(answer) = guest.follow(&Ask::new(&url).with("accept", "text/html"), app).await else { continue };
        if !answer.is_success() || media(&answer) != "html" || answer.url.origin() != app.origin() {
            continue;
        }
        if let Some(fields) = form_fields(&answer.text()) {
            let path = shown_path(&answer.url);
            let above = app.path().trim_end_matches('/');
            return Some(SignInForm { path: path.strip_prefix(above).unwrap_or(&path).to_owned(), fields });
        }
    }
    None
}

/// In what the start page, its scripts and the descriptions of the API say.
async fn find_token(guest: &Arc<Visitor>, site: &Url, start: Answer) -> Option<TokenEndpoint> {
    let scripts = names::read(&start.text(), &start.url, &start.url).scripts;
    let own = scripts.iter().filter_map(|script| Url::parse(script).ok()).filter(|script| script.origin() == site.origin());
    let described = openapi::PATHS.iter().map(|path| at(site, path));
    let asks = own.take(MOST_SCRIPTS).chain(described).map(|url| Ask::new(&url)).collect();
    let answers = guest.get_all(asks).await.into_iter().flatten().filter(Answer::is_success);
    let texts: Vec<String> = answers.chain([start]).map(|answer| answer.text().into_owned()).collect();
    token_endpoint(&texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_endpoint_is_known_by_what_scripts_and_descriptions_name() {
        let found = |text: &str| token_endpoint(&[text.to_owned()]).map(|found| (found.path, found.user, found.token));
        let supabase = "return await _request(this.fetch,'POST',`${this.url}/token?grant_type=password`,{body})";
        assert_eq!(found(supabase), Some(("/auth/v1/token?grant_type=password", "email", "/access_token")));
        assert_eq!(
            found(r#"{"paths":{"/api/token/":{"post":{}},"/api/token/refresh/":{}}}"#),
            Some(("/api/token/", "username", "/access"))
        );
        assert_eq!(found("a.post('/auth/login',{email:e})").map(|found| found.0), Some("/auth/login"));
        assert_eq!(found(r#"{"/token":{"post":{"operationId":"login"}}}"#).map(|found| found.0), Some("/token"));
        for other in ["see /auth/login for it", "fetch('/auth/login-page')", "'/my/oauth/token'", "x='/tokens'"] {
            assert_eq!(found(other), None, "{other}");
        }
    }
}
