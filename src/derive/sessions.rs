//! Sessions that the app gives to visitors: before they sign in, and where a scenario does. An app that asks visitors to sign in may
//! begin a session only then: that none was seen before it shows nothing.

use rusqlite::Connection;

use super::{all, unseen};
use crate::{
    probe::app::is_sign_in_path,
    snapshot::{Facts, Kind, Row, Unseen, row},
};

const TABLE: &str = "http_session";

/// Each by its name, where it was seen first.
const SESSIONS: &str = "
    select name, default_store, framework, path from http_cookie where is_session and is_first
    union all
    select name, default_store, framework, path from http_endpoint_cookie where is_session and is_first
    union all
    select name, default_store, framework, 'a step of a scenario' from load_cookie where is_session
      and not exists (select 1 from http_cookie seen where seen.name = load_cookie.name)
      and not exists (select 1 from http_endpoint_cookie seen where seen.name = load_cookie.name)
    order by name";

/// Fills `http_session`.
pub(super) fn fill(db: &Connection, facts: &mut Facts) -> rusqlite::Result<()> {
    let rows: Vec<Row> = all(db, SESSIONS, |r| {
        Ok(row! {
            "name" => r.get::<_, String>(0)?,
            "default_store" => r.get::<_, Option<String>>(1)?,
            "framework" => r.get::<_, Option<String>>(2)?,
            "seen_in" => r.get::<_, String>(3)?,
        })
    })?;
    let gap = gap(db, rows.is_empty())?;
    let made = facts.write_computed(TABLE, rows);
    gap.or(made.err()).into_iter().for_each(|why| facts.unseen(TABLE, &why));
    Ok(())
}

/// Why there may be others; none: a scenario signed in, or nobody is asked to.
fn gap(db: &Connection, is_empty: bool) -> rusqlite::Result<Option<Unseen>> {
    let is_there = |sql: &str| db.prepare(sql)?.exists([]);
    let has_signed_in = is_there("select 1 from http_sign_in where is_signed_in and fault is null")?;
    if has_signed_in || is_there("select 1 from load_cookie where is_session")? || signed_in(db)? {
        return Ok(None);
    }
    if is_empty && is_there("select 1 from http_site where has_sign_in")? {
        let why = Unseen::new(Kind::Door, "the app asks visitors to sign in, and what session they get then was not seen");
        return Ok(Some(why.cured_by("name a scenario that signs in: --sign-in scenarios/sign-in.toml")));
    }
    let unseen_cookies = unseen(db, "http_cookie")?.map_or_else(|| unseen(db, "http_endpoint_cookie"), |why| Ok(Some(why)))?;
    Ok(match unseen_cookies {
        // Whether anybody is asked to sign in was not seen either.
        None if is_empty => unseen(db, "http_site")?,
        why => why,
    })
}

/// True where a step of a scenario posted to a sign-in, and what its answers set was noted.
fn signed_in(db: &Connection) -> rusqlite::Result<bool> {
    if unseen(db, "load_cookie")?.is_some() {
        return Ok(false);
    }
    let posts: Vec<String> = all(db, "select request from load_endpoint where request like 'POST %' order by request", |r| r.get(0))?;
    Ok(posts.iter().any(|request| is_sign_in_path(request.trim_start_matches("POST "))))
}
