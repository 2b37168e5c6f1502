//! Snapshots of an older plimsoll are judged by the checks of today, as far as they go.

use crate::{
    own_files::{change, copied},
    support::{
        command::run,
        shop::{Shop, passes},
    },
};

#[test]
fn a_snapshot_of_an_older_plimsoll_is_judged_as_far_as_it_goes() {
    let (folder, path) = copied();
    let lacking = "db_foreign_key";
    change(
        &path,
        &format!(
            "drop table {lacking}; delete from fills where table_name = '{lacking}'; alter table db_index drop column is_valid; drop table usage; drop table load_meaning; pragma user_version = 0"
        ),
    );
    let ended = run(folder.path(), &["recheck", "latest", "--format", "json"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let json = serde_json::from_str(&ended.out).unwrap();
    let now = passes(&json);
    assert!(now.is_subset(&passes(&Shop::healthy().run)) && !now.is_empty());
    for check in
        json["outcomes"].as_array().unwrap().iter().filter(|o| o["id"] == "foreign-key-without-index" || o["id"] == "index-invalid")
    {
        assert_eq!(check["verdict"]["state"], "unproven", "{check}");
    }
}

#[test]
fn a_snapshot_whose_tables_had_other_names_is_judged_all_the_same() {
    let (folder, path) = copied();
    // A reason too, for such a row names its table as well.
    change(
        &path,
        "insert into load_request_cost values (1, 20, 0, 1.5, 2.5, 1, 0);
         update reach set extent = 'part', seen = 1 where table_name = 'load_request_cost';
         update reach set extent = 'none', kind = 'denied', reason = 'the role may not', cure = 'grant it' where table_name = 'load_request_redis';
         pragma user_version = 0",
    );
    let now = run(folder.path(), &["recheck", "latest", "--format", "json"]);
    let renamed: Vec<(&str, &str)> = plimsoll::snapshot::tables()
        .into_iter()
        .filter_map(|table| Some((table.name, table.was?)))
        .filter(|(_, was)| !was.contains(' '))
        .collect();
    assert!(renamed.contains(&("load_request_cost", "load_sounding")), "{renamed:?}");
    for (name, was) in renamed {
        let of_rows = ["fills", "reach"].map(|t| format!("update {t} set table_name = '{was}' where table_name = '{name}'"));
        change(&path, &format!("alter table {name} rename to {was}; {}", of_rows.join("; ")));
    }
    // What was seen whole had no row.
    change(
        &path,
        "create table absence (table_name text primary key, probe text not null, kind text not null, reason text not null, cure text) strict;
         insert into absence select table_name, probe, kind, reason, cure from reach where kind is not null;
         drop table reach; drop table judging_limit",
    );
    let before = run(folder.path(), &["recheck", "latest", "--format", "json"]);
    assert_eq!((before.code, &before.err), (now.code, &now.err));
    assert_eq!(before.out, now.out);
    assert!(now.out.contains("load_request_redis"), "{}", now.out);
    let opened = plimsoll::snapshot::Snapshot::open(&path).unwrap();
    let p95_ms = opened.db().query_row("select p95_ms from load_request_cost", [], |r| r.get::<_, f64>(0)).unwrap();
    assert_eq!(p95_ms.to_bits(), 2.5_f64.to_bits(), "its rows too");
}

#[test]
fn statements_of_an_older_snapshot_were_looked_at_before_its_load() {
    let (folder, path) = copied();
    let states = || -> Vec<(String, String)> {
        let ended = run(folder.path(), &["recheck", "latest", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
        let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let all = json["outcomes"].as_array().unwrap().iter().map(|o| (word(&o["id"]), word(&o["verdict"]["state"])));
        all.filter(|(id, _)| id.starts_with("statement-")).collect()
    };
    let now = states();
    assert!(now.iter().any(|(_, state)| state != "unproven"), "{now:?}");
    let gone = ["fills", "reach"]
        .map(|t| format!("delete from {t} where table_name in ('db_statement_use', 'db_statement_before', 'db_statement_record_before')"));
    change(
        &path,
        &format!(
            "drop table db_statement_use; drop table db_statement_before; drop table db_statement_record_before; {}; pragma user_version = 0",
            gone.join("; ")
        ),
    );
    assert_eq!(states(), now);
    change(
        &path,
        "update reach set extent = 'none', kind = 'denied', reason = 'r' where table_name = 'db_statement'; delete from db_statement",
    );
    assert!(states().iter().filter(|(id, _)| id == "statement-slow" || id == "statement-unsteady").all(|(_, state)| state == "unproven"));
}

#[test]
fn endpoints_and_lists_of_an_older_snapshot_were_asked_by_get() {
    let (folder, path) = copied();
    let new = ["method", "operation", "is_asked_again"];
    let older = |table: &str| {
        let all = plimsoll::snapshot::tables();
        let columns = &all.iter().find(|t| t.name == table).unwrap().columns;
        columns.iter().map(|c| c.name).filter(|name| !new.contains(name)).collect::<Vec<_>>().join(", ")
    };
    for table in ["http_endpoint", "http_list"] {
        let columns = older(table);
        change(&path, &format!("create table old as select {columns} from {table}; drop table {table}; alter table old rename to {table}"));
    }
    change(
        &path,
        "insert into http_list (path, items, body_bytes, has_next) values ('/api/v1/all', 5000, 90000, 0);
         insert into http_endpoint (path, status, has_cache_control, begins_session) values ('/api/v1/all', 200, 0, 0);
         update reach set extent = 'whole', kind = null, reason = null, seen = null where table_name in ('http_list', 'http_endpoint');
         drop table http_step_left; pragma user_version = 0",
    );
    let ended = run(folder.path(), &["recheck", "latest", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ended.out).unwrap_or_else(|_| panic!("{}", ended.err));
    for id in ["list-unpaged", "answer-without-cache-control"] {
        let one = json["outcomes"].as_array().unwrap().iter().find(|o| o["item"] == "api" && o["id"] == id).unwrap();
        assert_eq!(one["verdict"]["findings"][0]["subject"], "/api/v1/all", "{one}");
    }
}

#[test]
fn rows_that_stood_in_another_table_are_taken_out_of_it_with_its_reach() {
    let (folder, path) = copied();
    let columns = |table: &str| -> String {
        let all = plimsoll::snapshot::tables();
        all.iter().find(|t| t.name == table).unwrap().columns.iter().map(|c| c.name).collect::<Vec<_>>().join(", ")
    };
    // As the older one wrote it: endpoints among pages and files, and a few columns fewer.
    let own =
        columns("http_endpoint").replace(", has_rate_limit, naive_time, long_number, error_member", "").replace(", method, operation", "");
    let guarded = "update reach set extent = 'part', seen = 9, kind = 'door', reason = 'one asks who it is', cure = 'sign in' where table_name = 'http_response'";
    change(
        &path,
        &format!(
            "create table old as select {response}, 0 as begins_session from http_response;
             insert into old (kind, folder, {own}) values ('api', '/api/', '/api/v1/carts', 200, 'json', 90, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1);
             drop table http_response; alter table old rename to http_response; drop table http_endpoint;
             create table old as select {cookie} from http_cookie; drop table http_cookie; alter table old rename to http_cookie;
             insert into http_cookie (path, kind, name, is_first, is_session) values ('/api/v1/carts', 'api', 'cart', 1, 0);
             drop table http_endpoint_cookie;
             delete from fills where table_name like 'http_endpoint%'; delete from reach where table_name like 'http_endpoint%';
             {guarded}; pragma user_version = 0",
            response = columns("http_response"),
            cookie = columns("http_cookie"),
        ),
    );
    let opened = plimsoll::snapshot::Snapshot::open(&path).unwrap();
    let text = |sql: &str| opened.db().query_row(sql, [], |r| r.get::<_, String>(0)).unwrap();
    assert_eq!(text("select group_concat(method || path || operation) from http_endpoint"), "GET/api/v1/carts");
    assert_eq!(text("select group_concat(distinct kind) from (select kind from http_response order by kind)"), "asset,page");
    assert_eq!(text("select group_concat(path || ' ' || name) from http_endpoint_cookie"), "/api/v1/carts cart");
    assert_eq!(text("select count(*) || '' from http_cookie where kind = 'api'"), "0");
    let reach = "select extent || ' ' || seen || ' ' || kind || ' ' || reason from reach where table_name = 'http_endpoint'";
    assert_eq!(text(reach), "part 1 door one asks who it is");
    assert_eq!(text("select probe from fills where table_name = 'http_endpoint_cookie'"), "app");
    let json: serde_json::Value = serde_json::from_str(&run(folder.path(), &["recheck", "latest", "--format", "json"]).out).unwrap();
    let verdict = |name: &str| {
        let all = json["outcomes"].as_array().unwrap();
        let one = all.iter().find(|o| name == format!("{}/{}", o["item"].as_str().unwrap(), o["id"].as_str().unwrap())).unwrap();
        one["verdict"].clone()
    };
    let cacheless = verdict("api/answer-without-cache-control");
    assert_eq!(cacheless["findings"][0]["subject"], "/api/v1/carts", "{cacheless}");
    // Whatever it had was asked by GET, and no more is wanted to judge it.
    assert!(!cacheless.to_string().contains("did not look at"), "{cacheless}");
    let limit = verdict("api/rate-limit-missing");
    assert!(limit["state"] == "unproven" && limit["gaps"].to_string().contains("did not look at `has_rate_limit`"), "{limit}");
}
