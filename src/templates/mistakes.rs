//! Reports mistakes in templates like all other mistakes: with place, line and remedy.

use std::iter::successors;
use std::ops::Range;

use minijinja::{Error, ErrorKind};

use crate::diagnostic::{Diagnostic, Mistakes, Place, SourceFile};
use crate::phrases::{self, fill};

/// Returns the mistake with its place, and the template that includes the wrong one. `name` is the
/// template to fill.
pub(super) fn told(
    error: &Error,
    name: &str,
    source: impl Fn(&str) -> Option<SourceFile>,
) -> Mistakes {
    let mut chain: Vec<&Error> = successors(Some(error), |it| within(it)).collect();
    chain.reverse();
    let cause = chain[0];
    let mut diagnostic = Diagnostic::new(message(cause)).help(remedy(cause));
    let mut files = Vec::new();
    let source = |it: &Error| source(it.name().unwrap_or(name));
    for (error, file) in chain.iter().filter_map(|it| Some((it, source(it)?))).take(2) {
        let place = Place { file: files.len(), span: span(error, &file.text) };
        diagnostic = match place.file {
            0 => diagnostic.at(&place),
            _ => diagnostic.with(&place, phrases::INCLUDED_HERE),
        };
        files.push(file);
    }
    Mistakes { files, diagnostics: vec![diagnostic] }
}

/// Returns the error in an included template that caused this one.
fn within(error: &Error) -> Option<&Error> {
    std::error::Error::source(error)?.downcast_ref()
}

/// Returns the bytes that the error is about; the whole line if the error gives only a line.
fn span(error: &Error, text: &str) -> Range<usize> {
    if let Some(span) = error.range().filter(|it| it.start < it.end) {
        return span;
    }
    let number = error.line().unwrap_or(1).saturating_sub(1);
    let start = text.split_inclusive('\n').take(number).map(str::len).sum();
    let line = text[start..].lines().next().unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    start + indent..start + line.len()
}

fn message(error: &Error) -> String {
    let kind = error.kind().to_string();
    let message = match error.kind() {
        ErrorKind::SyntaxError => phrases::TEMPLATE_SYNTAX,
        ErrorKind::UndefinedError => phrases::TEMPLATE_UNDEFINED,
        ErrorKind::OutOfFuel => phrases::TEMPLATE_ENDLESS,
        ErrorKind::WriteFailure => phrases::TEMPLATE_TOO_LONG,
        _ => phrases::TEMPLATE_WRONG,
    };
    fill(message, &[("detail", error.detail().unwrap_or(&kind))])
}

fn remedy(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::SyntaxError => phrases::MEND_SYNTAX,
        ErrorKind::UndefinedError => phrases::MEND_UNDEFINED,
        ErrorKind::UnknownFilter
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownMethod => phrases::MEND_UNKNOWN,
        ErrorKind::TemplateNotFound | ErrorKind::BadInclude => phrases::MEND_INCLUDE,
        ErrorKind::OutOfFuel | ErrorKind::WriteFailure => phrases::MEND_ENDLESS,
        ErrorKind::InvalidOperation if is_nested(error) => phrases::MEND_NESTED,
        _ => phrases::MEND_TEMPLATE,
    }
}

fn is_nested(error: &Error) -> bool {
    error.detail().is_some_and(|it| it.contains("recursion"))
}
