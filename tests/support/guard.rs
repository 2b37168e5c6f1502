//! A server that hangs on a pipe: when this process dies, even by SIGKILL, the pipe closes and the server is stopped.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::{
        linux::net::SocketAddrExt,
        unix::{
            fs::PermissionsExt,
            net::{SocketAddr, UnixListener},
        },
    },
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU16, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// A port that nobody listens on now, and that no other call gives.
pub(crate) fn free_port() -> u16 {
    free_ports(1)
}

/// The first of `count` such ports in a row.
pub(crate) fn free_ports(count: u16) -> u16 {
    let is_free = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok();
    std::iter::repeat_with(|| ports().take(count))
        .take(BLOCK.into())
        .find(|first| (*first..first + count).all(is_free))
        .expect("a free port")
}

/// Ports are given out of a block that this process has for itself, and below those that the system gives who asks for any: a server may
/// take a minute to come to the line where it listens, and whoever connected meanwhile may have had the port.
const BLOCK: u16 = 1000;
const BLOCKS: std::ops::Range<u16> = 10..20;

struct Ports {
    first: u16,
    given: AtomicU16,
    /// Its name is the reservation; it ends with the process, however that ends.
    _reserved: UnixListener,
}

impl Ports {
    fn take(&self, count: u16) -> u16 {
        let after = |given: u16| if given + count > BLOCK { count } else { given + count };
        let given = self.given.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |given| Some(after(given))).unwrap();
        self.first + after(given) - count
    }
}

fn ports() -> &'static Ports {
    static PORTS: OnceLock<Ports> = OnceLock::new();
    let reserve = |block: u16| {
        let name = SocketAddr::from_abstract_name(format!("plimsoll-tests-{block}")).ok()?;
        let _reserved = UnixListener::bind_addr(&name).ok()?;
        Some(Ports { first: block * BLOCK, given: AtomicU16::new(0), _reserved })
    };
    PORTS.get_or_init(|| BLOCKS.into_iter().find_map(reserve).expect("fewer than ten runs of the tests at a time"))
}

/// A port that nobody listens on, and that nobody else can take as long as the tests run: bound, and never listened on.
pub(crate) fn closed_port() -> u16 {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
    Box::leak(Box::new(socket)).local_addr().unwrap().port()
}

/// A running server in its own folder.
pub(crate) struct Guard {
    child: Child,
    folder: tempfile::TempDir,
}

impl Guard {
    /// Runs `script` by `sh` in a new folder (`$DIR`), as `user` where this process is root. The script ends in
    /// `exec`: its process is the server, and is stopped with SIGINT, which every server here takes as an orderly end.
    pub(crate) fn start(user: Option<&str>, script: &str) -> Self {
        let folder = tempfile::Builder::new().prefix("plimsoll-test-").tempdir().unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o777)).unwrap();
        let wrapped = format!(
            "(cd \"$DIR\"; {script}) >\"$DIR/log\" 2>&1 </dev/null & server=$!\ncat >/dev/null\nkill -INT $server 2>/dev/null\nwait $server 2>/dev/null\nrm -rf \"$DIR\"/*"
        );
        let mut command = match user.filter(|_| is_root()) {
            Some(user) => {
                let mut command = Command::new("setpriv");
                command.args([&format!("--reuid={user}"), &format!("--regid={user}"), "--clear-groups", "sh", "-c", &wrapped]);
                command
            }
            None => {
                let mut command = Command::new("sh");
                command.args(["-c", &wrapped]);
                command
            }
        };
        let child = command.env("DIR", folder.path()).env("HOME", folder.path()).stdin(Stdio::piped()).spawn().unwrap();
        Self { child, folder }
    }

    /// Its folder.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// What the server said so far.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.folder().join("log")).unwrap_or_default()
    }

    /// Waits until `ready`; a server that ends first, or takes a minute, fails the test with its log.
    pub(crate) fn wait_until(&mut self, what: &str, ready: impl Fn() -> bool) {
        let start = Instant::now();
        while !ready() {
            let ended = self.child.try_wait().unwrap();
            assert!(ended.is_none() && start.elapsed() < Duration::from_secs(60), "{what} did not start: {}", self.log());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until something listens on `port`.
    pub(crate) fn wait_for_port(&mut self, what: &str, port: u16) {
        self.wait_until(what, || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok());
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout.starts_with(b"0\n"))
}
