//! The full transport: TLS and whatever else an address may need, over one pool of connections for all visitors.

use std::error::Error;

use reqwest::Client;
use url::Url;

use super::{Body, Broken, Head, Request};
use crate::target::{Config, tls};

pub(in crate::load) struct Full {
    client: Client,
    /// Scheme, user, host and port: paths are added to it.
    origin: String,
}

impl Full {
    pub(super) fn new(base: &Url, config: &Config) -> Result<Self, String> {
        let tls = tls::client(config.ca_file.as_deref()).map_err(|e| e.to_string())?;
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            // One HTTP/2 connection for all visitors would make the client the limit.
            .http1_only()
            .no_proxy()
            // A redirect is an answer, and a retry would hide a failure: each request is one request.
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .pool_max_idle_per_host(config.load.max_in_flight)
            .tcp_nodelay(true)
            .build()
            .map_err(|e| e.to_string())?;
        Ok(Self { client, origin: base[..url::Position::BeforePath].to_owned() })
    }

    pub(super) async fn exchange(&self, request: Request, body: &mut Body) -> Result<Head, Broken> {
        let url = Url::parse(&format!("{}{}", self.origin, request.path)).map_err(|_| Broken::Unfit)?;
        let mut builder = self.client.request(request.method, url).headers(request.headers);
        if !request.body.is_empty() {
            builder = builder.body(request.body);
        }
        let mut response = builder.send().await.map_err(|error| {
            if error.is_builder() {
                Broken::Unfit
            } else if error.is_connect() {
                Broken::NoConnection(cause(&error))
            } else {
                Broken::NoAnswer
            }
        })?;
        while let Some(chunk) = response.chunk().await.map_err(|_| Broken::InBody)? {
            body.take(&chunk);
        }
        Ok(Head { status: response.status(), headers: std::mem::take(response.headers_mut()) })
    }
}

/// What the system said, without the layers around it.
fn cause(error: &reqwest::Error) -> String {
    let mut cause: &dyn Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}
