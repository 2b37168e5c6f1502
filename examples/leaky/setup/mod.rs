//! Sets the servers up: schema, rows, settings, keys. Only throw-away servers on loopback are touched, and only a
//! database that is empty or was made here.

mod keys;
mod rows;
mod schema;
pub(crate) mod settings;

use std::error::Error;

use tokio_postgres::{Client, Config, NoTls, config::Host};

use crate::switches::Switches;

/// The role that the app connects as.
pub(crate) const APP_ROLE: &str = "harbour_app";
/// Its password, on servers that live for minutes.
pub(crate) const APP_PASSWORD: &str = "only-for-the-example";
/// How a database is known again that this example made.
const MARK: &str = "made by the leaky example of plimsoll";

/// Makes the database, its schema and rows, the servers' settings and the keys in Redis.
pub(crate) async fn prepare(postgres: &str, redis: &str, switches: &Switches) -> Result<(), Box<dyn Error>> {
    let config: Config = postgres.parse()?;
    refuse_strangers(&config, redis)?;
    let database = config.get_dbname().ok_or("the address of Postgres names no database")?.to_owned();
    let admin = connect(config.clone().dbname("postgres")).await?;
    settings::apply_before_rows(&admin, switches).await?;
    if admin.query_opt("select 1 from pg_database where datname = $1", &[&database]).await?.is_none() {
        admin.batch_execute(&format!("create database {database}")).await?;
    }
    let client = connect(&config).await?;
    claim(&client, &database).await?;
    schema::build(&client, switches).await?;
    rows::fill(&client, switches).await?;
    schema::plant(&client, switches).await?;
    rows::visit(&client, switches).await?;
    settings::apply(&admin, switches).await?;
    keys::fill(redis, switches).await?;
    Ok(())
}

/// A new connection, driven in the background.
async fn connect(config: &Config) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

fn refuse_strangers(config: &Config, redis: &str) -> Result<(), Box<dyn Error>> {
    let is_near = |host: &str| ["127.0.0.1", "localhost", "[::1]", "::1"].contains(&host);
    let postgres_is_near = config.get_hosts().iter().all(|h| match h {
        Host::Tcp(name) => is_near(name),
        Host::Unix(_) => true,
    });
    let redis_is_near = url::Url::parse(redis)?.host_str().is_some_and(is_near);
    if postgres_is_near && redis_is_near {
        Ok(())
    } else {
        Err("the example changes the servers' settings: give it throw-away ones on 127.0.0.1".into())
    }
}

/// Empties a database that this example made before; refuses one that holds anything else.
async fn claim(client: &Client, database: &str) -> Result<(), Box<dyn Error>> {
    let mark: Option<String> = client
        .query_one("select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()", &[])
        .await?
        .get(0);
    let tables: i64 = client.query_one("select count(*) from pg_stat_user_tables", &[]).await?.get(0);
    if tables > 0 && mark.as_deref() != Some(MARK) {
        return Err(format!("`{database}` holds tables that are not of this example; give it an empty database").into());
    }
    let own = client.query("select nspname::text from pg_namespace where nspname ~ '^(public|tenant_.*)$'", &[]).await?;
    for schema in own {
        client.batch_execute(&format!("drop schema {} cascade", schema.get::<_, String>(0))).await?;
    }
    client.batch_execute(&format!("create schema public; comment on database {database} is '{MARK}'")).await?;
    Ok(())
}
