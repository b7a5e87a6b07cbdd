//! The built-in templates, the user's own templates, and the engine that fills them.
//!
//! Every value printed into a Markdown template is escaped, so that a note with `|`, `<` or a line
//! break appears as written and does not break a table. Undefined names are errors, and a template
//! cannot run, nest or write without limit.

mod budget;
mod markdown;
pub mod marks;
mod mistakes;
pub mod stack;
pub mod widths;
mod words;

use std::io::{self, Write};
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use include_dir::{Dir, include_dir};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, StringInput, merge_maps};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State};
use minijinja::{UndefinedBehavior, Value};
use serde::Serialize;

use self::markdown::{code, escaped, flowed, tidied};
use self::marks::{END, ENTRY, MENTION, PICTURE, SPARE, SPARE_END, is_mark, marked};
use self::stack::Stack;
use self::widths::{NARROW, Side, WIDE, column, lines};
use crate::diagnostic::{Mistakes, SourceFile};
use crate::letters;
use crate::phrases::{self, fill};

/// The templates that come with the program.
static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The template of the paper.
pub const PAPER: &str = "paper.md";
/// The template of its page one.
pub const BRIEF: &str = "brief.md";
/// The template of the agreement before a count.
pub const AGREEMENT: &str = "agreement.md";
/// The template of a paper as a page of HTML.
pub const PAGE: &str = "typeset/page.html";
/// The template of the style of that page.
pub const PAGE_STYLE: &str = "typeset/page.css";
/// The templates of a paper, and folders of such templates.
const PAPER_PARTS: [&str; 8] =
    [PAPER, BRIEF, AGREEMENT, "page", "asks", "body", "parts", "appendix"];

/// What stands for a character that may not be printed.
const REPLACED: &str = "\u{fffd}";

/// The name of the escaping of Markdown.
const MARKDOWN: &str = "markdown";

/// The number of instructions after which a template is stopped.
pub const FUEL: u64 = 2_000_000;
/// The largest user's own template, in bytes.
pub const TEMPLATE_LIMIT: usize = 64 * 1024;
/// The stack that templates are parsed and filled on, in bytes: 2 KiB for each byte of a template.
const STACK: usize = 2 * 1024 * TEMPLATE_LIMIT;
/// The most that a template may write, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;

/// What a filter makes of a text.
type Change = fn(&str) -> String;

/// Finds one of the user's own templates by name. Returns `None` if there is none with this name,
/// or the message why it cannot be read.
type Find = dyn Fn(&str) -> Result<Option<SourceFile>, String> + Send + Sync;

/// What a template writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// Markdown: values are escaped for it, and paragraphs are joined to one line each.
    Markdown,
    /// HTML or XML: values are escaped for it.
    Html,
    /// Text as it is.
    Plain,
}

impl Writes {
    /// Tells by the ending of its name what a template writes; without a known one, it is Markdown.
    pub fn of(name: &str) -> Self {
        match Path::new(name).extension().and_then(|it| it.to_str()) {
            Some("html" | "htm" | "xml") => Self::Html,
            Some("txt" | "toml" | "css") => Self::Plain,
            _ => Self::Markdown,
        }
    }
}

/// The templates, ready to be filled.
pub struct Templates {
    environment: Environment<'static>,
    find: Arc<Find>,
    /// Whether there are user's own templates among them.
    own: bool,
}

impl Templates {
    /// Takes the templates that come with the program.
    ///
    /// # Errors
    ///
    /// Returns an error if the engine cannot be set up.
    pub fn new() -> Result<Self, Mistakes> {
        Ok(Self { own: false, ..Self::own(|_| Ok(None))? })
    }

    /// Uses the user's own templates, and the built-in ones for names that the user's own do not
    /// have.
    ///
    /// # Errors
    ///
    /// Returns an error if the engine cannot be set up.
    pub fn own(
        find: impl Fn(&str) -> Result<Option<SourceFile>, String> + Send + Sync + 'static,
    ) -> Result<Self, Mistakes> {
        let find: Arc<Find> = Arc::new(find);
        let mut environment =
            environment().map_err(|error| mistakes::told(&error, PAPER, |_| None))?;
        let own = Arc::clone(&find);
        environment.set_loader(move |name| {
            let found = found(&*own, name);
            Ok(found
                .map_err(|message| Error::new(ErrorKind::BadInclude, message))?
                .map(|it| it.text))
        });
        Ok(Self { environment, find, own: true })
    }

    /// Stops a template after so many instructions instead of [`FUEL`].
    pub fn with_fuel(mut self, fuel: u64) -> Self {
        self.environment.set_fuel(Some(fuel));
        self
    }

    /// Fills the template with this name, for people to read.
    ///
    /// # Errors
    ///
    /// Returns the mistake in a template that does not parse, uses a name that the view does not
    /// have, or exceeds a limit.
    pub fn fill(&self, name: &str, view: &(impl Serialize + Sync)) -> Result<String, Mistakes> {
        let text = self.fill_marked(name, view)?;
        Ok(if Writes::of(name) == Writes::Markdown { marks::plain(&text) } else { text })
    }

    /// Fills the template with this name, and keeps its [`marks`]; only Markdown has any.
    ///
    /// # Errors
    ///
    /// Returns the mistake in a template that does not parse, uses a name that the view does not
    /// have, or exceeds a limit.
    pub fn fill_marked(
        &self,
        name: &str,
        view: &(impl Serialize + Sync),
    ) -> Result<String, Mistakes> {
        let filled = || {
            let mut text = Text::default();
            self.environment.get_template(name)?.render_captured_to(Serde(view), &mut text)?;
            let text = budget::fitted(&String::from_utf8_lossy(&text.0));
            Ok(match Writes::of(name) {
                Writes::Markdown => flowed(&tidied(&text)),
                Writes::Html | Writes::Plain => tidied(&text).replace(is_mark, REPLACED),
            })
        };
        let text = if self.own { with_stack(filled) } else { filled() };
        text.map_err(|error| mistakes::told(&error, name, |name| found(&*self.find, name).ok()?))
    }
}

/// What several templates see, converted for the engine only once.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Converted(Value);

impl Converted {
    /// Converts a view.
    pub fn of(view: &impl Serialize) -> Self {
        Self(Value::from(Serde(view)))
    }

    /// Adds something that only one of them sees, under this name.
    pub fn with(&self, name: &'static str, what: &impl Serialize) -> Self {
        let more = Value::from_pairs([(name, Value::from(Serde(what)))]);
        Self(merge_maps([more, self.0.clone()]))
    }
}

/// Runs with a stack on which any template of [`TEMPLATE_LIMIT`] bytes can be parsed: the parser
/// calls itself for each part of a chain such as `a.b.c`, without a limit.
fn with_stack<T: Send>(run: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    thread::scope(|scope| {
        let worker = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, run)
            .map_err(|error| Error::new(ErrorKind::InvalidOperation, error.to_string()))?;
        worker.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

/// The text that a template has written.
#[derive(Debug, Default)]
struct Text(Vec<u8>);

impl Write for Text {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the engine, without templates.
fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    // With this setting, errors say which name is undefined.
    environment.set_debug(true);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()?,
    );
    environment.set_auto_escape_callback(|name| match Writes::of(name) {
        Writes::Html => AutoEscape::Html,
        Writes::Markdown => AutoEscape::Custom(MARKDOWN.into()),
        Writes::Plain => AutoEscape::None,
    });
    environment.set_formatter(print);
    environment.add_filter("code", |text: &str| {
        Value::from_safe_string(code(&text.replace(is_mark, REPLACED)))
    });
    for (name, mark) in [("mention", MENTION), ("entry", ENTRY)] {
        let filter = move |state: &State, text: &Value| marked_value(state, mark, text);
        environment.add_filter(name, filter);
    }
    environment.add_filter("spare", spared);
    environment.add_function("picture", |state: &State, name: &Value| {
        if fills_markdown(state) { marked_value(state, PICTURE, name) } else { Value::from("") }
    });
    let filters: [(_, Change); 8] = [
        ("capital", letters::capital),
        ("small", letters::small),
        ("clause", words::clause),
        ("sentence", words::sentence),
        ("post", |title| letters::without_article(title).to_owned()),
        ("whose", |name| format!("{name}{}", letters::whose(name))),
        ("opening", words::opening),
        ("unbroken", words::unbroken),
    ];
    for (name, change) in filters {
        // What a macro wrote is escaped already, and stays so.
        let filter =
            move |text: StringInput<'_>| -> Value { text.preserve_safety(change(text.as_str())) };
        environment.add_filter(name, filter);
    }
    environment.add_filter("series", |texts: Vec<Value>, word: &str, between: Option<&str>| {
        let texts: Vec<_> = texts.iter().map(Value::to_string).collect();
        words::series(&texts, word, between.unwrap_or(", "))
    });
    environment.add_filter("named", |ids: Vec<Value>, names: &Value| words::named(&ids, names));
    environment.add_filter("speaks_of", |text: &str, name: &str| words::speaks_of(text, name));
    environment.add_filter("plain", |text: &str| widths::unescaped(text));
    for (name, times) in [("lines", NARROW), ("lines_wide", WIDE)] {
        environment.add_filter(name, move |text: &str, room: &str| lines(text, room, times));
    }
    for (name, side) in [("left", Side::Left), ("right", Side::Right)] {
        environment.add_filter(name, move |text: &Value, places: &str| {
            column(&text.to_string(), places, side)
        });
    }
    environment.add_filter("above", stack::above);
    environment.add_function("stack", || Value::from_object(Stack::default()));
    environment.add_test("one", words::is_one);
    Ok(environment)
}

/// Returns the template with this name: the user's own, or one that comes with the program.
fn found(find: &Find, name: &str) -> Result<Option<SourceFile>, String> {
    let built_in = || {
        let text = TEMPLATES.get_file(name)?.contents_utf8()?.to_owned();
        Some(SourceFile { name: fill(phrases::BUILTIN_TEMPLATE, &[("name", name)]), text })
    };
    Ok(find(name)?.or_else(built_in))
}

/// Returns the text of a template that comes with the program, tidied as all that is written.
pub fn built_in(name: &str) -> String {
    TEMPLATES.get_file(name).and_then(|it| it.contents_utf8()).map(tidied).unwrap_or_default()
}

/// Returns the texts of the templates that a paper is made of, named by their paths, sorted by name.
pub fn paper_templates() -> Vec<SourceFile> {
    let mut files = Vec::new();
    collect(&TEMPLATES, &mut files);
    files.retain(|file| PAPER_PARTS.iter().any(|it| Path::new(&file.name).starts_with(it)));
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

/// Tells whether what is being filled is Markdown.
fn fills_markdown(state: &State) -> bool {
    matches!(state.auto_escape(), AutoEscape::Custom(name) if name == MARKDOWN)
}

/// Returns the text between marks, escaped; elsewhere than in Markdown, the text as it is.
fn marked_value(state: &State, mark: char, text: &Value) -> Value {
    match text.as_str() {
        Some(text) if fills_markdown(state) => {
            Value::from_safe_string(marked(mark, &escaped(text)))
        }
        _ => text.clone(),
    }
}

/// Returns a text as one that can be left out; elsewhere than in Markdown, the text as it is.
fn spared(state: &State, text: &Value, rank: &str) -> Result<Value, Error> {
    let rank: u32 = rank.parse().map_err(|_| {
        Error::new(ErrorKind::InvalidOperation, "what goes first is told by a number")
    })?;
    Ok(match text.as_str() {
        Some(said) if fills_markdown(state) => {
            let said = if text.is_safe() { said.to_owned() } else { escaped(said) };
            Value::from_safe_string(format!("{SPARE}{rank}{END}{said}{SPARE_END}"))
        }
        _ => text.clone(),
    })
}

/// Prints a value; a text is escaped if the template is Markdown.
fn print(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let is_markdown = fills_markdown(state);
    let printed = match value.as_str() {
        Some(text) if is_markdown && !value.is_safe() => out.write_str(&escaped(text)),
        _ if is_markdown => write!(out, "{value}"),
        _ => return minijinja::escape_formatter(out, state, value),
    };
    printed.map_err(Error::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_parses() {
        let templates = Templates::new().unwrap();
        let mut files = Vec::new();
        collect(&TEMPLATES, &mut files);
        assert!(files.len() > paper_templates().len());
        for file in files {
            let parsed = with_stack(|| templates.environment.get_template(&file.name).map(drop));
            parsed.unwrap();
        }
    }

    #[test]
    fn the_ending_of_a_name_says_what_a_template_writes_and_nothing_else_does() {
        for (name, value, written) in [
            ("a.md", "<\u{fdd2}x\u{fdd3}>", "\\<\u{fffd}x\u{fffd}\\>\n"),
            ("a", "<\u{fdd2}x\u{fdd3}>", "\\<\u{fffd}x\u{fffd}\\>\n"),
            ("a.xml", "<\u{fdd2}x\u{fdd3}>", "&lt;\u{fffd}x\u{fffd}&gt;\n"),
            ("a.htm", "<\u{fdd2}x\u{fdd3}>", "&lt;\u{fffd}x\u{fffd}&gt;\n"),
            ("a.css", "<\u{fdd2}x\u{fdd3}>", "<\u{fffd}x\u{fffd}>\n"),
        ] {
            let own = |name: &str| SourceFile { name: name.into(), text: "{{ v }}".into() };
            let templates = Templates::own(move |name| Ok(Some(own(name)))).unwrap();
            let view = std::collections::BTreeMap::from([("v", value)]);
            assert_eq!(templates.fill(name, &view).unwrap(), written, "{name}");
        }
    }

    #[test]
    fn a_wrong_template_is_told_without_all_that_it_was_given() {
        let wrong = Templates::new().unwrap().fill("summary.txt", &["a secret"]).unwrap_err();
        assert!(wrong.to_string().contains("built-in summary.txt"), "{wrong}");
        assert!(!wrong.to_string().contains("secret"), "{wrong}");
    }
}
