//! A page that may be longer than the window, drawn a screenful at a time.

use super::Drawn;
use super::editor::Line;
use crate::phrases;
use crate::terminal::{self, layout};
use crate::wizard::{Commands, DialogueError, Enter, Reply, Said};

/// The rows under a screenful: a prompt and its hint, which may take two rows.
const PROMPT_ROWS: usize = 3;
/// The rows of a menu that comes behind a page.
const MENU_ROWS: usize = 12;

impl Drawn {
    /// Prints a page, and waits after each screenful until it is read. In a window of another size it
    /// begins again: its lines are others there.
    pub(super) fn page_through(&mut self, page: &Said) -> Result<(), DialogueError> {
        while !self.page_in_window(page)? {
            self.print_again()?;
        }
        Ok(())
    }

    /// Prints a page, and tells whether the window kept its size.
    fn page_in_window(&mut self, page: &Said) -> Result<bool, DialogueError> {
        let (columns, rows) = terminal::size();
        let lines = layout::lines(page, Some(columns.min(layout::WIDEST)));
        let lines: Vec<String> = lines.into_iter().map(|it| it.1).collect();
        let screenful = rows.saturating_sub(PROMPT_ROWS).max(1);
        let mut rest = lines.as_slice();
        while rest.len() + MENU_ROWS > screenful + PROMPT_ROWS && !rest.is_empty() {
            let (now, later) = rest.split_at(end_of_screenful(rest, screenful));
            self.print(now.iter().cloned())?;
            rest = later;
            match self.enter_in_window(&read_on(), &mut Line::new(""))? {
                None => return Ok(false),
                Some(Reply::Typed(_)) => {}
                Some(reply) => {
                    self.early = Some(reply).filter(|it| matches!(it, Reply::Leave(_)));
                    break;
                }
            }
        }
        self.print(rest.iter().cloned())?;
        Ok(true)
    }
}

/// Returns the prompt under a screenful.
fn read_on() -> Enter {
    let (message, present) = (phrases::READ_ON.to_owned(), String::new());
    Enter { message, present, refused: false, commands: Commands::default() }
}

/// Returns where a screenful ends: behind its last paragraph, if that fills most of it.
fn end_of_screenful(lines: &[String], most: usize) -> usize {
    if lines.len() <= most {
        return lines.len();
    }
    let blank = lines[..most].iter().rposition(String::is_empty);
    blank.filter(|it| *it > most / 2).map_or(most, |it| it + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screenful_ends_behind_a_paragraph() {
        let lines = ["a", "b", "c", "", "d", "e", "f"].map(str::to_owned);
        assert_eq!(end_of_screenful(&lines, 7), 7, "all of it");
        assert_eq!(end_of_screenful(&lines, 5), 4, "behind the blank line");
        assert_eq!(end_of_screenful(&lines, 3), 3, "there is no blank line");
        assert_eq!(end_of_screenful(&lines[2..], 4), 4, "that would be too short");
    }
}
