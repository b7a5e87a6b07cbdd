//! A list of answers that can be searched, drawn. Here `inquire` does what it is made for: what is
//! typed filters the list.

use inquire::list_option::ListOption;
use inquire::ui::RenderConfig;
use inquire::{InquireError, Select};

use super::Drawn;
use super::frame::{Frame, MARGIN};
use crate::phrases;
use crate::terminal::layout;
use crate::terminal::raw::Raw;
use crate::wizard::{DialogueError, Pick, Reply};

/// The fewest rows of a list that are shown at once.
const FEWEST: usize = 3;

impl Drawn {
    pub(super) fn pick(&self, pick: &Pick) -> Result<Reply, DialogueError> {
        let frame = Frame::new(phrases::HINT_PICK);
        let room = frame.width.saturating_sub(MARGIN);
        let nothing = pick.rows.len();
        let mut rows: Vec<String> =
            pick.rows.iter().map(|it| layout::cut(&it.line(), room)).collect();
        // Without a row, Enter would do nothing.
        rows.push(layout::cut(phrases::ROW_NOT_FOUND, room));
        let scorer = |typed: &str, _: &String, _: &str, at: usize| {
            let meant = pick.matching(typed);
            let is_shown = meant.contains(&at) || meant.is_empty() && at == nothing;
            is_shown.then(|| -i64::try_from(at).unwrap_or(i64::MAX))
        };
        let formatter = |row: ListOption<&String>| row.value.clone();
        // `inquire` sets brackets of its own around it.
        let hint = frame.hint.trim_start_matches('[').trim_end_matches(']');
        let look = match self.paint.colour {
            true => RenderConfig::default_colored(),
            false => RenderConfig::empty(),
        };
        loop {
            let prompt = Select::new(&pick.message, rows.clone())
                .with_scorer(&scorer)
                .with_formatter(&formatter)
                .with_page_size(frame.size.1.saturating_sub(frame.height(0)).max(FEWEST))
                .with_help_message(hint)
                .with_render_config(look);
            let _raw = Raw::begin()?;
            let row = match prompt.raw_prompt() {
                Ok(row) => row,
                Err(error) => return ended(error),
            };
            if row.index != nothing {
                return Ok(Reply::Chose(row.index));
            }
        }
    }
}

/// Returns the reply for a list that ended without a choice.
fn ended(error: InquireError) -> Result<Reply, DialogueError> {
    match error {
        InquireError::OperationCanceled => Ok(Reply::Back(String::new())),
        InquireError::OperationInterrupted => {
            // The list stays as it is, with the cursor on its last row.
            crate::terminal::tell("");
            Ok(Reply::Leave(String::new()))
        }
        InquireError::IO(error) => Err(error.into()),
        error => Err(std::io::Error::other(error).into()),
    }
}
