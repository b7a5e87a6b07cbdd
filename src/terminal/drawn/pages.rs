//! A page that may be longer than the window, drawn a screenful at a time.

use super::Drawn;
use super::pause::Paused;
use crate::phrases;
use crate::terminal::{self, layout};
use crate::wizard::{DialogueError, Said};

/// The rows under a screenful: a prompt and its hint.
const PROMPT_ROWS: usize = 2;

impl Drawn {
    /// Prints a page that waits, with room for the so many rows of what comes behind it.
    pub(super) fn turn_page(&mut self, behind: usize) -> Result<(), DialogueError> {
        let Some(page) = self.unread.take() else { return Ok(()) };
        // In a window of another size it begins again: its lines are others there.
        while !self.page_in_window(&page, behind)? {
            self.print_again()?;
        }
        self.page.push(page);
        Ok(())
    }

    /// Prints a page, waits after each screenful until it is read, and tells whether the window kept
    /// its size.
    fn page_in_window(&mut self, page: &Said, behind: usize) -> Result<bool, DialogueError> {
        let (columns, rows) = terminal::size();
        let lines = layout::lines(page, Some(columns.min(layout::WIDEST)));
        let lines: Vec<String> = lines.into_iter().map(|it| it.1).collect();
        let screenful = rows.saturating_sub(PROMPT_ROWS).max(1);
        let mut rest = lines.as_slice();
        while rest.len() + behind > rows && !rest.is_empty() {
            let (now, later) = rest.split_at(end_of_screenful(rest, screenful));
            self.print(now.iter().cloned())?;
            rest = later;
            match self.pause(phrases::READ_ON)? {
                None => return Ok(false),
                Some(Paused::Read) => {}
                Some(Paused::Enough) => break,
            }
        }
        self.print(rest.iter().cloned())?;
        Ok(true)
    }
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
