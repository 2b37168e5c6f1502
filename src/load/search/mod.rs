//! The search for the load line, and the loads that look for none: which rate comes next, what a step came to, and whether the
//! server came back. Pure: tests drive it on a virtual clock.

pub(crate) mod between;
pub(crate) mod breaker;
pub(crate) mod estimate;
pub(crate) mod evidence;
pub(crate) mod limit;
pub(crate) mod line;
pub(crate) mod outcome;
pub(crate) mod profile;
pub(crate) mod recovery;
pub(crate) mod run;
#[cfg(test)]
pub(crate) mod simulated;
pub(crate) mod step;
pub(crate) mod times;
pub(crate) mod verdict;
