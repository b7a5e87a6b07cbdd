//! The templates that come with the program, and the engine that fills them.
//!
//! Every value printed into a Markdown template is escaped, so that a note with `|`, `<` or a line
//! break comes out as written and breaks no table. Undefined names are errors, and a template
//! cannot run for ever.

use include_dir::{Dir, include_dir};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior, Value};
use serde::Serialize;

use crate::diagnostic::SourceFile;

/// The templates that come with the program.
static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The name of the escaping of Markdown.
const MARKDOWN: &str = "markdown";

/// The instructions after which a template is stopped.
const FUEL: u64 = 2_000_000;

/// A template is wrong: a mistake of ours, or of whoever wrote it.
#[derive(Debug, thiserror::Error)]
#[error("a template is wrong: {0}")]
pub struct TemplateError(#[from] minijinja::Error);

/// The templates, ready to be filled.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// Takes the templates that come with the program.
    ///
    /// # Errors
    ///
    /// Returns an error if a template does not parse.
    pub fn new() -> Result<Self, TemplateError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        environment.set_syntax(
            SyntaxConfig::builder()
                .trim_blocks(true)
                .lstrip_blocks(true)
                .keep_trailing_newline(true)
                .build()?,
        );
        environment.set_auto_escape_callback(|name| {
            if name.ends_with(".md") {
                AutoEscape::Custom(MARKDOWN.into())
            } else {
                AutoEscape::None
            }
        });
        environment.set_formatter(print);
        environment.add_filter("code", |text: &str| Value::from_safe_string(code(text)));
        add_templates(&mut environment, &TEMPLATES)?;
        Ok(Self { environment })
    }

    /// Fills the template with this name.
    ///
    /// # Errors
    ///
    /// Returns an error if the template asks for what the view does not have.
    pub fn fill(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        let text = self.environment.get_template(name)?.render(Serde(view))?;
        Ok(tidied(&text))
    }
}

/// Returns the texts of the templates, named by their paths, sorted by name.
pub fn builtin_templates() -> Vec<SourceFile> {
    let mut files = Vec::new();
    collect(&TEMPLATES, &mut files);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn collect(folder: &Dir<'_>, files: &mut Vec<SourceFile>) {
    for file in folder.files() {
        if let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.push(SourceFile { name: name.replace('\\', "/"), text: text.to_owned() });
        }
    }
    folder.dirs().for_each(|inner| collect(inner, files));
}

/// Adds the templates of a folder and of the folders in it, named by their paths.
fn add_templates(
    environment: &mut Environment<'static>,
    folder: &'static Dir<'static>,
) -> Result<(), minijinja::Error> {
    for file in folder.files() {
        if let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            environment.add_template(name, text)?;
        }
    }
    folder.dirs().try_for_each(|inner| add_templates(environment, inner))
}

/// Prints a value; a text is escaped if the template is Markdown.
fn print(out: &mut Output, state: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    let is_markdown = matches!(state.auto_escape(), AutoEscape::Custom(name) if name == MARKDOWN);
    let printed = match value.as_str() {
        Some(text) if is_markdown && !value.is_safe() => out.write_str(&escaped(text)),
        _ if is_markdown => write!(out, "{value}"),
        _ => return minijinja::escape_formatter(out, state, value),
    };
    printed.map_err(minijinja::Error::from)
}

/// Returns a text that Markdown prints as it is, in a paragraph or in a table's cell.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let marker = list_marker(text);
    for (place, character) in text.char_indices() {
        match character {
            _ if marker == Some(place) => escaped.extend(['\\', character]),
            '\n' | '\r' | '\t' => escaped.push(' '),
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

/// Returns where the sign stands that makes the beginning of a text a list's, as in `- a` or `1. a`.
fn list_marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let signs = if digits == 0 { ['-', '+'] } else { ['.', ')'] };
    let rest = text[digits..].strip_prefix(signs)?;
    (rest.is_empty() || rest.starts_with(' ')).then_some(digits)
}

/// Returns a text as a code span, between more backquotes than it holds in a row.
fn code(text: &str) -> String {
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

/// Returns the text with no more than one blank line in a row, no spaces at line ends, and one
/// line break at the end.
fn tidied(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    let mut tidied = lines.join("\n");
    tidied.truncate(tidied.trim_end().len());
    tidied.push('\n');
    tidied
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
            // To pandoc, the attributes of a heading, and a citation.
            ("Acme {-} @work", r"Acme \{-\} \@work"),
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
    fn a_wrong_template_is_told_without_all_that_it_was_given() {
        let wrong = Templates::new().unwrap().fill("summary.txt", &["a secret"]).unwrap_err();
        assert!(wrong.to_string().contains("summary.txt"), "{wrong}");
        assert!(!wrong.to_string().contains("secret"), "{wrong}");
    }

    #[test]
    fn blank_lines_do_not_pile_up() {
        assert_eq!(tidied("\n\na  \n\n\n\nb\n\n"), "a\n\nb\n");
    }
}
