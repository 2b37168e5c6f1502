//! Style, script and pictures: under a name that carries their hash, and one under a plain name.

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use crate::{failure::Failure, harbour::App, picture, switches::Switches};

const YEAR: &str = "public, max-age=31536000, immutable";

/// A file with its type and the hash of its bytes.
pub(crate) struct Asset {
    /// `app-3f9a1c2e5b7d.css` or, for a plain name, `theme.css`.
    pub(crate) name: String,
    kind: &'static str,
    body: Vec<u8>,
    hash: String,
    is_hashed: bool,
}

/// Every asset of the pages.
pub(crate) struct Assets {
    pub(crate) style: Asset,
    pub(crate) script: Asset,
    pub(crate) logo: Asset,
    pub(crate) theme: Asset,
    pub(crate) photo: Asset,
}

impl Assets {
    /// Makes them; a few contents depend on what leaks.
    pub(crate) fn new(switches: &Switches) -> Self {
        let mut script = include_str!("page/app.js").replace("{api}", switches.pick("api-version", "/api", "/api/v1"));
        if !switches.leaks("error-tracking-missing") {
            script.push_str(include_str!("page/tracking.js"));
            let dsn = "https://4c1f9a2b7d3e4f5a8b6c0d1e2f3a4b5c@errors.harbour.example/7";
            script = script.replace("{dsn}", switches.pick("error-tracking-unconfigured", "", dsn));
        }
        let side = switches.pick("page-too-heavy", 1_200, 96);
        let photo = if switches.leaks("page-too-heavy") { picture::png(side, picture::noise) } else { picture::png(side, picture::waves) };
        Self {
            style: asset("app", "css", "text/css; charset=utf-8", style().into_bytes(), true),
            script: asset("app", "js", "text/javascript; charset=utf-8", script.into_bytes(), true),
            logo: asset("logo", "png", "image/png", picture::png(80, picture::noise), false),
            theme: asset("theme", "css", "text/css; charset=utf-8", include_bytes!("page/theme.css").to_vec(), false),
            photo: asset("photo", "png", "image/png", photo, true),
        }
    }

    fn all(&self) -> [&Asset; 5] {
        [&self.style, &self.script, &self.logo, &self.theme, &self.photo]
    }
}

/// The written style, with the utility classes that such style sheets are full of.
fn style() -> String {
    let mut css = include_str!("page/app.css").to_owned();
    for n in 0..=64 {
        for (word, property) in [("m", "margin"), ("p", "padding"), ("gap", "gap"), ("w", "width")] {
            css.push_str(&format!(".{word}-{n} {{ {property}: {}rem; }}\n", f64::from(n) / 4.0));
        }
    }
    css
}

fn asset(stem: &str, ending: &str, kind: &'static str, body: Vec<u8>, is_hashed: bool) -> Asset {
    let hash: String = Sha256::digest(&body).iter().take(6).map(|b| format!("{b:02x}")).collect();
    let name = if is_hashed { format!("{stem}-{hash}.{ending}") } else { format!("{stem}.{ending}") };
    Asset { name, kind, body, hash, is_hashed }
}

/// `GET /assets/{name}`.
pub(crate) async fn serve(State(app): State<App>, Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Failure> {
    let asset = app.assets.all().into_iter().find(|a| a.name == name).ok_or_else(Failure::not_found)?;
    let mut answer = HeaderMap::new();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    if let Some(control) = cache_control(&app, asset) {
        answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(control));
    }
    if app.leaks("cookie-on-asset") {
        let cookie = format!("visitor={:016x}; Path=/", rand::random::<u64>());
        answer.insert(header::SET_COOKIE, HeaderValue::from_str(&cookie).expect("letters and digits"));
    }
    if app.leaks("vary-user-agent") {
        answer.insert(header::VARY, HeaderValue::from_static("User-Agent"));
    }
    if !app.leaks("asset-without-validator") {
        answer.insert(header::ETAG, HeaderValue::from_str(&format!("\"{}\"", asset.hash)).expect("letters and digits"));
        let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains(&asset.hash));
        if known {
            answer.remove(header::CONTENT_TYPE);
            return Ok((StatusCode::NOT_MODIFIED, answer).into_response());
        }
    }
    Ok((answer, Body::from(asset.body.clone())).into_response())
}

fn cache_control(app: &App, asset: &Asset) -> Option<&'static str> {
    if asset.name == app.assets.logo.name && app.leaks("asset-without-cache-control") {
        return None;
    }
    Some(if asset.is_hashed {
        let is_style = asset.name == app.assets.style.name;
        if is_style { app.switches.pick("hashed-asset-short-lived", "public, max-age=300", YEAR) } else { YEAR }
    } else {
        app.switches.pick("plain-asset-long-lived", YEAR, "no-cache")
    })
}
