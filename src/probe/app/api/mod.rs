//! Its endpoints: lists, numbers of things, what is asked once, GraphQL, and the description of them.

pub(crate) mod graphql;
pub(crate) mod ids;
pub(crate) mod graphql_limits;
pub(crate) mod introspection;
pub(crate) mod list_form;
pub(crate) mod lists;
pub(crate) mod members;
pub(crate) mod once;
pub(crate) mod openapi;
pub(crate) mod version;
