//! By what doors are known. Lists of words and headers, each with its source; nothing else.

use std::sync::LazyLock;

use regex::Regex;
use url::Url;

use crate::probe::app::visit::answer::Answer;

/// Bot protection by a header of its own: name, a word of its value (empty: any), vendor.
/// Cloudflare: developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response. AWS WAF:
/// docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-how-it-works.html. DataDome:
/// docs.datadome.co/docs/protection-api-validation. Vercel: vercel.com/docs/vercel-firewall/attack-challenge-mode. Imperva and
/// DDoS-Guard: as their answers have it.
const CHALLENGE_HEADERS: &[(&str, &str, &str)] = &[
    ("cf-mitigated", "challenge", "Cloudflare"),
    ("x-amzn-waf-action", "", "AWS WAF"),
    ("x-datadome", "protected", "DataDome"),
    ("x-dd-b", "", "DataDome"),
    ("x-vercel-mitigated", "", "Vercel"),
    ("server", "ddos-guard", "DDoS-Guard"),
];

/// The same by texts of the page: all words of a line must be there. Titles and scripts of the pages that the vendors send.
const CHALLENGE_TEXTS: &[(&[&str], &str)] = &[
    (&["<title>Just a moment...</title>"], "Cloudflare"),
    (&["/cdn-cgi/challenge-platform/"], "Cloudflare"),
    (&["Attention Required!", "Cloudflare"], "Cloudflare"),
    (&["_Incapsula_Resource"], "Imperva"),
    (&["captcha-delivery.com"], "DataDome"),
    (&["awsWafCookieDomainList"], "AWS WAF"),
    (&["Access Denied", "errors.edgesuite.net"], "Akamai"),
    (&["/_sec/cp_challenge/"], "Akamai"),
    (&["px-captcha"], "HUMAN"),
    (&["Making sure you're not a bot!"], "Anubis"),
    (&["Sucuri WebSite Firewall"], "Sucuri"),
    (&["Vercel Security Checkpoint"], "Vercel"),
];

/// A challenge has one of these; a page that an app answers with 200 may talk about anything.
const CHALLENGE_STATUS: &[u16] = &[202, 403, 405, 429, 503];

/// The vendor whose bot protection answered in place of the app.
pub(crate) fn challenger(answer: &Answer) -> Option<&'static str> {
    if !CHALLENGE_STATUS.contains(&answer.status) {
        return None;
    }
    let says = |name: &str, word: &str| answer.header(name).is_some_and(|v| v.to_ascii_lowercase().contains(word));
    let by_header = CHALLENGE_HEADERS.iter().find(|(name, word, _)| says(name, word)).map(|(_, _, vendor)| *vendor);
    let text = answer.text();
    let by_text = || CHALLENGE_TEXTS.iter().find(|(words, _)| words.iter().all(|w| text.contains(w))).map(|(_, vendor)| *vendor);
    by_header.or_else(by_text)
}

/// What servers say to a host name that is not theirs: Django's 400 and its debug page, Rails (HostAuthorization), Vite,
/// webpack-dev-server, Spring's firewall, Envoy and Traefik, Heroku, GitHub Pages, nginx' ingress, Cloudflare (1001, 1003).
const REFUSED_HOSTS: &[&str] = &[
    "Bad Request (400)",
    "DisallowedHost",
    "Invalid HTTP_HOST header",
    "Blocked host",
    "Blocked request. This host",
    "Invalid Host header",
    "Invalid host header",
    "Misdirected Request",
    "default backend - 404",
    "No such app",
    "There isn't a GitHub Pages site here",
    "no Route matched with those values",
    "Direct IP access not allowed",
    "HTTP Error 400. The request hostname is invalid",
];

/// True where it refuses the host name that it was asked by.
pub(crate) fn refuses_host(answer: &Answer) -> bool {
    let text = answer.text();
    answer.status == 421 || [400, 403, 404].contains(&answer.status) && REFUSED_HOSTS.iter().any(|mark| text.contains(mark))
}

/// What a server of https says to plain http: nginx, Apache, Go.
const WANTS_TLS: &[&str] = &["sent to HTTPS port", "speaking plain HTTP to an SSL-enabled", "HTTP request to an HTTPS server"];

/// True where it wants another scheme.
pub(crate) fn wants_tls(answer: &Answer) -> bool {
    WANTS_TLS.iter().any(|mark| answer.text().contains(mark))
}

/// Parts of addresses of sign-ins: Rails' Devise, Django, Laravel, Spring Security, ASP.NET, Keycloak, oauth2-proxy, NextAuth,
/// WordPress.
const SIGN_IN: &[&str] = &[
    "login",
    "log-in",
    "log_in",
    "signin",
    "sign-in",
    "sign_in",
    "logon",
    "auth",
    "authorize",
    "authenticate",
    "sso",
    "oauth",
    "oauth2",
    "openid-connect",
    "saml",
    "saml2",
    "wp-login.php",
    "login.php",
    "login.html",
    "login.aspx",
];

/// Parts of addresses that stand beside a sign-in, and lead to nothing of the app.
const BESIDE_SIGN_IN: &[&str] = &[
    "register",
    "registration",
    "signup",
    "sign-up",
    "sign_up",
    "password",
    "password-reset",
    "password_reset",
    "forgot",
    "forgot-password",
    "forgot_password",
    "passwords",
    "lost-password",
    "recover",
    "terms",
    "tos",
    "privacy",
    "legal",
    "imprint",
    "impressum",
    "cookies",
    "help",
    "support",
    "contact",
];

/// Parts of addresses at which visitors agree to something first.
const CONSENT: &[&str] = &[
    "consent",
    "cookie-consent",
    "cookie_consent",
    "cookiewall",
    "gdpr",
    "age-gate",
    "age_gate",
    "agegate",
    "age-check",
    "age-verification",
    "age_verification",
    "accept-terms",
    "accept_terms",
    "agreement",
    "disclaimer",
    "welcome-wall",
];

fn has_part(url: &Url, words: &[&str]) -> bool {
    is_with(url.path(), words)
}

fn is_with(path: &str, words: &[&str]) -> bool {
    path.to_ascii_lowercase().split('/').any(|part| words.contains(&part))
}

/// True for the path of a sign-in.
pub(crate) fn is_sign_in_path(path: &str) -> bool {
    is_with(path.split('?').next().unwrap_or(""), SIGN_IN)
}

/// Parts of addresses that sign out.
const SIGN_OUT: &[&str] = &["logout", "log-out", "log_out", "logoff", "signout", "sign-out", "sign_out", "signoff"];

/// True for a path from which the app leads to its sign-in by right: it signs in, out or up.
pub(crate) fn leads_to_sign_in(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or("");
    [SIGN_IN, SIGN_OUT, BESIDE_SIGN_IN].iter().any(|parts| is_with(path, parts))
}

/// True for the address of a sign-in.
pub(crate) fn is_sign_in(url: &Url) -> bool {
    has_part(url, SIGN_IN)
}

/// Of a script that shows a sign-in: an input for a password as frameworks compile it, and what it sends with each request after.
/// React, Preact and Solid have `type:"password"`, Vue and Svelte the attribute in a template, plain scripts `.type = "password"`.
static SHOWS_SIGN_IN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"(?i)\btype['"`]?\s*[:=,]\s*\\?['"`]password\b|\bsign_?in_?with[a-z]*\("#).expect("a pattern"));

/// True where a script may show a sign-in.
pub(crate) fn shows_sign_in(script: &str) -> bool {
    SHOWS_SIGN_IN.is_match(script)
}

/// True for an address that a page of a sign-in may name without leading into the app.
pub(crate) fn is_beside_sign_in(url: &Url) -> bool {
    has_part(url, SIGN_IN) || has_part(url, BESIDE_SIGN_IN) || has_part(url, CONSENT)
}

/// The status by which the app wants a sign-in before it answers; none: it does not.
pub(crate) fn refusal(asked: &Url, answer: &Answer) -> Option<u16> {
    let is_led = || answer.url.path() != asked.path() && is_sign_in(&answer.url) || answer.next().is_some_and(|n| is_sign_in(&n));
    match answer.status {
        401 | 403 => Some(answer.status),
        status if !is_beside_sign_in(asked) && is_led() => Some(if (300..400).contains(&status) { status } else { 302 }),
        _ => None,
    }
}

/// True for the address of a page that wants consent.
pub(crate) fn is_consent(url: &Url) -> bool {
    has_part(url, CONSENT)
}

/// What maintenance pages say, lower case: those of Laravel, Rails' turnout, WordPress, Magento, Heroku, Django-maintenance-mode.
const MAINTENANCE: &[&str] = &[
    "maintenance",
    "be right back",
    "we'll be back",
    "we will be back",
    "back soon",
    "back shortly",
    "temporarily unavailable",
    "temporarily offline",
    "temporarily down",
    "service unavailable",
    "scheduled downtime",
    "under construction",
    "coming soon",
    "wartung",
    "mantenimiento",
    "manutenção",
    "manutenzione",
];

/// True for words of a maintenance page; `text` is what a visitor reads.
pub(crate) fn is_maintenance(text: &str) -> bool {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    MAINTENANCE.iter().any(|word| text.contains(word))
}

/// Hosts of files that many sites share: libraries, fonts, counters. An app whose only foreign files are these serves its own.
/// The commonest of almanac.httparchive.org/en/2024/third-parties.
const SHARED: &[&str] = &[
    "googleapis.com",
    "gstatic.com",
    "googletagmanager.com",
    "google-analytics.com",
    "google.com",
    "jsdelivr.net",
    "unpkg.com",
    "cdnjs.cloudflare.com",
    "jquery.com",
    "bootstrapcdn.com",
    "fontawesome.com",
    "typekit.net",
    "facebook.net",
    "hotjar.com",
    "plausible.io",
    "posthog.com",
    "cloudflareinsights.com",
    "stripe.com",
    "intercom.io",
    "sentry-cdn.com",
    "sentry.io",
    "gravatar.com",
    "youtube.com",
    "tailwindcss.com",
    "esm.sh",
    "polyfill.io",
    "recaptcha.net",
    "hcaptcha.com",
    "segment.com",
    "umami.is",
];

/// True where a file is one that many sites share.
pub(crate) fn is_shared(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    SHARED.iter().any(|shared| host == *shared || host.strip_suffix(shared).is_some_and(|rest| rest.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse("https://shop.example/").expect("a URL").join(text).expect("a URL")
    }

    #[test]
    fn a_sign_in_is_a_part_of_the_path_and_no_word_within_one() {
        for path in ["/login", "/users/sign_in", "/oauth2/start?rd=/", "/Account/Login"] {
            assert!(is_sign_in(&url(path)), "{path}");
        }
        for path in ["/", "/authors", "/blog/login-tips", "/items?next=/login"] {
            assert!(!is_sign_in(&url(path)), "{path}");
        }
    }

    #[test]
    fn a_sign_in_that_only_a_script_shows_is_known() {
        for script in [
            r#"s.jsx("input",{type:"password",value:e})"#,
            r#"h("<input type=\"password\" name=\"p\">")"#,
            "<input :type='password'>",
            r#"e.setAttribute("type", "password")"#,
            "await supabase.auth.signInWithPassword({ email, password })",
        ] {
            assert!(shows_sign_in(script), "{script}");
        }
        for script in ["const type = \"text\"", "// a password is no type", "fetch('/api/items')", r#"{type:"passwordless"}"#] {
            assert!(!shows_sign_in(script), "{script}");
        }
    }

    #[test]
    fn a_shared_host_is_known_with_its_subdomains_alone() {
        assert!(is_shared(&url("https://fonts.gstatic.com/a.woff2")) && is_shared(&url("//unpkg.com/x.js")));
        assert!(!is_shared(&url("https://notgoogle.com/x.js")) && !is_shared(&url("https://d1a2b3.cloudfront.net/app.js")));
    }

    #[test]
    fn maintenance_is_known_whatever_the_apostrophe() {
        assert!(is_maintenance("We\u{2019}ll be back at noon") && is_maintenance("Under MAINTENANCE"));
        assert!(!is_maintenance("Welcome to the shop"));
    }
}
