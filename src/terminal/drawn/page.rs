//! A page that may be longer than the window, drawn a screenful at a time.

use super::Drawn;
use crate::phrases;
use crate::terminal;
use crate::wizard::{Commands, DialogueError, Enter, Reply};

/// The rows under a screenful: a prompt and its hint, which may take two rows.
const PROMPT_ROWS: usize = 3;
/// The rows of a menu that comes behind a page.
const MENU_ROWS: usize = 9;

impl Drawn {
    /// Prints lines, and waits after each screenful until it is read.
    pub(super) fn page(&mut self, lines: Vec<String>) -> Result<(), DialogueError> {
        let screenful = terminal::size().1.saturating_sub(PROMPT_ROWS).max(1);
        let mut rest = lines.as_slice();
        while rest.len() + MENU_ROWS > screenful + PROMPT_ROWS && !rest.is_empty() {
            let (now, later) = rest.split_at(screenful.min(rest.len()));
            self.print(now.iter().cloned())?;
            rest = later;
            if !self.is_read()? {
                break;
            }
        }
        self.print(rest.iter().cloned())
    }

    /// Waits for Enter, and tells whether to go on a screenful at a time.
    fn is_read(&mut self) -> Result<bool, DialogueError> {
        let (message, present) = (phrases::READ_ON.to_owned(), String::new());
        let commands = Commands::default();
        let reply = self.enter(&Enter { message, present, refused: false, commands })?;
        let goes_on = matches!(reply, Reply::Typed(_));
        self.early = Some(reply).filter(|it| matches!(it, Reply::Leave(_)));
        Ok(goes_on)
    }
}
