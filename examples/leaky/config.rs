//! Writes `plimsoll.toml` and the scenarios for a running instance.

use std::{fs, io, path::Path};

use crate::harbour::{Harbour, pool_size};

const SCENARIOS: [(&str, &str); 3] = [
    ("browse.toml", include_str!("scenarios/browse.toml")),
    ("sign-in.toml", include_str!("scenarios/sign-in.toml")),
    ("search.toml", include_str!("scenarios/search.toml")),
];

/// Fills the templates of this folder in.
pub(crate) fn write(folder: &Path, app: &Harbour, postgres: &str, redis: &str) -> io::Result<()> {
    let fill = |text: &str| {
        text.replace("{app}", &format!("http://{}", app.address))
            .replace("{postgres}", postgres)
            .replace("{redis}", redis)
            .replace("{pool_size}", &pool_size(&app.switches).to_string())
            .replace("{api}", app.api)
    };
    fs::create_dir_all(folder.join("scenarios"))?;
    fs::write(folder.join("plimsoll.toml"), fill(include_str!("plimsoll.toml")))?;
    for (name, text) in SCENARIOS {
        fs::write(folder.join("scenarios").join(name), fill(text))?;
    }
    Ok(())
}
