//! JSON against its schema. Stricter than the standard in one point: a property that the schema does not name is a fault,
//! since it was then added without being described.

use std::{fs, path::Path, sync::LazyLock};

use jsonschema::Validator;
use serde_json::Value;

static RUN: LazyLock<Validator> = LazyLock::new(|| closed(include_str!("../../docs/run.schema.json")));
static DIFF: LazyLock<Validator> = LazyLock::new(|| closed(include_str!("../../docs/diff.schema.json")));

fn closed(schema: &str) -> Validator {
    let mut schema: Value = serde_json::from_str(schema).unwrap();
    close(&mut schema);
    jsonschema::validator_for(&schema).unwrap()
}

/// Lets no object have more than is named.
fn close(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut() {
        if object.contains_key("properties") {
            object.insert("additionalProperties".to_owned(), false.into());
        }
        object.values_mut().for_each(close);
    } else if let Some(items) = schema.as_array_mut() {
        items.iter_mut().for_each(close);
    }
}

/// Where `value` does not fit the schema of `run.json`.
pub(crate) fn faults_of_run(value: &Value) -> Vec<String> {
    faults(&RUN, value)
}

/// Where `value` does not fit the schema of a comparison.
pub(crate) fn faults_of_diff(value: &Value) -> Vec<String> {
    faults(&DIFF, value)
}

pub(crate) fn faults(schema: &Validator, value: &Value) -> Vec<String> {
    schema.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

/// Holds each `run.json` that lies in `folder` against the schema.
pub(crate) fn assert_runs_fit(folder: &Path) {
    for entry in fs::read_dir(folder.join(".plimsoll/runs")).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().ends_with(".run.json") {
            assert_fits(&entry.path());
        }
    }
}

/// Whole, or not there: another scan may be about to write it.
fn assert_fits(path: &Path) {
    if let Ok(value) = serde_json::from_slice::<Value>(&fs::read(path).unwrap_or_default()) {
        let faults = faults_of_run(&value);
        assert!(faults.is_empty(), "{}: {faults:#?}", path.display());
    }
}
