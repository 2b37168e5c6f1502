//! What its files tell.

pub(crate) mod asset_name;
pub(crate) mod sdk;
