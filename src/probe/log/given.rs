//! Where the user says that the log lies.

use crate::snapshot::Unseen;

/// Told once to whoever has not said it.
const HOW: &str = "give the log of Postgres, a file or the folder of its log files: --log /var/log/postgresql, PLIMSOLL_LOG, or \
                   targets.log in plimsoll.toml; of a container: docker logs NAME > postgres.log 2>&1. If there is none, put \
                   without = [\"log\"] into plimsoll.toml";

/// What is missing, with the ways to give a log.
pub(super) fn how(why: Unseen) -> Unseen {
    why.cured_by(HOW)
}
