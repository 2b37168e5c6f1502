//! The app's own metrics page once a second during the ramp, where the scan found one: what it tells of its processor time, its
//! event loop and its pools. It is no request of the load, and proves nothing where it does not answer.

use std::{
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

use http::StatusCode;

use crate::{
    load::{
        generator::{
            engine::Engine,
            page::{self, Unread},
        },
        record::write::int,
        watch::{
            sampler::{TableRows, next_second, write},
            saturation::{self, Told},
        },
    },
    probe::app::exposition,
    snapshot::{Facts, Kind, Row, Snapshot, Unseen, row},
    stop::Stop,
};

/// What it fills.
const TABLES: [&str; 2] = ["load_app_second", "load_app_pool_second"];
/// An app that is at its limit answers late; a page that takes longer tells of no second.
const PATIENCE: Duration = Duration::from_secs(5);

/// The metrics page of the app.
pub(crate) struct Metrics<'a> {
    path: Option<&'a str>,
    asked: u64,
    told: u64,
    /// Looks that told nothing, and why the first of them did not.
    silent: u64,
    unseen: Option<Unseen>,
}

/// The metrics page that was there when the app was looked at, a readable one first; none: there was none, or nobody looked.
pub(crate) fn path(snapshot: &Snapshot) -> Option<String> {
    let sql = "select path from http_metrics order by is_readable desc, length(path), path limit 1";
    snapshot.db().query_row(sql, [], |row| row.get(0)).ok()
}

/// What came of a look.
enum Look {
    Told(Told),
    /// This one told nothing; the next may.
    Silent(Unseen),
    /// No other will.
    Useless(Unseen),
}

impl<'a> Metrics<'a> {
    pub(crate) fn of(path: Option<&'a str>) -> Self {
        Self { path, asked: 0, told: 0, silent: 0, unseen: None }
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
                read = page::read(&engine.sender.transport, path, exposition::KIND, PATIENCE) => read,
            };
            match look(path, read) {
                Look::Told(told) => {
                    self.told += 1;
                    // Whoever reads them outlives this.
                    rows(second, asked_s, since_start(), &told).into_iter().for_each(|rows| _ = outbox.send(rows));
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
            Some(_) if self.silent > 0 => self.unseen.map(|why| Unseen {
                reason: format!("{} of {} looks under load told nothing: {}", self.silent, self.silent + self.told, why.reason),
                ..why
            }),
            Some(_) => self.unseen,
        };
        TABLES.iter().for_each(|table| write((table, Vec::new()), unseen.as_ref(), facts));
        if let Some(path) = self.path.filter(|_| self.asked > 0) {
            facts.sent_times("http", &format!("GET {path}"), self.asked);
        }
    }
}

/// How an app comes to tell.
const EXPORT: &str = "serve /metrics with what the library of the runtime tells of its process: prom-client's collectDefaultMetrics(), \
                      prometheus_client, micrometer, client_golang, yabeda-puma-plugin";

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
    match page.map(|text| saturation::read(&text)) {
        Err(status) => {
            let unseen = Unseen::new(Kind::Failed, format!("{path} was no metrics page (status {})", status.as_u16()));
            Look::Silent(unseen.cured_by(format!("see why {path} is another page under load")))
        }
        Ok(told) if told.is_silent() => {
            let why = format!("the metrics page {path} tells neither of processor time nor of a pool that is known");
            Look::Useless(Unseen::new(Kind::Unsupported, why).cured_by(EXPORT))
        }
        Ok(told) => Look::Told(told),
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
