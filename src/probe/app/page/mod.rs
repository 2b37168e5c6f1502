//! What its pages and their headers say.

pub(crate) mod acts;
pub(crate) mod bounds;
pub(crate) mod caching;
pub(crate) mod cookies;
pub(crate) mod files_only;
pub(crate) mod headers;
pub(crate) mod likeness;
pub(crate) mod names;
pub(crate) mod places;
pub(crate) mod responses;
pub(crate) mod scripts;
pub(crate) mod styles;
pub(crate) mod survey;
pub(crate) mod tags;
pub(crate) mod waiting;
pub(crate) mod words;
