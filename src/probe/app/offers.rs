//! What an app says of itself at usual paths, for the first draft of a scenario: and what it does not.

use std::sync::Arc;

use url::Url;

use super::{
    api::{
        introspection::{self, GraphQl},
        openapi,
    },
    known::addresses::at,
    page::names,
    site_of,
    visit::{
        answer::Answer,
        visitor::{Ask, Visitor},
    },
};
use crate::{config::Target, snapshot::Unseen};

/// What was found.
#[derive(Default)]
pub struct Offers {
    /// Its GraphQL endpoint; none: no usual path answers as one.
    pub graphql: Option<GraphQl>,
    /// What was looked for and is not there, in words.
    pub missing: Vec<&'static str>,
}

/// Looks for a description of the API, a sitemap and a GraphQL endpoint, as who has signed in where somebody has.
///
/// # Errors
/// When the app cannot be asked.
pub async fn find_offers(target: &Target) -> Result<Offers, Unseen> {
    let Some(app) = target.app_url() else { return Ok(Offers::default()) };
    let guest = Visitor::new(target)?;
    let visitor = guest.signed_in(target).unwrap_or(guest);
    let site = site_of(&app, &app);
    let graphql = introspection::find(&visitor, &site).await;
    let described = any(&visitor, &site, openapi::PATHS, |answer| openapi::parse(&answer.text(), &site).is_some()).await;
    let listed = any(&visitor, &site, &["/sitemap.xml"], |answer| !names::locations(&answer.text(), &site).is_empty()).await;
    let kinds = [("an OpenAPI description", described), ("a sitemap", listed), ("a GraphQL endpoint", graphql.is_some())];
    Ok(Offers { missing: kinds.into_iter().filter(|(_, is_there)| !is_there).map(|(kind, _)| kind).collect(), graphql })
}

/// True where one of `paths` answers with what is looked for.
async fn any(visitor: &Arc<Visitor>, site: &Url, paths: &[&str], is_one: impl Fn(&Answer) -> bool) -> bool {
    let answers = visitor.get_all(paths.iter().map(|path| Ask::new(&at(site, path))).collect()).await;
    answers.into_iter().flatten().any(|answer| answer.is_success() && is_one(&answer))
}
