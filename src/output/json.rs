//! `run.json`, and a comparison as JSON: the frozen types of [`v1`](super::v1), with line ends for people and diffs.

use schemars::{JsonSchema, Schema, generate::SchemaSettings, transform::RecursiveTransform};
use serde::Serialize;
use serde_json::Value;

use super::{
    clean,
    v1::{self, Frozen},
};
use crate::{compare::Diff, run::Run};

/// The name and version of `run.json`. A field is added, never renamed or dropped, within one version.
const RUN: &str = "plimsoll.run/1";
/// The same of a comparison.
const DIFF: &str = "plimsoll.diff/1";

/// All that a report may know of one run. Within one version of `format` fields are added, never renamed or dropped: readers
/// ignore what they do not know.
#[derive(JsonSchema, Serialize)]
#[schemars(title = "run.json of plimsoll")]
struct Document {
    #[schemars(extend("const" = RUN))]
    format: &'static str,
    #[serde(flatten)]
    run: v1::Run,
}

/// Two runs side by side. Within one version of `format` fields are added, never renamed or dropped: readers ignore what they do
/// not know.
#[derive(JsonSchema, Serialize)]
#[schemars(title = "a comparison of plimsoll, as JSON")]
struct Comparison {
    #[schemars(extend("const" = DIFF))]
    format: &'static str,
    #[serde(flatten)]
    diff: v1::Diff,
}

/// The run as it is: what could harm is escaped, and stays what it is.
pub(super) fn run(run: &Run) -> String {
    render(&Document { format: RUN, run: Frozen::of(run) })
}

/// A comparison as it is.
pub(super) fn diff(diff: &Diff) -> String {
    render(&Comparison { format: DIFF, diff: Frozen::of(diff) })
}

/// The JSON Schema of `run.json`, `docs/run.schema.json`.
pub(super) fn run_schema() -> String {
    schema::<Document>()
}

/// That of a comparison, `docs/diff.schema.json`.
pub(super) fn diff_schema() -> String {
    schema::<Comparison>()
}

fn schema<T: JsonSchema>() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(RecursiveTransform(flow));
    render(&settings.into_generator().into_root_schema_for::<T>())
}

/// A description without the line ends of the file that it stands in.
fn flow(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}

/// Anything as JSON.
pub(super) fn render(report: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(report).expect("a report has no key that is not a text");
    text.push('\n');
    clean::json(&text).into_owned()
}
