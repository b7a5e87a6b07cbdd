//! Drawing mistakes: message, place, the line with a caret, and help.
//!
//! Nothing from a file reaches the terminal raw: a control character could move the cursor or
//! rewrite what stands above. Lines and columns count from 1, columns in characters.

use std::collections::BTreeSet;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Mistakes, Place, SourceFile};

/// The characters of a line that are read at most to the right of a mistake; the rest is cut.
const KEPT_AFTER: usize = 200;

impl Mistakes {
    /// Returns the mistakes as text, each with its line and a caret, and their number at the end.
    /// `colour` adds terminal styles.
    pub fn draw(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut text = String::new();
        for diagnostic in &self.diagnostics {
            text += &renderer.render(&[self.group(diagnostic)]);
            text += "\n\n";
        }
        text + &self.count() + "\n"
    }

    fn group(&self, diagnostic: &Diagnostic) -> Group<'static> {
        let mut group =
            Group::with_title(Level::ERROR.primary_title(printable(&diagnostic.message)));
        for snippet in self.snippets(diagnostic) {
            group = group.element(snippet);
        }
        match &diagnostic.help {
            Some(help) => group.element(Level::HELP.message(printable(help))),
            None => group,
        }
    }

    /// Returns the lines to show. Two places in one line share it.
    fn snippets(&self, diagnostic: &Diagnostic) -> Vec<Marked> {
        let Some(line) = diagnostic.place.as_ref().and_then(|place| self.line(place)) else {
            return Vec::new();
        };
        let first = line.snippet(AnnotationKind::Primary, None);
        let Some((other, why)) = &diagnostic.related else {
            return vec![first];
        };
        match self.line(other) {
            Some(second) if second.file == line.file && second.number == line.number => {
                let mark = AnnotationKind::Context.span(second.span).label(printable(why));
                vec![first.annotation(mark)]
            }
            Some(second) => vec![first, second.snippet(AnnotationKind::Context, Some(why))],
            None => vec![first],
        }
    }

    fn line(&self, place: &Place) -> Option<Line> {
        self.files.get(place.file).map(|file| Line::around(place, file))
    }

    fn count(&self) -> String {
        let files: BTreeSet<usize> =
            self.diagnostics.iter().filter_map(|it| Some(it.place.as_ref()?.file)).collect();
        let mistakes = match self.diagnostics.len() {
            1 => "1 mistake".to_owned(),
            many => format!("{many} mistakes"),
        };
        let names: Vec<_> = files.iter().filter_map(|&it| self.files.get(it)).collect();
        match names[..] {
            [] => mistakes,
            [file] => format!("{mistakes} in {}", printable(&file.name)),
            _ => format!("{mistakes} in {} files", names.len()),
        }
    }
}

/// A line with its marks, ready to be drawn.
type Marked = Snippet<'static, Annotation<'static>>;

/// One line of a file, fit to be printed, with the stretch to point at.
struct Line {
    file: usize,
    name: String,
    number: usize,
    text: String,
    span: Range<usize>,
}

impl Line {
    /// Returns the line in which the place begins.
    fn around(place: &Place, file: &SourceFile) -> Self {
        let text = file.text.as_str();
        let from = floor(text, place.span.start);
        let start = text[..from].rfind('\n').map_or(0, |it| it + 1);
        let number = 1 + text[..start].matches('\n').count();
        let line = text[start..].split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        let (line, start) = match line.strip_prefix('\u{feff}') {
            Some(rest) if start == 0 => (rest, '\u{feff}'.len_utf8()),
            _ => (line, start),
        };
        let from = from.saturating_sub(start).min(line.len());
        let to = floor(line, place.span.end.saturating_sub(start)).max(from);
        let (text, span) = clean(line, from..to);
        Self { file: place.file, name: printable(&file.name), number, text, span }
    }

    fn snippet(&self, kind: AnnotationKind, label: Option<&str>) -> Marked {
        let mut mark = kind.span(self.span.clone());
        if let Some(label) = label {
            mark = mark.label(printable(label));
        }
        Snippet::source(self.text.clone())
            .path(self.name.clone())
            .line_start(self.number)
            .annotation(mark)
    }
}

/// Returns the nearest character boundary at or before the offset.
fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|&it| text.is_char_boundary(it)).unwrap_or(0)
}

/// Returns the line with one harmless character for each that is not, so that columns stay right,
/// and cut well after the span; and the span in it.
fn clean(line: &str, span: Range<usize>) -> (String, Range<usize>) {
    let mut text = String::new();
    let (mut from, mut to, mut after) = (0, 0, 0);
    for (offset, char) in line.char_indices() {
        if offset <= span.start {
            from = text.len();
        }
        if offset <= span.end {
            to = text.len();
        } else if after == KEPT_AFTER {
            return (text, from..to);
        } else {
            after += 1;
        }
        text.push(if char != '\t' && is_unprintable(char) {
            char::REPLACEMENT_CHARACTER
        } else {
            char
        });
    }
    if span.start >= line.len() {
        from = text.len();
    }
    if span.end >= line.len() {
        to = text.len();
    }
    (text, from..to)
}

/// Returns the text with control and direction characters written out, as in `\u{1b}`, so that
/// printing it does nothing but print.
pub fn printable(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for char in text.chars() {
        if !is_unprintable(char) {
            clean.push(char);
        } else {
            clean.extend(char.escape_unicode());
        }
    }
    clean
}

/// Tells whether a character may change how a terminal or a page shows the text around it:
/// controls, line separators and overrides of the writing direction.
pub(crate) fn is_unprintable(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
