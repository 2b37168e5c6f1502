//! Secrets: they are carried, used, and never shown.

mod address;
mod literal;
mod redactor;
mod shape;

pub use address::{Address, BadAddress, percent_decode};
pub use redactor::{Redactor, covered};
pub use shape::is_secret_name;

/// What stands where a secret stood.
pub const MASK: &str = "***";
