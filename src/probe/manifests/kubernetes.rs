//! What a manifest of Kubernetes says runs.

use serde_json::Value as Yaml;

use super::{
    Part, Scaler, Workload,
    compose::shown,
    role::{self, Role},
};

/// Kinds with a template of pods, and where it lies.
const WITH_PODS: &[(&str, &str)] = &[
    ("Deployment", "/spec/template"),
    ("StatefulSet", "/spec/template"),
    ("DaemonSet", "/spec/template"),
    ("ReplicaSet", "/spec/template"),
    ("Rollout", "/spec/template"),
    ("Job", "/spec/template"),
    ("CronJob", "/spec/jobTemplate/spec/template"),
    ("Pod", ""),
];
/// Kinds of operators that run a server: the group of their version, and what they run.
const OPERATED: &[(&str, &str, Role)] = &[
    ("kafka.strimzi.io", "Kafka", Role::Broker),
    ("kafka.banzaicloud.io", "KafkaCluster", Role::Broker),
    ("rabbitmq.com", "RabbitmqCluster", Role::Broker),
    ("pulsar.streamnative.io", "PulsarCluster", Role::Broker),
    ("postgresql.cnpg.io", "Cluster", Role::Postgres),
    ("acid.zalan.do", "postgresql", Role::Postgres),
    ("elasticsearch.k8s.elastic.co", "Elasticsearch", Role::Search),
    ("mongodbcommunity.mongodb.com", "MongoDBCommunity", Role::Database),
];
/// Annotations by which a mesh puts its proxy beside each container.
const MESH: &[(&str, &str)] =
    &[("linkerd.io/inject", "enabled"), ("sidecar.istio.io/inject", "true"), ("consul.hashicorp.com/connect-inject", "true")];
const REGION: &[&str] = &["topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region"];

/// What one document, or a list of them, says.
pub(super) fn parts(document: &Yaml) -> Vec<Part> {
    if document.get("kind").and_then(Yaml::as_str) == Some("List") {
        return document.get("items").and_then(Yaml::as_array).into_iter().flatten().flat_map(parts).collect();
    }
    if document.get("kind").and_then(Yaml::as_str) == Some("Kustomization") {
        return kustomization(document);
    }
    part(document).into_iter().collect()
}

/// An overlay sets copies by name, and draws in charts.
fn kustomization(document: &Yaml) -> Vec<Part> {
    let each = |field: &str| document.get(field).and_then(Yaml::as_array).into_iter().flatten();
    let copies = each("replicas").filter_map(|of| Some(Part::Copies(of.get("name")?.as_str()?.to_owned(), of.get("count")?.as_i64()?)));
    copies.chain(each("helmCharts").filter_map(|chart| of_chart(chart.get("name")?.as_str()?, None))).collect()
}

/// What a chart installs, where it is called as a server is; what others install is not known.
fn of_chart(chart: &str, release: Option<&str>) -> Option<Part> {
    let role = Some(role::of_image(chart)).filter(|role| *role != Role::App)?;
    Some(Part::Workload(Workload {
        kind: "chart",
        namespace: String::new(),
        name: release.filter(|name| !name.is_empty()).unwrap_or(chart).to_owned(),
        image: Some(chart.to_owned()),
        role: Some(role),
        copies: None,
        is_meshed: false,
        regions: Vec::new(),
    }))
}

fn part(document: &Yaml) -> Option<Part> {
    let (kind, version) = (document.get("kind")?.as_str()?, document.get("apiVersion")?.as_str()?);
    let name = document.pointer("/metadata/name").and_then(Yaml::as_str).unwrap_or("").to_owned();
    match kind {
        "HorizontalPodAutoscaler" | "ScaledObject" => return Some(Part::Scaler(scaler(document, name))),
        // Of Flux and of Argo CD.
        "HelmRelease" => return of_chart(document.pointer("/spec/chart/spec/chart")?.as_str()?, Some(&name)),
        "Application" => return of_chart(document.pointer("/spec/source/chart")?.as_str()?, Some(&name)),
        _ => {}
    }
    let namespace = document.pointer("/metadata/namespace").and_then(Yaml::as_str).unwrap_or("").to_owned();
    let copies = document.pointer("/spec/replicas").and_then(Yaml::as_i64);
    let group = version.split('/').next().unwrap_or("");
    if let Some((_, kind, role)) = OPERATED.iter().find(|(of, known, _)| *of == group && *known == kind) {
        let regions = regions(document);
        let workload = Workload { kind, namespace, name, image: None, role: Some(*role), copies, is_meshed: false, regions };
        return Some(Part::Workload(workload));
    }
    let (kind, template) = WITH_PODS.iter().find(|(known, _)| *known == kind)?;
    // A patch may change nothing of its pods.
    let pod = document.pointer(template).unwrap_or(&Yaml::Null);
    let containers: Vec<&Yaml> = pod.pointer("/spec/containers").and_then(Yaml::as_array).into_iter().flatten().collect();
    let images: Vec<&str> = containers.iter().filter_map(|container| container.get("image").and_then(Yaml::as_str)).collect();
    // The proxies of a mesh may stand before the container that they serve.
    let own = images.iter().find(|image| role::of_image(image) != Role::Mesh).or(images.first()).copied();
    let role = own.map(role::of_image);
    Some(Part::Workload(Workload {
        kind,
        namespace,
        name,
        image: own.map(shown),
        role: if role == Some(Role::App) && ["Job", "CronJob"].contains(kind) { Some(Role::Task) } else { role },
        copies,
        is_meshed: is_meshed(pod, &images),
        regions: regions(document),
    }))
}

fn scaler(document: &Yaml, name: String) -> Scaler {
    let least = document.pointer("/spec/minReplicas").or_else(|| document.pointer("/spec/minReplicaCount")).and_then(Yaml::as_i64);
    let of = document.pointer("/spec/scaleTargetRef/name").and_then(Yaml::as_str).unwrap_or(&name).to_owned();
    Scaler { name, of, least }
}

fn is_meshed(pod: &Yaml, images: &[&str]) -> bool {
    let marks = ["/metadata/annotations", "/metadata/labels"].iter().filter_map(|at| pod.pointer(at)?.as_object());
    let says = |(name, value): (&String, &Yaml)| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        MESH.iter().any(|(known, wanted)| name == known && value == *wanted)
    };
    marks.flatten().any(says) || (images.len() > 1 && images.iter().any(|image| role::of_image(image) == Role::Mesh))
}

/// Each region that it names for its pods, wherever in it.
fn regions(document: &Yaml) -> Vec<String> {
    let mut found = Vec::new();
    look_for_regions(document, &mut found);
    found.sort();
    found.dedup();
    found
}

fn look_for_regions(value: &Yaml, found: &mut Vec<String>) {
    match value {
        Yaml::Object(fields) => {
            let is_region = |name: &str| REGION.contains(&name);
            found.extend(fields.iter().filter(|(name, _)| is_region(name)).filter_map(|(_, value)| value.as_str().map(str::to_owned)));
            if fields.get("key").and_then(Yaml::as_str).is_some_and(is_region)
                && fields.get("operator").and_then(Yaml::as_str) == Some("In")
            {
                let values = fields.get("values").and_then(Yaml::as_array).into_iter().flatten();
                found.extend(values.filter_map(|value| value.as_str().map(str::to_owned)));
            }
            fields.values().for_each(|value| look_for_regions(value, found));
        }
        Yaml::Array(values) => values.iter().for_each(|value| look_for_regions(value, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::from_yaml;

    fn workload(text: &str) -> Workload {
        match parts(&from_yaml(text).expect("a document")).as_slice() {
            [Part::Workload(workload)] => workload.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_deployment_is_told_with_its_sidecars_and_regions() {
        let text = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec:\n  replicas: 6\n  template:\n    metadata:\n      \
                    annotations: {linkerd.io/inject: enabled}\n    spec:\n      nodeSelector: {topology.kubernetes.io/region: eu-west-1}\n      containers:\n      \
                    - {name: log, image: fluent/fluent-bit}\n      - {name: web, image: 'us/shop:4'}\n";
        let told = workload(&text.replace(
            "- {name: log, image: fluent/fluent-bit}\n      - {name: web, image: 'us/shop:4'}",
            "- {name: web, image: 'us/shop:4'}\n      - {name: log, image: fluent/fluent-bit}",
        ));
        assert_eq!((told.role, told.copies, told.is_meshed), (Some(Role::App), Some(6), true));
        assert_eq!((told.image.as_deref(), told.regions.as_slice()), (Some("us/shop"), ["eu-west-1".to_owned()].as_slice()));
    }

    #[test]
    fn the_proxy_of_a_mesh_is_not_taken_for_what_it_serves() {
        let text = "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{image: istio/proxyv2}, {image: us/shop}]}}}\n";
        let told = workload(text);
        assert_eq!((told.role, told.is_meshed, told.image.as_deref()), (Some(Role::App), true, Some("us/shop")));
    }

    #[test]
    fn jobs_end_operators_run_servers_and_other_kinds_say_nothing() {
        let job = "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: n}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{image: us/shop}]}}}}}\n";
        assert_eq!(workload(job).role, Some(Role::Task));
        assert_eq!(workload("apiVersion: kafka.strimzi.io/v1beta2\nkind: Kafka\nmetadata: {name: k}\n").role, Some(Role::Broker));
        for other in [
            "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n",
            "kind: Deployment\n",
            "apiVersion: x/v1\nkind: Kafka\n",
            "a: 1\n",
            "[]\n",
        ] {
            assert!(parts(&from_yaml(other).expect("a document")).is_empty(), "{other}");
        }
    }

    #[test]
    fn a_scaler_is_told_with_its_bounds() {
        let text = "apiVersion: v1\nkind: List\nitems:\n- apiVersion: autoscaling/v2\n  kind: HorizontalPodAutoscaler\n  metadata: {name: web}\n  \
                    spec: {minReplicas: 3, maxReplicas: 30, scaleTargetRef: {name: web}}\n";
        let wanted = Scaler { name: "web".to_owned(), of: "web".to_owned(), least: Some(3) };
        assert_eq!(parts(&from_yaml(text).expect("a document")), [Part::Scaler(wanted)]);
    }

    #[test]
    fn overlays_and_charts_are_told() {
        let text = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nreplicas: [{name: web, count: 6}]\nhelmCharts: [{name: kafka}, {name: shop}]\n";
        let told = parts(&from_yaml(text).expect("a document"));
        assert!(
            matches!(told.as_slice(), [Part::Copies(web, 6), Part::Workload(w)] if web == "web" && w.role == Some(Role::Broker)),
            "{told:?}"
        );
        let flux = "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: events}\nspec: {chart: {spec: {chart: rabbitmq}}}\n";
        assert_eq!((workload(flux).name.as_str(), workload(flux).role), ("events", Some(Role::Broker)));
        let argo = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: db}\nspec: {source: {chart: postgresql}}\n";
        assert_eq!(workload(argo).role, Some(Role::Postgres));
        let patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 6, template: {}}\n";
        assert_eq!((workload(patch).role, workload(patch).copies), (None, Some(6)));
        assert_eq!(workload(&patch.replace(", template: {}", "")).copies, Some(6), "a patch of nothing but its copies");
    }
}
