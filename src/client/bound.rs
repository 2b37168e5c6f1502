//! What a target may send. Clients read a message whole before they show it, and a message may have gigabytes: so the
//! socket itself counts what comes, and ends where the answer to one question is larger than any true one.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll, ready},
};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// What the answer to one question may still bring. Shared by whoever asks and the socket.
#[derive(Debug)]
pub(crate) struct Allowance {
    most: u64,
    left: AtomicU64,
    over: OnceLock<String>,
}

impl Allowance {
    /// Answers of up to `most` bytes.
    pub(crate) fn of(most: u64) -> Arc<Self> {
        Arc::new(Self { most, left: AtomicU64::new(most), over: OnceLock::new() })
    }

    /// The next question begins.
    pub(crate) fn renew(&self) {
        self.left.store(self.most, Ordering::Relaxed);
    }

    /// Nothing more is read from this connection, and `why`. A first reason stays.
    pub(crate) fn end(&self, why: impl Into<String>) {
        let _ = self.over.set(why.into());
    }

    /// Why nothing more is read.
    pub(crate) fn over(&self) -> Option<&str> {
        self.over.get().map(String::as_str)
    }

    fn spend(&self, cost: u64) -> io::Result<()> {
        let left = self.left.load(Ordering::Relaxed);
        self.left.store(left.saturating_sub(cost), Ordering::Relaxed);
        if cost > left {
            self.end(too_large(self.most));
        }
        self.check()
    }

    fn check(&self) -> io::Result<()> {
        self.over().map_or(Ok(()), |why| Err(io::Error::new(io::ErrorKind::FileTooLarge, why.to_owned())))
    }
}

/// What the words for such an answer begin with.
pub(crate) const TOO_LARGE: &str = "the answer was larger than";

/// The words for an answer of more than `most` bytes.
pub(crate) fn too_large(most: u64) -> String {
    format!("{TOO_LARGE} {} MB, and its rest was not read", most >> 20)
}

/// What the bytes of a protocol come to in memory: what is small on the wire may be large once it is read.
pub(crate) trait Meter: Send + Unpin + 'static {
    /// The cost of the next bytes, or in words why they are no answer.
    fn cost(&mut self, bytes: &[u8]) -> Result<u64, String>;
}

/// A stream whose reading ends with the allowance.
pub(crate) struct Bounded<S, M> {
    stream: S,
    meter: M,
    allowance: Arc<Allowance>,
}

impl<S, M> Bounded<S, M> {
    /// Bounds `stream`.
    pub(crate) fn new(stream: S, meter: M, allowance: Arc<Allowance>) -> Self {
        Self { stream, meter, allowance }
    }

    /// What it bounds.
    pub(crate) fn inner(&self) -> &S {
        &self.stream
    }
}

impl<S: AsyncRead + Unpin, M: Meter> AsyncRead for Bounded<S, M> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        this.allowance.check()?;
        let before = buffer.filled().len();
        ready!(Pin::new(&mut this.stream).poll_read(context, buffer))?;
        match this.meter.cost(&buffer.filled()[before..]) {
            Ok(cost) => this.allowance.spend(cost)?,
            Err(why) => this.allowance.end(why),
        }
        Poll::Ready(this.allowance.check())
    }
}

impl<S: AsyncWrite + Unpin, M: Unpin> AsyncWrite for Bounded<S, M> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt as _;

    use super::*;

    struct Bytes;

    impl Meter for Bytes {
        fn cost(&mut self, bytes: &[u8]) -> Result<u64, String> {
            Ok(bytes.len() as u64)
        }
    }

    #[tokio::test]
    async fn each_question_has_an_allowance_and_nothing_is_read_behind_it() {
        let allowance = Allowance::of(1 << 20);
        let mut stream = Bounded::new(tokio::io::repeat(b'x'), Bytes, Arc::clone(&allowance));
        let mut some = vec![0; 700 << 10];
        stream.read_exact(&mut some).await.expect("within the allowance");
        allowance.renew();
        stream.read_exact(&mut some).await.expect("within the next");
        let error = stream.read_exact(&mut some).await.expect_err("behind it");
        assert!(error.to_string().contains("larger than 1 MB"), "{error}");
        allowance.renew();
        assert!(stream.read_exact(&mut some).await.is_err(), "what was cut is not taken up again");
    }
}
