//! A scan in which one target is broken, each in its own way: the message has the next step, the other probes go on, the
//! report is written, and no check ever passes because of it.

use std::net::TcpListener;

use crate::support::{
    Postgres, Redis, Reply, Web, closed_port,
    postgres::PASSWORD,
    shop::{Scan, Shop, assert_nothing_passes_by_it},
};

/// A way to be broken: which target, its address, and what must be said of one of its tables: kind, reason, cure.
struct Broken<'a> {
    kind: &'a str,
    address: &'a str,
    is_wholly: bool,
    table: &'a str,
    says: [&'a str; 3],
}

/// Scans with it broken, and holds what must hold. Returns the scan for more.
fn hold(broken: &Broken<'_>) -> Scan {
    let scan = Scan::of(Some((broken.kind, broken.address)), &[]);
    let absences = scan.absences();
    let [_, kind, reason, cure] = absences.get(broken.table).unwrap_or_else(|| panic!("nothing is said of {}", broken.table));
    let fits = kind == broken.says[0] && reason.contains(broken.says[1]) && cure.contains(broken.says[2]);
    assert!(fits, "{}: {kind}: {reason}\nhelp: {cure}", broken.address);
    assert!(scan.ended.out.contains("NOT PROVEN") || scan.ended.out.contains("NOT READY"), "{}", scan.ended.out);
    assert_nothing_passes_by_it(&scan, broken.kind, broken.is_wholly);
    scan
}

#[test]
fn a_healthy_shop_is_seen_and_some_checks_pass() {
    let healthy = Shop::healthy();
    for probe in ["app", "postgres", "redis"] {
        assert!(healthy.facts(probe) > 0, "{probe}");
    }
    for item in ["cdn/", "database/", "caching/"] {
        assert!(crate::support::shop::passes(&healthy.run).iter().any(|name| name.starts_with(item)), "nothing of {item} passes");
    }
}

#[test]
fn an_app_that_is_not_there_or_not_trusted() {
    let port = closed_port();
    let (closed, unknown) = (format!("http://127.0.0.1:{port}"), "http://nowhere.invalid");
    let tls = Redis::start_with_tls();
    let untrusted = tls.tls_url().replace("rediss", "https");
    let cases = [
        (closed.as_str(), ["unreachable", "nothing listens on 127.0.0.1", "start the app, or correct host and port of --app"]),
        (unknown, ["unreachable", "the host `nowhere.invalid` is not known", "check the spelling of --app"]),
        (&untrusted, ["unreachable", "shows a TLS certificate that is not trusted", "`ca_file` in plimsoll.toml"]),
    ];
    for (address, says) in cases {
        hold(&Broken { kind: "app", address, is_wholly: true, table: "http_response", says });
    }
}

#[test]
fn an_app_that_answers_500_to_everything() {
    for body in [Reply::html("<h1>Internal Server Error</h1>"), Reply::json("{\"error\": \"internal\"}"), Reply::of("text/plain", "")] {
        let app = Web::start(move |_| body.clone().status(500));
        let says = ["failed", "the start page answered 500", "mend the start page"];
        hold(&Broken { kind: "app", address: &app.url(), is_wholly: false, table: "http_response", says });
    }
}

#[test]
fn an_app_that_redirects_in_a_loop() {
    let app = Web::start(|asked| Reply::html("").status(302).with("location", if asked.path == "/a" { "/b" } else { "/a" }));
    let says = ["failed", "redirects in a loop", "mend the redirect"];
    hold(&Broken { kind: "app", address: &app.url(), is_wholly: true, table: "http_response", says });
}

#[test]
fn an_app_that_takes_connections_and_never_answers() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", silent.local_addr().unwrap());
    let says = ["timed-out", "does not answer within 15 s", "open the address with curl"];
    hold(&Broken { kind: "app", address: &address, is_wholly: true, table: "http_response", says });
}

#[test]
fn a_postgres_that_lets_nobody_in() {
    let (shop, port) = (Shop::shared(), closed_port());
    let closed = format!("postgres://app:{PASSWORD}@127.0.0.1:{port}/shop");
    let (wrong, missing) = (shop.postgres.replace(PASSWORD, "a-wrong-one"), shop.postgres.replace("/test_", "/no_test_"));
    let verified = format!("{}?sslmode=verify-full", shop.postgres);
    let cases = [
        (&closed, ["unreachable", "nothing listens at 127.0.0.1", "start Postgres, or correct the host and the port"]),
        (&wrong, ["denied", "does not accept this password for `postgres`", "correct the user or the password"]),
        (&missing, ["unreachable", "has no database `no_test_", "`psql -l` lists them"]),
        (&verified, ["unreachable", "asks for TLS (sslmode=verify-full)", "sslmode=prefer"]),
    ];
    for (address, says) in cases {
        let scan = hold(&Broken { kind: "postgres", address, is_wholly: true, table: "db_table", says });
        assert!(!scan.run.to_string().contains("a-wrong-one") && !scan.ended.err.contains("a-wrong-one"));
    }
}

#[test]
fn a_postgres_with_a_wrong_certificate() {
    let made = rcgen::generate_simple_self_signed(vec!["elsewhere.example".to_owned()]).unwrap();
    let (certificate, key) = (made.cert.pem(), made.signing_key.serialize_pem());
    let commands = format!("cat > server.crt <<'PEM'\n{certificate}PEM\ncat > server.key <<'PEM'\n{key}PEM\nchmod 600 server.key\n");
    let server = Postgres::start_after(&commands, "ssl = on\nssl_cert_file = '../server.crt'\nssl_key_file = '../server.key'\n");
    let address = format!("{}?sslmode=verify-full", server.url("postgres"));
    let says = ["unreachable", "certificate of Postgres at 127.0.0.1", "`ca_file` of plimsoll.toml"];
    hold(&Broken { kind: "postgres", address: &address, is_wholly: true, table: "db_table", says });
}

#[test]
fn a_postgres_that_accepts_and_never_speaks() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("postgres://app:{PASSWORD}@{}/shop", silent.local_addr().unwrap());
    let says = ["timed-out", "did not answer within 10 s", "check the host, the port and the firewall"];
    hold(&Broken { kind: "postgres", address: &address, is_wholly: true, table: "db_table", says });
}

#[test]
fn a_role_without_grants() {
    let (server, shop) = (Postgres::shared(), Shop::shared());
    server.execute("postgres", "create role bare login password 'bare-words-only'");
    let address = shop.postgres.replace(&format!("postgres:{PASSWORD}"), "bare:bare-words-only");
    let says = ["denied", "sees only its own sessions and statements", "grant pg_monitor to bare;"];
    let scan = hold(&Broken { kind: "postgres", address: &address, is_wholly: false, table: "db_statement", says });
    assert!(scan.facts("postgres") > 0, "what anybody may see is seen");
}

#[test]
fn a_postgres_without_statements() {
    let server = Postgres::start("");
    server.execute("postgres", "create table orders (id bigint primary key)");
    let says = ["unsupported", "pg_stat_statements is not installed", "create extension pg_stat_statements"];
    let address = server.url("postgres");
    let scan = hold(&Broken { kind: "postgres", address: &address, is_wholly: false, table: "db_statement", says });
    assert!(scan.facts("postgres") > 0);
}

#[test]
fn a_redis_that_lets_nobody_in() {
    let (port, locked, tls) = (closed_port(), Redis::start("--requirepass a-long-password"), Redis::start_with_tls());
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let (closed, open) = (format!("redis://127.0.0.1:{port}"), locked.url());
    let (wrong, mute) = (open.replace("://", "://:a-wrong-one@"), format!("redis://{}", silent.local_addr().unwrap()));
    let cases = [
        (&closed, ["unreachable", "nothing listens at 127.0.0.1", "start the server, or correct host and port"]),
        (&open, ["denied", "asks for a password, and the address has none", "give the address that the app uses"]),
        (&wrong, ["denied", "refuses this user or password", "take the address that the app uses"]),
        (&tls.tls_url(), ["unreachable", "certificate", "ca_file"]),
        (&mute, ["timed-out", "within 10 s", "check that this is the Redis port"]),
    ];
    for (address, says) in cases {
        let scan = hold(&Broken { kind: "redis", address, is_wholly: true, table: "redis_server", says });
        assert!(!scan.run.to_string().contains("a-wrong-one") && !scan.ended.err.contains("a-wrong-one"));
    }
}

#[test]
fn a_redis_with_config_renamed_away() {
    let redis = Redis::start("--rename-command CONFIG ''");
    redis.execute("set cache:page:1 x ex 900");
    let says = ["unsupported", "does not know CONFIG GET", ""];
    let scan = hold(&Broken { kind: "redis", address: &redis.url(), is_wholly: false, table: "redis_setting", says });
    assert!(scan.facts("redis") > 0);
}
