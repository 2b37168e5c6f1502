//! A fault in a file of the user's, shown with its line and carets.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};

use crate::target::{Redactor, covered};

/// The secrets in it are covered: an error ends in the log of a CI. `error: TITLE`, the place as `file:line:col`, the line with carets under the bytes `at`, and `help` as the next step.
#[must_use]
pub fn carets(title: &str, path: &str, source: &str, at: &Range<usize>, help: &str) -> String {
    let (source, title) = (&covered(source), &Redactor::default().redact(title));
    let length = source.len();
    let at = at.start.min(length)..at.end.min(length);
    let report = [
        Level::ERROR
            .primary_title(title)
            .element(Snippet::source(source).path(path).annotation(AnnotationKind::Primary.span(at).label("here"))),
        Level::HELP.secondary_title(help).elements(Vec::<Snippet<'_, Annotation<'_>>>::new()),
    ];
    Renderer::plain().render(&report)
}
