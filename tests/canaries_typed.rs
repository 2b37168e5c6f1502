//! Secrets that were typed in the wrong place, and those that stand where no name tells what they are: in no output and no file.

use std::{fs, path::Path};

use crate::support::{
    Postgres, Reply, Web, closed_port,
    command::{Ended, ended, plimsoll, run},
    execute,
};

/// Every planted secret begins like this, whatever its case.
const MARK: &str = "c4n4ry";

fn canary(place: &str) -> String {
    format!("C4n4ry{place}9xQ7vK2m")
}

/// Where the text has a secret, with what stands around it.
fn leak(text: &str) -> Option<&str> {
    let at = text.to_ascii_lowercase().find(MARK)?;
    Some(&text[text.floor_char_boundary(at.saturating_sub(60))..text.ceil_char_boundary((at + 40).min(text.len()))])
}

fn assert_silent(what: &str, ended: &Ended) {
    let found = leak(&ended.out).or_else(|| leak(&ended.err));
    assert!(found.is_none(), "{what}: …{found:?}…");
}

fn assert_none_written(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            assert_none_written(&entry.path());
        } else {
            let bytes = fs::read(entry.path()).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            assert!(leak(&text).is_none(), "{}: …{:?}…", entry.path().display(), leak(&text));
        }
    }
}

#[test]
fn an_address_in_the_wrong_place_is_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let secret = canary("Typed");
    let whole = format!("postgres://u:{secret}@127.0.0.1:{}/d", closed_port());
    let cut = format!("u:{}/{secret}#x@{secret}@127.0.0.1/d", &secret[..8]);
    let alone = format!("redis://:{secret}");
    let token = format!("https://shop.example/?{secret}");
    // Every place for one of them, and for the others each kind of place.
    for (address, places) in [(&whole, 27), (&cut, 6), (&alone, 4), (&token, 4), (&format!("host=h password={secret}"), 4)] {
        for before in [
            &["scan"][..],
            &["scan", "--stage"],
            &["report"],
            &["scan", "--log"],
            &["checks", "explain"],
            &["import"],
            &[],
            &["doctor"],
            &["scan", "--no-load"],
            &["scan", "--format"],
            &["scan", "--require"],
            &["scan", "--load-rate"],
            &["scan", "--app"],
            &["scan", "--redis"],
            &["scan", "--database"],
            &["scan", "--backup-report"],
            &["checks"],
            &["recheck"],
            &["report", "--format"],
            &["compare"],
            &["history"],
            &["history", "--most"],
            &["history", "--target"],
            &["import", "--app"],
            &["restore-check"],
            &["restore-check", "--took"],
            &["restore-check", "--restored"],
        ]
        .into_iter()
        .take(places)
        {
            let arguments: Vec<&str> = before.iter().copied().chain([address.as_str()]).collect();
            assert_silent(&arguments.join(" "), &run(folder.path(), &arguments));
        }
        for glued in ["--postgers=", "--stage=", "-x"] {
            let wrong = run(folder.path(), &["scan", &format!("{glued}{address}")]);
            assert!(wrong.code == 2, "{}", wrong.err);
            assert_silent(glued, &wrong);
        }
    }
    let shown = run(folder.path(), &["scan", &whole]);
    assert!(shown.err.contains("unexpected argument 'postgres://u:***@127.0.0.1"), "{}", shown.err);
    assert_none_written(folder.path());
}

#[test]
fn a_name_that_is_an_address_is_kept_without_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let (app, name) = (Web::start(|_| Reply::html("<html></html>")), format!("postgres://u:{}@h/d", canary("Name")));
    let scan = run(folder.path(), &["scan", "--no-load", "--app", &app.url(), "--name", &name, "--environment", &name]);
    assert_eq!(scan.code, 0, "{}", scan.err);
    assert_silent("scan", &scan);
    assert_silent("report", &run(folder.path(), &["report", "--format", "json"]));
    assert_none_written(folder.path());
}

/// Each sign in a password ends some part of an address.
#[test]
fn an_address_whose_password_may_be_cut_is_refused_and_nothing_of_it_is_shown_or_kept() {
    let (one, two) = (canary("One"), canary("Two"));
    for address in [
        format!("postgres://app:{one}@{two}#4@127.0.0.1:5432/shop"),
        format!("postgres://app:{one}#{two}@127.0.0.1:5432/shop"),
        format!("postgres://app:{one}@{two}@127.0.0.1:5432/shop"),
        format!("postgres://app:12/{two}@127.0.0.1:5432/shop"),
        format!("postgres://app:12?{two}@127.0.0.1:5432/shop"),
        format!("postgres://app@{one}/{two}@127.0.0.1:5432/shop"),
        format!("{one}:{two}@127.0.0.1/shop"),
        format!("{one}://{two}@127.0.0.1/shop"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let by = |command: &str| [command.to_owned(), "--postgres".to_owned(), address.clone()];
        for command in ["scan", "doctor", "init"] {
            let refused = ended(plimsoll(folder.path()).args(by(command)).output().unwrap());
            assert!(refused.code == 2 && refused.err.contains("is not an address"), "{address}: {}", refused.err);
            assert_silent(&address, &refused);
        }
        let restore = ["restore-check", "--postgres", "postgres://127.0.0.1/x", "--restored", &address];
        assert_silent("restore-check", &run(folder.path(), &restore));
        // Of what is in the environment only addresses of Postgres are looked at.
        for (variable, is_refused) in [("DATABASE_URL", address.starts_with("postgres")), ("REDIS_URL", true), ("PGBOUNCER_URL", true)] {
            let refused = ended(plimsoll(folder.path()).arg("scan").env(variable, &address).output().unwrap());
            assert!(!is_refused || refused.code == 2, "{variable}: {}", refused.err);
            assert_silent(variable, &refused);
        }
        let kept: Vec<_> = fs::read_dir(folder.path()).unwrap().flatten().collect();
        assert!(kept.is_empty(), "{kept:?}");
        if !address.contains('#') {
            continue;
        }
        for (file, text) in [
            (".env", format!("DATABASE_URL={address}\nTITLE=Bob's shop\n")),
            (".env", format!("TITLE=Bob's shop\nREDIS_URL=\"{address}\"\n")),
            ("plimsoll.toml", format!("[targets]\nredis = \"{address}\"\n")),
            ("plimsoll.toml", format!("history = \"{address}\"\n")),
        ] {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join(file), &text).unwrap();
            assert_silent(&text, &run(folder.path(), &["init", "--app", "http://127.0.0.1:1"]));
            assert_silent(&text, &run(folder.path(), &["history"]));
        }
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plimsoll.toml"), format!("history = \"{one}://{two}@127.0.0.1/shop\"\n")).unwrap();
    let scan = run(folder.path(), &["scan", "--no-load", "--app", "http://127.0.0.1:1"]);
    assert!(scan.err.contains("warning: the history was not kept"), "{}", scan.err);
    assert_silent("scan", &scan);
    assert_none_written(&folder.path().join(".plimsoll"));
}

/// An app with tokens and mail addresses in its links, and one endpoint that asks `database`.
fn app(database: String) -> Web {
    let (reset, bare, path, mail) = (canary("Reset"), canary("Bare"), canary("Path"), canary("Mail"));
    let token = format!("eyJ{0}abcdefgh.eyJ{0}abcdefgh.{0}", canary("Jwt"));
    let page = format!(
        "<html><head><link rel=stylesheet href='/app-8579a2cff75b.css'></head><a href='/reset/{reset}'>r</a><a href='/?{bare}'>b</a><a href='/p?page=2&amp;{bare}'>b</a>
         <a href='/d/{path}/view'>d</a><a href='/t/{token}'>t</a><a href='/u/{mail}@shop.example/cart'>m</a><a href='/u?mail={mail}%40shop.example'>m</a>
         <a href='/orders/0b9a7f3e-5c1d-4e8a-9b2f-7d6c5b4a3f2e'>o</a><img src='/i.png?{bare}'></html>"
    );
    Web::start(move |asked| match asked.path.split('?').next().unwrap_or_default() {
        "/app-8579a2cff75b.css" => Reply::of("text/css", "a { color: red }"),
        "/i.png" => Reply::of("image/png", "PNG"),
        "/sql" => {
            let (database, sql) = (database.clone(), format!("select note /* user='{}' */ from big where id = 7", canary("Under")));
            // Off the test's own runtime, whose worker waits here.
            let work = move || {
                let own = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                own.block_on(async {
                    let (client, connection) = tokio_postgres::connect(&database, tokio_postgres::NoTls).await.unwrap();
                    tokio::spawn(connection);
                    client.simple_query(&sql).await.unwrap();
                });
            };
            std::thread::spawn(work).join().unwrap();
            Reply::json("{\"ok\": true}")
        }
        path if ["/", "/p", "/u"].contains(&path)
            || ["/reset/", "/d/", "/t/", "/u/", "/orders/"].iter().any(|start| path.starts_with(start)) =>
        {
            Reply::html(&page)
        }
        _ => Reply::not_found(),
    })
}

#[test]
fn tokens_that_no_name_tells_of_come_out_nowhere() {
    let database = Postgres::shared().database();
    execute(
        &database,
        "create table big (id int primary key, kind text, note text); insert into big select n, n % 900, repeat('x', 90) from generate_series(1, 60000) n; analyze big",
    );
    for comment in [
        format!("/*traceparent='00-{0}',user='{0}'*/", canary("Comment")),
        format!("-- {}\n", canary("Line")),
        format!("/* a /* b */ {} */", canary("Nested")),
    ] {
        for _ in 0..12 {
            execute(&database, &format!("select note {comment} from big where kind = '7'"));
        }
    }
    let options = format!("{database}?options=-c%20app.token%3D{0}%20-c%20application_name%3D{0}", canary("Options"));
    let app = app(database.clone());
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plimsoll.toml"), "[load]\nhosts = [\"127.0.0.1\"]\nmax_rate = 20\nmax_seconds = 10\n").unwrap();
    fs::create_dir_all(folder.path().join("scenarios")).unwrap();
    let scenario = "why = \"w\"\npause = \"10ms..20ms\"\n[[step]]\nname = \"sql\"\nget = \"/sql\"\n";
    fs::write(folder.path().join("scenarios/a.toml"), scenario).unwrap();
    let scan = run(folder.path(), &["scan", "--app", &app.url(), "--postgres", &options]);
    assert_eq!(scan.code, 0, "{}", scan.err);
    assert!(scan.err.contains("options=***"), "{}", scan.err);
    assert_silent("scan", &scan);
    for format in ["terminal", "html", "json", "markdown", "sarif", "junit", "github"] {
        assert_silent(format, &run(folder.path(), &["report", "latest", "--format", format]));
    }
    for command in [&["report", "--sent"][..], &["history"], &["doctor", "--postgres", &options], &["compare", "latest", "latest"]] {
        assert_silent(command[0], &run(folder.path(), command));
    }
    let sent = run(folder.path(), &["report", "--sent"]).out;
    assert!(sent.contains("from big where kind"), "the planted statements were explained: {sent}");
    let snapshot = fs::read_dir(folder.path().join(".plimsoll/runs"))
        .unwrap()
        .flatten()
        .map(|e| e.path())
        .find(|p| p.extension().is_some_and(|e| e == "db"));
    let loaded = "select count(*) from load_statement where statement like 'select note /* *** */%'";
    let loaded: i64 = rusqlite::Connection::open(snapshot.unwrap()).unwrap().query_row(loaded, [], |r| r.get(0)).unwrap();
    assert_eq!(loaded, 1, "the statement under load was seen");
    let json = run(folder.path(), &["report", "--format", "json"]).out;
    for name in ["/app-8579a2cff75b.css", "0b9a7f3e-5c1d-4e8a-9b2f-7d6c5b4a3f2e"] {
        assert!(sent.contains(name), "{name} is no secret: {sent}");
    }
    assert!(json.contains("app-8579a2cff75b.css"), "the name of an asset is no secret");
    assert_none_written(&folder.path().join(".plimsoll"));
    let init = run(folder.path(), &["init", "--force", "--app", &app.url()]);
    assert_eq!(init.code, 0, "{}", init.err);
    assert_silent("init", &init);
    assert_none_written(&folder.path().join("scenarios"));
}
