//! The drawn maker: menus with arrows and digits, on `inquire`.
//!
//! `inquire` cuts words in two, draws frames taller than the window wrongly, and filters by whatever
//! is typed. So text is wrapped here, the frame is measured, and a scorer of our own makes digits
//! choose and `?`, `n` and `b` command. Questions are printed as ordinary text above the prompt, and
//! nothing is ever cleared: the transcript stays in the scrollback.

use std::fmt;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use inquire::error::InquireError;
use inquire::list_option::ListOption;
use inquire::ui::{Attributes, Color, RenderConfig, StyleSheet, Styled};
use inquire::{Select, Text};
use unicode_width::UnicodeWidthStr;

use super::layout::{self, Style};
use crate::phrases;
use crate::wizard::{Choose, Commands, Dialogue, DialogueError, Enter, Prompt, Reply, Said};

/// Talks through drawn menus.
#[derive(Debug)]
pub struct Drawn {
    colour: bool,
}

/// The columns that the frame takes left of an option, and one free on the right.
const MARGIN: usize = 3;
/// The rows of a frame besides options and hint.
const PROMPT_ROWS: usize = 1;

impl Drawn {
    /// Draws with or without colour.
    pub fn new(colour: bool) -> Self {
        Self { colour }
    }

    fn choose(&self, choose: &Choose) -> Result<Reply, DialogueError> {
        let (columns, rows) = super::size();
        let width = columns.min(layout::WIDEST);
        let hint = hint(choose_hint(choose.commands), width);
        let unchosen = usize::from(cursor(choose).is_none());
        let room = |options: &[String]| {
            let options: usize = options.iter().map(|it| layout::rows(it, columns - 2)).sum();
            PROMPT_ROWS + unchosen + options + layout::rows(&hint, columns) < rows
        };
        let numbered =
            |(place, option): (usize, &String)| (format!("{}) ", place + 1), option.clone());
        let options: Vec<_> = choose.options.iter().enumerate().map(numbered).collect();
        let full: Vec<String> = options
            .iter()
            .map(|(number, text)| {
                layout::wrap(number, text, Some(width.saturating_sub(MARGIN))).join("\n  ")
            })
            .collect();
        if columns >= 24 && room(&full) {
            return self.select(choose, &full, &hint);
        }
        let short: Vec<String> = options
            .iter()
            .map(|(number, text)| {
                let room = width.saturating_sub(MARGIN + number.len());
                format!("{number}{}", layout::cut(text, room))
            })
            .collect();
        if columns >= 24 && room(&short) {
            self.print(options.iter().flat_map(|(number, text)| {
                layout::wrap(&format!("  {number}"), text, Some(width))
            }))?;
            return self.select(choose, &short, &hint);
        }
        super::plain_dialogue().choose(choose)
    }

    /// Asks with these texts, which fit the window, until there is a reply.
    fn select(
        &self,
        choose: &Choose,
        texts: &[String],
        hint: &str,
    ) -> Result<Reply, DialogueError> {
        let width = super::size().0.min(layout::WIDEST);
        let numbers = texts.len();
        let offered = choose.commands;
        let scorer = move |typed: &str, row: &Row, _: &str, place: usize| {
            row.score(typed.trim(), place, numbers, offered)
        };
        let formatter = |row: ListOption<&Row>| row.value.kept.clone();
        loop {
            let prompt = Select::new(&choose.message, rows(choose, texts, width))
                .with_scorer(&scorer)
                .with_formatter(&formatter)
                .with_starting_cursor(cursor(choose).unwrap_or(0))
                .with_reset_cursor(false)
                .with_page_size(numbers + 1)
                .with_help_message(hint)
                .with_render_config(self.look());
            match prompt.prompt() {
                Ok(Row { meaning: Meaning::Reply(reply), .. }) => return Ok(reply),
                Ok(_) => {}
                Err(error) => return ended(error, String::new()),
            }
        }
    }

    fn enter(&self, enter: &Enter) -> Result<Reply, DialogueError> {
        let (columns, _) = super::size();
        let hint = hint(enter_hint(enter.commands), columns.min(layout::WIDEST));
        let present = layout::clean_line(&enter.present);
        let typed = Arc::new(Mutex::new(present.clone()));
        let keep = Arc::clone(&typed);
        let formatter = |text: &str| {
            if text.trim().is_empty() {
                phrases::EMPTY.to_owned()
            } else {
                layout::clean_line(text)
            }
        };
        let prompt = Text::new(&enter.message)
            .with_initial_value(&present)
            .with_formatter(&formatter)
            .with_help_message(&hint)
            .with_render_config(self.look())
            .with_autocomplete(move |text: &str| {
                text.clone_into(&mut keep.lock().unwrap_or_else(PoisonError::into_inner));
                Ok(Vec::new())
            });
        match prompt.prompt() {
            Ok(text) => Ok(match text.trim() {
                "?" if enter.commands.explain => Reply::Explain,
                "r" | "R" if enter.commands.review => Reply::Review,
                _ => Reply::Typed(text),
            }),
            Err(error) => {
                let typed = typed.lock().unwrap_or_else(PoisonError::into_inner).clone();
                ended(error, typed)
            }
        }
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

impl Dialogue for Drawn {
    fn say(&mut self, said: &Said) -> Result<(), DialogueError> {
        let width = super::size().0.min(layout::WIDEST);
        let paint = |(style, line): (Style, String)| match style {
            Style::Strong if self.colour => format!("\u{1b}[1m{line}\u{1b}[0m"),
            Style::Faint if self.colour => format!("\u{1b}[36m{line}\u{1b}[0m"),
            _ => line,
        };
        self.print(layout::lines(said, Some(width)).into_iter().map(paint))
    }

    fn ask(&mut self, prompt: &Prompt) -> Result<Reply, DialogueError> {
        match prompt {
            Prompt::Choose(choose) => self.choose(choose),
            Prompt::Enter(enter) => self.enter(enter),
        }
    }
}

/// Returns what an ending of a prompt without an answer means.
fn ended(error: InquireError, typed: String) -> Result<Reply, DialogueError> {
    match error {
        InquireError::OperationCanceled => Ok(Reply::Back(typed)),
        InquireError::OperationInterrupted => {
            // The frame stays as it is, with the cursor on its last row.
            super::tell("");
            Ok(Reply::Leave(typed))
        }
        InquireError::NotTTY => Err(DialogueError::NoTerminal),
        InquireError::IO(error) => Err(DialogueError::Terminal(error)),
        other => Err(DialogueError::Terminal(std::io::Error::other(other))),
    }
}

/// One line of a menu: an option, or a command that appears when its letter is typed.
#[derive(Debug, Clone)]
struct Row {
    meaning: Meaning,
    shown: String,
    /// What stays behind the prompt.
    kept: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Meaning {
    Reply(Reply),
    /// What was typed is no number and no command.
    Nothing,
    /// No option is chosen yet.
    Unchosen,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl Row {
    fn command(reply: Reply, shown: &str, kept: &str) -> Self {
        Self { meaning: Meaning::Reply(reply), shown: shown.to_owned(), kept: kept.to_owned() }
    }

    /// Tells whether the row is shown for what was typed, and how far up: the higher the further.
    fn score(&self, typed: &str, place: usize, options: usize, offered: Commands) -> Option<i64> {
        let wanted = match command(typed, offered) {
            Some(reply) => self.meaning == Meaning::Reply(reply),
            None => match (&self.meaning, typed.parse::<usize>()) {
                (Meaning::Reply(Reply::Chose(option)), Ok(number)) => option + 1 == number,
                (Meaning::Reply(Reply::Chose(_)), Err(_)) => typed.is_empty(),
                (Meaning::Unchosen, _) => typed.is_empty(),
                (Meaning::Nothing, Ok(number)) => !(1..=options).contains(&number),
                (Meaning::Nothing, Err(_)) => !typed.is_empty(),
                _ => false,
            },
        };
        wanted.then(|| -i64::try_from(place).unwrap_or(i64::MAX))
    }
}

/// Returns the command that a typed letter stands for, if it is offered.
fn command(typed: &str, offered: Commands) -> Option<Reply> {
    match typed {
        "?" if offered.explain => Some(Reply::Explain),
        "n" | "N" if offered.note => Some(Reply::Note),
        "r" | "R" if offered.review => Some(Reply::Review),
        "b" | "B" if offered.back => Some(Reply::Back(String::new())),
        _ => None,
    }
}

/// Returns the option that the cursor starts on.
fn cursor(choose: &Choose) -> Option<usize> {
    choose.present.or(choose.start)
}

/// Returns the options, and behind them the hidden commands. Where the cursor starts on no option,
/// there is a row before them that says so.
fn rows(choose: &Choose, texts: &[String], width: usize) -> Vec<Row> {
    let options =
        texts.iter().zip(&choose.options).enumerate().map(|(place, (shown, option))| Row {
            meaning: Meaning::Reply(Reply::Chose(place)),
            shown: shown.clone(),
            kept: kept(&choose.message, place, option, width),
        });
    let unchosen = Row {
        meaning: Meaning::Unchosen,
        shown: phrases::ROW_CHOOSE.to_owned(),
        kept: phrases::UNCHOSEN.to_owned(),
    };
    let mut rows = Vec::from_iter(cursor(choose).is_none().then_some(unchosen));
    rows.extend(options);
    rows.push(Row::command(Reply::Explain, phrases::ROW_EXPLAIN, phrases::EXPLAINED));
    rows.push(Row::command(Reply::Note, phrases::ROW_NOTE, phrases::NOTED));
    rows.push(Row::command(Reply::Review, phrases::ROW_REVIEW, phrases::REVIEWED));
    rows.push(Row::command(Reply::Back(String::new()), phrases::ROW_BACK, phrases::BACK));
    rows.push(Row {
        meaning: Meaning::Nothing,
        shown: phrases::ROW_NOTHING.to_owned(),
        kept: phrases::AGAIN.to_owned(),
    });
    rows
}

/// Returns an option as it stays behind the prompt, wrapped under its beginning.
fn kept(message: &str, place: usize, option: &str, width: usize) -> String {
    // A sign and a space stand before the message, a space behind it.
    let before = " ".repeat(message.width() + 3);
    let number = format!("{before}{}) ", place + 1);
    layout::wrap(&number, option, Some(width)).join("\n").trim_start().to_owned()
}

fn choose_hint(commands: Commands) -> &'static str {
    match commands {
        Commands { note: true, .. } => phrases::HINT_QUESTION,
        Commands { explain: true, .. } => phrases::HINT_EXPLAIN,
        Commands { back: true, .. } => phrases::HINT_MENU,
        _ => phrases::HINT_FIRST,
    }
}

fn enter_hint(commands: Commands) -> &'static str {
    if commands.explain { phrases::HINT_TEXT_EXPLAIN } else { phrases::HINT_TEXT }
}

/// Returns the hint wrapped between the brackets that `inquire` sets around it.
fn hint(text: &str, width: usize) -> String {
    layout::wrap("", text, Some(width.saturating_sub(MARGIN))).join("\n ")
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
            phrases::HINT_MENU,
            phrases::HINT_FIRST,
            phrases::HINT_TEXT,
            phrases::HINT_TEXT_EXPLAIN,
        ] {
            assert_eq!(layout::rows(&hint(text, 80), 80), 1, "{text}");
        }
    }
}
