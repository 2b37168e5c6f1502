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
    run::{Run, Wall},
};

use crate::support::{
    browser, loads,
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
        assert!(seen.dom.contains("NOT READY for 1,000 users"), "{}", seen.dom);
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
    let folded = html.replace("details::details-content{content-visibility:visible;block-size:auto}", "");
    assert!(folded.len() < html.len());
    let (open, folded) = (pages(&browser::pdf(&html)), pages(&browser::pdf(&folded)));
    assert!(open > folded && folded > 0, "{open} pages with every fold open, {folded} without");
}

fn pages(pdf: &[u8]) -> usize {
    pdf.windows(12).filter(|w| w.starts_with(b"/Type /Page\n") || w.starts_with(b"/Type /Page ")).count()
}

#[test]
fn ninety_checks_that_failed_take_fifteen_sheets_of_paper() {
    let mut run = rich();
    let failed: Vec<_> = run.outcomes.iter().filter(|o| matches!(o.verdict, Verdict::Fail { .. })).cloned().collect();
    let more = (0..90).map(|n| {
        let mut outcome = failed[n % failed.len()].clone();
        outcome.id = format!("{}-{n}", outcome.id);
        if let Verdict::Fail { findings, .. } = &mut outcome.verdict {
            findings.truncate(3);
        }
        outcome
    });
    let rest = run.outcomes.iter().filter(|o| !matches!(o.verdict, Verdict::Fail { .. }));
    let passed = run.outcomes.iter().filter(|o| matches!(o.verdict, Verdict::Pass { .. })).cycle().take(130);
    run.outcomes = more.chain(rest.chain(passed).cloned()).collect();
    let sheets = pages(&browser::pdf(&page(&run)));
    assert!((4..=15).contains(&sheets), "{sheets}");
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

/// A run that was driven up to 100 requests per second and carries 60, with walls (resource, req/s from, to).
fn walled(walls: &[(&str, f64, f64)]) -> Run {
    let mut run = rich();
    let mut load = loads::carrying(60.0, Some(100.0));
    let wall = |(resource, least, most): &(&str, f64, f64)| Wall {
        resource: (*resource).to_owned(),
        least_per_s: *least,
        per_s: *most,
        ..load.walls[0].clone()
    };
    load.walls = walls.iter().map(wall).collect();
    run.load = Some(load);
    run
}

const ROW: &str = "the row that `update products set stock = stock - $1 where id = $2` locks";

#[test]
fn walls_stand_in_the_plot_as_far_as_it_reaches_and_those_beyond_it_are_named() {
    let html =
        page(&walled(&[(ROW, 130.0, 140.0), ("the app's pool of connections", 138.0, 400.0), ("the main thread of Redis", 900.0, 900.0)]));
    // In the picture for wide windows, and in that for narrow ones.
    assert_eq!((html.matches("<line class=\"wall nearest\"").count(), html.matches("<line class=\"wall\"").count()), (2, 2));
    assert!(html.contains("row that update products se…: 130 to 140 req/s"), "{html}");
    assert!(html.contains("app&#39;s pool of connections: 138 to 400 req/s"));
    assert!(html.contains("Walls beyond the plot: the main thread of Redis at 900 req/s."), "in the caption");
    let (described, _) = html.split_once("<desc id=\"latency-desc-wide\">").unwrap().1.split_once("</desc>").unwrap();
    let told = "Walls, the nearest first: the row that `update products set stock = stock - $1 where id = $2` locks at 130 to 140 req/s; \
                the app&#39;s pool of connections at 138 to 400 req/s. Walls beyond the plot: the main thread of Redis at 900 req/s.";
    assert!(described.ends_with(told), "{described}");
    // The nearest is too far to widen the plot for it.
    let html = page(&walled(&[(ROW, 160.0, 170.0)]));
    assert!(!html.contains("<line class=\"wall") && html.contains("Walls beyond the plot: the row that <code>update products"), "{html}");
    let html = page(&walled(&[]));
    assert!(!html.contains("a wall, from") && !html.contains("beyond the plot"));
}

/// Texts of the pictures of `html`, for wide and for narrow windows, that lie over one another or outside of their picture, as Chromium
/// draws them.
fn collisions(html: &str) -> String {
    let script = "<script>const box=t=>t.getBoundingClientRect(),bad=[];let n=0;\
        for(const plot of document.querySelectorAll('svg.wide,svg.narrow')){\
        const p=box(plot),all=[...plot.querySelectorAll('text')];n+=all.length;\
        all.forEach((a,i)=>{const x=box(a);\
        if(x.left<p.left-1||x.right>p.right+1||x.top<p.top-1)bad.push('outside: '+a.textContent);\
        for(const b of all.slice(i+1)){const y=box(b);if(x.left<y.right&&y.left<x.right&&x.top<y.bottom-1&&y.top<x.bottom-1)\
        bad.push(a.textContent+' over '+b.textContent)}})}\
        const told=document.createElement('pre');told.id='told';told.textContent=n+' texts; '+bad.join('; ');\
        document.body.append(told)</script>";
    let style = "<style>svg.wide,svg.narrow{display:block!important}svg.narrow{width:350px!important}</style>";
    let open = html.replace("default-src 'none'", "default-src 'none'; script-src 'unsafe-inline'");
    let seen = browser::open(&open.replace("</body>", &format!("{style}{script}</body>")));
    seen.dom.split_once("<pre id=\"told\">").unwrap().1.split_once("</pre>").unwrap().0.to_owned()
}

#[test]
fn no_text_of_a_picture_lies_over_another() {
    let names =
        ["the app's pool of connections", "the connections of Postgres", "the processors of Postgres", ROW, "the archiver of Postgres"];
    let at = |rates: [f64; 5]| -> Vec<(&str, f64, f64)> {
        names.into_iter().zip(rates).map(|(name, least)| (name, least, 1.2 * least)).collect()
    };
    for rates in [[60.0; 5], [2.0, 9.0, 30.0, 31.0, 101.0], [61.0, 62.0, 64.0, 99.0, 108.0], [40.0, 45.0, 50.0, 55.0, 1_840.0]] {
        let told = collisions(&page(&walled(&at(rates))));
        assert!(told.ends_with("texts; ") && !told.starts_with("0 "), "{rates:?}: {told}");
    }
    // The curves begin where the objective's name stands.
    let mut run = walled(&[]);
    let load = run.load.as_mut().unwrap();
    for (n, step) in load.steps.iter_mut().enumerate() {
        step.p95_ms = load.objective_p95_ms * (0.9 + 0.1 * n as f64);
        step.p50_ms = load.objective_p95_ms * 0.85;
    }
    let told = collisions(&page(&run));
    assert!(told.ends_with("texts; "), "{told}");
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
