//! No circle of files: of two files of a module at most one names the other. A file may name what its own `mod.rs`, or one above
//! it, declares for all of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use regex::Regex;

use crate::house::{code_of, find};

/// A path such as `load::search::step`.
pub(crate) type Module = Vec<String>;

/// `src/load/mod.rs` and `src/load/step.rs` as modules, with their code.
fn modules() -> BTreeMap<Module, String> {
    let mut files = Vec::new();
    find(Path::new("src"), &["rs"], &mut files);
    let module = |path: &Path| {
        let below = path.strip_prefix("src").unwrap().with_extension("");
        let mut parts: Module = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        if parts.last().is_some_and(|last| last == "mod") {
            parts.pop();
        }
        parts
    };
    files.iter().map(|path| (module(path), code_of(&fs::read_to_string(path).unwrap()))).collect()
}

/// The paths that a `use` names, its groups spread out.
fn spread(prefix: &[String], group: &str) -> Vec<Module> {
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(c);
    }
    let segments = |text: &str| -> Module { text.split("::").map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect() };
    let spread_part = |part: &String| match part.split_once('{') {
        Some((head, rest)) => spread(&[prefix, &segments(head)].concat(), rest.trim_end().trim_end_matches('}')),
        None => vec![[prefix, &segments(part.split(" as ").next().unwrap_or(""))].concat()],
    };
    parts.iter().filter(|part| !part.trim().is_empty()).flat_map(spread_part).collect()
}

/// The module that `path` leads to from `here`; none where it leads out of the crate.
fn resolved(here: &Module, path: &[String], all: &BTreeMap<Module, String>) -> Option<Module> {
    let ups = path.iter().take_while(|part| *part == "super").count();
    let whole: Module = match path.first()?.as_str() {
        "crate" => path[1..].to_vec(),
        "self" => [here.as_slice(), &path[1..]].concat(),
        "super" => [here.get(..here.len().checked_sub(ups)?)?, &path[ups..]].concat(),
        child if all.contains_key(&[here.as_slice(), &[child.to_owned()]].concat()) => [here.as_slice(), path].concat(),
        _ => return None,
    };
    (1..=whole.len()).rev().map(|length| whole[..length].to_vec()).find(|module| all.contains_key(module))
}

/// For each file those that it names, less itself and those around it.
pub(crate) fn edges() -> BTreeMap<Module, BTreeSet<Module>> {
    let (all, usage) = (modules(), Regex::new(r"(?s)\buse ([^;]*);").unwrap());
    let direct = Regex::new(r"(?:crate|super)(?:::\w+)+").unwrap();
    let named = |here: &Module, code: &String| {
        let used = usage.captures_iter(code).flat_map(|found| spread(&[], &found[1])).collect::<Vec<_>>();
        let rest = usage.replace_all(code, "").into_owned();
        let paths = direct.find_iter(&rest).map(|found| found.as_str().split("::").map(str::to_owned).collect::<Module>());
        let modules = used.into_iter().chain(paths).filter_map(|path| resolved(here, &path, &all));
        modules.filter(|module| !here.starts_with(module)).collect::<BTreeSet<_>>()
    };
    all.iter().map(|(here, code)| (here.clone(), named(here, code))).collect()
}

#[test]
fn no_two_files_name_each_other_not_even_by_way_of_others() {
    let edges = edges();
    let reached = |from: &Module| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(module) = open.pop() {
            open.extend(edges[&module].iter().filter(|next| seen.insert((*next).clone())).cloned());
        }
        seen
    };
    let circles: Vec<String> = edges.keys().filter(|module| reached(module).contains(*module)).map(|module| module.join("::")).collect();
    assert!(edges.len() > 200, "{} files were read", edges.len());
    assert!(circles.is_empty(), "these files lie on a circle: {circles:#?}");
}

#[test]
fn groups_are_spread_and_paths_followed() {
    let spread = |text: &str| spread(&[], text).iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert_eq!(spread("crate::{a::{self, B}, c as d}"), ["crate::a::self", "crate::a::B", "crate::c"]);
    let all: BTreeMap<Module, String> =
        ["x", "x::a", "x::b"].map(|path| (path.split("::").map(str::to_owned).collect(), String::new())).into();
    let to = |here: &str, path: &str| {
        let parts = |text: &str| text.split("::").map(str::to_owned).collect::<Module>();
        resolved(&parts(here), &parts(path), &all).map(|module| module.join("::"))
    };
    assert_eq!(to("x::a", "super::b::Thing").as_deref(), Some("x::b"));
    assert_eq!(to("x::a", "super::Thing").as_deref(), Some("x"));
    assert_eq!(to("x", "b::Thing").as_deref(), Some("x::b"));
    assert_eq!(to("x::a", "std::fmt").as_deref(), None);
}
