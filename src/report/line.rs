//! The load line and what it means, label by label: the users behind it, what is free, how long it lasts, what gives way,
//! and what was assumed.

use super::{
    at_limit, beside_line,
    words::{self, Told, count, number, whole},
};
use crate::run::{EnvironmentPart, Ground, Load, Meaning, Run, Usage};

/// Days after which no date is worth naming.
const FAR_DAYS: f64 = 3_650.0;
/// Days of a month, for words.
const MONTH_DAYS: f64 = 30.44;

/// What a label takes, with the gap behind it.
pub(super) const LABEL: usize = 13;

/// What the line means, the nearest to the user first.
pub(super) fn meaning(run: &Run, load: &Load) -> Vec<Told> {
    let meaning = load.meaning.as_ref();
    let stage = format!("{} users", whole(i64::from(run.stage)));
    let planned = meaning.map(|m| asked(&stage, m.planned_per_s, m.planned_headroom_pct));
    let today = meaning.zip(run.usage.as_ref()).zip(load.line.proven_per_s).and_then(|((m, usage), line)| today(run, usage, m, line));
    let told = [("users", users(run, load)), ("planned", planned), ("today", today), ("a copy less", meaning.and_then(without_one))];
    present(told)
}

/// What gives way, by how much, and what else the load showed.
pub(super) fn limits(run: &Run, load: &Load) -> Vec<Told> {
    let first = load.line.gave_way_first.clone();
    let mut told = present([("gave way", first)]);
    told.extend(present([("one alone", beside_line::alone(load))]));
    told.extend(beside_line::seen(load));
    told.extend(present([
        ("sessions", at_limit::waits(load)),
        ("at the limit", at_limit::moved(load)),
        ("walls", words::nearest_walls(load)),
        ("pool", words::planned_pool(run, load)),
    ]));
    told
}

/// What the line stands on.
pub(super) fn grounds(run: &Run, load: &Load) -> Vec<Told> {
    let assumed = load.meaning.as_ref().and(run.usage.as_ref()).map(assumed);
    let ground = load.ground.as_ref().map(ground);
    present([("stands on", ground), ("assumed", assumed), ("holds for", holds_for(load)), ("ended", Some(load.line.ended.clone()))])
}

fn present<const N: usize>(told: [(&'static str, Option<String>); N]) -> Vec<Told> {
    told.into_iter().filter_map(|(label, text)| Some((label, text?))).collect()
}

/// The line in users: registered ones by the profile, and visitors at once by the scenarios' pauses.
fn users(run: &Run, load: &Load) -> Option<String> {
    // Two digits: the profile is a guess, and more digits would hide that.
    let about = |exact: f64| {
        let unit = 10f64.powf((exact.max(1.0).log10().floor() - 1.0).max(0.0));
        number((exact / unit).floor() * unit)
    };
    if let Some(ground) = load.dataless() {
        return Some(format!(
            "none can be told: the scenarios {}, so whether this line stands on the product's data is not known",
            missed(ground.is_redis_known)
        ));
    }
    let Some(meaning) = &load.meaning else {
        return Some(format!("fewer than about {} registered users at their peak", about(run.failed_registered()?)));
    };
    let proven = about(meaning.proven_registered);
    let registered = match meaning.failed_registered {
        Some(failed) => format!("about {proven} to {} registered users at their peak", about(failed)),
        None => format!("about {proven} registered users at their peak, or more"),
    };
    let at_once = load.line.proven_users.map(|n| format!("; the proven rate is that of {} visitors at once", number(n.floor())));
    Some(registered + &at_once.unwrap_or_default())
}

/// Which of the two the scenarios were not seen to reach.
pub(super) fn missed(is_redis_known: bool) -> &'static str {
    if is_redis_known {
        "were not seen to reach the Postgres that was named, or Redis"
    } else {
        "were not seen to reach the Postgres that was named, and Redis was not watched"
    }
}

fn asked(who: &str, per_s: f64, headroom_pct: f64) -> String {
    let rate = number(per_s);
    if headroom_pct > 0.0 {
        format!("{who} ask for {rate} req/s at their peak: {} % of the proven rate is free", number(headroom_pct.floor()))
    } else {
        format!("{who} ask for {rate} req/s at their peak, more than is proven")
    }
}

/// Today's users, and when they are too many.
fn today(run: &Run, usage: &Usage, meaning: &Meaning, proven_per_s: f64) -> Option<String> {
    let today = asked(&format!("{} users", whole(usage.users_now?)), meaning.now_per_s?, meaning.now_headroom_pct?);
    let (Some(pct), Some(days)) = (usage.growth_pct_a_month, meaning.days_to_advised) else { return Some(today) };
    let most = format!("{} % of it ({} req/s)", number(meaning.advised_pct(proven_per_s).round()), number(meaning.advised_per_s));
    let pct = number(pct);
    Some(if days <= 0.0 {
        format!("{today}; a peak should not pass {most}")
    } else if days > FAR_DAYS {
        format!("{today}; at {pct} % more a month they stay below {most} for more than ten years")
    } else {
        format!("{today}; at {pct} % more a month they pass {most} in {}", when(run, days))
    })
}

/// How long, and the month in which that is.
fn when(run: &Run, days: f64) -> String {
    let long = if days < 2.0 * MONTH_DAYS {
        format!("about {} days", number(days.floor()))
    } else {
        format!("about {} months", number((days / MONTH_DAYS).floor()))
    };
    run.day_after(days).map_or(long.clone(), |date| format!("{long} ({})", date.format("%B %Y")))
}

fn without_one(meaning: &Meaning) -> Option<String> {
    let (left, copies) = (meaning.without_one_per_s?, meaning.instances?);
    let enough = if meaning.is_enough_without_one()? { "" } else { ", fewer than planned" };
    Some(format!(
        "with {} of {} copies about {} req/s are left{enough} (if they share the load evenly, and are what limits it)",
        whole(copies - 1),
        whole(copies),
        number(left)
    ))
}

/// The profile behind the registered users.
fn assumed(usage: &Usage) -> String {
    format!(
        "{} % of the users come on a day, each for {} visits of {} requests; {} % of these fall into the busiest hour, whose \
         busiest seconds are {} times its mean (change it under plan in plimsoll.toml)",
        number(usage.daily_active_pct),
        number(usage.visits_per_day),
        number(usage.requests_per_visit),
        number(usage.peak_hour_pct),
        number(usage.burst)
    )
}

/// Which part of the product was driven.
fn ground(ground: &Ground) -> String {
    let asked = |who: &str, count: Option<i64>| count.map(|count| format!("{} ask {who}", whole(count)));
    let asked: Vec<String> = [asked("Postgres", ground.of_postgres), asked("Redis", ground.of_redis)].into_iter().flatten().collect();
    let mut text = count(usize::try_from(ground.endpoints).unwrap_or_default(), "endpoint");
    if !asked.is_empty() {
        text += &format!(", of which {}", asked.join(" and "));
    }
    if let Some(name) = &ground.elsewhere {
        text += &format!("; meanwhile statements ran in the database {name} of that server, which was not named");
    }
    if let (Some(all), Some(reached), Some(calls)) = (ground.heaviest, ground.heaviest_reached, ground.reached_calls_pct) {
        let time = ground.reached_time_pct.map(|pct| format!(" and {} % of the time", number(pct.round()))).unwrap_or_default();
        text += &format!(
            "; they reach {} of the {} heaviest statements: {} % of the calls{time} that the database saw before the load",
            whole(reached),
            whole(all),
            number(calls.round())
        );
    }
    text
}

/// What was measured, in one sentence; none where nothing was seen.
fn holds_for(load: &Load) -> Option<String> {
    // Each setting stands in the page's table.
    let is_told = |part: &&EnvironmentPart| part.kind != "setting";
    let parts: Vec<String> = load.environment.iter().filter(is_told).map(|part| format!("{}: {}", part.part, part.value)).collect();
    (!parts.is_empty()).then(|| format!("this place only ({})", parts.join(", ")))
}
