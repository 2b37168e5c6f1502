//! A real Chromium without a window.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What Chromium made of a page.
pub(crate) struct Seen {
    /// The document after it was read.
    pub(crate) dom: String,
    /// Every message of the console: errors, violations of the page's policy.
    pub(crate) console: Vec<String>,
}

/// Opens `html` from a file.
pub(crate) fn open(html: &str) -> Seen {
    open_with(html, &[])
}

/// The same with options of Chromium's own.
pub(crate) fn open_with(html: &str, options: &[&str]) -> Seen {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), html, &[&["--dump-dom", "--enable-logging=stderr"], options].concat());
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    Seen {
        dom: String::from_utf8_lossy(&output.stdout).into_owned(),
        console: log.lines().filter(|l| l.contains(":CONSOLE")).map(str::to_owned).collect(),
    }
}

/// A picture of `html` as PNG.
pub(crate) fn screenshot(html: &str, options: &[&str]) -> Vec<u8> {
    written(html, "picture.png", "--screenshot", options)
}

/// `html` on paper.
pub(crate) fn pdf(html: &str) -> Vec<u8> {
    written(html, "paper.pdf", "--print-to-pdf", &["--no-pdf-header-footer"])
}

fn written(html: &str, name: &str, flag: &str, options: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let flag = format!("{flag}={}", path.display());
    let output = run(folder.path(), html, &[&[flag.as_str()], options].concat());
    fs::read(&path).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&output.stderr)))
}

fn run(folder: &Path, html: &str, options: &[&str]) -> std::process::Output {
    let page = folder.join("page.html");
    fs::write(&page, html).unwrap();
    let quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        // A page that never ends to load must not hang the tests.
        "--timeout=20000",
    ];
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let page = format!("file://{}", page.display());
    Command::new(program()).args(quiet).arg(profile).args(options).arg(page).output().unwrap()
}

fn program() -> PathBuf {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let folders = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    let found = folders.iter().flat_map(|folder| names.map(|name| folder.join(name))).find(|path| path.exists());
    found.expect("Chromium is installed; `make deps` does it")
}
