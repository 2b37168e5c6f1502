//! What was typed is repeated in errors, and an address with a password may stand in any place of a command line: there it is
//! masked, whatever the error.

use std::env;

use clap::Parser as _;

use super::Cli;
use crate::redact::{MASK, Redactor};

impl Cli {
    /// Reads the process's arguments; a wrong one ends the process with code 2 and the usage.
    ///
    /// # Errors
    /// With the same words, where a secret in them had to be masked.
    pub fn read(typed: &Typed) -> Result<Self, String> {
        Self::try_parse().map_err(|wrong| {
            let said = wrong.render().to_string();
            let masked = typed.masked(&said);
            if masked == said { wrong.exit() } else { masked }
        })
    }
}

/// Secrets of the command line.
pub struct Typed {
    /// Texts that hold one, each as it is shown instead.
    texts: Vec<(String, String)>,
    passwords: Vec<String>,
}

impl Typed {
    /// The arguments of this process.
    #[must_use]
    pub fn of_process() -> Self {
        Self::of(env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()))
    }

    fn of(arguments: impl IntoIterator<Item = String>) -> Self {
        let (mut texts, mut passwords) = (Vec::new(), Vec::new());
        for argument in arguments {
            if let Some(user) = user_part(&argument) {
                texts.push((user.to_owned(), masked_user(user)));
                passwords.extend(password(user, &argument));
            }
            // A value is repeated with its option, and alone.
            let value = argument.split_once('=').filter(|(name, _)| name.starts_with('-')).map(|(_, value)| value.to_owned());
            for text in value.into_iter().chain([argument]) {
                texts.push((text.clone(), masked(&text)));
            }
        }
        texts.retain(|(text, shown)| text != shown);
        texts.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        Self { texts, passwords }
    }

    /// The passwords among them.
    #[must_use]
    pub fn passwords(&self) -> &[String] {
        &self.passwords
    }

    /// `text` with the secrets that were typed masked.
    #[must_use]
    pub fn masked(&self, text: &str) -> String {
        self.texts.iter().fold(text.to_owned(), |text, (typed, shown)| text.replace(typed, shown))
    }
}

fn masked(text: &str) -> String {
    let shown = user_part(text).map_or_else(|| text.to_owned(), |user| text.replacen(user, &masked_user(user), 1));
    Redactor::default().redact(&shown)
}

/// `user:password@` of an address, up to the last `@`: a password may hold one too, or a slash. Without any, what stands where a
/// port would and is none.
fn user_part(argument: &str) -> Option<&str> {
    let start =
        argument.find("://").map(|at| at + 3).or_else(|| argument.starts_with('-').then(|| argument.find('=')?.checked_add(1)).flatten());
    let rest = &argument[start.unwrap_or(0)..];
    let user = match rest.rfind('@') {
        Some(end) => &rest[..=end],
        None => rest.split(['/', '?', '#']).next().filter(|_| argument.contains("://"))?,
    };
    let password = user.trim_end_matches('@').split_once(':')?.1;
    let is_port = !user.ends_with('@') && password.bytes().all(|b| b.is_ascii_digit());
    let is_ip = user.starts_with('[');
    (!password.is_empty() && !is_port && !is_ip).then_some(user)
}

/// The password of `user`. One that is also a name in its address would hide that name in every fact.
fn password(user: &str, argument: &str) -> Option<String> {
    let (name, password) = user.trim_end_matches('@').split_once(':')?;
    (name != password && argument.matches(password).count() == 1).then(|| password.to_owned())
}

fn masked_user(user: &str) -> String {
    let name = user.split(':').next().unwrap_or_default();
    let end = if user.ends_with('@') { "@" } else { "" };
    format!("{name}:{MASK}{end}")
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn a_secret_is_masked_wherever_it_was_typed() {
        for (argument, shown) in [
            ("postgres://u:c4nary@h/d", "postgres://u:***@h/d"),
            ("--postgers=postgres://u:c4nary@h/d", "--postgers=postgres://u:***@h/d"),
            ("-opostgres://u:c@h/d", "-opostgres://u:***@h/d"),
            ("u:c4@nary/x#y@h/d", "u:***@h/d"),
            ("--x=u:c4nary@h", "--x=u:***@h"),
            ("redis://:c4@h", "redis://:***@h"),
            ("redis://:c4nary", "redis://:***"),
            ("https://h/?token=c4nary", "https://h/?token=***"),
            ("host=h password=c4nary", "host=h password=***"),
        ] {
            let typed = Typed::of([argument.to_owned()]);
            assert_eq!(typed.masked(&format!("unexpected argument '{argument}' found")), format!("unexpected argument '{shown}' found"));
        }
    }

    #[test]
    fn a_password_that_is_a_name_hides_nothing_else() {
        let typed = Typed::of(["postgres://postgres:postgres@h/d", "--redis=redis://:c4nary@h", "u:shop@h/shop"].map(str::to_owned));
        assert_eq!(typed.passwords(), ["c4nary"]);
    }

    #[test]
    fn what_is_no_secret_stays() {
        for argument in ["scan", "--app", "http://127.0.0.1:8000/a:b", "http://[::1]:8000", "ready:1000", "postgres://app@db/shop", "a@b:c"]
        {
            assert_eq!(Typed::of([argument.to_owned()]).masked(argument), argument);
        }
    }
}
