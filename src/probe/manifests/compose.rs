//! What a compose file says runs.

use serde_json::Value as Yaml;

use super::{
    Part, Workload,
    role::{self, Role},
};

/// Each of its services.
pub(super) fn parts(file: &Yaml) -> Vec<Part> {
    let Some(services) = file.get("services").and_then(Yaml::as_object) else { return Vec::new() };
    services.iter().map(|(name, service)| Part::Workload(workload(name, source(service, services), service))).collect()
}

/// The service whose image or build it has: its own, or that of another of the file that it extends.
fn source<'a>(service: &'a Yaml, services: &'a serde_json::Map<String, Yaml>) -> &'a Yaml {
    let of_other = service.get("extends").filter(|_| service.get("image").or_else(|| service.get("build")).is_none());
    let name =
        of_other.filter(|other| other.get("file").is_none()).and_then(|other| other.as_str().or_else(|| other.get("service")?.as_str()));
    name.and_then(|name| services.get(name)).unwrap_or(service)
}

fn workload(name: &str, source: &Yaml, service: &Yaml) -> Workload {
    let image = source.get("image").and_then(Yaml::as_str);
    let role = match source.get("build") {
        Some(build) => Some(of_build(name, image, build)),
        None => image.map(role::of_image),
    };
    // What runs once, such as a migration, is started by hand or ends by itself.
    let ends = service.get("restart").and_then(Yaml::as_str) == Some("no") || service.get("profiles").is_some();
    Workload {
        kind: "service",
        namespace: String::new(),
        name: name.to_owned(),
        image: source.get("build").and_then(context).map(str::to_owned).or_else(|| image.map(shown)),
        role: if role == Some(Role::App) && ends { Some(Role::Task) } else { role },
        copies: service.pointer("/deploy/replicas").or_else(|| service.get("scale")).and_then(Yaml::as_i64),
        is_meshed: false,
        regions: Vec::new(),
    }
}

/// What is built is code of one's own, but for a server with a few files or extensions more: its image, its folder, its Dockerfile or its
/// service is called as the server is.
fn of_build(name: &str, image: Option<&str>, build: &Yaml) -> Role {
    let dockerfile = build.get("dockerfile").and_then(Yaml::as_str).unwrap_or("");
    let of_file = dockerfile.rsplit_once("Dockerfile.").map_or_else(|| folder(dockerfile), |(_, of)| of);
    let names = [image.unwrap_or(""), context(build).map_or("", last), of_file, name];
    names.iter().map(|name| role::of_image(name)).find(|role| *role != Role::App).unwrap_or(Role::App)
}

/// The folder that a path lies in, alone.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| last(folder))
}

fn last(path: &str) -> &str {
    path.trim_end_matches('/').rsplit('/').next().unwrap_or(path)
}

/// Services that are built of one folder are one image with several commands.
fn context(build: &Yaml) -> Option<&str> {
    build.as_str().or_else(|| build.get("context").and_then(Yaml::as_str))
}

/// An image without registry and tag.
pub(super) fn shown(image: &str) -> String {
    let (owner, name) = role::named(image);
    if owner == "library" { name.to_owned() } else { format!("{owner}/{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::from_yaml;

    #[test]
    fn services_are_told_by_what_they_are_for() {
        let text = "services:\n  web:\n    build: .\n    deploy: {replicas: 3}\n  worker: {build: {context: .}, command: work}\n  \
                    migrate: {build: ., restart: 'no'}\n  db: {image: 'postgres:16'}\n  queue: {image: bitnami/kafka:3}\n  \
                    front: {build: docker/nginx/}\n  pg: {build: {context: ., dockerfile: docker/postgres/Dockerfile}}\n  beat: {extends: {service: worker}, command: beat}\n  \
                    redis: {build: {context: ., dockerfile: Dockerfile.redis}}\n  odd:\n";
        let file: Yaml = from_yaml(text).expect("a file");
        let told: Vec<String> = parts(&file)
            .iter()
            .filter_map(|part| if let Part::Workload(w) = part { Some(w) } else { None })
            .map(|w| format!("{} {} {:?} {:?}", w.name, w.role.map_or("-", Role::word), w.image.as_deref().unwrap_or("-"), w.copies))
            .collect();
        let mut told = told;
        told.sort();
        assert_eq!(
            told,
            [
                "beat app \".\" None",
                "db postgres \"postgres\" None",
                "front gateway \"docker/nginx/\" None",
                "migrate task \".\" None",
                "odd - \"-\" None",
                "pg postgres \".\" None",
                "queue broker \"bitnami/kafka\" None",
                "redis redis \".\" None",
                "web app \".\" Some(3)",
                "worker app \".\" None"
            ]
        );
    }
}
