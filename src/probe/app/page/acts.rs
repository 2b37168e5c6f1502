//! Links that change something: no walk follows them.

use html5gum::StartTag;
use url::Url;

use super::tags::{has, value};

/// A link that a script sends by another method, or asks about before it goes there: Rails, Turbo, htmx.
pub(crate) fn is_act(tag: &StartTag<()>) -> bool {
    let method = |name: &str| value(tag, name).is_some_and(|method| !method.eq_ignore_ascii_case("get"));
    method("data-method")
        || method("data-turbo-method")
        || ["data-confirm", "data-turbo-confirm", "hx-confirm"].iter().any(|name| has(tag, name))
}

/// True for an address that sounds as if it ends a session.
pub(crate) fn signs_out(url: &Url) -> bool {
    const WORDS: &[&str] = &["logout", "log-out", "logoff", "log-off", "signout", "sign-out", "signoff", "sign-off"];
    let path = url.path().to_ascii_lowercase().replace('_', "-");
    let begins = |part: &str| WORDS.iter().any(|word| part.starts_with(word)) || ["end-session", "endsession"].contains(&part);
    path.split(['/', '.']).any(begins)
}

/// Some apps change something on a GET. Addresses that sound like it are not asked for: a part of the path, or a name or a value of
/// the query, that begins with one of the first words, or is one of the second.
pub(crate) fn changes_something(url: &Url) -> bool {
    const BEGIN: &[&str] = &[
        "logout",
        "log-out",
        "logoff",
        "log-off",
        "signout",
        "sign-out",
        "signoff",
        "sign-off",
        "delete",
        "remove",
        "destroy",
        "unsubscribe",
        "confirm",
        "reset",
        "activate",
        "deactivate",
        "vote",
        "buy",
        "add-to-cart",
        "add_to_cart",
    ];
    const WHOLE: &[&str] = &[
        "pay",
        "checkout",
        "purchase",
        "cancel",
        "revoke",
        "disconnect",
        "disable",
        "terminate",
        "leave",
        "opt-out",
        "optout",
        "end-session",
        "endsession",
        "impersonate",
        "mark-all-read",
    ];
    let path = url.path().to_ascii_lowercase();
    if is_tool(&path) {
        return true;
    }
    let is_act = |part: &str| BEGIN.iter().any(|word| part.starts_with(word)) || WHOLE.contains(&part);
    let asks = || url.query_pairs().any(|(name, value)| is_act(&name.to_ascii_lowercase()) || is_act(&value.to_ascii_lowercase()));
    path.split(['/', '_', '.']).any(is_act) || signs_out(url) || asks()
}

/// Addresses of a development server's own tools, which their scripts name: Next's `/__nextjs_attach-nodejs-inspector` opens a debugger when it
/// is asked for, `/__open-in-editor` of Vite and webpack an editor.
fn is_tool(path: &str) -> bool {
    const BEGIN: &[&str] = &["/@vite", "/@id/", "/@fs/", "/webpack-dev-server"];
    BEGIN.iter().any(|begin| path.starts_with(begin)) || path.split('/').any(|part| part.starts_with("__"))
}

/// True for an address that a walk may follow: it changes nothing, and is no file to take away.
pub(crate) fn is_harmless(url: &Url) -> bool {
    const FILES: &[&str] = &[".zip", ".pdf", ".gz", ".tar", ".mp4", ".exe", ".dmg", ".csv", ".xlsx"];
    let path = url.path().to_ascii_lowercase();
    !changes_something(url) && !FILES.iter().any(|end| path.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A scan opened the debugger of a development server by asking for all that its scripts name.
    #[test]
    fn tools_of_a_development_server_are_not_asked_for() {
        let is = |path: &str| changes_something(&Url::parse("http://h/").and_then(|site| site.join(path)).expect("a URL"));
        for path in [
            "/__nextjs_attach-nodejs-inspector",
            "/__open-in-editor?file=a",
            "/shop/__nuxt_devtools__/client",
            "/webpack-dev-server/invalidate",
        ] {
            assert!(is(path), "{path}");
        }
        for path in ["/_next/data/x/feed.json", "/@ann", "/api/attachments", "/my__name"] {
            assert!(!is(path), "{path}");
        }
    }

    #[test]
    fn what_sounds_as_if_it_signs_out_is_known_by_its_path() {
        let signs_out = |path: &str| signs_out(&Url::parse("http://h/").and_then(|site| site.join(path)).expect("a URL"));
        for path in ["/logout", "/api/v1/Logout", "/users/sign_out", "/auth/sign-out.json", "/connect/endsession", "/logoff/now"] {
            assert!(signs_out(path), "{path}");
        }
        for path in ["/login", "/blogout", "/orders/7/delete", "/sessions", "/?next=logout"] {
            assert!(!signs_out(path), "{path}");
        }
    }
}
