//! A few fixed runs for the reports: empty, small, rich, without load, and one full of hostile text.

use std::collections::BTreeMap;

use plimsoll::{
    check::{Certainty, Evidence, Finding, FixKind, Gap, Harm, Severity, Verdict},
    run::{AddressShown, Older, Outcome, Places, ProbeShown, Run, Sent, Usage, WaiverFault},
    score,
};

use super::loads;

/// A run that looked at nothing.
pub(crate) fn empty() -> Run {
    weighed(Run {
        id: "2026-11-22T105156Z".to_owned(),
        taken_at: "2026-11-22T10:51:56+00:00".to_owned(),
        version: "0.1.0".to_owned(),
        target: "shop".to_owned(),
        environment: "staging".to_owned(),
        stage: 1_000,
        ordered_at: String::new(),
        duration_ms: Some(42_318),
        stopped_after_ms: None,
        generator_cores: 2,
        addresses: Vec::new(),
        stage_rates: vec![(100, 0.18), (1_000, 1.8), (10_000, 18.0)],
        usage: Some(Usage {
            daily_active_pct: 30.0,
            visits_per_day: 2.0,
            requests_per_visit: 30.0,
            peak_hour_pct: 12.0,
            burst: 3.0,
            users_now: Some(400),
            growth_pct_a_month: Some(20.0),
        }),
        score: score::weigh(&[], &[], 0, None, &[]),
        outcomes: Vec::new(),
        load: None,
        older: Vec::new(),
        unreached: Vec::new(),
        left_steps: Vec::new(),
        waiver_faults: Vec::new(),
        absences: Vec::new(),
        probes: Vec::new(),
        sent: Vec::new(),
        is_superuser: false,
        visited: BTreeMap::new(),
    })
}

/// Few checks, one of them failed, no load.
pub(crate) fn small() -> Run {
    let mut run = empty();
    run.outcomes = vec![
        outcome("database/foreign-key-without-index", Severity::High, 1_000, fail(3, vec![orders_key()])),
        outcome("database/autovacuum-off", Severity::Critical, 100, pass(1)),
        outcome("backups/archiving-off", Severity::Critical, 100, unproven(vec![no_settings()])),
        outcome("caching/keys-without-expiry", Severity::Medium, 1_000, Verdict::NotApplicable),
    ];
    run.absences = vec![no_settings()];
    weighed(run)
}

/// Everything passes, and the line lies far above the stage.
pub(crate) fn healthy() -> Run {
    let mut run = empty();
    run.outcomes = NAMES.iter().map(|(name, severity, stage)| outcome(name, *severity, *stage, pass(12))).collect();
    run.load = Some(loads::carrying(120.0, Some(160.0)));
    run.addresses = addresses();
    weighed(run)
}

/// What a scan of a real young product looks like: twenty endpoints, findings in every item, gaps of several kinds.
pub(crate) fn rich() -> Run {
    let mut run = looked();
    run.load = Some(loads::rich());
    weighed(run)
}

/// The same, scanned without load, and with a waiver that is over.
pub(crate) fn without_load() -> Run {
    Run { waiver_faults: vec![waiver_fault()], ..looked() }
}

fn looked() -> Run {
    let mut run = empty();
    run.outcomes =
        NAMES.iter().enumerate().map(|(n, (name, severity, stage))| outcome(name, *severity, *stage, verdict_of(n, name))).collect();
    run.addresses = addresses();
    run.absences = vec![no_settings(), no_statements(), not_run("load_step"), not_run("load_endpoint")];
    run.probes = vec![
        ProbeShown { name: "app".to_owned(), duration_ms: 2_410, facts: 96 },
        ProbeShown { name: "postgres".to_owned(), duration_ms: 640, facts: 412 },
        ProbeShown { name: "redis".to_owned(), duration_ms: 180, facts: 73 },
    ];
    run.sent = vec![
        sent("app", "http", "GET /", 2),
        sent("app", "http", "HEAD /assets/app.3f2a91.js", 1),
        sent("postgres", "sql", "select name, setting, unit from pg_catalog.pg_settings", 1),
        sent("redis", "redis", "INFO all", 1),
    ];
    weighed(run)
}

fn waiver_fault() -> WaiverFault {
    WaiverFault {
        check: "database/autovacuum-off".to_owned(),
        reason: "the waiver of database/autovacuum-off accepts nothing any more: 2026-10-31 was its last day".to_owned(),
        cure: "mend what it accepted and take it out of plimsoll.toml, or accept it anew with a later `until`".to_owned(),
    }
}

/// Every text that a target can choose tries to break out of the report.
pub(crate) fn hostile() -> Run {
    let evil = "<script>alert(1)</script>\u{1b}[31mred\u{1b}[0m | pipe `tick` \"quote\" 'single' & ]]> --> line\nbreak\r\n%0A::error::x \u{0}\u{7}\u{202e}end 100%,:";
    let mut run = empty();
    run.target = evil.to_owned();
    run.environment = evil.to_owned();
    let finding = Finding {
        subject: evil.to_owned(),
        message: evil.to_owned(),
        fix: Some(evil.to_owned()),
        fix_kind: Some(FixKind::Sql),
        severity: None,
        certainty: Certainty::Likely,
        cause: Some(evil.to_owned()),
        evidence: vec![("text".to_owned(), Evidence::Text(evil.to_owned())), ("size_bytes".to_owned(), Evidence::Null)],
    };
    let gap = Gap {
        table: evil.to_owned(),
        probe: evil.to_owned(),
        kind: "denied".to_owned(),
        reason: evil.to_owned(),
        cure: Some(evil.to_owned()),
        part: None,
    };
    let hint = Finding { certainty: Certainty::Hint, ..finding.clone() };
    let mut bad = outcome("database/statement-slow", Severity::Critical, 100, fail(1, vec![finding]));
    bad.hints = vec![hint];
    bad.title = evil.to_owned();
    bad.why = evil.to_owned();
    bad.fix = evil.to_owned();
    bad.docs = vec!["javascript:alert(1)".to_owned(), "https://example.org/?a=1&b=\"2\"".to_owned()];
    run.outcomes = vec![bad, outcome("jobs/queue-in-table", Severity::High, 100, unproven(vec![gap.clone()]))];
    run.absences = vec![gap];
    run.addresses = vec![AddressShown { kind: "app".to_owned(), url: evil.to_owned(), source: evil.to_owned(), key: evil.to_owned() }];
    run.sent = vec![sent("app", "http", evil, 1)];
    run.older = vec![Older { at: evil.to_owned(), what: evil.to_owned(), checks: vec![evil.to_owned()] }];
    run.load = Some(loads::hostile(evil));
    weighed(run)
}

/// The run with its score.
pub(crate) fn weighed(mut run: Run) -> Run {
    run.reweigh();
    run
}

/// A check's part in a run.
pub(crate) fn outcome(name: &str, severity: Severity, stage: u32, verdict: Verdict) -> Outcome {
    let (item, id) = name.split_once('/').unwrap();
    let (title, why, fix) = words(id);
    Outcome {
        item: item.to_owned(),
        id: id.to_owned(),
        title: title.to_owned(),
        severity,
        most: Some(severity),
        harm: Harm::default(),
        size: None,
        digest: String::new(),
        stage,
        counts: stage <= 1_000,
        why: why.to_owned(),
        fix: fix.to_owned(),
        docs: vec![format!("https://docs.example.org/{id}")],
        verdict,
        hints: Vec::new(),
        places: Places::default(),
        kept: None,
        declared: None,
        things: BTreeMap::new(),
    }
}

pub(crate) fn pass(of: i64) -> Verdict {
    Verdict::Pass { of, gaps: Vec::new() }
}

pub(crate) fn fail(of: i64, findings: Vec<Finding>) -> Verdict {
    Verdict::Fail { findings, of, gaps: Vec::new() }
}

pub(crate) fn unproven(gaps: Vec<Gap>) -> Verdict {
    Verdict::Unproven { gaps }
}

pub(crate) fn finding(subject: &str, message: &str, fix: Option<&str>, evidence: Vec<(&str, Evidence)>) -> Finding {
    Finding {
        subject: subject.to_owned(),
        message: message.to_owned(),
        fix: fix.map(str::to_owned),
        fix_kind: fix.map(|text| if text.starts_with("gzip") { FixKind::Nginx } else { FixKind::Sql }),
        severity: None,
        certainty: Certainty::Sure,
        cause: None,
        evidence: evidence.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    }
}

fn verdict_of(n: usize, name: &str) -> Verdict {
    let int = Evidence::Integer;
    match name {
        "database/foreign-key-without-index" => fail(14, vec![orders_key(), items_key()]),
        "database/connections-near-limit" => fail(
            1,
            vec![finding(
                "max_connections",
                "94 of 100 connections are in use: the next deployment cannot connect",
                Some("alter system set max_connections = 200"),
                vec![
                    ("used", int(94)),
                    ("limit", int(100)),
                    ("used_pct", Evidence::Real(94.0)),
                    ("sampled_at", Evidence::Text("2026-11-22T10:51:58+00:00".to_owned())),
                ],
            )],
        ),
        "caching/keys-without-expiry" => fail(
            9,
            (0..40)
                .map(|n| {
                    finding(
                        &format!("product:{{id}}:view{n}"),
                        &format!("{} keys like `product:{{id}}:view{n}` never expire and fill the memory", 1_200 + n),
                        None,
                        vec![("keys", int(1_200 + n)), ("memory_bytes", int(3_670_016))],
                    )
                })
                .collect(),
        ),
        "cdn/asset-uncompressed" => fail(
            6,
            vec![finding(
                "/assets/app.js",
                "`/assets/app.js` is sent as it is: 812 KiB where gzip would send 214 KiB",
                Some("gzip on;\ngzip_types text/css application/javascript application/json image/svg+xml;\ngzip_min_length 1000;"),
                vec![("wire_bytes", int(831_488)), ("gzip_bytes", int(219_136)), ("ttfb_ms", Evidence::Real(48.25))],
            )],
        ),
        "monitoring/error-tracking-missing" => fail(
            1,
            vec![finding("start page", "no error tracker is loaded: you hear of a broken page from a user, or never", None, vec![])],
        ),
        "restraint/partitions-too-small" => Verdict::Waived {
            findings: vec![finding("events", "`events` has 24 partitions for 1,800 rows", None, vec![("rows", int(1_800))])],
            of: 1,
            because: "until 2026-12-31 by ada: we import the archive next week".to_owned(),
            gaps: Vec::new(),
        },
        "database/statements-not-recorded" | "database/statement-slow" => unproven(vec![no_statements()]),
        "backups/archiving-off" | "database/slow-log-off" => unproven(vec![no_settings()]),
        "jobs/heavy-work-in-request" | "caching/hit-ratio-low-under-load" => unproven(vec![not_run("load_endpoint")]),
        "jobs/queue-in-table" => Verdict::NotApplicable,
        _ => pass(i64::try_from(n).unwrap() + 1),
    }
}

/// Names, severities and stages of the rich run's checks.
const NAMES: &[(&str, Severity, u32)] = &[
    ("api/list-unpaged", Severity::High, 1_000),
    ("api/version-missing", Severity::Low, 1_000),
    ("backups/archiving-off", Severity::Critical, 100),
    ("caching/hit-ratio-low-under-load", Severity::Medium, 1_000),
    ("caching/keys-without-expiry", Severity::Medium, 1_000),
    ("caching/memory-unlimited", Severity::High, 1_000),
    ("cdn/asset-uncompressed", Severity::Medium, 1_000),
    ("cdn/asset-without-cache-control", Severity::Medium, 1_000),
    ("database/connections-near-limit", Severity::Critical, 100),
    ("database/foreign-key-without-index", Severity::High, 1_000),
    ("database/slow-log-off", Severity::Medium, 1_000),
    ("database/statement-slow", Severity::High, 1_000),
    ("database/statements-not-recorded", Severity::High, 100),
    ("environments/app-role-superuser", Severity::High, 100),
    ("jobs/heavy-work-in-request", Severity::High, 1_000),
    ("jobs/jobs-without-worker", Severity::High, 1_000),
    ("jobs/queue-in-table", Severity::Medium, 10_000),
    ("monitoring/error-tracking-missing", Severity::High, 100),
    ("monitoring/health-endpoint-missing", Severity::Medium, 100),
    ("restraint/partitions-too-small", Severity::Low, 100),
    ("schema/table-without-primary-key", Severity::High, 100),
    ("statelessness/sticky-cookie", Severity::Medium, 10_000),
];

fn orders_key() -> Finding {
    finding(
        "public.orders.user_id",
        "foreign key `orders_user_id_fkey` has no index: each deleted user reads all of `orders`",
        Some("create index concurrently on public.orders (user_id)"),
        vec![("rows", Evidence::Integer(1_204_331)), ("table_bytes", Evidence::Integer(402_653_184)), ("mean_ms", Evidence::Real(212.4))],
    )
}

fn items_key() -> Finding {
    finding(
        "public.order_items.product_id",
        "foreign key `order_items_product_id_fkey` has no index: each deleted product reads all of `order_items`",
        Some("create index concurrently on public.order_items (product_id)"),
        vec![("rows", Evidence::Integer(6_020_114)), ("table_bytes", Evidence::Integer(1_610_612_736)), ("mean_ms", Evidence::Null)],
    )
}

fn gap(table: &str, probe: &str, kind: &str, reason: &str, cure: &str) -> Gap {
    Gap {
        table: table.to_owned(),
        probe: probe.to_owned(),
        kind: kind.to_owned(),
        reason: reason.to_owned(),
        cure: Some(cure.to_owned()),
        part: None,
    }
}

pub(crate) fn no_settings() -> Gap {
    gap("db_setting", "postgres", "denied", "the role `app` may not read all settings", "grant pg_read_all_settings to app")
}

pub(crate) fn no_statements() -> Gap {
    gap("db_statement", "postgres", "unsupported", "pg_stat_statements is not installed", "create extension pg_stat_statements")
}

fn not_run(table: &str) -> Gap {
    gap(table, "load", "not-run", "no load was run", "name the host under `load.hosts` in plimsoll.toml, then `plimsoll scan`")
}

fn sent(probe: &str, kind: &str, statement: &str, times: i64) -> Sent {
    Sent { probe: probe.to_owned(), kind: kind.to_owned(), statement: statement.to_owned(), times }
}

fn addresses() -> Vec<AddressShown> {
    let shown = |kind: &str, url: &str, source: &str, key: &str| AddressShown {
        kind: kind.to_owned(),
        url: url.to_owned(),
        source: source.to_owned(),
        key: key.to_owned(),
    };
    vec![
        shown("app", "https://staging.shop.example/", "command line", "--app"),
        shown("postgres", "postgres://app:***@db.shop.example/shop", ".env", "DATABASE_URL"),
        shown("redis", "redis://:***@cache.shop.example/0", ".env", "REDIS_URL"),
    ]
}

/// Title, why and general fix of the checks above.
fn words(id: &str) -> (&'static str, &'static str, &'static str) {
    match id {
        "foreign-key-without-index" => (
            "Every foreign key has an index",
            "Deleting or renaming a parent row, and every join to it, reads the whole child table.\nAt 1,000 users that is felt as pauses; at 10,000 as an outage.",
            "Build the index concurrently, so that nobody waits.",
        ),
        "connections-near-limit" => (
            "Postgres has connections to spare",
            "When the last connection is taken, every further request fails, sign-in first.",
            "Put a pooler in front, or lower the pool of each copy of the app.",
        ),
        "keys-without-expiry" => (
            "Every cached key expires",
            "A cache that only grows ends in eviction or in an error on every write.",
            "Give each key a time to live when it is written.",
        ),
        "asset-uncompressed" => (
            "Text assets are sent compressed",
            "On a phone the page waits for these bytes.",
            "Turn on gzip or Brotli where assets are served.",
        ),
        "error-tracking-missing" => (
            "Errors of the browser reach you",
            "Nine of ten users leave without telling you.",
            "Load Sentry or a tracker like it on every page.",
        ),
        "archiving-off" => (
            "Postgres archives its log",
            "Without it the newest backup is all that survives a lost disk.",
            "Turn on archiving to another machine.",
        ),
        "statements-not-recorded" => ("Statements are recorded", "Nobody can tell which query is slow.", "Load pg_stat_statements."),
        _ => ("All is as it should be", "It hurts as users come.", "Mend it."),
    }
}
