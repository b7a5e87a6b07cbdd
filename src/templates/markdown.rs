//! Escapes texts for Markdown, so that they appear as people wrote them.

use super::marks::is_mark;
use crate::diagnostic::is_unprintable;

/// Returns the text escaped for Markdown, for a paragraph or a cell of a table.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let marker = list_marker(text);
    for (place, character) in text.char_indices() {
        match character {
            _ if marker == Some(place) => escaped.extend(['\\', character]),
            '\n' | '\r' | '\t' => escaped.push(' '),
            _ if is_mark(character) => escaped.push(char::REPLACEMENT_CHARACTER),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '>' | '|' | '~' | '^' | '$'
            | '#' | '@' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '&' if begins_entity(&text[place + 1..]) => escaped.push_str("&amp;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Returns the place of the character that would make a list of the text, as in `- a` or `1. a`.
fn list_marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let signs = if digits == 0 { ['-', '+'] } else { ['.', ')'] };
    let rest = text[digits..].strip_prefix(signs)?;
    (rest.is_empty() || rest.starts_with(' ')).then_some(digits)
}

/// Returns a text as a code span, between more backquotes than the text has in a row.
pub(super) fn code(text: &str) -> String {
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let gap = if longest > 0 { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

/// Tells whether Markdown would read an ampersand before this text as an entity, like `&lt;`.
fn begins_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric() || it == '#')
    })
}

/// Returns the text with no more than one blank line in a row, no spaces at line ends, one line
/// break at the end, and nothing in it that could steer a terminal.
pub(super) fn tidied(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    let mut tidied = lines.join("\n");
    tidied.truncate(tidied.trim_end().len());
    tidied.push('\n');
    let is_replaced = |it| !matches!(it, '\n' | '\t') && is_unprintable(it);
    if tidied.contains(is_replaced) { tidied.replace(is_replaced, "\u{fffd}") } else { tidied }
}

/// Returns a tidied text with each paragraph on one line, so that a sentence does not break where a
/// template's line does. Lists, tables, headings, quotes, code, HTML, and what stands between the
/// lines `---` at the beginning, stay as they are.
pub(super) fn flowed(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut verbatim = text.starts_with("---\n").then_some("---");
    let mut open = false;
    for (place, line) in text.lines().enumerate() {
        if let Some(end) = verbatim {
            lines.push(line.to_owned());
            verbatim = verbatim.filter(|_| place == 0 || !line.starts_with(end));
            continue;
        }
        verbatim = ["```", "~~~"].into_iter().find(|it| line.starts_with(it));
        let is_plain = verbatim.is_none() && is_of_a_paragraph(line);
        let line = if is_plain { line.trim_start() } else { line };
        match lines.last_mut() {
            Some(last) if is_plain && open => *last = format!("{last} {line}"),
            _ => lines.push(line.to_owned()),
        }
        open = is_plain && !line.ends_with('\\');
    }
    lines.join("\n") + "\n"
}

/// Tells whether a line is plain text, or plain text after one blank.
fn is_of_a_paragraph(line: &str) -> bool {
    let text = line.strip_prefix(' ').unwrap_or(line);
    let begins = |it: char| " \t|#>=<:`".contains(it);
    let is_rule = text.len() > 1 && text.chars().all(|it| "-*_ ".contains(it));
    let is_star = text.starts_with("* ");
    !(text.is_empty() || text.starts_with(begins) || is_rule || is_star)
        && list_marker(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_comes_out_as_written() {
        for (text, markdown) in [
            ("a | b", r"a \| b"),
            ("two\nlines", "two lines"),
            ("<b>*bold*</b>", r"\<b\>\*bold\*\</b\>"),
            ("R&D costs $5, &lt;", r"R&D costs \$5, &amp;lt;"),
            ("ทีม 🙂 è", "ทีม 🙂 è"),
            ("- a - b", r"\- a - b"),
            ("1. FC", r"1\. FC"),
            ("-5 and 1.5", "-5 and 1.5"),
            // Pandoc would read these as attributes of a heading, and as a citation.
            ("Acme {-} @work", r"Acme \{-\} \@work"),
            // Typesetting would read these as a reference.
            ("\u{fdd0}A2\u{fdd3}", "\u{fffd}A2\u{fffd}"),
        ] {
            assert_eq!(escaped(text), markdown);
        }
    }

    #[test]
    fn code_is_closed_by_nothing_in_it() {
        for (text, markdown) in
            [("a.toml", "`a.toml`"), ("a`<b>`", "`` a`<b>` ``"), ("```", "```` ``` ````")]
        {
            assert_eq!(code(text), markdown);
        }
    }

    #[test]
    fn blank_lines_do_not_pile_up() {
        assert_eq!(tidied("\n\na  \n\n\n\nb\n\n"), "a\n\nb\n");
        assert_eq!(tidied("a\r\nb\r\n"), "a\nb\n");
    }

    #[test]
    fn a_paragraph_is_one_line() {
        for (text, flowed_text) in [
            ("**A\nb.**\n c\n", "**A b.** c\n"),
            ("a\n\n b\n", "a\n\nb\n"),
            ("# a\nb\nc\n", "# a\nb c\n"),
        ] {
            assert_eq!(flowed(text), flowed_text);
        }
        for text in [
            "- a\n- b\n  - c\n",
            "1. a\n2. b\n",
            "| a |\n| :- |\n| b |\n",
            "a\n\n---\n\nb\n",
            "---\ntitle: a\ndate: b\n---\n\nc\n",
            "```\na\nb\n```\n",
            "    a\n    b\n",
            "a\\\nb\n",
            "> a\n> b\n",
        ] {
            assert_eq!(flowed(text), text);
        }
    }

    #[test]
    fn nothing_printed_steers_a_terminal() {
        assert_eq!(tidied("a\t\u{1b}[2J\u{9b}b\rc"), "a\t\u{fffd}[2J\u{fffd}b\u{fffd}c\n");
    }
}
