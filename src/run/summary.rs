//! A run in one block: ready or not, what harms most, whether it is fast enough, what gives way, what nobody has shown.

use super::{Cure, Group, Load, Outcome, Run, cures, failed};
use crate::{
    check::{Evidence, Finding, Harm, Severity},
    score::{ItemScore, READY_MARGIN_PCT, Readiness},
    sql::{Kind, tokens, unquoted},
};

/// The answers to the first questions of whoever reads a run.
pub struct Summary<'a> {
    /// Whether it is ready for what is planned; none: no stage is that.
    pub readiness: Option<Readiness>,
    /// What is critical or high, counts, and leaks, loses or stops something: the worst first.
    pub grave: Vec<Group<'a>>,
    /// Critical checks of that kind that could not be decided.
    pub grave_unproven: usize,
    /// Whether it carries what is planned.
    pub speed: Speed,
    /// What gives way; none: nothing did, or nobody looked.
    pub limit: Option<Limit<'a>>,
    /// How many checks are not proven.
    pub unproven: usize,
    /// What decides most of them; none: nothing that is known.
    pub cure: Option<Cure<'a>>,
}

/// Rates in requests per second: what is carried, and what the planned stage asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Speed {
    /// No load that looks for a line was run.
    NotRun,
    /// A load was run, of endpoints that ask neither Postgres nor, as far as that is known, Redis.
    Dataless {
        /// Redis was watched, or the app is said to have none.
        is_redis_known: bool,
    },
    /// A load was run, and proves nothing.
    Void,
    /// As much is carried as READY asks for.
    Enough(f64, f64),
    /// So much is proven, and READY asks for more.
    Unproven(f64, f64),
    /// It gives way at so much, below what is asked.
    TooLittle(f64, f64),
}

/// How it showed that something gives way.
pub enum Gave<'a> {
    /// A resource reached its limit, in words.
    Resource(&'a str),
    /// The objective was missed at so many requests per second, and no resource was seen at its limit.
    Objective(f64),
}

/// What gives way, and what lifts it.
pub struct Limit<'a> {
    /// How it showed.
    pub what: Gave<'a>,
    /// The statement in which most sessions of Postgres were; none: not told.
    pub statement: Option<&'a str>,
    /// The finding about that statement, with its check; none: no check found one.
    pub lift: Option<(&'a Outcome, &'a Finding)>,
}

impl<'a> Summary<'a> {
    /// Of a whole run.
    #[must_use]
    pub fn of(run: &'a Run) -> Self {
        let failed = failed(run);
        let is_grave = |harm: Harm, severity: Severity, least: Severity| harm <= Harm::Outage && severity >= least;
        let open = run.outcomes.iter().filter(|o| o.is_open());
        Self {
            readiness: run.score.ladder.iter().find(|rung| rung.users == run.stage).map(|rung| rung.readiness),
            limit: run.load.as_ref().and_then(|load| limit(load, &failed)),
            grave: failed.into_iter().filter(|g| g.outcome.counts && is_grave(g.outcome.harm, g.severity(), Severity::High)).collect(),
            grave_unproven: open.filter(|o| o.counts && is_grave(o.harm, o.severity, Severity::Critical)).count(),
            speed: speed(run),
            unproven: run.outcomes.iter().filter(|o| o.is_open()).count(),
            cure: cures(run).into_iter().find(|cure| cure.cure.is_some()),
        }
    }
}

/// Points of the headline that an item gives, could still be shown to give, and has lost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points {
    /// Proven.
    pub proven: f64,
    /// Neither proven nor lost.
    pub open: f64,
    /// Lost by what failed.
    pub lost: f64,
}

/// Each item that applies, in the order of the checklist: together its points are a hundred.
#[must_use]
pub fn points(run: &Run) -> Vec<(&str, Points)> {
    let applying = || run.score.items.iter().filter(|item| item.applies);
    let all = f64::from(applying().map(|item| item.points).sum::<u32>());
    let of = |item: &ItemScore, pct: u32| f64::from(item.points * pct) / all;
    let points = |item: &ItemScore| Points {
        proven: of(item, item.proven_pct),
        open: of(item, item.possible_pct.saturating_sub(item.proven_pct)),
        lost: of(item, 100_u32.saturating_sub(item.possible_pct)),
    };
    applying().map(|item| (item.name.as_str(), points(item))).collect()
}

/// Items by what `of` takes of their points, the most first; what no digit shows is left out.
#[must_use]
pub fn most_points(run: &Run, of: fn(&Points) -> f64) -> Vec<(&str, f64)> {
    let mut items: Vec<(&str, f64)> =
        points(run).iter().map(|(item, points)| (*item, of(points))).filter(|(_, points)| *points >= 0.05).collect();
    items.sort_by(|a, b| b.1.total_cmp(&a.1));
    items
}

fn speed(run: &Run) -> Speed {
    let Some(load) = run.load.as_ref().filter(|load| load.line.shape == "line") else { return Speed::NotRun };
    let Some((_, asked)) = run.stage_rates.iter().find(|(users, _)| *users == run.stage) else { return Speed::Void };
    #[expect(clippy::cast_precision_loss, reason = "a share of a hundred")]
    let ready = asked * READY_MARGIN_PCT as f64 / 100.0;
    match (load.line.proven_per_s, load.line.failed_per_s) {
        _ if !load.is_valid => Speed::Void,
        (_, Some(failed)) if failed < *asked => Speed::TooLittle(failed, *asked),
        _ if let Some(ground) = load.dataless() => Speed::Dataless { is_redis_known: ground.is_redis_known },
        (Some(carried), _) if carried >= ready => Speed::Enough(carried, *asked),
        (Some(carried), _) => Speed::Unproven(carried, *asked),
        (None, _) => Speed::Void,
    }
}

fn limit<'a>(load: &'a Load, failed: &[Group<'a>]) -> Option<Limit<'a>> {
    let resource = load.line.gave_way_first.as_deref().map(Gave::Resource);
    let what = resource.or_else(|| load.line.failed_per_s.filter(|_| load.is_valid).map(Gave::Objective))?;
    let busiest = load.waits_at_limit().and_then(|step| step.busiest()).filter(|most| most.is_most());
    let statement = busiest.and_then(|most| most.statement.as_deref());
    Some(Limit { what, statement, lift: statement.and_then(|statement| lift(statement, failed)) })
}

/// Of all findings that are about the statement the one to begin with: a fix for it, then an index on what it searches, then what
/// is told of it without a fix.
fn lift<'a>(statement: &str, failed: &[Group<'a>]) -> Option<(&'a Outcome, &'a Finding)> {
    let names_it = |finding: &Finding| finding.evidence.iter().any(|(_, value)| matches!(value, Evidence::Text(text) if text == statement));
    let is_fixed = |finding: &Finding| names_it(finding) && finding.fix.is_some();
    let is_indexed = |finding: &Finding| finding.fix.as_deref().is_some_and(|fix| is_index_for(fix, statement));
    let all = || failed.iter().flat_map(|group| group.findings.iter().map(move |finding| (group.outcome, *finding)));
    all().find(|(_, f)| is_fixed(f)).or_else(|| all().find(|(_, f)| is_indexed(f))).or_else(|| all().find(|(_, f)| names_it(f)))
}

/// True where `fix` makes an index on a table that `statement` names, and the index begins with a column that it searches or sorts by.
fn is_index_for(fix: &str, statement: &str) -> bool {
    let (fix, statement) = (words(fix), words(statement));
    let Some(on) = fix.iter().position(|word| word == "on").filter(|_| fix.starts_with(&["create".into(), "index".into()])) else {
        return false;
    };
    let Some(open) = fix[on..].iter().position(|word| word == "(").map(|at| on + at) else { return false };
    let searched = searched(&statement);
    let has = |at: usize, among: &[&str]| fix.get(at).is_some_and(|word| among.contains(&word.as_str()));
    has(open - 1, &statement.iter().map(String::as_str).collect::<Vec<_>>()) && has(open + 1, &searched)
}

/// Words of the clauses for which an index is of use: conditions and orders, not what is read or written.
fn searched(statement: &[String]) -> Vec<&str> {
    let (mut around, mut is_within) = (Vec::new(), false);
    let mut found = Vec::new();
    for word in statement {
        match word.as_str() {
            "where" | "on" | "using" | "order" => is_within = true,
            "select" | "from" | "join" | "set" | "values" | "returning" | "group" | "having" | "limit" | "offset" | "union" => {
                is_within = false
            }
            "(" => around.push(is_within),
            ")" => is_within = around.pop().unwrap_or(false),
            word if is_within => found.push(word),
            _ => {}
        }
    }
    found
}

/// Words, names and signs of a text of SQL.
fn words(text: &str) -> Vec<String> {
    let is_told = |kind: Kind| !matches!(kind, Kind::Space | Kind::Comment);
    tokens(text.as_bytes()).filter(|token| is_told(token.kind)).map(|token| unquoted(&text[token.range()])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_for_a_statement_that_searches_its_table_by_its_first_column() {
        let statement = "select count(*) from comment where post_id = $1";
        for (fix, is_for) in [
            ("create index concurrently on public.comment (post_id);", true),
            ("create index on \"comment\" (post_id, at)", true),
            ("create index concurrently on public.comment (author_id);", false),
            ("create index concurrently on public.post (post_id);", false),
            ("drop index concurrently public.comment_by_post;", false),
            ("create index concurrently on", false),
            ("create index on (", false),
        ] {
            assert_eq!(is_index_for(fix, statement), is_for, "{fix}");
        }
    }

    #[test]
    fn what_is_only_read_or_written_is_not_searched() {
        for (statement, is_for) in [
            ("select status from orders where user_id = $1", false),
            ("update orders set status = $1 where id = $2", false),
            ("insert into orders (status) values ($1)", false),
            ("select id from orders group by status having count(*) > $1", false),
            ("select id from orders where user_id = $1 and (note = $2 or status = $3)", true),
            ("select id from orders where user_id in (select id from users) and status = $1", true),
            ("select status, (select 1 from users where id = $1) from orders where user_id = $2", false),
            ("select * from users join orders o on o.status = users.status where users.id = $1", true),
            ("select id from orders order by status limit $1", true),
        ] {
            assert_eq!(is_index_for("create index on orders (status)", statement), is_for, "{statement}");
        }
    }
}
