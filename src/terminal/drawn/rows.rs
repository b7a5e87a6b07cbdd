//! The rows of a drawn menu, and which of them are shown for the typed text.

use std::cell::Cell;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};

use unicode_width::UnicodeWidthStr;

use crate::phrases::{self, fill};
use crate::terminal::layout;
use crate::wizard::{Choose, Commands, Reply, plain_digits};

/// Whether rows are shown with a blank at their end. `inquire` draws only the rows that differ from
/// those of the time before.
static REDRAWN: AtomicBool = AtomicBool::new(false);

/// Makes `inquire` draw every row again with the next key, because the screen has changed under it.
#[cfg(unix)]
pub(in crate::terminal) fn redraw() {
    REDRAWN.fetch_not(Ordering::Relaxed);
}

/// One line of a menu: an option, or a command that appears when its letter is typed.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) meaning: Meaning,
    shown: String,
    /// What stays on the screen after the prompt.
    pub(super) kept: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    Reply(Reply),
    /// The typed text is neither a number nor a command.
    Nothing,
    /// No option is chosen yet.
    Unchosen,
    /// The typed text was deleted, and the cursor is in another row than before.
    Cleared,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)?;
        f.write_str(if REDRAWN.load(Ordering::Relaxed) { " " } else { "" })
    }
}

/// What is typed at a menu, and which rows are shown for it.
pub(super) struct Typing {
    options: usize,
    offered: Commands,
    begun: Cell<bool>,
}

impl Typing {
    pub(super) fn new(options: usize, offered: Commands) -> Self {
        Self { options, offered, begun: Cell::new(false) }
    }

    /// Tells whether the row is shown for the typed text, and its score: higher scores come first.
    pub(super) fn score(&self, typed: &str, row: &Row, place: usize) -> Option<i64> {
        let typed = &*plain_digits(typed.trim());
        self.begun.set(self.begun.get() || !typed.is_empty());
        let noted = layout::noted(typed, self.options, self.offered);
        let wanted = match noted.or_else(|| command(typed, self.offered)) {
            Some(reply) => row.meaning == Meaning::Reply(reply),
            None => match (&row.meaning, typed.parse::<usize>()) {
                (Meaning::Reply(Reply::Chose(option)), Ok(number)) => option + 1 == number,
                (Meaning::Reply(Reply::Chose(_)) | Meaning::Unchosen, _) => typed.is_empty(),
                (Meaning::Cleared, _) => typed.is_empty() && self.begun.get(),
                (Meaning::Nothing, Ok(number)) => !(1..=self.options).contains(&number),
                (Meaning::Nothing, Err(_)) => !typed.is_empty(),
                _ => false,
            },
        };
        wanted.then(|| -i64::try_from(place).unwrap_or(i64::MAX))
    }
}

/// Returns the command of a typed letter, if it is offered.
fn command(typed: &str, offered: Commands) -> Option<Reply> {
    match typed {
        "?" if offered.explain => Some(Reply::Explain),
        "n" | "N" if offered.note => Some(Reply::Note),
        "s" | "S" if offered.leave_open => Some(Reply::LeaveOpen),
        "r" | "R" if offered.review => Some(Reply::Review),
        "b" | "B" if offered.back => Some(Reply::Back(String::new())),
        _ => None,
    }
}

/// Returns the option that the cursor starts on.
pub(super) fn cursor(choose: &Choose) -> Option<usize> {
    choose.present.or(choose.start)
}

/// Returns the row for the cursor while no option is chosen, then the options, then the hidden
/// commands.
pub(super) fn rows(choose: &Choose, texts: &[String], width: usize) -> Vec<Row> {
    let options =
        texts.iter().zip(&choose.options).enumerate().map(|(place, (shown, option))| Row {
            meaning: Meaning::Reply(Reply::Chose(place)),
            shown: shown.clone(),
            kept: kept(&choose.message, place, option, width),
        });
    let row = |meaning, shown: &str, kept: &str| Row {
        meaning,
        shown: shown.to_owned(),
        kept: remark(&choose.message, kept, width),
    };
    let mut rows = vec![match cursor(choose) {
        None => row(Meaning::Unchosen, phrases::ROW_CHOOSE, phrases::UNCHOSEN),
        Some(_) => row(Meaning::Cleared, phrases::ROW_CLEARED, phrases::AGAIN),
    }];
    rows.extend(options);
    rows.extend(choose.options.iter().enumerate().map(|(place, option)| {
        let number = (place + 1).to_string();
        Row {
            meaning: Meaning::Reply(Reply::ChoseToNote(place)),
            shown: fill(phrases::ROW_CHOSE_TO_NOTE, &[("number", &number)]),
            kept: kept(&choose.message, place, option, width),
        }
    }));
    rows.extend([
        row(Meaning::Reply(Reply::Explain), phrases::ROW_EXPLAIN, phrases::EXPLAINED),
        row(Meaning::Reply(Reply::Note), phrases::ROW_NOTE, phrases::NOTED),
        row(Meaning::Reply(Reply::LeaveOpen), phrases::ROW_LEAVE_OPEN, phrases::LEFT_OPEN),
        row(Meaning::Reply(Reply::Review), phrases::ROW_REVIEW, phrases::REVIEWED),
        row(Meaning::Reply(Reply::Back(String::new())), phrases::ROW_BACK, phrases::BACK),
        row(Meaning::Nothing, phrases::ROW_NOTHING, phrases::AGAIN),
    ]);
    rows
}

/// Returns an option as it stays after the prompt, wrapped under its beginning; below the prompt,
/// if the prompt is long.
fn kept(message: &str, place: usize, option: &str, width: usize) -> String {
    let number = format!("{}) ", place + 1);
    if message.width() > width / 2 {
        return below(&number, option, width);
    }
    // A sign and a space come before the message, a space after it.
    let before = " ".repeat(message.width() + 3);
    let kept = layout::wrap(&format!("{before}{number}"), option, Some(width)).join("\n");
    kept.trim_start().to_owned()
}

/// Returns what stays after a prompt for a command; below the prompt, if there is no room after it.
fn remark(message: &str, text: &str, width: usize) -> String {
    if message.width() + 3 + text.width() < width {
        return text.to_owned();
    }
    below("", text, width)
}

fn below(number: &str, text: &str, width: usize) -> String {
    format!("\n{}", layout::wrap(&format!("  {number}"), text, Some(width)).join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::YOUR_ANSWER;

    fn choose(present: Option<usize>) -> Choose {
        let commands = Commands { explain: true, back: true, ..Commands::default() };
        let options = vec!["One".to_owned(), "Two".to_owned()];
        Choose { message: YOUR_ANSWER.to_owned(), options, present, start: None, commands }
    }

    /// Returns what is shown after each of these inputs.
    fn shown(present: Option<usize>, inputs: &[&str]) -> Vec<Vec<String>> {
        let choose = choose(present);
        let rows = rows(&choose, &choose.options, 80);
        let typing = Typing::new(2, choose.commands);
        let for_input = |typed: &&str| {
            let wanted = |it: &(usize, &Row)| typing.score(typed, it.1, it.0).is_some();
            rows.iter().enumerate().filter(wanted).map(|it| it.1.to_string()).collect()
        };
        inputs.iter().map(for_input).collect()
    }

    #[test]
    fn digits_choose_and_letters_command() {
        let shown = shown(Some(1), &["", "2", "?", "b", "n", "3", "xy", "２"]);
        let nothing = vec![phrases::ROW_NOTHING.to_owned()];
        assert_eq!(shown[0], ["One", "Two"]);
        assert_eq!(shown[1], ["Two"]);
        assert_eq!(shown[2], [phrases::ROW_EXPLAIN]);
        assert_eq!(shown[3], [phrases::ROW_BACK]);
        assert_eq!(shown[4..7], [nothing.clone(), nothing.clone(), nothing]);
        assert_eq!(shown[7], ["Two"], "a full-width digit");
    }

    #[test]
    fn a_number_with_n_behind_it_is_an_answer_and_a_note() {
        let mut choose = choose(None);
        choose.commands.note = true;
        let rows = rows(&choose, &choose.options, 80);
        let typing = Typing::new(2, choose.commands);
        let meant = |typed: &str| {
            let wanted = |it: &(usize, &Row)| typing.score(typed, it.1, it.0).is_some();
            let wanted = rows.iter().enumerate().filter(wanted);
            wanted.map(|it| it.1.meaning.clone()).collect::<Vec<_>>()
        };
        assert_eq!(meant("2n"), [Meaning::Reply(Reply::ChoseToNote(1))]);
        assert_eq!(meant("2 N"), [Meaning::Reply(Reply::ChoseToNote(1))]);
        assert_eq!(meant("3n"), [Meaning::Nothing]);
        assert_eq!(meant("n"), [Meaning::Reply(Reply::Note)]);
    }

    #[test]
    fn what_was_typed_and_taken_back_leaves_no_option_under_the_cursor() {
        assert_eq!(shown(Some(1), &["x", ""])[1], [phrases::ROW_CLEARED, "One", "Two"]);
        assert_eq!(shown(None, &["x", ""])[1], [phrases::ROW_CHOOSE, "One", "Two"]);
    }
}
