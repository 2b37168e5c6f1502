//! A server that is asked by GET: bounded in the number of questions, their time and the bytes of an answer.

use std::{
    sync::atomic::AtomicUsize,
    time::{Duration, Instant},
};

use reqwest::Method;
use serde_json::Value;
use url::Url;

use crate::{
    config::{FoundAddress, Header, Target, json_tree},
    probe::app::{
        body::{self, Body},
        client::Clients,
    },
    snapshot::{Facts, Kind, Unseen},
};

/// Questions to one server; what is asked in a scan is half of it.
const MOST_QUESTIONS: usize = 12;
/// One of them.
const PATIENCE: Duration = Duration::from_secs(10);
/// All of them: below the limit of a probe, so that what was seen is still written.
const ALL: Duration = Duration::from_secs(60);
/// Values of an answer that are looked at: those of some thousand rules, and more names than any Prometheus should have.
const MOST_VALUES: usize = 100_000;

/// Prometheus or Alertmanager.
pub(super) struct Server<'a> {
    clients: Clients,
    base: &'a Url,
    headers: &'a [Header],
    /// As it is called, and the flag that names it.
    name: &'static str,
    flag: &'static str,
    until: Instant,
    sent: Vec<String>,
}

/// JSON, and whether some of it was not read.
pub(super) struct Read {
    pub(super) root: Value,
    pub(super) is_cut: bool,
}

impl<'a> Server<'a> {
    /// The one at `found`, called `name`.
    pub(super) fn of(target: &'a Target, found: &'a FoundAddress, name: &'static str, flag: &'static str) -> Result<Self, Unseen> {
        // The app's own name and socket are none of theirs.
        let alone = Target { config: target.config.clone(), ..Target::default() };
        let clients = Clients::of(&alone, |builder| builder)?;
        let (base, headers) = (found.address.expose(), target.monitoring.as_slice());
        Ok(Self { clients, base, headers, name, flag, until: Instant::now() + ALL, sent: Vec::new() })
    }

    /// Lists what was sent.
    pub(super) fn list(&self, facts: &mut Facts) {
        self.sent.iter().for_each(|line| facts.sent("http", line));
    }

    /// The text of an answer.
    pub(super) async fn text(&mut self, path: &str, query: &[(&str, &str)]) -> Result<(String, bool), Unseen> {
        let (status, body) = self.ask(path, query).await?;
        self.judge(status, path)?;
        // Without a copy, for what is text.
        let text = String::from_utf8(body.bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
        Ok((text, body.is_cut))
    }

    /// The JSON of an answer.
    pub(super) async fn json(&mut self, path: &str, query: &[(&str, &str)]) -> Result<Read, Unseen> {
        let (text, is_cut) = self.text(path, query).await?;
        if is_cut {
            let reason = format!("the answer of {} to {path} is longer than {} MiB, and was not read", self.name, body::LONGEST_BODY >> 20);
            return Err(Unseen::new(Kind::Limit, reason));
        }
        let tree = json_tree(text.as_bytes(), MOST_VALUES).map_err(|_| self.strange(path))?;
        Ok(Read { root: tree.root, is_cut: tree.is_cut })
    }

    /// What stands under `data` of an answer of Prometheus.
    pub(super) async fn data(&mut self, path: &str, query: &[(&str, &str)]) -> Result<Read, Unseen> {
        let Read { mut root, is_cut } = self.json(path, query).await?;
        let data = root.get_mut("data").map(Value::take).ok_or_else(|| self.strange(path))?;
        Ok(Read { root: data, is_cut })
    }

    /// Something else answers there.
    pub(super) fn strange(&self, path: &str) -> Unseen {
        let reason = format!("what answers at {} to {path} is no {}", self.base.host_str().unwrap_or("?"), self.name);
        Unseen::new(Kind::Failed, reason).cured_by(format!("correct host, port and path of --{}", self.flag))
    }

    async fn ask(&mut self, path: &str, query: &[(&str, &str)]) -> Result<(u16, Body), Unseen> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() || self.sent.len() >= MOST_QUESTIONS {
            let reason = format!("{} did not answer all within {} s", self.name, ALL.as_secs());
            return Err(Unseen::new(Kind::TimedOut, reason).cured_by("scan again when it is less busy"));
        }
        let mut url = self.base.clone();
        url.set_path(&format!("{}{path}", self.base.path().trim_end_matches('/')));
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        self.sent.push(listed(&url));
        let patience = PATIENCE.min(left);
        let mut request = self.clients.request(Method::GET, url.clone()).timeout(patience);
        for (name, value) in self.headers {
            request = request.header(name, value);
        }
        let work = async {
            let mut response = request.send().await?;
            let status = response.status().as_u16();
            Ok::<_, reqwest::Error>((status, body::read(&mut response, &AtomicUsize::new(0)).await?))
        };
        match tokio::time::timeout(patience, work).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(self.own(self.clients.explain(&error, &url))),
            Err(_) => Err(self.own(self.clients.late(&url))),
        }
    }

    /// A failed request in the words of this server: those of the client speak of the app.
    fn own(&self, why: Unseen) -> Unseen {
        let is_of_app = why.cure.as_ref().is_some_and(|cure| cure.contains("app"));
        if !is_of_app {
            return why;
        }
        why.cured_by(format!("start {}, or correct host and port of --{}", self.name, self.flag))
    }

    fn judge(&self, status: u16, path: &str) -> Result<(), Unseen> {
        let answered = format!("{} answered {status} to {path}", self.name);
        match status {
            200..=299 => Ok(()),
            401 | 403 => Err(Unseen::new(Kind::Denied, answered).cured_by(format!(
                "put name and password into the address of --{}, or let `headers` below [monitoring] in plimsoll.toml show what it wants",
                self.flag
            ))),
            300..=399 => Err(Unseen::new(Kind::Door, format!("{answered}, which leads elsewhere"))
                .cured_by(format!("name an address of {} that no sign-in stands before", self.name))),
            404 => Err(self.strange(path)),
            _ => Err(Unseen::new(Kind::Failed, answered).cured_by(format!("see what the log of {} says", self.name))),
        }
    }
}

/// `GET http://host:9090/api/v1/rules`, without what lets in.
fn listed(url: &Url) -> String {
    let mut shown = url.clone();
    let _ = shown.set_username("");
    let _ = shown.set_password(None);
    format!("GET {shown}")
}

/// So many rows of a table are kept.
pub(super) const MOST_ROWS: usize = 2_000;

/// Why some rows of a list are not kept.
pub(super) fn too_many(name: &str, what: &str) -> Unseen {
    Unseen::new(Kind::Limit, format!("{name} has more {what} than are looked at: {MOST_ROWS}"))
}
