//! A list of answers that can be searched, in lines: a few rows at a time.

use std::io::{BufRead, Write};

use super::{Plain, leave, offered};
use crate::phrases::{self, fill};
use crate::terminal::layout;
use crate::wizard::{DialogueError, Pick, Reply};

/// How many rows of a list are shown at once.
const MOST_ROWS: usize = 20;

impl<R: BufRead, W: Write> Plain<R, W> {
    pub(super) fn pick(&mut self, pick: &Pick) -> Result<Reply, DialogueError> {
        let last = pick.rows.len().to_string();
        let mut parts = vec![fill(phrases::PLAIN_PICK, &[("last", &last)])];
        parts.extend(offered(pick.commands));
        let prompt = parts.join(", ") + ":";
        let (mut shown, mut at) = (pick.matching(""), 0);
        loop {
            at = self.picked(pick, &shown, at)?;
            let Some(typed) = self.hear(&prompt)? else { return Ok(leave()) };
            if typed.to_lowercase() == "q" {
                return Ok(leave());
            }
            let places = match layout::picked(&typed, pick) {
                Ok(places) => places,
                Err(reply) => return Ok(reply),
            };
            match places[..] {
                [place] => {
                    let text = pick.rows[place].line();
                    let words = [("number", &*(place + 1).to_string()), ("text", &text)];
                    self.line(&fill(phrases::PLAIN_CHOSE, &words))?;
                    return Ok(Reply::Chose(place));
                }
                [] => {
                    let words = [("typed", &*typed), ("last", &last)];
                    self.refuse(&fill(phrases::NOT_FOUND, &words))?;
                    (shown, at) = (Vec::new(), 0);
                }
                _ => {
                    // A pipe that only searches must end, too.
                    self.misses += 1;
                    if !typed.is_empty() || shown.is_empty() {
                        (shown, at) = (places, 0);
                    }
                }
            }
        }
    }

    /// Shows rows of a list under their numbers, a few from one of them on. Returns where the next few
    /// begin.
    fn picked(
        &mut self,
        pick: &Pick,
        places: &[usize],
        from: usize,
    ) -> Result<usize, DialogueError> {
        let end = places.len().min(from + MOST_ROWS);
        for place in &places[from..end] {
            for line in
                layout::listed(&format!("{}. ", place + 1), &pick.rows[*place], self.width())
            {
                writeln!(self.output, "{line}")?;
            }
        }
        if places.len() <= MOST_ROWS {
            return Ok(0);
        }
        let numbers = [from + 1, end, places.len()].map(|it| it.to_string());
        let words = [("first", &*numbers[0]), ("last", &numbers[1]), ("all", &numbers[2])];
        self.line(&fill(phrases::PLAIN_REST, &words))?;
        Ok(if end < places.len() { end } else { 0 })
    }
}
