//! Names that were chosen to break out of a fix: each fix that shows one is executed as a user pastes it, in a real shell, psql
//! and nginx, names what it means to name, and does nothing else.

use std::{
    collections::BTreeSet,
    fs,
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Command, Stdio},
};

use plimsoll::{
    check::{self, Verdict},
    redact::percent_decode,
};
use rusqlite::Connection;

use crate::{
    app::Looked as LookedAtApp,
    backups, postgres,
    redis_probe::Looked as LookedAtRedis,
    support::{Nginx, Postgres, Redis, Reply, Web},
};

/// Each would create the file `x`, stand for an option, or end the word that it stands in.
const NAMES: &[&str] = &[
    "$(touch x)",
    "`touch x`",
    "it's; touch x #",
    "a\"; touch x; \"",
    "a\ntouch x\n#",
    "-rf",
    "--help",
    "a && touch x",
    "a*b ~ !x %s",
    "a\\",
    "a\\'; touch x; '",
    "a\u{200b}b\tc",
];

fn fixes(db: &Connection, name: &str) -> Vec<String> {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let verdict = checks.iter().find(|c| c.name() == name).unwrap_or_else(|| panic!("no check {name}")).judge(db);
    let Verdict::Fail { findings, .. } = verdict else { panic!("{name}: {verdict:?}") };
    let fixes: Vec<String> = findings.into_iter().map(|f| f.fix.unwrap_or_else(|| panic!("{name} shows no fix"))).collect();
    for fix in &fixes {
        // Snippets of nginx have lines of their own, and SQL one that says where else to write it; no name may add one.
        let told = fix.split("\n-- write it ").next().unwrap_or_default();
        let hidden = |c: char| (c.is_control() && !(c == '\n' && fix.starts_with("# nginx"))) || c == '\u{200b}';
        assert!(!told.contains(hidden), "a report drops what nobody sees, and this would be another name: {fix:?}");
    }
    fixes
}

/// Pastes each of `commands` into a shell in which `programs` write down their arguments, and returns those of each call.
fn pasted(commands: &[String], programs: &[&str]) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    for program in programs {
        let path = folder.path().join(program);
        fs::write(&path, "#!/bin/sh\n{ for argument; do printf '%s\\001' \"$argument\"; done; printf '%s\\002' \"$QUEUE\"; } >> called\n")
            .unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let before = entries(folder.path());
    for command in commands {
        let mut shell = Command::new("sh");
        shell.current_dir(folder.path()).env_clear().env("PATH", format!("{}:/usr/bin:/bin", folder.path().display()));
        let said = shell.args(["-c", command]).output().unwrap();
        assert!(said.status.success() && said.stderr.is_empty(), "{command}: {}", String::from_utf8_lossy(&said.stderr));
    }
    let mut after = entries(folder.path());
    after.remove("called");
    assert_eq!(before, after, "something else ran");
    let called = fs::read_to_string(folder.path().join("called")).unwrap();
    called.split_terminator('\u{2}').map(|call| call.split('\u{1}').map(str::to_owned).collect()).collect()
}

fn entries(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect()
}

fn set(words: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    words.into_iter().collect()
}

#[test]
fn a_worker_is_started_for_the_queue_and_nothing_else_runs() {
    let redis = Redis::start("");
    let mut session = redis::Client::open(redis.url()).unwrap().get_connection().unwrap();
    // The first of them tell which libraries are at work.
    for name in ["plain"].iter().chain(NAMES) {
        for (members, list) in [("rq:queues", "rq:queue:"), ("queues", "queue:"), ("resque:queues", "resque:queue:")] {
            let member = if members == "rq:queues" { format!("{list}{name}") } else { (*name).to_owned() };
            let () = redis::cmd("SADD").arg(members).arg(member).query(&mut session).unwrap();
            let () = redis::cmd("LPUSH").arg(format!("{list}{name}")).arg("{\"class\":\"A\",\"args\":[]}").query(&mut session).unwrap();
        }
        let () = redis::cmd("HSET").arg(format!("bull:{name}:meta")).arg("version").arg("bullmq:6.7.0").query(&mut session).unwrap();
        let () = redis::cmd("LPUSH").arg(format!("bull:{name}:wait")).arg("1").query(&mut session).unwrap();
    }
    // A worker of Resque that was seen last years ago: it tells that there is none.
    let () = redis::cmd("HSET").arg("resque:workers:heartbeat").arg("w").arg("2020-01-01T00:00:00Z").query(&mut session).unwrap();
    let looked = LookedAtRedis::at(&redis.url());
    let names = |library: &str| -> BTreeSet<String> {
        let sql = format!("select queue from redis_queue where library = '{library}' and waiting > 0 and ifnull(workers, 0) = 0");
        let mut query = looked.db().prepare(&sql).unwrap();
        query.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let (in_shell, in_code): (Vec<String>, Vec<String>) =
        fixes(looked.db(), "jobs/jobs-without-worker").into_iter().partition(|fix| !fix.starts_with("new Worker("));
    let calls = pasted(&in_shell, &["rq", "bundle"]);
    let of = |first: &str, take: fn(&[String]) -> String| set(calls.iter().filter(|c| c[0] == first || c[1] == first).map(|c| take(c)));
    assert!(names("rq").len() > 9 && names("sidekiq").len() > 9, "{:?}", names("rq"));
    // The last part of each call is the variable.
    assert_eq!(of("worker", |call| call[call.len() - 2].clone()), names("rq"));
    assert_eq!(of("sidekiq", |call| call[2].strip_prefix("--queue=").unwrap().to_owned()), names("sidekiq"));
    assert_eq!(of("rake", |call| call[call.len() - 1].clone()), names("resque"));
    let in_code = in_code.iter().map(|fix| {
        let rest = fix.strip_prefix("new Worker(").unwrap();
        serde_json::Deserializer::from_str(rest).into_iter::<String>().next().unwrap().unwrap()
    });
    assert_eq!(set(in_code), names("bullmq"));
    assert!(names("bullmq").len() > 9);
}

#[test]
fn a_backup_is_taken_of_the_stanza_and_nothing_else_runs() {
    let folder = tempfile::tempdir().unwrap();
    let fix = |name: &&str| {
        let stanza = serde_json::json!([{"name": name, "status": {"code": 0, "message": "ok"}, "backup": [], "repo": [{"key": 1}]}]);
        fs::write(folder.path().join("backup.json"), stanza.to_string()).unwrap();
        let db = backups::look("backup", folder.path(), "[backup]\nreport = \"backup.json\"\n", None);
        fixes(&db, "backups/backup-missing-or-old")
    };
    let calls = pasted(&NAMES.iter().flat_map(fix).collect::<Vec<_>>(), &["pgbackrest"]);
    let taken = set(calls.iter().map(|call| call[0].strip_prefix("--stanza=").unwrap().to_owned()));
    assert_eq!(taken, set(NAMES.iter().map(|name| (*name).to_owned())));
    assert!(calls.iter().all(|call| call[1..3] == ["backup", "--type=full"]), "{calls:?}");
}

/// As a user pastes it: everything at once.
fn psql(url: &str, sql: &str) {
    let program = crate::support::postgres::bin().join("psql");
    let mut child = Command::new(program)
        .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", url])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(sql.as_bytes()).unwrap();
    let said = child.wait_with_output().unwrap();
    assert!(said.status.success(), "{sql}: {}", String::from_utf8_lossy(&said.stderr));
}

/// Of the shape that the faults below take: `{}` is the name.
const TABLE: &str = "create unlogged table {} (id int, parent int) with (autovacuum_enabled = off);
    alter table {} add constraint {} check (id > 0) not valid;
    create index on {} (id); create index {index} on {} (id);
    insert into {} select n, n from generate_series(1, 3000) n;";

const MENDED: &[&str] = &[
    "database/autovacuum-off",
    "database/index-duplicate",
    "database/statistics-missing-or-stale",
    "schema/constraint-not-validated",
    "schema/table-unlogged",
    "schema/table-without-primary-key",
];

#[test]
fn sql_names_the_table_and_nothing_else_is_touched() {
    let server = Postgres::start("autovacuum = off\n");
    let url = server.database();
    let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    psql(&url, "create table keep (id int primary key); create index twin on keep (id);");
    let mut names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    names.extend(
        ["a\"; drop table keep; --", "a'; drop table keep; --", "a; drop table keep", "\\! touch x", "twin\u{200b}", "a$$b", ":keep"]
            .map(str::to_owned),
    );
    for name in &names {
        let sql = TABLE.replace("{}", &quoted(name)).replace("{index}", &quoted(&format!("{name}2")));
        crate::support::execute(&url, &sql);
    }
    let before = postgres::scan(&url);
    for check in MENDED {
        let fixes = fixes(&before.db, check);
        assert!(fixes.len() >= names.len(), "{check}: {fixes:#?}");
        fixes.iter().filter(|fix| !fix.contains("keep_pkey")).for_each(|fix| psql(&url, fix));
    }
    let after = postgres::scan(&url);
    let (checks, _) = check::load(Path::new("/nonexistent"));
    for check in checks.iter().filter(|c| MENDED.contains(&c.name().as_str())) {
        let verdict = check.judge(&after.db);
        assert!(!matches!(verdict, Verdict::Fail { .. }), "{}: {verdict:?}", check.name());
    }
    assert_eq!(after.number("select count(*) from db_table where name = 'keep'"), 1);
    assert_eq!(after.number("select count(*) from db_table"), i64::try_from(names.len()).unwrap() + 1);
}

#[test]
fn the_grants_for_a_role_of_any_name_are_for_that_role() {
    let server = Postgres::start("");
    let url = server.database();
    psql(&url, "create table keep (id int primary key); create role victim login;");
    for name in ["odd role", "a\"; alter role victim superuser; --", "it's", "new\nline", "victim\u{200b}", "user"] {
        let quoted = format!("\"{}\"", name.replace('"', "\"\""));
        crate::support::execute(&url, &format!("create role {quoted} login password 'battery-staple'"));
        let mut address = url::Url::parse(&url).unwrap();
        address.set_username(name).unwrap();
        address.set_password(Some("battery-staple")).unwrap();
        let absent = |table: &str| postgres::scan(address.as_str()).unseen(table);
        let cure = absent("db_archiver");
        let cure = &cure[cure.find("grant ").unwrap_or_else(|| panic!("{name:?}: {cure}"))..];
        assert!(!cure.contains(|c: char| c.is_control() || c == '\u{200b}'), "{cure:?}");
        psql(&url, cure);
        assert!(
            postgres::scan(address.as_str()).number("select count(*) from reach where kind is not null and table_name = 'db_archiver'")
                == 0,
            "{name:?}"
        );
    }
    let seen = postgres::scan(&url);
    assert_eq!(seen.number("select count(*) from db_role where name = 'victim' and is_superuser"), 0);
    assert_eq!(seen.number("select count(*) from db_table where name = 'keep'"), 1);
}

#[test]
fn nginx_takes_a_location_as_one_word() {
    let paths = [
        "/a;b.css",
        "/it's.css",
        "/sp%20ace.css",
        "/$host.css",
        "/x;}server{listen%201;%23.css",
        "/q%22%5C.css",
        "/plain.css",
        "/v.css?v=1",
    ];
    let app = Web::start(|asked| if asked.path == "/" { Reply::html("<html>Shop</html>") } else { Reply::not_found() });
    let looked = LookedAtApp::at(&app.url());
    for path in paths {
        let sql = "insert into http_exposure (path, kind, name) values (?1, 'private-file', 'database dump')";
        looked.snapshot.db().execute(sql, [path]).unwrap();
    }
    let fixes = fixes(looked.snapshot.db(), "environments/private-file-public");
    assert_eq!(fixes.len(), paths.len(), "{fixes:#?}");
    // The folder of files stands in a script of the test's own.
    let locations = fixes.join("\n").replace('\\', "\\\\").replace('$', "\\$").replace('`', "\\`");
    let files: Vec<(String, String)> = paths
        .iter()
        .map(|path| (format!("'files{}'", percent_decode(path.split('?').next().unwrap()).replace('\'', r"'\''")), "a".to_owned()))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let open = Nginx::start("listen 127.0.0.1:{port}; root $DIR/files;", &files);
    let nginx = Nginx::start(&format!("listen 127.0.0.1:{{port}}; root \\$DIR/files; {locations}").replace("\\$DIR", "$DIR"), &files);
    for path in paths {
        let answer = crate::support::block_on(async { reqwest::get(format!("{}{path}", nginx.url("http", "127.0.0.1"))).await.unwrap() });
        assert_eq!(answer.status().as_u16(), 404, "{path}");
        let answer = crate::support::block_on(async { reqwest::get(format!("{}{path}", open.url("http", "127.0.0.1"))).await.unwrap() });
        assert_eq!(answer.status().as_u16(), 200, "{path}");
    }
}
