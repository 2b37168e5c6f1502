//! An access log → one scenario for each of the most frequent endpoints, as heavy as its share. The log is read once,
//! line by line: neither its length nor the number of its addresses makes it need more memory.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    io::{self, BufRead, Read as _},
};

use rand::{SeedableRng, rngs::SmallRng};

use super::{
    Draft, LeftOut,
    draft::{DraftStep, stem, unused},
    endpoint::{self, Asked, Names, Pattern, Segment},
    line::{self, Line},
    private,
    sample::Sample,
    template::encoded,
};

/// Longer lines are passed over.
const LONGEST_LINE_BYTES: u64 = 64 << 10;

/// So many patterns are counted at the same time, each with some of its addresses.
const MOST_PATTERNS: usize = 10_000;

/// So many different words at one place are values, and no endpoints: words that nobody would name an endpoint, and any.
const MANY_SLUGS: usize = 10;
const MANY_WORDS: usize = 50;

/// A plain word that is asked for this often among many is an endpoint after all, percent of its place.
const OWN_SHARE_PCT: u64 = 2;

/// Scenarios of the `most` frequent patterns, and what was left out.
pub(super) fn read(mut log: impl BufRead, most: usize) -> io::Result<(Vec<Draft>, LeftOut)> {
    let mut tally = Tally::new();
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        if log.by_ref().take(LONGEST_LINE_BYTES).read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        if bytes.len() as u64 == LONGEST_LINE_BYTES && bytes.last() != Some(&b'\n') {
            log.skip_until(b'\n')?;
        }
        let text = String::from_utf8_lossy(&bytes);
        match line::parse(&text) {
            Ok(line) => tally.add(&line),
            Err(_) if text.trim().is_empty() => {}
            Err(_) => tally.left.add("lines that tell of no request", 1),
        }
    }
    Ok(tally.drafts(most))
}

/// Counts by pattern.
struct Tally {
    patterns: HashMap<Pattern, Sample<Asked>>,
    left: LeftOut,
    random: SmallRng,
}

impl Tally {
    fn new() -> Self {
        // The same log gives the same files.
        Self { patterns: HashMap::new(), left: LeftOut::default(), random: SmallRng::seed_from_u64(0) }
    }

    fn add(&mut self, line: &Line<'_>) {
        match wanted(line) {
            Ok((pattern, asked)) => self.count(pattern, asked),
            Err(reason) => self.left.add(reason, 1),
        }
    }

    fn count(&mut self, pattern: Pattern, asked: Asked) {
        if self.patterns.len() >= MOST_PATTERNS && !self.patterns.contains_key(&pattern) {
            self.merge_words();
            if self.patterns.len() > MOST_PATTERNS / 2 {
                self.drop_rare();
            }
        }
        self.patterns.entry(pattern).or_default().add(asked, &mut self.random);
    }

    /// Makes room: the less frequent half goes.
    fn drop_rare(&mut self) {
        let mut hits: Vec<u64> = self.patterns.values().map(|s| s.hits).collect();
        hits.sort_unstable();
        let (median, mut gone) = (hits[hits.len() / 2], 0);
        self.patterns.retain(|_, sample| {
            let is_kept = sample.hits > median;
            gone += if is_kept { 0 } else { sample.hits };
            is_kept
        });
        self.left.add(RARE, gone);
    }

    /// Turns words into values where there are many of them at one place behind the same beginning.
    fn merge_words(&mut self) {
        let longest = self.patterns.keys().map(|s| s.parts.len()).max().unwrap_or(0);
        for at in 0..longest {
            let mut places: HashMap<Vec<Segment>, BTreeMap<String, u64>> = HashMap::new();
            for (pattern, sample) in &self.patterns {
                if let Some(Segment::Plain(word)) = pattern.parts.get(at) {
                    *places.entry(pattern.parts[..at].to_vec()).or_default().entry(word.clone()).or_default() += sample.hits;
                }
            }
            let many: HashMap<Vec<Segment>, HashSet<String>> =
                places.into_iter().map(|(place, words)| (place, values_among(&words))).filter(|(_, words)| !words.is_empty()).collect();
            if many.is_empty() {
                continue;
            }
            let mut patterns: Vec<(Pattern, Sample<Asked>)> = self.patterns.drain().collect();
            // The order of a hash map is another one in every run.
            patterns.sort_by(|a, b| a.0.cmp(&b.0));
            for (mut pattern, sample) in patterns {
                let is_value = |word: &String| many.get(&pattern.parts[..at]).is_some_and(|words| words.contains(word));
                if matches!(pattern.parts.get(at), Some(Segment::Plain(word)) if is_value(word)) {
                    pattern.parts[at] = Segment::Word;
                }
                self.patterns.entry(pattern).or_default().merge(sample, &mut self.random);
            }
        }
    }

    fn drafts(mut self, most: usize) -> (Vec<Draft>, LeftOut) {
        self.merge_words();
        let mut patterns: Vec<(Pattern, Sample<Asked>)> = self.patterns.into_iter().collect();
        patterns.sort_by(|a, b| b.1.hits.cmp(&a.1.hits).then_with(|| a.0.cmp(&b.0)));
        let rare = patterns.split_off(most.min(patterns.len()));
        self.left.add(RARE, rare.iter().map(|(_, sample)| sample.hits).sum());
        let all: u64 = patterns.iter().map(|(_, sample)| sample.hits).sum();
        let mut drafts: Vec<Draft> = Vec::new();
        for (pattern, sample) in &patterns {
            let mut draft = draft(pattern, sample, all);
            draft.name = unused(&draft.name, "-", |name| drafts.iter().any(|d| d.name == name));
            drafts.push(draft);
        }
        (drafts, self.left)
    }
}

const RARE: &str = "requests of less frequent patterns";

/// Pattern and address of a request that a visitor made and that was answered, or why it is none.
fn wanted(line: &Line<'_>) -> Result<(Pattern, Asked), &'static str> {
    if line.agent.as_deref().is_some_and(endpoint::is_bot) {
        return Err("requests of bots");
    }
    if line.method != "GET" {
        return Err("requests that are not GET: what changes something is never taken from a log");
    }
    if !matches!(line.status, 200..=299 | 304) {
        return Err("requests that were redirected or failed");
    }
    if endpoint::is_asset(&line.target) {
        return Err("requests of static files");
    }
    let (pattern, asked) = endpoint::of(&line.target).ok_or("requests of addresses that cannot be read")?;
    if endpoint::is_health_check(&asked.segments) {
        return Err("health checks");
    }
    if endpoint::is_private(&pattern, &asked) {
        return Err("requests that sign in or out, work once, or hold a secret");
    }
    Ok((pattern, asked))
}

/// Those of the words that are values.
fn values_among(words: &BTreeMap<String, u64>) -> HashSet<String> {
    let is_slug = |word: &str| word.contains(|c: char| !c.is_ascii_alphabetic());
    let slugs = words.keys().filter(|w| is_slug(w)).count();
    let all: u64 = words.values().sum();
    let is_value = |word: &str, hits: u64| {
        (is_slug(word) && slugs > MANY_SLUGS) || (words.len() > MANY_WORDS && hits * 100 < all * OWN_SHARE_PCT && !word.is_empty())
    };
    words.iter().filter(|(word, hits)| is_value(word, **hits)).map(|(word, _)| word.clone()).collect()
}

fn draft(pattern: &Pattern, sample: &Sample<Asked>, all: u64) -> Draft {
    let kept = together(pattern, &sample.kept);
    let mut step = DraftStep { method: "get", ..DraftStep::default() };
    let mut names = Names::default();
    let mut before = "id".to_owned();
    for (at, part) in pattern.parts.iter().enumerate() {
        step.path.push('/');
        match part {
            Segment::Plain(word) => {
                step.path.push_str(&encoded(word));
                before = endpoint::singular(word);
            }
            _ => {
                let seen = kept.iter().map(|asked| asked.segments[at].as_str()).collect();
                vary(&mut step, &mut names, &before, &seen);
            }
        }
    }
    for (at, key) in pattern.keys.iter().enumerate() {
        step.path.push_str(&format!("{}{}=", if at == 0 { '?' } else { '&' }, encoded(key)));
        let seen: BTreeSet<&str> = kept.iter().map(|asked| asked.values[at].as_str()).collect();
        if private::is_name(key) || seen.iter().any(|v| private::is_value(v)) {
            step.path.push_str(private::PLACEHOLDER);
            step.notes.push(format!("Fill in `{key}`: values of such names are not taken from a log."));
        } else {
            vary(&mut step, &mut names, key, &seen);
        }
    }
    step.name = format!("GET {}", step.path);
    let mut draft = Draft::new(&stem_of(pattern), format!("Visitors ask for {}", step.path));
    let share = 100.0 * as_f64(sample.hits) / as_f64(all);
    draft.notes.push(format!("From an access log: {} requests, {share:.1} % of those that became scenarios.", sample.hits));
    draft.weight = Some(u32::try_from((sample.hits * 1_000).div_ceil(all.max(1))).unwrap_or(1_000).clamp(1, 1_000));
    draft.push(step);
    draft
}

#[expect(clippy::cast_precision_loss, reason = "a share is shown with one decimal")]
fn as_f64(count: u64) -> f64 {
    count as f64
}

/// A part of the path or a value of the query: as it is where it never changed, else a variable.
fn vary(step: &mut DraftStep, names: &mut Names, wish: &str, seen: &BTreeSet<&str>) {
    if let (1, Some(only)) = (seen.len(), seen.first()) {
        step.path.push_str(&encoded(only));
        return;
    }
    let name = names.give(wish);
    step.path.push_str(&format!("{{{name}}}"));
    step.with.push((name, endpoint::values(seen)));
}

/// The addresses whose variables may be drawn one by one. Where a path holds several, as `/users/3/orders/77`, an order of
/// another user would be an error: all but the last stay what they are in the largest group that belongs together.
fn together<'a>(pattern: &Pattern, kept: &'a [Asked]) -> Vec<&'a Asked> {
    let varying: Vec<usize> = (0..pattern.parts.len()).filter(|at| !matches!(pattern.parts[*at], Segment::Plain(_))).collect();
    let Some((last, fixed)) = varying.split_last() else { return kept.iter().collect() };
    let mut groups: BTreeMap<Vec<&str>, Vec<&Asked>> = BTreeMap::new();
    for asked in kept {
        groups.entry(fixed.iter().map(|at| asked.segments[*at].as_str()).collect()).or_default().push(asked);
    }
    let variety = |group: &[&Asked]| group.iter().map(|a| &a.segments[*last]).collect::<BTreeSet<_>>().len();
    groups.into_values().rev().max_by_key(|group| variety(group)).unwrap_or_default()
}

/// `/api/products/{product}?page=` → `api-products-product-page`.
fn stem_of(pattern: &Pattern) -> String {
    let mut words: Vec<String> = Vec::new();
    for part in &pattern.parts {
        words.push(match part {
            Segment::Plain(word) => word.clone(),
            _ => words.last().map_or_else(|| "id".to_owned(), |before| format!("one-{}", endpoint::singular(before))),
        });
    }
    let by = if pattern.keys.is_empty() { String::new() } else { format!(" by {}", pattern.keys.join(" ")) };
    let name = format!("{}{by}", words.join(" "));
    if name.trim().is_empty() { "start-page".to_owned() } else { stem(&name) }
}
