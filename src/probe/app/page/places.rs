//! Where an address leads: to anybody, or only to machines beside the app.

use std::net::{IpAddr, Ipv4Addr};

use url::{Host, Url};

/// An address that only a machine beside the app can reach.
pub(crate) fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => is_private_address(IpAddr::V4(ip)),
        Some(Host::Ipv6(ip)) => is_private_address(IpAddr::V6(ip)),
        Some(Host::Domain(name)) => is_private_name(name),
        None => false,
    }
}

/// True where both are one place: host and port; each usual name of this machine is the same host, and plain http at its port leads to
/// what https has at its own.
pub(crate) fn is_twin(a: &Url, b: &Url) -> bool {
    let is_own = |ip: Ipv4Addr| ip == Ipv4Addr::LOCALHOST || ip.is_unspecified();
    let is_here = |url: &Url| match url.host() {
        Some(Host::Ipv4(ip)) => is_own(ip),
        Some(Host::Ipv6(ip)) => ip.is_loopback() || ip.is_unspecified() || ip.to_ipv4_mapped().is_some_and(is_own),
        Some(Host::Domain(name)) => ["localhost", "localhost."].contains(&name) || name.ends_with(".localhost"),
        None => false,
    };
    let is_host = a.host() == b.host() || is_here(a) && is_here(b);
    let ports = [a, b].map(|url| url.port_or_known_default());
    is_host && (ports[0] == ports[1] || ports.iter().all(|port| [Some(80), Some(443)].contains(port)))
}

/// A name that no public resolver knows.
pub(crate) fn is_private_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let ends = [".localhost", ".local", ".internal", ".test", ".lan", ".home.arpa", ".intranet"];
    name == "localhost" || ends.iter().any(|e| name.ends_with(e)) || name.contains(".svc.cluster") || name.contains(".svc.")
}

/// Loopback, private use and link-local addresses.
pub(crate) fn is_private_address(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => {
            let shared = Ipv4Addr::new(100, 64, 0, 0);
            let is_shared = u32::from(ip) >> 22 == u32::from(shared) >> 22;
            ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified() || is_shared
        }
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(v4) => is_private_address(IpAddr::V4(v4)),
            None => ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local() || ip.is_unicast_link_local(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).expect("a URL")
    }

    #[test]
    fn local_addresses_are_told_from_public_ones() {
        for local in [
            "http://localhost:3000",
            "http://10.1.2.3/",
            "http://[::1]/",
            "http://api.prod.svc.cluster.local/",
            "http://db.internal/",
            "http://172.20.0.2:80",
        ] {
            assert!(is_local(&url(local)), "{local}");
        }
        for public in
            ["http://shop.example/", "http://8.8.8.8/", "http://172.40.0.2/", "http://localhost.example/", "http://[2606:4700::1]/"]
        {
            assert!(!is_local(&url(public)), "{public}");
        }
    }

    #[test]
    fn each_name_of_this_machine_is_one_host() {
        for (a, b) in [
            ("http://localhost:80/a", "http://127.0.0.1/"),
            ("http://[::1]:8000/", "http://app.localhost:8000/"),
            ("http://a:1/", "http://a:1/x"),
            ("http://a/", "https://a/"),
        ] {
            assert!(is_twin(&url(a), &url(b)), "{a} {b}");
        }
        for (a, b) in
            [("http://localhost:81/", "http://127.0.0.1/"), ("http://127.0.0.2/", "http://127.0.0.1/"), ("http://a/", "http://b/")]
        {
            assert!(!is_twin(&url(a), &url(b)), "{a} {b}");
        }
    }
}
