//! Addresses that frameworks and operators agree on.

pub(crate) mod addresses;
pub(crate) mod exposition;
pub(crate) mod exposures;
