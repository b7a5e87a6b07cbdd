//! Drawn prompts: menus with arrows and digits, on `inquire`.
//!
//! `inquire` cuts words in two, draws frames taller than the window wrongly, and filters by
//! whatever is typed. So this module wraps text and measures the frame, and its own scorer makes
//! digits choose an option and `?`, `n` and `b` give a command. Questions are printed as ordinary
//! text above the prompt, and nothing is ever cleared: the transcript stays in the scrollback.

mod editor;
mod line;
mod page;
mod pick;
mod rows;

use std::io::Write;

use inquire::Select;
use inquire::error::InquireError;
use inquire::list_option::ListOption;
use inquire::ui::{Attributes, Color, RenderConfig, StyleSheet, Styled};
use unicode_width::UnicodeWidthStr;

#[cfg(unix)]
pub(super) use self::rows::redraw;

use self::editor::{Editor, End};
use self::rows::{Meaning, Row, Typing, cursor, rows};
use super::layout::{self, Style};
use super::raw::Raw;
use crate::phrases::{self, fill};
use crate::wizard::{
    Choose, Commands, Dialogue, DialogueError, Enter, Prompt, Reply, Said, Several,
};

/// Asks with drawn menus.
#[derive(Debug)]
pub struct Drawn {
    colour: bool,
    /// The question that the next prompt is about, and the rows printed from it on.
    question: Option<(String, usize)>,
    /// Whether an explanation was asked for, and is not followed by its question yet.
    explained: bool,
    /// The reply to the next prompt, if it was given before that was asked.
    early: Option<Reply>,
}

/// The columns that the frame takes left of an option, and one free on the right.
const MARGIN: usize = 3;
/// The separator between two parts of a hint.
const BAR: &str = " | ";
/// The rows of a frame besides options and hint: the prompt, and the row that says that nothing is
/// chosen.
const PROMPT_ROWS: usize = 2;
/// Below this many columns there is no room for a frame.
const NARROWEST: usize = 24;
/// Below this many rows, a question pushes its explanation out of the window.
const LOWEST: usize = 22;
/// The columns that a line leaves for its prefix and for the typed text after it.
const ROOM_TO_TYPE: usize = 8;

impl Drawn {
    /// Draws with or without colour.
    pub fn new(colour: bool) -> Self {
        Self { colour, question: None, explained: false, early: None }
    }

    fn choose(&mut self, choose: &Choose) -> Result<Reply, DialogueError> {
        let asked = self.question.take();
        let frame = Frame::new(choose_hint(choose.commands));
        let numbered =
            |(place, option): (usize, &String)| (format!("{}) ", place + 1), option.clone());
        let options: Vec<_> = choose.options.iter().enumerate().map(numbered).collect();
        let full: Vec<String> = options
            .iter()
            .map(|(number, text)| {
                layout::wrap(number, text, Some(frame.width.saturating_sub(MARGIN))).join("\n  ")
            })
            .collect();
        if frame.fits(&full) {
            let choose = frame.with_question(choose, asked, frame.height(&full));
            return self.select(&choose, &full, &frame);
        }
        let short: Vec<String> = options
            .iter()
            .map(|(number, text)| {
                let room = frame.width.saturating_sub(MARGIN + number.len());
                format!("{number}{}", layout::cut(text, room))
            })
            .collect();
        if frame.fits(&short) {
            let printed: Vec<String> = options
                .iter()
                .flat_map(|(number, text)| {
                    layout::wrap(&format!("  {number}"), text, Some(frame.width))
                })
                .collect();
            let height = printed.len() + frame.height(&short);
            self.print(printed.into_iter())?;
            return self.select(&frame.with_question(choose, asked, height), &short, &frame);
        }
        super::plain_dialogue().choose(choose)
    }

    /// Asks with these texts, which fit the window, until there is a reply.
    fn select(
        &self,
        choose: &Choose,
        texts: &[String],
        frame: &Frame,
    ) -> Result<Reply, DialogueError> {
        let formatter = |row: ListOption<&Row>| row.value.kept.clone();
        loop {
            let typing = Typing::new(texts.len(), choose.commands);
            let scorer = |typed: &str, row: &Row, _: &str, at: usize| typing.score(typed, row, at);
            let prompt = Select::new(&choose.message, rows(choose, texts, frame.width))
                .with_scorer(&scorer)
                .with_formatter(&formatter)
                .with_starting_cursor(cursor(choose).unwrap_or(0))
                .with_reset_cursor(false)
                .with_page_size(texts.len() + 1)
                .with_help_message(&frame.hint)
                .with_render_config(self.look());
            let _raw = Raw::begin()?;
            match prompt.prompt() {
                Ok(Row { meaning: Meaning::Reply(reply), .. }) => return Ok(reply),
                Ok(_) => {}
                Err(error) => return ended(error),
            }
        }
    }

    fn enter(&self, enter: &Enter) -> Result<Reply, DialogueError> {
        let width = super::size().0.min(layout::WIDEST);
        let hint = format!("[{}]", hint(line::hint(enter), width));
        let present = layout::clean_line(&enter.present);
        let editor = Editor::new(&enter.message, &present, hint, self.colour);
        let (text, end) = editor.run(|text, end| match end {
            End::Entered => Some(line::kept(text, enter, width)),
            End::Back => Some(phrases::BACK.to_owned()),
            End::Interrupted => None,
        })?;
        Ok(match end {
            End::Entered => line::meaning(&text, enter),
            End::Back => Reply::Back(text),
            End::Interrupted => Reply::Leave(text),
        })
    }

    fn several(&mut self, several: &Several) -> Result<Reply, DialogueError> {
        let asked = self.question.take();
        let frame = Frame::new(several_hint(several.commands));
        let list = |typed: &str| checklist(several, typed, frame.width);
        let (height, nothing) = (list("").len() + frame.height(&[]), |_: &str| Vec::new());
        let fits = height <= frame.rows;
        if !fits {
            self.print(list("").into_iter())?;
        }
        let above: &dyn Fn(&str) -> Vec<String> = if fits { &list } else { &nothing };
        let message = frame.message(&several.message, asked, height);
        let meaning = |typed: &str| layout::several(typed, several.options.len(), several.commands);
        let mut present = layout::numbers(&several.present);
        loop {
            let hint = format!("[{}]", frame.hint);
            let editor = Editor::new(&message, &present, hint, self.colour).with_above(above);
            let (text, end) = editor.run(|text, end| match end {
                End::Entered => Some(line::kept_several(text, meaning(text), several, frame.width)),
                End::Back => Some(phrases::BACK.to_owned()),
                End::Interrupted => None,
            })?;
            match (end, meaning(&text)) {
                (End::Back, _) => return Ok(Reply::Back(String::new())),
                (End::Interrupted, _) => return Ok(Reply::Leave(String::new())),
                (End::Entered, Some(reply)) => return Ok(reply),
                (End::Entered, None) => {
                    let last = several.options.len().to_string();
                    let words = [("typed", text.trim()), ("last", &last)];
                    self.say(&Said::Error(fill(phrases::SEVERAL_WRONG, &words)))?;
                    present = text;
                }
            }
        }
    }

    /// Waits until an explanation is read, if the question after it would push it out of the window.
    fn let_read(&mut self) -> Result<(), DialogueError> {
        if std::mem::take(&mut self.explained) && super::size().1 < LOWEST {
            let (message, present) = (phrases::READ.to_owned(), String::new());
            let commands = Commands::default();
            let reply = self.enter(&Enter { message, present, refused: false, commands })?;
            self.early = Some(reply).filter(|it| matches!(it, Reply::Leave(_)));
        }
        Ok(())
    }

    fn look(&self) -> RenderConfig<'static> {
        let look = if self.colour { coloured() } else { RenderConfig::empty() };
        let done = Styled::new("*");
        let done = if self.colour { done.with_fg(Color::LightGreen) } else { done };
        look.with_answered_prompt_prefix(done)
            .with_canceled_prompt_indicator(Styled::new(phrases::BACK))
    }

    fn print(&self, lines: impl Iterator<Item = String>) -> Result<(), DialogueError> {
        let mut error = super::standard_error();
        for line in lines {
            writeln!(error, "{line}")?;
        }
        Ok(())
    }
}

/// The size of the window, and the size of the frame of a choice in it.
struct Frame {
    columns: usize,
    rows: usize,
    width: usize,
    hint: String,
}

impl Frame {
    fn new(text: &str) -> Self {
        let (columns, rows) = super::size();
        let width = columns.min(layout::WIDEST);
        Self { columns, rows, width, hint: hint(text, width) }
    }

    /// Returns the rows that the frame takes, with one for what `inquire` draws after its end.
    fn height(&self, options: &[String]) -> usize {
        let options: usize =
            options.iter().map(|it| layout::rows(it, self.columns.saturating_sub(2))).sum();
        PROMPT_ROWS + options + layout::rows(&self.hint, self.columns) + 1
    }

    fn fits(&self, options: &[String]) -> bool {
        self.columns >= NARROWEST && self.height(options) <= self.rows
    }

    fn with_question(
        &self,
        choose: &Choose,
        asked: Option<(String, usize)>,
        height: usize,
    ) -> Choose {
        Choose { message: self.message(&choose.message, asked, height), ..choose.clone() }
    }

    /// Returns the prompt of a choice. It is the question itself, cut to a line, if the rows below
    /// would scroll the question out of the window.
    fn message(&self, message: &str, asked: Option<(String, usize)>, height: usize) -> String {
        match asked {
            Some((question, above)) if above + height > self.rows => {
                layout::cut(&question, self.width.saturating_sub(ROOM_TO_TYPE))
            }
            _ => message.to_owned(),
        }
    }
}

impl Dialogue for Drawn {
    fn say(&mut self, said: &Said) -> Result<(), DialogueError> {
        if matches!(said, Said::Progress(_) | Said::Question(_)) {
            self.let_read()?;
        }
        let width = super::size().0.min(layout::WIDEST);
        let lines = layout::lines(said, Some(width));
        if let Said::Page(_) = said {
            return self.page(lines.into_iter().map(|it| it.1).collect());
        }
        if let Said::Question(text) = said {
            self.question = Some((text.clone(), 0));
        }
        if let Some((_, rows)) = &mut self.question {
            *rows += lines.len();
        }
        let paint = |(style, line): (Style, String)| match style {
            Style::Strong if self.colour => format!("\u{1b}[1m{line}\u{1b}[0m"),
            Style::Faint if self.colour => format!("\u{1b}[36m{line}\u{1b}[0m"),
            _ => line,
        };
        self.print(lines.into_iter().map(paint))
    }

    fn ask(&mut self, prompt: &Prompt) -> Result<Reply, DialogueError> {
        if let Some(reply) = self.early.take() {
            return Ok(reply);
        }
        let reply = match prompt {
            Prompt::Choose(choose) => self.choose(choose),
            Prompt::Several(several) => self.several(several),
            Prompt::Pick(pick) => {
                self.question = None;
                self.pick(pick)
            }
            Prompt::Enter(enter) => {
                self.question = None;
                self.enter(enter)
            }
        }?;
        self.explained = reply == Reply::Explain;
        Ok(reply)
    }
}

/// Returns the reply for a prompt that ended without an answer.
fn ended(error: InquireError) -> Result<Reply, DialogueError> {
    match error {
        InquireError::OperationCanceled => Ok(Reply::Back(String::new())),
        InquireError::OperationInterrupted => {
            // The frame stays as it is, with the cursor on its last row.
            super::tell("");
            Ok(Reply::Leave(String::new()))
        }
        InquireError::NotTTY => Err(DialogueError::NoTerminal),
        InquireError::IO(error) => Err(DialogueError::Terminal(error)),
        other => Err(DialogueError::Terminal(std::io::Error::other(other))),
    }
}

/// Returns the options, those marked whose numbers are typed.
fn checklist(several: &Several, typed: &str, width: usize) -> Vec<String> {
    let chosen = match layout::several(typed, several.options.len(), several.commands) {
        Some(Reply::ChoseSeveral(places)) => places,
        _ => Vec::new(),
    };
    let option = |(place, text): (usize, &String)| {
        let mark = if chosen.contains(&place) { 'x' } else { ' ' };
        layout::wrap(&format!("  [{mark}] {}) ", place + 1), text, Some(width.saturating_sub(1)))
    };
    several.options.iter().enumerate().flat_map(option).collect()
}

fn several_hint(commands: Commands) -> &'static str {
    if commands.explain { phrases::HINT_SEVERAL } else { phrases::HINT_SEVERAL_MENU }
}

fn choose_hint(commands: Commands) -> &'static str {
    match commands {
        Commands { note: true, .. } => phrases::HINT_QUESTION,
        Commands { explain: true, .. } => phrases::HINT_EXPLAIN,
        Commands { back: true, .. } => phrases::HINT_MENU,
        _ => phrases::HINT_FIRST,
    }
}

/// Returns the hint wrapped at its bars, between the brackets that `inquire` sets around it.
fn hint(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for part in text.split(BAR) {
        match lines.last_mut() {
            Some(line) if line.width() + BAR.width() + part.width() + MARGIN <= width => {
                *line += BAR;
                *line += part;
            }
            _ => lines.push(part.to_owned()),
        }
    }
    lines.join("\n ")
}

fn coloured() -> RenderConfig<'static> {
    RenderConfig::default_colored()
        .with_prompt_prefix(Styled::new("?").with_fg(Color::LightCyan))
        .with_highlighted_option_prefix(Styled::new(">").with_fg(Color::LightCyan))
        .with_selected_option(Some(StyleSheet::new().with_attr(Attributes::BOLD)))
        .with_help_message(StyleSheet::new().with_fg(Color::DarkCyan))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hint_is_one_row_of_eighty_columns() {
        for text in [
            phrases::HINT_QUESTION,
            phrases::HINT_EXPLAIN,
            phrases::HINT_SEVERAL,
            phrases::HINT_SEVERAL_MENU,
            phrases::HINT_MENU,
            phrases::HINT_FIRST,
            phrases::HINT_TEXT,
            phrases::HINT_TEXT_EXPLAIN,
            phrases::HINT_TEXT_PRESENT,
            phrases::HINT_TEXT_REFUSED,
        ] {
            assert_eq!(layout::rows(&hint(text, 80), 80), 1, "{text}");
        }
    }

    #[test]
    fn a_hint_is_wrapped_at_its_bars() {
        assert_eq!(
            hint(phrases::HINT_QUESTION, 60),
            "number, Enter | ? why | n note | s skip | r review\n Esc back | Ctrl-C leave"
        );
        assert_eq!(
            hint(phrases::HINT_MENU, 40),
            "number or arrows, Enter | Esc back\n Ctrl-C leave"
        );
    }
}
