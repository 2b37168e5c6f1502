//! What `docker-compose.yml` says of addresses: services whose ports are published on this machine.

use std::{collections::BTreeMap, path::Path};

use serde_json::Value as Yaml;

use super::{text::read_text, url::postgres_url, yaml::from_yaml};

/// The published ports of compose services whose image is a Postgres or a Redis, and of the one that is built here.
pub(super) fn read(folder: &Path) -> BTreeMap<&'static str, (String, String)> {
    let services = file(folder).and_then(|(_, text)| from_yaml::<Yaml>(&text).ok()).and_then(|y| y.get("services").cloned());
    let mut found = BTreeMap::new();
    for (name, service) in services.iter().flat_map(|s| s.as_object().into_iter().flatten()) {
        let image = service.get("image").and_then(Yaml::as_str).unwrap_or("");
        let base = image.rsplit('/').next().unwrap_or("").split(':').next().unwrap_or("");
        let address = match base {
            "postgres" | "postgresql" | "postgis" | "pgvector" | "timescaledb" => {
                published_port(service, 5432).map(|port| ("postgres", compose_postgres(service, port)))
            }
            "redis" | "valkey" | "redis-stack" | "keydb" => {
                published_port(service, 6379).map(|port| ("redis", format!("redis://127.0.0.1:{port}")))
            }
            _ if service.get("build").is_some() => published_port(service, 0).map(|port| ("app", format!("http://127.0.0.1:{port}"))),
            _ => None,
        };
        if let Some((kind, text)) = address {
            found.entry(kind).or_insert((format!("services.{name}"), text));
        }
    }
    found
}

/// The file's name and text.
fn file(folder: &Path) -> Option<(&'static str, String)> {
    let names = ["docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml"];
    names.into_iter().find_map(|name| Some((name, read_text(&folder.join(name)).ok()?)))
}

/// The file and the line of the service `services.NAME`; the first line where the name is written in some other way.
pub(super) fn line(folder: &Path, key: &str) -> Option<(String, usize)> {
    let ((name, text), service) = (file(folder)?, key.strip_prefix("services.")?);
    let is_service = |line: &str| {
        let bare = line.trim_start();
        bare.len() < line.len() && bare.split_once(':').is_some_and(|(key, _)| key.trim_end().trim_matches(['"', '\'']) == service)
    };
    Some((name.to_owned(), text.lines().position(is_service).unwrap_or(0) + 1))
}

fn compose_postgres(service: &Yaml, port: u16) -> String {
    let user = compose_variable(service, "POSTGRES_USER").unwrap_or_else(|| "postgres".to_owned());
    let password = compose_variable(service, "POSTGRES_PASSWORD").unwrap_or_default();
    let database = compose_variable(service, "POSTGRES_DB").unwrap_or_else(|| user.clone());
    postgres_url("127.0.0.1", &port.to_string(), &user, &password, &database)
}

/// `environment:` is a mapping or a list of `NAME=value`.
fn compose_variable(service: &Yaml, name: &str) -> Option<String> {
    let variables = service.get("environment")?;
    let text = |v: &Yaml| v.as_str().map(str::to_owned).or_else(|| v.as_i64().map(|n| n.to_string()));
    match variables {
        Yaml::Object(_) => text(variables.get(name)?),
        Yaml::Array(lines) => {
            lines.iter().filter_map(Yaml::as_str).find_map(|l| l.split_once('=').filter(|(k, _)| *k == name).map(|(_, v)| v.to_owned()))
        }
        _ => None,
    }
}

/// The host's port for `inside` (0: any) in `"8080:80"`, `"127.0.0.1:8080:80"` or the long form.
fn published_port(service: &Yaml, inside: u16) -> Option<u16> {
    service.get("ports")?.as_array()?.iter().find_map(|port| {
        if let (Some(published), Some(target)) = (port.get("published"), port.get("target")) {
            let number = |v: &Yaml| v.as_u64().or_else(|| v.as_str().and_then(|s| s.parse().ok())).and_then(|n| u16::try_from(n).ok());
            return number(target).filter(|t| inside == 0 || *t == inside).and_then(|_| number(published));
        }
        let text = port.as_str()?.split('/').next()?;
        let mut parts = text.rsplit(':');
        let (target, published) = (parts.next()?.parse::<u16>().ok()?, parts.next()?.parse::<u16>().ok()?);
        (inside == 0 || target == inside).then_some(published)
    })
}
