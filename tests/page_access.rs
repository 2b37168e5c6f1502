//! The page for everybody: axe-core finds nothing, and nothing is cut off, on a wide screen, a tablet and a telephone, by day and by
//! night. `make test-page` fetches axe-core and runs it.

use std::fs;

use plimsoll::{
    report::{self, Format, Look},
    run::Run,
};

use crate::support::{
    browser,
    runs::{empty, healthy, hostile, rich, without_load},
};

/// Pixels of a wide screen, a tablet, a telephone.
const WIDTHS: [u32; 3] = [1_200, 768, 390];

/// What axe-core and the layout say of a page with every fold open, in a frame of so many pixels: a window cannot be as narrow.
fn said(run: &Run, width: u32, is_night: bool) -> String {
    let axe = fs::read_to_string("target/axe/axe.min.js").expect("`make test-page` fetches it").replace("</script", "<\\/script");
    let page = report::render(run, Format::Html, Look { width: 100, is_coloured: false });
    let look = "<script>addEventListener('load', async () => {
        document.querySelectorAll('details').forEach(d => d.open = true);
        const found = await axe.run(document), told = found.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 200));
        const root = document.documentElement;
        if (root.scrollWidth > innerWidth) told.push('the page scrolls sideways: ' + root.scrollWidth + ' in ' + innerWidth);
        if (innerWidth < 400) document.querySelectorAll('.scroll, figure').forEach(e => {
            if (e.scrollWidth > e.clientWidth + 1) told.push('scrolls sideways: ' + e.innerHTML.slice(0, 100)) });
        document.querySelectorAll('td, dd, li, p').forEach(e => {
            if (e.textContent.trim().length > 8 && e.clientWidth > 0 && e.clientWidth < 40) told.push('broken by letter: ' + e.textContent) });
        const night = matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'day';
        parent.postMessage(innerWidth + ' by ' + night + ', ' + found.passes.length + ' rules: ' + told.join('; '), '*') })</script>";
    let page = page.replace("default-src 'none'", "default-src 'unsafe-inline'; script-src 'unsafe-inline'");
    let page = page.replace("</body>", &format!("<script>{axe}</script>{look}</body>")).replace('&', "&amp;").replace('"', "&quot;");
    let frame = format!(
        "<!doctype html><title>frame</title><iframe title=\"page\" width=\"{width}\" height=\"2000\" srcdoc=\"{page}\"></iframe>
         <script>addEventListener('message', e => {{ const told = document.createElement('pre'); told.id = 'told';
         told.textContent = e.data; document.body.replaceChildren(told) }})</script>"
    );
    let night: &[&str] = if is_night { &["--blink-settings=preferredColorScheme=0"] } else { &[] };
    let dom = browser::open_with(&frame, &[&["--virtual-time-budget=60000", "--window-size=1400,2000"], night].concat()).dom;
    let told = dom.split_once("<pre id=\"told\">").and_then(|(_, rest)| rest.split_once("</pre>"));
    told.map_or_else(|| dom.chars().take(400).collect(), |(told, _)| told.to_owned())
}

#[test]
#[ignore = "needs axe-core: make test-page"]
fn everybody_can_read_the_page() {
    for (name, run) in
        [("rich", rich()), ("healthy", healthy()), ("empty", empty()), ("without load", without_load()), ("hostile", hostile())]
    {
        for width in WIDTHS {
            for is_night in [false, true] {
                let told = said(&run, width, is_night);
                let right = format!("{width} by {}, ", if is_night { "night" } else { "day" });
                assert!(told.starts_with(&right) && told.ends_with(" rules: "), "{name}, {width}: {told}");
                eprintln!("{name}: {told}");
            }
        }
    }
}
