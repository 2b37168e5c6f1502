//! The lean transport: plain HTTP/1.1 over connections that the sender's own task drives. No pool to ask, no task to
//! wake: about half of the processor time of the full one, so that the generator is not the limit.

use std::{
    future::poll_fn,
    pin::{Pin, pin},
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    time::Instant,
};

use http_body_util::{BodyExt as _, Full};
use hyper::{
    Uri,
    body::Bytes,
    client::conn::http1::{self, SendRequest},
    header::{HOST, HeaderValue},
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use url::Url;

use super::{super::part::Times, Body, Broken, Head, Request};

pub(in crate::load) struct Lean {
    host: String,
    port: u16,
    /// As the header has it.
    authority: HeaderValue,
    /// Connections between two requests; the last one used goes on first. Visitors share them, so that there are as many as
    /// requests were ever under way at once. One a visit would measure handshakes and run out of ports; one a user of the
    /// engine would keep hundreds open at a low rate, each holding a thread of a server that has one a connection.
    idle: Mutex<Vec<Connection>>,
}

/// A connection to the app. Dropped in the middle of an answer, it is closed.
struct Connection {
    sender: SendRequest<Full<Bytes>>,
    driver: Driver,
}

/// Why an answer did not come over a connection.
enum Fault {
    /// It was closed before anything of the request went out.
    Unsent(Box<hyper::Request<Full<Bytes>>>),
    Broken(Broken),
}

impl Lean {
    /// None where the address needs more than this: TLS, or a name and a password.
    pub(super) fn new(base: &Url) -> Option<Self> {
        let is_enough = base.scheme() == "http" && base.username().is_empty() && base.password().is_none();
        let host = base.host_str().filter(|_| is_enough)?;
        let authority = base.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        Some(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: base.port_or_known_default()?,
            authority: HeaderValue::try_from(authority).ok()?,
            idle: Mutex::default(),
        })
    }

    /// Over an idle connection, or a new one where there is none.
    pub(super) async fn exchange(&self, request: Request, body: &mut Body, times: &mut Times) -> Result<Head, Broken> {
        let mut request = self.write(request).ok_or(Broken::Unfit)?;
        let idle = self.idle().pop();
        if let Some(mut connection) = idle {
            match connection.exchange(request, body, times).await {
                Ok(head) => return Ok(self.keep(connection, head)),
                Err(Fault::Broken(broken)) => return Err(broken),
                // Closed by the app since its last answer: no fault of this request.
                Err(Fault::Unsent(back)) => request = *back,
            }
        }
        let begun = Instant::now();
        let mut connection = self.connect().await.map_err(|e| Broken::NoConnection(e.to_string()))?;
        times.connect = Some(begun.elapsed());
        match connection.exchange(request, body, times).await {
            Ok(head) => Ok(self.keep(connection, head)),
            Err(Fault::Broken(broken)) => Err(broken),
            Err(Fault::Unsent(_)) => Err(Broken::NoAnswer),
        }
    }

    /// Leaves it for the next request, where the app keeps it open.
    fn keep(&self, connection: Connection, head: Head) -> Head {
        if connection.driver.work.is_some() {
            self.idle().push(connection);
        }
        head
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, request: Request) -> Option<hyper::Request<Full<Bytes>>> {
        let mut written = hyper::Request::new(Full::new(request.body));
        *written.method_mut() = request.method;
        *written.uri_mut() = Uri::try_from(request.path).ok()?;
        *written.headers_mut() = request.headers;
        written.headers_mut().entry(HOST).or_insert_with(|| self.authority.clone());
        Some(written)
    }

    async fn connect(&self) -> Result<Connection, std::io::Error> {
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await?;
        stream.set_nodelay(true)?;
        let (sender, work) = http1::handshake(TokioIo::new(stream)).await.map_err(std::io::Error::other)?;
        Ok(Connection { sender, driver: Driver { work: Some(Box::pin(work)) } })
    }
}

impl Connection {
    async fn exchange(&mut self, request: hyper::Request<Full<Bytes>>, body: &mut Body, times: &mut Times) -> Result<Head, Fault> {
        let (sender, sent) = (&mut self.sender, Instant::now());
        let answer = async {
            if sender.ready().await.is_err() {
                return Err(Fault::Unsent(Box::new(request)));
            }
            let response = sender
                .try_send_request(request)
                .await
                .map_err(|mut e| e.take_message().map_or(Fault::Broken(Broken::NoAnswer), |back| Fault::Unsent(Box::new(back))))?;
            let begun = Instant::now();
            times.head = Some(begun - sent);
            let (head, mut content) = response.into_parts();
            while let Some(frame) = content.frame().await {
                if let Some(chunk) = frame.map_err(|_| Fault::Broken(Broken::InBody))?.data_ref() {
                    body.take(chunk);
                }
            }
            times.body = Some(begun.elapsed());
            Ok(Head { status: head.status, headers: head.headers })
        };
        self.driver.beside(answer).await
    }
}

type Work = http1::Connection<TokioIo<TcpStream>, Full<Bytes>>;

/// What moves the bytes of a connection.
struct Driver {
    /// None once the connection is closed: only what is dropped tells its sender so.
    work: Option<Pin<Box<Work>>>,
}

impl Driver {
    /// Runs `work`, which speaks over the connection, and the connection.
    async fn beside<T>(&mut self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        poll_fn(|context| {
            // The connection first: that the app has closed it must be known before anything is sent.
            for _ in 0..2 {
                self.turn(context);
                if let Poll::Ready(done) = work.as_mut().poll(context) {
                    return Poll::Ready(done);
                }
            }
            Poll::Pending
        })
        .await
    }

    fn turn(&mut self, context: &mut Context<'_>) {
        if self.work.as_mut().is_some_and(|work| work.as_mut().poll(context).is_ready()) {
            self.work = None;
        }
    }
}
