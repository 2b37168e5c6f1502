//! Due requests, between the thread that schedules them and the users who send them. Bounded: an app that does not
//! answer must not fill our memory.

use std::time::Instant;

use flume::{Receiver, Sender, TrySendError};

use crate::stop::Stop;

/// One request that is due.
pub(crate) struct Ticket {
    /// When it is due by the schedule; its latency starts here, whenever a user gets to it.
    pub(crate) due: Instant,
    /// Which scenario's visitor makes it.
    pub(crate) scenario: usize,
    /// The second of the ramp in which it is due.
    pub(crate) second: u32,
    /// True once the step has settled.
    pub(crate) is_measured: bool,
    /// True where a user was free when it was due: a late start is then our own fault.
    pub(crate) had_free_user: bool,
    /// Ends the request when its step is over.
    pub(crate) cut: Stop,
}

/// First due, first sent.
pub(crate) struct Queue {
    sender: Sender<Ticket>,
    receiver: Receiver<Ticket>,
}

impl Queue {
    pub(crate) fn new(most: usize) -> Self {
        let (sender, receiver) = flume::bounded(most);
        Self { sender, receiver }
    }

    /// Adds a ticket; gives it back where the queue is full.
    pub(crate) fn push(&self, ticket: Ticket) -> Result<(), Ticket> {
        self.sender.try_send(ticket).map_err(TrySendError::into_inner)
    }

    /// Waits for the next ticket.
    pub(crate) async fn take(&self) -> Ticket {
        self.receiver.recv_async().await.expect("the queue holds its sender")
    }

    /// How many wait for a user.
    pub(crate) fn len(&self) -> usize {
        self.receiver.len()
    }

    /// Takes out all that nobody has begun.
    pub(crate) fn drain(&self) -> Vec<Ticket> {
        self.receiver.drain().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(second: u32) -> Ticket {
        Ticket { due: Instant::now(), scenario: 0, second, is_measured: true, had_free_user: true, cut: Stop::default() }
    }

    #[tokio::test]
    async fn a_full_queue_refuses_and_a_drained_one_goes_on() {
        let queue = Queue::new(2);
        assert!(queue.push(ticket(1)).is_ok() && queue.push(ticket(2)).is_ok());
        assert_eq!(queue.push(ticket(3)).err().map(|t| t.second), Some(3));
        assert_eq!(queue.len(), 2);
        assert_eq!(queue.drain().len(), 2);
        assert!(queue.push(ticket(4)).is_ok());
        assert_eq!(queue.take().await.second, 4);
    }
}
