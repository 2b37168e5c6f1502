//! Servers without a port, at Unix sockets, and servers that listen on IPv6 alone: each a real one.

use plimsoll::{config::Given, probe::postgres::PostgresProbe};

use crate::{
    app::Looked,
    load::{drive, only},
    postgres::look,
    redis_probe,
    support::{Nginx, Postgres, Redis, closed_port, postgres::PASSWORD, redis_execute},
};

const PAGES: [(&str, &str); 2] = [("site/index.html", "<a href=/about.html>About</a>"), ("site/about.html", "<p>About us</p>")];

#[test]
fn an_app_at_a_unix_socket_is_looked_at_and_loaded() {
    let mut nginx = Nginx::start_in("server_tokens off;", "listen 127.0.0.1:{port}; listen unix:$DIR/app.sock; root $DIR/site;", &PAGES);
    let address = format!("unix:{}", nginx.socket());
    let looked = Looked::given(Given { app: Some(address.clone()), ..Given::default() }, "");
    assert_eq!(looked.all("select path from http_response where kind = 'page' order by path"), ["/", "/about.html"]);
    assert_eq!(looked.one::<i64>("select is_public from http_site"), 0);
    assert_eq!(looked.all("select url from address where kind = 'app'"), [address.as_str()]);
    let loaded = drive(&address, &only("/about.html"), "[load]\nhosts = [\"localhost\"]\nmax_seconds = 6\nmax_rate = 20\n");
    assert_eq!(loaded.one::<i64>("select count(*) from load_error"), 0);
    assert!(loaded.one::<i64>("select count(*) from load_step") > 0);
}

#[test]
fn a_path_below_a_socket_and_a_name_to_ask_for_are_kept() {
    let mut nginx = Nginx::start_in(
        "server_tokens off;",
        "listen 127.0.0.1:{port}; listen unix:$DIR/app.sock; root $DIR/site;
         if ($host != shop.example) { return 421; }
         location / { return 404; } location /shop/ { alias $DIR/site/; }",
        &PAGES.map(|(name, text)| (name, if name.ends_with("index.html") { "<a href=about.html>About</a>" } else { text })),
    );
    let address = format!("http://unix:{}:/shop/", nginx.socket());
    let looked = Looked::given(Given { app: Some(address), ..Given::default() }, "[app]\nhost = \"shop.example\"\n");
    assert_eq!(looked.all("select path from http_response where kind = 'page' order by path"), ["/shop/", "/shop/about.html"]);
}

#[test]
fn an_app_at_a_socket_that_wants_https_is_asked_nowhere_else() {
    let mut nginx = Nginx::start_in(
        "server_tokens off;",
        "listen 127.0.0.1:{port}; listen unix:$DIR/app.sock; root $DIR/site;
         if ($http_x_forwarded_proto != https) { return 301 https://$host$request_uri; }",
        &PAGES,
    );
    let address = format!("unix:{}", nginx.socket());
    let given = || Given { app: Some(address.clone()), ..Given::default() };
    let (_, reason, cure) = Looked::given(given(), "").absence_of_all();
    assert!(reason.contains("app.sock speaks no TLS") && cure.contains("X-Forwarded-Proto"), "{reason} {cure}");
    let looked = Looked::given(given(), "[app]\nheaders = { X-Forwarded-Proto = \"https\" }\n");
    assert_eq!(looked.one::<i64>("select count(*) from http_response where kind = 'page'"), 2);
}

#[test]
fn a_socket_that_is_not_there_says_so_for_each_kind() {
    let (_, reason, _) = Looked::at("unix:/no/such/app.sock").absence_of_all();
    assert_eq!(reason, "there is no socket /no/such/app.sock");
    let redis = redis_probe::Looked::at("unix:///no/such/redis.sock");
    assert_eq!(redis.unseen("redis_server").1, "there is no socket /no/such/redis.sock");
}

#[test]
fn only_the_app_may_be_at_a_socket() {
    let folder = tempfile::tempdir().unwrap();
    for given in [
        Given { instance: Some("unix:/run/app.sock".to_owned()), ..Given::default() },
        Given { edge: Some("http://unix:/run/app.sock:/".to_owned()), ..Given::default() },
    ] {
        let fault = plimsoll::config::discover(&given, folder.path()).unwrap_err().to_string();
        assert!(fault.contains("only --app may be a Unix socket"), "{fault}");
    }
}

#[test]
fn postgres_at_a_socket_is_looked_at_by_each_way_to_name_it() {
    let server = Postgres::start("unix_socket_directories = '..'\n");
    let (folder, port) = (server.folder().display().to_string(), server.port());
    let within = folder.replace('/', "%2F");
    for address in [
        format!("postgresql:///postgres?host={folder}&port={port}&user=postgres&password={PASSWORD}"),
        format!("postgres://postgres:{PASSWORD}@{within}:{port}/postgres"),
        format!("postgres://postgres:{PASSWORD}@localhost:{port}/postgres?host={folder}"),
    ] {
        let seen = look(&[&PostgresProbe], &address, &[], None);
        assert_eq!(seen.text("select count(*) from db_server"), "1", "{address}");
        assert!(!seen.text("select url from address").contains(PASSWORD));
    }
}

#[test]
fn redis_at_a_socket_is_looked_at_with_and_without_a_password() {
    let redis = Redis::start("--unixsocket redis.sock --requirepass sesame9");
    let socket = redis.folder().join("redis.sock").display().to_string();
    redis_execute(&redis.url().replace("redis://", "redis://:sesame9@"), "select 2\nset a 1");
    for address in [format!("redis+unix://{socket}?db=2&password=sesame9"), format!("unix://{socket}?db=2&pass=sesame9")] {
        let looked = redis_probe::Looked::at(&address);
        assert_eq!(looked.one::<i64>("select keys from redis_keyspace"), 1, "{address}");
        assert!(!looked.one::<String>("select url from address").contains("sesame9"));
    }
    let looked = redis_probe::Looked::at(&format!("unix://{socket}"));
    assert_eq!(looked.unseen("redis_server").0, "denied");
}

#[test]
fn servers_that_listen_on_ipv6_alone_are_looked_at_and_loaded() {
    let nginx = Nginx::start_in(
        "server_tokens off;",
        "listen 127.0.0.1:{port}; listen [::1]:{port}; root $DIR/site; if ($server_addr = 127.0.0.1) { return 500; }",
        &PAGES,
    );
    let address = nginx.url("http", "[::1]");
    let looked = Looked::at(&address);
    assert_eq!(looked.all("select path from http_response where kind = 'page' order by path"), ["/", "/about.html"]);
    for host in ["[::1]", "::1"] {
        let config = format!("[load]\nhosts = [\"{host}\"]\nmax_seconds = 6\nmax_rate = 20\n");
        let loaded = drive(&address, &only("/about.html"), &config);
        assert_eq!(loaded.one::<i64>("select count(*) from load_error"), 0);
        assert!(loaded.one::<i64>("select count(*) from load_step") > 0, "{host}");
    }
    let server = Postgres::start("listen_addresses = '127.0.0.1, ::1'\n");
    let seen = look(&[&PostgresProbe], &server.url("postgres").replace("127.0.0.1", "[::1]"), &[], None);
    assert_eq!(seen.text("select count(*) from db_server"), "1");
    let redis = Redis::start("--bind 127.0.0.1 ::1");
    let looked = redis_probe::Looked::at(&redis.url().replace("127.0.0.1", "[::1]"));
    assert_eq!(looked.one::<i64>("select count(*) from redis_server"), 1);
}

#[test]
fn nothing_at_an_ipv6_address_is_told_by_its_whole_name() {
    let port = closed_port();
    for (reason, kind) in [
        (Looked::at(&format!("http://[::1]:{port}")).absence_of_all().1, "app"),
        (redis_probe::Looked::at(&format!("redis://[::1]:{port}")).unseen("redis_server").1, "redis"),
        (
            look(&[&PostgresProbe], &format!("postgres://a@[::1]:{port}/a"), &[], None)
                .text("select reason from reach where table_name = 'db_server'"),
            "postgres",
        ),
    ] {
        assert!(reason.contains("[::1]:") || reason.contains("::1:"), "{kind}: {reason}");
    }
}
