//! What a cookie's name tells: whose it is, where its framework keeps sessions, which balancer pins by it.

use std::collections::BTreeMap;

use crate::{
    probe::app::{
        page::headers::set_cookies,
        visit::answer::{Answer, shown_path},
    },
    snapshot::{Row, row},
};

/// Rows of `http_cookie`, by path and name.
pub(crate) type Cookies = BTreeMap<(String, String), Row>;

/// Notes those of an answer.
pub(crate) fn note_all(kind: &'static str, answer: &Answer, rows: &mut Cookies) {
    let path = shown_path(&answer.url);
    set_cookies(&answer.headers).iter().for_each(|cookie| note(kind, &path, &cookie.name, rows));
}

/// Notes one, where it is not known of this path.
pub(crate) fn note(kind: &'static str, path: &str, name: &str, rows: &mut Cookies) {
    let found = session(name);
    let is_first = rows.keys().all(|(_, known)| known != name);
    rows.entry((path.to_owned(), name.to_owned())).or_insert(row! {
        "path" => path.to_owned(),
        "kind" => kind.to_owned(),
        "name" => name.to_owned(),
        "is_first" => is_first,
        "is_session" => found.is_some(),
        "default_store" => found.and_then(|s| s.default_store).map(str::to_owned),
        "framework" => found.map(|s| s.framework.to_owned()),
        "balancer" => balancer(name).map(str::to_owned),
        "is_of_guard" => is_of_guard(name),
    });
}

/// Where a session lives unless the app says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Session {
    pub(crate) framework: &'static str,
    /// `memory` or `file`; none: in the cookie itself, or in the database.
    pub(crate) default_store: Option<&'static str>,
}

/// The session that a cookie of this name carries; none: it is no session that we know.
pub(crate) fn session(name: &str) -> Option<Session> {
    let known = |framework, default_store| Some(Session { framework, default_store });
    match name {
        "connect.sid" => known("express-session", Some("memory")),
        "JSESSIONID" => known("servlet container", Some("memory")),
        "ASP.NET_SessionId" | ".AspNetCore.Session" => known("asp.net", Some("memory")),
        "PHPSESSID" => known("php", Some("file")),
        "CFID" | "CFTOKEN" => known("coldfusion", Some("memory")),
        "beaker.session.id" => known("beaker", Some("memory")),
        "laravel_session" => known("laravel", Some("file")),
        "sessionid" => known("django", None),
        "session" => known("flask or alike", None),
        "koa.sess" | "koa:sess" => known("koa", None),
        ".AspNetCore.Cookies" => known("asp.net", None),
        _ if name.ends_with("-laravel-session") || name.ends_with("_laravel_session") => known("laravel", Some("file")),
        _ if name.starts_with('_') && name.ends_with("_session") => known("rails", None),
        _ if is_session_name(name) => known("its own", None),
        _ => None,
    }
}

/// `sid`, `session_id`, `user-session` …
fn is_session_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let name = name.strip_prefix("__host-").or_else(|| name.strip_prefix("__secure-")).unwrap_or(&name);
    // Cloudflare's and Incapsula's are theirs, not the app's; `Path` of analytics sessions begins with an underscore.
    !name.starts_with("_ga")
        && name.split(['-', '_', '.']).any(|w| ["sid", "session", "sessionid", "sess"].contains(&w))
        && !name.starts_with("incap")
}

/// The load balancer that pins a visitor to one instance with a cookie of this name.
pub(crate) fn balancer(name: &str) -> Option<&'static str> {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|p| name.starts_with(p));
    match name {
        "AWSALB" | "AWSALBCORS" | "AWSALBTG" | "AWSALBTGCORS" | "AWSELB" | "AWSELBCORS" => Some("aws load balancer"),
        "ARRAffinity" | "ARRAffinitySameSite" | "ASLBSA" | "ASLBSACORS" => Some("azure"),
        "ApplicationGatewayAffinity" | "ApplicationGatewayAffinityCORS" => Some("azure application gateway"),
        "GCLB" => Some("google load balancer"),
        "SERVERID" | "SRV" | "SRVNAME" => Some("haproxy"),
        "ROUTEID" => Some("apache mod_proxy_balancer"),
        "route" | "INGRESSCOOKIE" => Some("nginx ingress"),
        "__cflb" => Some("cloudflare load balancing"),
        "DO-LB" => Some("digitalocean load balancer"),
        "heroku-session-affinity" => Some("heroku"),
        "X-Oracle-BMC-LBS-Route" => Some("oracle load balancer"),
        "fly-force-instance-id" => Some("fly.io"),
        _ if starts(&["AWSALBAPP-"]) => Some("aws load balancer"),
        _ if starts(&["BIGipServer"]) => Some("f5 big-ip"),
        _ if starts(&["NSC_"]) => Some("citrix netscaler"),
        _ => None,
    }
}

/// True for a cookie that bot protection before the app sets: Cloudflare, Akamai, Imperva, DataDome, HUMAN, F5, AWS WAF.
pub(crate) fn is_of_guard(name: &str) -> bool {
    let begins = ["incap_ses_", "visid_incap_", "nlbi_", "_px", "TS01"];
    let names =
        ["__cf_bm", "_cfuvid", "__cfruid", "__cfwaitingroom", "ak_bmsc", "bm_sv", "bm_sz", "bm_mi", "_abck", "datadome", "aws-waf-token"];
    names.contains(&name) || begins.iter().any(|begin| name.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_are_known_with_the_place_where_they_live() {
        let store = |name: &str| session(name).and_then(|s| s.default_store);
        assert_eq!(store("connect.sid"), Some("memory"));
        assert_eq!(store("PHPSESSID"), Some("file"));
        for elsewhere in ["_shop_session", "sessionid", "session", "__Host-sid"] {
            assert!(session(elsewhere).is_some() && store(elsewhere).is_none(), "{elsewhere}");
        }
        for other in ["theme", "csrftoken", "_ga_ABC", "incap_ses_1", "__cf_bm", "sidebar"] {
            assert!(session(other).is_none(), "{other}");
        }
    }

    #[test]
    fn balancers_are_known_and_bot_cookies_are_none() {
        assert_eq!(balancer("AWSALBAPP-0"), Some("aws load balancer"));
        assert_eq!(balancer("BIGipServerpool"), Some("f5 big-ip"));
        for other in ["__cf_bm", "incap_ses_1", "connect.sid", "routes", "AWSALBX"] {
            assert_eq!(balancer(other), None, "{other}");
        }
        assert!(is_of_guard("__cf_bm") && is_of_guard("incap_ses_1") && !is_of_guard("connect.sid") && !is_of_guard("AWSALB"));
    }
}
