//! A real Varnish with the rules that it comes with, as a user who is not root.

use super::{Guard, free_port};

/// A running Varnish before an app on loopback.
pub(crate) struct Varnish {
    _guard: Guard,
    port: u16,
}

impl Varnish {
    /// Starts one before the app at `port`.
    pub(crate) fn before(app: u16) -> Self {
        let port = free_port();
        let script = format!(
            "exec varnishd -F -j none -n \"$DIR/work\" -a 127.0.0.1:{port} -b 127.0.0.1:{app} -s default,8m -T none -p vsl_space=1m -l 1m"
        );
        let mut guard = Guard::start(Some("www-data"), &script);
        guard.wait_for_port("varnish", port);
        Self { _guard: guard, port }
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}
