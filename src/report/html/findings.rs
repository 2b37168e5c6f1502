//! Findings and gaps as the page shows them.

use minijinja::{Value, context};

use super::class_of_severity;
use crate::{
    check,
    report::words,
    run::{self, Cure, Declared, First, Group, Outcome, Run},
};

/// Findings of a check that stand open; the others are folded away.
const OPEN: usize = 3;
/// Findings of a check on the page; `run.json` has them all.
const MOST: usize = 200;
/// Characters of one text.
pub(super) const LONGEST: usize = 4_000;

/// All findings of one check.
pub(super) fn group(group: &Group<'_>) -> Value {
    let (outcome, severity) = (group.outcome, group.severity());
    let shown: Vec<Value> = group.findings.iter().take(MOST).map(|f| finding(f)).collect();
    let (open, folded) = shown.split_at(OPEN.min(shown.len()));
    let others = &group.findings[1..];
    let code: Vec<&str> = words::fixes(&group.findings).into_iter().take(OPEN).collect();
    let kind = group.findings.iter().find(|f| f.fix.is_some()).and_then(|f| f.fix_kind);
    context! {
        name => outcome.name(),
        anchor => anchor(outcome),
        title => &outcome.title,
        severity => severity.word(),
        class => class_of_severity(severity),
        mark => words::severity_mark(severity),
        later => (!outcome.counts).then(|| words::whole(i64::from(outcome.stage))),
        share => words::share(group),
        gain => (group.gain > 0.0).then(|| format!("{:.1}", group.gain)),
        message => words::cut(&group.findings[0].told(), LONGEST),
        also => (!others.is_empty()).then(|| words::cut(&words::subjects(others, OPEN - 1), LONGEST)),
        why => &outcome.why,
        fix => &outcome.fix,
        docs => outcome.docs.iter().filter(|d| words::is_web(d)).collect::<Value>(),
        code => (!code.is_empty()).then(|| words::cut(&statements(&code), LONGEST)),
        applied => kind.map(words::applied),
        open => open,
        folded => folded,
        hidden => group.findings.len().saturating_sub(MOST),
    }
}

/// Where the findings of a check stand on the page.
pub(super) fn anchor(outcome: &Outcome) -> String {
    outcome.name().replace('/', "-")
}

/// One thing to do first.
pub(super) fn first(first: &First<'_>) -> Value {
    match first {
        First::Mend(mend) => group(mend),
        First::Prove(outcome, gap) => context! {
            anchor => "unproven",
            severity => outcome.severity.word(),
            class => class_of_severity(outcome.severity),
            mark => words::severity_mark(outcome.severity),
            gain => (),
            message => words::cut(&words::to_prove(outcome, gap), LONGEST),
            also => (),
            fix => "",
            code => (),
            applied => (),
        },
    }
}

/// Several statements as one block: each ends in a semicolon, so that the block can be run as it is.
fn statements(code: &[&str]) -> String {
    let is_sql = |text: &&&str| {
        let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
        ["create", "alter", "drop", "vacuum", "grant", "revoke", "analyze", "reindex", "select"].contains(&first.as_str())
    };
    let ended = |text: &&str| {
        let text = text.trim_end();
        if is_sql(&&text) && !text.ends_with(';') { format!("{text};") } else { text.to_owned() }
    };
    code.iter().map(ended).collect::<Vec<_>>().join("\n")
}

fn finding(finding: &check::Finding) -> Value {
    let evidence = |(name, value): &(String, check::Evidence)| {
        let (label, value) = words::evidence(name, value);
        context! { label => label, value => words::cut(&value, LONGEST) }
    };
    context! {
        subject => words::cut(&finding.subject, LONGEST),
        message => words::cut(&finding.told(), LONGEST),
        fix => finding.fix.as_ref().map(|fix| words::cut(&statements(&[fix]), LONGEST)),
        evidence => finding.evidence.iter().map(evidence).collect::<Value>(),
    }
}

pub(super) fn cure(cure: &Cure<'_>) -> Value {
    let checks: Value =
        cure.checks.iter().map(|c| context! { name => c.name(), severity => c.severity.word(), title => &c.title }).collect();
    context! { cure => cure.cure, reasons => cure.reasons.iter().copied().collect::<Value>(), checks => checks, count => words::count(cure.checks.len(), "check") }
}

/// What the user vouches for.
pub(super) fn declared(run: &Run) -> Value {
    let one = |(declared, outcomes): (&Declared, Vec<&Outcome>)| {
        let checks: Vec<String> = outcomes.iter().map(|outcome| outcome.name()).collect();
        let mark = if declared.holds { "~" } else { "!" };
        context! { mark => mark, words => words::cut(&words::declared(declared), LONGEST), checks => checks.join(", ") }
    };
    run::declared(run).into_iter().map(one).collect()
}
