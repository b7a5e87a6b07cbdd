//! The widths of a table's columns, by what they hold.

use super::document::{Table, text_of};
use crate::templates::widths::width;

/// What the widths of all columns add up to.
pub(super) const WHOLE: usize = 1000;
/// The width of a line with letters of the size that [`width`] measures, and the room beside the
/// text of a cell.
const LINE: usize = 750;
const GAP: usize = 16;
/// The widest word that a column makes room for; longer ones break.
const LONGEST_WORD: usize = 110;

/// Returns the widths of the columns, in thousandths of the line; they add up to [`WHOLE`]. The table
/// says how wide they are. But no column is too narrow for its words while others have room, and none
/// is wider than its longest text while others need more.
pub(super) fn widths(table: &Table) -> Vec<usize> {
    let columns = 0..table.columns.len();
    let share = WHOLE / columns.len().max(1);
    let mut widths: Vec<usize> =
        columns.clone().map(|it| longest_word(table, it).min(share)).collect();
    let needed: Vec<usize> = columns.clone().map(|it| longest_text(table, it)).collect();
    // Each time, a column gets all that it needs, or nothing is left.
    for _ in columns.clone() {
        let open: Vec<usize> = columns.clone().filter(|it| widths[*it] < needed[*it]).collect();
        hand_out(table, &mut widths, &open, &needed);
    }
    let all: Vec<usize> = columns.collect();
    hand_out(table, &mut widths, &all, &vec![WHOLE; all.len()]);
    // What rounding leaves goes to the last column.
    let rest = WHOLE - widths.iter().sum::<usize>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// Divides what is left of the line among some columns, by what the table says of their widths; none
/// gets wider than `most`.
fn hand_out(table: &Table, widths: &mut [usize], columns: &[usize], most: &[usize]) {
    let said = |it: usize| table.columns[it].width.max(1);
    let left = WHOLE - widths.iter().sum::<usize>();
    let all: usize = columns.iter().map(|it| said(*it)).sum();
    for &it in columns {
        let wider = widths[it] + left * said(it) / all;
        widths[it] = wider.min(most[it].max(widths[it]));
    }
}

/// Returns the room that the longest word of a column needs.
fn longest_word(table: &Table, column: usize) -> usize {
    let ends = |it: char| it.is_whitespace() || it == '-';
    let words = |text: String| text.split(ends).map(width).max();
    room(cells(table, column).filter_map(words).max().map(|it| it.min(LONGEST_WORD)))
}

/// Returns the room that the longest text of a column needs to stand in one line.
fn longest_text(table: &Table, column: usize) -> usize {
    room(cells(table, column).map(|it| width(&it)).max())
}

fn cells(table: &Table, column: usize) -> impl Iterator<Item = String> {
    let rows = std::iter::once(&table.head).chain(&table.rows);
    rows.filter_map(move |row| row.get(column)).map(|cell| text_of(cell))
}

/// Returns the part of a line that a text needs in a table.
fn room(text: Option<usize>) -> usize {
    ((text.unwrap_or_default() + GAP) * WHOLE).div_ceil(LINE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::document::{Block, Document};

    fn widths_of(markdown: &str) -> Vec<usize> {
        let document = Document::parse(markdown);
        let [Block::Table(table)] = document.blocks.as_slice() else { panic!("{document:?}") };
        let widths = widths(table);
        assert_eq!(widths.iter().sum::<usize>(), WHOLE, "{widths:?}");
        widths
    }

    #[test]
    fn columns_are_as_wide_as_their_dashes_say() {
        let widths =
            widths_of("| a | b |\n| :------------- | :------------------------- |\n| c | d |\n");
        assert!((330..370).contains(&widths[0]), "{widths:?}");
    }

    #[test]
    fn a_narrow_column_has_room_for_its_words() {
        let widths = widths_of(
            "| Points | b |\n| -: | :------------------------------------ |\n| +3 | d |\n",
        );
        assert!(widths[0] > 75, "{widths:?}");
    }

    #[test]
    fn a_column_leaves_to_others_what_it_does_not_need() {
        let long = "Chief Operating Officer, who decides";
        let widths = widths_of(&format!(
            "| a | b | c |\n| :---- | :------------------ | :------------------ |\n| {long} | d | – |\n"
        ));
        assert!(widths[0] > 380, "{widths:?}");
    }

    #[test]
    fn many_columns_of_long_words_share_the_page() {
        let long = "Donaudampfschifffahrtsgesellschaft |".repeat(12);
        let rule = ":- |".repeat(12);
        let widths = widths_of(&format!("|{long}\n|{rule}\n|{long}\n"));
        assert!(widths.iter().all(|it| *it >= WHOLE / 12), "{widths:?}");
    }
}
