//! Addresses with what lets in: used, and never shown.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use url::Url;

use super::{
    MASK,
    form::{self, is_secret_name},
    percent::percent_decode,
    socket,
};

/// A user without a password is a token, and no name, from this length on.
const SHORTEST_TOKEN: usize = 12;

/// Kinds of address, ours and those that are taken for ours. An error may name them.
const KINDS: &[&str] = &[
    "http",
    "https",
    "postgres",
    "postgresql",
    "redis",
    "rediss",
    "valkey",
    "valkeys",
    "unix",
    "mysql",
    "mariadb",
    "mongodb",
    "amqp",
    "amqps",
];

/// A connection address. Its credentials never print: `Display` and `Debug` show it masked.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    url: Url,
    /// Where an app listens that has no port; its `url` is then that of `localhost`.
    socket: Option<PathBuf>,
}

impl Address {
    /// Parses `text`; the error names no part of it, since a mistyped address may be all secret.
    ///
    /// # Errors
    /// When `text` is not a URL with a host, or a sign in its password may have cut it in two.
    pub fn parse(text: &str) -> Result<Self, BadAddress> {
        let text = text.trim();
        let mut url = Url::parse(text)?;
        if !KINDS.contains(&url.scheme().split('+').next().unwrap_or_default()) {
            return Err(BadAddress::Kind);
        }
        if url.host_str().is_none_or(str::is_empty) && url.scheme() != "unix" && url.query().is_none() {
            return Err(url::ParseError::EmptyHost.into());
        }
        ambiguous_sign(text, matches!(url.scheme(), "http" | "https")).map_or(Ok(()), |sign| Err(BadAddress::Sign(sign)))?;
        // No server ever sees it.
        url.set_fragment(None);
        Ok(Self { url, socket: None })
    }

    /// The same of an app, which may listen on a Unix socket: `unix:/run/app.sock`, or as nginx names one,
    /// `http://unix:/run/app.sock:/path`.
    ///
    /// # Errors
    /// As above.
    pub fn of_app(text: &str) -> Result<Self, BadAddress> {
        let Some((path, rest)) = socket::split(text.trim()) else { return Self::parse(text) };
        Ok(Self { socket: Some(path), ..Self::parse(&rest)? })
    }

    /// The Unix socket that an app listens on; none: it has a port.
    #[must_use]
    pub fn socket(&self) -> Option<&Path> {
        self.socket.as_deref()
    }

    /// The address as a client needs it, credentials and all.
    #[must_use]
    pub fn expose(&self) -> &Url {
        &self.url
    }

    /// The address of another database of the same cluster.
    #[must_use]
    pub fn of_database(&self, name: &str) -> Self {
        let mut url = self.url.clone();
        // A slash in the name would begin a new part of the path.
        url.set_path(&name.replace('%', "%25").replace('/', "%2F"));
        let rest: Vec<(String, String)> =
            self.url.query_pairs().filter(|(key, _)| key != "dbname").map(|(k, v)| (k.into(), v.into())).collect();
        url.set_query(None);
        if !rest.is_empty() {
            url.query_pairs_mut().extend_pairs(rest);
        }
        Self { url, socket: self.socket.clone() }
    }

    /// The address of `path` below it, which begins with a slash and may have a query.
    #[must_use]
    pub fn below(&self, path: &str) -> Self {
        let mut url = self.url.clone();
        let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
        url.set_path(&format!("{}{path}", self.url.path().trim_end_matches('/')));
        url.set_query(query);
        Self { url, socket: self.socket.clone() }
    }

    /// The host, or `localhost` where the address names none (a Unix socket).
    #[must_use]
    pub fn host(&self) -> &str {
        self.url.host_str().filter(|h| !h.is_empty()).unwrap_or("localhost")
    }

    /// Host and port, as far as they are said, or the socket of an app.
    #[must_use]
    pub fn place(&self) -> String {
        match (self.socket(), self.url.port()) {
            (Some(socket), _) => socket.display().to_string(),
            (None, Some(port)) => format!("{}:{port}", self.host()),
            (None, None) => self.host().to_owned(),
        }
    }

    /// The address with its user kept, and its password and secret query values masked. A user alone is a token, but
    /// for Postgres, where the password may stand elsewhere.
    #[must_use]
    pub fn masked(&self) -> String {
        let mut url = self.url.clone();
        if url.password().is_some() {
            let _ = url.set_password(Some(MASK));
        } else if self.is_user_secret() {
            let _ = url.set_username(MASK);
        }
        let pairs: Vec<(String, String)> = url
            .query_pairs()
            .map(|(k, v)| {
                let is_secret = is_secret_name(&k) || is_server_options(&k, &v);
                (k.into_owned(), if is_secret { MASK.to_owned() } else { v.into_owned() })
            })
            .collect();
        if !pairs.is_empty() {
            let text: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
            url.set_query(Some(&text.join("&")));
        }
        let shown = self.socket.as_deref().map_or_else(|| url.to_string(), |path| socket::joined(&url, path));
        form::mask(shown, |_| MASK.to_owned())
    }

    fn is_user_secret(&self) -> bool {
        !self.url.username().is_empty() && self.url.password().is_none_or(str::is_empty) && !self.url.scheme().starts_with("postgres")
    }

    /// Every secret that the address holds, both as written and percent-decoded. A password that is also the name of
    /// the user, the database or the kind of server would hide that name in every fact, and is left to the forms.
    pub(super) fn secrets(&self) -> Vec<String> {
        let mut found: Vec<String> = self.url.password().map(str::to_owned).into_iter().collect();
        let names = [self.url.username(), self.url.path().trim_start_matches('/'), self.url.scheme(), "default"];
        found.retain(|secret| !names.contains(&secret.as_str()));
        if self.is_user_secret() && self.url.username().len() >= SHORTEST_TOKEN {
            found.push(self.url.username().to_owned());
        }
        for (key, value) in self.url.query_pairs() {
            if is_secret_name(&key) {
                found.push(value.into_owned());
            } else if is_server_options(&key, &value) {
                let settings = value.split_whitespace().filter_map(|word| word.trim_start_matches("-c").split_once('='));
                found.extend(settings.filter(|(name, _)| is_secret_name(name)).map(|(_, secret)| secret.to_owned()));
            }
        }
        let decoded: Vec<String> = found.iter().map(|s| percent_decode(s)).collect();
        found.extend(decoded);
        found
    }
}

/// What Postgres is started with, such as `-c app.token=…`.
fn is_server_options(key: &str, value: &str) -> bool {
    key == "options" && value.trim_start().starts_with('-')
}

/// The sign that may belong to a password and be read as the end of it: then a part of the password would be taken for the host
/// or the database, looked up and shown. Paths of the web may hold an `@`.
fn ambiguous_sign(text: &str, is_web: bool) -> Option<char> {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let after = &rest[authority.len()..];
    let (place, fragment) = after.split_once('#').map_or((after, None), |(place, fragment)| (place, Some(fragment)));
    let (path, query) = place.split_once('?').unwrap_or((place, ""));
    let is_query_cut = query.split('&').any(|pair| pair.contains('@') && !pair.contains('='));
    if fragment.is_some_and(|f| !is_web || f.contains('@')) {
        Some('#')
    } else if authority.matches('@').count() > 1 {
        Some('@')
    } else if is_web {
        authority.contains('\\').then_some('\\')
    } else if path.contains('@') {
        Some('/')
    } else {
        is_query_cut.then_some('?')
    }
}

/// A text that is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// It is no URL.
    #[error(transparent)]
    Url(#[from] url::ParseError),
    /// What stands before the first colon is no kind of address: it may be a user, or a password.
    #[error("it does not start with a kind of address such as `postgres://`, `redis://` or `https://`")]
    Kind,
    /// A sign stands in it that may be one of its password.
    #[error("it holds a `{0}` that may belong to the password; in a password write it as `%{code:02X}`", code = u32::from(*.0))]
    Sign(char),
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_is_named_as_servers_name_theirs() {
        let cases = [
            ("unix:/run/app.sock", "/run/app.sock", "http://localhost/", "unix:/run/app.sock"),
            ("unix:///run/app.sock", "/run/app.sock", "http://localhost/", "unix:/run/app.sock"),
            ("http://unix:/run/app.sock", "/run/app.sock", "http://localhost/", "unix:/run/app.sock"),
            ("http://unix:/run/app.sock:/shop", "/run/app.sock", "http://localhost/shop", "http://unix:/run/app.sock:/shop"),
            ("http+unix://%2Frun%2Fapp.sock/shop", "/run/app.sock", "http://localhost/shop", "http://unix:/run/app.sock:/shop"),
            ("http://me:word@unix:/a.sock:/", "/a.sock", "http://me:word@localhost/", "http://me:***@unix:/a.sock:/"),
        ];
        for (text, socket, url, shown) in cases {
            let address = Address::of_app(text).expect(text);
            assert_eq!((address.socket(), address.expose().as_str()), (Some(Path::new(socket)), url), "{text}");
            assert_eq!((address.masked().as_str(), address.host()), (shown, "localhost"), "{text}");
            let again = Address::of_app(&address.masked()).expect("what is shown");
            assert_eq!(again.socket(), address.socket(), "{text}");
        }
    }

    #[test]
    fn a_host_is_no_socket() {
        for text in
            ["http://unix/", "http://unix.example/x:/y", "https://a.example:8000/unix:/b", "http://units:/x", "redis+unix:///a.sock"]
        {
            assert_eq!(socket::split(text), None, "{text}");
        }
        assert!(Address::of_app("unix:run/app.sock").is_ok_and(|address| address.socket().is_none()), "which folder, nobody can tell");
    }
}
