//! The row of a menu that says what a typed letter does, and what stays of a menu after a reply.

use unicode_width::UnicodeWidthStr;

use crate::phrases::{self, fill};
use crate::terminal::layout;
use crate::wizard::{Choose, Reply};

/// Returns what a command does; `None` for a reply that is an option.
pub(super) fn command(reply: &Reply) -> Option<String> {
    Some(match reply {
        Reply::ChoseToNote(place) => {
            fill(phrases::ROW_CHOSE_TO_NOTE, &[("number", &(place + 1).to_string())])
        }
        Reply::Explain => phrases::ROW_EXPLAIN.to_owned(),
        Reply::Note => phrases::ROW_NOTE.to_owned(),
        Reply::LeaveOpen => phrases::ROW_LEAVE_OPEN.to_owned(),
        Reply::Review => phrases::ROW_REVIEW.to_owned(),
        Reply::Back(_) => phrases::ROW_BACK.to_owned(),
        _ => return None,
    })
}

/// Returns what stays of a menu after its prompt.
pub(super) fn kept(reply: &Reply, message: &str, choose: &Choose, width: usize) -> Option<String> {
    Some(match reply {
        Reply::Chose(place) | Reply::ChoseToNote(place) => {
            option(message, *place, &choose.options[*place], width)
        }
        Reply::Explain => remark(message, phrases::EXPLAINED, width),
        Reply::Note => remark(message, phrases::NOTED, width),
        Reply::LeaveOpen => remark(message, phrases::LEFT_OPEN, width),
        Reply::Review => remark(message, phrases::REVIEWED, width),
        Reply::Back(_) => remark(message, phrases::BACK, width),
        _ => return None,
    })
}

/// Returns an option as it stays after the prompt, wrapped under its beginning; below the prompt,
/// if the prompt is long.
fn option(message: &str, place: usize, option: &str, width: usize) -> String {
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
pub(super) fn remark(message: &str, text: &str, width: usize) -> String {
    if message.width() + 3 + text.width() < width {
        return text.to_owned();
    }
    below("", text, width)
}

fn below(number: &str, text: &str, width: usize) -> String {
    format!("\n{}", layout::wrap(&format!("  {number}"), text, Some(width)).join("\n"))
}
