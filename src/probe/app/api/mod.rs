//! Its endpoints: lists, numbers of things, and the description of them.

pub(crate) mod ids;
pub(crate) mod lists;
pub(crate) mod openapi;
