//! A line to type: what it means, and what stays of it after the prompt.

use unicode_width::UnicodeWidthStr;

use super::row;
use crate::phrases;
use crate::terminal::layout;
use crate::wizard::{Enter, Reply, Several};

/// Returns the hint under a line to type. A letter is a command only when it is alone, so a text
/// already in the line must be deleted first.
pub(super) fn hint(enter: &Enter) -> &'static str {
    match (enter.commands.explain, enter.refused, enter.present.is_empty()) {
        (true, true, _) => phrases::HINT_TEXT_REFUSED,
        (false, true, _) => phrases::HINT_TEXT_REFUSED_MENU,
        (false, false, _) => phrases::HINT_TEXT,
        (true, false, true) => phrases::HINT_TEXT_EXPLAIN,
        (true, false, false) => phrases::HINT_TEXT_PRESENT,
    }
}

/// Returns what the typed line means. A question mark after the text that was already there asks
/// for the explanation; a letter could be part of a longer word.
pub(super) fn meaning(text: &str, enter: &Enter) -> Reply {
    let present = layout::clean_line(&enter.present);
    let added = text.strip_prefix(present.as_str()).unwrap_or(text).trim();
    match (added, text.trim()) {
        ("?", _) if enter.commands.explain => Reply::Explain,
        (_, "r" | "R") if enter.commands.review => Reply::Review,
        _ => Reply::Typed(text.to_owned()),
    }
}

/// Returns the text that stays after the prompt, wrapped under its beginning.
pub(super) fn kept(text: &str, enter: &Enter, width: usize) -> String {
    match meaning(text, enter) {
        Reply::Explain => return phrases::EXPLAINED.to_owned(),
        Reply::Review => return phrases::REVIEWED.to_owned(),
        _ if text.trim().is_empty() => return phrases::EMPTY.to_owned(),
        _ => {}
    }
    after(&enter.message, text, width)
}

/// Returns a text that stays after its prompt, wrapped under its beginning.
pub(super) fn after(message: &str, text: &str, width: usize) -> String {
    // A sign and a space come before the message, a space after it.
    let before = " ".repeat(message.width() + 3);
    layout::wrap(&before, text.trim(), Some(width)).join("\n").trim_start().to_owned()
}

/// Returns what stays of a choice of several options after the prompt, whose text is `message`.
pub(super) fn kept_several(
    text: &str,
    meant: Option<Reply>,
    several: &Several,
    message: &str,
    width: usize,
) -> String {
    let remark = |text| row::remark(message, text, width);
    match meant {
        Some(Reply::Explain) => remark(phrases::EXPLAINED),
        Some(Reply::Review) => remark(phrases::REVIEWED),
        Some(Reply::Back(_)) => remark(phrases::BACK),
        Some(Reply::ChoseSeveral(places)) if places.is_empty() => remark(phrases::EMPTY),
        Some(Reply::ChoseSeveral(places)) => {
            let option = |place: &usize| {
                let number = format!("  {}) ", place + 1);
                layout::wrap(&number, &several.options[*place], Some(width)).join("\n")
            };
            format!("\n{}", places.iter().map(option).collect::<Vec<_>>().join("\n"))
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wizard::Commands;

    fn enter(present: &str) -> Enter {
        let commands = Commands { explain: true, back: true, review: true, ..Commands::default() };
        let (message, present) = (phrases::YOUR_ANSWER.to_owned(), present.to_owned());
        Enter { message, present, refused: false, commands }
    }

    #[test]
    fn a_command_works_beside_a_text_that_stands_there() {
        assert_eq!(meaning("CIO?", &enter("CIO")), Reply::Explain);
        assert_eq!(meaning("?", &enter("CIO")), Reply::Explain);
        assert_eq!(meaning("Manager", &enter("Manage")), Reply::Typed("Manager".to_owned()));
        assert_eq!(meaning("r", &enter("")), Reply::Review);
        assert_eq!(meaning("r", &enter("Manage")), Reply::Review);
        assert_eq!(meaning("Who?", &enter("CIO")), Reply::Typed("Who?".to_owned()));
        assert!(!hint(&enter("CIO")).contains("r review") && hint(&enter("")).contains("r review"));
        assert_eq!(kept("CIO?", &enter("CIO"), 80), phrases::EXPLAINED);
    }

    #[test]
    fn enter_does_not_keep_what_cannot_be_taken() {
        let refused = Enter { refused: true, ..enter("12x") };
        assert_eq!(hint(&refused), phrases::HINT_TEXT_REFUSED);
        let commands = Commands { explain: false, ..refused.commands };
        assert_eq!(hint(&Enter { commands, ..refused }), phrases::HINT_TEXT_REFUSED_MENU);
    }

    #[test]
    fn a_long_text_is_wrapped_at_words_behind_its_prompt() {
        assert_eq!(
            kept("kept for one quarter, then dropped", &enter(""), 40),
            "kept for one quarter,\n               then dropped"
        );
        assert_eq!(kept(" ", &enter(""), 40), phrases::EMPTY);
    }

    #[test]
    fn what_stays_after_a_long_prompt_stands_below_it() {
        let options = vec!["A board".to_owned()];
        let (message, commands) = (String::new(), Commands::default());
        let several = Several { message, options, present: Vec::new(), commands };
        let kept = |message: &str| {
            kept_several("", Some(Reply::ChoseSeveral(Vec::new())), &several, message, 40)
        };
        assert_eq!(kept("Your answer:"), phrases::EMPTY);
        assert_eq!(kept("What has raised this question..."), "\n  (left out)");
    }
}
