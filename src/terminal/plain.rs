//! Plain prompts: a line out, a line in. Works with a screen reader, in a pipe and on terminals
//! that cannot move their cursor. Nothing is redrawn, and the present answer is said in words. A
//! prompt is short, because a screen reader reads all of it each time: `?` says what can be typed.

mod pick;

use std::io::{BufRead, Read, Write};

use super::layout;
use crate::phrases::{self, fill};
use crate::wizard::{
    Choose, Commands, Dialogue, DialogueError, Enter, Prompt, Reply, Said, Several, plain_digits,
};

/// The longest line that is read, in bytes.
const LONGEST: u64 = 64 * 1024;

/// How often in a row a pipe may say nothing valid.
const MOST_MISSES: usize = 5;
/// How many lines are read from a pipe: more than any company needs, so that no input asks for ever.
const MOST_LINES: usize = 2_000;

/// Asks line by line.
#[derive(Debug)]
pub struct Plain<R, W> {
    input: R,
    output: W,
    /// Returns the columns of the window, if there is one. It may have other ones for each line.
    window: fn() -> Option<usize>,
    /// Whether typed text is visible between the lines of the output.
    echoes: bool,
    /// How many lines were read.
    lines: usize,
    /// How many in a row could not be taken, and whether the last reply was among them.
    misses: usize,
    missed: bool,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Reads from `input` and writes to `output`, in lines of at most as many columns as the window has.
    pub fn new(input: R, output: W, window: fn() -> Option<usize>) -> Self {
        Self { input, output, window, echoes: false, lines: 0, misses: 0, missed: false }
    }

    fn width(&self) -> Option<usize> {
        (self.window)().map(|it| it.min(layout::WIDEST))
    }

    /// Sets whether typed text, with its line end, is visible, as on a terminal.
    #[must_use]
    pub fn with_echo(self, echoes: bool) -> Self {
        Self { echoes, ..self }
    }

    fn line(&mut self, text: &str) -> Result<(), DialogueError> {
        for line in layout::wrap("", text, self.width()) {
            writeln!(self.output, "{line}")?;
        }
        Ok(())
    }

    /// Fills a phrase with an option and its number.
    fn numbered(
        &mut self,
        phrase: &str,
        place: usize,
        options: &[String],
    ) -> Result<(), DialogueError> {
        let number = (place + 1).to_string();
        self.line(&fill(phrase, &[("number", &number), ("text", &options[place])]))
    }

    /// Asks for a line and returns it; `None` at the end of the input.
    fn hear(&mut self, prompt: &str) -> Result<Option<String>, DialogueError> {
        self.check_progress()?;
        let lines = layout::wrap("", prompt, self.width());
        write!(self.output, "{} ", lines.join("\n"))?;
        self.output.flush()?;
        let mut bytes = Vec::new();
        self.input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes)?;
        if bytes.len() as u64 == LONGEST && !bytes.ends_with(b"\n") {
            // The rest of the line must not count as an answer to the next question.
            self.input.skip_until(b'\n')?;
        }
        if !self.echoes || bytes.is_empty() {
            writeln!(self.output)?;
        }
        if bytes.is_empty() {
            self.line(phrases::PLAIN_END)?;
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&bytes);
        // Some programs begin what they write with a byte order mark.
        Ok(Some(line.trim_start_matches('\u{feff}').trim().to_owned()))
    }

    /// Fails where a pipe goes on without answering. A person may try as often as they like.
    fn check_progress(&mut self) -> Result<(), DialogueError> {
        self.lines += 1;
        match (self.echoes, self.misses, self.lines) {
            (false, MOST_MISSES.., _) => Err(DialogueError::NothingValid),
            (false, _, lines) if lines > MOST_LINES => Err(DialogueError::TooManyLines),
            _ => Ok(()),
        }
    }

    /// Says that a line cannot be taken.
    fn refuse(&mut self, message: &str) -> Result<(), DialogueError> {
        self.say(&Said::Error(message.to_owned()))
    }

    pub(super) fn choose(&mut self, choose: &Choose) -> Result<Reply, DialogueError> {
        self.options(&choose.options)?;
        if let Some(present) = choose.present {
            self.numbered(phrases::PLAIN_PRESENT, present, &choose.options)?;
        }
        let last = choose.options.len().to_string();
        let prompt = choose_prompt(choose, &last);
        loop {
            let Some(typed) = self.hear(&prompt)? else { return Ok(leave()) };
            let place = plain_digits(&typed).trim_end_matches('.').parse::<usize>().ok();
            let chosen =
                place.and_then(|it| it.checked_sub(1)).filter(|it| *it < choose.options.len());
            let chosen = chosen.or(choose.present.filter(|_| typed.is_empty()));
            if let Some(place) = chosen {
                self.numbered(phrases::PLAIN_CHOSE, place, &choose.options)?;
                return Ok(Reply::Chose(place));
            }
            if let Some(reply @ Reply::ChoseToNote(place)) =
                layout::noted(&typed, choose.options.len(), choose.commands)
            {
                self.numbered(phrases::PLAIN_CHOSE, place, &choose.options)?;
                return Ok(reply);
            }
            if typed == "?" {
                self.help(&fill(phrases::PLAIN_NUMBER, &[("last", &last)]), choose.commands)?;
                if !choose.commands.explain {
                    continue;
                }
            }
            if let Some(reply) = command(&typed, choose.commands) {
                return Ok(reply);
            }
            let phrase =
                if typed.is_empty() { phrases::PLAIN_NOTHING } else { phrases::PLAIN_WRONG };
            let message = fill(phrase, &[("typed", &typed), ("last", &last)]);
            self.refuse(&message)?;
        }
    }

    fn several(&mut self, several: &Several) -> Result<Reply, DialogueError> {
        self.options(&several.options)?;
        let last = several.options.len().to_string();
        let prompt = several_prompt(several, &last);
        loop {
            let Some(typed) = self.hear(&prompt)? else { return Ok(leave()) };
            if typed == "?" {
                self.help(phrases::PLAIN_HOW_SEVERAL, several.commands)?;
                if !several.commands.explain {
                    continue;
                }
            }
            let meant = match typed.as_str() {
                "" => Some(Reply::ChoseSeveral(several.present.clone())),
                "-" => Some(Reply::ChoseSeveral(Vec::new())),
                "q" | "Q" => Some(leave()),
                _ => layout::several(&typed, several.options.len(), several.commands),
            };
            if let Some(reply) = meant {
                self.confirm_several(&reply, &several.options)?;
                return Ok(reply);
            }
            let message = fill(phrases::SEVERAL_WRONG, &[("typed", &typed), ("last", &last)]);
            self.refuse(&message)?;
        }
    }

    fn confirm_several(&mut self, reply: &Reply, options: &[String]) -> Result<(), DialogueError> {
        let Reply::ChoseSeveral(places) = reply else { return Ok(()) };
        if places.is_empty() {
            self.line(phrases::PLAIN_LEFT_OUT)?;
        }
        for place in places {
            self.numbered(phrases::PLAIN_CHOSE, *place, options)?;
        }
        Ok(())
    }

    /// Says what can be typed.
    fn help(&mut self, answer: &str, commands: Commands) -> Result<(), DialogueError> {
        let mut keys = vec![answer.to_owned()];
        keys.extend(offered(commands));
        self.line(&fill(phrases::PLAIN_KEYS, &[("keys", &keys.join(", "))]))
    }

    fn options(&mut self, options: &[String]) -> Result<(), DialogueError> {
        for (place, option) in options.iter().enumerate() {
            for line in layout::wrap(&format!("{}. ", place + 1), option, self.width()) {
                writeln!(self.output, "{line}")?;
            }
        }
        Ok(())
    }

    fn enter(&mut self, enter: &Enter) -> Result<Reply, DialogueError> {
        let Some(typed) = self.hear(&enter_prompt(enter))? else { return Ok(leave()) };
        if let Some(reply) = command(&typed, enter.commands) {
            if reply == Reply::Explain {
                self.help(phrases::PLAIN_TEXT, enter.commands)?;
            }
            return Ok(reply);
        }
        let text = match typed.as_str() {
            "" => enter.present.clone(),
            "-" => String::new(),
            _ => typed,
        };
        if text.is_empty() {
            self.line(phrases::PLAIN_LEFT_OUT)?;
        } else {
            self.line(&fill(phrases::PLAIN_TYPED, &[("text", &text)]))?;
        }
        Ok(Reply::Typed(text))
    }
}

impl<R: BufRead, W: Write> Dialogue for Plain<R, W> {
    fn say(&mut self, said: &Said) -> Result<(), DialogueError> {
        if matches!(said, Said::Error(_)) {
            self.misses += 1;
            self.missed = true;
        }
        // A screen reader would read across columns, so there are none.
        let lines = match said {
            Said::Row(row) => layout::listed("", row, self.width()),
            said => layout::lines(said, self.width()).into_iter().map(|it| it.1).collect(),
        };
        for line in lines {
            writeln!(self.output, "{line}")?;
        }
        Ok(())
    }

    fn begin_work(&mut self, what: &str) -> Result<(), DialogueError> {
        self.line(what)
    }

    /// Every line that comes through a pipe is meant.
    fn end_work(&mut self) -> Result<(), DialogueError> {
        Ok(())
    }

    fn ask(&mut self, prompt: &Prompt) -> Result<Reply, DialogueError> {
        if !std::mem::take(&mut self.missed) {
            self.misses = 0;
        }
        let reply = match prompt {
            Prompt::Choose(choose) => self.choose(choose),
            Prompt::Several(several) => self.several(several),
            Prompt::Pick(pick) => self.pick(pick),
            Prompt::Enter(enter) => self.enter(enter),
        };
        self.missed = false;
        reply
    }
}

/// Leaves, without half-typed text.
fn leave() -> Reply {
    Reply::Leave(String::new())
}

/// Returns the command that was typed, if it is offered.
fn command(typed: &str, commands: Commands) -> Option<Reply> {
    match typed.to_lowercase().as_str() {
        "?" if commands.explain => Some(Reply::Explain),
        "n" if commands.note => Some(Reply::Note),
        "s" if commands.leave_open => Some(Reply::LeaveOpen),
        "b" if commands.back => Some(Reply::Back(String::new())),
        "r" if commands.review => Some(Reply::Review),
        "q" => Some(leave()),
        _ => None,
    }
}

fn choose_prompt(choose: &Choose, last: &str) -> String {
    let mut parts = vec![fill(phrases::PLAIN_RANGE, &[("last", last)])];
    if let Some(present) = choose.present {
        let number = (present + 1).to_string();
        parts.push(fill(phrases::PLAIN_KEEPS, &[("present", &number)]));
    }
    parts.push(phrases::PLAIN_HELP.to_owned());
    parts.join(", ") + ":"
}

fn several_prompt(several: &Several, last: &str) -> String {
    let mut parts = vec![fill(phrases::PLAIN_SEVERAL, &[("last", last)])];
    if several.present.is_empty() {
        parts.push(phrases::PLAIN_LEAVES_OUT.to_owned());
    } else {
        let present = layout::numbers(&several.present);
        parts.push(fill(phrases::PLAIN_KEEPS_SEVERAL, &[("present", &present)]));
    }
    parts.push(phrases::PLAIN_HELP.to_owned());
    parts.join(", ") + ":"
}

fn enter_prompt(enter: &Enter) -> String {
    let mut parts = vec![phrases::PLAIN_TYPE.to_owned()];
    if enter.refused {
        parts.push(phrases::PLAIN_REFUSED.to_owned());
    } else if enter.present.is_empty() {
        parts.push(phrases::PLAIN_LEAVES_OUT.to_owned());
    } else {
        parts.push(fill(phrases::PLAIN_KEEPS_TEXT, &[("present", &enter.present)]));
    }
    if enter.commands.explain {
        parts.push(phrases::PLAIN_HELP.to_owned());
    } else {
        // A question mark is a text like any other here.
        parts.extend(offered(enter.commands));
    }
    parts.join(", ") + ":"
}

/// Returns what can be typed besides an answer.
fn offered(commands: Commands) -> Vec<String> {
    [
        (commands.note, phrases::PLAIN_NOTE),
        (commands.leave_open, phrases::PLAIN_LEAVE_OPEN),
        (commands.back, phrases::PLAIN_BACK),
        (commands.review, phrases::PLAIN_REVIEW),
        (true, phrases::PLAIN_QUIT),
    ]
    .into_iter()
    .filter(|(offered, _)| *offered)
    .map(|(_, phrase)| phrase.to_owned())
    .collect()
}

#[cfg(test)]
mod tests;
