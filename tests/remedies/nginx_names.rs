//! Which files nginx is told to keep: those whose names hold their content in the way in which this site's do, and no others.

use super::{
    check, findings,
    nginx::{asked, nginx},
};
use crate::support::{Asked, Nginx, Reply, Web, examples::Usual};

/// A site, by the files with a fingerprint that were seen of it.
struct Site {
    /// Who made the names.
    way: &'static str,
    seen: &'static str,
    /// Of the next build.
    kept: &'static [&'static str],
    /// Names that a person gave, and what lies elsewhere.
    not_kept: &'static [&'static str],
}

const SITES: &[Site] = &[
    Site {
        way: "Next.js",
        seen: "/_next/static/chunks/main-0a1b2c3d4e5f6071.js",
        kept: &["/_next/static/css/5be4ac7d9e1f0a2b.css", "/shop/_next/static/media/logo.svg"],
        not_kept: &["/_next/image.js", "/_next/static/chunks/", "/app-4k2m9z1a.js"],
    },
    Site { way: "Nuxt", seen: "/_nuxt/entry.DkdK0_1s.js", kept: &["/_nuxt/a.B-x_9Qz1.js"], not_kept: &["/nuxt/a.B-x_9Qz1.js"] },
    Site {
        way: "SvelteKit",
        seen: "/_app/immutable/chunks/BqDLx9aK.js",
        kept: &["/_app/immutable/entry/app.Zx0Lq1bK.js"],
        not_kept: &["/_app/version.js"],
    },
    Site {
        way: "Astro",
        seen: "/_astro/hoisted.CZ1b2c3d.js",
        kept: &["/_astro/page.DkdK0_1s.css"],
        not_kept: &["/astro/page.DkdK0_1s.css"],
    },
    Site {
        way: "Shakapacker",
        seen: "/packs/js/application-0a1b2c3d4e5f60718293.js",
        kept: &["/packs/css/1-8a2f3bcd.css"],
        not_kept: &["/packs/", "/js/application-0a1b2c3d4e5f60718293.js"],
    },
    Site {
        way: "Create React App",
        seen: "/static/js/main.8a2f3bcd.chunk.js",
        kept: &["/static/css/main.e6c13ad2.css", "/static/media/logo.6ce24c58.svg"],
        not_kept: &["/static/js/main.20241122.js", "/static/js/main.deadbeef.js", "/static/js/main.js", "/static/a.8a2f3bcd.js"],
    },
    Site {
        way: "Django, WhiteNoise",
        seen: "/static/app.c4ca4238a0b9.js",
        kept: &["/static/admin/css/base.523eb49842a7.css"],
        not_kept: &["/static/app.js", "/static/photo.202411221200.jpg", "/media/photo.c4ca4238a0b9.jpg", "/static/a.c4ca4238a0b.js"],
    },
    Site {
        way: "Rails, Phoenix",
        seen: "/assets/application-0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9.js",
        kept: &["/assets/app-1a1b2c3d4e5f60718293a4b5c6d7e8f9.css"],
        not_kept: &["/assets/application.js", "/uploads/app-1a1b2c3d4e5f60718293a4b5c6d7e8f9.css", "/assets/app-1a1b2c3d.css"],
    },
    Site {
        way: "Propshaft",
        seen: "/assets/application-0a1b2c3d.js",
        kept: &["/assets/controllers/menu-8a2f3bcd.js"],
        not_kept: &["/assets/photo-20241122.jpg", "/assets/cow-deadbeef.js", "/assets/application.js", "/uploads/a-8a2f3bcd.js"],
    },
    Site {
        way: "Vite",
        seen: "/assets/index-DkdK0_1s.js",
        kept: &["/assets/index-KnfwkoSR.js", "/build/assets/a-B-x_9Qz1.css", "/assets/x-4k2m9z1a.chunk.js"],
        not_kept: &[
            "/assets/app-homePage.js",
            "/assets/site-settings.js",
            "/assets/a-1080x720.jpg",
            "/assets/a-Chapter2.js",
            "/a-DkdK0_1s.js",
        ],
    },
    Site {
        way: "Symfony",
        seen: "/assets/app-B4gHd3_.js",
        kept: &["/assets/styles/app-Gg0hod3.css"],
        not_kept: &["/assets/app-modules.js", "/assets/app-Panel12.js", "/assets/app-404x404.png", "/js/app-Gg0hod3.js"],
    },
    Site {
        way: "Play",
        seen: "/assets/d41d8cd98f00b204e9800998ecf8427e-main.css",
        kept: &["/assets/js/0a1b2c3d4e5f60718293a4b5c6d7e8f9-app.min.js"],
        not_kept: &["/assets/main.css", "/uploads/d41d8cd98f00b204e9800998ecf8427e-main.css"],
    },
    Site {
        way: "Drupal",
        seen: "/sites/default/files/css/css_5-kzH5jWbvqnm6RG97DMXDQQWgRd6BSphTOZ8esAPBU.css",
        kept: &["/sites/default/files/js/js_uxLUMw9R8dGPfiKlCJEzg52j8wS9xdN9EYpZ5KWvd6A.js"],
        not_kept: &["/sites/default/files/css/css_print.css", "/sites/default/files/photo.js"],
    },
    Site {
        way: "ASP.NET",
        seen: "/css/site.r8gm22t6g7.css",
        kept: &["/js/app.2p1s9u3njc.js", "/_framework/blazor.web.c683zyp8hv.js"],
        not_kept: &["/js/app.bootstrap5.js", "/js/app.components.js", "/js/app.2024112212.js", "/css/site.css"],
    },
    Site {
        way: "any, of ten",
        seen: "/build/app.0txd4_43Uq.js",
        kept: &["/build/menu-ENNcLctkvj.entry.js"],
        not_kept: &["/build/app-checkoutPg.js", "/build/app-HomePanels.js", "/build/app.js"],
    },
    Site {
        way: "webpack",
        seen: "/build/app.3f2a9b1c.js",
        kept: &["/build/runtime.91bc04de5a6b7c8d9e0f.js"],
        not_kept: &["/build/app.20241122.js", "/build/app.js", "/public/app.3f2a9b1c.js"],
    },
];

/// The fix for a site with these files, as the facts of a scan have them.
fn fix(seen: &[&str]) -> String {
    let usual = Usual::read().unwrap();
    let db = usual.frame().unwrap();
    let row = |path: &&str| format!("http_response: path = '{path}', kind = 'asset', media = 'script', is_hashed_name = 1\n");
    let text = format!("-- bad: a site\n{}", seen.iter().map(row).collect::<String>());
    usual.examples(&text)[0].tell(&db).unwrap();
    let mut fixes: Vec<_> = findings(&check("cdn/hashed-asset-short-lived"), &db).into_iter().filter_map(|found| found.fix).collect();
    fixes.dedup();
    assert_eq!(fixes.len(), 1, "{seen:?}: {fixes:#?}");
    fixes.remove(0)
}

fn answer(asked: &Asked) -> Reply {
    match asked.path.as_str() {
        path if path.starts_with("/account") => Reply::html("mine"),
        path if path.starts_with("/data") => Reply::json("{}"),
        path if path.starts_with("/long") => Reply::of("text/javascript", "x").with("cache-control", "max-age=2592000"),
        path if path.starts_with("/day") => Reply::of("text/javascript", "x").with("cache-control", "max-age=86400"),
        path if path.starts_with("/mine") => Reply::of("text/javascript", "x").with("cache-control", "private"),
        path if path.starts_with("/never") => Reply::of("text/javascript", "x").with("cache-control", "no-store, max-age=2592000"),
        _ => Reply::of("text/javascript", "x").with("cache-control", "max-age=60"),
    }
}

/// How long `path` may be kept behind nginx.
fn kept(nginx: &Nginx, path: &str) -> String {
    asked(&nginx.url("http", "127.0.0.1"), path, "127.0.0.1").kept
}

const YEAR: &str = "max-age=31536000";

#[test]
fn of_a_site_the_names_that_its_bundler_makes_are_kept_and_no_others() {
    let app = Web::start(answer);
    for site in SITES {
        let fix = fix(&[site.seen]);
        assert!(fix.contains(&format!("    # {}\n", site.way)) && fix.matches("\" fingerprint;").count() == 1, "{}: {fix}", site.way);
        let nginx = nginx(&app, &[&fix]);
        for path in site.kept.iter().chain([&site.seen]) {
            assert_eq!(kept(&nginx, path), YEAR, "{}: {path}: {fix}", site.way);
        }
        for path in site.not_kept {
            assert_eq!(kept(&nginx, path), "max-age=60", "{}: {path}: {fix}", site.way);
        }
    }
}

#[test]
fn a_site_of_several_bundlers_has_a_line_of_each_once() {
    let all = fix(&SITES.iter().flat_map(|site| [site.seen, site.kept[0]]).collect::<Vec<_>>());
    for site in SITES {
        assert_eq!(all.matches(&format!("    # {}\n", site.way)).count(), 1, "{all}");
    }
    assert_eq!(all.matches("\" fingerprint;").count(), SITES.len(), "{all}");
}

/// Where no bundler is known by its folder: names that any bundler makes are kept, names that a person gives are not.
#[test]
fn only_a_fingerprint_in_the_name_is_kept_for_a_year() {
    let app = Web::start(answer);
    let fix = fix(&["/m2-2NL3JCQM.js?v=1", "/fonts/inter.d41d8cd98f00b204e9800998ecf8427e.woff2", "/_next/static/chunks/pages/index.js"]);
    let after = nginx(&app, &[&fix]);
    for path in [
        "/assets/index-KnfwkoSR.js",
        "/assets/logo-BtMP7Zkx.svg",
        "/assets/a-B-x_9Qz1.js",
        "/m2-2NL3JCQM.js",
        "/m2-2NL3JCQM.js?v=1",
        "/x-4k2m9z1a.js",
        "/static/app.c4ca4238a0b9.js",
        "/static/main.8a2f3bcd.chunk.js",
        "/build/app.1234567890123456.js",
        "/fonts/inter.d41d8cd98f00b204e9800998ecf8427e.woff2",
        "/_next/static/chunks/pages/index.js",
        "/never/x-4k2m9z1a.js",
    ] {
        assert_eq!(kept(&after, path), YEAR, "{path}: {fix}");
    }
    for path in [
        "/icon-512x512.png",
        "/hero-1920x1080.jpg",
        "/photo-20241122.jpg",
        "/apple-touch-icon.png",
        "/bootstrap.bundle.min.js",
        "/page-HomePage.js",
        "/app-homePage.js",
        "/book-Chapter2.js",
        "/lib-web3auth.js",
        "/main-menu.css",
        "/docs-DOCUMENT.pdf",
        "/service-worker.js",
        "/logo-1234567.png",
        "/app.js?x=/a-4k2m9z1a.js",
        "/packs/",
    ] {
        assert_eq!(kept(&after, path), "max-age=60", "{path}");
    }
    // A long number is of a build, or a fingerprint without a letter: what the app says of it stays.
    for path in ["/site-6035938822.js", "/main.12345678.js", "/app_1732550000.min.js"] {
        let (short, long) = (kept(&after, path), kept(&after, &format!("/long{path}")));
        assert_eq!((short.as_str(), long.as_str()), ("max-age=60", "max-age=2592000"), "{path}");
    }
    for path in ["/long/app.js", "/long/app-1234567.js", "/long/a-12345678/app.js", "/long/12345678.js"] {
        assert_eq!(kept(&after, path), "no-cache", "{path}");
    }
    for (path, stays) in [
        ("/long/app.js?v=1", "max-age=2592000"),
        ("/day/app.js", "max-age=86400"),
        ("/mine/x-4k2m9z1a.js", "private"),
        ("/never/app.js", "no-store, max-age=2592000"),
        ("/account/x-4k2m9z1a.js", ""),
        ("/data/x-4k2m9z1a.js", "no-cache"),
    ] {
        assert_eq!(kept(&after, path), stays, "{path}");
    }
}
