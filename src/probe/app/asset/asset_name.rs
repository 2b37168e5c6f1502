//! What the address of a file tells: a fingerprint of its content, under which its bytes never change; and its kind.

use url::Url;

use super::{
    fingerprint::{Part, Told},
    version,
};
use crate::probe::app::visit::answer::shown_path;

/// Folders whose every file is named by its content, by the habit of a framework.
const FOLDERS: &[&str] = &["/_next/static/", "/_nuxt/", "/_app/immutable/", "/_astro/", "/packs/"];
/// What lies there and is not: what their development servers serve, and what tells of the newest build.
const NOT_OF_FOLDERS: &[&str] = &[
    "/_next/static/development/",
    "/_next/static/webpack/",
    "/_nuxt/@",
    "/_nuxt/builds/latest.json",
    "/_nuxt/node_modules/",
    "/packs/manifest.json",
];

/// Whether its address alone holds a fingerprint.
pub(crate) fn told(path: &str) -> Told {
    if is_of_a_framework(path) {
        return Told::Sure;
    }
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    // An id of a customer is a folder as well.
    let of_folders = folder.split('/').filter_map(Part::whole).map(Part::told).map(|told| told.min(Told::Likely));
    let of_name = Part::of(stem_of(file).0).map(Part::told);
    of_folders.chain(of_name).max().unwrap_or(Told::Plain)
}

fn is_of_a_framework(path: &str) -> bool {
    FOLDERS.iter().any(|folder| path.contains(folder)) && !NOT_OF_FOLDERS.iter().any(|not| path.contains(not))
}

/// `app.min` and `.js` of `app.min.js`.
pub(super) fn stem_of(file: &str) -> (&str, &str) {
    file.rfind('.').filter(|at| *at > 0).map_or((file, ""), |at| file.split_at(at))
}

pub(crate) use version::is_versioned;

/// The same, where a build puts something into it; none: its path and query are its name.
pub(crate) fn alike(url: &Url) -> Option<String> {
    let name = lasting(url);
    (name != shown_path(url)).then_some(name)
}

/// The address of a file without what a build puts into it: two builds have it alike, `/assets/app.*.js?v=*`.
pub(crate) fn lasting(url: &Url) -> String {
    let (folder, file) = url.path().rsplit_once('/').unwrap_or(("", url.path()));
    // In a framework's folder what else leaves in doubt is a fingerprint.
    let least = if is_of_a_framework(url.path()) { Told::Doubt } else { Told::Likely };
    let folders: Vec<&str> = folder.split('/').collect();
    let kept = folders.iter().enumerate().map(|(n, name)| {
        // Next.js names a folder after each build.
        let is_build =
            n > 1 && folders[n - 2..n] == ["_next", "static"] && !["chunks", "css", "media", "development", "webpack"].contains(name);
        if is_build || Part::whole(name).is_some_and(|part| part.told() >= Told::Likely) { "*" } else { *name }
    });
    let (stem, ending) = stem_of(file);
    let path = format!("{}/{}{ending}", kept.collect::<Vec<_>>().join("/"), without_fingerprints(stem, least));
    let Some(query) = url.query() else { return path };
    let pairs = query.split('&').map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if version::is_version(key, value) { if value.is_empty() { "*".to_owned() } else { format!("{key}=*") } } else { pair.to_owned() }
    });
    format!("{path}?{}", pairs.collect::<Vec<_>>().join("&"))
}

/// `app.*` of `app.3f2a9b1c`.
fn without_fingerprints(stem: &str, least: Told) -> String {
    let mut text = stem.to_owned();
    while let Some(part) = Part::of(&text).filter(|part| part.told() >= least) {
        text.replace_range(part.from..part.to, "*");
    }
    text
}

/// What a file is, by its ending.
pub(crate) fn media_of(url: &Url) -> &'static str {
    let file = url.path().rsplit('/').next().unwrap_or("").to_ascii_lowercase();
    match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "js" | "mjs" | "cjs" => "script",
        "css" => "css",
        "woff" | "woff2" | "ttf" | "otf" | "eot" => "font",
        "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "avif" | "ico" | "bmp" => "image",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_todays_bundlers_are_known() {
        for name in [
            "/assets/index-KnfwkoSR.js",
            "/assets/style-DkdK0_1s.css",
            "/assets/logo-BtMP7Zkx.svg",
            "/assets/a-B-x_9Qz1.js",
            "/assets/index-DxdjLeje.js",
            "/assets/index-zwggxcug.js",
            "/m2-2NL3JCQM.js",
            "/static/app.c4ca4238a0b9.js",
            "/static/main.8a2f3bcd.chunk.js",
            "/static/css/main.e6c13ad2.css",
            "/assets/application-0a1b2c3d4e5f60718293a4b5c6d7e8f9.css",
            "/fonts/inter.d41d8cd98f00b204e9800998ecf8427e.woff2",
            "/_next/static/chunks/pages/index.js",
            "/_next/static/Kx3f9Zq2/_buildManifest.js",
            "/_astro/hoisted.js",
            "/build/app.1234567890123456.js",
            "/assets/index.C-0VwI5j.entry.js",
            "/js/x.chunk.8a2f3bcd.mjs",
            "/assets/8a2f3bcd9e0f/app.js",
        ] {
            assert!(told(name) >= Told::Likely, "{name}");
        }
    }

    #[test]
    fn names_that_only_look_so_are_not_taken() {
        for name in [
            "/icon-512x512.png",
            "/android-chrome-192x192.png",
            "/facade.js",
            "/facade2.jpg",
            "/badge-ISO27001.svg",
            "/pic-DSC01234.jpg",
            "/react-ReactDOM.js",
            "/photo-20231105b.jpg",
            "/hero-1920x1080.jpg",
            "/photo-20241122.jpg",
            "/apple-touch-icon.png",
            "/jquery-3.7.1.min.js",
            "/bootstrap.bundle.min.js",
            "/page-HomePage.js",
            "/app-homePage.js",
            "/book-Chapter2.html",
            "/lib-web3auth.js",
            "/part-section2.js",
            "/main-menu.css",
            "/docs-DOCUMENT.pdf",
            "/js/app.js",
            "/favicon.ico",
            "/decade.js",
            "/logo-1234567.png",
            "/service-worker.js",
            "/site-manifest.json",
            "/vendor/react-dom.production.min.js",
            "/img/cafe-interior-big.jpg",
            "/uploads/550e8400-e29b-41d4-a716-446655440000.jpg",
            "/64/1f468-200d-1f4bb.png",
            "/_nuxt/builds/latest.json",
            "/_next/static/development/_buildManifest.js",
            "/users/507f1f77bcf86cd799439011/photo.jpg",
        ] {
            assert!(told(name) < Told::Likely, "{name}");
        }
    }

    #[test]
    fn a_folder_of_a_customer_and_short_words_in_a_row_leave_a_doubt() {
        for name in ["/assets/8a2f3bcd9e0f/app.js", "/modules/_keyInObj.js"] {
            assert_eq!(told(name), Told::Likely, "{name}");
        }
    }

    #[test]
    fn a_file_of_two_builds_has_one_name() {
        let name = |text: &str| lasting(&Url::parse("http://h").expect("a URL").join(text).expect("a URL"));
        for (first, second, both) in [
            ("/app.3f2a9b1c.js", "/app.91bc04de.js", "/app.*.js"),
            ("/assets/index-KnfwkoSR.js", "/assets/index-DkdK0_1s.js", "/assets/index-*.js"),
            ("/static/main.8a2f3bcd.chunk.js", "/static/main.0b1c2d3e.chunk.js", "/static/main.*.chunk.js"),
            ("/app.js?v=abc&w=2", "/app.js?v=def&w=2", "/app.js?v=*&w=2"),
            ("/_next/static/Kx3f9Zq2/_buildManifest.js", "/_next/static/Ab0c1De3/_buildManifest.js", "/_next/static/*/_buildManifest.js"),
            ("/_next/static/chunks/4bd1b696-1a2b3c4d.js", "/_next/static/chunks/4bd1b696-9a2b3c4d.js", "/_next/static/chunks/*-*.js"),
            ("/_app/immutable/chunks/BqDLx9aK.js", "/_app/immutable/chunks/Zx0Lq1bK.js", "/_app/immutable/chunks/*.js"),
            ("/a-0a1b2c3d4e5f60718293a4b5c6d7e8f9.min.css", "/a-1a1b2c3d4e5f60718293a4b5c6d7e8f9.min.css", "/a-*.min.css"),
            ("/static/8a2f3bcd9e0f/app.js", "/static/91bc04de5a6b/app.js", "/static/*/app.js"),
        ] {
            assert_eq!([name(first), name(second)], [both, both]);
        }
        for plain in ["/js/app.js", "/img/hero-1920x1080.jpg", "/lib@4.17.1/x.js", "/", "/image?w=640", "/_next/static/media/logo.png"] {
            assert_eq!(name(plain), plain);
        }
    }
}
