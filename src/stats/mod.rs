//! Arithmetic alone: no facts, no clock, no network.

pub(crate) mod binomial;
pub(crate) mod correlation;
pub(crate) mod design_effect;
pub(crate) mod histogram;
pub(crate) mod usl;
pub(crate) mod wilson;
