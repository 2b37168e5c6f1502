//! A real Redis.

use super::{Guard, free_port};

/// A running Redis.
pub(crate) struct Redis {
    guard: Guard,
    port: u16,
    tls_port: u16,
}

impl Redis {
    /// Starts one with further command-line options, such as `--requirepass x`.
    pub(crate) fn start(options: &str) -> Self {
        let port = free_port();
        let script = format!("exec redis-server --port {port} --bind 127.0.0.1 --dir . --save '' {options}");
        let mut guard = Guard::start(None, &script);
        guard.wait_for_port("redis", port);
        Self { guard, port, tls_port: 0 }
    }

    /// Starts one that speaks TLS as well, with a certificate for `localhost` signed by nobody else.
    pub(crate) fn start_with_tls() -> Self {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let (certificate, key) = (made.cert.pem(), made.signing_key.serialize_pem());
        let (port, tls_port) = (free_port(), free_port());
        let script = format!(
            "cat > cert.pem <<'PEM'\n{certificate}PEM\ncat > key.pem <<'PEM'\n{key}PEM\n\
             exec redis-server --port {port} --bind 127.0.0.1 --dir . --save '' --tls-port {tls_port} \
             --tls-cert-file cert.pem --tls-key-file key.pem --tls-ca-cert-file cert.pem --tls-auth-clients no"
        );
        let mut guard = Guard::start(None, &script);
        guard.wait_for_port("redis", tls_port);
        Self { guard, port, tls_port }
    }

    /// Its address with TLS.
    pub(crate) fn tls_url(&self) -> String {
        format!("rediss://localhost:{}", self.tls_port)
    }

    /// The folder that it writes into.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.guard.folder()
    }

    /// The file with its certificate.
    pub(crate) fn certificate(&self) -> std::path::PathBuf {
        self.guard.folder().join("cert.pem")
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

    /// Runs commands, one a line, words parted by blanks, and returns the last answer.
    pub(crate) fn execute(&self, commands: &str) -> redis::Value {
        execute(&self.url(), commands)
    }
}

/// Runs commands at any address.
pub(crate) fn execute(url: &str, commands: &str) -> redis::Value {
    let mut connection = redis::Client::open(url).unwrap().get_connection().unwrap();
    let mut last = redis::Value::Nil;
    for line in commands.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        last = redis::cmd(words[0]).arg(&words[1..]).query(&mut connection).unwrap_or_else(|e| panic!("{line}: {e}"));
    }
    last
}
