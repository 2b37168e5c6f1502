//! A greedy choice under a budget, tried for small and for large indexes, then mended by exchanging one for another.

use super::price::Pricer;

/// What may be recommended at most.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    /// Indexes.
    pub(super) indexes: usize,
    /// Their bytes together.
    pub(super) bytes: f64,
}

/// An index that saves a smaller share of what is left is not worth keeping.
const SMALLEST_SHARE: f64 = 0.002;

/// How much the size of an index counts against it: not at all, somewhat, in full.
const WEIGHTS: &[f64] = &[0.5, 1.0, 0.0];

/// Candidates that are tried in place of a chosen one.
const EXCHANGED: usize = 60;

/// The best set that was found before time was over.
pub(super) async fn best(pricer: &mut Pricer<'_>, budget: Budget) -> Vec<usize> {
    let mut alone = Vec::new();
    for candidate in pricer.screened().await {
        alone.push((pricer.gain(&[], candidate).await, candidate));
    }
    alone.retain(|(gain, _)| *gain > 0.0);
    alone.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut best: (f64, Vec<usize>) = (pricer.total(&[]).await, Vec::new());
    for weight in WEIGHTS {
        let set = greedy(pricer, &alone, Vec::new(), budget, *weight).await;
        let total = pricer.total(&set).await;
        if total < best.0 {
            best = (total, set);
        }
    }
    exchange(pricer, &alone, best.1, budget).await
}

fn bytes(pricer: &Pricer<'_>, set: &[usize]) -> f64 {
    set.iter().map(|c| pricer.bytes[*c]).sum()
}

/// Takes the best candidate for its size until nothing fits or helps. A gain only shrinks as others are taken, mostly:
/// so the last known one orders the queue, and only its head is asked for again.
async fn greedy(pricer: &mut Pricer<'_>, alone: &[(f64, usize)], start: Vec<usize>, budget: Budget, weight: f64) -> Vec<usize> {
    let mut chosen = start;
    let mut queue: Vec<(f64, usize)> = alone.iter().filter(|(_, c)| !chosen.contains(c)).copied().collect();
    while chosen.len() < budget.indexes && !pricer.is_late() {
        let total = pricer.total(&chosen).await;
        let left = budget.bytes - bytes(pricer, &chosen);
        // One that begins another is redundant beside it: what is proposed must not be what the next scan would drop.
        queue.retain(|(_, c)| pricer.bytes[*c] <= left && !chosen.iter().any(|d| pricer.candidates[*d].covers(&pricer.candidates[*c])));
        let score = |pricer: &Pricer<'_>, (gain, c): (f64, usize)| gain / (pricer.bytes[c] / 1e6).max(0.5).powf(weight);
        let mut fresh: Vec<usize> = Vec::new();
        let picked = loop {
            queue.sort_by(|a, b| score(pricer, *b).total_cmp(&score(pricer, *a)).then(a.1.cmp(&b.1)));
            let Some((gain, candidate)) = queue.first().copied() else { break None };
            if gain < total * SMALLEST_SHARE || fresh.contains(&candidate) || pricer.is_late() {
                break Some((gain, candidate));
            }
            queue[0].0 = pricer.gain(&chosen, candidate).await;
            fresh.push(candidate);
        };
        let Some((gain, candidate)) = picked.filter(|(_, c)| fresh.contains(c)) else { break };
        if gain < total * SMALLEST_SHARE {
            break;
        }
        queue.retain(|(_, c)| *c != candidate);
        chosen.retain(|d| !pricer.candidates[candidate].covers(&pricer.candidates[*d]));
        chosen.push(candidate);
    }
    chosen
}

/// Leaves out each chosen one in turn, and fills its place anew, as long as that helps.
async fn exchange(pricer: &mut Pricer<'_>, alone: &[(f64, usize)], set: Vec<usize>, budget: Budget) -> Vec<usize> {
    let mut best = (pricer.total(&set).await, set);
    let mut is_better = true;
    while is_better && !pricer.is_late() {
        is_better = false;
        for place in 0..best.1.len() {
            let mut rest = best.1.clone();
            let removed = rest.remove(place);
            let others: Vec<(f64, usize)> = alone.iter().filter(|(_, c)| *c != removed).take(EXCHANGED).copied().collect();
            for weight in [0.0, 1.0] {
                let tried = greedy(pricer, &others, rest.clone(), budget, weight).await;
                let total = pricer.total(&tried).await;
                if total < best.0 * (1.0 - 1e-6) && !pricer.is_late() {
                    best = (total, tried);
                    is_better = true;
                    break;
                }
            }
            if is_better || pricer.is_late() {
                break;
            }
        }
    }
    best.1
}
