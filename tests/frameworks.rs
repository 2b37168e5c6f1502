//! Apps of real frameworks, each with its own sign-in and its own guard against forged forms, scanned as a user who has signed in. They
//! are fetched through npm and pip: `make test-frameworks`.

mod lines;
mod metrics;
mod shops;

use std::{fs, path::PathBuf};

use rusqlite::Connection;

use crate::support::{
    Guard,
    command::{self, Ended},
    free_ports,
};

/// The password of the user of each app; it is to stand nowhere.
const WORD: &str = "c4nary-w0rd-of-ann";

/// A running app.
struct App {
    server: Guard,
    port: u16,
    files: PathBuf,
}

impl App {
    /// That in `tests/frameworks/NAME`.
    fn start(name: &str) -> Self {
        Self::start_with(name, &[])
    }

    /// The same with further variables of the environment.
    fn start_with(name: &str, variables: &[(&str, &str)]) -> Self {
        let root = std::env::current_dir().unwrap();
        let (files, fetched, port) = (root.join("tests/frameworks").join(name), root.join("target/frameworks"), free_ports(3));
        assert!(fetched.join(name).exists(), "{} is not there: run `make test-frameworks`", fetched.join(name).display());
        let exports: String = variables.iter().map(|(name, value)| format!(" {name}='{value}'")).collect();
        let script = format!(
            "export FRAMEWORKS='{}' TEST_PASSWORD='{WORD}'{exports}; mkdir -m 777 data; exec bash '{}/start.sh' {port} \"$DIR/data\"",
            fetched.display(),
            files.display()
        );
        let mut server = Guard::start(None, &script);
        server.wait_for_port(name, port);
        Self { server, port, files }
    }

    /// A scan without load by its sign-in, with this password; the snapshot, and what was printed.
    fn scan(&self, word: &str) -> (Connection, Ended, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let read = |file: &str| fs::read_to_string(self.files.join(file)).ok();
        let placed = |text: String| text.replace("@PROVIDER@", &(self.port + 1).to_string());
        let config = read("plimsoll.toml").unwrap_or_default();
        let config = match read("sign-in.toml") {
            Some(text) => {
                fs::write(folder.path().join("sign-in.toml"), placed(text)).unwrap();
                format!("sign_in = \"sign-in.toml\"\n{config}")
            }
            None => config,
        };
        fs::write(folder.path().join("plimsoll.toml"), config).unwrap();
        fs::write(folder.path().join(".env"), format!("TEST_PASSWORD='{word}'\nSTAGING_LOGIN='ann:{word}'\n")).unwrap();
        let url = format!("http://127.0.0.1:{}/", self.port);
        let ended = command::run(folder.path(), &["scan", "--app", &url, "--no-load", "--format", "markdown"]);
        let runs = fs::read_dir(folder.path().join(".plimsoll/runs")).unwrap().map(|entry| entry.unwrap().path());
        let snapshot = runs.into_iter().find(|path| path.extension().is_some_and(|end| end == "db")).unwrap();
        (Connection::open(snapshot).unwrap(), ended, folder)
    }

    /// True where somebody asked it to sign out.
    fn was_left(&self) -> bool {
        self.server.folder().join("data/signed-out").exists()
    }
}

fn all(db: &Connection, sql: &str) -> Vec<String> {
    db.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// What lies behind the sign-in is seen and judged, nothing is signed out, no secret is kept, and a wrong password is said.
fn is_seen(name: &str) {
    let app = App::start(name);
    let (db, ended, folder) = app.scan(WORD);
    let said = format!("{}\n{}\n{}", ended.err, ended.out, app.server.log());
    assert_eq!(all(&db, "select coalesce(fault, 'none') from http_sign_in"), ["none"], "{said}");
    let seen = all(&db, "select path from http_guest_answer where is_for_one = 1 order by path");
    assert!(["/account", "/api/orders"].iter().all(|path| seen.iter().any(|seen| seen == path)), "{seen:?}\n{said}");
    // The faults that were planted behind it.
    for fault in ["list-unpaged", "private-answer-shared"] {
        assert!(ended.out.contains(fault), "{fault}\n{said}");
    }
    assert!(!app.was_left(), "the scan signed out\n{said}");
    for entry in fs::read_dir(folder.path().join(".plimsoll/runs")).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(WORD.len()).any(|window| window == WORD.as_bytes()), "the password was kept");
    }
    assert!(!ended.out.contains(WORD) && !ended.err.contains(WORD));
    let (db, ended, _folder) = app.scan("n0t-the-w0rd-of-ann");
    let fault = all(&db, "select coalesce(fault, 'none') from http_sign_in");
    assert!(fault[0].contains("step `"), "{fault:?}\n{}", ended.err);
    assert!(ended.err.contains("nobody could sign in"), "{}", ended.err);
}

macro_rules! frameworks {
    ($($name:ident = $folder:literal),* $(,)?) => {
        $(
            #[test]
            #[ignore = "needs its framework: make test-frameworks"]
            fn $name() {
                is_seen($folder);
            }
        )*
    };
}

frameworks! {
    django_with_its_token_in_a_cookie = "django-cookie",
    django_with_its_token_in_the_session = "django-session",
    rails = "rails",
    php = "php",
    express_with_passport_and_sessions_in_redis = "express",
    a_password_grant = "password-grant",
    openid_connect = "oidc",
    authjs_with_credentials = "authjs",
}

/// Basic auth lets everybody in who knows it: what lies behind is seen as by a guest of the app.
#[test]
#[ignore = "needs nginx: make test-frameworks"]
fn basic_auth_of_nginx() {
    let app = App::start("nginx-basic");
    let (db, ended, _folder) = app.scan(WORD);
    let pages = all(&db, "select path from http_response where kind = 'page' and status = 200 order by path");
    assert!(pages.len() >= 2, "{pages:?}\n{}\n{}", ended.err, app.server.log());
    let (db, ended, _folder) = app.scan("n0t-the-w0rd-of-ann");
    let doors = all(&db, "select distinct reason from reach where kind = 'door' and table_name = 'http_page'");
    assert!(doors.iter().any(|why| why.contains("401")), "{doors:?}\n{}", ended.out);
}

/// `init` finds what GraphQL offers, changes nothing by it, and says where it is not told.
/// graphql-js as it comes, without introspection, and with a limit of ten: what a guest may ask is told apart, and nothing is changed.
#[test]
#[ignore = "needs graphql-js: make test-frameworks"]
fn graphql_js_is_asked_for_what_it_tells_and_how_deep() {
    let app = App::start("graphql");
    for (more, seen, says) in [
        (0, "4 1", &["/graphql ran a query that is nested 20 deep", "/graphql tells a guest of 4 types"][..]),
        (1, "- -", &["whether /graphql runs a query however deep is not known"]),
        (2, "4 0", &["/graphql tells a guest of 4 types"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("http://127.0.0.1:{}/", app.port + more);
        let ended = command::run(folder.path(), &["scan", "--app", &url, "--no-load", "--format", "json"]);
        let runs = fs::read_dir(folder.path().join(".plimsoll/runs")).unwrap().map(|entry| entry.unwrap().path());
        let db = Connection::open(runs.into_iter().find(|path| path.extension().is_some_and(|end| end == "db")).unwrap()).unwrap();
        let row = "select coalesce(types, '-') || ' ' || coalesce(takes_deep, '-') from http_graphql where path = '/graphql'";
        assert_eq!(all(&db, row), [seen], "{}\n{}", ended.err, app.server.log());
        for said in says {
            assert!(ended.out.contains(said), "{said}: {}", ended.out);
        }
        assert_eq!(ended.out.contains("nested 20 deep"), more == 0, "{}", ended.out);
    }
    assert!(!app.server.folder().join("data/emptied").exists());
}

#[test]
#[ignore = "needs graphql-js: make test-frameworks"]
fn graphql_js_with_and_without_introspection() {
    let app = App::start("graphql");
    let init = |port: u16| {
        let folder = tempfile::tempdir().unwrap();
        let ended = command::run(folder.path(), &["init", "--app", &format!("http://127.0.0.1:{port}/")]);
        assert_eq!(ended.code, 0, "{}\n{}", ended.err, app.server.log());
        (ended, fs::read_to_string(folder.path().join("scenarios/visit.toml")).unwrap(), folder)
    };
    let (ended, steps, folder) = init(app.port);
    assert!(ended.out.contains("2 of its queries answer without an argument; 3 others want an argument, or gave no data"), "{}", ended.out);
    assert!(ended.out.contains("Not found at a usual path: an OpenAPI description, a sitemap.\n"), "{}", ended.out);
    for query in ["/graphql?query=%7Bproducts%7Bid%20name%20price%7D%7D", "/graphql?query=%7Bversion%7D"] {
        assert!(steps.contains(query), "{query}: {steps}");
    }
    assert!(!steps.contains("empty") && !app.server.folder().join("data/emptied").exists());
    let load = ["scan", "--load-shape", "smoke", "--format", "json"];
    let ended = command::run(folder.path(), &load);
    assert!(ended.out.contains("\"GET /graphql?query=%7Bversion%7D\""), "{}\n{}", ended.err, ended.out);
    let (ended, steps, _folder) = init(app.port + 1);
    assert!(ended.out.contains("/graphql is a GraphQL endpoint that does not tell its queries (introspection is off)"), "{}", ended.out);
    assert!(!steps.contains("graphql"), "{steps}");
}
