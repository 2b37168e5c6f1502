//! A tiny web app: one function from request to reply, on a real socket.

use std::{net::Ipv4Addr, sync::Arc};

use axum::{body::Body, extract::Request, http::HeaderMap, response::Response};
use tokio::task::JoinHandle;

use super::block_on;

/// What was asked.
pub(crate) struct Asked {
    /// Path and query.
    pub(crate) path: String,
    /// Request headers.
    pub(crate) headers: HeaderMap,
}

impl Asked {
    /// A request header as text, empty where it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
    }
}

/// What is answered.
#[derive(Clone)]
pub(crate) struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Reply {
    /// A page.
    pub(crate) fn html(body: &str) -> Self {
        Self::of("text/html; charset=utf-8", body)
    }

    /// Data.
    pub(crate) fn json(body: &str) -> Self {
        Self::of("application/json", body)
    }

    /// A body of any kind.
    pub(crate) fn of(kind: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, headers: vec![("content-type".to_owned(), kind.to_owned())], body: body.into() }
    }

    /// What most apps say to a path that is not there.
    pub(crate) fn not_found() -> Self {
        Self::html("<html><h1>Not found</h1></html>").status(404)
    }

    /// The same with another status.
    pub(crate) fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// The same with one more header.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// A running app; it stops when dropped.
pub(crate) struct Web {
    port: u16,
    task: JoinHandle<()>,
}

impl Web {
    /// Starts one.
    pub(crate) fn start(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        block_on(async {
            let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
            let port = listener.local_addr().unwrap().port();
            let answer = Arc::new(answer);
            let app = axum::Router::new().fallback(move |request: Request| {
                let reply = answer(&Asked {
                    path: request.uri().path_and_query().map_or_else(String::new, ToString::to_string),
                    headers: request.headers().clone(),
                });
                async move { respond(reply) }
            });
            let task = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
            Self { port, task }
        })
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Web {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn respond(reply: Reply) -> Response {
    let mut response = Response::builder().status(reply.status);
    for (name, value) in reply.headers {
        response = response.header(name, value);
    }
    response.body(Body::from(reply.body)).unwrap()
}
