//! The pages in `docs/` are true: each constant of the search stands there as it is, and what they name is there.

use std::{collections::BTreeSet, fs, path::Path};

use regex::Regex;

use crate::house::{code_of, find};

const LOAD_LINE: &str = "docs/load-line.md";

/// Files besides those of `src/load/search` whose constants shape the load line.
const OTHERS: &[&str] = &[
    "src/load/pace.rs",
    "src/load/ramp.rs",
    "src/load/cost/mod.rs",
    "src/load/generator/arrivals.rs",
    "src/load/generator/away.rs",
    "src/load/generator/engine.rs",
    "src/load/generator/queue.rs",
    "src/load/phases.rs",
    "src/load/generator/warm_up.rs",
    "src/load/generator/redirect.rs",
    "src/load/watch/metrics.rs",
    "src/stats/correlation.rs",
    "src/stats/design_effect.rs",
];

/// A constant: its name, value, and file below `src/`.
type Constant = (String, String, String);

/// The numbers in the code of a file, and whatever is made of numbers; no texts. A time is written as `20 s` or `250 ms`.
fn constants(path: &str) -> Vec<Constant> {
    let constant = Regex::new(r"const ([A-Z_]+): ([^=]+) = ([^;]+);").unwrap();
    let time = Regex::new(r"^Duration::from_(secs|millis)\((\d+)\)$").unwrap();
    let code = code_of(&fs::read_to_string(path).unwrap());
    let below = path.strip_prefix("src/").unwrap();
    let numbers = constant.captures_iter(&code).filter(|found| !found[2].contains("str"));
    numbers
        .map(|found| {
            let value = time.captures(&found[3]).map_or(found[3].to_owned(), |time| {
                let unit = if &time[1] == "secs" { "s" } else { "ms" };
                format!("{} {unit}", &time[2])
            });
            (found[1].to_owned(), value, below.to_owned())
        })
        .collect()
}

/// The pages by their path, with their text.
fn pages() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    find(Path::new("docs"), &["md"], &mut paths);
    paths.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn each_constant_of_the_search_stands_in_its_page_as_it_is() {
    let page = fs::read_to_string(LOAD_LINE).unwrap();
    let row = Regex::new(r"(?m)^\| `([A-Z_]+)` \| `([^`]+)` \| `([^`]+)` \| [^|]{6,} \| [^|]{6,} \|$").unwrap();
    let told: BTreeSet<Constant> = row.captures_iter(&page).map(|row| (row[1].to_owned(), row[2].to_owned(), row[3].to_owned())).collect();
    let mut files: Vec<String> = OTHERS.iter().map(ToString::to_string).collect();
    let searched = fs::read_dir("src/load/search").unwrap().flatten().map(|entry| entry.path());
    files.extend(searched.filter(|path| path.extension().is_some_and(|e| e == "rs")).map(|path| path.display().to_string()));
    let found: BTreeSet<Constant> = files.iter().flat_map(|file| constants(file)).collect();
    assert!(found.len() > 50, "{found:?}");
    let (untold, untrue): (Vec<_>, Vec<_>) = (found.difference(&told).collect(), told.difference(&found).collect());
    assert!(untold.is_empty() && untrue.is_empty(), "{LOAD_LINE} lacks {untold:#?}, and has {untrue:#?}, which no file has");
}

#[test]
fn each_number_without_a_name_that_the_page_explains_is_still_there() {
    let page = fs::read_to_string(LOAD_LINE).unwrap();
    let row = Regex::new(r"(?m)^\| `([^`]+)` \| `([a-z_/]+\.rs)` \|").unwrap();
    let told: Vec<(String, String)> = row.captures_iter(&page).map(|row| (row[1].to_owned(), row[2].to_owned())).collect();
    assert!(told.len() > 10, "{told:?}");
    let gone: Vec<_> = told.iter().filter(|(code, file)| !fs::read_to_string(format!("src/{file}")).unwrap().contains(code)).collect();
    assert!(gone.is_empty(), "{LOAD_LINE} explains what is not there: {gone:#?}");
}

#[test]
fn what_the_pages_name_exists() {
    let path = Regex::new(r"`((?:\.ci|src|tests|checks|docs|benches|scripts|fuzz|examples|scenarios)/[\w./-]*)`").unwrap();
    let target = Regex::new(r"`make ([a-z-]+)").unwrap();
    let test = Regex::new(r"`([a-z_]+)::([a-z_]{20,})`").unwrap();
    let makefile = fs::read_to_string("Makefile").unwrap();
    let has_test = |module: &str, name: &str| crate::house::test_module(module).contains(&format!("#[test]\nfn {name}()"));
    // `ITEM` and its like stand for a name.
    let capitals = Regex::new(r"\b[A-Z]{2,}\b").unwrap();
    let is_placeholder = |path: &str| capitals.is_match(path) && !path.ends_with(".md");
    let (mut missing, mut named) = (Vec::new(), 0);
    for (page, text) in pages() {
        let paths = path.captures_iter(&text).map(|found| found[1].to_owned()).filter(|path| !is_placeholder(path));
        let paths: Vec<(String, bool)> = paths.map(|path| (path.clone(), Path::new(&path).exists())).collect();
        let targets =
            target.captures_iter(&text).map(|found| (format!("make {}", &found[1]), makefile.contains(&format!("\n{}:", &found[1]))));
        let tests = test.captures_iter(&text).map(|found| (found[0].to_owned(), has_test(&found[1], &found[2])));
        let all: Vec<(String, bool)> = paths.into_iter().chain(targets).chain(tests).collect();
        named += all.len();
        missing.extend(all.into_iter().filter(|(_, is_there)| !is_there).map(|(what, _)| format!("{page}: {what}")));
    }
    assert!(named > 60, "{named} are named");
    assert!(missing.is_empty(), "no such things: {missing:#?}");
}

/// A benchmark that is found by its path prints nothing once its module has moved.
#[test]
fn the_benchmark_of_the_search_runs_tests_that_exist() {
    let script = fs::read_to_string("benches/line.sh").unwrap();
    let module = Regex::new(r#""(load(?:::[a-z_]+)+)::tests::\$table""#).unwrap().captures(&script).unwrap()[1].replace("::", "/");
    let places = [format!("src/{module}.rs"), format!("src/{module}/mod.rs")];
    let text = places.iter().find_map(|path| fs::read_to_string(path).ok()).unwrap_or_default();
    for table in ["table", "deep_table"] {
        assert!(text.contains(&format!("fn {table}()")), "benches/line.sh runs {table} of {places:?}");
    }
}
