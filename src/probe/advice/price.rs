//! What the workload would cost with a set of candidates, and each answer asked for once.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    time::Instant,
};

use serde_json::Value;

use super::{
    candidate::{Candidate, Key},
    rule,
    session::Session,
    workload::Workload,
};

/// What keeping one index costs for each row that is written, in the planner's units: the way down the tree, and a
/// quarter of a page read, dirtied and logged.
pub(super) const WRITE_COST: f64 = 1.3;

/// Statements explained in one transaction: it stays short.
const TOGETHER: usize = 8;

/// The cost of one statement with some candidates, and those of them that its plan uses.
#[derive(Clone, Debug)]
struct Priced {
    cost: f64,
    used: Vec<usize>,
}

/// Prices candidates for a workload.
pub(super) struct Pricer<'a> {
    session: &'a Session,
    workload: &'a Workload,
    /// All candidates; elsewhere they are named by their place.
    pub(super) candidates: Vec<Candidate>,
    /// Their bytes.
    pub(super) bytes: Vec<f64>,
    /// The candidates that each statement could use.
    helped: Vec<BTreeSet<usize>>,
    /// Those of them that its own plan suggested.
    suggested: Vec<BTreeSet<usize>>,
    known: HashMap<(usize, Vec<usize>), Priced>,
    refused: HashSet<usize>,
    deadline: Instant,
}

impl<'a> Pricer<'a> {
    /// `suggested`: each candidate with the statements, by place, whose plans suggested it.
    pub(super) fn new(session: &'a Session, workload: &'a Workload, all: BTreeMap<Candidate, BTreeSet<usize>>, deadline: Instant) -> Self {
        let of = |fits: &dyn Fn(&Candidate, usize) -> bool| -> Vec<BTreeSet<usize>> {
            let places = 0..workload.statements.len();
            places.map(|s| all.keys().enumerate().filter(|(_, c)| fits(c, s)).map(|(n, _)| n).collect()).collect()
        };
        let suggested = of(&|c, s| all[c].contains(&s));
        let helped = of(&|c, s| all[c].contains(&s) || could_help(workload, c, s));
        let bytes = all.keys().map(|c| c.bytes(&workload.tables[c.table])).collect();
        let candidates = all.into_keys().collect();
        Self { session, workload, candidates, bytes, helped, suggested, known: HashMap::new(), refused: HashSet::new(), deadline }
    }

    /// The few candidates that the planner takes when it may choose among all that a statement suggests: from all, from
    /// those that carry nothing, and both again without the first ones.
    pub(super) async fn screened(&mut self) -> Vec<usize> {
        let mut pool: BTreeSet<usize> = BTreeSet::new();
        for statement in 0..self.suggested.len() {
            let own = self.suggested[statement].clone();
            let (odd, own): (Vec<usize>, Vec<usize>) = own.into_iter().partition(|c| self.candidates[*c].has_expression());
            pool.extend(odd);
            let mut seen: BTreeSet<usize> = BTreeSet::new();
            for is_plain in [false, true, false, true] {
                let fits = |c: &usize| !seen.contains(c) && (!is_plain || self.candidates[*c].include.is_empty());
                let set: Vec<usize> = own.iter().copied().filter(fits).collect();
                self.learn(&set, &[statement]).await;
                seen.extend(self.used(statement, &set));
            }
            pool.extend(seen);
        }
        pool.into_iter().collect()
    }

    /// Gives more time, for what must be known in the end.
    pub(super) fn extend(&mut self, deadline: Instant) {
        self.deadline = deadline;
    }

    /// True when no time is left.
    pub(super) fn is_late(&self) -> bool {
        Instant::now() >= self.deadline
    }

    /// The statements that a candidate could help.
    fn readers(&self, candidate: usize) -> Vec<usize> {
        (0..self.helped.len()).filter(|s| self.helped[*s].contains(&candidate)).collect()
    }

    /// Those of `set` that the statement could use.
    fn relevant(&self, statement: usize, set: &[usize]) -> Vec<usize> {
        let mut kept: Vec<usize> = set.iter().copied().filter(|c| self.helped[statement].contains(c)).collect();
        kept.sort_unstable();
        kept
    }

    /// The cost of one statement, where it is known.
    fn look_up(&self, statement: usize, relevant: &[usize]) -> Option<Priced> {
        if relevant.is_empty() {
            return Some(Priced { cost: self.workload.statements[statement].plan.cost, used: Vec::new() });
        }
        self.known.get(&(statement, relevant.to_vec())).cloned()
    }

    fn keep(&mut self, statement: usize, relevant: Vec<usize>, priced: Priced) {
        // What the plan leaves alone changes nothing: the same price holds without it.
        if priced.used.len() < relevant.len() {
            self.known.insert((statement, priced.used.clone()), priced.clone());
        }
        self.known.insert((statement, relevant), priced);
    }

    /// Asks for what is not known yet of `set`, for these statements.
    async fn learn(&mut self, set: &[usize], statements: &[usize]) {
        let unknown: Vec<(usize, Vec<usize>)> =
            statements.iter().map(|s| (*s, self.relevant(*s, set))).filter(|(s, relevant)| self.look_up(*s, relevant).is_none()).collect();
        for group in unknown.chunks(TOGETHER) {
            if self.session.hypopg.is_none() {
                for (statement, relevant) in group {
                    let (cost, used) = rule::cost(self.workload, *statement, &self.candidates, relevant);
                    self.keep(*statement, relevant.clone(), Priced { cost, used });
                }
            } else if !self.is_late() {
                self.ask(set, group).await;
            }
        }
    }

    async fn ask(&mut self, set: &[usize], group: &[(usize, Vec<usize>)]) {
        let wanted: HashSet<usize> = group.iter().flat_map(|(_, relevant)| relevant.iter().copied()).collect();
        let made: Vec<usize> = set.iter().copied().filter(|c| wanted.contains(c)).collect();
        let ddl: Vec<String> = made.iter().map(|c| self.candidates[*c].ddl(&self.workload.tables[self.candidates[*c].table], "")).collect();
        let explained: Vec<_> = group.iter().map(|(s, _)| self.workload.statements[*s].explained()).collect();
        match self.session.explain(&ddl, &explained).await {
            Ok((names, plans)) => {
                for ((statement, relevant), plan) in group.iter().zip(plans) {
                    let used = used(&plan, &names).into_iter().map(|n| made[n]).collect::<BTreeSet<_>>();
                    let cost = plan.pointer("/0/Plan/Total Cost").and_then(Value::as_f64);
                    let cost = cost.unwrap_or(self.workload.statements[*statement].plan.cost);
                    self.keep(*statement, relevant.clone(), Priced { cost, used: used.into_iter().collect() });
                }
            }
            // An index that the server would refuse: an expression that is not immutable, for one.
            Err(_) if set.len() == 1 => drop(self.refused.insert(set[0])),
            Err(_) => {}
        }
    }

    /// The cost of one statement with `set`, as far as known.
    pub(super) fn statement_cost(&self, statement: usize, set: &[usize]) -> f64 {
        let relevant = self.relevant(statement, set);
        self.look_up(statement, &relevant).map_or(self.workload.statements[statement].plan.cost, |p| p.cost)
    }

    /// The candidates of `set` that the statement's plan uses.
    pub(super) fn used(&self, statement: usize, set: &[usize]) -> Vec<usize> {
        let relevant = self.relevant(statement, set);
        self.look_up(statement, &relevant).map(|p| p.used).unwrap_or_default()
    }

    /// What keeping a candidate costs.
    pub(super) fn write_cost(&self, candidate: usize) -> f64 {
        WRITE_COST * self.workload.tables[self.candidates[candidate].table].written
    }

    /// Calls times cost over all statements, and what `set` costs to keep.
    pub(super) async fn total(&mut self, set: &[usize]) -> f64 {
        let all: Vec<usize> = (0..self.helped.len()).collect();
        self.learn(set, &all).await;
        let reads: f64 = all.iter().map(|s| self.workload.statements[*s].calls * self.statement_cost(*s, set)).sum();
        reads + set.iter().map(|c| self.write_cost(*c)).sum::<f64>()
    }

    /// How much one more candidate saves.
    pub(super) async fn gain(&mut self, set: &[usize], candidate: usize) -> f64 {
        let more: Vec<usize> = set.iter().copied().chain([candidate]).collect();
        let readers = self.readers(candidate);
        self.learn(set, &readers).await;
        self.learn(&more, &readers).await;
        if self.refused.contains(&candidate) {
            return 0.0;
        }
        let saved = |s: &usize| self.workload.statements[*s].calls * (self.statement_cost(*s, set) - self.statement_cost(*s, &more));
        readers.iter().map(saved).sum::<f64>() - self.write_cost(candidate)
    }
}

/// True where the statement looks for the candidate's first key, or finds all that it needs in it.
fn could_help(workload: &Workload, candidate: &Candidate, statement: usize) -> bool {
    workload.statements[statement].plan.accesses.values().any(|access| {
        workload.place(&access.relation) == Some(candidate.table)
            && match candidate.keys.first() {
                Some(Key::Column(first)) => {
                    let is_sought = access.equal.contains(first) || access.range.contains(first) || access.join.contains(first);
                    let has_all = !access.needed.is_empty() && access.needed.iter().all(|n| candidate.has(n));
                    is_sought || has_all || access.sort.iter().any(|keys| keys.first() == Some(first))
                }
                Some(Key::Expression(text)) => access.expressions.contains(text),
                None => false,
            }
    })
}

/// The places in `names` of the indexes that a plan uses.
fn used(node: &Value, names: &[String]) -> Vec<usize> {
    let mut found = Vec::new();
    match node {
        Value::Object(fields) => {
            let name = fields.get("Index Name").and_then(Value::as_str);
            found.extend(name.and_then(|n| names.iter().position(|x| x == n)));
            found.extend(fields.values().flat_map(|v| used(v, names)));
        }
        Value::Array(items) => found.extend(items.iter().flat_map(|v| used(v, names))),
        _ => {}
    }
    found
}
