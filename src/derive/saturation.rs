//! What of the app itself was at its limit in a step, as its own metrics page told.

use rusqlite::Connection;

use super::all;
use crate::snapshot::limit;

/// While a step settles, and while its last answers are waited for, less is asked of the app.
const MEASURED: &str = "select distinct step, second from load_histogram";

/// What the page told of the process at one look.
struct Look {
    asked_s: f64,
    answered_s: f64,
    single_runtime: Option<String>,
    started_at: Option<f64>,
    cpu_s: f64,
    cpu_most: Option<f64>,
    loop_lag_ms: Option<f64>,
    /// Most that its event loop can have waited for something to do: a turn takes at least the shortest of all, and what is longer is work.
    loop_free_pct: Option<f64>,
}

/// What reached its limit in `step`, on a machine of so many `cores` where that is this one; none where nothing was seen to.
pub(super) fn of_app(db: &Connection, step: i64, cores: Option<f64>) -> rusqlite::Result<Option<String>> {
    let told = processors(&looks(db, step)?, cores);
    Ok(if told.is_some() { told } else { pool(db, step)? }.map(|told| format!("{told} (as its metrics page told)")))
}

/// Those of the step that tell of processor time.
fn looks(db: &Connection, step: i64) -> rusqlite::Result<Vec<Look>> {
    let sql = format!(
        "select asked_s, answered_s, single_runtime, started_at, cpu_s, cpu_most, loop_lag_ms,
                100.0 * (select min(loop_turn_min_ms) from load_app_second) / loop_turn_ms
         from load_app_second join ({MEASURED}) using (second) where step = {step} and cpu_s is not null order by second"
    );
    all(db, &sql, |r| {
        Ok(Look {
            asked_s: r.get(0)?,
            answered_s: r.get(1)?,
            single_runtime: r.get(2)?,
            started_at: r.get(3)?,
            cpu_s: r.get(4)?,
            cpu_most: r.get(5)?,
            loop_lag_ms: r.get(6)?,
            loop_free_pct: r.get(7)?,
        })
    })
}

/// Processors that one process used between two looks.
struct Used {
    /// At least: from when the first was asked until the last was answered.
    least: f64,
    /// From answer to answer.
    mean: f64,
}

impl Used {
    /// None where several processes may have answered, or one that was started meanwhile: what they used is then not told.
    fn between(looks: &[Look]) -> Option<Self> {
        let (first, last) = (looks.first()?, looks.last()?);
        let is_one = looks.windows(2).all(|two| two[0].started_at == two[1].started_at && two[0].cpu_s <= two[1].cpu_s);
        let (cpu_s, took_s) = (last.cpu_s - first.cpu_s, last.answered_s - first.answered_s);
        (is_one && took_s > 0.0).then(|| Self { least: cpu_s / (last.answered_s - first.asked_s), mean: cpu_s / took_s })
    }

    /// True where these were nearly all of `most`, and neither more than that nor hardly known.
    fn are_full(&self, most: f64) -> bool {
        let pct = |used: f64| 100.0 * used / most;
        pct(self.mean) >= limit("full_pct")
            && pct(self.least) >= limit("processor_least_pct")
            && pct(self.least) <= limit("processor_most_pct")
    }
}

/// The one processor of a process that can use no other, else all that it may use.
fn processors(looks: &[Look], cores: Option<f64>) -> Option<String> {
    let (used, first) = (Used::between(looks)?, looks.first()?);
    // Pages that add up several processes tell of no start.
    let single = first.single_runtime.as_ref().filter(|_| first.started_at.is_some());
    if let Some(full) = single.and_then(|runtime| one_processor(looks, &used, runtime, cores)) {
        return Some(full);
    }
    let (most, whose) = match (first.cpu_most, cores) {
        (Some(most), Some(cores)) if cores <= most => (cores, "this machine has"),
        (Some(most), _) => (most, "it may use"),
        (None, Some(cores)) => (cores, "this machine has"),
        (None, None) => return None,
    };
    let least = used.least;
    used.are_full(most).then(|| format!("the app's processors: its process used at least {least:.2} of the {most:.0} that {whose}"))
}

/// The processor or the event loop of a process whose `runtime` has one of them.
fn one_processor(looks: &[Look], used: &Used, runtime: &str, cores: Option<f64>) -> Option<String> {
    let least = format!("used at least {:.2} of the one processor that {runtime} runs on", used.least);
    let here = cores.map(|cores| format!("; processors of this machine: {cores:.0}")).unwrap_or_default();
    let late = mean(looks, |look| look.loop_lag_ms).map(|ms| format!(", and its event loop was {ms:.0} ms late")).unwrap_or_default();
    if used.are_full(1.0) {
        return Some(format!("the app's process: it {least}{late}{here}"));
    }
    // Where others take the processor from it, or it waits in the middle of its work, it uses less of one.
    let free = mean(looks, |look| look.loop_free_pct).filter(|pct| *pct <= 100.0 - limit("full_pct"))?;
    let late = late.replace(", and its event loop", " and");
    Some(format!("the app's event loop: it was free at most {:.0} % of the time{late}; its process {least}{here}", free.ceil()))
}

/// The mean over time of what each look tells of the time since the one before it.
fn mean(looks: &[Look], told: fn(&Look) -> Option<f64>) -> Option<f64> {
    let spans = looks.windows(2).filter_map(|two| Some((told(&two[1])?, two[1].answered_s - two[0].answered_s)));
    let (sum, took_s) = spans.fold((0.0, 0.0), |(sum, all_s), (value, took_s)| (sum + value * took_s, all_s + took_s));
    (took_s > 0.0).then(|| sum / took_s)
}

/// A pool that was full while requests waited for one of it, at each look or since the look before, the fullest first.
fn pool(db: &Connection, step: i64) -> rusqlite::Result<Option<String>> {
    let sql = format!(
        "select pool, avg(used), avg(most) from load_app_pool_second join ({MEASURED}) using (second) where step = {step}
         group by pool, labels
         having 100.0 * avg(used) >= {full} * avg(most)
            and (avg(waiting) >= 1.0 or max(waited) - min(waited) >= count(*))
         order by avg(used) / avg(most) desc, pool, labels limit 1",
        full = limit("full_pct")
    );
    let full = all(db, &sql, |r| Ok((r.get::<_, String>(0)?, r.get::<_, f64>(1)?, r.get::<_, f64>(2)?)))?;
    Ok(full
        .into_iter()
        .next()
        .map(|(pool, used, most)| format!("the app's {pool}: {used:.1} of {most:.0} were in use on average, and requests waited for one")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A look each second that is answered after `late_s`, of a process that uses `rate` processors.
    fn looks(rate: f64, late_s: f64, change: impl Fn(usize, &mut Look)) -> Vec<Look> {
        let look = |n: usize| {
            let asked_s = f64::from(u32::try_from(n).unwrap_or_default());
            let answered_s = asked_s + late_s;
            let mut look = Look {
                asked_s,
                answered_s,
                single_runtime: Some("Node".to_owned()),
                started_at: Some(5.0),
                cpu_s: 100.0 + rate * answered_s,
                cpu_most: None,
                loop_lag_ms: Some(240.0),
                loop_free_pct: Some(60.0),
            };
            change(n, &mut look);
            look
        };
        (0..11).map(look).collect()
    }

    fn told(rate: f64, change: impl Fn(usize, &mut Look)) -> Option<String> {
        processors(&looks(rate, 0.01, change), Some(2.0))
    }

    #[test]
    fn one_process_that_has_used_its_processor_is_named() {
        let text = told(0.98, |_, _| ()).expect("it is full");
        assert_eq!(
            text,
            "the app's process: it used at least 0.98 of the one processor that Node runs on, and its event loop was 240 ms late; processors \
             of this machine: 2"
        );
        let of_python = |_, look: &mut Look| (look.single_runtime, look.loop_lag_ms) = (Some("Python".to_owned()), None);
        let elsewhere = processors(&looks(1.0, 0.01, of_python), None).expect("it is full");
        assert_eq!(elsewhere, "the app's process: it used at least 1.00 of the one processor that Python runs on");
        assert_eq!(told(0.89, |_, _| ()), None, "it had some left");
        assert_eq!(told(1.5, |_, _| ()), None, "threads beside its own, or several processes");
        assert!(told(0.91, |_, _| ()).is_some());
    }

    #[test]
    fn an_event_loop_that_was_hardly_free_is_named_though_its_process_used_less() {
        let held = |rate: f64, free: f64| told(rate, move |_, look| look.loop_free_pct = Some(free));
        let text = "the app's event loop: it was free at most 4 % of the time and was 240 ms late; its process used at least 0.70 of the one \
                    processor that Node runs on; processors of this machine: 2";
        assert_eq!(held(0.7, 4.0).as_deref(), Some(text));
        assert_eq!(held(0.7, 11.0), None);
        let in_turn = |n: usize, look: &mut Look| {
            (look.loop_free_pct, look.started_at) = (Some(4.0), Some(if n.is_multiple_of(2) { 5.0 } else { 6.0 }))
        };
        assert_eq!(told(0.7, in_turn), None, "of several processes each may be another");
    }

    #[test]
    fn what_several_processes_answer_tells_of_none() {
        // Two workers behind one port answer in turn.
        assert_eq!(told(0.98, |n, look| look.cpu_s += if n.is_multiple_of(2) { 0.0 } else { 50.0 }), None);
        assert_eq!(told(0.98, |n, look| look.started_at = Some(if n < 6 { 5.0 } else { 6.0 })), None, "it was started anew");
        assert_eq!(told(0.98, |_, look| look.started_at = None), None, "it adds up its workers");
        assert_eq!(processors(&[], Some(2.0)), None);
        assert_eq!(processors(&looks(0.98, 0.01, |_, _| ())[..1], Some(2.0)), None, "one look is no rate");
    }

    #[test]
    fn what_was_asked_long_before_it_was_answered_is_hardly_known() {
        let late = |late_s: f64| processors(&looks(0.98, late_s, |_, _| ()), None);
        assert!(late(2.0).is_some_and(|text| text.contains("at least 0.82 of the one")), "9.8 s in 12 s");
        assert_eq!(late(4.0), None);
    }

    #[test]
    fn what_uses_many_processors_is_measured_by_those_that_there_are() {
        let many = |rate: f64, most: Option<f64>, cores: Option<f64>| {
            let change = |_, look: &mut Look| (look.single_runtime, look.cpu_most) = (None, most);
            processors(&looks(rate, 0.0, change), cores)
        };
        let text = |used: &str, rest: &str| Some(format!("the app's processors: its process used at least {used} of the {rest}"));
        assert_eq!(many(1.9, None, Some(2.0)), text("1.90", "2 that this machine has"));
        assert_eq!(many(1.9, Some(2.0), None), text("1.90", "2 that it may use"));
        assert_eq!(many(1.0, Some(1.0), Some(8.0)), text("1.00", "1 that it may use"));
        assert_eq!(many(1.9, Some(8.0), Some(2.0)), text("1.90", "2 that this machine has"));
        assert_eq!(many(1.9, None, None), None, "nobody told how many there are");
        assert_eq!(many(0.1, None, Some(2.0)), None);
    }
}
