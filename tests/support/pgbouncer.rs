//! A real PgBouncer in front of a Postgres of the tests, on a free port, as a user who is not root.

use std::{net::Ipv4Addr, net::TcpStream};

use super::{Guard, Postgres, free_port};

/// A running PgBouncer. `stats` may read its console, `postgres` may not.
pub(crate) struct PgBouncer {
    guard: Guard,
    port: u16,
}

impl PgBouncer {
    /// Starts one with further lines for `[pgbouncer]` in its file.
    pub(crate) fn start(postgres: &Postgres, settings: &str) -> Self {
        let (port, behind, password) = (free_port(), postgres.port(), super::postgres::PASSWORD);
        let script = format!(
            r#"cat > users.txt <<'USERS'
"postgres" "{password}"
"stats" "battery-staple"
USERS
cat > pgbouncer.ini <<'INI'
[databases]
* = host=127.0.0.1 port={behind}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = plain
auth_file = users.txt
stats_users = stats
{settings}
INI
exec pgbouncer pgbouncer.ini"#
        );
        let mut guard = Guard::start(Some("postgres"), &script);
        guard.wait_until("pgbouncer", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok());
        Self { guard, port }
    }

    /// The address of `database` through it.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://postgres:{}@127.0.0.1:{}/{database}", super::postgres::PASSWORD, self.port)
    }

    /// The address of its console, for the user who may read it.
    pub(crate) fn console(&self) -> String {
        format!("postgres://stats:battery-staple@127.0.0.1:{}", self.port)
    }

    /// What it logged so far.
    pub(crate) fn log(&self) -> String {
        self.guard.log()
    }
}
