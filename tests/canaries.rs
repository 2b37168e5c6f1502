//! Secrets of every kind are planted wherever plimsoll looks, and found nowhere in what it writes or says.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::support::{
    Postgres, Redis, Reply, Web, closed_port,
    command::{Ended, ended, plimsoll, run},
    execute,
    postgres::PASSWORD,
};

/// A secret that says where it was planted.
fn canary(place: &str) -> String {
    format!("C4n4ry{place}9xQ7vK2m")
}

/// Every place that has one.
const PLACES: &[&str] = &[
    "Userinfo",
    "AppQuery",
    "Amz1",
    "Amz2",
    "AmzCred",
    "AssetToken",
    "LinkToken",
    "PageKey",
    "ListKey",
    "Redirect",
    "Cookie",
    "Nested",
    "Bearer",
    "ApiKey",
    "StepCookie",
    "Body",
    "Form",
    "With",
    "StepQuery",
    "RedisPw",
    "PgPw",
    "UserPw",
    "SetSecret",
    "AlterSet",
    "Comment",
    "Do",
    "SetToken",
    "Alone",
    "AloneBare",
    "Slow",
    "SlowKey",
    "KeySession",
    "KeyReset",
    "KeyMail",
    "Client",
    "ClientMail",
    "Kv",
    "PgEnv",
    "Compose",
    "Toml",
    "TomlKind",
    "Scenario",
    "History",
    "RedisUser",
    "Position",
    "Logged",
    "LoggedParameter",
    "LoggedDetail",
    "LoggedComment",
    "LoggedSet",
    "LoggedPlan",
    "LoggedName",
];

/// Bytes that hold a canary, whatever its case, with the canary's place.
fn leak(bytes: &[u8]) -> Option<&'static str> {
    let lower = bytes.to_ascii_lowercase();
    PLACES.iter().copied().find(|place| {
        let wanted = canary(place).to_ascii_lowercase();
        lower.windows(wanted.len()).any(|w| w == wanted.as_bytes())
    })
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn assert_silent(what: &str, ended: &Ended) {
    for (stream, text) in [("output", &ended.out), ("errors", &ended.err)] {
        let found = leak(text.as_bytes()).map(|place| {
            let at = text.to_lowercase().find(&canary(place).to_lowercase()).unwrap();
            format!("{place}: …{}", &text[text.floor_char_boundary(at.saturating_sub(120))..at + canary(place).len()])
        });
        assert!(found.is_none(), "{what}, {stream}: {found:?}");
    }
}

/// The app: secrets in links, cookies, redirects; and an endpoint behind which secrets reach Postgres.
fn app(postgres: String) -> Web {
    let page = format!(
        "<html><head><title>x</title></head><a href='/about?access_token={}'>a</a><a href='/p?page_key=1&amp;key={}'>k</a>
         <a href='/in?next=%2Fa%3Ftoken%3D{}'>n</a><a href='/go'>g</a>
         <img src='/i.png?X-Amz-Credential={}%2F2026&amp;X-Amz-Signature={}'><img src='/i.png?X-Amz-Credential={}%2F2026&amp;X-Amz-Signature={}'>
         <script src='/app.js?token={}'></script><a href='http://u:{}@localhost:3999/'>l</a></html>",
        canary("LinkToken"),
        canary("PageKey"),
        canary("Nested"),
        canary("AmzCred"),
        canary("Amz1"),
        canary("AmzCred"),
        canary("Amz2"),
        canary("AssetToken"),
        canary("Position")
    );
    let script = format!("fetch('/api/v1/items?api_key={}')", canary("ListKey"));
    Web::start(move |asked| match asked.path.split('?').next().unwrap_or_default() {
        "/" => Reply::html(&page).with("set-cookie", &format!("connect.sid=s%3A{}.abc; Path=/; HttpOnly", canary("Cookie"))),
        "/about" | "/p" | "/in" | "/landing" => Reply::html(&page),
        "/go" => Reply::html("").status(302).with("location", &format!("/landing?code={}", canary("Redirect"))),
        "/app.js" => Reply::of("text/javascript", script.as_str()),
        "/i.png" => Reply::of("image/png", "PNG"),
        "/api/v1/items" => Reply::json("{\"items\": [{\"id\": 1}, {\"id\": 2}]}"),
        "/sql" => {
            // Utility statements: Postgres keeps their constants.
            let sql = format!("set app.user_token = '{}'; set app.plain to {}", canary("Alone"), canary("AloneBare").to_lowercase());
            let postgres = postgres.clone();
            // Off the test's own runtime, whose worker waits here.
            let work = move || {
                let own = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                own.block_on(async {
                    let (client, connection) = tokio_postgres::connect(&postgres, tokio_postgres::NoTls).await.unwrap();
                    tokio::spawn(connection);
                    client.batch_execute(&sql).await.unwrap();
                });
            };
            std::thread::spawn(work).join().unwrap();
            Reply::json("{\"ok\": true}")
        }
        _ => Reply::not_found(),
    })
}

fn fill_postgres(database: &str) -> String {
    let statements = [
        format!("create role canary login superuser password '{}'", canary("PgPw")),
        format!("create user canary_user password '{}'", canary("UserPw")),
        format!("set secret.x = '{}'", canary("SetSecret")),
        format!("set app.jwt to '{}'", canary("SetToken")),
        format!("alter role canary_user set app.secret = '{}'", canary("AlterSet")),
        format!("create table t (id int primary key); comment on table t is 'it''s {}'", canary("Comment")),
        format!("do $x$ begin perform '{}'; end $x$", canary("Do")),
    ];
    for statement in &statements {
        execute(database, statement);
    }
    database.replace(&format!("postgres:{PASSWORD}"), &format!("canary:{}", canary("PgPw")))
}

/// Returns connections that stay open with their names.
fn fill_redis(url: &str) -> Vec<redis::Connection> {
    let commands = format!(
        "config set slowlog-log-slower-than 0\nset plain:{0} {1}\nsetex session:{2} 900 x\nset reset:token:{3} x\nset user:{4}@shop.example:cart x\nget plain:{0}",
        canary("SlowKey"),
        canary("Slow"),
        canary("KeySession"),
        canary("KeyReset"),
        canary("KeyMail")
    );
    crate::support::redis_execute(url, &commands);
    [format!("token={}", canary("Client")), format!("{}@shop.example", canary("ClientMail"))]
        .map(|name| {
            let mut connection = redis::Client::open(url).unwrap().get_connection().unwrap();
            let () = redis::cmd("CLIENT").arg("SETNAME").arg(name).query(&mut connection).unwrap();
            connection
        })
        .into()
}

fn scenario() -> String {
    format!(
        "why = \"w\"\npause = \"10ms..20ms\"\n
[[step]]\nname = \"sign in\"\npost = \"/api/v1/items?token={0}\"\njson = {{ user = \"jane\", password = \"{1}\" }}\n
[[step]]\nname = \"form\"\npost = \"/about\"\nform = {{ login = \"jane\", pin_token = \"{2}\" }}\n
[[step]]\nname = \"sql\"\nget = \"/sql\"\nheaders = {{ Authorization = \"Bearer {3}\", X-Api-Key = \"{4}\", Cookie = \"sid={5}\" }}\n
[[step]]\nname = \"with\"\nget = \"/about?x={{token}}\"\nwith = {{ token = [\"{6}\"] }}\n",
        canary("StepQuery"),
        canary("Body"),
        canary("Form"),
        canary("Bearer"),
        canary("ApiKey"),
        canary("StepCookie"),
        canary("With")
    )
}

/// A log of Postgres whose statements, parameters, details and plans hold secrets, each slow or failing often enough to be
/// shown.
fn log() -> String {
    let one = format!(
        "2026-11-25 04:17:09.123 UTC [77] a@b LOG:  duration: 5000.0 ms  statement: select * -- {comment}
\tfrom t where a = '{logged}' and b = E'\\'{logged}' and c = $x${logged}$x$
2026-11-25 04:17:09.123 UTC [77] a@b LOG:  duration: 5000.0 ms  execute <unnamed>: select * from t where a = $1
2026-11-25 04:17:09.123 UTC [77] a@b DETAIL:  parameters: $1 = '{parameter}'
2026-11-25 04:17:09.123 UTC [77] a@b LOG:  duration: 5000.0 ms  statement: set app.token to {set}
2026-11-25 04:17:09.123 UTC [77] a@b ERROR:  duplicate key value violates unique constraint \"k\"
2026-11-25 04:17:09.123 UTC [77] a@b DETAIL:  Key (a)=({detail}) already exists.
2026-11-25 04:17:09.123 UTC [77] a@b STATEMENT:  insert into t values ('{logged}')
2026-11-25 04:17:09.123 UTC [77] a@b ERROR:  column \"{name}\" does not exist at character 1
2026-11-25 04:17:09.123 UTC [77] a@b STATEMENT:  select \"{name}\" from t
2026-11-25 04:17:09.123 UTC [77] a@b LOG:  duration: 5000.0 ms  plan:
\tQuery Text: select * from t where a = '{plan}'
\tSeq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual time=0.1..0.2 rows=1 loops=1)
\t  Filter: (a = '{plan}'::text)
\t  Rows Removed by Filter: 99999
",
        logged = canary("Logged"),
        parameter = canary("LoggedParameter"),
        detail = canary("LoggedDetail"),
        comment = canary("LoggedComment"),
        set = canary("LoggedSet"),
        plan = canary("LoggedPlan"),
        name = canary("LoggedName"),
    );
    one.repeat(200)
}

#[test]
fn no_planted_secret_comes_out_of_a_log() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("postgresql.log"), log()).unwrap();
    let scan = run(folder.path(), &["scan", "--no-load", "--log", "postgresql.log"]);
    assert_eq!(scan.code, 0, "{}", scan.err);
    for shown in ["statement-slow-in-log", "errors-repeated", "plan-discards-rows"] {
        assert!(scan.out.contains(shown), "{shown} is not shown: {}", scan.out);
    }
    assert_silent("scan", &scan);
    for format in ["html", "json", "markdown", "sarif", "junit", "github"] {
        assert_silent(format, &run(folder.path(), &["report", "latest", "--format", format]));
    }
    assert_silent("doctor", &run(folder.path(), &["doctor", "--log", "postgresql.log"]));
    for path in files(&folder.path().join(".plimsoll")) {
        let found = leak(&fs::read(&path).unwrap());
        assert!(found.is_none(), "{found:?} is in {}", path.display());
    }
}

#[test]
fn no_planted_secret_comes_out_of_a_scan() {
    let database = Postgres::shared().database();
    let postgres = fill_postgres(&database);
    let redis = Redis::start(&format!("--requirepass {}", canary("RedisPw")));
    let redis_url = redis.url().replace("://", &format!("://:{}@", canary("RedisPw")));
    let _client = fill_redis(&redis_url);
    let app = app(database.clone());
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".env"), format!("DATABASE_URL={postgres}\nREDIS_URL={redis_url}\n")).unwrap();
    fs::create_dir_all(folder.path().join("scenarios")).unwrap();
    fs::write(folder.path().join("scenarios/a.toml"), scenario()).unwrap();
    let dead = format!("postgres://h:{}@127.0.0.1:{}/h", canary("History"), closed_port());
    fs::write(
        folder.path().join("plimsoll.toml"),
        format!("history = \"{dead}\"\n[load]\nhosts = [\"127.0.0.1\"]\nmax_rate = 20\nmax_seconds = 12\n"),
    )
    .unwrap();
    let url = format!("{}/?api_key={}", app.url().replace("://", &format!("://jane:{}@", canary("Userinfo"))), canary("AppQuery"));
    let scan = run(folder.path(), &["scan", "--app", &url]);
    assert_eq!(scan.code, 0, "{}", scan.err);
    assert_silent("scan", &scan);
    assert!(scan.err.contains("warning: the history was not kept"), "{}", scan.err);
    let report = run(folder.path(), &["report", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&report.out).unwrap();
    assert!(json["absences"].as_array().unwrap().iter().all(|a| !a.to_string().contains("mistake of its own")), "{}", json["absences"]);
    let is_seen =
        json["load"]["request_costs"].as_array().unwrap().iter().any(|s| s["statements"].to_string().contains("set app.user_token"));
    assert!(is_seen, "the planted statements are among those seen: {}", json["load"]["request_costs"]);
    for format in ["terminal", "html", "json", "markdown", "sarif", "junit", "github"] {
        assert_silent(format, &run(folder.path(), &["report", "latest", "--format", format]));
    }
    for command in [&["report", "--sent"][..], &["history"], &["doctor"], &["compare", "latest", "latest"], &["checks", "test"]] {
        assert_silent(command[0], &run(folder.path(), command));
    }
    let written = files(&folder.path().join(".plimsoll"));
    assert!(written.len() >= 3);
    for path in written {
        let found = leak(&fs::read(&path).unwrap());
        assert!(found.is_none(), "{found:?} is in {}", path.display());
    }
}

#[test]
fn no_planted_secret_comes_out_of_a_connection_that_fails() {
    let server = Postgres::shared();
    let locked = Redis::start("--requirepass another-password");
    let place = tempfile::tempdir().unwrap();
    let closed = closed_port();
    let kv = format!("host=127.0.0.1 port={} user=postgres password={} dbname=postgres", server.port(), canary("Kv"));
    let redis = locked.url().replace("://", &format!("://{}:{}@", canary("RedisUser"), canary("RedisPw")));
    let token = locked.url().replace("://", &format!("://{}@", canary("RedisUser")));
    let postgres = server.url("postgres").replace(PASSWORD, &canary("PgPw"));
    let app = format!("https://jane:{}@127.0.0.1:{closed}/?sig={}", canary("Userinfo"), canary("AppQuery"));
    let alone = format!("http://{}@127.0.0.1:{closed}/", canary("Userinfo"));
    for arguments in [
        vec!["doctor", "--postgres", &kv],
        vec!["doctor", "--redis", &kv],
        vec!["doctor", "--postgres", &postgres, "--redis", &redis, "--app", &app],
        vec!["doctor", "--redis", &token],
        vec!["scan", "--no-load", "--app", &alone, "--postgres", &postgres],
        vec!["scan", "--no-load", "--app", &app, "--redis", &token],
        vec!["init", "--app", &app],
    ] {
        assert_silent(&arguments.join(" "), &run(place.path(), &arguments));
    }
    for path in files(place.path()) {
        let found = leak(&fs::read(&path).unwrap());
        assert!(found.is_none(), "{found:?} is in {}", path.display());
    }
    let variables = [("PGHOST", "127.0.0.1".to_owned()), ("PGPORT", server.port().to_string()), ("PGPASSWORD", canary("PgEnv"))];
    let by_variables = ended(plimsoll(place.path()).arg("doctor").envs(variables).output().unwrap());
    assert!(by_variables.code == 14 && by_variables.out.contains("does not accept this password"), "{}", by_variables.out);
    assert_silent("PGPASSWORD", &by_variables);
    let compose = format!(
        "services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: {}\n    ports: [\"{}:5432\"]\n",
        canary("Compose"),
        server.port()
    );
    fs::write(place.path().join("docker-compose.yml"), compose).unwrap();
    let by_compose = run(place.path(), &["doctor"]);
    assert!(by_compose.code == 14 && by_compose.out.contains("does not accept this password"), "{}", by_compose.out);
    assert_silent("compose", &by_compose);
}

#[test]
fn no_planted_secret_comes_out_of_a_file_that_is_at_fault() {
    let (toml, kind) = (canary("Toml"), canary("TomlKind"));
    let step = "why = \"w\"\n[[step]]\nname = \"a\"\nget = \"/\"\n";
    let secret = canary("Scenario");
    for (file, text) in [
        ("plimsoll.toml", format!("targets = \"postgres://u:{kind}@h/d\"\n")),
        ("plimsoll.toml", format!("targets = {{ postgres = \"postgres://u:{toml}@h/d\", redsi = \"redis://:{toml}@h\" }}\n")),
        ("plimsoll.toml", format!("[targets]\npostgres = [\"postgres://u:{toml}@h/d\"]\n")),
        ("plimsoll.toml", format!("[targets]\npassword = \"{toml}\"\n")),
        ("scenarios/a.toml", format!("{step}headers = {{ Authorization = \"Bearer {secret}\", \"b d\" = \"x\" }}\n")),
        ("scenarios/a.toml", format!("{step}headers = {{ X-Api-Key = \"{secret}\", \"b d\" = \"x\" }}\n")),
        ("scenarios/a.toml", format!("{step}headers = {{ Cookie = \"sid={secret}; b={secret}\", \"b d\" = \"x\" }}\n")),
        ("scenarios/a.toml", format!("{step}json = {{ password = \"{secret}\" }}\n")),
        ("scenarios/a.toml", format!("why = \"w\"\n[[step]]\nname = \"a\"\nget = \"/a?token={secret}&x={{nobody}}\"\n")),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("scenarios")).unwrap();
        fs::write(folder.path().join(file), &text).unwrap();
        let scan = run(folder.path(), &["scan", "--app", "http://127.0.0.1:1"]);
        assert!(scan.code == 2 && scan.err.contains("^"), "{text}: {}", scan.err);
        assert_silent(&text, &scan);
    }
}
