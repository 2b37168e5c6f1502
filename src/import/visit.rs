//! The requests of one visitor → one scenario: an id that an answer gave becomes a variable, what is private is filled in.

use std::collections::BTreeSet;

use url::Url;

use super::{
    Draft,
    answers::Answers,
    body::{self, Changed, Sent},
    call::Call,
    draft::DraftStep,
    endpoint::{self, Segment},
    private,
    template::{encoded, escaped},
};
use crate::redact::is_secret_name;

/// Whoever waits longer between two steps went for coffee.
const LONGEST_PAUSE_MS: i64 = 60_000;

/// A page asks for its parts sooner than anybody clicks.
const SHORTEST_PAUSE_MS: i64 = 1_000;

/// Headers that change the answer, and are the same for every visitor.
const KEPT_HEADERS: &[&str] = &["accept", "x-requested-with"];

/// Longer ones are what a browser always says.
const LONGEST_HEADER: usize = 60;

/// The scenario `name` of calls to `app`: at least one.
pub(super) fn draft(name: &str, app: &Url, calls: Vec<Call>) -> Draft {
    let host = app.host_str().unwrap_or_default();
    let mut draft = Draft::new(name, format!("A visitor of {host} does what was recorded"));
    draft.notes.push(format!("From a HAR recording of one visitor of {host}."));
    draft.notes.extend(secrets_note(&calls));
    if let Some(mean) = mean_pause_ms(&calls) {
        draft.notes.push(format!("pause: between two steps of the recording lay {mean} ms on average; half of that more or less."));
        draft.pause_ms = Some((mean / 2, mean + mean / 2));
    }
    let mut answers = Answers::default();
    for call in calls {
        let step = step(&call, &mut answers, &mut draft);
        draft.push(step);
        answers.add(call.answer.as_ref());
    }
    draft
}

/// Which headers let the visitor in, by name.
fn secrets_note(calls: &[Call]) -> Option<String> {
    let names: BTreeSet<String> = calls
        .iter()
        .flat_map(|call| &call.headers)
        .map(|(name, _)| name.to_ascii_lowercase())
        // `:authority` of HTTP/2 is the host.
        .filter(|name| !name.starts_with(':') && is_secret_name(name))
        .collect();
    let named = names.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| {
        format!(
            "Not written, for it lets somebody in: {named}. Cookies that an answer sets are carried on; what else a step needs, fill in: \
             headers = {{ Authorization = \"{}\" }}",
            private::PLACEHOLDER
        )
    })
}

/// From the end of an answer to the next request; none where nobody paused.
fn mean_pause_ms(calls: &[Call]) -> Option<u64> {
    let spans: Option<Vec<(i64, i64)>> = calls.iter().map(|c| c.span_ms).collect();
    let spans = spans.filter(|s| s.len() > 1)?;
    let gaps: Vec<i64> = spans.windows(2).map(|pair| (pair[1].0 - pair[0].1).clamp(0, LONGEST_PAUSE_MS)).collect();
    if gaps.iter().all(|gap| *gap < SHORTEST_PAUSE_MS) {
        return None;
    }
    u64::try_from(gaps.iter().sum::<i64>()).ok().map(|sum| sum / gaps.len() as u64)
}

fn step(call: &Call, answers: &mut Answers, draft: &mut Draft) -> DraftStep {
    let mut step = DraftStep { method: call.method, ..DraftStep::default() };
    let mut before = "id".to_owned();
    for (part, segment) in call.pattern.parts.iter().zip(&call.asked.segments) {
        let known = known(segment, &before, answers, draft);
        if let (None, Segment::Plain(word)) = (&known, part) {
            before = endpoint::singular(word);
        }
        step.path.push('/');
        step.path.push_str(&known.unwrap_or_else(|| encoded(segment)));
    }
    for (at, (key, value)) in call.pattern.keys.iter().zip(&call.asked.values).enumerate() {
        step.path.push_str(&format!("{}{}=", if at == 0 { '?' } else { '&' }, encoded(key)));
        let known = known(value, key, answers, draft);
        let is_private = known.is_none() && (private::is_name(key) || private::is_value(value));
        if is_private {
            step.notes.push(format!("Fill in `{key}`: values of such names are not taken from a recording."));
            step.path.push_str(private::PLACEHOLDER);
        } else {
            step.path.push_str(&known.unwrap_or_else(|| encoded(value)));
        }
    }
    step.headers = call.headers.iter().filter(|(n, v)| is_kept(n, v)).map(|(n, v)| (n.to_ascii_lowercase(), escaped(v))).collect();
    step.headers.dedup_by(|a, b| a.0 == b.0);
    step.body = call.body.as_ref().map(|sent| sent_body(sent, answers, draft, &mut step.notes));
    // A redirect is a step of its own, and whether an answer is still fresh may be another thing next time.
    step.status = Some(call.status).filter(|status| *status < 300);
    step.name = format!("{} {}", call.method.to_ascii_uppercase(), step.path);
    step
}

/// `{variable}` for a value that an answer gave; the step that was answered saves it from now on.
fn known(value: &str, wish: &str, answers: &mut Answers, draft: &mut Draft) -> Option<String> {
    let (name, save) = answers.variable(value, wish)?;
    if let Some(save) = save {
        draft.steps[save.step].save.push((save.name, save.pointer));
    }
    Some(format!("{{{name}}}"))
}

fn is_kept(name: &str, value: &str) -> bool {
    let is_plain = value.len() <= LONGEST_HEADER && value != "*/*" && !value.contains(|c: char| c.is_control());
    KEPT_HEADERS.contains(&name.to_ascii_lowercase().as_str()) && is_plain && !private::is_value(value)
}

fn sent_body(sent: &Sent, answers: &mut Answers, draft: &mut Draft, notes: &mut Vec<String>) -> Sent {
    let mut changed = Changed::default();
    let value = body::clean(&sent.value, &mut changed, &mut |text| known(text, "id", answers, draft));
    notes.extend(changed.private.iter().map(|name| match name.as_str() {
        "" => "Fill in what has no name in the body: it looks like a secret.".to_owned(),
        name => format!("Fill in `{name}`: values of such names are not taken from a recording."),
    }));
    notes.extend(changed.null.iter().map(|name| format!("`{name}` was null, and TOML has no word for that.")));
    Sent { value, is_form: sent.is_form }
}
