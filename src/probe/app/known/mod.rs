//! Addresses that frameworks and operators agree on, and what should be seen at none.

pub(crate) mod addresses;
pub(crate) mod debug_pages;
pub(crate) mod development;
pub(crate) mod exposures;
pub(crate) mod health;
pub(crate) mod metrics_page;
pub(crate) mod private;
pub(crate) mod settings;
pub(crate) mod source_maps;
