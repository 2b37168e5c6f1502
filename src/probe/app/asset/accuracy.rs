//! How often the name of a file is judged rightly: on names that real bundlers made, and on names that people gave
//! (`tests/names/assets.txt`, made by `scripts/asset-names.mjs`). Each producer's names are one site.

use std::collections::BTreeMap;

use url::Url;

use super::{Neighbours, Told, asset_name, version::is_versioned};

const NAMES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/names/assets.txt"));
/// What came of each producer's, with those that are wrong.
const JUDGED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/names/judged.txt"));
/// Names beside each other, as those of one page.
const PAGE: usize = 40;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Label {
    /// A fingerprint of its content is in its address.
    Hashed,
    /// The address changes with a version.
    Versioned,
    /// Neither.
    Plain,
}

/// The names of one producer.
struct Site {
    label: Label,
    producer: &'static str,
    paths: Vec<&'static str>,
}

fn sites() -> Vec<Site> {
    NAMES
        .split("\n\n")
        .map(|block| {
            let (head, paths) = block.trim().split_once('\n').expect("a line of its producer");
            let (label, producer) = head.trim_start_matches("# ").split_once(": ").expect("a label");
            let label = match label {
                "hashed" => Label::Hashed,
                "versioned" => Label::Versioned,
                "plain" => Label::Plain,
                other => panic!("unknown label {other}"),
            };
            Site { label, producer, paths: paths.lines().collect() }
        })
        .collect()
}

fn url(path: &str) -> Url {
    Url::parse("http://h").and_then(|base| base.join(path)).expect("a path")
}

/// Nothing that is said of it would be wrong, nor left out: what changes with its content may be kept, what a person named may not.
fn is_right(label: Label, path: &str, told: Told) -> bool {
    match label {
        Label::Hashed | Label::Versioned => told >= Told::Likely || is_versioned(&url(path)),
        Label::Plain => told == Told::Plain,
    }
}

/// What is told of each name of a site, alone and beside a page of others.
fn told_of(site: &Site) -> Vec<(&'static str, Told, Told)> {
    let pages = site.paths.chunks(PAGE);
    pages
        .flat_map(|page| {
            let bare: Vec<&str> = page.iter().map(|path| path.split('?').next().unwrap_or(path)).collect();
            let neighbours = Neighbours::of(bare.iter().copied());
            page.iter().zip(&bare).map(|(path, bare)| (*path, asset_name::told(bare), neighbours.told(bare))).collect::<Vec<_>>()
        })
        .collect()
}

fn share(right: usize, all: usize) -> f64 {
    100.0 * f64::from(u32::try_from(right).expect("few")) / f64::from(u32::try_from(all).expect("few"))
}

#[test]
fn of_a_hundred_names_ninety_eight_are_right_and_no_wrong_one_is_sure() {
    let (mut sums, mut low, mut sure, mut report) = (BTreeMap::new(), Vec::new(), Vec::new(), String::new());
    for site in sites() {
        let told = told_of(&site);
        let right = |told: Told, path: &str| usize::from(is_right(site.label, path, told));
        let (alone, beside): (usize, usize) =
            told.iter().fold((0, 0), |(a, b), (path, alone, beside)| (a + right(*alone, path), b + right(*beside, path)));
        let missed: Vec<&str> =
            told.iter().filter(|(path, _, beside)| !is_right(site.label, path, *beside)).map(|(path, ..)| *path).collect();
        let (share_alone, share_beside) = (share(alone, told.len()), share(beside, told.len()));
        report += &format!(
            "{:9?} {:38} {:4} names: {share_alone:5.1} % alone, {share_beside:5.1} % beside others {missed:?}\n",
            site.label,
            site.producer,
            told.len()
        );
        sure.extend(told.iter().filter(|(_, a, b)| site.label == Label::Plain && *a.max(b) == Told::Sure).map(|(path, ..)| *path));
        // Some lists hold nothing but names that are hard to tell, and of a small site one name is more than two in a hundred.
        if share_beside < if site.label == Label::Plain { 85.0 } else { 96.0 } && missed.len() > 2 {
            low.push(site.producer);
        }
        let sum = sums.entry(site.label).or_insert([0; 3]);
        *sum = [sum[0] + told.len(), sum[1] + alone, sum[2] + beside];
    }
    for (label, [all, alone, beside]) in &sums {
        report += &format!("{label:?}: {all} names, {:.2} % alone, {:.2} % beside others\n", share(*alone, *all), share(*beside, *all));
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/names/judged.txt"), &report).expect("a file");
    }
    assert!(std::env::var_os("UPDATE").is_some() || report == JUDGED, "`UPDATE=1` writes tests/names/judged.txt again; now:\n{report}");
    assert!(sure.is_empty(), "people gave these names, and yet they are sure: {sure:?}");
    assert!(low.is_empty(), "{low:?}\n{report}");
    for (label, [all, alone, beside]) in sums {
        assert!(share(alone, all) >= 98.0 && share(beside, all) >= 98.0, "{label:?}\n{report}");
    }
}

/// A folder of built files may hold others, which no build made.
#[test]
fn names_that_people_gave_stay_so_in_a_folder_of_built_files() {
    let all = sites();
    let built: Vec<Vec<&str>> =
        all.iter().filter(|site| site.label == Label::Hashed).map(|site| site.paths.iter().copied().take(PAGE).collect()).collect();
    let plain: Vec<&str> =
        all.iter().filter(|site| site.label == Label::Plain).flat_map(|site| site.paths.iter().copied()).step_by(4).collect();
    let (mut wrong, mut judged) = (Vec::new(), 0);
    for page in &built {
        let folder = page[0].rsplit_once('/').map_or("", |(folder, _)| folder);
        let neighbours = Neighbours::of(page.iter().copied());
        if asset_name::told(&format!("{folder}/a.js")) > Told::Plain {
            continue; // All of such a folder is built.
        }
        judged += plain.len();
        let moved = plain.iter().map(|path| format!("{folder}/{}", path.rsplit('/').next().unwrap_or(path)));
        wrong.extend(moved.filter(|path| neighbours.told(path) == Told::Sure));
    }
    assert!(share(wrong.len(), judged) < 0.1, "{wrong:?}");
}
