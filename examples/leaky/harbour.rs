//! What every request may use.

use std::{
    collections::HashMap,
    error::Error,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use redis::{AsyncConnectionConfig, aio::MultiplexedConnection};
use tokio_postgres::NoTls;

use crate::{assets::Assets, failure::Failure, meters::Meters, setup, switches::Switches};

/// The state behind the router.
pub(crate) type App = Arc<Harbour>;

/// The running app.
pub(crate) struct Harbour {
    pub(crate) switches: Switches,
    pub(crate) pool: Pool,
    /// The app's own role, for the endpoint that connects anew each time.
    pub(crate) postgres: tokio_postgres::Config,
    pub(crate) redis: MultiplexedConnection,
    pub(crate) redis_client: redis::Client,
    /// Sessions of the fault `session-in-memory`.
    pub(crate) sessions: Mutex<HashMap<String, String>>,
    pub(crate) meters: Meters,
    pub(crate) assets: Assets,
    /// Where the API lives.
    pub(crate) api: &'static str,
    pub(crate) address: SocketAddr,
}

impl Harbour {
    /// Opens the pool and Redis as the app's own role.
    pub(crate) async fn open(switches: Switches, postgres: &str, redis: &str, address: SocketAddr) -> Result<Self, Box<dyn Error>> {
        let mut config: tokio_postgres::Config = postgres.parse()?;
        config.user(setup::APP_ROLE).password(setup::APP_PASSWORD).application_name("harbour");
        let manager = Manager::from_config(config.clone(), NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        let pool = Pool::builder(manager).max_size(pool_size(&switches)).build()?;
        // The first connection shows at the start whether the role may log in.
        drop(pool.get().await?);
        let client = redis::Client::open(redis)?;
        // Under load an answer may take longer than the client waits by default, half a second.
        let patient = AsyncConnectionConfig::new().set_response_timeout(Some(Duration::from_secs(10)));
        Ok(Self {
            pool,
            postgres: config,
            redis: client.get_multiplexed_async_connection_with_config(&patient).await?,
            redis_client: client,
            sessions: Mutex::default(),
            meters: Meters::default(),
            assets: Assets::new(&switches),
            api: switches.pick("api-version", "/api", "/api/v1"),
            address,
            switches,
        })
    }

    /// A connection of the pool.
    pub(crate) async fn database(&self) -> Result<Object, Failure> {
        self.pool.get().await.map_err(Failure::inner)
    }

    /// True where the fault is planted.
    pub(crate) fn leaks(&self, name: &str) -> bool {
        self.switches.leaks(name)
    }
}

/// Connections that one copy of the app may open. Four copies are planned (plimsoll.toml).
pub(crate) fn pool_size(switches: &Switches) -> usize {
    switches.pick("pool-size", 40, 8)
}
