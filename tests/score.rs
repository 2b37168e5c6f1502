//! Properties of the score over random systems: mending never lowers it, hiding never raises it, the order of the checks
//! does not matter, what is possible is never below what is proven.

use std::sync::LazyLock;

use plimsoll::{
    check::{Finding, Gap, Severity, Verdict},
    score::{Item, Judged, Line, Readiness, STAGES, Score, checklist, weigh},
};
use proptest::{collection::vec, prelude::*};

use crate::support::runs::{fail, finding, no_settings, pass, unproven};

static ITEMS: LazyLock<Vec<Item>> = LazyLock::new(checklist);

/// One check of a random system.
#[derive(Clone, Debug)]
struct Case {
    item: usize,
    severity: Severity,
    stage: u32,
    verdict: Verdict,
    is_declared: bool,
}

/// A random system.
#[derive(Clone, Debug)]
struct System {
    cases: Vec<Case>,
    stage: u32,
    line: Option<Line>,
}

impl System {
    fn score(&self) -> Score {
        self.score_in(&(0..self.cases.len()).collect::<Vec<_>>())
    }

    /// The score with the checks given in another order.
    fn score_in(&self, order: &[usize]) -> Score {
        let items: &[Item] = &ITEMS;
        let names: Vec<String> = self.cases.iter().enumerate().map(|(n, c)| format!("{}/check-{n}", items[c.item].name)).collect();
        let judged: Vec<Judged<'_>> = order.iter().map(|n| judged(items, &names, &self.cases, *n)).collect();
        weigh(&judged, items, self.stage, self.line, &[(100, 180), (1_000, 1_800), (10_000, 18_000)])
    }

    fn with(&self, n: usize, verdict: Verdict) -> Self {
        let mut changed = self.clone();
        changed.cases[n].verdict = verdict;
        changed
    }
}

fn judged<'a>(items: &'a [Item], names: &'a [String], cases: &'a [Case], n: usize) -> Judged<'a> {
    let case = &cases[n];
    Judged {
        item: &items[case.item].name,
        name: &names[n],
        most: case.severity,
        stage: case.stage,
        verdict: &case.verdict,
        is_declared: case.is_declared,
    }
}

fn findings() -> Vec<Finding> {
    vec![finding("subject", "wrong", None, vec![])]
}

fn hidden() -> Verdict {
    let gap: Gap = no_settings();
    unproven(vec![gap])
}

fn verdict() -> impl Strategy<Value = Verdict> {
    prop_oneof![
        3 => Just(pass(3)),
        3 => Just(fail(3, findings())),
        2 => Just(hidden()),
        1 => Just(Verdict::NotApplicable),
        1 => Just(Verdict::Waived { findings: findings(), of: 3, because: "later".to_owned(), gaps: Vec::new() }),
    ]
}

fn case() -> impl Strategy<Value = Case> {
    let severity = prop_oneof![Just(Severity::Low), Just(Severity::Medium), Just(Severity::High), Just(Severity::Critical)];
    let stage = proptest::sample::select(STAGES.to_vec());
    (0..ITEMS.len(), severity, stage, verdict(), prop::bool::weighted(0.2)).prop_map(|(item, severity, stage, verdict, is_declared)| Case {
        item,
        severity,
        stage,
        verdict,
        is_declared,
    })
}

fn system() -> impl Strategy<Value = System> {
    let rate = || proptest::option::of(0i64..60_000);
    let line = proptest::option::of((rate(), rate()).prop_map(|(a, b)| match (a, b) {
        (Some(a), Some(b)) => Line { lower_milli_per_s: Some(a.min(b)), upper_milli_per_s: Some(a.max(b)) },
        (lower_milli_per_s, upper_milli_per_s) => Line { lower_milli_per_s, upper_milli_per_s },
    }));
    (vec(case(), 0..40), proptest::sample::select(STAGES.to_vec()), line).prop_map(|(cases, stage, line)| System { cases, stage, line })
}

/// A system and one of its checks.
fn system_and_check() -> impl Strategy<Value = (System, usize)> {
    system().prop_filter("a check is needed", |s| !s.cases.is_empty()).prop_flat_map(|s| {
        let checks = s.cases.len();
        (Just(s), 0..checks)
    })
}

/// READY above NOT PROVEN above NOT READY.
fn rank(readiness: Readiness) -> u8 {
    match readiness {
        Readiness::NotReady => 0,
        Readiness::NotProven => 1,
        Readiness::Ready => 2,
    }
}

fn ladder(score: &Score) -> Vec<u8> {
    score.ladder.iter().map(|rung| rank(rung.readiness)).collect()
}

fn is_at_least(a: &[u8], b: &[u8]) -> bool {
    a.iter().zip(b).all(|(a, b)| a >= b)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mending_a_fault_lowers_nothing((system, n) in system_and_check()) {
        let system = system.with(n, fail(3, findings()));
        let (before, after) = (system.score(), system.with(n, pass(3)).score());
        prop_assert!(after.proven >= before.proven && after.possible >= before.possible, "{before:?} {after:?}");
        prop_assert!(after.coverage_pct >= before.coverage_pct);
        prop_assert!(is_at_least(&ladder(&after), &ladder(&before)), "{before:?} {after:?}");
        prop_assert!(after.items.iter().zip(&before.items).all(|(a, b)| a.proven_pct >= b.proven_pct));
    }

    #[test]
    fn proving_what_was_unknown_lowers_nothing_proven((system, n) in system_and_check()) {
        let unknown = system.with(n, hidden());
        let (before, after) = (unknown.score(), unknown.with(n, pass(3)).score());
        prop_assert!(after.proven >= before.proven && after.coverage_pct >= before.coverage_pct);
        prop_assert!(is_at_least(&ladder(&after), &ladder(&before)));
    }

    #[test]
    fn hiding_a_fact_never_raises_the_score((system, n) in system_and_check()) {
        let (before, after) = (system.score(), system.with(n, hidden()).score());
        prop_assert!(after.proven <= before.proven, "{before:?} {after:?}");
        prop_assert!(after.coverage_pct <= before.coverage_pct);
        let became_ready = before.ladder.iter().zip(&after.ladder).any(|(b, a)| a.readiness == Readiness::Ready && b.readiness != Readiness::Ready);
        prop_assert!(!became_ready, "{before:?} {after:?}");
    }

    #[test]
    fn learning_that_the_unknown_is_wrong_raises_nothing((system, n) in system_and_check()) {
        let unknown = system.with(n, hidden());
        let (before, after) = (unknown.score(), unknown.with(n, fail(3, findings())).score());
        prop_assert!(after.proven <= before.proven && after.possible <= before.possible);
        // The ladder may rise: a low fault that is known blocks no stage, and what is not known lowers the coverage.
    }

    #[test]
    fn a_waiver_earns_nothing((system, n) in system_and_check()) {
        let failed = system.with(n, fail(3, findings()));
        let waived = failed.with(n, Verdict::Waived { findings: findings(), of: 3, because: "later".to_owned(), gaps: Vec::new() });
        prop_assert_eq!(failed.score(), waived.score());
    }

    #[test]
    fn what_is_declared_counts_no_more_than_half_and_no_more_than_what_was_seen((system, n) in system_and_check()) {
        let declared = |verdict| {
            let mut system = system.with(n, verdict);
            system.cases[n].is_declared = true;
            system.score()
        };
        let (unknown, passed) = (declared(hidden()), declared(pass(3)));
        prop_assert!(unknown.proven <= passed.proven && unknown.coverage_pct <= passed.coverage_pct);
        prop_assert_eq!(passed, system.with(n, pass(3)).score());
        let plain = system.with(n, hidden());
        prop_assert!(plain.cases[n].is_declared || unknown.proven >= plain.score().proven);
    }

    #[test]
    fn the_order_of_the_checks_does_not_matter((system, order) in system().prop_flat_map(|s| {
        let order: Vec<usize> = (0..s.cases.len()).collect();
        (Just(s), Just(order).prop_shuffle())
    })) {
        let (a, b) = (system.score(), system.score_in(&order));
        prop_assert_eq!(serde_json::to_string(&a).unwrap(), serde_json::to_string(&b).unwrap());
    }

    #[test]
    fn what_is_possible_is_never_below_what_is_proven(system in system()) {
        let score = system.score();
        prop_assert!(score.proven <= score.possible && score.possible <= 100, "{score:?}");
        prop_assert!(score.items.iter().all(|i| i.proven_pct <= i.possible_pct && i.possible_pct <= 100));
        prop_assert!(score.coverage_pct <= 100);
    }

    #[test]
    fn what_is_grave_and_open_is_said_beside_the_headline(system in system()) {
        let said = system.score().open.join("; ");
        for severity in [Severity::Critical, Severity::High] {
            let is_open = |c: &Case| c.stage <= system.stage && c.verdict.severity(c.severity) == severity;
            let is_any = |what: fn(&Verdict) -> bool| system.cases.iter().any(|c| is_open(c) && what(&c.verdict));
            let is_failed = is_any(|v| matches!(v, Verdict::Fail { .. } | Verdict::Waived { .. }));
            let is_unproven = is_any(|v| matches!(v, Verdict::Unproven { .. }));
            prop_assert_eq!(said.contains(severity.word()), is_failed || is_unproven, "{}", said);
        }
    }

    #[test]
    fn a_less_grave_finding_never_costs_more((system, n) in system_and_check()) {
        let with = |severity| system.with(n, fail(3, vec![Finding { severity: Some(severity), ..findings().remove(0) }])).score();
        let scores = [Severity::Critical, Severity::High, Severity::Medium, Severity::Low].map(with);
        for pair in scores.windows(2) {
            prop_assert!(pair[0].proven <= pair[1].proven && pair[0].possible <= pair[1].possible, "{pair:?}");
            prop_assert!(is_at_least(&ladder(&pair[1]), &ladder(&pair[0])), "{pair:?}");
            prop_assert_eq!(pair[0].coverage_pct, pair[1].coverage_pct);
        }
    }

    #[test]
    fn ready_needs_a_line_well_above_the_stage(system in system()) {
        for (rung, rate) in system.score().ladder.iter().zip([180, 1_800, 18_000]) {
            let lower = system.line.and_then(|l| l.lower_milli_per_s);
            let carries = lower.is_some_and(|lower| lower >= rate * 130 / 100);
            prop_assert!(rung.readiness != Readiness::Ready || carries, "{rung:?} {lower:?}");
            let blocked = !rung.to_mend.is_empty() || !rung.to_prove.is_empty() || !rung.because.is_empty();
            prop_assert!(blocked == (rung.readiness != Readiness::Ready), "a verdict says why: {rung:?}");
        }
    }
}

/// A fault that is accepted is not mended, and a line that was seen to lie below the peak is no mere lack of proof.
#[test]
fn a_stage_is_not_ready_where_a_critical_check_fails_or_the_line_lies_below_its_peak() {
    let system = |verdict: Verdict, lower, upper| {
        let line = Some(Line { lower_milli_per_s: lower, upper_milli_per_s: upper });
        let rungs = System {
            cases: vec![Case { item: 0, severity: Severity::Critical, stage: 100, verdict, is_declared: false }],
            stage: 1_000,
            line,
        }
        .score();
        rungs.ladder.iter().map(|rung| rung.readiness).collect::<Vec<_>>()
    };
    let (ready, not_ready, open) = (Readiness::Ready, Readiness::NotReady, Readiness::NotProven);
    assert_eq!(system(pass(3), Some(2_339), Some(9_000)), [ready, open, not_ready], "1.3 times 1,800 are 2,340");
    assert_eq!(system(pass(3), Some(2_340), None), [ready, ready, open]);
    assert_eq!(system(pass(3), Some(1_000), Some(1_799)), [ready, not_ready, not_ready]);
    assert_eq!(system(pass(3), None, Some(1_800)), [open, open, not_ready]);
    let waived = Verdict::Waived { findings: findings(), of: 3, because: "later".to_owned(), gaps: Vec::new() };
    for verdict in [fail(3, findings()), waived] {
        assert_eq!(system(verdict, Some(99_000), None), [not_ready; 3]);
    }
}

/// What failed and was seen in part may hide a graver fault: it has proven no share of its weight, and leaves a stage open.
#[test]
fn what_was_not_seen_of_a_failure_may_be_as_grave_as_it_can_be() {
    let score = |gaps: Vec<Gap>| {
        let findings = vec![Finding { severity: Some(Severity::Low), ..findings().remove(0) }];
        let verdict = Verdict::Fail { findings, of: 3, gaps };
        let cases = vec![Case { item: 0, severity: Severity::High, stage: 100, verdict, is_declared: false }];
        System { cases, stage: 100, line: None }.score()
    };
    let (whole, part) = (score(Vec::new()), score(vec![no_settings()]));
    assert!(whole.proven > 0 && part.proven == 0, "{whole:?} {part:?}");
    assert_eq!((part.possible, part.coverage_pct), (whole.possible, whole.coverage_pct));
    assert_eq!((whole.ladder[0].to_prove.len(), part.ladder[0].to_prove.len()), (0, 1));
}

/// Half of what it could bring, in the headline and in what was decided; where it is seen to be wrong too, or hiding that would pay.
#[test]
fn what_is_declared_counts_half() {
    let score = |verdict: Verdict, is_declared| {
        let case = |verdict, is_declared| Case { item: 0, severity: Severity::Medium, stage: 100, verdict, is_declared };
        let score = System { cases: vec![case(pass(3), false), case(verdict, is_declared)], stage: 100, line: None }.score();
        (score.proven, score.possible, score.coverage_pct)
    };
    assert_eq!((score(hidden(), false), score(hidden(), true)), ((50, 100, 50), (75, 100, 75)));
    assert_eq!((score(fail(3, findings()), false), score(fail(3, findings()), true)), ((50, 50, 100), (75, 75, 100)));
    assert_eq!((score(Verdict::NotApplicable, false), score(Verdict::NotApplicable, true)), ((100, 100, 100), (75, 100, 75)));
}

#[test]
fn twenty_scores_of_one_system_are_the_same_bytes() {
    let run = crate::support::runs::rich();
    let texts: std::collections::BTreeSet<String> =
        (0..20).map(|_| serde_json::to_string(&crate::support::runs::weighed(run.clone()).score).unwrap()).collect();
    assert_eq!(texts.len(), 1);
}
