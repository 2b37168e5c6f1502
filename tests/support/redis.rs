//! A real Redis.

use super::{Guard, free_port};

/// A running Redis.
pub(crate) struct Redis {
    guard: Guard,
    port: u16,
}

impl Redis {
    /// Starts one with further command-line options, such as `--requirepass x`.
    pub(crate) fn start(options: &str) -> Self {
        let port = free_port();
        let script = format!("exec redis-server --port {port} --bind 127.0.0.1 --dir . --save '' {options}");
        let mut guard = Guard::start(None, &script);
        guard.wait_for_port("redis", port);
        Self { guard, port }
    }

    /// Its address without credentials.
    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// The port it listens on.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// What it logged so far.
    pub(crate) fn log(&self) -> String {
        self.guard.log()
    }
}
