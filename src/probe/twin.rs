//! The twin: the Postgres of a second environment, such as staging. It is read like the target's, and only compared.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Facts, Kind, Probe, Unseen, Work,
    postgres::{Side, differences},
};
use crate::{
    config::{FoundAddress, Target, environment_word},
    snapshot::{Row, row},
};

/// Compares the target's Postgres with that of another environment.
pub struct TwinProbe;

/// Of the differences of two schemas no more are kept: two strangers differ in everything.
const MOST_DIFFERENCES: usize = 500;

impl Probe for TwinProbe {
    fn name(&self) -> &'static str {
        "twin"
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(async move {
            let Some(twin) = &target.twin else {
                return Err(Unseen::new(Kind::NotConfigured, "no Postgres of a second environment was named").cured_by(
                    "name that of staging (or of production, from staging): --twin postgres://… or `targets.twin` in plimsoll.toml",
                ));
            };
            let Some(FoundAddress { address, .. }) = &target.postgres else {
                return Err(Unseen::new(Kind::NotConfigured, "no Postgres address was found to compare the twin with")
                    .cured_by("give --postgres or DATABASE_URL"));
            };
            let ca_file = target.config.ca_file.as_deref();
            let of_twin = |why: Unseen| Unseen { reason: format!("the twin: {}", why.reason), ..why };
            let mut here = Side::open(address, ca_file).await?;
            let mut there = match Side::open(&twin.address, ca_file).await {
                Ok(there) => there,
                Err(why) => {
                    here.sent.iter().for_each(|statement| facts.sent("sql", statement));
                    return Err(of_twin(why));
                }
            };
            facts.write("twin_server", [server(&here, &there, twin)]);
            match (here.versions().await, there.versions().await.map_err(of_twin)) {
                (Ok(here), Ok(there)) => facts.write("twin_migration", migrations(&here, &there)),
                (Err(why), _) | (_, Err(why)) => facts.unseen("twin_migration", &why),
            }
            match (here.schema().await, there.schema().await.map_err(of_twin)) {
                (Ok(here), Ok(there)) => {
                    let found = differences(&here, &there).into_iter().take(MOST_DIFFERENCES);
                    facts.write(
                        "twin_difference",
                        found.map(|(object, here, there)| row! { "object" => object, "here" => here, "there" => there }),
                    );
                }
                (Err(why), _) | (_, Err(why)) => facts.unseen("twin_difference", &why),
            }
            here.sent.iter().chain(&there.sent).for_each(|statement| facts.sent("sql", statement));
            Ok(())
        })
    }
}

fn server(here: &Side, there: &Side, twin: &FoundAddress) -> Row {
    row! {
        "database" => there.identity.database.clone(),
        "environment" => environment_word(&there.identity.database).or_else(|| environment_word(twin.address.host())).map(str::to_owned),
        "is_replica" => there.identity.is_replica,
        "is_same_identifier" => there.identity.system_identifier == here.identity.system_identifier,
        "is_same_start" => there.identity.started_at == here.identity.started_at,
    }
}

/// Every version that one of the two has.
fn migrations(here: &BTreeMap<String, Vec<String>>, there: &BTreeMap<String, Vec<String>>) -> Vec<Row> {
    let flat = |side: &BTreeMap<String, Vec<String>>| -> BTreeSet<(String, String)> {
        side.iter().flat_map(|(title, versions)| versions.iter().map(|v| (title.clone(), v.clone()))).collect()
    };
    let (here, there) = (flat(here), flat(there));
    here.union(&there)
        .map(|pair| {
            row! {
                "table_title" => pair.0.clone(),
                "version" => pair.1.clone(),
                "is_here" => here.contains(pair),
                "is_there" => there.contains(pair),
            }
        })
        .collect()
}
