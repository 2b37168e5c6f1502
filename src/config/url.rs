//! Addresses that are put together of their parts.

use url::Url;

/// The address of a Postgres.
pub(super) fn postgres_url(host: &str, port: &str, user: &str, password: &str, database: &str) -> String {
    let mut url = Url::parse("postgres://localhost").expect("a constant");
    // A host that starts with `/` is a folder of Unix sockets: libpq's URL form has it in the query.
    if host.starts_with('/') {
        url.query_pairs_mut().append_pair("host", host);
    } else {
        let _ = url.set_host(Some(host));
    }
    let _ = url.set_port(port.parse().ok());
    let _ = url.set_username(if user.is_empty() { "postgres" } else { user });
    if !password.is_empty() {
        let _ = url.set_password(Some(password));
    }
    url.set_path(if database.is_empty() { user } else { database });
    url.to_string()
}
/// True for a name or an address without scheme, port and path.
pub(super) fn is_host(text: &str) -> bool {
    matches!(url::Host::parse(text), Ok(host) if host.to_string().eq_ignore_ascii_case(text))
}
