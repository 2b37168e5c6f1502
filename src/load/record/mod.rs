//! What happened, as it is counted, kept and written.

pub(crate) mod answer;
pub(crate) mod counts;
pub(crate) mod journal;
pub(crate) mod part;
pub(crate) mod recorder;
pub(crate) mod write;
