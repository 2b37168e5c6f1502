//! A fault in a file of the user's, shown with its line and carets.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};

use crate::redact::{Redactor, covered};

/// The secrets in it are covered: an error ends in the log of a CI. `error: TITLE`, the place as `file:line:col`, the line with carets under the bytes `at`, and `help` as the next step.
#[must_use]
pub fn carets(title: &str, path: &str, source: &str, at: &Range<usize>, help: &str) -> String {
    let (source, title) = (&covered(source), &Redactor::default().redact(title));
    let at = within(source, at);
    let report = [
        Level::ERROR
            .primary_title(title)
            .element(Snippet::source(source).path(path).annotation(AnnotationKind::Primary.span(at).label("here"))),
        Level::HELP.secondary_title(help).elements(Vec::<Snippet<'_, Annotation<'_>>>::new()),
    ];
    Renderer::plain().render(&report)
}

/// The range inside the text and widened to whole characters: whoever found the fault may have counted bytes.
fn within(source: &str, at: &Range<usize>) -> Range<usize> {
    let start = source.floor_char_boundary(at.start);
    start..source.ceil_char_boundary(at.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_beside_a_long_character_is_shown_whole() {
        let source = "a = “€”";
        for (start, end) in (0..source.len() + 3).flat_map(|start| (0..source.len() + 3).map(move |end| (start, end))) {
            let at = within(source, &(start..end));
            assert!(source.get(at.clone()).is_some() && at.start <= start, "{at:?}");
            assert!(carets("title", "a.toml", source, &(start..end), "help").contains("a.toml:1:"));
        }
    }
}
