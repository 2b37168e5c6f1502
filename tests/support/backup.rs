//! A real backup tool beside a real Postgres: scripts that run in the folder of the server, as its user.

use std::{path::Path, process::Command};

use super::{Guard, free_port, postgres::PASSWORD};

/// A Postgres that archives to a pgBackRest repository in its own folder.
pub(crate) struct Saved {
    guard: Guard,
    port: u16,
}

impl Saved {
    /// Starts it, with the stanza `main`; no backup is taken yet.
    pub(crate) fn start() -> Self {
        let port = free_port();
        let bin = super::postgres::bin();
        let script = format!(
            r#"mkdir repo lock spool
cat > pgbackrest.conf <<CONF
[global]
repo1-path=$DIR/repo
repo1-retention-full=2
log-level-file=off
log-level-console=warn
lock-path=$DIR/lock
spool-path=$DIR/spool
start-fast=y
compress-type=lz4
[main]
pg1-path=$DIR/data
pg1-port={port}
pg1-socket-path=$DIR
pg1-user=postgres
CONF
printf %s '{PASSWORD}' > pw
{bin}/initdb -D data -U postgres --auth-host=scram-sha-256 --auth-local=trust --pwfile=pw -E UTF8 --locale=C.UTF-8 --no-sync
cat >> data/postgresql.conf <<CONF
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '$DIR'
fsync = off
full_page_writes = off
archive_mode = on
archive_command = 'pgbackrest --config=$DIR/pgbackrest.conf --stanza=main archive-push %p'
CONF
exec {bin}/postgres -D data"#,
            bin = bin.display()
        );
        let mut guard = Guard::start(Some("postgres"), &script);
        guard.wait_until("postgres", || super::block_on(super::postgres::answers(port)));
        let saved = Self { guard, port };
        saved.pgbackrest("stanza-create");
        saved
    }

    /// Runs pgBackRest, and returns what it printed.
    pub(crate) fn pgbackrest(&self, arguments: &str) -> String {
        self.run(&format!("pgbackrest --config=$DIR/pgbackrest.conf --stanza=main {arguments}"))
    }

    /// Runs `sh` commands as the server's user, in its folder.
    pub(crate) fn run(&self, commands: &str) -> String {
        as_postgres(self.guard.folder(), commands)
    }

    /// Its folder.
    pub(crate) fn folder(&self) -> &Path {
        self.guard.folder()
    }

    /// The address of `database`.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://postgres:{PASSWORD}@127.0.0.1:{}/{database}", self.port)
    }

    /// Restores the newest backup into a folder of its own and starts it there.
    pub(crate) fn restore(&self) -> Restored {
        let port = free_port();
        let from = self.guard.folder().display();
        let script = format!(
            r#"mkdir data && chmod 700 data
pgbackrest --config={from}/pgbackrest.conf --stanza=main --pg1-path=$DIR/data --lock-path=$DIR/lock restore
cat >> data/postgresql.conf <<CONF
port = {port}
unix_socket_directories = '$DIR'
archive_mode = off
CONF
exec {bin}/postgres -D data"#,
            bin = super::postgres::bin().display()
        );
        let mut guard = Guard::start(Some("postgres"), &script);
        guard.wait_until("the restored postgres", || super::block_on(super::postgres::is_open(port)));
        Restored { _guard: guard, port }
    }

    /// A streaming replica of it.
    pub(crate) fn replica(&self) -> Restored {
        let port = free_port();
        let script = format!(
            r#"{bin}/pg_basebackup -h {from} -p {own} -U postgres -D data -R -c fast
cat >> data/postgresql.conf <<CONF
port = {port}
unix_socket_directories = '$DIR'
archive_mode = off
CONF
exec {bin}/postgres -D data"#,
            bin = super::postgres::bin().display(),
            from = self.guard.folder().display(),
            own = self.port,
        );
        let mut guard = Guard::start(Some("postgres"), &script);
        guard.wait_until("the replica", || super::block_on(super::postgres::answers(port)));
        Restored { _guard: guard, port }
    }
}

/// A copy that runs.
pub(crate) struct Restored {
    _guard: Guard,
    port: u16,
}

impl Restored {
    /// The address of `database` in it.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://postgres:{PASSWORD}@127.0.0.1:{}/{database}", self.port)
    }
}

/// Runs `sh` commands in `folder` (`$DIR`) as the user of the servers; a failure fails the test.
pub(crate) fn as_postgres(folder: &Path, commands: &str) -> String {
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh", "-ec", commands]);
    let output = command.current_dir(folder).env("DIR", folder).env("HOME", folder).output().unwrap();
    assert!(output.status.success(), "{commands}: {}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
