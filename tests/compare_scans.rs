//! Two real scans side by side.

use std::{
    fs,
    sync::atomic::{AtomicBool, Ordering},
};

use crate::support::{Reply, Web, command::run};

/// A page with words and a way on: no door.
const SHOP: &str = "<h1>Shop</h1><p>Bread, butter, cheese and wine of this valley, fresh each morning, brought to your door by noon if you
    ask before ten. Look around, choose what you like, and pay when it is there.</p><a href=/about>About us</a>";

/// `/a.js` and `/b.js` in two real scans, each sent without a header; between them the one lost its link, the other was mended.
#[test]
fn a_page_that_nothing_leads_to_any_more_is_not_fixed() {
    static IS_LATER: AtomicBool = AtomicBool::new(false);
    let app = Web::start(|asked| {
        let is_later = IS_LATER.load(Ordering::Relaxed);
        match asked.path.as_str() {
            "/" if is_later => Reply::html(&format!("{SHOP}<script src=/b.js></script>")),
            "/" => Reply::html(&format!("{SHOP}<script src=/a.js></script><script src=/b.js></script>")),
            "/about" => Reply::html(SHOP),
            "/b.js" if is_later => Reply::of("text/javascript", "1").with("cache-control", "max-age=600"),
            "/a.js" | "/b.js" => Reply::of("text/javascript", "1"),
            _ => Reply::not_found(),
        }
    });
    let folder = tempfile::tempdir().unwrap();
    let url = app.url();
    let scan = || assert_eq!(run(folder.path(), &["scan", "--no-load", "--app", &url]).code, 0);
    scan();
    IS_LATER.store(true, Ordering::Relaxed);
    scan();
    let mut ids: Vec<String> = fs::read_dir(folder.path().join(".plimsoll/runs"))
        .unwrap()
        .filter_map(|f| f.unwrap().file_name().into_string().unwrap().strip_suffix(".db").map(str::to_owned))
        .collect();
    ids.sort();
    let shown = run(folder.path(), &["compare", &ids[0], &ids[1], "--format", "json"]);
    let diff: serde_json::Value = serde_json::from_str(&shown.out).unwrap();
    let is_of = |found: &&serde_json::Value| found["check"] == "cdn/asset-without-cache-control";
    let fixed: Vec<_> = diff["fixed"].as_array().unwrap().iter().filter(is_of).collect();
    let lost: Vec<_> = diff["lost"].as_array().unwrap().iter().filter(is_of).collect();
    assert_eq!((fixed.len(), lost.len()), (1, 1), "{}", shown.out);
    assert_eq!((&fixed[0]["finding"]["subject"], &lost[0]["findings"][0]["subject"]), (&"/b.js".into(), &"/a.js".into()));
    let text = run(folder.path(), &["compare", &ids[0], &ids[1]]).out;
    assert!(text.contains("`/a.js` was not looked at"), "{text}");
}
