//! What steps of scenarios were answered and nobody asks again: what writes is sent once, and what it made may be gone since.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    config::{Answered, Visits},
    probe::app::{
        asset::Told,
        page::responses::{self, More},
        visit::answer::Answer,
    },
    quote::request_name,
    snapshot::{Kind, Row, Unseen, Value},
};

/// An endpoint that was asked once.
pub(crate) struct AskedOnce {
    pub(crate) method: String,
    /// As findings call it.
    pub(crate) path: String,
    /// Empty: it is no GraphQL.
    pub(crate) operation: String,
    /// By which it says how many it wants; none: by nothing.
    pub(crate) limit: Option<String>,
    pub(crate) answer: Answer,
}

impl AskedOnce {
    fn of(answered: &Answered) -> Self {
        let Answered { method, path, operation, limit, url, status, headers, body, wire_bytes, is_cut } = answered.clone();
        let answer = Answer { url, status, headers, body, wire_bytes, is_cut, shown: Arc::default() };
        Self { method: method.to_string(), path, operation, limit, answer }
    }

    /// As findings call it.
    pub(crate) fn name(&self) -> String {
        request_name(&self.method, &self.path, &self.operation)
    }

    /// Its row of `http_endpoint`.
    fn row(&self, is_described_versioned: bool, packs_otherwise: bool) -> Row {
        let saving = if packs_otherwise { 0 } else { responses::gzip_saving(&self.answer) };
        let is_versioned = is_described_versioned || responses::has_version("api", &self.answer);
        let more = More { saving, behind_proxy: None, is_revalidated: None, is_versioned, is_start: false, told: Told::Plain };
        self.named(responses::row_of("api", &self.answer, &self.answer, &more))
    }

    /// `row` of its answer, as a row of this endpoint.
    pub(crate) fn named(&self, mut row: Row) -> Row {
        row.retain(|(column, _)| *column != "path");
        let own = [("path", &self.path), ("method", &self.method), ("operation", &self.operation)];
        row.extend(own.map(|(column, text)| (column, Value::Text(text.clone()))));
        row
    }
}

/// Those of the `visits` that are not among the `endpoints`, by path, which were asked again.
pub(crate) fn of(visits: &Visits, endpoints: &BTreeMap<String, Answer>) -> Vec<AskedOnce> {
    let is_new = |kept: &&Arc<Answered>| kept.method != "GET" || !endpoints.contains_key(&kept.path);
    visits.answered.iter().filter(is_new).map(|kept| AskedOnce::of(kept)).collect()
}

/// The rows of `http_endpoint` of those that were asked once, and why they tell less than others. `packs_otherwise`: answers that are
/// plain to who takes gzip come packed to who takes brotli or zstd; whether these do was not asked.
pub(crate) fn rows(once: &[AskedOnce], is_versioned: bool, packs_otherwise: bool) -> (Vec<Row>, Option<Unseen>) {
    let gap = once.first().filter(|_| packs_otherwise).map(|one| {
        let reason = format!("whether {} comes packed by brotli or zstd was not asked: what writes is sent once", one.name());
        Unseen::new(Kind::NotRun, reason).cured_by("pack answers by gzip as well: every client takes it")
    });
    (once.iter().map(|one| one.row(is_versioned, packs_otherwise)).collect(), gap)
}

/// True where one of the `answers` was plain and its row, by path, says that it came packed otherwise.
pub(crate) fn packs_otherwise(answers: &BTreeMap<String, Answer>, rows: &[(String, Row)]) -> bool {
    let is_packed = |row: &Row| row.contains(&("is_compressed", Value::Integer(1)));
    rows.iter().any(|(path, row)| is_packed(row) && answers.get(path).is_some_and(|answer| !answer.is_compressed()))
}

/// Why what was met is not all that scenarios ask for: of pages, files and endpoints, and of endpoints alone.
pub(crate) fn left_out(visits: &Visits) -> (Vec<Unseen>, Vec<Unseen>) {
    let not_run = |why: &String| Unseen::new(Kind::NotRun, format!("{why}, and a scan without load sends none"));
    let shut = visits.shut.as_ref().map(|why| Unseen::new(Kind::Door, why.clone()).cured_by("mend the scenario, and scan again"));
    let with_load = "scan with load, or name a scenario that signs in: --sign-in scenarios/sign-in.toml";
    let left_out = visits.left_out.as_ref().map(|why| not_run(why).cured_by(with_load));
    let unwritten = visits.unwritten.as_ref().map(|why| not_run(why).cured_by("scan with load"));
    let unkept =
        visits.unkept.as_ref().map(|why| Unseen::new(Kind::Limit, why.clone()).cured_by("make them shorter: users wait for all of it"));
    (shut.into_iter().chain(left_out).collect(), unwritten.into_iter().chain(unkept).collect())
}
