//! How people name the Unix socket that an app listens on: as gunicorn does (`unix:/run/app.sock`), as nginx does
//! (`http://unix:/run/app.sock:/path`), or with the path as a host (`http+unix://%2Frun%2Fapp.sock/path`).

use std::path::{Path, PathBuf};

use url::Url;

use super::percent::percent_decode;

/// The path of the socket, and the address of the app behind it as if it had a port; none: `text` names no socket.
pub(super) fn split(text: &str) -> Option<(PathBuf, String)> {
    let (scheme, who, socket, path) = if let Some(rest) = text.strip_prefix("http+unix://") {
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (who, host) = user_of(host);
        ("http", who, percent_decode(host), path)
    } else if let Some(rest) = text.strip_prefix("unix:") {
        let (socket, path) = parted(rest);
        // Three slashes are those of a URL.
        ("http", "", socket.strip_prefix("//").unwrap_or(socket).to_owned(), path)
    } else {
        let (scheme, rest) = text.split_once("://").filter(|(scheme, _)| ["http", "https"].contains(scheme))?;
        let (before, rest) = rest.split_at(rest.find('/')?);
        let who = before.strip_suffix("unix:").filter(|who| who.is_empty() || who.ends_with('@'))?;
        let (socket, path) = parted(rest);
        (scheme, who, socket.to_owned(), path)
    };
    socket.starts_with('/').then(|| (PathBuf::from(socket), format!("{scheme}://{who}localhost{path}")))
}

/// `me:word@` and the rest.
fn user_of(host: &str) -> (&str, &str) {
    host.split_at(host.rfind('@').map_or(0, |at| at + 1))
}

/// The socket, and the path of the app behind the colon.
fn parted(text: &str) -> (&str, &str) {
    text.split_once(':').unwrap_or((text, ""))
}

/// The address as nginx names it; without a path and a user the short form.
pub(super) fn joined(url: &Url, socket: &Path) -> String {
    let (text, socket) = (url.as_str(), socket.display());
    if text == "http://localhost/" {
        return format!("unix:{socket}");
    }
    text.replacen("localhost", &format!("unix:{socket}:"), 1)
}
