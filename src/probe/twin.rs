//! The twin: the Postgres of a second environment, such as staging. It is read like the target's, and only compared.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Facts, Kind, Probe, Unseen, Work,
    postgres::{Difference, Side, differences},
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
                    let drift =
                        |(object, ..): &Difference| !(is_of_its_time(object, &here, &there) || is_of_its_time(object, &there, &here));
                    let found = differences(&here, &there).into_iter().filter(drift).take(MOST_DIFFERENCES);
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

/// A schema by its objects, each with what it is.
type Schema = BTreeMap<String, String>;

/// True of a partition that only `here` has, such as that of a month: partitions come and go, and no migration makes them. Where
/// `there` has partitions of the same table, it must be made as one of those.
fn is_of_its_time(object: &str, here: &Schema, there: &Schema) -> bool {
    let Some(title) = object.strip_prefix("table ").filter(|_| !there.contains_key(object)) else { return false };
    let Some(parent) = parent(object, here) else { return false };
    let parent_object = format!("table {parent}");
    let has_parent = there.contains_key(&parent_object) || is_of_its_time(&parent_object, here, there);
    let mut others =
        there.keys().filter(|other| self::parent(other, there) == Some(parent)).filter_map(|other| other.strip_prefix("table "));
    let is_alike = |other: &str| shape(title, here) == shape(other, there);
    has_parent && others.next().is_none_or(|first| is_alike(first) || others.any(is_alike))
}

/// The table that a partition is a part of.
fn parent<'a>(object: &str, schema: &'a Schema) -> Option<&'a str> {
    Some(schema.get(object)?.split_once("partition of ")?.1)
}

/// What a table is made of: its columns by name; indexes and constraints by what they are, for Postgres names those of a partition.
fn shape<'a>(title: &str, schema: &'a Schema) -> Vec<(&'static str, &'a str, &'a str)> {
    let mut parts = Vec::new();
    for (kind, is_named) in [("column ", true), ("constraint ", false), ("index ", false)] {
        let prefix = format!("{kind}{title}.");
        let of_table = schema.range(prefix.clone()..).take_while(|(object, _)| object.starts_with(&prefix));
        parts.extend(of_table.map(|(object, is)| (kind, if is_named { &object[prefix.len()..] } else { "" }, is.as_str())));
    }
    parts.sort_unstable();
    parts
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
