//! Doors: what keeps a scan from the app, told from the app itself. A door is a part: what lies behind it differs in kind, so it is
//! neither fine nor missing.

pub(crate) mod gate;
pub(crate) mod leads_nowhere;
pub(crate) mod marks;
pub(crate) mod veil;
