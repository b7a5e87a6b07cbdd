//! Text for a terminal: wrapped at words, measured in columns, without control characters.

use unicode_width::UnicodeWidthStr;

use crate::diagnostic::{is_hidden, is_unprintable};
use crate::phrases::{self, fill};
use crate::wizard::{Commands, Pick, Reply, Row, Said, plain_digits};

/// The largest width of text, because longer lines are hard to read.
pub(super) const WIDEST: usize = 96;
/// From this width on, names and answers are side by side on the check page.
const TWO_COLUMNS: usize = 72;
/// The column where the answers then begin.
const SECOND_COLUMN: usize = 36;

/// How a line is shown where there is colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Normal,
    Strong,
    Faint,
}

/// Returns the text without characters that could steer the terminal or reverse the reading
/// direction: they become `\u{fffd}`. Line ends and tabs stay.
pub fn clean(text: &str) -> String {
    let replace = |it: char| !matches!(it, '\n' | '\t') && is_unprintable(it);
    text.replace(replace, "\u{fffd}")
}

/// Returns the cleaned text without characters that are not seen, so that two names that look the same
/// are the same.
pub fn visible(text: &str) -> String {
    let replace = |it: char| !matches!(it, '\n' | '\t') && is_hidden(it);
    text.replace(replace, "\u{fffd}")
}

/// Returns the text on one line, cleaned.
pub(super) fn clean_line(text: &str) -> String {
    clean(text).replace(['\n', '\t'], " ")
}

/// Returns the text in lines of at most `width` columns, the first after `first`, the others after
/// as many spaces. Without a width, on one line.
pub(super) fn wrap(first: &str, text: &str, width: Option<usize>) -> Vec<String> {
    let text = clean_line(text);
    let Some(width) = width else { return vec![format!("{first}{text}")] };
    let indent = " ".repeat(first.width());
    let options = textwrap::Options::new(width.max(first.width() + 10))
        .initial_indent(first)
        .subsequent_indent(&indent)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(&text, options).into_iter().map(|it| it.trim_end().to_owned()).collect()
}

/// Returns the line as it is if it fits, or wrapped at words, under its indent or after its dash.
pub(super) fn fit(line: &str, width: Option<usize>) -> String {
    match width {
        Some(width) if line.width() > width => {
            let text = line.trim_start_matches([' ', '-']);
            let (first, text) = line.split_at(line.len() - text.len());
            wrap(first, text, Some(width.min(WIDEST))).join("\n")
        }
        _ => line.to_owned(),
    }
}

/// Returns the text cut to one line of at most `width` columns.
pub(super) fn cut(text: &str, width: usize) -> String {
    let lines = wrap("", text, Some(width.saturating_sub(3).max(1)));
    match lines.as_slice() {
        [] => String::new(),
        [line] => line.clone(),
        [line, ..] => format!("{line}..."),
    }
}

/// Returns the text on one line, cut in the middle between two words.
pub(super) fn cut_inside(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(' ').collect();
    let half = width.saturating_sub(3) / 2;
    let fitting = |words: &mut dyn Iterator<Item = &&str>, room: usize| {
        let mut taken = 0;
        words
            .take_while(|it| {
                taken += it.width() + 1;
                taken <= room
            })
            .count()
    };
    let first = fitting(&mut words.iter(), half).max(1);
    let begin = words[..first].join(" ");
    let room = width.saturating_sub(begin.width() + 3);
    let last = fitting(&mut words[first..].iter().rev(), room);
    let end = words[words.len() - last..].join(" ");
    format!("{begin} ...{end}")
}

/// Returns what a number with an `n` after it means: that option, and a note on it.
pub(super) fn noted(typed: &str, options: usize, offered: Commands) -> Option<Reply> {
    let typed = plain_digits(typed);
    let number = typed.strip_suffix(['n', 'N']).filter(|_| offered.note)?;
    let place = number.trim().parse::<usize>().ok()?.checked_sub(1)?;
    Some(Reply::ChoseToNote(place)).filter(|_| place < options)
}

/// Returns what a line typed at a choice of several options means: their numbers, with spaces or
/// commas between, or a command at its end. `None`: neither.
pub(super) fn several(typed: &str, options: usize, offered: Commands) -> Option<Reply> {
    let typed = plain_digits(typed);
    let words: Vec<&str> = typed
        .split([' ', ',', ';', '\u{3000}', '\u{ff0c}', '\u{3001}'])
        .map(|it| it.trim_end_matches('.'))
        .filter(|it| !it.is_empty())
        .collect();
    match words.last().copied() {
        Some("?") if offered.explain => return Some(Reply::Explain),
        Some("b" | "B") if offered.back => return Some(Reply::Back(String::new())),
        Some("r" | "R") if offered.review => return Some(Reply::Review),
        _ => {}
    }
    let place = |word: &&str| {
        let place = word.parse::<usize>().ok()?.checked_sub(1)?;
        Some(place).filter(|it| *it < options)
    };
    let mut places = words.iter().map(place).collect::<Option<Vec<_>>>()?;
    places.sort_unstable();
    places.dedup();
    Some(Reply::ChoseSeveral(places))
}

/// Returns the places of the rows that a line typed at a list means: the one of this number, else those
/// that are found by it.
///
/// # Errors
///
/// Returns the reply that is meant instead, if the line is a command.
pub(super) fn picked(typed: &str, pick: &Pick) -> Result<Vec<usize>, Reply> {
    let typed = plain_digits(typed.trim());
    if matches!(&*typed, "b" | "B") && pick.commands.back {
        return Err(Reply::Back(String::new()));
    }
    let number = typed.trim_end_matches('.').parse::<usize>().ok();
    let place = number.and_then(|it| it.checked_sub(1)).filter(|it| *it < pick.rows.len());
    Ok(place.map_or_else(|| pick.matching(&typed), |it| vec![it]))
}

/// Returns the numbers of options as they are typed, with spaces between.
pub(super) fn numbers(places: &[usize]) -> String {
    places.iter().map(|it| (it + 1).to_string()).collect::<Vec<_>>().join(" ")
}

/// Returns how many rows the text takes in a terminal of so many columns.
pub(super) fn rows(text: &str, columns: usize) -> usize {
    text.split('\n').map(|line| line.width().div_ceil(columns.max(1)).max(1)).sum()
}

/// Returns the lines of a message.
pub(super) fn lines(said: &Said, width: Option<usize>) -> Vec<(Style, String)> {
    let styled = |style, lines: Vec<String>| lines.into_iter().map(move |it| (style, it));
    let blank = (Style::Normal, String::new());
    match said {
        Said::Title(text) => {
            let mut lines = vec![blank];
            lines.extend(styled(Style::Strong, wrap("", text, width)));
            lines
        }
        Said::Progress(text) => {
            let mut lines = vec![blank];
            lines.extend(styled(Style::Faint, wrap("", text, width)));
            lines
        }
        Said::Question(text) => styled(Style::Strong, wrap("", text, width)).collect(),
        Said::Text(text) => styled(Style::Normal, wrap("", text, width)).collect(),
        // Never wrapped, so that it can be copied.
        Said::Command(text) => vec![(Style::Normal, format!("  {}", clean_line(text)))],
        Said::Error(message) => {
            let text = fill(phrases::ERROR, &[("message", message)]);
            styled(Style::Strong, wrap("", &text, width)).collect()
        }
        Said::Row(it) => styled(Style::Normal, row(it, width)).collect(),
        Said::Page(page) => {
            let mut lines = vec![blank];
            let fitted: Vec<String> = page.lines().map(|it| fit(&clean(it), width)).collect();
            lines.extend(styled(
                Style::Normal,
                fitted.join("\n").split('\n').map(str::to_owned).collect(),
            ));
            lines
        }
    }
}

/// Returns the lines of an answer: the question, and the answer after it.
pub(super) fn listed(number: &str, row: &Row, width: Option<usize>) -> Vec<String> {
    wrap(number, &row.line(), width)
}

/// Returns an answer: side by side with its question where there is room, else behind it.
fn row(row: &Row, width: Option<usize>) -> Vec<String> {
    let side_by_side = width.filter(|it| *it >= TWO_COLUMNS);
    let Some(width) = side_by_side else {
        return listed("  ", row, width);
    };
    let left = wrap("  ", &row.question(), Some(SECOND_COLUMN - 2));
    let right = wrap("", &row.answer, Some(width - SECOND_COLUMN));
    (0..left.len().max(right.len()))
        .map(|line| {
            let left = left.get(line).map_or("", String::as_str);
            let right = right.get(line).map_or("", String::as_str);
            let gap = " ".repeat(SECOND_COLUMN.saturating_sub(left.width()));
            format!("{left}{gap}{right}").trim_end().to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_never_printed() {
        assert_eq!(clean("a\u{1b}[31mb\r\nc\td"), "a\u{fffd}[31mb\u{fffd}\nc\td");
        assert_eq!(clean("x\u{202e}y\u{9b}"), "x\u{fffd}y\u{fffd}");
    }

    #[test]
    fn text_is_wrapped_at_words_under_its_beginning() {
        assert_eq!(
            wrap("1) ", "one two three four five", Some(14)),
            ["1) one two", "   three four", "   five"]
        );
        assert_eq!(wrap("1) ", "one two", None), ["1) one two"]);
        assert_eq!(wrap("", "", Some(10)), [""]);
    }

    #[test]
    fn a_line_that_fits_stays() {
        assert_eq!(fit("  one   two", Some(11)), "  one   two");
        assert_eq!(fit("one two three", Some(11)), "one two\nthree");
        assert_eq!(fit("- one two three", Some(11)), "- one two\n  three");
        assert_eq!(fit("one two three", None), "one two three");
    }

    #[test]
    fn several_options_are_numbers_with_spaces_or_commas_between() {
        let commands = Commands { explain: true, back: true, ..Commands::default() };
        let meant = |typed| several(typed, 11, commands);
        assert_eq!(meant("11, 2 2,3."), Some(Reply::ChoseSeveral(vec![1, 2, 10])));
        assert_eq!(meant("１１、２"), Some(Reply::ChoseSeveral(vec![1, 10])));
        assert_eq!(meant(""), Some(Reply::ChoseSeveral(Vec::new())));
        assert_eq!(meant("2 5 ?"), Some(Reply::Explain));
        assert_eq!(meant("B"), Some(Reply::Back(String::new())));
        for wrong in ["12", "0", "2 x", "r", "1-3"] {
            assert_eq!(meant(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_line_typed_at_a_list_is_a_number_a_word_or_a_command() {
        let row = |reference: &str, name: &str| {
            let (reference, name, answer) = (reference.to_owned(), name.to_owned(), "2".to_owned());
            Row { reference, name, answer, tags: Vec::new() }
        };
        let rows = vec![row("A1", "Budget"), row("A2", "Board")];
        let commands = Commands { back: true, ..Commands::default() };
        let pick = Pick { message: String::new(), rows, commands };
        for (typed, places) in [
            ("", &[0, 1][..]),
            ("2", &[1]),
            (" ２. ", &[1]),
            ("a1", &[0]),
            ("bo", &[1]),
            ("3", &[]),
        ] {
            assert_eq!(picked(typed, &pick), Ok(places.to_vec()), "{typed}");
        }
        assert_eq!(picked("B", &pick), Err(Reply::Back(String::new())));
        let without = Pick { commands: Commands::default(), ..pick };
        assert_eq!(picked("b", &without), Ok(vec![0, 1]));
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(rows("東京東京東京", 10), 2);
        assert_eq!(rows("a\n\nb", 10), 3);
        assert_eq!(wrap("", "東京 東京 東京", Some(10)), ["東京 東京", "東京"]);
    }

    #[test]
    fn a_cut_line_shows_that_it_is_cut() {
        assert_eq!(cut("one two three", 20), "one two three");
        assert_eq!(cut("one two three", 12), "one two...");
    }

    #[test]
    fn a_line_cut_inside_shows_both_its_ends() {
        let text = "1) Write the decision paper to answers.docx (Word)";
        assert_eq!(cut_inside(text, 50), text);
        assert_eq!(cut_inside(text, 37), "1) Write the ...answers.docx (Word)");
        assert_eq!(cut_inside("one two", 5), "one ...");
    }

    #[test]
    fn the_check_page_is_side_by_side_where_there_is_room() {
        let answer = "3: One of them moved a date or changed the scope".to_owned();
        let (reference, name) = ("A1".to_owned(), "How MOps' advice fares".to_owned());
        let answered = Row { reference, name, answer, tags: Vec::new() };
        assert_eq!(
            row(&answered, Some(72)),
            [
                "  A1 How MOps' advice fares         3: One of them moved a date or",
                "                                    changed the scope"
            ]
        );
        assert_eq!(
            row(&answered, Some(40)),
            ["  A1 How MOps' advice fares: 3: One of", "  them moved a date or changed the scope"]
        );
    }
}
