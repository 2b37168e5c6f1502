//! A real Postgres with pg_stat_statements; started once for all tests, a fresh database for each.

use std::{
    net::{Ipv4Addr, TcpStream},
    path::PathBuf,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use super::{Guard, block_on, free_port};

/// The superuser's password in tests.
pub(crate) const PASSWORD: &str = "correct-horse-battery";

/// A running Postgres.
pub(crate) struct Postgres {
    guard: Guard,
    port: u16,
}

impl Postgres {
    /// The one that all tests share.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Postgres> = OnceLock::new();
        // The statements of all tests together are many: none may push out another's.
        SHARED.get_or_init(|| Self::start("shared_preload_libraries = 'pg_stat_statements'\npg_stat_statements.max = 50000\n"))
    }

    /// One of its own, with further lines for `postgresql.conf`.
    pub(crate) fn start(settings: &str) -> Self {
        Self::start_with("", settings, "")
    }

    /// The same, after `sh` commands in its folder, beside `data`.
    pub(crate) fn start_after(commands: &str, settings: &str) -> Self {
        Self::start_with("", settings, commands)
    }

    /// The same with further options for `initdb`.
    pub(crate) fn start_with(options: &str, settings: &str, commands: &str) -> Self {
        let (port, bin) = (free_port(), bin());
        let script = format!(
            r#"printf %s '{PASSWORD}' > pw
{bin}/initdb -D data -U postgres -A scram-sha-256 --pwfile=pw -E UTF8 --locale=C.UTF-8 --no-sync {options}
cat >> data/postgresql.conf <<'CONF'
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
fsync = off
synchronous_commit = off
max_connections = 60
{settings}
CONF
{commands}
exec {bin}/postgres -D data"#,
            bin = bin.display()
        );
        let mut guard = Guard::start(Some("postgres"), &script);
        guard.wait_until("postgres", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() && block_on(answers(port)));
        Self { guard, port }
    }

    /// A copy that follows it.
    pub(crate) fn replica(&self) -> Self {
        let (port, bin, followed) = (free_port(), bin(), self.port);
        let script = format!(
            r#"PGPASSWORD='{PASSWORD}' {bin}/pg_basebackup -h 127.0.0.1 -p {followed} -U postgres -D data -R -c fast --no-sync
echo 'port = {port}' >> data/postgresql.conf
exec {bin}/postgres -D data"#,
            bin = bin.display()
        );
        let mut guard = Guard::start(Some("postgres"), &script);
        guard.wait_until("a replica", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() && block_on(answers(port)));
        Self { guard, port }
    }

    /// The address of a new, empty database.
    pub(crate) fn database(&self) -> String {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        self.execute("postgres", &format!("create database {name}"));
        self.execute(&name, "create extension pg_stat_statements");
        self.url(&name)
    }

    /// The address of `database` for the superuser.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://postgres:{PASSWORD}@127.0.0.1:{}/{database}", self.port)
    }

    /// Its major version.
    pub(crate) fn major(&self) -> u32 {
        block_on(async {
            let (client, connection) = tokio_postgres::connect(&self.url("postgres"), tokio_postgres::NoTls).await.unwrap();
            tokio::spawn(connection);
            let row = client.query_one("select current_setting('server_version_num')", &[]).await.unwrap();
            row.get::<_, &str>(0).parse::<u32>().unwrap() / 10_000
        })
    }

    /// The port it listens on.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The folder beside its `data`.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.guard.folder()
    }

    /// What it logged so far.
    pub(crate) fn log(&self) -> String {
        self.guard.log()
    }

    /// Runs statements in `database` as the superuser.
    pub(crate) fn execute(&self, database: &str, sql: &str) {
        execute(&self.url(database), sql);
    }
}

/// The pool of an app, of so many connections at most.
pub(crate) fn pool(url: &str, most: usize) -> deadpool_postgres::Pool {
    let manager = deadpool_postgres::Manager::new(url.parse().unwrap(), tokio_postgres::NoTls);
    deadpool_postgres::Pool::builder(manager).max_size(most).build().unwrap()
}

/// Runs statements at any address.
pub(crate) fn execute(url: &str, sql: &str) {
    block_on(async {
        let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
        let driver = tokio::spawn(connection);
        client.batch_execute(sql).await.unwrap_or_else(|e| panic!("{sql}: {e:?}"));
        drop(client);
        let _ = driver.await;
    });
}

pub(crate) async fn answers(port: u16) -> bool {
    let url = format!("postgres://postgres:{PASSWORD}@127.0.0.1:{port}/postgres");
    match tokio_postgres::connect(&url, tokio_postgres::NoTls).await {
        Ok((client, connection)) => {
            tokio::spawn(connection);
            client.simple_query("select 1").await.is_ok()
        }
        Err(_) => false,
    }
}

/// True once the server has left its recovery: a copy opens for reading before that.
pub(crate) async fn is_open(port: u16) -> bool {
    let url = format!("postgres://postgres:{PASSWORD}@127.0.0.1:{port}/postgres");
    let Ok((client, connection)) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await else { return false };
    tokio::spawn(connection);
    client.query_one("select not pg_is_in_recovery()", &[]).await.is_ok_and(|row| row.get(0))
}

/// The newest installed server's programs, or those in the folder `POSTGRES_BIN`: one suite for every version.
pub(crate) fn bin() -> PathBuf {
    if let Some(folder) = std::env::var_os("POSTGRES_BIN") {
        return folder.into();
    }
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .expect("Postgres is installed; `make deps` does it")
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    versions.sort();
    versions.pop().expect("Postgres is installed; `make deps` does it")
}
