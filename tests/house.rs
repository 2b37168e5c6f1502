//! The rules of the house that a program can hold.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use plimsoll::{
    check, derive, load,
    probe::PROBES,
    report,
    snapshot::{self, filled_by},
};
use regex::Regex;

/// Reading order: a module imports only modules above it.
const ORDER: &[&str] = &[
    "stop", "stats", "sql", "redact", "quote", "config", "openapi", "snapshot", "client", "scenario", "import", "probe", "restore", "load",
    "derive", "check", "score", "run", "compare", "history", "output", "report", "cli", "command",
];

/// The longest file, in lines.
const LONGEST_FILE_LINES: usize = 400;

/// Every source file with the module that it belongs to, and its text.
fn sources() -> Vec<(PathBuf, String, String)> {
    let mut files = Vec::new();
    find(Path::new("src"), &["rs"], &mut files);
    files
        .into_iter()
        .map(|path| {
            let below = path.strip_prefix("src").unwrap();
            let module = below.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).unwrap();
            (path, module, text)
        })
        .collect()
}

pub(crate) fn find(folder: &Path, endings: &[&str], files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|e| e.path()) {
        if path.is_dir() {
            find(&path, endings, files);
        } else if path.extension().is_some_and(|e| endings.iter().any(|x| e == *x)) {
            files.push(path);
        }
    }
}

/// The text without its unit tests and comments.
pub(crate) fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    code.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_module_imports_only_modules_above_it() {
    let rank = |m: &str| ORDER.iter().position(|o| *o == m);
    let mut wrong = BTreeSet::new();
    for (here, named) in crate::circles::edges() {
        let Some(own) = here.first().and_then(|module| rank(module)) else { continue };
        let below = named.iter().filter(|module| module.first().and_then(|m| rank(m)).is_some_and(|m| m > own));
        wrong.extend(below.map(|module| format!("{} imports {}", here.join("::"), module.join("::"))));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_reading_order_of_lib_is_the_order_of_imports() {
    let text = fs::read_to_string("src/lib.rs").unwrap();
    let modules: Vec<&str> = text.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(modules, ORDER);
}

#[test]
fn a_name_stays_in_its_module() {
    let rules: &[(&str, &[&str])] = &[
        ("goose::", &["load"]),
        ("clap::", &["cli"]),
        ("rusqlite::", &["snapshot", "derive", "check", "history", "run"]),
        ("println!", &["output", "report", "main", "build"]),
        ("print!(", &["output", "report", "main", "build"]),
        ("reqwest::", &["probe", "load", "history"]),
        ("tokio_postgres::", &["client", "history"]),
        ("use redis::", &["client", "probe"]),
    ];
    let mut wrong = BTreeSet::new();
    for (path, module, text) in sources() {
        let code = code_of(&text);
        for (name, homes) in rules.iter().filter(|(_, homes)| !homes.contains(&module.as_str())) {
            // `crate::probe::redis::` is a path of ours.
            let is_used =
                code.match_indices(name).any(|(at, _)| !code[..at].ends_with([':', '_']) && !code[..at].ends_with(char::is_alphanumeric));
            if is_used {
                wrong.insert(format!("{} names {name}, which belongs to {homes:?}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What comes first, and what is much, is decided in `run`; a report lays out. Only where things stand in a plot is its own.
#[test]
fn a_report_sorts_and_weighs_nothing() {
    let plots = ["heat.rs", "mark.rs", "plot.rs"].map(|name| Path::new("src/report/html").join(name));
    let banned = Regex::new(r"\.sort|max_by|min_by|100\.0 \*|\.fold\(").unwrap();
    let of_reports = sources().into_iter().filter(|(path, module, _)| module == "report" && !plots.contains(path));
    let wrong: Vec<_> = of_reports.filter(|(_, _, text)| banned.is_match(&code_of(text))).map(|(path, _, _)| path).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whoever reads a threshold or a known answer must be able to look it up.
#[test]
fn a_source_is_one_that_a_reader_has() {
    let mut files = Vec::new();
    ["src", "checks"].iter().for_each(|folder| find(Path::new(folder), &["rs", "sql", "toml"], &mut files));
    let kept_elsewhere = Regex::new(r"catalogue\s+(of this project|\(section|, section)|capacity catalogue").unwrap();
    let wrong: Vec<_> = files.into_iter().filter(|path| kept_elsewhere.is_match(&fs::read_to_string(path).unwrap())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let mut files = Vec::new();
    for folder in ["src", "tests", "examples", "benches", "checks"] {
        find(Path::new(folder), &["rs", "sql", "toml"], &mut files);
    }
    let long: Vec<String> = files
        .iter()
        .map(|p| (p, fs::read_to_string(p).unwrap().lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE_LINES)
        .map(|(p, lines)| format!("{}: {lines}", p.display()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn main_is_a_table_of_contents() {
    assert!(fs::read_to_string("src/main.rs").unwrap().lines().count() <= 60);
}

#[test]
fn every_table_and_column_has_a_comment() {
    let mut bare = Vec::new();
    for table in snapshot::tables() {
        if table.comment.is_empty() {
            bare.push(table.name.to_owned());
        }
        bare.extend(table.columns.iter().filter(|c| c.comment.is_empty()).map(|c| format!("{}.{}", table.name, c.name)));
    }
    assert!(bare.is_empty(), "no comment: {bare:?}");
}

#[test]
fn the_dictionary_is_what_sqlite_has() {
    let db = check::empty_schema();
    for table in snapshot::tables() {
        let mut query = db.prepare(&format!("select name from pragma_table_info('{}') order by cid", table.name)).unwrap();
        let columns: Vec<String> = query.query_map([], |r| r.get(0)).unwrap().flatten().collect();
        assert_eq!(columns, table.columns.iter().map(|c| c.name).collect::<Vec<_>>(), "{}", table.name);
        let strict: bool = db.query_row("select strict from pragma_table_list where name = ?1", [table.name], |r| r.get(0)).unwrap();
        assert!(strict, "{} is not strict", table.name);
    }
}

#[test]
fn every_table_says_who_fills_it_and_every_probe_fills_some() {
    let fillers: BTreeSet<&str> = snapshot::tables().iter().map(|t| t.filler).collect();
    let known: BTreeSet<&str> = PROBES.iter().map(|p| p.name()).chain([load::NAME, derive::NAME, "scan"]).collect();
    assert_eq!(fillers, known);
    assert!(PROBES.iter().all(|p| p.tables() == filled_by(p.name())));
}

/// What a check reads, SQLite says; what `derive` and `run` read, their queries say.
#[test]
fn every_column_of_facts_is_read_by_something() {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let by_checks: BTreeSet<&(String, String)> = checks.iter().flat_map(|c| &c.reads).collect();
    let mut files = Vec::new();
    ["src/derive", "src/run"].iter().for_each(|folder| find(Path::new(folder), &["rs", "sql"], &mut files));
    let queries: String = files.iter().map(|path| code_of(&fs::read_to_string(path).unwrap())).collect();
    let is_in_a_query = |word: &str| Regex::new(&format!(r"\b{word}\b")).unwrap().is_match(&queries);
    // What tells rows apart need not be shown.
    let db = check::empty_schema();
    let is_key = |(table, column): &(String, String)| {
        let sql = "select pk > 0 from pragma_table_info(?1) where name = ?2";
        db.query_row(sql, [table, column], |r| r.get::<_, bool>(0)).unwrap()
    };
    let unread: Vec<String> = snapshot::tables()
        .iter()
        .filter(|t| t.filler != "scan")
        .flat_map(|t| t.columns.iter().map(|c| (t.name.to_owned(), c.name.to_owned())))
        .filter(|pair| !(is_key(pair) || by_checks.contains(pair) || is_in_a_query(&pair.0) && is_in_a_query(&pair.1)))
        .map(|(table, column)| format!("{table}.{column}"))
        .collect();
    assert!(unread.is_empty(), "{unread:#?}");
}

#[test]
fn each_check_says_what_its_fault_does_to_users() {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let silent: Vec<String> = checks.iter().filter(|c| c.header.harm.is_none()).map(check::Check::name).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn each_limit_has_its_source_and_judges_something() {
    let db = check::empty_schema();
    let mut rows = db.prepare("select name, value, source from judging_limit").unwrap();
    let rows: Vec<(String, f64, String)> =
        rows.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).unwrap().collect::<Result<_, _>>().unwrap();
    let code: String = sources().iter().map(|(_, _, text)| code_of(text)).collect();
    let named = Regex::new(r#"\blimit\("(\w+)"\)|judging_limit where name = '(\w+)'"#).unwrap();
    let used: BTreeSet<&str> = named.captures_iter(&code).map(|found| found.get(1).or(found.get(2)).unwrap().as_str()).collect();
    assert_eq!(used, rows.iter().map(|(name, _, _)| name.as_str()).collect(), "each limit is read, and each that is read is there");
    for (name, value, source) in &rows {
        assert_eq!(snapshot::limit(name).total_cmp(value), std::cmp::Ordering::Equal, "{name}");
        assert!(source.split_whitespace().count() >= 5, "{name} says where it is from: {source}");
    }
}

#[test]
fn checks_only_compare() {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let banned = ["not in (select", "not in(select", "instr(", "substr(", "substring(", "replace(", "regexp"];
    let mut wrong = Vec::new();
    for check in &checks {
        let query = check.query().to_lowercase();
        let flat = query.split_whitespace().collect::<Vec<_>>().join(" ");
        wrong.extend(banned.iter().filter(|b| flat.contains(*b)).map(|b| format!("{}: `{b}`", check.name())));
        // A name that is put between quotes by hand may hold one: `%Q`, `%w`, `json_quote` and `shell_word` look.
        wrong.extend(["''' ||", "\"' ||"].iter().filter(|b| flat.contains(**b)).map(|b| format!("{}: `{b}`", check.name())));
        // `a / b` on integers cuts; `1.0 *` before it says that it was thought of.
        if flat.contains(" / ") && !flat.contains("1.0 *") && !flat.contains("100.0 *") {
            wrong.push(format!("{}: a division without `1.0 *`", check.name()));
        }
        if !flat.contains("order by") {
            wrong.push(format!("{}: no order", check.name()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_check_lies_in_an_item_of_the_checklist() {
    let items: Vec<String> = plimsoll::score::checklist().into_iter().map(|i| i.name).collect();
    let (checks, _) = check::load(Path::new("/nonexistent"));
    for check in &checks {
        assert!(items.contains(&check.item), "{}", check.name());
    }
}

#[test]
fn the_readme_of_the_checks_is_generated() {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let wanted = report::checks::readme(&checks);
    let path = "checks/README.md";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &wanted).unwrap();
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == wanted, "{path} is not up to date: run `UPDATE=1 cargo test --test all house`");
}

/// The text of a module of tests; empty: there is none.
pub(crate) fn test_module(module: &str) -> String {
    let paths = [format!("tests/{module}.rs"), format!("tests/{module}/mod.rs")];
    paths.iter().find_map(|path| fs::read_to_string(path).ok()).unwrap_or_default()
}

#[test]
fn each_promise_of_the_security_page_names_tests_that_exist() {
    let page = fs::read_to_string("SECURITY.md").unwrap();
    let name = Regex::new(r"`([a-z_]+)::((?:[a-z_]+|\*))`").unwrap();
    let named: Vec<(String, String)> = name.captures_iter(&page).map(|n| (n[1].to_owned(), n[2].to_owned())).collect();
    assert!(named.len() > 20, "{named:?}");
    let is_there = |module: &str, test: &str| {
        let of_tests = test_module(module);
        let is_unit = [format!("src/{module}/{test}.rs"), format!("src/{module}/{test}/mod.rs"), format!("src/{module}.rs")]
            .iter()
            .any(|path| Path::new(path).exists());
        is_unit || !of_tests.is_empty() && (test == "*" || of_tests.contains(&format!("fn {test}()")))
    };
    let missing: Vec<_> = named.iter().filter(|(module, test)| !is_there(module, test)).collect();
    assert!(missing.is_empty(), "no such tests: {missing:?}");
}
