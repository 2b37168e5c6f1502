//! The servers of the tests themselves: real, apart from each other, and gone when their guard is.

use std::net::{Ipv4Addr, TcpStream};

use crate::support::{Postgres, Redis};

fn listens(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

#[test]
fn a_redis_stops_with_its_guard() {
    let redis = Redis::start("");
    let port = redis.port();
    assert!(listens(port), "{}", redis.log());
    assert!(redis.url().ends_with(&port.to_string()));
    drop(redis);
    assert!(!listens(port));
}

#[test]
fn the_shared_postgres_gives_each_test_an_empty_database() {
    let postgres = Postgres::shared();
    let (a, b) = (postgres.database(), postgres.database());
    assert!(a != b && listens(postgres.port()), "{}", postgres.log());
    postgres.execute(a.rsplit('/').next().unwrap(), "create table only_here (id int)");
    postgres.execute(b.rsplit('/').next().unwrap(), "create table only_here (id int)");
}
