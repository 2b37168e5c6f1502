//! What several files say of one workload, brought together: a compose file and its override, a base and its overlays.

use std::collections::{BTreeMap, BTreeSet};

use super::Workload;

/// Kind, namespace and name.
type Key = (&'static str, String, String);

/// All that was said so far.
#[derive(Default)]
pub(super) struct Merged {
    /// Those whose image or build is said, with the first file that says it.
    whole: BTreeMap<Key, (String, Workload)>,
    /// Those that only change what is said elsewhere.
    changes: Vec<Workload>,
    copies: Vec<(String, i64)>,
}

impl Merged {
    /// What the file at `path` says.
    pub(super) fn add(&mut self, path: &str, workload: Workload) {
        if workload.role.is_none() {
            return self.changes.push(workload);
        }
        let key = (workload.kind, workload.namespace.clone(), workload.name.clone());
        match self.whole.get_mut(&key) {
            Some((_, known)) => known.take_in(&workload),
            None => _ = self.whole.insert(key, (path.to_owned(), workload)),
        }
    }

    /// The copies that an overlay wants of workloads of this name.
    pub(super) fn change(&mut self, name: &str, copies: i64) {
        self.copies.push((name.to_owned(), copies));
    }

    /// Each workload with its file, and the names of those whose image no file says. An overlay seldom names the namespace that its base
    /// names, so that the kind and the name decide.
    pub(super) fn end(mut self) -> (Vec<(String, Workload)>, Vec<String>) {
        let mut without_image = BTreeSet::new();
        for change in self.changes {
            let mut changed = false;
            for (_, known) in self.whole.values_mut().filter(|(_, known)| (known.kind, &known.name) == (change.kind, &change.name)) {
                known.take_in(&change);
                changed = true;
            }
            if !changed {
                without_image.insert(change.name);
            }
        }
        for (name, copies) in self.copies {
            self.whole.values_mut().filter(|(_, known)| known.name == name).for_each(|(_, known)| known.raise(Some(copies)));
        }
        (self.whole.into_values().collect(), without_image.into_iter().collect())
    }
}

impl Workload {
    /// What another file says of the same: of several environments, the one that runs most of it.
    fn take_in(&mut self, other: &Self) {
        self.raise(other.copies);
        self.is_meshed |= other.is_meshed;
        self.regions.extend(other.regions.iter().cloned());
    }

    fn raise(&mut self, copies: Option<i64>) {
        self.copies = self.copies.max(copies);
    }
}

#[cfg(test)]
mod tests {
    use super::{super::role::Role, *};

    fn workload(kind: &'static str, namespace: &str, name: &str, role: Option<Role>) -> Workload {
        let image = role.map(|_| "us/shop".to_owned());
        Workload {
            kind,
            namespace: namespace.to_owned(),
            name: name.to_owned(),
            image,
            role,
            copies: None,
            is_meshed: false,
            regions: Vec::new(),
        }
    }

    #[test]
    fn an_override_that_is_read_first_hides_nothing() {
        let mut merged = Merged::default();
        merged.add("compose.override.yml", workload("service", "", "queue", None));
        merged.add("compose.yml", workload("service", "", "queue", Some(Role::Broker)));
        let (workloads, without) = merged.end();
        assert!(without.is_empty());
        assert_eq!((workloads.len(), workloads[0].0.as_str(), workloads[0].1.role), (1, "compose.yml", Some(Role::Broker)));
    }

    #[test]
    fn overlays_change_copies_and_are_no_further_services() {
        let mut merged = Merged::default();
        merged.add("base/web.yaml", workload("Deployment", "", "web", Some(Role::App)));
        for (namespace, copies) in [("dev", 1), ("prod", 6)] {
            merged.add("overlay.yaml", Workload { copies: Some(copies), ..workload("Deployment", namespace, "web", None) });
        }
        merged.change("worker", 9);
        let (workloads, without) = merged.end();
        assert!(without.is_empty());
        assert_eq!((workloads.len(), workloads[0].1.copies), (1, Some(6)));
    }

    #[test]
    fn an_overlay_without_its_base_is_said() {
        let mut merged = Merged::default();
        merged.add("overlay.yaml", workload("Deployment", "prod", "web", None));
        assert_eq!(merged.end(), (Vec::new(), vec!["web".to_owned()]));
    }
}
