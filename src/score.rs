//! The score: verdicts and checklist in, points out. Integers only and pure: the same snapshot gives the same bytes.
//!
//! Three properties hold by construction and are tested over random systems: mending a fault never lowers the score,
//! hiding a fact never raises it, and the order of the checks does not matter. What is unknown counts as nothing in the
//! headline and as full in the upper bound. What failed loses by its gravest finding: a check that can be high and fails as low
//! loses 1 of 6, where all of it was seen. That something grave is open lowers no headline: it is the ladder's business, and stands beside it in words.

use serde::{Deserialize, Serialize};

use crate::check::{Severity, Verdict};

/// Users planned for.
pub const STAGES: [u32; 3] = [100, 1_000, 10_000];
/// What a checklist item must reach for READY, percent.
const READY_ITEM_PCT: u32 = 80;
/// What must have been decided for READY, percent.
const READY_COVERAGE_PCT: u32 = 85;
/// The line's lower bound over the stage's rate, percent.
pub const READY_MARGIN_PCT: i64 = 130;
/// Thousandths of a point, so that rounding cannot turn a gain into a loss.
const MILLI: u64 = 1_000;

/// An item of `checks/checklist.toml`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its folder under `checks/`.
    pub name: String,
    /// As shown.
    pub title: String,
    /// `checklist`, `foundation` or `restraint`.
    pub group: String,
    /// Its points of 100.
    pub points: u32,
}

/// The items of the checklist in their order.
///
/// # Panics
/// When the embedded list is not valid, which a test holds.
#[must_use]
pub fn checklist() -> Vec<Item> {
    #[derive(Deserialize)]
    struct List {
        item: Vec<Item>,
    }
    toml::from_str::<List>(include_str!("../checks/checklist.toml")).expect("the checklist is valid").item
}

/// All that the score needs to know of one check.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// The check's item.
    pub item: &'a str,
    /// `item/id`.
    pub name: &'a str,
    /// The worst that it can be.
    pub most: Severity,
    /// From which stage on it counts.
    pub stage: u32,
    /// What it came to.
    pub verdict: &'a Verdict,
    /// The user vouches for it: it counts half at least.
    pub is_declared: bool,
}

/// The load line for scoring, in thousandths of a request per second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Proven: the app met the objective at this rate.
    pub lower_milli_per_s: Option<i64>,
    /// The lowest rate above at which it proved to fail; none: it never failed.
    pub upper_milli_per_s: Option<i64>,
}

/// Points of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemScore {
    /// Its folder.
    pub name: String,
    /// As shown.
    pub title: String,
    /// Its group.
    pub group: String,
    /// Its points of 100.
    pub points: u32,
    /// Share proven, percent.
    pub proven_pct: u32,
    /// Share that could still be proven, percent.
    pub possible_pct: u32,
    /// False where nothing of it applies: it then counts neither way.
    pub applies: bool,
}

/// What a stage came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Readiness {
    /// Everything that counts up to the stage is proven.
    Ready,
    /// Something critical failed, or the load line lies below.
    NotReady,
    /// Not decided: `missing` says what would.
    NotProven,
}

/// One rung of the ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    /// Users.
    pub users: u32,
    /// READY, NOT READY or NOT PROVEN.
    pub readiness: Readiness,
    /// Checks that failed and block it, `item/id`.
    pub to_mend: Vec<String>,
    /// Checks that are unproven and block it, `item/id`.
    pub to_prove: Vec<String>,
    /// What else blocks it, in words.
    pub because: Vec<String>,
}

/// The score of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The headline, 0 to 100: what is proven.
    pub proven: u32,
    /// What it could be if all that is unknown turned out well.
    pub possible: u32,
    /// Share of the weight that could be decided, percent.
    pub coverage_pct: u32,
    /// What is grave and open beside the headline, in words: `1 critical and 3 high failed`, `2 critical unproven`.
    #[serde(default)]
    pub open: Vec<String>,
    /// Points per item.
    pub items: Vec<ItemScore>,
    /// The verdict per stage.
    pub ladder: Vec<Rung>,
}

/// Weighs the verdicts for a product planned for `stage` users.
#[must_use]
pub fn weigh(judged: &[Judged<'_>], items: &[Item], stage: u32, line: Option<Line>, rates_milli: &[(u32, i64)]) -> Score {
    let counted = up_to(judged, stage);
    let scores: Vec<ItemScore> = items.iter().map(|item| score_item(item, &counted)).collect();
    let [proven, possible] = [Bound::Lower, Bound::Upper].map(|bound| headline(&scores, items, &counted, bound));
    let ladder = STAGES.iter().map(|users| rung(*users, judged, items, line, rates_milli)).collect();
    Score { proven, possible, coverage_pct: coverage(&counted), open: open(&counted), items: scores, ladder }
}

#[derive(Clone, Copy, PartialEq)]
enum Bound {
    Lower,
    Upper,
}

fn up_to<'a, 'b>(judged: &'a [Judged<'b>], stage: u32) -> Vec<&'a Judged<'b>> {
    let mut counted: Vec<_> = judged.iter().filter(|j| j.stage <= stage).collect();
    counted.sort_by_key(|j| j.name);
    counted
}

/// (gained, at stake) of the checks, in halves of weight, with what is unknown as nothing or as full.
fn gained<'a>(checks: impl Iterator<Item = &'a &'a Judged<'a>>, bound: Bound) -> (u64, u64) {
    checks.fold((0, 0), |(gained, stake), judged| {
        let (part, whole) = judged.gains(bound);
        (gained + part, stake + whole)
    })
}

impl Judged<'_> {
    /// (gained, at stake), in halves of weight. What is declared has the same at stake and gains half of it at least whatever was seen:
    /// so hiding what was seen wins nothing.
    fn gains(&self, bound: Bound) -> (u64, u64) {
        let (whole, declared) = self.halves();
        // Of what was seen in part the rest may be as grave as it can be.
        let worst = if bound == Bound::Lower && is_open(self.verdict) { self.most } else { self.verdict.severity(self.most) };
        match self.verdict {
            Verdict::NotApplicable if !self.is_declared => (0, 0),
            Verdict::Pass { .. } => (whole, whole),
            Verdict::Unproven { .. } | Verdict::NotApplicable if bound == Bound::Upper => (whole, whole),
            Verdict::Unproven { .. } | Verdict::NotApplicable => (declared, whole),
            Verdict::Fail { .. } | Verdict::Waived { .. } => ((whole - 2 * u64::from(worst.weight())).max(declared), whole),
        }
    }

    /// (decided, applicable), in halves of weight.
    fn covers(&self) -> (u64, u64) {
        let (whole, declared) = self.halves();
        match self.verdict {
            Verdict::NotApplicable if !self.is_declared => (0, 0),
            Verdict::Unproven { .. } | Verdict::NotApplicable => (declared, whole),
            _ => (whole, whole),
        }
    }

    /// All of its weight, and what a declaration is worth of it, in halves.
    fn halves(&self) -> (u64, u64) {
        let weight = u64::from(self.most.weight());
        (2 * weight, if self.is_declared { weight } else { 0 })
    }
}

fn percent(part: u64, whole: u64) -> u32 {
    u32::try_from((100 * part).checked_div(whole).unwrap_or(100)).unwrap_or(100)
}

fn score_item(item: &Item, counted: &[&Judged<'_>]) -> ItemScore {
    let (proven, stake) = gained(counted.iter().filter(|j| j.item == item.name), Bound::Lower);
    let (possible, _) = gained(counted.iter().filter(|j| j.item == item.name), Bound::Upper);
    ItemScore {
        name: item.name.clone(),
        title: item.title.clone(),
        group: item.group.clone(),
        points: item.points,
        proven_pct: percent(proven, stake),
        possible_pct: percent(possible, stake),
        applies: stake > 0,
    }
}

/// Points over the items that apply, as a share of theirs.
fn headline(scores: &[ItemScore], items: &[Item], counted: &[&Judged<'_>], bound: Bound) -> u32 {
    let (mut milli, mut whole) = (0, 0);
    for (item, _) in items.iter().zip(scores).filter(|(_, score)| score.applies) {
        let (part, stake) = gained(counted.iter().filter(|j| j.item == item.name), bound);
        let points = u64::from(item.points) * MILLI;
        milli += points * part / stake;
        whole += points;
    }
    if whole == 0 { 0 } else { percent(milli, whole) }
}

/// What is grave and open, in words.
fn open(counted: &[&Judged<'_>]) -> Vec<String> {
    let told = |what: &str, is: fn(&Verdict) -> bool| {
        let counts = [Severity::Critical, Severity::High].map(|severity| {
            let count = counted.iter().filter(|j| is(j.verdict) && j.verdict.severity(j.most) == severity).count();
            (count > 0).then(|| format!("{count} {}", severity.word()))
        });
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        (!counts.is_empty()).then(|| format!("{} {what}", counts.join(" and ")))
    };
    [told("failed", is_failed), told("unproven", is_unproven)].into_iter().flatten().collect()
}

fn is_failed(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Fail { .. } | Verdict::Waived { .. })
}

/// True where there may be more, and graver, than was found.
fn is_open(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Fail { gaps, .. } | Verdict::Waived { gaps, .. } if !gaps.is_empty())
}

fn is_unproven(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Unproven { .. })
}

fn coverage(counted: &[&Judged<'_>]) -> u32 {
    let (decided, applicable) = counted.iter().map(|judged| judged.covers()).fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
    if applicable == 0 { 0 } else { percent(decided, applicable) }
}

fn rung(users: u32, judged: &[Judged<'_>], items: &[Item], line: Option<Line>, rates_milli: &[(u32, i64)]) -> Rung {
    let counted = up_to(judged, users);
    let is_grave = |judged: &Judged<'_>| judged.verdict.severity(judged.most) >= Severity::High;
    let may_be_grave = |judged: &Judged<'_>| is_open(judged.verdict) && judged.most >= Severity::High && !is_grave(judged);
    let names = |is: &dyn Fn(&Judged<'_>) -> bool| -> Vec<String> {
        counted.iter().filter(|judged| is(judged)).map(|judged| judged.name.to_owned()).collect()
    };
    let to_mend = names(&|judged| is_grave(judged) && is_failed(judged.verdict));
    let to_prove = names(&|judged| is_grave(judged) && is_unproven(judged.verdict) || may_be_grave(judged));
    let rate = rates_milli.iter().find(|(u, _)| *u == users).map_or(0, |(_, rate)| *rate);
    let mut because = load_blocks(line, rate);
    for item in items.iter().filter(|i| i.group == "checklist") {
        let score = score_item(item, &counted);
        if score.applies && score.proven_pct < READY_ITEM_PCT {
            because.push(format!("{} is proven to {} %, READY wants {READY_ITEM_PCT} %", item.name, score.proven_pct));
        }
    }
    let covered = coverage(&counted);
    if covered < READY_COVERAGE_PCT {
        because.push(format!("{covered} % of the checks' weight was decided, READY wants {READY_COVERAGE_PCT} %"));
    }
    let critical_failed = counted.iter().any(|j| j.verdict.severity(j.most) == Severity::Critical && is_failed(j.verdict));
    let below = line.and_then(|l| l.upper_milli_per_s).is_some_and(|upper| upper < rate);
    let readiness = if critical_failed || below {
        Readiness::NotReady
    } else if to_mend.is_empty() && to_prove.is_empty() && because.is_empty() {
        Readiness::Ready
    } else {
        Readiness::NotProven
    };
    Rung { users, readiness, to_mend, to_prove, because }
}

/// Why the load line does not carry a stage, if it does not.
fn load_blocks(line: Option<Line>, rate: i64) -> Vec<String> {
    let shown = |milli: i64| format!("{}.{:01}", milli / 1_000, milli % 1_000 / 100);
    let wanted = rate * READY_MARGIN_PCT / 100;
    match line {
        None => vec!["no load was run: the load line is not known".to_owned()],
        Some(Line { lower_milli_per_s: Some(lower), .. }) if lower >= wanted => Vec::new(),
        Some(Line { upper_milli_per_s: Some(upper), .. }) if upper < rate => {
            vec![format!("the app failed at {} req/s; the peak is {} req/s", shown(upper), shown(rate))]
        }
        Some(Line { lower_milli_per_s: Some(lower), .. }) => {
            vec![format!("{} req/s are proven; READY wants {} req/s (peak {} × 1.3)", shown(lower), shown(wanted), shown(rate))]
        }
        Some(_) => vec!["no rate met the objective for long enough to prove it".to_owned()],
    }
}
