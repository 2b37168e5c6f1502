//! The fixes of kind conf: written into the file that they name, and read by the server anew.

use plimsoll::check::{Finding, FixKind};

use super::{check, findings};
use crate::{
    pooler,
    postgres::scan,
    postgres_safety::session,
    support::{Postgres, block_on, pgbouncer::PgBouncer},
};

/// The checks whose fixes are executed here.
pub(super) const CASES: &[&str] = &[
    "database/pooler-client-limit-near",
    "database/pooler-pools-exceed-server",
    "database/pooler-timeouts-default",
    "environments/login-without-password",
    "environments/password-sent-plain",
];

fn fix(name: &str, found: Vec<Finding>) -> String {
    let finding = found.into_iter().next().unwrap_or_else(|| panic!("{name} is not found"));
    assert_eq!(finding.fix_kind, Some(FixKind::Conf), "{name}: {:?}", finding.fix);
    finding.fix.unwrap()
}

/// Each with the settings that raise it.
const POOLERS: &[(&str, &str)] = &[
    ("database/pooler-client-limit-near", "max_client_conn = 5\n"),
    ("database/pooler-pools-exceed-server", "default_pool_size = 100\n"),
    ("database/pooler-timeouts-default", ""),
];

#[test]
fn a_pooler_takes_each_fix_and_its_clients_are_served() {
    for (name, settings) in POOLERS {
        let look = |settings: &str| {
            let pooler = PgBouncer::start(Postgres::shared(), settings);
            let clients: Vec<_> = (0..3).map(|_| session(&pooler.url("postgres"))).collect();
            for client in &clients {
                let one: i32 = block_on(client.query_one("select 1", &[])).unwrap().get(0);
                assert_eq!(one, 1, "{name}");
            }
            let seen = pooler::scan(Some(Postgres::shared().url("postgres")), Some(pooler.console()), "");
            let log = pooler.log();
            assert!(!log.contains("ERROR") && !log.contains("FATAL"), "{name}: {log}");
            findings(&check(name), seen.db())
        };
        let fix = fix(name, look(settings));
        let left = look(&format!("{settings}{fix}\n"));
        assert!(left.is_empty(), "{name}: {fix}: {left:#?}");
    }
}

/// A rule of the server's file, and how the fix changes it while the app connects with its password.
#[test]
fn a_rule_that_lets_strangers_in_is_mended_and_the_app_still_gets_in() {
    for (name, rule) in [
        ("environments/login-without-password", "host all all 0.0.0.0/0 trust"),
        ("environments/password-sent-plain", "host all all 0.0.0.0/0 password"),
    ] {
        let server = Postgres::start_after(&format!("sed -i '1i {rule}' data/pg_hba.conf"), "");
        let url = server.url("postgres");
        let fix = fix(name, findings(&check(name), &scan(&url).db));
        let file = server.folder().join("data/pg_hba.conf");
        let old = std::fs::read_to_string(&file).unwrap();
        // A role whose password is still kept as MD5 must not be locked out by the safer way of asking for it.
        server.execute("postgres", "set password_encryption = 'md5'; create role old_app login password 'battery-staple'");
        std::fs::write(&file, old.replacen(rule, &fix, 1)).unwrap();
        server.execute("postgres", "select pg_reload_conf()");
        let faulty: i64 = {
            let client = session(&url);
            block_on(client.query_one("select count(*) from pg_hba_file_rules where error is not null", &[])).unwrap().get(0)
        };
        assert_eq!(faulty, 0, "{fix}");
        if name.ends_with("plain") {
            drop(session(&url.replace("postgres:correct-horse-battery", "old_app:battery-staple")));
        }
        assert!(findings(&check(name), &scan(&url).db).is_empty(), "{fix}");
    }
}
