//! Keys of known libraries: what they are called in a report, and what they are for.

use std::sync::LazyLock;

use regex::Regex;

/// What keys are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Jobs that wait, run or failed: lost work when they go.
    Queue,
    /// What a library keeps of its queues, workers and tags; few keys, kept on purpose.
    Registry,
    /// What finished jobs left.
    Result,
    /// Signed-in users.
    Session,
    /// Answers that can be computed again.
    Cache,
    /// Mutual exclusion.
    Lock,
    /// Counters of rate limits.
    Limit,
    /// Codes and tokens that somebody was sent, or that a sign-in waits for: they expire, and cannot be made again.
    Code,
    /// What must not be done twice, or is not allowed any more.
    Guard,
    /// What visitors put aside.
    Cart,
    /// Numbers that are counted up.
    Counter,
    /// What expires, or is called by two roles: nobody knows whether it can be made again.
    Unknown,
    /// Everything else.
    Data,
}

impl Role {
    /// The word in the snapshot.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Registry => "registry",
            Self::Result => "result",
            Self::Session => "session",
            Self::Cache => "cache",
            Self::Lock => "lock",
            Self::Limit => "limit",
            Self::Code => "code",
            Self::Guard => "guard",
            Self::Cart => "cart",
            Self::Counter => "counter",
            Self::Unknown => "unknown",
            Self::Data => "data",
        }
    }
}

/// A namespace in front of a library's keys: words only, so that no id can hide in it.
const PREFIX: &str = r"^(?P<p>(?:\{?[A-Za-z][A-Za-z_-]{0,30}\}?[:_])?)";

/// Shape behind the namespace, its name in a report, its role. The first that fits wins.
const TABLE: &[(&str, &str, Role)] = &[
    // BullMQ and Bull
    (
        r"bull:[^:]+:(?P<s>wait|active|paused|prioritized|priority|delayed|failed|waiting-children|events|repeat|stalled)$",
        "bull:*:$s",
        Role::Queue,
    ),
    (r"bull:[^:]+:(?P<s>completed)$", "bull:*:$s", Role::Result),
    (r"bull:[^:]+:(?P<s>id|meta|marker|pc|stalled-check|limiter|metrics:[a-z]+(?::data)?)$", "bull:*:$s", Role::Registry),
    (r"bull:[^:]+:[^:]+:lock$", "bull:*:*:lock", Role::Lock),
    (r"bull:[^:]+:.+$", "bull:*:*", Role::Queue),
    // Bee-Queue
    (r"bq:[^:]+:(?P<s>jobs|waiting|active|delayed|failed|stalling)$", "bq:*:$s", Role::Queue),
    (r"bq:[^:]+:(?P<s>succeeded)$", "bq:*:$s", Role::Result),
    (r"bq:[^:]+:(?P<s>id|stallBlock)$", "bq:*:$s", Role::Registry),
    // Celery
    (r"_kombu\.binding[._].*$", "_kombu.binding.*", Role::Registry),
    (r"(?P<s>unacked|unacked_index)$", "$s", Role::Queue),
    (r"unacked_mutex$", "unacked_mutex", Role::Lock),
    (r"celery(?:\x06\x16\d+)?$", "celery", Role::Queue),
    (r"celery-task-meta-.+$", "celery-task-meta-*", Role::Result),
    (r"celery-taskset-meta-.+$", "celery-taskset-meta-*", Role::Result),
    // RQ
    (r"rq:queue:.+$", "rq:queue:*", Role::Queue),
    (r"rq:job:.+$", "rq:job:*", Role::Queue),
    (r"rq:(?P<s>wip|deferred|scheduled|failed|canceled):.+$", "rq:$s:*", Role::Queue),
    (r"rq:(?P<s>finished|results):.+$", "rq:$s:*", Role::Result),
    (r"rq:(?P<s>queues|workers|clean_groups)$", "rq:$s", Role::Registry),
    (r"rq:(?P<s>worker|workers|executions|scheduler-lock|scheduler|clean_registries|repeat|suspended)(?::.+)?$", "rq:$s:*", Role::Registry),
    // arq
    (r"arq:result:.+$", "arq:result:*", Role::Result),
    (r"arq:(?P<s>job|in-progress|retry|abort):.+$", "arq:$s:*", Role::Queue),
    (r"arq:.+:health-check$", "arq:*:health-check", Role::Registry),
    (r"arq:queue(?::.+)?$", "arq:queue", Role::Queue),
    // Dramatiq
    (r"dramatiq:__(?P<s>heartbeats)__$", "dramatiq:__${s}__", Role::Registry),
    (r"dramatiq:__acks__\..+$", "dramatiq:__acks__.*", Role::Queue),
    (r"dramatiq-results:.+$", "dramatiq-results:*", Role::Result),
    (r"dramatiq:.+$", "dramatiq:*", Role::Queue),
    // Resque
    (r"resque:(?P<s>queue|delayed|worker|stat|workers):.+$", "resque:$s:*", Role::Queue),
    (r"resque:(?P<s>failed|delayed_queue_schedule)$", "resque:$s", Role::Queue),
    (r"resque:(?P<s>queues|workers)$", "resque:$s", Role::Registry),
    // Asynq, Hangfire, Huey
    (r"asynq:\{[^}]*\}:t:.+$", "asynq:*:t:*", Role::Queue),
    (r"asynq:\{[^}]*\}:(?P<s>pending|active|scheduled|retry|archived|completed|lease)$", "asynq:*:$s", Role::Queue),
    (r"asynq:.*$", "asynq:*", Role::Registry),
    (r"\{?hangfire\}?:job:.+$", "hangfire:job:*", Role::Queue),
    (r"\{?hangfire\}?:(?P<s>queue|schedule|processing|failed)(?::.+)?$", "hangfire:$s", Role::Queue),
    (r"huey\.(?P<s>redis|schedule)\..+$", "huey.$s.*", Role::Queue),
    (r"huey\.results\..+$", "huey.results.*", Role::Result),
    // Laravel: Horizon before its queues
    (r"horizon:.+$", "horizon:*", Role::Registry),
    (r"(?:database_)?queues:\{?[^:}]+\}?(?P<s>:delayed|:reserved|:notify)?$", "queues:*$s", Role::Queue),
    (r"(?:database_)?(?:laravel_)?cache_?::?[A-Za-z0-9]{40}$", "laravel_cache:*", Role::Session),
    (r".*:(?P<s>standard_ref|forever_ref|timer)$", "*:$s", Role::Registry),
    (r"(?:database_)?laravel_cache_?::?.+$", "laravel_cache:*", Role::Cache),
    // Sidekiq; its names are plain words, so they come after all others
    (r"stat:(?P<s>processed|failed)(?::\d{4}-\d\d-\d\d)?$", "stat:$s", Role::Registry),
    (r"queue:[^:]+$", "queue:*", Role::Queue),
    (r"(?P<s>schedule|retry|dead)$", "$s", Role::Queue),
    (r"(?P<s>queues|processes)$", "$s", Role::Registry),
    (r"[^:]+:\d+:[0-9a-f]{12}(?P<s>:work|:workers)?$", "*:*:*$s", Role::Registry),
    (r"j\|.+$", "j|*", Role::Registry),
    // Sessions
    (r"sess:.{16,}$", "sess:*", Role::Session),
    (r"sessions?[:/_-].{16,}$", "session:*", Role::Session),
    (r"(?:.*:)?\d+:django\.contrib\.sessions\.(?P<s>cache|cached_db)[a-z0-9]{32}$", ":*:django.contrib.sessions.$s*", Role::Session),
    (r"spring:session:(?:[^:]+:)?sessions:(?:expires:)?[0-9a-f-]{36}$", "spring:session:sessions:*", Role::Session),
    (r"spring:session:.+$", "spring:session:*", Role::Registry),
    (r"\d+::[0-9a-f]{64}$", "*::*", Role::Session),
    // Rate limits
    (r"rack::attack.*$", "rack::attack:*", Role::Limit),
    (r"(?:LIMITS:)?LIMITER.*$", "LIMITER*", Role::Limit),
];

static SIGNATURES: LazyLock<Vec<(Regex, &'static str, Role)>> = LazyLock::new(|| {
    let compile = |shape: &str| Regex::new(&format!("{PREFIX}{shape}")).expect("the shapes are constants");
    TABLE.iter().map(|(shape, name, role)| (compile(shape), *name, *role)).collect()
});

/// Words of a pattern that tell its role, where no library does.
const WORDS: &[(Role, &[&str])] = &[
    (Role::Lock, &["lock", "locks", "mutex", "redlock", "semaphore"]),
    (Role::Limit, &["ratelimit", "ratelimiter", "limiter", "throttle", "throttler", "throttling", "rl", "attempts"]),
    (Role::Guard, &["idempotency", "idem", "dedup", "dedupe", "blacklist", "denylist", "blocklist", "revoked", "processed", "seen"]),
    (
        Role::Code,
        &[
            "otp",
            "reset",
            "verify",
            "verification",
            "confirm",
            "confirmation",
            "token",
            "tokens",
            "nonce",
            "csrf",
            "oauth",
            "pkce",
            "state",
            "magic",
            "invite",
            "invites",
            "refresh",
            "challenge",
            "2fa",
            "mfa",
            "code",
            "codes",
        ],
    ),
    (Role::Session, &["sess", "session", "sessions"]),
    (Role::Cart, &["cart", "carts", "basket", "baskets", "hold", "holds", "reservation", "reservations"]),
    (Role::Counter, &["counter", "counters", "count", "counts", "hits", "views", "online", "presence"]),
    (Role::Cache, &["cache", "cached", "caches", "fragment", "fragments", "memo", "rendered"]),
];

/// Words of a home-made queue; it is one only where the type fits as well.
const QUEUE_WORDS: &[&str] = &["queue", "queues", "job", "jobs", "task", "tasks", "outbox"];

/// The pattern and role of a key that a known library wrote.
pub(super) fn known(key: &str) -> Option<(String, Role)> {
    SIGNATURES.iter().find_map(|(shape, name, role)| {
        let found = shape.captures(key)?;
        let mut pattern = String::new();
        found.expand(&format!("${{p}}{name}"), &mut pattern);
        Some((pattern, *role))
    })
}

/// The role of any other pattern, and what told it: its words. That its keys expire makes no cache of it: so do one-time codes.
pub(super) fn guessed(pattern: &str, kind: &str, expires_mostly: bool) -> (Role, &'static str) {
    let words: Vec<String> = pattern.split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_ascii_lowercase).collect();
    let has = |known: &[&str]| words.iter().any(|w| known.contains(&w.as_str()));
    let told: Vec<Role> = WORDS.iter().filter(|(_, known)| has(known)).map(|(role, _)| *role).collect();
    match told[..] {
        // Cached codes, carts and counts: whether they can be made again the name does not tell.
        [Role::Guard | Role::Code | Role::Cart | Role::Counter, .., Role::Cache] => return (Role::Unknown, "nothing"),
        [role, ..] => return (role, "name"),
        [] => {}
    }
    match kind {
        "list" | "stream" | "zset" if has(QUEUE_WORDS) => (Role::Queue, "name"),
        "string" | "hash" if expires_mostly => (Role::Unknown, "nothing"),
        _ => (Role::Data, "nothing"),
    }
}

/// What parts the words of a pattern that may name an environment.
const PARTS: &[char] = &[':', '/', '|', '.', '_', '-', '{', '}'];

/// `production`, `staging`, `development` or `test`, where the first word of a pattern says so, or the second one that means nothing else,
/// and the pattern without that word. There is more to such a pattern than ids: `prod:*` is a product, `ab:test:*` one of two designs.
pub(super) fn environment(pattern: &str) -> Option<(&'static str, String)> {
    let words = pattern.split(PARTS).filter(|word| !word.is_empty()).take(2).enumerate();
    let (word, environment) = words.into_iter().find_map(|(place, word)| {
        let environment = match (place, word.to_ascii_lowercase().as_str()) {
            (_, "production" | "prod" | "prd") => "production",
            (_, "staging" | "stg") | (0, "stage") => "staging",
            (_, "development" | "dev") => "development",
            (0, "testing" | "test" | "qa") => "test",
            _ => return None,
        };
        Some((word, environment))
    })?;
    let (at, _) = pattern.match_indices(word).find(|(at, _)| pattern[..*at].ends_with(PARTS) || *at == 0)?;
    let behind = pattern[at + word.len()..].strip_prefix(PARTS).unwrap_or_default();
    let rest = format!("{}{behind}", &pattern[..at]);
    rest.contains(|c: char| c.is_alphanumeric()).then_some((environment, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn library_keys_are_known_with_their_role() {
        let long = "a".repeat(32);
        for (key, pattern, role) in [
            ("bull:emails:wait", "bull:*:wait", Role::Queue),
            ("bull:emails:completed", "bull:*:completed", Role::Result),
            ("bull:emails:4711", "bull:*:*", Role::Queue),
            ("shop:bull:emails:meta", "shop:bull:*:meta", Role::Registry),
            ("celery\u{6}\u{16}3", "celery", Role::Queue),
            ("_kombu.binding.celery.pidbox", "_kombu.binding.*", Role::Registry),
            ("rq:job:6c1a", "rq:job:*", Role::Queue),
            ("myapp_database_queues:default:reserved", "myapp_database_queues:*:reserved", Role::Queue),
            ("queue:mailers", "queue:*", Role::Queue),
            (&format!(":1:django.contrib.sessions.cached_db{long}"), ":*:django.contrib.sessions.cached_db*", Role::Session),
            (&format!("2::{}", "0f".repeat(32)), "*::*", Role::Session),
            ("dramatiq:default.XQ", "dramatiq:*", Role::Queue),
            ("myapp_database_laravel_cache:tag:users:standard_ref", "myapp_database_laravel_cache:*:standard_ref", Role::Registry),
        ] {
            assert_eq!(known(key), Some((pattern.to_owned(), role)), "{key}");
        }
    }

    #[test]
    fn plain_words_of_an_app_are_not_a_library() {
        for key in ["user:12:profile", "cache:page:/home", "feed:alice", "metadata", "celery_stats"] {
            assert_eq!(known(key), None, "{key}");
        }
    }

    #[test]
    fn words_types_and_expiry_tell_other_roles() {
        for (pattern, kind, expires, role) in [
            ("cache:feed:*", "string", false, Role::Cache),
            ("lock:order:*", "string", true, Role::Lock),
            ("jobs:pending", "list", false, Role::Queue),
            ("jobs:*", "hash", false, Role::Data),
            ("feed:*", "string", true, Role::Unknown),
            ("feed:*", "string", false, Role::Data),
            ("otp:*", "string", true, Role::Code),
            ("password_reset:*", "string", true, Role::Code),
            ("idempotency:*", "string", true, Role::Guard),
            ("cart:*", "hash", true, Role::Cart),
            ("page:views:*", "string", false, Role::Counter),
            ("cache:posts:count", "string", true, Role::Unknown),
            ("otp_cache:*", "string", true, Role::Unknown),
            ("cache:sess:*", "string", true, Role::Session),
            ("leaderboard", "zset", true, Role::Data),
        ] {
            assert_eq!(guessed(pattern, kind, expires).0, role, "{pattern}");
        }
    }

    #[test]
    fn an_environment_stands_in_front() {
        for (pattern, name, rest) in [
            ("prod:cache:*", "production", "cache:*"),
            ("shop:staging:feed:*", "staging", "shop:feed:*"),
            ("test:cache:*", "test", "cache:*"),
        ] {
            assert_eq!(environment(pattern), Some((name, rest.to_owned())), "{pattern}");
        }
        for none in ["prod:*", "ab:test:a", "funnel:stage:*", "latest:test:a"] {
            assert_eq!(environment(none), None, "{none}");
        }
        assert_eq!(environment("cache:users:test"), None);
    }
}
