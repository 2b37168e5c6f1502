//! Where requests may go: to the addresses that the user named, each with its own credentials. Whatever an answer leads to,
//! nothing is sent to another scheme, host or port; but the same host over https, where http was named.

use url::Url;

use crate::{
    config::Target,
    snapshot::{Kind, Unseen},
};

/// A longer address is nobody's page, and would be sent as it stands.
pub(crate) const LONGEST_URL: usize = 4_096;
/// Of an address that is only told.
const LONGEST_TOLD: usize = 200;

/// The addresses of the app, its second instance and its edge, as they were given.
pub(crate) struct Named {
    homes: Vec<Url>,
    /// The page of metrics on an inner port: nothing else is asked there, and nothing of the app's visitors shown.
    inner: Option<Url>,
}

impl Named {
    /// Those of `target`.
    pub(crate) fn of(target: &Target) -> Self {
        let given = [&target.app, &target.instance, &target.edge];
        let homes = given.into_iter().flatten().map(|found| target.by_its_name(found.address.expose())).collect();
        Self { homes, inner: target.metrics_url().filter(|_| target.has_inner_metrics()) }
    }

    /// True for the page of metrics at another address than the app's.
    pub(crate) fn is_inner(&self, url: &Url) -> bool {
        self.inner.as_ref() == Some(url)
    }

    /// `url` with the credentials that were given for just this address, and with no others; or why nothing is sent there.
    pub(crate) fn admit(&self, url: &Url) -> Result<Url, Unseen> {
        if self.is_inner(url) {
            return Ok(url.clone());
        }
        let same = self.homes.iter().find(|named| named.origin() == url.origin());
        let Some(home) = same.or_else(|| self.homes.iter().find(|named| is_upgrade(named, url))) else {
            return Err(Unseen::new(Kind::Denied, format!("{} was not named and was not asked", place(url))));
        };
        let mut url = url.clone();
        let _ = url.set_username(home.username());
        let _ = url.set_password(home.password());
        Ok(url)
    }
}

/// True where a redirect from `from` stays with what the user named by it.
pub(crate) fn stays(from: &Url, to: &Url) -> bool {
    (from.origin() == to.origin() || is_upgrade(from, to)) && to.as_str().len() <= LONGEST_URL
}

/// From http to https of the same host, and from its port to the one that belongs to it: an app of its own may listen on any other.
fn is_upgrade(from: &Url, to: &Url) -> bool {
    let ports = (from.port_or_known_default(), to.port_or_known_default());
    let is_port = ports == (Some(80), Some(443)) || ports.0 == ports.1;
    from.scheme() == "http" && to.scheme() == "https" && from.host() == to.host() && is_port
}

/// The door that a start page is which leads to `next`.
pub(crate) fn door(next: &Url) -> Unseen {
    let reason = format!("the start page leads to {}, which was not named and was not asked", place(next));
    Unseen::new(Kind::Door, reason).cured_by("give it as --app if it is yours, or the address of a copy without the redirect")
}

/// Scheme, host and port: path and query may hold secrets.
fn place(url: &Url) -> String {
    let origin = url.origin();
    if !origin.is_tuple() {
        return "something that is no web address".to_owned();
    }
    let mut place = format!("{}/", origin.ascii_serialization());
    if place.len() > LONGEST_TOLD {
        place.truncate(place.floor_char_boundary(LONGEST_TOLD));
        place.push('…');
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).expect("a URL")
    }

    #[test]
    fn only_https_of_the_same_host_and_port_stays() {
        let stay = [
            ("http://shop.example/", "http://shop.example/login"),
            ("http://shop.example/", "http://shop.example:80/"),
            ("http://shop.example/", "https://shop.example/"),
            ("http://shop.example:8080/", "https://shop.example:8080/"),
            ("http://Shop.Example/", "https://shop.example/"),
        ];
        for (from, to) in stay {
            assert!(stays(&url(from), &url(to)), "{from} to {to}");
        }
        let leave = [
            ("http://shop.example/", "http://www.shop.example/"),
            ("http://shop.example/", "https://www.shop.example/"),
            ("https://shop.example/", "http://shop.example/"),
            ("http://shop.example/", "http://shop.example:8080/"),
            ("http://shop.example/", "https://shop.example:8443/"),
            ("http://shop.example:8080/", "https://shop.example/"),
            ("http://localhost:8080/", "http://127.0.0.1:8080/"),
            ("http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/"),
            ("http://127.0.0.1/", "http://[::ffff:7f00:1]/"),
            ("http://shop.example/", "ftp://shop.example/"),
            ("http://shop.example/", "file:///etc/passwd"),
        ];
        for (from, to) in leave {
            assert!(!stays(&url(from), &url(to)), "{from} to {to}");
        }
        let long = format!("http://shop.example/{}", "a".repeat(LONGEST_URL));
        assert!(!stays(&url("http://shop.example/"), &url(&long)));
    }

    #[test]
    fn credentials_go_to_the_address_that_they_were_given_for_and_to_no_other() {
        let homes = vec![url("http://me:word@shop.example/"), url("http://shop.example:81/"), url("http://you:there@cdn.example/")];
        let named = Named { homes, inner: Some(url("http://shop.example:9100/metrics")) };
        assert!(named.admit(&url("http://shop.example:9100/metrics")).is_ok() && named.admit(&url("http://shop.example:9100/")).is_err());
        let sent = |to: &str| named.admit(&url(to)).map(|u| u.to_string()).unwrap_or_default();
        assert_eq!(sent("http://shop.example/a"), "http://me:word@shop.example/a");
        assert_eq!(sent("https://shop.example/a"), "https://me:word@shop.example/a");
        assert_eq!(sent("http://other:pass@shop.example:81/a"), "http://shop.example:81/a", "neither the app's nor a stranger's");
        assert_eq!(sent("http://cdn.example/a"), "http://you:there@cdn.example/a");
        let why = named.admit(&url("http://elsewhere.example:82/?token=secret")).expect_err("nobody named it");
        assert_eq!(why.reason, "http://elsewhere.example:82/ was not named and was not asked");
    }

    #[test]
    fn a_door_tells_no_more_than_the_place() {
        assert!(
            door(&url("https://other.example/sso?token=secret"))
                .reason
                .starts_with("the start page leads to https://other.example/, which")
        );
        assert!(door(&url("javascript:alert(1)")).reason.contains("no web address"));
        assert!(door(&url(&format!("http://{}.example/", "a".repeat(9_000)))).reason.len() < 400);
    }
}
