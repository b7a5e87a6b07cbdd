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
        let rows: Vec<String> = pick.rows.iter().map(|it| layout::cut(&it.line(), room)).collect();
        let scorer = |typed: &str, _: &String, _: &str, at: usize| {
            let is_meant = pick.matching(typed).contains(&at);
            is_meant.then(|| -i64::try_from(at).unwrap_or(i64::MAX))
        };
        let formatter = |row: ListOption<&String>| row.value.clone();
        let look = match self.paint.colour {
            true => RenderConfig::default_colored(),
            false => RenderConfig::empty(),
        };
        let prompt = Select::new(&pick.message, rows)
            .with_scorer(&scorer)
            .with_formatter(&formatter)
            .with_page_size(frame.size.1.saturating_sub(frame.height(0)).max(FEWEST))
            .with_help_message(&frame.hint)
            .with_render_config(look);
        let _raw = Raw::begin()?;
        match prompt.raw_prompt() {
            Ok(row) => Ok(Reply::Chose(row.index)),
            Err(InquireError::OperationCanceled) => Ok(Reply::Back(String::new())),
            Err(InquireError::OperationInterrupted) => {
                // The list stays as it is, with the cursor on its last row.
                crate::terminal::tell("");
                Ok(Reply::Leave(String::new()))
            }
            Err(InquireError::IO(error)) => Err(error.into()),
            Err(error) => Err(std::io::Error::other(error).into()),
        }
    }
}
