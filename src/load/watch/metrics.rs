//! The app's own metrics page once a second during the ramp, where the scan found one: what it tells of its processor time, its
//! event loop and its pools, and which of the product's own counters rose. It is no request of the load, and proves nothing where it does
//! not answer.

use std::{
    collections::BTreeSet,
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

use http::StatusCode;
use url::Position;

use crate::{
    config::Target,
    load::{
        generator::{
            engine::Engine,
            page::{self, Unread},
            transport::{Transport, secret_headers},
        },
        record::write::int,
        watch::{
            own_counters,
            sampler::{TableRows, next_second, write},
            saturation::{self, Told},
        },
    },
    probe::metrics::exposition,
    snapshot::{Facts, Kind, Row, Snapshot, Unseen, row},
    stop::Stop,
};

/// What it fills.
const TABLES: [&str; 2] = ["load_app_second", "load_app_pool_second"];
/// An app that is at its limit answers late; a page that takes longer tells of no second.
const PATIENCE: Duration = Duration::from_secs(5);

const OWN: &str = "load_metric";

/// The metrics page of the app.
pub(crate) struct Metrics<'a> {
    path: Option<&'a str>,
    /// To the page that plimsoll.toml names, which may lie elsewhere; none: it is asked as the app is.
    way: Option<Transport>,
    asked: u64,
    told: u64,
    /// Looks that told nothing, and why the first of them did not.
    silent: u64,
    unseen: Option<Unseen>,
    /// Why no look tells of a limit of the app.
    mute: Option<Unseen>,
    /// The first and the last text that told something, and when the processes were started that answered.
    first: Option<String>,
    last: Option<String>,
    starts: BTreeSet<u64>,
}

/// The metrics page that was there when the app was looked at, that which plimsoll.toml names before others and a readable one before
/// one that is none: its path, and whether it is named. None: there was none, or nobody looked.
pub(crate) fn path(snapshot: &Snapshot, target: &Target) -> Option<(String, bool)> {
    let shown = target.metrics_path();
    let sql = "select path from http_metrics order by path is ?1 desc, is_readable desc, length(path), path limit 1";
    let path: String = snapshot.db().query_row(sql, [&shown], |row| row.get(0)).ok()?;
    let is_named = shown.as_ref() == Some(&path);
    let named = target.metrics_url().filter(|_| is_named).map(|url| url[Position::BeforePath..Position::AfterQuery].to_owned());
    Some((named.unwrap_or(path), is_named))
}

/// The way to the page that is named, with what is shown to it; who visits the app shows nothing at another address.
fn way(target: &Target) -> Result<Option<Transport>, String> {
    let (Some(mut url), Some(page)) = (target.metrics_url(), &target.metrics) else { return Ok(None) };
    url.set_query(None);
    url.set_path("");
    let of_app = target.identity.everybody.iter().filter(|_| !target.has_inner_metrics());
    let headers = secret_headers(of_app.chain(&target.metrics_headers).cloned());
    Transport::new(&url, Some(&page.address), &target.config, headers).map(Some)
}

/// What came of a look.
enum Look {
    /// What it told, and its text.
    Told(Told, String),
    /// This one told nothing; the next may.
    Silent(Unseen),
    /// No other will.
    Useless(Unseen),
}

impl<'a> Metrics<'a> {
    /// The page at `path`, which is perhaps the one that `target` names.
    pub(crate) fn of(page: Option<(&'a str, bool)>, target: &Target) -> Self {
        let way = if page.is_some_and(|(_, is_named)| is_named) { way(target) } else { Ok(None) };
        let unseen = way.as_ref().err().map(|why| Unseen::new(Kind::Failed, format!("the metrics page cannot be asked: {why}")));
        let path = page.map(|(path, _)| path).filter(|_| unseen.is_none());
        let (first, last, starts) = (None, None, BTreeSet::new());
        Self { path, way: way.unwrap_or_default(), asked: 0, told: 0, silent: 0, unseen, mute: None, first, last, starts }
    }

    /// Reads it until `end`; seconds go to the journal.
    pub(crate) async fn sample(&mut self, engine: &Engine, end: &Stop, outbox: Sender<TableRows>) {
        let Some(path) = self.path else { return };
        let since_start = || Instant::now().saturating_duration_since(engine.start()).as_secs_f64();
        while let Some(second) = next_second(engine, end).await {
            self.asked += 1;
            let asked_s = since_start();
            let read = tokio::select! {
                () = end.requested() => break,
                read = page::read(self.way.as_ref().unwrap_or(&engine.sender.transport), path, exposition::KIND, PATIENCE) => read,
            };
            match look(path, read) {
                Look::Told(told, text) => {
                    self.told += 1;
                    self.starts.extend(told.started_at.value().map(f64::to_bits));
                    self.last = Some(text);
                    self.first = self.first.take().or_else(|| self.last.clone());
                    if told.is_silent() {
                        self.mute.get_or_insert_with(|| mute(path));
                    } else {
                        // Whoever reads them outlives this.
                        rows(second, asked_s, since_start(), &told).into_iter().for_each(|rows| _ = outbox.send(rows));
                    }
                }
                Look::Silent(why) => {
                    self.silent += 1;
                    self.unseen.get_or_insert(why);
                }
                Look::Useless(why) => {
                    self.unseen = Some(why);
                    break;
                }
            }
        }
    }

    /// Says how much was seen, and lists what was sent.
    pub(crate) fn write(self, facts: &mut Facts) {
        let unseen = match self.path {
            None => Some(Unseen::new(Kind::NotConfigured, "no metrics page of the app was found").cured_by(EXPORT)),
            Some(_) if self.silent > 0 => self.unseen.clone().map(|why| Unseen {
                reason: format!("{} of {} looks under load told nothing: {}", self.silent, self.silent + self.told, why.reason),
                ..why
            }),
            Some(_) => self.unseen.clone(),
        };
        let of_limits = self.mute.as_ref().or(unseen.as_ref());
        TABLES.iter().for_each(|table| write((table, Vec::new()), of_limits, facts));
        self.write_own(unseen.filter(|_| self.told == 0), facts);
        if let Some(path) = self.path.filter(|_| self.asked > 0) {
            facts.sent_times("http", &format!("GET {path}"), self.asked);
        }
    }
}

impl Metrics<'_> {
    /// Which of the product's own counters rose. Where several processes answer in turn, each has counters of its own.
    fn write_own(&self, unseen: Option<Unseen>, facts: &mut Facts) {
        let rose =
            self.first.as_deref().zip(self.last.as_deref()).filter(|_| self.told > 1).map(|(first, last)| own_counters::rose(first, last));
        let several = || Unseen::new(Kind::Sample, "several processes show counters of their own on the metrics page").cured_by(SHARE);
        let once = || Unseen::new(Kind::TimedOut, "the metrics page did not answer twice during the load").cured_by("load for longer");
        let (rows, gap) = match rose {
            Some(Some(rose)) if self.starts.len() < 2 => {
                (rose.into_iter().map(|(name, rose)| row! { "name" => name, "rose" => rose }).collect(), None)
            }
            Some(_) => (Vec::new(), Some(several())),
            None => (Vec::new(), Some(unseen.unwrap_or_else(once))),
        };
        write((OWN, rows), gap.as_ref(), facts);
    }
}

/// How processes come to be counted together.
const SHARE: &str = "let one page add them up: prom-client's AggregatorRegistry, prometheus_client's multiprocess mode";

/// How an app comes to tell.
const EXPORT: &str = "serve /metrics with what the library of the runtime tells of its process: prom-client's collectDefaultMetrics(), \
                      prometheus_client, micrometer, client_golang, yabeda-puma-plugin";

/// It tells of nothing that can reach its limit.
fn mute(path: &str) -> Unseen {
    let why = format!("the metrics page {path} tells neither of processor time nor of a pool that is known");
    Unseen::new(Kind::Unsupported, why).cured_by(EXPORT)
}

/// What an answer comes to.
fn look(path: &str, read: Result<(StatusCode, String), Unread>) -> Look {
    let page = match read {
        Err(Unread::TooLong) => {
            let why = format!("the metrics page {path} is longer than 1 MiB, and to read it each second would be a load of its own");
            return Look::Useless(Unseen::new(Kind::Limit, why).cured_by("let the app keep fewer series: labels of few values"));
        }
        Err(Unread::Broken(why)) => {
            let unseen = Unseen::new(Kind::TimedOut, format!("the metrics page {path}: {why}"));
            return Look::Silent(unseen.cured_by("let the app answer it while it is busy, too"));
        }
        Ok((StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN, _)) => {
            let unseen = Unseen::new(Kind::Denied, format!("the metrics page {path} asks for credentials"));
            return Look::Useless(unseen.cured_by("plimsoll.toml: [app] headers, with what may read it"));
        }
        Ok((status, text)) => (status.is_success() && exposition::parse(&text).is_some()).then_some(text).ok_or(status),
    };
    match page.map(|text| (saturation::read(&text), text)) {
        Err(status) => {
            let unseen = Unseen::new(Kind::Failed, format!("{path} was no metrics page (status {})", status.as_u16()));
            Look::Silent(unseen.cured_by(format!("see why {path} is another page under load")))
        }
        Ok((told, text)) if told.is_silent() && !own_counters::are_in(&text) => Look::Useless(mute(path)),
        Ok((told, text)) => Look::Told(told, text),
    }
}

fn rows(second: u32, asked_s: f64, answered_s: f64, told: &Told) -> [TableRows; 2] {
    let process = row! {
        "second" => int(second),
        "asked_s" => asked_s,
        "answered_s" => answered_s,
        "single_runtime" => told.single_runtime.map(str::to_owned),
        "started_at" => told.started_at.value(),
        "cpu_s" => told.cpu_s.value(),
        "cpu_most" => told.cpu_most.value(),
        "loop_lag_ms" => told.loop_lag_ms(),
        "loop_turn_ms" => told.turn_s.value().map(|s| s * 1_000.0),
        "loop_turn_min_ms" => told.turn_min_s.value().map(|s| s * 1_000.0),
    };
    let pools = told.pools().filter_map(|(name, labels, pool)| {
        let (used, most) = pool.room()?;
        Some(row! {
            "second" => int(second),
            "pool" => name.to_owned(),
            "labels" => labels.to_owned(),
            "used" => used,
            "most" => most,
            "waiting" => pool.waiting,
            "waited" => pool.waited,
        })
    });
    let pools: Vec<Row> = pools.collect();
    [(TABLES[0], vec![process]), (TABLES[1], pools)]
}
