//! Secrets: they are carried, used, and never shown.

mod address;
mod form;
mod literal;
mod percent;
mod redactor;
mod socket;

pub use address::{Address, BadAddress};
pub use form::is_secret_name;
pub use percent::percent_decode;
pub use redactor::{Redactor, covered};

/// What stands where a secret stood.
pub const MASK: &str = "***";
