//! `plimsoll import`: what is written can be read back and driven, and no secret is in it.

use std::{collections::BTreeSet, fs, io::Write as _, path::Path, process::Stdio};

use plimsoll::{
    import::{self, Imported, Wanted},
    scenario::{self, Scenario, Values},
};

use crate::support::command::{ended, plimsoll, run};

/// A file of `tests/imports`.
pub(crate) fn fixture(name: &str) -> String {
    fs::read_to_string(Path::new("tests/imports").join(name)).unwrap()
}

pub(crate) fn imported(text: &str, wanted: &Wanted) -> Imported {
    import::read(text.as_bytes(), wanted).unwrap()
}

/// The scenarios of a text, read back from their files.
fn scenarios(text: &str) -> Vec<Scenario> {
    read_back(&imported(text, &Wanted::default()))
}

pub(crate) fn read_back(imported: &Imported) -> Vec<Scenario> {
    imported.drafts.iter().map(|d| Scenario::parse(&format!("{}.toml", d.name), &d.text()).unwrap()).collect()
}

pub(crate) fn left(imported: &Imported) -> Vec<(u64, &'static str)> {
    imported.left.iter().map(|l| (l.count, l.reason)).collect()
}

/// A line of a combined log.
fn line(target: &str) -> String {
    format!("192.0.2.1 - - [25/Nov/2026:10:00:00 +0000] \"GET {target} HTTP/1.1\" 200 5 \"-\" \"Firefox\"\n")
}

/// Name, weight and address of each, the heaviest first.
fn table(scenarios: &[Scenario]) -> Vec<(&str, u32, &str)> {
    scenarios.iter().map(|s| (s.name.as_str(), s.weight, s.steps[0].path.text())).collect()
}

#[test]
fn a_log_becomes_scenarios_as_heavy_as_their_share() {
    let log = imported(&fixture("combined.log"), &Wanted::default());
    let found = read_back(&log);
    assert_eq!(
        table(&found),
        [
            ("api-items-by-page", 273, "/api/items?page={page}"),
            ("users-one-user-orders-one-order", 273, "/users/3/orders/{order}"),
            ("api-items-one-item", 182, "/api/items/{item}"),
            ("start-page", 91, "/"),
            ("profile-by-who", 91, "/profile?who=FILL-IN"),
            ("search-by-api-key-q", 91, "/search?api_key=FILL-IN&q=boat"),
        ]
    );
    assert_eq!(found[0].steps[0].with, [("page".to_owned(), Values::Range(1, 3))]);
    assert_eq!(found[1].steps[0].with, [("order".to_owned(), Values::Range(70, 71))]);
    assert_eq!(found[2].steps[0].with, [("item".to_owned(), Values::OneOf(vec!["17".to_owned(), "4711".to_owned()]))]);
    assert_eq!(
        left(&log),
        [
            (1, "requests of static files"),
            (1, "requests that were redirected or failed"),
            (1, "requests that are not GET: what changes something is never taken from a log"),
            (2, "requests that sign in or out, work once, or hold a secret"),
            (1, "requests of bots"),
            (1, "health checks"),
            (1, "lines that tell of no request"),
        ]
    );
    for draft in &log.drafts {
        assert!(!draft.text().contains("canary") && !draft.text().contains("192.0.2"), "{}", draft.text());
    }
}

#[test]
fn a_log_of_json_is_told_from_its_content() {
    let log = imported(&fixture("caddy.json"), &Wanted::default());
    assert_eq!(table(&read_back(&log)), [("api-items-by-page", 1_000, "/api/items?page={page}")]);
    assert_eq!(left(&log), [(1, "requests of bots")]);
}

#[test]
fn many_words_at_one_place_are_values_and_few_are_endpoints() {
    let slugs: String = (0..30).map(|n| line(&format!("/blog/post-{n}/comments"))).collect();
    let endpoints: String = ["users", "orders", "carts"].iter().map(|w| line(&format!("/api/{w}"))).collect();
    let found = scenarios(&(slugs + &endpoints));
    let paths: BTreeSet<&str> = found.iter().map(|s| s.steps[0].path.text()).collect();
    assert_eq!(paths, BTreeSet::from(["/blog/{blog}/comments", "/api/users", "/api/orders", "/api/carts"]));
    let posts = found.iter().find(|s| s.weight > 100).unwrap();
    assert!(matches!(&posts.steps[0].with[0].1, Values::OneOf(words) if words.len() == 30));
}

#[test]
fn a_log_of_ever_new_addresses_is_counted_in_bounded_memory() {
    // Every third line is another endpoint: no shape in common, as of a scanner that guesses.
    let mut text = String::new();
    for n in 0..30_000 {
        let word = |n: usize| ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"][n % 10];
        let letters: Vec<&str> = (0..5).map(|d| word(n / 10_usize.pow(d))).collect();
        text.push_str(&line(&format!("/{}", letters.join("/"))));
        if n % 3 == 0 {
            text.push_str(&line(&format!("/api/items/{}", n % 50)));
        }
    }
    let log = imported(&text, &Wanted { most: Some(1), ..Wanted::default() });
    let found = read_back(&log);
    assert_eq!((table(&found)[0].2, &found[0].steps[0].with[0].1), ("/api/items/{item}", &Values::Range(0, 49)));
    assert_eq!(left(&log), [(30_000, "requests of less frequent patterns")]);
}

#[test]
fn the_command_writes_files_that_a_scan_reads_and_replaces_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut packer =
        flate2::write::GzEncoder::new(fs::File::create(folder.path().join("access.log.gz")).unwrap(), flate2::Compression::fast());
    packer.write_all(fixture("combined.log").as_bytes()).unwrap();
    packer.finish().unwrap();
    let first = run(folder.path(), &["import", "access.log.gz", "--most", "2"]);
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(first.out.contains("wrote scenarios/api-items-by-page.toml: 1 step\n"), "{}", first.out);
    assert!(first.out.contains("left out 1 requests of bots\n") && first.out.contains("left out 5 requests of less"), "{}", first.out);
    assert_eq!(scenario::load(folder.path(), None).unwrap().len(), 2);
    fs::write(folder.path().join("scenarios/api-items-by-page.toml"), "mine").unwrap();
    let again = run(folder.path(), &["import", "access.log.gz"]);
    assert!(again.code == 2 && again.err.contains("`scenarios/api-items-by-page.toml` exists already") && again.err.contains("--force"));
    assert_eq!(fs::read_dir(folder.path().join("scenarios")).unwrap().count(), 2, "all or none");
    assert_eq!(run(folder.path(), &["import", "access.log.gz", "--force"]).code, 0);
    assert_eq!(scenario::load(folder.path(), None).unwrap().len(), 6);
}

#[test]
fn standard_input_is_a_file_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = plimsoll(folder.path()).args(["import", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(line("/a").as_bytes()).unwrap();
    assert_eq!(ended(child.wait_with_output().unwrap()).code, 0);
    assert_eq!(scenario::load(folder.path(), None).unwrap()[0].name, "a");
}

#[test]
fn a_file_of_no_use_is_refused_with_the_next_step() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        ("notes.txt", "buy milk\n", "it is none of", "--kind"),
        ("bots.log", "x [t] \"GET / HTTP/1.1\" 200 5 \"-\" \"Googlebot\"\n", "left out 1 requests of bots", "a longer recording or log"),
    ];
    for (name, text, message, help) in cases {
        fs::write(folder.path().join(name), text).unwrap();
        let ended = run(folder.path(), &["import", name]);
        assert_eq!(ended.code, 2, "{name}");
        assert!(ended.err.contains(message) && ended.err.contains(help), "{}", ended.err);
    }
    let missing = run(folder.path(), &["import", "nowhere.log"]);
    assert!(
        missing.code == 2 && missing.err.contains("could not import `nowhere.log`") && missing.err.contains("No such file"),
        "{}",
        missing.err
    );
    assert!(!folder.path().join("scenarios").exists());
}
