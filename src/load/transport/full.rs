//! The full transport: TLS and whatever else an address may need, over one pool of connections for all visitors.

use std::{
    cell::Cell,
    error::Error,
    pin::Pin,
    task::{Context, Poll},
    time::{Duration, Instant},
};

use http::{
    HeaderMap,
    header::{AUTHORIZATION, HeaderValue},
};
use reqwest::Client;
use tower_layer::Layer;
use tower_service::Service;
use url::Url;

use super::{super::part::Times, Body, Broken, Head, Request};
use crate::target::{Config, tls};

pub(in crate::load) struct Full {
    client: Client,
    /// Scheme, host and port: paths are added to it.
    origin: String,
    /// Of the name and password that the address holds: made once, not anew for each request.
    authorization: Option<HeaderValue>,
}

impl Full {
    pub(super) fn new(base: &Url, config: &Config, headers: HeaderMap) -> Result<Self, String> {
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
            .default_headers(headers)
            .connector_layer(Clocked)
            .build()
            .map_err(|e| e.to_string())?;
        let authorization = client.get(base.clone()).build().ok().and_then(|r| r.headers().get(AUTHORIZATION).cloned());
        Ok(Self { client, origin: base.origin().ascii_serialization(), authorization })
    }

    pub(super) async fn exchange(&self, request: &Request, body: &mut Body, times: &mut Times) -> Result<Head, Broken> {
        let url = Url::parse(&format!("{}{}", self.origin, request.path)).map_err(|_| Broken::Unfit)?;
        let mut builder = self.client.request(request.method.clone(), url);
        if let Some(authorization) = &self.authorization {
            builder = builder.header(AUTHORIZATION, authorization.clone());
        }
        builder = builder.headers(request.headers.clone());
        if !request.body.is_empty() {
            builder = builder.body(request.body.clone());
        }
        let begun = Instant::now();
        let (sent, connect) = CONNECTED.scope(Cell::default(), async { (builder.send().await, CONNECTED.with(Cell::get)) }).await;
        times.connect = connect;
        let mut response = sent.map_err(|error| {
            if error.is_builder() {
                Broken::Unfit
            } else if error.is_connect() {
                Broken::NoConnection(cause(&error))
            } else {
                Broken::NoAnswer
            }
        })?;
        let headed = Instant::now();
        times.head = Some((headed - begun).saturating_sub(connect.unwrap_or_default()));
        while let Some(chunk) = response.chunk().await.map_err(|_| Broken::InBody)? {
            body.take(&chunk);
        }
        times.body = Some(headed.elapsed());
        Ok(Head { status: response.status(), headers: std::mem::take(response.headers_mut()) })
    }
}

tokio::task_local! {
    /// How long the connection took that this request opened.
    static CONNECTED: Cell<Option<Duration>>;
}

/// Times connections, TLS and all.
#[derive(Clone)]
struct Clocked;

/// A connector with a clock.
#[derive(Clone)]
struct ClockedConnector<S>(S);

impl<S> Layer<S> for Clocked {
    type Service = ClockedConnector<S>;

    fn layer(&self, inner: S) -> ClockedConnector<S> {
        ClockedConnector(inner)
    }
}

impl<S: Service<R, Future: Send + 'static>, R> Service<R> for ClockedConnector<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: R) -> Self::Future {
        let (begun, connecting) = (Instant::now(), self.0.call(request));
        Box::pin(async move {
            let connection = connecting.await?;
            // Where another connection came free first, this one is opened in the background, and belongs to nobody.
            let _ = CONNECTED.try_with(|c| c.set(Some(begun.elapsed())));
            Ok(connection)
        })
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
