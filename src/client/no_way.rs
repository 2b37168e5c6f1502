//! Why there is no way to a server: through a Unix socket, or over IPv6.

use std::io;

use crate::snapshot::{Kind, Unseen};

/// Why there is none through the socket `path`, in words, with the next step; none: it is there, and something else went wrong.
pub(crate) fn through_socket(path: &str, error: &io::Error) -> Option<Unseen> {
    let (reason, cure) = match error.kind() {
        io::ErrorKind::NotFound => (format!("there is no socket {path}"), "start the server, or correct the path of its socket"),
        io::ErrorKind::ConnectionRefused => (format!("nothing listens at {path}: the socket was left behind"), "start the server"),
        io::ErrorKind::PermissionDenied => (format!("this user may not open {path}"), "run as a user of the socket's group"),
        _ => return None,
    };
    Some(Unseen::new(Kind::Unreachable, reason).cured_by(cure))
}

/// Why there is none to `place` over IPv6, in words, with the next step; none: it is no such address, or this machine has a way.
pub(crate) fn over_ipv6(place: &str, error: &io::Error) -> Option<Unseen> {
    let other_ways = "give the IPv4 address or the host name, or scan from a machine that has IPv6";
    let cure = match error.kind() {
        // A host that is down, or a router that knows of none: the kernel says the same of both.
        io::ErrorKind::HostUnreachable => format!("see that it is up; else {other_ways}"),
        // Without an address, or without a route.
        io::ErrorKind::AddrNotAvailable | io::ErrorKind::NetworkUnreachable => format!("switch IPv6 on here, {other_ways}"),
        _ if error.raw_os_error() == Some(NO_SUCH_FAMILY) => format!("switch IPv6 on here, {other_ways}"),
        _ => return None,
    };
    place.starts_with('[').then(|| {
        Unseen::new(Kind::Unreachable, format!("{place} is an IPv6 address, and there is no way to it from here: {error}")).cured_by(cure)
    })
}

/// `EAFNOSUPPORT` of Linux.
const NO_SUCH_FAMILY: i32 = 97;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_ipv6_says_so_and_of_another_address_nothing() {
        for kind in [io::ErrorKind::AddrNotAvailable, io::ErrorKind::NetworkUnreachable] {
            let why = over_ipv6("[2001:db8::1]:5432", &io::Error::from(kind)).expect("it has none");
            assert!(why.reason.contains("[2001:db8::1]:5432 is an IPv6 address") && why.cure.is_some_and(|cure| cure.contains("IPv4")));
            assert!(over_ipv6("192.0.2.1:5432", &io::Error::from(kind)).is_none());
        }
        let down = over_ipv6("[2001:db8::1]:5432", &io::Error::from(io::ErrorKind::HostUnreachable)).expect("nothing answers");
        assert!(down.cure.is_some_and(|cure| cure.starts_with("see that it is up")), "who is down is not told to switch IPv6 on");
        assert!(over_ipv6("[::1]:1", &io::Error::from_raw_os_error(NO_SUCH_FAMILY)).is_some());
        assert!(over_ipv6("[::1]:1", &io::Error::from(io::ErrorKind::ConnectionRefused)).is_none());
    }
}
