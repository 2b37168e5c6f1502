//! What a scan is doing, while it does it: a line a probe, then the load. Silent where nobody looks at a terminal.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::words;
use crate::{load, output::clean, probe};

/// How often a line that waits shows that it lives.
const BEAT: Duration = Duration::from_millis(120);

/// Lines on standard error that follow the events of a scan. They are gone when it is dropped.
pub struct Progress {
    lines: MultiProgress,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The scenarios, while they are gone through once.
    visits: Option<ProgressBar>,
    probes: BTreeMap<&'static str, ProgressBar>,
    load: Option<ProgressBar>,
    /// Seconds that the whole load may take, from its first second.
    longest_s: u64,
    step: String,
}

impl Progress {
    /// On standard error, where that is a terminal; else nothing is ever written.
    #[must_use]
    pub fn on_stderr() -> Self {
        Self::on(ProgressDrawTarget::stderr())
    }

    fn on(target: ProgressDrawTarget) -> Self {
        Self { lines: MultiProgress::with_draw_target(target), state: Mutex::default() }
    }

    /// Follows the scenarios as they are gone through once.
    pub fn visit(&self, scenario: &str) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let line = state.visits.get_or_insert_with(|| self.line("{spinner} scenarios  {wide_msg}"));
        line.set_message(format!("goes once through {}", clean::line(scenario)));
    }

    /// Follows a probe.
    pub fn probe(&self, event: probe::Event) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            probe::Event::Started(name) => {
                let line = self.line("{spinner} {prefix:10} {wide_msg}");
                line.set_prefix(name);
                line.set_message("looks");
                state.probes.insert(name, line);
            }
            probe::Event::Ended(name, looked) => {
                if let Some(line) = state.probes.get(name) {
                    line.set_style(style("{prefix:12} {wide_msg}"));
                    let (mark, words) = if looked { ("✓", "has looked") } else { ("?", "could not look: the report says why") };
                    line.set_prefix(format!("{mark} {name}"));
                    line.finish_with_message(words);
                }
            }
        }
    }

    /// Follows the load.
    pub fn load(&self, event: load::Event) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let State { load, longest_s, step, .. } = &mut *state;
        let line = load.get_or_insert_with(|| self.line("{spinner} load       {bar:12} {wide_msg}"));
        match event {
            load::Event::RequestCost(name) => line.set_message(format!("asks {} alone", clean::line(&name))),
            load::Event::SignIn(name) => line.set_message(format!("signs visitors in: {}", clean::line(&name))),
            load::Event::Walk(name) => line.set_message(format!("walks through: {}", clean::line(&name))),
            load::Event::Step { number, per_s } => {
                *step = per_s.map_or("closed users".to_owned(), |per_s| format!("step {number}, {} req/s", words::number(per_s)));
                line.set_message(step.clone());
            }
            load::Event::Second { offered, served, failed, in_flight, p95_ms, left_s } => {
                *longest_s = (*longest_s).max(left_s);
                line.set_length(*longest_s);
                line.set_position(*longest_s - left_s);
                let p95 = p95_ms.map_or_else(|| "p95 not known yet".to_owned(), |ms| format!("p95 {}", words::ms(ms)));
                line.set_message(format!(
                    "{step}: offered {offered}, served {served}, {p95}, errors {failed}, in flight {in_flight}, {left_s} s left"
                ));
            }
            load::Event::Judged { verdict, because, .. } => line.set_message(format!("{step}: {verdict}, {}", clean::line(&because))),
        }
    }

    fn line(&self, template: &str) -> ProgressBar {
        let line = self.lines.add(ProgressBar::new(1)).with_style(style(template));
        line.enable_steady_tick(BEAT);
        line
    }
}

impl Drop for Progress {
    /// Leaves the terminal as it was: the report is printed next.
    fn drop(&mut self) {
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        for line in state.visits.iter().chain(state.probes.values()).chain(&state.load) {
            line.finish_and_clear();
        }
        let _ = self.lines.clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("the templates are constants").progress_chars("█░ ").tick_chars("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏ ")
}

#[cfg(test)]
mod tests {
    use std::{io, sync::Arc};

    use indicatif::TermLike;

    use super::*;

    /// A terminal that keeps all that was ever written.
    #[derive(Clone, Debug, Default)]
    struct Paper(Arc<Mutex<String>>);

    impl Paper {
        fn write(&self, text: &str) -> io::Result<()> {
            self.0.lock().expect("no test panics while it writes").push_str(text);
            Ok(())
        }
    }

    impl TermLike for Paper {
        fn width(&self) -> u16 {
            120
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write(text)?;
            self.write("\n")
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.write(text)
        }
        fn clear_line(&self) -> io::Result<()> {
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    fn told(events: impl Fn(&Progress)) -> String {
        let paper = Paper::default();
        // Drawn at once, so that nothing depends on the time that a test takes.
        let progress = Progress::on(ProgressDrawTarget::term_like_with_hz(Box::new(paper.clone()), 255));
        events(&progress);
        for line in progress.state.lock().expect("no panic").probes.values() {
            line.force_draw();
        }
        let state = progress.state.lock().expect("no panic");
        state.visits.iter().chain(&state.load).for_each(ProgressBar::force_draw);
        drop(state);
        drop(progress);
        paper.0.lock().expect("no panic").clone()
    }

    #[test]
    fn each_probe_has_a_line_that_says_how_it_ended() {
        let text = told(|progress| {
            progress.probe(probe::Event::Started("postgres"));
            progress.probe(probe::Event::Started("redis"));
            progress.probe(probe::Event::Ended("postgres", true));
            progress.probe(probe::Event::Ended("redis", false));
        });
        assert!(text.contains("✓ postgres") && text.contains("? redis"), "{text}");
    }

    #[test]
    fn scenarios_are_named_while_they_are_gone_through() {
        assert!(told(|progress| progress.visit("buy")).contains("scenarios  goes once through buy"));
    }

    #[test]
    fn the_load_line_tells_what_was_offered_served_and_how_long_it_lasts() {
        let text = told(|progress| {
            progress.load(load::Event::Step { number: 4, per_s: Some(14.0) });
            progress.load(load::Event::Second { offered: 14, served: 13, failed: 1, in_flight: 3, p95_ms: Some(188.9), left_s: 31 });
        });
        assert!(text.contains("step 4, 14 req/s: offered 14, served 13, p95 189 ms, errors 1, in flight 3, 31 s left"), "{text}");
    }

    #[test]
    fn without_a_terminal_nothing_is_drawn() {
        let progress = Progress::on(ProgressDrawTarget::hidden());
        progress.probe(probe::Event::Started("app"));
        progress.load(load::Event::RequestCost("start page".to_owned()));
        assert!(progress.lines.is_hidden());
    }
}
