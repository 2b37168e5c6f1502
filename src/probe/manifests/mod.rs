//! Manifests that the user names: what is said to run, by compose files and by Kubernetes. They are read, and nothing is asked of a cluster.

mod compose;
mod files;
mod kubernetes;
mod merged;
mod role;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Yaml;

use super::{Facts, Kind, Probe, Unseen, Work};
use crate::{
    config::{Target, from_yaml},
    snapshot::{Row, row},
};
use files::File;
use role::Role;

/// Reads the manifests of the target.
pub struct ManifestsProbe;

/// What is said to run: one service of a compose file, or one workload of Kubernetes with its copies.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Workload {
    kind: &'static str,
    namespace: String,
    name: String,
    image: Option<String>,
    /// None where it names no image and is not built: it changes what another file says.
    role: Option<Role>,
    copies: Option<i64>,
    is_meshed: bool,
    regions: Vec<String>,
}

/// What scales workloads by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Scaler {
    name: String,
    of: String,
    least: Option<i64>,
}

/// What one document says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Workload(Workload),
    Scaler(Scaler),
    /// Copies of workloads of this name, as an overlay has them.
    Copies(String, i64),
}

impl Probe for ManifestsProbe {
    fn name(&self) -> &'static str {
        "manifests"
    }

    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        Box::pin(async move {
            let Some(named) = &target.manifests else {
                return Err(Unseen::new(Kind::NotConfigured, "no compose files and no manifests of Kubernetes were named")
                    .cured_by("name the folder that they lie in: --manifests DIR, or `targets.manifests` in plimsoll.toml"));
            };
            let named: Vec<_> = named.paths.iter().map(|path| target.folder.join(path)).collect();
            let work = tokio::task::spawn_blocking(move || files::read(&named));
            let found = work.await.map_err(|_| Unseen::new(Kind::Failed, "reading the manifests met a mistake of plimsoll's own"))??;
            write(&found, facts);
            Ok(())
        })
    }
}

/// Documents of a file that are manifests, and why the file could not be read.
type Told = (Vec<Part>, Option<String>);

fn write(found: &files::Found, facts: &mut Facts) {
    let told: Vec<(&File, Told)> =
        found.files.iter().map(|file| (file, parts(file))).filter(|(_, (parts, why))| !parts.is_empty() || why.is_some()).collect();
    let unread: Vec<&str> = told.iter().filter(|(_, (_, why))| why.is_some()).map(|(file, _)| file.path.as_str()).collect();
    let unread = unread_gap(&unread);
    let (mut merged, mut scalers) = (merged::Merged::default(), BTreeMap::new());
    for (file, part) in told.into_iter().flat_map(|(file, (parts, _))| parts.into_iter().map(move |part| (file, part))) {
        match part {
            Part::Workload(workload) => merged.add(&file.path, workload),
            Part::Copies(name, copies) => merged.change(&name, copies),
            Part::Scaler(scaler) => _ = scalers.entry(scaler.name.clone()).or_insert_with(|| row_of_scaler(&scaler)),
        }
    }
    let (workloads, without_image) = merged.end();
    let regions: BTreeSet<String> = workloads.iter().flat_map(|(_, workload)| workload.regions.iter().cloned()).collect();
    facts.write("manifest_workload", workloads.iter().map(|(path, workload)| row_of(path, workload)));
    facts.write("manifest_scaler", scalers.into_values());
    facts.write("manifest_region", regions.into_iter().map(|region| row! { "region" => region }));
    let gaps = [found.gap.clone(), unread, gap_of_images(&without_image)];
    for why in gaps.into_iter().flatten() {
        ["manifest_workload", "manifest_scaler", "manifest_region"].iter().for_each(|table| facts.unseen(table, &why));
    }
}

/// Templates are no manifests yet.
fn unread_gap(unread: &[&str]) -> Option<Unseen> {
    let first = unread.first()?;
    let reason = format!("{} of the files could not be read as YAML, {first} first", unread.len());
    let cure =
        "render templates first and name the folder with what comes out: helm template . --output-dir rendered, or kubectl kustomize";
    Some(Unseen::new(Kind::Sample, reason).cured_by(cure))
}

/// Overlays say the half of it.
fn gap_of_images(without: &[String]) -> Option<Unseen> {
    let first = without.first()?;
    let reason = format!("of {} workloads no file names the image, {first} first", without.len());
    Some(Unseen::new(Kind::Sample, reason).cured_by("name the folder with the base as well, not with the overlay alone"))
}

/// What a file says runs. A file that is of another kind says nothing, and is no fault.
fn parts(file: &File) -> Told {
    let (mut parts, mut fault) = (Vec::new(), None);
    for document in documents(&file.text) {
        match from_yaml::<Yaml>(document) {
            Ok(yaml) if yaml.get("services").is_some_and(Yaml::is_object) => parts.extend(compose::parts(&yaml)),
            Ok(yaml) => parts.extend(kubernetes::parts(&yaml)),
            // Of what names neither, nobody said that it is a manifest.
            Err(why) if document.contains("apiVersion:") || document.contains("services:") => fault = Some(why.to_string()),
            Err(_) => {}
        }
    }
    (parts, fault)
}

/// The documents of a file: `---` at the start of a line parts them.
fn documents(text: &str) -> Vec<&str> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "---" || line.starts_with("--- ") {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(text.len());
    starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).filter(|document| document.trim_start_matches("---").trim() != "").collect()
}

fn row_of(path: &str, workload: &Workload) -> Row {
    row! {
        "kind" => workload.kind.to_owned(),
        "namespace" => workload.namespace.clone(),
        "name" => workload.name.clone(),
        "path" => path.to_owned(),
        "image" => workload.image.clone(),
        "role" => workload.role.unwrap_or(Role::Other).word().to_owned(),
        "copies" => workload.copies,
        "is_meshed" => workload.is_meshed,
    }
}

fn row_of_scaler(scaler: &Scaler) -> Row {
    row! { "name" => scaler.name.clone(), "workload" => scaler.of.clone(), "least" => scaler.least }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Told {
        parts(&File { path: "a.yaml".to_owned(), text: text.to_owned() })
    }

    #[test]
    fn a_file_of_many_documents_is_read_whole() {
        let text = "# ours\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\n--- \napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n\
                    spec:\n  template:\n    spec:\n      containers:\n      - image: ghcr.io/us/shop:1.2\n---\n";
        let (parts, fault) = told(text);
        assert_eq!((parts.len(), fault), (1, None));
    }

    #[test]
    fn a_template_is_a_fault_and_another_file_is_none() {
        let (parts, fault) = told("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n  {{- range .x }}\n");
        assert!(parts.is_empty() && fault.is_some());
        for other in ["name: ci\non: push\n", "{{ define \"x\" }}", "", "a: [", "- 1\n- 2\n"] {
            assert_eq!(told(other), (Vec::new(), None), "{other}");
        }
    }
}
