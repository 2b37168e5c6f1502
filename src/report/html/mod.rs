//! The page: one self-contained file, readable without script, by night and on paper.

mod findings;
mod heat;
mod labels;
mod mark;
mod measured;
mod plot;
mod text;

use minijinja::{Environment, UndefinedBehavior, Value, context, syntax::SyntaxConfig};

use super::{summary, words};
use crate::{
    check::{Gap, Severity, Verdict},
    run::{self, AddressShown, Outcome, Run, Sent, Summary},
    score::{ItemScore, Readiness, Rung},
};

/// Fixes at the top.
const FIRST_FIXES: usize = 5;
/// Hints shown.
const HINTS: usize = 10;
/// Statements listed of those that were sent.
const SENT: usize = 1_000;
/// Characters of one of them.
const LONGEST_SENT: usize = 2_000;

/// The whole run.
pub(super) fn run(run: &Run) -> String {
    let mut page = Environment::new();
    page.set_undefined_behavior(UndefinedBehavior::Strict);
    page.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().expect("the delimiters are the usual ones"));
    page.add_filter("words", text::words);
    page.add_template("page.html", include_str!("page.html")).expect("the page is a valid template");
    let template = page.get_template("page.html").expect("it was just added");
    template.render(context(run)).expect("the page names only what it is given")
}

/// All that the page names.
fn context(run: &Run) -> Value {
    let failed = run::failed(run);
    let groups: Vec<Value> = failed.iter().map(findings::group).collect();
    let first: Value = run::first(run, &failed, FIRST_FIXES).iter().map(findings::first).collect();
    let short = Summary::of(run);
    let sent: Value = run.sent.iter().take(SENT).map(sent).collect();
    context! {
        style => Value::from_safe_string(include_str!("style.css").to_owned()),
        target => words::line(&run.target),
        environment => words::line(&run.environment),
        taken => words::time(&run.taken_at),
        version => &run.version,
        id => &run.id,
        planned => words::whole(i64::from(run.stage)),
        unsealed => words::unsealed(run),
        superuser => words::superuser(run),
        left_steps => words::left_steps(run).map(|told| words::cut(&told, findings::LONGEST)),
        readiness => short.readiness.map(class_of_readiness),
        mark => short.readiness.map(words::readiness_mark),
        headline => summary::headline(run, &short),
        short => once(summary::told(run, &short)),
        lift => short.limit.as_ref().and_then(|limit| limit.lift).map(|(outcome, _)| findings::anchor(outcome)),
        rungs => run.score.ladder.iter().map(|r| rung(run, r)).collect::<Value>(),
        score => score(run),
        load => run.load.as_ref().map(|load| measured::load(run, load)),
        first => first,
        groups => groups,
        no_findings => words::no_findings(run),
        finding_count => words::count(failed.iter().map(|g| g.findings.len()).sum(), "finding"),
        cures => run::cures(run).iter().map(findings::cure).collect::<Value>(),
        older => run.older.iter().map(|e| context! { words => words::older(e), checks => e.checks.join(", ") }).collect::<Value>(),
        waived => run::waived(run).iter().map(|(o, because)| context! { name => o.name(), because => *because }).collect::<Value>(),
        declared => findings::declared(run),
        declared_title => words::DECLARED,
        sampled => run.outcomes.iter().filter_map(run::sampled).map(|s| context! { name => s.outcome.name(), words => words::sampled(&s) }).collect::<Value>(),
        waiver_faults => run.waiver_faults.iter().map(|fault| context! { reason => words::cut(&fault.reason, findings::LONGEST), cure => words::cut(&fault.cure, findings::LONGEST) }).collect::<Value>(),
        hints => run::hints(run).iter().take(HINTS).map(|(o, hint)| context! { name => o.name(), message => words::cut(&hint.message, findings::LONGEST) }).collect::<Value>(),
        items => run.score.items.iter().map(item).collect::<Value>(),
        checks => run.outcomes.iter().map(check).collect::<Value>(),
        addresses => run.addresses.iter().map(address).collect::<Value>(),
        absences => run.absences.iter().map(unseen).collect::<Value>(),
        probes => run.probes.iter().map(|p| context! { name => &p.name, took => whole_ms(p.duration_ms), facts => words::whole(p.facts) }).collect::<Value>(),
        sent_count => words::count(run.sent.len(), "distinct statement"),
        sent_more => run.sent.len().saturating_sub(SENT),
        sent => sent,
        cores => words::count(usize::try_from(run.generator_cores).unwrap_or(0), "processor"),
        took => run.duration_ms.map(whole_ms),
        rates => run.stage_rates.iter().map(|(users, rate)| context! { users => words::whole(i64::from(*users)), rate => words::number(*rate) }).collect::<Value>(),
    }
}

fn sent(sent: &Sent) -> Value {
    let statement = words::cut(&sent.statement, LONGEST_SENT);
    context! { probe => &sent.probe, kind => &sent.kind, statement => statement, times => words::whole(sent.times) }
}

fn whole_ms(duration_ms: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
    let ms = duration_ms as f64;
    words::ms(ms)
}

/// Each label once, for what stands behind it.
fn once(told: Vec<words::Told>) -> Value {
    let mut rows: Vec<(&str, Vec<String>)> = Vec::new();
    for (label, text) in told {
        match rows.last_mut() {
            Some((last, texts)) if *last == label => texts.push(text),
            _ => rows.push((label, vec![text])),
        }
    }
    rows.into_iter().map(|(label, texts)| context! { label, texts }).collect()
}

fn class_of_readiness(readiness: Readiness) -> &'static str {
    match readiness {
        Readiness::Ready => "good",
        Readiness::NotReady => "bad",
        Readiness::NotProven => "open",
    }
}

/// The style's class of a severity.
fn class_of_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "critical",
        Severity::High => "high",
        Severity::Medium => "medium",
        Severity::Low => "low",
    }
}

fn rung(run: &Run, rung: &Rung) -> Value {
    let rate = run.stage_rates.iter().find(|(users, _)| *users == rung.users).map(|(_, rate)| words::number(*rate));
    context! {
        users => words::whole(i64::from(rung.users)),
        rate => rate,
        is_planned => rung.users == run.stage,
        class => class_of_readiness(rung.readiness),
        mark => words::readiness_mark(rung.readiness),
        word => words::readiness(rung.readiness),
        to_mend => rung.to_mend.iter().collect::<Value>(),
        to_prove => rung.to_prove.iter().collect::<Value>(),
        mend => words::count(rung.to_mend.len(), "check"),
        prove => words::count(rung.to_prove.len(), "check"),
        because => rung.because.iter().collect::<Value>(),
    }
}

fn score(run: &Run) -> Value {
    let score = &run.score;
    context! {
        proven => score.proven,
        possible => score.possible,
        coverage => score.coverage_pct,
        open => score.open.iter().chain(&summary::points(run)).collect::<Value>(),
        bar => Value::from_safe_string(plot::bar("Score", score.proven, score.possible)),
    }
}

fn item(item: &ItemScore) -> Value {
    context! {
        title => &item.title,
        points => item.points,
        applies => item.applies,
        proven => item.proven_pct,
        possible => item.possible_pct,
        bar => Value::from_safe_string(plot::bar(&item.title, item.proven_pct, item.possible_pct)),
    }
}

fn address(address: &AddressShown) -> Value {
    context! { kind => &address.kind, url => &address.url, source => &address.source, key => &address.key }
}

fn unseen(gap: &Gap) -> Value {
    context! { table => &gap.table, kind => &gap.kind, reason => &gap.reason, cure => &gap.cure }
}

fn check(outcome: &Outcome) -> Value {
    let (mark, class, of) = match &outcome.verdict {
        Verdict::Pass { of, gaps } => ("✓", "good", Some((*of, gaps))),
        Verdict::Fail { of, gaps, .. } => ("✗", "bad", Some((*of, gaps))),
        Verdict::Unproven { .. } => ("?", "open", None),
        Verdict::NotApplicable => ("–", "faint", None),
        Verdict::Waived { of, gaps, .. } => ("~", "open", Some((*of, gaps))),
    };
    context! {
        name => outcome.name(),
        title => &outcome.title,
        severity => outcome.severity.word(),
        stage => words::whole(i64::from(outcome.stage)),
        mark => mark,
        class => class,
        verdict => crate::compare::word(&outcome.verdict),
        of => of.map(|(of, gaps)| words::population(of, gaps)),
        kept => outcome.kept.as_ref().map(|kept| &kept.words),
    }
}
