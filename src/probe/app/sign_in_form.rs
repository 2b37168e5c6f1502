//! The form by which the app signs in, for the first draft of a scenario.

use url::Url;

use super::{
    below,
    door::marks,
    first_page,
    known::addresses::at,
    page::{headers::media, names},
    visit::{
        answer::shown_path,
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

/// A form that asks for a password.
pub struct SignInForm {
    /// Of its page, below the app's address.
    pub path: String,
    /// What a visitor fills in.
    pub fields: FormFields,
}

/// Looks for it at the start page, at what that names as a sign-in, and at usual paths; none: no page of these has one.
///
/// # Errors
/// When the app does not answer.
pub async fn find_sign_in(target: &Target) -> Result<Option<SignInForm>, Unseen> {
    let Some(app) = target.app_url() else { return Ok(None) };
    let app = &app;
    let guest = Visitor::new(target)?;
    let start = first_page(&guest, app).await?;
    let site = below(app, app);
    let links = names::read(&start.text(), &start.url, &start.url).links;
    let links: Vec<Url> = links.into_iter().filter(marks::is_sign_in).take(MOST_LINKS).collect();
    let usual = USUAL.iter().map(|path| at(&site, path));
    for url in [app.clone()].into_iter().chain(links).chain(usual) {
        let Ok(answer) = guest.follow(&Ask::new(&url).with("accept", "text/html"), app).await else { continue };
        if !answer.is_success() || media(&answer) != "html" || answer.url.origin() != app.origin() {
            continue;
        }
        if let Some(fields) = form_fields(&answer.text()) {
            let path = shown_path(&answer.url);
            let above = app.path().trim_end_matches('/');
            return Ok(Some(SignInForm { path: path.strip_prefix(above).unwrap_or(&path).to_owned(), fields }));
        }
    }
    Ok(None)
}
