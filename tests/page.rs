//! The page in a real browser: it renders, says nothing on the console, and asks nobody for anything.

use std::{
    net::{Ipv4Addr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use plimsoll::{
    check::Verdict,
    report::{self, Format, Look},
    run::Run,
};

use crate::support::{
    browser,
    runs::{empty, healthy, hostile, rich, small, without_load},
};

fn page(run: &Run) -> String {
    report::render(run, Format::Html, Look { width: 100, is_coloured: false })
}

/// A server that nobody should ask, its port, and whether it was asked. It hangs up on whoever does.
struct Bait {
    port: u16,
    was_asked: Arc<AtomicBool>,
}

impl Bait {
    fn lay() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let was_asked = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&was_asked);
        thread::spawn(move || {
            for caller in listener.incoming() {
                asked.store(true, Ordering::SeqCst);
                drop(caller);
            }
        });
        Self { port, was_asked }
    }

    fn text(&self) -> String {
        let port = self.port;
        format!(
            "<img src=\"http://127.0.0.1:{port}/x\"><script>console.error('ran')</script><style>@import url(http://127.0.0.1:{port}/y)</style>"
        )
    }

    fn was_asked(&self) -> bool {
        self.was_asked.load(Ordering::SeqCst)
    }
}

#[test]
fn a_page_without_our_care_would_be_caught() {
    let bait = Bait::lay();
    let seen = browser::open(&format!("<!doctype html><p>control</p>{}", bait.text()));
    assert!(bait.was_asked(), "{}", seen.dom);
    assert!(seen.console.iter().any(|l| l.contains("ran")), "{:?}", seen.console);
}

#[test]
fn the_page_renders_in_silence_and_asks_nobody() {
    let bait = Bait::lay();
    let mut run = rich();
    run.target = bait.text();
    for outcome in &mut run.outcomes {
        outcome.title = bait.text();
        outcome.why = bait.text();
        outcome.docs.push(format!("https://example.org/\">{}", bait.text()));
        if let Verdict::Fail { findings, .. } = &mut outcome.verdict {
            for finding in findings {
                finding.message = bait.text();
                finding.fix = Some(bait.text());
            }
        }
    }
    let load = run.load.as_mut().unwrap();
    load.line.gave_way_first = Some(bait.text());
    for step in &mut load.steps {
        step.because = bait.text();
    }
    for run in [run, rich()] {
        let seen = browser::open(&page(&run));
        assert!(seen.dom.contains("Not ready for 1,000 users."), "{}", seen.dom);
        assert!(seen.console.is_empty(), "{:?}", seen.console);
    }
    assert!(!bait.was_asked(), "the page asked the network");
}

#[test]
fn the_page_has_a_picture_by_day_and_by_night_and_opens_every_fold_on_paper() {
    let html = page(&rich());
    let (day, night) = (browser::screenshot(&html, &[]), browser::screenshot(&html, &["--blink-settings=preferredColorScheme=0"]));
    assert!(day.starts_with(b"\x89PNG") && day.len() > 20_000 && night.len() > 20_000);
    assert!(day != night, "by night the page looks as by day");
    let pages = |pdf: &[u8]| pdf.windows(12).filter(|w| w.starts_with(b"/Type /Page\n") || w.starts_with(b"/Type /Page ")).count();
    let folded = html.replace("details::details-content{content-visibility:visible;block-size:auto}", "");
    assert!(folded.len() < html.len());
    let (open, folded) = (pages(&browser::pdf(&html)), pages(&browser::pdf(&folded)));
    assert!(open > folded && folded > 0, "{open} pages with every fold open, {folded} without");
}

#[test]
fn the_page_is_one_small_file_without_script() {
    for run in [empty(), small(), healthy(), rich(), without_load(), hostile()] {
        let html = page(&run);
        assert!(html.len() < 500_000, "{} bytes", html.len());
        assert!(html.contains("Content-Security-Policy") && html.contains("default-src 'none'"));
        for banned in ["<script", "javascript:", " onload=", " src=", "@import", "url("] {
            let shown = html.replace("&lt;script", "").replace("data:,", "");
            assert!(!shown.contains(banned), "{banned}");
        }
    }
}

#[test]
fn every_picture_tells_its_content_in_words() {
    let html = page(&rich());
    let pictures = html.matches("<svg").count();
    assert!(pictures > 10);
    assert_eq!(html.matches("<desc").count(), pictures);
    assert_eq!(html.matches("role=\"img\"").count(), pictures);
}

#[test]
fn everything_known_of_a_finding_is_on_the_page() {
    let html = page(&rich()).replace("&#x2f;", "/");
    for part in [
        "public.order_items.product_id",
        "create index concurrently on public.orders (user_id);",
        "384 MiB",
        "1,204,331",
        "2026-11-22 10:51 UTC",
        "product:{id}:view39",
        "grant pg_read_all_settings to app",
        "until 2026-12-31 by ada",
        "monthly report",
        "select * from products where id = $1",
        "select name, setting, unit from pg_catalog.pg_settings",
        "postgres://app:***@db.shop.example/shop",
    ] {
        assert!(html.contains(part), "{part} is missing");
    }
}

#[test]
fn the_page_is_as_reviewed() {
    insta::assert_snapshot!("page_small", page(&small()));
    insta::assert_snapshot!("page_hostile", page(&hostile()));
}
