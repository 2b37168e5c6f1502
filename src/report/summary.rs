//! A run in one block, in words: what a tired reader at night has to know.

use super::{
    at_limit,
    line::missed,
    words::{self, Told, number, whole},
};
use crate::run::{self, Gave, Group, Limit, Points, Run, Speed, Summary};

/// Grave things told by their message.
const GRAVE: usize = 3;
/// Characters of a message within the block.
const LONGEST: usize = 200;

/// `NOT READY for 1,000 users · 37 of 100 points proven (up to 42), coverage 88 %`.
pub(super) fn headline(run: &Run, summary: &Summary<'_>) -> String {
    let (users, score) = (whole(i64::from(run.stage)), &run.score);
    let ready = summary.readiness.map_or_else(String::new, |readiness| format!("{} for {users} users · ", words::readiness(readiness)));
    format!("{ready}{} of 100 points proven (up to {}), coverage {} %", score.proven, score.possible, score.coverage_pct)
}

/// The rest of the block; a label stands once.
pub(super) fn told(run: &Run, summary: &Summary<'_>) -> Vec<Told> {
    let mut told: Vec<Told> = safety(summary).into_iter().map(|text| ("safety", text)).collect();
    told.push(("speed", speed(run, summary.speed)));
    told.extend(summary.limit.iter().flat_map(limit).map(|text| ("limit", text)));
    told.extend(unknown(summary).map(|text| ("unknown", text)));
    told
}

/// Items named of those that took points.
const ITEMS: usize = 3;

/// `most points are lost in jobs (9.9), cdn (9.6) and caching (7.1); most can be proven in backups (1.9)`; none: none are.
pub(super) fn points(run: &Run) -> Option<String> {
    let most = |verb: &str, of: fn(&Points) -> f64| {
        let named = run::most_points(run, of);
        let shown: Vec<String> = named.iter().take(ITEMS).map(|(item, points)| format!("{item} ({points:.1})")).collect();
        (!shown.is_empty()).then(|| format!("most points {verb} in {}", shown.join(", ")))
    };
    let told: Vec<String> =
        [most("are lost", |points| points.lost), most("can still be proven", |points| points.open)].into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join("; "))
}

fn safety(summary: &Summary<'_>) -> Vec<String> {
    if summary.grave.is_empty() {
        return vec![match summary.grave_unproven {
            0 => "nothing grave was found".to_owned(),
            n => format!("nothing grave was found, and {} could not be decided", words::count(n, "critical check")),
        }];
    }
    let one = |group: &Group<'_>| {
        format!("{} {}", words::severity_mark(group.severity()), words::cut(&words::line(&group.findings[0].told()), LONGEST))
    };
    let mut lines: Vec<String> = summary.grave.iter().take(GRAVE).map(one).collect();
    let more = summary.grave.len().saturating_sub(GRAVE);
    if more > 0 {
        lines.push(format!("and {more} more that can leak, lose or stop something"));
    }
    lines
}

fn speed(run: &Run, speed: Speed) -> String {
    let users = whole(i64::from(run.stage));
    let asked = |asked: f64| format!("{users} users need {}", number(asked));
    match speed {
        Speed::NotRun => "not known: no load was run".to_owned(),
        Speed::Dataless { is_redis_known } => format!("not known: the scenarios {}", missed(is_redis_known)),
        Speed::Void => "not known: the load proved nothing".to_owned(),
        Speed::Enough(carried, rate) => format!("enough: {} req/s carried, {}", number(carried), asked(rate)),
        Speed::Unproven(carried, rate) => {
            format!("not proven: {} req/s carried, {}, and READY asks for 1.3 times that", number(carried), asked(rate))
        }
        Speed::TooLittle(failed, rate) => format!("too little: it gives way at {} req/s, {}", number(failed), asked(rate)),
    }
}

fn limit(limit: &Limit<'_>) -> Vec<String> {
    let lift = limit.lift.map(|(outcome, finding)| match &finding.fix {
        // What the fix says of itself stands with the finding.
        Some(fix) => format!("most likely lifted by {} ({})", words::line(first_statement(fix)), outcome.name()),
        None => format!("what was found there: {} ({})", words::cut(&words::line(&finding.told()), LONGEST), outcome.name()),
    });
    let place = |verb: &str| limit.statement.map_or_else(String::new, |text| format!("{verb} mostly in {}", at_limit::statement(text)));
    let what = match limit.what {
        Gave::Resource(what) => format!("{}{}", words::line(what), place(",")),
        Gave::Objective(rate) => {
            format!("the objective was missed at {} req/s, and no resource was seen at its limit{}", number(rate), place("; Postgres was"))
        }
    };
    [Some(what), lift].into_iter().flatten().collect()
}

fn first_statement(fix: &str) -> &str {
    fix.lines().find(|line| !line.trim_start().starts_with("--")).unwrap_or(fix)
}

fn unknown(summary: &Summary<'_>) -> Option<String> {
    let checks = (summary.unproven > 0).then(|| words::count(summary.unproven, "check"))?;
    let first = summary.cure.as_ref().and_then(|cure| cure.cure);
    let first = first.map_or_else(String::new, |cure| format!("; first: {}", words::cut(&words::line(cure), LONGEST)));
    Some(format!("{checks} not proven{first}"))
}
