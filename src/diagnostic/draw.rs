//! Drawing mistakes: message, place, the line with a caret, and help.
//!
//! Nothing from a file reaches the terminal raw: a control character could move the cursor or
//! rewrite the lines above. Lines and columns count from 1, columns in characters.

use std::collections::BTreeSet;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Mistakes, Place, SourceFile};

/// How many characters of a line are shown at most to the right of a mistake; the rest is cut.
const KEPT_AFTER: usize = 200;
/// The most mistakes that are drawn, because nobody corrects more at once.
const DRAWN: usize = 200;

impl Mistakes {
    /// Returns the mistakes as text, each with its line and a caret, and their number at the end.
    /// If there are very many, only the first are drawn, and the number of the others. `colour`
    /// adds terminal styles.
    pub fn draw(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut text = String::new();
        for diagnostic in self.diagnostics.iter().take(DRAWN) {
            text += &renderer.render(&[self.group(diagnostic)]);
            text += "\n\n";
        }
        let others = self.diagnostics.len().saturating_sub(DRAWN);
        if others > 0 {
            text += &format!("{others} more not shown: mend these {DRAWN} first\n\n");
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

/// One line of a file, safe to print, with the part to point at.
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

/// Returns the line and the span in it. Every unsafe character is replaced by one safe character,
/// so that columns stay right. The line is cut well after the span.
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
/// printing it cannot steer the terminal.
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
        || matches!(char, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Tells whether a character is not seen: it is unprintable, has no width, or marks a direction. Two
/// names may look the same but for it. The two joiners are seen: some scripts and emoji need them.
pub(crate) fn is_hidden(char: char) -> bool {
    is_unprintable(char)
        || matches!(char, '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
        || matches!(char, '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws one mistake at the first `part` of the text.
    fn drawn(text: &str, part: &str) -> String {
        let start = text.find(part).unwrap();
        let place = Place { file: 0, span: start..start + part.len() };
        let files = vec![SourceFile { name: "a.toml".to_owned(), text: text.to_owned() }];
        let diagnostics = vec![Diagnostic::new("this is wrong").at(&place).help("mend it")];
        Mistakes { files, diagnostics }.draw(false)
    }

    #[test]
    fn a_mistake_has_its_line_and_a_caret() {
        assert_eq!(
            drawn("a = 1\nb = 2\n", "2"),
            "error: this is wrong\n \
             --> a.toml:2:5\n  \
             |\n\
             2 | b = 2\n  \
             |     ^\n  \
             |\n  \
             = help: mend it\n\n\
             1 mistake in a.toml\n"
        );
    }

    #[test]
    fn columns_count_characters_from_1() {
        for (text, part, place, caret) in [
            ("x", "x", "1:1", "^"),
            ("é = \"ü\" # x", "x", "1:11", "          ^"),
            ("\tx = 1", "x", "1:2", "    ^"),
            ("a = 1\r\nb = x\r\n", "x", "2:5", "    ^"),
            ("\u{feff}x = 1", "x", "1:1", "^"),
            ("\u{feff}a\r\nx", "x", "2:1", "^"),
            ("名前 = x", "x", "1:6", "       ^"),
            ("a = 1\n", "\n", "1:6", "     ^"),
        ] {
            let drawn = drawn(text, part);
            let carets = format!("  | {caret}\n");
            assert!(drawn.contains(&format!("a.toml:{place}\n")), "{text:?}:\n{drawn}");
            assert!(drawn.contains(&carets), "{text:?}:\n{drawn}");
        }
    }

    #[test]
    fn nothing_from_a_file_reaches_the_terminal_raw() {
        let text = "a = \"\u{1b}[2J\u{9b}\u{202e}\u{7}x\"".to_owned();
        let place = Place { file: 0, span: 0..1 };
        let other = Place { file: 0, span: 4..5 };
        let nasty = "\u{1b}]0;title\u{7}";
        let mistake = Diagnostic::new(nasty).at(&place).help(nasty).with(&other, nasty);
        let files = vec![SourceFile { name: nasty.to_owned(), text }];
        let drawn = Mistakes { files, diagnostics: vec![mistake] }.draw(false);
        let raw: Vec<char> =
            drawn.chars().filter(|it| *it != '\n' && is_unprintable(*it)).collect();
        assert_eq!(raw, [], "{drawn}");
        assert!(
            drawn.starts_with("error: \\u{1b}]0;title\\u{7}\n --> \\u{1b}]0;title\\u{7}:1:1\n")
        );
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_mistake() {
        let text = format!("{}x{}", "é".repeat(5_000), "y".repeat(50_000));
        let drawn = drawn(&text, "x");
        assert!(drawn.contains("a.toml:1:5001\n"), "{drawn}");
        assert!(drawn.lines().all(|it| it.chars().count() <= 160), "{drawn}");
    }

    #[test]
    fn of_very_many_mistakes_the_first_are_drawn_and_all_are_counted() {
        let text = "x = 1\n".repeat(201);
        let at = |line: usize| Place { file: 0, span: line * 6..line * 6 + 1 };
        let diagnostics = (0..201).map(|line| Diagnostic::new("wrong").at(&at(line))).collect();
        let files = vec![SourceFile { name: "a.toml".to_owned(), text }];
        let drawn = Mistakes { files, diagnostics }.draw(false);
        assert!(drawn.contains("a.toml:200:1\n") && !drawn.contains("a.toml:201:1\n"));
        assert!(
            drawn.ends_with(
                "\n\n1 more not shown: mend these 200 first\n\n201 mistakes in a.toml\n"
            )
        );
    }

    #[test]
    fn places_that_no_longer_fit_do_no_harm() {
        let files = vec![SourceFile { name: "a.toml".to_owned(), text: "é".to_owned() }];
        for (file, span) in [(0, 1..1), (0, 0..9), (0, 7..9), (1, 0..1)] {
            let diagnostics = vec![Diagnostic::new("gone").at(&Place { file, span })];
            let drawn = Mistakes { files: files.clone(), diagnostics }.draw(true);
            assert!(drawn.contains("gone"));
        }
    }

    #[test]
    fn styles_are_a_matter_of_choice() {
        let files = vec![SourceFile { name: "a.toml".to_owned(), text: "x".to_owned() }];
        let diagnostics = vec![Diagnostic::new("wrong").at(&Place { file: 0, span: 0..1 })];
        let mistakes = Mistakes { files, diagnostics };
        assert!(mistakes.draw(true).contains("\u{1b}["));
        assert!(!mistakes.draw(false).contains('\u{1b}'));
    }
}
