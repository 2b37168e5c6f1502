//! What its files tell.

#[cfg(test)]
mod accuracy;
pub(crate) mod asset_name;
mod fingerprint;
mod neighbours;
pub(crate) mod sdk;
mod version;

pub(crate) use fingerprint::Told;
pub(crate) use neighbours::Neighbours;
