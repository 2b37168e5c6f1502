//! Rows enough that a planner and a check take the tables seriously, and a day of visits for the statistics.

use tokio_postgres::Client;

use crate::{session, switches::Switches};

const ROWS: &str = "
select setseed(0.5);
insert into app_user (email, name, password_digest)
    select 'visitor' || n || '@harbour.example', 'Visitor ' || n, '{digest}' from generate_series(1, 1000) n;
insert into post (author_id, title, body, created_at)
    select 1 + n % 1000, 'News ' || n,
        'Today in the harbour: ' || repeat((array['boats', 'sails', 'ropes', 'tides', 'lights', 'cranes'])[1 + n % 6] || ' and water, ', 8)
            || md5(n::text) || ' seen from pier ' || n % 40,
        now() - n * interval '1 minute'
    from generate_series(1, 20000) n;
insert into comment (post_id, author_id, body)
    select 1 + n % 20000, 1 + n % 1000, 'Comment ' || n from generate_series(1, 60000) n;
insert into product (slug, name, category, description, price_cents)
    select 'thing-' || n, 'Thing ' || n, 'category-' || n % 25, 'A useful thing for every boat. ' || repeat('It floats. ', 6), 100 + n % 9000
    from generate_series(1, 2000) n;
insert into sale (product_id, pieces) select 1 + (n * 7) % 2000, 1 + n % 5 from generate_series(1, 20000) n;
insert into counter (value) select 0 from generate_series(1, 2500);
insert into upload (owner_id, name, content) select 1 + n % 1000, 'picture-' || n || '.png', '\\x89504e47' from generate_series(1, 1500) n;
insert into visit_log (at, path) select now() - n * interval '1 second', '/news/' || n from generate_series(1, 5000) n;
";

/// Fills the tables.
pub(super) async fn fill(client: &Client, switches: &Switches) -> Result<(), tokio_postgres::Error> {
    client.batch_execute(&ROWS.replace("{digest}", &session::digest("harbour"))).await?;
    let profile = switches.pick(
        "json-blob",
        "insert into profile (data) select jsonb_build_object('town', 'Town ' || n % 50, 'about', repeat('I like boats. ', 20), 'tags', jsonb_build_array(n, n + 1))
         from generate_series(1, 2000) n",
        "insert into profile (town, about) select 'Town ' || n % 50, repeat('I like boats. ', 20) from generate_series(1, 2000) n",
    );
    client.batch_execute(profile).await?;
    if switches.leaks("queue-in-table") {
        client
            .batch_execute(
                "insert into job_queue (kind, payload, status) select 'send-mail', jsonb_build_object('to', n),
                    case when n % 10 = 0 then 'pending' else 'done' end from generate_series(1, 3000) n",
            )
            .await?;
    }
    client.batch_execute("analyze").await
}

/// What a day of visits leaves in the statistics: each index in use, dead rows where nobody sweeps.
pub(super) async fn visit(client: &Client, switches: &Switches) -> Result<(), tokio_postgres::Error> {
    client.batch_execute("select pg_stat_statements_reset()").await?;
    // The mended twin may touch a few rows as well: a vacuum sweeps behind it.
    if switches.leaks("dead-rows") {
        client.batch_execute("alter table counter set (autovacuum_vacuum_threshold = 100000000)").await?;
        for _ in 0..8 {
            client.batch_execute("update counter set value = value + 1").await?;
        }
    } else {
        client.batch_execute("update counter set value = value + 1").await?;
        client.batch_execute("vacuum analyze counter").await?;
    }
    if switches.leaks("queue-in-table") {
        for _ in 0..50 {
            client
                .query("select id, kind from job_queue where status = 'pending' order by run_at for update skip locked limit 1", &[])
                .await?;
        }
    }
    client.batch_execute("set enable_seqscan = off").await?;
    for n in 1..=40_i64 {
        client.query("select title from post where author_id = $1 limit 3", &[&n]).await?;
        client.query("select id from post order by created_at desc, id desc limit 3", &[]).await?;
        client.query("select body from comment where author_id = $1 limit 3", &[&n]).await?;
        client.query("select count(*) from sale where product_id = $1", &[&n]).await?;
        client.query("select name from upload where owner_id = $1 limit 3", &[&n]).await?;
        if !switches.leaks("comment-post-without-index") {
            client.query("select body from comment where post_id = $1", &[&n]).await?;
        }
    }
    client.batch_execute("reset enable_seqscan").await?;
    let sql = if switches.leaks("search-reads-table") {
        "select id, title from post where body ilike '%' || $1 || '%' order by id limit 20"
    } else {
        "select id, title from post where to_tsvector('english', body) @@ plainto_tsquery('english', $1) order by id limit 20"
    };
    for pier in 0..30 {
        client.query(sql, &[&format!("nothing{pier}")]).await?;
    }
    client.batch_execute("vacuum analyze post, comment, product, sale, upload, profile, visit_log, app_user").await?;
    // Ends a segment of the write-ahead log, so that the archiver has something to do.
    client.batch_execute("select pg_switch_wal()").await
}
