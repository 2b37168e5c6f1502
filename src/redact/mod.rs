//! Secrets: they are carried, used, and never shown.

mod address;
mod form;
mod literal;
mod redactor;

pub use address::{Address, BadAddress, percent_decode};
pub use form::is_secret_name;
pub use redactor::{Redactor, covered};

/// What stands where a secret stood.
pub const MASK: &str = "***";
