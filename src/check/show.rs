//! A fault in a file, shown with its line and carets.

use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};

use super::Broken;

/// `error: …`, the place as `file:line:col`, the line with carets, and the next step.
pub(super) fn broken(fault: &Broken, path: &str, source: &str) -> String {
    let length = source.len();
    let at = fault.at.start.min(length)..fault.at.end.min(length);
    let title = format!("check `{path}` cannot be used: {}", fault.message);
    let report = [
        Level::ERROR
            .primary_title(&title)
            .element(Snippet::source(source).path(path).annotation(AnnotationKind::Primary.span(at).label("here"))),
        Level::HELP
            .secondary_title("`plimsoll checks schema` lists every table and column that a check may read")
            .elements(Vec::<Snippet<'_, Annotation<'_>>>::new()),
    ];
    Renderer::plain().render(&report)
}
