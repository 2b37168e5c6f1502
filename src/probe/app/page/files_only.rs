//! Is there nothing behind the address but files? A health endpoint, metrics and the id of a request are of a program, and files have none.

use crate::{
    config::Target,
    probe::app::{page::survey::Survey, visit::answer::Answer},
};

/// True where the user says that there is no database, and all of the site was seen and is files: each answer says since when it is as it
/// is, none sets a cookie, and nothing takes what a visitor sends.
pub(crate) fn is_files_only(survey: &Survey, target: &Target) -> bool {
    let is_without_database = ["postgres", "redis"].into_iter().all(|kind| target.declared_none(kind));
    let is_whole = survey.gap.is_none() && survey.unread.is_empty() && !survey.pages.is_empty();
    let is_asked =
        survey.has_form || survey.has_sign_in || !(survey.endpoints.is_empty() && survey.once.is_empty() && survey.guarded.is_empty());
    is_without_database && is_whole && !is_asked && survey.guarded_pages.is_empty() && answers(survey).all(is_file)
}

fn answers(survey: &Survey) -> impl Iterator<Item = &Answer> {
    survey.pages.values().chain(survey.assets.values())
}

/// True of what a server of files answers. Frameworks make an `ETag` of whatever they answer, and know no time of change.
fn is_file(answer: &Answer) -> bool {
    let has = |name: &str| answer.headers.contains_key(name);
    answer.is_success() && has("etag") && has("last-modified") && !has("set-cookie")
}
